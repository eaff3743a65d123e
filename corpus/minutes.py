"""Minutes read as a meeting: head, agenda, participants, items and their sections.

The one thing to know: the sections of a meeting, in order, cover the whole
text. What is not recognised is still a section, of kind OEVRIGT, and so still
becomes passages.
"""

import re
from dataclasses import replace

from corpus.agenda import Announcement, agenda_entries, column_heading, listed_issue, read_heading
from corpus.attachments import find_attachments
from corpus.head import read_head
from corpus.model import AgendaItem, Document, Meeting, Participant, Section, SectionKind, Span
from corpus.people import parse_participants
from corpus.rows import Row, front_heading, label_of, rows_of, section_heading, section_titled
from corpus.sentences import split_sentences
from corpus.text import mend

__all__ = ["parse_minutes"]


def parse_minutes(document: Document) -> Meeting:
    """A document of minutes as a meeting.

    Never fails: a document without agenda, participants or items gives a meeting that holds
    its text in ``front`` sections.
    """
    text = document.text
    rows = rows_of(text, markdown=document.markdown)
    cuts = _front_cuts(rows)
    agenda = _agenda(text, rows, cuts)
    starts = _item_starts(text, rows, cuts, agenda)
    if not starts:
        agenda = ()

    front = _front_sections(text, rows, cuts, starts)
    items = _items(text, rows, starts, agenda)
    participants = parse_participants(
        text, tuple(s.span for s in front if s.kind is SectionKind.DELTAGERE)
    )
    head = read_head(text, tuple(row for row in rows if _in_head(row, front)))
    return Meeting(
        body=head.body,
        number=head.number,
        date=head.date,
        start=head.start,
        end=head.end,
        place=head.place,
        participants=_with_apologies(text, participants, items),
        front=front,
        items=items,
    )


def _in_head(row: Row, front: tuple[Section, ...]) -> bool:
    return any(row.span.within(s.span) for s in front if s.kind is SectionKind.HOVED)


# Where the front matter parts.


def _front_cuts(rows: tuple[Row, ...]) -> dict[int, SectionKind]:
    """Rows that open the agenda or a list of participants."""
    cuts: dict[int, SectionKind] = {}
    for at, row in enumerate(rows):
        label = label_of(row)
        kind = front_heading(row)
        if kind is None and label and not row.bullet:
            kind = front_heading(replace(row, words=f"{label[0].capitalize()}:"))
        if kind is None and column_heading(row):
            kind = SectionKind.DAGSORDEN
        if kind and not (kind is SectionKind.DAGSORDEN and kind in cuts.values()):
            cuts[at] = kind
    return cuts


def _agenda(
    text: str, rows: tuple[Row, ...], cuts: dict[int, SectionKind]
) -> tuple[Announcement, ...]:
    start = next((at for at, kind in cuts.items() if kind is SectionKind.DAGSORDEN), None)
    if start is None:
        return ()
    stop = min((at for at in cuts if at > start), default=len(rows))
    region: list[Row] = []
    for row in rows[start + 1 : stop]:
        if section_heading(row) or (row.level and row.level <= max(rows[start].level, 1)):
            break
        region.append(row)
    entries = agenda_entries(text, tuple(region))
    return tuple(entry for entry in entries if len(entry.title) <= 300)


def _item_starts(
    text: str, rows: tuple[Row, ...], cuts: dict[int, SectionKind], agenda: tuple[Announcement, ...]
) -> dict[int, tuple[Announcement, int]]:
    """Row index → the item announced there and the row after its heading."""
    listing = max((entry.span.end for entry in agenda), default=0)
    starts: dict[int, tuple[Announcement, int]] = {}
    seen: frozenset[str] = frozenset()
    at = 0
    while at < len(rows):
        row = rows[at]
        found = None
        if row.words and row.span.start >= listing and at not in cuts:
            found = read_heading(text, rows, at, agenda, seen)
        if found:
            starts[at] = found
            seen = seen | {found[0].number or ""}
            at = found[1]
        else:
            at += 1
    if not starts and agenda:
        # The numbered list under "Agenda" is the record itself, not a table before it.
        return _item_starts(text, rows, cuts, ())
    if agenda or any(rows[at].level for at in starts):
        return starts
    # A stray "1. One request" must not hide a list of issues.
    unnumbered = _unnumbered(text, rows, cuts)
    return starts if len(starts) > 1 and len(starts) * 2 > len(unnumbered) else unnumbered or starts


