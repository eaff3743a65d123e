"""From printed lines to readable words, with the way back.

The one thing to know: mending changes two things only, hyphens that a line end
put in and runs of white space. ``mend`` gives the words of a span;
``MendedText`` also knows, for every mended character, where it stands in the
untouched text, so that a quotation can be found again.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Span

__all__ = ["Lines", "MendedText", "fold", "mend", "strip_span"]

# A hyphen (or soft hyphen) at a line end, with what follows on the next line:
# "for person-⏎lig medicin", over a page break "natio-⏎⏎ nale".
_LINE_HYPHEN = re.compile(r"(?P<hyphen>[-\u2010\u00ad])[ \t]*\r?\n\s*(?=(?P<after>\S{1,80}))")
_WORD_END = re.compile(r"[^\W_]+$")
_LONGEST_WORD = 80
# Kept with a space: "Indenrigs-⏎og Sundhedsministeriet".
_CONJUNCTIONS = frozenset({"og", "eller", "samt", "og/eller", "and", "or", "and/or", "til", "to"})
_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_][\w-]*[^\W_]")
_FOLDED = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "»": '"', "«": '"', "–": "-", "—": "-",
     "\u2010": "-", "\u2011": "-", "\u00a0": " "}
)  # fmt: skip


@lru_cache(maxsize=64)
def _words(text: str) -> frozenset[str]:
    """The words that stand unbroken on a line of the text, in lower case."""
    return frozenset(match.group().lower() for match in _WORD.finditer(text))


def _joined(match: re.Match[str], start: int, words: frozenset[str]) -> str:
    """What a line-end hyphen and the white space after it become: "", "-" or "- "."""
    hyphen = match.start("hyphen")
    word_end = _WORD_END.search(match.string[max(start, hyphen - _LONGEST_WORD) : hyphen])
    before, after = word_end.group() if word_end else "", match["after"]
    if match["hyphen"] == "\u00ad":
        return ""
    if not before:
        return match["hyphen"] + " "
    follower = re.match(r"[\w/-]*\w", after)
    word = follower.group() if follower else ""
    if word.lower() in _CONJUNCTIONS:
        return match["hyphen"] + " "
    if not after[0].isalpha() or after[0].isupper():
        # "Lindegaard-⏎Hjulmann", "drifts-⏎/udviklingsmiljø", "COVID-⏎19"
        return match["hyphen"]
    tail = re.match(r"[^\W\d_]+", after)
    piece = tail.group().lower() if tail else ""
    hyphenated, joined = f"{before}-{piece}".lower(), f"{before}{piece}".lower()
    if joined in words:
        return ""
    # "FlexDok-⏎licens", "IT-⏎drift", "3-⏎årig": the hyphen is the word's own
    own = before[-1].isdigit() or any(letter.isupper() for letter in before[1:]) or len(before) == 1
    return match["hyphen"] if own or hyphenated in words else ""


def _pieces(text: str, span: Span, words: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The mended words of a span as (piece, offset of its first character in ``text``)."""
    at = span.start
    for match in _LINE_HYPHEN.finditer(text, span.start, span.end):
        hyphen = match.start("hyphen")
        if match.end() >= span.end:
            break
        yield text[at:hyphen], at
        yield _joined(match, span.start, words), hyphen
        at = match.end()
    yield text[at : span.end], at


def mend(text: str, span: Span | None = None) -> str:
    """The words of ``text[span]`` with line-end hyphens and white space repaired.

    Hyphens that belong to a word are kept (*videns-/variantdatabaser*, *Indenrigs- og
    Sundhedsministeriet*, *Lindegaard-Hjulmann*); how the word stands elsewhere in ``text``
    decides where a line end leaves it open. Nothing else is changed.
    """
    span = span or Span(0, len(text))
    return _SPACE.sub(" ", "".join(p for p, _ in _pieces(text, span, _words(text)))).strip()


def strip_span(text: str, span: Span, characters: str | None = None) -> Span:
    """The span without white space (or the given characters) at either end."""
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip(characters))
    right = len(words) - len(words.rstrip(characters))
    return Span(span.start + left, max(span.start + left, span.end - right))


def fold(words: str) -> str:
    """Words as compared when a quotation is looked up: case, quotes, dashes and spaces aside."""
    return _SPACE.sub(" ", words.translate(_FOLDED)).strip().casefold()


@dataclass(frozen=True, slots=True)
class MendedText:
    """A whole text, mended, with the way back to the untouched characters.

    Attributes:
        text: the mended words, in one line.
        offsets: for every character of ``text`` its offset in the untouched text.
    """

    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str, span: Span | None = None) -> "MendedText":
        """Mends ``text[span]``; ``offsets`` count from the start of ``text``."""
        span = span or Span(0, len(text))
        letters: list[str] = []
        offsets: list[int] = []
        for piece, start in _pieces(text, span, _words(text)):
            for offset, letter in enumerate(piece, start):
                if letter.isspace():
                    if not letters or letters[-1] == " ":
                        continue
                    letter = " "
                letters.append(letter)
                offsets.append(offset)
        return cls("".join(letters), tuple(offsets))

    def find(self, quotation: str, start: int = 0) -> Span | None:
        """The untouched span of a quotation, or None; case, quote marks and dashes aside."""
        wanted = fold(quotation)
        # Folding is one character to one except for a few letters ("ß"), so that offsets hold.
        haystack = "".join(
            letter if len(letter) == 1 else "\x00"
            for letter in (c.translate(_FOLDED).casefold() for c in self.text)
        )
        at = haystack.find(wanted, start) if wanted else -1
        if at < 0:
            return None
        return Span(self.offsets[at], self.offsets[at + len(wanted) - 1] + 1)


class Lines:
    """The lines of a text, counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in re.finditer(r"\n", text))]

    def at(self, offset: int) -> int:
        """The line that a character stands on."""
        return bisect_right(self._starts, offset)

    def of(self, span: Span) -> tuple[int, int]:
        """First and last line of a span."""
        return self.at(span.start), self.at(max(span.start, span.end - 1))
