"""The record doctor on the archive as a whole."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.archive import Archive, Understood
from corpus.doctor import examine
from corpus.model import Note, Outcome
from tests.corpus.archives import Told, minutes_of


def found(*entries: Understood) -> list[tuple[str, str, str | None]]:
    """(file, kind, item) of what the doctor says."""
    return [(f.file, f.kind, f.item) for f in examine(Archive(entries))]


def meeting(
    number: str | None,
    month: int,
    *items: Told,
    year: int = 2025,
    body: str | None = "Kulturudvalget",
) -> Understood:
    """A meeting in a month, in a file named for both."""
    return minutes_of(
        f"{year}-{month:02}.txt", date(year, month, 3), *items, number=number, body=body
    )


def test_a_meeting_left_out_of_the_row() -> None:
    """From the fourth to the sixth: the minutes of the fifth are missing."""
    findings = examine(Archive([meeting("4", 3), meeting("6", 9)]))
    assert [(f.file, f.kind) for f in findings] == [("2025-09.txt", "numbering_gap")]
    assert "5 is not among the documents" in findings[0].message
    assert findings[0].quote == "Referat af 6. møde i Kulturudvalget"


def test_a_meeting_left_out_that_the_minutes_name_is_told_once() -> None:
    """The sixth approves the minutes of the fifth: what is missing is the one finding."""
    approval = Told(
        "1",
        "Godkendelse af referat",
        "Referatet af 5. møde blev godkendt.",
        refers=[("5. møde", "5. møde")],
    )
    later = meeting("6", 9, approval)
    assert [kind for _, kind, _ in found(meeting("4", 3), later)] == ["meeting_missing"]


@pytest.mark.parametrize(
    "row",
    [
        [meeting("4", 3), meeting("5", 9)],
        [meeting("9", 11, year=2024), meeting("1", 2)],
        [meeting("4", 3), meeting("6", 9, body="Børneudvalget")],
        [meeting("4", 3), meeting(None, 9)],
        [meeting("4", 3), meeting("40", 9)],
    ],
)
def test_rows_without_a_gap(row: list[Understood]) -> None:
    """Neighbours, a new year's row, other bodies, no number, and numbers that are no row."""
    assert found(*row) == []


def test_two_meetings_of_one_number() -> None:
    """Two dates in one year, the same number."""
    assert found(meeting("4", 3), meeting("4", 9)) == [
        ("2025-09.txt", "duplicate_meeting_number", None)
    ]
    assert found(meeting("1", 3, year=2024), meeting("1", 3)) == []


def test_a_running_number_used_at_two_meetings() -> None:
    """A running number with its year names one item of a body."""
    one, two = meeting("4", 3, Told("12/25", "Valg")), meeting("5", 9, Told("12/25", "Budget"))
    assert found(one, two) == [("2025-09.txt", "duplicate_item_number", "12/25")]
    other = meeting("5", 9, Told("12/25", "Budget"), body="Børneudvalget")
    assert found(one, other) == []
    assert found(meeting("4", 3, Told("1", "Valg")), meeting("5", 9, Told("1", "Budget"))) == []


def test_a_draft_beside_the_minutes() -> None:
    """The draft is told, and its oddities are not told twice."""
    day = date(2025, 3, 3)
    odd = Told("12/25", "Valg", "Vi ses den 31/2-2025.")
    kinds = found(
        minutes_of("udkast.txt", day, odd, number="4"),
        minutes_of("referat.txt", day, odd, number="4"),
    )
    assert kinds == [
        ("referat.txt", "impossible_date", "12/25"),
        ("udkast.txt", "duplicate_document", None),
    ]


def test_a_matter_whose_day_has_passed() -> None:
    """Put off until June; the body met in September without it."""
    put_off = Told("12/25", "Valg af logo", outcome=Outcome.DEFERRED, until=date(2025, 6, 3))
    assert found(meeting("4", 3, put_off), meeting("5", 9, Told("20/25", "Budget"))) == [
        ("2025-03.txt", "deferred_overdue", "12/25")
    ]


@pytest.mark.parametrize("words", ["på næste møde", "på gruppens 5. møde", "to the 5th meeting"])
def test_a_matter_whose_meeting_has_passed(words: str) -> None:
    """Put off to a meeting by its place in the row or by its number; it was held without the matter."""
    early = meeting("4", 3, Told("12/25", "Valg af logo", words, Outcome.DEFERRED, put_off=True))
    assert early.meeting is not None
    first = early.meeting.decisions[0]
    assert first.deferral is not None
    waiting = replace(first, deferral=replace(first.deferral, words=words))
    put_off = replace(early, meaning=replace(early.meeting, decisions=(waiting,)))
    kinds = [kind for _, kind, _ in found(put_off, meeting("5", 9, Told("20/25", "Budget")))]
    assert kinds == ["deferred_overdue"]
    mentioned = meeting("5", 9, Told("20/25", "Budget", "Valget af logoet blev nævnt."))
    assert "deferred_overdue" not in [kind for _, kind, _ in found(put_off, mentioned)]


@pytest.mark.parametrize(
    ("until", "later"),
    [
        (date(2025, 6, 3), meeting("5", 9, Told("20/25", "Valg af logo"))),
        (date(2025, 12, 3), meeting("5", 9, Told("20/25", "Budget"))),
        (date(2025, 6, 3), meeting("5", 9, Told("20/25", "Budget"), body="Børneudvalget")),
        (None, meeting("5", 9, Told("20/25", "Budget"))),
    ],
)
def test_a_matter_that_is_not_overdue(until: date | None, later: Understood) -> None:
    """Taken up, still to come, another body's meeting, or no day set."""
    put_off = Told("12/25", "Valg af logo", outcome=Outcome.DEFERRED, until=until, put_off=True)
    assert "deferred_overdue" not in [kind for _, kind, _ in found(meeting("4", 3, put_off), later)]


def test_what_the_reader_of_a_file_noted() -> None:
    """A note becomes a finding of its kind."""
    entry = meeting("4", 3)
    noted = replace(
        entry.document,
        notes=(Note("tracked_changes", "It has changes that nobody has accepted. Accept them."),),
    )
    assert found(replace(entry, document=noted)) == [("2025-03.txt", "tracked_changes", None)]


def test_minutes_without_a_date() -> None:
    """The remedy is a line at the top."""
    findings = examine(Archive([minutes_of("a.txt", None)]))
    assert [f.kind for f in findings] == ["no_date"]
    assert findings[0].line == 1


def test_an_empty_archive() -> None:
    """Nothing is odd in nothing."""
    assert found() == []
