"""From passages found to sentences that answer, or to the finding that none does.

The one thing to know: nearness alone never answers. A sentence must hold the
kind of evidence asked for (an amount, a date, a conclusion from the record
section), and it and its surroundings must speak of what the question names.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from bot.kinds import RECORD, holds
from bot.question import Aspect, Question, language_of, meets, stem, stems_of, translations
from bot.statements import states_conclusion, units
from bot.vocabulary import AGENDA, PROPOSAL, Asked
from corpus import DocumentKind, Passage, SectionKind, Span, mend
from index import Embedder

if TYPE_CHECKING:
    from index import Hit

__all__ = ["Candidate", "Frequencies", "select", "suffices", "weigh"]

#: How many of the passages found are read sentence by sentence.
READ = 10

_BACKGROUND = frozenset({SectionKind.PROBLEMSTILLING, SectionKind.LOESNING})
_ROLES = {SectionKind.BILAG: -0.3, SectionKind.HOVED: -0.15}
_NEAR, _NEAR_ACROSS = 0.855, 0.81
_NAMED = 0.5  # share of the question's names that the evidence must speak of
_SPOKEN_OF = 0.12  # share of the question's words that the evidence must speak of
_CLOSE = 0.3  # how far below the best a further sentence may score
_LIKE = 0.8  # of what the best speaks of, a conclusion before it must speak of
_MOST = 3
_SHORT = 45  # characters; shorter units are labels more often than statements


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence weighed as evidence.

    Attributes:
        span: into the document's text.
        text: the span's words, mended.
        similarity: cosine of the question and the sentence under its item's title.
        cover: share of the question's content words, weighed by rarity, that the sentence holds.
        context: the same share with the sentence's passage, title and meeting counted in.
        names: share of the question's names among the same; 1 where it has none.
        typed: whether it holds the kind of evidence asked for.
        concludes: whether it states what the body concluded, from a record section.
        score: how well it answers; only its order means something.
    """

    hit: "Hit"
    span: Span
    text: str
    similarity: float
    cover: float
    context: float
    names: float
    typed: bool
    concludes: bool
    score: float

    @property
    def passage(self) -> Passage:
        """The passage it stands in."""
        return self.hit.passage


class Frequencies:
    """In how many passages of the archive each stem stands."""

    def __init__(self, passages: int, counts: Mapping[str, int]) -> None:
        self._passages = max(passages, 1)
        self._counts = counts

    def weight(self, stemmed: str) -> float:
        """Rarity of a stem: 0 for one that stands everywhere, 1 for one that stands nowhere."""
        count = self._counts.get(stemmed, 0)
        return math.log((self._passages + 1) / (count + 0.5)) / math.log((self._passages + 1) / 0.5)


@dataclass(frozen=True, slots=True)
class _Terms:
    """An aspect's content words with their weights and what counts as meeting them."""

    weights: dict[str, float]
    names: frozenset[str]
    foreign: bool

    def met(self, stems: frozenset[str]) -> dict[str, float]:
        """For each term how well the stems meet it, 0 to 1."""
        return {term: meets(term, stems, foreign=self.foreign) for term in self.weights}

    def share(self, met: Mapping[str, float], among: frozenset[str] | None = None) -> float:
        """Weighed share of the terms met; 0 where there is none to meet."""
        weights = {t: w for t, w in self.weights.items() if among is None or t in among}
        total = sum(weights.values())
        return sum(w * met[t] for t, w in weights.items()) / total if total else 0.0


def weigh(
    question: Question,
    aspect: Aspect,
    hits: "Sequence[Hit]",
    *,
    texts: Mapping[str, str],
    embedder: Embedder,
    frequencies: Frequencies,
) -> tuple[Candidate, ...]:
    """The sentences of the best passages, weighed as evidence, best first.

    Args:
        question: the whole question.
        aspect: the part of it that is to be answered.
        hits: passages found, best first.
        texts: document path → the document's text.
        embedder: the index's own.
        frequencies: of the archive.
    """
    read = [
        (hit, span, mend(texts[hit.passage.document], span))
        for hit in hits[:READ]
        for span in units(texts[hit.passage.document], hit.passage)
    ]
    if not read:
        return ()
    asked = embedder.embed_question(aspect.words)
    titled = [f"{hit.passage.item_title or hit.passage.title}: {text}" for hit, _, text in read]
    similarities = embedder.embed_sentences(titled) @ asked
    recency = _recency([hit for hit, _, _ in read])
    candidates = [
        _weighed(
            question,
            aspect,
            hit,
            span,
            text,
            float(similarity),
            frequencies,
            recency=recency.get((hit.passage.kind, hit.passage.date), 0.0),
        )
        for (hit, span, text), similarity in zip(read, np.asarray(similarities), strict=True)
    ]
    return tuple(sorted(candidates, key=lambda c: (-c.score, c.hit.rank, c.span)))


def _newness(question: Question, aspect: Aspect) -> float:
    """How much it counts that a passage is newer than the others found."""
    if question.latest:
        return 0.7
    # A later meeting may have decided what an earlier one put off.
    return 0.3 if aspect.chiefly is Asked.DECISION and not question.periods else 0.05


