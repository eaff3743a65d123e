"""Who was there: members, secretariat, apologies, substitutes, guests, the chair and the minute taker.

The one thing to know: the list of participants comes first; what the record
says of people is added to it and never takes anybody out of it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.model import AgendaItem, Document, Participant, Presence, Section, SectionKind, Span
from corpus.people.groups import Group, names_absent_or_guests, office_of
from corpus.people.guests import Guest, find_guests, read_visits
from corpus.people.listed import Listed
from corpus.people.mentions import (
    read_elections,
    replaced,
    with_remark,
    with_substitutes,
    with_visit,
)
from corpus.people.names import names_key, weigh
from corpus.people.notes import item_on
from corpus.people.offices import Office, chair_of, find_offices, minute_taker_of
from corpus.people.roll import entry_spans, read_roll
from corpus.people.roster import Roster
from corpus.people.spoken import Remark, read_remarks, record_sentences
from corpus.terms import words

__all__ = [
    "NAME",
    "Guest",
    "People",
    "find_guests",
    "parse_participants",
    "participant_spans",
    "read_people",
]

#: A person's name in running text, of two words or more.
NAME = r"(?:[A-ZÆØÅÉÖÜ][\w.’'-]*)(?:\s+(?:von|van|de|af|la|el|da|di|[A-ZÆØÅÉÖÜ][\w.’'-]*)){1,5}"
_QUOTED = re.compile(r"[\"“”«»](?P<title>[^\"“”«»]{3,80})[\"“”«»]")
_CASE = (SectionKind.PROBLEMSTILLING, SectionKind.LOESNING, SectionKind.INDSTILLING)
_RECORD = (SectionKind.REFERAT, SectionKind.OEVRIGT)


@dataclass(frozen=True, slots=True)
class People:
    """The people of a meeting.

    Attributes:
        participants: in the order of the list, absent ones included; no guests.
        guests: of the whole meeting or of single items.
        chair: who led the meeting, by name, or None where the minutes do not say.
        minute_taker: by name, or None.
    """

    participants: tuple[Participant, ...]
    guests: tuple[Participant, ...]
    chair: str | None
    minute_taker: str | None


def read_people(
    document: Document, front: tuple[Section, ...], items: tuple[AgendaItem, ...]
) -> People:
    """The people of minutes, from their lists and from what the record says.

    Args:
        document: the minutes.
        front: the sections outside the items; those of kind DELTAGERE are lists.
        items: of the meeting.
    """
    text = document.text
    entries = tuple(_listed(document, front))
    more = tuple(_attendance_items(document, items))
    if not entries:
        entries, more = more, ()
    opening = () if any(not e.group.single for e in entries) else _opening_items(document, items)
    entries = (*opening, *entries)
    later = items[3:] if opening else items
    lists = _merged(e.participant for e in entries if not e.group.single)
    singly = (*(e for e in entries if e.group.single), *more, *_within_items(document, later))
    lists = _with_single(lists, (entry.participant for entry in singly))
    offices = find_offices(text, front, items)
    aliases = Roster.of(lists, _front_words(text, front))
    people = _with_offices(lists, offices, aliases)

    # What the record's sentences say.
    sentences = tuple(record_sentences(text, front, items))
    remarks = tuple(remark for sentence in sentences for remark in read_remarks(sentence))
    remarks = (*read_elections(sentences, items), *remarks)
    opened = items[3].span.start if len(items) > 3 else len(text)
    # Who left early, as the head says, is absent from the later items alone.
    for remark in sorted(remarks, key=lambda told: told.sentence.span.start):
        here = aliases.with_people(people)
        beyond = remark.kind == "absent" and _inside_later(remark, items, opened)
        if beyond and here.find(remark.name) is None:
            continue  # "Punktet udgik, da Bo Dahl måtte melde afbud" is of a speaker
        people = with_remark(people, remark, here)
    spans = sorted(item.span for item in items)
    for sentence in sentences:
        for visit in read_visits(sentence):
            if visit.plain and visit.items and sentence.item is None and visit.limit:
                people = with_visit(people, visit, aliases.with_people(people))
        at = bisect_right(spans, sentence.span.start, key=lambda span: span.start) - 1
        if sentence.item is not None or (at >= 0 and sentence.span.within(spans[at])):
            for visit in read_visits(sentence):
                people = with_visit(people, visit, aliases.with_people(people))

    for sentence in record_sentences(text, (), items, kinds=_CASE):
        for visit in read_visits(sentence):
            if visit.plain:  # "Bibliotekschef Anna Holm deltager under punktet."
                people = with_visit(people, visit, aliases.with_people(people))

    people = with_substitutes(people)
    people = tuple(_for_named_item(text, person, items) for person in people)
    roster = aliases.with_people(people)
    return People(
        participants=tuple(p for p in people if not p.guest),
        guests=tuple(p for p in people if p.guest),
        chair=chair_of(people, offices, remarks, roster),
        minute_taker=minute_taker_of(people, offices, remarks, roster),
    )


def _inside_later(remark: Remark, items: tuple[AgendaItem, ...], opened: int) -> bool:
    """Whether a remark stands in an item after the first ones."""
    span = remark.sentence.span
    return span.start >= opened and any(span.within(item.span) for item in items)


def _for_named_item(text: str, person: Participant, items: tuple[AgendaItem, ...]) -> Participant:
    """A guest with the item whose title stands in quotation marks beside the name."""
    if not person.guest or person.items:
        return person
    if item := _of_limit(person.limit, items):
        return replace(person, items=(item.number or item.title,), presence=Presence.PART)
    for match in _QUOTED.finditer(text[person.span.start : person.span.end]):
        title = match["title"].casefold()
        for item in items:
            if item.title.casefold().strip(" .") == title:
                return replace(person, items=(item.number or item.title,), presence=Presence.PART)
    return person


def _of_limit(limit: str | None, items: tuple[AgendaItem, ...]) -> AgendaItem | None:
    """The only item whose title has the words of "item on fares evidence"."""
    told = item_on(limit) if limit else None
    if told is None:
        return None
    wanted = set(told.casefold().split())
    found = [item for item in items if wanted <= set(item.title.casefold().split())]
    return found[0] if len(found) == 1 else None


def _listed(document: Document, front: tuple[Section, ...]) -> Iterator[Listed]:
    """The people of the lists outside the items."""
    text, markdown = document.text, document.markdown
    lists = tuple(s.span for s in front if s.kind is SectionKind.DELTAGERE)
    yield from read_roll(text, lists, markdown=markdown, open_group=Group("present"))
    others = (SectionKind.HOVED, SectionKind.OEVRIGT)
    heads = tuple(s.span for s in front if s.kind in others)
    yield from read_roll(text, heads, markdown=markdown)


def _attendance_items(document: Document, items: tuple[AgendaItem, ...]) -> Iterator[Listed]:
    """The people of items that hold nothing else ("1. Apologies for absence")."""
    for item in items:
        title = item.title.casefold().strip(" .:")
        if title in words("attendance_items"):
            absent = title in words("absent_items")
            group = Group("absent" if absent else "present", absent=absent)
            bodies = tuple(s.body for s in item.sections)
            yield from read_roll(
                document.text, bodies, markdown=document.markdown, open_group=group
            )


def _opening_items(document: Document, items: tuple[AgendaItem, ...]) -> tuple[Listed, ...]:
    """The people whom labels within the first items list ("Members present: …"), if there are two."""
    bodies = tuple(section.body for item in items[:3] for section in item.sections)
    found = read_roll(document.text, bodies, markdown=document.markdown)
    return found if sum(not entry.group.single for entry in found) > 1 else ()


def _within_items(document: Document, items: tuple[AgendaItem, ...]) -> Iterator[Listed]:
    """Guests and apologies that a label within an item names ("Gæst: Henrik Lodsager")."""
    text = document.text
    for item in items:
        if item.title.casefold().strip(" .:") in words("attendance_items"):
            continue
        bodies = tuple(
            s.body
            for s in item.sections
            if s.kind in _RECORD and names_absent_or_guests(text[s.body.start : s.body.end])
        )
        for entry in read_roll(text, bodies, markdown=document.markdown):
            if entry.group.presence in ("guest", "absent") and not entry.group.single:
                yield _of_item(entry, item)


def _of_item(entry: Listed, item: AgendaItem) -> Listed:
    person = entry.participant
    if not person.guest or person.items or item.number is None:
        return entry
    return replace(
        entry,
        participant=replace(person, items=(item.number,), presence=Presence.PART),
    )


def _front_words(text: str, front: tuple[Section, ...]) -> str:
    return "\n".join(text[s.span.start : s.span.end] for s in front)


def _merged(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each person once; where two lists give somebody, apologies and details of both count."""
    found: dict[str, Participant] = {}
    for person in people:
        key = names_key(person.name)
        key = key if key in found or " " in key else _surname(key, found)
        found[key] = _joined(found[key], person) if key in found else person
    return tuple(found.values())


