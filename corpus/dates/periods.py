"""Vague dates as minutes write them: "ultimo 2025", "i løbet af januar", "uge 43", "Q1 2026".

The one thing to know: a mention covers the days that the words may mean, first
and last. "End of" a month or year is its last day; "primo", "medio" and
"ultimo" narrow it to its beginning, middle and close.
"""

import re
from collections.abc import Iterator
from datetime import date

from corpus.dates.broken import Unbroken
from corpus.dates.counted import STEPS, Found, counted_periods, narrowed, part_words
from corpus.dates.dayrules import in_address, is_number, leaning
from corpus.dates.days import GAP, YEAR, alternatives, plain, whole_months, without_overlap
from corpus.dates.mentions import DateMention, Precision, find_dates, nearest
from corpus.dates.stretches import Stretch, half_year, month, quarter, season, week, years
from corpus.terms import from_words, keys, phrases, words

__all__ = ["find_periods"]

_BIAS = 20  # days by which what is to come is preferred: minutes plan more than they recall
_SANE = (1000, 9000)  # years of a reference from which may be counted
_EARLIEST, _LATEST = 1990, 2079  # of years that stand without a month


def find_periods(text: str, reference: date | None = None) -> tuple[DateMention, ...]:
    """Whole and vague dates of a text in order; where two readings overlap, the longer one.

    Args:
        text: any text, Danish or English.
        reference: gives the year to dates without one; without it such a date is None.
    """
    if reference is not None and not _SANE[0] <= reference.year <= _SANE[1]:
        reference = None
    unbroken = Unbroken.of(text)
    found = list(find_dates(text, reference))
    for reader in (_units, _years, counted_periods):
        for start, end, stretch, given, precision in reader(unbroken.text, reference):
            span = unbroken.back(start, end)
            first, last = stretch or (None, None)
            written = text[span.start : span.end]
            found.append(DateMention(span, written, first, given, last, precision))
    return without_overlap(found)


# Months, quarters, half-years, seasons and weeks, with or without a year.


@from_words
def _unit_pattern() -> re.Pattern[str]:
    ordinals = f"(?:{alternatives('ordinals')})"
    ordinal = rf"(?:[1-4](?:\.|st|nd|rd|th)|{ordinals})"
    units = (
        rf"(?P<month>{alternatives('months')})(?!\w)\.?"
        rf"|(?P<quarter>{ordinal}){GAP}(?:{alternatives('quarter_words')})"
        rf"|(?:(?P<before>{YEAR})[- ]?)?(?P<letter>[QKH])(?P<digit>[1-4])"
        rf"|(?P<half>{ordinal}){GAP}(?:{alternatives('half_year_words')})"
        rf"|(?P<season>{alternatives('seasons')})"
        rf"|(?:{alternatives('week_words')}){GAP}(?:nr\.{GAP})?(?P<week>\d{{1,2}})(?!\d|[.,]\d|{GAP}?%)"
        rf"(?:{GAP}?(?:-|–|og|til|and|to){GAP}?(?P<until>\d{{1,2}})(?!\d))?"
    )
    year = (
        rf"(?:(?:,?{GAP}|{GAP}?-|/)(?:(?:of|i|af|in){GAP})?(?P<year>{YEAR})(?:[/-]\d\d(?:\d\d)?)?(?![\d/])"
        rf"|{GAP}?['’](?P<short>\d\d)(?!\d)"
        rf"|{GAP}(?:(?:of|i|af|in){GAP})?(?P<relative>{phrases('relative_years', whole_words=False)})(?!\w))?"
    )
    return re.compile(rf"(?<![\w/])(?<!\d-){part_words()}(?:{units})(?!\w){year}", re.IGNORECASE)


