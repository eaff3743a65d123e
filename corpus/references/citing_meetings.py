"""References to meetings: "styregruppens 18. møde den 9. oktober", "sidste møde", "the 12th meeting".

The one thing to know: a meeting is named by its number, its day, or as the one
before; the next meeting is no reference, for it has no minutes yet.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from corpus.dates import DateMention, find_dates
from corpus.dates.days import alternatives
from corpus.model import ReferenceKind, Span
from corpus.references.citing import (
    Found,
    body_before,
    genitive,
    nominative,
    own_body,
    phrase_of_body,
)
from corpus.terms import from_words, keys, words

__all__ = ["find_meetings"]

_NEAR = 120  # days ahead in which a meeting without a year may lie


def find_meetings(sentence: str, reference: date | None, *, before: str = "") -> Iterator[Found]:
    """The references to meetings in a mended sentence; ``before`` is what was said ahead of it."""
    if not _any_noun().search(sentence):
        return
    dates = tuple(
        replace(mention, date=_of_record(mention, reference))
        for mention in find_dates(sentence, reference)
    )
    for match in _numbered().finditer(sentence):
        yield from _by_number(sentence, match, dates, before)
    for match in _meeting().finditer(sentence):
        yield from _by_day(sentence, match, dates, before)
    for mention in dates:
        if noun := _day_first().match(sentence, mention.span.end):
            span = Span(mention.span.start, noun.end())
            yield Found(ReferenceKind.MEETING, None, _titled(noun["title"]), mention.date, span)
    for match in _before().finditer(sentence):
        if not _final(sentence, match):
            yield Found(ReferenceKind.MEETING, None, None, None, Span(*match.span()))


def _of_record(mention: DateMention, reference: date | None) -> date | None:
    """The day of a meeting: without a year, one that has been held or is near at hand."""
    day = mention.date
    if day is None or reference is None or mention.year_given or (day - reference).days <= _NEAR:
        return day
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day


@from_words
def _any_noun() -> re.Pattern[str]:
    """Every reference to a meeting has such a noun, and few sentences have one."""
    return re.compile(alternatives("meeting_word_ends"), re.IGNORECASE)


@from_words
def _noun() -> str:
    sorts = alternatives("meeting_sorts")
    ends = alternatives("meeting_word_ends")
    return rf"(?:(?i:{sorts})\s)?(?P<title>(?:[A-Z][\w-]{{0,30}}\s){{0,3}})(?P<compound>[\w-]{{0,40}}?)(?i:{ends})(?!\w)"


@from_words
def _of_body() -> str:
    return rf"(?:\s(?:i|for|af|of|in)\s(?:(?:the|den|det)\s)?(?P<of>{phrase_of_body()}(?:\s(?:for|i)\s[A-ZÆØÅ][\w-]{{0,30}})?))?"


@from_words
def _numbered() -> re.Pattern[str]:
    ordinals = alternatives("ordinals")
    return re.compile(
        rf"(?<![\w-])(?:(?P<whose>{genitive()})\s|(?P<its>(?i:{alternatives('possessives')}))\s)?"
        rf"(?:(?P<number>\d{{1,3}})(?:\.|st|nd|rd|th)|(?P<ordinal>(?i:{ordinals})))\s{_noun()}{_of_body()}"
        rf"|(?<![\w-])(?P<plain>(?i:møde|meeting))\s(?:(?i:nr|no|number)\.?\s|#)(?P<after>\d{{1,3}})(?!\w|[./]\d)"
    )


@from_words
def _meeting() -> re.Pattern[str]:
    possessive = alternatives("possessives")
    return re.compile(
        rf"(?<![\w-])(?:(?P<whose>{genitive()})\s|(?P<its>(?i:{possessive}))\s)?{_noun()}{_of_body()}"
    )


@from_words
def _day_first() -> re.Pattern[str]:
    # "the 4 March meeting", "the March 4 Board meeting"
    return re.compile(r"\s(?P<title>(?:[A-Z][\w-]{0,20}\s){0,3})meeting(?!\w)")


@from_words
def _before() -> re.Pattern[str]:
    before, ends = alternatives("meeting_before"), alternatives("meeting_word_ends")
    return re.compile(
        rf"(?<![\w-])(?:{before})\s(?:[\w-]{{1,20}}\s)?[\w-]{{0,40}}?(?:{ends})(?![\w])",
        re.IGNORECASE,
    )


@from_words
def _ahead() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('meeting_after')})\s(?:[\w-]{{1,20}}\s)?$", re.IGNORECASE)


def _by_number(
    sentence: str, match: re.Match[str], dates: tuple[DateMention, ...], before: str
) -> Iterator[Found]:
    number = match["number"] or match["after"]
    if match["ordinal"]:
        if not _named_ordinal(sentence, match):
            return
        number = keys("ordinals")[match["ordinal"].casefold()]
    body = None if match["plain"] else _body(sentence, match, before)
    day, end = _day(sentence, match.end(), dates)
    yield Found(ReferenceKind.MEETING, number, body, day, Span(match.start(), end))


def _named_ordinal(sentence: str, match: re.Match[str]) -> bool:
    """Whether "first meeting" is one that was held: not "sit første møde", "the first meeting to …"."""
    before = sentence[max(0, match.start() - 24) : match.start("ordinal")].casefold()
    if re.search(rf"(?:{alternatives('possessives')})\s$", before):
        return False
    return (
        bool(match["whose"])
        or re.search(
            rf"(?:{alternatives('minutes_of')}|på|ved|fra|at|from)\s(?:(?:det|the)\s)?$", before
        )
        is not None
    )


def _body(sentence: str, match: re.Match[str], before: str) -> str | None:
    parts = match.groupdict()
    if parts.get("whose"):
        return own_body(sentence, match.start(), nominative(parts["whose"]))
    if parts.get("of"):
        return own_body(sentence, match.start(), parts["of"])
    if parts.get("its"):
        return body_before(sentence, match.start(), before)
    compound = (parts.get("compound") or "").casefold()
    if title := _titled(parts.get("title")):
        return title
    for stem in (compound, compound.removesuffix("s")):
        if stem and stem.endswith(words("reference_bodies")):
            return stem
    return None


def _titled(title: str | None) -> str | None:
    """The body in "Audit Committee meeting", "May Board meeting"; None for other capitals."""
    named = [word for word in (title or "").split() if word.casefold() not in keys("months")]
    if not named or not (
        named[-1].casefold() in words("reference_bodies") or re.fullmatch(r"[A-Z]{2,6}", named[-1])
    ):
        return None
    return " ".join(named)


@from_words
def _link() -> re.Pattern[str]:
    # between a meeting and its day: " den ", ", afholdt den ", " i Kommunernes Arkivring den "
    held, weekday = alternatives("held"), alternatives("weekdays")
    return re.compile(
        rf"(?P<of>\s(?:i|for|af|hos|of|in)\s(?:(?:the|den|det)\s)?[A-ZÆØÅ]?[\w-]{{1,30}}(?:\s(?:[A-ZÆØÅ]|i\s|for\s|og\s)[\w-]{{1,30}}){{0,4}})?"
        rf",?\s?(?:(?:{held})\s)?(?:(?:hhv\.|on|of|from|fra|the)\s)?(?:(?:{weekday})\.?,?\s)?(?:(?:den|d\.|on|the|af)\s)?",
        re.IGNORECASE,
    )


def _day(sentence: str, at: int, dates: tuple[DateMention, ...]) -> tuple[date | None, int]:
    """The day that belongs to the meeting before ``at``, and where the words end."""
    for mention in dates:
        if not at <= mention.span.start <= at + 80:
            continue
        between = sentence[at : mention.span.start]
        linked = _link().fullmatch(between)
        stops = set(words("no_meeting_day"))
        inner = set(re.findall(r"[^\W\d_]+", between.casefold()))
        if linked and between and not (linked["of"] and inner & stops):
            return mention.date, mention.span.end
        break
    return None, at


def _by_day(
    sentence: str, match: re.Match[str], dates: tuple[DateMention, ...], before: str
) -> Iterator[Found]:
    lead = sentence[max(0, match.start() - 32) : match.start()]
    inner = sentence[match.start() : match.end()]
    if (
        _ahead().search(lead)
        or _ahead().match(inner)
        or match["compound"].casefold() in words("loose_meetings")
    ):
        return
    day, end = _day(sentence, match.end(), dates)
    if end == match.end():
        return
    whose = match["whose"] or match["its"]
    named = None if whose else _of_day(sentence[match.end() : end])
    body = named or _body(sentence, match, before)
    if (
        body is None
        and re.search(r"\b(?:på|ved)\s$", lead)
        and inner.casefold() in ("møde", "mødet")
    ):
        # "sundhedsudvalget har drøftet spørgsmålet på møde den …"
        body = body_before(sentence, match.start())
    yield Found(ReferenceKind.MEETING, None, body, day, Span(match.start(), end))
    yield from _more_days(sentence, end, dates, body)


def _of_day(between: str) -> str | None:
    """The body in "bestyrelsesmødet i Kommunernes Arkivring den …"."""
    match = re.match(
        r"\s(?:i|for|hos|of)\s(?:the\s)?(?P<of>[A-ZÆØÅ][\w-]{1,30}(?:\s[A-ZÆØÅ][\w-]{1,30}){0,3})\s",
        between,
    )
    return match["of"] if match else None


def _more_days(
    sentence: str, end: int, dates: tuple[DateMention, ...], body: str | None
) -> Iterator[Found]:
    """The other days of "møder den 6/11 og 22/11"."""
    for mention in dates:
        if mention.span.start < end:
            continue
        if not re.fullmatch(
            r"\.?(?:,|\s(?:og|and))\s(?:den\s|d\.\s)?", sentence[end : mention.span.start]
        ):
            return
        yield Found(ReferenceKind.MEETING, None, body, mention.date, mention.span)
        end = mention.span.end


def _final(sentence: str, match: re.Match[str]) -> bool:
    """Whether it is the last meeting of all: "Dette var det sidste møde i styregruppen"."""
    before = sentence[max(0, match.start() - 24) : match.start()].casefold()
    after = sentence[match.end() : match.end() + 8].casefold()
    final = re.search(
        r"\b(?:er|var|bliver|blev|is|was|be|becomes)\s(?:(?:det|the|our|vores|hans|hendes|his|her)\s)?$",
        before,
    )
    return final is not None or re.match(r"\s(?:i|for|of|as|som)\s", after) is not None
