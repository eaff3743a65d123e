"""What became of each item of a meeting, by its record alone.

The one thing to know: only sections of kind REFERAT decide. In them, what stands under
"Beslutning:" goes before running text, what a chair or the body concluded before
"drøftede", and an item whose record concludes nothing has a decision of kind
NONE_RECORDED without words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from corpus.decisions.calendar import Calendar
from corpus.decisions.discussions import discussed_item, for_later, spoken_of
from corpus.decisions.drafter import Drafter
from corpus.decisions.drafts import Drafts
from corpus.decisions.outcomes import goes_on, undecided
from corpus.decisions.record import Record, Sentence, read_record
from corpus.decisions.speakers import Speakers
from corpus.decisions.stances import find_positions
from corpus.decisions.verdicts import Reading
from corpus.decisions.verdicts_in_context import only_tells, tells_of_others, verdicts_in_context
from corpus.model import AgendaItem, Decision, Document, ItemKind, Outcome, SectionKind
from corpus.terms import pattern_of

__all__ = ["find_decisions"]

_RESULT = re.compile(
    r"(?:the\s+)?(?:(?:motion|resolution|proposal)\s+)?(?:is\s+|was\s+)?(?:not\s+)?"
    r"(?:carried|passed|adopted|approved|rejected|lost|failed|defeated|forkastet|vedtaget|(?:ikke\s+)?godkendt)[.!]?$",
    re.IGNORECASE,
)
_DECISIVE = frozenset(Outcome) - {Outcome.DISCUSSED, Outcome.NONE_RECORDED}


def find_decisions(
    document: Document,
    items: tuple[AgendaItem, ...],
    *,
    date: date | None,
    next_meeting: date | None = None,
    body: str | None = None,
    chair: str | None = None,
) -> tuple[Decision, ...]:
    """One or more decisions for each item, in the items' order.

    Args:
        document: the minutes.
        items: of the meeting.
        date: of the meeting; gives the year to dates without one.
        next_meeting: the day of the next meeting, for what is put off "til næste møde".
        body: that met, where the head says it; else it is read off the first lines.
        chair: who chaired, where known.
    """
    first = min((i.span.start for i in items if i.sections), default=len(document.text))
    speakers = Speakers.of(document, before=first, body=body, chair=chair)
    calendar = Calendar.of(document.text, date, next_meeting)
    return tuple(
        decision
        for item, following in zip_longest(items, items[1:])
        if not _only_groups(item, following)
        for decision in _of_item(document.text, item, speakers, calendar)
    )


def _only_groups(item: AgendaItem, following: AgendaItem | None) -> bool:
    """As "7. Action items" above 7.1: a heading over items, which is no matter itself."""
    if any(s.kind is SectionKind.REFERAT for s in item.sections) or not following:
        return False
    number, below = item.number, following.number
    return bool(number and below and re.match(rf"{re.escape(number)}[.\s]?[\W_]?\w", below)
                and below.startswith(number) and not below[len(number)].isdigit())  # fmt: skip


def _of_item(
    text: str, item: AgendaItem, speakers: Speakers, calendar: Calendar
) -> tuple[Decision, ...]:
    record = read_record(text, item).of_body(speakers)
    found = _decided(record, Drafter(text, item, speakers, calendar)) if record.sentences else []
    if not found:
        found = [Decision(item.number, item.title, Outcome.NONE_RECORDED, "", ())]
    positions = find_positions(record, speakers)
    quoted = {quote for decision in found for quote in decision.quotes}
    positions = tuple(p for p in positions if p.span not in quoted)
    main = max(range(len(found)), key=lambda at: _weight(found[at].outcome))
    found[main] = replace(found[main], positions=positions)
    return tuple(found)


def _weight(outcome: Outcome) -> int:
    order = [Outcome.NONE_RECORDED, Outcome.DISCUSSED, Outcome.NOTED]
    return order.index(outcome) if outcome in order else len(order)


def _decided(record: Record, drafter: Drafter) -> list[Decision]:
    """The decisions of a record: of what stands under a label of deciding, else of all of it."""
    labelled = tuple(
        s
        for s in record.sentences
        if s.labelled or _is_result(s, record) or pattern_of("lost_amendments").search(s.words)
    )
    if not any(s.labelled for s in labelled):
        labelled = ()
    for ground in filter(None, (labelled, record.sentences)):
        drafts = Drafts(drafter)
        heard = _hear(ground, drafts, drafter)
        drafts.take_what_is_kept(heard)
        if found := drafts.finished(record):
            return found
        if heard or ground is record.sentences:
            discussed = discussed_item(record, heard, drafter)
            return [discussed] if discussed else []
    return []


def _is_result(sentence: Sentence, record: Record) -> bool:
    """As "Not carried." below a resolution and its votes."""
    before = record.sentences[max(sentence.index - 4, 0) : sentence.index]
    return bool(_RESULT.match(sentence.words)) and any(s.labelled for s in before)


def _hear(ground: Sequence[Sentence], drafts: Drafts, drafter: Drafter) -> list[Sentence]:
    """Read sentences into drafts; those that only tell of a discussion, or of no decision, are given."""
    item, speakers = drafter.item, drafter.speakers
    discussion = item.kind is ItemKind.FOR_DISCUSSION
    elsewhere = tells_of_others(item.title, speakers)
    agenda = bool(pattern_of("agenda_titles").search(item.title))
    # an item that goes through the tasks of earlier meetings
    reviewing = bool(pattern_of("reviewing_titles").search(item.title))
    telling = bool(pattern_of("telling_titles").search(item.title))
    closing = bool(pattern_of("closing_titles").search(item.title))
    reports = telling
    heard: list[Sentence] = []
    listing = False
    for sentence in ground:
        drafts.hear(sentence)
        here = sentence.speakers(speakers)
        reading = Reading(here, drafter.calendar.day, sentence.labelled, discussion, elsewhere)
        verdicts = verdicts_in_context(sentence, reading, item)
        if reviewing:  # a task that is carried forward is no matter that is put off
            passing = (Outcome.DEFERRED, Outcome.DISCUSSED)
            verdicts = tuple(v for v in verdicts if v.outcome not in passing)
        reports = reports and (elsewhere or here.names_another(sentence.words))
        elsewhere = elsewhere or reports
        reports = reports or telling
        speakers = speakers.after(sentence.words)
        decisive = [v for v in verdicts if v.outcome in _DECISIVE]
        if (discussion and for_later(sentence.words)) or goes_on(sentence.words):
            decisive = [v for v in decisive if v.outcome is not Outcome.DEFERRED]
        weak = pattern_of("weak_deferring").search(sentence.words) and spoken_of(heard)
        weak = weak and not drafter.names_day(sentence)
        # what comes back some day, after a discussion, was discussed
        if heard and (weak or pattern_of("returns_some_day").search(sentence.words)):
            decisive = [v for v in decisive if v.outcome is not Outcome.DEFERRED]
        if agenda and drafts.changes_agenda(sentence):
            continue
        if drafts.adds_to_last(sentence, verdicts) or drafts.lists(sentence):
            continue
        if decisive:
            drafts.add(sentence, decisive)
        elif verdicts or undecided(sentence.words) or goes_on(sentence.words):
            heard.append(sentence)
            # "… drøftede oplægget og gav følgende input:"
            listing = sentence.words.rstrip().endswith(":")
        elif listing and sentence.entry:
            heard.append(sentence)
        elif (
            sentence.labelled
            and "?" not in sentence.words
            and not closing
            and not only_tells(sentence, here)
        ):
            drafts.keep(sentence)
    return heard
