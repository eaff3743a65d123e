"""References: the words that name an item, a meeting or a document elsewhere.

The one thing to know: only words that say which one count. "Mødet" and
"kommissoriet" alone name nothing, and what a document says of itself in its
head, agenda and list of participants is no reference.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as _Date  # noqa: N812  "date" is a parameter's name

from corpus.dates.days import without_overlap
from corpus.model import (
    AgendaItem,
    Document,
    DocumentKind,
    Reference,
    ReferenceKind,
    Section,
    SectionKind,
    Span,
)
from corpus.references.citing_documents import find_documents
from corpus.references.citing_items import find_items
from corpus.references.citing_meetings import find_meetings
from corpus.sentences import split_sentences
from corpus.text import MendedText

__all__ = ["find_references"]

_CONTEXT = 600  # characters before a sentence in which "gruppen" may have been named in full
# What a document says of itself, and lists of files.
_OWN = (
    SectionKind.HOVED,
    SectionKind.DAGSORDEN,
    SectionKind.DELTAGERE,
    SectionKind.BILAG,
    SectionKind.SIDEHOVED,
)


def find_references(
    document: Document,
    items: tuple[AgendaItem, ...],
    front: tuple[Section, ...],
    *,
    date: _Date | None,
) -> tuple[Reference, ...]:
    """The references of a document, in order; of a mandate with its sections as ``front``.

    Args:
        document: minutes or a mandate.
        items: of the meeting; empty for a mandate.
        front: the sections outside the items.
        date: of the meeting, by which days without a year are known; its own day is no reference.
    """
    numbers = frozenset(item.number for item in items if item.number)
    found: list[Reference] = []
    for place in _places(document, items, front):
        before = ""
        for span in split_sentences(document.text, place.span):
            mended = MendedText.of(document.text, span)
            found += _in_sentence(mended, place, numbers, date, before=before)
            before = f"{before} {mended.text}"[-_CONTEXT:]
    return tuple(sorted(found, key=lambda reference: reference.span))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where references may stand."""

    span: Span
    item: str | None
    heading: bool = False


def _places(
    document: Document, items: tuple[AgendaItem, ...], front: tuple[Section, ...]
) -> Iterator[_Place]:
    """Headings of items, their sections, and the front matter; of a mandate its preamble too."""
    own = set(_OWN) - ({SectionKind.HOVED} if document.kind is DocumentKind.MANDATE else set())
    for section in front:
        if section.kind not in own:
            yield _Place(section.body, None)
    for item in items:
        if item.sections and item.sections[0].body.start > item.span.start:
            heading = Span(item.span.start, item.sections[0].body.start)
            yield _Place(heading, item.number, heading=True)
        for section in item.sections:
            if section.kind is not SectionKind.BILAG:
                yield _Place(section.body, item.number)


def _in_sentence(
    mended: MendedText,
    place: _Place,
    numbers: frozenset[str],
    date: _Date | None,
    *,
    before: str,
) -> Iterator[Reference]:
    """The references of a sentence; ``before`` is what the place says ahead of it."""
    sentence = mended.text
    found = [*find_items(sentence, numbers, date), *find_meetings(sentence, date, before=before)]
    if not place.heading:  # "Kommissorium for Brugerrådet" as an item's title is the matter itself
        found += find_documents(sentence, date)
    for one in without_overlap(found):
        itself = one.kind is ReferenceKind.ITEM and one.target == place.item
        if itself or (one.date and one.date == date):
            continue
        start, stop = one.span.start, one.span.end
        span = Span(mended.offsets[start], mended.offsets[stop - 1] + 1)
        yield Reference(one.kind, one.target, one.body, one.date, place.item, span)
