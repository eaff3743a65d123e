"""The pages of a PDF as glyphs: every letter with its place, size and weight.

The one thing to know: this is the only file that knows the PDF library. Places are
points from the upper left corner of the page as it is shown, its rotation and crop
box applied. Text that no reader of the page can see is left out, and counted.
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import (
    CFUNCTYPE,
    byref,
    c_double,
    c_float,
    c_int,
    c_uint,
    c_void_p,
    cast,
    create_string_buffer,
)
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw as library

from corpus.errors import DocumentError

__all__ = ["PERHAPS_SPACE", "Glyph", "PdfFile", "Picture", "Rule", "Sheet", "turned", "unturned"]

#: Stands in place of a letter where the library takes a gap for a space.
PERHAPS_SPACE = "\x1f"
_BOLD = re.compile(r"bold|black|heavy|demi|^(?:\w+\+)?(?:CMB|ECBX|SFBX|LMRomanDemi|NimbusSanL-Bold)", re.IGNORECASE)  # fmt: skip
_INVISIBLE = frozenset({3, 7})  # render modes: neither filled nor stroked
_STROKED = 2  # filled and stroked: bold made from a plain font
_SMALLEST = 1.5  # points; nobody reads less
_PALE = 245  # of 255 in each colour: white on white
_THIN = 2.0  # points; a path no thicker is a rule
_LARGEST_PAGE = 200_000  # glyphs; a page of print holds some thousands
# Titles that programs put in by themselves: "Microsoft Word - referat.docx"
_NO_TITLE = re.compile(
    r"^(?:microsoft |untitled|uden titel|dokument\d|document\d|\(anonymous\))|\.\w{2,5}$",
    re.IGNORECASE,
)
_PASSWORD_ERROR = 4
_SECURITY_ERROR = 5


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


class Rule(NamedTuple):
    """A printed line, or the edge of a box."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it runs across rather than down."""
        return self.right - self.left >= self.bottom - self.top


class Picture(NamedTuple):
    """A page as grey dots, row by row."""

    width: int
    height: int
    dots: bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page.

    Attributes:
        number: of the page, from 1.
        rules: printed lines, for tables.
        covered: how much of the page images cover, 0 to 1.
        hidden: how many letters were left out because nobody sees them.
        strokes: how many lines and shapes are drawn.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    covered: float
    hidden: int
    strokes: int


