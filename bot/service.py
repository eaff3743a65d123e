"""The service: settings wired to record, index and writer, in the one place.

The one thing to know: a surface (command line, Slack, viewer) calls ``ask``,
``cite``, ``source`` and ``document`` with the labels that its reader holds, and
gets nothing that those labels do not open.
"""

import time
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from bot.answer import Answer, Citation, Lookup
from bot.citations import cite_passage, look_up
from bot.config import Settings
from bot.evidence import Frequencies
from bot.inquiry import Inquiry
from bot.question import parse_question, stems_of
from bot.status import Status, read_status
from bot.wording import say
from corpus import Document, DocumentKind, Passage, ReferenceUnknown, mend
from index import Record, load_embedder

if TYPE_CHECKING:
    from index import Retriever

__all__ = ["Listed", "Referent", "Source"]

Labels = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list of documents."""

    path: str
    kind: DocumentKind
    title: str
    body: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Source:
    """A document with the passage asked for; ``note`` says if its text has changed since."""

    document: Document
    passage: Passage | None
    note: str | None


class Referent:
    """Answers, look-ups and sources from one record. Call it from one thread at a time."""

    def __init__(self, settings: Settings, record: Record) -> None:
        """Use ``open``."""
        self._settings = settings
        self._record = record
        self._embedder = load_embedder(settings.embedder, settings.home)
        self._retriever: Retriever | None = None
        self._frequencies: tuple[int, Frequencies] | None = None
        self._listed: tuple[tuple[int, Labels], tuple[Listed, ...]] | None = None

    @classmethod
    def open(cls, settings: Settings) -> "Referent":
        """The service over the index of the settings' home.

        Raises:
            RecordError: there is no index, or it cannot be read.
        """
        return cls(settings, Record.open(settings.home))

    def close(self) -> None:
        """Closes the record."""
        self._record.close()

    def refresh(self) -> "Retriever":
        """Picks up what was indexed since; costs a look at one number where nothing was.

        Returns the retriever, loaded on first use: a look-up does without.

        Raises:
            EmbedderChanged: the index was built with another embedder than the one set.
        """
        from index import Retriever  # heavy: FAISS, LlamaIndex

        if self._retriever is None:
            self._retriever = Retriever(self._record, self._embedder)
        self._retriever.refresh()
        return self._retriever

    def warm(self) -> None:
        """Loads models and indexes now, so that the first question need not wait.

        Raises:
            ReferentError: the index or the model cannot be used.
        """
        self.refresh()
        self._embedder.embed_question("?")
        self._rarity()
        parse_question("?")

    # Asking.

    def ask(self, question: str, *, labels: Labels = None) -> Answer:
        """The answer to one question, from documents that carry one of the labels.

        Args:
            question: as a member wrote it.
            labels: None for every document.

        Raises:
            EmbedderChanged: the index was built with another embedder than the one set.
        """
        started = time.monotonic()
        retriever = self.refresh()
        with self._record.snapshot():
            inquiry = Inquiry(
                parse_question(question),
                labels,
                self._record,
                retriever,
                self._embedder,
                self._rarity(),
                self._settings.public_url,
                started,
            )
            return replace(inquiry.answer(), question=question)

    def _rarity(self) -> Frequencies:
        seq = self._record.change_seq
        if self._frequencies is None or self._frequencies[0] != seq:
            counts: dict[str, int] = {}
            passages = self._record.passages()
            for passage in passages:
                for word in set(stems_of(f"{passage.item_title or ''} {passage.text}")):
                    counts[word] = counts.get(word, 0) + 1
            self._frequencies = (seq, Frequencies(len(passages), counts))
        return self._frequencies[1]

    # Looking up.

    def cite(self, reference: str, *, labels: Labels = None) -> Lookup:
        """What a reference stands for: an item, a meeting, a date, a passage id, a quotation."""
        found = look_up(
            self._record, reference, labels=labels, public_url=self._settings.public_url
        )
        if found.matches or "#" not in reference:
            return found
        try:
            source = self.source(reference, labels=labels)
        except ReferenceUnknown:
            return found
        if source.passage is None:
            return found
        cited = cite_passage(source.document, source.passage, public_url=self._settings.public_url)
        return replace(found, matches=(cited,))

    def source(self, passage_id: str, *, labels: Labels = None) -> Source:
        """A passage in its document; for an id of an older version the nearest place today.

        Raises:
            ReferenceUnknown: no document that the labels open has or had such a passage.
        """
        passage = self._record.passage(passage_id, labels=labels)
        if passage:
            return Source(self._document(passage.document, labels), passage, None)
        path, _, place = passage_id.partition("#")
        document = self._record.document(path, labels=labels)
        if not place or document is None:
            raise ReferenceUnknown(f"No passage {passage_id} in the index.")
        # An id names document, item, section and ordinal: the same place in the new version.
        stem = place.rsplit("-", 1)[0]
        candidates = self._record.passages(path, labels=labels)
        near = [p for p in candidates if p.id.partition("#")[2].rsplit("-", 1)[0] == stem] or [
            p
            for p in candidates
            if p.id.partition("#")[2].rsplit(".", 1)[0] == stem.rsplit(".", 1)[0]
        ]
        return Source(document, near[0] if near else None, say("source_changed", "da"))

    def document(self, path: str, *, labels: Labels = None) -> Source:
        """A document.

        Raises:
            ReferenceUnknown: there is none that the labels open.
        """
        return Source(self._document(path, labels), None, None)

    def documents(self, *, labels: Labels = None) -> tuple[Listed, ...]:
        """Every document that the labels open, by path."""
        key = (self._record.change_seq, labels)
        if self._listed is None or self._listed[0] != key:
            places: dict[str, tuple[str | None, date | None]] = {}
            for passage in self._record.passages(labels=labels):
                places.setdefault(passage.document, (passage.body, passage.date))
            self._listed = (
                key,
                tuple(
                    Listed(d.path, d.kind, d.title, *places.get(d.path, (None, None)))
                    for d in self._record.documents(labels=labels)
                ),
            )
        return self._listed[1]

    def is_verbatim(self, citation: Citation) -> bool:
        """Whether a citation's quote is what stands in the document, line ends mended."""
        document = self._record.document(citation.document)
        return document is not None and mend(document.text, citation.span) == citation.quote

    def status(self) -> Status:
        """What is indexed, with which model, since when.

        Raises:
            RecordError: the index cannot be read.
        """
        return read_status(self._settings, self._record)

    def _document(self, path: str, labels: Labels) -> Document:
        document = self._record.document(path, labels=labels)
        if document is None:
            raise ReferenceUnknown(f"No document {path} in the index.")
        return document
