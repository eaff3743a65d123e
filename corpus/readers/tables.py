"""Tables: lines that belong side by side, by where their cells begin.

The one thing to know: a table is found by white strips that run down through
several lines with cells beginning at the same places, ruled or not. What merely
looks so, a list with its bullets or a line with wide spaces, stays text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.printed import Piece, join_pieces, split_piece
from corpus.readers.sheets import Rule
from corpus.readers.sides import lines_of

__all__ = ["Row", "read_lines"]

_EDGE = 2.5  # points within which cells begin at the same place
_FARTHEST = 4.0  # of the font size: no two lines of a table are farther apart
# "•", "1.", "a)", "(2)", "§ 4", "–": what opens an entry of a list
_OPENING = re.compile(
    r"(?:[•\uf0b7▪◦●○■□‣⁃\uf0a7\uf0d8*–—-]|o|[(\[]?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-zæøå]|[ivx]{1,5})[.)\]]+|\d{1,2}(?:\.\d{1,2}){1,3}|§\s?\d+(?:\.\d+)*\.?)",
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


class _Gutters:
    """The white strips that part the columns of a table while its lines are read."""

    def __init__(self, line: Sequence[Piece]) -> None:
        self.strips = [(a.right, b.left) for a, b in pairwise(line)]
        self.support = [1] * len(self.strips)

    def fitted(self, line: Sequence[Piece], narrowest: float) -> list[tuple[float, float] | None]:
        """What each strip becomes with this line in the table; None where a piece crosses it."""
        return [_narrowed(strip, line, narrowest) for strip in self.strips]

    def column(self, piece: Piece) -> int:
        """Which column a piece stands in, from 0."""
        middle = min(piece.left + 1.0, piece.right)
        return sum(middle >= right - _EDGE for _, right in self.strips)


def _narrowed(
    strip: tuple[float, float], line: Sequence[Piece], narrowest: float
) -> tuple[float, float] | None:
    left, right = strip
    for piece in line:
        if piece.left < right and piece.right > left:
            if piece.right < right and (piece.left <= left or right - piece.right > narrowest):
                left = max(left, piece.right)
            elif piece.left > left:
                right = min(right, piece.left)
            else:
                return None
    return (left, right) if right - left >= narrowest else None


def read_lines(pieces: Sequence[Piece], rules: Sequence[Rule]) -> list[Line | Row]:
    """The lines and table rows of a region that is read straight down."""
    lines = lines_of(pieces)
    read: list[Line | Row] = []
    at = 0
    while at < len(lines):
        table = _Table.at(lines, at) if len(lines[at]) > 1 else None
        if table is None:
            read.append(_as_text(lines[at]))
            at += 1
            continue
        read.extend(table.read(rules))
        at += len(table.lines)
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
    """Lines in one grid, from the first that has two cells."""

    def __init__(self, lines: list[list[Piece]], gutters: _Gutters) -> None:
        self.lines = lines
        self.gutters = gutters

    @classmethod
    def at(cls, lines: list[list[Piece]], start: int) -> "_Table | None":
        """The table whose first line is ``lines[start]``, or None where there is none."""
        gutters = _Gutters(lines[start])
        taken = [lines[start]]
        waiting: list[list[Piece]] = []
        for before, line in pairwise(lines[start:]):
            size = max(piece.size for piece in line)
            if line[0].base - before[0].base > _FARTHEST * size:
                break
            fitted, line = _fit(gutters, line, [*taken, *waiting], 0.35 * size)
            if fitted is None:
                break
            columns = {gutters.column(piece) for piece in line}
            if columns == {0}:
                if _heads(line, taken, before):
                    break
                waiting.append(line)
                if len(waiting) > 2:
                    break
                continue
            if len(columns) == 1 and not _begins_cell(line[0], taken, gutters):
                break
            gutters.strips = fitted
            for index in range(len(fitted)):
                gutters.support[index] += index in columns and index + 1 in columns
            taken += [*waiting, line]
            waiting = []
        # "Kasper Lindegaard-" in the first cell, with its end below
        while waiting and taken[-1][0].text.endswith(("-", "\u00ad")) and gutters.column(taken[-1][0]) == 0:  # fmt: skip
            taken.append(waiting.pop(0))
        table = cls(taken, gutters)
        return table if table.holds() else None

    def holds(self) -> bool:
        """Whether the lines are a table rather than text with wide spaces."""
        several = [line for line in self.lines if self._columns(line) > 1]
        size = several[0][0].size
        if len(several) == 1:
            first = several[0]
            gap = first[1].left - first[0].right
            below = [l for l in self.lines[1:] if abs(l[0].left - first[-1].left) < _EDGE]  # noqa: E741
            return len(first) == 2 and gap > 1.5 * size and len(below) >= 1
        if not any(self._aligned(several, at) for at in range(len(self.gutters.strips))):
            return False
        # Justified lines end at the same place too, but not two dozen spaces wide.
        ends = [line[-1].right for line in several]
        full = max(ends) - min(ends) < _EDGE
        widest = max((right - left for left, right in self.gutters.strips), default=0.0)
        words = sum(len(p.words) for line in several for p in line) / len(several)
        return not (full and widest < 1.6 * size and words > 5 and len(several) < 5)

    def _columns(self, line: Sequence[Piece]) -> int:
        return len({self.gutters.column(piece) for piece in line})

    def _aligned(self, several: list[list[Piece]], gutter: int) -> bool:
        """Whether the cells right of a strip begin, or end, at one place."""
        cells = [
            next((p for p in line if self.gutters.column(p) == gutter + 1), None)
            for line in several
        ]
        found = [piece for piece in cells if piece is not None]
        if len(found) < 2:
            return False
        for place in ("left", "right"):
            at = sorted(getattr(piece, place) for piece in found)
            most = max(sum(abs(a - b) < _EDGE for b in at) for a in at)
            if most >= 2 and most * 5 >= 3 * len(found):
                return True
        return False

    # Reading.

    def read(self, rules: Sequence[Rule]) -> list[Line | Row]:
        """Its rows; lines of text where it is a list or text beside headings."""
        rows = [self._row(group) for group in self._groups(rules)]
        if self._is_list(rows):
            return [_listed(line) for line in self.lines]
        read: list[Line | Row] = []
        for row in rows:
            filled = [cell for cell in row.cells if cell]
            if len(filled) == 1 and row.cells[0] and len(rows) > 1:
                read.extend((piece,) for piece in filled[0])  # "Fra sekretariatet:" across a list
            elif _text_beside_heading(row):
                read.extend((piece,) for piece in row.pieces)
            else:
                read.append(row)
        return read

    def _is_list(self, rows: list[Row]) -> bool:
        """Whether the first cells are no more than bullets or the numbers of a list."""
        first = [join_pieces(row.cells[0]).text for row in rows if row.cells[0]]
        return (
            len(self.gutters.strips) == 1
            and bool(first)
            and all(_OPENING.fullmatch(text) for text in first)
        )

    def _row(self, group: list[list[Piece]]) -> Row:
        cells: list[list[Piece]] = [[] for _ in range(len(self.gutters.strips) + 1)]
        for line in group:
            columns: dict[int, list[Piece]] = {}
            for piece in line:
                columns.setdefault(self.gutters.column(piece), []).append(piece)
            for column, parts in columns.items():
                cells[column].append(join_pieces(parts))
        return Row(tuple(tuple(cell) for cell in cells))

    def _groups(self, rules: Sequence[Rule]) -> list[list[list[Piece]]]:
        """The printed lines of each row."""
        parted = self._ruled(rules)
        complete = sum(parted) >= max(2, (len(self.lines) - 1) // 3)
        tight = self._tight()
        groups = [[self.lines[0]]]
        for index, (before, line) in enumerate(pairwise(self.lines)):
            step = line[0].base - before[0].base
            if parted[index] or (not complete and self._opens(groups[-1], line, step, tight)):
                groups.append([line])
            else:
                groups[-1].append(line)
        return groups

    def _ruled(self, rules: Sequence[Rule]) -> list[bool]:
        """For each line but the first, whether a printed rule stands above it."""
        left = min(line[0].left for line in self.lines)
        right = max(line[-1].right for line in self.lines)
        level = sorted(
            rule.top
            for rule in rules
            if rule.level and min(rule.right, right) - max(rule.left, left) > 0.3 * (right - left)
        )
        return [
            any(before[0].base - 1 <= y <= line[0].base - 0.3 * line[0].size for y in level)
            for before, line in pairwise(self.lines)
        ]

    def _tight(self) -> float | None:
        """The distance of lines within a cell, where it differs from that of rows; else None."""
        steps = sorted(b[0].base - a[0].base for a, b in pairwise(self.lines))
        if not steps or steps[-1] < 1.25 * steps[0]:
            return None
        return steps[0] * 1.2

    def _opens(
        self, group: list[list[Piece]], line: list[Piece], step: float, tight: float | None
    ) -> bool:
        """Whether a line begins a row rather than going on with cells of the row above."""
        columns = {self.gutters.column(piece) for piece in line}
        numbered = any(self.gutters.column(piece) == 0 for row in group for piece in row)
        if tight is not None and step <= tight:
            return 0 in columns and len(columns) > 1 and numbered
        if 0 not in columns:
            return tight is not None and len(columns) > 1 and len(columns) > len(group[0])
        return not (columns == {0} and group[-1][0].text.endswith(("-", "\u00ad")))


def _fit(
    gutters: _Gutters, line: list[Piece], above: list[list[Piece]], narrowest: float
) -> tuple[list[tuple[float, float]] | None, list[Piece]]:
    """The strips with one more line, and that line, cut where a cell begins close to the last."""
    fitted = gutters.fitted(line, narrowest)
    if None in fitted:
        starts = [piece.left for row in above for piece in row if gutters.column(piece)]
        cut = [part for piece in line for part in split_piece(piece, starts)]
        if len(cut) > len(line):
            again = gutters.fitted(cut, 0.15 * cut[0].size)
            if None not in again:
                return [strip for strip in again if strip], cut
        weak = [at for at, strip in enumerate(fitted) if strip is None]
        if len(weak) == len(fitted) or any(gutters.support[at] > 1 for at in weak):
            return None, line
        gutters.support = [s for at, s in enumerate(gutters.support) if at not in weak]
        gutters.strips = [s for at, s in enumerate(gutters.strips) if at not in weak]
    return [strip for strip in fitted if strip], line


def _heads(line: list[Piece], taken: list[list[Piece]], before: list[Piece]) -> bool:
    """Whether a line in the first column is a heading below the table rather than part of it."""
    steps = [b[0].base - a[0].base for a, b in pairwise(taken)]
    far = bool(steps) and line[0].base - before[0].base > 1.35 * max(steps)
    bold = line[0].bold and not any(row[0].bold for row in taken[1:] or taken)
    return far or bold or line[0].size > 1.1 * before[0].size


def _begins_cell(piece: Piece, taken: list[list[Piece]], gutters: _Gutters) -> bool:
    column = gutters.column(piece)
    return any(
        abs(piece.left - other.left) < _EDGE or abs(piece.right - other.right) < _EDGE
        for row in taken
        for other in row
        if gutters.column(other) == column
    )


def _listed(line: Sequence[Piece]) -> Line:
    return (join_pieces(line),)


def _text_beside_heading(row: Row) -> bool:
    """Whether a row is a heading in the margin ("Indstilling") with the text beside it."""
    if len(row.cells) != 2 or not all(row.cells) or len(row.cells[1]) < 3:
        return False
    heading = join_pieces(row.cells[0]).text
    words = sum(len(piece.words) for piece in row.cells[1])
    return len(heading) <= 40 and not re.match(r"\W*\d", heading) and words >= 12
