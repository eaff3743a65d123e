"""What a document is: Document → Meeting or Mandate → AgendaItem → Section → Passage.

The one thing to know: a ``Span`` counts characters in ``Document.text``, which
is the untouched text of the file. Everything else that holds words (titles,
``Passage.text``, quotes) has its line-end hyphens and white space mended, and
carries the span that it was mended from.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import TypeAlias

Day: TypeAlias = date  # for types in a class with a field "date"

__all__ = [
    "Action",
    "AgendaItem",
    "Attachment",
    "Box",
    "Decision",
    "Deferral",
    "Document",
    "DocumentKind",
    "Figure",
    "ItemKind",
    "Mandate",
    "Mark",
    "MarkKind",
    "Meeting",
    "Member",
    "Note",
    "Outcome",
    "Participant",
    "Passage",
    "PlacedWord",
    "Position",
    "Power",
    "PowerKind",
    "Presence",
    "Provision",
    "ProvisionKind",
    "Reference",
    "ReferenceKind",
    "Section",
    "SectionKind",
    "Span",
    "Vote",
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
    SIDEHOVED = "sidehoved"  # running headers and footers, gathered at the end of the text
    OEVRIGT = "oevrigt"  # anything else


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of character offsets into ``Document.text``."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """Whether this span lies wholly in ``other``."""
        return other.start <= self.start and self.end <= other.end


# Documents: what a reader of files gives.


class MarkKind(StrEnum):
    """What the file's own format says of a line."""

    HEADING = "heading"
    LIST_ENTRY = "list_entry"
    TABLE_ROW = "table_row"  # its cells are parted by tabs


@dataclass(frozen=True, slots=True)
class Mark:
    """What the file's format says of one line of the text (a Word heading, an HTML list entry).

    Attributes:
        span: the line, without its line end.
        level: of a heading, 1 to 6; of a list entry or a table row, its depth from 1.
    """

    span: Span
    kind: MarkKind
    level: int = 1


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page: points from the upper left corner; pages count from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of the text and where it is printed."""

    span: Span
    box: Box


@dataclass(frozen=True, slots=True)
class Note:
    """What the reader of a file wants said of it: "tracked_changes", "text_recognised" and the like."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read.

    Attributes:
        path: relative to the documents folder, with forward slashes; the document's identity.
        title: what a reader would call it; never empty.
        sha256: of the file's bytes, in hexadecimal.
        text: the extracted text, untouched: line ends, hyphens and bullets as they came. The
            running headers and footers of pages stand at its end, each once.
        pages: one span a page where pages are known, else empty; pages count from 1.
        markdown: whether the text is Markdown.
        marks: what the format says of single lines, in order; empty for plain text.
        words: where each word is printed, in the order of the text; empty where unknown.
        furniture: the running headers and footers at the end of the text, or None.
        notes: what the secretariat should know of how the file was read.
    """

    path: str
    kind: DocumentKind
    title: str
    sha256: str
    text: str
    pages: tuple[Span, ...] = ()
    markdown: bool = False
    marks: tuple[Mark, ...] = ()
    words: tuple[PlacedWord, ...] = ()
    furniture: Span | None = None
    notes: tuple[Note, ...] = ()


# People.


class Presence(StrEnum):
    """Whether somebody took part in a meeting."""

    PRESENT = "present"
    PART = "part"  # came late, left early, or for single items
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of a meeting, as the list of participants or the record gives them.

    Attributes:
        role: in the body ("formand"), as printed, or None.
        absent: gave apologies or did not come.
        secretariat: serves the body rather than sits in it.
        substitute_for: the name of the person that this one sits for, or None.
        substituted_by: the name of the person that sits for this one, or None.
        presence: ``PART`` where the minutes limit it; ``ABSENT`` just when ``absent``.
        limit: the words that limit it ("til og med pkt. 37/25"), or None.
        guest: neither of the body nor of its secretariat.
        items: numbers of the items that a guest came for; empty for the whole meeting.
    """

    name: str
    title: str | None
    organisation: str | None
    role: str | None
    absent: bool
    secretariat: bool
    span: Span
    substitute_for: str | None = None
    substituted_by: str | None = None
    presence: Presence = Presence.PRESENT
    limit: str | None = None
    guest: bool = False
    items: tuple[str, ...] = ()


# Decisions.


