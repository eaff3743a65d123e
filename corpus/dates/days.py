"""Whole days as they are written: day, month and perhaps a year, with their place.

The one thing to know: nothing here asks the calendar; ``corpus.dates`` gives
the readings their year. Day comes before month in every numeric form (Danish
use; "12/18/2024" can only be read the other way and is).
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from corpus.branches import branching, letters
from corpus.dates.dayrules import in_address, is_number, named_plausibly, numeric_plausibly
from corpus.model import Span
from corpus.terms import from_words, keys, phrases, words

__all__ = [
    "GAP",
    "YEAR",
    "WrittenDay",
    "alternatives",
    "plain",
    "whole_months",
    "without_overlap",
    "written_days",
]

#: White space inside a date: a line may end there, a paragraph not.
GAP = r"(?:[^\S\n]{1,4}\n?[^\S\n]{0,4}|\n[^\S\n]{0,4})"
#: A year as dates write it.
YEAR = r"(?:1[89]|20|21)\d\d"

_MARK = r"\.|st|nd|rd|th"
_SHORT_MONTHS = frozenset({"maj", "may", "mai", "juni", "juli", "june", "july"})
_JOIN = rf"{GAP}?(?:,|–|-|—|&|\b(?:og|and|til|to|eller|or|samt)\b){GAP}?(?:(?:den|d\.|the){GAP})?"
# The day before, as in "3.-5. maj", "den 3., 10. og 17. marts", "3 and 4 May".
_DAY_BEFORE = re.compile(
    rf"(?<![\w/.,-])(?P<day>\d{{1,2}})(?P<mark>{_MARK})?(?P<join>{_JOIN})$", re.IGNORECASE
)
# The days after, as in "May 3–5, 2025", "May 3, 10 and 17".
_MORE = (
    rf"(?:{GAP}?[–-]{GAP}?\d{{1,2}}(?:st|nd|rd|th)?"
    rf"|(?:,{GAP}\d{{1,2}}(?:st|nd|rd|th)?){{0,6}},?{GAP}(?:and|&){GAP}\d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?![\w/]|[.:,]\d)"
)


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as written.

    Attributes:
        month: None for "den 17. ds.", whose month ``steps`` counts from the reference.
        year: None where none is said.
        steps: years from the reference ("næste år" 1), or None; months where there is no month.
        named: whether the month is a word.
    """

    start: int
    end: int
    day: int
    month: int | None
    year: int | None
    steps: int | None = None
    named: bool = True

    @property
    def span(self) -> Span:
        """Its place in the text that was searched."""
        return Span(self.start, self.end)


def written_days(text: str) -> tuple[WrittenDay, ...]:
    """The days of a text in order; where two readings overlap, the longer one.

    Args:
        text: without broken words.
    """
    return without_overlap(tuple(_readings(text)))


def without_overlap(found: Sequence[T]) -> tuple[T, ...]:
    """Those that remain, in order, when of two that overlap the longer one is kept."""
    kept: list[tuple[int, int, int]] = []
    for index, one in sorted(
        enumerate(found), key=lambda pair: pair[1].span.start - pair[1].span.end
    ):
        at = bisect_right(kept, (one.span.start, one.span.end, len(found)))
        before = at == 0 or kept[at - 1][1] <= one.span.start
        after = at == len(kept) or one.span.end <= kept[at][0]
        if before and after:
            insort(kept, (one.span.start, one.span.end, index))
    return tuple(found[index] for _, _, index in kept)


@from_words
def _month_first() -> re.Pattern[str]:
    # "December 18, 2024", "April 15th", "Dec. 18th, 2024", "May 3–5, 2025"
    month = alternatives("english_months")
    return re.compile(
        rf"(?<![\w-])(?P<name>{month})\.?{GAP}(?P<day>\d{{1,2}})(?P<mark>st|nd|rd|th)?(?![\w/]|[.:,]\d)"
        rf"(?P<more>{_MORE})?(?:,?{GAP}(?P<year>{YEAR})(?!\d)|{GAP}?['’](?P<short>\d\d)(?!\d))?",
        re.IGNORECASE,
    )


@from_words
def _day_first() -> re.Pattern[str]:
    # "17. september 2025", "den 17. januar", "18 Dec 2025", "the 17th of May", "18th Dec '24"
    month = alternatives("months")
    return re.compile(
        rf"(?:(?<![\w/,])(?<!\d\.)|(?<=\d{{4}}/))(?P<day>\d{{1,2}})(?P<mark>{_MARK})?(?:{GAP}(?P<of>of{GAP}(?:the{GAP})?)?|-|(?<=\.))"
        rf"(?P<name>{month})(?!\w)\.?"
        rf"(?:(?:,?{GAP}|-|{GAP}-{GAP}?)(?P<year>{YEAR})(?!\d)|(?:{GAP}?['’]|-)(?P<short>\d\d)(?![\d:])"
        rf"|{GAP}(?P<relative>{phrases('relative_years', whole_words=False)})(?!\w))?",
        re.IGNORECASE,
    )


@from_words
def _this_month() -> re.Pattern[str]:
    # "den 17. ds.", "den 3. n.m."
    return re.compile(
        rf"(?<![\w/,.-])(?P<day>\d{{1,2}})(?P<mark>\.|st|nd|rd|th){GAP}"
        rf"(?P<relative>{phrases('relative_months', whole_words=False)})(?!\w)\.?",
        re.IGNORECASE,
    )


