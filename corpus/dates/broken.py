"""A text with the words that a line end broke made whole, and the way back.

The one thing to know: unlike ``MendedText`` it keeps line ends, so that a
reader of dates can tell a wrapped line from a new one; only "de-⏎cember"
becomes "december".
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from corpus.model import Span

__all__ = ["Unbroken"]

# "13. de-⏎cember", over a page break "natio-⏎⏎ nale"; never "6/11-⏎2024".
_BREAK = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad][^\S\n]{0,4}\n\s{0,4}(?=[a-zæøåäöüéß])")


@dataclass(frozen=True, slots=True)
class Unbroken:
    """The text without breaks in words.

    Attributes:
        text: to be searched.
        starts: where in ``text`` each unbroken stretch begins, ascending; the first is 0.
        shifts: for each stretch what to add to get back to the untouched offset.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Unbroken":
        """Joins the words of a text."""
        pieces: list[str] = []
        starts, shifts = [0], [0]
        at = removed = 0
        for match in _BREAK.finditer(text):
            pieces.append(text[at : match.start()])
            removed += match.end() - match.start()
            at = match.end()
            starts.append(at - removed)
            shifts.append(removed)
        pieces.append(text[at:])
        return cls("".join(pieces), tuple(starts), tuple(shifts))

    def back(self, start: int, end: int) -> Span:
        """The untouched span of ``text[start:end]``, which is not empty."""
        return Span(self._offset(start), self._offset(end - 1) + 1)

    def _offset(self, at: int) -> int:
        return at + self.shifts[bisect_right(self.starts, at) - 1]
