"""What somebody is to do after a meeting: who, what, and by when.

The one thing to know: a task is one that the minutes give. It has a label ("Action:",
"Ansvarlig:"), a box to tick, a row in a table of tasks, or a sentence that names who does
it in words of doing; what others have done or what will happen is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.dates.periods import find_periods
from corpus.decisions.doers import (
    DOER,
    doer_of,
    due_label,
    due_of,
    has_verb,
    is_no_doer,
    starts_task,
    subject_of,
)
from corpus.decisions.record import plain, without_label
from corpus.decisions.reservations import Calendar
from corpus.decisions.speakers import NAME
from corpus.model import Action, AgendaItem, Document, SectionKind, Span
from corpus.sentences import split_sentences
from corpus.terms import from_words, keys, phrases, words
from corpus.text import mend, strip_span

__all__ = ["find_actions"]

_READ = frozenset({SectionKind.REFERAT, SectionKind.VIDERE_PROCES})
_BOX = re.compile(r"^\[(?P<mark>[ xX])\]\s*")
_LONGEST = 800
_CELL = re.compile(r"\t|(?<!\\)\|")
_RULE = re.compile(r"^[\s|:-]+$")
# "AI: this was landed last week", which is how it went
_STATUS = re.compile(
    r"(?:[\w#’']+\s+){1,3}?(?:was|were|is|are|has been|have been|landed|closed|merged|determined|blev|er|har)\b(?!\s+to\b)",
    re.IGNORECASE,
)
_OWNER_LAST = re.compile(rf"(?:\s[-–]\s+|:\s+|\s\()(?P<who>@[\w-]+|{NAME})\)?\.?$")
_INVERTED = re.compile(rf"^(?:Det|Dette|That)\s+(?:sørger|tager|klarer)\s+(?P<who>{NAME})\b")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What tasks are read against."""

    text: str
    item: str | None
    calendar: Calendar


@from_words
def _patterns() -> dict[str, re.Pattern[str]]:
    labels = "|".join(
        f"(?P<{kind}>{phrases(f'action_labels.{kind}', whole_words=False)})"
        for kind in ("task", "who", "due")
    )
    return {
        "label": re.compile(rf"^(?:last week['’]s\s+(?P<old>ai)|{labels})(?:\s*\([^)]{{0,40}}\)|,?\s+(?:[A-Z]+|unrelated|related))?\s*(?:[:–]|\s-(?=\s))\s*", re.IGNORECASE),
        "bare": re.compile(r"^(?:AI|ACTION ITEM|ACTION|TODO|Actions?\s+(?=to\b))\s+(?=\S)"),
        "unreal": re.compile(rf"^\W*(?:if|hvis|såfremt|når|when|once)\b|{phrases('action_doubts')}", re.IGNORECASE),
    }  # fmt: skip


def find_actions(
    document: Document,
    items: tuple[AgendaItem, ...],
    *,
    date: date | None,
    next_meeting: date | None = None,
) -> tuple[Action, ...]:
    """The tasks that the records and next steps of the items give, in order.

    Args:
        document: the minutes.
        items: of the meeting.
        date: of the meeting; gives the year to dates without one.
        next_meeting: the day that "til næste møde" means.
    """
    found: list[Action] = []
    for item in items:
        frame = _Frame(document.text, item.number, Calendar(date, next_meeting))
        for section in item.sections:
            if section.kind in _READ or section.kind is SectionKind.OEVRIGT:
                found += _in_section(frame, section.body, section.kind, section.heading)
    return tuple(dict.fromkeys(found))


def _in_section(
    frame: _Frame, body: Span, kind: SectionKind, heading: str | None
) -> Iterator[Action]:
    rows = tuple(_table_rows(frame, body))
    yield from rows
    label: str | None = None
    if heading and (match := _patterns()["label"].match(f"{plain(heading)}: ")):
        label = _kind(match)
    before: Span | None = None
    pending: str | None = label
    at = body.start
    for span in split_sentences(frame.text, body):
        if any(span.start < row.span.end and row.span.start < span.end for row in rows):
            continue
        blank = "\n\n" in frame.text[at : span.start].replace("\r", "").replace(" ", "")
        if blank and pending != label:
            pending = label
        at = span.end
        yield from _of_sentence(frame, span, kind, pending, before)
        said = plain(mend(frame.text, span))
        if match := _patterns()["label"].match(said):
            pending = _kind(match)
        elif match := _patterns()["label"].match(said + ":"):
            pending = _kind(match) if match.end() >= len(said) else pending
        else:
            before = span


def _kind(match: re.Match[str]) -> str:
    return next((kind for kind in ("task", "who", "due", "old") if match[kind]), "task")


