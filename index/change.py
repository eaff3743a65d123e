"""What a re-index changes, written in one transaction.

The one thing to know: a passage keeps its key for as long as its id, its item
and the text that was embedded stay the same, so a derived index has nothing to
do for it; anything else retires the row and adds a new one.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from corpus import Document, Mandate, Meeting, Passage, RecordError
from index.meanings import encode_format, encode_meaning, encode_words

__all__ = ["Changes", "EmbedderStamp", "ReadDocument", "apply_changes", "text_hash"]


@dataclass(frozen=True, slots=True)
class EmbedderStamp:
    """The embedder that the record's vectors came from."""

    name: str
    fingerprint: str
    dimension: int


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as it was read and understood, with its passages and the hash of each one's embedded text."""

    document: Document
    meaning: Meeting | Mandate
    passages: tuple[Passage, ...]
    hashes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """A whole re-index.

    Attributes:
        embedder: what every passage is embedded with afterwards.
        reader: the version of the reading code that ``written`` was read with.
        written: documents new or read anew.
        removed: paths of documents that are gone.
        labels: of every document ever seen, by path.
        folder: that the documents were read from, absolute; None leaves it as it was.
        files: every file in that folder, also such as are not documents; None leaves them.
    """

    embedder: EmbedderStamp
    reader: str
    written: tuple[ReadDocument, ...] = ()
    removed: tuple[str, ...] = ()
    labels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    folder: str | None = None
    files: tuple[str, ...] | None = None


def text_hash(text: str) -> bytes:
    """Names the text that is embedded; the same words are never embedded twice."""
    return hashlib.sha256(text.encode("utf-8")).digest()


def apply_changes(db: sqlite3.Connection, changes: Changes) -> None:
    """Carry out all of ``changes`` within the caller's transaction.

    Raises:
        RecordError: a passage would be left without a vector; nothing may then be committed.
    """
    before = db.total_changes
    seq = int(_meta(db, "change_seq") or "0") + 1
    for path in changes.removed:
        _retire(db, (key for key, *_ in _live(db, path).values()), seq)
        db.execute("DELETE FROM documents WHERE path = ?", (path,))
    for read in changes.written:
        _write_document(db, read, changes.reader)
        _write_passages(db, read, seq)
    for path, labels in changes.labels.items():
        _write_labels(db, path, labels)
    _set_embedder(db, changes.embedder)
    _prune_vectors(db, changes.embedder.fingerprint)
    if db.total_changes > before:
        _set_meta(db, "change_seq", str(seq))
    if changes.folder is not None:
        _set_meta(db, "folder", changes.folder)
    if changes.files is not None:
        _set_meta(db, "files", json.dumps(changes.files, ensure_ascii=False))
    _set_meta(db, "indexed_at", datetime.now(UTC).isoformat(timespec="seconds"))
    _check_complete(db, changes.embedder)


def _write_document(db: sqlite3.Connection, read: ReadDocument, reader: str) -> None:
    document = read.document
    db.execute("DELETE FROM documents WHERE path = ?", (document.path,))
    db.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.path,
            document.kind,
            document.title,
            document.sha256,
            document.text,
            document.markdown,
            reader,
            datetime.now(UTC).isoformat(timespec="seconds"),
            encode_format(document.marks, document.furniture, document.notes),
            encode_words(document.words),
            encode_meaning(read.meaning),
        ),
    )
    pages = ((document.path, n, page.start, page.end) for n, page in enumerate(document.pages, 1))
    db.executemany("INSERT INTO pages VALUES (?, ?, ?, ?)", pages)


