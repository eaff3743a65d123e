"""The secretariat's side: a folder indexed, one file read, the state of it all.

The one thing to know: a folder that is not named is the one that was indexed
before, so that a bare ``referent reindex`` never swaps one archive for another.
"""

from pathlib import Path

from bot.config import Settings
from bot.terminal import progress_bar
from corpus import (
    Document,
    DocumentError,
    FolderError,
    Mandate,
    Meeting,
    document_files,
    read_document,
    understand,
)
from index import ChangeReport, Record, load_embedder, reindex

__all__ = ["read_one", "run_reindex"]


def run_reindex(settings: Settings, folder: Path | None, *, quiet: bool) -> ChangeReport:
    """Makes the index match a folder.

    Args:
        settings: where the index lies and what it is built with.
        folder: None for the folder set, else the one indexed before, else the sample documents.
        quiet: without a progress bar.

    Raises:
        ReferentError: nothing was changed; says why.
    """
    with Record.create_or_open(settings.home) as record:
        chosen = (folder or _folder(settings, record)).expanduser().resolve()
        embedder = load_embedder(settings.embedder, settings.home)
        with (
            progress_bar("Reading files", quiet=quiet) as reading,
            progress_bar("Embedding passages", quiet=quiet) as progress,
        ):
            return reindex(chosen, record, embedder, progress=progress, reading=reading)


def _folder(settings: Settings, record: Record) -> Path:
    """The folder that a re-index without a folder means."""
    if "documents" in settings.model_fields_set or record.folder is None:
        return settings.documents
    return record.folder


def read_one(settings: Settings, file: Path) -> tuple[Document, Meeting | Mandate, tuple[str, ...]]:
    """One document as it is understood, with the names of the documents around it.

    Args:
        settings: the documents folder is tried where there is no such path.
        file: a path, or a name relative to the documents folder.

    Raises:
        FolderError: there is no such file.
        DocumentError: it cannot be read.
    """
    root = settings.documents.resolve()
    found = next((p for p in (file.expanduser(), root / file) if p.is_file()), None)
    if found is None:
        raise FolderError(f"No file {file}, neither here nor in {root}.")
    path = found.resolve()
    root = root if path.is_relative_to(root) else path.parent
    try:
        document = read_document(path, root)
    except DocumentError as error:
        raise DocumentError(f"{file}: {error}") from error
    return document, understand(document), _names(root)


def _names(root: Path) -> tuple[str, ...]:
    """Paths and titles of the documents of a folder; unreadable ones by their path."""
    names: list[str] = []
    for file in document_files(root):
        names.append(file.relative_to(root).as_posix())
        try:
            names.append(read_document(file, root).title)
        except DocumentError:
            continue
    return tuple(names)
