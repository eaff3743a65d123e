"""A person as a list gives them: their own words and what the heading above says, together."""

from dataclasses import dataclass

from corpus.model import Participant, Presence, Span
from corpus.people.entries import Person
from corpus.people.groups import Group
from corpus.people.notes import Note, item_on, serves
from corpus.terms import keys, words

__all__ = ["Listed", "listed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A participant and the group that they stand in."""

    participant: Participant
    group: Group

    @property
    def span(self) -> Span:
        """Of the entry."""
        return self.participant.span


def listed(person: Person, group: Group, span: Span) -> Listed:
    """A person of an entry, with what its group adds where the entry itself is silent."""
    note = person.note
    guest = (
        group.guest
        or note.guest
        or bool(group.others and (note.items or item_on(note.limit or "")) and not person.role)
    )
    role = person.role or group.role
    guest = guest or (role or "").casefold() in _guest_words()
    # "Afbud: Anna Holm – Bo Dahl deltog i stedet for Anna Holm"
    group_absent = group.absent and not note.substitute_for
    absent = (group_absent or note.absent) and note.limit is None
    limit = note.limit or (None if absent else group.limit)
    presence = Presence.ABSENT if absent else Presence.PART if limit else Presence.PRESENT
    role, title = person.role or group.role, person.title
    first, _, more = (person.role or "").partition(", ")
    if group.secretariat and not title and first.casefold() in words("staff_posts"):
        role, title = more or group.role, first  # "Fra forvaltningen: sekretær Anna Holm"
    if absent and title and person.aside:
        # "Apologies: Ann Ross (work)" gives a reason
        title = ", ".join(part for part in title.split(", ") if part != person.aside) or None
    return Listed(
        Participant(
            name=person.name,
            title=title,
            organisation=person.organisation or group.organisation,
            role=role,
            absent=absent,
            secretariat=group.secretariat
            or (_serving(note, role, title, person.organisation, group) and not group.members),
            span=span,
            substitute_for=note.substitute_for,
            substituted_by=note.substituted_by,
            presence=presence,
            limit=limit,
            guest=guest,
            items=(note.items or group.items) if guest else (),
        ),
        group,
    )


def _serving(
    note: Note, role: str | None, title: str | None, organisation: str | None, group: Group
) -> bool:
    """Whether a person's own words say that they serve the body.

    So does a secretary who is no member ("In attendance: Ann Ross (Secretary)"), and who
    of the staff writes the minutes ("Officers: Ann Ross (minutes)").
    """
    roles = set((role or "").casefold().split(", "))
    own = (organisation or "").casefold()
    if " " not in own and own.endswith(("sekretariatet", "secretariat")):
        return True  # "Anna Holm, Fakultetssekretariatet"
    beside = group.others and bool(roles & set(words("staff_posts")))
    writes = group.staff and (
        bool(roles & {*words("minute_takers"), *words("staff_posts")})
        or (title or "").casefold() in words("recording_posts")
    )
    return note.secretariat or serves(role) or (group.staff and serves(title)) or beside or writes


def _guest_words() -> frozenset[str]:
    return frozenset(w for w, key in keys("group_words").items() if key == "guest")
