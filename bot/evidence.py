"""From passages found to sentences that answer, or to the finding that none does.

The one thing to know: nearness alone never answers. A sentence must hold the
kind of evidence asked for (an amount, a date, a conclusion from the record
section), and it and its surroundings must speak of what the question names.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.question import Aspect, Question, language_of, stem, stems_of, translations
from bot.vocabulary import EVIDENCE, PROPOSAL, Asked
from corpus import DocumentKind, Passage, SectionKind, Span, mend, quotable
from index import Embedder, Hit

__all__ = ["Candidate", "Frequencies", "confidence", "weigh"]

#: How many of the passages found are read sentence by sentence.
READ = 10

# Kinds that a sentence must show for itself; the others only add weight.
_REQUIRED = (Asked.AMOUNT, Asked.SHARE, Asked.NUMBER, Asked.DURATION, Asked.DATE)
_RECORD = frozenset({SectionKind.REFERAT, SectionKind.VIDERE_PROCES, SectionKind.OEVRIGT})
_BACKGROUND = frozenset({SectionKind.PROBLEMSTILLING, SectionKind.LOESNING})
# Who concludes for the body, as against a party's position.
_CONCLUDES = re.compile(
    r"\b(?:konkludere\w*|besluttede|vedtog\w*|på (?:den )?baggrund|tog \w+ til efterretning|godkendte|tiltrådte|enige\w* om|blev (?:\w+ )?(?:tiltrådt|godkendt|vedtaget|forkastet|afvist|udsat)"
    r"|concluded|decided|agreed|agreement|consensus|approved|adopted|no objections)\b",
    re.IGNORECASE,
)
_WINDOW = 6  # words between a count and what is counted


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
        typed: whether it holds the kinds of evidence asked for.
        score: how well it answers; only its order means something.
    """

    hit: Hit
    span: Span
    text: str
    similarity: float
    cover: float
    context: float
    names: float
    typed: bool
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
        return {term: _meets(term, stems, foreign=self.foreign) for term in self.weights}

    def share(self, met: Mapping[str, float], among: frozenset[str] | None = None) -> float:
        """Weighed share of the terms met; 1 where there is none to meet."""
        weights = {t: w for t, w in self.weights.items() if among is None or t in among}
        total = sum(weights.values())
        return sum(w * met[t] for t, w in weights.items()) / total if total else 1.0


def _meets(term: str, stems: frozenset[str], *, foreign: bool) -> float:
    own = stem(term)
    if own in stems:
        return 1.0
    if foreign and translations(term) & stems:
        return 0.9
    if len(own) < 4 or own[0].isdigit():
        return 0.0
    # "budget" in "budgetspørgsmål", "genomdatabasen" for "database"
    for other in stems:
        if len(other) >= 4 and (other.startswith(own) or own.startswith(other)):
            return 0.8
        if len(other) > 4 and len(own) > 4 and (other.endswith(own) or own.endswith(other)):
            return 0.7
    return 0.0


def weigh(
    question: Question,
    aspect: Aspect,
    hits: Sequence[Hit],
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
        for span in quotable(texts[hit.passage.document], hit.passage)
    ]
    if not read:
        return ()
    asked = embedder.embed_question(aspect.words)
    titled = [f"{hit.passage.item_title or hit.passage.title}: {text}" for hit, _, text in read]
    similarities = embedder.embed_sentences(titled) @ asked
    candidates = [
        _weighed(question, aspect, hit, span, text, float(similarity), frequencies)
        for (hit, span, text), similarity in zip(read, np.asarray(similarities), strict=True)
    ]
    return tuple(sorted(candidates, key=lambda c: (-c.score, c.hit.rank, c.span)))


