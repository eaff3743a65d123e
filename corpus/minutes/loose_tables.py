"""Records kept in two columns whose cells run over several lines: the item left, the record right.

The one thing to know: a text copy of such a table has a line for each line of a
cell, the record's behind a tab, so that an item runs from the line of its number
to the next.
"""

import re
from collections.abc import Mapping

from corpus.minutes.announcements import Announcement, announce, opening_of
from corpus.model import ItemKind, Section, SectionKind, Span
from corpus.rows import Row, section_titled
from corpus.terms import keys

__all__ = ["loose_rows"]

TableItem = tuple[Announcement, tuple[Section, ...]]
_FEWEST = 2


def loose_rows(
    text: str, rows: tuple[Row, ...], legend: Mapping[str, ItemKind]
) -> dict[int, TableItem]:
    """Row index → the item that begins there, for a table of two columns with wrapped cells."""
    for at, row in enumerate(rows):
        if _heads_columns(row):
            found = _items(text, rows, at + 1, legend)
            return found if len(found) >= _FEWEST else {}
    return {}


def _heads_columns(row: Row) -> bool:
    """For instance "Dagsorden ⇥ Beslutning / referat"."""
    if len(row.cells) != 2 or row.words.startswith("|"):
        return False
    title, record = (cell.strip(" *_:.").casefold() for cell in row.cells)
    parts = [part.strip() for part in re.split(r"/|&|\bog\b|\band\b", record)]
    named = keys("agenda_columns").get(title) in {"title", "number"}
    return named and all(section_titled(part) is SectionKind.REFERAT for part in parts)


def _items(
    text: str, rows: tuple[Row, ...], first: int, legend: Mapping[str, ItemKind]
) -> dict[int, TableItem]:
    starts: list[int] = []
    wrapped = False
    stop = len(rows)
    for at in range(first, len(rows)):
        row = rows[at]
        if row.blank:
            continue
        right = text[row.span.start : row.span.start + 1] == "\t"
        wrapped = wrapped or right
        opening = None if right else opening_of(_left(text, row))
        if opening is not None and opening.title:
            starts.append(at)
        elif not right and len(row.cells) < 2 and starts and rows[at - 1].blank:
            stop = at  # what stands below the table
            break
    if not wrapped:
        return {}
    ends = [*starts[1:], stop]
    return {at: _item(text, rows, at, end, legend) for at, end in zip(starts, ends, strict=True)}


def _left(text: str, row: Row) -> str:
    return text[row.span.start : row.span.end].partition("\t")[0].strip()


def _item(
    text: str, rows: tuple[Row, ...], at: int, stop: int, legend: Mapping[str, ItemKind]
) -> TableItem:
    """The title over the lines of the left cell; the record from the first tab on."""
    left: list[str] = []
    body: int | None = None
    for row in rows[at:stop]:
        if row.blank:
            break
        tab = text.find("\t", row.span.start, row.span.end)
        if (body is None or tab > row.span.start) and (printed := _left(text, row)):
            left.append(printed)
        if body is None and tab >= 0:
            body = tab + 1
    opening = opening_of(left[0])
    number, title = (opening.number, opening.title) if opening else (None, left[0])
    start, end = rows[at].span.start, rows[stop - 1].span.end
    body = min(body if body is not None else rows[at].span.end, end)
    span = Span(start + rows[at].indent, start + rows[at].indent + len(left[0]))
    found = announce(number, " ".join([title, *left[1:]]), span, legend=legend)
    section = Section(SectionKind.REFERAT, None, Span(start, end), Span(body, end))
    return found, (section,)
