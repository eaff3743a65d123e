"""The archive: meetings in their order, and what references lead to."""

from datetime import date

import pytest

from corpus.archive import Absence, Archive
from corpus.model import ReferenceKind, Span
from tests.corpus.archives import GROUP, Told, archive_of, mandate_of, minutes_of, reference

ITEM, MEETING, DOCUMENT = ReferenceKind.ITEM, ReferenceKind.MEETING, ReferenceKind.DOCUMENT


@pytest.fixture
def archive() -> Archive:
    """Three meetings of a steering group, two of a working group, a mandate."""
    return archive_of(
        minutes_of("a/3.txt", date(2025, 3, 4), Told("7/25", "Budget"), Told("9/25", "Valg"), number="3"),
        minutes_of("a/4.txt", date(2025, 6, 3), Told("10/25", "Budget igen"), body="Styregruppen", number="4"),
        minutes_of("a/6.txt", date(2025, 12, 2), Told("20/25", "Spor"), number="6"),
        minutes_of("b/1.txt", date(2025, 2, 1), Told("1", "Format"), body="Teknisk arbejdsgruppe", number="1"),
        minutes_of("b/2.txt", date(2025, 5, 1), Told("1", "Format"), body="Teknisk arbejdsgruppe", number="2"),
        mandate_of("k/styregruppen.txt", GROUP, date(2025, 1, 1)),
        mandate_of("k/styregruppen-2026.txt", GROUP, date(2026, 1, 1)),
    )  # fmt: skip


def test_meetings_stand_by_body_and_date(archive: Archive) -> None:
    """Under any of a body's names, the earliest first."""
    assert [e.path for e in archive.meetings("styregruppen")] == ["a/3.txt", "a/4.txt", "a/6.txt"]
    assert [e.path for e in archive.meetings("arbejdsgruppen")] == ["b/1.txt", "b/2.txt"]
    assert len(archive.meetings()) == 5
    assert archive.latest == date(2025, 12, 2)


@pytest.mark.parametrize(
    ("wanted", "within", "leads_to"),
    [
        (reference(ITEM, "7/25"), "a/6.txt", "a/3.txt"),
        (reference(ITEM, "7/2025"), "a/6.txt", "a/3.txt"),
        (reference(ITEM, "7/25", body="styregruppens"), "b/2.txt", "a/3.txt"),
        (reference(ITEM, "7/25"), "b/2.txt", "a/3.txt"),
        (reference(ITEM, "1"), "b/2.txt", "b/2.txt"),
        (reference(ITEM, "1", day=date(2025, 2, 1)), "b/2.txt", "b/1.txt"),
        (reference(MEETING, "3"), "a/6.txt", "a/3.txt"),
        (reference(MEETING, "1"), "b/2.txt", "b/1.txt"),
        (reference(MEETING, "4", body="styregruppen"), "b/2.txt", "a/4.txt"),
        (reference(MEETING, None, day=date(2025, 6, 3)), "a/6.txt", "a/4.txt"),
        (reference(MEETING, None, body="Styregruppens", day=date(2025, 3, 4)), "b/1.txt", "a/3.txt"),
    ],
)  # fmt: skip
def test_a_reference_leads_to_its_document(
    archive: Archive, wanted: object, within: str, leads_to: str
) -> None:
    """Running numbers in the own body first; meetings by number or date; plain numbers at home."""
    found = archive.resolve(wanted, within)  # type: ignore[arg-type]
    assert found.entry is not None
    assert found.entry.path == leads_to
    assert found.absence is None


@pytest.mark.parametrize(
    ("wanted", "within", "absence"),
    [
        (reference(ITEM, "8/25"), "a/6.txt", Absence.NO_ITEM),
        (reference(ITEM, "15/25"), "a/6.txt", Absence.NO_MEETING),
        (reference(ITEM, "3/25"), "a/6.txt", Absence.NO_MEETING),
        (reference(ITEM, "40/24"), "a/6.txt", Absence.NO_MEETING),
        (reference(ITEM, "2/26"), "a/6.txt", Absence.TO_COME),
        (reference(ITEM, "31/25"), "a/6.txt", Absence.TO_COME),
        (reference(ITEM, "7/25", body="Kulturudvalget"), "a/6.txt", Absence.NO_BODY),
        (reference(ITEM, "9"), "a/6.txt", Absence.UNCLEAR),
        (reference(MEETING, "5"), "a/6.txt", Absence.NO_MEETING),
        (reference(MEETING, "5"), "a/4.txt", Absence.TO_COME),
        (reference(MEETING, "2"), "a/3.txt", Absence.NO_MEETING),
        (reference(MEETING, "9"), "a/6.txt", Absence.TO_COME),
        (reference(MEETING, "2", body="Bestyrelsen"), "a/6.txt", Absence.NO_BODY),
        (reference(MEETING, None, day=date(2025, 1, 5)), "a/3.txt", Absence.NO_MEETING),
        (reference(MEETING, None, day=date(2026, 1, 5)), "a/3.txt", Absence.TO_COME),
        (reference(MEETING), "a/3.txt", Absence.UNCLEAR),
        (reference(DOCUMENT, "noget"), "a/3.txt", Absence.UNCLEAR),
    ],
)
def test_what_is_not_here_has_a_reason(
    archive: Archive, wanted: object, within: str, absence: Absence
) -> None:
    """A missing meeting, a missing item, one still to come, a body that is not collected."""
    assert archive.resolve(wanted, within).absence is absence  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "within", "leads_to"),
    [
        ("sidste møde", "a/6.txt", "a/4.txt"),
        ("det forrige møde", "a/4.txt", "a/3.txt"),
        ("the previous meeting", "b/2.txt", "b/1.txt"),
        ("næste møde", "a/3.txt", "a/4.txt"),
        ("sidste møde", "a/3.txt", None),
        ("næste møde", "a/6.txt", None),
        ("mødet", "a/6.txt", None),
    ],
)
def test_the_meeting_before_and_after(
    archive: Archive, words: str, within: str, leads_to: str | None
) -> None:
    """Words such as "sidste møde" count in the body's own row."""
    entry = archive.entry(within)
    assert entry is not None
    assert entry.meeting is not None
    document = type(entry.document)(within, entry.document.kind, "", "", words)
    own = Archive(type(e)(document, e.meaning) if e.path == within else e for e in archive.entries)
    found = own.resolve(reference(MEETING, span=Span(0, len(words))), within)
    assert (found.entry.path if found.entry else None) == leads_to


