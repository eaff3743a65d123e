"""The state of the index: what is in it, with which model, since when, and what is amiss.

The one thing to know: it reads the record and looks at the folder; no model is
loaded, so that it answers at once.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.config import Settings
from corpus import FolderError, document_files
from index import Record

__all__ = ["Status", "read_status"]


@dataclass(frozen=True, slots=True)
class Status:
    """What is indexed.

    Attributes:
        bodies: that met or have a mandate, sorted.
        first: earliest date of a document.
        last: latest date of a document.
        folder: that was indexed.
        problems: what is amiss, each with its remedy; empty where all is well.
    """

    documents: int
    passages: int
    embedder: str
    indexed_at: datetime | None
    bodies: tuple[str, ...]
    first: date | None
    last: date | None
    folder: str
    home: str
    problems: tuple[str, ...]


def read_status(settings: Settings, record: Record) -> Status:
    """The state of a record against the settings and the folder.

    Raises:
        RecordError: the record cannot be read.
    """
    documents, passages = record.count()
    first, last = record.period() or (None, None)
    built_with = record.embedder
    folder = record.folder or settings.documents
    return Status(
        documents=documents,
        passages=passages,
        embedder=built_with.name if built_with else settings.embedder,
        indexed_at=record.indexed_at,
        bodies=record.bodies(),
        first=first,
        last=last,
        folder=str(folder),
        home=str(settings.home),
        problems=tuple(_problems(settings, record, folder)),
    )


def _problems(settings: Settings, record: Record, folder: Path) -> list[str]:
    problems: list[str] = []
    built_with = record.embedder
    if built_with and built_with.name != settings.embedder:
        problems.append(
            f'The index was built with model "{built_with.name}", the configuration says '
            f'"{settings.embedder}". Run: referent reindex'
        )
    try:
        files = {file.relative_to(folder).as_posix(): file for file in document_files(folder)}
    except FolderError as error:
        return [*problems, str(error)]
    indexed = {document.path for document in record.documents()}
    since = record.indexed_at or datetime.min.replace(tzinfo=UTC)
    new = [
        path
        for path, file in files.items()
        if datetime.fromtimestamp(file.lstat().st_mtime, UTC) > since
    ]
    gone = indexed - files.keys()
    if new or gone:
        problems.append(
            f"{len(new)} new or changed and {len(gone)} removed files in {folder} since the last "
            "re-index. Run: referent reindex"
        )
    return problems
