"""What a reader of one format gives: the text, and what the format says of its places."""

from dataclasses import dataclass

from corpus.model import Mark, Note, PlacedWord, Span

__all__ = ["Extracted"]


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's text, before it is known what kind of document it is.

    Attributes:
        text: in reading order, the line ends as printed; what the pages repeat (running headers
            and footers, page numbers) stands at its end, each once.
        pages: one span a page, in order and without gaps, where pages are known; the furniture
            belongs to none.
        markdown: whether the text is Markdown.
        marks: what the format says of single lines, in order.
        words: where each word is printed, in order; empty where the format has no places.
        furniture: what the pages repeat, or None.
        notes: what the secretariat should know of how the file was read.
        title: that the file gives itself (its properties, an HTML title), or None.
    """

    text: str
    pages: tuple[Span, ...] = ()
    markdown: bool = False
    marks: tuple[Mark, ...] = ()
    words: tuple[PlacedWord, ...] = ()
    furniture: Span | None = None
    notes: tuple[Note, ...] = ()
    title: str | None = None
