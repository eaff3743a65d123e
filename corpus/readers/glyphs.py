"""The letters of a PDF page, each with its place, size and weight.

The one thing to know: with ``sheets`` this is all that knows the PDF library. Letters
that no reader of the page can see are left out, and counted. The calls for every
letter are few and direct, because a page has thousands.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from ctypes import (
    PYFUNCTYPE,
    addressof,
    byref,
    c_double,
    c_float,
    c_int,
    c_uint,
    c_void_p,
    cast,
    create_string_buffer,
)
from typing import Any, NamedTuple

from pypdfium2 import raw as library

from corpus.readers.frame import Area, Frame, turned

__all__ = ["PALE", "PERHAPS_SPACE", "Glyph", "read_glyphs"]

#: Stands in place of a letter where the library takes a gap for a space.
PERHAPS_SPACE = "\x1f"
_BOLD = re.compile(r"bold|black|heavy|demi|^(?:\w+\+)?(?:CMB|ECBX|SFBX|LMRomanDemi)", re.IGNORECASE)
_INVISIBLE = frozenset({3, 7})  # render modes: neither filled nor stroked
_STROKED = 2  # filled and stroked: bold made from a plain font
_RISE, _FALL = 0.8, 0.22  # of the font size: how far letters reach above and below their line
_SMALLEST = 1.5  # points; nobody reads less
#: Of 255 in each colour: as good as white.
PALE = 245
_LARGEST_PAGE = 200_000  # letters; a page of print holds some thousands


class Glyph(NamedTuple):
    """One printed character.

    Attributes:
        left: in the frame of its reading direction, as are ``right``, ``top``, ``bottom``.
        base: of the line that it stands on.
        size: of the font, in points.
        angle: of the reading direction, in degrees clockwise; 0 for upright text.
    """

    letter: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    bold: bool
    angle: float


class _Style(NamedTuple):
    """What all letters of a text object share.

    Attributes:
        base: where upright text stands on an upright page, as ``top`` and ``bottom``.
        straight: whether it is such text.
        suspect: whether it may be there for no reader to see, as ``invisible``, ``pale`` or tiny.
    """

    size: float
    bold: bool
    angle: float
    base: float
    top: float
    bottom: float
    straight: bool
    suspect: bool
    invisible: bool
    pale: bool


def read_glyphs(
    text: Any, frame: Frame, images: list[Area], surfaces: list[Area]
) -> tuple[list[Glyph], int]:
    """The letters that can be seen, in the order of the file, and how many cannot.

    Args:
        text: the library's text page.
        frame: of the page.
        images: on the page; unseen text over one is its recognised text.
        surfaces: that are not white, so that white letters can be read on them.
    """
    handle = text.raw
    styles: dict[int, _Style] = {}
    glyphs: list[Glyph] = []
    hidden = last = 0
    wide, high, edge = frame.width + 2, frame.height + 2, frame.left
    for index, (code, owner, left, right) in enumerate(_characters(handle)):
        if not owner or code in (10, 13):
            continue
        style = styles.get(owner)
        if style is None:
            style = styles[owner] = _style(handle, index, frame)
        if code == 32 and library.FPDFText_IsGenerated(handle, index):
            if glyphs:
                glyphs.append(glyphs[-1]._replace(letter=PERHAPS_SPACE, left=glyphs[-1].right))
            continue
        plain = 32 < code < 127 or 0xBF < code < 0x250
        letter = chr(code) if plain else _letter(handle, index, code)
        if not letter:
            continue
        if style.straight:
            left -= edge
            right -= edge
            size, base = style.size, style.base
            if right - left < 0.01 * size and letter != " ":
                right = left + 0.3 * size
            unseen = not (left >= -2 and right <= wide and -2 <= base <= high)
            if style.suspect and not unseen:
                middle = (left + right) / 2
                unseen = _unseen(style, middle, base - 0.3 * size, frame, images, surfaces)
            glyph = Glyph(letter, left, style.top, right, style.bottom, base, size, style.bold, 0.0)
        else:
            area = frame.area(*_ink(handle, index))
            x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
            unseen = _unseen(style, x, y, frame, images, surfaces)
            glyph = _placed(letter, area, _origin(handle, index, frame), style)
        if unseen:
            hidden += not letter.isspace()
            continue
        before = glyphs[-1] if glyphs else None
        if before and owner == last and before.left == glyph.left and before[1:] == glyph[1:]:
            # The library gives the letters of a ligature one by one, each with the one box.
            glyph = glyph._replace(letter=glyphs.pop().letter + letter)
        glyphs.append(glyph)
        last = owner
    return glyphs, hidden


def _characters(handle: Any) -> Iterator[tuple[int, int, float, float]]:
    """Of each character its code, its text object as a number, its left and its right."""
    count = min(library.FPDFText_CountChars(handle), _LARGEST_PAGE)
    if count <= 0:
        return iter(())
    page = cast(handle, c_void_p).value or 0
    code_of = _direct(library.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
    object_of = _direct(library.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
    box_of = _direct(library.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
    boxes = (c_float * (4 * count))()
    start = addressof(boxes)
    for index in range(count):
        box_of(page, index, start + 16 * index)
    edges = memoryview(boxes).cast("B").cast("f").tolist()  # left, top, right, bottom
    return zip(
        [code_of(page, index) for index in range(count)],
        [object_of(page, index) or 0 for index in range(count)],
        edges[::4],
        edges[2::4],
        strict=True,
    )


def _direct(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of the library without the checks that cost more than the call."""
    return PYFUNCTYPE(result, *arguments)(cast(function, c_void_p).value or 0)


