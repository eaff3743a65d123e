"""Headings in every form that mandates give them: marked, "§ 3", "Article V", or by name.

The one thing to know: a heading may be a line, the title under its number, a label that
opens its line ("Quorum: four members"), or the first cell of a row.
"""

import re

from corpus.mandates.mandate_rows import SIGN, Head, MandateRows
from corpus.mandates.plain_headings import (
    LABEL,
    NUMBERED,
    depth_of,
    lone_heading,
    numbered_heading,
    stands_in_list,
)
from corpus.mandates.provision_headings import is_sentence, known_heading
from corpus.model import Span
from corpus.terms import from_words, words
from corpus.text import strip_span

__all__ = ["headings_of"]

# "Formål ........ 3", "3.1 Kvorum    4"
_CONTENTS = re.compile(
    r"(?:(?<!\.)\.{3,200}|…|(?<!\.\s)(?:\.\s){3,200}|(?<!\s)\s{3,200}|\t)\s{0,9}\d{1,3}$"
)
_BOLD_LABEL = re.compile(
    r"^(?:\*\*|__)(?P<label>(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?[^*_:.]{2,60})[:.]?(?:\*\*|__)[:.]?\s+(?P<rest>\S.*)$"
)
# "Section 3. Quorum. A majority of …", "§ 2. Formål. Foreningens …"
_RUN_IN = re.compile(r"^(?P<title>[^\W\d_][^.:]{1,60})[.:]\s+(?=[\"“(]?[A-ZÆØÅ0-9])")
_LONGEST = 90


@from_words
def _division() -> re.Pattern[str]:
    names = "|".join(map(re.escape, words("division_words")))
    return re.compile(
        rf"^(?:{names})\.?\s+(?P<number>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|[IVXLC]{{1,7}})\b[\s.:–—-]*(?P<rest>.*)$",
        re.IGNORECASE,
    )


def headings_of(mandate: MandateRows) -> list[Head]:
    """The headings of a mandate in order, those of lists and tables of contents among them."""
    found: list[Head] = []
    table_heads = _table_heads(mandate)
    at, sign = 0, ""
    while at < len(mandate.rows):
        head = table_heads.get(at) or _head(mandate, at)
        if head and head.form == "sign":
            number = SIGN.match(mandate.rows[at].words)
            if number and number["number"] == sign:
                head = None  # "§ 4, stk. 2" goes on with § 4
            elif number and re.match(r",(?!\s*stk)", number["rest"]):
                at += 1  # "… jf. ⏎ § 1, der gælder": a reference
                continue
            sign = number["number"] if number else sign
        if head:
            found.append(head)
        at = head.last + 1 if head else at + 1
    return found


def _head(mandate: MandateRows, at: int) -> Head | None:
    row = mandate.rows[at]
    if row.blank or (_CONTENTS.search(row.words) and not row.level):
        return None
    whole = strip_span(mandate.text, row.span)
    if row.level:
        return Head(at, at, whole, row.span.end, "level", row.level)
    if row.bullet or row.words[0] in "|>[<" or row.span.start in mandate.tables:
        return None
    if match := SIGN.match(row.words):
        return _divided(mandate, at, match, "sign") if mandate.is_free(at) else None
    if (match := _division().match(row.words)) and mandate.is_free(at):
        return _divided(mandate, at, match, "division")
    return _named(mandate, at) or numbered_heading(mandate, at) or lone_heading(mandate, at)


