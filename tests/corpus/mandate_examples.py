"""The invented mandates of ``tests/data/mandates``, each with what should be understood of it."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus import Document, DocumentKind

FOLDER = Path(__file__).parent.parent / "data" / "mandates"


@dataclass(frozen=True)
class Example:
    """A mandate and what should be found in it; ``expected`` as in the file."""

    document: Document
    expected: dict[str, Any]

    def field(self, name: str) -> str | date | None:
        value = self.expected.get(name)
        assert value is None or isinstance(value, str | date)
        return value

    @property
    def seats(self) -> list[tuple[str | None, str | None, str | None, int, str | None]]:
        return [
            (n or None, o or None, r or None, c, a or None)
            for n, o, r, c, a in self.expected["seats"]
        ]


def example(name: str) -> Example:
    """One of the examples by the name of its file."""
    read = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    text = read["text"].lstrip("\n")
    document = Document(
        read["path"], DocumentKind.MANDATE, read["title"], "", text, (), read.get("markdown", False)
    )
    return Example(document, read["expected"])


NAMES = sorted(file.stem for file in FOLDER.glob("*.toml"))
each_example = pytest.mark.parametrize("name", NAMES)
