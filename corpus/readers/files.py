"""Files into Documents: which files count, and each read as what it is.

The one thing to know: ``Document.text`` is what the reader of the format gives,
character for character; nothing is cleaned here.
"""

import hashlib
import re
from pathlib import Path

from corpus.errors import DocumentError, FolderError
from corpus.kinds import kind_of, title_of
from corpus.model import Document, Note
from corpus.readers.extracted import Extracted
from corpus.readers.formats import Format, format_of, mislabelled

__all__ = ["READER_VERSION", "document_files", "read_document"]

#: Raised when the reading changes, so that unchanged files are read again.
READER_VERSION = 2

_MEGABYTE = 1024 * 1024
_LARGEST = {Format.PDF: 100, Format.DOCX: 100, Format.ODT: 100}  # megabytes
_LARGEST_TEXT = 20
# What programs write where a title belongs: "Microsoft Word - referat.doc", "Dokument1"
_NO_TITLE = re.compile(r"microsoft|\.\w{2,4}$|^(?:dokument|document|untitled|unavngivet)\b", re.I)
_NOT_DOCUMENTS = re.compile(
    r"^(?:readme|licen[cs]e|copying|labels\.toml|vocabulary\.toml)(?:\.|$)", re.IGNORECASE
)


def document_files(root: Path) -> tuple[Path, ...]:
    """Every file under a folder that should be a document, sorted by path.

    Hidden files and folders, the lock files of word processors, README and LICENSE files,
    ``labels.toml`` and ``vocabulary.toml`` are left out.

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
        and not path.name.startswith("~$")
        and not _NOT_DOCUMENTS.match(path.name)
        and not path.is_dir()
    )
    if not files:
        raise FolderError(
            f"The folder {root} holds no documents. Put minutes in it: PDF, DOCX, ODT, HTML, plain "
            "text or Markdown."
        )
    return files


def read_document(file: Path, root: Path) -> Document:
    """Reads one file.

    Raises:
        DocumentError: the file cannot be read, is empty, too large, or of a type that is not
            read; the message says why and what to do, without the file's name.
    """
    raw = _bytes(file, root)
    suffix = file.suffix.lower()
    found = format_of(raw, suffix)
    limit = _LARGEST.get(found, _LARGEST_TEXT)
    if len(raw) > limit * _MEGABYTE:
        raise DocumentError(f"it is larger than {limit} MB. Split it into its documents.")
    read = _extracted(raw, found, suffix)
    if not re.search(r"\w", read.text):
        raise DocumentError("it holds no words. Save it again, or remove it.")
    path = file.relative_to(root).as_posix()
    title = _title(read, path)
    called = mislabelled(found, suffix)
    return Document(
        path=path,
        kind=kind_of(path, title, read.text, markdown=read.markdown, marks=read.marks),
        title=title,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=read.text,
        pages=read.pages,
        markdown=read.markdown,
        marks=read.marks,
        words=read.words,
        furniture=read.furniture,
        notes=((Note("mislabelled", called),) if called else ()) + read.notes,
    )


def _title(read: Extracted, path: str) -> str:
    """By the text; then what the file calls itself; then its name."""
    found = title_of(read.text, markdown=read.markdown, marks=read.marks)
    if not found and read.title and not _NO_TITLE.search(read.title):
        found = read.title
    return found or re.sub(r"[_-]+", " ", Path(path).stem)


def _bytes(file: Path, root: Path) -> bytes:
    try:
        if not file.resolve(strict=True).is_relative_to(root.resolve()):
            raise DocumentError("it is a link to a file outside the folder. Copy the file itself.")
        if file.stat().st_size > max(_LARGEST.values()) * _MEGABYTE:
            limit = max(_LARGEST.values())
            raise DocumentError(f"it is larger than {limit} MB. Split it into its documents.")
        raw = file.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError("it is a link to a file that is not there. Copy the file.") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DocumentError(f"it cannot be opened ({reason}). Check the file's rights.") from error
    if not raw.strip(b"\x00 \t\r\n"):
        raise DocumentError("it is empty. Save it again, or remove it.")
    return raw


def _extracted(raw: bytes, found: Format, suffix: str) -> Extracted:
    """What the reader of the format gives; each brings its libraries only when it is needed."""
    match found:
        case Format.PDF:
            from corpus.readers.pdf import read_pdf

            return read_pdf(raw)
        case Format.DOCX:
            from corpus.readers.docx import read_docx

            return read_docx(raw)
        case Format.ODT:
            from corpus.readers.odt import read_odt

            return read_odt(raw)
        case Format.HTML:
            from corpus.readers.html import read_html

            return read_html(raw)
        case Format.MARKDOWN:
            from corpus.readers.markdown import read_markdown

            return read_markdown(raw)
        case Format.TEXT:
            from corpus.readers.text import read_text

            read = read_text(raw, suffix)
            if not suffix and _looks_like_markdown(read.text):
                return Extracted(read.text, markdown=True)
            return read


def _looks_like_markdown(text: str) -> bool:
    return len(re.findall(r"(?m)^#{1,4} \S", text)) >= 2
