"""The reading order of a page: columns, one after the other, and what stands across them.

The one thing to know: each flow is read straight down; its entries are lines of
text and rows of tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from corpus.readers.columns import find_columns
from corpus.readers.printed import Piece
from corpus.readers.sheets import Rule
from corpus.readers.tables import Line, Row, read_lines

__all__ = ["Entry", "Flow", "Line", "Row", "document_flows"]

_DEEPEST = 12
_GRID = 2.0  # points within which columns begin at the same place
_MOST_EDGES = 12
_MOST = 4_000  # pieces; a page with more is read straight down

Entry: TypeAlias = Line | Row


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that are read straight down.

    Attributes:
        left: where its widest line begins, as ``right`` is where it ends.
    """

    entries: tuple[Entry, ...]
    left: float
    right: float


def document_flows(
    pages: Sequence[tuple[Sequence[Piece], Sequence[Rule]]],
) -> tuple[tuple[Flow, ...], ...]:
    """The text of each page in reading order, from the pages' pieces and rules.

    Where one page has columns, another may with fewer lines, as the last one does.
    """
    read = [_columns(pieces, rules, ()) for pieces, rules in pages]
    grid: list[float] = []
    for edge in sorted(edge for _, edges in read for edge in edges):
        if not grid or edge - grid[-1] > _GRID:
            grid.append(edge)
    flows = []
    for (pieces, rules), (parts, edges) in zip(pages, read, strict=True):
        if any(min((abs(edge - own) for own in edges), default=_GRID) >= _GRID for edge in grid):
            parts, _ = _columns(pieces, rules, grid[:_MOST_EDGES])
        flows.append(_flows(parts, pieces, rules))
    return tuple(flows)


def _columns(
    pieces: Sequence[Piece], rules: Sequence[Rule], grid: Sequence[float]
) -> tuple[list[Sequence[Piece]], list[float]]:
    """The upright pieces of a page by column, in reading order, and where columns begin."""
    edges: list[float] = []
    upright = [piece for piece in pieces if not piece.angle]
    return list(_parted(upright, rules, grid, edges)), edges


def _flows(
    parts: Sequence[Sequence[Piece]], pieces: Sequence[Piece], rules: Sequence[Rule]
) -> tuple[Flow, ...]:
    """The columns as flows; text at an angle comes last."""
    angles = sorted({piece.angle for piece in pieces if piece.angle})
    turned = [[piece for piece in pieces if piece.angle == angle] for angle in angles]
    return (*(_flow(part, rules) for part in parts), *(_flow(part, ()) for part in turned))


def _parted(
    pieces: Sequence[Piece],
    rules: Sequence[Rule],
    grid: Sequence[float],
    edges: list[float],
    depth: int = 0,
) -> Iterator[Sequence[Piece]]:
    """The columns of a page and what stands across them, in reading order; notes their edges."""
    if not pieces:
        return
    cut = None
    if depth < _DEEPEST and len(pieces) <= _MOST:
        cut = find_columns(pieces, rules, grid)
    if cut is None:
        yield pieces
        return
    edges.append(cut.edge)
    for part in cut.parts:
        yield from _parted(part, rules, grid, edges, depth + 1)


def _flow(pieces: Sequence[Piece], rules: Sequence[Rule]) -> Flow:
    return Flow(
        tuple(read_lines(pieces, rules)),
        min(piece.left for piece in pieces),
        max(piece.right for piece in pieces),
    )
