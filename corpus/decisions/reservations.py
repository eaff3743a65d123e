"""What a decision hangs on, and until when a matter is put off.

The one thing to know: both are slices of the deciding sentences. A condition is what
follows "med bemærkning om, at" or "subject to"; a deferral is what follows "udsættes til"
or "deferred until", with its day, its event and the body that takes the matter up.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.dates import find_dates
from corpus.dates.periods import find_periods
from corpus.decisions.speakers import ActorKind, Speakers
from corpus.model import Deferral, Span
from corpus.terms import from_words, phrases, words
from corpus.text import MendedText

__all__ = [
    "Calendar",
    "changes_agenda",
    "find_condition",
    "find_deferral",
    "opening_condition",
    "takes_up",
]

_LEAD = re.compile(
    r"^(?:\s*[,:]?\s*(?:at|om at|om|that|of|for|af)(?=[\s,])){0,2}\s*[,:]?\s*", re.IGNORECASE
)
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
# "with item 7 removed", "with the spelling of a name corrected"
_CHANGED = re.compile(
    r"\b(?:with|med)\s+(?:\S+\s+){1,10}?(?:indarbejdet|tilføjet|rettet|corrected|removed|added|amended|deleted|inserted|changed|reworded)(?=[\s.,;]|$)",
    re.IGNORECASE,
)
_CUT = re.compile(r"[.;]\s")
_FIRM = frozenset({"til", "indtil", "until", "till", "to", "til efter"})
_LISTED = re.compile(r",?\s+(?:og\s+|and\s+)?\(?\d[.)]\s+(?=at\b|to\b|that\b)", re.IGNORECASE)
_OVERDUE = 100  # days by which a deadline in a list may lie behind
_HEAD = 700
_NUMBERED = re.compile(
    r"(?<![\d./-])(?P<n>\d{1,3})(?:st|nd|rd|th|\.)\s+(?:(?!month|år|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)[^\W\d]+\s+){0,2}?(?:meeting|møde|session)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|a|an|den|det)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates in the words are read against: the meeting's day and number, and the next meeting's day."""

    day: date | None = None
    next_meeting: date | None = None
    number: int | None = None

    @classmethod
    def of(cls, text: str, day: date | None, next_meeting: date | None) -> "Calendar":
        """With the number that the head of minutes gives the meeting ("Report of the 14th meeting")."""
        numbered = _NUMBERED.search(text, 0, _HEAD)
        return cls(day, next_meeting, int(numbered["n"]) if numbered else None)

    def ahead(self, day: date | None, said: str, span: Span) -> date | None:
        """A day of a deadline that words without a year put long before the meeting: it is next year's."""
        if day is None or self.day is None or (self.day - day).days < _OVERDUE:
            return day
        if re.search(r"\d{4}", said[span.start : span.end]) or (day.month, day.day) == (2, 29):
            return day
        return day.replace(year=day.year + 1)

    def names_next(self, said: str) -> bool:
        """Whether words name the next meeting by its number ("its 15th meeting", "8. møde")."""
        numbered = _NUMBERED.search(said)
        return bool(numbered and self.number and int(numbered["n"]) == self.number + 1)


@dataclass(frozen=True, slots=True)
class _Patterns:
    reservation: re.Pattern[str]
    whole: re.Pattern[str]
    taking_up: re.Pattern[str]
    putting_off: re.Pattern[str]
    until: re.Pattern[str]
    event: re.Pattern[str]
    next_meeting: re.Pattern[str]
    open_end: re.Pattern[str]


@from_words
def _patterns() -> _Patterns:
    def of(topic: str) -> re.Pattern[str]:
        return re.compile(phrases(topic), re.IGNORECASE)

    return _Patterns(
        reservation=of("reservations"),
        whole=of("reservations_whole"),
        taking_up=re.compile(rf"\W*{phrases('taking_up')}", re.IGNORECASE),
        putting_off=of("putting_off"),
        until=of("putting_off_until"),
        event=of("putting_off_event"),
        next_meeting=of("next_meeting_words"),
        open_end=of("open_end"),
    )


def takes_up(sentence: str) -> bool:
    """Whether a sentence adds a reservation to the decision before it ("Tiltrædelsen skete med forbehold …")."""
    patterns = _patterns()
    return bool(
        patterns.taking_up.match(sentence)
        and (patterns.reservation.search(sentence) or patterns.whole.search(sentence))
    )


