"""Dates as minutes write them, resolved to the calendar with their words kept.

The one thing to know: a date without a year takes the year that brings it
nearest to the reference date, which is the meeting's, unless the words around
it say which way it lies ("senest den …"). Vague dates ("ultimo 2025", "uge 43")
are read by ``corpus.periods``.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from corpus.dates.broken import Unbroken
from corpus.dates.dayrules import leaning, weekday_at
from corpus.dates.days import GAP, WrittenDay, written_days
from corpus.dates.hours import find_times
from corpus.model import Day, Span

__all__ = ["DateMention", "Precision", "date_in_name", "find_dates", "find_times", "nearest"]

# Between the two ends of a range: "1/1 til 31/3 2025", "May 3 – June 2".
_BETWEEN = re.compile(
    rf"{GAP}?(?:–|-|—|til(?:{GAP}og{GAP}med)?|to|through|until|(?P<and>og|and)){GAP}?(?:(?:den|d\.|the){GAP})?"
    rf"(?:[^\W\d_]{{3,9}}\.?,?{GAP}(?:(?:den|d\.|the){GAP})?)?",
    re.IGNORECASE,
)

# "20241218" in a file's name
_RUN_TOGETHER = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_ .]?([01]\d)[-_ .]?([0-3]\d)(?!\d)")


class Precision(StrEnum):
    """The unit of the calendar that the words of a date name."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    SEASON = "season"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date where it stands in a text.

    Attributes:
        words: as written.
        date: what it means; of a vague one the first day that it may mean; None for a day that
            no calendar has (31/2) or whose year is unknown.
        year_given: whether the words say the year.
        last: the last day that it may mean; ``date`` itself for a whole day.
        precision: the unit that the words name.
        weekday: as written beside the date, Monday 0; None where none is.
    """

    span: Span
    words: str
    date: date | None
    year_given: bool
    last: Day | None = None
    precision: Precision = Precision.DAY
    weekday: int | None = None


def find_dates(text: str, reference: date | None = None) -> tuple[DateMention, ...]:
    """The whole days of a text in order; where two readings overlap, the longer one.

    Args:
        text: any text, Danish or English.
        reference: gives the year to dates without one; without it such a date is None.
    """
    unbroken = Unbroken.of(text)
    days = _with_years(unbroken.text, written_days(unbroken.text))
    return tuple(_mention(text, unbroken, day, reference) for day in days)


def date_in_name(name: str) -> date | None:
    """The day that a file name gives ("referat-2024-12-18.txt", "20241218 Referat.pdf"), or None."""
    stem = re.sub(r"\.\w{1,5}$", "", name.replace("\\", "/").rsplit("/", 1)[-1])
    match = _RUN_TOGETHER.search(stem)
    if match and (day := _calendar(int(match[1]), int(match[2]), int(match[3]))):
        return day
    spaced = re.sub(r"_+", " ", stem)
    apart = re.sub(r"(?<=[^\W\d_])-(?=\d)|(?<=\d)-(?=[^\W\d_])", " ", spaced)
    for words in (apart, apart.replace("-", " ")):
        if days := [m.date for m in find_dates(words) if m.year_given and m.date]:
            return days[0]
    return None


def _with_years(text: str, days: tuple[WrittenDay, ...]) -> tuple[WrittenDay, ...]:
    """Gives both ends of a range the year that one of them says."""
    found = list(days)
    for at in range(len(found) - 1, 0, -1):
        one, other = found[at - 1], found[at]
        if other.year is not None and one.year is None and _share_year(text, one, other):
            found[at - 1] = replace(one, year=other.year - _later(one, other))
    for at in range(1, len(found)):
        one, other = found[at - 1], found[at]
        if one.year is not None and other.year is None and _share_year(text, one, other):
            found[at] = replace(other, year=one.year + _later(one, other))
    return tuple(found)


def _later(one: WrittenDay, other: WrittenDay) -> bool:
    return (one.month or 0, one.day) > (other.month or 0, other.day)


def _share_year(text: str, one: WrittenDay, other: WrittenDay) -> bool:
    between = text[one.end : other.start]
    undecided = one.steps is None and other.steps is None
    if len(between) > 40 or not (undecided and one.month and other.month):
        return False
    match = _BETWEEN.fullmatch(between)
    # "den 6/11 og 22/11-2025": in a list of numbers a slip of the year often stands in just one
    return match is not None and (not match["and"] or (one.named and other.named))


def _mention(
    text: str, unbroken: Unbroken, reading: WrittenDay, reference: date | None
) -> DateMention:
    span = unbroken.back(reading.start, reading.end)
    day = _resolved(reading, reference, unbroken.text)
    return DateMention(
        span=span,
        words=text[span.start : span.end],
        date=day,
        year_given=reading.year is not None or bool(reading.steps),
        last=day,
        weekday=weekday_at(unbroken.text, reading.start, reading.end),
    )


def _resolved(reading: WrittenDay, reference: date | None, text: str) -> date | None:
    if reading.month is None:
        if reference is None:
            return None
        months = reference.year * 12 + reference.month - 1 + (reading.steps or 0)
        return _calendar(months // 12, months % 12 + 1, reading.day)
    if reading.year is not None:
        return _calendar(reading.year, reading.month, reading.day)
    if reference is None:
        return None
    if reading.steps is not None:
        return _calendar(reference.year + reading.steps, reading.month, reading.day)
    near = (_calendar(reference.year + step, reading.month, reading.day) for step in (-1, 0, 1))
    found = tuple((day, day) for day in near if day)
    chosen = nearest(found, reference, leaning(text, reading.start))
    return chosen[0] if chosen else None


def nearest(
    stretches: tuple[tuple[date, date], ...], reference: date, direction: int = 0, *, bias: int = 0
) -> tuple[date, date] | None:
    """The stretch of days nearest to the reference.

    Args:
        stretches: first and last day of each.
        reference: the day to be near to.
        direction: 1 where the words look ahead, -1 where they look back, else 0. It settles
            only what the calendar leaves open: a deadline may be a few weeks past.
        bias: days added to the distance of what is past.
    """
    slack = 60
    fitting = [
        (first, last)
        for first, last in stretches
        if not direction
        or (direction > 0 and (reference - last).days <= slack)
        or (direction < 0 and (first - reference).days <= 0)
    ]

    def distance(stretch: tuple[date, date]) -> int:
        twice = stretch[0].toordinal() + stretch[1].toordinal() - 2 * reference.toordinal()
        return twice if twice >= 0 else 2 * bias - twice

    return min(fitting or stretches, key=distance, default=None)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
