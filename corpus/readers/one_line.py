"""Rows of tables and wrapped headings on one line of the text, however many lines they are printed on.

The one thing to know: what a line end put into them is mended here, by the rules and
with the words of the whole document that mending has everywhere.
"""

from bisect import bisect_left
from collections.abc import Sequence

from corpus.model import Mark, PlacedWord, Span
from corpus.readers.composed import Composed
from corpus.text import MendedText

__all__ = ["on_one_line"]


def on_one_line(composed: Composed, spans: Sequence[Span]) -> Composed:
    """The text with each of the spans on one line, and all places moved accordingly.

    ``spans`` are in order and apart from each other. Tabs, which part cells, stay.
    """
    text = composed.text
    letters = list(text)
    dropped: list[int] = []
    for span in spans:
        kept = frozenset(MendedText.of(text, span).offsets)
        for at in range(span.start, span.end):
            if at not in kept and letters[at] != "\t":
                dropped.append(at)
                letters[at] = ""
            elif letters[at] == "\n":
                letters[at] = " "

    def moved(span: Span) -> Span:
        return Span(
            span.start - bisect_left(dropped, span.start), span.end - bisect_left(dropped, span.end)
        )

    words = (PlacedWord(moved(word.span), word.box) for word in composed.words)
    return Composed(
        "".join(letters),
        tuple(moved(page) for page in composed.pages),
        tuple(Mark(moved(mark.span), mark.kind, mark.level) for mark in composed.marks),
        tuple(word for word in words if word.span.start < word.span.end),
        moved(composed.furniture) if composed.furniture else None,
    )