def _unnumbered(
    text: str, rows: tuple[Row, ...], cuts: dict[int, SectionKind]
) -> dict[int, tuple[Announcement, int]]:
    """Items of minutes that number none: list entries that name an issue, else sub-headings."""
    starts: dict[int, tuple[Announcement, int]] = {}
    agenda = next((at for at, kind in cuts.items() if kind is SectionKind.DAGSORDEN), None)
    ground = rows[agenda].level if agenda is not None else 1
    for at, row in enumerate(rows):
        if agenda is not None and at <= agenda:
            continue
        if listed := listed_issue(text, rows, at):
            starts[at] = listed
        elif row.level > ground and at not in cuts and not section_heading(row):
            starts[at] = (
                Announcement(None, mend(row.words), None, None, None, row.span), at + 1
            )  # fmt: skip
    return starts


# Sections.


def _sections(
    text: str, rows: tuple[Row, ...], first: int, stop: int, opening: Section | None = None
) -> list[Section]:
    """Cuts rows ``first`` to ``stop`` at section headings; nothing is left out."""
    marks: list[tuple[int, SectionKind, str | None, int]] = []
    for at in range(first, stop):
        row = rows[at]
        if kind := section_heading(row):
            marks.append((at, kind, row.words.strip(" :*_"), row.span.end))
        elif (
            (label := label_of(row))
            and not row.bullet
            and label[1]
            and (kind := section_titled(label[0]))
        ):
            # "Beslutning: Udvalget godkendte …"; not "Bilag 1: …"
            body = row.span.end - len(text[row.span.start : row.span.end].split(":", 1)[1])
            marks.append((at, kind, row.words.split(":", 1)[0].strip(" *_"), body))
            after = _next_paragraph(rows, at, stop)
            if kind is not SectionKind.REFERAT and after is not None:
                # "Baggrund: …" is one paragraph; the discussion goes on below it
                marks.append((after, SectionKind.OEVRIGT, None, rows[after].span.start))
    sections: list[Section] = []
    begin = rows[first].span.start if first < len(rows) else len(text)
    end = rows[stop].span.start if stop < len(rows) else len(text)
    for index, (at, kind, heading, body) in enumerate(marks):
        until = rows[marks[index + 1][0]].span.start if index + 1 < len(marks) else end
        sections.append(Section(kind, heading, Span(rows[at].span.start, until), Span(body, until)))
    lead_end = sections[0].span.start if sections else end
    if text[begin:lead_end].strip() or opening:
        recorded = any(s.kind is SectionKind.REFERAT for s in sections)
        kind = SectionKind.OEVRIGT if recorded else SectionKind.REFERAT
        lead = opening or Section(kind, None, Span(begin, lead_end), Span(begin, lead_end))
        sections.insert(0, replace(lead, kind=kind if opening is None else opening.kind,
                                   span=Span(lead.span.start, lead_end),
                                   body=Span(begin, lead_end)))  # fmt: skip
    return [s for s in sections if text[s.span.start : s.span.end].strip()]


def _next_paragraph(rows: tuple[Row, ...], at: int, stop: int) -> int | None:
    """The first line of the paragraph after a row, unless a heading or a label opens it."""
    blank = next((i for i in range(at, stop) if rows[i].blank), stop)
    start = next((i for i in range(blank, stop) if not rows[i].blank), stop)
    if start == stop or section_heading(rows[start]):
        return None
    label = label_of(rows[start])
    return None if label and section_titled(label[0]) else start


def _front_sections(
    text: str,
    rows: tuple[Row, ...],
    cuts: dict[int, SectionKind],
    starts: dict[int, tuple[Announcement, int]],
) -> tuple[Section, ...]:
    """What stands outside the items, cut at the headings of agenda and participants."""
    sections: list[Section] = []
    kind, heading, first, inside = SectionKind.HOVED, None, 0, False

    def close(stop: int) -> None:
        if not inside and first < stop:
            span = Span(
                rows[first].span.start, rows[stop].span.start if stop < len(rows) else len(text)
            )
            body = Span(rows[first].span.end, span.end) if heading else span
            if text[span.start : span.end].strip():
                sections.append(Section(kind, heading, span, body))

    for at, row in enumerate(rows):
        if at in starts:
            close(at)
            first, inside, kind, heading = at, True, SectionKind.OEVRIGT, None
        elif at in cuts and not (inside and not _leaves(rows, at, starts)):
            close(at)
            same = kind is cuts[at] is SectionKind.DELTAGERE and not inside and sections
            first, inside, kind = at, False, cuts[at]
            heading = None if column_heading(row) else _heading_of(row)
            if same and sections[-1].span.end == row.span.start:
                first = next(
                    i for i, r in enumerate(rows) if r.span.start == sections[-1].span.start
                )
                heading = sections.pop().heading
        elif row.level and not (inside and not _leaves(rows, at, starts)) and first < at:
            close(at)
            first, inside, kind, heading = at, False, SectionKind.OEVRIGT, row.words
            if not sections:
                kind = SectionKind.HOVED
    close(len(rows))
    return tuple(sections)


