"""What parties and persons said, apart from the decision."""

import pytest

from corpus.decisions.record import read_record
from corpus.decisions.speakers import Speakers
from corpus.decisions.stances import find_positions
from corpus.model import AgendaItem, Section, SectionKind, Span
from tests.documents import minutes

HEAD = "Referat\n3. møde i styregruppen for fælles arkiver\n\n"


def positions(record: str) -> list[tuple[str, str]]:
    text = HEAD + record
    body = Span(len(HEAD), len(text))
    section = Section(SectionKind.REFERAT, "Referat", body, body)
    item = AgendaItem("1", "Sagen", None, None, None, (section,), (), None, body)
    speakers = Speakers.of(minutes(text), before=len(HEAD))
    return [(p.party, p.stance) for p in find_positions(read_record(text, item), speakers)]


HELD = [
    ("Universiteterne tiltrådte planen.", [("Universiteterne", "supports")]),
    ("Danske Havne tog bemærkningen til efterretning.", [("Danske Havne", "noted")]),
    ("Pernille Stub fandt oplægget utilstrækkeligt.", [("Pernille Stub", "opposes")]),
    ("Bo Dahl og Eva Frost talte imod.", [("Bo Dahl", "opposes"), ("Eva Frost", "opposes")]),
    ("Ministeriet for Hav og Fjord kunne støtte model A.", [("Ministeriet for Hav og Fjord", "supports")]),
    ("Endelig kvitterede Danske Havne for fremdriften.", [("Danske Havne", "remarks")]),
    ("Der var ønske fra regionerne om en ny frist.", [("regionerne", "wishes")]),
    ("Kommunerne, repræsenteret ved Bo Dahl og Eva Frost, fandt tidspunktet for tidligt.", [("Kommunerne", "opposes")]),
    ("Bo Dahl foreslog en ny model, men Eva Frost støttede forslaget.", [("Bo Dahl", "wishes"), ("Eva Frost", "supports")]),
    ("Klinteby Kommune tog forbehold for prisen.", [("Klinteby Kommune", "remarks")]),
    ("Cllr Smith objected to the wording.", [("Cllr Smith", "opposes")]),
    ("Ingrid Noll supported the proposal.", [("Ingrid Noll", "supports")]),
    ("Maya suggested a vote.", [("Maya", "wishes")]),
    ("Tom expressed concern about the cost.", [("Tom", "remarks")]),
]  # fmt: skip


@pytest.mark.parametrize(("record", "held"), HELD, ids=[record for record, _ in HELD])
def test_a_position_has_its_party_and_stance(record: str, held: list[tuple[str, str]]) -> None:
    """The party as printed; two parties of a sentence are two positions."""
    assert positions(record) == held


@pytest.mark.parametrize(
    "record",
    [
        "Styregruppen tiltrådte planen.", "Det blev bemærket, at prisen er høj.", "Hvad mente Bo Dahl?",
        "Der var enighed om planen.", "Mødet blev holdt i Fjordby.", "Det ønskede resultat er nået.",
    ],
)  # fmt: skip
def test_the_body_and_nobody_have_no_position(record: str) -> None:
    """What the body did is the decision."""
    assert positions(record) == []


def test_a_list_of_remarks_belongs_to_the_party_that_its_heading_names() -> None:
    """As in "Der var følgende bemærkninger fra regionerne:" reaches over its sentences."""
    assert positions(
        "Der var følgende bemærkninger fra regionerne:\nAlle bør have referatet.\n"
        "Der var ønske om, at netværket fortsætter.\n\nAnna Holm bemærkede, at det er oplagt."
    ) == [("regionerne", "remarks"), ("regionerne", "wishes"), ("Anna Holm", "remarks")]
