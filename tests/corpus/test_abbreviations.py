"""Abbreviations and where they are explained."""

import pytest

from corpus.archive import Archive, Understood
from corpus.archive.abbreviations import (
    abbreviations_used,
    expansions,
    find_abbreviations,
    glossary,
)
from corpus.model import Meeting
from tests.documents import minutes


def defined(text: str) -> dict[str, str]:
    """What a text explains."""
    return {one.short: one.long for one in find_abbreviations(minutes(text))}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Nationalt Arkiv Center (NAC) svarede.", "NAC", "Nationalt Arkiv Center"),
        ("Det nye NAC (Nationalt Arkiv Center) svarede.", "NAC", "Nationalt Arkiv Center"),
        ("Kyst- og Havneministeriet (KHM) svarede.", "KHM", "Kyst- og Havneministeriet"),
        ("Styrelsen for Kyst og Havn (SKH) svarede.", "SKH", "Styrelsen for Kyst og Havn"),
        (
            "en data protection impact assessment (“DPIA”) er lavet.",
            "DPIA",
            "data protection impact assessment",
        ),
        (
            "Nationalt Arkiv Center, i det følgende kaldet NAC, svarede.",
            "NAC",
            "Nationalt Arkiv Center",
        ),
        ("the Cross Country Council, hereinafter CCC, met.", "CCC", "Cross Country Council"),
        ("Working Groups (WGs) met.", "WG", "Working Groups"),
        ("Ordliste\n\nNAC: Nationalt Arkiv Center\n", "NAC", "Nationalt Arkiv Center"),
        ("Lægemiddelstyrelsen (LMS) svarede.", "LMS", "Lægemiddelstyrelsen"),
        ("Nationalt Arkiv\nCenter (NAC) svarede.", "NAC", "Nationalt Arkiv Center"),
    ],
)
def test_a_short_name_that_a_text_explains(text: str, short: str, long: str) -> None:
    """Behind, ahead, with words such as "kaldet", and in lists."""
    assert defined(text) == {short: long}
    (found,) = find_abbreviations(minutes(text))
    assert short in text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Holm (DR) svarede.",
        "Se bilaget (PDF) og aftalen (NN).",
        "Mødet (14. MAJ) blev flyttet.",
        "NAC svarede.",
        "Referat (UDKAST)",
        "Punkt (B) og (D)",
        "",
    ],
)
def test_brackets_that_explain_nothing(text: str) -> None:
    """The letters must fit the words."""
    assert defined(text) == {}


def test_abbreviations_where_they_are_used() -> None:
    """With a genitive or as the first part of a compound; not inside words, numbers or addresses."""
    text = "NGC’s plan, WGS-prøver, R&D og EØS. FlexDok, A4, www.NGC.dk og #ABC."
    assert [short for short, _ in abbreviations_used(text)] == ["NGC", "WGS", "R&D", "EØS"]
    assert all(text[span.start : span.end] == short for short, span in abbreviations_used(text))


def test_a_name_whose_initials_it_is() -> None:
    """Any reader can tell, where the name stands there more than once."""
    text = "Danske Havne svarede. Danske Havne og Kyst- og Havneministeriet var enige. Kyst- og Havneministeriet takkede."
    assert expansions([text], ["DH", "KHM", "XYZ"]) == {
        "DH": "Danske Havne",
        "KHM": "Kyst- og Havneministeriet",
    }
    assert expansions(["Danske Havne svarede."], ["DH"]) == {}
    assert expansions([text], []) == {}


def test_the_glossary_of_an_archive() -> None:
    """The first document that explains a short name, by path."""
    texts = {
        "b.txt": "Nationalt Arkiv Center (NAC)",
        "a.txt": "Nyt Anlæg for Cykler (NAC) og Danske Havne (DH)",
    }
    entries = []
    for path, text in texts.items():
        document = minutes(text)
        document = type(document)(path, document.kind, document.title, "", text)
        meeting = Meeting(None, None, None, None, None, None, (), (), ())
        entries.append(Understood(document, meeting))
    found = glossary(Archive(entries))
    assert {short: (path, one.long) for short, (path, one) in found.items()} == {
        "NAC": ("a.txt", "Nyt Anlæg for Cykler"),
        "DH": ("a.txt", "Danske Havne"),
    }
