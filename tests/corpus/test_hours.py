"""Start and end of a meeting."""

from datetime import time

import pytest

from corpus.dates.hours import find_times


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("kl. 17-19", time(17), time(19)),
        ("kl. 17.00 – kl. 18.30", time(17), time(18, 30)),
        ("17:00-18:30", time(17), time(18, 30)),
        ("10.00-12.00", time(10), time(12)),
        ("kl. 9", time(9), None),
        ("klokken 18", time(18), None),
        ("kl 8.15", time(8, 15), None),
        ("5 pm", time(17), None),
        ("5.30pm", time(17, 30), None),
        ("10am–noon", time(10), time(12)),
        ("12 noon", time(12), None),
        ("midnight", time(0), None),
        ("kl. 24.00", time(0), None),
        ("14h30", time(14, 30), None),
        ("1600 hrs", time(16), None),
        ("9 o'clock", time(9), None),
        ("19.30 til ca. 21", time(19, 30), time(21)),
        ("2-3.30pm", time(14), time(15, 30)),
        ("11am-1pm", time(11), time(13)),
        ("7.30 p.m. - 9.00 p.m.", time(19, 30), time(21)),
        ("10:00 AM to 12:00 PM", time(10), time(12)),
        ("mellem kl. 17 og 19", time(17), time(19)),
        ("between 5 and 6.30 pm", time(17), time(18, 30)),
        ("started at 5 pm and adjourned at 6.30 pm", time(17), time(18, 30)),
        ("Mødet begyndte kl. 17.00 og sluttede kl. 18.30", time(17), time(18, 30)),
        ("18. december 2024 17-19", time(17), time(19)),
        ("2024-12-18T17:00", time(17), None),
        ("13:00–15:00 CET", time(13), time(15)),
        ("Kl. 16.30-18.00 (spisning fra 18)", time(16, 30), time(18)),
        ("14:30:00", time(14, 30), None),
    ],
)
def test_start_and_end_are_read(text: str, start: time, end: time | None) -> None:
    """Danish and English styles; the half of the day may stand once for both."""
    assert find_times(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "pkt. 4.12", "§ 3.10", "12.50 kr.", "10.30 pct.", "2025-2028", "6/11-24", "item 10.30",
        "1.100-1.200", "160/24 5 min.", "tlf. 33 12 10 24", "8.4 per cent", "ratio 3:2", "at 7",
        "mødelokale 2", "18. december 2024", "3 af 12",
    ],
)  # fmt: skip
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    """Dates, items, paragraphs, amounts and bare numbers are no times."""
    assert find_times(text) == (None, None)
