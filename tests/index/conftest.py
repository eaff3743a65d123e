from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hashing_embedder import HashingEmbedder

from index import Record, reindex

BUDGET = """# Referat

2. møde i driftsudvalget

Dato: 4. marts 2025

## Pkt. 7/25 Budget for fjernvarme (B)

### Indstilling

Det indstilles, at udvalget afsætter 400.000 kr. til nye målere.

### Referat

Udvalget afsatte 350.000 kr. til nye målere. Restbeløbet udsættes til efteråret.

## Pkt. 8/25 FlexDok-licens (O)

### Referat

Licensen fornys for tre år. Genomdatabasen flyttes i maj.
"""

BOARD = """# Referat

5. møde i bestyrelsen

Dato: 10. juni 2025

## Pkt. 12/25 Ansættelse af direktør (B)

### Referat

Bestyrelsen ansatte en ny direktør pr. 1. august 2025. Lønnen er fortrolig.
"""

MANDATE = """# Kommissorium for driftsudvalget

## Formål

Udvalget fører tilsyn med driften af fjernvarme og målere.

## Medlemmer

Udvalget har fem medlemmer, der udpeges af bestyrelsen for to år.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents, one of which only the board may see."""
    folder = tmp_path / "documents"
    for name, text in {
        "referat-2025-03-04.md": BUDGET,
        "board/referat-2025-06-10.md": BOARD,
        "kommissorium-driftsudvalget.md": MANDATE,
        "labels.toml": '[[rules]]\nfiles = "board/**"\nlabels = ["board"]\n',
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def embedder() -> HashingEmbedder:
    return HashingEmbedder()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def record(home: Path) -> Iterator[Record]:
    """A record with nothing in it."""
    with Record.create_or_open(home) as record:
        yield record


@pytest.fixture
def indexed(record: Record, folder: Path, embedder: HashingEmbedder) -> Record:
    """The record of the three documents."""
    reindex(folder, record, embedder)
    embedder.embedded.clear()
    return record


@pytest.fixture
def write(folder: Path) -> Callable[[str, str], None]:
    """Writes a document of the folder."""

    def write(name: str, text: str) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")

    return write
