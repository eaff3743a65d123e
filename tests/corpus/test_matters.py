"""Matters over several meetings: put off, taken up, reserved, replaced, withdrawn."""

from datetime import date

import pytest

from corpus.archive import Understood
from corpus.archive.matters import Decided, Place, Status, decided
from corpus.model import Outcome
from tests.corpus.archives import GROUP, Told, archive_of, mandate_of, minutes_of

ADOPTED, DEFERRED = Outcome.ADOPTED, Outcome.DEFERRED
RESERVED, WITHDRAWN = Outcome.ADOPTED_WITH_RESERVATION, Outcome.WITHDRAWN
SPRING, SUMMER, AUTUMN = date(2025, 3, 4), date(2025, 6, 3), date(2025, 12, 2)


def register(*entries: Understood) -> dict[str | None, Decided]:
    """Each item's decision with what became of it."""
    return {one.decision.item: one for one in decided(archive_of(*entries))}


def later(
    *items: Told, path: str = "later.txt", day: date = AUTUMN, number: str = "5"
) -> Understood:
    """A later meeting of the same body."""
    return minutes_of(path, day, *items, number=number)


def test_what_is_settled_is_closed() -> None:
    """An adopted, noted, discussed or rejected matter waits for nothing."""
    items = [
        Told(f"{n}/25", f"Sag {n}", outcome=o)
        for n, o in enumerate((ADOPTED, Outcome.NOTED, Outcome.DISCUSSED, Outcome.REJECTED, Outcome.NONE_RECORDED))
    ]  # fmt: skip
    found = register(minutes_of("a.txt", SPRING, *items), later(Told("9/25", "Sag 1")))
    assert {one.status for one in found.values()} == {Status.CLOSED}
    assert all(one.reason == "" for one in found.values())


@pytest.mark.parametrize(
    "taken_up",
    [
        Told("9/25", "Placering af værksted"),
        Told("9/25", "Placering af værkstedet (fortsat)"),
        Told("9/25", "Værkstedets placering – udsat fra 3. møde"),
        Told("9/25", "Nyt værksted", "Jf. pkt. 2/25 blev sagen genoptaget.", refers=[("2/25", "pkt. 2/25")]),
        Told("9/25", "Valg af værksted, jf. pkt. 2/25", "Besluttet.", ADOPTED, [("2/25", "pkt. 2/25")]),
    ],
)  # fmt: skip
def test_a_matter_put_off_is_closed_where_it_is_taken_up(taken_up: Told) -> None:
    """By its title, or by a reference together with a word of its title."""
    first = minutes_of(
        "a.txt", SPRING, Told("2/25", "Placering af værksted", outcome=DEFERRED), number="3"
    )
    one = register(first, later(taken_up))["2/25"]
    assert one.status is Status.CLOSED
    assert one.followed_by == Place("later.txt", "9/25")
    assert one.reason == "Taken up in 9/25 (2025-12-02)."


@pytest.mark.parametrize(
    "other",
    [
        Told("9/25", "Budget"),
        Told("9/25", "Placering af rutebilstation og cykelparkering ved havnen"),
        Told("9/25", "Budget", "Udgiften, jf. pkt. 2/25, kendes ikke.", refers=[("2/25", "pkt. 2/25")]),
        Told("9/25", "Eventuelt", "Værkstedet blev nævnt, jf. pkt. 2/25.", refers=[("2/25", "pkt. 2/25")]),
        Told("9/25", "Placering af værksted", record=""),
    ],
)  # fmt: skip
def test_a_matter_put_off_stays_open_where_it_is_only_mentioned(other: Told) -> None:
    """A mention in another matter, one common word, or an item never reached, is not enough."""
    first = minutes_of(
        "a.txt", SPRING, Told("2/25", "Placering af værksted", outcome=DEFERRED), number="3"
    )
    one = register(first, later(other))["2/25"]
    assert one.status is Status.OPEN
    assert one.followed_by is None


def test_the_meeting_that_it_was_put_off_to_takes_it_up() -> None:
    """A shared word is enough where the day is the one that was set."""
    first = minutes_of(
        "a.txt",
        SPRING,
        Told("2/25", "Værkstedsaftale med Odinsbro", outcome=DEFERRED, until=AUTUMN),
        number="3",
    )
    assert (
        register(first, later(Told("9/25", "Ny værkstedsaftale: udbud")))["2/25"].followed_by
        is not None
    )
    other = later(Told("9/25", "Ny værkstedsaftale: udbud"), day=date(2025, 12, 3))
    assert register(first, other)["2/25"].followed_by is None


