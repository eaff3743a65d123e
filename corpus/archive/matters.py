"""Matters over several meetings: put off and taken up again, reserved, replaced.

The one thing to know: a decision is closed unless the record leaves it open (it
was put off, wholly or in part, or stands under a reservation) and no later
meeting in the archive takes it up. Links rest on what documents say: a
reference to the item, the item's own title, the meeting that it was put off to.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from corpus.archive.archive import Archive, Understood
from corpus.archive.replacing import ADOPTED, Place, lapsed, replaced
from corpus.archive.subjects import same_subject, shared_subject
from corpus.model import AgendaItem, Decision, Outcome
from corpus.terms import phrases, words
from corpus.text import mend

__all__ = ["Decided", "Place", "Status", "decided", "is_standing"]


class Status(StrEnum):
    """Whether a decision still waits for something, or for nothing, or no longer holds."""

    OPEN = "open"
    CLOSED = "closed"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in its place in the archive.

    Attributes:
        path: of the minutes.
        body: under its name in the archive.
        meeting: the meeting's number, or None.
        followed_by: where the matter was taken up again, or the reservation lapsed.
        supersedes: the items whose decisions this one replaces.
        superseded_by: the item whose decision replaces this one.
        reason: why it has that status, in English, for the register; "" for one that is
            simply done.
    """

    path: str
    body: str | None
    meeting: str | None
    date: date | None
    decision: Decision
    status: Status = Status.CLOSED
    followed_by: Place | None = None
    supersedes: tuple[Place, ...] = ()
    superseded_by: Place | None = None
    reason: str = ""


def decided(archive: Archive) -> tuple[Decided, ...]:
    """Every decision of the archive, by date, body and order of the record, with what became of it."""
    newer = replaced(archive)
    replacing: dict[Place, list[Place]] = {}
    for old, new in newer.items():
        replacing.setdefault(new, []).append(old)
    gone = lapsed(archive)
    found: list[Decided] = []
    for entry in archive.meetings():
        meeting = entry.meeting
        for decision in meeting.decisions if meeting else ():
            here = Place(entry.path, decision.item)
            one = Decided(
                path=entry.path,
                body=archive.body_of(entry),
                meeting=meeting.number if meeting else None,
                date=meeting.date if meeting else None,
                decision=decision,
                supersedes=tuple(replacing.get(here, ())) if decision.outcome in ADOPTED else (),
            )
            found.append(_followed(archive, entry, one, newer.get(here), gone.get(here)))
    return tuple(sorted(found, key=lambda d: (d.date or date.min, d.body or "")))


def _followed(
    archive: Archive, entry: Understood, one: Decided, by: Place | None, lapse: Place | None
) -> Decided:
    decision = one.decision
    if by and decision.outcome in ADOPTED:
        return replace(
            one,
            status=Status.SUPERSEDED,
            superseded_by=by,
            reason=f"Replaced by {_named(archive, by)}.",
        )
    reserved = decision.outcome is Outcome.ADOPTED_WITH_RESERVATION and _is_reservation(
        entry, decision
    )
    deferred = decision.outcome is Outcome.DEFERRED or decision.deferral is not None
    if reserved and lapse:
        return replace(
            one, followed_by=lapse, reason=f"The reservation lapsed in {_named(archive, lapse)}."
        )
    if not (reserved or deferred or decision.outcome is Outcome.WITHDRAWN):
        return one
    if again := _taken_up(archive, entry, decision):
        return replace(one, followed_by=again, reason=f"Taken up in {_named(archive, again)}.")
    if deferred:
        return replace(one, status=Status.OPEN, reason=_waits(decision))
    if reserved:
        reason = (
            f"Stands under a reservation: {decision.condition}"
            if decision.condition
            else "Stands under a reservation."
        )
        return replace(one, status=Status.OPEN, reason=reason)
    return replace(one, reason="Withdrawn.")


def _waits(decision: Decision) -> str:
    if decision.deferral is None:
        return "Put off; no later meeting takes it up."
    return f"Put off: {decision.deferral.words}"


def _named(archive: Archive, place: Place) -> str:
    entry = archive.entry(place.path)
    day = (
        entry.meeting.date.isoformat()
        if entry and entry.meeting and entry.meeting.date
        else place.path
    )
    return f"{place.item} ({day})" if place.item else day


def _is_reservation(entry: Understood, decision: Decision) -> bool:
    """False for a mere remark ("med bemærkning om, at …")."""
    said = [decision.condition or "", *(mend(entry.document.text, q) for q in decision.quotes)]
    return re.search(phrases("standing_reservations"), " ".join(said), re.IGNORECASE) is not None


# Taken up again.


def _taken_up(archive: Archive, entry: Understood, decision: Decision) -> Place | None:
    """The first item of a later meeting that is about what was put off."""
    if decision.item is None and not decision.item_title:
        return None
    referring = {
        (path, reference.item)
        for path, reference in archive.referred_to_by(entry.path, decision.item)
        if decision.item
    }
    deferral = decision.deferral
    row = archive.meetings(archive.body_of(entry) or "")
    if deferral and deferral.body:
        row = (*row, *archive.meetings(deferral.body))
    here = entry.meeting.date if entry.meeting else None
    later = [
        e for e in row
        if e.meeting and e.meeting.date and here and e.meeting.date > here
    ]  # fmt: skip
    for other in sorted(later, key=lambda e: (e.meeting.date if e.meeting else None) or date.min):
        for item in other.meeting.items if other.meeting else ():
            if item.sections and _takes_up(
                other, item, decision, (other.path, item.number) in referring
            ):
                return Place(other.path, item.number)
    return None


def _takes_up(other: Understood, item: AgendaItem, decision: Decision, referred: bool) -> bool:
    title = decision.item_title
    if _standing(item.title) or _standing(title):
        return False
    issue = bool(decision.item and decision.item.startswith("#") and decision.item == item.number)
    if issue or same_subject(title, item.title):
        return True
    until = decision.deferral.until if decision.deferral else None
    held = until is not None and other.meeting is not None and other.meeting.date == until
    return (referred or held) and (
        shared_subject(title, item.title) or (referred and decision.item in item.title)
        if decision.item
        else shared_subject(title, item.title)
    )


def is_standing(one: Decided) -> bool:
    """Whether its title stands on every agenda ("Eventuelt"), so that no other item can be told to be about it."""
    return _standing(one.decision.item_title)


def _standing(title: str) -> bool:
    return title.strip(" .:").casefold() in words("standing_titles")
