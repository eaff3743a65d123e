"""Real minutes in full: every field, person, section, state and oddity, as a careful reader finds them.

The minutes are not part of the project; the tests say so where they are not at hand.
"""

from datetime import date, time
from functools import cache

import pytest

from corpus import (
    Archive,
    Decision,
    Document,
    Meeting,
    Outcome,
    SectionKind,
    Understood,
    examine,
    mend,
    read_document,
    understand,
)
from tests.documents import shared

pytestmark = pytest.mark.shared

PROPOSAL, RECORD = SectionKind.INDSTILLING, SectionKind.REFERAT
CASE = (SectionKind.PROBLEMSTILLING, SectionKind.LOESNING)
NEXT, PAPERS = SectionKind.VIDERE_PROCES, SectionKind.BILAG
NGC = "Nationalt Genom Center"
ISM = "Indenrigs- og Sundhedsministeriet"


@cache
def seed() -> tuple[Document, Meeting]:
    folder = shared("seed")
    document = read_document(next(folder.glob("*.txt")), folder)
    meaning = understand(document)
    assert isinstance(meaning, Meeting)
    return document, meaning


def of_item(number: str) -> Decision:
    (found,) = [one for one in seed()[1].decisions if one.item == number]
    return found


def test_head() -> None:
    """Body, number, date, hours, place and chair."""
    _, meeting = seed()
    assert meeting.body == "styregruppen for implementering af personlig medicin"
    assert (meeting.number, meeting.name) == ("19", "19. møde")
    assert (meeting.date, meeting.start, meeting.end) == (
        date(2024, 12, 18),
        time(17),
        time(18, 30),
    )
    assert meeting.place == "Videomøde"
    assert meeting.chair == "Dorte Bech Vizard"


def test_agenda() -> None:
    """Number, title, type, presenter and minutes of the six items."""
    found = [
        (i.number, i.title, i.kind and i.kind.value, i.presenter, i.minutes)
        for i in seed()[1].items
    ]
    assert found == [
        ("159/24", "Velkomst", None, "Dorte Bech Vizard", 5),
        ("160/24", "Governance for national infrastruktur for personlig medicin", "B",
         "Dorte Bech Vizard", 25),
        ("161/24", "Centrale elementer i budget 2025", "D", "Christian Dubois", 15),
        ("162/24", "Orientering om national VarSeq-licens", "O", "Thomas Larsen", 15),
        ("163/24", "Status på NGC", "O", "Bettina Lundgren", 15),
        ("164/24", "Eventuelt", None, "Dorte Bech Vizard", 5),
    ]  # fmt: skip


def test_sections() -> None:
    """Roles in their order; a free heading inside *Løsning* opens nothing."""
    found = {item.number: [s.kind for s in item.sections] for item in seed()[1].items}
    assert found == {
        "159/24": [RECORD],
        "160/24": [PROPOSAL, RECORD, *CASE, NEXT, PAPERS],
        "161/24": [PROPOSAL, RECORD, *CASE, NEXT],
        "162/24": [PROPOSAL, RECORD, *CASE],
        "163/24": [RECORD],
        "164/24": [RECORD],
    }


def test_participants() -> None:
    """All seventeen with title, organisation, role, apologies and secretariat."""
    found = [
        (p.name, p.title, p.organisation, p.role, p.absent, p.secretariat)
        for p in seed()[1].participants
    ]
    assert found == [
        ("Dorte Bech Vizard", "afdelingschef", ISM, "formand", False, False),
        ("Bettina Lundgren", "direktør", NGC, "næstformand", False, False),
        ("Kurt Espersen", "koncerndirektør", "Region Syddanmark", "næstformand", True, False),
        ("Jesper Gyllenborg", "koncerndirektør", "Region Sjælland", None, False, False),
        ("Anne Bukh", "koncerndirektør", "Region Nordjylland", None, False, False),
        ("Thomas Larsen", "koncerndirektør", "Region Midtjylland", None, False, False),
        ("Erik Jylling", "koncerndirektør", "Region Hovedstaden", None, False, False),
        ("Helene Probst", "lægefaglig direktør", "Danske Regioner", None, False, False),
        ("Ole Skøtt", "formand LMS, dekan",
         "Det Sundhedsvidenskabelige Fakultet Syddansk Universitet", None, False, False),
        ("Christian Dubois", "sekretariatschef", NGC, None, False, True),
        ("Kasper Lindegaard-Hjulmann", "teamleder", NGC, None, False, True),
        ("Gitte Tofterup Hansen", "chefkonsulent", NGC, None, False, True),
        ("Philip Hadberg", "fuldmægtig", ISM, None, False, True),
        ("Ann Christina Pedersen", "teamleder", ISM, None, False, True),
        ("Jannie Helene Grøne Kristoffersen", "kontorchef", ISM, None, True, True),
        ("Anne-Katrine Skovby Lindquist", "teamleder/seniorkonsulent", "Danske Regioner", None,
         False, True),
        ("Kristian Lindkvist Enstrøm", "seniorkonsulent", "Danske Regioner", None, False, True),
    ]  # fmt: skip


