"""A folder of documents to the record: what changed, read, embedded, and made visible at once.

The one thing to know: whatever goes wrong, the state before stays. A file that
cannot be read keeps the version indexed earlier; a folder that is gone or empty
changes nothing; a crash before the last step leaves the old index serving.
"""

import fcntl
import logging
import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus import (
    Archive,
    Finding,
    ModelError,
    RecordError,
    Understood,
    embedding_text,
    examine,
)
from index.change import Changes, EmbedderStamp, ReadDocument
from index.embedder import Embedder
from index.labels import LabelRules, read_labels
from index.reading import FailedFile, find_files, printable, read_changed, reader_of
from index.record import Record

__all__ = ["ChangeReport", "FailedFile", "reindex"]

logger = logging.getLogger(__name__)

SAVE_EVERY = 256  # texts; what an interrupted run loses at most
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What a re-index did.

    Attributes:
        changed: read anew, or given other labels.
        removed: no longer in the folder.
        unchanged: how many files were left as they are.
        warnings: what is odd in the files that were added or changed.
        documents: how many are indexed now.
        passages: how many are indexed now.
        embedded: how many texts were embedded in this run; known ones are not embedded again.
        seconds: the whole run.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    failed: tuple[FailedFile, ...]
    warnings: tuple[Finding, ...]
    documents: int
    passages: int
    embedded: int
    seconds: float


def reindex(
    folder: Path,
    record: Record,
    embedder: Embedder,
    *,
    progress: Progress | None = None,
    reading: Progress | None = None,
) -> ChangeReport:
    """Make the record match the folder.

    Args:
        folder: with the documents, and ``labels.toml`` if some are not public.
        record: from ``Record.create_or_open``.
        embedder: every passage is embedded with it afterwards; another than before embeds all anew.
        progress: told how many texts are embedded, of how many.
        reading: told how many files are read, of how many.

    Raises:
        FolderError: the folder is missing or empty, or its ``labels.toml`` or ``vocabulary.toml``
            has a mistake.
        ModelError: the embedder cannot be loaded.
        RecordError: another re-index is running, or the record cannot be written.
    """
    started = time.monotonic()
    with _alone(record.home):
        rules = read_labels(folder)
        before = {document.path: document for document in record.documents()}
        files, out_of_reach = find_files(folder, before)
        read, failed = read_changed(folder, files, before, progress=reading)
        gone = tuple(sorted(before.keys() - files.keys() - {file.file for file in out_of_reach}))
        changes = Changes(
            embedder=_stamp(embedder, record),
            reader=reader_of(folder),
            written=read,
            removed=gone,
            labels=_labels(rules, record, read),
            folder=str(folder.resolve()),
            files=tuple(sorted(map(printable, files))),
        )
        embedded = _embed_missing(record, embedder, changes, progress)
        record.apply(changes)
        _prepare_keywords(record)

    written = {one.document.path for one in read}
    findings = _examined(record, written)
    stayed = before.keys() - set(gone)
    relabelled = {path for path in stayed if before[path].labels != changes.labels[path]}
    failed = (*out_of_reach, *failed)
    documents, passages = record.count()
    return ChangeReport(
        added=tuple(sorted(written - before.keys())),
        changed=tuple(sorted((written & before.keys()) | relabelled)),
        removed=gone,
        unchanged=len(stayed - written - relabelled - {file.file for file in failed}),
        failed=failed,
        warnings=findings,
        documents=documents,
        passages=passages,
        embedded=embedded,
        seconds=time.monotonic() - started,
    )


def _examined(record: Record, written: Collection[str]) -> tuple[Finding, ...]:
    """What the record doctor says of the documents that were read, in the archive as it is now."""
    if not written:
        return ()
    try:
        entries = (Understood(*pair) for pair in record.understood())
        return examine(Archive(entries), only=frozenset(written), files=record.file_names())
    except RecordError:
        raise
    except Exception:
        logger.exception("The documents could not be examined; they are indexed all the same")
        return ()


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold the home's lock; it goes with the process, however that ends."""
    try:
        lock = (home / "reindex.lock").open("a+")
    except OSError as error:
        raise RecordError(
            f"The folder {home} cannot be written: {error.strerror}. Correct its permissions."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise RecordError(
                f"Another re-index of {home} is running (process {lock.read().strip()}). "
                "Wait until it has ended."
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _stamp(embedder: Embedder, record: Record) -> EmbedderStamp:
    known = record.embedder
    if known and known.fingerprint == embedder.fingerprint:  # spares loading the model to ask it
        return EmbedderStamp(embedder.name, known.fingerprint, known.dimension)
    return EmbedderStamp(embedder.name, embedder.fingerprint, embedder.dimension)


def _labels(
    rules: LabelRules, record: Record, read: Sequence[ReadDocument]
) -> dict[str, frozenset[str]]:
    paths = {*record.paths_ever_seen(), *(one.document.path for one in read)}
    return {path: rules.labels_of(path) for path in sorted(paths)}


def _embed_missing(
    record: Record, embedder: Embedder, changes: Changes, progress: Progress | None
) -> int:
    """Embed the texts that the record has no vector for; how many those were."""
    texts = _missing_texts(record, changes)
    longest_first = sorted(texts, key=lambda one: (-len(texts[one]), one))
    done, total = 0, len(texts)

    def tell(more: int) -> None:
        if progress is not None:
            progress(done + more, total)

    tell(0)
    for start in range(0, total, SAVE_EVERY):
        batch = longest_first[start : start + SAVE_EVERY]
        vectors = embedder.embed_passages([texts[one] for one in batch], tell)
        if (
            vectors.shape != (len(batch), changes.embedder.dimension)
            or not np.isfinite(vectors).all()
        ):
            raise ModelError(
                f'The model "{embedder.name}" gave unusable vectors. Nothing was changed. Use another.'
            )
        record.remember_vectors(
            changes.embedder.fingerprint, dict(zip(batch, vectors, strict=True))
        )
        done += len(batch)
    return total


def _missing_texts(record: Record, changes: Changes) -> dict[bytes, str]:
    known = record.known_texts(changes.embedder.fingerprint)
    replaced = {*changes.removed, *(one.document.path for one in changes.written)}
    hashes = record.embedded_texts()
    missing = {
        hashes[passage.id]: embedding_text(passage)
        for passage in (record.passages() if set(hashes.values()) - known else ())
        if passage.document not in replaced and hashes[passage.id] not in known
    }
    for one in changes.written:
        for passage, embedded in zip(one.passages, one.hashes, strict=True):
            if embedded not in known:
                missing[embedded] = embedding_text(passage)
    return missing


def _prepare_keywords(record: Record) -> None:
    """Build the keyword index now, so that the next question need not wait for it."""
    from index.keywords import KeywordIndex  # heavy; a re-index that is refused need not load it

    KeywordIndex(record.home).follow(record)
