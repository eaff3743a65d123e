"""A file read whole: the document, what it means, and its passages.

The one thing to know: this is what runs apart from the rest, in a process that
may be ended; what it gives can be pickled.
"""

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import DocumentError
from corpus.model import Document, Mandate, Meeting, Passage
from corpus.passages import split_passages
from corpus.readers import read_document
from corpus.terms import load_vocabulary, using
from corpus.understanding import understand

__all__ = ["WholeDocument", "read_whole"]


@dataclass(frozen=True, slots=True)
class WholeDocument:
    """A document with all that was understood of it."""

    document: Document
    meaning: Meeting | Mandate
    passages: tuple[Passage, ...]


def read_whole(file: Path, root: Path, vocabulary: Path | None = None) -> WholeDocument:
    """Reads and understands one file.

    Args:
        file: to read.
        root: the documents folder.
        vocabulary: a file with words of the archive's own, or None.

    Raises:
        DocumentError: the file cannot be read, or holds nothing that could be cited.
    """
    with using(load_vocabulary(vocabulary)):
        document = read_document(file, root)
        meaning = understand(document)
        passages = split_passages(document, meaning)
    if not passages:
        raise DocumentError("it has no passage that could be cited. Check that it holds text.")
    if len({passage.id for passage in passages}) < len(passages):
        raise ValueError("two passages have the same id")
    return WholeDocument(document, meaning, passages)
