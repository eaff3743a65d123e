"""Attachments that minutes list behind the last item, for an item or for the whole meeting.

The one thing to know: an entry that begins with an item's number ("Pkt. 3  Budget")
is that item's; the others are the meeting's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.minutes.attachments import find_attachments
from corpus.model import Attachment, Meeting, SectionKind, Span
from corpus.rows import label_of, rows_of, section_heading, section_titled
from corpus.terms import from_words, phrases

__all__ = ["with_closing_attachments"]


@from_words
def _of_item() -> re.Pattern[str]:
    """For instance "Pkt. 3  Budget", "Til pkt. 4: Plan", "Item 4: Plan"."""
    return re.compile(
        rf"(?:(?:til|for|to|ad)\s)?(?:{phrases('item_words')})\.?\s{{0,2}}(?P<item>\d[\w./-]{{0,8}}?)[.:)]?\s+(?:[–-]\s)?(?P<title>\S.*)$",
        re.IGNORECASE,
    )


@from_words
def _for_item() -> re.Pattern[str]:
    """The same behind the title: "Budget (punkt 3)", "Plan – til pkt. 4", "Plan, item 4"."""
    return re.compile(
        rf"(?P<title>\S.*?)[\s,–-]{{1,3}}(?P<open>\()?(?:(?:til|for|to|ad)\s)?(?:{phrases('item_words')})\.?\s{{0,2}}(?P<item>\d[\w./-]{{0,8}}?)(?(open)\))\.?$",
        re.IGNORECASE,
    )


def with_closing_attachments(text: str, meeting: Meeting) -> Meeting:
    """A meeting with what a list at the end of its minutes attaches to it and to its items."""
    meeting = _without_common_list(meeting)
    whole: list[Attachment] = []
    of_items: dict[str, list[Attachment]] = {}
    numbers = {item.number for item in meeting.items if item.number}
    for span in _lists(text, meeting):
        for one in find_attachments(text, span):
            match = _names_item(one)
            if match and match["item"] in numbers:
                of_items.setdefault(match["item"], []).append(replace(one, title=match["title"]))
            else:
                whole.append(one)
    if not whole and not of_items:
        return meeting
    items = tuple(
        replace(item, attachments=(*item.attachments, *of_items.pop(item.number, ())))
        if item.number
        else item
        for item in meeting.items
    )
    return replace(meeting, items=items, attachments=tuple(whole))


def _names_item(one: Attachment) -> re.Match[str] | None:
    return _of_item().match(one.title) or _for_item().match(one.title)


def _without_common_list(meeting: Meeting) -> Meeting:
    """The meeting with the list of attachments below its last item, where it names other items."""
    last = meeting.items[-1] if meeting.items else None
    if last is None or len(last.sections) < 2:
        return meeting
    common = last.sections[-1]
    if common.kind is not SectionKind.BILAG or common.heading is None:
        return meeting
    named = {match["item"] for one in last.attachments if (match := _names_item(one))}
    if not named or named == {last.number}:
        return meeting
    kept = tuple(one for one in last.attachments if one.span.start < common.span.start)
    span = Span(last.span.start, common.span.start)
    item = replace(last, sections=last.sections[:-1], attachments=kept, span=span)
    front = sorted((*meeting.front, common), key=lambda section: section.span.start)
    return replace(meeting, items=(*meeting.items[:-1], item), front=tuple(front))


def _lists(text: str, meeting: Meeting) -> Iterator[Span]:
    """What stands below a heading of attachments behind the last item."""
    last = max((item.span.start for item in meeting.items), default=len(text))
    for section in meeting.front:
        if section.span.start < last or section.kind is SectionKind.SIDEHOVED:
            continue
        span = section.span
        rows = rows_of(text[span.start : span.end], markdown=False)
        for at, row in enumerate(rows):
            label = label_of(row)
            if section_heading(row) is SectionKind.BILAG:
                below = [r for r in rows[at + 1 :] if not r.rule]
                filled = next((i for i, r in enumerate(below) if not r.blank), len(below))
                ends = next((i for i in range(filled, len(below)) if below[i].blank), len(below))
                if filled < ends:
                    start, end = below[filled].span.start, below[ends - 1].span.end
                    yield Span(span.start + start, span.start + end)
                break
            if label and label[1] and section_titled(label[0]) is SectionKind.BILAG:
                start = text.find(label[1][:24], span.start + row.span.start)
                yield Span(start, span.start + row.span.end)
                break
