"""HTML pages: the text as it is shown, with the numbers of lists, and without the page's frame.

The one thing to know: a page of minutes is mostly a site's menus and footers. The
part that the page itself calls its main one is the text; what stands around it is
kept as furniture, and menus are left out.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from corpus.errors import DocumentError
from corpus.model import MarkKind, Note
from corpus.readers.extracted import Extracted
from corpus.readers.flow import GAP, Line, cleaned, extracted, table_lines
from corpus.readers.numbers import shown
from corpus.readers.package import Element, local
from corpus.readers.text import decoded

__all__ = ["read_html"]

_DEEPEST = 200
_NOT_TEXT = frozenset({
    "script", "style", "template", "noscript", "head", "nav", "iframe", "object", "embed", "svg",
    "math", "canvas", "audio", "video", "map", "select", "input", "textarea", "datalist",
    "dialog", "menu", "rp", "rt", "frameset",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section",
    "summary", "table", "ul",
})  # fmt: skip
_BOLD = frozenset({"b", "strong"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_SIGN = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_TYPES = {"1": "decimal", "a": "letter", "A": "LETTER", "i": "roman", "I": "ROMAN"}
#: The main part is taken for the text where it holds this share of the page's letters.
_MAIN_SHARE = 0.3


def read_html(raw: bytes) -> Extracted:
    """A page's text; what stands around its main part stands at its end.

    Raises:
        DocumentError: it cannot be decoded, holds nothing, or is nested too deeply.
    """
    root = _parsed(_decoded(raw))
    title = " ".join("".join(root.xpath("string(//title)")).split()) or None
    body = root.find("body") if root.find("body") is not None else root
    main, frame = _main_part(body)
    panels = _panels(body)
    lines = _Page(frozenset(frame), panels).lines(main)
    around = [] if main is body else _Page(frozenset({main}), panels).lines(body)
    for part in frame:
        around += _Page(frozenset(), panels).lines(part)
    if not any(line.kind is MarkKind.HEADING for line in lines):
        lines = [
            line for line in around if line.kind is MarkKind.HEADING and line.level == 1
        ] + lines
    furniture = (line.text for line in around if line not in lines)
    return extracted(lines, furniture, notes=tuple(_remarks(main)), title=title)


def _decoded(raw: bytes) -> str:
    """The page's characters: by its first bytes, then by what it says itself, then by guess."""
    said = _CHARSET.search(raw[:4096])
    if said and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = said[1].decode("ascii")
        # Browsers read what calls itself Latin-1 as Windows writes it.
        name = "cp1252" if name.lower() in {"iso-8859-1", "latin1", "ascii", "us-ascii"} else name
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(raw, "html")


def _parsed(text: str) -> Element:
    # A declared encoding is about the bytes, which are decoded already.
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text).replace("\x00", "")
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
    try:
        root: Any = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("it is no page that can be read. Save it again as HTML.") from error
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise DocumentError("it is nested too deeply. Save the text as DOCX or PDF.")
    return root


def _main_part(body: Element) -> tuple[Element, tuple[Element, ...]]:
    """The part with the text, and the parts of it that are the page's frame."""
    whole = _letters(body)
    for found in (
        body.xpath(".//main[not(ancestor::main)] | .//*[@role='main']"),
        body.xpath(".//article[not(ancestor::article)]"),
    ):
        shown_ = [one for one in found if not _hidden(one)]
        if len(shown_) == 1 and _letters(shown_[0]) >= _MAIN_SHARE * whole:
            return shown_[0], ()
    frame = [
        one
        for one in body.iterdescendants("header", "footer", "aside")
        if not any(
            local(up) in {"article", "main", "section", "header", "footer"}
            for up in one.iterancestors()
        )
        and not one.xpath(".//h1")
    ]
    if sum(map(_letters, frame)) > 0.5 * whole:
        return body, ()
    return body, tuple(frame)


def _letters(element: Element) -> int:
    """How many letters an element shows, roughly."""
    if local(element) in _NOT_TEXT or _hidden(element):
        return 0
    own = len((element.text or "").strip())
    return own + sum(_letters(one) + len((one.tail or "").strip()) for one in element)


def _hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
        or element.get("role") in {"navigation", "menu", "menubar", "search"}
    )


def _panels(body: Element) -> frozenset[str]:
    """Ids of what is hidden until somebody unfolds it: it belongs to the text all the same."""
    return frozenset(
        name
        for button in body.xpath(".//*[@aria-controls]")
        if not any(local(up) == "nav" for up in button.iterancestors())
        for name in button.get("aria-controls").split()
    )


def _opens_panel(button: Element) -> bool:
    """Whether a button is the heading of what it unfolds, as items on councils' sites are."""
    return button.get("aria-controls") is not None or any(
        re.fullmatch("h[1-6]|summary|dt", local(up)) for up in button.iterancestors()
    )