def test_a_part_put_off_leaves_an_adopted_matter_open() -> None:
    """Tiltrådt, but one question waits: the decision is open until that is taken up."""
    first = minutes_of(
        "a.txt",
        SPRING,
        Told("2/25", "Kommissorium for teknisk gruppe", outcome=RESERVED, put_off=True),
        number="3",
    )
    assert register(first)["2/25"].status is Status.OPEN
    taken = Told(
        "9/25",
        "Teknisk gruppe – opfølgning på pkt. 2/25",
        "Vedtaget.",
        ADOPTED,
        [("2/25", "pkt. 2/25")],
    )
    second = minutes_of("b.txt", SUMMER, taken, number="4")
    text = second.document.text
    assert "pkt. 2/25" in text
    assert register(first, second)["2/25"].status is Status.CLOSED


def test_an_earlier_meeting_takes_nothing_up() -> None:
    """Only meetings after the one that put a matter off count."""
    first = minutes_of(
        "a.txt", SUMMER, Told("2/25", "Placering af værksted", outcome=DEFERRED), number="4"
    )
    before = minutes_of("b.txt", SPRING, Told("1/25", "Placering af værksted"), number="3")
    assert register(first, before)["2/25"].status is Status.OPEN


def test_another_body_takes_nothing_up() -> None:
    """The same title at another body is another matter."""
    first = minutes_of(
        "a.txt", SPRING, Told("2/25", "Placering af værksted", outcome=DEFERRED), number="3"
    )
    other = minutes_of("b.txt", AUTUMN, Told("1", "Placering af værksted"), body="Kulturudvalget")
    assert register(first, other)["2/25"].status is Status.OPEN


def test_issues_keep_their_number_from_meeting_to_meeting() -> None:
    """An item "#432" that comes back is the same matter, whatever its title says by then."""
    first = minutes_of("a.txt", SPRING, Told("#432", "Start a team", outcome=DEFERRED))
    again = minutes_of("b.txt", SUMMER, Told("#432", "Selection of its members"))

    found = [one for one in decided(archive_of(first, again)) if one.path == "a.txt"]
    assert found[0].followed_by == Place("b.txt", "#432")


# Reservations.


def reserved(condition: str) -> Understood:
    """A matter adopted under a condition."""
    record = f"Nøglen blev tiltrådt {condition}"
    return minutes_of(
        "a.txt",
        SPRING,
        Told("2/25", "Fordelingsnøgle", record, RESERVED, condition=condition),
        number="3",
    )


def test_a_reservation_is_open_until_it_lapses() -> None:
    """The later record says that the reservation is gone, and names the item."""
    first = reserved("med forbehold for byrådets godkendelse.")
    assert register(first)["2/25"].status is Status.OPEN
    lapse = Told(
        "9/25",
        "Status",
        "Forbeholdet fra pkt. 2/25 er dermed bortfaldet.",
        refers=[("2/25", "pkt. 2/25")],
    )
    one = register(first, later(lapse))["2/25"]
    assert one.status is Status.CLOSED
    assert one.followed_by == Place("later.txt", "9/25")
    assert "lapsed" in one.reason


@pytest.mark.parametrize(
    ("record", "refers"),
    [
        ("Forbeholdet fra pkt. 2/25 består.", [("2/25", "pkt. 2/25")]),
        ("Fristen i pkt. 2/25 er bortfaldet.", [("2/25", "pkt. 2/25")]),
        ("Forbeholdet er bortfaldet.", []),
        ("Forbeholdet fra pkt. 1/25 er bortfaldet.", [("1/25", "pkt. 1/25")]),
    ],
)
def test_a_reservation_stays_where_nothing_says_that_it_lapsed(
    record: str, refers: list[tuple[str, str]]
) -> None:
    """The words of lapsing, the reservation and the item belong together."""
    first = reserved("under forudsætning af, at betingelsen om medfinansiering opfyldes.")
    assert (
        register(first, later(Told("9/25", "Status", record, refers=refers)))["2/25"].status
        is Status.OPEN
    )


def test_a_mere_remark_leaves_nothing_open() -> None:
    """As in "Tiltrådt med den bemærkning, at …" waits for nothing."""
    assert (
        register(reserved("med den bemærkning, at nøglen evalueres."))["2/25"].status
        is Status.CLOSED
    )


# Replaced.


