"""The same body under different names."""

import pytest

from corpus.archive.bodies import Bodies, body_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Styregruppen", "styregruppe"),
        ("Styregruppen for Kystbanen", "STYREGRUPPEN FOR KYSTBANEN"),
        ("Styregruppen for Kystbanen", "Styregruppe for Kystbanen"),
        ("Den internationale referencegruppe", "International Reference Group"),
        ("Teknisk arbejdsgruppe", "the Technical Working Group"),
        ("Det rådgivende udvalg", "rådgivende udvalgs"),
        ("Bestyrelsen", "The Board"),
        ("Kulturudvalget – referat", "Kulturudvalget"),
    ],
)
def test_names_of_one_body_are_taken_apart_alike(one: str, other: str) -> None:
    """Articles, the definite form, the genitive, case and language make no other body."""
    assert body_name(one).lead == body_name(other).lead
    assert body_name(one).tail == body_name(other).tail


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Styregruppen for Kystbanen", "Styregruppen for Havnen"),
        ("Økonomiudvalget", "Økonomi- og erhvervsudvalget"),
        ("Board", "Advisory Board"),
        ("Teknisk arbejdsgruppe", "Juridisk arbejdsgruppe"),
        ("Ungdomsrådet", "Ældrerådet"),
        ("Bestyrelsen", "Forretningsudvalget"),
    ],
)
def test_two_bodies_are_not_grouped(one: str, other: str) -> None:
    """Another purpose or another kind is another body."""
    bodies = Bodies([one, other])
    assert bodies.find(one) == one
    assert bodies.find(other) == other


def test_a_short_name_joins_the_only_long_one() -> None:
    """As in "Styregruppen" is the steering group for the coast line where there is no other."""
    bodies = Bodies(["Styregruppen", "styregruppen for Kystbanen", "Teknisk arbejdsgruppe"])
    assert bodies.find("Styregruppen") == "styregruppen for Kystbanen"
    assert bodies.find("styregruppens") == "styregruppen for Kystbanen"
    assert bodies.find("the steering group") == "styregruppen for Kystbanen"


def test_a_short_name_that_fits_two_stays_apart() -> None:
    """Nothing is guessed where two long names have the short one."""
    bodies = Bodies(["Styregruppen", "Styregruppen for Kystbanen", "Styregruppen for Havnen"])
    assert bodies.find("Styregruppen") == "Styregruppen"
    assert (
        Bodies(["Styregruppen for Kystbanen", "Styregruppen for Havnen"]).find("styregruppen")
        is None
    )


def test_a_bare_noun_means_the_body_whose_minutes_it_stands_in() -> None:
    """As in "gruppen" in the minutes of a group, "udvalget" in those of a committee."""
    bodies = Bodies(["Teknisk arbejdsgruppe", "Styregruppen for Kystbanen", "Kulturudvalget"])
    assert bodies.find("gruppens", "Teknisk arbejdsgruppe") == "Teknisk arbejdsgruppe"
    assert bodies.find("udvalget", "Kulturudvalget") == "Kulturudvalget"
    assert bodies.find("gruppen", "Kulturudvalget") is None


def test_initials_in_brackets_name_the_body() -> None:
    """As in "CPC" is the Cross Project Council."""
    bodies = Bodies(["Cross Project Council (CPC)", "Board"])
    assert bodies.find("CPC") == "Cross Project Council (CPC)"
    assert bodies.find("XYZ") is None


@pytest.mark.parametrize("name", ["", "-", "((((", "den det de", "a" * 5000, "\x00 for \x00"])
def test_odd_names_do_no_harm(name: str) -> None:
    """Any words can be asked for."""
    Bodies([name or "x", "Board"]).find(name)
