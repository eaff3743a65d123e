"""Who was there: members, secretariat, apologies, substitutes, guests, the chair and the minute taker.

The one thing to know: the list of participants comes first; what the record
says of people is added to it and never takes anybody out of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.groups import Group
from corpus.guests import Guest, Visit, find_guests, read_visits
from corpus.listed import Listed
from corpus.model import AgendaItem, Document, Participant, Presence, Section, SectionKind, Span
from corpus.names import names_key, weigh
from corpus.offices import Office, find_offices
from corpus.roll import entry_spans, read_roll
from corpus.roster import Roster
from corpus.spoken import PERSON, Remark, read_remarks, record_sentences
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
    entries = tuple(_listed(document, front, items))
    lists = _merged(e.participant for e in entries if not e.group.single)
    lists = _with_single(lists, (e.participant for e in entries if e.group.single))
    offices = find_offices(text, front, items)
    people = _with_offices(lists, offices, Roster.of(lists, _front_words(text, front)))

    # What the record's sentences say.
    aliases = _front_words(text, front)
    sentences = tuple(record_sentences(text, front, items))
    remarks = tuple(remark for sentence in sentences for remark in read_remarks(sentence))
    for remark in remarks:
        people = _with_remark(people, remark, Roster.of(people, aliases))
    for sentence in sentences:
        if sentence.item is not None or any(sentence.span.within(i.span) for i in items):
            for visit in read_visits(sentence):
                people = _with_visit(people, visit, Roster.of(people, aliases))

    people = _with_substitutes(people)
    roster = Roster.of(people, aliases)
    return People(
        participants=tuple(p for p in people if not p.guest),
        guests=tuple(p for p in people if p.guest),
        chair=_chair(people, offices, remarks, roster),
        minute_taker=_minute_taker(people, offices, remarks, roster),
    )


# The lists.


def _listed(
    document: Document, front: tuple[Section, ...], items: tuple[AgendaItem, ...]
) -> Iterator[Listed]:
    text, markdown = document.text, document.markdown
    lists = tuple(s.span for s in front if s.kind is SectionKind.DELTAGERE)
    yield from read_roll(text, lists, markdown=markdown, open_group=Group("present"))
    others = (SectionKind.HOVED, SectionKind.OEVRIGT)
    heads = tuple(s.span for s in front if s.kind in others)
    yield from read_roll(text, heads, markdown=markdown)
    for item in items:
        title = item.title.casefold().strip(" .:")
        if title in words("attendance_items"):
            absent = title in words("absent_items")
            group = Group("absent" if absent else "present", absent=absent)
            bodies = tuple(s.body for s in item.sections)
            yield from read_roll(text, bodies, markdown=markdown, open_group=group)
        else:
            # "Gæst: Henrik Lodsager, driftschef" within an item
            bodies = tuple(s.body for s in item.sections if s.kind in _RECORD)
            for entry in read_roll(text, bodies, markdown=markdown):
                if entry.group.presence in ("guest", "absent") and not entry.group.single:
                    yield _of_item(entry, item)


_RECORD = (SectionKind.REFERAT, SectionKind.OEVRIGT)


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
        found[key] = _joined(found[key], person) if key in found else person
    return tuple(found.values())


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
            people = _replaced(people, known, _joined(known, holder))
        elif len(holder.name.split()) > 1:
            people = (*people, holder)
    return tuple(sorted(people, key=lambda person: person.span))


def _presence(*, absent: bool, limit: str | None, items: tuple[str, ...]) -> Presence:
    if absent:
        return Presence.ABSENT
    return Presence.PART if limit or items else Presence.PRESENT


def _replaced(
    people: tuple[Participant, ...], old: Participant, new: Participant
) -> tuple[Participant, ...]:
    return tuple(new if person is old else person for person in people)


# Offices that a label names.


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
                people = _replaced(people, here, replace(here, role=office.label))
        elif len(person.name.split()) > 1 and weigh(person.name).organisation < 2:
            people = (
                *people,
                Participant(
                    person.name, person.title, person.organisation, person.role or office.label,
                    absent=False, secretariat=person.note.secretariat, span=office.span,
                ),
            )  # fmt: skip
    return people


# The record's sentences.


def _with_remark(
    people: tuple[Participant, ...], remark: Remark, roster: Roster
) -> tuple[Participant, ...]:
    known = roster.find(remark.name) if remark.name else None
    if remark.kind == "absent":
        return _with_absence(people, remark, known)
    if remark.kind == "substitute":
        return _with_substitution(people, remark, known, roster.find(remark.other))
    if remark.kind == "limit" and known and not known.absent and not known.limit:
        return _replaced(people, known, replace(known, limit=remark.other, presence=Presence.PART))
    return people


def _with_absence(
    people: tuple[Participant, ...], remark: Remark, known: Participant | None
) -> tuple[Participant, ...]:
    if known:
        if known.limit or known.absent or known.guest:
            return people
        return _replaced(people, known, replace(known, absent=True, presence=Presence.ABSENT))
    person = remark.person
    if person is None or not (person.sure and _whole(person.name, remark)):
        return people
    new = Participant(
        person.name, person.title, person.organisation, person.role,
        absent=True, secretariat=person.note.secretariat, span=remark.sentence.span,
        substituted_by=person.note.substituted_by, presence=Presence.ABSENT,
    )  # fmt: skip
    return (*people, new)


def _whole(name: str, remark: Remark) -> bool:
    """Whether a name that no list gives is one: two words, or "Cllr Mill"."""
    weights = weigh(name)
    ranked = remark.person is not None and remark.person.title is not None
    return weights.organisation <= weights.name and (len(name.split()) > 1 or ranked)


def _with_substitution(
    people: tuple[Participant, ...],
    remark: Remark,
    known: Participant | None,
    other: Participant | None,
) -> tuple[Participant, ...]:
    if other is None and known is None:
        return people
    whom = other.name if other else remark.other
    if other:
        name = known.name if known else remark.name
        people = _replaced(
            people,
            other,
            replace(
                other,
                absent=True,
                presence=Presence.ABSENT,
                substituted_by=other.substituted_by or name,
            ),
        )
    if known and known is not other:
        return _replaced(people, known, replace(known, substitute_for=known.substitute_for or whom))
    if known is None and re.fullmatch(PERSON, remark.name) and " " in remark.name:
        new = Participant(
            remark.name, None, None, None, absent=False, secretariat=False,
            span=remark.sentence.span, substitute_for=whom,
        )  # fmt: skip
        return (*people, new)
    return people


def _with_visit(
    people: tuple[Participant, ...], visit: Visit, roster: Roster
) -> tuple[Participant, ...]:
    """A guest of an item; or, of somebody in the list, that they came for it."""
    known = roster.find(visit.person.name)
    if known is None:
        if not people and not visit.plain:
            return people  # without a list nobody is known to be from outside
        note = visit.person.note
        return (
            *people,
            Participant(
                visit.person.name, visit.person.title, visit.person.organisation, visit.person.role or note.role,
                absent=False, secretariat=False, span=visit.sentence.span,
                presence=Presence.PART, limit=visit.limit or note.limit, guest=True, items=visit.items,
            ),
        )  # fmt: skip
    if known.guest:
        items = tuple(dict.fromkeys((*known.items, *visit.items)))
        return _replaced(people, known, replace(known, items=items, presence=Presence.PART))
    return people


def _with_substitutes(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Both ends of every substitution; a substitute whom only a bracket names is added."""
    for person in people:
        roster = Roster.of(people)
        if person.substitute_for and (other := roster.find(person.substitute_for)):
            if other.substituted_by is None and other.name != person.name:
                people = _replaced(people, other, replace(other, substituted_by=person.name))
        if person.substituted_by:
            other = roster.find(person.substituted_by)
            if other is None and len(person.substituted_by.split()) > 1:
                new = Participant(
                    person.substituted_by, None, None, None, absent=False, secretariat=False,
                    span=person.span, substitute_for=person.name,
                )  # fmt: skip
                people = (*people, new)
            elif other and other.substitute_for is None and other.name != person.name:
                people = _replaced(people, other, replace(other, substitute_for=person.name))
    return people


