"""What the record adds to the list of people: apologies, substitutes, limits, guests.

The one thing to know: nobody is taken out of the list; a person whom it does not
know is added only where the sentence names them in full.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import AgendaItem, Participant, Presence
from corpus.people.guests import Visit
from corpus.people.names import weigh
from corpus.people.roster import Roster
from corpus.people.spoken import PERSON, Remark, Sentence, read_election
from corpus.terms import words

__all__ = ["read_elections", "replaced", "with_remark", "with_substitutes", "with_visit"]


def replaced(
    people: tuple[Participant, ...], old: Participant, new: Participant
) -> tuple[Participant, ...]:
    """The people with ``new`` in the place of ``old``."""
    return tuple(new if person is old else person for person in people)


def read_elections(
    sentences: tuple[Sentence, ...], items: tuple[AgendaItem, ...]
) -> Iterator[Remark]:
    """Whom items such as "Valg af dirigent" elect."""
    for topic, kind in (("leader_items", "leader"), ("minutes_items", "minutes")):
        for item in items:
            if item.title.casefold().strip(" .:") not in words(topic):
                continue
            within = [s for s in sentences if s.span.within(item.span)]
            elected = [(name, s) for s in within if (name := read_election(s.words))]
            yield from (Remark(kind, name, "", s) for name, s in elected[:1])


def with_remark(
    people: tuple[Participant, ...], remark: Remark, roster: Roster
) -> tuple[Participant, ...]:
    """The people with what a sentence says of one of them, or of somebody new."""
    known = roster.find(remark.name) if remark.name else None
    if remark.kind == "absent":
        return _with_absence(people, remark, known)
    if remark.kind == "present":
        return _with_presence(people, remark, known)
    if remark.kind == "substitute":
        return _with_substitution(people, remark, known, roster.find(remark.other))
    if remark.kind == "limit" and known and not known.absent and not known.limit:
        return replaced(people, known, replace(known, limit=remark.other, presence=Presence.PART))
    return people


def _with_absence(
    people: tuple[Participant, ...], remark: Remark, known: Participant | None
) -> tuple[Participant, ...]:
    if known:
        if known.limit or known.absent or known.guest:
            return people
        return replaced(people, known, replace(known, absent=True, presence=Presence.ABSENT))
    person = remark.person
    if person is None or not (person.sure and _whole(person.name, remark)):
        return people
    new = Participant(
        person.name, person.title, person.organisation, person.role,
        absent=True, secretariat=person.note.secretariat, span=remark.sentence.span,
        substituted_by=person.note.substituted_by, presence=Presence.ABSENT,
    )  # fmt: skip
    return (*people, new)


def _with_presence(
    people: tuple[Participant, ...], remark: Remark, known: Participant | None
) -> tuple[Participant, ...]:
    """The people with somebody who was there all the time, though no list names them."""
    person = remark.person
    if known or not people or person is None or not (person.sure and _whole(person.name, remark)):
        return people
    new = Participant(
        person.name, person.title, person.organisation, person.role,
        absent=False, secretariat=person.note.secretariat, span=remark.sentence.span,
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
    if other is None and (known is None or " " not in remark.other):
        return people  # "Regionerne repræsenteres ved Bo Dahl" is of no person
    if known is not None and known.absent:
        return people
    whom = other.name if other else remark.other
    if other:
        name = known.name if known else remark.name
        people = replaced(
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
        return replaced(people, known, replace(known, substitute_for=known.substitute_for or whom))
    if known is None and re.fullmatch(PERSON, remark.name) and " " in remark.name:
        new = Participant(
            remark.name, None, None, None, absent=False, secretariat=False,
            span=remark.sentence.span, substitute_for=whom,
        )  # fmt: skip
        return (*people, new)
    return people


def with_visit(
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
        return replaced(people, known, replace(known, items=items, presence=Presence.PART))
    return people


def with_substitutes(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """Both ends of every substitution; a substitute whom only a bracket names is added."""
    for person in people:
        roster = Roster.of(people)
        other = roster.find(person.substitute_for) if person.substitute_for else None
        if other and other.substituted_by is None and other.name != person.name:
            people = replaced(people, other, replace(other, substituted_by=person.name))
        if person.substituted_by:
            other = roster.find(person.substituted_by)
            if other is None and len(person.substituted_by.split()) > 1:
                new = Participant(
                    person.substituted_by, None, None, None, absent=False, secretariat=False,
                    span=person.span, substitute_for=person.name,
                )  # fmt: skip
                people = (*people, new)
            elif other and other.substitute_for is None and other.name != person.name:
                people = replaced(people, other, replace(other, substitute_for=person.name))
    return people
