"""Whether two titles are about the same matter, by the words that say what it is.

The one thing to know: words are compared by their stems, so that "Fordelingsnøglen"
and "fordelingsnøgle" are one; words that stand on every agenda do not count.
"""

import re
from functools import lru_cache

from corpus.terms import keys, words

__all__ = ["same_subject", "shared_subject", "subject_stems"]

_WORD = re.compile(r"[^\W\d_][\w-]{2,}")
# "udsat fra 4. møde, jf. pkt. 21/25", "[#432](https://…)"
_ASIDE = re.compile(
    r"https?://\S+|\bjf\.?\s+pkt\.?\s*\S+|\b(?:pkt|punkt|item)\.?\s+\d\S*", re.IGNORECASE
)
_ENDINGS = (
    "ernes", "erne", "enes", "erens", "ene", "ens", "ets", "ers", "en", "et", "er", "es", "ing", "s", "e", "n",
)  # fmt: skip


def subject_stems(title: str) -> frozenset[str]:
    """The stems of the words that say what a title is about."""
    return _stems(title[:400], id(keys("body_kinds")))


@lru_cache(maxsize=16384)
def _stems(title: str, _vocabulary: int) -> frozenset[str]:
    plain = _ASIDE.sub(" ", title.casefold())
    kept = (w for w in _WORD.findall(plain) if w not in words("title_fillers"))
    return frozenset(_stem(word.strip("-")) for word in kept)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def same_subject(one: str, other: str) -> bool:
    """Whether two titles are so alike that they name one matter.

    All words of the shorter title are in the longer one, or most words of both are shared;
    a single shared word is enough only where both titles have no other.
    """
    first, second = subject_stems(one), subject_stems(other)
    shared = len(first & second)
    if not shared:
        return False
    if first == second:
        return True
    return shared >= 2 and (
        shared == min(len(first), len(second)) or shared * 3 >= len(first | second) * 2
    )


def shared_subject(one: str, other: str) -> bool:
    """Whether two titles share a word that says what they are about."""
    first, second = subject_stems(one), subject_stems(other)
    return any(
        a == b
        or (
            min(len(a), len(b)) >= 6
            and (a.endswith(b) or b.endswith(a) or a.startswith(b) or b.startswith(a))
        )
        for a in first
        for b in second
    )
