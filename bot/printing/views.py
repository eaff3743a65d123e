"""The pieces that views in a terminal are made of.

The one thing to know: words of a document go through ``plain``, so that no
control character in a file can steer the terminal, and none are read as markup.
"""

import re
from collections.abc import Iterable

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from corpus import Outcome

__all__ = ["OUTCOMES", "facts", "grid", "outcome", "plain", "quoted", "titled"]

#: Outcomes as people read them, and in which colour.
OUTCOMES = {
    Outcome.ADOPTED: ("adopted", "green"),
    Outcome.ADOPTED_WITH_RESERVATION: ("adopted with a reservation", "yellow"),
    Outcome.NOTED: ("noted", "green"),
    Outcome.DISCUSSED: ("discussed", "cyan"),
    Outcome.DEFERRED: ("deferred", "yellow"),
    Outcome.REJECTED: ("rejected", "red"),
    Outcome.WITHDRAWN: ("withdrawn", "red"),
    Outcome.NONE_RECORDED: ("no decision recorded", "dim"),
}

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(words: object, style: str = "") -> Text:
    """Words as they stand, without control characters; None and "" are empty."""
    return Text(_CONTROLS.sub("", str(words)) if words is not None else "", style=style)


def outcome(of: Outcome) -> Text:
    """An outcome in words."""
    words, style = OUTCOMES[of]
    return Text(words, style=style)


def quoted(words: str) -> Text:
    """Words of the record in quotation marks."""
    return plain(f"»{words}«", "italic")


def titled(title: str, *parts: RenderableType) -> Group:
    """Parts under a heading, with a blank line before it."""
    return Group(Text(""), Text(title, style="bold"), *parts)


def facts(rows: Iterable[tuple[str, object]]) -> Table:
    """Names and values, one a line; a value that is None or "" leaves its line out."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    for name, value in rows:
        if value is not None and value != "":
            table.add_row(name, value if isinstance(value, Text) else plain(value))
    return table


def grid(*columns: str, numbers: Iterable[int] = ()) -> Table:
    """An empty table with these headings; ``numbers`` are the columns set to the right."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    right = set(numbers)
    for at, name in enumerate(columns):
        table.add_column(name, justify="right" if at in right else "left", overflow="fold")
    return table