@pytest.mark.parametrize(
    "words",
    [
        "Beslutningen erstatter beslutningen i pkt. 2/25.",
        "Styregruppen ophæver beslutningen i pkt. 2/25.",
        "This decision supersedes the one in pkt. 2/25.",
        "Formatet gælder i stedet for den tidligere vedtagne løsning, jf. pkt. 2/25.",
    ],
)
def test_a_later_decision_that_says_so_replaces_an_earlier_one(words: str) -> None:
    """Both ends are linked, and the earlier one no longer holds."""
    first = minutes_of("a.txt", SPRING, Told("2/25", "Format", outcome=ADOPTED), number="3")
    found = register(
        first, later(Told("9/25", "Nyt format", words, ADOPTED, [("2/25", "pkt. 2/25")]))
    )
    assert found["2/25"].status is Status.SUPERSEDED
    assert found["2/25"].superseded_by == Place("later.txt", "9/25")
    assert found["9/25"].supersedes == (Place("a.txt", "2/25"),)
    assert found["9/25"].status is Status.CLOSED


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ("Jf. pkt. 2/25 er formatet i brug.", ADOPTED),
        ("Beslutningen erstatter beslutningen i pkt. 2/25.", Outcome.REJECTED),
        ("Beslutningen erstatter beslutningen i pkt. 2/25.", DEFERRED),
        ("Maskinen erstatter den gamle. Se pkt. 2/25.", ADOPTED),
    ],
)
def test_an_earlier_decision_holds_where_nothing_replaces_it(told: str, outcome: Outcome) -> None:
    """A mention, a proposal that was rejected or put off, or other words of replacing."""
    first = minutes_of("a.txt", SPRING, Told("2/25", "Format", outcome=ADOPTED), number="3")
    found = register(
        first, later(Told("9/25", "Nyt format", told, outcome, [("2/25", "pkt. 2/25")]))
    )
    assert found["2/25"].status is Status.CLOSED
    assert found["2/25"].superseded_by is None


def test_a_proposal_to_replace_counts_where_it_was_adopted() -> None:
    """Words of the proposal count just where the record adopts it as it stands."""
    first = minutes_of("a.txt", SPRING, Told("2/25", "Format", outcome=ADOPTED), number="3")
    proposal = "Det indstilles, at beslutningen i pkt. 2/25 ophæves."
    told = Told(
        "9/25", "Nyt format", "Tiltrådt.", ADOPTED, [("2/25", "pkt. 2/25")], proposal=proposal
    )
    assert register(first, later(told))["2/25"].status is Status.SUPERSEDED
    lost = Told(
        "9/25",
        "Nyt format",
        "Forkastet.",
        Outcome.REJECTED,
        [("2/25", "pkt. 2/25")],
        proposal=proposal,
    )
    assert register(first, later(lost))["2/25"].status is Status.CLOSED


def test_a_new_version_of_a_mandate_replaces_the_adoption_of_the_old() -> None:
    """By the items that the two mandates say they were adopted in."""
    first = minutes_of("a.txt", SPRING, Told("2/25", "Kommissorium", outcome=ADOPTED), number="3")
    second = later(Told("9/25", "Revideret kommissorium", outcome=ADOPTED))
    old = mandate_of("k/1.txt", GROUP, SPRING, refers="2/25")
    new = mandate_of("k/2.txt", GROUP, AUTUMN, refers="9/25", replaces="kommissoriet fra marts")
    assert register(first, second, old, new)["2/25"].superseded_by == Place("later.txt", "9/25")
    beside = mandate_of("k/2.txt", GROUP, AUTUMN, refers="9/25")
    assert register(first, second, old, beside)["2/25"].status is Status.CLOSED


# Withdrawn.


def test_a_withdrawn_matter_that_comes_back_is_linked() -> None:
    """It is closed either way; where it is taken up, that is told."""
    first = minutes_of(
        "a.txt", SPRING, Told("2/25", "Kommunikationsstrategi", outcome=WITHDRAWN), number="3"
    )
    alone = register(first)["2/25"]
    assert (alone.status, alone.followed_by, alone.reason) == (Status.CLOSED, None, "Withdrawn.")
    back = register(first, later(Told("9/25", "Kommunikationsstrategi", outcome=ADOPTED)))["2/25"]
    assert back.followed_by == Place("later.txt", "9/25")


def test_the_register_stands_by_date() -> None:
    """Earlier meetings first, whatever their files are called."""
    found = decided(
        archive_of(
            later(Told("9/25", "B"), path="a.txt"),
            minutes_of("b.txt", SPRING, Told("2/25", "A"), number="3"),
        )
    )
    assert [one.decision.item for one in found] == ["2/25", "9/25"]
    assert [(one.body, one.meeting, one.date) for one in found] == [
        (GROUP, "3", SPRING),
        (GROUP, "5", AUTUMN),
    ]