def _origin(handle: Any, index: int, frame: Frame) -> tuple[float, float]:
    x, y = c_double(), c_double()
    library.FPDFText_GetCharOrigin(handle, index, byref(x), byref(y))
    return frame.point(x.value, y.value)


def _letter(handle: Any, index: int, code: int) -> str:
    """The printed character; "" for one that prints nothing."""
    if code == 2 or code == 0xFFFE:  # the library's own sign for a hyphen at a line end
        return "\u00ad" if _soft(handle, index) else "-"
    if code in (9, 10, 13, 32, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000):
        return " "
    if code < 32 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    letter = chr(code)
    if 0xFB00 <= code <= 0xFB06:
        return unicodedata.normalize("NFKC", letter)
    # zero-width signs and signs of direction
    return "" if unicodedata.category(letter) in ("Cf", "Cc", "Cn") and code != 0xAD else letter


def _soft(handle: Any, index: int) -> bool:
    owner = library.FPDFText_GetTextObject(handle, index)
    wanted = library.FPDFTextObj_GetText(owner, handle, None, 0)
    if not 0 < wanted < 20_000:
        return False
    buffer = (library.FPDF_WCHAR * (wanted // 2))()
    library.FPDFTextObj_GetText(owner, handle, buffer, wanted)
    return 0xAD in buffer and 0x2D not in buffer and 0x2010 not in buffer


def _style(handle: Any, index: int, frame: Frame) -> _Style:
    owner = library.FPDFText_GetTextObject(handle, index)
    matrix = library.FS_MATRIX()
    library.FPDFText_GetMatrix(handle, index, byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b)
    size = library.FPDFText_GetFontSize(handle, index) * scale
    mode = library.FPDFTextObj_GetTextRenderMode(owner)
    colour = [c_uint() for _ in range(4)]
    library.FPDFText_GetFillColor(handle, index, *(byref(part) for part in colour))
    red, green, blue, opaque = (part.value for part in colour)
    size = abs(size) or 10.0
    angle = frame.angle(matrix.a, matrix.b)
    base = _origin(handle, index, frame)[1]
    invisible = mode in _INVISIBLE
    pale = not invisible and (min(red, green, blue) >= PALE or opaque == 0)
    return _Style(
        size=size,
        bold=mode == _STROKED or _bold(owner),
        angle=angle,
        base=base,
        top=base - _RISE * size,
        bottom=base + _FALL * size,
        straight=angle == 0 and frame.turn == 0,
        suspect=invisible or pale or size < _SMALLEST,
        invisible=invisible,
        pale=pale,
    )


def _bold(owner: Any) -> bool:
    font = library.FPDFTextObj_GetFont(owner)
    if not font:
        return False
    wanted = library.FPDFFont_GetBaseFontName(font, None, 0)
    if not 0 < wanted < 500:
        return False
    buffer = create_string_buffer(wanted)
    library.FPDFFont_GetBaseFontName(font, buffer, wanted)
    if _BOLD.search(buffer.value.decode("utf-8", "replace")):
        return True
    return bool(library.FPDFFont_GetWeight(font) >= 600)


def _ink(handle: Any, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (c_double() for _ in range(4))
    library.FPDFText_GetCharBox(handle, index, byref(left), byref(right), byref(bottom), byref(top))
    return left.value, bottom.value, right.value, top.value


def _unseen(
    style: _Style, x: float, y: float, frame: Frame, images: list[Area], surfaces: list[Area]
) -> bool:
    if not frame.shows(x, y) or style.size < _SMALLEST:
        return True
    # Recognised text lies unseen over the picture of its page; that is what it is for.
    if style.invisible:
        return not any(image.holds(x, y) for image in images)
    # White letters in the dark head of a table are read; white on white is not.
    return style.pale and not any(surface.holds(x, y) for surface in (*reversed(surfaces), *images))


def _placed(letter: str, area: Area, origin: tuple[float, float], style: _Style) -> Glyph:
    """A letter of text that is turned on the page, or on a page that is."""
    size, angle = style.size, style.angle
    start, base = turned(*origin, angle)
    corners = [
        turned(x, y, angle) for x in (area.left, area.right) for y in (area.top, area.bottom)
    ]
    # The box of a letter at an odd angle is too wide; half its height is nearer.
    end = max(corner[0] for corner in corners) if angle % 90 == 0 else start + 0.5 * size
    if letter != " " and end - start < 0.01 * size:
        end = start + 0.3 * size
    return Glyph(
        letter, start, base - _RISE * size, max(end, start), base + _FALL * size, base, size,
        style.bold, angle,
    )  # fmt: skip