def _of_sentence(
    frame: _Frame, span: Span, kind: SectionKind, pending: str | None, before: Span | None
) -> Iterator[Action]:
    patterns = _patterns()
    said = plain(mend(frame.text, span))[:_LONGEST]
    box = _BOX.match(said)
    match = patterns["label"].match(said) or patterns["bare"].match(said)
    if box:
        if box["mark"] == " " and (rest := said[box.end() :].strip()):
            yield _labelled(frame, span, rest)
        return
    if match and match.re is patterns["label"]:
        label, rest = _kind(match), said[match.end() :].strip()
        if label == "old" or _nothing(rest) or label == "due":
            return
        if (named := _names_only(rest)) and (label == "who" or not _is_verb(named)):
            yield _owned(frame, span, named, rest, before)
        elif _is_task(rest):
            yield _labelled(frame, span, rest)
        return
    if match:
        rest = said[match.end() :].strip()
        if not _nothing(rest):
            yield _labelled(frame, span, rest)
        return
    if (
        pending in ("task", "who")
        and "?" not in said
        and not _nothing(said)
        and (doer_of(said) or kind is not SectionKind.VIDERE_PROCES)
    ):
        given = _told(frame, span, said, before=before, loose=True)
        if given:
            yield given
            return
        if pending == "task" and len(said.split()) > 2 and _looks_given(said):
            yield _labelled(frame, span, said)
        return
    if kind in _READ and (
        given := _told(frame, span, said, before=before, loose=kind is SectionKind.VIDERE_PROCES)
    ):
        yield given


@from_words
def _none() -> frozenset[str]:
    return frozenset(words("no_action"))


def _nothing(rest: str) -> bool:
    """As in "none", "ingen": there is nothing to do."""
    none = _none()
    plainly = rest.strip(" .!*_").casefold()
    first = re.split(r"\s*[-–,;.]\s+|\s+[-–]\s*", plainly)[0]
    return not plainly or plainly in none or first in none


def _is_task(rest: str) -> bool:
    """Whether words after "Action:" are more than a word or two of status."""
    return len(rest.split()) > 1 and "?" not in rest and not _STATUS.match(rest)


def _looks_given(said: str) -> bool:
    return bool(doer_of(said)) or starts_task(said)


def _is_verb(words_: str) -> bool:
    """As in "Continue" after "Action:" is no name."""
    return starts_task(words_) or is_no_doer(words_)


def _names_only(rest: str) -> str | None:
    """The names of "Bo Dahl, frist 1/9", where no task follows them."""
    due = due_label().search(rest)
    head = rest[: due.start()] if due else rest
    head = re.split(r"\s*[(;]\s*|\.\s*$", head.strip(" .,"))[0]
    names = re.fullmatch(rf"(?:{DOER})", head)
    if names and len(head.split()) <= 10 and not has_verb(head):
        return head
    return None


def _owned(frame: _Frame, span: Span, who: str, rest: str, before: Span | None) -> Action:
    """As in "Ansvarlig: Bo Dahl, frist 1/9" gives the sentence before it to somebody."""
    due, due_words = due_of(frame.calendar, rest, strict=False)
    what = without_label(mend(frame.text, before)) if before else ""
    return Action(who, what, due, due_words, frame.item, span)


def _labelled(frame: _Frame, span: Span, rest: str) -> Action:
    """A task under a label: who may open it, and is None where nobody does."""
    due, due_words = due_of(frame.calendar, rest, strict=False)
    last = _OWNER_LAST.search(rest)
    who = (
        doer_of(rest)
        or subject_of(rest, frame.text, listed=True)[0]
        or (last["who"] if last else None)
    )
    return Action(who, rest, due, due_words, frame.item, span)


def _told(
    frame: _Frame, span: Span, said: str, *, before: Span | None, loose: bool
) -> Action | None:
    """The task of a sentence that names who does it, or None."""
    patterns = _patterns()
    if said.endswith("?") or patterns["unreal"].search(said):
        return None
    if match := _INVERTED.match(said):
        wish = plain(mend(frame.text, before)) if before else ""
        return Action(
            match["who"], f"{wish} {said}".strip(), *due_of(frame.calendar, wish), frame.item, span
        )
    who, verb_at, strong = subject_of(said, frame.text, listed=loose)
    if who is None:
        return None
    due, due_words = due_of(frame.calendar, said[verb_at:])
    if not (strong or loose or due_words):
        return None
    return Action(who, said.rstrip(), due, due_words, frame.item, span)


def _table_rows(frame: _Frame, body: Span) -> Iterator[Action]:
    """The rows of a table whose head names tasks and who is to do them."""
    columns: dict[int, str] = {}
    known = keys("action_columns")
    for match in re.finditer(r"[^\n]+", frame.text[body.start : body.end]):
        line = match.group().strip()
        cells = [plain(cell.strip()) for cell in _CELL.split(line.strip("|"))]
        if len(cells) < 2:
            columns = {}
            continue
        named = {
            at: known[c.casefold().strip(" :")]
            for at, c in enumerate(cells)
            if c.casefold().strip(" :") in known
        }
        if {"task", "who"} <= set(named.values()):
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
        span = strip_span(frame.text, Span(body.start + match.start(), body.start + match.end()))
        due_words = row.get("due") or None
        days = [
            m.last or m.date for m in find_periods(due_words or "", frame.calendar.day) if m.date
        ]
        due = days[0] if days else due_of(frame.calendar, due_words or "", strict=False)[0]
        yield Action(row.get("who") or None, row["task"], due, due_words, frame.item, span)
