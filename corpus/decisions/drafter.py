"""One deciding sentence as a decision: its outcome, what it hangs on, until when it is put off.

The one thing to know: what an adoption hangs on makes it one with a reservation; of a
motion that was carried the motion's own words say what became of the matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.decisions.calendar import Calendar
from corpus.decisions.deferrals import find_deferral
from corpus.decisions.motions import moved_condition, moved_outcome
from corpus.decisions.outcomes import read_verdicts
from corpus.decisions.record import Sentence
from corpus.decisions.reservations import find_condition, opening_condition
from corpus.decisions.speakers import Speakers
from corpus.decisions.verdicts import Reading, Verdict
from corpus.model import AgendaItem, Decision, Deferral, Outcome, Span
from corpus.terms import pattern_of

__all__ = ["Drafter"]


@dataclass(frozen=True, slots=True)
class Drafter:
    """Makes decisions of the sentences of one item."""

    text: str
    item: AgendaItem
    speakers: Speakers
    calendar: Calendar

    def decision(self, outcome: Outcome, quotes: tuple[Span, ...]) -> Decision:
        """A decision of the item that as yet has its quotes only."""
        return Decision(self.item.number, self.item.title, outcome, "", quotes)

    def draft(self, sentence: Sentence, verdict: Verdict) -> Decision:
        """The decision that a verdict of a sentence makes, with its condition and deferral."""
        outcome, condition = verdict.outcome, None
        if outcome is Outcome.ADOPTED:
            said, start = sentence.words, verdict.start
            condition = find_condition(said, start) or opening_condition(said, start)
            if condition:
                outcome = Outcome.ADOPTED_WITH_RESERVATION
        deferral = None
        moves = pattern_of("postponable").search(sentence.words)
        if outcome is Outcome.DEFERRED or (condition and not moves):
            deferral = self.put_off(sentence)
        by = None if outcome is Outcome.WITHDRAWN else verdict.by or sentence.body
        made = self.decision(outcome, (sentence.quote,))
        return replace(made, concluded_by=by, condition=condition, deferral=deferral)

    def moved(self, draft: Decision, motion: Sequence[Sentence]) -> Decision:
        """What was carried: the words of the motion, with what it hangs on and is put off to."""
        said = " ".join(sentence.words for sentence in motion)
        outcome, condition, deferral = draft.outcome, draft.condition, draft.deferral
        if outcome is Outcome.ADOPTED:
            outcome = moved_outcome(said) or outcome
        if outcome is Outcome.ADOPTED:
            condition = moved_condition(motion)
            outcome = Outcome.ADOPTED_WITH_RESERVATION if condition else outcome
        elif outcome is Outcome.DEFERRED:
            deferral = deferral or next(filter(None, map(self.put_off, motion)), None)
        return replace(
            draft, outcome=outcome, condition=condition, deferral=deferral,
            quotes=(*(sentence.quote for sentence in motion), *draft.quotes),
        )  # fmt: skip

    def put_off(self, sentence: Sentence, *, firm: bool = False) -> Deferral | None:
        """The deferral that a sentence states; ``firm``: only where it states it as a fact."""
        if firm and not self._states_deferral(sentence):
            return None
        return find_deferral(
            self.text, sentence.quote, speakers=self.speakers, calendar=self.calendar
        )

    def names_day(self, sentence: Sentence) -> bool:
        """Whether a sentence puts something off to a day or a meeting that it names."""
        deferral = self.put_off(sentence)
        following = pattern_of("next_meeting_words").search(sentence.words)
        return bool((deferral and deferral.until) or following)

    def _states_deferral(self, sentence: Sentence) -> bool:
        verdicts = read_verdicts(sentence.words, Reading(self.speakers, self.calendar.day))
        return any(v.outcome is Outcome.DEFERRED for v in verdicts)
