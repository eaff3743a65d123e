"""Whole days as minutes write them, and the times of a meeting."""

from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import find_dates
from corpus.dates import date_in_name, find_times

MEETING = date(2024, 12, 18)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("den 18. december 2024", "18. december 2024", date(2024, 12, 18)),
        ("Dato: 18.december 2024", "18.december 2024", date(2024, 12, 18)),
        ("onsdag d. 5. feb.", "5. feb.", date(2025, 2, 5)),
        ("18. dec. 2024 kl. 10", "18. dec. 2024", date(2024, 12, 18)),
        ("den 6/11-24", "6/11-24", date(2024, 11, 6)),
        ("1/1-2025 og frem", "1/1-2025", date(2025, 1, 1)),
        ("frem til 1/2 2025.", "1/2 2025", date(2025, 2, 1)),
        ("under besøg 17/12, hvor", "17/12", date(2024, 12, 17)),
        ("den 22/11-2025", "22/11-2025", date(2025, 11, 22)),
        ("den 1/2", "1/2", date(2025, 2, 1)),
        ("pr. 1/1", "1/1", date(2025, 1, 1)),
        ("på styregruppemødet 3/4 blev", "3/4", date(2025, 4, 3)),
        ("18.12.2024", "18.12.2024", date(2024, 12, 18)),
        ("18. 12. 2024", "18. 12. 2024", date(2024, 12, 18)),
        ("18.12.24", "18.12.24", date(2024, 12, 18)),
        ("d. 5.3.24", "5.3.24", date(2024, 3, 5)),
        ("den 18.12.", "18.12", date(2024, 12, 18)),
        ("18-12-2024", "18-12-2024", date(2024, 12, 18)),
        ("18/12-'24", "18/12-'24", date(2024, 12, 18)),
        ("18/12/2024", "18/12/2024", date(2024, 12, 18)),
        ("12/18/2024", "12/18/2024", date(2024, 12, 18)),
        ("2025-09-30", "2025-09-30", date(2025, 9, 30)),
        ("2025-09-30T17:00Z", "2025-09-30", date(2025, 9, 30)),
        ("2024/12/18", "2024/12/18", date(2024, 12, 18)),
        ("December 18, 2024", "December 18, 2024", date(2024, 12, 18)),
        ("Dec. 18th, 2024", "Dec. 18th, 2024", date(2024, 12, 18)),
        ("April 15th", "April 15th", date(2025, 4, 15)),
        ("Sept 5 at noon", "Sept 5", date(2024, 9, 5)),
        ("18 Dec 2024", "18 Dec 2024", date(2024, 12, 18)),
        ("18-Dec-2024", "18-Dec-2024", date(2024, 12, 18)),
        ("18th Dec '24", "18th Dec '24", date(2024, 12, 18)),
        ("the 18th of December", "18th of December", date(2024, 12, 18)),
        ("3rd of March 2025", "3rd of March 2025", date(2025, 3, 3)),
        ("the 4th may", "4th may", date(2025, 5, 4)),
        ("på møde den 17. januar", "17. januar", date(2025, 1, 17)),
        ("på mødet den 9. oktober", "9. oktober", date(2024, 10, 9)),
        ("den 17. januar næste år", "17. januar næste år", date(2025, 1, 17)),
        ("den 2. maj sidste år", "2. maj sidste år", date(2023, 5, 2)),
        ("den 17. ds.", "17. ds.", date(2024, 12, 17)),
        ("den 3. n.m.", "3. n.m.", date(2025, 1, 3)),
        ("den 13. de-\ncember: Enten", "13. de-\ncember", date(2024, 12, 13)),
        ("den 17.\nseptember 2025", "17.\nseptember 2025", date(2025, 9, 17)),
        ("udløber 4. juni 2025.", "4. juni 2025", date(2025, 6, 4)),
        ("[2024-12-18](https://x.example/2023-01-01)", "2024-12-18", date(2024, 12, 18)),
    ],
)
def test_a_date_is_read_in_every_style(text: str, words: str, expected: date) -> None:
    """A date without a year takes the one nearest to the meeting; the words stay as written."""
    (mention,) = find_dates(text, MEETING)
    assert (mention.words, mention.date, mention.last) == (words, expected, expected)
    assert text[mention.span.start : mention.span.end] == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.-5. maj 2025", [date(2025, 5, 3), date(2025, 5, 5)]),
        ("3-5. maj", [date(2025, 5, 3), date(2025, 5, 5)]),
        ("den 3. og 4. maj", [date(2025, 5, 3), date(2025, 5, 4)]),
        ("den 3., 10. og 17. marts", [date(2025, 3, d) for d in (3, 10, 17)]),
        ("May 3–5, 2026", [date(2026, 5, 3), date(2026, 5, 5)]),
        ("3–5 May 2026", [date(2026, 5, 3), date(2026, 5, 5)]),
        ("Oct. 12th and 13th", [date(2024, 10, 12), date(2024, 10, 13)]),
        ("May 3, 10 and 17", [date(2025, 5, d) for d in (3, 10, 17)]),
        ("fra 1/1 til 31/3 2027", [date(2027, 1, 1), date(2027, 3, 31)]),
        ("fra den 1. marts til den 30. april 2027", [date(2027, 3, 1), date(2027, 4, 30)]),
        ("15. december - 3. januar 2027", [date(2026, 12, 15), date(2027, 1, 3)]),
        ("fra 1. marts 2027 til 30. april", [date(2027, 3, 1), date(2027, 4, 30)]),
        ("1/1 og 1/4 2025", [date(2025, 1, 1), date(2025, 4, 1)]),
        ("den 6/11 og 22/11-2025", [date(2024, 11, 6), date(2025, 11, 22)]),
        ("31. december 2024/1. januar 2025", [date(2024, 12, 31), date(2025, 1, 1)]),
    ],
)
def test_days_that_share_a_month_or_a_year_are_all_found(text: str, expected: list[date]) -> None:
    """Each day is a mention; both ends of a range have the year that one of them says."""
    assert [mention.date for mention in find_dates(text, MEETING)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("senest den 1. juli", date(2025, 7, 1)),
        ("med frist den 10. juni", date(2025, 6, 10)),
        ("inden 1/7", date(2025, 7, 1)),
        ("by June 10", date(2025, 6, 10)),
        ("senest den 15. december blev der", date(2024, 12, 15)),
        ("siden den 1. juli", date(2024, 7, 1)),
        ("since 12 June", date(2024, 6, 12)),
    ],
)
def test_a_deadline_lies_ahead_and_since_looks_back(text: str, expected: date) -> None:
    """Words before a date without a year settle which way it lies, unless it is close by."""
    assert [mention.date for mention in find_dates(text, MEETING)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "pkt. 160/24", "punkt 4.2", "afsnit 3-4", "1.100 kr.", "tlf. 12 34 56", "pkt. 3/12",
        "pkt. 3/12 og 4/12", "side 3/12", "1/2 stilling", "2/3 flertal", "1/3 of the members",
        "mindst 2/3 af stemmerne", "op til 3/4", "ca. 1/4 af puljen", "døgnbemanding 24/7",
        "§ 3, stk. 2", "kl. 17.00", "5-2", "s. 12-14", "ISO 8601-1:2019", "10.12.20.24",
        "https://arkiv.example/2024-12-18/a", "referat-2024-12-18.pdf", "J.nr. 12-10-2024",
        "3.1.10 Formål", "afsnit 4.2.20", "TIFF 6.0", "8.4 per cent", "12.000", "12,5 pct.",
        "version 2.10", "4. Jan Hansen, formand", "5 Jan Hansen", "4. June Smith, director",
        "item 17 may be deferred", "3 may join later", "i december 12 deltagere", "#1467",
        "for stemte 5, imod 2", "12. møde", "CVR 12-12-12-12", "June 12:30", "May 3.5",
        "12\n\nMay", "2023/24", "160/24 25 min.",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    """Numbers of items and sections, shares, amounts, names and addresses are left alone."""
    assert find_dates(text, MEETING) == ()


def test_a_day_that_no_calendar_has_keeps_its_words() -> None:
    """31 February is reported, not corrected."""
    mention = find_dates("den 31/2-2025", MEETING)[0]
    assert (mention.date, mention.words, mention.year_given) == (None, "31/2-2025", True)


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("onsdag den 18. december 2024", 2),
        ("Thursday 13 November 2025", 3),
        ("December 18, 2024 (Wednesday)", 2),
        ("mandag d. 3/3 2025", 0),
        ("den 3/3 2025", None),
    ],
)
def test_the_weekday_beside_a_date_is_kept(text: str, weekday: int | None) -> None:
    """The weekday is what the words say, whether or not the calendar agrees."""
    assert find_dates(text)[0].weekday == weekday


