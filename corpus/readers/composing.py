"""The pages of printed lines as one text, with the place of every word in it.

The one thing to know: a printed line is a line of the text, but for the row of a table,
a heading and an entry of a list that wrap, which are one line each. Pages are parted by a
form feed at the start of the next one, so that a word cut by a page break is still
mended; footnotes step aside where a paragraph runs on to the next page.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.model import Mark, MarkKind, PlacedWord, Span
from corpus.readers.composed import Composed
from corpus.readers.layout import Flow, Row
from corpus.readers.one_line import on_one_line
from corpus.readers.paragraphs import (
    Measures,
    PrintedLine,
    bullet_of,
    is_footnote,
    lines_of_page,
    measure,
)
from corpus.readers.printed import Piece
from corpus.readers.printed_headings import headings, wraps
from corpus.readers.wrapped_entries import wrapped_entries

__all__ = ["compose"]


def compose(pages: Sequence[Sequence[Flow]], furniture: Sequence[Piece]) -> Composed:
    """The flows of each page, in order, and what the pages repeat, as one text."""
    usual = measure(pages)
    printed = [lines_of_page(flows, usual) for flows in pages]
    printed = [
        _footnotes_aside(lines, following, usual) for lines, following in pairwise([*printed, []])
    ]
    writer = _Writer()
    spans: list[Span] = []
    last: PrintedLine | None = None
    for number, lines in enumerate(printed):
        start = writer.length
        if number:
            parted = last is not None and bool(lines) and _parts_pages(last, lines[0], usual)
            # the empty line belongs to the page that ends
            if parted:
                writer.put("\n")
                start = writer.length
                spans[-1] = Span(spans[-1].start, start)
            writer.put("\f")
        _write_page(writer, lines, usual)
        last = lines[-1] if lines else last
        spans.append(Span(start, writer.length))
    span = _write_furniture(writer, furniture)
    found = Composed(writer.text, tuple(spans), tuple(writer.marks), tuple(writer.words), span)
    return on_one_line(found, writer.wrapped)


class _Writer:
    """A text as it grows, with its words and marks."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.words: list[PlacedWord] = []
        self.marks: list[Mark] = []
        self.wrapped: list[Span] = []  # printed on several lines, and one thing

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def put(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)

    def put_piece(self, piece: Piece) -> None:
        for index, word in enumerate(piece.words):
            if index:
                self.put(" ")
            start = self.length
            self.put(word.text)
            self.words.append(PlacedWord(Span(start, self.length), piece.box(word)))

    def put_line(self, line: PrintedLine) -> Span:
        start = self.length
        if isinstance(line.entry, Row):
            self._put_row(line.entry)
        else:
            for index, piece in enumerate(line.entry):
                if index:
                    self.put("\t")
                self.put_piece(piece)
        span = Span(start, self.length)
        self.put("\n")
        return span

    def _put_row(self, row: Row) -> None:
        filled = [index for index, cell in enumerate(row.cells) if cell]
        for index, cell in enumerate(row.cells[: filled[-1] + 1]):
            if index:
                self.put("\t")
            for number, piece in enumerate(cell):
                if number:
                    self.put("\n")
                self.put_piece(piece)


def _write_page(writer: _Writer, lines: Sequence[PrintedLine], usual: Measures) -> None:
    headed = {first: (end, level) for first, end, level in headings(lines, usual)}
    entries = dict(wrapped_entries(lines, [(first, end) for first, (end, _) in headed.items()]))
    spans: list[Span] = []
    for index, line in enumerate(lines):
        if line.parted and index:
            writer.put("\n")
        spans.append(writer.put_line(line))
    for index, line in enumerate(lines):
        start = spans[index].start
        if index in entries:
            writer.wrapped.append(Span(start, spans[entries[index] - 1].end))
        if index in headed:
            end, level = headed[index]
            mark = Mark(Span(start, spans[end - 1].end), MarkKind.HEADING, level)
            if end - index > 1 and all(wraps(*pair) for pair in pairwise(lines[index:end])):
                writer.wrapped.append(mark.span)
        elif isinstance(line.entry, Row):
            writer.wrapped.append(spans[index])
            if sum(bool(cell) for cell in line.entry.cells) < 2:
                continue
            mark = Mark(spans[index], MarkKind.TABLE_ROW)
        elif bullet_of(line):
            end = _entry_end(lines, index)
            depth = 1 + sum(line.left - line.flow.left > x + 5 for x in usual.indents)
            mark = Mark(Span(start, spans[end - 1].end), MarkKind.LIST_ENTRY, min(depth, 6))
        else:
            continue
        writer.marks.append(mark)


def _entry_end(lines: Sequence[PrintedLine], at: int) -> int:
    """The line after the last of a list entry: those below its bullet that hang under it."""
    end = at + 1
    while (
        end < len(lines)
        and not lines[end].parted
        and not lines[end].opens
        and not lines[end].row
        and not bullet_of(lines[end])
        and lines[end].left > lines[at].left + 2
    ):
        end += 1
    return end


def _parts_pages(last: PrintedLine, first: PrintedLine, usual: Measures) -> bool:
    """Whether a paragraph plainly ends with the page."""
    larger = first.size > 1.12 * last.size or (first.bold and not last.bold and not usual.bold)
    return last.ended or larger


def _footnotes_aside(
    lines: list[PrintedLine], following: Sequence[PrintedLine], usual: Measures
) -> list[PrintedLine]:
    """The lines of a page with its footnotes last, or before a paragraph that runs over the page."""
    text: list[PrintedLine] = []
    notes: list[PrintedLine] = []
    for flow in dict.fromkeys(id(line.flow) for line in lines):
        own = [line for line in lines if id(line.flow) == flow]
        start = _first_footnote(own, usual)
        text += own[:start]
        notes += own[start:]
    if not notes or not text:
        return lines
    notes[0].parted = True
    if not following or not _runs_over(text[-1], following[0]):
        return [*text, *notes]
    opening = max((i for i, line in enumerate(text) if line.parted), default=0)
    return [*text[:opening], *notes, *text[opening:]] if opening else [*text, *notes]


def _first_footnote(lines: Sequence[PrintedLine], usual: Measures) -> int:
    """Where the footnotes at the end of a flow begin; its length where there are none."""
    start = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].row or lines[at].size >= 0.93 * usual.body:
            break
        if is_footnote(lines[at], usual):
            start = at
    return start


def _runs_over(last: PrintedLine, first: PrintedLine) -> bool:
    return last.text.endswith(("-", "\u00ad")) or first.text[:1].islower()


def _write_furniture(writer: _Writer, furniture: Iterable[Piece]) -> Span | None:
    pieces = tuple(furniture)
    if not pieces:
        return None
    writer.put("\n\f")
    start = writer.length
    for piece in pieces:
        writer.put_piece(piece)
        writer.put("\n")
    return Span(start, writer.length)
