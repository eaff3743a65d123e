"""All documents together: what a reference in one means in another.

The one thing to know: an ``Archive`` is built once from what the documents were
understood as and never changes. It looks things up by body, number and date;
what it cannot tell it leaves open, with the reason.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from corpus.archive.collected import Collected, Understood, day_of, number_of, when
from corpus.model import AgendaItem, Reference, ReferenceKind
from corpus.terms import phrases, words

__all__ = ["Absence", "Archive", "Resolved", "Understood"]

_RUNNING = re.compile(r"^(?P<count>\d{1,4})/(?P<year>\d{2}|\d{4})$")
_NAMES = re.compile(r"[^\W_]+")


class Absence(StrEnum):
    """Why a reference leads nowhere."""

    NO_MEETING = "no_meeting"  # no minutes with that number or date among the body's
    NO_ITEM = "no_item"  # the meeting is here, the item is not
    TO_COME = "to_come"  # a meeting after the last one that is here
    NO_BODY = "no_body"  # no minutes of that body at all
    UNCLEAR = "unclear"  # the words do not say enough, or fit several


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a reference leads to.

    Attributes:
        reference: the words.
        entry: the document, or None where it is not in the archive.
        item: the item of its meeting, where the words name one and it is there.
        absence: why there is no entry, or no item in it; None where all is found.
    """

    reference: Reference
    entry: Understood | None
    item: AgendaItem | None
    absence: Absence | None