def _units(text: str, reference: date | None) -> Iterator[Found]:
    before: tuple[int, Stretch] | None = None
    for match, year in _with_years(text, reference):
        given = year is not None
        if not _plausible(text, match, given=given) or in_address(text, *match.span()):
            continue
        stretch = _near(text, match, reference) if year is None else _of_year(match, year)
        if stretch and before and not given and _JOINED.fullmatch(text[before[0] : match.start()]):
            # "fra oktober til marts": the second follows the first
            following = (_of_year(match, before[1][0].year + step) for step in (0, 1))
            stretch = next((s for s in following if s and s[0] > before[1][0]), stretch)
        if stretch:
            before = match.end(), stretch
        precision = _precision(match)
        if match["part"]:
            stretch, precision = narrowed(stretch, match, precision)
        end = match.end()
        if match["month"] and match["month"].casefold() in whole_months() and text[end - 1] == ".":
            end -= 1
        yield match.start(), end, stretch, given, precision


# "januar-marts 2025", "Q1 og Q2 2026"
_JOINED = re.compile(r"\s{0,2}(?:-|–|,|til|og|to|and)\s{0,2}", re.IGNORECASE)


def _with_years(text: str, reference: date | None) -> tuple[tuple[re.Match[str], int | None], ...]:
    """Units with their year, which may stand behind the next one."""
    found: list[tuple[re.Match[str], int | None]] = []
    for match in reversed(list(_unit_pattern().finditer(text))):
        year = _year(match, reference)
        if year is None and found and _JOINED.fullmatch(text[match.end() : found[-1][0].start()]):
            year = found[-1][1]
        found.append((match, year))
    return tuple(reversed(found))


def _year(match: re.Match[str], reference: date | None) -> int | None:
    parts = match.groupdict()
    if written := parts.get("year") or parts.get("before"):
        return int(written)
    if parts.get("short"):
        return 2000 + int(parts["short"])
    if parts.get("relative") and reference:
        return reference.year + STEPS[keys("relative_years")[plain(parts["relative"])]]
    return None


def _precision(match: re.Match[str]) -> Precision:
    if match["letter"]:
        return Precision.HALF_YEAR if match["letter"] in "Hh" else Precision.QUARTER
    names = {"half": "half_year"}
    kinds = ("month", "quarter", "half", "season", "week")
    kind = next(kind for kind in kinds if match[kind])
    return Precision(names.get(kind, kind))


def _of_year(match: re.Match[str], year: int) -> Stretch | None:
    if match["month"]:
        return month(year, int(keys("months")[match["month"].casefold()]))
    if match["letter"]:
        number = int(match["digit"])
        return half_year(year, number) if match["letter"] in "Hh" else quarter(year, number)
    if match["quarter"]:
        return quarter(year, _number(match["quarter"]))
    if match["half"]:
        return half_year(year, _number(match["half"]))
    if match["season"]:
        return season(year, keys("seasons")[match["season"].casefold()])
    first, until = int(match["week"]), int(match["until"] or 0)
    one, other = week(year, first), week(year, until if until > first else first)
    return (one[0], other[1]) if one and other else None


def _number(ordinal: str) -> int:
    return int(ordinal[0]) if ordinal[0].isdigit() else int(keys("ordinals")[ordinal.casefold()])


def _near(text: str, match: re.Match[str], reference: date | None) -> Stretch | None:
    if reference is None:
        return None
    found = [_of_year(match, reference.year + step) for step in (-1, 0, 1)]
    stretches = [stretch for stretch in found if stretch]
    direction = leaning(text, match.start())
    if match["season"] and (lead := _season_lead(text, match.start())) in ("future", "past"):
        ahead = lead == "future"
        stretches = [s for s in stretches if (s[0] > reference if ahead else s[1] < reference)]
    return nearest(tuple(stretches), reference, direction, bias=_BIAS)


