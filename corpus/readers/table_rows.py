"""Which bands of a table make one row: by printed rules, by distances, by the first column.

The one thing to know: a rule always parts two rows. Without rules the lines of a cell
stand closer than rows do, and where nothing tells them apart a row begins with its
first column.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from corpus.readers.grid import Band, Edges, column_of
from corpus.readers.printed import Piece
from corpus.readers.sheets import Rule

__all__ = ["group_bands"]

_HYPHENS = ("-", "\u00ad")


def group_bands(bands: list[Band], edges: list[Edges], rules: Sequence[Rule]) -> list[list[Band]]:
    """The bands of each row, from the top; ``edges`` are those of the strips between columns."""
    return _Grouping(bands, edges).groups(rules)


class _Grouping:
    def __init__(self, bands: list[Band], edges: list[Edges]) -> None:
        self.bands = bands
        self.edges = edges

    def groups(self, rules: Sequence[Rule]) -> list[list[Band]]:
        """The bands of each row."""
        parted = self._ruled(rules)
        complete = sum(parted) >= max(2, (len(self.bands) - 1) // 3)
        tight = self._tight()
        if tight is None and not complete and self._centred():
            return self._around_labels()
        groups = [[self.bands[0]]]
        for index, (before, band) in enumerate(pairwise(self.bands)):
            step = band.first_base - before.last_base
            if parted[index] or (not complete and self._opens(groups[-1], band, step, tight)):
                groups.append([band])
            else:
                groups[-1].append(band)
        return groups

    def _labels(self, band: Band) -> list[Piece]:
        return [piece for piece in band.pieces if not column_of(piece, self.edges)]

    def _centred(self) -> bool:
        """Whether a label stands level with the middle of its row, between two lines."""
        return any(
            label.base - band.first_base > 0.3 * band.size
            and band.last_base - label.base > 0.3 * band.size
            for band in self.bands
            for label in self._labels(band)[:1]
        )

    def _around_labels(self) -> list[list[Band]]:
        """The bands of each row, as many lines below the middle of its label as above."""
        groups: list[list[Band]] = [[]]
        reach: float | None = None
        for band in self.bands:
            if reach is not None and band.first_base > reach:
                groups.append([])
                reach = None
            groups[-1].append(band)
            labels = self._labels(band)
            if labels and reach is None:
                middle = (labels[0].base + labels[-1].base) / 2
                reach = 2 * middle - groups[-1][0].first_base + 0.3 * band.size
        return groups

    def _ruled(self, rules: Sequence[Rule]) -> list[bool]:
        """For each band but the first, whether a printed rule stands above it."""
        left = min(band.left for band in self.bands)
        right = max(band.right for band in self.bands)
        level = sorted(
            rule.top
            for rule in rules
            if min(rule.right, right) - max(rule.left, left) > 0.3 * (right - left)
        )
        return [
            bisect_left(level, above.last_base - 1)
            < bisect_right(level, band.first_base - 0.3 * band.size)
            for above, band in pairwise(self.bands)
        ]

    def _tight(self) -> float | None:
        """The distance of lines within a cell, where it differs from that of rows; else None.

        Where most lines stand so close, the distance is that of the rows.
        """
        steps = [b.first_base - a.last_base for a, b in pairwise(self.bands)]
        least = min(steps, default=0.0)
        if not steps or max(steps) < 1.25 * least or least > 1.45 * self.bands[0].size:
            return None
        rows = sum(
            len({column_of(piece, self.edges) for piece in band.pieces}) > 1 and step <= 1.2 * least and not column_of(band.pieces[0], self.edges)
            for band, step in zip(self.bands[1:], steps, strict=True)
        )  # fmt: skip
        return None if rows * 2 > len(self.bands) else 1.2 * least

    def _opens(self, group: list[Band], band: Band, step: float, tight: float | None) -> bool:
        """Whether a band begins a row rather than going on with cells of the row above."""
        columns = {column_of(piece, self.edges) for piece in band.pieces}
        if tight is not None and step <= tight:
            return False
        if 0 in columns:
            return columns != {0} or not group[-1].pieces[0].text.endswith(_HYPHENS)
        return len(columns) > 1 and step > 1.5 * band.size