def test_a_draft_beside_the_minutes_does_not_count() -> None:
    """Of a draft, a copy and the approved minutes, the approved ones are the meeting."""
    day = date(2025, 3, 4)
    archive = archive_of(
        minutes_of("referat-udkast.txt", day, Told("1/25", "Budget"), number="3"),
        minutes_of("referat.txt", day, Told("1/25", "Budget"), number="3"),
        minutes_of("referat-kopi.txt", day, Told("1/25", "Budget"), number="3", approved=True),
        minutes_of("referat-4.txt", date(2025, 5, 4), Told("2/25", "Valg"), number="4"),
    )
    assert [e.path for e in archive.meetings(GROUP)] == ["referat-kopi.txt", "referat-4.txt"]
    assert archive.counts_for("referat-udkast.txt") == "referat-kopi.txt"
    before = archive.before("referat-4.txt")
    assert before is not None
    assert before.path == "referat-kopi.txt"
    found = archive.resolve(reference(ITEM, "1/25"), "referat-4.txt")
    assert found.entry is not None
    assert found.entry.path == "referat-kopi.txt"


def test_two_meetings_on_one_day_are_two() -> None:
    """An extraordinary meeting with a number of its own is no copy."""
    day = date(2025, 3, 4)
    archive = archive_of(minutes_of("3.txt", day, number="3"), minutes_of("4.txt", day, number="4"))
    assert len(archive.meetings()) == 2


def test_where_an_item_is_referred_to(archive: Archive) -> None:
    """The other way round: which later documents name an item."""
    later = minutes_of(
        "a/7.txt", date(2026, 2, 1),
        Told("1/26", "Opfølgning", "Budgettet, jf. pkt. 7/25, er brugt.", refers=[("7/25", "pkt. 7/25")]),
        number="7",
    )  # fmt: skip
    grown = Archive((*archive.entries, later))
    assert [path for path, _ in grown.referred_to_by("a/3.txt", "7/25")] == ["a/7.txt"]
    assert grown.referred_to_by("a/3.txt", "9/25") == ()
    assert grown.referred_to_by("no such path", None) == ()


def test_the_mandate_in_force(archive: Archive) -> None:
    """The newest that had come into force on the day."""
    assert (found := archive.mandate("styregruppen", date(2025, 6, 1)))
    assert found.path == "k/styregruppen.txt"
    assert (found := archive.mandate(GROUP, date(2026, 2, 1)))
    assert found.path.endswith("2026.txt")
    assert archive.mandate(GROUP, date(2024, 1, 1)) is None
    assert archive.mandate("Kulturudvalget", None) is None


def test_an_empty_archive_answers_nothing() -> None:
    """No documents, no meetings, no error."""
    empty = archive_of()
    assert empty.meetings() == ()
    assert empty.latest is None
    assert empty.resolve(reference(MEETING, "3"), "x").absence is Absence.UNCLEAR


def test_numbers_that_begin_again_lead_to_the_nearest_year() -> None:
    """As in "1. møde" of a body that counts from 1 each year is that of the same year."""
    archive = archive_of(
        minutes_of("2024-1.txt", date(2024, 2, 1), number="1"),
        minutes_of("2025-1.txt", date(2025, 2, 1), number="1"),
        minutes_of("2025-2.txt", date(2025, 5, 1), number="2"),
    )
    found = archive.resolve(reference(MEETING, "1"), "2025-2.txt")
    assert found.entry is not None
    assert found.entry.path == "2025-1.txt"


def test_a_plain_item_of_the_meeting_before() -> None:
    """A "punkt 2 på sidste møde" is that meeting's, also where this one has such a number."""
    first = minutes_of("a.txt", date(2025, 3, 3), Told("1", "Valg"), Told("2", "Havn"), number="4")
    words = "punkt 2 på sidste møde"
    told = Told("2", "Budget", f"Sagen blev rejst under {words}.", refers=[("2", words)])
    second = minutes_of("b.txt", date(2025, 5, 3), Told("1", "Valg"), told, number="5")
    archive = Archive([first, second])
    assert second.meeting is not None
    found = archive.resolve(second.meeting.references[0], "b.txt")
    assert found.entry is first
    assert found.item is not None
    assert found.item.title == "Havn"


def test_minutes_that_do_not_say_whose_they_are() -> None:
    """Beside named bodies each stands by itself; where none is named, all are of one."""
    nameless = [
        minutes_of(f"{month}.txt", date(2025, month, 3), Told("1", "Valg"), body=None)
        for month in (2, 3)
    ]
    assert Archive(nameless).before("3.txt") is nameless[0]
    named = minutes_of("4.txt", date(2025, 4, 3), Told("1", "Valg"))
    archive = Archive([*nameless, named])
    assert archive.before("3.txt") is None
    assert len(archive.meetings()) == 3
