"""What a whole meeting decided: the conclusion of each of its items, in order.

The one thing to know: this is a look-up. A question that names a meeting and asks
for its decisions, and for nothing in particular, is answered from the record
sections of that meeting, with no search by meaning.
"""

import re
from collections.abc import Sequence
from datetime import date

from bot.question import Question, stem
from bot.statements import states_conclusion, units
from bot.vocabulary import ANY_DECISION, CONCLUSION, Asked
from corpus import DocumentKind, Passage, SectionKind, Span, mend, vocabulary
from index import Record

__all__ = ["asks_for_all", "conclusions", "meeting_passages", "names_meeting"]

_ITEM = re.compile(r"(?<![\d/])\d{1,4}/\d{2}(?![\d/-])")
_ANY = frozenset(map(stem, ANY_DECISION)) | frozenset(map(stem, vocabulary().words("months")))


def asks_for_all(question: Question, bodies: Sequence[str]) -> bool:
    """Whether a question asks for whatever a meeting that it names decided."""
    if not names_meeting(question) or len(question.aspects) != 1:
        return False
    aspect = question.aspects[0]
    heads = {stem(word) for body in bodies for word in body.lower().split()[:3]}
    rest = [
        term for term in aspect.terms if not term[0].isdigit() and not _general(stem(term), heads)
    ]
    return Asked.DECISION in aspect.asked and not rest


def names_meeting(question: Question) -> bool:
    """Whether a question names a meeting: by number, by day, or as the latest."""
    return bool(question.meetings or question.last_meeting or _days(question))


def _general(word: str, heads: set[str]) -> bool:
    return word in _ANY or any(
        word.startswith(head) or head.startswith(word) for head in heads if len(head) > 3
    )


def _days(question: Question) -> set[date]:
    return {first for first, last in question.periods if first == last}


def _names_body(question: Question, body: str) -> bool:
    asked = {stem(term) for aspect in question.aspects for term in aspect.terms}
    heads = {stem(word) for word in body.lower().split()[:3] if len(word) > 3}
    return any(term.startswith(head) for term in asked for head in heads)


def meeting_passages(
    record: Record, question: Question, labels: frozenset[str] | None
) -> tuple[Passage, ...]:
    """The passages of the meetings that a question names, in the documents' order."""
    minutes = [p for p in record.passages(labels=labels) if p.kind is DocumentKind.MINUTES]
    named = {p.body for p in minutes if p.body and _names_body(question, p.body)}
    minutes = [p for p in minutes if not named or p.body in named]
    names = {f"{number}. møde" for number in question.meetings}
    days = _days(question)
    if question.last_meeting and not names and not days:
        days = {max((p.date for p in minutes if p.date), default=date.min)}
    return tuple(
        p for p in minutes if (not names or p.meeting in names) and (not days or p.date in days)
    )


def _of_another(words: str, passage: Passage) -> bool:
    """Whether a sentence tells of another item ("pkt. 38/25 var trukket af dagsordenen")."""
    return any(number != passage.item for number in _ITEM.findall(words))


def conclusions(
    passages: Sequence[Passage], texts: dict[str, str]
) -> tuple[tuple[Passage, Span], ...]:
    """For each item the sentence that states what was concluded; items without one are left out."""
    best: dict[tuple[str, str | None, str | None], tuple[int, Passage, Span]] = {}
    for passage in passages:
        if passage.section is not SectionKind.REFERAT or not passage.item_title:
            continue
        for span in units(texts[passage.document], passage):
            words = mend(texts[passage.document], span)
            if not states_conclusion(words, passage) or _of_another(words, passage):
                continue
            item = (passage.document, passage.item, passage.item_title)
            strength = int(bool(CONCLUSION.search(words)))
            if item not in best or strength > best[item][0]:
                best[item] = (strength, passage, span)
    return tuple((passage, span) for _, passage, span in best.values())
