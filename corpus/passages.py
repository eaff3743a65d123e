"""Passages: the units that are indexed and cited, and the sentences that are quoted.

The one thing to know: a passage lies within one section, the passages of a
section cover its body, and a passage's id depends on nothing but the document,
where in it the passage stands and its words, so that an unchanged passage
keeps its id when the document is read again.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.minutes.agenda import agenda_entries
from corpus.minutes.attachments import find_attachments
from corpus.model import Document, Mandate, Meeting, Passage, Section, SectionKind, Span
from corpus.people import participant_spans
from corpus.rows import rows_of
from corpus.sentences import split_sentences
from corpus.text import Lines, mend, strip_span

__all__ = ["embedding_text", "quotable", "split_passages"]

#: Passages are filled with whole sentences up to this many characters.
TARGET = 600

SECTION_NAMES = {
    SectionKind.HOVED: "Mødet",
    SectionKind.DAGSORDEN: "Dagsorden",
    SectionKind.DELTAGERE: "Deltagere",
    SectionKind.INDSTILLING: "Indstilling (forslag)",
    SectionKind.REFERAT: "Referat",
    SectionKind.PROBLEMSTILLING: "Problemstilling (baggrund)",
    SectionKind.LOESNING: "Løsning (baggrund)",
    SectionKind.VIDERE_PROCES: "Videre proces",
    SectionKind.BILAG: "Bilag",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a section stands in its document."""

    section: Section
    item: str | None
    item_title: str | None


def split_passages(document: Document, understood: Meeting | Mandate) -> tuple[Passage, ...]:
    """The passages of a document in order; together they cover every section's words."""
    lines = Lines(document.text)
    meeting = understood if isinstance(understood, Meeting) else None
    seen: dict[str, int] = {}
    passages: list[Passage] = []
    for place in sorted(_places(understood), key=lambda p: p.section.span):
        for span in _spans(document.text, place.section):
            stem = f"{document.path}#{_slug(place)}"
            words = mend(document.text, span)
            digest = hashlib.sha256(words.encode()).hexdigest()[:8]
            ordinal = seen[stem] = seen.get(stem, 0) + 1
            passages.append(Passage(
                id=f"{stem}.{ordinal}-{digest}",
                document=document.path, kind=document.kind, title=document.title,
                span=span, text=words, lines=lines.of(span), page=_page(document, span),
                body=understood.body,
                meeting=meeting.name if meeting else None,
                date=meeting.date if meeting else getattr(understood, "valid_from", None),
                item=place.item, item_title=place.item_title,
                section=place.section.kind, heading=place.section.heading,
            ))  # fmt: skip
    return tuple(passages)


def embedding_text(passage: Passage) -> str:
    """What is embedded: where the passage stands, then its words."""
    where = [
        passage.body or passage.title,
        passage.meeting,
        passage.date.isoformat() if passage.date else None,
        f"pkt. {passage.item} {passage.item_title or ''}" if passage.item else passage.item_title,
        SECTION_NAMES.get(passage.section) or passage.heading,
    ]
    return " · ".join(part.strip() for part in where if part) + ": " + passage.text


def quotable(text: str, passage: Passage) -> tuple[Span, ...]:
    """The units of a passage that can be quoted alone: sentences, list entries, people.

    Args:
        text: ``Document.text``.
        passage: of that document.
    """
    units = _units(text, passage.section, passage.span)
    return tuple(unit for unit in units if unit.within(passage.span)) or (passage.span,)


def _places(understood: Meeting | Mandate) -> Iterator[_Place]:
    if isinstance(understood, Mandate):
        yield from (_Place(section, None, section.heading) for section in understood.sections)
        return
    # What every page repeats is in the text once more; it would only crowd out the record.
    front = (s for s in understood.front if s.kind is not SectionKind.SIDEHOVED)
    yield from (_Place(section, None, None) for section in front)
    for item in understood.items:
        yield from (_Place(section, item.number, item.title) for section in item.sections)


def _slug(place: _Place) -> str:
    where = [
        place.item.replace("/", "-").lstrip("#") if place.item else "",
        place.section.kind.value,
    ]
    if not place.item and place.item_title:
        name = re.sub(r"[^\w]+", "-", place.item_title.casefold())[:32].strip("-")
        where.insert(1, name)
    return ".".join(part for part in where if part)


def _units(text: str, kind: SectionKind, span: Span) -> tuple[Span, ...]:
    if kind is SectionKind.DELTAGERE:
        return participant_spans(text, span)
    if kind is SectionKind.DAGSORDEN:
        inside = text[span.start : span.end]
        entries = [
            strip_span(text, Span(span.start + e.span.start, span.start + e.span.end))
            for e in agenda_entries(inside, rows_of(inside, markdown=inside.count("|") > 3))
        ]
        return tuple(_with_gaps(text, span, entries))
    if kind is SectionKind.BILAG:
        return tuple(_with_gaps(text, span, [a.span for a in find_attachments(text, span)]))
    return split_sentences(text, span)


def _with_gaps(text: str, span: Span, entries: list[Span]) -> Iterator[Span]:
    """The entries and the sentences between them, so that nothing is left out."""
    for before, after in pairwise(
        [Span(span.start, span.start), *entries, Span(span.end, span.end)]
    ):
        if text[before.end : after.start].strip():
            yield from split_sentences(text, Span(before.end, after.start))
        if after.start < after.end:
            yield after


def _spans(text: str, section: Section) -> Iterator[Span]:
    """Cuts a section into passages of whole units, parting at paragraphs first."""
    units = _units(text, section.kind, section.span if _in_front(section) else section.body)
    start: Span | None = None
    end: Span | None = None
    for unit in units:
        if start and end:
            size = unit.end - start.start
            paragraph = "\n\n" in text[end.end : unit.start].replace("\r", "").replace(" ", "")
            if size > TARGET or (paragraph and end.end - start.start > TARGET // 2):
                yield Span(start.start, end.end)
                start = None
        start = start or unit
        end = unit
    if start and end:
        yield Span(start.start, end.end)
    elif not units and text[section.span.start : section.span.end].strip():
        yield strip_span(text, section.span)


def _in_front(section: Section) -> bool:
    return section.kind in (SectionKind.HOVED, SectionKind.DELTAGERE)


def _page(document: Document, span: Span) -> int | None:
    for number, page in enumerate(document.pages, 1):
        if page.start <= span.start < page.end:
            return number
    return None
