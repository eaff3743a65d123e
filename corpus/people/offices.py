"""Who leads and who writes, by a label of their own: "Mødeleder: …", "Referent: MB", "Scribe: …".

The one thing to know: such labels stand in the head, in the list of participants
or below the last item, and may give no more than initials.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import AgendaItem, Participant, Section, Span
from corpus.people.entries import Person, Style, read_entry
from corpus.people.names import is_acronym, is_name, weigh
from corpus.people.roster import Roster
from corpus.people.spoken import Remark
from corpus.rows import rows_of
from corpus.terms import from_words, words
from corpus.text import strip_span

__all__ = ["Office", "chair_of", "find_offices", "minute_taker_of"]

_CLOSING = 2_000  # characters at the end of the last item, where a signature stands
_LEADING = r"[\s*_>#|-]*(?:\d{1,2}[.)]\s+)?(?:\(?[a-z][.)]\s+)?"


@dataclass(frozen=True, slots=True)
class Office:
    """A label that names an office of the meeting, and its holder.

    Attributes:
        label: as printed, in lower case.
        span: of the holder's words.
    """

    label: str
    person: Person
    span: Span


def find_offices(
    text: str, front: tuple[Section, ...], items: tuple[AgendaItem, ...]
) -> tuple[Office, ...]:
    """The offices that labels name, in order."""
    places = [s.span for s in front]
    places.extend(i.span for i in items[:3])
    if items:
        last = max(i.span.end for i in items)
        places.append(Span(max(0, last - _CLOSING), last))
    found: dict[tuple[str, int], Office] = {}
    for place in places:
        for office in _offices(text, place):
            found.setdefault((office.label, office.span.start), office)
    return tuple(sorted(found.values(), key=lambda office: office.span))


def _offices(text: str, place: Span) -> Iterator[Office]:
    inside = text[place.start : place.end]
    for row in rows_of(inside, markdown=False):
        line = inside[row.span.start : row.span.end]
        for match in _label().finditer(line):
            start = place.start + row.span.start + match.start("who")
            span = strip_span(text, Span(start, start + len(match["who"].rstrip(" *_|,;."))))
            label = " ".join(match["label"].casefold().split())
            people = read_entry(text[span.start : span.end], Style.NAMES)
            sentence = line[: match.start()].rstrip().endswith(".")
            if sentence and label not in words("minute_takers"):
                continue  # "Next meeting on 3 May. Chair: Ann."
            if people and _believable(people[0]):
                yield Office(label, people[0], span)


def _believable(person: Person) -> bool:
    weights = weigh(person.name)
    if is_acronym(person.name):
        return len(person.name) < 5
    return is_name(person.name) and weights.organisation < 2 and weights.title < 2


@from_words
def _label() -> re.Pattern[str]:
    topics = ("minute_takers", "meeting_leaders", "chair_roles", "vice_chair_roles")
    labels = sorted({w for topic in topics for w in words(topic)}, key=len, reverse=True)
    named = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in labels)
    # "Mødeleder: Anna Holm   Referent: Bo Dahl" are two on one line
    return re.compile(
        rf"(?:^{_LEADING}|(?<=\s{{2}})|(?<=[.|;,]\s)|\t)(?i:(?P<label>{named}))\.?(?:\*\*|__)?\s*(?::|\t|\|)(?:\*\*|__)?\s*(?P<who>[^:|\t;]{{2,80}}?)(?=\s{{2,}}\S|[|\t;]|$|\.\s+[^\W\d_a-z][^:.,]{{1,30}}:|,\s+(?i:{named})\s*:)"
    )


def chair_of(
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
    return (
        _holder(people, words("chair_roles"))
        or next((p.name for p in people if _present(p) and _chairs(p.role)), None)
        or next((p.name for p in people if _present(p) and _heads(p)), None)
    )


def _present(person: Participant) -> bool:
    return not person.absent and not person.guest


def _chairs(role: str | None) -> bool:
    """Whether a role is of the chair: "studienævnsformand", "Senate Chair"."""
    last = role.casefold().split(",")[0].strip().removesuffix("en") if role else ""
    if last.startswith(words("chairs_beside")):
        return False
    return (last.endswith(("formand", "forperson")) and " " not in last) or last.endswith(" chair")


def _heads(person: Participant) -> bool:
    """Whether the head of a body where no chair is named: a mayor, a president of a board."""
    titles = {(person.role or "").casefold(), *(person.title or "").casefold().split(", ")}
    return bool(titles & set(words("heads_of_bodies")))


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


def minute_taker_of(
    people: tuple[Participant, ...],
    offices: tuple[Office, ...],
    remarks: tuple[Remark, ...],
    roster: Roster,
) -> str | None:
    """Who wrote the minutes: by a label, a role in the list, or a sentence."""
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