class _Area(NamedTuple):
    """An image or a coloured surface on a page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


class _Style(NamedTuple):
    """What all letters of a text object share.

    Attributes:
        base: where upright text stands on an upright page.
        straight: whether it is such text.
        suspect: whether it may be there for no reader to see.
    """

    size: float
    bold: bool
    angle: float
    base: float
    straight: bool
    invisible: bool
    pale: bool

    @property
    def suspect(self) -> bool:
        return self.invisible or self.pale or self.size < _SMALLEST


class _Frame:
    """From the page's own coordinates to points from the upper left corner as shown."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_bbox()
        self.turn = page.get_rotation() % 360
        self._edges = (left, bottom, right, top)
        self.left = left
        sides = (right - left, top - bottom)
        self.width, self.height = sides if self.turn in (0, 180) else sides[::-1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        left, bottom, right, top = self._edges
        if self.turn == 0:
            return x - left, top - y
        if self.turn == 90:
            return y - bottom, x - left
        if self.turn == 180:
            return right - x, y - bottom
        return top - y, right - x

    def area(self, left: float, bottom: float, right: float, top: float) -> _Area:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return _Area(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def angle(self, a: float, b: float) -> float:
        """Degrees clockwise, as shown, of text whose matrix begins with ``a``, ``b``."""
        degrees = (self.turn - math.degrees(math.atan2(b, a))) % 360
        return 0.0 if min(degrees, 360 - degrees) < 1 else round(degrees, 1)

    def shows(self, x: float, y: float) -> bool:
        return -2 <= x <= self.width + 2 and -2 <= y <= self.height + 2


class PdfFile:
    """An open PDF. Pages are read one at a time, so that a long file needs little memory."""

    def __init__(self, document: Any) -> None:
        """Use ``PdfFile.opened``."""
        self._document = document

    @classmethod
    @contextmanager
    def opened(cls, raw: bytes) -> Iterator["PdfFile"]:
        """Opens the file for the ``with``.

        Raises:
            DocumentError: it needs a password, or is damaged or no PDF.
        """
        try:
            document = pdfium.PdfDocument(raw)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) in (_PASSWORD_ERROR, _SECURITY_ERROR):
                raise DocumentError(
                    "it is locked with a password. Save a copy without one and add that."
                ) from error
            raise DocumentError(
                "it is damaged, or not a PDF although its name says so. Export it from its "
                "program again."
            ) from error
        try:
            yield cls(document)
        finally:
            document.close()

    def __len__(self) -> int:
        return len(self._document)

    @property
    def title(self) -> str | None:
        """That the file gives itself, unless a program put it in."""
        title = " ".join(str(self._document.get_metadata_value("Title")).split())
        return title if re.search(r"\w", title) and not _NO_TITLE.search(title) else None

    def sheet(self, number: int) -> Sheet | None:
        """Page ``number``, from 1; None where the page is too damaged to open."""
        try:
            page = self._document[number - 1]
        except pdfium.PdfiumError:
            return None
        try:
            return _read_sheet(page, number)
        except pdfium.PdfiumError:
            return None
        finally:
            page.close()

    def picture(self, number: int, dots_per_inch: int) -> Picture | None:
        """Page ``number`` as it is shown, in grey; None where it cannot be drawn."""
        try:
            page = self._document[number - 1]
            width, height = page.get_size()
            # A poster at 300 dots an inch would fill the memory.
            scale = min(dots_per_inch / 72, 10_000 / max(width, height, 1))
            bitmap = page.render(scale=scale, grayscale=True)
        except pdfium.PdfiumError:
            return None
        dots = bytes(bitmap.buffer)
        rows = (
            dots[row * bitmap.stride : row * bitmap.stride + bitmap.width]
            for row in range(bitmap.height)
        )
        return Picture(bitmap.width, bitmap.height, b"".join(rows))


def _read_sheet(page: Any, number: int) -> Sheet:
    frame = _Frame(page)
    rules, images, surfaces, strokes = _drawn(page, frame)
    text = page.get_textpage()
    try:
        glyphs, hidden = _glyphs(text, frame, images, surfaces)
    finally:
        text.close()
    whole = max(frame.width * frame.height, 1)
    covered = min(1.0, sum(_visible(image, frame) for image in images) / whole)
    return Sheet(
        number, frame.width, frame.height, tuple(_composed(glyphs)), rules, covered, hidden, strokes
    )


def _visible(area: _Area, frame: _Frame) -> float:
    across = min(area.right, frame.width) - max(area.left, 0)
    down = min(area.bottom, frame.height) - max(area.top, 0)
    return max(across, 0) * max(down, 0)


# What is drawn on a page besides text.


def _drawn(page: Any, frame: _Frame) -> tuple[tuple[Rule, ...], list[_Area], list[_Area], int]:
    """The rules, the images and the coloured surfaces of a page, and how many paths it has."""
    rules: list[Rule] = []
    images: list[_Area] = []
    surfaces: list[_Area] = []
    strokes = 0
    edges = [c_float() for _ in range(4)]
    colour = [c_uint() for _ in range(4)]
    for index in range(min(library.FPDFPage_CountObjects(page), 20_000)):
        drawn = library.FPDFPage_GetObject(page, index)
        kind = library.FPDFPageObj_GetType(drawn)
        if kind == library.FPDF_PAGEOBJ_TEXT:
            continue
        if not library.FPDFPageObj_GetBounds(drawn, *(byref(edge) for edge in edges)):
            continue
        area = frame.area(*(edge.value for edge in edges))
        if kind in (library.FPDF_PAGEOBJ_IMAGE, library.FPDF_PAGEOBJ_FORM):
            if kind == library.FPDF_PAGEOBJ_IMAGE or _holds_image(drawn):
                images.append(area)
        elif kind == library.FPDF_PAGEOBJ_PATH:
            strokes += 1
            rules.extend(_edges(area))
            found = library.FPDFPageObj_GetFillColor(drawn, *(byref(part) for part in colour))
            if found and min(part.value for part in colour[:3]) < _PALE and colour[3].value:
                surfaces.append(area)
        elif kind == library.FPDF_PAGEOBJ_SHADING:
            surfaces.append(area)
    return tuple(rules), images, surfaces, strokes


def _holds_image(form: Any, depth: int = 0) -> bool:
    for index in range(min(library.FPDFFormObj_CountObjects(form), 2_000)):
        drawn = library.FPDFFormObj_GetObject(form, index)
        kind = library.FPDFPageObj_GetType(drawn)
        if kind == library.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == library.FPDF_PAGEOBJ_FORM and depth < 5 and _holds_image(drawn, depth + 1):
            return True
    return False


def _edges(area: _Area) -> Iterator[Rule]:
    """A thin path is a rule; of a box, the edges are."""
    left, top, right, bottom = area
    across, down = right - left, bottom - top
    if min(across, down) <= _THIN:
        if max(across, down) >= 8:
            yield Rule(*area)
    elif across >= 20 and down >= 8:
        yield Rule(left, top, right, top)
        yield Rule(left, bottom, right, bottom)
        yield Rule(left, top, left, bottom)
        yield Rule(right, top, right, bottom)


# Letters.


def _glyphs(
    text: Any, frame: _Frame, images: list[_Area], surfaces: list[_Area]
) -> tuple[list[Glyph], int]:
    """The letters that can be seen, in the order of the file, and how many cannot."""
    # An object as a number, so that it can be the key of what is known of it.
    object_of = CFUNCTYPE(c_void_p, c_void_p, c_int)(
        cast(library.FPDFText_GetTextObject, c_void_p).value
    )
    page = cast(text.raw, c_void_p)
    letter_of, box_of, generated = (
        library.FPDFText_GetUnicode,
        library.FPDFText_GetLooseCharBox,
        library.FPDFText_IsGenerated,
    )
    handle = text.raw
    box = library.FS_RECTF()
    reference = byref(box)
    styles: dict[int, _Style] = {}
    glyphs: list[Glyph] = []
    hidden = last = 0
    wide, high = frame.width, frame.height
    for index in range(min(library.FPDFText_CountChars(handle), _LARGEST_PAGE)):
        code = letter_of(handle, index)
        if code <= 32 and code != 2 and generated(handle, index):
            if code == 32 and glyphs:
                glyphs.append(glyphs[-1]._replace(letter=PERHAPS_SPACE, left=glyphs[-1].right))
            continue
        owner = object_of(page, index)
        if not owner:
            continue
        style = styles.get(owner)
        if style is None:
            style = styles[owner] = _style(handle, index, frame)
        plain = 32 < code < 127 or 0xBF < code < 0x250
        letter = chr(code) if plain else _letter(handle, index, code)
        if not letter:
            continue
        if style.straight:
            # the common case, without a call that it can do without
            box_of(handle, index, reference)
            left, right = box.left - frame.left, box.right - frame.left
            base, size = style.base, style.size
            if right - left < 0.01 * size and letter != " ":
                right = left + 0.3 * size
            inside = -2 <= left and right <= wide + 2 and -2 <= base <= high + 2
            unseen = not inside or (
                style.suspect
                and _unseen(style, (left + right) / 2, base - 0.3 * size, frame, images, surfaces)
            )
            glyph = Glyph(
                letter, left, base - 0.8 * size, max(left, right), base + 0.22 * size, base, size,
                style.bold, 0.0,
            )  # fmt: skip
        else:
            area = frame.area(*_ink(handle, index))
            x, y = (area.left + area.right) / 2, (area.top + area.bottom) / 2
            unseen = _unseen(style, x, y, frame, images, surfaces)
            glyph = _placed(letter, area, _origin(handle, index, frame), style)
        if unseen:
            hidden += not letter.isspace()
            continue
        if glyphs and owner == last and glyphs[-1][1:] == glyph[1:]:
            # The library gives the letters of a ligature one by one, each with the one box.
            glyph = glyph._replace(letter=glyphs.pop().letter + letter)
        glyphs.append(glyph)
        last = owner
    return glyphs, hidden


def _origin(handle: Any, index: int, frame: _Frame) -> tuple[float, float]:
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


def _style(handle: Any, index: int, frame: _Frame) -> _Style:
    owner = library.FPDFText_GetTextObject(handle, index)
    matrix = library.FS_MATRIX()
    library.FPDFText_GetMatrix(handle, index, byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b)
    size = library.FPDFText_GetFontSize(handle, index) * scale
    mode = library.FPDFTextObj_GetTextRenderMode(owner)
    colour = [c_uint() for _ in range(4)]
    library.FPDFText_GetFillColor(handle, index, *(byref(part) for part in colour))
    red, green, blue, opaque = (part.value for part in colour)
    angle = frame.angle(matrix.a, matrix.b)
    return _Style(
        size=abs(size) or 10.0,
        bold=mode == _STROKED or _bold(owner),
        angle=angle,
        base=_origin(handle, index, frame)[1],
        straight=angle == 0 and frame.turn == 0,
        invisible=mode in _INVISIBLE,
        pale=mode not in _INVISIBLE and (min(red, green, blue) >= _PALE or opaque == 0),
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
    style: _Style, x: float, y: float, frame: _Frame, images: list[_Area], surfaces: list[_Area]
) -> bool:
    if not frame.shows(x, y) or style.size < _SMALLEST:
        return True
    # Recognised text lies unseen over the picture of its page; that is what it is for.
    if style.invisible:
        return not any(image.holds(x, y) for image in images)
    # White letters in the dark head of a table are read; white on white is not.
    return style.pale and not any(surface.holds(x, y) for surface in (*reversed(surfaces), *images))


def _placed(letter: str, area: _Area, origin: tuple[float, float], style: _Style) -> Glyph:
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
        letter, start, base - 0.8 * size, max(end, start), base + 0.22 * size, base, size,
        style.bold, angle,
    )  # fmt: skip


