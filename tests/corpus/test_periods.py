"""Vague dates: what minutes say of months, quarters, weeks and years."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import Precision
from corpus.dates.periods import find_periods

MEETING = date(2024, 12, 18)


def _days(text: str) -> tuple[date, date]:
    first, last = (date.fromisoformat(day) for day in text.split(".."))
    return first, last


@pytest.mark.parametrize(
    ("text", "words", "days", "precision"),
    [
        ("ultimo 2025.", "ultimo 2025", "2025-10-01..2025-12-31", "year"),
        ("nås primo 2030, altså", "primo 2030", "2030-01-01..2030-03-31", "year"),
        ("mid-2026", "mid-2026", "2026-04-01..2026-09-30", "year"),
        ("primo marts", "primo marts", "2025-03-01..2025-03-10", "month"),
        ("medio marts 2025", "medio marts 2025", "2025-03-11..2025-03-20", "month"),
        ("færdig medio maj.", "medio maj", "2025-05-11..2025-05-20", "month"),
        ("sidst i november", "sidst i november", "2024-11-21..2024-11-30", "month"),
        ("early May", "early May", "2025-05-01..2025-05-10", "month"),
        ("mid-May", "mid-May", "2025-05-11..2025-05-20", "month"),
        ("ved udgangen af 2024", "udgangen af 2024", "2024-12-31..2024-12-31", "day"),
        ("ved udgangen af marts", "udgangen af marts", "2025-03-31..2025-03-31", "day"),
        ("by end of March", "end of March", "2025-03-31..2025-03-31", "day"),
        ("end of Q2", "end of Q2", "2025-06-30..2025-06-30", "day"),
        ("inden årets udgang", "årets udgang", "2024-12-31..2024-12-31", "day"),
        ("by the end of the year", "the end of the year", "2024-12-31..2024-12-31", "day"),
        ("fra årsskiftet", "årsskiftet", "2024-12-31..2025-01-01", "day"),
        ("inden årsskif-\ntet.", "årsskif-\ntet", "2024-12-31..2025-01-01", "day"),
        ("årsskiftet 2025/26", "årsskiftet 2025/26", "2025-12-31..2026-01-01", "day"),
        ("i løbet af januar.", "januar", "2025-01-01..2025-01-31", "month"),
        ("brug fra ja-\nnuar og", "ja-\nnuar", "2025-01-01..2025-01-31", "month"),
        ("in May", "May", "2025-05-01..2025-05-31", "month"),
        ("December 2024", "December 2024", "2024-12-01..2024-12-31", "month"),
        ("2024-11", "2024-11", "2024-11-01..2024-11-30", "month"),
        ("næste måned", "næste måned", "2025-01-01..2025-01-31", "month"),
        ("til foråret", "foråret", "2025-03-01..2025-05-31", "season"),
        ("efteråret 2025", "efteråret 2025", "2025-09-01..2025-11-30", "season"),
        ("Sommeren har været", "Sommeren", "2024-06-01..2024-08-31", "season"),
        ("spring 2026", "spring 2026", "2026-03-01..2026-05-31", "season"),
        ("vinteren 2025/26", "vinteren 2025/26", "2025-12-01..2026-02-28", "season"),
        ("1. kvartal 2026", "1. kvartal 2026", "2026-01-01..2026-03-31", "quarter"),
        ("første kvartal 2029", "første kvartal 2029", "2029-01-01..2029-03-31", "quarter"),
        ("Q1 2026", "Q1 2026", "2026-01-01..2026-03-31", "quarter"),
        ("2. halvår 2025", "2. halvår 2025", "2025-07-01..2025-12-31", "half_year"),
        ("first half of 2025", "first half of 2025", "2025-01-01..2025-06-30", "half_year"),
        ("i uge 43", "uge 43", "2024-10-21..2024-10-27", "week"),
        ("uge 43-45", "uge 43-45", "2024-10-21..2024-11-10", "week"),
        ("week 3 of 2026", "week 3 of 2026", "2026-01-12..2026-01-18", "week"),
        ("next week", "next week", "2024-12-23..2024-12-29", "week"),
        ("næste år", "næste år", "2025-01-01..2025-12-31", "year"),
        ("først i det nye år", "først i det nye år", "2025-01-01..2025-03-31", "year"),
        ("budget 2026", "2026", "2026-01-01..2026-12-31", "year"),
        ("fra 2025 og frem", "2025", "2025-01-01..2025-12-31", "year"),
        ("perioden 2025-2028", "2025-2028", "2025-01-01..2028-12-31", "year"),
        ("sæsonen 2024/25", "2024/25", "2024-01-01..2025-12-31", "year"),
        ("på fredag", "på fredag", "2024-12-20..2024-12-20", "day"),
        ("last Monday", "last Monday", "2024-12-16..2024-12-16", "day"),
        ("dags dato", "dags dato", "2024-12-18..2024-12-18", "day"),
        ("onsdag den 5. februar", "5. februar", "2025-02-05..2025-02-05", "day"),
    ],
)
def test_a_vague_date_covers_the_days_it_may_mean(
    text: str, words: str, days: str, precision: str
) -> None:
    """First and last day, the unit that is named, and the words as they stand."""
    (mention,) = find_periods(text, MEETING)
    assert mention.words == words == text[mention.span.start : mention.span.end]
    assert (mention.date, mention.last) == _days(days)
    assert mention.precision is Precision(precision)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fra februar til april", ["2025-02-01..2025-02-28", "2025-04-01..2025-04-30"]),
        ("januar-marts 2027", ["2027-01-01..2027-01-31", "2027-03-01..2027-03-31"]),
        ("18. december 2024 og i januar", ["2024-12-18..2024-12-18", "2025-01-01..2025-01-31"]),
    ],
)
def test_several_periods_are_found_in_order(text: str, expected: list[str]) -> None:
    """Months that belong together share their year, and follow each other."""
    found = find_periods(text, MEETING)
    assert [(m.date, m.last) for m in found] == [_days(days) for days in expected]


@pytest.mark.parametrize(
    "text",
    [
        "JPEG 2000", "2000 kr.", "i 2000 kr.", "May we proceed", "we may march on", "item 2024",
        "August Hansen", "April Smith joined", "second half of the meeting", "Fall back to TIFF",
        "spring cleaning", "uge 60", "om 3 år", "FY25", "https://x.example/2024/05", "H1", "K2",
        "(2000 in the proposal)", "vinterdæk", "sommerferie",
    ],
)  # fmt: skip
def test_what_is_no_period_is_not_read_as_one(text: str) -> None:
    """Names, amounts and verbs that look like months, seasons and years are left alone."""
    assert find_periods(text, MEETING) == ()


def test_a_period_without_reference_keeps_its_words() -> None:
    """The days are unknown; that a period is meant is not."""
    (mention,) = find_periods("til foråret")
    assert (mention.words, mention.date, mention.last) == ("foråret", None, None)


_PIECES = st.sampled_from(
    [*" 1 2 31 2024 . , - / ' maj May ultimo primo uge Q1 3. of næste i forår fall kvartal half".split(" "),
     "\n", "-\n", "udgangen af", "næste år", "årsskiftet", "på fredag", " ", "ſ"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join) | st.text(), st.dates() | st.none())
def test_any_text_can_be_read(text: str, reference: date | None) -> None:
    """Nothing raises, spans hold their words, and first days never follow last ones."""
    for mention in find_periods(text, reference):
        assert text[mention.span.start : mention.span.end] == mention.words
        assert (mention.date is None) == (mention.last is None)
        assert mention.date is None or (mention.last and mention.date <= mention.last)
