"""Tables of tasks: a row for each, under a head that names tasks and who is to do them.

The one thing to know: such a table often stands behind the last item and lists the tasks
of all; a column of items then says which item a task belongs to.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dates.periods import find_periods
from corpus.decisions.calendar import Calendar
from corpus.decisions.labels import plain
from corpus.decisions.task_deadlines import due_of
from corpus.model import Span
from corpus.terms import keys
from corpus.text import strip_span

__all__ = ["TableTask", "day_of", "table_tasks"]

_CELL = re.compile(r"\t|(?<!\\)\|")
_GAP = re.compile(r"[ \t]{2,}")
_RULE = re.compile(r"^[\s|:+=-]+$")
_UPCOMING = re.compile(
    r"næste\s+\w*møde|next\s+(?:\w+\s+)?meeting|^næste gang$|^next time$", re.IGNORECASE
)
_ITEM = re.compile(
    r"^(?:(?:punkt|pkt\.?|item|sag|ad|minute|ref\.?)\s*)?(?P<number>\S+?)\.?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TableTask:
    """A row of a table of tasks; ``item`` as its column says it, or None."""

    who: str | None
    what: str
    due: date | None
    due_words: str | None
    item: str | None
    span: Span


def table_tasks(text: str, body: Span, calendar: Calendar) -> Iterator[TableTask]:
    """The rows of the tables of tasks in ``text[body]``."""
    columns: dict[int, str] = {}
    for match in re.finditer(r"[^\n]+", text[body.start : body.end]):
        line = match.group().strip("\r ")
        marked = _CELL.search(line.strip("|"))
        # columns of a printed page are set apart by white space alone
        cells = [plain(c.strip()) for c in (_CELL if marked else _GAP).split(line.strip("| "))]
        if len(cells) < 2:
            columns = {}
            continue
        if named := _columns(cells):
            columns = named
            continue
        if not columns or _RULE.match(line):
            continue
        row: dict[str, str] = {}
        for at, column in columns.items():
            if at < len(cells):
                row.setdefault(column, cells[at])
        if not row.get("task"):
            continue
        span = strip_span(text, Span(body.start + match.start(), body.start + match.end()))
        due_words = row.get("due", "").strip(" -–—") or None
        named_item = _ITEM.match(row.get("item", ""))
        yield TableTask(
            row.get("who") or None, row["task"], day_of(calendar, due_words), due_words,
            named_item["number"] if named_item else None, span,
        )  # fmt: skip


def _columns(cells: list[str]) -> dict[int, str]:
    """What each column of a head holds, where it names tasks and who is to do them."""
    known = keys("action_columns")
    folded = [cell.casefold().strip(" :.*") for cell in cells]
    named = {at: known[cell] for at, cell in enumerate(folded) if cell in known}
    if list(named.values()).count("item") > 1:
        # "Ref  Item  Action": the first counts the tasks
        named.pop(next(at for at, column in named.items() if column == "item"))
    return named if {"task", "who"} <= set(named.values()) else {}


def day_of(calendar: Calendar, said: str | None) -> date | None:
    """The day that a cell of deadlines means, or None."""
    if not said:
        return None
    days = [
        calendar.ahead(m.last or m.date, said, m.span)
        for m in find_periods(said, calendar.day)
        if m.date
    ]
    upcoming = calendar.next_meeting if _UPCOMING.search(said) else None
    return days[0] if days else upcoming or due_of(calendar, said, strict=False)[0]
