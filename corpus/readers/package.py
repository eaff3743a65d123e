"""The parts of a document that is an archive of XML (DOCX, ODT), opened with care.

The one thing to know: an archive can unpack to thousands of times its size, and
XML can name itself until memory is full. Sizes are checked as declared and as
unpacked, and XML with a document type of its own is refused.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from corpus.errors import DocumentError

__all__ = ["Archive", "Element", "attribute", "child", "children", "local", "parsed"]

Element = Any  # an lxml element; lxml has no types of its own

_MOST_PARTS = 10_000
_LARGEST_PART = 40 * 1024 * 1024
_LARGEST_WHOLE = 200 * 1024 * 1024
_DEEPEST = 200  # libxml2 itself stops at 256
_DAMAGED = "its contents are damaged ({}). Open it, and save it again."
_BOMB = "it unpacks to more than {} MB. Save it again without its pictures, or split it."


class Archive:
    """A document's parts by name."""

    def __init__(self, raw: bytes) -> None:
        """Opens the archive.

        Raises:
            DocumentError: it is damaged, or would unpack to too much.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise DocumentError(_DAMAGED.format("no complete archive")) from error
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_WHOLE:
            raise DocumentError(_BOMB.format(_LARGEST_WHOLE >> 20))
        self.names = frozenset(part.filename for part in parts)

    def read(self, name: str) -> bytes:
        """A part's bytes; none where there is no such part.

        Raises:
            DocumentError: it is damaged, locked or too large.
        """
        if name not in self.names:
            return b""
        try:
            part = self._zip.getinfo(name)
            if part.flag_bits & 1:
                raise DocumentError("it is locked with a password. Save it without one.")
            with self._zip.open(part) as stream:
                unpacked = stream.read(_LARGEST_PART + 1)
        except (
            zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError,
            NotImplementedError, RuntimeError,
        ) as error:  # fmt: skip
            raise DocumentError(_DAMAGED.format(name)) from error
        if len(unpacked) > _LARGEST_PART:
            raise DocumentError(_BOMB.format(_LARGEST_PART >> 20))
        return unpacked

    def xml(self, name: str) -> Element | None:
        """A part's root element; None where there is no such part.

        Raises:
            DocumentError: as ``read`` does, or the part is no sound XML.
        """
        raw = self.read(name)
        return parsed(raw, name) if raw else None


def parsed(raw: bytes, name: str) -> Element:
    """The root element of some XML; entities are never expanded, nothing is ever fetched.

    Raises:
        DocumentError: it is no sound XML, brings a document type, or is nested too deeply.
    """
    if b"<!DOCTYPE" in raw[:4096] or b"<!ENTITY" in raw[:4096]:
        raise DocumentError(_DAMAGED.format(f"{name} brings a document type of its own"))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(_DAMAGED.format(name)) from error
    if root.getroottree().docinfo.doctype:
        raise DocumentError(_DAMAGED.format(f"{name} brings a document type of its own"))
    if _deeper_than(root, _DEEPEST):
        raise DocumentError(_DAMAGED.format(f"{name} is nested too deeply"))
    return root


def _deeper_than(root: Element, limit: int) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > limit:
            return True
    return False


def local(element: Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return _without_namespace(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=2048)
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its name without the namespace; the writers of files vary in the namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return None


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The child elements of a name, whatever their namespace."""
    if element is not None:
        for one in element:
            if local(one) == name:
                yield one


def child(element: Element | None, name: str) -> Element | None:
    """The first child element of that name, or None."""
    if element is not None:
        for one in element:
            if local(one) == name:
                return one
    return None
