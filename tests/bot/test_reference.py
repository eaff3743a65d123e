"""Formal references, in both languages."""

from datetime import date

import pytest
from canned_service import PASSAGE, citation

from bot.reference import formal_reference, written_date
from corpus import SectionKind


def test_reference_names_item_meeting_date_section_and_lines() -> None:
    """The reference can be copied into a letter as it stands."""
    place = citation(lines=(12, 15))
    expected = "Pkt. 160/24, 19. møde, 18. december 2024, Referat, linje 12–15"
    assert formal_reference(place, "da") == expected


def test_reference_in_english_keeps_the_heading_as_printed() -> None:
    """Everything but the record's own words is translated."""
    place = citation(lines=(12, 12), page=3)
    expected = "Item 160/24, 19th meeting, 18 December 2024, Referat, page 3, line 12"
    assert formal_reference(place, "en") == expected


def test_place_outside_meetings_begins_with_the_title() -> None:
    """A mandate has no item and no meeting."""
    place = citation(
        item=None,
        meeting=None,
        date=None,
        title="Kommissorium",
        heading="Formål",
        section=SectionKind.KOMMISSORIUM,
        lines=(3, 4),
    )
    assert formal_reference(place, "da") == "Kommissorium, Formål, linje 3–4"


def test_section_without_heading_is_called_by_its_role() -> None:
    """Proposal and record are told apart even where no heading is printed."""
    place = citation(heading=None, section=SectionKind.INDSTILLING, lines=(1, 1))
    assert "Indstilling" in formal_reference(place, "da")
    assert "Recommendation" in formal_reference(place, "en")


def test_passage_has_a_reference_too() -> None:
    """The viewer shows where a passage stands without an answer at hand."""
    assert formal_reference(PASSAGE, "da").startswith("Pkt. 160/24, 19. møde")


@pytest.mark.parametrize(
    ("number", "written"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (21, "21st")]
)
def test_english_meetings_are_ordinal_numbers(number: int, written: str) -> None:
    """English has endings of its own for 1, 2, 3 and 11 to 13."""
    assert f"{written} meeting" in formal_reference(citation(meeting=f"{number}. møde"), "en")


def test_dates_are_written_out() -> None:
    """A written month cannot be mistaken for a day."""
    assert written_date(date(2024, 3, 1), "da") == "1. marts 2024"
    assert written_date(date(2024, 3, 1), "en") == "1 March 2024"
