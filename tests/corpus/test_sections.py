"""Sections of an item and their roles, and the attachments that stand below it."""

import pytest

from corpus import Meeting, understand
from corpus.minutes import parse_minutes
from tests.documents import minutes


def roles(item: str) -> list[str]:
    """The roles of the sections of an item with that text."""
    meeting = parse_minutes(minutes(f"1. Opening\nApproved.\n\n2. Harbour tender\n{item}\n"))
    return [section.kind.value for section in meeting.items[1].sections]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RESUMÉ\nKort.\n\nHAVNEDIREKTØREN INDSTILLER\nat det godkendes\n\nBESLUTNING\nTiltrådt.", ["problemstilling", "indstilling", "referat"]),
        ("BACKGROUND\nThree came.\n\nCOMMENT\nOne fits.\n\nSTATUTORY ENVIRONMENT\nThe Act, Part 4.\n\nOFFICER RECOMMENDATION\nThat it be taken.\n\nCOUNCIL RESOLUTION 04/25\nThat it be taken.\nCARRIED 5/1", ["problemstilling", "loesning", "oevrigt", "indstilling", "referat"]),
        ("Discussion\nBob asked for more.\nDecision D8\nThe Board approves it.\nAction A9\nBob to write.\nAnnexes\nAnnex 1: Letter", ["referat", "referat", "videre_proces", "bilag"]),
        ("Indstilling\nDet indstilles at købe.\n\nBeslutning for Punkt 2: Havnens udbud (B)\nGodkendt.", ["indstilling", "referat"]),
        ("Bo sagde ja.\nAktion: Bo skriver brevet.\nAktion: Ida sender det.", ["referat", "videre_proces"]),
        ("Brevet sendes.\nAnsvarlig: Bo Dahl\nDeadline: 1. maj 2025", ["referat"]),
        ("Recommended Motion(s):\nMotion to buy one bus.\nDiscussion:\nTwo bids came.\nAction(s):\nMotion passed with a motion by Bob Ray.\nAttachments:\nBids.pdf", ["indstilling", "referat", "referat", "bilag"]),
        ("Baggrund:\nTre er indkøbt.\nGennemgang:\nBo viste kortet.\nBeslutning:\nGodkendt.", ["problemstilling", "referat", "referat"]),
        ("DET INDSTILLES AT\nRådet godkender planen.\n\nREFERAT\nGodkendt.", ["indstilling", "referat"]),
        ("RESOLVED to object.\nVoting: 4 for, 1 against.", ["referat"]),
    ],
)  # fmt: skip
def test_headings_say_the_role_of_what_stands_below(text: str, expected: list[str]) -> None:
    """In capitals, with a code, with the item's number; fields of the record are none."""
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Beslutning\nGodkendt.\n\nBilag\n• Kort (pdf, 24 KB)\n• Plan (pdf, 2 KB)\n\nTil toppen", ["Kort", "Plan"]),
        ("Agreed.\n\nAttachments\na   12 May 2025, Harbour slides", ["12 May 2025, Harbour slides"]),
        ("Aftalt.\n\nBilag: Kort over havnen · Plan for kajen", ["Kort over havnen", "Plan for kajen"]),
    ],
)  # fmt: skip
def test_an_items_attachments_are_its_list_and_nothing_beside_it(
    text: str, titles: list[str]
) -> None:
    """Links of the page are left out; letters count; a point parts them."""
    meeting = parse_minutes(minutes(f"1. Opening\nApproved.\n\n2. Harbour tender\n{text}\n"))
    assert [one.title for one in meeting.items[1].attachments] == titles


def test_attachments_behind_the_last_item_are_the_meetings_or_their_items() -> None:
    """An item's number before a title says whose it is."""
    text = (
        "Referat af møde i Havnerådet\nDato: 3. maj 2025\nTil stede: Bo Dahl\n\n"
        "Pkt.\tEmne\tReferat\tAnsvarlig\n1\tÅbning\tDagsordenen blev godkendt.\t\n"
        "2\tUdbud\tUdbuddet blev godkendt.\tBo\n\nBilag:\nPkt. 2\tKort over kajen\nPlan for 2026\n"
    )
    meeting = understand(minutes(text))
    assert isinstance(meeting, Meeting)
    assert [(item, one.title) for item, one in meeting.papers] == [
        ("2", "Kort over kajen"),
        (None, "Plan for 2026"),
    ]


@pytest.mark.parametrize("entry", ["Kort over kajen, pkt. 1", "Bilag 1: Kort over kajen (punkt 1)"])
def test_a_list_below_the_last_item_that_names_others_is_not_the_last_items(entry: str) -> None:
    """Its entries are those items', and the last item ends above it."""
    text = (
        f"Referat\n3. maj 2025\n\n1. Kajen\nGodkendt.\n\n2. Eventuelt\nIntet.\n\nBilag\n{entry}\n"
    )
    meeting = understand(minutes(text))
    assert isinstance(meeting, Meeting)
    assert [(item, one.title) for item, one in meeting.papers] == [("1", "Kort over kajen")]
    assert [section.kind.value for section in meeting.items[1].sections] == ["referat"]


def test_a_number_with_a_letter_below_a_heading_of_attachments_is_one() -> None:
    """As "5a. Kort", the first attachment of item 5, which opens no item of its own."""
    text = (
        "Referat af møde i Havnerådet\n3. maj 2025\n\n1: Kajen\nGodkendt.\nBilag\n1a. Kort over kajen\n"
        "1b. Budget\n\n2: Broen\nGodkendt.\n\n3: Eventuelt\nIntet.\n"
    )
    meeting = understand(minutes(text))
    assert isinstance(meeting, Meeting)
    assert [item.number for item in meeting.items] == ["1", "2", "3"]
    assert [(item, one.title) for item, one in meeting.papers] == [
        ("1", "Kort over kajen"),
        ("1", "Budget"),
    ]
