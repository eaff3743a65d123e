"""Columns of text: where a page is read down one side before the other.

The one thing to know: a white strip down a page parts columns only when both sides
are running text of their own. Where the lines of the two sides belong together it
parts the cells of a table, which are read across.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from corpus.readers.printed import Piece
from corpus.readers.sheets import Rule
from corpus.readers.sides import FEWEST, Side, are_columns, lines_of

__all__ = ["Cut", "find_columns"]

_CANDIDATES = 24
_GRID = 2.0  # points within which columns begin at the same place


class Cut(NamedTuple):
    """A region parted into what is read first, second, third and last.

    Attributes:
        edge: where the right column begins.
    """

    above: tuple[Piece, ...]
    first: tuple[Piece, ...]
    second: tuple[Piece, ...]
    below: tuple[Piece, ...]
    edge: float

    @property
    def parts(self) -> tuple[tuple[Piece, ...], ...]:
        """The four, in reading order."""
        return self.above, self.first, self.second, self.below


def find_columns(
    pieces: Sequence[Piece], rules: Sequence[Rule], grid: Sequence[float] = ()
) -> Cut | None:
    """The widest run of two columns in a region, or None; a third is found within a column.

    ``grid`` says where columns begin on other pages of the document. A few lines there are
    enough, as on a last page.
    """
    if len(pieces) < 2:
        return None
    ordered = sorted(pieces, key=lambda p: (p.base, p.left))
    size = median(piece.size for piece in ordered)
    best: tuple[int, Cut] | None = None
    for edge in _left_edges(ordered, grid):
        known = any(abs(edge - place) < _GRID for place in grid)
        fewest = 1 if known else FEWEST
        for band, followed in _bands(ordered, edge, max(5.0, 0.55 * size)):
            left = [p for p in band if p.right <= edge]
            right = [p for p in band if p.left > edge - 1]
            score = min(len(left), len(right))
            if score < fewest or (best and score <= best[0]):
                continue
            trimmed = _trimmed(left, right, fewest, followed=followed)
            if trimmed and _crossed(*trimmed, edge, rules):
                continue
            if trimmed and are_columns(Side(trimmed[0]), Side(trimmed[1]), known=known):
                best = score, _cut(ordered, *trimmed, edge)
    return best[1] if best else None


def _left_edges(pieces: Sequence[Piece], grid: Sequence[float]) -> list[float]:
    """Where several lines begin, the commonest place first."""
    edges: list[tuple[int, float]] = []
    group: list[float] = []
    for left in [*sorted(piece.left for piece in pieces), float("inf")]:
        if group and left - group[0] > 2.0:
            edges.append((len(group), group[0] - 0.5))
            group = []
        group.append(left)
    first = min(piece.left for piece in pieces)
    found = [edge for count, edge in sorted(edges, reverse=True) if count > 1 and edge > first]
    return [*grid, *found[:_CANDIDATES]]


def _bands(
    ordered: Sequence[Piece], edge: float, width: float
) -> Iterator[tuple[list[Piece], bool]]:
    """Runs of pieces, from the top, between those that cross the strip left of ``edge``.

    With each, whether one that crosses follows it.
    """
    band: list[Piece] = []
    for piece in ordered:
        if piece.left < edge - 0.5 and piece.right > edge - width:
            if len(band) > 1:
                yield band, True
            band = []
        else:
            band.append(piece)
    if len(band) > 1:
        yield band, False


def _trimmed(
    left: list[Piece], right: list[Piece], fewest: int, *, followed: bool
) -> tuple[list[Piece], list[Piece]] | None:
    """The two sides without what stands alone above both, or after a gap below both.

    The latter is a heading of what crosses both columns, where that follows; else the left
    column is just longer.
    """
    start = max(left[0].top, right[0].top)
    upper = [p for p in left if p.bottom > start], [p for p in right if p.bottom > start]
    if min(map(len, upper)) < fewest:
        return None
    left, right = upper
    stop = min(left[-1].bottom, right[-1].bottom)
    if followed and left[-1].bottom > stop:
        usual = _pitch(left)
        for above, piece in pairwise(left):
            if piece.top > stop and piece.base - above.base > 1.5 * usual:
                left = [p for p in left if p.base < piece.base]
                break
    return (left, right) if min(len(left), len(right)) >= fewest else None


def _crossed(left: list[Piece], right: list[Piece], edge: float, rules: Sequence[Rule]) -> bool:
    """Whether a printed rule runs across both sides, as between the rows of a table."""
    top, bottom = max(left[0].base, right[0].base), min(left[-1].base, right[-1].base)
    first = bisect_right(rules, top, key=attrgetter("top"))
    last = bisect_left(rules, bottom, key=attrgetter("top"))
    return any(rule.left < edge - 8 and rule.right > edge + 8 for rule in rules[first:last])


def _pitch(pieces: Sequence[Piece]) -> float:
    """The usual distance of two lines."""
    bases = [line[0].base for line in lines_of(pieces)]
    steps = sorted(b - a for a, b in pairwise(bases))
    return steps[len(steps) // 3] if steps else 1.2 * pieces[0].size


def _cut(ordered: Sequence[Piece], left: list[Piece], right: list[Piece], edge: float) -> Cut:
    top = min(left[0].base, right[0].base)
    inside = {id(p) for p in left} | {id(p) for p in right}
    rest = [p for p in ordered if id(p) not in inside]
    bottom = max(left[-1].base, right[-1].base)
    above = tuple(p for p in rest if p.base < top or (p.base <= bottom and p.base - top < 1))
    taken = {id(p) for p in above}
    below = tuple(p for p in rest if id(p) not in taken)
    first, second = tuple(left), tuple(right)
    one, other = Side(left), Side(right)
    if other.running and not one.running and one.size < 0.9 * other.size:
        first, second = second, first  # a narrow column of small print beside the text
    return Cut(above, first, second, below, edge)
