"""The formal reference to a place, as one would write it in a letter.

    Pkt. 29/25, 5. møde, 17. september 2025, Referat, linje 12–15
    Item 29/25, 5th meeting, 17 September 2025, Referat, lines 12–15

Headings stay in the document's own language: they are part of the record.
"""

import re
from datetime import date

from bot.answer import Citation
from bot.wording import MONTHS, SECTIONS, say
from corpus import Passage

__all__ = ["formal_reference", "written_date"]

HEADING_LIMIT = 80  # characters; a longer heading is a sentence, not a name

# "19. møde", as Meeting.name gives it
_MEETING = re.compile(r"(\d+)\. møde")


def formal_reference(place: Citation | Passage, language: str) -> str:
    """Where ``place`` stands, from the item down to the line, in "da" or "en".

    A place outside meetings begins with the document's title instead.
    """
    first, last = place.lines
    parts = [
        say("reference_item", language, item=place.item) if place.item else None,
        _meeting(place.meeting, language) if place.meeting else None,
        None if place.item or place.meeting else place.title,
        written_date(place.date, language) if place.date else None,
        _section(place, language),
        say("reference_page", language, page=place.page) if place.page else None,
        say(
            "reference_line" if first == last else "reference_lines",
            language,
            first=first,
            last=last,
        ),
    ]
    return ", ".join(part for part in parts if part)


def written_date(day: date, language: str) -> str:
    """17. september 2025, or 17 September 2025."""
    month = MONTHS[language][day.month - 1]
    return f"{day.day}. {month} {day.year}" if language == "da" else f"{day.day} {month} {day.year}"


def _meeting(name: str, language: str) -> str:
    numbered = _MEETING.fullmatch(name)
    if language == "da" or not numbered:
        return name
    return f"{_ordinal(int(numbered[1]))} meeting"


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _section(place: Citation | Passage, language: str) -> str | None:
    if place.heading and len(place.heading) <= HEADING_LIMIT:
        return place.heading
    return SECTIONS.get(place.section.value, {}).get(language)
