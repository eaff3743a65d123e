"""A PDF as text in reading order, every word with its place.

The one thing to know: what a page shows is what is read. Running headers and footers
stand once at the end; text that nobody sees is left out and said so; pages that are
pictures are recognised where the program for it is installed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from corpus.errors import DocumentError
from corpus.model import Note
from corpus.readers.composing import compose
from corpus.readers.extracted import Extracted
from corpus.readers.furniture import PrintedPage, each_once, repeated_pieces
from corpus.readers.layout import document_flows
from corpus.readers.printed import Piece, pieces_of
from corpus.readers.recognition import RESOLUTION, Recogniser, find_tesseract
from corpus.readers.sheets import PdfFile, Rule, Sheet

__all__ = ["read_pdf"]

_MOST_PAGES = 5_000
_FEW_LETTERS = 100  # on a scanned page: a stamp, a journal number
_SCANNED = 0.6  # of the page, covered by images


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as read.

    Attributes:
        picture: whether it is a picture of text rather than text.
        hidden: letters that nobody sees.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[Rule, ...]
    picture: bool
    hidden: int


def read_pdf(
    raw: bytes, *, recogniser: Callable[[], Recogniser | None] = find_tesseract
) -> Extracted:
    """The text of a PDF with its pages, headings, table rows and the place of each word.

    Args:
        raw: the file.
        recogniser: gives what recognises pages that are pictures, or None.

    Raises:
        DocumentError: it needs a password, is damaged, has no pages or too many, or no text;
            the message says why and what to do, without the file's name.
    """
    with PdfFile.opened(raw) as file:
        if not len(file):
            raise DocumentError("it has no pages. Export it from its program again.")
        if len(file) > _MOST_PAGES:
            raise DocumentError(
                f"it has {len(file):,} pages; at most {_MOST_PAGES:,} are read. Split it into "
                "its documents."
            )
        title = file.title
        pages = [_read_page(file.sheet(number), number) for number in range(1, len(file) + 1)]
        notes: list[Note] = []
        if any(page.picture for page in pages):
            pages = _recognised(file, pages, recogniser(), notes)
    if not any(page.pieces for page in pages):
        raise DocumentError(_no_text(pages))
    notes.extend(_notes_on(pages))
    return _extracted(pages, tuple(notes), title)


def _read_page(sheet: Sheet | None, number: int) -> _Page:
    if sheet is None:
        return _Page(number, 0.0, 0.0, (), (), True, 0)
    letters = sum(glyph.letter.isalnum() for glyph in sheet.glyphs)
    picture = sheet.covered >= _SCANNED and letters < _FEW_LETTERS
    # a drawing without letters may be text as well, set as outlines
    picture = picture or (not letters and (sheet.covered > 0.05 or sheet.strokes > 200))
    return _Page(
        number, sheet.width, sheet.height, tuple(pieces_of(sheet)), sheet.rules, picture,
        sheet.hidden,
    )  # fmt: skip


# Pages that are pictures.


def _recognised(
    file: PdfFile, pages: list[_Page], recogniser: Recogniser | None, notes: list[Note]
) -> list[_Page]:
    """The pages with those that are pictures recognised, where that is possible."""
    readable = any(page.pieces and not page.picture for page in pages)
    if recogniser is None:
        if not readable:
            raise DocumentError(_no_text(pages))
        return pages
    read: list[_Page] = []
    sure: list[float] = []
    for page in pages:
        found = None
        if page.picture and (picture := file.picture(page.number, RESOLUTION)):
            found = recogniser.recognise(picture, page.number)
        if found is None or not found.pieces:
            read.append(page)
            continue
        sure.append(found.confidence)
        read.append(_Page(page.number, page.width, page.height, found.pieces, page.rules, False, 0))
    if sure:
        notes.append(
            Note(
                "text_recognised",
                f"The text of {_count(len(sure))} was recognised from pictures, with "
                f"{sum(sure) / len(sure):.0f} % confidence on average. Check quotations against "
                "the file.",
            )
        )
    elif not readable:
        raise DocumentError(
            f"none of its {_count(len(pages))} has text, and none could be recognised in the "
            "pictures of them. Scan it again, or add the document that was printed."
        )
    return read


def _no_text(pages: Sequence[_Page]) -> str:
    if any(page.picture for page in pages):
        return (
            f"none of its {_count(len(pages))} has text. It looks scanned; install Tesseract with "
            "Danish, or run text recognition and add the result."
        )
    return f"none of its {_count(len(pages))} has text. Export it from its program again."


def _count(pages: int) -> str:
    return f"{pages} page" if pages == 1 else f"{pages} pages"


def _notes_on(pages: Sequence[_Page]) -> Iterable[Note]:
    if pictures := [page.number for page in pages if page.picture]:
        yield Note(
            "pages_without_text",
            f"{_listed(pictures)} without text: a scan or a drawing, and not read. Run text "
            "recognition and add the result.",
        )
    if hidden := [page.number for page in pages if page.hidden]:
        yield Note(
            "hidden_text",
            f"{_listed(hidden)} with text that nobody sees (off the page, white on white, "
            "invisible or tiny). It was left out.",
        )


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
    return f"Page {shown}" if len(numbers) == 1 else f"Pages {shown}"


# The pages as one text.


def _extracted(pages: Sequence[_Page], notes: tuple[Note, ...], title: str | None) -> Extracted:
    printed = [PrintedPage(p.number, p.width, p.height, p.pieces) for p in pages]
    repeated = repeated_pieces(printed, _body_size(pages))
    gone = {id(piece) for piece in repeated}
    texts = [
        ([piece for piece in page.pieces if id(piece) not in gone], page.rules) for page in pages
    ]
    composed = compose(document_flows(texts), each_once(repeated))
    return Extracted(
        composed.text,
        composed.pages,
        marks=composed.marks,
        words=composed.words,
        furniture=composed.furniture,
        notes=notes,
        title=title,
    )


def _body_size(pages: Sequence[_Page]) -> float:
    letters: dict[float, int] = {}
    for page in pages:
        for piece in page.pieces:
            size = round(piece.size, 1)
            letters[size] = letters.get(size, 0) + len(piece.text)
    return max(letters, key=lambda size: (letters[size], size))
