"""The words that name who acts: bodies, chairs, everybody, and people.

The one thing to know: a body's noun may stand alone or end a compound ("udvalg",
"miljøudvalget"); the words of a sentence's opening ("Herefter", "After") name nobody.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.terms import from_words, words

__all__ = [
    "NAME",
    "WORD",
    "Actor",
    "ActorKind",
    "body_nouns",
    "chair_of",
    "generic_bodies",
    "openers",
    "sort_nouns",
    "starts_with_opener",
]

#: A person's name as printed, or several words of a proper name.
NAME = r"[A-ZÆØÅÉ][\w'’.-]*(?:\s+(?:(?:van|von|de|der|af|la)\s+)?[A-ZÆØÅÉ][\w'’-]*\.?){0,4}(?<![.])"
WORD = re.compile(r"[\w'’/@-]+")


class ActorKind(StrEnum):
    """Who a verb belongs to."""

    BODY = "body"  # the body that met, or all who were there
    CHAIR = "chair"
    OTHER = "other"  # a body that did not meet
    PERSON = "person"  # a person or party
    NOBODY = "nobody"  # no subject is said


@dataclass(frozen=True, slots=True)
class Actor:
    """The subject of a verb: its kind and its words as printed."""

    kind: ActorKind
    words: str = ""


@from_words
def body_nouns() -> re.Pattern[str]:
    """A noun of a body, alone or as the end of a compound, with Danish endings."""
    nouns = "|".join(sorted(map(re.escape, words("bodies")), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?P<stem>[\w-]*?(?<!om)(?:{nouns}))(?P<end>s?møde\w*|en|et|n|t|ens|ets|ns|ts|erne|ernes|s)?(?![\w])",
        re.IGNORECASE,
    )


@from_words
def sort_nouns() -> re.Pattern[str]:
    """The noun of a body at the end of a compound: what sort of body it is."""
    return re.compile(
        rf"(?:{'|'.join(sorted(map(re.escape, words('bodies')), key=len, reverse=True))})$",
        re.IGNORECASE,
    )


@from_words
def openers() -> frozenset[str]:
    """Words that open a sentence and are never its subject."""
    return frozenset(words("openers"))


@from_words
def _chairs() -> frozenset[str]:
    return frozenset(words("chairs"))


@from_words
def generic_bodies() -> frozenset[str]:
    """Nouns that any body may be called by ("gruppen")."""
    return frozenset(words("any_body_names"))


def starts_with_opener(words_: str) -> bool:
    """Whether a sentence opens with a word that cannot be its subject ("Herefter", "After")."""
    first = WORD.match(words_.lstrip())
    return first is not None and first.group().casefold() in openers()


def chair_of(words_: str) -> str | None:
    """The "s formand" of "udvalgets formand"."""
    match = re.match(r"(?:s|’s|'s)?\s+(?P<chair>\w+)", words_)
    return match.group() if match and match["chair"].casefold() in _chairs() else None
