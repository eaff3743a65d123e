"""A document's text as HTML: untouched, numbered, with exactly one place marked."""

from html.parser import HTMLParser

import pytest
from canned_service import PASSAGE, TEXT

from bot.viewer.text import Marks, document_html
from corpus import Lines, Span


class Reader(HTMLParser):
    """Reads HTML as a browser does: its text, and the text inside the cited element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = self.cited = self.around = ""
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.lines: dict[int, int] = {}
        self.pages: list[tuple[int, str]] = []
        self.feed(str(html))
        self.close()
        assert not self.open, "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.open.append((tag, given))
        if given.get("class") == "n":
            self.lines[int(given["data-n"] or 0)] = len(self.text)
        if given.get("class") == "page":
            self.pages.append((len(self.text), given["data-name"] or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if any(given.get("id") == "cited" for _, given in self.open):
            self.cited += data
        if any(given.get("class") == "around" for _, given in self.open):
            self.around += data


def test_text_is_untouched_and_numbered_as_the_record_counts() -> None:
    """Copying from the page gives the document's own words; line 12 is line 12."""
    read = Reader(document_html(TEXT))
    assert read.text == TEXT
    lines = Lines(TEXT)
    assert {number: lines.at(offset) for number, offset in read.lines.items()} == {
        number: number for number in range(1, TEXT.count("\n") + 1)
    }


def test_mark_holds_exactly_the_passage() -> None:
    """Nothing before it and nothing after it is marked, over line ends too."""
    read = Reader(document_html(TEXT, Marks(cited=PASSAGE.span)))
    assert read.cited == TEXT[PASSAGE.span.start : PASSAGE.span.end]
    assert read.text == TEXT


@pytest.mark.parametrize("edge", ["start", "middle", "end", "all"])
def test_quotation_is_marked_within_its_passage(edge: str) -> None:
    """The mark and the passage around it may begin or end together."""
    start, end = PASSAGE.span.start, PASSAGE.span.end
    quote = {
        "start": Span(start, start + 20),
        "middle": Span(start + 5, end - 5),
        "end": Span(end - 20, end),
        "all": PASSAGE.span,
    }[edge]
    read = Reader(document_html(TEXT, Marks(cited=quote, around=PASSAGE.span)))
    assert read.cited == TEXT[quote.start : quote.end]
    assert read.around == TEXT[start:end]
    assert read.text == TEXT


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("", 1), ("a", 1), ("a\n", 1), ("a\n\nb", 3), ("a\r\nb\r\n", 2), ("\n\n", 2)],
)
def test_every_line_has_a_number(text: str, numbers: int) -> None:
    """A line end opens a line only where something follows."""
    assert len(Reader(document_html(text)).lines) == numbers


def test_markup_in_a_document_is_text() -> None:
    """A document cannot bring its own elements."""
    html = document_html('<script>alert(1)</script> & "x" <b>', Marks(cited=Span(0, 8)))
    assert "<script" not in html
    assert "<b>" not in html
    assert Reader(html).text == '<script>alert(1)</script> & "x" <b>'


def test_page_breaks_are_named_where_they_fall() -> None:
    """A paper document keeps its pages."""
    read = Reader(document_html("one\ntwo\n", pages=((4, "side 2"),)))
    assert read.pages == [(4, "side 2")]
    assert read.text == "one\ntwo\n"


def test_changed_text_is_pointed_at_and_never_marked() -> None:
    """Mark nothing rather than something that was not cited."""
    html = document_html(TEXT, Marks(near=PASSAGE.span))
    assert "<mark" not in html
    assert 'class="near" id="near"' in html
    assert "cited" not in html
