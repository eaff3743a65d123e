"""The rows of a mandate, and what is true of the whole of it: its width, its signs, its levels.

The one thing to know: where a file marks its headings, or numbers them with "§", a line that
only looks like a heading is none.
"""

import re
from dataclasses import dataclass, replace

from corpus.mandates.clauses import Wrapping
from corpus.model import Document, MarkKind, Span
from corpus.rows import Row, rows_of

__all__ = ["SIGN", "Head", "MandateRows"]

# "§ 3 Medlemmer", "§3.1 Regler", "§ 4. Bestyrelsen består af …"
SIGN = re.compile(
    r"^§+\s*(?P<number>\d{1,3}(?:\.\d{1,2})*\s?[a-z]?)(?=[\s.:–,-]|$)[.:]?(?P<rest>.*)$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: the rows it takes, where its words end, and of which form it is."""

    at: int
    last: int
    title: Span
    body: int
    form: str  # "level", "sign", "division", "number", "name", "line"
    depth: int = 0


class MandateRows:
    """The rows of one mandate, and what is true of the whole of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.rows = _rows(document)
        self.wrapping = Wrapping.of(document.text)
        self.signs = sum(bool(SIGN.match(row.words)) for row in self.rows) >= 2
        self.levels = sum(row.level > 0 for row in self.rows) >= 3
        self.tables = {m.span.start for m in document.marks if m.kind is MarkKind.TABLE_ROW}

    def above(self, at: int) -> Row | None:
        """The row above, or None where that is blank."""
        return self.rows[at - 1] if at and not self.rows[at - 1].blank else None

    def below(self, at: int) -> Row | None:
        """The row below, or None where that is blank."""
        return (
            self.rows[at + 1] if at + 1 < len(self.rows) and not self.rows[at + 1].blank else None
        )

    def next_words(self, at: int) -> int | None:
        """Where the next row stands that is not blank."""
        return next((i for i in range(at + 1, len(self.rows)) if not self.rows[i].blank), None)

    def is_free(self, at: int) -> bool:
        """Whether the line above is blank or ends what it says."""
        above = self.above(at)
        if above is None or above.level:
            return True
        line = self.text[above.span.start : above.span.end].rstrip()
        return line.endswith((".", ":", ";", "!", "?", ")")) or self.wrapping.ended(
            line, self.rows[at].words, room=8
        )


def _rows(document: Document) -> tuple[Row, ...]:
    """The rows of the text before its running headers; headings that the file marks have a level."""
    rows = rows_of(document.text, markdown=document.markdown)
    levels = {m.span.start: m.level for m in document.marks if m.kind is MarkKind.HEADING}
    end = document.furniture.start if document.furniture else len(document.text)
    return tuple(
        replace(row, level=levels[row.span.start])
        if not row.level and row.span.start in levels
        else row
        for row in rows
        if row.span.start < end or not row.span.start
    )