def test_guests_of_an_item() -> None:
    """Two people who are in no list took part in one item."""
    found = [(g.name, g.organisation, g.items) for g in seed()[1].guests]
    assert found == [
        ("Mette Christiansen", "Region Midtjylland", ("162/24",)),
        ("Susanne Hundebøll", "Region Midtjylland", ("162/24",)),
    ]


def test_attachments() -> None:
    """The five of 160/24, none of which is at hand."""
    found = [(i.number, a.number, a.title) for i in seed()[1].items for a in i.attachments]
    assert found == [
        ("160/24", "1", "Slides. Governance infrastruktur for personlig medicin"),
        ("160/24", "2", "Kommissorium. National bestyrelse"),
        ("160/24", "3", "Kommissorium. Fagligt råd"),
        ("160/24", "4", "Kommissorium. Teknisk arbejdsgruppe"),
        ("160/24", "5", "Kommissorium. Arbejdsgruppe for forskning"),
    ]


def test_outcomes() -> None:
    """One state an item, from the record alone."""
    found = {one.item: one.outcome for one in seed()[1].decisions}
    assert found == {
        "159/24": Outcome.NONE_RECORDED,
        "160/24": Outcome.ADOPTED_WITH_RESERVATION,
        "161/24": Outcome.DISCUSSED,
        "162/24": Outcome.NOTED,
        "163/24": Outcome.NONE_RECORDED,
        "164/24": Outcome.NONE_RECORDED,
    }


def test_the_conclusion_is_the_chairs_and_keeps_its_reservation() -> None:
    """160/24: adopted with a remark that puts a part off until after 17 January 2025."""
    document, _ = seed()
    one = of_item("160/24")
    assert one.concluded_by == "Dorte Bech Vizard"
    assert one.what.startswith("På baggrund af drøftelsen konkluderede Dorte Bech Vizard")
    assert one.condition is not None
    assert one.condition.startswith("beslutning vedr. videns-/variantdatabaser")
    assert one.deferral is not None
    assert one.deferral.until == date(2025, 1, 17)
    assert one.deferral.body is not None
    assert "sundhedsdirektørkredsen" in one.deferral.body
    assert [mend(document.text, span) for span in one.quotes] == [one.what]


def test_positions_of_parties_are_no_decisions() -> None:
    """The universities adopted, the regions' association noted: positions, kept apart."""
    stances = {(p.party, p.stance) for p in of_item("160/24").positions}
    assert ("Danske Regioner", "noted") in stances
    assert ("Universiteterne", "supports") in stances
    assert of_item("162/24").concluded_by == "Styregruppen"


def test_figures_with_their_days() -> None:
    """The count of genomes is of 30 November; the 60,000 are a forecast."""
    found = {(f.value, f.as_of, f.forecast) for f in seed()[1].figures}
    assert (39380.0, date(2024, 11, 30), False) in found
    assert any(value == 60000.0 and forecast for value, _, forecast in found)
    assert any(value == 5000.0 for value, _, _ in found)
    assert any(value == 1100.0 for value, _, _ in found)


def test_references() -> None:
    """160/24 is referred to, and so is a meeting that is not at hand."""
    references = {(r.kind.value, r.target) for r in seed()[1].references}
    assert ("item", "160/24") in references
    assert ("meeting", "18") in references


def test_the_record_doctor_finds_what_a_careful_secretary_would() -> None:
    """The wrong year, the missing papers and meeting, the guests, the footnote, the doubled word."""
    document, meeting = seed()
    found = {(f.kind, f.item) for f in examine(Archive([Understood(document, meeting)]))}
    for expected in (
        ("attachment_missing", "160/24"),
        ("meeting_missing", "160/24"),
        ("guest_not_listed", "162/24"),
        ("footnote_contradiction", "160/24"),
    ):
        assert expected in found
    kinds = {kind for kind, item in found if item == "161/24"}
    assert kinds & {"date_after_meeting", "date_contradiction"}
