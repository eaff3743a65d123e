"""What stands outside a meeting's items: head, agenda, participants and the rest.

The one thing to know: the front sections and the items leave nothing of the
text out and never overlap.
"""

from collections.abc import Mapping

from corpus.minutes.agenda import column_heading
from corpus.model import Section, SectionKind, Span
from corpus.rows import Row, bare, front_heading, label_of, section_heading
from corpus.terms import words

__all__ = ["front_sections"]


def front_sections(
    text: str,
    rows: tuple[Row, ...],
    cuts: Mapping[int, SectionKind],
    extents: Mapping[int, int],
    *,
    furniture: Span | None = None,
) -> tuple[Section, ...]:
    """The sections outside the items, in order.

    Args:
        text: of the document.
        rows: its lines, without the running headers and footers.
        cuts: row → the kind of front matter that it opens.
        extents: row on which an item starts → the row after its last.
        furniture: the running headers and footers at the end of the text.
    """
    sections: list[Section] = []
    at, after_item = 0, False
    heads = True  # whether nothing but headings and labels of the document came yet
    while at < len(rows):
        if at in extents:
            at, after_item = max(extents[at], at + 1), True
            continue
        stop = _stop(rows, at, cuts, extents)
        title = _blank_before(rows, at)  # "Referat" as the first words is what the document is
        opening = heads and not after_item and at not in cuts and (title or not _known(rows[at]))
        kind, heading = _role(rows, at, cuts, first=opening)
        heads = opening and _is_head(rows[at:stop])
        if kind is SectionKind.REFERAT and not _words_below(rows, at, stop):
            kind = SectionKind.OEVRIGT  # "Minutes", under which the items stand
        span = Span(rows[at].span.start, rows[stop].span.start if stop < len(rows) else _end(rows))
        if text[span.start : span.end].strip():
            _add(sections, text, Section(kind, heading, span, _body(text, rows[at], heading, span)))
        at, after_item = stop, False
    if furniture is not None and text[furniture.start :].strip():
        span = Span(furniture.start, len(text))
        sections.append(Section(SectionKind.SIDEHOVED, None, span, span))
    return tuple(sections)


def _end(rows: tuple[Row, ...]) -> int:
    return rows[-1].span.end


def _stop(
    rows: tuple[Row, ...], at: int, cuts: Mapping[int, SectionKind], extents: Mapping[int, int]
) -> int:
    """The row that opens the next section or item."""
    for after in range(at + 1, len(rows)):
        if after in extents or after in cuts:
            return after
        if rows[after].level and not (at == 0 and _blank_before(rows, after)):
            return after
    return len(rows)


def _is_head(rows: tuple[Row, ...]) -> bool:
    """Whether rows hold nothing but headings, labels and the way through a website."""
    return all(
        row.blank or row.level or row.rule or label_of(row) or row.words.count(" > ") > 1
        for row in rows
    )


def _known(row: Row) -> bool:
    """Whether a heading names what does not belong to the head."""
    name = bare(row.words).casefold()
    if not row.level or name.endswith(words("minutes_titles")):
        return False  # "Agenda and minutes" above the name of the body
    return name in words("outside_items") or section_heading(row) is not None


def _words_below(rows: tuple[Row, ...], at: int, stop: int) -> bool:
    return any(not row.blank and not row.rule for row in rows[at + 1 : stop])


def _blank_before(rows: tuple[Row, ...], at: int) -> bool:
    return all(row.blank for row in rows[:at])


def _role(
    rows: tuple[Row, ...], at: int, cuts: Mapping[int, SectionKind], *, first: bool
) -> tuple[SectionKind, str | None]:
    row = rows[at]
    if at in cuts:
        plain = column_heading(row) or (front_heading(row) is None and not label_of(row))
        return cuts[at], None if plain else _heading_of(row)
    if first:
        return SectionKind.HOVED, None
    if row.level:
        return section_heading(row) or SectionKind.OEVRIGT, row.words.strip(" :*")
    return SectionKind.OEVRIGT, None


def _heading_of(row: Row) -> str:
    label = label_of(row)
    if row.cells:
        return bare(next(cell for cell in row.cells if cell))
    return bare(row.words.split(":", 1)[0]) if label and label[1] else row.words.strip(" :*_")


def _body(text: str, row: Row, heading: str | None, span: Span) -> Span:
    """What stands below the heading, or behind the label."""
    if heading is None:
        return span
    label = label_of(row)
    if label and label[1]:
        at = text.find(label[1][:24], span.start, row.span.end)
        return Span(at, span.end) if at >= 0 else span
    return Span(min(row.span.end, span.end), span.end)


def _add(sections: list[Section], text: str, section: Section) -> None:
    """Joins lists of participants that follow upon one another, and headings without words."""
    last = sections[-1] if sections else None
    joins = last is not None and not text[last.span.end : section.span.start].strip()
    people = section.kind in {SectionKind.DELTAGERE, SectionKind.HOVED}
    if last is not None and joins and people and last.kind is section.kind:
        if section.kind is SectionKind.HOVED:
            span = Span(last.span.start, section.span.end)
            sections[-1] = Section(section.kind, None, span, span)
            return
        span = Span(last.span.start, section.span.end)
        sections[-1] = Section(last.kind, last.heading, span, Span(last.body.start, span.end))
    else:
        sections.append(section)