def _plausible(text: str, match: re.Match[str], *, given: bool) -> bool:
    """Whether the words are a period where no year stands beside them."""
    if match["month"]:
        return given or _plausible_month(text, match)
    if match["letter"]:
        fits = match["letter"] not in "Hh" or int(match["digit"]) <= 2
        return fits and match["letter"].isupper() and (given or match["letter"] == "Q")
    if match["half"]:
        danish = match.group().casefold().split()[-1] in _whole_word_halves()
        return _number(match["half"]) <= 2 and (given or danish)
    if match["quarter"]:
        return _number(match["quarter"]) <= 4
    if match["season"]:
        name = match["season"].casefold()
        sure = name in words("definite_seasons") or bool(match["part"])
        return given or sure or _season_lead(text, match.start()) is not None
    return 1 <= int(match["week"]) <= 53


@from_words
def _whole_word_halves() -> frozenset[str]:
    return frozenset(word for word in words("half_year_words") if word != "half")


@from_words
def _month_lead() -> re.Pattern[str]:
    return re.compile(rf"{phrases('month_leads')}\s{{1,2}}$", re.IGNORECASE)


def _plausible_month(text: str, match: re.Match[str]) -> bool:
    name = match["month"]
    lower = name.casefold()
    if re.match(r"['’]?\w|[^\S\n]\d", text[match.end() : match.end() + 2]) and name[0].isupper():
        return False  # "May 12": a day that was not read
    led = bool(match["part"])
    led = led or _month_lead().search(text[max(0, match.start() - 20) : match.start()]) is not None
    if lower in words("month_names_of_people") and lower not in words("month_lookalikes"):
        return led or name.islower()
    return led and name[0].isupper() if lower in words("month_lookalikes") else len(name) > 3


@from_words
def _season_leads() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (key, re.compile(rf"{phrases('season_leads.' + key)}\s{{1,2}}$", re.IGNORECASE))
        for key in ("future", "past", "near")
    )


def _season_lead(text: str, start: int) -> str | None:
    """Which season the word before asks for: "future" of "til foråret", "past", "near" or None."""
    before = text[max(0, start - 24) : start]
    return next((key for key, pattern in _season_leads() if pattern.search(before)), None)


# Years.


@from_words
def _year_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/.,-])(?<![#$£€–]){part_words()}(?P<year>{YEAR})(?:{GAP}?(?P<dash>[-–/]){GAP}?(?P<until>\d{{4}}|\d{{2}}))?"
        r"(?![\w/%]|[.,:–-]\d|-\w)",
        re.IGNORECASE,
    )


@from_words
def _year_lead() -> re.Pattern[str]:
    return re.compile(rf"{phrases('year_leads')}\s{{1,2}}$", re.IGNORECASE)


@from_words
def _unit() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,2}}(?:{phrases('amount_units')}|[%‰€$£])", re.IGNORECASE)


def _years(text: str, _: date | None) -> Iterator[Found]:
    for match in _year_pattern().finditer(text):
        year = int(match["year"])
        if not _EARLIEST <= year <= _LATEST or in_address(text, *match.span()):
            continue
        if _unit().match(text, match.end()) or is_number(text, match.start()):
            continue
        until = match["until"]
        if until:
            last = int(until) if len(until) == 4 else year // 100 * 100 + int(until)
            if year < last <= year + 30 and (match["dash"] != "/" or last == year + 1):
                yield *match.span(), years(year, last), True, Precision.YEAR
            elif match["dash"] == "-" and len(until) == 2 and 1 <= int(until) <= 12:
                yield *match.span(), month(year, int(until)), True, Precision.MONTH
            continue
        stretch: Stretch | None = years(year, year)
        precision = Precision.YEAR
        if match["part"]:
            stretch, precision = narrowed(stretch, match, precision)
        elif not _led_year(text, match):
            continue
        yield *match.span(), stretch, True, precision


def _led_year(text: str, match: re.Match[str]) -> bool:
    """Whether "i", "budget" or the like stands before a year, or brackets around it."""
    before, after = (
        text[max(0, match.start() - 24) : match.start()],
        text[match.end() : match.end() + 1],
    )
    return _year_lead().search(before) is not None or (before[-1:] == "(" and after == ")")