class Archive(Collected):
    """Documents as a whole, and what they refer to."""

    def resolve(self, reference: Reference, within: str) -> Resolved:
        """What a reference in a document leads to, in that document's sense.

        "pkt. 15/25" is the own body's before another's; "18. møde" the own body's unless the
        words name another; "sidste møde" the one before; a plain "pkt. 3" one of the same
        meeting unless the words name another.
        """
        entry = self.entry(within)
        if entry is None:
            return Resolved(reference, None, None, Absence.UNCLEAR)
        if reference.kind is ReferenceKind.ITEM:
            return self._item(reference, entry)
        if reference.kind is ReferenceKind.MEETING:
            return self._meeting(reference, entry)
        return self._document(reference, entry)

    def _named_body(self, reference: Reference, entry: Understood) -> str | None:
        own = self.body_of(entry)
        return self.bodies.find(reference.body, own) if reference.body else own

    def _item(self, reference: Reference, entry: Understood) -> Resolved:
        number = (reference.target or "").strip(" .")
        body = self._named_body(reference, entry)
        if not number or body is None:
            absence = Absence.NO_BODY if reference.body else Absence.UNCLEAR
            return Resolved(reference, None, None, absence)
        if running := _RUNNING.match(number):
            return self._running_item(reference, number, running, body)
        words_ = entry.document.text[reference.span.start : reference.span.end]
        if not reference.date and re.search(phrases("meeting_before"), words_, re.IGNORECASE):
            return self._item_before(reference, number, entry)
        if reference.date or (reference.body and body != self.body_of(entry)):
            found = self._at(body, None, reference.date, entry)
            place = found if isinstance(found, Understood) else None
            if place is None:
                return Resolved(reference, None, None, Absence.UNCLEAR)
            entry = place
        item = _item_of(entry, number)
        return Resolved(reference, entry if item else None, item, None if item else Absence.UNCLEAR)

    def _item_before(self, reference: Reference, number: str, entry: Understood) -> Resolved:
        """As "punkt 7 på sidste møde"."""
        before = self.before(entry.path) if not reference.body else None
        item = _item_of(before, number) if before else None
        absence = None if item else Absence.NO_ITEM if before else Absence.UNCLEAR
        return Resolved(reference, before, item, absence)

    def _running_item(
        self, reference: Reference, number: str, running: re.Match[str], body: str
    ) -> Resolved:
        places = [e for e in self._items.get(_plain(number), ()) if self.body_of(e) == body]
        if not places and not reference.body:
            # In minutes that do not say whose: another body's, where just one has it.
            places = list(self._items.get(_plain(number), ()))
        if len({self.body_of(e) for e in places}) == 1:
            return Resolved(reference, places[-1], _item_of(places[-1], number), None)
        if places:
            return Resolved(reference, None, None, Absence.UNCLEAR)
        return self._nowhere(reference, running, body)

    def _nowhere(self, reference: Reference, running: re.Match[str], body: str) -> Resolved:
        """A number that no item has: within a meeting's own row of numbers, or beyond them."""
        count, year = int(running["count"]), int(running["year"]) % 100
        held: list[tuple[int, Understood]] = []
        for entry in self._meetings.get(body, ()):
            for item in entry.meeting.items if entry.meeting else ():
                found = _RUNNING.match(item.number or "")
                if found and int(found["year"]) % 100 == year:
                    held.append((int(found["count"]), entry))
        below = max((one for one in held if one[0] < count), key=lambda one: one[0], default=None)
        above = min((one for one in held if one[0] > count), key=lambda one: one[0], default=None)
        if below and above and below[1] is above[1]:
            return Resolved(reference, below[1], None, Absence.NO_ITEM)
        last = max(
            (e.meeting.date for e in self._meetings.get(body, ()) if e.meeting and e.meeting.date),
            default=None,
        )
        if not above and last and (year, count) > (last.year % 100, below[0] if below else 0):
            return Resolved(reference, None, None, Absence.TO_COME)
        return Resolved(reference, None, None, Absence.NO_MEETING)

    def _meeting(self, reference: Reference, entry: Understood) -> Resolved:
        text = entry.document.text[reference.span.start : reference.span.end]
        body = self._named_body(reference, entry)
        if body is None:
            absence = Absence.NO_BODY if reference.body else Absence.UNCLEAR
            return Resolved(reference, None, None, absence)
        number = number_of(reference.target)
        if number is None and reference.date is None:
            return self._relative(reference, entry, text, body)
        found = self._at(body, number, reference.date, entry)
        if isinstance(found, Understood):
            return Resolved(reference, found, None, None)
        return Resolved(reference, None, None, found)

    def _relative(self, reference: Reference, entry: Understood, text: str, body: str) -> Resolved:
        if body == self.body_of(entry):
            if re.search(phrases("meeting_before"), text, re.IGNORECASE):
                found = self.before(entry.path)
                return Resolved(reference, found, None, None if found else Absence.UNCLEAR)
            if re.search(phrases("meeting_after"), text, re.IGNORECASE):
                found = self.after(entry.path)
                return Resolved(reference, found, None, None if found else Absence.TO_COME)
        return Resolved(reference, None, None, Absence.UNCLEAR)

    def _at(
        self, body: str, number: str | None, day: date | None, within: Understood
    ) -> Understood | Absence:
        """The body's meeting with that number, or on that day; a number beats a day."""
        row = self._meetings.get(body, ())
        if number is not None:
            fitting = [e for e in row if e.meeting and number_of(e.meeting.number) == number]
            if day:
                fitting = [e for e in fitting if _near(e, day, 31)] or fitting
            if fitting:
                return min(fitting, key=lambda e: _distance(e, day or day_of(within)))
        if day is not None:
            fitting = [e for e in row if e.meeting and e.meeting.date == day]
            if fitting:
                return fitting[0]
        return self._why_not(row, number, day, within)

    @staticmethod
    def _why_not(
        row: tuple[Understood, ...], number: str | None, day: date | None, within: Understood
    ) -> Absence:
        if not row:
            return Absence.NO_BODY
        here = day_of(within)
        if day is not None and here is not None:
            return Absence.NO_MEETING if day <= here else Absence.TO_COME
        if number is not None:
            numbers = [
                int(found)
                for e in row
                if e.meeting
                and (found := number_of(e.meeting.number))
                and (here is None or day_of(e) is None or _distance(e, here) < 400)
            ]
            own = within.meeting and number_of(within.meeting.number)
            if not numbers:
                return Absence.UNCLEAR
            later = int(number) > (int(own) if own and within in row else max(numbers))
            return Absence.TO_COME if later else Absence.NO_MEETING
        return Absence.UNCLEAR

    def _document(self, reference: Reference, entry: Understood) -> Resolved:
        """A mandate by its body; any other document by the words of its title."""
        text = entry.document.text[reference.span.start : reference.span.end].casefold()
        if reference.body and any(title in text for title in words("mandate_titles")):
            found = self.mandate(
                self.bodies.find(reference.body, self.body_of(entry)), day_of(entry)
            )
            if found:
                return Resolved(reference, found, None, None)
        wanted = {w for w in _NAMES.findall((reference.target or "").casefold()) if len(w) > 2}
        fitting = [
            e for e in self.entries
            if e is not entry and len(wanted) > 1
            and wanted <= set(_NAMES.findall(f"{e.document.title} {e.path}".casefold().replace("_", " ")))
        ]  # fmt: skip
        if len(fitting) == 1:
            return Resolved(reference, fitting[0], None, None)
        return Resolved(reference, None, None, Absence.UNCLEAR)

    @cached_property
    def _items(self) -> Mapping[str, tuple[Understood, ...]]:
        """Running numbers ("29/25") with the meetings that have them, by date."""
        found: defaultdict[str, list[Understood]] = defaultdict(list)
        for entry in self.meetings():
            for item in entry.meeting.items if entry.meeting else ():
                if item.number and _RUNNING.match(item.number):
                    found[_plain(item.number)].append(entry)
        return {number: tuple(sorted(places, key=when)) for number, places in found.items()}

    @cached_property
    def _referring(self) -> Mapping[tuple[str, str | None], tuple[tuple[str, Reference], ...]]:
        found: defaultdict[tuple[str, str | None], list[tuple[str, Reference]]] = defaultdict(list)
        for entry in self.entries:
            for reference in entry.meaning.references:
                to = self.resolve(reference, entry.path)
                if to.entry is None or (to.entry is entry and to.item is None):
                    continue
                if to.item and to.entry is entry and to.item.number == reference.item:
                    continue
                found[to.entry.path, to.item.number if to.item else None].append(
                    (entry.path, reference)
                )
        return {to: tuple(places) for to, places in found.items()}

    def referred_to_by(
        self, path: str, item: str | None = None
    ) -> tuple[tuple[str, Reference], ...]:
        """Where a document, or an item of it, is referred to: (path, reference), by path."""
        return self._referring.get((path, item), ())


def _near(entry: Understood, day: date, days: int) -> bool:
    here = day_of(entry)
    return here is None or abs(here - day) <= timedelta(days=days)


def _distance(entry: Understood, day: date | None) -> int:
    here = day_of(entry)
    return abs((here - day).days) if here and day else 10_000


def _plain(number: str) -> str:
    """The number with a year of two digits: "29/25" also for "29/2025"."""
    found = _RUNNING.match(number)
    return f"{int(found['count'])}/{int(found['year']) % 100:02d}" if found else number


def _item_of(entry: Understood, number: str) -> AgendaItem | None:
    items = entry.meeting.items if entry.meeting else ()
    return next((i for i in items if i.number and _plain(i.number) == _plain(number)), None)
