"""A document's paragraphs as lines of text: how they are parted, and what is marked.

The one thing to know: formats know paragraphs, readers of minutes know lines. A
paragraph becomes one line (more where it holds line breaks); a blank line parts
paragraphs, but not the lines of a block: list entries, table rows, a heading and
what it heads, or short lines such as a list of participants.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Mark, MarkKind, Note, Span
from corpus.readers.extracted import Extracted

__all__ = ["GAP", "Line", "cleaned", "extracted", "table_lines"]

#: A line this long is a paragraph of its own, never a part of a printed block.
_LONG_LINE = 130
#: A cell up to this long stands with its neighbours on one line.
_LONG_CELL = 240
_MOST_LINES_OF_A_CELL = 3
_SENTENCE_END = re.compile(r"[.!?…][\"'”»)\]]*$")
# The second line of a cell that goes on the first: "v/Torben Hyldekær", "(B)", "og Klitfeldt"
_GOES_ON = re.compile(r"^(?:[(\[–-]|v/|[a-zæøåäöü])")
# Soft hyphens and marks without width are not seen; other control characters are no text.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, a list entry or a row of a table.

    Attributes:
        text: without white space at its end; may hold line breaks.
        kind: what the format says of it, or None for a plain paragraph.
        level: of its mark.
        strong: all of it is printed bold, as headings are that nobody made a heading.
        joins: goes on the line before: the second paragraph of a list entry.
    """

    text: str
    kind: MarkKind | None = None
    level: int = 1
    strong: bool = False
    joins: bool = False


#: An empty paragraph, with which somebody parted what stands around it.
GAP = Line("")
Cell = Sequence[Line]


def cleaned(words: str) -> str:
    """A paragraph's words as they are seen, without space at the ends of its lines."""
    seen = _UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in seen.split("\n")).strip()


def extracted(
    lines: Iterable[Line],
    furniture: Iterable[str] = (),
    *,
    notes: Sequence[Note] = (),
    title: str | None = None,
) -> Extracted:
    """The text of these lines, the furniture at its end, each piece once."""
    parted = _parted(tuple(lines))
    pieces: list[str] = []
    marks: list[Mark] = []
    at = 0
    for parts, line in parted:
        if parts and pieces:
            pieces.append("\n")
            at += 1
        if line.kind is not None:
            first = line.text.split("\n", 1)[0]
            marks.append(Mark(Span(at, at + len(first)), line.kind, line.level))
        pieces.append(line.text + "\n")
        at += len(line.text) + 1
    repeated = "\n".join(dict.fromkeys(words for words in map(cleaned, furniture) if words))
    place = None
    if repeated:
        pieces.append("\n" if pieces else "")
        at += len(pieces[-1])
        place = Span(at, at + len(repeated))
        pieces.append(repeated + "\n")
    return Extracted(
        "".join(pieces), marks=tuple(marks), furniture=place, notes=tuple(notes), title=title
    )


def _parted(lines: Sequence[Line]) -> list[tuple[bool, Line]]:
    """Each line that holds something, and whether a blank line stands before it."""
    dense = _has_lines_for_paragraphs(lines)
    parted: list[tuple[bool, Line]] = []
    before: Line | None = None
    gap = False
    for line in lines:
        if not line.text:
            gap = True
            continue
        parts = before is not None and (gap or _part(before, line, dense=dense))
        parted.append((parts, line))
        before, gap = line, False
    return parted


def _part(before: Line, line: Line, *, dense: bool) -> bool:
    """Whether a blank line belongs between two lines that nothing stands between."""
    if line.joins:
        return False
    if before.kind is MarkKind.HEADING:
        return False
    if line.kind is MarkKind.HEADING:
        return True
    if before.kind is not None and before.kind is line.kind:
        return False
    if line.kind is MarkKind.LIST_ENTRY and before.text.endswith(":"):
        return False
    if before.kind is not None or line.kind is not None:
        return not dense
    if line.strong and not before.strong:
        return True
    if max(len(before.text), len(line.text)) > _LONG_LINE:
        return not (before.strong or before.text.endswith(":"))
    return not dense and bool(_SENTENCE_END.search(before.text) or _SENTENCE_END.search(line.text))


def _has_lines_for_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether printed lines were made paragraphs, as when plain text is pasted into a document.

    Then its empty paragraphs are its blank lines, and it needs no others.
    """
    plain = [line for line in lines if line.kind is None]
    filled = [line for line in plain if line.text]
    if len(filled) < 8:
        return False
    wrapped = sum(
        before.text[-1:] not in ".:;!?" and line.text[:1].islower()
        for before, line in pairwise(plain)
        if before.text and line.text
    )
    gaps = len(plain) - len(filled)
    return wrapped * 12 > len(filled) or (gaps * 8 > len(filled) and wrapped * 40 > len(filled))


def table_lines(rows: Sequence[Sequence[Cell]], level: int = 1) -> list[Line]:
    """A table's lines: a row on one line, its cells parted by tabs, or cell by cell.

    Tables are also used to lay out a page. A row with a long cell, a cell of several
    paragraphs, a heading or a table within is read cell by cell; where a third of the rows
    are such, all.
    """
    filled = [row for row in rows if any(line.text for cell in row for line in cell)]
    short = [_row_line(row, level) for row in filled]
    layout = sum(line is None for line in short)
    whole = layout * 3 >= len(filled)
    lines: list[Line] = [GAP]
    for number, (row, line) in enumerate(zip(filled, short, strict=True)):
        heads = number == 0 and len(filled) > 2
        if line is not None and (not layout or not whole or heads):
            lines.append(line)
        else:
            lines += [GAP, *_cell_by_cell(row)]
    return [*lines, GAP]


def _row_line(row: Sequence[Cell], level: int) -> Line | None:
    """A row on one line, or None; a cell over the whole width is a line of its own kind."""
    if len(row) == 1:
        alone = [line for line in row[0] if line.text]
        return alone[0] if len(alone) == 1 and len(alone[0].text) <= _LONG_LINE else None
    cells = [_cell_text(cell, alone=len(row) < 3) for cell in row]
    if any(cell is None for cell in cells):
        return None
    return Line("\t".join(cell or "" for cell in cells).rstrip("\t"), MarkKind.TABLE_ROW, level)


def _cell_text(cell: Cell, *, alone: bool) -> str | None:
    """A short cell's words on one line, else None.

    Args:
        cell: its paragraphs.
        alone: in a table of two columns, where a second line may be another entry.
    """
    parts = [part for line in cell for part in line.text.split("\n") if part.strip()]
    if not parts:
        return ""
    if len(parts) > 1 and (
        len(parts) > _MOST_LINES_OF_A_CELL
        or any(line.kind is not None for line in cell if line.text)
        or (alone and not all(_GOES_ON.match(part) for part in parts[1:]))
    ):
        return None
    if any(line.kind in {MarkKind.TABLE_ROW, MarkKind.HEADING} for line in cell):
        return None
    text = " ".join(" ".join(parts).split())
    return text if len(text) <= _LONG_CELL else None


def _cell_by_cell(row: Sequence[Cell]) -> list[Line]:
    lines: list[Line] = []
    for cell in row:
        filled = [line for line in cell if line.text]
        heading = lines and len(lines[-1].text) <= _LONG_LINE and len(lines) == 1
        if filled and lines and not heading:
            lines.append(GAP)
        lines += cell
        if heading and filled:  # "Beslutning" in the first column, and what was decided in the next
            place = len(lines) - len(cell)
            first = next(i for i in range(place, len(lines)) if lines[i].text)
            lines[first] = replace(lines[first], joins=lines[first].kind is None)
    return lines