def test_without_a_reference_a_date_without_a_year_is_unknown() -> None:
    """Nobody can say which 17 January is meant."""
    mention = find_dates("den 17. januar")[0]
    assert (mention.date, mention.year_given) == (None, False)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("referater/referat-2024-12-18.txt", date(2024, 12, 18)),
        ("20241218 Referat.pdf", date(2024, 12, 18)),
        ("2024_12_18.md", date(2024, 12, 18)),
        ("referat_18-12-2024.pdf", date(2024, 12, 18)),
        ("Referat af møde 18. december 2024.docx", date(2024, 12, 18)),
        ("minutes-dec-18-2024.md", date(2024, 12, 18)),
        ("kommissorium-2025.txt", None),
        ("2024-13-45.txt", None),
        ("12345678.pdf", None),
    ],
)
def test_a_file_name_may_give_a_date(name: str, expected: date | None) -> None:
    """Only a whole day counts; folders do not."""
    assert date_in_name(name) == expected


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


_PIECES = st.sampled_from(
    [*" 1 2 3 12 31 24 2024 160/24 . , - – / : ' maj marts May Dec. den d. og til st of pkt.".split(" "),
     "\n", "-\n", "\n\n", " ", "næste år", "ds.", "\x00", "ſ", "İ"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join) | st.text(), st.dates() | st.none())
def test_any_text_can_be_read(text: str, reference: date | None) -> None:
    """Nothing raises, every span holds its words, and none overlap."""
    mentions = find_dates(text, reference)
    assert all(text[m.span.start : m.span.end] == m.words != "" for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    find_times(text)
    date_in_name(text)


@pytest.mark.parametrize(
    "text",
    ["1." * 9000, "3., " * 5000 + "og 4. maj", "1/1 og " * 4000, "\n" * 20000, "kl. " * 9000],
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    """Patterns are bounded, so that repeated pieces cost no more than other text."""
    find_dates(text, MEETING)
    find_times(text)
