"""What a document is: Document → Meeting or Mandate → AgendaItem → Section → Passage.

The one thing to know: a ``Span`` counts characters in ``Document.text``, which
is the untouched text of the file. Everything else that holds words (titles,
``Passage.text``, quotes) has its line-end hyphens and white space mended, and
carries the span that it was mended from.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

__all__ = [
    "AgendaItem",
    "Attachment",
    "Document",
    "DocumentKind",
    "ItemKind",
    "Mandate",
    "Meeting",
    "Participant",
    "Passage",
    "Section",
    "SectionKind",
    "Span",
]


class DocumentKind(StrEnum):
    """What a document is; decides how it is read."""

    MINUTES = "minutes"
    MANDATE = "mandate"
    OTHER = "other"


class ItemKind(StrEnum):
    """What the agenda marks an item as; never inferred from its contents."""

    FOR_DECISION = "B"
    FOR_DISCUSSION = "D"
    FOR_INFORMATION = "O"


class SectionKind(StrEnum):
    """The role of a section as evidence. The Danish names are the headings themselves."""

    HOVED = "hoved"  # what the meeting is: title, date, place
    DAGSORDEN = "dagsorden"  # the agenda table
    DELTAGERE = "deltagere"  # participants
    INDSTILLING = "indstilling"  # what was proposed
    REFERAT = "referat"  # the record: the only role that says what was concluded
    PROBLEMSTILLING = "problemstilling"  # background: why the matter is raised
    LOESNING = "loesning"  # background: what was worked out beforehand
    VIDERE_PROCES = "videre_proces"  # next steps
    BILAG = "bilag"  # attachments
    KOMMISSORIUM = "kommissorium"  # a provision of a mandate
    OEVRIGT = "oevrigt"  # anything else


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of character offsets into ``Document.text``."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """Whether this span lies wholly in ``other``."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read.

    Attributes:
        path: relative to the documents folder, with forward slashes; the document's identity.
        title: what a reader would call it; never empty.
        sha256: of the file's bytes, in hexadecimal.
        text: the extracted text, untouched: line ends, hyphens and bullets as they came.
        pages: one span a page where pages are known, else empty; pages count from 1.
        markdown: whether the text is Markdown.
    """

    path: str
    kind: DocumentKind
    title: str
    sha256: str
    text: str
    pages: tuple[Span, ...] = ()
    markdown: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in the list of participants, as the list gives them."""

    name: str
    title: str | None
    organisation: str | None
    role: str | None
    absent: bool
    secretariat: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment that an item lists; the file itself may be missing."""

    number: str | None
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a document under one heading.

    ``span`` covers the heading and the body; ``body`` the words below the heading.
    ``heading`` is as printed, mended, or None where the text just begins.
    """

    kind: SectionKind
    heading: str | None
    span: Span
    body: Span


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of a meeting.

    Attributes:
        number: as printed ("160/24", "3", "4.2"), or None where items are not numbered.
        kind: as the agenda marks it, or None.
        minutes: time allotted, in minutes.
        agenda: where the agenda lists it, or None.
        span: the item itself, from its heading to the next; empty for an item that the
            agenda lists and the minutes never reach.
    """

    number: str | None
    title: str
    kind: ItemKind | None
    presenter: str | None
    minutes: int | None
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...]
    agenda: Span | None
    span: Span


@dataclass(frozen=True, slots=True)
class Meeting:
    """Minutes, understood. ``front`` holds what stands outside the items: head, agenda, participants."""

    body: str | None
    number: str | None
    date: date | None
    start: time | None
    end: time | None
    place: str | None
    participants: tuple[Participant, ...]
    front: tuple[Section, ...]
    items: tuple[AgendaItem, ...]

    @property
    def name(self) -> str | None:
        """What people call the meeting ("19. møde"), or None where it has no number."""
        return f"{self.number}. møde" if self.number else None


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate (kommissorium, vedtægter, charter), understood: whose it is and its sections."""

    body: str | None
    title: str
    valid_from: date | None
    members: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is indexed and cited; lies within one section.

    Attributes:
        id: stable: names document, item, section, ordinal and a short hash of the text.
        document: ``Document.path``.
        title: ``Document.title``.
        span: into ``Document.text``.
        text: the span's words, mended.
        lines: first and last line, from 1.
        page: from 1, or None where pages are unknown.
        meeting: "19. møde", or None.
        item: the item's number, or None.
        section: role as evidence.
        heading: the section's heading as printed, or None.
    """

    id: str
    document: str
    kind: DocumentKind
    title: str
    span: Span
    text: str
    lines: tuple[int, int]
    page: int | None
    body: str | None
    meeting: str | None
    date: date | None
    item: str | None
    item_title: str | None
    section: SectionKind
    heading: str | None
