"""Votes as records count them.

The one thing to know: a number that the words do not give is None, never a guess; "no" and
"ingen" are zero, and so is what an unanimous vote leaves out only where the record says it.
"""

import re

from corpus.decisions.vote_numbers import numbers_in, side_labels, side_numbers, tally
from corpus.decisions.voters import listed_sides, named_sides, names_in, standing_sides
from corpus.model import Span, Vote
from corpus.terms import from_words, keys, pattern_of, phrases

__all__ = ["counts_on", "find_vote", "join_votes"]

_LONGEST = 900
_NAMES_AFTER = re.compile(
    r"^\s*:\s*(?P<list>[A-ZÆØÅ][^.;]{0,160})|^[^.(;]{0,30}?\((?P<names>[^()]{1,120})\)"
)
_DISSENT = (
    # "imod stemte Bo Dahl", "Imod stemte Ø og F"
    re.compile(r"\b(?:[Ii]mod|[Mm]od)\s+(?:forslaget\s+|indstillingen\s+)?stemte\s+(?!\d)(?P<names>[A-ZÆØÅ][^.;]{0,120})"),
    re.compile(r"(?P<names>[A-ZÆØÅ][^.;:]{1,120}?)\s+(?:stemte\s+(?:imod|mod|nej)|voted\s+against|dissent(?:ed|ing)|opposed\s+the\s+motion)"),
    re.compile(r"\b(?:mindretalsudtalelse|særudtalelse|minority\s+statement|dissenting\s+opinion)\s+(?:fra|af|from|by)\s+(?P<names>[A-ZÆØÅ][^.;]{1,120})", re.IGNORECASE),
    re.compile(r"(?P<names>[A-ZÆØÅ][^.;:]{1,100}?)\s+(?:afgav|ønskede|fik)\b[^.]{0,40}\b(?:mindretalsudtalelse|særudtalelse)"),
    re.compile(r"[Ee]t\s+mindretal(?:\s+bestående\s+af)?\s*[:,(]?\s*(?P<names>[A-ZÆØÅ][^.;:)]{0,120})"),
    re.compile(r"\b(?:opposed|against|nays?|noes|dissenting)\s*:\s*(?!\d)(?P<names>[A-ZÆØÅ][^.;]{1,120})", re.IGNORECASE),
    re.compile(r"\bwith\s+(?P<names>[A-Z][^.;,]{1,60}?)\s+(?:voting\s+against|dissenting|opposed|opposing)"),
)  # fmt: skip


def find_vote(words: str, span: Span) -> Vote | None:
    """The vote that a mended sentence counts, or None; ``span`` is the sentence."""
    words = words[:_LONGEST]
    if tally(words) is None and (called := _roll_call(words)) is not None:
        return Vote(*called, False, (), span)
    numbers = numbers_in(words)
    unanimous = pattern_of("unanimous").search(words)
    dissenters = _dissenters(words)
    if all(n is None for n in numbers) and not unanimous and not dissenters:
        return None
    if not unanimous and not dissenters and not _is_vote(words, numbers):
        return None
    said = unanimous is not None and not re.search(
        r"\b(?:ikke|not|non)[ -]$", words[: unanimous.start()]
    )
    if not said and all(n is None for n in numbers) and not dissenters:
        return None
    if said and _planned(words):
        return None
    return Vote(*numbers, said, dissenters, span)


def _roll_call(words: str) -> tuple[int, int, int] | None:
    """As in "Benavides – aye; Okafor – nay": each name with its vote."""
    said = [keys("roll_call")[m["said"].casefold()] for m in _called().finditer(words)]
    if len(said) < 2:
        return None
    return said.count("for"), said.count("against"), said.count("abstained")


@from_words
def _called() -> re.Pattern[str]:
    said = phrases("roll_call", whole_words=False)
    return re.compile(
        rf"(?<=[\w.)])(?:\s*[-–—:,]\s*|\s*\()(?P<said>{said})(?=\)?\s*(?:[;,.|)]|$))", re.IGNORECASE
    )


def join_votes(first: Vote, second: Vote) -> Vote | None:
    """Two sentences' counts as one vote, or None where both count the same side."""
    if first.unanimous or second.unanimous:
        return None
    sides = ("votes_for", "against", "abstained")
    if any(getattr(first, s) is not None and getattr(second, s) is not None for s in sides):
        return None
    numbers = [
        a if a is not None else b
        for a, b in ((getattr(first, s), getattr(second, s)) for s in sides)
    ]
    return Vote(
        numbers[0],
        numbers[1],
        numbers[2],
        False,
        tuple(dict.fromkeys((*first.dissenters, *second.dissenters))),
        Span(first.span.start, second.span.end),
    )


def _planned(words: str) -> bool:
    """As in "must be unanimous", "kræver enstemmighed"."""
    return bool(
        re.search(
            r"\b(?:kræver|skal|må|bør|must|should|shall|requires?|needs?|if|hvis)\b",
            words,
            re.IGNORECASE,
        )
    )


def _is_vote(words: str, numbers: tuple[int | None, int | None, int | None]) -> bool:
    """Whether the numbers are votes: two of them, or one beside a word of voting."""
    return sum(n is not None for n in numbers) > 1 or bool(pattern_of("voting_words").search(words))


def counts_on(words: str) -> bool:
    """Whether a sentence goes on counting the vote of the one before it ("Imod: 2.", "Bo Dahl undlod at stemme.")."""
    named = (*named_sides().values(), *listed_sides().values(), *standing_sides().values())
    return any(pattern.match(words) for pattern in (side_labels(), *named))


def _dissenters(words: str) -> tuple[str, ...]:
    """Who voted against, by name."""
    found: list[str] = []
    for pattern in side_numbers()["against"]:
        if (match := pattern.search(words)) and (after := _NAMES_AFTER.match(words[match.end() :])):
            found += names_in(after["names"] or after["list"])
    for pattern in _DISSENT:
        if match := pattern.search(words):
            found += names_in(match["names"])
    return tuple(dict.fromkeys(found))
