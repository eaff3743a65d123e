"""Dates and times as minutes write them."""

from datetime import date, time

import pytest

from corpus import find_dates
from corpus.dates import find_times

MEETING = date(2024, 12, 18)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 18. december 2024", date(2024, 12, 18)),
        ("den 6/11-24", date(2024, 11, 6)),
        ("1/1-2025 og frem", date(2025, 1, 1)),
        ("frem til 1/2 2025.", date(2025, 2, 1)),
        ("under besøg 17/12, hvor", date(2024, 12, 17)),
        ("den 22/11-2025", date(2025, 11, 22)),
        ("18.12.2024", date(2024, 12, 18)),
        ("2025-09-30", date(2025, 9, 30)),
        ("December 18, 2024", date(2024, 12, 18)),
        ("3rd of March 2025", date(2025, 3, 3)),
        ("på møde den 17. januar", date(2025, 1, 17)),
        ("på mødet den 9. oktober", date(2024, 10, 9)),
    ],
)
def test_a_date_is_read_in_every_style(text: str, expected: date) -> None:
    """A date without a year takes the one nearest to the meeting."""
    assert [mention.date for mention in find_dates(text, MEETING)] == [expected]


@pytest.mark.parametrize(
    "text", ["pkt. 160/24", "punkt 4.2", "afsnit 3-4", "1.100 kr.", "tlf. 12 34 56"]
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    """Item numbers, ranges and amounts are left alone."""
    assert find_dates(text, MEETING) == ()


def test_a_day_that_no_calendar_has_keeps_its_words() -> None:
    """31 February is reported, not corrected."""
    mention = find_dates("den 31/2-2025", MEETING)[0]
    assert (mention.date, mention.words) == (None, "31/2-2025")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Videomøde kl. 17.00 – 18.30", (time(17), time(18, 30))),
        ("kl. 9-11.30", (time(9), time(11, 30))),
        ("18.12.2024 kl. 10:15", (time(10, 15), None)),
        ("uden klokkeslæt", (None, None)),
    ],
)
def test_start_and_end_are_read(text: str, expected: tuple[time | None, time | None]) -> None:
    """Times in Danish and in digital style; a date is no time."""
    assert find_times(text) == expected
