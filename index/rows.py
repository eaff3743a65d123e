"""The record's rows and what they stand for: conditions on them, and their values as the corpus' types."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt

from corpus import Document, DocumentKind, Passage, SectionKind, Span
from index.filter import Filter
from index.meanings import decode_format, decode_words

__all__ = ["IndexedDocument", "Keys", "Labels", "RetiredPassage"]

Keys = npt.NDArray[np.int64]
Labels = frozenset[str] | None  # a document is visible to who holds one of its labels; None: to all


COLUMNS = (
    "key, id, passages.document, first, last, passages.text, first_line, last_line, page, body, "
    "meeting, date, item, item_title, section, heading, kind, title"
)
DOCUMENT = "path, kind, title, sha256, text, markdown, format"
LIVE = (
    "FROM passages JOIN documents ON documents.path = passages.document WHERE removed_seq IS NULL"
)


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """A document in the record, without its text.

    Attributes:
        path: ``Document.path``.
        reader: version of the code that read it.
        labels: who may see it.
        indexed_at: in UTC.
    """

    path: str
    kind: DocumentKind
    title: str
    sha256: str
    reader: str
    labels: frozenset[str]
    indexed_at: datetime


@dataclass(frozen=True, slots=True)
class RetiredPassage:
    """What is still known of a passage whose text was changed or removed."""

    id: str
    document: str
    item: str | None
    section: SectionKind


def visible(column: str, labels: Labels) -> tuple[str, tuple[str, ...]]:
    """A condition that a document carries one of the labels, and its parameters."""
    if labels is None:
        return "", ()
    marks = ", ".join("?" * len(labels))
    condition = f" AND {column} IN (SELECT document FROM labels WHERE label IN ({marks}))"  # noqa: S608
    return condition, tuple(sorted(labels))


def conditions(where: Filter) -> tuple[str, tuple[str, ...]]:
    """Conditions that a passage is let through by the filter, and their parameters."""
    values = {f"passages.{name} = ?": value for name, value in where.values().items()}
    if where.date_from is not None:
        values["date >= ?"] = where.date_from.isoformat()
    if where.date_to is not None:
        values["date <= ?"] = where.date_to.isoformat()
    return "".join(f" AND {condition}" for condition in values), tuple(values.values())


def retired_of(row: tuple[Any, ...]) -> RetiredPassage:
    """The retired passage in a row of id, document, item and section."""
    return RetiredPassage(id=row[0], document=row[1], item=row[2], section=SectionKind(row[3]))


def document_of(row: tuple[Any, ...], pages: Iterable[tuple[int, int]]) -> Document:
    """The document in a row of ``DOCUMENT`` and ``places``."""
    marks, furniture, notes = decode_format(row[6])
    return Document(
        path=row[0],
        kind=DocumentKind(row[1]),
        title=row[2],
        sha256=row[3],
        text=row[4],
        pages=tuple(Span(*page) for page in pages),
        markdown=bool(row[5]),
        marks=marks,
        words=decode_words(row[7]),
        furniture=furniture,
        notes=notes,
    )


def passage_of(row: tuple[Any, ...]) -> Passage:
    """The passage in a row of ``COLUMNS``."""
    return Passage(
        id=row[1],
        document=row[2],
        kind=DocumentKind(row[16]),
        title=row[17],
        span=Span(row[3], row[4]),
        text=row[5],
        lines=(row[6], row[7]),
        page=row[8],
        body=row[9],
        meeting=row[10],
        date=date.fromisoformat(row[11]) if row[11] else None,
        item=row[12],
        item_title=row[13],
        section=SectionKind(row[14]),
        heading=row[15],
    )
