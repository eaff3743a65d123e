"""The record doctor on the agenda, the items' numbers and their records."""

import pytest

from corpus.doctor.agenda import same_title
from tests.corpus.doctor.papers import examined, kinds, of_kind, paper

UNREACHED = "24/25 5 min. Eventuelt v/Karen Dalum => 24/25 5 min. Eventuelt v/Karen Dalum\n\n25/25 5 min. Budget (B) v/Bo Rask"


def test_an_item_of_the_agenda_that_is_never_reached() -> None:
    """It stands on the agenda and nowhere else."""
    found = of_kind("agenda_item_not_reached", paper(more=UNREACHED))
    assert [(f.item, "Budget" in f.quote) for f in found] == [("25/25", True)]


def test_years_that_differ() -> None:
    """A budget of other years is another; a year that one of the two leaves out is none."""
    assert not same_title("Arbejdsplan og budget 2026", "Arbejdsplan og budget for 2026-2027")
    assert same_title("Arbejdsplan og budget 2026-27", "Arbejdsplan og budget for 2026/2027")
    assert same_title("Arbejdsplan og budget", "Arbejdsplan og budget for 2026")


def test_an_item_with_nothing_below_its_heading() -> None:
    """All others have a record; a break, and an issue that time did not allow, need none."""
    heads = ("Godkendelse af referat", "Budget", "Risici", "Havneplan", "Eventuelt")
    lines = [
        f"{n}. {head}\n\nBestyrelsen drøftede sagen i ro.\n" for n, head in enumerate(heads, 1)
    ]
    text = "Referat af bestyrelsesmøde den 3. marts 2025\n\n" + "\n".join(lines)
    bare = text.replace("3. Risici\n\nBestyrelsen drøftede sagen i ro.\n", "3. Risici\n")
    assert [f.item for f in of_kind("item_without_record", bare)] == ["3"]
    assert of_kind("item_without_record", bare.replace("Risici", "Frokost")) == []
    assert of_kind("item_without_record", text) == []


def test_a_gap_in_numbers_with_parts() -> None:
    """Numbered paragraphs count with their item: 4/25 is missing, 3/25.2 is a part."""
    text = (
        "Minutes of the board meeting held on 3 March 2025\n\nPresent: Ann Lee, Bo Fox\n"
        + "".join(
            f"\n{n}/25 {title}\n\n{n}/25.1 The Board discussed the matter at length.\n"
            for n, title in (
                (2, "Apologies"),
                (3, "Finance report"),
                (5, "Estates"),
                (6, "Any other business"),
            )
        )
    )
    assert [f.message[:20] for f in of_kind("numbering_gap", text)] == ["Item 4/25 is missing"]


@pytest.mark.parametrize(
    "record",
    [
        "Pkt. 24/25 og 25/25 blev behandlet under ét.",
        "Man nåede ikke punkt 25/25.",
        "Pkt. 25/25 udgår.",
    ],
)
def test_an_item_that_the_minutes_speak_of_was_not_forgotten(record: str) -> None:
    """Treated together with another, not reached, or struck: the record says so."""
    assert "agenda_item_not_reached" not in kinds(paper(record, more=UNREACHED))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("Pkt. 22/25 Valg af signalanlæg (B) => Pkt. 22/25 Valg af signalanlæg (O)", "type"),
        (
            "Pkt. 23/25 Status på sporene (O) v/Ida Holm => Pkt. 23/25 Status på sporene (O) v/Bo Rask",
            "presenter",
        ),
        ("Pkt. 23/25 Status på sporene => Pkt. 23/25 Status på togene", "title"),
    ],
)
def test_a_heading_that_says_otherwise_than_the_agenda(change: str, what: str) -> None:
    """Type, presenter or title: the message names both readings."""
    found = of_kind("heading_differs_from_agenda", paper(change=change))
    assert len(found) == 1
    assert f"the {what} (" in found[0].message


@pytest.mark.parametrize(
    "change",
    [
        "Pkt. 22/25 Valg af signalanlæg (B) v/Bo Rask => Pkt. 22/25 Valg af signalanlæg v/Bo Rask",
        "Pkt. 22/25 Valg af signalanlæg (B) v/Bo Rask => Pkt. 22/25 Valg af signalanlæg (B)",
        "Pkt. 22/25 Valg af signalanlæg (B) v/Bo Rask => Pkt. 22/25 VALG AF SIGNALANLÆG (B) v/Rask",
        "Pkt. 23/25 Status på sporene => Pkt. 23/25 Status på sporene, jf. bilag",
        "Pkt. 22/25 Valg af signalanlæg (B) v/Bo Rask => Pkt. 22/25 Valg af signalanlæg (B)\nv/Bo Rask",
    ],
)
def test_a_heading_that_leaves_out_or_adds(change: str) -> None:
    """Nothing is odd in a type or presenter that one of the two leaves out, nor in a longer title."""
    assert "heading_differs_from_agenda" not in kinds(paper(change=change))


