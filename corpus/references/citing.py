"""What the readers of references share: bodies as a sentence names them, and days beside words.

The one thing to know: a body is given as printed, in its plain form
("styregruppens" is "styregruppen"); "sit møde" is of the last body named before.
"""

import re
from dataclasses import dataclass
from datetime import date

from corpus.dates.days import alternatives
from corpus.model import ReferenceKind, Span
from corpus.terms import from_words, words

__all__ = ["Found", "body_before", "genitive", "nominative", "own_body", "phrase_of_body"]


@dataclass(frozen=True, slots=True)
class Found:
    """A reference where it stands in a mended sentence."""

    kind: ReferenceKind
    target: str | None
    body: str | None
    date: date | None
    span: Span


@from_words
def phrase_of_body() -> str:
    """A regular expression of a body's name, without groups: "Teknisk arbejdsgruppe"."""
    ends = alternatives("reference_bodies")
    # "Økonomi- og driftsudvalget", "Den internationale referencegruppe", "the Steering Group"
    before = r"(?:(?:[A-ZÆØÅ][\w-]{0,30}(?:\s(?:og|and|for|of))?|[Dd]e[nt]\s[a-zæøå]{2,20}|tekniske?|faglige?|nationale?)\s){0,4}"
    return rf"{before}[\w-]{{0,40}}(?i:{ends})(?!\w)"


@from_words
def genitive() -> str:
    """A regular expression of a body in the genitive: "styregruppens", "the council's"."""
    ends = alternatives("reference_bodies")
    before = r"(?:(?:[A-ZÆØÅ][\w-]{0,30}(?:\s(?:og|and|for|of))?|[Dd]e[nt]\s[a-zæøå]{2,20}|[Tt]he)\s){0,4}"
    return rf"{before}[\w-]{{0,40}}(?i:{ends})(?:s|['’]s|['’])(?!\w)"


def nominative(body: str) -> str:
    """A genitive as the body's plain name; any other name as it is."""
    plain = re.sub(r"(?:['’]s?)$", "", body.strip())
    plain = plain[:-1] if plain == body.strip() and plain.endswith("s") else plain
    return re.sub(r"^(?:the|The)\s", "", plain)


@from_words
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{genitive()}|{phrase_of_body()})")


def _named(sentence: str, at: int) -> list[str]:
    """The bodies that a text names before a place, in their plain form, in order."""
    found = _bodies().findall(sentence[max(0, at - 600) : at])
    return [nominative(name) for name in found]


def body_before(sentence: str, at: int, before: str = "") -> str | None:
    """The last body that a sentence names ahead of a place: whose "its meeting" is.

    Args:
        sentence: mended.
        at: the place.
        before: what stands before the sentence, for a bare name ("gruppen") said in full there.
    """
    named = _named(sentence, at)
    if not named:
        return None
    if not _bare(named[-1]):
        return named[-1]
    return _in_full(named[-1], [*_named(before, len(before)), *named]) or named[-1]


def own_body(sentence: str, at: int, named: str | None) -> str | None:
    """A body of which just "gruppen" is said, as the sentence named it in full before."""
    if not named or not _bare(named):
        return named
    return _in_full(named, _named(sentence, at)) or named


def _bare(name: str) -> bool:
    return name.casefold() in words("bare_bodies")


def _in_full(bare: str, named: list[str]) -> str | None:
    stem = bare.casefold().rstrip("nte")
    full = [n for n in named if not _bare(n) and n.casefold().rstrip("nte").endswith(stem)]
    return full[-1] if full else None
