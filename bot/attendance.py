"""Who was at a meeting and who was not, from its list of participants.

The one thing to know: this is a look-up. The list is given whole, or every entry
that is marked absent; a selection by likeness would leave people out.
"""

import re
from collections.abc import Sequence

from bot.question import Question, stem
from bot.vocabulary import ABSENT, ANY_DECISION, ATTENDING, Asked
from corpus import (
    Document,
    Meeting,
    Passage,
    SectionKind,
    Span,
    mend,
    quotable,
    section_named,
    understand,
)

__all__ = ["asks_who_came", "attendance"]

_GENERAL = frozenset(map(stem, ANY_DECISION | ATTENDING))
_WHO = re.compile(r"^\W*(?:hvem|hvilke\w*|who|which)\b", re.IGNORECASE)


def asks_who_came(question: Question, bodies: Sequence[str]) -> bool:
    """Whether a question asks for all who were, or were not, at a meeting."""
    if len(question.aspects) != 1 or not _WHO.match(question.text):
        return False
    aspect = question.aspects[0]
    heads = {stem(word) for body in bodies for word in body.lower().split()[:3] if len(word) > 3}
    rest = [
        term
        for term in aspect.terms
        if not term[0].isdigit()
        and stem(term) not in _GENERAL | heads
        and not any(stem(term).startswith(head) for head in heads)
    ]
    return Asked.ATTENDANCE in aspect.asked and not rest


def _below_heading(text: str, passage: Passage) -> Span:
    """A list's entries without the "## Deltagere" above them."""
    entries = quotable(text, passage)
    first = entries[0]
    if len(entries) > 1 and section_named(mend(text, first)) is SectionKind.DELTAGERE:
        first = entries[1]
    return Span(first.start, passage.span.end)


def attendance(
    question: Question, documents: Sequence[Document], passages: Sequence[Passage]
) -> tuple[tuple[Passage, Span], ...]:
    """The entries of those absent where they are asked for, else the whole lists.

    Args:
        question: for which ``asks_who_came`` holds.
        documents: the minutes of the meetings asked about.
        passages: of these documents.
    """
    lists = [p for p in passages if p.section is SectionKind.DELTAGERE]
    if not ABSENT.search(question.text):
        texts = {document.path: document.text for document in documents}
        return tuple((p, _below_heading(texts[p.document], p)) for p in lists)
    found: list[tuple[Passage, Span]] = []
    for document in documents:
        meeting = understand(document)
        absent = (
            [p.span for p in meeting.participants if p.absent]
            if isinstance(meeting, Meeting)
            else []
        )
        for span in dict.fromkeys(absent):
            holding = (p for p in lists if p.document == document.path and span.within(p.span))
            found.extend((passage, span) for passage in holding)
    return tuple(found)