def test_a_gap_in_the_numbers() -> None:
    """The numbers go from 22 to 24: item 23 is missing on the agenda and in the minutes."""
    text = paper().replace("23/25 20 min. Status på sporene (O) v/Ida Holm\n\n", "")
    start, end = text.index("Pkt. 23/25"), text.index("Pkt. 24/25")
    found = of_kind("numbering_gap", text[:start] + text[end:])
    assert [f.item for f in found] == [None]
    assert found[0].quote.startswith("Pkt. 24/25")
    assert "Item 23/25 is missing" in found[0].message


@pytest.mark.parametrize(
    "text",
    [
        paper(),
        "Referat\n\nDato: 3. maj 2025\n\n1. Valg\n\nBo blev valgt.\n\n2. Budget\n\nGodkendt.\n\n3. Eventuelt\n\nIntet.\n",
        "# Minutes 2025-05-03\n\n## Agenda\n\n* Charter [#12](https://x.org/12)\n  - ok\n* Funds [#40](https://x.org/40)\n  - ok\n"
        "* Board [#44](https://x.org/44)\n  - ok\n",
        "Referat\n\nDato: 3. maj 2025\n\n4. Valg\n\nBo blev valgt.\n\n5. Budget\n\nGodkendt.\n\n6. Eventuelt\n\nIntet.\n",
    ],
)
def test_numbers_that_follow_on_or_are_no_row(text: str) -> None:
    """Rows that are whole, start in the middle, or are numbers of issues."""
    assert "numbering_gap" not in kinds(text, markdown=text.startswith("#"))


def test_two_items_of_one_number() -> None:
    """The second heading is told, with both titles."""
    found = of_kind(
        "duplicate_item_number", paper(change="Pkt. 24/25 Eventuelt => Pkt. 23/25 Eventuelt")
    )
    assert len(found) == 1
    assert "»Status på sporene« and »Eventuelt«" in found[0].message


@pytest.mark.parametrize(
    "record",
    [
        "Pkt. 21/25 Velkomst blev nævnt igen.",
        "Se pkt. 23/25.",
        "Pkt. 22/25 Valg af signalanlæg (fortsat)",
    ],
)
def test_a_number_that_is_only_mentioned_is_no_second_item(record: str) -> None:
    """Mentions and the same heading again."""
    assert "duplicate_item_number" not in kinds(paper(record))


def test_an_item_without_a_record() -> None:
    """There is a proposal, and nothing of what was said or decided."""
    text = paper()
    start, end = (
        text.index("Referat\nBo Rask"),
        text.index("Pkt. 23/25 Status på sporene (O) v/Ida Holm\n\nReferat"),
    )
    found = of_kind("item_without_record", text[:start] + text[end:])
    assert [f.item for f in found] == ["22/25"]


@pytest.mark.parametrize(
    "text",
    [
        paper(),
        paper().replace("Referat\nIntet at bemærke.\n", ""),
        "# Minutes 2025-05-03\n\n## Agenda\n\n* Charter [#12](https://x.org/12)\n* Funds [#40](https://x.org/40)\n  - ok\n",
        "Referat\n\nDato: 3. maj 2025\n\n1. Valg\n\nBo blev valgt.\n\n2. Pause\n\n3. Eventuelt\n\nIntet.\n",
    ],
)
def test_items_that_need_no_record(text: str) -> None:
    """Breaks, any other business, and minutes that have no such headings at all."""
    assert "item_without_record" not in kinds(text, markdown=text.startswith("#"))


@pytest.mark.parametrize(
    "footnote",
    [
        "*B-punkter gennemgås ikke på mødet. Spørgsmål kan stilles under eventuelt.",
        "* B-punkter behandles ikke på mødet.",
        "Beslutningspunkter drøftes ikke på mødet.",
    ],
)
def test_a_footnote_that_the_record_contradicts(footnote: str) -> None:
    """Items of that type are not gone through, and one was discussed at length."""
    found = of_kind("footnote_contradiction", paper(footnote=footnote))
    assert [f.item for f in found] == ["22/25"]
    assert "ikke på mødet" in found[0].quote


@pytest.mark.parametrize(
    "footnote",
    [
        "*O-punkter gennemgås ikke på mødet.",
        "*B-punkter gennemgås kun, hvis et medlem beder om det.",
        "*B-punkter gennemgås ikke, medmindre et medlem ønsker det.",
        "*B-punkter gennemgås på mødet.",
        "*D-punkter gennemgås ikke på mødet.",
    ],
)
def test_a_footnote_that_holds(footnote: str) -> None:
    """Other types, conditions, and items that were only noted."""
    assert "footnote_contradiction" not in kinds(paper(footnote=footnote))


def test_findings_stand_in_the_order_of_lines() -> None:
    """By file, then by line."""
    found = examined(
        paper("Svaret ventes den 31/2-2025.", footnote="*B-punkter gennemgås ikke på mødet.")
    )
    assert [f.line for f in found] == sorted(f.line or 0 for f in found)
    assert len(found) == 2
