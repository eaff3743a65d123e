"""Letters with their accents: "a" and a ring are one letter, however the file sets them."""

import unicodedata
from collections.abc import Iterable, Iterator

from corpus.readers.glyphs import Glyph

__all__ = ["composed"]

# Accents that are printed as letters of their own, over the letter beside them.
_SPACING = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "˚": "\u030a", "ˆ": "\u0302", "˜": "\u0303",
    "ˇ": "\u030c", "¸": "\u0327",
}  # fmt: skip


def composed(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The glyphs with each accent joined to its letter, which keeps its own place.

    A combining mark follows its letter in the file; a spacing accent comes before it, and
    is printed over it.
    """
    waiting: Glyph | None = None
    accent: Glyph | None = None
    for glyph in glyphs:
        if accent is not None:
            if glyph.left <= (accent.left + accent.right) / 2 <= glyph.right and _may_carry(glyph):
                glyph = glyph._replace(letter=_joined(glyph.letter, _SPACING[accent.letter]))
            else:
                yield accent
            accent = None
        if waiting is not None:
            if glyph.letter > "\u02ff" and unicodedata.combining(glyph.letter[0]):
                waiting = waiting._replace(letter=_joined(waiting.letter, glyph.letter))
                continue
            yield waiting
            waiting = None
        if glyph.letter in _SPACING:
            accent = glyph
        else:
            waiting = glyph
    yield from (glyph for glyph in (waiting, accent) if glyph is not None)


def _may_carry(glyph: Glyph) -> bool:
    return len(glyph.letter) == 1 and glyph.letter.isalpha()


def _joined(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)
