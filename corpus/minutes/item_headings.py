"""Where the items of a meeting begin: their headings in the record, in any style.

The one thing to know: a document is read in one style of heading. The agenda
decides where there is one; else the styles compete. A sentence that merely opens
like a heading ("Pkt. 14/25 blev udsat.") is none.
"""

from collections.abc import Iterable, Mapping

from corpus.minutes.announcements import Announcement
from corpus.minutes.counted_items import counted_items
from corpus.minutes.further_items import with_further_items
from corpus.minutes.heading_lines import HeadingLines, Start
from corpus.minutes.listed_items import listed_items
from corpus.minutes.series import Series
from corpus.minutes.unnumbered_items import unnumbered_items
from corpus.model import ItemKind
from corpus.rows import Row

__all__ = ["Start", "find_starts"]


def find_starts(
    text: str,
    rows: tuple[Row, ...],
    cuts: Iterable[int],
    agenda: tuple[Announcement, ...],
    legend: Mapping[str, ItemKind],
    series: Series,
) -> tuple[Start, ...]:
    """The items' beginnings in order; none where the text has no items.

    Args:
        text: of the document.
        rows: its lines.
        cuts: indexes of rows that open the agenda or a list of participants.
        agenda: entries of the agenda, or none.
        legend: marks of types that the document explains.
        series: how its items open where they have numbers of the body's own.
    """
    lines, closed = HeadingLines(text, rows, legend, series), frozenset(cuts)
    return with_further_items(lines, _in_one_style(lines, closed, agenda), closed)


def _in_one_style(
    lines: HeadingLines, cuts: frozenset[int], agenda: tuple[Announcement, ...]
) -> tuple[Start, ...]:
    if agenda and (starts := listed_items(lines, agenda, cuts)):
        return starts
    rows = range(len(lines.rows))
    found = [c for at in rows if at not in cuts and (c := lines.candidate(at))]
    weight, counted = counted_items(lines, found)
    unnumbered = unnumbered_items(lines, found, cuts)
    if counted and weight >= 0.5 * len(unnumbered):
        return counted
    return unnumbered or counted
