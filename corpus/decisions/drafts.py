"""Deciding sentences gathered into the decisions of an item.

The one thing to know: a sentence either states a decision of its own, says one more thing
of the decision before it (a reservation, a part that is put off, an entry of its list), or
is kept as the words under "Beslutning:".
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.decisions.decided import named
from corpus.decisions.motions import motion_before, moved_condition, moved_outcome, ratifies
from corpus.decisions.outcomes import Reading, Verdict, read_listed, read_verdicts
from corpus.decisions.record import Record, Sentence
from corpus.decisions.reservations import (
    Calendar,
    changes_agenda,
    find_condition,
    find_deferral,
    opening_condition,
    takes_up,
)
from corpus.decisions.speakers import ActorKind, Speakers
from corpus.decisions.verdicts import patterns_of_outcomes
from corpus.decisions.votes import counts_on, find_vote, join_votes
from corpus.model import AgendaItem, Decision, Deferral, Outcome, Span, Vote
from corpus.terms import from_words, phrases, words
from corpus.text import mend

__all__ = ["Drafts"]

_POINTING = re.compile(
    r"\W*(?:med|with)\s+(?:den|det|de|denne|dette|disse|that|this|those|these)\s", re.IGNORECASE
)
# "It was decided to leave this", which is a decision of its own
_DECIDED = re.compile(
    r"\W*(?:it|this|det|dette)\s+(?:was|is|blev|er)\s+(?:then\s+|also\s+)?(?:decided|agreed|resolved|besluttet|aftalt|vedtaget)\b",
    re.IGNORECASE,
)
_OPENS_LIST = re.compile(r":\s*[-–—]?\s*$")
_THAT = re.compile(r"[\"“”«»]?(?:that|at|to)\b", re.IGNORECASE)
_AMENDED = re.compile(
    r"\bas amended\b|\bsom ændret\b|\bmed (?:denne|den vedtagne) ændring", re.IGNORECASE
)
_AMENDMENT = re.compile(r"\bamendment\b|\bto amend\b|ændringsforslaget", re.IGNORECASE)
_RECEIPT = re.compile(r"^(?:\S+\s+){0,3}received\b(?!\s+and\s)|\btaken as read\W*$", re.IGNORECASE)


class Drafts:
    """Gathers deciding sentences into decisions."""

    def __init__(self, text: str, item: AgendaItem, speakers: Speakers, calendar: Calendar) -> None:
        self._text, self._item = text, item
        self._speakers, self._calendar = speakers, calendar
        self._found: list[Decision] = []
        self._last: list[Sentence] = []
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
            draft = self._draft(sentence, verdict)
            if motion:
                draft = self._moved(draft, motion)
            last = self._found[-1] if self._found else None
            if last and motion and {s.quote for s in motion} & set(last.quotes):
                self._found[-1] = draft  # the words of the motion had been read as decided
            elif last and _undone(last, draft, sentence, self._last):
                self._found[-1] = replace(
                    last,
                    outcome=draft.outcome,
                    condition=None,
                    concluded_by=draft.concluded_by,
                    quotes=(*last.quotes, *draft.quotes),
                )
            elif last and self._takes_back(last, draft, sentence):
                self._found[-1] = replace(
                    draft,
                    quotes=(*last.quotes, *draft.quotes),
                    concluded_by=last.concluded_by or draft.concluded_by,
                )
            elif last and not motion and self._same(last, draft, sentence):
                self._found[-1] = replace(
                    last,
                    quotes=tuple(dict.fromkeys((*last.quotes, *draft.quotes))),
                    concluded_by=last.concluded_by or draft.concluded_by,
                    deferral=last.deferral or draft.deferral,
                )
            else:
                self._found.append(draft)
            self._last = [sentence]
        self._opened = bool(_OPENS_LIST.search(sentence.words))
        self._opening = self._found[-1].outcome if self._found else None

    def _ratified(self, sentence: Sentence) -> bool:
        """As in "Approved by unanimity." below a resolution: its words are the decision."""
        near = [s for s in self._heard if 0 < sentence.index - s.index <= 4]
        last = self._found[-1] if self._found else None
        if last and self._last and self._last[-1].index + 3 >= sentence.index:
            self._found[-1] = replace(last, quotes=(*last.quotes, sentence.quote))
            self._last = [sentence]
            return True
        actor = self._speakers.actor_at(near[0].words) if near else None
        if actor is None or actor.kind is not ActorKind.BODY:
            return False
        draft = self._draft(sentence, Verdict(Outcome.ADOPTED, 0, 0, named(actor.words), True))
        self._found.append(self._moved(draft, near))
        self._last = [sentence]
        return True

    def _moved(self, draft: Decision, motion: Sequence[Sentence]) -> Decision:
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

    def _draft(self, sentence: Sentence, verdict: Verdict) -> Decision:
        outcome, condition = verdict.outcome, None
        if outcome is Outcome.ADOPTED:
            condition = find_condition(sentence.words, verdict.start) or opening_condition(
                sentence.words, verdict.start
            )
            if condition:
                outcome = Outcome.ADOPTED_WITH_RESERVATION
        deferral = None
        moves = patterns_of_outcomes().postponable.search(sentence.words)
        if outcome is Outcome.DEFERRED or (condition and not moves):
            deferral = self.put_off(sentence)
        by = None if outcome is Outcome.WITHDRAWN else verdict.by or sentence.body
        return Decision(
            self._item.number, self._item.title, outcome, "", (sentence.quote,),
            concluded_by=by, condition=condition, deferral=deferral,
        )  # fmt: skip

    def hear(self, sentence: Sentence) -> None:
        """A sentence that has been read."""
        self._heard.append(sentence)

    def _same(self, last: Decision, draft: Decision, sentence: Sentence) -> bool:
        near = self._last and self._last[-1].paragraph == sentence.paragraph
        kinds = (Outcome.ADOPTED, Outcome.ADOPTED_WITH_RESERVATION)
        again = last.outcome in kinds and draft.outcome is Outcome.ADOPTED
        short = len(sentence.words.split()) <= 3
        if again and short and sentence.point == self._last[-1].point:
            # "Enstemmigt vedtaget.", "Carried." below the votes
            last_ = self._last[-1]
            below = last_.labelled and not sentence.labelled and sentence.index - last_.index <= 3
            if near or below:
                return True
        return bool(
            near
            and last.outcome is draft.outcome
            and last.condition == draft.condition
            and sentence.point == self._last[-1].point
            and sentence.body == self._last[-1].body
        )

    def _takes_back(self, last: Decision, draft: Decision, sentence: Sentence) -> bool:
        """As in "Med den bemærkning godkendt." after a sentence that agreed, with its remark."""
        return (
            bool(self._last)
            and self._last[-1].paragraph == sentence.paragraph
            and last.outcome is Outcome.ADOPTED
            and draft.outcome is Outcome.ADOPTED_WITH_RESERVATION
            and bool(_POINTING.match(sentence.words))
        )

    def put_off(self, sentence: Sentence, *, firm: bool = False) -> Deferral | None:
        """The deferral that a sentence states."""
        if firm and not _states_deferral(sentence, self._speakers, self._calendar):
            return None
        return find_deferral(
            self._text, sentence.quote, speakers=self._speakers, calendar=self._calendar
        )

    def day_of(self, sentence: Sentence) -> bool:
        """Whether a sentence puts something off to a day or a meeting that it names."""
        deferral = self.put_off(sentence)
        return bool(deferral and deferral.until) or bool(_next().search(sentence.words))

    def adds_to_last(self, sentence: Sentence, verdicts: Sequence[Verdict]) -> bool:
        """Whether a sentence only qualifies the decision just made, which then holds it too."""
        if not self._found or not self._last or self._last[-1].index + 1 < sentence.index:
            return False
        last = self._found[-1]
        if last.outcome not in (Outcome.ADOPTED, Outcome.ADOPTED_WITH_RESERVATION):
            return False
        changed = None
        if reserved := _party_reservation().search(sentence.words):
            changed = replace(
                last,
                outcome=Outcome.ADOPTED_WITH_RESERVATION,
                condition=last.condition or sentence.words[reserved.start() :].rstrip("."),
            )
        elif takes_up(sentence.words) and (condition := find_condition(sentence.words)):
            changed = replace(
                last,
                outcome=Outcome.ADOPTED_WITH_RESERVATION,
                condition=last.condition or condition,
            )
        elif any(v.outcome is Outcome.DEFERRED for v in verdicts) and _of_a_part(sentence.words):
            changed = replace(last, deferral=self.put_off(sentence) or last.deferral)
        if changed is None:
            return False
        self._found[-1] = replace(changed, quotes=(*last.quotes, sentence.quote))
        self._last = [sentence]
        return True

    def changes_agenda(self, sentence: Sentence) -> bool:
        """Whether a sentence of an item that approves the agenda tells how it was changed."""
        if not self._found or not changes_agenda(sentence.words):
            return False
        last = self._found[-1]
        if last.outcome not in (Outcome.ADOPTED, Outcome.ADOPTED_WITH_RESERVATION):
            return False
        if sentence.quote in last.quotes:
            return False
        self._found[-1] = replace(
            last,
            outcome=Outcome.ADOPTED_WITH_RESERVATION,
            condition=last.condition or sentence.words.rstrip("."),
            quotes=(*last.quotes, sentence.quote),
        )
        self._last = [sentence]
        return True

    def lists(self, sentence: Sentence) -> bool:
        """Whether a sentence is an entry of the list that a decision ends in ("besluttede:")."""
        if not (self._found and self._opened and (sentence.entry or _THAT.match(sentence.words))):
            self._opened = False
            return False
        last = self._found[-1]
        outcome = read_listed(sentence.words)
        if outcome in (None, Outcome.ADOPTED, last.outcome):
            base = next(
                i
                for i in range(len(self._found) - 1, -1, -1)
                if self._found[i].outcome is self._opening
            )
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
                self._draft(sentence, Verdict(outcome or last.outcome, 0, 0, last.concluded_by))
            )
        self._last = [sentence]
        return True

    def keep(self, sentence: Sentence) -> None:
        """A sentence under "Beslutning:" that states no outcome in words of its own."""
        if find_vote(sentence.words, sentence.quote):
            return
        if self._found and self._last and self._last[-1].paragraph == sentence.paragraph:
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
        actor = self._speakers.actor_at(same[0].words)
        by = named(actor.words) if actor and actor.kind is ActorKind.BODY else None
        draft = self._draft(same[0], Verdict(Outcome.ADOPTED, 0, 0, by))
        self._found.append(replace(draft, quotes=tuple(s.quote for s in same)))

    def finished(self, record: Record) -> list[Decision]:
        """The decisions with their words and votes."""
        votes = _votes(record)
        self._found = _without_receipts(self._found, self._text)
        found = [
            replace(d, what=" ".join(mend(self._text, quote) for quote in d.quotes))
            for d in self._found
        ]
        if not found and votes:
            counted = next(
                (v for v in votes if v.votes_for is not None and v.against is not None), None
            )
            if counted and counted.votes_for is not None and counted.against is not None:
                won = counted.votes_for > counted.against
                found = [
                    Decision(
                        self._item.number, self._item.title,
                        Outcome.ADOPTED if won else Outcome.REJECTED,
                        mend(self._text, counted.span), (counted.span,),
                    )
                ]  # fmt: skip
        for vote in votes:
            at = _nearest(found, vote.span)
            if at is not None and _more(found[at].vote, vote):
                found[at] = replace(found[at], vote=vote)
        found = [_as_counted(decision) for decision in found]
        return _without_amendments(found, self._text)


@from_words
def _next() -> re.Pattern[str]:
    return re.compile(phrases("next_meeting_words"), re.IGNORECASE)


@from_words
def _party_reservation() -> re.Pattern[str]:
    return re.compile(phrases("party_reservations"), re.IGNORECASE)


def _without_receipts(found: list[Decision], text: str) -> list[Decision]:
    """As "The report was received" before what was decided of it: no decision beside that one."""
    more = [d for d in found if not all(_RECEIPT.search(mend(text, q)) for q in d.quotes)]
    read = any(d.outcome is Outcome.ADOPTED for d in found if d not in more)
    return more if more and (read or any(d.outcome is not Outcome.NOTED for d in more)) else found


def _without_amendments(found: list[Decision], text: str) -> list[Decision]:
    """An amendment carried without a vote of its own is a part of "the motion as amended"."""
    amended = any(d.condition and _AMENDED.search(d.condition) for d in found)
    if not amended:
        return found
    carried = (Outcome.ADOPTED, Outcome.ADOPTED_WITH_RESERVATION)
    return [
        d
        for d in found
        if not (
            d.outcome in carried
            and d.vote is None
            and not (d.condition and _AMENDED.search(d.condition))
            and any(_AMENDMENT.search(mend(text, quote)) for quote in d.quotes)
        )
    ]


def _as_counted(decision: Decision) -> Decision:
    """As "Forslaget bortfaldt" after a vote that was lost: the vote tells how it fell."""
    vote = decision.vote
    fell = decision.outcome in (Outcome.WITHDRAWN, Outcome.ADOPTED)
    if not fell or vote is None or vote.votes_for is None or vote.against is None:
        return decision
    lost = vote.votes_for < vote.against
    return replace(decision, outcome=Outcome.REJECTED, condition=None) if lost else decision


def _undone(
    last: Decision, draft: Decision, sentence: Sentence, before: Sequence[Sentence]
) -> bool:
    """As "Not carried." after a resolution and its votes."""
    adopted = (Outcome.ADOPTED, Outcome.ADOPTED_WITH_RESERVATION)
    return (
        last.outcome in adopted
        and draft.outcome is Outcome.REJECTED
        and len(sentence.words.split()) <= 4
        and bool(before)
        and before[-1].labelled
        and sentence.index - before[-1].index <= 4
        and sentence.point == before[-1].point
    )


def _votes(record: Record) -> list[Vote]:
    """The votes of a record; sentences in a row that each count a side are one vote."""
    votes: list[Vote] = []
    within: set[int] = set()  # sentences whose numbers an earlier one's vote holds
    last = -2
    for sentence in record.sentences:
        if sentence.index in within:
            continue
        vote = _counted_on(record, sentence, within)
        if vote is None:
            continue
        if votes and sentence.index - last <= 1 and (joined := join_votes(votes[-1], vote)):
            votes[-1] = joined
        elif not (votes and sentence.index - last <= 1 and _again(votes[-1], vote)):
            votes.append(vote)
        last = max({sentence.index, *within})
    return votes


def _counted_on(record: Record, sentence: Sentence, within: set[int]) -> Vote | None:
    """The vote of a sentence, with what the next ones count on of it; these are added to ``within``."""
    said, end = sentence.words, sentence.quote.end
    for following in record.sentences[sentence.index + 1 : sentence.index + 4]:
        if not counts_on(following.words):
            break
        said, end = f"{said} {following.words}", following.quote.end
    vote = find_vote(sentence.words, sentence.quote)
    if end == sentence.quote.end:
        return vote
    whole = find_vote(said, Span(sentence.quote.start, end))
    if whole is None or (vote is not None and _sides(whole) <= _sides(vote)):
        return vote
    within.update(s.index for s in record.sentences if sentence.quote.start < s.quote.start < end)
    return whole


def _sides(vote: Vote) -> int:
    return sum(n is not None for n in (vote.votes_for, vote.against, vote.abstained))


def _again(first: Vote, second: Vote) -> bool:
    """As "Motion carried 5–0." behind the roll call that gave it."""
    return (first.votes_for, first.against) == (second.votes_for, second.against) and _sides(
        second
    ) > 1


def _states_deferral(sentence: Sentence, speakers: Speakers, calendar: Calendar) -> bool:
    """Whether a sentence states a deferral as a fact."""
    reading = Reading(speakers, calendar.day)
    return any(v.outcome is Outcome.DEFERRED for v in read_verdicts(sentence.words, reading))


def _of_a_part(sentence: str) -> bool:
    lowered = sentence.casefold()
    return not _DECIDED.match(sentence) and any(
        lowered.startswith(f"{opening} ") for opening in words("of_a_part")
    )


def _nearest(found: Sequence[Decision], span: Span) -> int | None:
    """The decision that a vote belongs to: one that quotes it, else the next, else the last."""
    deciding = [at for at, d in enumerate(found) if d.outcome is not Outcome.NOTED] or list(
        range(len(found))
    )
    for at in deciding:
        if any(span.start < quote.end and quote.start < span.end for quote in found[at].quotes):
            return at
    after = [at for at in deciding if found[at].quotes and found[at].quotes[0].start >= span.end]
    return after[0] if after else (deciding[-1] if deciding else None)


def _more(known: Vote | None, new: Vote) -> bool:
    """Whether a vote says more than the one already known."""
    return known is None or (known.votes_for is None and new.votes_for is not None)
