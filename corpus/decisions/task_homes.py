"""Which item a task belongs to that a list behind the last item gives.

The one thing to know: a list without a column of items says it by its words alone; a task
goes to the item that shares most of them, or where the same person does something already.
"""

import re
from collections.abc import Sequence

from corpus.model import Action, AgendaItem

__all__ = ["Homes"]


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


def _stems(words_: str) -> frozenset[str]:
    return frozenset(w[:5].casefold() for w in re.findall(r"[^\W\d_]{5,}", words_))


def _same(one: str | None, other: str | None) -> bool:
    """Whether two names may be one person's ("Pia" and "Pia Lem")."""
    return bool(one and other and set(one.split()) & set(other.split()))
