"""The record: every document, passage and vector that is indexed, in one SQLite file.

The one thing to know: it is the only truth. The vector and keyword searches
are derived from it and follow its ``change_seq``; what they find is read here,
and only for those whose labels allow it.
"""

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from corpus import Document, DocumentKind, Mandate, Meeting, Passage, RecordError
from index import schema
from index.change import Changes, EmbedderStamp, apply_changes
from index.filter import EVERYTHING, Filter
from index.meanings import decode_meaning
from index.rows import (
    COLUMNS,
    DOCUMENT,
    LIVE,
    IndexedDocument,
    Keys,
    Labels,
    RetiredPassage,
    conditions,
    document_of,
    passage_of,
    retired_of,
    visible,
)

__all__ = ["IndexedDocument", "Keys", "Labels", "Record", "RetiredPassage"]


class Record:
    """The record of one home.

    Any number of processes and threads may read while one writes; each read sees
    the state before a re-index or after it. Close it, or use it in a ``with``.
    """

    def __init__(self, home: Path) -> None:
        """Use ``open`` or ``create_or_open``."""
        self.home = home
        self.file = home / "record.sqlite"
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []

    @classmethod
    def open(cls, home: Path) -> Self:
        """The record for reading, as the last finished re-index left it.

        Raises:
            RecordError: there is none, or it is damaged or not ours.
        """
        record = cls(home)
        try:
            if record.embedder is None:
                raise RecordError(f"No index in {home}. Build it with: referent reindex")
        except BaseException:
            record.close()
            raise
        return record

    @classmethod
    def create_or_open(cls, home: Path) -> Self:
        """The record, made if it is missing; for a re-index.

        Raises:
            RecordError: it is damaged, not ours, or cannot be written.
        """
        record = cls(home)
        schema.create(record.file)
        return record

    def close(self) -> None:
        """Close every thread's connection."""
        while self._connections:
            self._connections.pop().close()
        self._local = threading.local()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Several reads of this thread that all see the same state; may stand in another one."""
        with schema.translated(self.file):
            db = self._connection()
            if db.in_transaction:
                yield
                return
            db.execute("BEGIN")
            try:
                yield
            finally:
                db.execute("COMMIT")

    # What it is.

    @property
    def identity(self) -> str:
        """Tells this record from another that was made in its place."""
        return self._meta("identity") or ""

    @property
    def change_seq(self) -> int:
        """Grows with every change; what is derived from the record follows it."""
        return int(self._meta("change_seq") or "0")

    @property
    def embedder(self) -> EmbedderStamp | None:
        """What the vectors came from, or None before the first re-index has ended."""
        name, fingerprint = self._meta("embedder"), self._meta("fingerprint")
        if name is None or fingerprint is None:
            return None
        return EmbedderStamp(name, fingerprint, int(self._meta("dimension") or "0"))

    @property
    def indexed_at(self) -> datetime | None:
        """When the last re-index ended, in UTC."""
        moment = self._meta("indexed_at")
        return datetime.fromisoformat(moment) if moment else None

    @property
    def folder(self) -> Path | None:
        """The folder that was last indexed, absolute; None before that."""
        folder = self._meta("folder")
        return Path(folder) if folder else None

    def file_names(self) -> tuple[str, ...]:
        """Every file of the folder at the last re-index, also those that were set aside."""
        files = self._meta("files")
        return tuple(json.loads(files)) if files else ()

    # Documents.

    def documents(self, *, labels: Labels = None) -> tuple[IndexedDocument, ...]:
        """All documents, by path."""
        rows = self._rows(
            "SELECT path, kind, title, sha256, reader, indexed_at FROM documents ORDER BY path"
        )
        of_each = self._labels_by_document()
        documents = (
            IndexedDocument(
                path=row[0],
                kind=DocumentKind(row[1]),
                title=row[2],
                sha256=row[3],
                reader=row[4],
                labels=of_each.get(row[0], frozenset()),
                indexed_at=datetime.fromisoformat(row[5]),
            )
            for row in rows
        )
        return tuple(one for one in documents if labels is None or one.labels & labels)

    def document(self, path: str, *, labels: Labels = None) -> Document | None:
        """The document with its whole text, or None where there is none to be seen."""
        seen, parameters = visible("path", labels)
        rows = self._rows(
            f"SELECT {DOCUMENT}, places FROM documents WHERE path = ?{seen}",  # noqa: S608
            (path, *parameters),
        )
        if not rows:
            return None
        pages = self._rows(
            "SELECT first, last FROM pages WHERE document = ? ORDER BY page", (path,)
        )
        return document_of(rows[0], pages)

    def understood(
        self, *, labels: Labels = None
    ) -> tuple[tuple[Document, Meeting | Mandate], ...]:
        """All documents with what they were understood as, by path; without the places of words.

        Raises:
            RecordError: some were indexed by an older version and must be read again.
        """
        seen, parameters = visible("path", labels)
        with self.snapshot():
            rows = self._rows(
                f"SELECT {DOCUMENT}, NULL, meaning FROM documents WHERE TRUE{seen} ORDER BY path",  # noqa: S608
                parameters,
            )
            pages: dict[str, list[tuple[int, int]]] = {}
            for path, *page in self._rows("SELECT document, first, last FROM pages ORDER BY page"):
                pages.setdefault(path, []).append((page[0], page[1]))
        if any(row[-1] is None for row in rows):
            raise RecordError(
                "Some documents were indexed by an older version of Referent. Run: referent reindex"
            )
        return tuple(
            (document_of(row, pages.get(row[0], [])), decode_meaning(row[-1])) for row in rows
        )

    def paths_ever_seen(self) -> tuple[str, ...]:
        """Of documents in the record and of removed ones, sorted."""
        rows = self._rows("SELECT path FROM documents UNION SELECT document FROM labels ORDER BY 1")
        return tuple(row[0] for row in rows)

    # Passages.

    def passage(self, id_: str, *, labels: Labels = None) -> Passage | None:
        """The passage of that id, or None where there is none to be seen."""
        return next(iter(self._passages("id = ?", (id_,), labels)), None)

    def retired(self, id_: str, *, labels: Labels = None) -> RetiredPassage | None:
        """What is known of a passage that is no longer in the record under that id."""
        seen, parameters = visible("document", labels)
        rows = self._rows(
            "SELECT id, document, item, section FROM passages "  # noqa: S608
            f"WHERE id = ? AND removed_seq IS NOT NULL{seen} ORDER BY key DESC LIMIT 1",
            (id_, *parameters),
        )
        return retired_of(rows[0]) if rows else None

    def passages(
        self, document: str | None = None, *, labels: Labels = None
    ) -> tuple[Passage, ...]:
        """The passages of one document, or of all, in the documents' order."""
        if document is None:
            return self._passages("TRUE", (), labels)
        return self._passages("passages.document = ?", (document,), labels)

    def passages_of_item(self, number: str, *, labels: Labels = None) -> tuple[Passage, ...]:
        """The passages of every item with that number, in the documents' order."""
        return self._passages("item = ?", (number,), labels)

    def passages_with_keys(
        self, keys: Sequence[int], *, labels: Labels = None
    ) -> dict[int, Passage]:
        """The passages of these keys, as far as they are there and to be seen."""
        marks = ", ".join("?" * len(keys))
        seen, parameters = visible("passages.document", labels)
        rows = self._rows(
            f"SELECT {COLUMNS} {LIVE} AND key IN ({marks}){seen}", (*keys, *parameters)
        )
        return {row[0]: passage_of(row) for row in rows}

    def ids_to_keys(self, ids: Sequence[str]) -> dict[str, int]:
        """The keys of passages in the record, by id."""
        marks = ", ".join("?" * len(ids))
        rows = self._rows(f"SELECT id, key {LIVE} AND id IN ({marks})", tuple(ids))
        return dict(rows)

    def keys(self, *, labels: Labels = None, where: Filter = EVERYTHING) -> Keys:
        """The keys of all passages that a search may find, ascending: int64, (n,)."""
        seen, parameters = visible("passages.document", labels)
        narrowed, values = conditions(where)
        rows = self._rows(
            f"SELECT key {LIVE}{seen}{narrowed} ORDER BY key",
            (*parameters, *values),
        )
        return np.array([row[0] for row in rows], np.int64)

    # What they speak of.

    def item_numbers(self, *, labels: Labels = None) -> tuple[str, ...]:
        """Every item number there is, sorted as text."""
        return self._distinct("item", labels)

    def bodies(self, *, labels: Labels = None) -> tuple[str, ...]:
        """Every body that met or has a mandate, sorted."""
        return self._distinct("body", labels)

    def meetings(self, *, labels: Labels = None) -> tuple[str, ...]:
        """Every meeting's name ("19. møde"), sorted as text."""
        return self._distinct("meeting", labels)

    def period(self, *, labels: Labels = None) -> tuple[date, date] | None:
        """The first and the last date of a document, or None where none has a date."""
        days = self._distinct("date", labels)
        return (date.fromisoformat(days[0]), date.fromisoformat(days[-1])) if days else None

    def count(self, *, labels: Labels = None) -> tuple[int, int]:
        """How many documents and how many passages there are."""
        seen, parameters = visible("path", labels)
        documents = self._rows(f"SELECT count(*) FROM documents WHERE TRUE{seen}", parameters)  # noqa: S608
        return int(documents[0][0]), len(self.keys(labels=labels))

    # For the searches that follow the record.

    def metadata(self) -> tuple[tuple[int, dict[str, str | list[str] | None]], ...]:
        """Each passage's key and what a search may filter on, ascending by key."""
        of_each = {path: sorted(labels) for path, labels in self._labels_by_document().items()}
        names = ("id", "document", "kind", "body", "meeting", "date", "item", "section", "labels")
        rows = self._rows(
            f"SELECT key, id, passages.document, kind, body, meeting, date, item, section {LIVE} "
            "ORDER BY key"
        )
        return tuple(
            (row[0], dict(zip(names, (*row[1:], of_each.get(row[2], [])), strict=True)))
            for row in rows
        )

    def vectors(self, after: int = 0) -> tuple[Keys, npt.NDArray[np.float16]]:
        """Keys greater than ``after``, ascending, and their vectors: float16, (n, dimension)."""
        embedder = self.embedder
        if embedder is None:
            return np.zeros(0, np.int64), np.zeros((0, 0), np.float16)
        rows = self._rows(
            "SELECT key, vector FROM passages JOIN vectors "
            "ON vectors.embedder = ? AND vectors.embedded = passages.embedded "
            "WHERE removed_seq IS NULL AND key > ? ORDER BY key",
            (embedder.fingerprint, after),
        )
        joined = np.frombuffer(b"".join(row[1] for row in rows), np.float16)
        return np.array([row[0] for row in rows], np.int64), joined.reshape(-1, embedder.dimension)

    # For a re-index.

    def known_texts(self, fingerprint: str) -> frozenset[bytes]:
        """The hashes of the texts whose vectors from that embedder are kept."""
        rows = self._rows("SELECT embedded FROM vectors WHERE embedder = ?", (fingerprint,))
        return frozenset(row[0] for row in rows)

    def embedded_texts(self) -> dict[str, bytes]:
        """For each passage's id, the hash of its embedded text."""
        return dict(self._rows("SELECT id, embedded FROM passages WHERE removed_seq IS NULL"))

    def remember_vectors(
        self, fingerprint: str, vectors: Mapping[bytes, npt.NDArray[np.float32]]
    ) -> None:
        """Keep vectors by the hash of their text, ahead of ``apply``: a long run can be resumed."""
        rows = (
            (embedded, fingerprint, vector.astype(np.float16).tobytes())
            for embedded, vector in vectors.items()
        )
        with schema.open_writing(self.file) as db:
            db.executemany(
                "INSERT OR REPLACE INTO vectors (embedded, embedder, vector) VALUES (?, ?, ?)", rows
            )

    def apply(self, changes: Changes) -> None:
        """Make all of a re-index visible at once; after a crash the old state is there.

        Raises:
            RecordError: it could not be written whole; nothing was changed.
        """
        with schema.open_writing(self.file) as db:
            apply_changes(db, changes)

    # Steps.

    def _connection(self) -> sqlite3.Connection:
        db: sqlite3.Connection | None = getattr(self._local, "db", None)
        if db is not None and (db.in_transaction or self._local.place == _place(self.file)):
            return db
        # Opened first, or anew where the file has been moved away and built again.
        self._local.place = _place(self.file)
        self._local.db = db = schema.open_reading(self.file)
        self._connections.append(db)
        return db

    def _rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with schema.translated(self.file):
            return self._connection().execute(sql, parameters).fetchall()

    def _meta(self, key: str) -> str | None:
        rows = self._rows("SELECT value FROM meta WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def _labels_by_document(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for document, label in self._rows("SELECT document, label FROM labels"):
            found.setdefault(document, set()).add(label)
        return {document: frozenset(labels) for document, labels in found.items()}

    def _passages(
        self, condition: str, values: tuple[object, ...], labels: Labels
    ) -> tuple[Passage, ...]:
        seen, parameters = visible("passages.document", labels)
        rows = self._rows(
            f"SELECT {COLUMNS} {LIVE} AND {condition}{seen} ORDER BY passages.document, first, key",
            (*values, *parameters),
        )
        return tuple(passage_of(row) for row in rows)

    def _distinct(self, column: str, labels: Labels) -> tuple[str, ...]:
        seen, parameters = visible("passages.document", labels)
        rows = self._rows(
            f"SELECT DISTINCT {column} {LIVE} AND {column} IS NOT NULL{seen} ORDER BY 1",
            parameters,
        )
        return tuple(row[0] for row in rows)


def _place(file: Path) -> tuple[int, int] | None:
    """Tells a file from another under the same name."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
