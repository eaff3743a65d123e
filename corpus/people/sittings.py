"""Who sat where, from when to when: the people of many meetings put side by side.

The one thing to know: two names are one person only where they differ by a
middle name or its initial, within one body; anything less sure stays apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.model import Meeting, Participant, Presence, Span
from corpus.people.names import names_key
from corpus.people.roster import same_name

__all__ = ["Sitting", "Term", "sittings", "terms"]


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person at one meeting.

    Attributes:
        person: the fullest form of the name that the body's minutes give.
        name: as printed in these minutes.
        substitute_for: whom they sat for, or None.
        limit: the words that limit their presence, or None.
        items: that a guest came for.
        document: path of the minutes.
        span: of the words that show it.
    """

    person: str
    name: str
    body: str | None
    organisation: str | None
    title: str | None
    role: str | None
    substitute_for: str | None
    meeting: str | None
    date: date | None
    presence: Presence
    limit: str | None
    guest: bool
    secretariat: bool
    items: tuple[str, ...]
    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Term:
    """A stretch of meetings over which a person sat in a body for one organisation in one role.

    Attributes:
        first: the meeting where it is first shown, ``last`` where it is last shown.
        meetings: at how many meetings it is shown; ``absences`` at how many of them with apologies.
    """

    person: str
    body: str | None
    organisation: str | None
    role: str | None
    secretariat: bool
    first: Sitting
    last: Sitting
    meetings: int
    absences: int


def sittings(meetings: Iterable[tuple[str, Meeting]]) -> tuple[Sitting, ...]:
    """Everybody at every meeting, guests included, in order of date; undated meetings last.

    Args:
        meetings: each with the path of its document.
    """
    ordered = sorted(meetings, key=lambda pair: (pair[1].date or date.max, pair[0]))
    names: dict[str, list[str]] = {}
    for _, meeting in ordered:
        people = (*meeting.participants, *meeting.guests)
        names.setdefault(_body(meeting.body), []).extend(p.name for p in people)
    known = {body: _fullest(found) for body, found in names.items()}
    return tuple(
        _sitting(path, meeting, person, known[_body(meeting.body)][names_key(person.name)])
        for path, meeting in ordered
        for person in (*meeting.participants, *meeting.guests)
    )


def _body(body: str | None) -> str:
    return " ".join((body or "").casefold().split())


def _fullest(names: Sequence[str]) -> dict[str, str]:
    """For each name the fullest form of it; itself where it could be short for two people."""
    distinct = list({names_key(name): name for name in names}.values())
    found: dict[str, str] = {}
    for name in distinct:
        longer = [
            n for n in distinct if len(names_key(n)) > len(names_key(name)) and same_name(name, n)
        ]
        # "Anna Holm" beside "Anna Birgitte Holm" and "Anna Lise Holm" may be either.
        one = all(same_name(a, b) for a in longer for b in longer)
        found[names_key(name)] = max(longer, key=len) if longer and one else name
    return found


def _sitting(path: str, meeting: Meeting, person: Participant, fullest: str) -> Sitting:
    return Sitting(
        person=fullest,
        name=person.name,
        body=meeting.body,
        organisation=person.organisation,
        title=person.title,
        role=person.role,
        substitute_for=person.substitute_for,
        meeting=meeting.name,
        date=meeting.date,
        presence=person.presence,
        limit=person.limit,
        guest=person.guest,
        secretariat=person.secretariat,
        items=person.items,
        document=path,
        span=person.span,
    )


def terms(found: Iterable[Sitting]) -> tuple[Term, ...]:
    """From which meeting to which each person sat in a body, by organisation and role.

    Guests and substitutes hold no seat and are left out. A change of organisation or role
    opens a new term; words that a list leaves out at single meetings do not.
    """
    groups: dict[tuple[str, str], list[Sitting]] = {}
    for sitting in found:
        if not sitting.guest and sitting.substitute_for is None:
            key = (_body(sitting.body), names_key(sitting.person))
            groups.setdefault(key, []).append(sitting)
    return tuple(term for group in groups.values() for term in _terms(group))


def _terms(group: Sequence[Sitting]) -> Iterable[Term]:
    """The terms of one person in one body; ``group`` is in order of date."""
    run: list[Sitting] = []
    for sitting in group:
        if run and not _goes_on(run, sitting):
            yield _term(run)
            run = []
        run.append(sitting)
    if run:
        yield _term(run)


def _goes_on(run: Sequence[Sitting], sitting: Sitting) -> bool:
    return (
        _agrees(_last(s.organisation for s in run), sitting.organisation)
        and _agrees(_last(s.role for s in run), sitting.role)
        and run[-1].secretariat == sitting.secretariat
    )


def _agrees(before: str | None, now: str | None) -> bool:
    return before is None or now is None or names_key(before) == names_key(now)


def _last(values: Iterable[str | None]) -> str | None:
    found = [value for value in values if value]
    return found[-1] if found else None


def _term(run: Sequence[Sitting]) -> Term:
    return Term(
        person=run[-1].person,
        body=run[-1].body,
        organisation=_last(s.organisation for s in run),
        role=_last(s.role for s in run),
        secretariat=run[-1].secretariat,
        first=run[0],
        last=run[-1],
        meetings=len({s.document for s in run}),
        absences=sum(s.presence is Presence.ABSENT for s in run),
    )