def _recency(hits: "Sequence[Hit]") -> dict[tuple[DocumentKind, date | None], float]:
    """Each date's place among those found: 0 for the oldest, 1 for the newest.

    Minutes and mandates are each compared with their like: a mandate in force from today on
    says nothing newer of a matter than the last meeting.
    """
    found: dict[tuple[DocumentKind, date | None], float] = {}
    for kind in DocumentKind:
        dates = {h.passage.date for h in hits if h.passage.kind is kind and h.passage.date}
        newest = 1.0 if kind is DocumentKind.MINUTES else 0.5
        for at, day in enumerate(sorted(dates)):
            found[kind, day] = newest * at / max(len(dates) - 1, 1)
    return found


def _weighed(
    question: Question,
    aspect: Aspect,
    hit: "Hit",
    span: Span,
    text: str,
    similarity: float,
    frequencies: Frequencies,
    *,
    recency: float = 0.0,
) -> Candidate:
    passage = hit.passage
    foreign = language_of(passage.text) != question.language
    weights = {term: frequencies.weight(stem(term)) for term in aspect.terms}
    if foreign:
        weights = {
            term: weight
            for term, weight in weights.items()
            if term in aspect.names or translations(term) or term[0].isdigit()
        }
    terms = _Terms(weights, aspect.names, foreign)
    own = terms.met(frozenset(stems_of(text)))
    around = terms.met(frozenset(stems_of(_surroundings(passage))))
    both = {term: max(own[term], around[term]) for term in own}
    cover, context = terms.share(own), terms.share(both)
    names = terms.share(both, terms.names) if terms.names else 1.0
    typed = holds(aspect, text, passage, foreign=foreign)
    concludes = passage.section in RECORD and states_conclusion(text, passage)
    score = (
        4.5 * similarity
        + 3.5 * hit.similarity
        + 0.4 * cover
        + 0.5 * context
        + 0.5 * typed
        + _role(aspect, passage, concludes=concludes)
        + 0.4 * _in_period(question, passage)
        + _newness(question, aspect) * recency
        - 0.3 * (len(text) < _SHORT)
    )
    return Candidate(hit, span, text, similarity, cover, context, names, typed, concludes, score)


def _surroundings(passage: Passage) -> str:
    date = passage.date.strftime("%d %B %Y %d. %m.") if passage.date else ""
    parts = (passage.text, passage.item_title, passage.heading, passage.body, passage.meeting,
             passage.title, passage.item, date)  # fmt: skip
    return " ".join(part for part in parts if part)


def _role(aspect: Aspect, passage: Passage, *, concludes: bool) -> float:
    """What the section's role adds for what is asked; minutes only."""
    kind = passage.section
    if aspect.chiefly is Asked.ATTENDANCE:
        return 0.5 if kind is SectionKind.DELTAGERE else 0.0
    if aspect.chiefly is Asked.ATTACHMENT:
        return 0.5 if kind is SectionKind.BILAG else 0.0
    if aspect.chiefly is Asked.DECISION and passage.kind is DocumentKind.MINUTES:
        if kind is SectionKind.INDSTILLING or kind in _BACKGROUND:
            return -1.0
        return 0.6 if concludes else 0.0
    if kind is SectionKind.INDSTILLING and passage.kind is DocumentKind.MINUTES:
        return 0.2 if PROPOSAL.search(aspect.words) else -0.35
    if kind is SectionKind.DELTAGERE:
        return 0.0 if aspect.chiefly is Asked.PERSON else -0.2
    if kind is SectionKind.DAGSORDEN:
        return 0.05 if AGENDA.search(aspect.words) else -0.4
    return _ROLES.get(kind, 0.0)


def _in_period(question: Question, passage: Passage) -> float:
    if not question.periods:
        return 0.0
    return float(
        passage.date is not None and any(a <= passage.date <= b for a, b in question.periods)
    )


def suffices(question: Question, candidate: Candidate) -> bool:
    """Whether a sentence answers: right in kind, near enough, about what is named.

    The bounds were set on three archives in two languages (``benchmarks/README.md``): on
    questions off every topic no sentence reached them. They belong to the bundled embedder's
    cosines, which lie close together and lower between languages than within one.
    """
    if not candidate.typed:
        return False
    if candidate.passage.item and candidate.passage.item in question.items:
        return True
    if candidate.names < _NAMED:
        return False
    near = (candidate.similarity + candidate.hit.similarity) / 2 + 0.05 * candidate.context
    if language_of(candidate.passage.text) != question.language:
        return near >= _NEAR_ACROSS
    return near >= _NEAR and candidate.context >= _SPOKEN_OF


def select(
    question: Question, aspect: Aspect, weighed: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """The fewest sentences that answer, best first; empty where none does.

    Where a decision is asked for and the best sentence tells of the discussion only, the
    conclusion of the same item comes before it.
    """
    sufficient = [candidate for candidate in weighed if suffices(question, candidate)]
    if not sufficient:
        return ()
    best = sufficient[0]
    if aspect.chiefly is Asked.DECISION and not best.concludes:
        conclusions = (c for c in weighed if c.concludes and c.typed and _same_item(c, best))
        best = next((c for c in conclusions if c.context >= best.context * _LIKE), best)
    chosen = [best]
    for candidate in sufficient:
        close = candidate.score >= sufficient[0].score - _CLOSE
        if close and not any(_overlap(candidate, other) for other in chosen):
            chosen.append(candidate)
        if len(chosen) == _MOST:
            break
    return tuple(chosen)


def _same_item(one: Candidate, other: Candidate) -> bool:
    return (one.passage.document, one.passage.item) == (other.passage.document, other.passage.item)


def _overlap(one: Candidate, other: Candidate) -> bool:
    same = one.passage.document == other.passage.document
    return same and one.span.start < other.span.end and other.span.start < one.span.end
