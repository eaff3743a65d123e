"""All documents together: bodies, meetings, references that lead somewhere, matters over time."""

from corpus.archive.abbreviations import Abbreviation, find_abbreviations, glossary
from corpus.archive.archive import Absence, Archive, Resolved, Understood
from corpus.archive.matters import Decided, Place, Status, decided

__all__ = [
    "Abbreviation",
    "Absence",
    "Archive",
    "Decided",
    "Place",
    "Resolved",
    "Status",
    "Understood",
    "decided",
    "find_abbreviations",
    "glossary",
]
