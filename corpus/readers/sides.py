"""Two sides of a white strip: columns of text, or cells of a table.

The one thing to know: in a table the lines of the two sides belong together. They
stand level, break into rows at the same places, and one side does not run on in
mid-sentence beside a new beginning of the other.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from statistics import median

from corpus.readers.printed import Piece

__all__ = ["FEWEST", "Side", "are_columns", "lines_of"]

#: Lines that either side of a strip has at least, for it to part columns.
FEWEST = 3


def lines_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by the line that they stand on, from the top; each line from the left."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.base, p.left)):
        if lines and piece.base - lines[-1][0].base < 0.35 * min(piece.size, lines[-1][0].size):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [sorted(line, key=lambda p: p.left) for line in lines]


class Side:
    """The pieces on one side of a strip, with what is asked of them more than once."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.width = max(p.right for p in pieces) - min(p.left for p in pieces)

    @cached_property
    def lines(self) -> list[list[Piece]]:
        """Its lines, from the top."""
        return lines_of(self.pieces)

    @cached_property
    def size(self) -> float:
        """Of its font."""
        return median(piece.size for piece in self.pieces)

    @cached_property
    def running(self) -> bool:
        """Whether it is running text: most of its lines fill its width."""
        filled = sum(_inked(line) >= 0.7 * self.width for line in self.lines)
        words = sum(len(p.words) for p in self.pieces) / len(self.lines)
        return filled * 2 >= len(self.lines) * 0.9 and words >= 2.4 and len(self.lines) >= FEWEST

    @cached_property
    def runs_on(self) -> bool:
        """Whether its lines go on in mid-sentence as those of a text do, not those of a list."""
        inner = sum(
            line[0].text[:1].islower() or above[-1].text.endswith("-")
            for above, line in pairwise(self.lines)
        )
        return inner * 10 >= 3 * (len(self.lines) - 1)

    @cached_property
    def bases(self) -> list[float]:
        """Where its lines stand."""
        return [line[0].base for line in self.lines]

    def gaps(self) -> int:
        """How often its lines stand clearly farther apart than usual."""
        steps = [b - a for a, b in pairwise(self.bases)]
        usual = sorted(steps)[len(steps) // 3] if steps else 0.0
        return sum(step > 1.4 * usual for step in steps)

    def stands_at(self, base: float, within: float) -> bool:
        """Whether one of its lines stands there."""
        at = bisect_left(self.bases, base)
        return any(abs(other - base) < within for other in self.bases[max(at - 1, 0) : at + 1])


def _inked(line: Sequence[Piece]) -> float:
    return sum(piece.right - piece.left for piece in line)


def are_columns(left: Side, right: Side, *, known: bool) -> bool:
    """Whether two sides are read one after the other rather than across.

    ``known`` says that other pages have columns at this place.
    """
    level = _level(left, right)
    if known and (min(len(left.lines), len(right.lines)) < FEWEST or level < 0.95):
        return True
    if left.running and right.running:
        if level > 0.8 and not (left.runs_on and right.runs_on):
            return _independent(left, right)
        return not _tied(left, right)
    if left.running or right.running:
        margin = min(left.size, right.size) < 0.9 * max(left.size, right.size)
        return (
            (margin and level < 0.5)  # small print beside the text: "Sagsnr. …", an address
            or _independent(left, right)
            or (level < 0.6 and _alike(left, right, lines=0.3, width=0.35))
            or (level < 0.5 and _alike(left, right, lines=0.0, width=0.75))
        )
    return _two_lists(left, right) or (level < 0.5 and _alike(left, right, lines=0.5, width=0.7))


def _level(left: Side, right: Side) -> float:
    """How many lines of the side with fewer stand level with one of the other side, as a share."""
    few, many = sorted((left, right), key=lambda side: len(side.lines))
    return sum(many.stands_at(base, 0.7) for base in few.bases) / len(few.bases)


def _alike(left: Side, right: Side, *, lines: float, width: float) -> bool:
    """Whether two sides have about as many lines, and are about as wide; as least shares."""
    counts = sorted((len(left.lines), len(right.lines)))
    widths = sorted((left.width, right.width))
    return counts[0] >= lines * counts[1] and widths[0] >= width * widths[1]


def _tied(left: Side, right: Side) -> bool:
    """Whether the two sides break into rows at the same places, as wide cells of a table do."""
    pieces = sorted((*left.pieces, *right.pieces), key=lambda p: p.top)
    breaks: list[float] = []
    reached = pieces[0].bottom
    for piece in pieces[1:]:
        if piece.top - reached > 0.45 * piece.size:
            breaks.append(piece.base)
        reached = max(reached, piece.bottom)
    return (
        len(breaks) > 1
        and all(left.stands_at(base, 1.5) and right.stands_at(base, 1.5) for base in breaks)
        and max(left.gaps(), right.gaps()) <= len(breaks) + 1
    )


def _independent(left: Side, right: Side) -> bool:
    """Whether a sentence of one side runs on where, level with it, the other side begins anew.

    In a row of a table the other cell would be empty there, or run on as well.
    """
    conflicts = level = 0
    for text, other in ((left, right), (right, left)):
        if not text.running:
            continue
        openings = {round(line[0].base): line[0].text for line in other.lines}
        for above, line in pairwise(text.lines):
            words = openings.get(round(line[0].base))
            if words is None:
                continue
            level += 1
            full = _inked(above) > 0.75 * text.width
            conflicts += full and line[0].text[:1].islower() and not words[:1].islower()
    return conflicts >= 3 and conflicts * 4 >= level


def _two_lists(left: Side, right: Side) -> bool:
    """Whether each side is a list with its heading: "Til stede:" beside "Afbud:"."""
    heads = left.pieces[0], right.pieces[0]
    others = (*left.pieces[1:], *right.pieces[1:])
    return (
        abs(heads[0].base - heads[1].base) < 1.5
        and all(re.search(r"[^\W\d_]{2,}[^:]{0,60}:$", head.text) for head in heads)
        and not any(p.text.endswith(":") for p in others)
    )
