"""The archive as a whole: missing meetings, numbers used twice, several documents of one meeting, overdue matters.

The one thing to know: a row of meeting numbers may begin again each year; only a
gap between two neighbours is one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.archive import Absence, Archive, Understood
from corpus.archive.collected import day_of, number_of
from corpus.archive.matters import Decided, Status, decided, is_standing
from corpus.archive.subjects import subject_stems
from corpus.doctor.case import Case, Finding
from corpus.model import Deferral, Outcome, ReferenceKind, SectionKind, Span
from corpus.terms import pattern_of

__all__ = ["check_copies", "check_meeting_numbers", "check_overdue", "check_running_numbers"]

# "på gruppens 7. møde", "to the 7th meeting"
_NTH_MEETING = re.compile(
    r"(?<![\d.])(?P<number>\d{1,3})\.\s+[^\W\d_]*møde|(?<!\d)(?P<nth>\d{1,3})(?:st|nd|rd|th)\s+(?:[a-z]+\s)?meeting",
    re.IGNORECASE,
)
_RUNNING = re.compile(r"^\d{1,4}/(?:\d{2}|\d{4})$")


def _head(case: Case) -> Span | None:
    """The line of the head that has the meeting's number or date."""
    number = case.meeting.number
    for section in case.meeting.front:
        if section.kind is SectionKind.HOVED:
            for match in re.finditer(r"[^\n]+", case.text[section.span.start : section.span.end]):
                if number and re.search(
                    rf"(?<!\d){re.escape(number)}(?:\.|st|nd|rd|th)?\s", match.group() + " "
                ):
                    return Span(
                        section.span.start + match.start(), section.span.start + match.end()
                    )
    return next((m.span for m in case.dates if m.date == case.meeting.date), None)


def check_meeting_numbers(archive: Archive, cases: dict[str, Case]) -> Iterator[Finding]:
    """numbering_gap and duplicate_meeting_number, between a body's meetings."""
    for body in sorted({archive.body_of(e) or "" for e in archive.meetings()}):
        row = [e for e in archive.meetings(body) if _number(e) is not None] if body else []
        for earlier, later in pairwise(row):
            first, second = _number(earlier), _number(later)
            case = cases.get(later.path)
            if first is None or second is None or case is None:
                continue
            if second == first:
                if _same_year(earlier, later):
                    yield case.finding(
                        "duplicate_meeting_number",
                        f"Meeting {second} of {body} is also {earlier.path}, of another date. Correct the number or the date.",
                        _head(case),
                    )
            elif 1 < second - first <= 4 and not _told(case, body, range(first + 1, second)):
                missing = ", ".join(str(n) for n in range(first + 1, second))
                yield case.finding(
                    "numbering_gap",
                    f"The minutes go from meeting {first} to meeting {second} of {body}; {missing} {'are' if second - first > 2 else 'is'} "
                    "not among the documents. Add the minutes or correct the number.",
                    _head(case),
                )


def _told(case: Case, body: str, missing: range) -> bool:
    """Whether the minutes name each missing meeting themselves, which is a finding of its own."""
    named = {
        number_of(reference.target)
        for reference in case.meeting.references
        if reference.kind is ReferenceKind.MEETING
        and (not reference.body or case.archive.bodies.find(reference.body, body) == body)
        and case.archive.resolve(reference, case.entry.path).absence is Absence.NO_MEETING
    }
    return {str(number) for number in missing} <= named


def _number(entry: Understood) -> int | None:
    found = re.match(r"\d{1,4}", (entry.meeting.number if entry.meeting else None) or "")
    return int(found.group()) if found else None


def _same_year(one: Understood, other: Understood) -> bool:
    days = [e.meeting.date for e in (one, other) if e.meeting and e.meeting.date]
    return len(days) == 2 and days[0].year == days[1].year


def check_running_numbers(archive: Archive, cases: dict[str, Case]) -> Iterator[Finding]:
    """duplicate_item_number: a running number with its year at two meetings of one body."""
    seen: dict[tuple[str | None, str], Understood] = {}
    for entry in archive.meetings():
        for item in entry.meeting.items if entry.meeting else ():
            if not item.number or not _RUNNING.match(item.number) or not item.sections:
                continue
            before = seen.setdefault((archive.body_of(entry) or entry.path, item.number), entry)
            if before is not entry and entry.path in cases:
                yield cases[entry.path].finding(
                    "duplicate_item_number",
                    f"Item {item.number} is also an item of {before.path}. A running number names one item; correct one of them.",
                    item.heading or Span(item.span.start, item.span.start),
                    item=item.number,
                )


def check_copies(archive: Archive, cases: dict[str, Case]) -> Iterator[Finding]:
    """duplicate_document: a draft or a copy beside the minutes that count."""
    for path, case in cases.items():
        counts = archive.counts_for(path)
        if counts != path:
            yield case.finding(
                "duplicate_document",
                f"This is the same meeting as {counts}, which is the one that counts. Remove the draft or the copy.",
                _head(case),
            )


def check_overdue(archive: Archive, cases: dict[str, Case]) -> Iterator[Finding]:
    """deferred_overdue: put off to a day or a meeting that has passed, and not taken up."""
    for one in decided(archive):
        deferral = one.decision.deferral
        case = cases.get(one.path)
        if one.status is not Status.OPEN or case is None or deferral is None or is_standing(one):
            continue
        if one.decision.outcome is Outcome.NONE_RECORDED:
            continue
        later = [
            e
            for e in archive.meetings(one.body or "")
            if e.meeting and e.meeting.date and one.date and e.meeting.date > one.date
        ]
        passed = [e for e in later if _is_due(deferral, e)]
        if passed and not any(_speaks_of(e, one) for e in later):
            yield case.finding(
                "deferred_overdue",
                f"{one.decision.item or one.decision.item_title} was put off ({deferral.words}); the body has met on "
                f"{day_of(passed[0])} without taking it up. Put it on the agenda, or record what became of it.",
                deferral.span,
                item=one.decision.item,
            )


def _is_due(deferral: Deferral, later: Understood) -> bool:
    """Whether a later meeting is the one that a matter was put off to, or lies beyond it."""
    held = day_of(later)
    if deferral.until is not None:
        return held is not None and held >= deferral.until
    if pattern_of("next_meeting_words").search(deferral.words):
        return True
    number, named = _number(later), _NTH_MEETING.search(deferral.words)
    return bool(number and named and number >= int(named["number"] or named["nth"]))


def _speaks_of(later: Understood, one: Decided) -> bool:
    """Whether minutes have the longest words of a title, or most of them, so that it may be there after all."""
    text = later.document.text.casefold()
    stems = sorted(subject_stems(one.decision.item_title), key=len)[-3:]
    return bool(stems) and sum(stem in text for stem in stems) * 2 > len(stems)
