"""Letters into words and words into the pieces of printed lines.

The one thing to know: a piece is a run of words with no more than ordinary spaces
between them. Whether two pieces side by side are one line with a wide space, two
cells of a table or two columns, only the whole page can tell (``layout``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from corpus.model import Box
from corpus.readers.frame import unturned
from corpus.readers.glyphs import PERHAPS_SPACE, Glyph
from corpus.readers.runs import printed_rows
from corpus.readers.sheets import Sheet

__all__ = ["Piece", "PrintedWord", "join_pieces", "pieces_of", "split_piece"]

_SPACE = 0.18  # of the font size: a gap this much wider than between letters parts words
_HINTED_SPACE = 0.045  # the same, where the PDF library takes it for a space
_WIDE = 0.75  # a gap that may part columns
_RAISED = {"0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹"}  # fmt: skip


class PrintedWord(NamedTuple):
    """A word as printed; places as of a ``Glyph``."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Words side by side on one line.

    Attributes:
        page: from 1.
        words: from left to right.
        base: of the line.
        size: of most of its letters.
        bold: whether all its letters are.
        angle: of the reading direction, in degrees clockwise.
    """

    page: int
    words: tuple[PrintedWord, ...]
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool
    angle: float = 0.0

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)

    def box(self, word: PrintedWord) -> Box:
        """Where one of its words is on the page."""
        left, top, right, bottom = word.left, word.top, word.right, word.bottom
        if self.angle:
            corners = [unturned(x, y, self.angle) for x in (left, right) for y in (top, bottom)]
            across, down = zip(*corners, strict=True)
            left, right, top, bottom = min(across), max(across), min(down), max(down)
        return Box(self.page, *(round(edge, 2) for edge in (left, top, right, bottom)))


def pieces_of(sheet: Sheet) -> list[Piece]:
    """The pieces of a page, from top to bottom and left to right; upright ones first."""
    pieces: list[Piece] = []
    angles = sorted({glyph.angle for glyph in sheet.glyphs})
    for angle in angles:
        glyphs: Sequence[Glyph] = sheet.glyphs
        if len(angles) > 1:
            glyphs = [glyph for glyph in sheet.glyphs if glyph.angle == angle]
        for row in printed_rows(glyphs):
            pieces.extend(_pieces(row, sheet.number, angle))
    return pieces


def join_pieces(pieces: Sequence[Piece]) -> Piece:
    """Pieces of one line as one, from left to right."""
    if len(pieces) == 1:
        return pieces[0]
    longest = max(pieces, key=lambda piece: piece.right - piece.left)
    ordered = sorted(pieces, key=lambda piece: piece.left)
    return Piece(
        longest.page,
        tuple(word for piece in ordered for word in piece.words),
        min(piece.left for piece in pieces),
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
        longest.base,
        longest.size,
        all(piece.bold for piece in pieces),
        longest.angle,
    )


# Pieces: the letters of a line parted at wide gaps, and at spaces into words.


def _pieces(row: list[Glyph], page: int, angle: float) -> Iterator[Piece]:
    ordered = sorted(row, key=itemgetter(1))
    usual = _gap_between_letters(ordered)
    groups: list[list[list[Glyph]]] = []
    parted = hinted = False
    before: Glyph | None = None
    for glyph in ordered:
        if glyph.letter == " ":
            parted = True
            continue
        if glyph.letter == PERHAPS_SPACE:
            hinted = True
            continue
        if before is None:
            groups.append([[glyph]])
        else:
            size = before.size if before.size > glyph.size else glyph.size
            gap = glyph.left - before.right
            if gap < 0 and _same(before, glyph):
                continue
            level = glyph.base == before.base or glyph.size != before.size
            off = not level and abs(glyph.base - before.base) > 0.06 * size
            if gap > _WIDE * size + usual or (off and gap > 0.4 * size):
                groups.append([[glyph]])
            elif parted or gap - usual > (_HINTED_SPACE if hinted else _SPACE) * size:
                groups[-1].append([glyph])
            else:
                groups[-1][-1].append(glyph)
        parted = hinted = False
        before = glyph
    for group in groups:
        yield _piece(group, page, angle)


def _same(before: Glyph, glyph: Glyph) -> bool:
    """Whether a letter is printed over itself, as some programs do for bold."""
    return (
        before.letter == glyph.letter
        and glyph.left - before.left < 0.3 * (before.right - before.left)
        and abs(before.base - glyph.base) < 0.1 * glyph.size
    )


def _gap_between_letters(ordered: list[Glyph]) -> float:
    """What stands between the letters of a word: nothing, unless the line is set s p a c e d."""
    inked = [glyph for glyph in ordered if glyph.letter not in (" ", PERHAPS_SPACE)]
    if len(inked) < 7:
        return 0.0
    gaps = sorted([glyph.left - before.right for before, glyph in pairwise(inked)])
    usual = gaps[len(gaps) // 2]
    return usual if usual > 0.04 * inked[0].size else 0.0


def _piece(group: list[list[Glyph]], page: int, angle: float) -> Piece:
    letters = [glyph for word in group for glyph in word]
    plain = letters[0]
    even = all(glyph.base == plain.base and glyph.size == plain.size for glyph in letters)
    if not even:
        size = _most(letters)
        inked = [glyph for glyph in letters if abs(glyph.size - size) < 0.1] or letters
        middle = sorted(glyph.base for glyph in inked)[len(inked) // 2]
        plain = next(glyph for glyph in inked if glyph.base == middle)
    words = tuple([_word(word, plain, even=even) for word in group])
    return Piece(
        page,
        words,
        words[0].left,
        plain.top,
        max([word.right for word in words]),
        plain.bottom,
        plain.base,
        round(plain.size, 1),
        any(glyph.bold for glyph in letters)
        and all(glyph.bold or not glyph.letter.isalnum() for glyph in letters),
        angle,
    )


def _most(letters: list[Glyph]) -> float:
    counts: dict[float, int] = {}
    for glyph in letters:
        size = round(glyph.size, 1)
        counts[size] = counts.get(size, 0) + 1
    return max(counts, key=lambda size: (counts[size], size))


def _word(letters: list[Glyph], plain: Glyph, *, even: bool) -> PrintedWord:
    """A word of a line whose letters mostly are like ``plain``; ``even`` when all are."""
    if even:
        text = "".join([glyph.letter for glyph in letters])
        top, bottom = plain.top, plain.bottom
    else:
        text = "".join(_raised(glyph, plain) for glyph in letters)
        top, bottom = min(g.top for g in letters), max(g.bottom for g in letters)
    if "\u00ad" in text[:-1]:
        # A soft hyphen inside a line that prints is a hyphen; its font says otherwise.
        text = text[:-1].replace("\u00ad", "-") + text[-1]
    return PrintedWord(text, letters[0].left, top, letters[-1].right, bottom)


def _raised(glyph: Glyph, plain: Glyph) -> str:
    """A letter as printed: the mark of a footnote is no digit of the number before it."""
    raised = glyph.size < 0.85 * plain.size and plain.base - glyph.base > 0.12 * plain.size
    return _RAISED.get(glyph.letter, glyph.letter) if raised else glyph.letter


def split_piece(piece: Piece, starts: Sequence[float]) -> list[Piece]:
    """A piece cut before each word that begins just where cells begin, after more than a space."""
    if len(piece.words) < 2:
        return [piece]
    gaps = sorted(b.left - a.right for a, b in pairwise(piece.words))
    usual = gaps[0] if len(gaps) > 1 else 0.28 * piece.size
    parts: list[list[PrintedWord]] = [[piece.words[0]]]
    for before, word in pairwise(piece.words):
        begins = any(abs(word.left - start) < 1.2 for start in starts)
        if begins and word.left - before.right > 1.15 * usual:
            parts.append([])
        parts[-1].append(word)
    return [
        replace(piece, words=tuple(words), left=words[0].left, right=words[-1].right)
        for words in parts
    ]
