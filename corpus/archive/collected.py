"""Documents together: which body each is of, and which minutes count for which meeting.

The one thing to know: of a meeting that has several documents, a draft beside
the approved minutes, one counts; the others are known as its copies.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from corpus.archive.bodies import Bodies
from corpus.model import Document, Mandate, Meeting
from corpus.terms import phrases

__all__ = ["Collected", "Understood", "day_of", "number_of", "when"]


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


class Collected:
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

    def _row_of(self, entry: Understood) -> str | None:
        """What the minutes of one body share: its name; without a name each document is by itself.

        Where no minutes of the archive name a body, they are of one.
        """
        return self.body_of(entry) or (entry.path if self._named else None)

    @cached_property
    def _named(self) -> bool:
        return any(entry.meeting and entry.meeting.body for entry in self.entries)

    # Meetings.

    @cached_property
    def _meetings(self) -> Mapping[str | None, tuple[Understood, ...]]:
        """By row the minutes that count, one a meeting, by date; those without a date first."""
        groups: defaultdict[str | None, list[Understood]] = defaultdict(list)
        for entry in self.entries:
            if entry.meeting and entry.path not in self._second_copies:
                groups[self._row_of(entry)].append(entry)
        return {body: tuple(sorted(group, key=when)) for body, group in groups.items()}

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
                groups[self._row_of(entry), entry.meeting.date].append(entry)
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
        return self._meetings.get(self._row_of(entry), ()) if entry else ()

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


def when(entry: Understood) -> tuple[date, int, str]:
    """What minutes are ordered by: day, number, path; those without a date come first."""
    number = number_of(entry.meeting.number) if entry.meeting else None
    return day_of(entry) or date.min, int(number or 0), entry.path


def day_of(entry: Understood) -> date | None:
    """The day of a meeting, or from which a mandate is in force."""
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


def number_of(number: str | None) -> str | None:
    """A meeting's number as digits, without a year: "19", "19/24" → "19"."""
    found = re.match(r"\D{0,8}(\d{1,4})", number or "")
    return str(int(found.group(1))) if found else None
