"""References to places: 29/25, 5. møde, a date, a passage id, a quoted sentence.

The one thing to know: a look-up reads the record only. No search by meaning is
involved, so what it finds is exact, and what it does not find is not there.
"""

import re
from collections.abc import Callable, Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import partial
from urllib.parse import quote

from bot.answer import Citation, Lookup
from corpus import (
    Document,
    DocumentKind,
    Lines,
    MendedText,
    Passage,
    SectionKind,
    Span,
    find_dates,
    fold,
    mend,
    section_named,
)
from index import Record

__all__ = ["cite_passage", "cite_span", "look_up", "naming_item"]

Labels = frozenset[str] | None

# "29/25", "pkt. 29/25", "punkt 29", "item #123", "29/25 referat", "§ 4"
_ITEM = re.compile(
    r"^(?:(?P<word>pkt\.?|punkt|ad|sag|item|agenda item|§)\s*)?(?P<number>#?\d{1,4}(?:[/.]\d{1,4})*)\.?"
    r"(?:[\s,]+(?P<section>[^\W\d_][\w -]*))?$",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"^(?:(?P<a>\d{1,3})\.?\s*(?:st|nd|rd|th)?\s+(?:\w+\s+)?(?:\w*møde|meeting)|(?:møde|meeting)\s*(?:nr\.?|no\.?)?\s*(?P<b>\d{1,3}))$",
    re.IGNORECASE,
)
_QUOTES = "\"'“”„»«’ "
_SHORTEST = 8  # characters of a quotation that is sought in the texts
_NEAR = 0.6  # share of matching characters from which a sentence is "nearest"


def cite_span(
    document: Document, passage: Passage, span: Span, *, public_url: str, marker: int = 0
) -> Citation:
    """A citation of a span of a passage; its quote is the span's words."""
    first, last = Lines(document.text).of(span)
    address = f"{public_url}/p/{quote(passage.id)}?quote={span.start}-{span.end}#cited"
    return Citation(
        marker=marker,
        passage_id=passage.id,
        document=passage.document,
        title=passage.title,
        body=passage.body,
        meeting=passage.meeting,
        date=passage.date,
        item=passage.item,
        item_title=passage.item_title,
        section=passage.section,
        heading=passage.heading,
        page=passage.page,
        lines=(first, last),
        span=span,
        quote=mend(document.text, span),
        passage=passage.text,
        url=address,
    )


def cite_passage(document: Document, passage: Passage, *, public_url: str) -> Citation:
    """A citation of a whole passage."""
    return cite_span(document, passage, passage.span, public_url=public_url)


def look_up(record: Record, reference: str, *, labels: Labels, public_url: str) -> Lookup:
    """What a reference stands for; a reference that nothing answers to gives suggestions.

    Args:
        record: the only thing that is read.
        reference: as a person writes it.
        labels: only documents that carry one of these; None: every document.
        public_url: of the source viewer.
    """
    desk = _Reader(record, labels, public_url)
    words = " ".join(reference.split())
    for kind in (desk.by_id, desk.by_meeting, desk.by_item, desk.by_date, desk.by_quotation):
        if (found := kind(words)) is not None:
            return found
    return Lookup(words, (), ())


def naming_item(record: Record, number: str, *, labels: Labels) -> tuple[Passage, ...]:
    """The passages elsewhere whose text or item title names an item ("jf. pkt. 21/25")."""
    pattern = re.compile(rf"(?<![\d/]){re.escape(number)}(?![\d/])")
    return tuple(
        passage
        for passage in record.passages(labels=labels)
        if passage.item != number
        and passage.section is not SectionKind.DAGSORDEN
        and (pattern.search(passage.text) or pattern.search(passage.item_title or ""))
    )


