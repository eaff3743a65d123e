"""The desk: where every surface asks the service, one question at a time.

The one thing to know: answering is CPU work. It runs in one thread beside the
event loop, look-ups before questions, and only a short queue may form; whoever
comes when it is full is told so at once. Everything asked here is answered
from documents labelled public, since Slack and the viewer show it to anyone.
"""

import asyncio
import itertools
import logging
import queue
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from functools import partial
from typing import Any, Protocol, TypeVar

from bot.answer import Answer, Lookup
from corpus import Document, Passage

__all__ = [
    "PUBLIC",
    "QUESTION_LIMIT",
    "Busy",
    "Coverage",
    "Desk",
    "Listed",
    "Place",
    "Service",
    "Status",
]

PUBLIC = frozenset({"public"})

QUESTION_LIMIT = 2_000  # characters
QUESTIONS_WAITING = 20  # at a few seconds each: about a minute
LOOKUPS_WAITING = 200  # milliseconds each
CLOSING_SECONDS = 5.0

T = TypeVar("T")

logger = logging.getLogger(__name__)


class Place(Protocol):
    """A document, with the passage that was asked for.

    ``note`` says in plain words that the text has changed; ``passage`` is then the
    nearest place today, or None.
    """

    @property
    def document(self) -> Document:
        """The whole document."""

    @property
    def passage(self) -> Passage | None:
        """The passage, or None where the document itself was asked for."""

    @property
    def note(self) -> str | None:
        """None where the text stands as it was cited."""


class Listed(Protocol):
    """A document in the list of documents."""

    @property
    def path(self) -> str:
        """Relative to the documents folder."""

    @property
    def title(self) -> str:
        """Never empty."""

    @property
    def body(self) -> str | None:
        """The body that met, or whose mandate it is."""

    @property
    def date(self) -> date | None:
        """Of the meeting, or from which a mandate applies."""


class Status(Protocol):
    """What the index is built with, and when."""

    @property
    def embedder(self) -> str:
        """The name of the embedding model."""

    @property
    def indexed_at(self) -> datetime | None:
        """When the index last changed."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the public documents cover. Others are not even counted."""

    documents: int
    bodies: tuple[str, ...]
    first: date | None
    last: date | None

    @classmethod
    def of(cls, documents: Sequence[Listed]) -> "Coverage":
        """The coverage of these documents; bodies in alphabetical order."""
        dates = [document.date for document in documents if document.date]
        bodies = {document.body for document in documents if document.body}
        return cls(
            len(documents),
            tuple(sorted(bodies, key=str.casefold)),
            min(dates, default=None),
            max(dates, default=None),
        )


class Service(Protocol):
    """What the desk needs of the service. Called from one thread only."""

    def ask(self, question: str, *, labels: frozenset[str] | None = None) -> Answer:
        """The answer to a question."""

    def cite(self, reference: str, *, labels: frozenset[str] | None = None) -> Lookup:
        """What a reference stands for."""

    def source(self, passage_id: str, *, labels: frozenset[str] | None = None) -> Place:
        """A passage in its document; raises ReferenceUnknown."""

    def document(self, path: str, *, labels: frozenset[str] | None = None) -> Place:
        """A document; raises ReferenceUnknown."""

    def documents(self, *, labels: frozenset[str] | None = None) -> Sequence[Listed]:
        """Every document."""

    def status(self) -> Status:
        """What the index is; raises RecordError where it cannot be read."""


class Busy(Exception):
    """The queue is full."""


class _Rank(IntEnum):
    LOOKUP = 0
    QUESTION = 1
    CLOSE = 2


_WAITING = {_Rank.LOOKUP: LOOKUPS_WAITING, _Rank.QUESTION: QUESTIONS_WAITING}


@dataclass(frozen=True, slots=True, order=True)
class _Task:
    rank: _Rank
    number: int
    work: Callable[[], Any] = field(compare=False)
    result: "Future[Any]" = field(compare=False)


class Desk:
    """Asks the service in one worker thread, on behalf of one event loop.

    Every method raises Busy when too much is waiting, and whatever the service raises.
    """

    def __init__(self, service: Service) -> None:
        self._service = service
        self._tasks: queue.PriorityQueue[_Task] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._open: Counter[_Rank] = Counter()
        # A daemon: a question that never ends must not keep the process from ending.
        self._thread = threading.Thread(target=self._work, name="desk", daemon=True)
        self._thread.start()

    async def ask(self, question: str) -> Answer:
        """The answer to a question, after the questions that wait already."""
        return await self._run(_Rank.QUESTION, partial(self._service.ask, question, labels=PUBLIC))

    async def cite(self, reference: str) -> Lookup:
        """What a reference stands for."""
        return await self._run(_Rank.LOOKUP, partial(self._service.cite, reference, labels=PUBLIC))

    async def source(self, passage_id: str) -> Place:
        """A passage in its document; raises ReferenceUnknown."""
        return await self._run(
            _Rank.LOOKUP, partial(self._service.source, passage_id, labels=PUBLIC)
        )

    async def document(self, path: str) -> Place:
        """A document; raises ReferenceUnknown."""
        return await self._run(_Rank.LOOKUP, partial(self._service.document, path, labels=PUBLIC))

    async def documents(self) -> tuple[Listed, ...]:
        """Every public document."""
        return tuple(await self._run(_Rank.LOOKUP, partial(self._service.documents, labels=PUBLIC)))

    async def status(self) -> Status:
        """What the index is built with, and when."""
        return await self._run(_Rank.LOOKUP, self._service.status)

    async def close(self) -> None:
        """Finish what waits, within a few seconds, and end the thread."""
        self._submit(_Rank.CLOSE, lambda: None)
        await asyncio.to_thread(self._thread.join, CLOSING_SECONDS)

    async def _run(self, rank: _Rank, work: Callable[[], T]) -> T:
        # Counted here, in the loop, so that no lock is needed.
        if self._open[rank] >= _WAITING[rank]:
            raise Busy
        self._open[rank] += 1
        try:
            return await asyncio.wrap_future(self._submit(rank, work))
        finally:
            self._open[rank] -= 1

    def _submit(self, rank: _Rank, work: Callable[[], T]) -> "Future[T]":
        result: Future[T] = Future()
        self._tasks.put(_Task(rank, next(self._numbers), work, result))
        return result

    def _work(self) -> None:
        while (task := self._tasks.get()).rank is not _Rank.CLOSE:
            if not task.result.set_running_or_notify_cancel():
                continue  # the asker has left
            try:
                answer = task.work()
            except BaseException as error:  # noqa: BLE001 -- handed to whoever awaits
                task.result.set_exception(error)
            else:
                task.result.set_result(answer)
