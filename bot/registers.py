"""The registers: what was decided and stands, who sat where, what cannot be right.

The one thing to know: they are made from what the documents were understood as,
kept in the record; no search by meaning and no model is involved. A reader gets
registers of the documents that their labels open, as if there were no others.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.answer import Citation
from bot.citations import cite_span
from corpus import (
    Archive,
    Decided,
    Document,
    Finding,
    Passage,
    Sitting,
    Span,
    Understood,
    examine,
    sittings,
)
from corpus import decided as decided_in
from index import Record

__all__ = ["Registers", "Wanted"]

Labels = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of a register are asked for; what is None does not narrow.

    Attributes:
        body: words that must stand in the body's name, whatever their case.
        since: first day of the meeting.
        until: last day of the meeting.
    """

    body: str | None = None
    since: date | None = None
    until: date | None = None

    def covers(self, body: str | None, day: date | None) -> bool:
        """Whether a meeting of that body on that day is asked for; one without a date is not, if days are."""
        if self.body and self.body.casefold() not in (body or "").casefold():
            return False
        if (self.since or self.until) and day is None:
            return False
        return not (self.since and day and day < self.since) and not (
            self.until and day and day > self.until
        )


class Registers:
    """All registers of one state of the record, for one reader."""

    def __init__(self, record: Record, *, labels: Labels = None, public_url: str) -> None:
        """Reads the record at once; the registers themselves are made when they are asked for.

        Args:
            record: with documents that this version has read.
            labels: only documents that carry one of these; None: every document.
            public_url: of the source viewer.

        Raises:
            RecordError: documents were indexed by an older version and must be read again.
        """
        with record.snapshot():
            understood = record.understood(labels=labels)
            passages = record.passages(labels=labels)
            self._names = tuple(record.file_names())
        self._documents = {document.path: document for document, _ in understood}
        self._meanings = understood
        self._passages: dict[str, list[Passage]] = {}
        for passage in passages:
            self._passages.setdefault(passage.document, []).append(passage)
        self._url = public_url

    @property
    def paths(self) -> frozenset[str]:
        """Of the documents that this reader may see."""
        return frozenset(self._documents)

    @cached_property
    def archive(self) -> Archive:
        """The documents as one archive."""
        return Archive(Understood(document, meaning) for document, meaning in self._meanings)

    def decisions(self, wanted: Wanted, *, status: str | None = None) -> tuple[Decided, ...]:
        """The decision register, by body, date and item.

        Args:
            wanted: which bodies and days.
            status: "open", "closed" or "superseded"; None: all.
        """
        return tuple(
            one
            for one in decided_in(self.archive)
            if wanted.covers(one.body, one.date) and status in (None, one.status)
        )

    def people(self, wanted: Wanted, *, name: str | None = None) -> tuple[Sitting, ...]:
        """Who sat where at which meeting, each body under its name in the archive.

        Args:
            wanted: which bodies and days.
            name: words that must stand in the person's name.
        """
        named = (
            (entry.path, replace(entry.meeting, body=self.archive.body_of(entry)))
            for entry in self.archive.meetings()
            if entry.meeting
        )
        return tuple(
            one
            for one in sittings(named)
            if wanted.covers(one.body, one.date)
            and (name is None or name.casefold() in f"{one.name} {one.person}".casefold())
        )

    def findings(self, files: Iterable[str] | None = None) -> tuple[Finding, ...]:
        """What cannot be right or is missing, in all documents or in some."""
        only = None if files is None else frozenset(files)
        return examine(self.archive, only=only, files=self._names)

    def cite(self, path: str, span: Span, marker: int = 0) -> Citation | None:
        """A citation of a span of a document; None where no passage holds it."""
        document: Document | None = self._documents.get(path)
        passages = self._passages.get(path, [])
        at = bisect_right(passages, span.start, key=lambda p: p.span.start) - 1
        if document is None or not passages:
            return None
        passage = passages[max(at, 0)]
        return cite_span(document, passage, span, public_url=self._url, marker=marker)
