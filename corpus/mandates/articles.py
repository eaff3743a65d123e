"""The sections of a mandate, which in order cover the whole of its text.

The one thing to know: what looks like a heading is none where it is an entry of a list or
a line of a table of contents; both are told apart here, when all headings are known.
"""

from dataclasses import replace
from itertools import pairwise

from corpus.mandates.article_headings import headings_of
from corpus.mandates.mandate_rows import Head, MandateRows
from corpus.mandates.provision_headings import known_heading, without_number
from corpus.model import Document, DocumentKind, Section, SectionKind, Span
from corpus.text import mend

__all__ = ["sections_of"]


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections in order, from the first character of the text to the last."""
    text = document.text
    if not text:
        return ()
    mandate = MandateRows(document)
    heads = _without_contents(mandate, _without_lists(mandate, headings_of(mandate)))
    end = document.furniture.start if document.furniture else len(text)
    starts = [mandate.rows[head.at].span.start for head in heads]
    sections: list[Section] = []
    if not heads or text[: starts[0]].strip():
        opening = Span(0, starts[0] if heads else end)
        sections.append(Section(SectionKind.HOVED, None, opening, opening))
    else:
        starts[0] = 0
    heads = [_whole_title(mandate, heads[0]), *heads[1:]] if heads else []
    for head, start, stop in zip(heads, starts, [*starts[1:], end][: len(heads)], strict=True):
        title = mend(text, head.title).lstrip("# ").strip("*_:| ") or None
        kind = _kind(mandate, head, title or "")
        sections.append(Section(kind, title, Span(start, stop), Span(min(head.body, stop), stop)))
    if end < len(text):
        rest = Span(end, len(text))
        sections.append(Section(SectionKind.SIDEHOVED, None, rest, rest))
    return tuple(sections)


def _whole_title(mandate: MandateRows, head: Head) -> Head:
    """The heading that opens the document, with the lines over which its title runs on."""
    last = head.last
    while head.form == "line" and last + 1 < len(mandate.rows):
        longer = Span(head.title.start, mandate.rows[last + 1].span.end)
        title = mend(mandate.text, longer)
        if mandate.rows[last + 1].blank or not mandate.document.title.startswith(title):
            break
        last += 1
        head = replace(head, last=last, title=longer, body=longer.end)
    return head


def _kind(mandate: MandateRows, head: Head, title: str) -> SectionKind:
    """HOVED for a title that opens the document, else what the document's sections are."""
    opens = mandate.next_words(-1) == head.at and head.form in ("level", "line")
    if opens and not known_heading(title):
        return SectionKind.HOVED
    if mandate.document.kind is DocumentKind.MANDATE:
        return SectionKind.KOMMISSORIUM
    return SectionKind.OEVRIGT


def _without_lists(mandate: MandateRows, heads: list[Head]) -> list[Head]:
    """Without numbered lines that follow each other at once: those are a list's entries."""
    following = {head.at: other for head, other in pairwise(heads)}
    listed: set[int] = set()
    for head in heads:
        other = following.get(head.at)
        if head.form != "number" or other is None or other.form != "number":
            continue
        if mandate.next_words(head.last) == other.at and head.depth == other.depth:
            listed |= {head.at, other.at}
    return [
        head
        for head in heads
        if head.at not in listed
        or (known_heading(mandate.rows[head.at].words) and _recurs(mandate, head))
    ]


def _recurs(mandate: MandateRows, head: Head) -> bool:
    """Kept for tables of contents, which are dropped next, and for headings without text."""
    below = mandate.next_words(head.last)
    return below is None or mandate.above(head.at) is None


def _without_contents(mandate: MandateRows, heads: list[Head]) -> list[Head]:
    """Without the lines of a table of contents: names in a row that all come again below."""
    names = [_name(mandate, head) for head in heads]
    dropped: set[int] = set()
    run: list[int] = []
    for place, head in enumerate(heads):
        again = names[place] in names[place + 1 :] and head.form != "level"
        joined = run and mandate.next_words(heads[run[-1]].last) == head.at
        if not again or (run and not joined):
            dropped |= set(run) if len(run) >= 3 else set()
            run = []
        if again:
            run.append(place)
    dropped |= set(run) if len(run) >= 3 else set()
    return [head for place, head in enumerate(heads) if place not in dropped]


def _name(mandate: MandateRows, head: Head) -> str:
    return without_number(mend(mandate.text, head.title)).casefold()
