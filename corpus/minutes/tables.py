"""Records kept as a table: a row for each item, with columns for subject, record and who acts.

The one thing to know: the column headings say the role of each cell, so that a
cell becomes a section of its own; an agenda's table, which records nothing, is
not read here.
"""

import re
from collections.abc import Iterator, Mapping

from corpus.minutes.announcements import Announcement, announce, opening_of
from corpus.model import ItemKind, Section, SectionKind, Span
from corpus.rows import Row, bare, section_titled
from corpus.terms import keys, words
from corpus.text import mend

__all__ = ["TableItem", "cell_spans", "record_rows"]

TableItem = tuple[Announcement, tuple[Section, ...]]


def record_rows(
    text: str, rows: tuple[Row, ...], legend: Mapping[str, ItemKind]
) -> dict[int, TableItem]:
    """Row index → the item that the row records, for tables whose headings name a record."""
    found: dict[int, TableItem] = {}
    roles: dict[int, SectionKind | str] = {}
    for at, row in enumerate(rows):
        if not row.cells and not row.rule:
            roles = {} if not row.blank else roles
            continue
        if columns := _roles(row):
            roles = columns
        elif roles and row.cells and (item := _item(text, row, roles, legend)):
            found[at] = item
    return found if len(found) > 1 else {}


def _roles(row: Row) -> dict[int, SectionKind | str]:
    """What each column holds, for a heading row with a column of subjects and one of records."""
    if sum(map(bool, row.cells)) < 2 or any(len(cell) > 45 for cell in row.cells):
        return {}
    roles: dict[int, SectionKind | str] = {}
    titled = False
    for at, cell in enumerate(row.cells):
        name = bare(cell).casefold().rstrip(".")
        column = keys("agenda_columns").get(name)
        record = section_titled(name) or _compound(name)
        acting = all(part.strip() in words("acting_columns") for part in name.split("/"))
        if acting and titled:
            record = SectionKind.VIDERE_PROCES
        if column in {"title", "number"} and not (titled and record):
            roles[at] = column
            titled = titled or column == "title"
        elif record:
            roles[at] = record
        elif column:
            roles[at] = column
    if not titled:
        roles = {at: "title" if role == "number" else role for at, role in roles.items()}
    recorded = SectionKind.REFERAT in roles.values()
    return roles if recorded and "title" in roles.values() else {}


def _compound(name: str) -> SectionKind | None:
    """The role of "Referat/beslutning", "Discussion and actions"."""
    parts = [p.strip() for p in re.split(r"/|&|,|\bog\b|\band\b", name) if p.strip()]
    kinds = [section_titled(part) for part in parts]
    return kinds[0] if len(kinds) > 1 and all(kinds) else None


def cell_spans(text: str, row: Row) -> tuple[Span, ...]:
    """Where each of a row's cells stands, without white space around it."""
    separator = "|" if row.words.startswith("|") else "\t"
    start, end = row.span.start + row.indent, row.span.end
    spans: list[Span] = []
    if separator == "|":
        start += 1
    at = start
    while at <= end and len(spans) < len(row.cells):
        stop = text.find(separator, at, end)
        stop = end if stop < 0 else stop
        inside = text[at:stop]
        left = len(inside) - len(inside.lstrip())
        spans.append(Span(at + left, max(at + left, at + len(inside.rstrip()))))
        at = stop + 1
        while separator == "\t" and text[at : at + 1] == "\t" and not _marked(row):
            at += 1
    return tuple(spans)


def _marked(row: Row) -> bool:
    return "" in row.cells


def _item(
    text: str, row: Row, roles: Mapping[int, SectionKind | str], legend: Mapping[str, ItemKind]
) -> TableItem | None:
    spans = cell_spans(text, row)
    said = {roles[at]: mend(text, span) for at, span in enumerate(spans) if at in roles}
    printed = " ".join(filter(None, (str(said.get("number", "")), str(said.get("title", "")))))
    opening = opening_of(printed)
    number, title = (opening.number, opening.title) if opening else (None, printed)
    titles = [span for at, span in enumerate(spans) if roles.get(at) in {"number", "title"}]
    prose = title.rstrip(" *").endswith(".") and len(title.split()) > 8
    if not title.strip(" *") or not titles or prose:
        return None
    span = Span(titles[0].start, titles[-1].end)
    found = announce(number, title.replace("**", ""), span, legend=legend)
    sections = tuple(_cells(text, row, spans, roles))
    return (found, sections) if sections else None


def _cells(
    text: str, row: Row, spans: tuple[Span, ...], roles: Mapping[int, SectionKind | str]
) -> Iterator[Section]:
    """A section for each cell that has a role; together they cover the row."""
    held = [
        (role, span)
        for at, span in enumerate(spans)
        if isinstance(role := roles.get(at), SectionKind) and span.start < span.end
    ]
    start = row.span.start
    for index, (role, span) in enumerate(held):
        end = held[index + 1][1].start if index + 1 < len(held) else row.span.end
        yield Section(role, None, Span(start, end), span)
        start = end
    if not held and text[row.span.start : row.span.end].strip():
        yield Section(SectionKind.OEVRIGT, None, row.span, Span(row.span.end, row.span.end))
