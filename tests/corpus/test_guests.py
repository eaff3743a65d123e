"""Guests of single items, as sentences and labels of the record name them."""

import pytest

from corpus.model import Span
from corpus.people.guests import read_visits
from corpus.people.spoken import Sentence

SENTENCES = {
    "fra": (
        "Mette Friis og Sus Holm fra Region Nord deltog under punktet.",
        [("Mette Friis", None, "Region Nord", ("3",)), ("Sus Holm", None, "Region Nord", ("3",))],
    ),
    "title and company": (
        "Frede Aabrink, projektleder i Pergamus Scan ApS, deltog under punktet og redegjorde.",
        [("Frede Aabrink", "projektleder", "Pergamus Scan ApS", ("3",))],
    ),
    "ved": (
        "Inge Noll, professor ved Sundlev Universitet, deltog under punktet.",
        [("Inge Noll", "professor", "Sundlev Universitet", ("3",))],
    ),
    "verb first": (
        "Under punktet deltog chefkonsulent Jens Hansen, KL, og Ida Bro, DTU.",
        [("Jens Hansen", "chefkonsulent", "KL", ("3",)), ("Ida Bro", None, "DTU", ("3",))],
    ),
    "numbered items": (
        "Jens Hansen (KL) deltog under pkt. 4 og 5.",
        [("Jens Hansen", None, "KL", ("4", "5"))],
    ),
    "invited": (
        "Til punktet var inviteret Jens Hansen, Regnskab A/S.",
        [("Jens Hansen", None, "Regnskab A/S", ("3",))],
    ),
    "after another clause": (
        "Referatet blev godkendt, og Bo Dahl fra KL deltog under punktet.",
        [("Bo Dahl", None, "KL", ("3",))],
    ),
    "English": (
        "Jane Doe (Acme Ltd) joined the meeting for this item.",
        [("Jane Doe", None, "Acme Ltd", ("3",))],
    ),
    "English, items": (
        "Dr Jane Doe, Director of Public Health, attended for items 4 and 5.",
        [("Jane Doe", "Director of Public Health", None, ("4", "5"))],
    ),
    "presented": (
        "Jens Hansen fra Regnskab A/S præsenterede årsregnskabet.",
        [("Jens Hansen", None, "Regnskab A/S", ("3",))],
    ),
    "welcomed": (
        "The Chair welcomed Jane Doe, Director at Acme Ltd, who presented the plan.",
        [("Jane Doe", "Director", "Acme Ltd", ("3",))],
    ),
    "organisation": ("Danske Regioner deltog under punktet.", []),
    "member's report": ("Bettina Lund orienterede om sagen.", []),
    "other body": ("Kurt Friis og Jesper Holm deltager i den nationale bestyrelse.", []),
    "body presented": ("Sekretariatet præsenterede status.", []),
}


@pytest.mark.parametrize(("words", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence_names_guests_with_their_organisation(
    words: str, expected: list[tuple[str, str | None, str | None, tuple[str, ...]]]
) -> None:
    """A guest is read only where the sentence plainly says that somebody took part."""
    visits = read_visits(Sentence(words, Span(0, len(words)), "3"))
    found = [(v.person.name, v.person.title, v.person.organisation, v.items) for v in visits]
    assert found == expected


@pytest.mark.parametrize(
    "words", ["Anna Holm, Bo Dahl og " * 40 + "deltog", "Aaa " * 240 + "deltog", "((((" * 200]
)
def test_hostile_sentence_is_read_at_once(words: str) -> None:
    """Long runs of names or brackets end without a result."""
    assert list(read_visits(Sentence(words, Span(0, len(words)), None))) == []
