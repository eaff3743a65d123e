"""All documents together: which meeting is which, and what a reference in one means in another.

The one thing to know: an ``Archive`` is built once from what the documents were
understood as and never changes. It looks things up by body, number and date;
what it cannot tell it leaves open, with the reason.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from corpus.bodies import Bodies
from corpus.model import AgendaItem, Document, Mandate, Meeting, Reference, ReferenceKind
from corpus.terms import phrases, words

__all__ = ["Absence", "Archive", "Resolved", "Understood"]

_RUNNING = re.compile(r"^(?P<count>\d{1,4})/(?P<year>\d{2}|\d{4})$")
_NAMES = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Understood:
    """A document and what it was read as."""

    document: Document
    meaning: Meeting | Mandate

    @property
    def path(self) -> str:
        """``Document.path``."""
        return self.document.path

    @property
    def meeting(self) -> Meeting | None:
        """What it was read as, where that is minutes."""
        return self.meaning if isinstance(self.meaning, Meeting) else None


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


class Archive:
    """Documents as a whole.

    Attributes:
        entries: in the order of their paths.
    """

    def __init__(self, entries: Iterable[Understood]) -> None:
        """Of any documents; two with the same path count once, the last."""
        by_path = {entry.path: entry for entry in entries}
        self.entries: tuple[Understood, ...] = tuple(by_path[path] for path in sorted(by_path))
        self._by_path = by_path

    def entry(self, path: str) -> Understood | None:
        """The document with that path."""
        return self._by_path.get(path)

    @cached_property
    def bodies(self) -> Bodies:
        """The bodies that minutes and mandates are of."""
        return Bodies(entry.meaning.body for entry in self.entries if entry.meaning.body)

    def body_of(self, entry: Understood) -> str | None:
        """The body of a document, under its name in the archive."""
        return self.bodies.find(entry.meaning.body)

    # Meetings.

    @cached_property
    def _meetings(self) -> Mapping[str | None, tuple[Understood, ...]]:
        """By body the minutes that count, one a meeting, by date; those without a date first."""
        groups: defaultdict[str | None, list[Understood]] = defaultdict(list)
        for entry in self.entries:
            if entry.meeting and entry.path not in self._second_copies:
                groups[self.body_of(entry)].append(entry)
        return {body: tuple(sorted(group, key=_when)) for body, group in groups.items()}

    def meetings(self, body: str | None = None) -> tuple[Understood, ...]:
        """Minutes by date: of one body under any of its names, or of all bodies, body by body.

        Of a meeting with several documents (a draft, a copy) only the one that counts.
        """
        if body is not None:
            return self._meetings.get(self.bodies.find(body), ())
        every = self._meetings
        return tuple(
            entry for name in sorted(every, key=lambda n: n or "") for entry in every[name]
        )

    @cached_property
    def _second_copies(self) -> Mapping[str, str]:
        """Drafts and copies, with the path of the minutes that count."""
        groups: defaultdict[tuple[str | None, date], list[Understood]] = defaultdict(list)
        for entry in self.entries:
            if entry.meeting and entry.meeting.date:
                groups[self.body_of(entry), entry.meeting.date].append(entry)
        copies: dict[str, str] = {}
        for group in groups.values():
            for number in {e.meaning.number for e in group if isinstance(e.meaning, Meeting)}:
                same = [e for e in group if e.meeting and e.meeting.number in (number, None)]
                best = max(same, key=_rank)
                copies.update({e.path: best.path for e in same if e is not best})
        return copies

    def counts_for(self, path: str) -> str:
        """The path of the minutes that count for the meeting of a document: mostly its own."""
        return self._second_copies.get(path, path)

    def before(self, path: str) -> Understood | None:
        """The body's meeting before that of a document, or None."""
        return next(
            (a for a, b in pairwise(self._row(path)) if b.path == self.counts_for(path)), None
        )

    def after(self, path: str) -> Understood | None:
        """The body's meeting after that of a document, or None."""
        return next(
            (b for a, b in pairwise(self._row(path)) if a.path == self.counts_for(path)), None
        )

    def _row(self, path: str) -> tuple[Understood, ...]:
        entry = self.entry(path)
        return self._meetings.get(self.body_of(entry), ()) if entry else ()

    @cached_property
    def latest(self) -> date | None:
        """The day of the last meeting in the archive."""
        days = [e.meeting.date for e in self.entries if e.meeting and e.meeting.date]
        return max(days, default=None)

    # Mandates.

    def mandate(self, body: str | None, day: date | None) -> Understood | None:
        """The mandate of a body that was in force on a day, or None."""
        group = self.bodies.find(body)
        fitting = [
            entry
            for entry in self.entries
            if isinstance(entry.meaning, Mandate)
            and group is not None
            and self.body_of(entry) == group
            and (day is None or entry.meaning.valid_from is None or entry.meaning.valid_from <= day)
            and (day is None or entry.meaning.valid_to is None or day <= entry.meaning.valid_to)
        ]
        return max(fitting, key=lambda e: (_force(e), e.path), default=None)

    # References.

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
        if reference.date or (reference.body and body != self.body_of(entry)):
            found = self._at(body, None, reference.date, entry)
            place = found if isinstance(found, Understood) else None
            if place is None:
                return Resolved(reference, None, None, Absence.UNCLEAR)
            entry = place
        item = _item_of(entry, number)
        return Resolved(reference, entry if item else None, item, None if item else Absence.UNCLEAR)

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
        number = _digits(reference.target)
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
            fitting = [e for e in row if e.meeting and _digits(e.meeting.number) == number]
            if day:
                fitting = [e for e in fitting if _near(e, day, 31)] or fitting
            if fitting:
                return min(fitting, key=lambda e: _distance(e, day or _day(within)))
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
        here = _day(within)
        if day is not None and here is not None:
            return Absence.NO_MEETING if day <= here else Absence.TO_COME
        if number is not None:
            numbers = [
                int(found)
                for e in row
                if e.meeting
                and (found := _digits(e.meeting.number))
                and (here is None or _day(e) is None or _distance(e, here) < 400)
            ]
            own = within.meeting and _digits(within.meeting.number)
            if not numbers:
                return Absence.UNCLEAR
            later = int(number) > (int(own) if own and within in row else max(numbers))
            return Absence.TO_COME if later else Absence.NO_MEETING
        return Absence.UNCLEAR

    def _document(self, reference: Reference, entry: Understood) -> Resolved:
        """A mandate by its body; any other document by the words of its title."""
        text = entry.document.text[reference.span.start : reference.span.end].casefold()
        if reference.body and any(title in text for title in words("mandate_titles")):
            found = self.mandate(self.bodies.find(reference.body, self.body_of(entry)), _day(entry))
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
        """Running numbers ("160/24") with the meetings that have them, by date."""
        found: defaultdict[str, list[Understood]] = defaultdict(list)
        for entry in self.meetings():
            for item in entry.meeting.items if entry.meeting else ():
                if item.number and _RUNNING.match(item.number):
                    found[_plain(item.number)].append(entry)
        return {number: tuple(sorted(places, key=_when)) for number, places in found.items()}

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


