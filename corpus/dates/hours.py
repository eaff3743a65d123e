"""Start and end of a meeting as minutes write them.

The one thing to know: a number is a time only beside "kl.", a colon, "pm" or
another time; dates are taken out of the text first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from corpus.dates.broken import Unbroken
from corpus.dates.dayrules import is_number
from corpus.dates.days import alternatives, written_days
from corpus.terms import from_words, keys, phrases

__all__ = ["find_times"]

_DATE = "\x00"  # stands where a date was
_HALF = r"(?:a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
_JOIN = r"\s{0,3}(?:–|-|—|\u2010|\btil\b|\bto\b|\buntil\b|\btill\b)\s{0,3}"


@dataclass(frozen=True, slots=True)
class _Hour:
    start: int
    end: int
    hour: int
    minute: int
    half: str  # "a", "p" or "" for the twenty-four hours' clock
    sure: bool  # whether it is a time wherever it stands

    @property
    def time(self) -> time | None:
        hour = self.hour
        if self.half and hour > 12:
            return None
        if self.half:
            hour = hour % 12 + (12 if self.half == "p" else 0)
        if hour == 24 and not self.minute:
            hour = 0
        return time(hour, self.minute) if hour < 24 and self.minute < 60 else None


def find_times(text: str) -> tuple[time | None, time | None]:
    """Start and end of "kl. 17.00 – 18.30" or "5–6.30 pm"; either may be None."""
    plain = _without_dates(Unbroken.of(text).text)
    hours = tuple(_found(plain))
    for one, other in pairwise(hours):
        if _range(plain, one, other):
            return _pair(one, other)
    sure = [hour for hour in hours if hour.sure and hour.time is not None]
    ending = [hour for hour in sure if _ends(plain, hour)]
    starting = [hour for hour in sure if hour not in ending]
    return (
        starting[0].time if starting else None,
        ending[0].time if ending else None,
    )


@from_words
def _hours() -> re.Pattern[str]:
    about = alternatives("about")
    word = rf"(?P<word>{phrases('clock_words')}\.?:?\s{{0,3}}(?:(?:{about})\.?\s{{1,3}})?)"
    number = (
        r"(?P<hour>\d{1,2})(?:(?P<sep>[.:]|\s?h\s?)(?P<minute>[0-5]\d)(?:[:.]\d\d)?)?"
        r"(?![\d/]|[.,:-]?\d{3})"
        rf"(?P<half>\s{{0,2}}{_HALF})?(?P<oclock>\s?o['’]clock)?"
    )
    military = r"(?<![\w.,/:§#-])(?P<military>[012]\d[0-5]\d)\s?(?:hrs|hours|h)\b"
    before = r"(?<![\w.,:/§#$£€-])|(?<=\d[-–])|(?<=[ap]m[-–])|(?<=\d[ap][-–])|(?<=\x00T)"
    names = rf"(?P<name>{phrases('clock_names')})"
    return re.compile(rf"{names}|{military}|(?:{word}|{before}){number}", re.IGNORECASE)


def _without_dates(text: str) -> str:
    pieces: list[str] = []
    at = 0
    for day in written_days(text):
        pieces += [text[at : day.start], _DATE * (day.end - day.start)]
        at = day.end
    return "".join([*pieces, text[at:]])


def _found(text: str) -> Iterator[_Hour]:
    for match in _hours().finditer(text):
        if match["name"]:
            hour = int(keys("clock_names")[" ".join(match["name"].casefold().split())])
            yield _Hour(*match.span(), hour, 0, "", sure=True)
        elif match["military"]:
            digits = match["military"]
            yield _Hour(*match.span(), int(digits[:2]), int(digits[2:]), "", sure=True)
        elif int(match["hour"]) <= 24 and not _amount(text, match):
            minute, half = int(match["minute"] or 0), (match["half"] or "").strip().lower()[:1]
            said = match["word"] and (match["word"].lower().startswith("k") or match["minute"])
            sure = bool(said or half or match["oclock"] or match["minute"])
            yield _Hour(*match.span(), int(match["hour"]), minute, half, sure=sure)


@from_words
def _unit() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,2}}(?:{phrases('amount_units')}|[%‰€$£°])", re.IGNORECASE)


def _amount(text: str, match: re.Match[str]) -> bool:
    """Whether "4.20" is the number of an item or so much of something."""
    if match["half"] or (match["word"] and match["word"].lower().startswith("k")):
        return False
    if match["minute"] and match["sep"] == ":":
        return is_number(text, match.start())
    return is_number(text, match.start()) or _unit().match(text, match.end()) is not None


@from_words
def _join() -> re.Pattern[str]:
    return re.compile(rf"{_JOIN}(?:(?:{alternatives('about')})\.?\s{{0,3}})?", re.IGNORECASE)


_BETWEEN = re.compile(r"\b(?:mellem|between)\s{1,3}(?:kl\.?\s{0,3})?$", re.IGNORECASE)
_AND = re.compile(r"\s{1,3}(?:og|and)\s{1,3}(?:ca\.\s{1,3})?", re.IGNORECASE)


def _range(text: str, one: _Hour, other: _Hour) -> bool:
    """Whether two hours are the ends of a stretch; a bare "17-19" only beside a date or alone."""
    between = text[one.end : other.start]
    if len(between) > 24:
        return False
    joined = _join().fullmatch(between) is not None
    if not joined and _AND.fullmatch(between):
        joined = _BETWEEN.search(text[max(0, one.start - 20) : one.end]) is not None
        joined = joined or _BETWEEN.search(text[max(0, one.start - 20) : one.start]) is not None
    if not joined or one.time is None or other.time is None:
        return False
    if one.sure or other.sure:
        return True
    before, after = text[: one.start], text[other.end : other.end + 1]
    beside = not before.strip() or before.rstrip(" ,.:\t\n").endswith(_DATE)
    return beside and one.hour < other.hour and after not in ("-", "/", "%")


def _pair(one: _Hour, other: _Hour) -> tuple[time | None, time | None]:
    """Start and end, where "5–6.30 pm" gives both the half of the day."""
    first, last = one.time, other.time
    if other.half and not one.half and one.hour <= 12:
        same = _Hour(one.start, one.end, one.hour, one.minute, other.half, one.sure).time
        if same and last and same < last:
            first = same
    return first, last


@from_words
def _ending() -> re.Pattern[str]:
    ends = phrases("clock_ends")
    return re.compile(rf"{ends}\W{{1,3}}(?:\w{{1,12}}\W{{1,2}}){{0,3}}$", re.IGNORECASE)


def _ends(text: str, hour: _Hour) -> bool:
    return _ending().search(text[max(0, hour.start - 40) : hour.start]) is not None
