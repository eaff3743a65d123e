"""Stretches of the calendar: the first and last day of a month, a quarter, a week.

The one thing to know: weeks are ISO weeks, and a winter belongs to the year it
begins in.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

from corpus.dates.mentions import Precision

__all__ = [
    "Stretch",
    "half_year",
    "month",
    "part_of",
    "quarter",
    "season",
    "week",
    "year_end",
    "years",
]

Stretch: TypeAlias = tuple[date, date]

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def _months(year: int, first: int, count: int) -> Stretch:
    total = year * 12 + first + count - 2
    last_year, last = total // 12, total % 12 + 1
    return date(year, first, 1), date(last_year, last, monthrange(last_year, last)[1])


def month(year: int, number: int) -> Stretch:
    """A month, from 1."""
    return _months(year, number, 1)


def quarter(year: int, number: int) -> Stretch:
    """A quarter, from 1."""
    return _months(year, number * 3 - 2, 3)


def half_year(year: int, number: int) -> Stretch:
    """A half of a year, 1 or 2."""
    return _months(year, number * 6 - 5, 6)


def season(year: int, name: str) -> Stretch:
    """A season of three whole months; winter from December."""
    return _months(year, _SEASONS[name], 3)


def years(first: int, last: int) -> Stretch:
    """Whole years."""
    return date(first, 1, 1), date(last, 12, 31)


def year_end(year: int) -> Stretch:
    """The last day of a year and the first of the next."""
    return date(year, 12, 31), date(year + 1, 1, 1)


def week(year: int, number: int) -> Stretch | None:
    """An ISO week, Monday to Sunday; None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def part_of(whole: Stretch, key: str, precision: Precision) -> tuple[Stretch, Precision]:
    """The beginning ("first"), "middle", close ("last") or last day ("end") of a stretch.

    Of a month and other units that is a third; of a year the first and the last quarter,
    with the two quarters between.
    """
    first, last = whole
    if key == "end":
        return (last, last), Precision.DAY
    if precision is Precision.YEAR:
        cuts = {"first": (1, 3), "middle": (4, 9), "last": (10, 12)}
        start, stop = cuts[key]
        return (date(first.year, start, 1), month(last.year, stop)[1]), precision
    if precision is Precision.MONTH:
        cuts = {"first": (1, 10), "middle": (11, 20), "last": (21, last.day)}
        start, stop = cuts[key]
        return (first.replace(day=start), first.replace(day=stop)), precision
    third = ((last - first).days + 1) // 3
    days = {"first": (0, third - 1), "middle": (third, 2 * third - 1)}
    start, stop = days.get(key, (2 * third, (last - first).days))
    return (first + timedelta(days=start), first + timedelta(days=stop)), precision
