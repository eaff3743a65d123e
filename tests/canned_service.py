"""A service with answers that are known beforehand, for tests of what people see."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from bot.answer import Answer, AnswerStatus, Citation, Lookup
from corpus import Document, DocumentKind, Lines, Passage, ReferenceUnknown, SectionKind, Span, mend

PUBLIC_URL = "https://referent.example"

TEXT = """ Referat

19. møde i styregruppen for personlig medicin

Pkt. 160/24 Governance for national infrastruktur (B)

Indstilling
Det indstilles, at styregruppen drøfter den nye governance.

Referat
Universiteterne tiltrådte den ny governance uden bemærkninger. De fire ved-
lagte kommissorier blev tiltrådt, og beslutning om variantdatabaser ud-
sættes til efter mødet den 17. januar 2025.
\uf0b7 Punkt i en liste & <b>ikke fed</b>
"""
PATH = "styregruppen/referat 19. møde æøå.txt"


@dataclass(frozen=True, slots=True)
class Source:
    document: Document
    passage: Passage | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    path: str
    title: str
    body: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Status:
    embedder: str = "hashing"
    indexed_at: datetime | None = datetime(2025, 1, 2, 3, 4, tzinfo=UTC)


DOCUMENT = Document(
    path=PATH,
    kind=DocumentKind.MINUTES,
    title="Referat, 19. møde i styregruppen",
    sha256="0" * 64,
    text=TEXT,
)


def passage_at(words_from: str, words_to: str, document: Document = DOCUMENT) -> Passage:
    """A passage from the one to the end of the other, with everything a passage knows."""
    start = document.text.index(words_from)
    span = Span(start, document.text.index(words_to, start) + len(words_to))
    return Passage(
        id=f"{document.path}#160-24.referat.1-{start:08x}",
        document=document.path,
        kind=document.kind,
        title=document.title,
        span=span,
        text=mend(document.text, span),
        lines=Lines(document.text).of(span),
        page=None,
        body="Styregruppen",
        meeting="19. møde",
        date=date(2024, 12, 18),
        item="160/24",
        item_title="Governance for national infrastruktur",
        section=SectionKind.REFERAT,
        heading="Referat",
    )


PASSAGE = passage_at("Universiteterne", "17. januar 2025.")


def citation(marker: int = 1, **changes: object) -> Citation:
    """A citation of the second sentence of PASSAGE, or of what ``changes`` say."""
    start = TEXT.index("De fire")
    span = Span(start, TEXT.index("2025.", start) + 5)
    made = Citation(
        marker=marker,
        passage_id=PASSAGE.id,
        document=PATH,
        title=DOCUMENT.title,
        body="Styregruppen",
        meeting="19. møde",
        date=date(2024, 12, 18),
        item="160/24",
        item_title="Governance for national infrastruktur",
        section=SectionKind.REFERAT,
        heading="Referat",
        page=None,
        lines=Lines(TEXT).of(span),
        span=span,
        quote=mend(TEXT, span),
        passage=PASSAGE.text,
        url=f"{PUBLIC_URL}/p/160-24",
    )
    return replace(made, **changes)


def answer(text: str = "Kommissorierne blev tiltrådt [1].", **changes: object) -> Answer:
    """An answer with one citation, or what ``changes`` say."""
    made = Answer(
        question="Hvad blev besluttet om governance?",
        language="da",
        status=AnswerStatus.FOUND,
        text=text,
        citations=(citation(),),
        seconds={"total": 0.1},
    )
    return replace(made, **changes)


@dataclass
class CannedService:
    """Gives what it was given.

    ``hold``: questions wait until it is set. ``error``: raised instead of answering.
    """

    answer: Answer = field(default_factory=answer)
    lookup: Lookup = field(default_factory=lambda: Lookup("160/24", (citation(0),)))
    listings: Sequence[Listing] = (
        Listing(PATH, DOCUMENT.title, "Styregruppen", date(2024, 12, 18)),
        Listing("kommissorier/råd.md", "Kommissorium for rådet", "Rådet", None),
    )
    sources: dict[str, Source] = field(
        default_factory=lambda: {PASSAGE.id: Source(DOCUMENT, PASSAGE)}
    )
    error: Exception | None = None
    seconds: float = 0.0
    hold: threading.Event | None = None
    asked: list[str] = field(default_factory=list)
    labels: set[frozenset[str] | None] = field(default_factory=set)
    threads: set[str] = field(default_factory=set)

    def ask(self, question: str, *, labels: frozenset[str] | None = None) -> Answer:
        self._called(labels)
        self.asked.append(question)
        time.sleep(self.seconds)
        if self.hold:
            self.hold.wait(10)
        if self.error:
            raise self.error
        return replace(self.answer, question=question)

    def cite(self, reference: str, *, labels: frozenset[str] | None = None) -> Lookup:
        self._called(labels)
        if self.error:
            raise self.error
        return replace(self.lookup, reference=reference)

    def source(self, passage_id: str, *, labels: frozenset[str] | None = None) -> Source:
        self._called(labels)
        if passage_id not in self.sources:
            raise ReferenceUnknown(f"{passage_id} is not in the index.")
        return self.sources[passage_id]

    def document(self, path: str, *, labels: frozenset[str] | None = None) -> Source:
        self._called(labels)
        if path != DOCUMENT.path:
            raise ReferenceUnknown(f"{path} is not in the index.")
        return Source(DOCUMENT)

    def documents(self, *, labels: frozenset[str] | None = None) -> Sequence[Listing]:
        self._called(labels)
        return self.listings

    def status(self) -> Status:
        if self.error:
            raise self.error
        return Status()

    def _called(self, labels: frozenset[str] | None) -> None:
        self.labels.add(labels)
        self.threads.add(threading.current_thread().name)
