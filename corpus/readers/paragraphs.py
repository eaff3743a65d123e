"""Printed lines into paragraphs, and which of them are headings or entries of lists.

The one thing to know: what parts two paragraphs is measured against the document's
own usual distance of lines, so that a widely set page is not all paragraphs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.readers.layout import Entry, Flow, Row
from corpus.readers.printed import Piece

__all__ = [
    "LARGER",
    "Measures",
    "PrintedLine",
    "bullet_of",
    "is_footnote",
    "lines_of_page",
    "measure",
]

#: A size this much above another is meant to be seen.
LARGER = 1.12
_USUAL_PITCH = 1.2
_BULLET = re.compile(r"^(?:[•\uf0b7▪◦●○■□‣⁃\uf0a7\uf0d8]|[–—*o-](?=\s))\s*\S")
_FOOTNOTE = re.compile(r"^(?:[¹²³⁰⁴-⁹]{1,3}|\*{1,3}|†|\d{1,3}[.)]?(?=\s))\s*\S")
_ENDED = re.compile(r"[.!?:;”\")\]]$")


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document.

    Attributes:
        body: size of most of its letters, in points.
        bold: whether most of its letters are bold, so that bold says nothing.
        pitches: by font size, the usual distance of lines as a share of it.
        sizes: of what is larger than the body, the largest first.
        indents: of bullets, from their column's edge, the smallest first.
    """

    body: float
    bold: bool
    pitches: Mapping[float, float]
    sizes: tuple[float, ...]
    indents: tuple[float, ...]

    def pitch(self, above: float, below: float) -> float:
        """The usual distance of a line of one size from one of another above it."""
        usual = self.pitches.get(round(below, 1), self.pitches.get(0.0, _USUAL_PITCH))
        return usual * (0.25 * above + 0.75 * below)


@dataclass(slots=True)
class PrintedLine:
    """A line of text or a row of a table, as it will be written.

    Attributes:
        parted: whether an empty line stands before it.
        opens: whether it is the first of its flow.
    """

    entry: Entry
    flow: Flow
    parted: bool = False
    opens: bool = False
    pieces: tuple[Piece, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.pieces = self.entry.pieces if isinstance(self.entry, Row) else self.entry

    @property
    def row(self) -> bool:
        """Whether it is a row of a table."""
        return isinstance(self.entry, Row)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def first(self) -> Piece:
        """What it begins with."""
        return self.pieces[0]

    @property
    def size(self) -> float:
        """Of its font."""
        return max(self.pieces, key=lambda piece: piece.right - piece.left).size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.bold for piece in self.pieces)

    @property
    def left(self) -> float:
        """Where it begins."""
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(piece.right for piece in self.pieces)

    @property
    def base(self) -> float:
        """Of its first printed line."""
        return min(piece.base for piece in self.pieces)

    @property
    def last_base(self) -> float:
        """Of its last printed line."""
        return max(piece.base for piece in self.pieces)

    @property
    def short(self) -> bool:
        """Whether it ends well before its column does."""
        return self.right < self.flow.right - 0.15 * (self.flow.right - self.flow.left)

    @property
    def ended(self) -> bool:
        """Whether its paragraph plainly ends with it."""
        return bool(_ENDED.search(self.text)) and self.short


def measure(pages: Iterable[Sequence[Flow]]) -> Measures:
    """What is usual in the pages of a document."""
    letters: Counter[float] = Counter()
    bold = 0
    steps: dict[float, Counter[float]] = {}
    indents: set[float] = set()
    for flow in (flow for page in pages for flow in page):
        for entry in flow.entries:
            for piece in entry.pieces if isinstance(entry, Row) else entry:
                count = sum(len(word.text) for word in piece.words)
                letters[round(piece.size, 1)] += count
                bold += count if piece.bold else 0
            if not isinstance(entry, Row) and _BULLET.match(entry[0].text):
                indents.add(entry[0].left - flow.left)
        for above, below in pairwise(flow.entries):
            if isinstance(above, Row) or isinstance(below, Row):
                continue
            size = round(below[0].size, 1)
            step = (below[0].base - above[0].base) / max(below[0].size, 1)
            if abs(above[0].size - below[0].size) < 0.5 and 0.8 < step < 3:
                steps.setdefault(size, Counter())[round(step * 40) / 40] += 1
    body = max(letters, key=lambda size: (letters[size], size)) if letters else 10.0
    everything = sum(steps.values(), Counter())
    pitches = {size: _least_usual(found) for size, found in steps.items() if found.total() >= 8}
    pitches[0.0] = _least_usual(everything) if everything.total() >= 3 else _USUAL_PITCH
    larger = sorted({round(s * 2) / 2 for s in letters if s > LARGER * body}, reverse=True)
    return Measures(
        body, bold * 2 > letters.total(), pitches, tuple(larger), tuple(_apart(indents, 5.0))
    )