def _divided(mandate: MandateRows, at: int, match: re.Match[str], form: str) -> Head | None:
    """A heading with "§" or "Article": alone, with its title, or at the head of its sentence."""
    row = mandate.rows[at]
    words_at = row.span.start + mandate.text[row.span.start : row.span.end].find(row.words)
    rest = match["rest"].strip(" .:–—-")
    start = row.span.start
    if re.match(r"[,.]?\s*stk\b", rest, re.IGNORECASE):
        number_end = words_at + match.end("number")
        return Head(at, at, Span(start, number_end), number_end, form)
    if not rest:
        below = mandate.next_words(at)
        if below is not None and below <= at + 2 and _is_title(mandate, below):
            end = mandate.rows[below].span.end
            return Head(at, below, Span(start, end), end, form)
        return Head(at, at, strip_span(mandate.text, row.span), row.span.end, form)
    if rest[0].islower() and form == "division":
        return None
    if run_in := _run_in(match["rest"].lstrip(" .:–—-")):
        title_end = words_at + match.start("rest") + match["rest"].find(run_in) + len(run_in)
        return Head(at, at, Span(start, title_end), min(title_end + 1, row.span.end), form)
    below_row = mandate.below(at)
    wraps = below_row is not None and below_row.words[0].islower()
    short = len(rest) <= _LONGEST and not is_sentence(rest) and not row.words.endswith((",", ";"))
    short = short and not (row.words.endswith(".") and len(rest.split()) > 3)
    if known_heading(rest) or (short and not wraps and len(rest.split()) <= 12):
        return Head(at, at, strip_span(mandate.text, row.span), row.span.end, form)
    number_end = words_at + match.end("number")
    return Head(at, at, Span(start, number_end), number_end, form)


def _run_in(rest: str) -> str | None:
    """The title that stands before its text on one line, or None."""
    match = _RUN_IN.match(rest)
    if not match:
        return None
    title = match["title"]
    names = [word for word in title.split() if len(word) > 3]
    titled = all(word[0].isupper() for word in names)
    return title if known_heading(title) or (titled and not is_sentence(title)) else None


def _is_title(mandate: MandateRows, at: int) -> bool:
    """Whether a row may be the title that belongs to the number above it."""
    row = mandate.rows[at]
    return (
        not row.bullet
        and len(row.words) <= 60
        and row.words[0].isupper()
        and row.words[-1] not in ".,;:"
        and not is_sentence(row.words)
        and not re.match(r"stk\b|§", row.words, re.IGNORECASE)
        and not _division().match(row.words)
    )


def _named(mandate: MandateRows, at: int) -> Head | None:
    """A line that is the name of a known provision, or begins with it ("Quorum: four members")."""
    row = mandate.rows[at]
    plain = row.words.strip("*_ ")
    whole = strip_span(mandate.text, row.span)
    below = mandate.below(at)
    if len(plain) <= 80 and known_heading(plain.rstrip(":")) and not plain.endswith((",", ";")):
        wraps = below is not None and below.words[0].islower()
        numbered = bool(NUMBERED.match(plain))
        if numbered and (mandate.signs or mandate.levels or stands_in_list(mandate, at)):
            return None
        if (not wraps or numbered) and (mandate.is_free(at) or plain.isupper()):
            return Head(
                at, at, whole, row.span.end, "number" if numbered else "name", depth_of(plain)
            )
    label = _BOLD_LABEL.match(row.words) or LABEL.match(row.words)
    if not label or not known_heading(label["label"]) or not mandate.is_free(at):
        return None
    before = next((i for i in range(at - 1, -1, -1) if not mandate.rows[i].blank), None)
    if before is not None and mandate.rows[before].words.endswith(":"):
        return None  # "Udvalget har følgende medlemmer:", then "Formand: Else Ravn"
    above = mandate.above(at)
    if above is not None and not (LABEL.match(above.words) or _BOLD_LABEL.match(above.words)):
        return None
    begin = row.span.start + mandate.text[row.span.start : row.span.end].find(row.words)
    end = begin + label.end("label")
    return Head(at, at, Span(row.span.start, end), begin + label.start("rest"), "name")


def _table_heads(mandate: MandateRows) -> dict[int, Head]:
    """First cells that name provisions, where the mandate is written as a table of them."""
    found: dict[int, Head] = {}
    rows = 0
    for at, row in enumerate(mandate.rows):
        line = mandate.text[row.span.start : row.span.end]
        mark = "|" if row.words.startswith("|") else "\t" if "\t" in line.strip() else ""
        if not mark:
            continue
        parts = line.strip().strip("|").split(mark)
        if len(parts) < 2 or not re.search(r"\w", line):
            continue
        rows += 1
        name = parts[0].strip(" *_")
        if known_heading(name) and len(" ".join(parts[1:]).split()) >= 2:
            begin = row.span.start + line.find(parts[0])
            title = strip_span(mandate.text, Span(begin, begin + len(parts[0])), " *_")
            found[at] = Head(at, at, title, begin + len(parts[0]) + 1, "name")
    return found if len(found) >= 3 and len(found) * 2 >= rows else {}
