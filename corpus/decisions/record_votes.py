"""The votes of a whole record, and which decision each of them belongs to.

The one thing to know: sentences in a row that each count a side are one vote ("For: 7.",
"Imod: 2."); a vote belongs to the decision that quotes it, else to the next one.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.decisions.record import Record, Sentence
from corpus.decisions.votes import counts_on, find_vote, join_votes
from corpus.model import Decision, Outcome, Span, Vote

__all__ = ["decided_by_count", "votes_of", "with_votes"]


def votes_of(record: Record) -> list[Vote]:
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
        before = votes[-1] if votes and sentence.index - last <= 1 else None
        if before and (joined := join_votes(before, vote)):
            votes[-1] = joined
        elif not (before and _again(before, vote)):
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
    same = (first.votes_for, first.against) == (second.votes_for, second.against)
    return same and _sides(second) > 1


def decided_by_count(votes: Sequence[Vote]) -> tuple[Outcome, Span] | None:
    """What the first vote with both its sides decides, where no words do, and where it stands."""
    for vote in votes:
        if vote.votes_for is not None and vote.against is not None:
            won = vote.votes_for > vote.against
            return (Outcome.ADOPTED if won else Outcome.REJECTED), vote.span
    return None


def with_votes(decisions: Sequence[Decision], votes: Sequence[Vote]) -> list[Decision]:
    """The decisions, each with the vote that belongs to it."""
    found = list(decisions)
    for vote in votes:
        at = _nearest(found, vote.span)
        if at is not None and _says_more(vote, found[at].vote):
            found[at] = replace(found[at], vote=vote)
    return [_as_counted(decision) for decision in found]


def _nearest(found: Sequence[Decision], span: Span) -> int | None:
    """The decision that a vote belongs to: one that quotes it, else the next, else the last."""
    deciding = [at for at, d in enumerate(found) if d.outcome is not Outcome.NOTED]
    deciding = deciding or list(range(len(found)))
    for at in deciding:
        if any(span.start < quote.end and quote.start < span.end for quote in found[at].quotes):
            return at
    after = [at for at in deciding if found[at].quotes and found[at].quotes[0].start >= span.end]
    return after[0] if after else (deciding[-1] if deciding else None)


def _says_more(vote: Vote, known: Vote | None) -> bool:
    """Whether a vote says more than the one already known."""
    return known is None or (known.votes_for is None and vote.votes_for is not None)


def _as_counted(decision: Decision) -> Decision:
    """As "Forslaget bortfaldt" after a vote that was lost: the vote tells how it fell."""
    vote = decision.vote
    fell = decision.outcome in (Outcome.WITHDRAWN, Outcome.ADOPTED)
    if not fell or vote is None or vote.votes_for is None or vote.against is None:
        return decision
    lost = vote.votes_for < vote.against
    return replace(decision, outcome=Outcome.REJECTED, condition=None) if lost else decision
