"""The words that state an outcome, and those that govern them, found in one sentence.

The one thing to know: a word is found here whether it counts or not; ``scope`` says
whether it does, ``decided`` and ``stated`` what it then means.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from corpus.decisions.speakers import Speakers
from corpus.model import Outcome
from corpus.terms import from_words, keys, pattern_of, phrases

__all__ = [
    "LONGEST",
    "Form",
    "Govern",
    "Governor",
    "OutcomeWord",
    "Reading",
    "Verdict",
    "find_governors",
    "find_outcome_words",
    "unreal",
    "words_of_outcomes",
]

Form: TypeAlias = Literal["verb", "participle", "present", "infinitive", "phrase", "agreeing"]
Govern: TypeAlias = Literal["deciding", "stating", "reporting"]
_FORMS: tuple[Form, ...] = ("phrase", "verb", "participle", "present", "infinitive")
LONGEST = 1500  # characters of a sentence that are read


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known around a sentence.

    Attributes:
        speakers: who is the body.
        day: of the meeting, or None.
        labelled: whether it stands under "Beslutning:" and the like.
        discussion: whether its item is one for discussion, which weak agreement does not decide.
        elsewhere: whether its item tells what other bodies did, so that only words that name
            the body that met count.
    """

    speakers: Speakers
    day: date | None = None
    labelled: bool = False
    discussion: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome that a sentence states.

    Attributes:
        start: of the word that states it, in the sentence.
        by: who concluded, as printed, or None.
        firm: stated by a verb of deciding or concluding.
    """

    outcome: Outcome
    start: int
    end: int
    by: str | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeWord:
    """A word of an outcome where it stands in a sentence."""

    form: Form
    outcome: Outcome
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb of deciding, stating or speaking where it stands in a sentence."""

    kind: Govern
    start: int
    end: int


@from_words
def words_of_outcomes() -> tuple[tuple[Form, Outcome, re.Pattern[str]], ...]:
    """The patterns of each outcome in each form."""
    made: list[tuple[Form, Outcome, re.Pattern[str]]] = []
    topics = {form: set(keys(_topic(form)).values()) for form in _FORMS}
    for form in _FORMS:
        for outcome in Outcome:
            if outcome.value in topics[form]:
                pattern = phrases(f"{_topic(form)}.{outcome.value}")
                made.append((form, outcome, re.compile(pattern, re.IGNORECASE)))
    made.append(("agreeing", Outcome.ADOPTED, re.compile(phrases("agreeing"), re.IGNORECASE)))
    return tuple(made)


@from_words
def _any_outcome() -> re.Pattern[str]:
    """Any word of any outcome: most sentences have none, and are not searched for each."""
    topics = (
        f"{_topic(form)}.{outcome}"
        for form in _FORMS
        for outcome in dict.fromkeys(keys(_topic(form)).values())
    )
    return re.compile(phrases(*topics, "agreeing"), re.IGNORECASE)


def _topic(form: Form) -> str:
    return f"verdict_{form}s"


@from_words
def unreal() -> re.Pattern[str]:
    """Words of conditions, plans and duties, as they are written: "May" is a month."""
    return re.compile(phrases("unreal"))


def find_governors(sentence: str) -> list[Governor]:
    """The verbs of deciding, stating and speaking, in order."""
    kinds: tuple[tuple[Govern, re.Pattern[str]], ...] = (
        ("deciding", pattern_of("deciding")),
        ("stating", pattern_of("stating")),
        ("reporting", pattern_of("reporting")),
    )
    found = [
        Governor(kind, *match.span())
        for kind, pattern in kinds
        for match in pattern.finditer(sentence)
    ]
    return sorted(found, key=lambda g: (g.start, -g.end))


def find_outcome_words(sentence: str, governors: list[Governor]) -> list[OutcomeWord | Governor]:
    """Words of outcomes and of deciding, in order, the longer first where two overlap."""
    candidates: list[OutcomeWord | Governor] = [g for g in governors if g.kind == "deciding"]
    patterns = words_of_outcomes() if _any_outcome().search(sentence) else ()
    for form, outcome, pattern in patterns:
        candidates += [OutcomeWord(form, outcome, *m.span()) for m in pattern.finditer(sentence)]
    candidates.sort(key=lambda w: (w.start - w.end, isinstance(w, Governor)))
    chosen: list[OutcomeWord | Governor] = []
    for word in candidates:
        if isinstance(word, OutcomeWord) and word.form == "infinitive":
            continue  # only ever read as what was decided
        if all(word.end <= other.start or other.end <= word.start for other in chosen):
            chosen.append(word)
    return sorted(chosen, key=lambda w: w.start)
