"""OpenDocument texts (.odt): the text as it is printed, with numbers, tables and notes.

The one thing to know: tracked deletions are kept apart from the text, so that the
text itself is the one with all changes accepted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.errors import DocumentError
from corpus.model import MarkKind, Note
from corpus.readers.extracted import Extracted
from corpus.readers.flow import GAP, Line, cleaned, extracted, table_lines
from corpus.readers.odt_styles import Lists, OpenStyles, figure
from corpus.readers.package import Archive, Element, attribute, child, children, local

__all__ = ["read_odt"]

_LONGEST_HEADING = 300
_MOST_REPEATED = 64
# What is no text of the page: definitions, comments, descriptions of pictures, deleted text.
_NOT_TEXT = frozenset({
    "tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls", "variable-decls",
    "user-field-decls", "dde-connection-decls", "alphabetical-index-auto-mark-file", "title", "desc",
    "table-of-content-source", "alphabetical-index-source", "illustration-index-source",
    "table-index-source", "object-index-source", "user-index-source", "bibliography-source",
    "object", "object-ole", "script", "ruby-text", "hidden-text", "event-listeners", "glue-point",
})  # fmt: skip
_FRAMES = frozenset({"frame", "custom-shape", "rect", "g", "text-box"})


def read_odt(raw: bytes) -> Extracted:
    """A text document's text; headers and footers stand at its end.

    Raises:
        DocumentError: it is damaged, locked, or unpacks to too much.
    """
    archive = Archive(raw)
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise DocumentError("it is locked with a password. Save it without one.")
    content, styles = archive.xml("content.xml"), archive.xml("styles.xml")
    body = child(child(content, "body"), "text")
    if body is None:
        raise DocumentError("it is no complete text document. Open it, and save it again.")
    reader = _Reader(OpenStyles(content, styles))
    lines = [*reader.lines(body), *reader.notes()]
    plain = _Reader(OpenStyles(styles, content))
    furniture = [line.text for part in _headers(styles) for line in plain.lines(part)]
    return extracted(lines, furniture, notes=tuple(_remarks(content)), title=_own_title(archive))


@dataclass(slots=True)
class _Words:
    """What a paragraph holds."""

    pieces: list[str] = field(default_factory=list)
    frames: list[Element] = field(default_factory=list)
    bold: bool = True

    @property
    def text(self) -> str:
        return cleaned("".join(self.pieces))

    def add(self, words: str | None, *, bold: bool) -> None:
        """White space is as in HTML: a run of it is one space."""
        if not words:
            return
        single = " ".join(words.split())
        piece = " " * words[0].isspace() + single + " " * (bool(single) and words[-1].isspace())
        if self.pieces and self.pieces[-1].endswith((" ", "\n", "\t")):
            piece = piece.lstrip(" ")
        self.pieces.append(piece)
        self.bold = self.bold and (bold or not single)


class _Reader:
    """Reads parts of one document."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._lists = Lists(styles)
        self._notes: list[tuple[str, Element]] = []

    def lines(self, parent: Element, depth: int = 0) -> list[Line]:
        """The lines of a part's paragraphs, lists and tables, in order."""
        lines: list[Line] = []
        for block in parent:
            name = local(block)
            if name in {"p", "h"}:
                lines += self._paragraph(block, depth=depth)
            elif name == "list":
                lines += self._list(block, None, 1, depth)
            elif name == "table":
                lines += table_lines(list(self._rows(block, depth)), depth + 1)
            elif name in _FRAMES:
                lines += [GAP, *self.lines(block, depth + 1), GAP]
            elif name and name not in _NOT_TEXT and attribute(block, "display") != "none":
                lines += self.lines(block, depth)  # sections, indexes, groups
        return lines

    def notes(self) -> Iterator[Line]:
        """The footnotes and endnotes that were referred to, each after its number."""
        for citation, body in self._notes:
            words = [line.text for line in self.lines(body) if line.text]
            if words:
                yield GAP
                yield Line(f"[{citation}] {words[0]}")
                yield from (Line(more) for more in words[1:])

    def _paragraph(
        self, paragraph: Element, label: str | None = None, level: int = 1, depth: int = 0
    ) -> Iterator[Line]:
        """One paragraph's line; ``label`` is that of the list entry which it opens."""
        style = attribute(paragraph, "style-name")
        if self._styles.hidden("paragraph", style):
            return
        words = _Words()
        self._gather(paragraph, words, bold=self._styles.bold("paragraph", style) or False)
        text = words.text
        heading = self._heading_level(paragraph, style)
        if heading is not None and text:
            numbered = label or self._heading_number(paragraph, heading, style)
            kind = MarkKind.HEADING if len(text) <= _LONGEST_HEADING else None
            yield Line(numbered + text, kind, heading)
        elif label is not None and text:
            yield Line(label + text, MarkKind.LIST_ENTRY, level)
        elif label and depth:  # the numbers alone, in a column of their own
            yield Line(label.strip())
        else:
            yield Line(text, strong=bool(text) and words.bold) if text else GAP
        for frame in words.frames:
            yield from (GAP, *self.lines(frame, depth + 1), GAP)

    def _heading_level(self, paragraph: Element, style: str | None) -> int | None:
        if local(paragraph) == "h":
            return max(1, min(figure(paragraph, "outline-level") or 1, 6))
        return self._styles.heading_level(style)

    def _heading_number(self, heading: Element, level: int, style: str | None) -> str:
        if local(heading) != "h" or attribute(heading, "is-list-header") == "true":
            return ""
        if self._styles.list_of_paragraphs(style) == "":
            return ""
        start = figure(heading, "start-value")
        return self._lists.heading(figure(heading, "outline-level") or level, start)

    def _list(self, element: Element, inherited: object, level: int, depth: int) -> Iterator[Line]:
        state = self._lists.begin(element, inherited)  # type: ignore[arg-type]
        for entry in element:
            name = local(entry)
            if name not in {"list-item", "list-header"}:
                continue
            label: str | None = None
            opened = False
            for block in entry:
                kind = local(block)
                if kind in {"p", "h"}:
                    if not opened and name == "list-item":
                        label = self._lists.label(state, level, figure(entry, "start-value"))
                        yield from self._paragraph(block, label, level, depth)
                    else:
                        for line in self._paragraph(block, depth=depth):
                            yield Line(line.text, line.kind, line.level, joins=True)
                    opened = True
                elif kind == "list":
                    yield from self._list(block, state, level + 1, depth)

    def _gather(self, parent: Element, words: _Words, *, bold: bool) -> None:
        words.add(parent.text, bold=bold)
        for element in parent:
            name = local(element)
            if name == "s":
                words.pieces.append(" " * min(figure(element, "c") or 1, _MOST_REPEATED))
            elif name == "tab":
                words.pieces.append("\t")
            elif name == "line-break":
                words.pieces.append("\n")
            elif name == "note":
                words.pieces.append(self._note(element))
            elif name in _FRAMES:
                words.frames.append(element)
            elif name == "span":
                self._span(element, words, bold=bold)
            elif name and name not in _NOT_TEXT:
                self._gather(element, words, bold=bold)
            words.add(element.tail, bold=bold)

    def _span(self, element: Element, words: _Words, *, bold: bool) -> None:
        style = attribute(element, "style-name")
        if not self._styles.hidden("text", style):
            own = self._styles.bold("text", style)
            self._gather(element, words, bold=bold if own is None else own)

    def _note(self, element: Element) -> str:
        body = child(element, "note-body")
        found = "".join("".join(one.itertext()) for one in children(element, "note-citation"))
        citation = found.strip() or str(len(self._notes) + 1)
        if body is not None:
            self._notes.append((citation, body))
        return f"[{citation}]"

    def _rows(self, table: Element, depth: int) -> Iterator[list[list[Line]]]:
        for element in table:
            name = local(element)
            if name in {"table-header-rows", "table-rows", "table-row-group"}:
                yield from self._rows(element, depth)
            elif name == "table-row" and attribute(element, "visibility") != "collapse":
                # Repeated rows are empty ones: a row that holds words is written out.
                cells = []
                for cell in children(element, "table-cell"):
                    again = min(figure(cell, "number-columns-repeated") or 1, _MOST_REPEATED)
                    inside = self.lines(cell, depth + 1)
                    cells += [inside] * (1 if any(one.text for one in inside) else again)
                yield cells


def _headers(styles: Element | None) -> Iterator[Element]:
    """The headers and footers of the pages."""
    for master in children(child(styles, "master-styles"), "master-page"):
        for part in master:
            if (
                local(part).startswith(("header", "footer"))
                and attribute(part, "display") != "false"
            ):
                yield part


def _remarks(content: Element) -> Iterator[Note]:
    changes = sum(local(one) == "changed-region" for one in content.iter())
    if changes:
        yield Note(
            "tracked_changes",
            f"It holds {changes} tracked changes; it was read as if all were accepted.",
        )
    comments = sum(local(one) == "annotation" for one in content.iter())
    if comments:
        yield Note("comments", f"It holds {comments} comments, which were not read.")


def _own_title(archive: Archive) -> str | None:
    for element in children(child(archive.xml("meta.xml"), "meta"), "title"):
        return " ".join((element.text or "").split()) or None
    return None
