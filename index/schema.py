"""The record's file: its tables, how it is opened, and how its errors are told.

The one thing to know: a row of ``passages`` is never deleted and its key never
used again. A removed passage keeps what an old link needs (id, document, item,
section); its words are blanked, here and in the file's free pages.
"""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus import RecordError

__all__ = ["create", "open_reading", "open_writing", "translated"]

APPLICATION = 0x52656672  # "Refr", in the header of every file of ours
VERSION = 2
PATIENCE = 10.0  # seconds to wait for another process's write

TABLES = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE documents (
    path TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    markdown INTEGER NOT NULL,
    reader TEXT NOT NULL,
    indexed_at TEXT NOT NULL,
    format TEXT NOT NULL,
    places BLOB,
    meaning TEXT
);
CREATE TABLE pages (
    document TEXT NOT NULL REFERENCES documents (path) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (document, page)
) WITHOUT ROWID;
-- Also kept for removed documents, so that old links to them tell only those who may know.
CREATE TABLE labels (
    document TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (document, label)
) WITHOUT ROWID;
CREATE TABLE passages (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    first INTEGER,
    last INTEGER,
    text TEXT NOT NULL,
    first_line INTEGER,
    last_line INTEGER,
    page INTEGER,
    body TEXT,
    meeting TEXT,
    date TEXT,
    item TEXT,
    item_title TEXT,
    section TEXT NOT NULL,
    heading TEXT,
    embedded BLOB,
    added_seq INTEGER NOT NULL,
    removed_seq INTEGER
);
CREATE UNIQUE INDEX live_ids ON passages (id) WHERE removed_seq IS NULL;
CREATE INDEX live_places ON passages (document, first) WHERE removed_seq IS NULL;
CREATE INDEX live_items ON passages (item) WHERE removed_seq IS NULL;
CREATE INDEX live_texts ON passages (embedded) WHERE removed_seq IS NULL;
CREATE INDEX ids ON passages (id);
CREATE TABLE vectors (
    embedded BLOB NOT NULL,
    embedder TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (embedder, embedded)
) WITHOUT ROWID;
"""


def create(file: Path) -> None:
    """Make the file, or complete one that a crash left empty; an existing record stays as it is.

    Raises:
        RecordError: the file is damaged, not ours, or cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordError(
            f"The folder {file.parent} cannot be made: {error.strerror}. Set REFERENT_HOME to another."
        ) from error
    with translated(file), closing(_connect(file, "rwc")) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("BEGIN IMMEDIATE")
        if (
            _number(db, "application_id") == 0
            and not db.execute("SELECT 1 FROM sqlite_master").fetchone()
        ):
            for statement in TABLES.split(";\n"):
                db.execute(statement)
            db.execute("INSERT INTO meta VALUES ('identity', ?)", (secrets.token_hex(8),))
            db.execute("INSERT INTO meta VALUES ('change_seq', '0')")
            db.execute(f"PRAGMA application_id = {APPLICATION}")
            db.execute(f"PRAGMA user_version = {VERSION}")
        elif _number(db, "application_id") == APPLICATION:
            _upgrade(db)
        db.execute("COMMIT")
        _check_ours(db, file)
        verdict = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise RecordError(_damage(file, str(verdict)))


def _upgrade(db: sqlite3.Connection) -> None:
    """Bring an older layout up to date; its documents are read again by the next re-index."""
    if _number(db, "user_version") == 1:
        empty = '{"marks": [], "furniture": null, "notes": []}'
        db.execute(f"ALTER TABLE documents ADD COLUMN format TEXT NOT NULL DEFAULT '{empty}'")
        db.execute("ALTER TABLE documents ADD COLUMN places BLOB")
        db.execute("ALTER TABLE documents ADD COLUMN meaning TEXT")
        db.execute("PRAGMA user_version = 2")


def open_reading(file: Path) -> sqlite3.Connection:
    """A connection that cannot write; several may be open beside one that writes.

    Raises:
        RecordError: the file is missing, damaged or not ours.
    """
    if not file.is_file() or file.stat().st_size == 0:
        raise RecordError(f"No index in {file.parent}. Build it with: referent reindex")
    with translated(file):
        db = _connect(file, "ro")
        try:
            try:
                _check_ours(db, file)
            except sqlite3.OperationalError:
                # In a folder that may not be written, SQLite cannot make the files that readers
                # and writers share. Without a log of recent writes they are not needed either.
                log = file.with_name(file.name + "-wal")
                if log.exists() and log.stat().st_size:
                    raise
                db.close()
                db = _connect(file, "ro&immutable=1")
                _check_ours(db, file)
        except BaseException:
            db.close()
            raise
        return db


@contextmanager
def open_writing(file: Path) -> Iterator[sqlite3.Connection]:
    """One transaction: all of it is kept, or, after an error or a crash, nothing.

    Raises:
        RecordError: the file cannot be written.
    """
    with translated(file), closing(_connect(file, "rw")) as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")  # removed words are overwritten, not only unlinked
        db.execute("BEGIN IMMEDIATE")
        try:
            yield db
        except BaseException:
            if db.in_transaction:  # on a full disk SQLite has already undone it
                db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")
        # The log still holds removed words; if a reader is busy it is emptied another time.
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def translated(file: Path) -> Iterator[None]:
    """Tell SQLite's errors as one line about ``file``, with the remedy."""
    try:
        yield
    except sqlite3.OperationalError as error:
        reason = str(error)
        if "locked" in reason:
            raise RecordError(
                f"{file} is being written by another program. Try again when that has ended."
            ) from error
        if "malformed" in reason or "no such" in reason:
            raise RecordError(_damage(file, reason)) from error
        raise RecordError(
            f"{file} cannot be used: {reason}. Check the folder's permissions and free space."
        ) from error
    except sqlite3.DatabaseError as error:
        raise RecordError(_damage(file, str(error))) from error


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{file.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,  # transactions are opened by name, where they are needed
        check_same_thread=False,  # each thread has its own, but one thread closes them all
    )


def _check_ours(db: sqlite3.Connection, file: Path) -> None:
    if _number(db, "application_id") != APPLICATION:
        raise RecordError(
            f"{file} is not a Referent index. Move it away, or set REFERENT_HOME to another folder, "
            "and run: referent reindex"
        )
    if (found := _number(db, "user_version")) != VERSION:
        raise RecordError(
            f"{file} was written by {'an older' if found < VERSION else 'a newer'} version of Referent "
            f"(layout {found}, this one reads {VERSION}). "
            + (
                "Run: referent reindex"
                if found < VERSION
                else "Update Referent, or move it away and run: referent reindex"
            )
        )


def _number(db: sqlite3.Connection, pragma: str) -> int:
    return int(db.execute(f"PRAGMA {pragma}").fetchone()[0])


def _damage(file: Path, reason: str) -> str:
    first = reason.splitlines()[0] if reason else "unknown"
    return f"{file} is damaged ({first}). Move it away and run: referent reindex"
