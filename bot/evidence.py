"""From passages found to sentences that answer, or to the finding that none does.

The one thing to know: nearness alone never answers. A sentence must hold the
kind of evidence asked for (an amount, a date, a conclusion from the record
section), and it and its surroundings must speak of what the question names.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from bot.question import Aspect, Question, language_of, stem, stems_of, translations
from bot.vocabulary import (
    AGENDA,
    BODIES,
    CONCLUSION,
    DECIDES,
    EVIDENCE,
    NAMED_THINGS,
    PROPOSAL,
    RESERVATION,
    STOP_WORDS,
    Asked,
)
from corpus import DocumentKind, Passage, SectionKind, Span, mend, quotable
from index import Embedder, Hit

__all__ = ["Candidate", "Frequencies", "select", "states_conclusion", "suffices", "units", "weigh"]

#: How many of the passages found are read sentence by sentence.
READ = 10

# Kinds that a sentence must show for itself; the others only add weight.
_REQUIRED = (
    Asked.AMOUNT,
    Asked.SHARE,
    Asked.NUMBER,
    Asked.DURATION,
    Asked.DATE,
    Asked.CONTACT,
    Asked.LISTING,
)
# "pr. hyldemeter", "per passenger": what an amount must be reckoned by.
_PER = re.compile(r"\b(?:pr\.?|per)\s+(?P<unit>[^\W\d_]{3,})", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<!^)(?<![.!?»“\"] )\b[A-ZÆØÅ][\w-]+")
_GENERIC_STEMS = frozenset(
    map(
        stem,
        (
            "kommune",
            "kommunes",
            "region",
            "ministeriet",
            "council",
            "committee",
            "group",
            "the",
            "regionen",
        ),
    )
)
_RECORD = frozenset({SectionKind.REFERAT, SectionKind.OEVRIGT})
_BACKGROUND = frozenset({SectionKind.PROBLEMSTILLING, SectionKind.LOESNING})
_ROLES = {SectionKind.BILAG: -0.3, SectionKind.HOVED: -0.15}
_NEAR, _NEAR_ACROSS = 0.855, 0.81
_NAMED = 0.5  # share of the question's names that the evidence must speak of
_SPOKEN_OF = 0.12  # share of the question's words that the evidence must speak of
_CLOSE = 0.3  # how far below the best a further sentence may score
_LIKE = 0.8  # of what the best speaks of, a conclusion before it must speak of
_MOST = 3
_LIST = 6  # entries quoted with the words that open their list
_SHORT = 45  # characters; shorter units are labels more often than statements
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
        typed: whether it holds the kind of evidence asked for.
        concludes: whether it states what the body concluded, from a record section.
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
        return {term: _meets(term, stems, foreign=self.foreign) for term in self.weights}

    def share(self, met: Mapping[str, float], among: frozenset[str] | None = None) -> float:
        """Weighed share of the terms met; 1 where there is none to meet."""
        weights = {t: w for t, w in self.weights.items() if among is None or t in among}
        total = sum(weights.values())
        return sum(w * met[t] for t, w in weights.items()) / total if total else 0.0


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
            recency=recency.get(hit.passage.date, 0.0),
        )
        for (hit, span, text), similarity in zip(read, np.asarray(similarities), strict=True)
    ]
    return tuple(sorted(candidates, key=lambda c: (-c.score, c.hit.rank, c.span)))


def units(text: str, passage: Passage) -> Iterator[Span]:
    """A passage's sentences; what must not be read apart stays together.

    A list's opening goes with its list, a label with what follows, and a conclusion with the
    reservation in the next sentence.
    """
    spans = quotable(text, passage)
    for at, span in enumerate(spans):
        words = mend(text, span)
        following = spans[at + 1 : at + 1 + _LIST]
        if words.endswith(":") and following:
            yield Span(span.start, following[-1].end)
        elif following and (
            _is_label(text, span, words) or _reserves(text, passage, words, following[0])
        ):
            yield Span(span.start, following[0].end)
        else:
            yield span


def _newness(question: Question, aspect: Aspect) -> float:
    """How much it counts that a passage is newer than the others found."""
    if question.latest:
        return 0.7
    # A later meeting may have decided what an earlier one put off.
    return 0.3 if aspect.chiefly is Asked.DECISION and not question.periods else 0.05


def _reserves(text: str, passage: Passage, words: str, following: Span) -> bool:
    """Whether the sentence after a conclusion says what it hangs on."""
    reservation = RESERVATION.search(mend(text, following))
    return bool(reservation) and states_conclusion(words, passage)


def _recency(hits: Sequence[Hit]) -> dict[date | None, float]:
    """Each date's place among those found: 0 for the oldest, 1 for the newest."""
    dates = sorted({hit.passage.date for hit in hits if hit.passage.date})
    return {day: at / max(len(dates) - 1, 1) for at, day in enumerate(dates)}


