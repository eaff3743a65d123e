"""Seats over many meetings: who sat, for whom, from when to when."""

from datetime import date

from corpus.model import Meeting, Participant, Presence, Span
from corpus.people.sittings import sittings, terms


def _person(
    name: str, organisation: str | None = None, role: str | None = None, **more
) -> Participant:  # type: ignore[no-untyped-def]
    absent = more.get("absent", False)
    presence = Presence.ABSENT if absent else more.pop("presence", Presence.PRESENT)
    more.pop("absent", None)
    return Participant(
        name, None, organisation, role, absent=absent, secretariat=more.pop("secretariat", False),
        span=Span(0, len(name)), presence=presence, **more,
    )  # fmt: skip


def _meeting(month: int, *people: Participant, guests: tuple[Participant, ...] = ()) -> Meeting:
    return Meeting(
        "Styregruppen",
        str(month),
        date(2025, month, 1),
        None,
        None,
        None,
        people,
        (),
        (),
        guests=guests,
    )


def test_every_person_of_every_meeting_is_a_sitting() -> None:
    """A sitting says who, where, for whom and with which words of which document."""
    meetings = [
        ("b.txt", _meeting(2, _person("Bo Dahl", "KL", absent=True))),
        ("a.txt", _meeting(1, _person("Bo Dahl", "KL", "formand"))),
    ]
    found = sittings(meetings)
    assert [(s.person, s.document, s.presence, s.role) for s in found] == [
        ("Bo Dahl", "a.txt", Presence.PRESENT, "formand"),
        ("Bo Dahl", "b.txt", Presence.ABSENT, None),
    ]


def test_guests_and_their_items_are_sittings_without_a_term() -> None:
    """Guests and substitutes are shown at their meeting and hold no seat."""
    guest = _person("Ida Bro", "DTU", guest=True, items=("3",), presence=Presence.PART)
    stand_in = _person("Jens Lund", "KL", substitute_for="Bo Dahl")
    found = sittings([("a.txt", _meeting(1, stand_in, guests=(guest,)))])
    assert [(s.person, s.guest, s.items, s.substitute_for) for s in found] == [
        ("Jens Lund", False, (), "Bo Dahl"),
        ("Ida Bro", True, ("3",), None),
    ]
    assert terms(found) == ()


def test_middle_name_and_its_initial_are_one_person() -> None:
    """A middle name dropped or shortened is the same person; a bare initial is not surely."""
    names = ["Anna Birgitte Holm", "Anna Holm", "Anna B. Holm", "A. Holm"]
    found = sittings((f"{at}.txt", _meeting(at, _person(n))) for at, n in enumerate(names, 1))
    assert [s.person for s in found] == [
        "Anna Birgitte Holm",
        "Anna Birgitte Holm",
        "Anna Birgitte Holm",
        "A. Holm",
    ]


def test_name_that_could_be_two_people_stays_itself() -> None:
    """A short name beside two longer ones is joined with neither."""
    names = ["Anna Lise Holm", "Anna Birgitte Holm", "Anna Holm"]
    found = sittings((f"{at}.txt", _meeting(at, _person(n))) for at, n in enumerate(names, 1))
    assert [s.person for s in found] == names


def test_term_runs_from_first_to_last_meeting() -> None:
    """A term is the stretch of meetings in one role for one organisation."""
    found = sittings(
        [
            ("1.txt", _meeting(1, _person("Bo Dahl", "KL", "næstformand"))),
            ("2.txt", _meeting(2, _person("Bo Dahl", "KL", "næstformand", absent=True))),
            ("3.txt", _meeting(3, _person("Bo Dahl", None))),
            ("4.txt", _meeting(4, _person("Bo Dahl", "KL", "formand"))),
        ]
    )
    got = [
        (t.role, t.organisation, t.first.document, t.last.document, t.meetings, t.absences)
        for t in terms(found)
    ]
    assert got == [
        ("næstformand", "KL", "1.txt", "3.txt", 3, 1),
        ("formand", "KL", "4.txt", "4.txt", 1, 0),
    ]


def test_change_of_organisation_opens_a_new_term() -> None:
    """The same person for another organisation holds another seat."""
    found = sittings(
        [
            ("1.txt", _meeting(1, _person("Bo Dahl", "KL"))),
            ("2.txt", _meeting(2, _person("Bo Dahl", "Danske Regioner"))),
        ]
    )
    assert [t.organisation for t in terms(found)] == ["KL", "Danske Regioner"]


def test_bodies_are_kept_apart() -> None:
    """The same name in another body is another seat."""
    other = Meeting(
        "Udvalget", "1", date(2025, 1, 2), None, None, None, (_person("Bo Dahl"),), (), ()
    )
    found = sittings([("1.txt", _meeting(1, _person("Bo Dahl"))), ("2.txt", other)])
    assert [t.body for t in terms(found)] == ["Styregruppen", "Udvalget"]
