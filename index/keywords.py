"""Words in common: a tantivy index on disk, derived from the record.

The one thing to know: an index is never changed. It lies in a folder of its
own, named for the record and the state of it that it was built from, and is
put there by a rename; any number of processes build and read without waiting
for each other, and a missing, damaged or outdated one is simply built again.
"""

import hashlib
import logging
import os
import shutil
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tantivy

from corpus import Passage, embedding_text
from index.record import Record
from index.rows import Keys
from index.words import ANALYSIS, terms

__all__ = ["KeywordIndex"]

logger = logging.getLogger(__name__)

FIELDS = ("danish", "english")
KEYS = "keys.npy"  # of the passages within, ascending
MANIFEST = "sha256"  # of every other file in the folder
WRITER_MEMORY = 64_000_000  # bytes; tantivy asks for 15 MB at least
SELECTORS_REMEMBERED = 16
AT_A_TIME = 1000  # passages
ABANDONED = 3600  # seconds without a change


@dataclass(frozen=True)
class _Snapshot:
    """One state of the index, as it is searched. Never changed."""

    name: str
    searcher: Any
    keys: Keys
    selectors: dict[bytes, tuple[Any, Any]]


class KeywordIndex:
    """Finds passages by their words, best match (BM25) first.

    Safe to search from several threads while one follows the record.
    """

    def __init__(self, home: Path | None) -> None:
        """Nothing is opened yet.

        Args:
            home: index folders lie in ``home/keywords``; None keeps them in memory.
        """
        self._folder = home / "keywords" if home else None
        self._now: _Snapshot | None = None
        self._changing = threading.Lock()

    def follow(self, record: Record) -> None:
        """Become what the record is now: open the index of that state, or build it."""
        if self._now is not None and self._now.name == _name(record):
            return
        with self._changing, record.snapshot():
            name, live = _name(record), record.keys()
            now = self._opened(name, live)
            if now is None and self._folder is not None:
                try:
                    self._build_on_disk(self._folder, name, record, live)
                    now = self._opened(name, live)
                except OSError as error:
                    logger.warning("Keeping the keyword index in memory: %s", error)
            self._now = now or _built_in_memory(name, record, live)

    def search(
        self, question: str, limit: int, allowed: Keys | None = None
    ) -> list[tuple[int, float]]:
        """Keys and scores (BM25, above 0) of the best passages; ties in the keys' order.

        Args:
            question: any text; it is read as words and nothing else.
            limit: how many at most.
            allowed: ascending keys of the passages that may be found; None: all.
        """
        now = self._now
        if (
            now is None
            or limit < 1
            or not len(now.keys)
            or (allowed is not None and not len(allowed))
        ):
            return []
        query = _query(question)
        if query is None:
            return []
        if allowed is not None and not np.array_equal(allowed, now.keys):
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), _selector(now, allowed)]
            )
        # Beyond the limit too: among equal scores, which come first depends on how it was built.
        hits = now.searcher.search(query, limit + 10, count=False).hits
        keys = now.searcher.fast_field_values("key", [address for _, address in hits])
        found = [(int(key), float(score)) for key, (score, _) in zip(keys, hits, strict=True)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def _opened(self, name: str, live: Keys) -> _Snapshot | None:
        """The index of that name if it is there, whole, and holds the live passages."""
        if self._folder is None or not (self._folder / name).is_dir():
            return None
        folder = self._folder / name
        try:
            if (folder / MANIFEST).read_text("ascii") != _digest(folder):
                raise ValueError("its files were changed")
            keys = np.load(folder / KEYS)
            if not np.array_equal(keys, live):
                raise ValueError("it holds other passages")
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual")  # it never changes: no thread need watch it
            searcher = index.searcher()
            if searcher.num_docs != len(live):
                raise ValueError("it holds another number of passages")
        except (OSError, ValueError) as error:
            logger.warning("The keyword index %s is built again: %s", folder, error)
            return None
        return _Snapshot(name, searcher, keys, {})

    def _build_on_disk(self, parent: Path, name: str, record: Record, live: Keys) -> None:
        parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".building-", dir=parent))
        try:
            known = self._start_from_latest(parent, scratch, live)
            index = tantivy.Index(_schema(), path=str(scratch), reuse=True)
            _fill(index, record, np.setdiff1d(live, known, assume_unique=True))
            np.save(scratch / KEYS, live)
            (scratch / MANIFEST).write_text(_digest(scratch), "ascii")
            try:
                scratch.rename(parent / name)
            except OSError:
                if self._opened(name, live) is None:  # else another process has just built the same
                    shutil.rmtree(parent / name, ignore_errors=True)
                    scratch.rename(parent / name)
            _sweep(parent, name)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)

    def _start_from_latest(self, parent: Path, scratch: Path, live: Keys) -> Keys:
        """Copy the index now in use where passages were only added; its keys, or none.

        Removing is not done in place: tantivy would keep the removed passages' words on disk.
        """
        nothing = live[:0]
        if self._now is None or not np.isin(self._now.keys, live, assume_unique=True).all():
            return nothing
        source = parent / self._now.name
        if not len(self._now.keys) or not source.is_dir():
            return nothing
        for file in source.iterdir():
            if file.name not in {KEYS, MANIFEST} and not file.name.endswith(".lock"):
                shutil.copyfile(file, scratch / file.name)
        return self._now.keys


