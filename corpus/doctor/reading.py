"""What the reading of a file left open: no date, nobody listed, tracked changes, recognised text."""

from collections.abc import Iterator

from corpus.doctor.case import Case, Finding
from corpus.model import Document

__all__ = ["check_reading", "notes_of"]


def check_reading(case: Case) -> Iterator[Finding]:
    """no_date."""
    if case.meeting.date is None:
        yield Finding(
            case.document.path,
            "no_date",
            "No date of the meeting was found. Add a line »Dato: …« or »Date: …« at the top.",
            "",
            1,
            None,
        )


def notes_of(document: Document) -> Iterator[Finding]:
    """What the reader of the file wants said, each as a finding of its kind."""
    for note in document.notes:
        yield Finding(document.path, note.kind, note.message, "", None, None)
