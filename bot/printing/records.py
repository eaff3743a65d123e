"""People, decisions, actions and figures as JSON; the same wherever they are printed."""

from collections.abc import Callable
from datetime import date

from bot.printing.json import Json
from corpus import (
    Action,
    AgendaItem,
    Decision,
    Figure,
    Lines,
    Participant,
    Reference,
    Section,
    Span,
    mend,
)

__all__ = ["Places", "iso"]


def iso(day: date | None) -> str | None:
    """A day as ``YYYY-MM-DD``."""
    return day.isoformat() if day else None


class Places:
    """Turns what was found in one document into JSON, each thing with its words and lines."""

    def __init__(self, text: str) -> None:
        """Args: text: ``Document.text``."""
        self._text, self._lines = text, Lines(text)

    def place(self, span: Span) -> dict[str, Json]:
        """The words of a span and where they stand."""
        return {
            "quote": mend(self._text, span),
            "lines": list(self._lines.of(span)),
            "span": [span.start, span.end],
        }

    def told(self, item: AgendaItem) -> tuple[Section, ...]:
        """The sections of an item that hold more than the item's own heading."""
        below = item.heading.end if item.heading else item.span.start
        return tuple(
            section
            for section in item.sections
            if section.heading
            or self._text[max(below, section.body.start) : section.body.end].strip()
        )

    def item(self, item: AgendaItem, names: Callable[[Section], str]) -> dict[str, Json]:
        """An agenda item; ``names`` gives the name of a section."""
        told = self.told(item)
        return {
            "number": item.number,
            "title": item.title,
            "type": item.kind.value if item.kind else None,
            "type_as_printed": item.type,
            "presenter": item.presenter,
            "minutes": item.minutes,
            "starts": item.starts.isoformat("minutes") if item.starts else None,
            "closed": item.closed,
            "sections": [names(section) for section in told],
            "section_roles": [
                {
                    "heading": section.heading,
                    "role": section.kind.value,
                    "lines": list(self._lines.of(section.span)),
                }
                for section in told
            ],
            "lines": list(self._lines.of(item.span)) if item.sections else None,
        }

    def person(self, person: Participant) -> dict[str, Json]:
        """A participant or guest."""
        return {
            "name": person.name,
            "title": person.title,
            "organisation": person.organisation,
            "role": person.role,
            "absent": person.absent,
            "secretariat": person.secretariat,
            "presence": person.presence.value,
            "limit": person.limit,
            "substitute_for": person.substitute_for,
            "substituted_by": person.substituted_by,
            "guest": person.guest,
            "items": list(person.items),
            "lines": list(self._lines.of(person.span)),
        }

    def decision(self, decision: Decision) -> dict[str, Json]:
        """What became of an item."""
        vote, deferral = decision.vote, decision.deferral
        return {
            "item": decision.item,
            "item_title": decision.item_title,
            "outcome": decision.outcome.value,
            "what": decision.what,
            "concluded_by": decision.concluded_by,
            "condition": decision.condition,
            "deferral": {
                "words": deferral.words,
                "until": iso(deferral.until),
                "event": deferral.event,
                "body": deferral.body,
            }
            if deferral
            else None,
            "vote": {
                "for": vote.votes_for,
                "against": vote.against,
                "abstained": vote.abstained,
                "unanimous": vote.unanimous,
                "dissenters": list(vote.dissenters),
            }
            if vote
            else None,
            "positions": [
                {"party": one.party, "stance": one.stance, **self.place(one.span)}
                for one in decision.positions
            ],
            "quotes": [self.place(span) for span in decision.quotes],
        }

    def action(self, action: Action) -> dict[str, Json]:
        """Something that somebody is to do."""
        return {
            "who": action.who,
            "what": action.what,
            "due": iso(action.due),
            "due_words": action.due_words,
            "item": action.item,
            "item_title": action.item_title,
            **self.place(action.span),
        }

    def figure(self, figure: Figure) -> dict[str, Json]:
        """A number that the record reports."""
        return {
            "value": figure.value,
            "words": figure.words,
            "unit": figure.unit,
            "subject": figure.subject,
            "as_of": iso(figure.as_of),
            "forecast": figure.forecast,
            "item": figure.item,
            **self.place(figure.span),
        }

    def reference(self, reference: Reference) -> dict[str, Json]:
        """Words that name an item, a meeting or a document elsewhere."""
        return {
            "kind": reference.kind.value,
            "target": reference.target,
            "body": reference.body,
            "date": iso(reference.date),
            "item": reference.item,
            **self.place(reference.span),
        }
