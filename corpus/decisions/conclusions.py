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

from corpus.decisions.drafts import Drafts
from corpus.decisions.outcomes import (
    Reading,
    Verdict,
    goes_on,
    left_open,
    read_listed,
    read_verdicts,
    reports,
    undecided,
)
from corpus.decisions.record import Record, Sentence, read_record, speaker_of
from corpus.decisions.reservations import Calendar
from corpus.decisions.speakers import NAME, ActorKind, Speakers
from corpus.decisions.stances import find_positions
from corpus.decisions.verdicts import find_governors
from corpus.model import AgendaItem, Decision, Document, ItemKind, Outcome, SectionKind
from corpus.terms import from_words, phrases
from corpus.text import mend

__all__ = ["find_decisions"]

_RESULT = re.compile(
    r"(?:the\s+)?(?:(?:motion|resolution|proposal)\s+)?(?:is\s+|was\s+)?(?:not\s+)?"
    r"(?:carried|passed|adopted|approved|rejected|lost|failed|defeated|forkastet|vedtaget|(?:ikke\s+)?godkendt)[.!]?$",
    re.IGNORECASE,
)
_NAMES = re.compile(rf"(?:{NAME})(?:(?:,|\s(?:og|and))\s{NAME}){{0,3}}\W*")
# "Bliver d. 21. marts", "Sommerfesten bliver lørdag den 14. juni": notes fix a day
_FIXED = re.compile(
    r"(?:(?:Det\s|[A-ZÆØÅ][\wæøå]+\s)?bliver|Dato(?:en)?(?:\s+er|:))\s+(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s+)?(?:den|d\.)?\s*\d",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:a|an|the|en|et|den|det)\s+$", re.IGNORECASE)
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
    labelled = tuple(
        s
        for s in record.sentences
        if s.labelled or _is_result(s, record) or _lost().search(s.words)
    )
    if not any(s.labelled for s in labelled):
        labelled = ()
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


def _is_result(sentence: Sentence, record: Record) -> bool:
    """As "Not carried." below a resolution and its votes."""
    before = record.sentences[max(sentence.index - 4, 0) : sentence.index]
    return bool(_RESULT.match(sentence.words)) and any(s.labelled for s in before)


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
    agenda = bool(_agendas().search(item.title))
    reviewing = bool(_reviewing().search(item.title))
    telling = bool(_telling().search(item.title))
    closing = bool(_closing().search(item.title))
    reports = telling
    heard: list[Sentence] = []
    listing = False
    for sentence in ground:
        drafts.hear(sentence)
        here = sentence.speakers(speakers)
        reading = Reading(here, calendar.day, sentence.labelled, discussion, elsewhere)
        verdicts = _verdicts(sentence, reading, item)
        if reviewing:  # a task that is carried forward is no matter that is put off
            passing = (Outcome.DEFERRED, Outcome.DISCUSSED)
            verdicts = tuple(v for v in verdicts if v.outcome not in passing)
        reports = reports and (elsewhere or here.names_another(sentence.words))
        elsewhere = elsewhere or reports
        reports = reports or telling
        speakers = speakers.after(sentence.words)
        decisive = [v for v in verdicts if v.outcome in _DECISIVE]
        if (discussion and _for_later(sentence.words)) or goes_on(sentence.words):
            decisive = [v for v in decisive if v.outcome is not Outcome.DEFERRED]
        weak = _weakly().search(sentence.words) and _spoken_of(heard)
        weak = weak and not drafts.day_of(sentence)
        if heard and (weak or _returns().search(sentence.words)):
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
            and not _tells(sentence, here)
        ):
            drafts.keep(sentence)
    return heard


def _tells(sentence: Sentence, speakers: Speakers) -> bool:
    """As in "Bo Dahl orienterede om …" under "Beslutning:": what somebody told, which decides nothing."""
    said = sentence.words
    told = next((g for g in find_governors(said) if g.kind == "reporting"), None)
    if told is None or not told.start or _ARTICLE.search(said[: told.start]):
        return bool(_nothing_raised().match(said))
    kind = speakers.subject(said, told.start, told.end).kind
    return kind in (ActorKind.PERSON, ActorKind.CHAIR, ActorKind.OTHER)


@from_words
def _nothing_raised() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{phrases('nothing_raised')})", re.IGNORECASE)


