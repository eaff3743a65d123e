"""Dates as minutes write them, resolved to the calendar with their words kept.

The one thing to know: day comes before month in every numeric form (Danish
use), and a date without a year takes the year that brings it nearest to the
reference date, which is the meeting's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from corpus.model import Span
from corpus.terms import from_words, keys, words

__all__ = ["DateMention", "find_dates", "find_times"]


@from_words
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "|".join(sorted(words("months"), key=len, reverse=True))
    return (
        # "2025-09-30"
        re.compile(r"(?<![\d/-])(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?![\d/-])"),
        # "18. december 2024", "den 17. januar", "18 December 2024", "17th of May"
        re.compile(
            rf"(?<![\d./])(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(?P<name>{month})\b\.?"
            r"(?:,?\s+(?P<year>\d{4}))?",
            re.IGNORECASE,
        ),
        # "December 18, 2024", "April 15th"
        re.compile(
            rf"\b(?P<name>{month})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\.?\d)(?:,?\s+(?P<year>\d{{4}}))?",
            re.IGNORECASE,
        ),
        # "6/11-24", "22/11-2025", "1/2 2025", "17/12", "18.12.2024", "18/12/2024", "18-12-2024"
        re.compile(
            r"(?<![\d./-])(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})"
            r"(?:(?:(?P=sep)|\s?-\s?|\s)(?P<year>\d{4}|(?<=[-/.])\d{2}))?(?![\d/]|[.-]\d)"
        ),
    )


# "kl. 17.00", "10:30", "kl. 9"
_TIME = re.compile(
    r"\b(?:kl\.?\s*(?P<h1>\d{1,2})(?:[.:](?P<m1>\d{2}))?|(?P<h2>\d{1,2})[.:](?P<m2>\d{2}))(?!\d)"
)
_RANGE = re.compile(
    r"(?:kl\.?\s*)?(?P<h1>\d{1,2})(?:[.:](?P<m1>\d{2}))?\s*(?:–|-|til|to|—)\s*"
    r"(?:kl\.?\s*)?(?P<h2>\d{1,2})[.:](?P<m2>\d{2})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date where it stands in a text.

    Attributes:
        words: as written.
        date: what it means; None for a day that no calendar has (31/2).
        year_given: whether the words say the year.
    """

    span: Span
    words: str
    date: date | None
    year_given: bool


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _resolve(month: int, day: int, year: str | None, reference: date | None) -> date | None:
    if year:
        return _calendar(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if reference is None:
        return None
    near = (_calendar(reference.year + step, month, day) for step in (-1, 0, 1))
    found = [candidate for candidate in near if candidate]
    return min(found, key=lambda d: abs((d - reference).days), default=None)


def _mentions(text: str, reference: date | None) -> Iterator[DateMention]:
    for pattern in _patterns():
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = (
                int(keys("months")[parts["name"].lower()])
                if parts.get("name")
                else int(parts["month"])
            )
            day, year = int(parts["day"]), parts.get("year")
            if not (1 <= day <= 31 and 1 <= month <= 12):
                continue
            if parts.get("sep") in (".", "-") and not year:
                continue  # "4.2" is an item, "3-4" a range
            yield DateMention(
                Span(*match.span()),
                match.group(),
                _resolve(month, day, year, reference),
                year is not None,
            )


def find_dates(text: str, reference: date | None = None) -> tuple[DateMention, ...]:
    """The dates of a text in order; where two readings overlap, the longer one.

    Args:
        text: any text, Danish or English.
        reference: gives the year to dates without one; without it such a date is None.
    """
    found: list[DateMention] = []
    ranked = sorted(_mentions(text, reference), key=lambda m: m.span.start - m.span.end)
    for mention in ranked:
        if all(
            mention.span.end <= other.span.start or other.span.end <= mention.span.start
            for other in found
        ):
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _clock(hour: str, minute: str | None) -> time | None:
    return time(int(hour), int(minute or 0)) if int(hour) < 24 and int(minute or 0) < 60 else None


def find_times(text: str) -> tuple[time | None, time | None]:
    """Start and end of "kl. 17.00 – 18.30"; either may be None."""
    for mention in find_dates(text):
        text = text.replace(mention.words, " ")
    if match := _RANGE.search(text):
        return _clock(match["h1"], match["m1"]), _clock(match["h2"], match["m2"])
    clocks = [
        _clock(match["h1"] or match["h2"], match["m1"] or match["m2"])
        for match in _TIME.finditer(text)
    ]
    return (clocks[0] if clocks else None), None
