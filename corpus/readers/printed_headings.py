"""Which printed lines are headings, by their size and weight and by standing alone.

The one thing to know: a bold beginning of a paragraph is no heading, and two headings
that follow each other are not one.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.readers.paragraphs import LARGER, Measures, PrintedLine, bullet_of

__all__ = ["headings", "wraps"]


def headings(lines: Sequence[PrintedLine], usual: Measures) -> Iterator[tuple[int, int, int]]:
    """Headings as (first line, line after the last, level from 1).

    A line is one when it is larger than the text, or when all of it is bold and it stands
    alone; a bold beginning of a paragraph is none.
    """
    at = 0
    while at < len(lines):
        end = at + 1
        if _may_head(lines[at], usual):
            while end < len(lines) and _goes_on(lines[end - 1], lines[end], usual):
                end += 1
            if _stands_alone(lines, at, end, usual):
                yield at, end, _level(lines[at], usual)
        at = end


def _may_head(line: PrintedLine, usual: Measures) -> bool:
    if line.row or len(line.pieces) > 1 or line.first.angle or bullet_of(line):
        return False
    return _is_larger(line, usual) or (line.bold and not usual.bold)


def _is_larger(line: PrintedLine, usual: Measures) -> bool:
    return line.size > LARGER * usual.body


def wraps(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line goes on with the one above: its first word had no more room there."""
    first = line.first.words[0]
    room = above.flow.right - above.right - 0.25 * above.size
    return (
        first.right - first.left > room - 0.5 * above.size
        or above.text.endswith(("-", "\u00ad"))
        or first.text[:1].islower()
    )


def _goes_on(above: PrintedLine, line: PrintedLine, usual: Measures) -> bool:
    return (
        (wraps(above, line) or above.size > 1.25 * usual.body)
        and _may_head(line, usual)
        and not line.parted
        and not line.opens
        and abs(line.size - above.size) < 0.06 * above.size
        and line.bold == above.bold
    )


def _stands_alone(lines: Sequence[PrintedLine], at: int, end: int, usual: Measures) -> bool:
    text = " ".join(line.text for line in lines[at:end])
    if not re.search(r"[^\W\d_]{2}", text) or text.endswith((",", ";", "-", "\u00ad")):
        return False
    if _is_larger(lines[at], usual):
        return len(text) <= 250 and end - at <= 5
    if len(text) > 160 or end - at > 3 or (text.endswith(".") and len(text) > 60):
        return False
    first = lines[at]
    above = lines[at - 1] if at else None
    freed = (
        above is None or first.parted or first.opens or above.row or above.short
        or above.text[-1:] in ".!?:"
    )  # fmt: skip
    below = lines[end] if end < len(lines) else None
    followed = below is None or below.parted or below.opens or not below.text[:1].islower()
    return freed and followed


def _level(line: PrintedLine, usual: Measures) -> int:
    if not _is_larger(line, usual):
        return min(len(usual.sizes) + 1, 6)
    size = round(line.size * 2) / 2
    return min(1 + sum(other > size for other in usual.sizes), 6)