# "2025-09-30", "2025-09-30T17:00", "2025/09/30"
_ISO = re.compile(
    rf"(?<![\w/.-])(?P<year>{YEAR})(?P<sep>[-/.])(?P<month>\d{{2}})(?P=sep)(?P<day>\d{{2}})"
    r"(?![\d/]|-\d|[a-su-zA-SU-Z_æøå])"
)
# "6/11-24", "22/11-2025", "1/2 2025", "17/12", "18.12.2024", "18. 12. 2024", "18-12-2024", "d. 18.12."
_NUMERIC = re.compile(
    r"(?<![\w/,-])(?<!\d\.)(?P<day>\d{1,2})(?P<sep>[/.-]|\.[^\S\n])(?P<month>\d{1,2})"
    rf"(?:(?:(?P=sep)|{GAP}?-{GAP}?|{GAP}|\.)(?P<year>{YEAR})(?!\d)"
    rf"|(?:(?P=sep)|{GAP}?-['’]?|{GAP}?['’])(?P<short>\d\d)(?![\d:]|[.,-]\d)"
    rf"|{GAP}(?P<relative>{{relative}})(?!\w))?(?![\d/]|[.,-]\d|[^\W\d_])"
)


@from_words
def _numeric() -> re.Pattern[str]:
    relative = phrases("relative_years", whole_words=False)
    return re.compile(_NUMERIC.pattern.replace("{relative}", relative), re.IGNORECASE)


def alternatives(topic: str) -> str:
    """A regular expression of the words of a topic, the longest first."""
    return branching(map(letters, sorted(words(topic), key=len, reverse=True)))


def _readings(text: str) -> Iterator[WrittenDay]:
    for pattern in (_ISO, _numeric()):
        for match in pattern.finditer(text):
            if reading := _of_numbers(text, match):
                yield reading
    for match in _day_first().finditer(text):
        if reading := _of_name(text, match):
            yield reading
            yield from _days_before(text, reading, match["mark"] or "")
    for match in _month_first().finditer(text):
        if reading := _of_name(text, match):
            yield from _days_after(match, reading)
    for match in _this_month().finditer(text):
        if 1 <= int(match["day"]) <= 31:
            steps = _STEPS[keys("relative_months")[plain(match["relative"])]]
            yield WrittenDay(*match.span(), int(match["day"]), None, None, steps)


_STEPS = {"last": -1, "this": 0, "next": 1}


def plain(written: str) -> str:
    """Words as a vocabulary has them: lower case, single spaces."""
    return " ".join(written.casefold().split())


def _year(match: re.Match[str]) -> tuple[int | None, int | None]:
    """The year as a number, or as steps from the reference."""
    parts = match.groupdict()
    if parts.get("year"):
        return int(parts["year"]), None
    if parts.get("short"):
        return 2000 + int(parts["short"]), None
    if parts.get("relative"):
        return None, _STEPS[keys("relative_years")[plain(parts["relative"])]]
    return None, None


def _of_numbers(text: str, match: re.Match[str]) -> WrittenDay | None:
    day, month = int(match["day"]), int(match["month"])
    year, steps = _year(match)
    dated = year is not None or steps is not None
    if month > 12 >= day and match["sep"] in "/-" and year is not None and len(match["month"]) == 2:
        day, month = month, day  # "12/18/2024"
    if not (1 <= day <= 31 and 1 <= month <= 12) or in_address(text, *match.span()):
        return None
    if not numeric_plausibly(text, match, dated=dated):
        return None
    return WrittenDay(*match.span(), day, month, year, steps, named=False)


def _of_name(text: str, match: re.Match[str]) -> WrittenDay | None:
    year, steps = _year(match)
    dated = year is not None or steps is not None
    if not 1 <= int(match["day"]) <= 31 or in_address(text, *match.span()):
        return None
    if not named_plausibly(text, match, dated=dated):
        return None
    month = int(keys("months")[match["name"].casefold()])
    start, end = match.span()
    if match.group().endswith(".") and match["name"].casefold() in whole_months():
        end -= 1  # the stop ends a sentence; that of "18 Dec." is the word's own
    return WrittenDay(start, end, int(match["day"]), month, year, steps)


@from_words
def whole_months() -> frozenset[str]:
    """Names of months in full, whose stop ends a sentence."""
    return frozenset(word for word in words("months") if len(word) > 4 or word in _SHORT_MONTHS)


def _days_before(text: str, reading: WrittenDay, mark: str) -> Iterator[WrittenDay]:
    """Days that share the month of the one after them."""
    at, day, listed = reading.start, reading.day, False
    for _ in range(12):
        match = _DAY_BEFORE.search(text, max(0, at - 24), at)
        if not match or not 1 <= int(match["day"]) < day:
            return
        comma = "," in match["join"]
        dash = any(sign in match["join"] for sign in "–-—")
        if (comma and not listed) or (mark == "." and not match["mark"] and not dash):
            return
        if is_number(text, match.start()):
            return
        end = match.end("mark") if match["mark"] else match.end("day")
        listed = listed or not (comma or dash)
        at, day = match.start(), int(match["day"])
        yield WrittenDay(at, end, day, reading.month, reading.year, reading.steps)


def _days_after(match: re.Match[str], first: WrittenDay) -> Iterator[WrittenDay]:
    """The first day of "May 3, 10 and 17, 2025", then those after it."""
    days = [first.day]
    found = list(re.finditer(r"\d{1,2}", match["more"] or ""))
    days += [int(one.group()) for one in found]
    if not found or days != sorted(set(days)) or days[-1] > 31:
        tail = match.end("mark") if match["mark"] else match.end("day")
        yield replace(first, end=tail if found else first.end)
        return
    at = match.start("more")
    yield replace(first, end=at)
    for index, one in enumerate(found):
        last = index + 1 == len(found)
        end = first.end if last else at + one.end()
        yield replace(first, start=at + one.start(), end=end, day=int(one.group()))
