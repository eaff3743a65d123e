"""The paragraphs and tables of a part of a Word document, as they are seen.

The one thing to know: tracked changes are read as if all were accepted, hidden
text and the instructions of fields are left out, and of two renderings of the
same drawing one is read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.model import MarkKind
from corpus.readers.docx_styles import Numbering, Styles, on, value
from corpus.readers.flow import GAP, Line, cleaned, table_lines
from corpus.readers.numbers import shown
from corpus.readers.package import Element, attribute, child, children, local

__all__ = ["Body"]

_LONGEST_HEADING = 300
_DELETED = frozenset({"del", "moveFrom"})
# Wrappers whose contents are read as if they stood alone.
_WRAPPERS = frozenset({
    "ins", "moveTo", "smartTag", "customXml", "sdtContent", "hyperlink", "fldSimple", "dir", "bdo",
    "rubyBase", "ruby", "oMath", "oMathPara", "Choice", "Fallback", "txbxContent", "subDoc",
})  # fmt: skip
_SIGNS = {
    "tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "",
}  # fmt: skip
_SYMBOLS = {
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0xE0: "→", 0xA7: "▪"},
    "symbol": {0xB7: "•", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0x6D: "μ", 0xAE: "→"},
}


@dataclass(slots=True)
class _Words:
    """What a paragraph's runs hold."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    bold: bool = True
    hidden: bool = False  # something was left out because it is hidden


class Body:
    """Reads parts of one document; lists go on counting from one part of the body to the next."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields: list[bool] = []  # for each open field: whether its result has begun
        self.footnotes: list[str] = []  # ids, in the order of their references
        self.endnotes: list[str] = []

    def lines(self, parent: Element, *, in_table: bool = False, depth: int = 0) -> list[Line]:
        """The lines of a part's paragraphs and tables, in order."""
        lines: list[Line] = []
        carried = ""  # the words of a paragraph whose end was deleted; the next goes on from them
        for block in _blocks(parent):
            if local(block) == "tbl":
                lines += table_lines(self._rows(block, depth), depth + 1)
            elif _ends_deleted(block):
                carried += "".join(self._words(block).pieces)
            else:
                lines += self._paragraph(block, carried, in_table=in_table, depth=depth)
                carried = ""
        return [*lines, Line(cleaned(carried))] if carried.strip() else lines

    def _paragraph(
        self, paragraph: Element, before: str, *, in_table: bool, depth: int
    ) -> Iterator[Line]:
        properties = child(paragraph, "pPr")
        words = self._words(paragraph)
        text = cleaned(before + "".join(words.pieces))
        heading = self._styles.heading_level(properties) if text else None
        listed = self._styles.numbering(properties)
        label = None
        if listed and (text or not words.hidden):
            label = self._numbering.label(*listed)
        if heading is not None and len(text) <= _LONGEST_HEADING:
            prefix = label[0] if label else ""
            yield Line(prefix + text, MarkKind.HEADING, heading)
        elif label and text:
            yield Line(label[0] + text, MarkKind.LIST_ENTRY, label[1] + 1)
        elif label and in_table:  # the numbers alone, in a column of their own
            yield Line(label[0].strip())
        else:
            yield Line(text, strong=bool(text) and words.bold) if text else GAP
        for box in words.boxes:
            yield from (GAP, *self.lines(box, depth=depth + 1), GAP)

    def _words(self, paragraph: Element) -> _Words:
        style = value(child(paragraph, "pPr"), "pStyle")
        words = _Words()
        self._gather(paragraph, style, words)
        return words

    def _gather(self, parent: Element, style: str | None, words: _Words) -> None:
        for element in _inline(parent):
            name = local(element)
            if name == "r":
                self._run(element, style, words)
            elif name in _WRAPPERS:
                self._gather(element, style, words)
            else:
                self._inside(element, style, words)

    def _run(self, run: Element, style: str | None, words: _Words) -> None:
        properties = child(run, "rPr")
        if self._says(properties, style, "vanish"):
            words.hidden = True
            for element in run:
                self._field(element)
            return
        before = len(words.pieces)
        for element in _inline(run):
            self._inside(element, style, words)
        if words.bold and "".join(words.pieces[before:]).strip():
            words.bold = self._says(properties, style, "b")

    def _inside(self, element: Element, style: str | None, words: _Words) -> None:
        name = local(element)
        if name == "fldChar":
            self._field(element)
        elif name in {"drawing", "pict", "object"}:
            words.boxes += _boxes(element)
        elif name in _WRAPPERS:
            self._gather(element, style, words)
        elif not self._in_result:
            return
        elif name == "t":
            words.pieces.append(element.text or "")
        elif name in _SIGNS:
            words.pieces.append(_SIGNS[name])
        elif name == "sym":
            words.pieces.append(_symbol(element))
        elif name in {"footnoteReference", "endnoteReference"}:
            words.pieces.append(self._reference(element, ends=name[0] == "e"))

    def _reference(self, element: Element, *, ends: bool) -> str:
        seen = self.endnotes if ends else self.footnotes
        seen.append(attribute(element, "id") or "")
        return f"[{shown(len(seen), 'roman' if ends else 'decimal')}]"

    def _field(self, element: Element) -> None:
        """Follow a field: its instruction comes first, then its result."""
        if local(element) != "fldChar":
            return
        step = attribute(element, "fldCharType")
        if step == "begin":
            self._fields.append(False)
        elif step == "separate" and self._fields:
            self._fields[-1] = True
        elif step == "end" and self._fields:
            self._fields.pop()

    @property
    def _in_result(self) -> bool:
        return all(self._fields)

    def _says(self, properties: Element | None, style: str | None, name: str) -> bool:
        said = on(properties, name)
        if said is None and (own := value(properties, "rStyle")):
            said = self._styles.says(own, name, paragraph=False) or None
        return self._styles.says(style, name) if said is None else said

    def _rows(self, table: Element, depth: int) -> list[list[list[Line]]]:
        rows = []
        for row in _within(table, "tr"):
            if _deleted(child(row, "trPr")):
                continue
            cells = []
            for cell in _within(row, "tc"):
                properties = child(cell, "tcPr")
                if (
                    value(properties, "hMerge") == "continue"
                    or child(properties, "cellDel") is not None
                ):
                    continue
                inside = self.lines(cell, in_table=True, depth=depth + 1)
                cells.append([] if _goes_on_above(properties) else inside)
            rows.append(cells)
        return rows


