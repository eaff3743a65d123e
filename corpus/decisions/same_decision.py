"""When two sentences or two drafts tell of one decision, and what becomes of it then.

The one thing to know: a later sentence may repeat a decision ("Enstemmigt vedtaget."), put
a remark to it, or undo it ("Not carried." below a resolution and its votes).
"""

import re

from corpus.decisions.record import Sentence
from corpus.model import Decision, Outcome
from corpus.text import mend

__all__ = ["CARRIED", "puts_remark", "repeats", "undoes", "without_amendments", "without_receipts"]

_POINTING = re.compile(
    r"\W*(?:med|with)\s+(?:den|det|de|denne|dette|disse|that|this|those|these)\s", re.IGNORECASE
)
_AMENDED = re.compile(
    r"\bas amended\b|\bsom ændret\b|\bmed (?:denne|den vedtagne) ændring", re.IGNORECASE
)
_AMENDMENT = re.compile(r"\bamendment\b|\bto amend\b|ændringsforslaget", re.IGNORECASE)
_RECEIPT = re.compile(r"^(?:\S+\s+){0,3}received\b(?!\s+and\s)|\btaken as read\W*$", re.IGNORECASE)

CARRIED = (Outcome.ADOPTED, Outcome.ADOPTED_WITH_RESERVATION)


def repeats(last: Decision, draft: Decision, sentence: Sentence, before: Sentence) -> bool:
    """Whether a sentence says once more what the one before it decided."""
    if sentence.point != before.point:
        return False
    near = before.paragraph == sentence.paragraph
    again = last.outcome in CARRIED and draft.outcome is Outcome.ADOPTED
    if again and len(sentence.words.split()) <= 3:
        # "Enstemmigt vedtaget.", "Carried." below the votes
        below = before.labelled and not sentence.labelled and sentence.index - before.index <= 3
        if near or below:
            return True
    same = last.outcome is draft.outcome and last.condition == draft.condition
    return near and same and sentence.body == before.body


def puts_remark(last: Decision, draft: Decision, sentence: Sentence, before: Sentence) -> bool:
    """As in "Med den bemærkning godkendt." after a sentence that agreed, with its remark."""
    return (
        before.paragraph == sentence.paragraph
        and last.outcome is Outcome.ADOPTED
        and draft.outcome is Outcome.ADOPTED_WITH_RESERVATION
        and bool(_POINTING.match(sentence.words))
    )


def undoes(last: Decision, draft: Decision, sentence: Sentence, before: Sentence) -> bool:
    """As "Not carried." after a resolution and its votes."""
    return (
        last.outcome in CARRIED
        and draft.outcome is Outcome.REJECTED
        and len(sentence.words.split()) <= 4
        and before.labelled
        and sentence.index - before.index <= 4
        and sentence.point == before.point
    )


def without_receipts(found: list[Decision], text: str) -> list[Decision]:
    """As "The report was received" before what was decided of it: no decision beside that one."""
    more = [d for d in found if not all(_RECEIPT.search(mend(text, q)) for q in d.quotes)]
    read = any(d.outcome is Outcome.ADOPTED for d in found if d not in more)
    return more if more and (read or any(d.outcome is not Outcome.NOTED for d in more)) else found


def without_amendments(found: list[Decision], text: str) -> list[Decision]:
    """An amendment carried without a vote of its own is a part of "the motion as amended"."""
    if not any(_is_amended(d) for d in found):
        return found
    return [
        d
        for d in found
        if not (
            d.outcome in CARRIED
            and d.vote is None
            and not _is_amended(d)
            and any(_AMENDMENT.search(mend(text, quote)) for quote in d.quotes)
        )
    ]


def _is_amended(decision: Decision) -> bool:
    return bool(decision.condition and _AMENDED.search(decision.condition))