class Outcome(StrEnum):
    """What became of a matter at a meeting, by the record alone."""

    ADOPTED = "adopted"
    ADOPTED_WITH_RESERVATION = "adopted_with_reservation"
    NOTED = "noted"
    DISCUSSED = "discussed"
    DEFERRED = "deferred"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NONE_RECORDED = "none_recorded"


@dataclass(frozen=True, slots=True)
class Deferral:
    """Until when a matter was put off, or a part of it.

    Attributes:
        words: as written ("til efter bestyrelsen har drøftet spørgsmålet …").
        until: the day that the words give, or None.
        event: what must happen first, in the record's words, or None.
        body: who takes it up, where another than the body that met, or None.
        span: of the words.
    """

    words: str
    until: date | None
    event: str | None
    body: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Vote:
    """A counted vote; a number that the record does not give is None.

    Attributes:
        votes_for: in favour, as are ``against`` and ``abstained`` in kind.
        dissenters: who voted against or had a minority statement entered, as printed.
        unanimous: whether the record says so.
        span: of the sentence.
    """

    votes_for: int | None
    against: int | None
    abstained: int | None
    unanimous: bool
    dissenters: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Position:
    """What a person or party said or wanted, which is not what was decided.

    Attributes:
        party: as printed ("Danske Regioner", "Universiteterne").
        stance: "supports", "opposes", "noted", "wishes" or "remarks".
        span: of the sentence.
    """

    party: str
    stance: str
    span: Span