def _blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a part, through what is wrapped around them."""
    for element in _inline(parent):
        name = local(element)
        if name in {"p", "tbl"}:
            yield element
        elif name in _WRAPPERS:
            yield from _blocks(element)


def _within(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through what is wrapped around them."""
    for element in _inline(parent):
        if local(element) == name:
            yield element
        elif local(element) in _WRAPPERS:
            yield from _within(element, name)


def _inline(parent: Element) -> Iterator[Element]:
    """The children that are seen: of two renderings one, of a form's field what was filled in."""
    for element in parent:
        name = local(element)
        if name in _DELETED:
            continue
        if name == "AlternateContent":
            chosen = child(element, "Choice")
            if chosen is None:
                chosen = child(element, "Fallback")
            if chosen is not None:
                yield chosen
        elif name == "sdt":
            if not on(child(element, "sdtPr"), "showingPlcHdr"):
                yield from children(element, "sdtContent")
        else:
            yield element


def _boxes(drawing: Element) -> Iterator[Element]:
    """The text boxes of a drawing; those within one belong to it."""
    for element in _inline(drawing):
        if local(element) == "txbxContent":
            yield element
        else:
            yield from _boxes(element)


def _ends_deleted(paragraph: Element) -> bool:
    """Whether the end of a paragraph was deleted, so that it runs on into the next."""
    return _deleted(child(child(paragraph, "pPr"), "rPr"))


def _deleted(properties: Element | None) -> bool:
    return properties is not None and any(local(one) in _DELETED for one in properties)


def _goes_on_above(properties: Element | None) -> bool:
    merge = child(properties, "vMerge")
    return merge is not None and attribute(merge, "val") in {None, "continue"}


def _symbol(element: Element) -> str:
    font = (attribute(element, "font") or "").lower()
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    table = next((signs for name, signs in _SYMBOLS.items() if font.startswith(name)), None)
    if table is None and not 0xE000 <= code <= 0xF8FF:
        return chr(code) if code < 0xD800 else ""
    return (table or {}).get(code & 0xFF, "")
