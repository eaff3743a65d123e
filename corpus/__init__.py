"""What the documents say, and where: files read as minutes and mandates, cut into passages."""

from corpus.attachments import has_attachment
from corpus.dates import DateMention, find_dates
from corpus.doctor import Finding, examine
from corpus.errors import (
    DocumentError,
    EmbedderChanged,
    FolderError,
    ModelError,
    RecordError,
    ReferenceUnknown,
    ReferentError,
    SettingsError,
)
from corpus.mandates import parse_mandate
from corpus.minutes import parse_minutes
from corpus.model import (
    Action,
    AgendaItem,
    Attachment,
    Box,
    Decision,
    Deferral,
    Document,
    DocumentKind,
    Figure,
    ItemKind,
    Mandate,
    Mark,
    MarkKind,
    Meeting,
    Member,
    Note,
    Outcome,
    Participant,
    Passage,
    PlacedWord,
    Position,
    Power,
    PowerKind,
    Presence,
    Provision,
    ProvisionKind,
    Reference,
    ReferenceKind,
    Section,
    SectionKind,
    Span,
    Vote,
)
from corpus.passages import embedding_text, quotable, split_passages
from corpus.people import Guest, find_guests
from corpus.readers import READER_VERSION, document_files, read_document
from corpus.rows import section_named
from corpus.terms import VOCABULARY_FILE, load_vocabulary, using, vocabulary
from corpus.text import Lines, MendedText, fold, mend

__all__ = [
    "READER_VERSION",
    "VOCABULARY_FILE",
    "Action",
    "AgendaItem",
    "Attachment",
    "Box",
    "DateMention",
    "Decision",
    "Deferral",
    "Document",
    "DocumentError",
    "DocumentKind",
    "EmbedderChanged",
    "Figure",
    "Finding",
    "FolderError",
    "Guest",
    "ItemKind",
    "Lines",
    "Mandate",
    "Mark",
    "MarkKind",
    "Meeting",
    "Member",
    "MendedText",
    "ModelError",
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
    "RecordError",
    "Reference",
    "ReferenceKind",
    "ReferenceUnknown",
    "ReferentError",
    "Section",
    "SectionKind",
    "SettingsError",
    "Span",
    "Vote",
    "document_files",
    "embedding_text",
    "examine",
    "find_dates",
    "find_guests",
    "fold",
    "has_attachment",
    "load_vocabulary",
    "mend",
    "quotable",
    "read_document",
    "section_named",
    "split_passages",
    "understand",
    "using",
    "vocabulary",
]


def understand(document: Document) -> Meeting | Mandate:
    """A document read as what it is: minutes as a Meeting, anything else as a Mandate."""
    if document.kind is DocumentKind.MINUTES:
        return parse_minutes(document)
    return parse_mandate(document)
