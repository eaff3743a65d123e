"""Documents for tests: the fictional sample, and real ones where they are at hand."""

from pathlib import Path

import pytest

from corpus import Document, DocumentKind, document_files, read_document

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "corpus" / "sample"
SHARED = ROOT.parent / "shared"


def minutes(text: str, *, markdown: bool = False) -> Document:
    """A document of minutes with this text."""
    return Document("referat.txt", DocumentKind.MINUTES, "Referat", "", text, (), markdown)


def mandate(text: str, *, markdown: bool = False, title: str = "Kommissorium") -> Document:
    """A mandate with this text."""
    return Document("kommissorium.txt", DocumentKind.MANDATE, title, "", text, (), markdown)


def sample_documents() -> list[Document]:
    """Every document of the sample."""
    return [read_document(file, SAMPLE) for file in document_files(SAMPLE)]


def shared(part: str) -> Path:
    """A folder of real documents; the test is skipped, saying so, where it is not at hand."""
    folder = SHARED / part
    if not folder.is_dir():
        pytest.skip(
            f"needs the real documents in ../shared/{part}, which are not part of the project"
        )
    return folder