def _when(entry: Understood) -> tuple[date, int, str]:
    number = _digits(entry.meeting.number) if entry.meeting else None
    return _day(entry) or date.min, int(number or 0), entry.path


def _day(entry: Understood) -> date | None:
    return entry.meeting.date if entry.meeting else getattr(entry.meaning, "valid_from", None)


def _force(entry: Understood) -> date:
    return (entry.meaning.valid_from if isinstance(entry.meaning, Mandate) else None) or date.min


def _rank(entry: Understood) -> tuple[bool, bool, int, str]:
    """What counts among several minutes of one meeting: approved, no draft, fuller."""
    meeting = entry.meeting
    words_ = f"{entry.path} {entry.document.title}"
    draft = re.search(phrases("drafts"), words_.replace("_", " "), re.IGNORECASE) is not None
    approved = bool(meeting and meeting.approved)
    return (
        approved,
        not draft,
        sum(bool(i.sections) for i in meeting.items) if meeting else 0,
        entry.path,
    )


def _near(entry: Understood, day: date, days: int) -> bool:
    here = _day(entry)
    return here is None or abs(here - day) <= timedelta(days=days)


def _distance(entry: Understood, day: date | None) -> int:
    here = _day(entry)
    return abs((here - day).days) if here and day else 10_000


def _digits(number: str | None) -> str | None:
    """A meeting's number as digits, without a year: "19", "19/24" → "19"."""
    found = re.match(r"\D{0,8}(\d{1,4})", number or "")
    return str(int(found.group(1))) if found else None


def _plain(number: str) -> str:
    """The number with a year of two digits: "160/24" also for "160/2024"."""
    found = _RUNNING.match(number)
    return f"{int(found['count'])}/{int(found['year']) % 100:02d}" if found else number


def _item_of(entry: Understood, number: str) -> AgendaItem | None:
    items = entry.meeting.items if entry.meeting else ()
    return next((i for i in items if i.number and _plain(i.number) == _plain(number)), None)