def find_condition(sentence: str, start: int = 0) -> str | None:
    """The words of a reservation after ``start`` in a mended sentence, without its full stop."""
    patterns = _patterns()
    whole = patterns.whole.search(sentence, start)
    found = next(
        (
            match
            for match in patterns.reservation.finditer(sentence, start)
            if not re.search(
                r"\b(?:the|all|any|de|alle)\s+$", sentence[: match.start()], re.IGNORECASE
            )
        ),
        None,
    )
    if found and not (whole and whole.start() < found.start() and whole.end() > found.start()):
        rest = sentence[found.end() :]
        condition = rest[_LEAD.match(rest).end() :].strip(" *_").rstrip(".;:, ")  # type: ignore[union-attr]
        if condition and not (
            found.group().casefold() in _reasons() and _entered().search(condition)
        ):
            return condition
        if not condition:
            return found.group()  # its points are listed below
    if whole:
        return whole.group()
    changed = _CHANGED.search(sentence, start) or _with_change().search(sentence, start)
    if changed is None:
        return None
    end = _CUT.search(sentence, changed.end())
    rest = sentence[changed.start() : end.start() if end else len(sentence)].rstrip(".;:, ")
    return rest if changed.re is not _CHANGED else changed.group()


@from_words
def _with_change() -> re.Pattern[str]:
    """As in "with one small correction on page 3", "med en enkelt tilføjelse"."""
    return re.compile(
        rf"\b(?:with|med)\s+(?!no\b|any\b|all\b|ingen\b|få\b)(?:[^\s,.;:]+\s+){{0,3}}?(?:{phrases('change_nouns')})",
        re.IGNORECASE,
    )


@from_words
def _reasons() -> frozenset[str]:
    """Words that open a reason as well as a reservation ("idet")."""
    return frozenset(words("reservations_or_reasons"))


@from_words
def _entered() -> re.Pattern[str]:
    return re.compile(phrases("labelled_stances"), re.IGNORECASE)


@from_words
def _agenda_changes() -> re.Pattern[str]:
    return re.compile(phrases("agenda_changes"), re.IGNORECASE)


def changes_agenda(sentence: str) -> bool:
    """Whether a sentence says that an item was moved, added or taken off."""
    return bool(_agenda_changes().search(sentence))


def opening_condition(sentence: str, end: int) -> str | None:
    """A reservation before the verb ("With that change the minutes were approved", "the motion as amended passed")."""
    whole = _patterns().whole.search(sentence, 0, end)
    return whole.group() if whole else None


def find_deferral(
    text: str, span: Span, *, speakers: Speakers, calendar: Calendar
) -> Deferral | None:
    """The first deferral that the words of ``text[span]`` state, or None."""
    mended = MendedText.of(text, span)
    sentence = mended.text
    for match in _patterns().putting_off.finditer(sentence):
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
        lead = _patterns().open_end.search(sentence, at) or None
        near = re.match(r"(?:[^\s,;]+\s+){0,5}[^\s,;]*", sentence[at:].lstrip())
        reach = at + (near.end() + 1 if near else 0)
        candidates = list(_patterns().until.finditer(sentence, at))
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
    upcoming = _patterns().next_meeting.search(said) or calendar.names_next(said)
    return following if upcoming else None


def _event(said: str, calendar: Calendar) -> str | None:
    """What must happen first: words with a verb of their own."""
    waits = re.search(r",\s+(?:når|once|after|when)\s+(?P<event>.+)", said, re.IGNORECASE)
    if waits:
        return waits["event"]
    for match in _patterns().event.finditer(said):
        rest = said[match.end() :].strip(" ,")
        plain = re.sub(r"^at\s+", "", rest)
        if not plain or _patterns().open_end.match(said[match.start() :]):
            continue
        dates = find_dates(plain, calendar.day)
        if dates and dates[0].span.start < 8:
            continue
        lowered = match.group().casefold()
        if lowered in {"til", "to"} and not re.search(r"\b(?:har|have|has|foreligger|er)\b", plain):
            continue
        if _patterns().next_meeting.match(plain):
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
