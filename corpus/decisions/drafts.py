"""Deciding sentences gathered into the decisions of an item.

The one thing to know: a sentence either states a decision of its own, says one more thing
of the decision before it (a reservation, a part that is put off, an entry of its list), or
is kept as the words under "Beslutning:".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.decisions.actors import ActorKind
from corpus.decisions.decided import named
from corpus.decisions.drafter import Drafter
from corpus.decisions.motions import motion_before, ratifies
from corpus.decisions.outcomes import read_listed
from corpus.decisions.record import Record, Sentence
from corpus.decisions.record_votes import decided_by_count, votes_of, with_votes
from corpus.decisions.reservations import (
    changes_agenda,
    find_condition,
    takes_up,
)
from corpus.decisions.same_decision import (
    CARRIED,
    puts_remark,
    repeats,
    undoes,
    without_amendments,
    without_receipts,
)
from corpus.decisions.verdicts import Verdict
from corpus.decisions.votes import find_vote
from corpus.model import Decision, Outcome
from corpus.terms import pattern_of, words
from corpus.text import mend

__all__ = ["Drafts"]

# "It was decided to leave this", which is a decision of its own
_DECIDED = re.compile(
    r"\W*(?:it|this|det|dette)\s+(?:was|is|blev|er)\s+(?:then\s+|also\s+)?(?:decided|agreed|resolved|besluttet|aftalt|vedtaget)\b",
    re.IGNORECASE,
)
_OPENS_LIST = re.compile(r":\s*[-–—]?\s*$")
_THAT = re.compile(r"[\"“”«»]?(?:that|at|to)\b", re.IGNORECASE)


class Drafts:
    """Gathers deciding sentences into decisions."""

    def __init__(self, drafter: Drafter) -> None:
        self._drafter = drafter
        self._found: list[Decision] = []
        self._last: Sentence | None = None
        self._kept: list[Sentence] = []
        self._heard: list[Sentence] = []
        self._opened = False
        self._opening: Outcome | None = None

    def add(self, sentence: Sentence, verdicts: Sequence[Verdict]) -> None:
        """Decisions of a sentence; one more sentence of the last one where it says the same."""
        if ratifies(sentence.words) and self._ratified(sentence):
            return
        motion = motion_before(sentence, self._heard)
        for verdict in verdicts:
            draft = self._drafter.draft(sentence, verdict)
            if motion:
                draft = self._drafter.moved(draft, motion)
            if joined := self._joined(draft, sentence, motion):
                self._found[-1] = joined
            else:
                self._found.append(draft)
            self._last = sentence
        self._opened = bool(_OPENS_LIST.search(sentence.words))
        self._opening = self._found[-1].outcome if self._found else None

    def _joined(
        self, draft: Decision, sentence: Sentence, motion: Sequence[Sentence]
    ) -> Decision | None:
        """The last decision with a draft that tells of the same one, or None."""
        last, before = (self._found[-1] if self._found else None), self._last
        if last is None or before is None:
            return None
        if {s.quote for s in motion} & set(last.quotes):
            return draft  # the words of the motion had been read as decided
        quotes = (*last.quotes, *draft.quotes)
        by = last.concluded_by or draft.concluded_by
        if undoes(last, draft, sentence, before):
            return replace(
                last, outcome=draft.outcome, condition=None,
                concluded_by=draft.concluded_by, quotes=quotes,
            )  # fmt: skip
        if puts_remark(last, draft, sentence, before):
            return replace(draft, quotes=quotes, concluded_by=by)
        if not motion and repeats(last, draft, sentence, before):
            return replace(
                last,
                quotes=tuple(dict.fromkeys(quotes)),
                concluded_by=by,
                deferral=last.deferral or draft.deferral,
            )
        return None

    def _ratified(self, sentence: Sentence) -> bool:
        """As in "Approved by unanimity." below a resolution: its words are the decision."""
        near = [s for s in self._heard if 0 < sentence.index - s.index <= 4]
        last = self._found[-1] if self._found else None
        if last and self._last and self._last.index + 3 >= sentence.index:
            return self._extend(last, sentence)
        actor = self._drafter.speakers.actor_at(near[0].words) if near else None
        if actor is None or actor.kind is not ActorKind.BODY:
            return False
        draft = self._drafter.draft(
            sentence, Verdict(Outcome.ADOPTED, 0, 0, named(actor.words), True)
        )
        self._found.append(self._drafter.moved(draft, near))
        self._last = sentence
        return True

    def hear(self, sentence: Sentence) -> None:
        """A sentence that has been read."""
        self._heard.append(sentence)

    def adds_to_last(self, sentence: Sentence, verdicts: Sequence[Verdict]) -> bool:
        """Whether a sentence only qualifies the decision just made, which then holds it too."""
        if not self._found or not self._last or self._last.index + 1 < sentence.index:
            return False
        last = self._found[-1]
        if last.outcome not in CARRIED:
            return False
        if reserved := pattern_of("party_reservations").search(sentence.words):
            return self._reserve(last, sentence, sentence.words[reserved.start() :].rstrip("."))
        if takes_up(sentence.words) and (condition := find_condition(sentence.words)):
            return self._reserve(last, sentence, condition)
        if any(v.outcome is Outcome.DEFERRED for v in verdicts) and _of_a_part(sentence.words):
            return self._extend(
                replace(last, deferral=self._drafter.put_off(sentence) or last.deferral), sentence
            )
        return False

    def changes_agenda(self, sentence: Sentence) -> bool:
        """Whether a sentence of an item that approves the agenda tells how it was changed."""
        if not self._found or not changes_agenda(sentence.words):
            return False
        last = self._found[-1]
        if last.outcome not in CARRIED or sentence.quote in last.quotes:
            return False
        return self._reserve(last, sentence, sentence.words.rstrip("."))

    def _reserve(self, last: Decision, sentence: Sentence, condition: str) -> bool:
        """The last decision hangs on what a sentence says; a condition that it has is kept."""
        reserved = replace(
            last,
            outcome=Outcome.ADOPTED_WITH_RESERVATION,
            condition=last.condition or condition,
        )
        return self._extend(reserved, sentence)

    def _extend(self, last: Decision, sentence: Sentence) -> bool:
        """The last decision, as it now is, holds a sentence too."""
        self._found[-1] = replace(last, quotes=(*last.quotes, sentence.quote))
        self._last = sentence
        return True

    def lists(self, sentence: Sentence) -> bool:
        """Whether a sentence is an entry of the list that a decision ends in ("besluttede:")."""
        if not (self._found and self._opened and (sentence.entry or _THAT.match(sentence.words))):
            self._opened = False
            return False
        last = self._found[-1]
        outcome = read_listed(sentence.words)
        if outcome in (None, Outcome.ADOPTED, last.outcome):
            opening = [i for i, d in enumerate(self._found) if d.outcome is self._opening]
            base = opening[-1] if opening else len(self._found) - 1
            known = self._found[base]
            condition = known.condition
            if known.outcome is Outcome.ADOPTED and outcome in (None, Outcome.ADOPTED):
                condition = find_condition(sentence.words)
            reserved = known.outcome is Outcome.ADOPTED and condition
            self._found[base] = replace(
                known,
                outcome=Outcome.ADOPTED_WITH_RESERVATION if reserved else known.outcome,
                condition=condition,
                quotes=(*known.quotes, sentence.quote),
            )
            if reserved and self._opening is Outcome.ADOPTED:
                self._opening = Outcome.ADOPTED_WITH_RESERVATION
        else:
            self._found.append(
                self._drafter.draft(
                    sentence, Verdict(outcome or last.outcome, 0, 0, last.concluded_by)
                )
            )
        self._last = sentence
        return True

    def keep(self, sentence: Sentence) -> None:
        """A sentence under "Beslutning:" that states no outcome in words of its own."""
        if find_vote(sentence.words, sentence.quote):
            return
        if self._found and self._last and self._last.paragraph == sentence.paragraph:
            if sentence.inline and not sentence.stance:
                last = self._found[-1]
                self._found[-1] = replace(last, quotes=(*last.quotes, sentence.quote))
            return
        self._kept.append(sentence)

    def take_what_is_kept(self, heard: Sequence[Sentence]) -> None:
        """The words under "Beslutning:" are what was decided, where they state no outcome."""
        if self._found or heard:
            return
        kept = [s for s in self._kept if not s.stance]
        first = kept[0] if kept else None
        same = [s for s in kept if first and s.body == first.body]
        if not same or same[0].nothing or not any(len(s.words.split()) > 1 for s in same):
            return
        actor = self._drafter.speakers.actor_at(same[0].words)
        by = named(actor.words) if actor and actor.kind is ActorKind.BODY else None
        draft = self._drafter.draft(same[0], Verdict(Outcome.ADOPTED, 0, 0, by))
        self._found.append(replace(draft, quotes=tuple(s.quote for s in same)))

    def finished(self, record: Record) -> list[Decision]:
        """The decisions with their words and votes."""
        text, votes = self._drafter.text, votes_of(record)
        found = without_receipts(self._found, text)
        if not found and (counted := decided_by_count(votes)):
            outcome, span = counted
            found = [self._drafter.decision(outcome, (span,))]
        found = [replace(d, what=" ".join(mend(text, quote) for quote in d.quotes)) for d in found]
        return without_amendments(with_votes(found, votes), text)


def _of_a_part(sentence: str) -> bool:
    lowered = sentence.casefold()
    return not _DECIDED.match(sentence) and any(
        lowered.startswith(f"{opening} ") for opening in words("of_a_part")
    )
