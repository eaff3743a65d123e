"""Tasks of one sentence that a label, a box, an arrow or a column of initials marks as one.

The one thing to know: a mark goes before all else; only a sentence without one is read for
who does something in words of doing.
"""

import re
from collections.abc import Iterator

from corpus.decisions.doers import DOER, opening_doer, starts_task
from corpus.decisions.labels import plain, without_label
from corpus.decisions.margins import beside, without_margins
from corpus.decisions.task_clauses import tasks_in
from corpus.decisions.task_deadlines import due_of
from corpus.decisions.task_frame import READ_SECTIONS, Around, Frame
from corpus.decisions.task_labels import (
    ARROW,
    BOX,
    CODE,
    is_nothing,
    is_task,
    is_verb,
    label_kind,
    names_only,
    task_label_patterns,
)
from corpus.decisions.tasks_told import NICK, told_tasks
from corpus.model import Action, SectionKind, Span
from corpus.terms import from_words, phrases
from corpus.text import mend

__all__ = ["sentence_tasks"]

_LONGEST = 800
_OWNER_LAST = re.compile(
    rf"(?:\s[-–]\s+|:\s+|\s\(|\s\[)(?P<who>{DOER})(?P<rest>,?\s[^)\]]{{0,40}})?[)\]]?\.?$"
)
# "Nyt tag undersøges → Per"
_OWNER_ARROW = re.compile(
    rf"\s(?:→|⇒|➔|➜|->|=>|-->)\s*(?P<who>{DOER})(?P<rest>[\s,(;:–-].{{0,60}})?\.?$"
)
_TO_HANDLE = re.compile(r"@[\w-]+\s*:\s+")


def sentence_tasks(frame: Frame, span: Span, around: Around) -> Iterator[Action]:
    """The tasks of a sentence, by its mark where it has one, else by its words."""
    patterns = task_label_patterns()
    kind, pending, before = around.kind, around.pending, around.before
    own = without_margins(frame.text, span)
    if own is None:
        return
    said = CODE.sub("", plain(mend(frame.text, own))[:_LONGEST])
    if _over().search(said):
        return
    box = BOX.match(said)
    match = patterns["label"].match(said) or patterns["bare"].match(said) or ARROW.match(said)
    if box:
        if box["mark"] == " " and (rest := said[box.end() :].strip()):
            yield _labelled(frame, span, rest)
        return
    if match and match.re is patterns["label"]:
        label, rest = label_kind(match), said[match.end() :].strip()
        if (
            label in ("old", "due")
            or is_nothing(rest)
            or (rest.isupper() and said.isupper() and " " in rest)
        ):
            return
        given = match["given"] and names_only(match["given"])
        if given and not is_verb(given) and not names_only(rest):  # "Action (Bo): write the notes"
            yield frame.action(given, rest, due_of(frame.calendar, rest, strict=False), span)
        elif (named := names_only(rest)) and (label == "who" or not is_verb(named)):
            yield _owned(frame, span, named, rest, before)
        elif is_task(rest):
            yield from told_tasks(frame, span, rest, around, loose=True) or (
                _labelled(frame, span, rest),
            )
        return
    if match:
        rest = said[match.end() :].strip()
        if is_nothing(rest):
            return
        named = names_only(rest)
        yield _owned(frame, span, named, rest, before) if named else _labelled(frame, span, rest)
        return
    if (to := _TO_HANDLE.match(said)) and starts_task(said[to.end() :]):
        yield _labelled(frame, span, said)  # "@bo: pursue a report"
        return
    if owner := patterns["aside"].search(said) or _OWNER_ARROW.search(said):
        rest = owner["rest"] or ""
        who = owner["who"] if owner.re is _OWNER_ARROW else names_only(rest)
        if who and not is_verb(who):
            due = due_of(frame.calendar, rest, strict=False)
            due = due if due[1] else due_of(frame.calendar, said[: owner.start()])
            yield frame.action(who, said[: owner.start()].strip(), due, span)
            return
    if kind not in READ_SECTIONS and pending is None:
        return
    listed = pending in ("task", "who") and "?" not in said and not is_nothing(said)
    told = told_tasks(frame, span, said, around, loose=listed or kind is SectionKind.VIDERE_PROCES)
    initials = beside(frame.text, span)
    if told:
        yield from told
    elif initials and kind in READ_SECTIONS and len(said.split()) > 2:
        yield frame.action(initials, said, due_of(frame.calendar, said), span)
    elif (
        listed
        and pending == "task"
        and len(said.split()) > 2
        and (
            opening_doer(said)
            or _owned_last(frame, said)
            or (starts_task(said) and kind is not SectionKind.VIDERE_PROCES)
        )
    ):
        yield _labelled(frame, span, said)


def _owned_last(frame: Frame, said: str) -> bool:
    """As in "Opdatering af siden (Lise, 1/6)": who met stands behind the task."""
    last = _OWNER_LAST.search(said)
    return last is not None and frame.people.met(last["who"])


@from_words
def _over() -> re.Pattern[str]:
    """A task with its status behind it ("SO to send the model – done")."""
    return re.compile(rf"\s[-–—(\[]\s?(?:{phrases('task_over')})\W*$", re.IGNORECASE)


def _owned(frame: Frame, span: Span, who: str, rest: str, before: Span | None) -> Action:
    """As in "Ansvarlig: Bo Dahl, frist 1/9" gives the sentence before it to somebody."""
    what = without_label(mend(frame.text, before)) if before else ""
    due = due_of(frame.calendar, rest, strict=False)
    return frame.action(who, what, due if due[1] else due_of(frame.calendar, what), span)


def _labelled(frame: Frame, span: Span, rest: str) -> Action:
    """A task under a label: who may open it, and is None where nobody does."""
    due = due_of(frame.calendar, rest, strict=False)
    last = _OWNER_LAST.search(rest)
    told = next(iter(tasks_in(rest, frame.people, listed=True)), None)
    nick = NICK.match(rest)
    who = nick["who"] if nick and starts_task(rest[nick.end() :]) else opening_doer(rest)
    who = who or (told.who if told else None) or (last["who"] if last else None)
    return frame.action(who, rest, due, span)