class _Page:
    """Reads elements of one page, without some."""

    def __init__(self, without: frozenset[Element], panels: frozenset[str] = frozenset()) -> None:
        self._without = without
        self._panels = panels

    def lines(self, element: Element, depth: int = 0) -> list[Line]:
        """The lines of an element's blocks; words between blocks are paragraphs too."""
        lines: list[Line] = []
        for piece in self._flow(element):
            if isinstance(piece, Line):
                lines.append(piece)
            else:
                lines += self._block(piece, depth)
        return lines

    def _seen(self, element: Element) -> bool:
        return (
            bool(local(element))
            and local(element) not in _NOT_TEXT
            and element not in self._without
            and not (_hidden(element) and element.get("id") not in self._panels)
            and not (local(element) == "button" and not _opens_panel(element))
        )

    def _block(self, element: Element, depth: int) -> list[Line]:
        name = local(element)
        if re.fullmatch("h[1-6]", name):
            return [
                Line(line.text.replace("\n", " "), MarkKind.HEADING, int(name[1]))
                for line in self.lines(element, depth)
                if line.text
            ]
        if name == "pre":
            text = cleaned("".join(element.itertext()))
            return [GAP, *(Line(one, joins=one != "") for one in text.split("\n")), GAP]
        if name in {"ol", "ul"}:
            return list(self._list(element, depth))
        if name == "table":
            return table_lines(list(self._rows(element, depth)), depth + 1)
        if name == "dl":
            return table_lines(list(self._terms(element, depth)), depth + 1)
        inside = self.lines(element, depth)
        if name in {"blockquote", "hr", "section", "article"}:
            return [GAP, *inside, GAP]
        return inside or [GAP] * (name == "p")

    def _flow(self, element: Element) -> Iterator[Line | Element]:
        """The element's blocks, and its words between them as lines."""
        words = _Words()
        yield from self._inline(element, words, bold=local(element) in _BOLD)
        if line := words.line():
            yield line

    def _inline(self, element: Element, words: "_Words", *, bold: bool) -> Iterator[Line | Element]:
        words.add(element.text, bold=bold)
        for one in element:
            name = local(one)
            if not self._seen(one):
                pass
            elif name == "br":
                words.pieces.append("\n")
            elif name == "del":
                pass
            elif name in _BLOCKS:
                if line := words.line():
                    yield line
                yield one
            else:
                if name in {"td", "th", "tr"}:  # a cell outside a table
                    words.add(" ", bold=bold)
                yield from self._inline(one, words, bold=bold or name in _BOLD)
            words.add(one.tail, bold=bold)

    def _list(self, element: Element, depth: int) -> Iterator[Line]:
        ordered = local(element) == "ol"
        entries = [one for one in element if local(one) == "li" and self._seen(one)]
        backwards = ordered and element.get("reversed") is not None
        count = _figure(element.get("start")) or (len(entries) if backwards else 1)
        if ordered and element.get("start", "").strip() == "0":
            count = 0
        style = _TYPES.get(element.get("type") or "1", "decimal")
        plain = bool(_NO_SIGN.search(element.get("style") or ""))
        for one in element:
            if one not in entries:
                if self._seen(one):  # a list within a list, outside its entries
                    yield from self._deeper(one, depth)
                continue
            if (said := _figure(one.get("value"))) is not None:
                count = said
            sign = "" if plain else f"{shown(count, style)}. " if ordered else "• "
            count += -1 if backwards else 1
            yield from self._entry(one, sign, depth)

    def _entry(self, element: Element, sign: str, depth: int) -> Iterator[Line]:
        inside = self.lines(element, depth + 1)
        opened = False
        for line in inside:
            if not line.text:
                continue
            if not opened and line.kind in {None, MarkKind.HEADING}:
                kind = line.kind or MarkKind.LIST_ENTRY
                yield Line(sign + line.text, kind, line.level if line.kind else depth + 1)
            elif line.kind is None:
                yield Line(line.text, joins=len(line.text) <= 130)
            else:
                yield line
            opened = True

    def _deeper(self, element: Element, depth: int) -> Iterator[Line]:
        if local(element) in {"ol", "ul"}:
            yield from self._list(element, depth + 1)
        else:
            yield from self.lines(element, depth)

    def _rows(self, table: Element, depth: int) -> Iterator[list[list[Line]]]:
        for element in table:
            if not self._seen(element):
                continue
            name = local(element)
            if name in {"thead", "tbody", "tfoot"}:
                yield from self._rows(element, depth)
            elif name == "tr":
                cells = (one for one in element if local(one) in {"td", "th"} and self._seen(one))
                yield [self.lines(cell, depth + 1) for cell in cells]
            elif name == "caption":
                yield [self.lines(element, depth + 1)]

    def _terms(self, element: Element, depth: int) -> Iterator[list[list[Line]]]:
        """A list of terms as a table of two columns."""
        row: list[list[Line]] = []
        for one in element.iterdescendants("dt", "dd"):
            if not self._seen(one):
                continue
            if local(one) == "dt" and row:
                yield row
                row = []
            inside = self.lines(one, depth + 1)
            if local(one) == "dd" and len(row) == 2:
                row[1] += inside
            else:
                row.append(inside)
        if row:
            yield row


class _Words:
    """Words that stand between blocks."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.bold = True

    def add(self, words: str | None, *, bold: bool) -> None:
        """White space is one space, save what cannot break."""
        if words:
            self.pieces.append(re.sub(r"[ \t\r\n\f]+", " ", words))
            self.bold = self.bold and (bold or not words.strip())

    def line(self) -> Line | None:
        """What was gathered, and begin anew."""
        text = "".join(self.pieces)
        text = cleaned(re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text)))
        text = re.sub(r"\n{2,}", "\n\n", text)
        strong = self.bold
        self.pieces, self.bold = [], True
        return Line(text, strong=strong) if text else None


def _figure(words: str | None) -> int | None:
    return int(words) if words and re.fullmatch(r"-?\d{1,6}", words.strip()) else None


def _remarks(main: Element) -> Iterator[Note]:
    changes = sum(local(one) in {"ins", "del"} for one in main.iter())
    if changes:
        yield Note(
            "tracked_changes",
            f"It holds {changes} tracked changes; it was read as if all were accepted.",
        )
