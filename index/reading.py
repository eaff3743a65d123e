"""A folder's files: which are new or changed, and what they hold.

The one thing to know: a file that cannot be read is not a file that is gone.
It is set aside with its reason, and what was indexed of it before stays.
"""

import hashlib
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from corpus import (
    READER_VERSION,
    VOCABULARY_FILE,
    FolderError,
    WholeDocument,
    document_files,
    embedding_text,
    load_vocabulary,
    read_whole,
)
from index.change import ReadDocument, text_hash
from index.rows import IndexedDocument
from index.workers import Failure, Readers

__all__ = ["FailedFile", "find_files", "printable", "read_changed", "reader_of"]

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]


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


def reader_of(folder: Path) -> str:
    """The version of the reading code and of the words that it knows: another one reads differently.

    Raises:
        FolderError: the folder's ``vocabulary.toml`` cannot be used; says what to mend.
    """
    words = hashlib.sha256()
    for table in sorted(
        resources.files("corpus").joinpath("vocabulary").iterdir(), key=lambda one: one.name
    ):
        words.update(table.read_bytes() if table.name.endswith(".toml") else b"")
    if extension := _vocabulary(folder):
        words.update(extension.read_bytes())
    return f"{READER_VERSION}-{words.hexdigest()[:12]}"


def _vocabulary(folder: Path) -> Path | None:
    """The folder's own words, or None; checked before anything is read with them."""
    extension = folder / VOCABULARY_FILE
    if not extension.is_file():
        return None
    try:
        load_vocabulary.__wrapped__(extension)  # the file may have changed since it was read before
    except FolderError as error:
        raise FolderError(f"{error} Nothing was changed.") from error
    return extension


def read_changed(
    folder: Path,
    files: Mapping[str, Path],
    before: Mapping[str, IndexedDocument],
    *,
    progress: Progress | None = None,
) -> tuple[tuple[ReadDocument, ...], tuple[FailedFile, ...]]:
    """Read what is new or changed; one bad file does not keep the others out.

    Args:
        folder: with the documents, and ``vocabulary.toml`` if the archive has words of its own.
        files: of the folder, by path.
        before: what is indexed, by path.
        progress: told how many files are read, of how many.

    Raises:
        FolderError: the folder's ``vocabulary.toml`` cannot be used.
        RecordError: files cannot be read at all.
    """
    reader, extension = reader_of(folder), _vocabulary(folder)
    failed: list[FailedFile] = []
    wanted: dict[str, Path] = {}
    for path, file in files.items():
        known = before.get(path)
        if known and known.reader == reader and known.sha256 == _sha256(file):
            continue
        if printable(path) != path:
            failed.append(FailedFile(printable(path), "its name is not valid UTF-8. Rename it."))
        else:
            wanted[path] = file
    with Readers() as readers:
        jobs = [(file, folder, extension) for file in wanted.values()]
        outcomes = dict(zip(wanted, readers.each(read_whole, jobs, progress), strict=True))
    for path, outcome in outcomes.items():
        if isinstance(outcome, Failure):
            if outcome.kind == "fault":
                logger.error("%s could not be understood\n%s", path, outcome.details)
            failed.append(FailedFile(path, outcome.reason))
    read = [one for one in outcomes.values() if isinstance(one, WholeDocument)]
    return (
        tuple(map(_with_hashes, read)),
        tuple(sorted(failed, key=lambda one: one.file)),
    )


def _with_hashes(read: WholeDocument) -> ReadDocument:
    hashes = tuple(text_hash(embedding_text(passage)) for passage in read.passages)
    return ReadDocument(read.document, read.meaning, read.passages, hashes)


def _sha256(file: Path) -> str | None:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None  # reading it will say why


def printable(path: str) -> str:
    """A path as text; file names may hold bytes that are none."""
    return os.fsencode(path).decode("utf-8", "replace")
