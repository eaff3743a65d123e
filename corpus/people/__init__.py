"""The people of minutes: lists, apologies, substitutes, guests, who led, and who sat where over time."""

from corpus.people.attendance import (
    NAME,
    Guest,
    People,
    find_guests,
    parse_participants,
    participant_spans,
    read_people,
)
from corpus.people.sittings import Sitting, Term, sittings, terms

__all__ = [
    "NAME",
    "Guest",
    "People",
    "Sitting",
    "Term",
    "find_guests",
    "parse_participants",
    "participant_spans",
    "read_people",
    "sittings",
    "terms",
]
