"""What somebody is to do after a meeting: who, what, and by when.

The one thing to know: a task is one that the minutes give. It has a label ("Action:",
"Ansvarlig:"), a box to tick, a row in a table of tasks, initials in the column beside it,
or a sentence that names who does it in words of doing; what others have done or what will
happen is none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.decisions.actors import NAME
from corpus.decisions.calendar import Calendar
from corpus.decisions.doers import People, is_office
from corpus.decisions.labels import plain
from corpus.decisions.task_deadlines import due_of
from corpus.decisions.task_frame import READ_SECTIONS, Around, Frame
from corpus.decisions.task_homes import Given, Homes, task_of_cells, task_of_row, without_repeated
from corpus.decisions.task_labels import BOX, DUE_IS, label_kind, names_only, task_label_patterns
from corpus.decisions.task_lines import ending_cells, task_sentences
from corpus.decisions.task_tables import TableTask, table_tasks
from corpus.decisions.tasks_labelled import sentence_tasks
from corpus.model import Action, AgendaItem, Document, Section, SectionKind, Span
from corpus.text import mend

__all__ = ["find_actions"]

_OPENING = re.compile(rf"(?P<who>(?:The\s+)?{NAME}(?:\s+of\s+{NAME})?)(?=\s)")


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
    calendar = Calendar.of(document.text, date, next_meeting)
    first = min((i.span.start for i in items if i.sections), default=0)
    people = People.of(document.text, before=first)
    found: list[Given] = []
    listed: list[Action] = []
    for item in items:
        frame = Frame(document.text, item, calendar, people)
        for section in item.sections:
            if section.kind in READ_SECTIONS or section.kind is SectionKind.OEVRIGT:
                rows = tuple(table_tasks(document.text, section.body, calendar))
                own = tuple(ending_cells(document.text, section.body, rows, calendar))
                found += [(task_of_cells(frame, row), True) for row in own]
                found += _in_section(frame, section, (*rows, *own))
                home = Homes(document.text, items, [a for a, _ in found], item)
                listed += (task_of_row(frame, row, items, home) for row in rows)
    return tuple(dict.fromkeys(without_repeated(found, listed)))


def _in_section(frame: Frame, section: Section, rows: Sequence[TableTask]) -> list[Given]:
    found: list[Given] = []
    label: str | None = None
    heading, body = section.heading, section.body
    if heading and (match := task_label_patterns()["label"].match(f"{plain(heading)}: ")):
        label = label_kind(match)
    before: Span | None = None
    speaking: str | None = None
    pending: str | None = label
    fresh = 0  # how many tasks the sentence before gave
    lasting = True  # a label alone on its line holds for the lines below it
    at = body.start
    for span in task_sentences(frame.text, body):
        if any(span.start < row.span.end and row.span.start < span.end for row in rows):
            continue
        gap = frame.text[at : span.start].replace("\r", "").replace(" ", "")
        if pending != label and ("\n\n" in gap or ("\n" in gap and not lasting)):
            pending = label
        at = span.end
        said = plain(mend(frame.text, span))
        match = task_label_patterns()["label"].match(said)
        if (opening := _OPENING.match(said)) and (
            frame.people.met(opening["who"]) or is_office(opening["who"])
        ):
            speaking = opening["who"]
        around = Around(section.kind, pending, before, speaking)
        given = list(sentence_tasks(frame, span, around))
        stated = None if match else DUE_IS.match(said)
        if fresh and (stated or (match and label_kind(match) == "due")):
            # "Frist: 1. oktober" below the task
            due = due_of(frame.calendar, said, strict=False)
            told = found[-fresh:]
            found[-fresh:] = [(replace(t, due=due[0], due_words=due[1]), by) for t, by in told]
        if stated:
            continue
        labelled = bool(match or pending or BOX.match(said))
        if match and len(given) == 1 and names_only(said[match.end() :].strip()):
            given = _owning(given[0], found, before)
        found += [(one, labelled) for one in given]
        fresh = len(given)
        if match:
            pending, lasting = label_kind(match), match.end() >= len(said)
        elif (match := task_label_patterns()["label"].match(said + ":")) and match.end() >= len(
            said
        ):
            pending, lasting = label_kind(match), True
        else:
            before = span
    return found


def _owning(owner: Action, found: list[Given], before: Span | None) -> list[Action]:
    """As in "Bo sends the letter. ACTION: Bo, by 1 May": one task, taken from those found."""
    due = owner.due, owner.due_words
    while found and before and found[-1][0].span == before:
        told, _ = found.pop()
        due = due if due[1] else (told.due, told.due_words)
    return [replace(owner, due=due[0], due_words=due[1])]
