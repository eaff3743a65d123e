"""Files into Documents: which files count, in which encoding, of which kind.

The one thing to know: ``Document.text`` is the decoded file, character for
character; nothing is cleaned here.
"""

import hashlib
import re
from pathlib import Path

from charset_normalizer import from_bytes

from corpus.errors import DocumentError, FolderError
from corpus.model import Document, DocumentKind, Span
from corpus.rows import front_heading, label_of, rows_of
from corpus.terms import words as words_of
from corpus.text import mend

__all__ = ["READER_VERSION", "document_files", "read_document"]

#: Raised when the reading changes, so that unchanged files are read again.
READER_VERSION = 1

_MARKDOWN = frozenset({".md", ".markdown", ".mdown"})
_TEXT = frozenset({".txt", ".text", ""})
_LARGEST = 20 * 1024 * 1024
_NOT_DOCUMENTS = re.compile(r"^(?:readme|licen[cs]e|copying|labels\.toml)(?:\.|$)", re.IGNORECASE)
# A first paragraph that is no title: "This document defines how …"
_PROSE = re.compile(r"^[>!\[]|^\S+(?:\s+\S+){9,}.*[.…]$")
_GENERIC = frozenset({"dagsorden", "agenda", "beslutningsreferat", "udkast"})


def document_files(root: Path) -> tuple[Path, ...]:
    """Every file under a folder that should be a document, sorted by path.

    Hidden files and folders, README and LICENSE files and ``labels.toml`` are left out.

    Raises:
        FolderError: the folder is missing, is no folder, or holds no such file.
    """
    if not root.is_dir():
        raise FolderError(
            f"No documents folder at {root}. Create it, or set REFERENT_DOCUMENTS to the folder "
            "with the minutes."
        )
    try:
        found = sorted(path for path in root.rglob("*") if path.is_file() or path.is_symlink())
    except OSError as error:
        raise FolderError(f"The folder {root} cannot be read: {error.strerror}.") from error
    files = tuple(
        path
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(root).parts)
        and not _NOT_DOCUMENTS.match(path.name)
        and not path.is_dir()
    )
    if not files:
        raise FolderError(
            f"The folder {root} holds no documents. Put minutes in it as plain text or Markdown."
        )
    return files


def read_document(file: Path, root: Path) -> Document:
    """Reads one file.

    Raises:
        DocumentError: the file cannot be read, is empty, too large, or no text; the message
            says why and what to do, without the file's name.
    """
    raw = _bytes(file, root)
    text = _decoded(raw, file.suffix.lower())
    path = file.relative_to(root).as_posix()
    markdown = file.suffix.lower() in _MARKDOWN or (not file.suffix and _looks_like_markdown(text))
    title = _title(text, markdown=markdown) or re.sub(r"[_-]+", " ", file.stem)
    kind = _kind(path, title, text, markdown=markdown)
    digest = hashlib.sha256(raw).hexdigest()
    return Document(path, kind, title, digest, text, (), markdown)


def _bytes(file: Path, root: Path) -> bytes:
    suffix = file.suffix.lower()
    if suffix not in _MARKDOWN | _TEXT:
        raise DocumentError(
            f"files of type {suffix} are not read. Save it as plain text (.txt) or Markdown (.md)."
        )
    try:
        if not file.resolve(strict=True).is_relative_to(root.resolve()):
            raise DocumentError("it is a link to a file outside the folder. Copy the file itself.")
        if file.stat().st_size > _LARGEST:
            raise DocumentError("it is larger than 20 MB. Split it into its documents.")
        return file.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError("it is a link to a file that is not there. Copy the file.") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DocumentError(f"it cannot be opened ({reason}). Check the file's rights.") from error


def _decoded(raw: bytes, suffix: str) -> str:
    if not raw.strip(b"\x00 \t\r\n"):
        raise DocumentError("it is empty. Save it again, or remove it.")
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (b"\x00" in raw[:65536] or _control_share(raw[:65536]) > 0.02):
        raise DocumentError(
            f"it is a binary file, not text, although its name ends in {suffix or 'nothing'}. "
            "Save the document as text."
        )
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(raw, cp_isolation=["cp1252", "latin_1", "cp865", "mac_roman"]).best()
        if best is None:
            raise DocumentError("its encoding is not known. Save it as UTF-8.") from None
        text = str(best)
    if not re.search(r"\w", text):
        raise DocumentError("it holds no words. Save it again, or remove it.")
    return text


def _control_share(raw: bytes) -> float:
    return sum(byte < 32 and byte not in b"\t\n\r\f\x0b" for byte in raw) / len(raw)


def _looks_like_markdown(text: str) -> bool:
    return len(re.findall(r"(?m)^#{1,4} \S", text)) >= 2


def _title(text: str, *, markdown: bool) -> str:
    """The first paragraph; after a lone "Referat" or "Kommissorium" the next one too."""
    paragraphs: list[str] = []
    start: int | None = None
    end = 0
    for row in (*rows_of(text, markdown=markdown)[:60], None):
        ends = row is None or row.blank or bool(row.level) or label_of(row) or front_heading(row)
        if start is not None and ends:
            paragraphs.append(mend(text, Span(start, end)).lstrip("# ").strip("*_ "))
            start = None
        if row is None or (front_heading(row) and paragraphs) or len(paragraphs) > 1:
            break
        if row.level:
            paragraphs.append(row.words.strip("*_ "))
        elif not row.blank and not label_of(row):
            start = row.span.start if start is None else start
            end = row.span.end
    paragraphs = [
        words for words in paragraphs if re.search(r"\w", words) and not _PROSE.search(words)
    ]
    if not paragraphs:
        return ""
    first = paragraphs[0]
    generic = {*words_of("minutes_titles"), *words_of("mandate_titles"), *_GENERIC}
    if first.casefold().strip(" .:") in generic and len(paragraphs) > 1:
        first = f"{first}: {paragraphs[1]}"
    return first if len(first) <= 160 else first[:157].rsplit(" ", 1)[0] + " …"


def _kind(path: str, title: str, text: str, *, markdown: bool) -> DocumentKind:
    """Minutes, mandate or other: by title, then file name, then what the document holds."""
    name = Path(path).stem.casefold().replace("_", " ").replace("-", " ")
    for words in (title.casefold(), name):
        minutes, mandate = (
            _first(words, words_of(topic)) for topic in ("minutes_titles", "mandate_titles")
        )
        if minutes is not None or mandate is not None:
            if mandate is None or (minutes is not None and minutes < mandate):
                return DocumentKind.MINUTES
            return DocumentKind.MANDATE
    front = {front_heading(row) for row in rows_of(text, markdown=markdown)[:120]} - {None}
    return DocumentKind.MINUTES if len(front) > 1 else DocumentKind.OTHER


def _first(words: str, titles: tuple[str, ...]) -> int | None:
    """Where the first of some titles stands in a line as a word of its own or ending one."""
    places = [
        m.start() for t in titles if (m := re.search(rf"{re.escape(t)}(?:et|er|erne)?\b", words))
    ]
    return min(places, default=None)