def _least_usual(steps: Counter[float]) -> float:
    """The smallest distance that is common: that of lines within paragraphs."""
    total = steps.total()
    seen = 0
    for step in sorted(steps):
        # neighbours count together: print is rounded to whole dots
        near = sum(count for other, count in steps.items() if abs(other - step) < 0.04)
        seen += steps[step]
        if near * 8 >= total or seen * 4 >= total:
            return max((s for s in steps if abs(s - step) < 0.04), key=lambda s: steps[s])
    return _USUAL_PITCH


def _apart(places: Iterable[float], least: float) -> Iterator[float]:
    last: float | None = None
    for place in sorted(places):
        if last is None or place - last > least:
            yield place
            last = place


def lines_of_page(flows: Sequence[Flow], usual: Measures) -> list[PrintedLine]:
    """The lines of a page in reading order, those that open a paragraph parted from what is above."""
    lines = [
        PrintedLine(entry, flow, opens=index == 0)
        for flow in flows
        for index, entry in enumerate(flow.entries)
    ]
    indented = _indented(lines)
    for index, (above, line) in enumerate(pairwise(lines)):
        following = lines[index + 2] if index + 2 < len(lines) else None
        line.parted = index + 1 in indented or _parted(above, line, following, usual)
    return lines


def _parted(
    above: PrintedLine, line: PrintedLine, following: PrintedLine | None, usual: Measures
) -> bool:
    step = line.base - above.last_base
    if line.opens and (step <= 0 or line.first.angle != above.first.angle):
        return above.ended or _differ(above, line)  # the top of the next column
    far = step > 1.2 * usual.pitch(above.size, line.size) + 0.3
    if above.row and not line.row:
        return far or not (following and following.row)
    if line.row:
        return far and not above.row
    return far or _differ(above, line)


def _differ(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines differ in size, as a heading and its text do."""
    small, large = sorted((above.size, line.size))
    return large > LARGER * small


def _indented(lines: Sequence[PrintedLine]) -> set[int]:
    """Lines that open a paragraph by their indent alone, between lines at the margin."""
    margins: dict[int, float] = {}
    for line in lines:
        if not line.row and id(line.flow) not in margins:
            lefts = [other.left for other in lines if other.flow is line.flow and not other.row]
            margins[id(line.flow)] = median(lefts)
    found = set()
    for index, line in enumerate(lines):
        if line.row or line.opens or not index:
            continue
        margin = margins[id(line.flow)]
        above = lines[index - 1]
        below = lines[index + 1] if index + 1 < len(lines) else None
        at_margin = [
            abs(other.left - margin) < 0.3 * line.size and not other.row
            for other in (above, *((below,) if below and not below.opens else ()))
        ]
        if (
            0.8 * line.size < line.left - margin < 4 * line.size
            and all(at_margin)
            and not bullet_of(line)
            and not bullet_of(above)
            and line.text[0].isupper()
            and above.text[-1:] in '.!?:;)"”'
        ):
            found.add(index)
    return found


def bullet_of(line: PrintedLine) -> bool:
    """Whether a line opens an entry of a list with a bullet."""
    return not line.row and bool(_BULLET.match(line.text))


def is_footnote(line: PrintedLine, usual: Measures) -> bool:
    """Whether a line opens a footnote: small, with its mark first."""
    return not line.row and line.size < 0.93 * usual.body and bool(_FOOTNOTE.match(line.text))
