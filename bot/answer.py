"""What an answer is: sentences with markers, and a citation for every marker.

The one thing to know: a ``Citation.quote`` is always the record's own words, a
slice of the document's text with line-end hyphens and white space mended and
nothing else changed.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus import SectionKind, Span

__all__ = ["Answer", "AnswerStatus", "Citation", "Lookup"]


class AnswerStatus(StrEnum):
    """Whether the documents say what was asked."""

    FOUND = "found"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document, with the words that stand there.

    Attributes:
        marker: the number in the answer's text, from 1; 0 outside an answer.
        document: file name relative to the documents folder.
        meeting: "19. møde", or None.
        lines: first and last line of the quote, from 1.
        span: of the quote, into the document's extracted text.
        quote: the span's words, mended.
        passage: the whole passage that the quote stands in, mended.
        url: of the source viewer, at the passage.
    """

    marker: int
    passage_id: str
    document: str
    title: str
    body: str | None
    meeting: str | None
    date: date | None
    item: str | None
    item_title: str | None
    section: SectionKind
    heading: str | None
    page: int | None
    lines: tuple[int, int]
    span: Span
    quote: str
    passage: str
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes:
        language: "da" or "en", of the question; the answer's own words are in it.
        text: plain text with markers ``[1]``; every stating sentence carries at least one.
        citations: in the order of their markers.
        nearest: for PARTIAL and NOT_FOUND: what comes closest; markers are 0.
        warnings: sentences for the reader, in the question's language.
        seconds: time spent, by step; "total" is always there.
    """

    question: str
    language: str
    status: AnswerStatus
    text: str
    citations: tuple[Citation, ...]
    nearest: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a reference stands for.

    Attributes:
        matches: the passages it names, in the document's order; ``quote`` is what was looked
            up where that was a quotation, else the whole passage.
        suggestions: near misses, as references that can be looked up themselves.
        referred_to_by: passages elsewhere that name the reference.
    """

    reference: str
    matches: tuple[Citation, ...]
    suggestions: tuple[str, ...] = ()
    referred_to_by: tuple[Citation, ...] = ()
