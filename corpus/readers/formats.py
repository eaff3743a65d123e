"""Which format a file has: by what it holds, its name's ending being a hint.

The one thing to know: a file is read as what it is, whatever it is called, where
that is certain; what is not read is refused with what to do instead.
"""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from corpus.errors import DocumentError
from corpus.readers.text import is_binary

__all__ = ["Format", "format_of", "mislabelled"]


class Format(StrEnum):
    """A format that is read; the value is its usual ending."""

    TEXT = "txt"
    MARKDOWN = "md"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    HTML = "html"


_NAMES = {
    Format.TEXT: "plain text", Format.MARKDOWN: "Markdown", Format.PDF: "a PDF",
    Format.DOCX: "a Word document (DOCX)", Format.ODT: "an OpenDocument text (ODT)",
    Format.HTML: "an HTML page",
}  # fmt: skip
_SUFFIXES = {
    ".txt": Format.TEXT, ".text": Format.TEXT, "": Format.TEXT,
    ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".mdown": Format.MARKDOWN,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX, ".docm": Format.DOCX, ".dotx": Format.DOCX, ".dotm": Format.DOCX,
    ".odt": Format.ODT, ".ott": Format.ODT,
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML,
}  # fmt: skip
_TEXTUAL = frozenset({Format.TEXT, Format.MARKDOWN, Format.HTML})
_AS_DOCX = "Save it as DOCX or PDF."
# First bytes of what is not read, with what it is and what to do.
_REFUSED = (
    (b"{\\rtf", "an RTF document", _AS_DOCX),
    (b"\x89PNG", "an image", ""), (b"\xff\xd8\xff", "an image", ""), (b"GIF8", "an image", ""),
    (b"II*\x00", "an image", ""), (b"MM\x00*", "an image", ""), (b"BM", "an image", ""),
    (b"7z\xbc\xaf\x27\x1c", "an archive", ""), (b"Rar!", "an archive", ""),
    (b"\x1f\x8b", "an archive", ""), (b"BZh", "an archive", ""), (b"\xfd7zXZ", "an archive", ""),
    (b"%!PS", "a PostScript file", "Save it as PDF."),
    (b"\xdb\xa5-", "a document of an old Word version", _AS_DOCX),
    (b"SQLite format 3", "a database", "Export its text."),
)  # fmt: skip
_REMEDIES = {
    "an image": "Run text recognition on it, and add the result as PDF or text.",
    "an archive": "Unpack it, and add the documents themselves.",
}
_CFB = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Office before 2007, and of locked files
)
_OFFICE = (
    (".doc", "a document of an old Word version", _AS_DOCX),
    (".xls", "a spreadsheet", "Save the sheets as PDF."),
    (".ppt", "a presentation", "Save it as PDF."),
    (".msg", "an e-mail", "Save its text as PDF, and its attachments as they are."),
)
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    rb"(?:<!doctype\s+html|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"<(?:p|div|br|h[1-6]|table|body|li|span)\b", re.IGNORECASE)
_NOT_READ = (
    "files of type {} are not read. Save the document as PDF, DOCX, ODT, HTML, plain text (.txt) "
    "or Markdown (.md)."
)


def format_of(raw: bytes, suffix: str) -> Format:
    """The format of a file.

    Args:
        raw: what it holds.
        suffix: its name's ending with the dot, in lower case.

    Raises:
        DocumentError: it is of a format that is not read, or its contents are no such file.
    """
    if b"%PDF-" in raw[:1024]:
        return Format.PDF
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archived(raw)
    if raw.startswith(_CFB):
        raise DocumentError(_compound(raw, suffix))
    for start, what, remedy in _REFUSED:
        if raw.startswith(start) and (len(start) > 2 or is_binary(raw)):
            raise DocumentError(f"it is {what}, which is not read. {remedy or _REMEDIES[what]}")
    return _textual(raw, suffix)


def mislabelled(found: Format, suffix: str) -> str | None:
    """What to say of a file that is called something else than it is, or None."""
    said = _SUFFIXES.get(suffix)
    if said is found or {said, found} == {Format.TEXT, Format.MARKDOWN}:
        return None
    return f"It is {_NAMES[found]}, although its name ends in {suffix or 'nothing'}; it was read as that."


def _archived(raw: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception as error:  # damaged archives raise nearly anything
        raise DocumentError(
            "its contents are damaged (no complete archive). Save it again."
        ) from error
    if any(re.match(r"word/document\d*\.xml$", name) for name in names):
        return Format.DOCX
    if b"opendocument.text" in kind or (not kind and {"content.xml", "styles.xml"} <= names):
        return Format.ODT
    if any(name.startswith("xl/") for name in names) or b"spreadsheet" in kind:
        raise DocumentError("it is a spreadsheet, which is not read. Save the sheets as PDF.")
    if any(name.startswith("ppt/") for name in names) or b"presentation" in kind:
        raise DocumentError("it is a presentation, which is not read. Save it as PDF.")
    if (
        b"epub" in kind
        or any(name.endswith(".pages") for name in names)
        or "Index/Document.iwa" in names
    ):
        raise DocumentError(f"it is a document of a type that is not read. {_AS_DOCX}")
    raise DocumentError(f"it is an archive, which is not read. {_REMEDIES['an archive']}")


def _compound(raw: bytes, suffix: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in raw:
        return "it is locked with a password. Save it without one."
    for ending, what, remedy in _OFFICE:
        if suffix.startswith(ending):
            return f"it is {what}, which is not read. {remedy}"
    return f"it is {_OFFICE[0][1]}, which is not read. {_AS_DOCX}"


def _textual(raw: bytes, suffix: str) -> Format:
    said = _SUFFIXES.get(suffix)
    if said is None:
        raise DocumentError(_NOT_READ.format(suffix))
    if is_binary(raw) and raw.strip(b"\x00 \t\r\n"):
        if said in _TEXTUAL:
            raise DocumentError(
                f"it is a binary file, not text, although its name ends in {suffix or 'nothing'}. "
                "Save the document as text."
            )
        raise DocumentError(f"its contents are damaged (no {said.upper()}). Save it again.")
    if _HTML.match(raw) or (said is Format.HTML and _TAGS.search(raw)):
        return Format.HTML
    if raw.lstrip().startswith(b"MIME-Version:") or b"\nContent-Type: multipart/" in raw[:2000]:
        raise DocumentError("it is a saved message or web archive. Save it as HTML or PDF.")
    if raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        raise DocumentError(f"it is XML of a type that is not read. {_AS_DOCX}")
    if said is Format.MARKDOWN:
        return said
    return Format.TEXT