def _surname(key: str, found: Iterable[str]) -> str:
    """The whole name in the list that a surname alone means ("Councillor Tennant in the Chair")."""
    whole = [name for name in found if name.endswith(f" {key}")]
    return whole[0] if len(whole) == 1 else key


def _joined(first: Participant, second: Participant) -> Participant:
    absent = first.absent or second.absent
    limit = first.limit or second.limit
    return replace(
        first,
        title=first.title or second.title,
        organisation=first.organisation or second.organisation,
        role=first.role or second.role,
        absent=absent,
        secretariat=first.secretariat or second.secretariat,
        substitute_for=first.substitute_for or second.substitute_for,
        substituted_by=first.substituted_by or second.substituted_by,
        presence=_presence(absent=absent, limit=limit, items=first.items),
        limit=limit,
        guest=first.guest and second.guest,
        items=tuple(dict.fromkeys((*first.items, *second.items))),
    )


def _with_single(
    people: tuple[Participant, ...], holders: Iterable[Participant]
) -> tuple[Participant, ...]:
    """The list with those whom a label of their own names ("Kasserer: Bo"), in the text's order."""
    for holder in holders:
        known = Roster.of(people).find(holder.name)
        if known is not None:
            people = replaced(people, known, _joined(known, holder))
        elif len(holder.name.split()) > 1 or holder.title:
            people = (*people, holder)
    return tuple(sorted(people, key=lambda person: person.span))


