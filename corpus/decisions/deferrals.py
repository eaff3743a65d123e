"""Until when a matter is put off: the day, the event, and the body that takes it up.

The one thing to know: a deferral is the words that follow "udsættes til" or "deferred
until", as a slice of the deciding sentence.
"""

import re
from datetime import date

from corpus.dates import find_dates
from corpus.dates.periods import find_periods
from corpus.decisions.actors import ActorKind
from corpus.decisions.calendar import Calendar
from corpus.decisions.speakers import Speakers
from corpus.model import Deferral, Span
from corpus.terms import pattern_of, words
from corpus.text import MendedText

__all__ = ["find_deferral"]

_REASON = re.compile(
    r",?\s+(?:idet|da|fordi|because|as|since|due to|so that|på grund af|pga\.?|was made|was moved)\s",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(
    r",?\s+(?:og|men|and|but)\s+(?=(?:at\s|that\s|\S+\s+(?:skal|blev|will|was)\b|\S+\s+(?:bedes|anmodes)))",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:har|er|bliver|blev|foreligger|kan|kommer|have|has|is|are|can|been|received|reports?|[\wæøå]{3,}(?:es|et)\b)",
    re.IGNORECASE,
)
_FIRM = frozenset({"til", "indtil", "until", "till", "to", "til efter"})
_LISTED = re.compile(r",?\s+(?:og\s+|and\s+)?\(?\d[.)]\s+(?=at\b|to\b|that\b)", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|den|det)\s+", re.IGNORECASE)


def find_deferral(
    text: str, span: Span, *, speakers: Speakers, calendar: Calendar
) -> Deferral | None:
    """The first deferral that the words of ``text[span]`` state, or None."""
    mended = MendedText.of(text, span)
    sentence = mended.text
    for match in pattern_of("putting_off").finditer(sentence):
        place = _until(sentence, match.end(), match.group())
        if place is None:
            continue
        start, end = place
        said = sentence[start:end]
        return Deferral(
            words=said,
            until=_day(said, calendar),
            event=_event(said, calendar),
            body=_body(said, speakers),
            span=Span(mended.offsets[start], mended.offsets[end - 1] + 1),
        )
    return None


def _until(sentence: str, at: int, anchor: str) -> tuple[int, int] | None:
    """Where the words that say until when begin and end, or None where none follow."""
    start = at
    if not re.search(r"\b(?:afvente\w*)$", anchor):
        lead = pattern_of("open_end").search(sentence, at) or None
        near = re.match(r"(?:[^\s,;]+\s+){0,5}[^\s,;]*", sentence[at:].lstrip())
        reach = at + (near.end() + 1 if near else 0)
        candidates = list(pattern_of("putting_off_until").finditer(sentence, at))
        found = next(
            (m for m in candidates if m.end() <= reach and m.group().casefold() in _FIRM), None
        )
        found = found or next((m for m in candidates if m.group().casefold() != "i"), None)
        found = found or next(iter(candidates), None)
        reason = _REASON.search(sentence, at)
        if found and reason and reason.start() < found.start() and "," in reason.group():
            found = None  # "Udsat, da Bo Dahl ikke var til stede"
        own = re.search(r"\b(?:til|to|på|at|next|indtil)$", anchor)
        if own and (not found or found.start() - at > 1):
            start = at - len(own.group())
        elif (
            found is None
            or len(sentence[at : found.start()].split()) > 14
            or re.search(r"\.\s|;", sentence[at : found.start()])
        ):
            return None
        else:
            start = found.start()
        if lead and lead.start() < start:
            start = lead.start()
    end = len(sentence)
    for boundary in (_REASON, _NEXT_CLAUSE, _LISTED):
        if cut := boundary.search(sentence, start, end):
            end = cut.start()
    while end > start and sentence[end - 1] in " .;:,*_)":
        end -= 1
    while start < end and sentence[start].isspace():
        start += 1
    return (start, end) if end > start else None


def _day(said: str, calendar: Calendar) -> date | None:
    days = [(m.date, m.last or m.date) for m in find_periods(said, calendar.day) if m.date]
    following = calendar.next_meeting
    if following and any(first <= following <= last for first, last in days if first != last):
        return following  # "til mødet i maj"
    exact = [first for first, last in days if first == last]
    later = [first for first in exact if calendar.day is None or first >= calendar.day]
    if later or exact:
        return later[0] if later else exact[0]
    upcoming = pattern_of("next_meeting_words").search(said) or calendar.names_next(said)
    return following if upcoming else None


def _event(said: str, calendar: Calendar) -> str | None:
    """What must happen first: words with a verb of their own."""
    waits = re.search(r",\s+(?:når|once|after|when)\s+(?P<event>.+)", said, re.IGNORECASE)
    if waits:
        return waits["event"]
    for match in pattern_of("putting_off_event").finditer(said):
        rest = said[match.end() :].strip(" ,")
        plain = re.sub(r"^at\s+", "", rest)
        if not plain or pattern_of("open_end").match(said[match.start() :]):
            continue
        dates = find_dates(plain, calendar.day)
        if dates and dates[0].span.start < 8:
            continue
        lowered = match.group().casefold()
        if lowered in {"til", "to"} and not re.search(r"\b(?:har|have|has|foreligger|er)\b", plain):
            continue
        if pattern_of("next_meeting_words").match(plain):
            continue
        if (
            _FINITE.search(plain)
            or lowered not in {"til", "indtil", "until", "till", "efter", "after"}
            or len(plain.split()) > 1
        ):
            return plain
    return None


def _body(said: str, speakers: Speakers) -> str | None:
    """Another body than the one that met: who must act first, or who takes the matter up."""
    for match in re.finditer(r"(?:^|\s)", said):
        piece = said[match.end() :]
        if not piece or not (piece[0].isalpha()):
            continue
        first = piece.split(" ", 1)[0].casefold()
        if first in {*words("putting_off_until"), "at", "af", "den", "det", "of", "and", "og"}:
            continue
        actor = speakers.actor_at(piece)
        if (
            actor
            and actor.kind is ActorKind.OTHER
            and not re.search(r"[,\d(]", actor.words)
            and not re.search(r"\b(?:har|have|has)\b", actor.words)
        ):
            return _ARTICLE.sub("", actor.words)
    return None