def _verdicts(sentence: Sentence, reading: Reading, item: AgendaItem) -> tuple[Verdict, ...]:
    """What a sentence decides, by who speaks, by its label, and by the title it stands under."""
    words_, speaker = sentence.words, sentence.speaker
    if _signature().search(words_):
        return ()
    if sentence.labelled and _refusing().match(words_):
        return (Verdict(Outcome.REJECTED, 0, len(words_), None, True),)  # "Do not add hints"
    alone = speaker_of(words_)
    speaker = alone if alone and reading.speakers.is_chair(alone) else speaker
    if speaker and reading.speakers.is_chair(speaker):
        words_ = re.sub(rf"^{re.escape(speaker)}\s*:\s*", "", words_)
        said = words_[:1].upper() + words_[1:]
        heard = read_verdicts(said, reading)
        if left_open(said) and not any(v.outcome is Outcome.REJECTED for v in heard):
            return ()
        return tuple(replace(v, by=v.by or speaker.strip("<>")) for v in heard)
    if sentence.spoken or (speaker and speaker[:1] in "<abcdefghijklmnopqrstuvwxyz"):
        return ()
    found = read_verdicts(words_, reading)
    if not found and sentence.labelled and not reports(words_) and (outcome := read_listed(words_)):
        return (Verdict(outcome, 0, len(words_), None, True),)  # "AGREED: To defer …"
    if not found and _approvals().search(item.title) and _no_remarks().match(words_):
        return (Verdict(Outcome.ADOPTED, 0, len(words_)),)  # minutes: "No changes."
    if not found and _elections().search(item.title) and _NAMES.fullmatch(words_):
        return (Verdict(Outcome.ADOPTED, 0, len(words_)),)  # "Bo Dahl og Eva Frost."
    if not found and _FIXED.match(words_) and not _closing().search(item.title):
        return (Verdict(Outcome.ADOPTED, 0, len(words_)),)
    if _formalities().match(words_):
        return tuple(v for v in found if v.outcome is not Outcome.NOTED)
    return found


@from_words
def _returns() -> re.Pattern[str]:
    """What comes back some day, after a discussion: it was discussed."""
    return re.compile(phrases("returns_some_day"), re.IGNORECASE)


@from_words
def _weakly() -> re.Pattern[str]:
    return re.compile(phrases("weak_deferring"), re.IGNORECASE)


def _spoken_of(heard: Sequence[Sentence]) -> bool:
    """Whether sentences tell of a discussion, and not only of no agreement."""
    return any(not undecided(sentence.words) for sentence in heard)


@from_words
def _agendas() -> re.Pattern[str]:
    return re.compile(phrases("agenda_titles"), re.IGNORECASE)


@from_words
def _reviewing() -> re.Pattern[str]:
    """Titles of items that go through the tasks of earlier meetings."""
    return re.compile(phrases("reviewing_titles"), re.IGNORECASE)


@from_words
def _telling() -> re.Pattern[str]:
    return re.compile(phrases("telling_titles"), re.IGNORECASE)


@from_words
def _approvals() -> re.Pattern[str]:
    return re.compile(phrases("approval_titles"), re.IGNORECASE)


@from_words
def _lost() -> re.Pattern[str]:
    """An amendment that fell, told before "RESOLVED:"."""
    return re.compile(phrases("lost_amendments"), re.IGNORECASE)


@from_words
def _elections() -> re.Pattern[str]:
    return re.compile(phrases("election_titles"), re.IGNORECASE)


@from_words
def _closing() -> re.Pattern[str]:
    return re.compile(phrases("closing_titles"), re.IGNORECASE)


@from_words
def _signature() -> re.Pattern[str]:
    """What stands at the foot of a record for its approval at the next meeting."""
    return re.compile(rf"_{{4,}}|\.{{6,}}|{phrases('signature_lines')}", re.IGNORECASE)


@from_words
def _refusing() -> re.Pattern[str]:
    return re.compile(phrases("refusing_openings"), re.IGNORECASE)


@from_words
def _no_remarks() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{phrases('no_remarks')})", re.IGNORECASE)


@from_words
def _formalities() -> re.Pattern[str]:
    return re.compile(rf"(?:\S+\s+){{0,5}}?(?:{phrases('formalities')})", re.IGNORECASE)


def _discussed(
    text: str, record: Record, item: AgendaItem, heard: Sequence[Sentence], drafts: Drafts
) -> Decision | None:
    """DISCUSSED where the record says so, and on an item for discussion where anything was said."""
    discussion = item.kind is ItemKind.FOR_DISCUSSION
    said = any(not undecided(s.words) for s in heard) or (
        any(left_open(s.words) for s in heard)
        and any(len(s.words.split()) > 4 and s not in heard for s in record.sentences)
    )
    views = [] if said or _untalked(item.title) else _opinions_in(record)
    if not said and not views and not (discussion and (heard or record.substantial)):
        return None
    told = heard if said else [*(views or record.sentences[:1]), *heard]
    quotes = tuple(dict.fromkeys(s.quote for s in told))
    put_off = (drafts.put_off(s, firm=True) for s in record.sentences if not goes_on(s.words))
    deferral = next(filter(None, put_off), None)
    what = " ".join(mend(text, quote) for quote in quotes)
    return Decision(item.number, item.title, Outcome.DISCUSSED, what, quotes, deferral=deferral)


def _untalked(title: str) -> bool:
    """Whether what is said under a title is no discussion of a matter ("Eventuelt", "Announcements")."""
    return bool(_closing().search(title) or _telling().search(title) or _reports().search(title))


def _opinions_in(record: Record) -> list[Sentence]:
    """The sentences in which two or more tell what they think of the matter; else none."""
    found = [s for s in record.sentences if _opinion().search(s.words)]
    said = sum(len(_opinion().findall(s.words)) for s in found)
    return found if said > 1 else []


@from_words
def _opinion() -> re.Pattern[str]:
    return re.compile(phrases("opinions"), re.IGNORECASE)


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