@dataclass(frozen=True, slots=True)
class Action:
    """Something that somebody is to do.

    Attributes:
        who: as printed, or None.
        what: the words, mended.
        due: the day that the words give, or None.
        due_words: as written ("senest den 1. september 2025", "til næste møde"), or None.
        item: the item's number, or None.
        span: of the sentence or list entry.
        item_title: of the item; what names it where items have no numbers.
    """

    who: str | None
    what: str
    due: date | None
    due_words: str | None
    item: str | None
    span: Span
    item_title: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of an item, or of one of several points of it.

    Attributes:
        item: the item's number, or None.
        item_title: of the item.
        outcome: by the record section alone.
        what: the deciding sentences, mended; "" where none is recorded.
        quotes: those sentences, in order.
        concluded_by: who concluded, as printed ("Anna Holm", "Styregruppen"), or None.
        condition: the words of a reservation, remark or condition, or None.
        deferral: of the matter, or of the part of it that was put off.
        vote: where one is recorded.
        positions: of parties and persons.
    """

    item: str | None
    item_title: str
    outcome: Outcome
    what: str
    quotes: tuple[Span, ...]
    concluded_by: str | None = None
    condition: str | None = None
    deferral: Deferral | None = None
    vote: Vote | None = None
    positions: tuple[Position, ...] = ()


# What a document says of others, and in numbers.


class ReferenceKind(StrEnum):
    """What a reference names."""

    ITEM = "item"  # "jf. pkt. 29/25"
    MEETING = "meeting"  # "styregruppens 18. møde den 9. oktober"
    DOCUMENT = "document"  # "kommissoriet for teknisk arbejdsgruppe", a provision of a mandate


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name an item, a meeting or a document elsewhere.

    Attributes:
        target: the item's number, the meeting's number, or the document's words.
        body: whose meeting or mandate, where the words say so, else None.
        date: of a meeting, where the words say so, else None.
        item: the item that the words stand in, or None.
        span: of the words.
    """

    kind: ReferenceKind
    target: str | None
    body: str | None
    date: date | None
    item: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the record reports of something, for series over several meetings.

    Attributes:
        value: the number.
        words: as written ("8.420").
        unit: what is counted or measured ("hyldemeter", "kr.", "sager"), as written.
        subject: the words of the sentence that say what it is a number of, mended.
        as_of: the day that the words give ("pr. 30. november 2024"), else the meeting's.
        forecast: whether it is a target, estimate or forecast rather than a count.
        item: the item's number, or None.
        span: of the sentence.
    """

    value: float
    words: str
    unit: str
    subject: str
    as_of: date | None
    forecast: bool
    item: str | None
    span: Span


# Minutes.


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
        number: as printed ("29/25", "3", "4.2"), or None where items are not numbered.
        kind: as the agenda marks it, or None.
        minutes: time allotted, in minutes.
        agenda: where the agenda lists it, or None.
        span: the item itself, from its heading to the next; empty for an item that the
            agenda lists and the minutes never reach.
        heading: the item's own heading, or None for one that is never reached.
        type: the mark as printed ("B", "til beslutning", "Vedtagelse"), also of types that a
            body uses alone, or None.
        starts: the clock time that the agenda gives, or None.
        closed: whether it was dealt with behind closed doors.
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
    heading: Span | None = None
    type: str | None = None
    starts: time | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """Minutes, understood. ``front`` holds what stands outside the items: head, agenda, participants.

    Attributes:
        chair: who chaired, by the head or the list of participants, or None.
        minute_taker: who wrote the minutes, or None.
        guests: those who were neither of the body nor of its secretariat.
        decisions: one or more for each item of the record, in order.
        next_meeting: the day that the minutes give, or None.
        approved: whether the minutes say that they are approved; None where they say nothing.
        attachments: those listed behind the items for the meeting as a whole.
    """

    body: str | None
    number: str | None
    date: date | None
    start: time | None
    end: time | None
    place: str | None
    participants: tuple[Participant, ...]
    front: tuple[Section, ...]
    items: tuple[AgendaItem, ...]
    chair: str | None = None
    minute_taker: str | None = None
    guests: tuple[Participant, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    references: tuple[Reference, ...] = ()
    figures: tuple[Figure, ...] = ()
    next_meeting: Day | None = None
    approved: bool | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def papers(self) -> tuple[tuple[str | None, Attachment], ...]:
        """Every attachment with the number of its item; None for those of the whole meeting."""
        of_items = ((item.number, one) for item in self.items for one in item.attachments)
        return (*of_items, *((None, one) for one in self.attachments))

    @property
    def name(self) -> str | None:
        """What people call the meeting ("19. møde"), or None where it has no number."""
        return f"{self.number}. møde" if self.number else None


# Mandates.


class ProvisionKind(StrEnum):
    """What a provision of a mandate settles."""

    PURPOSE = "purpose"
    TASKS = "tasks"
    AUTHORITY = "authority"
    MEMBERS = "members"
    APPOINTMENT = "appointment"
    CHAIR = "chair"
    SECRETARIAT = "secretariat"
    MEETING_FREQUENCY = "meeting_frequency"
    QUORUM = "quorum"
    VOTING = "voting"
    TERM = "term"
    REPORTS_TO = "reports_to"
    ENTRY_INTO_FORCE = "entry_into_force"
    AMENDMENT = "amendment"
    FINANCE = "finance"


@dataclass(frozen=True, slots=True)
class Provision:
    """Words of a mandate that settle something.

    Attributes:
        kind: what they settle.
        words: mended.
        heading: of the section they stand in, or None.
        span: of the words: a sentence, a list entry or a whole section's body.
    """

    kind: ProvisionKind
    words: str
    heading: str | None
    span: Span


class PowerKind(StrEnum):
    """What a body may do with a matter."""

    DECIDES = "decides"
    ADVISES = "advises"
    RECOMMENDS = "recommends"
    NOT = "not"  # what the mandate says that it may not


@dataclass(frozen=True, slots=True)
class Power:
    """A power that a mandate gives or withholds.

    Attributes:
        words: the sentence or list entry, mended.
        limit: an amount that bounds it, in the words' own currency, or None.
        to: whom the body advises or recommends to, or None.
        span: of the words.
    """

    kind: PowerKind
    words: str
    limit: float | None
    to: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """A seat that a mandate gives.

    Attributes:
        words: the list entry or sentence, mended.
        name: where a person is named, else None.
        organisation: whom the seat belongs to, or None.
        role: "formand", "observatør", … or None.
        count: how many seats.
        appointed_by: or None.
        span: of the words.
    """

    words: str
    name: str | None
    organisation: str | None
    role: str | None
    count: int
    appointed_by: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate (kommissorium, vedtægter, charter), understood.

    Attributes:
        members: the seats, in words.
        valid_to: the last day in force, where the document says so.
        version: as printed ("2.1", "revideret 2017"), or None.
        replaces: the words that name what it replaces, or None.
        chair: who chairs, in the mandate's words, or None.
        reports_to: the body above, as printed, or None.
    """

    body: str | None
    title: str
    valid_from: date | None
    members: tuple[str, ...]
    sections: tuple[Section, ...]
    seats: tuple[Member, ...] = ()
    provisions: tuple[Provision, ...] = ()
    powers: tuple[Power, ...] = ()
    references: tuple[Reference, ...] = ()
    valid_to: date | None = None
    version: str | None = None
    replaces: str | None = None
    chair: str | None = None
    reports_to: str | None = None


# What is indexed.


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
