"""What one sentence of a record says became of a matter.

The one thing to know: a word of an outcome counts only where this body says it as a fact.
Wishes, proposals, conditions, plans, other bodies' decisions and earlier meetings' are
sorted out by the words that govern it: the nearest verb of deciding or of speaking before
it in the sentence, and the auxiliaries and negations of its own clause.
"""

import re
from dataclasses import replace

from corpus.dates import find_dates
from corpus.decisions.actors import ActorKind
from corpus.decisions.decided import read_complement, read_decided
from corpus.decisions.scope import is_speech
from corpus.decisions.stated import read_stated
from corpus.decisions.verdicts import (
    LONGEST,
    Governor,
    OutcomeWord,
    Reading,
    Verdict,
    find_governors,
    find_outcome_words,
    words_of_outcomes,
)
from corpus.model import Outcome
from corpus.terms import keys, pattern_of

__all__ = ["goes_on", "left_open", "read_listed", "read_verdicts", "reports", "undecided"]

_COORDINATION = re.compile(
    r"(?:\s|,\s*|;\s*)(?:og|men|mens|and|but|while)\s+(?!at\b|that\b|om\b)|;|[,.]\s+(?=(?:punkt|pkt|item|ad)\b)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|blev|er|motion)\b", re.IGNORECASE)
_MOTION = re.compile(r"\b(?:motion(?:\s+was\s+made)?|moved)(?=\s+to\b)", re.IGNORECASE)


def undecided(sentence: str) -> bool:
    """Whether a sentence says that nothing was decided."""
    sentence = sentence[:LONGEST]
    return bool(pattern_of("no_decision").search(sentence)) or left_open(sentence)


def left_open(sentence: str) -> bool:
    """Whether a sentence says that what was spoken of stays open; not that somebody said so."""
    sentence = sentence[:LONGEST]
    match = pattern_of("left_open").search(sentence)
    if not match:
        return False
    return not any(
        g.kind == "reporting" and g.end <= match.start() for g in find_governors(sentence)
    )


def goes_on(sentence: str) -> bool:
    """As in "Drøftelsen fortsættes på næste møde": the discussion goes on, nothing is put off."""
    return bool(pattern_of("discussion_goes_on").search(sentence[:LONGEST]))


def reports(sentence: str) -> bool:
    """Whether a sentence tells what somebody said or moved."""
    return any(g.kind == "reporting" for g in find_governors(sentence[:LONGEST]))


def read_verdicts(sentence: str, reading: Reading) -> tuple[Verdict, ...]:
    """The outcomes that a mended sentence states, in order; each outcome once.

    Args:
        sentence: without emphasis marks and label.
        reading: what is known around it.
    """
    sentence = sentence[:LONGEST]
    if sentence.rstrip().endswith("?"):
        return ()
    found: list[Verdict] = []
    if terse := _terse(sentence):
        return (terse,)
    if is_speech(sentence):
        return ()
    governors = find_governors(sentence)
    for word in find_outcome_words(sentence, governors):
        if isinstance(word, Governor):
            verdicts = read_decided(sentence, word, governors, reading)
        elif found and not _goes_on(sentence, found[-1], word):
            continue
        else:
            verdicts = read_stated(sentence, word, governors, reading)
        if reading.elsewhere:
            others = (Outcome.ADOPTED, Outcome.REJECTED, Outcome.DISCUSSED)
            verdicts = [v for v in verdicts if v.by or v.outcome not in others]
        verdicts = [
            _of_motion(sentence, _stated_by(sentence, v, governors, reading)) for v in verdicts
        ]
        for verdict in verdicts:
            same = next((at for at, v in enumerate(found) if v.outcome is verdict.outcome), None)
            if same is None:
                found.append(verdict)
            elif verdict.by and not found[same].by:
                found[same] = replace(found[same], by=verdict.by)
    if not found and (moved := pattern_of("moved_to").search(sentence)):
        # "Mateo isn't here → moved to Nov 18"
        days = find_dates(sentence[moved.end() : moved.end() + 30], reading.day)
        about = pattern_of("postponable").search(sentence)
        if days and not sentence[moved.end() :][: days[0].span.start].strip() and not about:
            found.append(Verdict(Outcome.DEFERRED, moved.start(), moved.end()))
    return tuple(found)


def _terse(sentence: str) -> Verdict | None:
    """A record of one word ("Uændret."), or one that its first word sums up ("CONFIRMED: The minutes …")."""
    label = re.match(r"(?:[A-ZÆØÅ]{4,}(?:\s+[A-Z]{2,}){0,3})(?=\s*:\s)", sentence)
    if label:
        for form, outcome, pattern in words_of_outcomes():
            match = pattern.match(sentence)
            if form in ("participle", "verb") and match and match.end() >= label.end():
                return Verdict(outcome, 0, label.end())
    informal = pattern_of("informal_adopting").match(sentence)
    if informal and not pattern_of("informal_no_adopting").search(sentence):
        return Verdict(Outcome.ADOPTED, 0, informal.end())  # "Vi tager det billigste."
    whole = " ".join(re.findall(r"[\w’']+", sentence[:60])).casefold()
    outcome_ = keys("terse_verdicts").get(whole)
    return Verdict(Outcome(outcome_), 0, len(sentence)) if outcome_ else None


def _stated_by(
    sentence: str, verdict: Verdict, governors: list[Governor], reading: Reading
) -> Verdict:
    """As in "Formanden konstaterede, at styregruppen godkender": the chair concluded."""
    stating = [g for g in governors if g.kind == "stating" and g.end <= verdict.start]
    if not stating:
        return verdict
    actor = reading.speakers.subject(sentence, stating[-1].start, stating[-1].end)
    named = actor.kind in (ActorKind.CHAIR, ActorKind.PERSON) and not _PASSIVE.search(actor.words)
    return replace(verdict, by=actor.words) if named else verdict


def _of_motion(sentence: str, verdict: Verdict) -> Verdict:
    """As in "A motion to table the item … passed" puts the item off."""
    motion = _MOTION.search(sentence, 0, verdict.start)
    if verdict.outcome is not Outcome.ADOPTED or not motion:
        return verdict
    moved = read_listed(sentence[motion.end() : verdict.start])
    return replace(verdict, outcome=moved) if moved else verdict


def read_listed(entry: str) -> Outcome | None:
    """The outcome of a list entry under "Udvalget besluttede:", where its words give one."""
    found = read_complement(entry[:LONGEST], 0, None)
    return found[0].outcome if found else None


def _goes_on(sentence: str, before: Verdict, word: OutcomeWord) -> bool:
    """Whether a word after a verdict states another one ("godkendte punkt 1 og udsatte punkt 2")."""
    between = sentence[before.end : word.start]
    if pattern_of("reservations").search(between):
        return False
    return bool(_COORDINATION.search(between)) and not re.search(
        r"\b(?:at|that)\s+(?!.*(?:,\s*(?:og|men|and|but)\s))", between
    )