def _sweep(parent: Path, name: str) -> None:
    """Remove indexes of other states, and what a crash left of a building one."""
    for old in parent.iterdir():
        building = old.name.startswith(".")
        if old.name != name and (not building or time.time() - old.stat().st_mtime > ABANDONED):
            shutil.rmtree(old, ignore_errors=True)


def _name(record: Record) -> str:
    return f"{record.identity}-{ANALYSIS}-{record.change_seq}"


def _built_in_memory(name: str, record: Record, live: Keys) -> _Snapshot:
    index = tantivy.Index(_schema())
    _fill(index, record, live)
    return _Snapshot(name, index.searcher(), live, {})


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    for field in FIELDS:
        # Words are prepared in words.py; here they only stand between spaces.
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


SCHEMA = _schema()


def _fill(index: Any, record: Record, keys: Keys) -> None:
    writer = index.writer(WRITER_MEMORY, num_threads=1)  # one: the same input gives the same index
    for start in range(0, len(keys), AT_A_TIME):
        batch = keys[start : start + AT_A_TIME].tolist()
        for key, passage in sorted(record.passages_with_keys(batch).items()):
            writer.add_document(_document(key, passage))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()


def _document(key: int, passage: Passage) -> Any:
    found = terms(f"{passage.item or ''} {embedding_text(passage)}")
    document = tantivy.Document()
    document.add_unsigned("key", key)
    for field in FIELDS:
        document.add_text(field, " ".join(getattr(found, field)))
    return document


def _query(question: str) -> Any | None:
    """Any of the question's terms; a word counts once, in the language that it fits better."""
    found = terms(question)
    alternatives = []
    for forms in dict.fromkeys(zip(found.danish, found.english, strict=True)):
        queries = [
            tantivy.Query.term_query(SCHEMA, field, form, "freq")
            for field, form in zip(FIELDS, forms, strict=True)
        ]
        alternatives.append((tantivy.Occur.Should, tantivy.Query.disjunction_max_query(queries)))
    if not alternatives:
        return None
    return tantivy.Query.boolean_query(alternatives)


def _selector(now: _Snapshot, allowed: Keys) -> tuple[Any, Any]:
    """A condition that adds nothing to the score: among the allowed, or not among the others."""
    name = hashlib.sha256(allowed.tobytes()).digest()
    selector = now.selectors.get(name)
    if selector is None:
        if len(now.selectors) >= SELECTORS_REMEMBERED:
            now.selectors.clear()
        others = np.setdiff1d(now.keys, allowed, assume_unique=True)
        few = len(allowed) <= len(others)
        keys = tantivy.Query.term_set_query(SCHEMA, "key", (allowed if few else others).tolist())
        required = (tantivy.Occur.Must, tantivy.Query.const_score_query(keys, 0.0))
        selector = now.selectors[name] = required if few else (tantivy.Occur.MustNot, keys)
    return selector


def _digest(folder: Path) -> str:
    """Over every file of an index but its manifest and its locks."""
    digest = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if file.name != MANIFEST and not file.name.endswith(".lock"):
            digest.update(
                os.fsencode(file.name) + b"\0" + hashlib.sha256(file.read_bytes()).digest()
            )
    return digest.hexdigest()
