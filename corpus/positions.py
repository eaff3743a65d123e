"""The one map of a document's places: mended words, the text as it came, lines, pages, boxes.

The one thing to know: every way is exact and has its way back. A span of the mended
text gives the characters that it was mended from, and these give it again; a word's
box gives the word.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from operator import attrgetter

from corpus.model import Box, Document, PlacedWord, Span
from corpus.text import Lines, MendedText

__all__ = ["PositionMap"]


class PositionMap:
    """The places of one document. Each index is built when first asked for, and kept."""

    def __init__(self, document: Document) -> None:
        """Of a document as it was read."""
        self.document = document

    @cached_property
    def cleaned(self) -> MendedText:
        """The whole text, mended."""
        return MendedText.of(self.document.text)

    def to_cleaned(self, span: Span) -> Span:
        """Where a span of the text stands in the mended text; empty where nothing of it is kept."""
        offsets = self.cleaned.offsets
        start = bisect_left(offsets, span.start)
        return Span(start, max(start, bisect_left(offsets, span.end)))

    def to_text(self, span: Span) -> Span:
        """The span of the text that a span of the mended text comes from, both ends kept.

        An empty span gives the place before the next character that is kept.
        """
        offsets = self.cleaned.offsets
        start, end = max(span.start, 0), min(span.end, len(offsets))
        if start >= end:
            at = offsets[start] if start < len(offsets) else len(self.document.text)
            return Span(at, at)
        return Span(offsets[start], offsets[end - 1] + 1)

    # Lines and pages.

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.document.text)

    def lines(self, span: Span) -> tuple[int, int]:
        """First and last line of a span of the text, from 1."""
        return self._lines.of(span)

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.start for page in self.document.pages]

    def page(self, span: Span) -> int | None:
        """The page that a span of the text begins on, from 1; None where pages are not known.

        What the pages repeat, at the end of the text, belongs to none.
        """
        at = bisect_right(self._page_starts, span.start)
        if not at or span.start >= self.document.pages[at - 1].end:
            return None
        return at

    # Words and boxes.

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.span.start for word in self.document.words]

    def words(self, span: Span) -> tuple[PlacedWord, ...]:
        """The placed words that a span of the text touches, in order."""
        starts = self._word_starts
        first = max(bisect_right(starts, span.start) - 1, 0)
        found = self.document.words[first : bisect_left(starts, span.end)]
        return tuple(word for word in found if word.span.end > span.start)

    def places(self, span: Span) -> tuple[Box, ...]:
        """Where a span of the text is printed: one box a printed line, in order."""
        return tuple(_joined(self.words(span)))

    def at(self, page: int, x: float, y: float) -> Span | None:
        """The word printed at a point of a page, in points from the upper left; None where none is."""
        ordered, tops, tallest = self._by_place
        first = bisect_left(tops, (page, y - tallest))
        last = bisect_right(tops, (page, y))
        for word in ordered[first:last]:
            box = word.box
            if box.left <= x <= box.right and box.top <= y <= box.bottom:
                return word.span
        return None

    @cached_property
    def _by_place(self) -> tuple[list[PlacedWord], list[tuple[int, float]], float]:
        ordered = sorted(self.document.words, key=attrgetter("box.page", "box.top"))
        tallest = max((word.box.bottom - word.box.top for word in ordered), default=0.0)
        return ordered, [(word.box.page, word.box.top) for word in ordered], tallest


def _joined(words: tuple[PlacedWord, ...]) -> Iterator[Box]:
    """The boxes of words, those of one printed line as one."""
    joined: Box | None = None
    for word in words:
        if joined is not None and _level(joined, word.box):
            joined = _around(joined, word.box)
            continue
        if joined is not None:
            yield joined
        joined = word.box
    if joined is not None:
        yield joined


def _level(line: Box, word: Box) -> bool:
    """Whether a word stands on the line of another, to the right of it."""
    shared = min(line.bottom, word.bottom) - max(line.top, word.top)
    least = min(line.bottom - line.top, word.bottom - word.top)
    return line.page == word.page and word.left >= line.left and shared * 2 > least


def _around(one: Box, other: Box) -> Box:
    return Box(
        one.page,
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )
