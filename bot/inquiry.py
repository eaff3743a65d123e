"""One question asked of the record: the recipe from question to answer.

The one thing to know: look-ups come first (an item or a meeting that is not there,
all that a meeting decided, who came), since they are exact; only then are passages
sought and sentences weighed. Nothing is read that the asker's labels do not open.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.answer import Answer, AnswerStatus, Citation
from bot.attendance import asks_who_came, attendance
from bot.citations import cite_span, look_up, naming_item
from bot.conclusions import asks_for_all, conclusions, meeting_passages, names_meeting
from bot.evidence import Candidate, Frequencies, select, weigh
from bot.question import Aspect, Question
from bot.reference import written_date
from bot.vocabulary import Asked
from bot.wording import say
from bot.writer import write_quotes
from corpus import Document, DocumentKind, Passage, ReferenceUnknown, SectionKind, Span
from index import Embedder, Filter, Record

if TYPE_CHECKING:
    from index import Hit, Retriever

__all__ = ["Inquiry"]

Labels = frozenset[str] | None
_NEAREST = 3
_MOST_LATER = 3
_MOST_ITEMS = 20
_FOUND = 12  # passages sought for each part of a question
_LEADS = {
    SectionKind.INDSTILLING: "proposed",
    SectionKind.PROBLEMSTILLING: "background",
    SectionKind.LOESNING: "background",
}


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question with all that answering it needs.

    Attributes:
        labels: only documents that carry one of these are read; None: every document.
        public_url: of the source viewer.
        frequencies: of the archive.
    """

    asked: Question
    labels: Labels
    record: Record
    retriever: "Retriever"
    embedder: Embedder
    frequencies: Frequencies
    public_url: str
    started: float = field(default_factory=time.monotonic)

    def answer(self) -> Answer:
        """The answer, or that the documents do not say."""
        asked = self.asked
        if not any(aspect.terms for aspect in asked.aspects) and not asked.items:
            return self._refused(say("empty_question", asked.language))
        return self._unknown_place() or self._listed() or self._searched_for()

    # Look-ups.

    def _unknown_place(self) -> Answer | None:
        """A plain no where the question names an item or a meeting that is not in the archive.

        A later document may still speak of it, so this holds only where none names it either.
        """
        language = self.asked.language
        for item in self.asked.items:
            if not self._is_known(f"pkt. {item}"):
                searched = self._scope()
                return self._refused(say("no_such_item", language, item=item, searched=searched))
        if self.record.meetings(labels=self.labels):
            for number in self.asked.meetings:
                if not self._is_known(f"{number}. møde"):
                    return self._refused(self._no_such_meeting())
        return None

    def _is_known(self, reference: str) -> bool:
        found = look_up(self.record, reference, labels=self.labels, public_url=self.public_url)
        return bool(found.matches or found.referred_to_by)

    def _no_such_meeting(self) -> str:
        """That the meeting a question names is not in the archive."""
        language, searched = self.asked.language, self._scope()
        if self.asked.meetings:
            name = say("meeting_name", language, number=self.asked.meetings[0])
            return say("no_such_meeting", language, meeting=name, searched=searched)
        if not self.asked.periods:  # the latest meeting, of an archive without minutes
            return say("not_found_decision", language, searched=searched)
        day = written_date(self.asked.periods[0][0], language)
        return say("no_such_date", language, day=day, searched=searched)

    def _listed(self) -> Answer | None:
        """The whole of what a meeting decided, or who came to it, where that is asked for."""
        bodies = self.record.bodies(labels=self.labels)
        if asks_for_all(self.asked, bodies):
            return self._decided()
        if asks_who_came(self.asked, bodies):
            return self._attended()
        return None

    def _decided(self) -> Answer | None:
        """What the meetings that a question names concluded; None where that is nothing."""
        passages = meeting_passages(self.record, self.asked, self.labels)
        if not passages:
            return self._refused(self._no_such_meeting())
        texts = {p.document: self._document(p.document).text for p in passages}
        lines: list[str] = []
        citations: list[Citation] = []
        for marker, (passage, span) in enumerate(conclusions(passages, texts)[:_MOST_ITEMS], 1):
            cited = self._cited(passage, span, marker)
            number = say("reference_item", self.asked.language, item=passage.item)
            item = f"{number} {passage.item_title}" if passage.item else passage.item_title
            values = {"item": item, "quote": cited.quote, "marker": marker}
            lines.append(say("concluded", self.asked.language, **values))
            citations.append(cited)
        return self._found("\n".join(lines), tuple(citations)) if citations else None

    def _attended(self) -> Answer | None:
        """Who came to the meetings that a question names; None where that cannot be told."""
        passages = meeting_passages(self.record, self.asked, self.labels)
        paths = dict.fromkeys(passage.document for passage in passages)
        if not paths or (len(paths) > 1 and not names_meeting(self.asked)):
            return None
        documents = [self._document(path) for path in paths]
        citations = tuple(
            self._cited(passage, span, marker)
            for marker, (passage, span) in enumerate(attendance(self.asked, documents, passages), 1)
        )
        quoted = [(citation, "quoted") for citation in citations]
        text = write_quotes(quoted, (), self.asked.language)
        return self._found(text, citations) if citations else None

    # Search.

    def _searched_for(self) -> Answer:
        """Each part of the question answered from the sentences found, or named as missing."""
        chosen: list[tuple[Candidate, str]] = []
        nearest: list[Candidate] = []
        missing: list[Aspect] = []
        retrieval = 0.0
        for aspect in self.asked.aspects:
            moment = time.monotonic()
            hits = self._hits(aspect)
            retrieval += time.monotonic() - moment
            weighed = self._weighed(aspect, hits)
            found = select(self.asked, aspect, weighed)
            chosen.extend((c, _lead(aspect, c)) for c in found if _new(c, chosen))
            if not found:
                missing.append(aspect)
                nearest.extend(weighed[:_NEAREST])
        near = tuple(self._cited(c.passage, c.span) for c in _distinct(nearest) if _new(c, chosen))
        if chosen:
            answer = self._quoted(chosen, missing, near)
        else:
            decision = any(aspect.chiefly is Asked.DECISION for aspect in missing)
            key = "not_found_decision" if decision else "not_found"
            text = say(key, self.asked.language, searched=self._scope())
            answer = replace(self._refused(text), nearest=near)
        return replace(answer, seconds={"retrieval": retrieval, **answer.seconds})

    def _hits(self, aspect: Aspect) -> "tuple[Hit, ...]":
        """The passages for a part of a question; what the question names comes first."""
        asked, search = self.asked, self.retriever.search
        found: list[Hit] = []
        for where in self._places():
            found.extend(search(aspect.words, labels=self.labels, where=where, limit=_FOUND))
        if not found or asked.periods:
            found.extend(search(aspect.words, labels=self.labels, limit=_FOUND))
        if aspect.words != asked.text and not (asked.items or asked.meetings):
            found.extend(search(asked.text, labels=self.labels, limit=_FOUND // 2))
        best: dict[str, Hit] = {}
        for hit in found:
            best.setdefault(hit.passage.id, hit)
        return tuple(best.values())

    def _places(self) -> list[Filter]:
        asked = self.asked
        items = [Filter(item=item) for item in asked.items]
        known = set(self.record.meetings(labels=self.labels))
        meetings = [Filter(meeting=f"{n}. møde") for n in asked.meetings if f"{n}. møde" in known]
        periods = [Filter(date_from=first, date_to=last) for first, last in asked.periods]
        return items or meetings or periods

    def _weighed(self, aspect: Aspect, hits: "Sequence[Hit]") -> tuple[Candidate, ...]:
        texts = {hit.passage.document: self._document(hit.passage.document).text for hit in hits}
        return weigh(
            self.asked,
            aspect,
            hits,
            texts=texts,
            embedder=self.embedder,
            frequencies=self.frequencies,
        )

    def _quoted(
        self,
        chosen: Sequence[tuple[Candidate, str]],
        missing: Sequence[Aspect],
        near: tuple[Citation, ...],
    ) -> Answer:
        quoted = [
            (self._cited(candidate.passage, candidate.span, marker), lead)
            for marker, (candidate, lead) in enumerate(chosen, 1)
        ]
        text = write_quotes(quoted, [aspect.words for aspect in missing], self.asked.language)
        citations = tuple(citation for citation, _ in quoted)
        answer = replace(self._found(text, citations), warnings=self._named_later(citations))
        return replace(answer, status=AnswerStatus.PARTIAL, nearest=near) if missing else answer

    def _named_later(self, citations: Sequence[Citation]) -> tuple[str, ...]:
        """Where items of a decision quoted are named by later meetings that are not quoted."""
        if all(aspect.chiefly is not Asked.DECISION for aspect in self.asked.aspects):
            return ()
        language = self.asked.language
        quoted = {citation.item for citation in citations}
        sentences: dict[str, str] = {}
        for cited in citations:
            if cited.item is None or cited.date is None or "/" not in cited.item:
                continue
            for passage in naming_item(self.record, cited.item, labels=self.labels):
                newer = passage.date is not None and passage.date > cited.date
                if passage.item and passage.date and newer and passage.item not in quoted:
                    place = say("reference_item", language, item=passage.item)
                    place = f"{place[0].lower()}{place[1:]}"
                    later = f"{place}, {written_date(passage.date, language)}"
                    values = {"item": cited.item, "later": later}
                    sentences[passage.item] = say("referred_to_later", language, **values)
        return tuple(sentences.values())[:_MOST_LATER]

    # Parts of an answer.

    def _found(self, text: str, citations: tuple[Citation, ...]) -> Answer:
        asked, seconds = self.asked, {"total": time.monotonic() - self.started}
        found = AnswerStatus.FOUND
        return Answer(asked.text, asked.language, found, text, citations, seconds=seconds)

    def _refused(self, text: str) -> Answer:
        return replace(self._found(text, ()), status=AnswerStatus.NOT_FOUND)

    def _cited(self, passage: Passage, span: Span, marker: int = 0) -> Citation:
        document = self._document(passage.document)
        return cite_span(document, passage, span, public_url=self.public_url, marker=marker)

    def _document(self, path: str) -> Document:
        document = self.record.document(path, labels=self.labels)
        if document is None:
            raise ReferenceUnknown(f"No document {path} in the index.")
        return document

    def _scope(self) -> str:
        """What was searched: how many documents, from when to when."""
        language = self.asked.language
        documents, _ = self.record.count(labels=self.labels)
        period = self.record.period(labels=self.labels)
        if period is None:
            return say("searched_undated", language, documents=documents)
        first, last = (written_date(day, language) for day in period)
        if documents == 1:
            return say("searched_one", language, first=first)
        return say("searched", language, documents=documents, first=first, last=last)


def _new(candidate: Candidate, chosen: Sequence[tuple[Candidate, str]]) -> bool:
    place = (candidate.passage.document, candidate.span)
    return all(place != (other.passage.document, other.span) for other, _ in chosen)


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
