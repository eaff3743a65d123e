"""The pages of a PDF: what is printed and drawn on each, and pictures of them.

The one thing to know: with ``glyphs`` this is all that knows the PDF library. Places are
points from the upper left corner of the page as it is shown, its rotation and crop box
applied.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_float, c_uint
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw as library

from corpus.errors import DocumentError
from corpus.readers.accents import composed
from corpus.readers.frame import Area, Frame
from corpus.readers.glyphs import PALE, Glyph, read_glyphs

__all__ = ["PdfFile", "Picture", "Rule", "Sheet"]

_MOST = 2_000
_MOST_AREAS = 200
_THIN = 2.0  # points; a path no thicker is a rule
# Titles that programs put in by themselves: "Microsoft Word - referat.docx"
_NO_TITLE = re.compile(
    r"^(?:microsoft |untitled|uden titel|dokument\d|document\d|\(anonymous\))|\.\w{2,5}$",
    re.IGNORECASE,
)
_PASSWORD_ERROR = 4
_SECURITY_ERROR = 5


class Rule(NamedTuple):
    """A printed line that runs across the page, or such an edge of a box."""

    left: float
    top: float
    right: float
    bottom: float


class Picture(NamedTuple):
    """A page as grey dots, row by row.

    Attributes:
        scale: dots for a point.
    """

    width: int
    height: int
    dots: bytes
    scale: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page.

    Attributes:
        number: of the page, from 1.
        rules: printed lines across, from the top, for tables.
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
        return Picture(bitmap.width, bitmap.height, b"".join(rows), scale)


def _read_sheet(page: Any, number: int) -> Sheet:
    frame = Frame(page)
    rules, images, surfaces, strokes = _drawn(page, frame)
    text = page.get_textpage()
    try:
        glyphs, hidden = read_glyphs(text, frame, images, surfaces)
    finally:
        text.close()
    whole = max(frame.width * frame.height, 1)
    covered = min(1.0, sum(_visible(image, frame) for image in images) / whole)
    return Sheet(
        number, frame.width, frame.height, tuple(composed(glyphs)), rules, covered, hidden, strokes
    )


def _visible(area: Area, frame: Frame) -> float:
    across = min(area.right, frame.width) - max(area.left, 0)
    down = min(area.bottom, frame.height) - max(area.top, 0)
    return float(max(across, 0) * max(down, 0))


# What is drawn on a page besides text.


def _drawn(page: Any, frame: Frame) -> tuple[tuple[Rule, ...], list[Area], list[Area], int]:
    """The rules, the images and the coloured surfaces of a page, and how many paths it has."""
    rules: list[Rule] = []
    images: list[Area] = []
    surfaces: list[Area] = []
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
            if found and min(part.value for part in colour[:3]) < PALE and colour[3].value:
                surfaces.append(area)
        elif kind == library.FPDF_PAGEOBJ_SHADING:
            surfaces.append(area)
    # A page with thousands of lines is a drawing, not a table.
    kept = tuple(sorted(set(rules), key=lambda rule: rule.top)) if len(rules) <= _MOST else ()
    return kept, _largest(images), _largest(surfaces), strokes


def _largest(areas: list[Area]) -> list[Area]:
    """The largest of some areas: letters are looked for on every one."""
    return sorted(areas, key=lambda area: (area.left - area.right) * (area.bottom - area.top))[
        :_MOST_AREAS
    ]


def _holds_image(form: Any, depth: int = 0) -> bool:
    for index in range(min(library.FPDFFormObj_CountObjects(form), 2_000)):
        drawn = library.FPDFFormObj_GetObject(form, index)
        kind = library.FPDFPageObj_GetType(drawn)
        if kind == library.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == library.FPDF_PAGEOBJ_FORM and depth < 5 and _holds_image(drawn, depth + 1):
            return True
    return False


def _edges(area: Area) -> Iterator[Rule]:
    """A thin path is a rule; of a box, the edges are, where they run across."""
    left, top, right, bottom = area
    across, down = right - left, bottom - top
    if down <= _THIN:
        if across >= 8:
            yield Rule(*area)
    elif across >= 20 and down >= 8:
        yield Rule(left, top, right, top)
        yield Rule(left, bottom, right, bottom)
