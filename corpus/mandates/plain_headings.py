"""Headings that nothing marks but a number, or where they stand.

The one thing to know: "1. Formål" is a heading only where no other numbered line stands
beside it, and a line alone only between a finished one and one that begins anew.
"""

import re

from corpus.mandates.mandate_rows import SIGN, Head, MandateRows
from corpus.mandates.provision_headings import is_sentence
from corpus.rows import Row
from corpus.text import strip_span

__all__ = ["LABEL", "NUMBERED", "depth_of", "lone_heading", "numbered_heading", "stands_in_list"]

# "1. Formål", "2) Opgaver", "3.1 Kvorum", "A. Formål", "IV. Møder"
NUMBERED = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[A-Z][.)]|[IVX]{1,5}[.)])\s+(?P<rest>[^\W\d_].*)$"
)
LABEL = re.compile(r"^(?P<label>[^\W\d_][^:|]{1,60}?)\s*:\s+(?P<rest>\S.*)$")


def depth_of(words_: str) -> int:
    """Of how many numbers the number before some words consists; 0 where there is none."""
    match = NUMBERED.match(words_)
    return len(re.findall(r"\d+", match["number"])) if match else 0


def numbered_heading(mandate: MandateRows, at: int) -> Head | None:
    """A line with a number that is no entry of a list, or None."""
    row = mandate.rows[at]
    match = NUMBERED.match(row.words.strip("*_ "))
    if (
        not match
        or stands_in_list(mandate, at)
        or mandate.signs
        or (mandate.levels and not row.words.startswith(("**", "__")))
    ):
        return None
    rest = match["rest"]
    below = mandate.below(at)
    if (
        len(rest) > 70
        or rest[0].islower()
        or rest[-1] in ".,;!?"
        or is_sentence(rest)
        or (below is not None and below.words[0].islower())
        or not (mandate.above(at) is None or rest.isupper() or _is_lone(mandate, at))
    ):
        return None
    whole = strip_span(mandate.text, row.span)
    return Head(at, at, whole, row.span.end, "number", depth_of(row.words.strip("*_ ")))


def stands_in_list(mandate: MandateRows, at: int) -> bool:
    """Whether a numbered line stands next to another one: "1. Valg ⏎ 2. Eventuelt"."""
    depth = depth_of(mandate.rows[at].words.strip("*_ "))
    beside = (mandate.above(at), mandate.below(at))
    plain = [row.words.strip("*_ ") for row in beside if row is not None]
    return any(NUMBERED.match(words_) and depth_of(words_) == depth for words_ in plain)


def _is_lone(mandate: MandateRows, at: int) -> bool:
    """Whether a short line stands between a finished line and one that begins anew."""
    row, below = mandate.rows[at], mandate.below(at)
    line = mandate.text[row.span.start : row.span.end]
    above = mandate.above(at)
    ended = above is None or above.words[-1] in ".:;!?" or bool(SIGN.match(above.words))
    return (
        ended
        and below is not None
        and (below.bullet or below.words[0].isupper())
        and mandate.wrapping.ended(line, below.words, room=12)
        and (below.bullet or mandate.wrapping.long(mandate.text[below.span.start : below.span.end]))
    )


def lone_heading(mandate: MandateRows, at: int) -> Head | None:
    """A line that nothing marks as a heading but where it stands, or its letters."""
    row = mandate.rows[at]
    plain = row.words.strip("*_: ")
    if not plain or len(plain) > 80 or row.words.rstrip("*_")[-1:] in ".,;!?" or is_sentence(plain):
        return None
    bold = row.words.startswith(("**", "__")) and row.words.rstrip(":").endswith(("**", "__"))
    whole = strip_span(mandate.text, row.span)
    head = Head(at, at, whole, row.span.end, "line")
    if bold:
        return head if mandate.above(at) is None else None
    if mandate.document.markdown or mandate.levels:
        return None
    letters = re.findall(r"[^\W\d_]", plain)
    if len(letters) >= 4 and plain.isupper() and mandate.is_free(at):
        return head
    below = mandate.below(at)
    if LABEL.match(row.words) or not plain[0].isupper() or len(plain) > 60 or row.indent:
        return None
    if mandate.above(at) is None:
        if below is None:
            following = mandate.next_words(at)
            leads = following is None or mandate.rows[following].bullet  # "Udvalget", then a list
            return head if not leads and len(plain.split()) <= 6 else None
        return (
            head
            if not below.bullet
            and not below.words[0].islower()
            and _starts_text(mandate, at, below)
            else None
        )
    return head if _is_lone(mandate, at) and len(plain.split()) <= 8 else None


def _starts_text(mandate: MandateRows, at: int, below: Row) -> bool:
    """Whether a line below a heading is text: long, or ended by a stop (a title's second line is not)."""
    if at == 0:
        return True
    line = mandate.text[below.span.start : below.span.end]
    return mandate.wrapping.long(line) or below.words[-1] in ".:;," or is_sentence(below.words)
