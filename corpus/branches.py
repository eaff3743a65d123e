"""Many phrases as one regular expression that parts where they part, letter by letter.

The one thing to know: it matches just what the phrases in their order, parted by
``|``, would match. Only it looks at the letters that they share once, which makes a
search for hundreds of phrases several times as fast.
"""

import re
from collections.abc import Iterable, Sequence

__all__ = ["SPACE", "branching", "letters"]

#: A piece of a phrase: any white space.
SPACE = r"\s+"


def letters(word: str) -> tuple[str, ...]:
    """A word as pieces that match its letters and nothing else."""
    return tuple(map(re.escape, word))


def branching(phrases: Iterable[Sequence[str]]) -> str:
    """A regular expression without groups of its own; the first phrase that matches counts.

    Args:
        phrases: each as its pieces, which are regular expressions: ``letters``, ``SPACE`` or any other.
    """
    return _branched(list(dict.fromkeys(map(tuple, phrases))))


def _branched(phrases: list[tuple[str, ...]]) -> str:
    if len(phrases) == 1:
        return "".join(phrases[0])
    groups: dict[str, list[tuple[str, ...]]] = {}
    for pieces in phrases:
        groups.setdefault(pieces[0] if pieces else "", []).append(pieces[1:])
    if len(groups) == 1:
        first, rest = groups.popitem()
        return first + _branched(rest)
    if not all(map(_excludes_others, groups)):
        return f"(?:{'|'.join(map(''.join, phrases))})"
    return f"(?:{'|'.join(first + _branched(rest) for first, rest in groups.items())})"


def _excludes_others(piece: str) -> bool:
    """Whether no other piece matches where this one does, so that the order is free.

    The end of a phrase does not exclude others, but comes last: the longer are tried first.
    """
    return piece in {"", SPACE} or piece == re.escape(piece[-1])
