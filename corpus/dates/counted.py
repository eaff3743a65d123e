"""Periods that are counted from the meeting: "næste måned", "årets udgang", "på fredag".

The one thing to know: without a reference date they are found all the same,
but nobody can say which days they are.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from corpus.dates.dayrules import leaning
from corpus.dates.days import GAP, alternatives, plain
from corpus.dates.mentions import Precision, nearest
from corpus.dates.stretches import Stretch, month, part_of, quarter, year_end, years
from corpus.terms import from_words, keys, phrases, words

__all__ = ["STEPS", "Found", "counted_periods", "narrowed", "part_words"]

#: Start, end, first and last day, whether the year is said, the unit.
Found: TypeAlias = tuple[int, int, Stretch | None, bool, Precision]
#: How far from the reference the keys of relative words lie.
STEPS = {"last": -1, "this": 0, "next": 1}


def counted_periods(text: str, reference: date | None) -> Iterator[Found]:
    """The periods of a text that are counted from the reference, and the weekdays ("på fredag")."""
    yield from _relative(text, reference)
    yield from _weekdays(text, reference)


@from_words
def part_words() -> str:
    """A regular expression of the words for a part of a period, as the group ``part``."""
    parts = phrases("period_parts", whole_words=False)
    return rf"(?:(?P<part>{parts})(?:{GAP}(?:the{GAP})?|-))?"


def narrowed(
    stretch: Stretch | None, match: re.Match[str], precision: Precision
) -> tuple[Stretch | None, Precision]:
    """The part of a stretch that the words before it name."""
    key = keys("period_parts")[plain(match["part"])]
    if stretch is None:
        return None, Precision.DAY if key == "end" else precision
    return part_of(stretch, key, precision)


@from_words
def _relative_pattern() -> re.Pattern[str]:
    named = "|".join(
        rf"(?P<{unit}>{phrases(topic, whole_words=False)})"
        for unit, topic in (
            ("years", "relative_years"), ("months", "relative_months"),
            ("weeks", "relative_weeks"), ("quarters", "relative_quarters"),
            ("days", "relative_days"), ("ends", "year_ends"), ("starts", "year_starts"),
            ("turn", "turn_of_year"), ("year", "the_year"), ("month", "the_month"),
        )
    )  # fmt: skip
    turned = r"(?:\s(?P<from>(?:19|20)\d\d)/(?:\d{4}|\d{2})(?!\d))?"
    return re.compile(
        rf"(?<![\w-]){part_words()}(?:{named})(?!\w|[^\S\n]\d){turned}|(?<!\w)(?P<plain>{alternatives('turn_of_year')}){turned.replace('<from>', '<since>')}(?!\w)",
        re.IGNORECASE,
    )


def _relative(text: str, reference: date | None) -> Iterator[Found]:
    for match in _relative_pattern().finditer(text):
        kind = next(
            k for k, v in match.groupdict().items() if v and k not in ("part", "from", "since")
        )
        if kind in ("year", "month") and not match["part"]:
            continue
        said = match["from"] or match["since"]
        stretch, precision = _counted(match, kind, reference, said)
        if match["part"]:
            stretch, precision = narrowed(stretch, match, precision)
        given = bool(said) or kind in ("years", "months", "weeks", "quarters", "days")
        yield *match.span(), stretch, given, precision


def _counted(
    match: re.Match[str], kind: str, reference: date | None, said: str | None
) -> tuple[Stretch | None, Precision]:
    """The stretch that the words of a kind mean, seen from the reference."""
    if kind in ("turn", "plain") and said:
        return year_end(int(said)), Precision.DAY
    if reference is None:
        return None, Precision.DAY
    step = _step(match, kind)
    if kind == "years":
        return years(reference.year + step, reference.year + step), Precision.YEAR
    if kind == "months":
        count = reference.year * 12 + reference.month - 1 + step
        return month(count // 12, count % 12 + 1), Precision.MONTH
    if kind == "quarters":
        count = reference.year * 4 + (reference.month - 1) // 3 + step
        return quarter(count // 4, count % 4 + 1), Precision.QUARTER
    if kind == "weeks":
        monday = reference + timedelta(days=7 * step - reference.weekday())
        return (monday, monday + timedelta(days=6)), Precision.WEEK
    if kind == "days":
        day = reference + timedelta(days=step)
        return (day, day), Precision.DAY
    if kind in ("turn", "plain"):
        ends = tuple(year_end(reference.year + n) for n in (-1, 0))
        return nearest(ends, reference, leaning(match.string, match.start())), Precision.DAY
    whole = years(reference.year, reference.year)
    if kind in ("ends", "starts"):
        day = whole[1] if kind == "ends" else whole[0]
        return (day, day), Precision.DAY
    if kind == "month":
        return month(reference.year, reference.month), Precision.MONTH
    return whole, Precision.YEAR


_TOPICS = {
    "years": "relative_years", "months": "relative_months", "weeks": "relative_weeks",
    "quarters": "relative_quarters", "days": "relative_days",
}  # fmt: skip


def _step(match: re.Match[str], kind: str) -> int:
    return STEPS[keys(_TOPICS[kind])[plain(match[kind])]] if kind in _TOPICS else 0


# "på fredag", "last Monday", "i mandags"


@from_words
def _weekday_pattern() -> re.Pattern[str]:
    full = "|".join(word for word in words("weekdays") if len(word) > 5)
    return re.compile(
        rf"(?:(?P<future>{phrases('weekday_leads.future')})|(?P<past>{phrases('weekday_leads.past')})){GAP}(?P<day>{full})(?!\w)"
        rf"|(?<!\w)i{GAP}(?P<gone>{full})s(?!\w)",
        re.IGNORECASE,
    )


def _weekdays(text: str, reference: date | None) -> Iterator[Found]:
    for match in _weekday_pattern().finditer(text):
        if re.match(r",?\s(?:den|d\.|the)?\s?\d", text[match.end() : match.end() + 8]):
            continue  # the day itself follows
        stretch = None
        if reference is not None:
            wanted = int(keys("weekdays")[(match["day"] or match["gone"]).casefold()])
            ahead = (wanted - reference.weekday()) % 7
            if match["future"]:
                same = plain(match["future"]) == "this"
                day = reference + timedelta(days=ahead or (0 if same else 7))
            else:
                day = reference - timedelta(days=(7 - ahead) % 7 or 7)
            stretch = (day, day)
        yield *match.span(), stretch, False, Precision.DAY
