"""Word documents (.docx): the text as it is printed, with numbers, tables and notes.

The one thing to know: the file is XML in an archive, and is read as such; Word's
own rules say what of it is seen (``docx_body``) and numbered (``docx_styles``).
"""

import posixpath
from collections.abc import Iterator

from corpus.errors import DocumentError
from corpus.model import Note
from corpus.readers.docx_body import Body
from corpus.readers.docx_styles import Numbering, Styles, on
from corpus.readers.extracted import Extracted
from corpus.readers.flow import GAP, Line, extracted
from corpus.readers.numbers import shown
from corpus.readers.package import Archive, Element, attribute, child, children, local

__all__ = ["read_docx"]

_CHANGES = frozenset({"ins", "del", "moveFrom", "moveTo"})


def read_docx(raw: bytes) -> Extracted:
    """A Word document's text; headers and footers stand at its end.

    Raises:
        DocumentError: it is damaged, locked, or unpacks to too much.
    """
    archive = Archive(raw)
    main = _main_part(archive)
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        raise DocumentError("it is no complete Word document. Open it, and save it again.")
    parts = _Related(archive, main)
    reader = Body(Styles(parts.xml("styles")), Numbering(parts.xml("numbering")))
    lines = reader.lines(body)
    lines += _notes(reader, parts)
    furniture = [
        line.text
        for part in _shown_headers(root, parts)
        for line in Body(Styles(parts.xml("styles")), Numbering(None)).lines(part)
    ]
    return extracted(
        lines, furniture, notes=tuple(_remarks(root, parts)), title=_own_title(archive)
    )


class _Related:
    """The parts that a document's main part refers to."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive = archive
        self._folder, name = posixpath.split(main)
        relations = archive.xml(f"{self._folder}/_rels/{name}.rels")
        self._targets = {
            attribute(one, "Id"): (
                (attribute(one, "Type") or "").rpartition("/")[2],
                attribute(one, "Target") or "",
            )
            for one in children(relations, "Relationship")
            if attribute(one, "TargetMode") != "External"
        }

    def xml(self, kind: str) -> Element | None:
        """The part of a kind, or None."""
        for found, target in self._targets.values():
            if found == kind:
                return self._archive.xml(self._path(target))
        return None

    def named(self, relation: str | None) -> Element | None:
        """The part of a relation's id, or None."""
        found = self._targets.get(relation)
        return self._archive.xml(self._path(found[1])) if found else None

    def _path(self, target: str) -> str:
        return posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")


def _main_part(archive: Archive) -> str:
    for relation in children(archive.xml("_rels/.rels"), "Relationship"):
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            target = (attribute(relation, "Target") or "").lstrip("/")
            if target in archive.names:
                return target
    return "word/document.xml"


def _notes(reader: Body, parts: _Related) -> Iterator[Line]:
    """Footnotes and endnotes, each after the number that its reference shows."""
    for kind, style, seen in (
        ("footnotes", "decimal", reader.footnotes),
        ("endnotes", "roman", reader.endnotes),
    ):
        if not seen:
            continue
        root = parts.xml(kind)
        notes = {} if root is None else {attribute(note, "id"): note for note in root}
        for place, id_ in enumerate(tuple(seen), 1):
            note = notes.get(id_)
            words = (
                [line.text for line in reader.lines(note) if line.text] if note is not None else []
            )
            if words:
                yield GAP
                yield Line(f"[{shown(place, style)}] {words[0]}")
                yield from (Line(more) for more in words[1:])


def _shown_headers(root: Element, parts: _Related) -> Iterator[Element]:
    """The headers and footers of the sections, without those that the document keeps but never prints."""
    settings = parts.xml("settings")
    for section in (one for one in root.iter() if local(one) == "sectPr"):
        for reference in section:
            name = local(reference)
            if name not in {"headerReference", "footerReference"}:
                continue
            type_ = attribute(reference, "type")
            if (type_ == "first" and not on(section, "titlePg")) or (
                type_ == "even" and not on(settings, "evenAndOddHeaders")
            ):
                continue
            part = parts.named(attribute(reference, "id"))
            if part is not None:
                yield part


def _remarks(root: Element, parts: _Related) -> Iterator[Note]:
    changes = sum(local(one) in _CHANGES for one in root.iter())
    if changes:
        yield Note(
            "tracked_changes",
            f"It holds {changes} tracked changes; it was read as if all were accepted.",
        )
    comments = sum(1 for _ in children(parts.xml("comments"), "comment"))
    if comments:
        yield Note("comments", f"It holds {comments} comments, which were not read.")


def _own_title(archive: Archive) -> str | None:
    for element in children(archive.xml("docProps/core.xml"), "title"):
        return " ".join((element.text or "").split()) or None
    return None
