"""What dates in the words of a meeting are read against.

The one thing to know: a deadline without a year that lies long before the meeting is next
year's, and "its 15th meeting" is the next one where this was the 14th.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.model import Span

__all__ = ["Calendar"]

_OVERDUE = 100  # days by which a deadline in a list may lie behind
_HEAD = 700
_NUMBERED = re.compile(
    r"(?<![\d./-])(?P<n>\d{1,3})(?:st|nd|rd|th|\.)\s+(?:(?!month|år|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)[^\W\d]+\s+){0,2}?(?:meeting|møde|session)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates in the words are read against: the meeting's day and number, and the next meeting's day."""

    day: date | None = None
    next_meeting: date | None = None
    number: int | None = None

    @classmethod
    def of(cls, text: str, day: date | None, next_meeting: date | None) -> "Calendar":
        """With the number that the head of minutes gives the meeting ("Report of the 14th meeting")."""
        numbered = _NUMBERED.search(text, 0, _HEAD)
        return cls(day, next_meeting, int(numbered["n"]) if numbered else None)

    def ahead(self, day: date | None, said: str, span: Span) -> date | None:
        """A day of a deadline that words without a year put long before the meeting: it is next year's."""
        if day is None or self.day is None or (self.day - day).days < _OVERDUE:
            return day
        if re.search(r"\d{4}", said[span.start : span.end]) or (day.month, day.day) == (2, 29):
            return day
        return day.replace(year=day.year + 1)

    def names_next(self, said: str) -> bool:
        """Whether words name the next meeting by its number ("its 15th meeting", "8. møde")."""
        numbered = _NUMBERED.search(said)
        return bool(numbered and self.number and int(numbered["n"]) == self.number + 1)
