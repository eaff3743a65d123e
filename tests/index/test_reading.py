from collections.abc import Callable
from pathlib import Path

import pytest
from hashing_embedder import HashingEmbedder

from corpus import FolderError
from index import Record, reindex
from index.reading import find_files, read_changed, reader_of

Write = Callable[[str, str], None]

WORDS = '[minutes_titles]\nda = ["kredsark"]\n'


def test_words_of_the_archive_decide_how_it_is_read(folder: Path, write: Write) -> None:
    """What ``vocabulary.toml`` adds is in force for the reading of the folder's files."""
    write("maj.md", "# Kredsark\n\nDato: 4. maj 2025\n\n## 1. Budget\n\nGodkendt.\n")
    files, _ = find_files(folder, {})
    kinds = []
    for words in ("", WORDS):
        write("vocabulary.toml", words)
        read, _ = read_changed(folder, files, {})
        kinds += [one.document.kind.value for one in read if one.document.path == "maj.md"]
    assert kinds[1] == "minutes"
    assert kinds[0] != kinds[1]


def test_vocabulary_is_no_document(folder: Path, write: Write) -> None:
    """The archive's own words are not indexed."""
    write("vocabulary.toml", WORDS)
    assert "vocabulary.toml" not in find_files(folder, {})[0]


def test_other_words_read_every_file_again(
    indexed: Record, folder: Path, embedder: HashingEmbedder, write: Write
) -> None:
    """A change of the words makes unchanged files be read anew; the same words again do not."""
    before = reader_of(folder)
    write("vocabulary.toml", WORDS)
    assert reader_of(folder) != before
    assert len(reindex(folder, indexed, embedder).changed) == 3
    assert reindex(folder, indexed, embedder).unchanged == 3
    (folder / "vocabulary.toml").unlink()
    assert reader_of(folder) == before


@pytest.mark.parametrize(
    "words", ["da = ", "[ukendt]\nda = ['x']\n", "[minutes_titles]\nda = 'x'\n"], ids=["no toml", "topic", "form"]
)  # fmt: skip
def test_mistake_in_the_words_changes_nothing(
    indexed: Record, folder: Path, embedder: HashingEmbedder, write: Write, words: str
) -> None:
    """With a mistake in ``vocabulary.toml`` nothing is read, and the error says what to mend."""
    write("vocabulary.toml", WORDS)
    reindex(folder, indexed, embedder)
    write("vocabulary.toml", words)
    write("nyt.md", "# Kommissorium\n\n## Formål\n\nNyt.\n")
    with pytest.raises(FolderError, match=r"vocabulary\.toml.*Nothing was changed"):
        reindex(folder, indexed, embedder)
    assert indexed.document("nyt.md") is None


def test_results_and_failures_are_in_order_of_the_paths(folder: Path, write: Write) -> None:
    """Which process was faster decides nothing."""
    for number in range(12):
        write(
            f"{number:02}.md",
            "" if number % 3 == 0 else f"# Kommissorium {number}\n\n## Formål\n\nNyt.\n",
        )
    told: list[tuple[int, int]] = []
    files, _ = find_files(folder, {})
    read, failed = read_changed(folder, files, {}, progress=lambda *steps: told.append(steps))
    paths = [one.document.path for one in read]
    assert paths == sorted(paths)
    assert [one.file for one in failed] == ["00.md", "03.md", "06.md", "09.md"]
    assert told[-1] == (15, 15)