def _weighed(
    question: Question,
    aspect: Aspect,
    hit: Hit,
    span: Span,
    text: str,
    similarity: float,
    frequencies: Frequencies,
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
    names = terms.share(both, terms.names)
    typed = _holds(aspect, text, passage, foreign=foreign)
    score = (
        4.0 * similarity
        + 0.9 * cover
        + 0.5 * context
        + 0.35 * typed
        + _role(aspect, passage, text)
        + 0.4 * _in_period(question, passage)
        + 0.15 / hit.rank
        - 0.6 * _is_fragment(text)
    )
    return Candidate(hit, span, text, similarity, cover, context, names, typed, score)


def _surroundings(passage: Passage) -> str:
    date = passage.date.strftime("%d %B %Y %d. %m.") if passage.date else ""
    parts = (passage.text, passage.item_title, passage.heading, passage.body, passage.meeting,
             passage.title, passage.item, date)  # fmt: skip
    return " ".join(part for part in parts if part)


def _holds(aspect: Aspect, text: str, passage: Passage, *, foreign: bool) -> bool:
    """Whether a sentence holds every kind of evidence that is asked for."""
    if any(kind in aspect.asked and not EVIDENCE[kind].search(text) for kind in _REQUIRED):
        return False
    if Asked.NUMBER in aspect.asked and aspect.counted and not foreign:
        return _counts(aspect.counted, text)
    if Asked.DECISION in aspect.asked:
        decided = passage.section in _RECORD or passage.kind is not DocumentKind.MINUTES
        return decided and bool(EVIDENCE[Asked.DECISION].search(text))
    if Asked.ATTENDANCE in aspect.asked:
        return passage.section in (SectionKind.DELTAGERE, SectionKind.REFERAT)
    if Asked.ATTACHMENT in aspect.asked:
        return passage.section is SectionKind.BILAG
    if Asked.NAME in aspect.asked and passage.section is not SectionKind.DELTAGERE:
        return bool(EVIDENCE[Asked.NAME].search(text))
    if Asked.PERSON in aspect.asked:
        return bool(EVIDENCE[Asked.PERSON].search(text))
    return True


def _counts(counted: tuple[str, ...], text: str) -> bool:
    """Whether a count stands within a few words of what is counted ("39.380 genomer")."""
    words = text.replace("-", " ").split()
    stems = [next(iter(stems_of(word)), "") for word in words]
    numbers = [at for at, word in enumerate(words) if EVIDENCE[Asked.NUMBER].search(word)]
    head = counted[-1:] if len(counted) > 1 else counted
    things = [
        at
        for at, other in enumerate(stems)
        if other and any(_meets(c, frozenset({other}), foreign=False) for c in {*head, counted[0]})
    ]
    return any(abs(n - t) <= _WINDOW for n in numbers for t in things)


def _role(aspect: Aspect, passage: Passage, text: str) -> float:
    """What the section's role adds for what is asked; minutes only."""
    kind = passage.section
    if Asked.ATTENDANCE in aspect.asked:
        return 0.5 if kind is SectionKind.DELTAGERE else 0.0
    if Asked.ATTACHMENT in aspect.asked:
        return 0.5 if kind is SectionKind.BILAG else 0.0
    if Asked.DECISION in aspect.asked and passage.kind is DocumentKind.MINUTES:
        if kind is SectionKind.INDSTILLING or kind in _BACKGROUND:
            return -1.0
        return 0.35 if kind is SectionKind.REFERAT and _CONCLUDES.search(text) else 0.0
    if kind is SectionKind.INDSTILLING and passage.kind is DocumentKind.MINUTES:
        return 0.2 if PROPOSAL.search(aspect.words) else -0.35
    return {SectionKind.REFERAT: 0.1, SectionKind.BILAG: -0.3, SectionKind.DAGSORDEN: -0.15}.get(kind, 0.0)


def _is_fragment(text: str) -> bool:
    """Whether a unit is a heading run into the text ("Status på HPC.") or a list's label."""
    words = text.split()
    return len(words) <= 4 and not any(c.isdigit() for c in text) and "," not in text


def _in_period(question: Question, passage: Passage) -> float:
    if not question.periods:
        return 0.0
    return float(
        passage.date is not None and any(a <= passage.date <= b for a, b in question.periods)
    )


def confidence(aspect: Aspect, candidate: Candidate) -> float:
    """How sure it is that a sentence answers, 0 to 1."""
    if not candidate.typed:
        return 0.0
    return 1.0


def answers(question: Question, aspect: Aspect, candidate: Candidate) -> bool:
    """Whether a sentence suffices as an answer."""
    return confidence(aspect, candidate) > 0.5


def select(question: Question, aspect: Aspect, weighed: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The fewest sentences that answer, best first; empty where none does."""
    sufficient = [c for c in weighed if answers(question, aspect, c)]
    return tuple(sufficient[:3])
