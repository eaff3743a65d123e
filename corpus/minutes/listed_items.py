"""Items that an agenda lists, found again in the record, and those added at the meeting.

The one thing to know: an entry is found by its number with its title, by its
title alone, or by its number where the heading says nothing else; the record
may take them in another order.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from corpus.minutes.announcements import Announcement, announce, letters_of, same_title
from corpus.minutes.counted_items import follows
from corpus.minutes.heading_lines import Candidate, HeadingLines, Start, alike, is_group
from corpus.model import Span
from corpus.rows import bare, front_heading, section_heading
from corpus.terms import words

__all__ = ["listed_items"]

_LONGEST = 250  # characters of a line that may be a heading
_STEM = 4  # letters of a title by which entries are looked up


def listed_items(
    lines: HeadingLines, agenda: tuple[Announcement, ...], cuts: frozenset[int]
) -> tuple[Start, ...]:
    """The items in the order of the record; none where no heading repeats an entry.

    Args:
        lines: of the document.
        agenda: its entries, one or more.
        cuts: rows that open the agenda or a list of participants.
    """
    return _Listed(lines, agenda, cuts).items()


class _Listed:
    def __init__(
        self, lines: HeadingLines, agenda: tuple[Announcement, ...], cuts: frozenset[int]
    ) -> None:
        self.lines, self.rows, self.cuts = lines, lines.rows, cuts
        self.agenda = agenda
        self.numbered: dict[str, list[Announcement]] = defaultdict(list)
        self.stems: dict[str, list[Announcement]] = defaultdict(list)
        for entry in agenda:
            if entry.number is not None:
                self.numbered[entry.number].append(entry)
            self.stems[letters_of(entry.title)[:_STEM]].append(entry)
        self.reached: set[Span] = set()
        self.taken: set[str | None] = set()

    def items(self) -> tuple[Start, ...]:
        listing = max(entry.span.end for entry in self.agenda)
        first = (i for i, row in enumerate(self.rows) if row.span.start >= listing)
        at = next(first, len(self.rows))
        starts: list[Start] = []
        while at < len(self.rows):
            candidate = self.lines.candidate(at)
            start = self._listed(at, candidate)
            if start is None and candidate is not None and starts:
                start = self._added(candidate, starts[-1])
            if start is None:
                at += 1
                continue
            if start.entry is not None:
                self.reached.add(start.entry.span)
            self.taken.add(start.found.number)
            starts.append(start)
            at = max(start.row, at + 1)
        return tuple(starts) if self.reached else ()

    def _left(self, entries: Iterable[Announcement]) -> list[Announcement]:
        return [entry for entry in entries if entry.span not in self.reached]

    def _listed(self, at: int, candidate: Candidate | None) -> Start | None:
        row = self.rows[at]
        if row.blank or row.rule or (at in self.cuts and not row.level):
            return None
        if candidate is not None and candidate.opening is not None:
            entry = self._entry_of(candidate)
            return self.lines.start(candidate, entry) if entry is not None else None
        if row.bullet and row.indent > 1:
            return None
        if len(row.words) > _LONGEST:
            return None
        stem = letters_of(self.lines.announced(at, at + 1, None).title)[:_STEM]
        for entry in self._left(self.stems.get(stem, ())):
            if end := self._repeats(at, entry):
                found = replace(self.lines.announced(at, end, None), number=entry.number)
                return Start(at, end, self.lines.below(end), found, "repeated", entry)
        return None

    def _entry_of(self, candidate: Candidate) -> Announcement | None:
        opening = candidate.opening
        if opening is None:
            return None
        level = bool(self.rows[candidate.at].level)
        strong = level or candidate.form in {"worded", "paragraph", "running"}
        printed = announce(None, opening.title, Span(0, 0), legend=self.lines.legend).title
        stem = letters_of(printed)[:_STEM]
        alike_titles = self._left(self.stems.get(stem, ()))
        same_number = self._left(self.numbered.get(opening.number, ()))
        for entry in (*same_number, *(e for e in alike_titles if e.number is None)):
            if same_title(printed, entry.title) or _opens_with(opening.title, entry):
                return entry
        for entry in same_number:
            if strong and not candidate.sentence and (candidate.alone or not printed):
                return entry
            if candidate.form == "worded" and candidate.sentence and candidate.alone:
                return entry if opening.title[:1].isupper() else None
            if not printed or alike(printed, entry.title):
                return entry
        for entry in alike_titles:  # numbered otherwise than on the agenda
            letters = letters_of(entry.title)
            told = (
                len(letters) >= 8 or candidate.alone or candidate.form not in {"plain", "dotless"}
            )
            if told and not candidate.sentence and letters == letters_of(printed):
                return entry
        return None

    def _repeats(self, at: int, entry: Announcement) -> int:
        """The row after a heading that repeats an entry's title without a number, or 0."""
        wanted = letters_of(entry.title)
        if len(wanted) < 3:
            return 0
        for end in range(at, min(at + 3, len(self.rows))):
            row = self.rows[end]
            if row.blank or (end > at and (row.bullet or row.level)):
                break
            printed = self.lines.announced(at, end + 1, None).title
            if letters_of(printed) == wanted:
                return end + 1
            if not wanted.startswith(letters_of(printed)):
                break
        return 0

    def _added(self, candidate: Candidate, last: Start) -> Start | None:
        """An item that the agenda does not list, in the style of those before it."""
        at, row, opening = candidate.at, self.rows[candidate.at], candidate.opening
        if candidate.sentence or at in self.cuts:
            return None
        above = self.rows[last.at]
        beside = bool(row.level) and row.level == above.level
        if opening is None:
            named = bare(row.words).casefold() in words("outside_items") or is_group(row)
            other = named or section_heading(row) or front_heading(row)
            styled = beside and last.form in {"repeated", "plain", "worded", "dotless", "line"}
            return self.lines.start(candidate, None) if styled and not other else None
        if opening.number in self.taken or not opening.title:
            return None
        if candidate.form in {"worded", "running"} and candidate.form == last.form:
            plain = candidate.alone or self.lines.announces(at)
            return self.lines.start(candidate, None) if plain else None
        if beside:
            return self.lines.start(candidate, None)
        styled = candidate.form == last.form and candidate.alone and row.bold == above.bold
        waiting = bool(self._left(self.numbered.get(opening.number, ())))
        if styled and not waiting and follows(last.found.number, opening.number):
            return self.lines.start(candidate, None)
        return None


def _opens_with(title: str, entry: Announcement) -> bool:
    wanted = letters_of(entry.title)
    return len(wanted) >= 4 and letters_of(title).startswith(wanted)
