"""Voters by name beside what they did: "Imod stemte Bo Dahl", "Ayes: Hart, Moss and Lee".

The one thing to know: people are counted where each has more than one name or stands as a
handle or initials; letters are parties, and no number of votes.
"""

import re

from corpus.terms import from_words, phrases

__all__ = [
    "SIDES",
    "listed_sides",
    "majority",
    "named_sides",
    "names_in",
    "persons_in",
    "single_votes",
    "standing_sides",
]

SIDES = ("for", "against", "abstained")
_NOT_NAMES = re.compile(
    r"^(?:ingen|none|nil|no one|nobody|en|et|alle|han|hun|de|der|motion|the|it|for|imod)\b",
    re.IGNORECASE,
)


@from_words
def named_sides() -> dict[str, re.Pattern[str]]:
    """Voters by name before what they did ("Bo Dahl og Eva Frost undlod at stemme")."""
    name = r"[A-ZÆØÅ][\w.’'-]+(?:\s[A-ZÆØÅ][\w.’'-]*){0,3}(?:\s\([^()]{1,30}\))?"
    names = rf"\W*(?P<names>{name}(?:(?:,|\s(?:og|samt|and))\s{name}){{0,6}})"
    return {side: re.compile(rf"{names}\s+(?:{phrases(f'named_voting.{side}')})") for side in SIDES}


@from_words
def majority() -> re.Pattern[str]:
    """As in "Et flertal (Bo Dahl, Eva Frost og Ib Lund) anbefaler"."""
    return re.compile(
        rf"(?:{phrases('majority')})\s*(?:\(|:\s+|bestående af\s+)(?P<names>[^()]{{4,300}}?)\)",
        re.IGNORECASE,
    )


def persons_in(words: str) -> int | None:
    """How many people are named, where each has more than one name; parties are no number of votes."""
    names = names_in(words)
    alone = re.compile(r"@\S+|[A-ZÆØÅ]{2,4}$")
    told = bool(names) and all(len(n.split()) > 1 or alone.match(n) for n in names)
    return len(names) if told else None


@from_words
def listed_sides() -> dict[str, re.Pattern[str]]:
    """A side with the names of its voters ("+1: Ann, Bo — 0: none", "Ayes: Hart, Moss and Lee")."""
    return {
        side: re.compile(
            rf"(?<![\w+−-])(?:{phrases(f'vote_lists.{side}', whole_words=False)})\s*:\s*"
            r"(?P<names>(?-i:[A-ZÆØÅ])[^:;—–]{1,300}?)(?=\s*(?:[;—–]|\.(?:\s|$)|$))",
            re.IGNORECASE,
        )
        for side in SIDES
    }


@from_words
def standing_sides() -> dict[str, re.Pattern[str]]:
    """The same without a colon ("For stemte Bo Dahl og Eva Frost. Imod stemte Ib Lund.")."""
    return {
        side: re.compile(
            rf"(?:{phrases(f'vote_lists.{side}')})(?<=stemte)\s+(?P<names>(?-i:[A-ZÆØÅ])[^:;—–()\d]{{3,300}}?)(?=\s*(?:;|\.(?:\s|$)|$))",
            re.IGNORECASE,
        )
        for side in SIDES
    }


@from_words
def single_votes() -> dict[str, re.Pattern[str]]:
    """As in "stemte kun forslagsstilleren for", "only the proposer voted in favour"."""
    return {
        "for": re.compile(phrases("single_votes.for"), re.IGNORECASE),
        "against": re.compile(phrases("single_votes.against"), re.IGNORECASE),
        "abstained": re.compile(r"(?!)"),
    }


def names_in(words: str) -> list[str]:
    """The single names of "Bo Dahl og Eva Frost (Ø)"."""
    words = re.split(
        r"\s+(?:stemte|som|der|idet|fordi|da|og ønsker|og ønskede|who|because|voted|undlod|imod|tager|tog|kan|kunne|ønsker|finder|er|blev|is|was)\b|\bFor\b|\bAbst",
        words,
    )[0]
    words = re.sub(r"\s*\([^()]{0,40}\)", "", words)
    parts = re.split(r"\s*(?:,|\bog\b|\bsamt\b|\band\b|&|\+)\s*", words)
    names = [part.strip(" .*_()") for part in parts]
    return [
        name for name in names
        if name and name[0].isupper() and len(name) < 60 and not _NOT_NAMES.match(name)
    ]  # fmt: skip
