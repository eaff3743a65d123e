"""What a document means: minutes as a meeting in full, anything else as a mandate.

The one thing to know: each step reads what the steps before it found, the
structure first. A step never changes the text or the sections.
"""

from dataclasses import replace

from corpus.decisions import find_decisions
from corpus.decisions.actions import find_actions
from corpus.figures import find_figures
from corpus.mandates import parse_mandate
from corpus.minutes import parse_minutes
from corpus.minutes.closing import with_closing_attachments
from corpus.minutes.leaders import told_chair, told_minute_taker
from corpus.model import Document, DocumentKind, Mandate, Meeting
from corpus.people import read_people
from corpus.references import find_references

__all__ = ["understand"]


def understand(document: Document) -> Meeting | Mandate:
    """A document read as what it is. Never fails."""
    if document.kind is DocumentKind.MINUTES:
        return _understand_minutes(document)
    mandate = parse_mandate(document)
    references = find_references(document, (), mandate.sections, date=mandate.valid_from)
    return replace(mandate, references=references)


def _understand_minutes(document: Document) -> Meeting:
    meeting = with_closing_attachments(document.text, parse_minutes(document))
    people = read_people(document, meeting.front, meeting.items)
    chair = people.chair or meeting.chair or told_chair(document.text)
    items, day, following = meeting.items, meeting.date, meeting.next_meeting
    return replace(
        meeting,
        participants=people.participants,
        guests=people.guests,
        chair=chair,
        minute_taker=people.minute_taker
        or meeting.minute_taker
        or told_minute_taker(document.text),
        decisions=find_decisions(
            document, items, date=day, next_meeting=following, body=meeting.body, chair=chair
        ),
        actions=find_actions(document, items, date=day, next_meeting=following),
        figures=find_figures(document, items, date=day),
        references=find_references(document, items, meeting.front, date=day),
    )