def _heading_of(row: Row) -> str:
    label = label_of(row)
    return row.words.split(":", 1)[0].strip(" *_") if label and label[1] else row.words.strip(" :*")


def _leaves(rows: tuple[Row, ...], at: int, starts: dict[int, tuple[Announcement, int]]) -> bool:
    """Whether the heading at a row ends the item before it (it stands at or above its level)."""
    before = max((start for start in starts if start < at), default=None)
    if before is None:
        return True
    row, item = rows[at], rows[before]
    # After items that are list entries, any Markdown heading.
    return row.level <= item.level if row.level and item.level else bool(row.level)


def _items(
    text: str,
    rows: tuple[Row, ...],
    starts: dict[int, tuple[Announcement, int]],
    agenda: tuple[Announcement, ...],
) -> tuple[AgendaItem, ...]:
    listed = {entry.number: entry for entry in agenda}
    items: list[AgendaItem] = []
    order = sorted(starts)
    for index, at in enumerate(order):
        announced, body = starts[at]
        stop = order[index + 1] if index + 1 < len(order) else len(rows)
        stop = next((i for i in range(body, stop) if _ends_item(rows, i, at)), stop)
        span = Span(rows[at].span.start, rows[stop].span.start if stop < len(rows) else len(text))
        sections = tuple(_item_sections(text, rows, announced, at, body, stop))
        entry = listed.get(announced.number)
        items.append(AgendaItem(
            number=announced.number,
            title=_fuller(announced.title, entry.title if entry else ""),
            kind=announced.kind or (entry.kind if entry else None),
            presenter=announced.presenter or (entry.presenter if entry else None),
            minutes=announced.minutes or (entry.minutes if entry else None),
            sections=sections,
            attachments=tuple(
                attachment
                for section in sections
                if section.kind is SectionKind.BILAG
                for attachment in find_attachments(text, section.body)
            ),
            agenda=entry.span if entry else None,
            span=span,
        ))  # fmt: skip
    reached = {item.number for item in items}
    items.extend(
        AgendaItem(
            e.number,
            e.title,
            e.kind,
            e.presenter,
            e.minutes,
            (),
            (),
            e.span,
            Span(e.span.end, e.span.end),
        )
        for e in agenda
        if e.number not in reached
    )
    return tuple(items)


def _fuller(heading: str, listed: str) -> str:
    return heading if len(heading) >= len(listed) or not listed.startswith(heading) else listed


def _ends_item(rows: tuple[Row, ...], at: int, start: int) -> bool:
    row, item = rows[at], rows[start]
    if not row.level:
        return False
    return row.level <= item.level or (not item.level and item.bullet)


def _item_sections(
    text: str, rows: tuple[Row, ...], announced: Announcement, at: int, body: int, stop: int
) -> list[Section]:
    sections = _sections(text, rows, body, stop)
    start = rows[at].span.start
    if not sections:
        # A heading with nothing below it, as in "* Deferred [#12](…)": the title is all there is.
        end = rows[stop].span.start if stop < len(rows) else len(text)
        return [Section(SectionKind.OEVRIGT, None, Span(start, end), announced.span)]
    first = sections[0]
    return [replace(first, span=Span(start, first.span.end)), *sections[1:]]


def _with_apologies(
    text: str, participants: tuple[Participant, ...], items: tuple[AgendaItem, ...]
) -> tuple[Participant, ...]:
    """Marks those absent of whom the record says "Der var afbud fra …"."""
    spoken = re.compile(
        r"\b(?:afbud fra|apologies (?:were received )?from)\s+(?P<names>[^.]+)", re.IGNORECASE
    )
    names = " ".join(
        match["names"]
        for item in items
        for section in item.sections
        if section.kind is SectionKind.REFERAT
        for sentence in split_sentences(text, section.body)
        for match in spoken.finditer(mend(text, sentence))
    )
    return tuple(
        replace(p, absent=p.absent or (bool(p.name) and p.name in names)) for p in participants
    )
