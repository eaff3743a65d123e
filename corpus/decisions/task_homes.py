"""Which item a listed task belongs to, and which tasks a list only repeats.

The one thing to know: a list without a column of items says it by its words alone; a task
goes to the item that shares most of them, or where the same person does something already.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from corpus.decisions.task_frame import Frame
from corpus.decisions.task_tables import TableTask
from corpus.model import Action, AgendaItem

__all__ = ["Given", "Homes", "task_of_cells", "task_of_row", "without_repeated"]

#: A task, and whether it stands under a label or beside a box.
Given: TypeAlias = tuple[Action, bool]


class Homes:
    """Where the tasks of a list behind the last item belong, by the words that they share."""

    def __init__(
        self, text: str, items: Sequence[AgendaItem], found: Sequence[Action], here: AgendaItem
    ) -> None:
        self._items = items[:-1] if items and items[-1] is here and len(items) > 1 else ()
        self._stems = {
            item.span.start: (_stems(item.title), _stems(text[item.span.start : item.span.end]))
            for item in self._items
        }
        self._found = found

    def of(self, who: str | None, what: str) -> AgendaItem | None:
        """The one item that shares most with a task, or None."""
        stems = _stems(what)
        scores = [(self._score(item, who, stems), -at) for at, item in enumerate(self._items)]
        (best, at), *others = sorted(scores, reverse=True) or [(0, 0)]
        clear = best > 1 or (best == 1 and not any(score == 1 for score, _ in others))
        return self._items[-at] if clear else None

    def _score(self, item: AgendaItem, who: str | None, stems: frozenset[str]) -> int:
        title, words_ = self._stems[item.span.start]
        given = any(
            a.item == item.number and a.item_title == item.title and _same(a.who, who)
            for a in self._found
        )
        shared = len(stems & words_)
        return (2 * len(stems & title) + shared + 2 * given) if shared or given else 0


def task_of_cells(frame: Frame, row: TableTask) -> Action:
    """A row of the record itself as a task of the item it stands in."""
    return frame.action(row.who, row.what, (row.due, row.due_words), row.span)


def task_of_row(frame: Frame, row: TableTask, items: Sequence[AgendaItem], homes: Homes) -> Action:
    """A row of a table as a task of the item that its column names, or of the one it stands in."""
    own = frame.action(row.who, row.what, (row.due, row.due_words), row.span)
    if row.item is None:
        home = homes.of(row.who, row.what)
        return replace(own, item=home.number, item_title=home.title) if home else own
    named = next((i for i in items if i.number and _bare(i.number) == _bare(row.item)), None)
    return replace(
        own, item=named.number if named else row.item, item_title=named.title if named else ""
    )


def _bare(number: str) -> str:
    return number.strip("#. ").casefold()


def without_repeated(found: list[Given], listed: list[Action]) -> list[Action]:
    """A list of tasks repeats those of the items it speaks of, a label those of the text above it."""
    rows = listed
    listed = [row for row in rows if not any(_is_same(row, one) for one, _ in found)]
    covered = {(row.item, row.item_title) for row in listed}
    marked = {(one.item, one.item_title, one.who) for one, labelled in found if labelled}
    kept = [
        one
        for one, labelled in found
        if ((one.item, one.item_title) not in covered or any(_is_same(row, one) for row in rows))
        and (labelled or one.due_words or (one.item, one.item_title, one.who) not in marked)
    ]
    return sorted((*kept, *listed), key=lambda a: a.span.start)


def _is_same(row: Action, told: Action) -> bool:
    """Whether a row of a table repeats a task of its item, with the name printed otherwise ("Y. Brandt")."""
    if not row.who or not told.who or (row.item, row.item_title) != (told.item, told.item_title):
        return False
    initial = re.match(r"[A-ZÆØÅ]\.\s", told.who)
    return bool(initial) and row.due == told.due and row.who.split()[-1] == told.who.split()[-1]


def _stems(words_: str) -> frozenset[str]:
    return frozenset(w[:5].casefold() for w in re.findall(r"[^\W\d_]{5,}", words_))


def _same(one: str | None, other: str | None) -> bool:
    """Whether two names may be one person's ("Pia" and "Pia Lem")."""
    return bool(one and other and set(one.split()) & set(other.split()))
