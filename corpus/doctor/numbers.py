"""The numbers of a meeting's items: one that is left out, one that two items have."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.doctor.agenda import printed, same_title
from corpus.doctor.case import Case, Finding
from corpus.model import AgendaItem, Span

__all__ = ["check_numbers"]

# "29/25", "7", and their parts: "29/25.1", "7.2"
_NUMBER = re.compile(r"^(?P<count>\d{1,4})(?:/(?P<year>\d{2}|\d{4}))?(?P<part>(?:\.\d{1,2}){0,2})$")
# "Pkt. 3 Budget", "Ad 4. Valg": a heading that numbers its item by a word
_HEADING = re.compile(
    r"(?m)^[ \t\f]*(?:#{1,6}\s+)?\**(?:Pkt\.?|Punkt|Ad|Item|Agenda item)\s*(?P<number>\d{1,4}(?:/\d{2,4})?)[.:)]?\s+(?P<title>[A-ZÆØÅ][^\n]{2,80})$"
)


def check_numbers(case: Case) -> Iterator[Finding]:
    """numbering_gap and duplicate_item_number, within one meeting."""
    yield from _gaps(case)
    titles: dict[str, tuple[str, Span]] = {}
    listing = max((i.agenda.end for i in case.meeting.items if i.agenda), default=0)
    for match in _HEADING.finditer(case.text, listing):
        number, title = match["number"], printed(match.group()).title
        if number in titles and not same_title(titles[number][0], title):
            at = Span(match.start(), match.end())
            yield case.finding(
                "duplicate_item_number",
                f"Two items have the number {number}: »{titles[number][0]}« and »{title}«. Correct one of them.",
                at,
                item=number,
            )
        titles.setdefault(number, (title, Span(*match.span())))


def _gaps(case: Case) -> Iterator[Finding]:
    numbered: list[tuple[int, str, AgendaItem]] = []
    for item in case.meeting.items:
        found = _NUMBER.match(item.number or "")
        if found and (found["year"] or not found["part"]):
            numbered.append((int(found["count"]), found["year"] or "", item))
        elif item.number:
            return  # "#432", "4.2": not a row
    held = {count for count, _, _ in numbered}
    if len(numbered) < 3 or len({year for _, year, _ in numbered}) > 1:
        return
    missing = sorted(set(range(min(held), max(held))) - held)
    if not missing or len(missing) > 2:
        return
    for count in missing:
        year = numbered[0][1]
        number = f"{count}/{year}" if year else str(count)
        after = min((one for one in numbered if one[0] > count), key=lambda one: one[0])[2]
        at = after.heading or Span(after.span.start, after.span.start)
        if after.agenda and not after.sections:
            at = after.agenda
        if re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/]|\.\d)", case.text) and year:
            continue  # the minutes speak of it; it was read as something else
        gap = case.finding(
            "numbering_gap",
            f"Item {number} is missing: the numbers go from {_before(numbered, count)} to {after.number}. "
            "Add the item or correct the numbers.",
            at,
        )
        yield replace(gap, item=None)  # it is about no item that is there


def _before(numbered: list[tuple[int, str, AgendaItem]], count: int) -> str | None:
    return max((one for one in numbered if one[0] < count), key=lambda one: one[0])[2].number