def _write_passages(db: sqlite3.Connection, read: ReadDocument, seq: int) -> None:
    known = _live(db, read.document.path)
    kept = {
        passage.id: known[passage.id][0]
        for passage, embedded in zip(read.passages, read.hashes, strict=True)
        if passage.id in known and known[passage.id][1:] == (embedded, passage.item)
    }
    _retire(db, (key for id_, (key, *_) in known.items() if id_ not in kept), seq)
    for passage, embedded in zip(read.passages, read.hashes, strict=True):
        values = (
            passage.span.start,
            passage.span.end,
            passage.text,
            *passage.lines,
            passage.page,
            passage.body,
            passage.meeting,
            passage.date.isoformat() if passage.date else None,
            passage.item_title,
            passage.section,
            passage.heading,
        )
        if passage.id in kept:
            db.execute(
                "UPDATE passages SET first = ?, last = ?, text = ?, first_line = ?, last_line = ?, "
                "page = ?, body = ?, meeting = ?, date = ?, item_title = ?, section = ?, heading = ? "
                "WHERE key = ?",
                (*values, kept[passage.id]),
            )
        else:
            db.execute(
                "INSERT INTO passages (first, last, text, first_line, last_line, page, body, meeting, "
                "date, item_title, section, heading, id, document, item, embedded, added_seq) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*values, passage.id, passage.document, passage.item, embedded, seq),
            )


def _live(db: sqlite3.Connection, path: str) -> dict[str, tuple[int, bytes, str | None]]:
    """Key, hash and item of a document's passages, by id."""
    rows = db.execute(
        "SELECT id, key, embedded, item FROM passages WHERE document = ? AND removed_seq IS NULL",
        (path,),
    )
    return {id_: (key, embedded, item) for id_, key, embedded, item in rows}


def _retire(db: sqlite3.Connection, keys: Iterable[int], seq: int) -> None:
    db.executemany(
        "UPDATE passages SET removed_seq = ?, text = '', first = NULL, last = NULL, "
        "first_line = NULL, last_line = NULL, page = NULL, body = NULL, meeting = NULL, date = NULL, "
        "item_title = NULL, heading = NULL, embedded = NULL WHERE key = ?",
        ((seq, key) for key in keys),
    )


def _write_labels(db: sqlite3.Connection, path: str, labels: frozenset[str]) -> None:
    rows = db.execute("SELECT label FROM labels WHERE document = ?", (path,))
    known = {row[0] for row in rows}
    db.executemany(
        "DELETE FROM labels WHERE document = ? AND label = ?",
        ((path, old) for old in known - labels),
    )
    db.executemany(
        "INSERT INTO labels VALUES (?, ?)", ((path, new) for new in sorted(labels - known))
    )


def _set_embedder(db: sqlite3.Connection, embedder: EmbedderStamp) -> None:
    _set_meta(db, "embedder", embedder.name)
    _set_meta(db, "fingerprint", embedder.fingerprint)
    _set_meta(db, "dimension", str(embedder.dimension))


def _prune_vectors(db: sqlite3.Connection, fingerprint: str) -> None:
    """Forget vectors of other embedders and of text that is gone: text can be guessed from them."""
    db.execute("DELETE FROM vectors WHERE embedder != ?", (fingerprint,))
    db.execute(
        "DELETE FROM vectors WHERE embedded NOT IN "
        "(SELECT embedded FROM passages WHERE removed_seq IS NULL)"
    )


def _check_complete(db: sqlite3.Connection, embedder: EmbedderStamp) -> None:
    (missing,) = db.execute(
        "SELECT count(*) FROM passages LEFT JOIN vectors "
        "ON vectors.embedder = ? AND vectors.embedded = passages.embedded "
        "WHERE removed_seq IS NULL AND coalesce(length(vector), 0) != ?",
        (embedder.fingerprint, 2 * embedder.dimension),
    ).fetchone()
    if missing:
        raise RecordError(
            f"{missing} passages have no vector of {embedder.dimension} dimensions. "
            "Nothing was changed. Run: referent reindex"
        )


def _meta(db: sqlite3.Connection, key: str) -> str | None:
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def _set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    if _meta(db, key) != value:
        db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
