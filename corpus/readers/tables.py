"""Tables: what belongs side by side, by where cells begin.

The one thing to know: a table is found by white strips that run down through several
lines with cells beginning at the same places, ruled or not. What merely looks so, a
list with its bullets or a line with wide spaces, stays text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.grid import Band, Strips, bands_of, column_of
from corpus.readers.printed import Piece, join_pieces
from corpus.readers.sheets import Rule
from corpus.readers.table_rows import group_bands

__all__ = ["Row", "read_lines"]

_EDGE = 2.5  # points within which cells begin at the same place
_FARTHEST = 4.0  # of the font size: no two lines of a table are farther apart
_HYPHENS = ("-", "\u00ad")
# "•", "1.", "a)", "(2)", "§ 4", "–": what opens an entry of a list
_OPENING = re.compile(
    r"(?:[•\uf0b7▪◦●○■□‣⁃\uf0a7\uf0d8*–—-]|o|"
    r"[(\[]?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zæøå]|[ivx]{1,5})[.)\]]{1,2}|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}|§\s?\d{1,3}(?:\.\d{1,3}){0,3}\.?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: for each cell its printed lines, none for an empty cell."""

    cells: tuple[tuple[Piece, ...], ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All its lines, cell by cell."""
        return tuple(piece for cell in self.cells for piece in cell)


Line = tuple[Piece, ...]  # a line of text; more than one piece where a wide space parts it


def read_lines(pieces: Sequence[Piece], rules: Sequence[Rule]) -> list[Line | Row]:
    """The lines and table rows of a region that is read straight down."""
    bands = bands_of(pieces)
    read: list[Line | Row] = []
    text: list[Band] = []  # above, and not of a table
    at = 0
    while at < len(bands):
        table = _Table.at(bands, at) if len(bands[at].pieces) > 1 else None
        if table is None:
            text.append(bands[at])
            at += 1
            continue
        end = at + len(table.bands)
        while text and table.takes(text[-1]):
            text.pop()
        read.extend(_as_text(line) for band in text for line in band.lines)
        read.extend(table.read(rules))
        text = []
        at = end
    read.extend(_as_text(line) for band in text for line in band.lines)
    return read


def _as_text(line: Sequence[Piece]) -> Line:
    """A line that is no table's; a wide space stays to be seen, that after a bullet does not."""
    groups: list[list[Piece]] = []
    for piece in line:
        if groups:
            before = groups[-1][-1]
            wide = piece.left - before.right > 2.5 * piece.size
            opening = len(groups) == 1 and _OPENING.fullmatch(join_pieces(groups[0]).text)
            if opening or not wide:
                groups[-1].append(piece)
                continue
        groups.append([piece])
    return tuple(join_pieces(group) for group in groups)


class _Table:
    """Bands in one grid of columns."""

    def __init__(self, bands: list[Band], strips: Strips) -> None:
        self.bands = bands
        self.strips = strips

    @classmethod
    def at(cls, bands: list[Band], start: int) -> "_Table | None":
        """The table whose first band is ``bands[start]``, or None where there is none."""
        strips = Strips.of(bands[start])
        if not strips.edges:
            return None
        table = cls([bands[start]], strips)
        waiting: list[Band] = []  # in the first column alone: of the table only if more follows
        for before, band in pairwise(bands[start:]):
            if band.first_base - before.last_base > _FARTHEST * band.size:
                break
            found = table.fitted(band, [*table.bands, *waiting])
            if found is None:
                break
            fitted, band = found
            columns = {column_of(piece, fitted) for piece in band.pieces}
            if columns == {0}:
                if table.ends_above(band, before) or len(waiting) == 2:
                    break
                waiting.append(band)
                continue
            if len(columns) == 1 and not table.has_cell(band.pieces[0], fitted):
                break
            strips.accept(fitted, columns)
            table.bands += [*waiting, band]
            waiting = []
        last = table.bands[-1].pieces[0]
        # "Kasper Lindegaard-" in the first cell, with its end below
        if waiting and last.text.endswith(_HYPHENS) and not column_of(last, strips.edges):
            table.bands.append(waiting[0])
        return table if table.holds() else None

    def fitted(
        self, band: Band, above: list[Band]
    ) -> tuple[list[tuple[float, float]], Band] | None:
        """The strips with one more band, and that band, cut where a cell begins close to the last.

        None where the band crosses them.
        """
        fitted = self.strips.fitted(band, 0.25 * band.size)
        if None not in fitted:
            return [strip for strip in fitted if strip], band
        edges = self.strips.edges
        starts = [p.left for other in above for p in other.pieces if column_of(p, edges)]
        cut = band.cut(starts)
        if len(cut.pieces) > len(band.pieces):
            again = self.strips.fitted(cut, 0.15 * band.size)
            if None not in again:
                return [strip for strip in again if strip], cut
        if not self.strips.drop([at for at, strip in enumerate(fitted) if strip is None]):
            return None
        return [strip for strip in fitted if strip], band

    def ends_above(self, band: Band, before: Band) -> bool:
        """Whether a band in the first column is a heading below the table rather than part of it."""
        steps = [b.first_base - a.last_base for a, b in pairwise(self.bands)]
        far = bool(steps) and band.first_base - before.last_base > 1.35 * max(steps)
        rows = self.bands[1:] or self.bands
        bold = band.pieces[0].bold and not any(row.pieces[0].bold for row in rows)
        return far or bold or band.size > 1.1 * before.size

    def has_cell(self, piece: Piece, edges: list[tuple[float, float]]) -> bool:
        """Whether a piece that stands alone may be a cell: between two strips, or in line with others."""
        column = column_of(piece, edges)
        if column < len(edges):
            return True
        others = [p for band in self.bands for p in band.pieces if column_of(p, edges) == column]
        return any(
            abs(piece.left - p.left) < _EDGE
            or abs(piece.right - p.right) < _EDGE
            or abs(piece.left + piece.right - p.left - p.right) < 2 * _EDGE
            for p in others
        )

    def takes(self, above: Band) -> bool:
        """Takes the band above as its first, where that turns out to be in the grid.

        "Mødedato: 12. maj" over "Sted:    Havnegade 4", its gap no wider than a space; the
        first lines of a cell beside a label that stands level with its middle.
        """
        first = self.bands[0]
        step = first.first_base - above.last_base
        if step > _FARTHEST * above.size:
            return False
        columns = {column_of(piece, self.strips.edges) for piece in above.pieces}
        narrowest = 0.15 * above.size
        if len(columns) == 1 and 0 not in columns and step < 1.45 * above.size:
            fits = None not in self.strips.fitted(above, narrowest)
            taken = above if fits and self.has_cell(above.pieces[0], self.strips.edges) else None
        else:
            starts = [p.left for band in self.bands for p in band.pieces[1:]]
            cut = above.cut(starts)
            fits = None not in self.strips.fitted(cut, narrowest)
            taken = cut if fits and len(cut.pieces) > len(above.pieces) else None
        if taken is None:
            return False
        self.bands = [taken, *self.bands]
        return True

    def holds(self) -> bool:
        """Whether the bands are a table rather than text with wide spaces."""
        several = [band for band in self.bands if self._columns(band) > 1]
        if not several:
            return False
        size = several[0].size
        if len(several) == 1:
            last = several[0].pieces[-1]
            gap = self.strips.edges[0][1] - self.strips.edges[0][0]
            below = [band for band in self.bands[1:] if abs(band.left - last.left) < _EDGE]
            beside = len(several[0].lines) > 1
            return len(self.strips.edges) == 1 and gap > 1.5 * size and bool(below or beside)
        if not any(self._aligned(several, at) for at in range(len(self.strips.edges))):
            return False
        # Justified lines end at the same place too, but with no such gaps as a table has.
        ends = [band.right for band in several]
        full = max(ends) - min(ends) < _EDGE
        widest = max((right - left for left, right in self.strips.edges), default=0.0)
        words = sum(len(p.words) for band in several for p in band.pieces) / len(several)
        return not (full and widest < 1.6 * size and words > 5 and len(several) < 5)

    def _columns(self, band: Band) -> int:
        return len({column_of(piece, self.strips.edges) for piece in band.pieces})

    def _aligned(self, several: list[Band], strip: int) -> bool:
        """Whether the cells right of a strip begin, or end, at one place."""
        edges = self.strips.edges
        cells = [
            next((p for p in band.pieces if column_of(p, edges) == strip + 1), None)
            for band in several
        ]
        found = [piece for piece in cells if piece is not None]
        if len(found) < 2:
            return False
        for place in ("left", "right"):
            at = [getattr(piece, place) for piece in found[:200]]
            most = max(sum(abs(a - b) < _EDGE for b in at) for a in at)
            if most >= 2 and most * 5 >= 3 * len(at):
                return True
        return False

    # Reading.

    def read(self, rules: Sequence[Rule]) -> list[Line | Row]:
        """Its rows; lines of text where it is a list or text beside headings."""
        rows = [self._row(group) for group in group_bands(self.bands, self.strips.edges, rules)]
        if self._is_list(rows):
            return [(join_pieces(line),) for band in self.bands for line in band.lines]
        read: list[Line | Row] = []
        beside = self._has_headings(rows)
        for row in rows:
            filled = [cell for cell in row.cells if cell]
            if len(filled) == 1 and row.cells[0] and len(rows) > 1:
                read.extend((piece,) for piece in filled[0])  # "Fra sekretariatet:" across a list
            elif beside and all(row.cells):
                read.extend((piece,) for piece in row.pieces)
            else:
                read.append(row)
        return read

    def _is_list(self, rows: list[Row]) -> bool:
        """Whether the first cells are no more than bullets or the numbers of a list."""
        first = [join_pieces(row.cells[0]).text for row in rows if row.cells[0]]
        return (
            len(self.strips.edges) == 1
            and bool(first)
            and all(_OPENING.fullmatch(text) for text in first)
        )

    def _has_headings(self, rows: list[Row]) -> bool:
        """Whether its first column holds headings ("Indstilling") with their text beside them."""
        labels = [join_pieces(row.cells[0]).text for row in rows if row.cells[0]]
        return any(_text_beside_heading(row) for row in rows) and not any(
            len(label) > 40 or label.endswith(":") or re.match(r"\W*\d", label) for label in labels
        )

    def _row(self, group: list[Band]) -> Row:
        edges = self.strips.edges
        cells: list[list[Piece]] = [[] for _ in range(len(edges) + 1)]
        for line in (line for band in group for line in band.lines):
            columns: dict[int, list[Piece]] = {}
            for piece in line:
                columns.setdefault(column_of(piece, edges), []).append(piece)
            for column, parts in columns.items():
                cells[column].append(join_pieces(parts))
        return Row(tuple(tuple(cell) for cell in cells))


def _text_beside_heading(row: Row) -> bool:
    if len(row.cells) != 2 or not all(row.cells) or len(row.cells[1]) < 2:
        return False
    words = sum(len(piece.words) for piece in row.cells[1])
    return words >= 12 and (len(row.cells[1]) > 2 or row.cells[0][0].bold)