class _Reader:
    """One look-up's view of the record."""

    def __init__(self, record: Record, labels: Labels, public_url: str) -> None:
        self._record, self._labels, self._url = record, labels, public_url

    def _cited(self, passages: Iterable[Passage]) -> tuple[Citation, ...]:
        cited: list[Citation] = []
        document: Document | None = None
        for passage in passages:
            if document is None or document.path != passage.document:
                document = self._record.document(passage.document, labels=self._labels)
            if document:
                cited.append(cite_passage(document, passage, public_url=self._url))
        return tuple(cited)

    def _naming(
        self, pattern: re.Pattern[str], skip: Callable[[Passage], bool]
    ) -> tuple[Citation, ...]:
        """The passages that name something, cited at the words that name it."""
        return self._cited(
            passage
            for passage in self._record.passages(labels=self._labels)
            if pattern.search(passage.text) and not skip(passage)
        )

    def by_id(self, words: str) -> Lookup | None:
        passage = self._record.passage(words, labels=self._labels) if "#" in words else None
        return Lookup(words, self._cited([passage])) if passage else None

    def by_meeting(self, words: str) -> Lookup | None:
        match = _MEETING.match(words)
        if not match:
            return None
        name = f"{match['a'] or match['b']}. møde"
        found = [p for p in self._record.passages(labels=self._labels) if p.meeting == name]
        heads = [p for p in found if p.section in (SectionKind.HOVED, SectionKind.DAGSORDEN)]
        pattern = re.compile(
            rf"(?<!\d){re.escape(match['a'] or match['b'] or '')}\.\s+\w*møde", re.IGNORECASE
        )
        meetings = self._record.meetings(labels=self._labels)
        suggestions = () if found else tuple(sorted(meetings, key=partial(_distance, name))[:3])
        return Lookup(
            words,
            self._cited(heads or found[:1]),
            suggestions,
            self._naming(pattern, lambda p: p.meeting == name),
        )

    def by_item(self, words: str) -> Lookup | None:
        match = _ITEM.match(words)
        if not match or (match["word"] is None and "." in match["number"] and find_dates(words)):
            return None
        section = section_named(match["section"]) if match["section"] else None
        if match["section"] and section is None:
            return None
        numbers = self._record.item_numbers(labels=self._labels)
        wanted = match["number"]
        exact = [n for n in numbers if n in (wanted, f"#{wanted}")]
        exact = exact or [n for n in numbers if n.split("/")[0] == wanted]
        found = [p for n in exact for p in self._record.passages_of_item(n, labels=self._labels)]
        within = [p for p in found if section is None or p.section is section]
        if not exact and not match["word"] and find_dates(words):
            return None
        pattern = re.compile(
            "|".join(rf"(?<![\d/]){re.escape(n)}(?![\d/])" for n in exact or [wanted])
        )
        return Lookup(
            words,
            self._cited(within),
            () if within else _suggested(wanted, numbers, found),
            self._naming(pattern, lambda p: p.item in exact or p.section is SectionKind.DAGSORDEN)
            if "/" in pattern.pattern or "#" in pattern.pattern
            else (),
        )

    def by_date(self, words: str) -> Lookup | None:
        mentions = [m for m in find_dates(words) if m.date and m.words.strip() in words]
        if not mentions or len(words) > len(mentions[0].words) + 8:
            return None
        day = mentions[0].date
        passages = self._record.passages(labels=self._labels)
        minutes = [p for p in passages if p.kind is DocumentKind.MINUTES]
        held = [p for p in minutes if p.date == day and p.section is SectionKind.HOVED]
        naming = [
            p
            for p in passages
            if p.date != day and any(m.date == day for m in find_dates(p.text, p.date))
        ]
        dates = (
            sorted({p.date for p in passages if p.date}, key=lambda d: abs((d - day).days))
            if day
            else []
        )
        suggestions = () if held or naming else tuple(d.isoformat() for d in dates[:3])
        return Lookup(words, self._cited(held), suggestions, self._cited(naming))

    def by_quotation(self, words: str) -> Lookup | None:
        wanted = words.strip(_QUOTES)
        if len(wanted) < _SHORTEST:
            return None
        found: list[Citation] = []
        for indexed in self._record.documents(labels=self._labels):
            document = self._record.document(indexed.path, labels=self._labels)
            span = MendedText.of(document.text).find(wanted) if document else None
            if document and span:
                holding = self._holding(document.path, span)
                found.extend(
                    cite_span(document, passage, span, public_url=self._url)
                    for passage in holding[:1]
                )
        return Lookup(words, tuple(found), () if found else self._nearest(wanted))

    def _holding(self, path: str, span: Span) -> list[Passage]:
        passages = self._record.passages(path, labels=self._labels)
        return [p for p in passages if p.span.start < span.end and span.start < p.span.end]

    def _nearest(self, wanted: str) -> tuple[str, ...]:
        """The sentences most like a quotation that stands nowhere."""
        folded = fold(wanted)
        asked = set(folded.split())
        ranked = sorted(
            self._record.passages(labels=self._labels),
            key=lambda p: -len(asked & set(fold(p.text).split())),
        )[:5]
        sentences = [s for p in ranked for s in re.split(r"(?<=[.!?])\s+", p.text)]
        scored = [(SequenceMatcher(None, folded, fold(s)).ratio(), s) for s in sentences]
        return tuple(s for ratio, s in sorted(scored, reverse=True)[:2] if ratio >= _NEAR)


def _distance(wanted: str, name: str) -> int:
    numbers = [
        int(n.group()) if (n := re.search(r"\d+", text)) else 10_000 for text in (wanted, name)
    ]
    return abs(numbers[0] - numbers[1])


def _suggested(wanted: str, numbers: tuple[str, ...], found: list[Passage]) -> tuple[str, ...]:
    """Where the item is there but not the section: its sections; else numbers like it."""
    if found:
        names = dict.fromkeys(f"{p.item} {p.heading}" for p in found if p.heading)
        return tuple(names)[:6]
    return tuple(get_close_matches(wanted, numbers, n=3, cutoff=0.5))