# Who led, and who wrote.


def _chair(
    people: tuple[Participant, ...],
    offices: tuple[Office, ...],
    remarks: tuple[Remark, ...],
    roster: Roster,
) -> str | None:
    """The leader of the meeting: by an office of the meeting, a sentence, or the body's chair."""
    for leader in words("meeting_leaders"):
        for person in people:
            if leader in _roles(person.role) and not person.absent:
                return person.name
        for office in offices:
            if office.label.casefold() == leader:
                return _full(office.person.name, roster)
    for remark in remarks:
        if remark.kind == "leader" and (found := roster.find(remark.name)):
            return found.name
        if remark.kind == "leader" and len(remark.name.split()) > 1:
            return remark.name
        if remark.kind == "vice":
            vice = _holder(people, words("vice_chair_roles"))
            if vice:
                return vice
    for office in offices:
        if office.label.casefold() in words("chair_roles"):
            known = roster.find(office.person.name)
            if known is None or not known.absent:
                return _full(office.person.name, roster)
    return _holder(people, words("chair_roles"))


def _holder(people: tuple[Participant, ...], roles: tuple[str, ...]) -> str | None:
    holders = [
        p.name for p in people if not p.absent and not p.guest and set(_roles(p.role)) & set(roles)
    ]
    return holders[0] if holders else None


def _roles(role: str | None) -> tuple[str, ...]:
    """The roles of "formand/referent", in lower case."""
    if role is None:
        return ()
    folded = role.casefold()
    return (folded, *re.split(r"\s*(?:/|&|,|\bog\b|\band\b)\s*", folded))


def _minute_taker(
    people: tuple[Participant, ...],
    offices: tuple[Office, ...],
    remarks: tuple[Remark, ...],
    roster: Roster,
) -> str | None:
    takers = set(words("minute_takers"))
    for office in offices:
        if office.label.casefold() in takers:
            return _full(office.person.name, roster)
    for person in people:
        if set(_roles(person.role)) & takers:
            return person.name
    for remark in remarks:
        if remark.kind == "minutes":
            found = roster.find(remark.name)
            if found or len(remark.name.split()) > 1:
                return found.name if found else remark.name
    return None


def _full(name: str, roster: Roster) -> str:
    found = roster.find(name)
    return found.name if found else roster.full(name)


# For callers that read a list by itself.


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
