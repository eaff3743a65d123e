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

from corpus.decisions.drafts import Drafts
from corpus.decisions.outcomes import Reading, read_verdicts, undecided
from corpus.decisions.record import Record, Sentence, read_record
from corpus.decisions.reservations import Calendar
from corpus.decisions.speakers import Speakers
from corpus.decisions.stances import find_positions
from corpus.model import AgendaItem, Decision, Document, ItemKind, Outcome
from corpus.terms import from_words, phrases
from corpus.text import mend

__all__ = ["find_decisions"]

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
    calendar = Calendar(date, next_meeting)
    return tuple(
        decision for item in items for decision in _of_item(document.text, item, speakers, calendar)
    )


def _of_item(
    text: str, item: AgendaItem, speakers: Speakers, calendar: Calendar
) -> tuple[Decision, ...]:
    record = read_record(text, item)
    found = _drafts(text, record, item, speakers, calendar) if record.sentences else []
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


def _drafts(
    text: str, record: Record, item: AgendaItem, speakers: Speakers, calendar: Calendar
) -> list[Decision]:
    """The decisions of a record: of what stands under a label of deciding, else of all of it."""
    labelled = tuple(s for s in record.sentences if s.labelled)
    for ground in filter(None, (labelled, record.sentences)):
        drafts = Drafts(text, item, speakers, calendar)
        heard = _hear(ground, drafts, item, speakers, calendar)
        drafts.take_what_is_kept(heard)
        if found := drafts.finished(record):
            return found
        if heard or ground is record.sentences:
            discussed = _discussed(text, record, item, heard, drafts)
            return [discussed] if discussed else []
    return []


def _hear(
    ground: Sequence[Sentence],
    drafts: Drafts,
    item: AgendaItem,
    speakers: Speakers,
    calendar: Calendar,
) -> list[Sentence]:
    """Read sentences into drafts; those that only tell of a discussion, or of no decision, are given."""
    discussion = item.kind is ItemKind.FOR_DISCUSSION
    elsewhere = _tells_of_others(item.title, speakers)
    heard: list[Sentence] = []
    listing = False
    for sentence in ground:
        drafts.hear(sentence)
        here = sentence.speakers(speakers)
        reading = Reading(here, calendar.day, sentence.labelled, discussion, elsewhere)
        verdicts = () if sentence.spoken else read_verdicts(sentence.words, reading)
        speakers = speakers.after(sentence.words)
        decisive = [v for v in verdicts if v.outcome in _DECISIVE]
        if discussion and _for_later(sentence.words):
            decisive = [v for v in decisive if v.outcome is not Outcome.DEFERRED]
        if drafts.adds_to_last(sentence, verdicts) or drafts.lists(sentence):
            continue
        if decisive:
            drafts.add(sentence, decisive)
        elif verdicts or undecided(sentence.words):
            heard.append(sentence)
            # "… drøftede oplægget og gav følgende input:"
            listing = sentence.words.rstrip().endswith(":")
        elif listing and sentence.entry:
            heard.append(sentence)
        elif sentence.labelled and "?" not in sentence.words:
            drafts.keep(sentence)
    return heard


def _discussed(
    text: str, record: Record, item: AgendaItem, heard: Sequence[Sentence], drafts: Drafts
) -> Decision | None:
    """DISCUSSED where the record says so, and on an item for discussion where anything was said."""
    discussion = item.kind is ItemKind.FOR_DISCUSSION
    said = any(not undecided(s.words) for s in heard)
    if not said and not (discussion and (heard or record.substantial)):
        return None
    told = heard if said else [*record.sentences[:1], *heard]
    quotes = tuple(dict.fromkeys(s.quote for s in told))
    deferral = next((d for s in record.sentences if (d := drafts.put_off(s, firm=True))), None)
    what = " ".join(mend(text, quote) for quote in quotes)
    return Decision(item.number, item.title, Outcome.DISCUSSED, what, quotes, deferral=deferral)


@from_words
def _later() -> re.Pattern[str]:
    return re.compile(phrases("later_decisions"), re.IGNORECASE)


def _for_later(sentence: str) -> bool:
    """As in "Sagen forelægges til beslutning på 6. møde": a discussion goes on, nothing is put off."""
    return bool(_later().search(sentence))


@from_words
def _reports() -> re.Pattern[str]:
    return re.compile(phrases("reports_of_others"), re.IGNORECASE)


def _tells_of_others(title: str, speakers: Speakers) -> bool:
    """As in "Board Meeting Updates": what such an item calls approved, another body approved."""
    return bool(_reports().search(title)) and speakers.names_another(title)
