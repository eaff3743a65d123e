"""Minutes read as a meeting: head, agenda, participants, items and their sections.

The one thing to know: the sections of a meeting, in order, cover the whole
text. What is not recognised is still a section, of kind OEVRIGT, and so still
becomes passages.
"""

import re
from dataclasses import dataclass, replace

from corpus.minutes.agenda import (
    agenda_entries,
    column_heading,
    has_page,
    heads_record,
    is_legend,
    part_at,
    part_of,
)
from corpus.minutes.announcements import Announcement, legend_of, letters_of, opening_of
from corpus.minutes.attachments import item_attachments
from corpus.minutes.front import front_sections
from corpus.minutes.head import read_head
from corpus.minutes.item_headings import Start, find_starts
from corpus.minutes.loose_tables import loose_rows
from corpus.minutes.sections import cut_sections
from corpus.minutes.series import find_series
from corpus.minutes.tables import TableItem, record_rows
from corpus.model import (
    AgendaItem,
    Document,
    ItemKind,
    Meeting,
    Section,
    SectionKind,
    Span,
)
from corpus.rows import Row, front_heading, label_of, rows_of, section_heading
from corpus.terms import from_words, phrases

__all__ = ["parse_minutes"]


def parse_minutes(document: Document) -> Meeting:
    """A document of minutes as a meeting.

    The structure only: people, decisions and what else the record holds are read from it by
    ``understand``. Never fails: a document without agenda or items gives a meeting that holds
    its text in ``front`` sections.
    """
    layout = _lay_out(document)
    items = _items(layout)
    front = front_sections(
        layout.text,
        layout.rows,
        layout.cuts,
        layout.extents,
        furniture=document.furniture,
    )
    head = read_head(document, layout.rows, front, items)
    return Meeting(
        body=head.body,
        number=head.number,
        date=head.date,
        start=head.start,
        end=head.end,
        place=head.place,
        participants=(),
        front=front,
        items=items,
        chair=head.chair,
        minute_taker=head.minute_taker,
        next_meeting=head.next_meeting,
        approved=head.approved,
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """A document's rows and what was found on them.

    Attributes:
        cuts: row → the front matter that it opens.
        extents: row on which an item starts → the row after its last.
    """

    text: str
    rows: tuple[Row, ...]
    cuts: dict[int, SectionKind]
    agenda: tuple[Announcement, ...]
    starts: tuple[Start, ...]
    table: dict[int, TableItem]
    extents: dict[int, int]


def _lay_out(document: Document) -> _Layout:
    text = document.text
    limit = document.furniture.start if document.furniture else len(text)
    rows = rows_of(text, markdown=document.markdown, marks=document.marks)
    rows = tuple(row for row in rows if row.span.start < limit) or rows
    legend = legend_of(tuple(row.words for row in rows if is_legend(row)))
    cuts = _front_cuts(rows)
    series = find_series(rows)
    agenda = tuple(series.numbered(entry) for entry in _agenda(text, rows, cuts, legend))
    table = loose_rows(text, rows, legend) or record_rows(text, rows, legend)
    if table:
        before = rows[min(table)].span.start
        agenda = tuple(entry for entry in agenda if entry.span.end < before)
        extents = {at: _row_after(rows, at, sections) for at, (_, sections) in table.items()}
        return _Layout(text, rows, cuts, agenda, (), table, extents)
    starts = find_starts(text, rows, cuts, agenda, legend, series)
    if not any(start.entry for start in starts) and not _kept(rows, agenda, starts):
        agenda = ()
    return _Layout(text, rows, cuts, agenda, starts, {}, _extents(rows, starts))


def _row_after(rows: tuple[Row, ...], at: int, sections: tuple[Section, ...]) -> int:
    end = sections[-1].span.end
    return next((i for i in range(at + 1, len(rows)) if rows[i].span.start >= end), len(rows))


def _kept(
    rows: tuple[Row, ...],
    agenda: tuple[Announcement, ...],
    starts: tuple[Start, ...],
) -> bool:
    """Whether an agenda that no heading repeats stands nevertheless apart from the record."""
    if not agenda or starts:
        return False
    end = max(entry.span.end for entry in agenda)
    return any(
        row.span.start > end and row.level and section_heading(row) is SectionKind.REFERAT
        for row in rows
    )


# Where the front matter parts.


def _front_cuts(rows: tuple[Row, ...]) -> dict[int, SectionKind]:
    """Rows that open the agenda or a list of participants."""
    cuts: dict[int, SectionKind] = {}
    for at, row in enumerate(rows):
        if row.blank:
            continue
        kind = front_heading(row)
        label = None if row.bullet else label_of(row)
        if kind is None and label and label[0]:
            name = label[0][0].upper() + label[0][1:]
            kind = front_heading(Row(row.span, f"{name}:", row.level, row.indent, False))
        if kind is None and column_heading(row):
            kind = SectionKind.DAGSORDEN
        if kind is SectionKind.DAGSORDEN and kind in cuts.values():
            linked = next(cut for cut in cuts if cuts[cut] is kind)
            if not ("://" in rows[linked].words and front_heading(row)):
                continue
            del cuts[linked]  # "Agenda: https://…" stands in the head
        if kind:
            cuts[at] = kind
    if SectionKind.DAGSORDEN not in cuts.values() and (bare := _bare_agenda(rows, cuts)):
        cuts[bare] = SectionKind.DAGSORDEN
    return dict(sorted(cuts.items()))


def _bare_agenda(rows: tuple[Row, ...], cuts: dict[int, SectionKind]) -> int | None:
    """The first row of a numbered list without a heading whose entries all come again."""
    run: list[int] = []
    for at, row in enumerate(rows[:150]):
        opening = opening_of(row.words) if row.words and not row.bullet else None
        listed = (opening is not None and bool(opening.title)) or row.bullet
        if listed and len(row.words) <= 100:
            run.append(at)
        elif not row.blank and run:
            if len(run) >= 3:
                break
            run = []
    if len(run) < 3 or run[0] == 0:
        return None
    titles = [letters_of(_listed_words(rows[at])) for at in run]
    below = {letters_of(row.words[:140]) for row in rows[run[-1] + 1 :]}
    again = [title for title in titles if title in below]
    return run[0] if len(again) * 2 >= len(titles) and run[0] not in cuts else None


def _listed_words(row: Row) -> str:
    """What a line of a list announces, without what stands in the cells behind it."""
    parts = row.words.lstrip("•*-– ").split("\t")
    return " ".join(parts[:2]) if opening_of(parts[0]) and len(parts) > 1 else parts[0]


def _agenda(
    text: str,
    rows: tuple[Row, ...],
    cuts: dict[int, SectionKind],
    legend: dict[str, ItemKind],
) -> tuple[Announcement, ...]:
    start = next((at for at, kind in cuts.items() if kind is SectionKind.DAGSORDEN), None)
    if start is None or heads_record(rows[start]):
        return ()
    itself = front_heading(rows[start]) is None and not label_of(rows[start])
    stop = min((at for at in cuts if at > start), default=len(rows))
    region: list[Row] = []
    for row in rows[start if itself else start + 1 : stop]:
        deeper = row.level and row.level > max(rows[start].level, 1) and opening_of(row.words)
        if row.level and not deeper:
            break
        if section_heading(row) and opening_of(row.words) is None and part_of(row) is None:
            if has_page(text[row.span.start : row.span.end]):
                continue  # "Beslutning for Punkt 2 … 1" in a list of contents
            break
        region.append(row)
    entries = agenda_entries(text, tuple(region), legend)
    return tuple(entry for entry in entries if len(entry.title) <= 300)


# Items.


def _extents(rows: tuple[Row, ...], starts: tuple[Start, ...]) -> dict[int, int]:
    """For each item's first row the row after its last."""
    extents: dict[int, int] = {}
    for index, start in enumerate(starts):
        stop: int = starts[index + 1].at if index + 1 < len(starts) else len(rows)
        first = max(start.row, start.at + 1)
        extents[start.at] = next(
            (i for i in range(first, stop) if _ends_item(rows, i, start)), stop
        )
    if starts:
        last = starts[-1].at
        ruled = [at for at in range(starts[0].at, len(rows)) if _strokes(rows[at])]
        if len(ruled) == 1 and ruled[0] > last:
            extents[last] = min(extents[last], ruled[0])
    return extents


def _strokes(row: Row) -> bool:
    """Whether a line of strokes alone parts what stands above from what stands below."""
    return row.rule and "|" not in row.words and len(set(row.words)) == 1 and len(row.words) >= 3


def _ends_item(rows: tuple[Row, ...], at: int, start: Start) -> bool:
    """Whether a row closes the item before it: a heading above its own, or another part's."""
    row, item = rows[at], rows[start.at]
    if row.blank:
        return False
    if part_at(rows, at) is not None:
        return True
    if _closing().match(row.words) and (at == 0 or rows[at - 1].blank) and len(row.words) < 60:
        return True
    if not row.level:
        return False
    if item.level and start.form == "heading":
        return row.level <= item.level
    if item.level:
        return row.level < item.level or (row.level == item.level and not section_heading(row))
    return item.bullet or start.form == "issue" or row.level == 1


@from_words
def _closing() -> re.Pattern[str]:
    """A line after the last item, "Underskrifter"."""
    return re.compile(rf"\W{{0,4}}{phrases('signature_headings')}\W{{0,4}}$", re.IGNORECASE)


def _items(layout: _Layout) -> tuple[AgendaItem, ...]:
    text, rows = layout.text, layout.rows
    items: list[AgendaItem] = []
    reached: set[Span] = set()
    closed = _closed_rows(rows)
    listed = {e.number: e for e in layout.agenda if e.number is not None}
    for at, (found, sections) in layout.table.items():
        entry = listed.get(found.number or "")
        reached |= {entry.span} if entry else set()
        span = Span(rows[at].span.start, rows[layout.extents[at] - 1].span.end)
        items.append(_item(text, found, entry, sections, span))
    for start in layout.starts:
        stop = layout.extents[start.at]
        end = rows[stop].span.start if stop < len(rows) else _end(layout)
        span = Span(rows[start.at].span.start, end)
        sections = _item_sections(text, rows, start, stop, span)
        entry = start.entry
        reached |= {entry.span} if entry else set()
        found = replace(start.found, closed=start.found.closed or start.at in closed)
        found = replace(found, closed=found.closed or _says_closed(rows, start, stop))
        items.append(_item(text, found, entry, sections, span))
    items.extend(_unreached(entry) for entry in layout.agenda if entry.span not in reached)
    return tuple(items)


def _end(layout: _Layout) -> int:
    return layout.rows[-1].span.end if layout.rows else len(layout.text)


def _item(
    text: str,
    found: Announcement,
    entry: Announcement | None,
    sections: tuple[Section, ...],
    span: Span,
) -> AgendaItem:
    known = entry or found
    return AgendaItem(
        number=found.number,
        title=_fuller(found.title, entry.title if entry else ""),
        kind=found.kind or known.kind,
        presenter=found.presenter or known.presenter,
        minutes=found.minutes or known.minutes,
        sections=sections,
        attachments=item_attachments(text, sections, entry),
        agenda=entry.span if entry else None,
        span=span,
        heading=found.span,
        type=found.type or known.type,
        starts=found.starts or known.starts,
        closed=found.closed or known.closed,
    )


def _unreached(entry: Announcement) -> AgendaItem:
    """An item that the agenda lists and the record never reaches."""
    nowhere = Span(entry.span.end, entry.span.end)
    return AgendaItem(
        number=entry.number,
        title=entry.title,
        kind=entry.kind,
        presenter=entry.presenter,
        minutes=entry.minutes,
        sections=(),
        attachments=(),
        agenda=entry.span,
        span=nowhere,
        type=entry.type,
        starts=entry.starts,
        closed=entry.closed,
    )


def _fuller(heading: str, listed: str) -> str:
    """The agenda's form of a title, but for a heading that says more in the same words."""
    if not listed or letters_of(heading).startswith(letters_of(listed)):
        return heading
    return listed


def _closed_rows(rows: tuple[Row, ...]) -> frozenset[int]:
    """Rows of the parts of the meeting that were closed."""
    found: set[int] = set()
    closed = False
    for at in range(len(rows)):
        if (part := part_at(rows, at)) is not None:
            closed = part
        if closed:
            found.add(at)
    return frozenset(found)


def _says_closed(rows: tuple[Row, ...], start: Start, stop: int) -> bool:
    """Whether a line at the head of an item says that it was closed."""
    following = [row for row in rows[start.at + 1 : min(stop, start.at + 5)] if not row.blank]
    return any(_closed_line().fullmatch(row.words) for row in following[:3])


@from_words
def _closed_line() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}{phrases('closed_lines')}\W{{0,3}}", re.IGNORECASE)


def _item_sections(
    text: str, rows: tuple[Row, ...], start: Start, stop: int, span: Span
) -> tuple[Section, ...]:
    sections = cut_sections(text, rows, start.row, stop, start.body)
    if not sections:
        # A heading with nothing below it, as in "* Deferred [#12](…)": the title is all there is.
        return (Section(SectionKind.OEVRIGT, None, span, start.found.span),)
    first = sections[0]
    return (replace(first, span=Span(span.start, first.span.end)), *sections[1:])
