"""Letters into printed lines, raised and lowered ones with the line that they belong to.

The one thing to know: the file sets letters in runs, one after the other on one line;
where they do not follow each other, their places alone say what stands together.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from corpus.readers.glyphs import PERHAPS_SPACE, Glyph

__all__ = ["printed_rows"]


class _Run(NamedTuple):
    glyphs: list[Glyph]
    base: float
    size: float
    left: float
    right: float


def printed_rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The letters of each printed line: runs on one base line, raised and lowered ones with them."""
    ordered = sorted(_runs(glyphs), key=lambda run: (run.base, run.left))
    rows: list[list[_Run]] = []
    for run in ordered:
        if rows and run.base - rows[-1][0].base < 0.2 * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    for row in _with_raised(rows):
        yield [glyph for run in row for glyph in run.glyphs]


def _runs(glyphs: Iterable[Glyph]) -> list[_Run]:
    runs: list[list[Glyph]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and _follows(before, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
        before = glyph
    return [
        _Run(
            run, run[0].base, max([glyph.size for glyph in run]), run[0].left,
            max([glyph.right for glyph in run]),
        )
        for run in runs
    ]  # fmt: skip


def _follows(before: Glyph, glyph: Glyph) -> bool:
    size = before.size
    if not -0.5 * size < glyph.left - before.right < size:
        return False
    if glyph.size == size and glyph.base == before.base:
        return True
    return abs(glyph.base - before.base) < 0.12 * size and 0.7 < glyph.size / size < 1.43


def _with_raised(rows: list[list[_Run]]) -> list[list[_Run]]:
    """Gives a row of raised or lowered figures ("m²", "¹ Se bilag") to the line that it belongs to."""
    kept: list[list[_Run]] = []
    loose: list[tuple[int, _Run]] = []
    for row in rows:
        stays = []
        for run in row:
            short = sum(glyph.letter not in (" ", PERHAPS_SPACE) for glyph in run.glyphs) <= 4
            if short:
                loose.append((len(kept), run))
            else:
                stays.append(run)
        kept.append(stays)
    rows = [list(row) for row in kept]
    for at, run in loose:
        home = at
        for near in (at + 1, at - 1, at + 2, at - 2):
            if not 0 <= near < len(kept):
                continue
            if any(_raised_beside(run, other) for other in kept[near]):
                home = near
                break
        rows[home].append(run)
    return [row for row in rows if row]


def _raised_beside(run: _Run, other: _Run) -> bool:
    """Whether a short run is a raised or lowered figure of the line that ``other`` stands on."""
    offset = other.base - run.base
    return (
        run.size < 0.85 * other.size
        and -0.35 * other.size < offset < 0.7 * other.size
        and abs(offset) > 0.08 * other.size
        and other.left - 0.6 * other.size < run.right
        and run.left < other.right + 0.3 * other.size
    )
