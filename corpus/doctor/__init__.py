"""The record doctor: what in the documents cannot be right or is missing, with the words that show it.

The one thing to know: a finding never changes what is indexed; it quotes the
words that are odd and leaves the correction to people. A check says nothing
rather than something doubtful.

| kind | what is odd |
|---|---|
| impossible_date, weekday_mismatch | a date that no calendar has, or with the wrong weekday |
| date_after_meeting, date_contradiction | a past event dated after the meeting; one event dated in two ways |
| end_before_start, minutes_overrun | the meeting's clock times; more minutes allotted than it lasts |
| numbering_gap, duplicate_item_number, duplicate_meeting_number | numbers of items and meetings |
| agenda_item_not_reached, heading_differs_from_agenda, item_without_record | the agenda and the minutes |
| footnote_contradiction | a footnote says that items are not gone through, and they are |
| guest_not_listed, presenter_not_listed, listed_twice, name_spelt_differently | the list of participants |
| absent_but_acting, apologies_differ | who was there |
| attachment_missing, attachment_not_listed, attachment_count | attachments |
| meeting_missing, item_missing | what is referred to and not here |
| word_doubled, word_missing, word_slip, sentence_cut_off, undefined_abbreviation | the wording |
| beyond_mandate | a decision over the body's own limit |
| deferred_overdue | put off to a day that has passed |
| duplicate_document, no_date | the documents themselves; also what the reader of a file noted |
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from corpus.archive import Archive, Understood
from corpus.doctor.abbreviations import unexplained
from corpus.doctor.agenda import check_agenda, check_records
from corpus.doctor.archives import (
    check_copies,
    check_meeting_numbers,
    check_overdue,
    check_running_numbers,
)
from corpus.doctor.case import Case, Finding
from corpus.doctor.clock import check_clock
from corpus.doctor.dates import check_dates
from corpus.doctor.footnotes import check_footnotes
from corpus.doctor.links import check_attachments, check_references
from corpus.doctor.mandates import check_powers
from corpus.doctor.numbers import check_numbers
from corpus.doctor.people import check_absent, check_guests, check_list, check_spelling
from corpus.doctor.reading import check_reading, notes_of
from corpus.doctor.wording import check_endings, check_slips
from corpus.model import Document, Mandate, Meeting

__all__ = ["Finding", "examine", "examine_document"]

_Check = Callable[[Case], Iterator[Finding]]
_Survey = Callable[[Archive, dict[str, Case]], Iterator[Finding]]

# Of one document, needing no other.
_ALONE: tuple[_Check, ...] = (
    check_reading, check_dates, check_clock, check_agenda, check_numbers, check_records,
    check_footnotes, check_guests, check_absent, check_list, check_spelling, check_slips,
    check_endings, check_attachments,
)  # fmt: skip
# Of one document, in its archive.
_AMONG: tuple[_Check, ...] = (check_references, check_powers)
# Of the archive.
_SURVEYS: tuple[_Survey, ...] = (
    check_meeting_numbers, check_running_numbers, check_copies, check_overdue,
)  # fmt: skip


def examine(
    archive: Archive, *, only: Collection[str] | None = None, files: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """What is odd in the documents of an archive, in order of file and line.

    Args:
        archive: the documents.
        only: paths of the documents to tell of, seen in the whole archive; all where None.
        files: names of files that lie beside the documents without being among them, in which
            attachments are sought too.
    """
    names = [name for e in archive.entries for name in (e.path, e.document.title)]
    names += files
    cases = {
        entry.path: Case(archive, entry, entry.meeting, names)
        for entry in archive.entries
        if entry.meeting
    }
    found = [finding for entry in archive.entries for finding in notes_of(entry.document)]
    # A draft beside the minutes has the same oddities; they are told once.
    counted = {path: case for path, case in cases.items() if archive.counts_for(path) == path}
    told = (case for path, case in counted.items() if only is None or path in only)
    for case in told:
        for check in (*_ALONE, *_AMONG):
            found.extend(check(case))
    for survey in _SURVEYS:
        found.extend(survey(archive, cases))
    found.extend(unexplained(archive, tuple(counted.values())))
    return _ordered(f for f in found if only is None or f.file in only)


def examine_document(
    document: Document, understood: Meeting | Mandate, names: Iterable[str]
) -> tuple[Finding, ...]:
    """What is odd in one document taken by itself, in the order of its lines.

    Args:
        document: the document.
        understood: what it was read as.
        names: paths and titles of all documents of the folder, in which attachments are sought.
    """
    entry = Understood(document, understood)
    found = list(notes_of(document))
    if isinstance(understood, Meeting):
        case = Case(Archive((entry,)), entry, understood, names)
        for check in _ALONE:
            found.extend(check(case))
    return _ordered(found)


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda f: (f.file, f.line or 0, f.kind, f.message)))
