"""Bands across a page and the white strips down it: what a table is found by.

The one thing to know: a band is a line, or several that stand half beside each other,
as a cell does that is set level with the middle of its row.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from corpus.readers.printed import Piece, split_piece
from corpus.readers.sides import lines_of

__all__ = ["Band", "Edges", "Strips", "bands_of", "column_of"]

_EDGE = 2.5  # points within which cells begin at the same place
_LEAST_STRIP = 0.7  # of the font size

#: Where a strip begins and ends.
Edges = tuple[float, float]


class Band:
    """Pieces that overlap in height, with those between them."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = sorted(pieces, key=lambda piece: (piece.left, piece.base))
        self.size = max(piece.size for piece in self.pieces)
        self.first_base = min(piece.base for piece in self.pieces)
        self.last_base = max(piece.base for piece in self.pieces)
        self.left = self.pieces[0].left
        self.right = max(piece.right for piece in self.pieces)

    @cached_property
    def lines(self) -> list[list[Piece]]:
        """Its lines, from the top, each from the left."""
        return lines_of(self.pieces)

    def cut(self, starts: Sequence[float]) -> "Band":
        """The same with pieces cut at words that begin just where cells do."""
        return Band(part for piece in self.pieces for part in split_piece(piece, starts))


def bands_of(pieces: Sequence[Piece]) -> list[Band]:
    """The bands of a region, from the top."""
    bands: list[list[Piece]] = []
    bottom = 0.0
    for line in lines_of(pieces):
        # A line that fills the width beside the one above is no cell; it is set tight.
        top = min(piece.top for piece in line)
        beside = bands and top < bottom - 0.12 * line[0].size and _apart(bands[-1], line)
        if beside:
            bands[-1] += line
        else:
            bands.append(list(line))
            bottom = 0.0
        bottom = max(bottom, *(piece.bottom for piece in line))
    return [Band(band) for band in bands]


def _apart(band: Sequence[Piece], line: Sequence[Piece]) -> bool:
    """Whether no piece of a line stands over or under one that it overlaps in height."""
    return not any(
        piece.left < other.right
        and other.left < piece.right
        and piece.top < other.bottom - 0.12 * piece.size
        for piece in line
        for other in band[-40:]
    )


class Strips:
    """The white strips that part the columns of a table, while its bands are read."""

    def __init__(self, edges: list[Edges]) -> None:
        self.edges = edges
        self._support = [1] * len(edges)

    @classmethod
    def of(cls, band: Band) -> "Strips":
        """The strips of a table's first band."""
        edges: list[Edges] = []
        reached = band.pieces[0].right
        for piece in band.pieces[1:]:
            if piece.left - reached > _LEAST_STRIP * piece.size:
                edges.append((reached, piece.left))
            reached = max(reached, piece.right)
        return cls(edges)

    def fitted(self, band: Band, narrowest: float) -> list[Edges | None]:
        """What each strip becomes with a band in the table; None where a piece crosses it."""
        return [_narrowed(edges, band.pieces, narrowest) for edges in self.edges]

    def accept(self, edges: list[Edges], columns: set[int]) -> None:
        """Takes the strips as a band left them; ``columns`` are those that it has cells in."""
        self.edges = edges
        for index in range(len(edges)):
            self._support[index] += index in columns and index + 1 in columns

    def drop(self, crossed: Sequence[int]) -> bool:
        """Gives up strips that only the first band has; False where others have them, or none is left."""
        if len(crossed) == len(self.edges) or any(self._support[at] > 1 for at in crossed):
            return False
        self._support = [s for at, s in enumerate(self._support) if at not in crossed]
        self.edges = [e for at, e in enumerate(self.edges) if at not in crossed]
        return True


def column_of(piece: Piece, edges: Sequence[Edges]) -> int:
    """Which column a piece stands in, from 0."""
    place = min(piece.left + 1.0, piece.right)
    return sum(place >= right - _EDGE for _, right in edges)


def _narrowed(edges: Edges, pieces: Sequence[Piece], narrowest: float) -> Edges | None:
    left, right = edges
    for piece in pieces:
        if piece.left < right and piece.right > left:
            # Between the two is a cell below a heading that is set in the middle: "    Emne    "
            if piece.left - left >= narrowest:
                right = piece.left
            elif right - piece.right >= narrowest:
                left = max(left, piece.right)
            else:
                return None
    return left, right
