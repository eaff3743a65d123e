"""Mandates read as what they are: whose, in force from when, and their provisions.

The one thing to know: every heading opens a section of kind KOMMISSORIUM, and
the sections in order cover the whole text.
"""

import re
from datetime import date
from itertools import zip_longest

from corpus.dates import find_dates
from corpus.model import Document, DocumentKind, Mandate, Section, SectionKind, Span
from corpus.rows import Row, label_of, rows_of
from corpus.sentences import split_sentences
from corpus.terms import from_words, keys
from corpus.terms import words as words_of
from corpus.text import mend

__all__ = ["parse_mandate"]

# "§ 3 Medlemmer", "§3", "1. Formål", "2) Opgaver", "3.1 Kvorum"
_NUMBERED = re.compile(
    r"^(?:§\s*\d+[a-z]?\.?|\d{1,2}(?:\.\d{1,2})*[.)]?)\s*(?P<words>[^\W\d_].*)?$"
)
_FORCE = re.compile(
    r"\b(?:gælder fra|gældende fra|træder i kraft|ikrafttræden|i kraft|vedtaget|godkendt|tiltrådt|effective|in force|adopted|approved)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\s*(?:\((?:version|udgave|v)?\s*[\d.]+[^)]*\)|[,–-]\s*(?:version|udgave|gældende|revideret)\b.*)$",
    re.IGNORECASE,
)


@from_words
def _whose() -> tuple[re.Pattern[str], re.Pattern[str]]:
    titles = "|".join(map(re.escape, words_of("mandate_titles")))
    return (
        re.compile(
            rf"\b(?:{titles})\b\s*(?:\([^)]*\)\s*)?(?:for|of|[:.–-])\s*(?:the\s+)?(?P<body>.+)$",
            re.IGNORECASE,
        ),
        re.compile(rf"^(?P<body>.+?)(?:s|'s)?\s+(?:{titles})\b", re.IGNORECASE),
    )


def parse_mandate(document: Document) -> Mandate:
    """A mandate, or any document that is no minutes, cut at its headings. Never fails."""
    text = document.text
    rows = rows_of(text, markdown=document.markdown)
    heads = [at for at in range(len(rows)) if _is_heading(rows, at, markdown=document.markdown)]
    mandate = document.kind is DocumentKind.MANDATE
    kind = SectionKind.KOMMISSORIUM if mandate else SectionKind.OEVRIGT
    sections: list[Section] = []
    for at, following in zip([None, *heads], [*heads, None], strict=True):
        begin = 0 if at is None else rows[at].span.start
        end = len(text) if following is None else rows[following].span.start
        if not text[begin:end].strip():
            continue
        first = at is None or at == _first_words(rows)
        heading = None if at is None else mend(text, rows[at].span).lstrip("# ").strip("*_: ")
        body = Span(begin if at is None else rows[at].span.end, end)
        sections.append(
            Section(SectionKind.HOVED if first else kind, heading, Span(begin, end), body)
        )
    return Mandate(
        body=_body(document.title) if mandate else None,
        title=document.title,
        valid_from=_valid_from(text, tuple(sections)),
        members=_members(text, tuple(sections)),
        sections=tuple(sections),
    )


def _first_words(rows: tuple[Row, ...]) -> int:
    return next((at for at, row in enumerate(rows) if not row.blank), 0)


def _is_heading(rows: tuple[Row, ...], at: int, *, markdown: bool) -> bool:
    row = rows[at]
    if row.level:
        return True
    if row.blank or row.bullet or len(row.words) > 80 or row.words[-1] in ".,;!?":
        return False
    words = row.words.strip("*_: ").casefold()
    numbered = _NUMBERED.match(row.words)
    name = (numbered["words"] or "").strip(" :.").casefold() if numbered else words
    above = at == 0 or rows[at - 1].blank
    if name in keys("provisions"):
        return True
    if markdown:
        return row.words.startswith("**") and row.words.endswith("**") and above
    if row.words.startswith("§"):
        return True
    if numbered and numbered["words"]:
        return above and len(row.words) <= 60
    label = label_of(row)
    below = at + 1 < len(rows) and not rows[at + 1].bullet
    return (
        above
        and below
        and not label
        and row.words[0].isupper()
        and len(row.words) <= 60
        and row.indent == 0
        and (at + 1 < len(rows) and (not rows[at + 1].blank or len(row.words.split()) <= 6))
    )


def _body(title: str) -> str | None:
    after, before = _whose()
    match = after.search(title) or before.match(title)
    if not match:
        return None
    return _VERSION.sub("", match["body"]).strip(" .,:–-#*") or None


def _valid_from(text: str, sections: tuple[Section, ...]) -> date | None:
    """The first date of the sentences that speak of coming into force or of adoption."""
    found: list[date] = []
    for section in sections:
        for sentence in split_sentences(text, section.span):
            words = mend(text, sentence)
            if _FORCE.search(words) or (section.heading and _FORCE.search(section.heading)):
                found.extend(m.date for m in find_dates(words) if m.date and m.year_given)
    return found[0] if found else None


def _members(text: str, sections: tuple[Section, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for section in sections:
        if not section.heading or not any(
            w in section.heading.casefold() for w in words_of("member_headings")
        ):
            continue
        words = text[section.body.start : section.body.end]
        rows = rows_of(words, markdown=False)
        opens = [row for row in rows if row.bullet]
        for row, following in zip_longest(opens, opens[1:]):
            end = following.span.start if following else len(words)
            blank = words.find("\n\n", row.span.start, end)
            span = Span(
                section.body.start + row.span.start,
                section.body.start + (blank if blank >= 0 else end),
            )
            found.append(re.sub(r"^\s*[-*+•–\uf0b7]\s*", "", mend(text, span)))
    return tuple(found)
