"""A folder's files: which are new or changed, and what they hold.

The one thing to know: a file that cannot be read is not a file that is gone.
It is set aside with its reason, and what was indexed of it before stays.
"""

import hashlib
import itertools
import logging
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus import (
    READER_VERSION,
    Document,
    DocumentError,
    Finding,
    FolderError,
    Mandate,
    Meeting,
    document_files,
    embedding_text,
    examine,
    read_document,
    split_passages,
    understand,
)
from index.change import ReadDocument, text_hash
from index.rows import IndexedDocument

__all__ = ["READER", "FailedFile", "find_files", "read_changed"]

logger = logging.getLogger(__name__)

READER = str(READER_VERSION)


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that was set aside; what was indexed of it before, if anything, stays."""

    file: str
    reason: str


def find_files(
    folder: Path, before: Mapping[str, IndexedDocument]
) -> tuple[dict[str, Path], tuple[FailedFile, ...]]:
    """The folder's files by path, and the indexed documents whose own folder cannot be looked into."""
    refused: list[str] = []

    def refuse(error: OSError) -> None:
        refused.append(Path(error.filename).relative_to(folder).as_posix())

    try:
        found = document_files(folder)
        for _ in os.walk(folder, onerror=refuse):
            pass
    except FolderError as error:
        stays = f" The index keeps its {len(before)} documents." if before else ""
        raise FolderError(f"{error}{stays}") from error
    out_of_reach = tuple(
        FailedFile(path, "its folder cannot be opened. Check the folder's permissions.")
        for path in sorted(before)
        if any(path.startswith(f"{place}/") for place in refused)
    )
    return {file.relative_to(folder).as_posix(): file for file in found}, out_of_reach


def read_changed(
    folder: Path, files: Mapping[str, Path], before: Mapping[str, IndexedDocument]
) -> tuple[tuple[ReadDocument, ...], tuple[FailedFile, ...], tuple[Finding, ...]]:
    """Read what is new or changed; one bad file does not keep the others out."""
    read: list[tuple[ReadDocument, Meeting | Mandate]] = []
    failed: list[FailedFile] = []
    for path, file in files.items():
        known = before.get(path)
        if known and known.reader == READER and known.sha256 == _sha256(file):
            continue
        try:
            read.append(_read_one(file, folder))
        except DocumentError as error:
            failed.append(FailedFile(_printable(path), str(error)))
        except Exception as error:
            logger.exception("%s could not be understood", _printable(path))
            kind = type(error).__name__
            failed.append(
                FailedFile(
                    _printable(path), f"it could not be understood ({kind}). Report this file."
                )
            )
    documents = tuple(one for one, _ in read)
    names = {name for one in before.values() for name in (one.path, one.title)}
    names |= {name for one in documents for name in (one.document.path, one.document.title)}
    findings = (_findings(one.document, understood, names) for one, understood in read)
    return documents, tuple(failed), tuple(itertools.chain.from_iterable(findings))


def _read_one(file: Path, folder: Path) -> tuple[ReadDocument, Meeting | Mandate]:
    document = read_document(file, folder)
    if _printable(document.path) != document.path:
        raise DocumentError("its name is not valid UTF-8. Rename it.")
    understood = understand(document)
    passages = split_passages(document, understood)
    if not passages:
        raise DocumentError("it has no passage that could be cited. Check that it holds text.")
    if len({passage.id for passage in passages}) < len(passages):
        raise ValueError("two passages have the same id")
    hashes = tuple(text_hash(embedding_text(passage)) for passage in passages)
    return ReadDocument(document, understood, passages, hashes), understood


def _findings(
    document: Document, understood: Meeting | Mandate, names: Collection[str]
) -> tuple[Finding, ...]:
    try:
        return examine(document, understood, names)
    except Exception:
        logger.exception("%s could not be examined", document.path)
        return ()


def _sha256(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None  # reading it will say why


def _printable(path: str) -> str:
    """A path as text; file names may hold bytes that are none."""
    return os.fsencode(path).decode("utf-8", "replace")
