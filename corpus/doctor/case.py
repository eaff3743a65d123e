"""What a check is given, a document in its archive, and what it gives, findings.

The one thing to know: a ``Case`` reads its document's sentences and dates once,
for all checks.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from corpus.archive import Archive, Understood
from corpus.dates import DateMention, find_dates
from corpus.model import AgendaItem, Document, Meeting, Section, SectionKind, Span
from corpus.sentences import split_sentences
from corpus.terms import pattern_of
from corpus.text import Lines, mend

#: Of a longer sentence (a whole list of participants) only the lines in question are quoted.
LONG = 400

__all__ = ["Case", "Finding", "Said"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in a document.

    Attributes:
        file: ``Document.path``.
        kind: what is odd, in a word ("attachment_missing"); the table is in ``corpus.doctor``.
        message: for the secretariat, in English: the thing, then what to do.
        quote: the words it is about, mended; "" where there are none.
        line: from 1, or None.
        item: the agenda item's number, or None.
    """

    file: str
    kind: str
    message: str
    quote: str
    line: int | None
    item: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence where it stands.

    Attributes:
        words: mended.
        item: the item, or None in the front matter.
    """

    span: Span
    words: str
    section: Section
    item: AgendaItem | None


class Case:
    """One document of minutes in its archive."""

    def __init__(
        self, archive: Archive, entry: Understood, meeting: Meeting, names: Iterable[str]
    ) -> None:
        """``names``: paths and titles of all documents, in which attachments are sought."""
        self.archive = archive
        self.entry = entry
        self.document: Document = entry.document
        self.text: str = entry.document.text
        self.meeting = meeting
        self.names = tuple(names)

    @cached_property
    def lines(self) -> Lines:
        """The document's lines."""
        return Lines(self.text)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The sentences of front matter and items, in order; of headings, none."""
        places: list[tuple[Section, AgendaItem | None]] = [(s, None) for s in self.meeting.front]
        places += [(s, item) for item in self.meeting.items for s in item.sections]
        found = (
            Said(span, mend(self.text, span), section, item)
            for section, item in places
            for span in split_sentences(self.text, section.body)
        )
        return tuple(sorted(found, key=lambda said: said.span))

    @cached_property
    def recorded(self) -> tuple[Said, ...]:
        """The sentences of the record alone."""
        return tuple(s for s in self.said if s.item and s.section.kind is SectionKind.REFERAT)

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """Every date of the text, in order."""
        return find_dates(self.text, self.meeting.date)

    def sentence_at(self, offset: int) -> Said | None:
        """The sentence that a character stands in."""
        at = bisect_right(self._starts, offset) - 1
        return self.said[at] if at >= 0 and offset < self.said[at].span.end else None

    @cached_property
    def _starts(self) -> list[int]:
        return [said.span.start for said in self.said]

    def item_at(self, offset: int) -> str | None:
        """The number of the item that a character stands in; of a closing line, none."""
        items = self.meeting.items
        item = next((i for i in items if i.span.start <= offset < i.span.end), None)
        return item.number if item and not self._closes(item, offset) else None

    def _closes(self, item: AgendaItem, offset: int) -> bool:
        """As "Næste møde: tirsdag den …" below the last item, which is about something else."""
        if item is not self.meeting.items[-1] or pattern_of("next_meeting_words").match(item.title):
            return False
        line = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return pattern_of("next_meeting_words").match(line.lstrip(" \t*_#-")) is not None

    def _lines_of(self, span: Span) -> Span:
        end = self.text.find("\n", span.end)
        return Span(self.text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(self.text))

    def finding(
        self,
        kind: str,
        message: str,
        at: Span | None,
        *,
        item: str | None = None,
        quote: Span | None = None,
    ) -> Finding:
        """A finding at a span; it quotes that span unless another is given."""
        words = quote or at
        if words and at and words.end - words.start > LONG:
            words = self._lines_of(at)
        return Finding(
            file=self.document.path,
            kind=kind,
            message=message,
            quote=mend(self.text, words).lstrip("#-*•\uf0b7 ") if words else "",
            line=self.lines.at(at.start) if at else None,
            item=item if item is not None or at is None else self.item_at(at.start),
        )
