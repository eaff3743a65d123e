"""The agenda against the minutes: numbers, titles, types, presenters, what was never reached.

The one thing to know: what one of the two leaves out is no finding; only what
they say differently is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.archive.subjects import subject_stems
from corpus.doctor.case import Case, Finding
from corpus.doctor.names import same_person
from corpus.model import AgendaItem, SectionKind, Span
from corpus.terms import keys, words
from corpus.text import mend

__all__ = ["check_agenda", "check_records", "printed", "same_title"]

_NUMBER = re.compile(
    r"^[\s#*|•-]*(?:(?:pkt|punkt|ad|item|agenda item|sag|nr|§)\.?\s*)?(?P<number>#?\d{1,4}(?:[/.]\d{1,4}){0,2}[a-z]?)\b[.:)|\s–-]*",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:\s?[/–-]\s?(?P<last>(?:20)?\d\d))?(?!\d)")
_ALLOTTED = re.compile(r"\(?\b\d{1,3}\s*(?:min\b\.?|minutter|minutes|mins\b\.?)\)?", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[–-]\s*\d{1,2}[.:]\d{2})?\b")
_MARK = re.compile(r"[\[(](?P<mark>[^()\[\]]{1,20})[\])]")
_PRESENTER = re.compile(
    r"\s*[,–-]?\s*\b(?:v/|v\.\s+(?=[A-ZÆØÅ])|ved\s+(?=[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ]))\s*(?P<presenter>.+)$"
)


@dataclass(frozen=True, slots=True)
class Printed:
    """An agenda line or a heading, taken apart."""

    number: str | None
    title: str
    mark: str | None
    presenter: str | None


def printed(line: str) -> Printed:
    """An agenda line or a heading, taken apart: number, title, mark of its type, presenter."""
    number = mark = presenter = None
    line = line.replace("|", " ")
    if found := _NUMBER.match(line):
        number, line = found["number"], line[found.end() :]
    line = _CLOCK.sub(" ", _ALLOTTED.sub(" ", line))
    if found := _PRESENTER.search(line):
        presenter, line = found["presenter"], line[: found.start()]
    for found in _MARK.finditer(line + (f" {presenter}" if presenter else "")):
        if known := keys("item_kinds").get(found["mark"].strip().casefold()):
            mark = known
            line = line.replace(found.group(), " ")
            presenter = presenter.replace(found.group(), " ") if presenter else None
    return Printed(
        number, " ".join(line.split()).strip(" .:–-*"), mark, (presenter or "").strip(" .*") or None
    )


# Headings against the agenda.


def check_agenda(case: Case) -> Iterator[Finding]:
    """heading_differs_from_agenda and agenda_item_not_reached."""
    items = case.meeting.items
    listed = [item for item in items if item.agenda]
    missed = [item for item in listed if not item.sections]
    for item in listed:
        if item.agenda and item.sections and item.heading:
            yield from _differs(case, item, item.agenda, item.heading)
    if listed and len(missed) * 3 <= len(listed):
        for item in missed:
            if not _mentioned(case, item) and not _unrecorded(item.title):
                named = f"Item {item.number}" if item.number else f"»{item.title}«"
                yield case.finding(
                    "agenda_item_not_reached",
                    f"{named} stands on the agenda, but the minutes never come to it. Add what became of it.",
                    item.agenda,
                    item=item.number,
                )


def _mentioned(case: Case, item: AgendaItem) -> bool:
    """As in "Pkt. 5 og 6 blev behandlet under ét", "Punkt 7 nåedes ikke"."""
    if not item.number:
        return item.title.casefold() in (
            case.text.casefold()[item.agenda.end :] if item.agenda else ""
        )
    pattern = re.compile(
        rf"(?<![\w/])(?:pkt|punkt|punkter|ad|item|items|og|and|-|–|,)\.?\s*{re.escape(item.number)}(?![\w/])",
        re.IGNORECASE,
    )
    return any(pattern.search(s.words) for s in case.said if s.item)


def _unrecorded(title: str) -> bool:
    return title.strip(" .:").casefold() in words("unrecorded_titles")


def _differs(case: Case, item: AgendaItem, agenda: Span, heading: Span) -> Iterator[Finding]:
    above, below = printed(mend(case.text, agenda)), printed(mend(case.text, heading))
    what: list[str] = []
    if above.mark and below.mark and above.mark != below.mark:
        what.append(f"the type ({above.mark} on the agenda, {below.mark} in the heading)")
    if (
        above.presenter
        and below.presenter
        and not _same_presenter(above.presenter, below.presenter)
    ):
        what.append(
            f"the presenter (»{above.presenter}« on the agenda, »{below.presenter}« in the heading)"
        )
    if above.title and below.title and not same_title(above.title, below.title):
        what.append(f"the title (»{above.title}« on the agenda, »{below.title}« in the heading)")
    if what:
        yield case.finding(
            "heading_differs_from_agenda",
            f"Agenda and heading differ in {' and '.join(what)}. Make them agree.",
            heading,
            item=item.number,
        )


def _same_presenter(one: str, other: str) -> bool:
    if one.casefold() in other.casefold() or other.casefold() in one.casefold():
        return True
    return same_person(one, other)


def same_title(one: str, other: str) -> bool:
    """Alike but for case, punctuation and what one of them adds."""
    first, second = (re.sub(r"[\W_]+", "", t.casefold()) for t in (one, other))
    if first in second or second in first:
        return True
    years = _years(one), _years(other)
    if all(years) and years[0] != years[1]:
        return False
    stems = subject_stems(one), subject_stems(other)
    return bool(stems[0] and stems[1]) and (stems[0] <= stems[1] or stems[1] <= stems[0])


def _years(title: str) -> set[int]:
    """The years of a title, as in "budget 2026-27"."""
    found: set[int] = set()
    for match in _YEARS.finditer(title):
        first = int(match["first"])
        found.add(first)
        if last := match["last"]:
            found.add(int(last) if len(last) == 4 else first // 100 * 100 + int(last))
    return found


# Records.


def check_records(case: Case) -> Iterator[Finding]:
    """item_without_record: a heading with nothing below it, or other sections but no record."""
    yield from _bare_headings(case)
    items = [item for item in case.meeting.items if item.sections]
    with_record = [
        i for i in items if any(s.kind is SectionKind.REFERAT and s.heading for s in i.sections)
    ]
    if len(with_record) * 2 < len(items) or len(items) < 2:
        return
    for item in items:
        if item.closed or _unrecorded(item.title) or not _below(case, item):
            continue
        records = [s for s in item.sections if s.kind is SectionKind.REFERAT]
        if any(case.text[s.body.start : s.body.end].strip() for s in records):
            continue
        body = "".join(
            case.text[s.body.start : s.body.end]
            for s in item.sections
            if s.kind is SectionKind.OEVRIGT
        )
        if body.strip() and not records:
            continue  # its record has no heading
        yield _without_record(case, item)


def _bare_headings(case: Case) -> Iterator[Finding]:
    """Numbered items with no words at all, where nearly all others have some.

    Lists of issues ("#115") are none: such meetings take up as many as time allows.
    """
    items = [i for i in case.meeting.items if i.heading and (i.number or "#")[0] != "#"]
    bare = [item for item in items if not _below(case, item)]
    if len(items) < 4 or len(bare) * 4 > len(items):
        return
    for item in bare:
        after = next((i for i in items if i.span.start > item.span.start), None)
        part = bool(after and after.number and after.number.startswith(f"{item.number}."))
        if not (item.closed or part or _unrecorded(item.title)):
            yield _without_record(case, item)


def _below(case: Case, item: AgendaItem) -> str:
    """The words below an item's heading."""
    start = item.heading.end if item.heading else item.span.start
    return case.text[start : item.span.end].strip(" \t\n\f*_|-")


def _without_record(case: Case, item: AgendaItem) -> Finding:
    return case.finding(
        "item_without_record",
        f"Item {item.number or item.title} has no record of what was said or decided. Add it.",
        item.heading or Span(item.span.start, item.span.start),
        item=item.number,
    )