def _presence(*, absent: bool, limit: str | None, items: tuple[str, ...]) -> Presence:
    if absent:
        return Presence.ABSENT
    return Presence.PART if limit or items else Presence.PRESENT


def _with_offices(
    people: tuple[Participant, ...], offices: tuple[Office, ...], roster: Roster
) -> tuple[Participant, ...]:
    """The list with those whom only a label names ("Referent: Mads Bjergvang")."""
    for office in offices:
        person = office.person
        known = roster.find(person.name)
        if known is not None:
            here = next((p for p in people if p.name == known.name), None)
            if here is not None and here.role is None:
                people = replaced(people, here, replace(here, role=office_of(office.label)))
        elif len(person.name.split()) > 1 and weigh(person.name).organisation < 2:
            people = (
                *people,
                Participant(
                    person.name, person.title, person.organisation, person.role or office_of(office.label),
                    absent=False, secretariat=person.note.secretariat, span=office.span,
                ),
            )  # fmt: skip
    return people


def parse_participants(text: str, sections: tuple[Span, ...]) -> tuple[Participant, ...]:
    """The people of lists, in order, guests included.

    Args:
        text: of the document.
        sections: spans of the lists, headings included.
    """
    markdown = any(text[s.start : s.end].lstrip().startswith("#") for s in sections)
    people = read_roll(text, sections, markdown=markdown, open_group=Group("present"))
    return _merged(entry.participant for entry in people)


def participant_spans(text: str, span: Span) -> tuple[Span, ...]:
    """The entries of a list of participants, headings included, each over all of its lines."""
    return entry_spans(text, span)