def _weighed(
    question: Question,
    aspect: Aspect,
    hit: Hit,
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
    typed = _holds(aspect, text, passage, foreign=foreign)
    concludes = passage.section in _RECORD and states_conclusion(text, passage)
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


def _holds(aspect: Aspect, text: str, passage: Passage, *, foreign: bool) -> bool:
    """Whether a sentence holds the kind of evidence that is asked for."""
    chiefly = aspect.chiefly
    if chiefly in _REQUIRED and not EVIDENCE[chiefly].search(text):
        return False
    if chiefly is Asked.AMOUNT:
        return _reckoned(aspect.words, text)
    if chiefly is Asked.NUMBER and aspect.counted and not foreign:
        return _counts(aspect.counted, text)
    if chiefly is Asked.DECISION:
        decided = passage.section in _RECORD or passage.kind is not DocumentKind.MINUTES
        return decided and bool(EVIDENCE[Asked.DECISION].search(text))
    if chiefly is Asked.ATTENDANCE:
        return passage.section in (SectionKind.DELTAGERE, SectionKind.REFERAT)
    if chiefly is Asked.ATTACHMENT:
        return passage.section is SectionKind.BILAG
    if chiefly is Asked.NAME and passage.section is not SectionKind.DELTAGERE:
        return bool(EVIDENCE[Asked.NAME].search(text))
    if chiefly is Asked.ORGANISATION:
        agenda = passage.section is SectionKind.DAGSORDEN
        return not agenda and bool(_new_names(aspect, text))
    if chiefly is Asked.LISTING and NAMED_THINGS.search(aspect.words):
        return len(_new_names(aspect, text)) > 1
    if chiefly is Asked.PERSON and not _names_office(aspect, text, foreign=foreign):
        return False
    if chiefly is Asked.PERSON:
        return bool(EVIDENCE[Asked.PERSON].search(text) or _new_names(aspect, text, opening=True))
    return True


def _names_office(aspect: Aspect, text: str, *, foreign: bool) -> bool:
    """Whether a sentence speaks of the office whose holder is asked for, where one is."""
    if aspect.office is None:
        return True
    stems = frozenset(stems_of(text))
    if foreign and not translations(aspect.office):
        return True
    return _meets(aspect.office, stems, foreign=foreign) > 0


def _reckoned(words: str, text: str) -> bool:
    """Whether an amount is reckoned by the unit that is asked for, where one is."""
    wanted = [stem(match["unit"]) for match in _PER.finditer(words)]
    given = {stem(match["unit"]) for match in _PER.finditer(text)}
    return all(_meets(unit, frozenset(given), foreign=False) for unit in wanted)


def _new_names(aspect: Aspect, text: str, *, opening: bool = False) -> set[str]:
    """Stems of the names in a sentence that the question does not give itself.

    ``opening`` counts the first word too, which is a name or just a first word.
    """
    known = {stem(term) for term in aspect.terms}
    found = {piece for match in _CAPITAL.finditer(text) for piece in stems_of(match.group())}
    first = next(iter(re.findall(r"[^\W\d_]+", text)), "")
    if opening and first[:1].isupper() and first.lower() not in STOP_WORDS:
        found.add(stem(first))
    return {name for name in found if name not in known and name not in _GENERIC_STEMS}


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


def _is_label(text: str, span: Span, words: str) -> bool:
    """Whether a unit is a heading run into its paragraph ("Status på drift. Etableringen …")."""
    bare = not any(c.isdigit() for c in words) and "," not in words
    opens = re.search(r"\n[ \t\f\r]*\n\s*$|^\s*$", text[: span.start])
    return bare and bool(opens) and len(words.split()) <= 5 and words.endswith((".", ":", ".**"))


def states_conclusion(text: str, passage: Passage) -> bool:
    """Whether a sentence states the body's conclusion rather than a party's position."""
    if CONCLUSION.search(text):
        return True
    decides = DECIDES.search(text)
    if not decides or "," in text[: decides.start()]:
        return False  # "…, som styregruppen har besluttet" is no conclusion
    subject = {word.lower() for word in re.findall(r"[^\W\d_]+", text[: decides.start()])[:8]}
    own = set(re.findall(r"[^\W\d_]{3,}", (passage.body or "").lower())[:6])
    return bool(subject & (BODIES | own))


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
