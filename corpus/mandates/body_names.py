"""How the sentences of a mandate name bodies: its own, and those it advises or recommends to.

The one thing to know: its own body is called by its name, by the noun in it ("udvalget"), or
by its initials; another body's name ends where the words are no longer those of a name.
"""

import re
from collections.abc import Sequence

from corpus.model import PowerKind
from corpus.terms import from_words, words
from corpus.text import fold

__all__ = ["addressee_of", "holds_body_noun", "name_after", "name_ends", "subject_of"]

_DIRECT = re.compile(
    r"(?:\b(?:to(?:\s+the)?|til|over for|by|of|af|fra|from)|forelægges|rådgive|rådgiver|advise|advises|advising)$",
    re.IGNORECASE,
)


def addressee_of(kind: PowerKind, sentence: str, match: re.Match[str]) -> str | None:
    """Whom the body advises or recommends to."""
    phrase = match.group()
    inside = re.search(
        r"(?:forelægges|forelægge|forelægger|\bto)\s+(?:for\s+)?(?P<name>\S.*?)\s+(?:til|for)\s+\w+$",
        phrase,
    )
    if inside:
        return _shorn(inside["name"])
    rest = sentence[match.end() :]
    if _DIRECT.search(phrase):
        return name_after(rest)
    if kind is not PowerKind.RECOMMENDS:
        beside = re.match(r"\s+(?:over for|to)\s+(?P<rest>\S.*)$", rest)
        return name_after(beside["rest"]) if beside else None
    further = re.match(r"(?:\s+[^\s.,;:]+){0,8}?\s+(?:til|over for|to)\s+(?P<rest>\S.*)$", rest)
    return name_after(" " + further["rest"]) if further else None


def name_after(rest: str) -> str | None:
    """The body that words begin with ("styregruppen om …", "the Board of Directors on …"), or None."""
    tokens = re.findall(r"[^\s]+", rest)[:14]
    taken: list[str] = []
    ends = name_ends()
    at = 0
    while at < len(tokens) and len(taken) < 9:
        token = tokens[at]
        bare = token.strip('.,;:()"”“').casefold()
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if token.startswith("(") and taken:
            break
        if bare in ("for", "of", "og", "and", "i", "på", "ved", "the", "in", "af"):
            joins = following[:1].isupper() or (bare in ("of", "and") and following == "the")
            definite = bare == "og" and bool(re.search(r"(?:en|et|erne|ene)[.,;]?$", following))
            if bare == "the" and not taken:
                at += 1
                continue
            if bare == "the" and taken[-1] not in ("of", "for", "and", "in"):
                break
            if bare == "the" or (taken and (joins or definite)):
                taken.append(token)
                at += 1
                continue
            break
        if bare in ends or (taken and token[:1].islower() and _named(taken)):
            break
        taken.append(token)
        at += 1
        if token.endswith((".", ",", ";", ":", ")")):
            break
    name = " ".join(taken)
    return _shorn(name)


def _named(taken: Sequence[str]) -> bool:
    """Whether a name is whole: "recommend to Senate changes …"."""
    return taken[0][:1].isupper() and taken[-1].casefold() in words("body_nouns")


def _shorn(name: str) -> str | None:
    bare = re.sub(r"^(?:the|den|det)\s+", "", name.strip(" .,;:()"), flags=re.IGNORECASE)
    return bare if re.search(r"[^\W\d_]{2}", bare) else None


@from_words
def name_ends() -> frozenset[str]:
    """Words at which the name of a body ends."""
    return frozenset(words("body_name_ends"))


def subject_of(body: str | None, *, statutes: bool) -> re.Pattern[str]:
    """What the mandate calls its own body at the head of a sentence."""
    nouns = words("body_nouns")
    if body:
        name = fold(body)
        if not statutes:
            nouns = tuple(noun for noun in nouns if _stem(noun) in name or _undoubled(noun) in name)
        own = [word for word in re.findall(r"[\w-]{5,}", name) if holds_body_noun(word)]
        nouns = (
            *nouns,
            name,
            *own,
            *(word + end for word in own for end in ("et", "en", "n", "t")),
        )
        nouns = (*nouns, *re.findall(r"\b[A-ZÆØÅ]{2,6}\b", body), *_initials(body))
        if not any(_stem(noun) in name for noun in words("body_nouns")):
            nouns = (*nouns, "gruppen", "udvalget", "rådet", "committee", "group")
    alternatives = "|".join(re.escape(noun) for noun in sorted(set(nouns), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?!\w)", re.IGNORECASE)


def _initials(body: str) -> tuple[str, ...]:
    """What a body is called for short: "WG" and "PWG" for "Packaging Working Group"."""
    letters = "".join(re.findall(r"\b[A-ZÆØÅ](?=[a-zæøå])", body))
    return tuple(letters[at:] for at in range(len(letters) - 1))


def holds_body_noun(word: str) -> bool:
    """Whether a word of a name is a body's: "dataråd", "ældrerådet", "driftsudvalget"."""
    return any(
        word.endswith((noun, _stem(noun), _stem(noun) + "e")) for noun in words("body_nouns")
    )


def _undoubled(noun: str) -> str:
    """The stem with its last letter once: "forum" of "forummet"."""
    return re.sub(r"([mnlkt])\1$", r"\1", _stem(noun))


def _stem(noun: str) -> str:
    stem = re.sub(r"(?:et|en)$", "", noun)
    return stem if len(stem) > 2 else noun
