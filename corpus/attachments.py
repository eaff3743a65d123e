"""Attachments: what an item lists, and whether it lies among the documents."""

import re
from collections.abc import Iterable
from itertools import zip_longest

from corpus.model import Attachment, Span
from corpus.rows import rows_of
from corpus.terms import words
from corpus.text import mend, strip_span

__all__ = ["find_attachments", "has_attachment"]

# "Bilag 2: Kommissorium. National bestyrelse", "Annex 1 – Terms of reference"
_LABELLED = re.compile(
    r"^(?:bilag|annex|appendix|attachment|enclosure)\s*(?P<number>\d+[a-z]?)?\s*[.:–-]*\s*(?P<title>.*)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[-*+•–\uf0b7]\s*")
_NONE = frozenset({"ingen", "ingen bilag", "none"})
_WORDS = re.compile(r"[^\W\d_]{3,}")
_FILLERS = frozenset({"for", "the", "and", "den", "det", "vedr", "bilag", "udkast", "til"})


def find_attachments(text: str, body: Span) -> tuple[Attachment, ...]:
    """The entries of a section that lists attachments, each over all of its lines."""
    rows = [row for row in rows_of(text[body.start : body.end], markdown=False) if not row.blank]
    opens = [row for row in rows if row.bullet or _LABELLED.match(row.words)] or rows
    found: list[Attachment] = []
    for row, following in zip_longest(opens, opens[1:]):
        end = body.start + following.span.start if following else body.end
        span = strip_span(text, Span(body.start + row.span.start, end))
        words = _BULLET.sub("", mend(text, span))
        labelled = _LABELLED.match(words)
        title = (labelled["title"] if labelled else words).strip()
        if title.strip(" .–-").casefold() not in _NONE | {""}:
            found.append(Attachment(labelled["number"] if labelled else None, title, span))
    return tuple(found)


def has_attachment(title: str, names: Iterable[str]) -> bool:
    """Whether one of some document names (paths, titles) is an attachment's.

    Every word of the attachment's title of three letters or more must stand in the name, but
    for months.
    """
    wanted = set(_WORDS.findall(title.casefold())) - _FILLERS - set(words("months"))
    return bool(wanted) and any(
        wanted <= set(_WORDS.findall(name.casefold().replace("_", " "))) for name in names
    )
