"""The service: settings wired to record, index and writer, in the one place.

The one thing to know: a surface (command line, Slack, viewer) calls ``ask``,
``cite``, ``source`` and ``document`` with the labels that its reader holds, and
gets nothing that those labels do not open.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.answer import Answer, AnswerStatus, Citation, Lookup
from bot.attendance import asks_who_came, attendance
from bot.citations import cite_passage, cite_span, look_up, naming_item
from bot.conclusions import asks_for_all, conclusions, meeting_passages, names_meeting
from bot.config import Settings
from bot.evidence import Candidate, Frequencies, select, weigh
from bot.question import Aspect, Question, parse_question, stems_of
from bot.reference import written_date
from bot.status import Status, read_status
from bot.vocabulary import Asked
from bot.wording import say
from bot.writer import write_quotes
from corpus import Document, DocumentKind, Passage, ReferenceUnknown, SectionKind, mend
from index import Filter, Hit, Record, Retriever, load_embedder

__all__ = ["Listed", "Referent", "Source"]

Labels = frozenset[str] | None
_NEAREST = 3
_MOST_LATER = 3
_MOST_ITEMS = 20
_FOUND = 12  # passages sought for each part of a question


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

    def refresh(self) -> None:
        """Picks up what was indexed since; costs a look at one number where nothing was.

        Raises:
            EmbedderChanged: the index was built with another embedder than the one set.
        """
        if self._retriever is None:
            self._retriever = Retriever(self._record, self._embedder)
        self._retriever.refresh()

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
        self.refresh()
        asked = parse_question(question)
        if not any(aspect.terms for aspect in asked.aspects) and not asked.items:
            text = say("empty_question", asked.language)
            return Answer(question, asked.language, AnswerStatus.NOT_FOUND, text, (),
                          seconds={"total": time.monotonic() - started})  # fmt: skip
        refusal = self._unknown_place(asked, labels)
        if refusal:
            return Answer(question, asked.language, AnswerStatus.NOT_FOUND, refusal, (),
                          seconds={"total": time.monotonic() - started})  # fmt: skip

        if asks_for_all(asked, self._record.bodies(labels=labels)):
            listed = self._decided(asked, labels, started)
            if listed:
                return listed

        if asks_who_came(asked, self._record.bodies(labels=labels)):
            listed = self._attended(asked, labels, started)
            if listed:
                return listed

        chosen: list[tuple[Candidate, str]] = []
        nearest: list[Candidate] = []
        missing: list[Aspect] = []
        retrieval = 0.0
        for aspect in asked.aspects:
            moment = time.monotonic()
            hits = self._search(asked, aspect, labels)
            retrieval += time.monotonic() - moment
            weighed = self._weigh(asked, aspect, hits, labels)
            found = select(asked, aspect, weighed)
            chosen.extend((c, _lead(aspect, c)) for c in found if _new(c, chosen))
            if not found:
                missing.append(aspect)
                nearest.extend(weighed[:_NEAREST])
        seconds = {"retrieval": retrieval, "total": time.monotonic() - started}
        return self._answered(asked, chosen, missing, nearest, labels, seconds)

    def _decided(self, asked: Question, labels: Labels, started: float) -> Answer | None:
        """What the meetings that a question names concluded; None where that is nothing."""
        passages = meeting_passages(self._record, asked, labels)
        if not passages:
            refusal = self._no_such_meeting(asked, labels)
            seconds = {"total": time.monotonic() - started}
            return Answer(
                asked.text, asked.language, AnswerStatus.NOT_FOUND, refusal, (), seconds=seconds
            )
        texts = {p.document: self._text(p.document, labels) for p in passages}
        lines: list[str] = []
        citations: list[Citation] = []
        for marker, (passage, span) in enumerate(conclusions(passages, texts)[:_MOST_ITEMS], 1):
            document = self._document(passage.document, labels)
            url = self._settings.public_url
            cited = cite_span(document, passage, span, public_url=url, marker=marker)
            number = say("reference_item", asked.language, item=passage.item)
            item = f"{number} {passage.item_title}" if passage.item else passage.item_title
            lines.append(
                say("concluded", asked.language, item=item, quote=cited.quote, marker=marker)
            )
            citations.append(cited)
        if not citations:
            return None
        seconds = {"total": time.monotonic() - started}
        text, found = "\n".join(lines), AnswerStatus.FOUND
        return Answer(asked.text, asked.language, found, text, tuple(citations), seconds=seconds)

    def _attended(self, asked: Question, labels: Labels, started: float) -> Answer | None:
        """Who came to the meetings that a question names; None where that cannot be told."""
        passages = meeting_passages(self._record, asked, labels)
        paths = dict.fromkeys(passage.document for passage in passages)
        if not paths or (len(paths) > 1 and not names_meeting(asked)):
            return None
        documents = [self._document(path, labels) for path in paths]
        url = self._settings.public_url
        citations = tuple(
            cite_span(
                self._document(passage.document, labels), passage, span, public_url=url, marker=n
            )
            for n, (passage, span) in enumerate(attendance(asked, documents, passages), 1)
        )
        if not citations:
            return None
        text = write_quotes([(citation, "quoted") for citation in citations], (), asked.language)
        seconds = {"total": time.monotonic() - started}
        found = AnswerStatus.FOUND
        return Answer(asked.text, asked.language, found, text, citations, seconds=seconds)

    def weigh(
        self, question: Question, aspect: Aspect, labels: Labels = None
    ) -> tuple[Candidate, ...]:
        """The sentences weighed for a part of a question, best first; for measuring."""
        self.refresh()
        return self._weigh(question, aspect, self._search(question, aspect, labels), labels)

    def _weigh(
        self, asked: Question, aspect: Aspect, hits: Sequence[Hit], labels: Labels
    ) -> tuple[Candidate, ...]:
        texts = {hit.passage.document: self._text(hit.passage.document, labels) for hit in hits}
        return weigh(
            asked, aspect, hits, texts=texts, embedder=self._embedder, frequencies=self._rarity()
        )

    def _search(self, asked: Question, aspect: Aspect, labels: Labels) -> tuple[Hit, ...]:
        """The passages for a part of a question; what the question names comes first."""
        assert self._retriever is not None  # noqa: S101 -- refresh made it
        found: list[Hit] = []
        for where in self._places(asked):
            found.extend(
                self._retriever.search(aspect.words, labels=labels, where=where, limit=_FOUND)
            )
        if not found or asked.periods:
            found.extend(self._retriever.search(aspect.words, labels=labels, limit=_FOUND))
        if aspect.words != asked.text and not (asked.items or asked.meetings):
            found.extend(self._retriever.search(asked.text, labels=labels, limit=_FOUND // 2))
        best: dict[str, Hit] = {}
        for hit in found:
            best.setdefault(hit.passage.id, hit)
        return tuple(best.values())

    def _places(self, asked: Question) -> list[Filter]:
        items = [Filter(item=item) for item in asked.items]
        known = set(self._record.meetings())
        meetings = [Filter(meeting=f"{n}. møde") for n in asked.meetings if f"{n}. møde" in known]
        periods = [Filter(date_from=first, date_to=last) for first, last in asked.periods]
        return items or meetings or periods

    def _unknown_place(self, asked: Question, labels: Labels) -> str | None:
        """A plain no where the question names an item or a meeting that is not in the archive.

        A later document may still speak of it, so this holds only where none names it either.
        """
        for item in asked.items:
            lookup = look_up(self._record, f"pkt. {item}", labels=labels, public_url="")
            if not lookup.matches and not lookup.referred_to_by:
                return say(
                    "no_such_item",
                    asked.language,
                    item=item,
                    searched=self._searched(asked.language, labels),
                )
        known = self._record.meetings(labels=labels)
        for number in asked.meetings if known else ():
            lookup = look_up(self._record, f"{number}. møde", labels=labels, public_url="")
            if not lookup.matches and not lookup.referred_to_by:
                return self._no_such_meeting(asked, labels)
        return None

    def _no_such_meeting(self, asked: Question, labels: Labels) -> str:
        """That the meeting a question names is not in the archive."""
        searched = self._searched(asked.language, labels)
        if asked.meetings:
            name = say("meeting_name", asked.language, number=asked.meetings[0])
            return say("no_such_meeting", asked.language, meeting=name, searched=searched)
        day = written_date(asked.periods[0][0], asked.language)
        return say("no_such_date", asked.language, day=day, searched=searched)

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

    def _text(self, path: str, labels: Labels) -> str:
        document = self._record.document(path, labels=labels)
        return document.text if document else ""

    def _answered(
        self,
        asked: Question,
        chosen: Sequence[tuple[Candidate, str]],
        missing: Sequence[Aspect],
        nearest: Sequence[Candidate],
        labels: Labels,
        seconds: dict[str, float],
    ) -> Answer:
        citations = tuple(
            replace(self._cite(candidate, labels), marker=marker)
            for marker, (candidate, _) in enumerate(chosen, 1)
        )
        near = tuple(self._cite(c, labels) for c in _distinct(nearest) if _new(c, chosen))
        language = asked.language
        if not citations:
            decision = any(aspect.chiefly is Asked.DECISION for aspect in missing)
            key = "not_found_decision" if decision else "not_found"
            text = say(key, language, searched=self._searched(language, labels))
            return Answer(asked.text, language, AnswerStatus.NOT_FOUND, text, (), near, (), seconds)
        leads = [lead for _, lead in chosen]
        quoted = list(zip(citations, leads, strict=True))
        text = write_quotes(quoted, [aspect.words for aspect in missing], language)
        status = AnswerStatus.PARTIAL if missing else AnswerStatus.FOUND
        later = self._named_later(asked, citations, labels)
        near = near if missing else ()
        return Answer(asked.text, language, status, text, citations, near, later, seconds)

    def _named_later(
        self, asked: Question, citations: Sequence[Citation], labels: Labels
    ) -> tuple[str, ...]:
        """Where items of a decision quoted are named by later meetings that are not quoted."""
        if all(aspect.chiefly is not Asked.DECISION for aspect in asked.aspects):
            return ()
        quoted = {citation.item for citation in citations}
        sentences: dict[str, str] = {}
        for cited in citations:
            if cited.item is None or cited.date is None or "/" not in cited.item:
                continue
            for passage in naming_item(self._record, cited.item, labels=labels):
                if passage.item and passage.date and passage.date > cited.date:
                    if passage.item in quoted:
                        continue
                    place = say("reference_item", asked.language, item=passage.item)
                    later = f"{place[0].lower()}{place[1:]}, {written_date(passage.date, asked.language)}"
                    sentences[passage.item] = say(
                        "referred_to_later", asked.language, item=cited.item, later=later
                    )
        return tuple(sentences.values())[:_MOST_LATER]

    def _cite(self, candidate: Candidate, labels: Labels) -> Citation:
        document = self._document(candidate.passage.document, labels)
        return cite_span(
            document, candidate.passage, candidate.span, public_url=self._settings.public_url
        )

    def _searched(self, language: str, labels: Labels) -> str:
        documents, _ = self._record.count(labels=labels)
        period = self._record.period(labels=labels)
        if period is None:
            return say("searched_undated", language, documents=documents)
        first, last = (written_date(day, language) for day in period)
        if documents == 1:
            return say("searched_one", language, first=first)
        return say("searched", language, documents=documents, first=first, last=last)

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


def _new(candidate: Candidate, chosen: Sequence[tuple[Candidate, str]]) -> bool:
    place = (candidate.passage.document, candidate.span)
    return all(place != (other.passage.document, other.span) for other, _ in chosen)


_LEADS = {
    SectionKind.INDSTILLING: "proposed",
    SectionKind.PROBLEMSTILLING: "background",
    SectionKind.LOESNING: "background",
}


def _lead(aspect: Aspect, candidate: Candidate) -> str:
    """How a quotation is presented: only a record section says what was concluded."""
    if candidate.passage.kind is not DocumentKind.MINUTES:
        return "quoted"
    if candidate.passage.section in _LEADS:
        return _LEADS[candidate.passage.section]
    discussed = aspect.chiefly is Asked.DECISION and not candidate.concludes
    return "discussed" if discussed else "quoted"


def _distinct(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best sentence of each passage, the first few."""
    seen: dict[str, Candidate] = {}
    for candidate in candidates:
        seen.setdefault(candidate.passage.id, candidate)
    return list(seen.values())[:_NEAREST]
