"""Earlier decisions that later documents replace, and reservations that they say are gone.

The one thing to know: only words of replacing in one sentence with a reference to
the earlier item count, in a decision that was itself adopted; or a newer version of
a mandate that says what it replaces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.archive.archive import Archive, Understood
from corpus.model import Mandate, Outcome, Reference, SectionKind
from corpus.sentences import split_sentences
from corpus.terms import phrases
from corpus.text import mend

__all__ = ["ADOPTED", "Place", "lapsed", "replaced"]

ADOPTED = (Outcome.ADOPTED, Outcome.ADOPTED_WITH_RESERVATION)


@dataclass(frozen=True, slots=True)
class Place:
    """An item of a meeting."""

    path: str
    item: str | None


def _said(archive: Archive, topic: str) -> Iterator[tuple[Understood, Reference, Place, str]]:
    """References to earlier items in a sentence with a phrase of a topic."""
    pattern = re.compile(phrases(topic), re.IGNORECASE)
    for entry in archive.meetings():
        text = entry.document.text
        if not entry.meeting or not pattern.search(text):
            continue
        for reference in entry.meeting.references:
            to = archive.resolve(reference, entry.path)
            if not (to.entry and to.item and to.entry.meeting) or to.entry is entry:
                continue
            if (to.entry.meeting.date or date.max) >= (entry.meeting.date or date.min):
                continue
            sentence = _sentence(entry, reference)
            if sentence and pattern.search(sentence):
                yield entry, reference, Place(to.entry.path, to.item.number), sentence


def _sentence(entry: Understood, reference: Reference) -> str | None:
    """The sentence of the record, or of an item's proposal, that a reference stands in."""
    for item in entry.meeting.items if entry.meeting else ():
        for section in item.sections:
            if not reference.span.within(section.span):
                continue
            if section.kind not in (SectionKind.REFERAT, SectionKind.INDSTILLING):
                return None
            if section.kind is SectionKind.INDSTILLING and not _adopted(entry, item.number):
                return None
            for sentence in split_sentences(entry.document.text, section.span):
                if reference.span.within(sentence):
                    return mend(entry.document.text, sentence)
    return None


def _adopted(entry: Understood, item: str | None) -> bool:
    decisions = entry.meeting.decisions if entry.meeting else ()
    of_item = [d for d in decisions if d.item == item]
    return bool(of_item) and all(d.outcome is Outcome.ADOPTED for d in of_item)


def replaced(archive: Archive) -> dict[Place, Place]:
    """Earlier items by what replaces them: by the words of a decision, or by a newer mandate."""
    found: dict[Place, Place] = {}
    for entry, reference, old, _ in _said(archive, "superseding"):
        decisions = entry.meeting.decisions if entry.meeting else ()
        if any(d.item == reference.item and d.outcome in ADOPTED for d in decisions):
            found[old] = Place(entry.path, reference.item)
    mandates = [e for e in archive.entries if isinstance(e.meaning, Mandate) and e.meaning.body]
    for new in mandates:
        before = _mandate_before(archive, new, mandates)
        place = _adopted_in(archive, new)
        old_place = _adopted_in(archive, before) if before else None
        if place and old_place and place != old_place:
            found.setdefault(old_place, place)
    return found


def _mandate_before(
    archive: Archive, new: Understood, mandates: list[Understood]
) -> Understood | None:
    """The version that a mandate says it replaces."""
    if (
        not isinstance(new.meaning, Mandate)
        or not new.meaning.replaces
        or not new.meaning.valid_from
    ):
        return None
    start = new.meaning.valid_from
    older = [
        (e.meaning.valid_from, e)
        for e in mandates
        if isinstance(e.meaning, Mandate)
        and e.meaning.valid_from
        and e.meaning.valid_from < start
        and archive.body_of(e) == archive.body_of(new)
    ]
    return max(older, key=lambda one: one[0])[1] if older else None


def _adopted_in(archive: Archive, mandate: Understood) -> Place | None:
    """The item that adopted a mandate, by the mandate's own first reference to one."""
    for reference in mandate.meaning.references:
        to = archive.resolve(reference, mandate.path)
        if to.entry and to.item:
            return Place(to.entry.path, to.item.number)
    return None


def lapsed(archive: Archive) -> dict[Place, Place]:
    """Items whose reservation is gone, with the later item that says so."""
    reservation = re.compile(phrases("standing_reservations"), re.IGNORECASE)
    found: dict[Place, Place] = {}
    for entry, reference, old, sentence in _said(archive, "lapsing"):
        if reservation.search(sentence):
            found.setdefault(old, Place(entry.path, reference.item))
    return found
