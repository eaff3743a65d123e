"""Entries of a list without bullets that run over a line: "Anna Holm, direktør, Region ⏎ Nord".

The one thing to know: in a paragraph of prose no line ends while the next word had room.
Where some do, its lines are entries, and a line above which there was no room goes on
with its entry, unless it begins as an entry does.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.readers.paragraphs import PrintedLine, bullet_of
from corpus.terms import from_words, phrases

__all__ = ["wrapped_entries"]

_LONGEST = 3  # lines; what is longer is a paragraph
_NUMBERED = re.compile(r"(?:§\s?)?\(?(?:\d{1,3}(?:[./]\d{1,4})*|[A-Za-z])[.)]?\)?\s")
_LABEL = re.compile(r"[^\W\d_][^:,.]{1,40}:(?:\s|$)")
_COMMAS = re.compile(r"\S+\s[^,]*,")


def wrapped_entries(
    lines: Sequence[PrintedLine], headed: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Entries on several lines as (first line, line after the last), in order.

    Args:
        lines: of a page.
        headed: lines that are headings, in the same form.
    """
    taken = {at for first, end in headed for at in range(first, end)}
    at = 0
    while at < len(lines):
        end = at + 1
        if _plain(lines[at]) and at not in taken:
            while end < len(lines) and end not in taken and _same_block(lines[end - 1], lines[end]):
                end += 1
            yield from _entries(lines, at, end)
        at = end


def _plain(line: PrintedLine) -> bool:
    return not line.row and len(line.pieces) == 1 and not line.first.angle


def _same_block(above: PrintedLine, line: PrintedLine) -> bool:
    return (
        _plain(line)
        and not (line.parted or bullet_of(line))
        and abs(line.size - above.size) < 0.06 * above.size
    )


def _entries(lines: Sequence[PrintedLine], at: int, end: int) -> Iterator[tuple[int, int]]:
    wraps = [_had_no_room(lines[i - 1], lines[i]) for i in range(at + 1, end)]
    if all(wraps):
        return
    first = at
    for place, wrapped in enumerate([*wraps, False], at + 1):
        if place < end and wrapped and not _begins(lines[place - 1], lines[place]):
            continue
        if 1 < place - first <= _LONGEST:
            yield first, place
        first = place


def _had_no_room(above: PrintedLine, line: PrintedLine) -> bool:
    first = line.first.words[0]
    return first.right - first.left > above.flow.right - above.right - 0.75 * above.size


def _begins(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line opens an entry though it need not: with a number, a label, or a name."""
    if _NUMBERED.match(line.text) or _LABEL.match(line.text):
        return True
    if line.text[0].islower() or above.text[-1] in ",-&/(" or _open_end().search(above.text):
        return False
    return bool(_COMMAS.match(line.text))


@from_words
def _open_end() -> re.Pattern[str]:
    return re.compile(rf"\b{phrases('open_ends')}$", re.IGNORECASE)