def turned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """A point of the page in the frame of text that reads at an angle."""
    angle = math.radians(degrees)
    return x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)


def unturned(x: float, y: float, degrees: float) -> tuple[float, float]:
    """The way back from ``turned``."""
    return turned(x, y, -degrees)


# Accents that are printed as letters of their own, over the letter beside them.
_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "˚": "\u030a", "ˆ": "\u0302", "˜": "\u0303",
    "ˇ": "\u030c", "¸": "\u0327",
}  # fmt: skip


def _composed(glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Letters with their accents: "a" and a ring, in either order, are one letter."""
    waiting: Glyph | None = None
    accent: Glyph | None = None
    for glyph in glyphs:
        if accent is not None:
            middle = (accent.left + accent.right) / 2
            if glyph.left <= middle <= glyph.right and glyph.letter.isalpha():
                glyph = glyph._replace(letter=_joined(glyph.letter, _ACCENTS[accent.letter]))
            else:
                yield accent
            accent = None
        if waiting is not None and unicodedata.combining(glyph.letter[0]):
            waiting = waiting._replace(letter=_joined(waiting.letter, glyph.letter))
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if glyph.letter in _ACCENTS:
            accent = glyph
        else:
            waiting = glyph
    yield from (glyph for glyph in (waiting, accent) if glyph is not None)


def _joined(letter: str, mark: str) -> str:
    return unicodedata.normalize("NFC", letter + mark)
