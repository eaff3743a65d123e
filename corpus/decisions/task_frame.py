"""What a task is read against: its document and item, and the sentences around it.

The one thing to know: all tasks are made here, so that "the Director" and "Kasserer Inga
Lund" are named alike however the sentence was read.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.decisions.calendar import Calendar
from corpus.decisions.doers import People
from corpus.model import Action, AgendaItem, SectionKind, Span
from corpus.terms import from_words, phrases

__all__ = ["READ_SECTIONS", "Around", "Frame"]

READ_SECTIONS = frozenset({SectionKind.REFERAT, SectionKind.VIDERE_PROCES})


@dataclass(frozen=True, slots=True)
class Frame:
    """What tasks are read against."""

    text: str
    item: AgendaItem
    calendar: Calendar
    people: People

    def action(
        self, who: str | None, what: str, due: tuple[date | None, str | None], span: Span
    ) -> Action:
        """A task of the item."""
        # "the Director" within a sentence is the director
        who = _titles().sub("", re.sub(r"^the\s+", "", who)) if who else None
        return Action(who, what, *due, self.item.number, span, self.item.title)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a sentence.

    Attributes:
        pending: the kind of the label that it stands under, or None.
        before: the sentence before it that is no label.
        speaking: who the sentences before it speak of, as printed; whom "she" means.
    """

    kind: SectionKind
    pending: str | None
    before: Span | None
    speaking: str | None


@from_words
def _titles() -> re.Pattern[str]:
    """A title before a name in full ("Kasserer Inga Lund")."""
    ends = phrases("titles_before_names", whole_words=False)
    return re.compile(rf"^[A-ZÆØÅ]?[a-zæøå]*?(?i:{ends})\s+(?=[A-ZÆØÅ]\S+\s+[A-ZÆØÅ])")
