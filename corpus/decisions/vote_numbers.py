"""The numbers of a vote in the words of one sentence: for, against, abstained.

The one thing to know: a row of sides with their numbers ("For: 46  Against: 0") goes before
a pair ("7-2"), a pair before single numbers, and numbers before names that are counted.
"""

import re

from corpus.decisions.voters import (
    SIDES,
    listed_sides,
    majority,
    named_sides,
    names_in,
    persons_in,
    single_votes,
    standing_sides,
)
from corpus.terms import from_words, keys, pattern_of, phrases, words

__all__ = ["numbers_in", "side_labels", "side_numbers", "tally"]

_BETWEEN = re.compile(r"[\s,;.|/)–—-]*(?:\([^()]{0,120}\)[\s,;.|)–—-]*)?(?:og|and)?\s*")


def _counts(number: str, before: str, label: str, after: str) -> tuple[re.Pattern[str], ...]:
    voters = phrases("voter_nouns", whole_words=False)
    return (
        # not "$250 for"; "1 member in favour"
        re.compile(
            rf"(?<![\w./£$€#-]){number}\s+(?:(?:{voters})\s+)?(?:{after})(?!\w)", re.IGNORECASE
        ),
        re.compile(rf"(?<!\w)(?:{before})\s*[:=–-]?\s*\(?{number}(?![\w/.-]*\d)\b", re.IGNORECASE),
        # "Imod stemte A, V og C (21)"
        re.compile(
            rf"(?<!\w)(?:{before})\s+[A-ZÆØÅ][^.;()\d]{{0,80}}\(\s*(?P<n>\d{{1,4}})\s*\)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<!\w)(?:{label})\s*[:=–]\s*\(?{number}(?![\w/.-]*\d)\b", re.IGNORECASE),
    )


@from_words
def _number() -> str:
    return rf"(?P<n>\d{{1,4}}|(?:{'|'.join(sorted(keys('vote_numbers'), key=len, reverse=True))}))"


@from_words
def side_numbers() -> dict[str, tuple[re.Pattern[str], ...]]:
    """For each side the patterns of its number, the surest first."""
    number = _number()
    return {
        side: _counts(
            number,
            phrases(f"vote_before.{side}", whole_words=False),
            phrases(f"vote_label.{side}", whole_words=False),
            phrases(f"vote_after.{side}", whole_words=False),
        )
        for side in SIDES
    }


@from_words
def _pairs() -> tuple[re.Pattern[str], ...]:
    number = _number()
    two = number.replace("?P<n>", "?P<a>"), number.replace("?P<n>", "?P<b>")
    voters = f"(?:{phrases('voter_nouns', whole_words=False)})"
    return (
        # "med 7 stemmer mod 2", "7 for og 2 imod" stands below
        re.compile(rf"\b{two[0]}\s+(?:stemmer?|votes?)\s+(?:mod|imod|against|to)\s+{two[1]}\b", re.IGNORECASE),
        # "carried on a vote of seven to two"
        re.compile(rf"\bvotes?\s+(?:of|was|were)\s+{two[0]}\s+(?:to|against)\s+{two[1]}\b", re.IGNORECASE),
        re.compile(rf"\b(?:stemmetallene|stemmerne|stemmetal)\s+{two[0]}\s*(?:-|–|mod)\s*{two[1]}\b", re.IGNORECASE),
        # "Approved (4/0/1)", "vote 7/1/0"
        re.compile(r"(?:\(|\b(?:vote|votes|voted|afstemning)\s*:?\s*)(?P<a>\d{1,3})\s?/\s?(?P<b>\d{1,3})\s?/\s?(?P<c>\d{1,2})(?![\d/])", re.IGNORECASE),
        # "6 Members voted for the motion and 3 for the amendment"
        re.compile(rf"\b{two[0]}\s+(?:{voters}\s+)?(?:voted\s+|votes?\s+|stemte\s+)?(?:for|in favour of)\s+(?:the\s+)?(?:motion|forslaget|hovedforslaget|indstillingen),?\s+(?:and|og|mod|to)\s+{two[1]}\s+(?:{voters}\s+)?(?:voted\s+|votes?\s+|stemte\s+)?(?:for|in favour of)\s+(?:the\s+)?(?:amendment|ændringsforslaget)\b", re.IGNORECASE),
        # "CARRIED 6/0", "Lost 2/4"
        re.compile(r"\b(?:carried|lost|defeated|passed|failed|vedtaget|forkastet)\s+(?P<a>\d{1,3})\s?/\s?(?P<b>\d{1,3})(?:\s?/\s?(?P<c>\d{1,2}))?(?![\d/])", re.IGNORECASE),
        # "carried 5-2", "passed by 6 to 3", "vote: 7-0-1"
        re.compile(
            r"\b(?:carried|passed|failed|defeated|approved|adopted|lost|rejected|vote|voted|vedtaget|forkastet|godkendt|afstemning)\b"
            r"(?:\s*[:(,]|\s+(?:by|with|on|a|vote|votes|of|med|stemmerne|count|voting|unanimously)\b){0,5}\s*\(?(?P<a>\d{1,3})\s*(?:-|–|to|mod)\s*(?P<b>\d{1,3})(?:\s*(?:-|–)\s*(?P<c>\d{1,3}))?(?![\d/-]|\.\d)(?!\s*(?:weeks?|days?|months?|uger|dage|måneder|pct|%|moved\b))",
            re.IGNORECASE,
        ),
    )  # fmt: skip


def value_of(word: str) -> int | None:
    return int(word) if word.isdigit() else int(keys("vote_numbers")[word.casefold()])


@from_words
def side_labels() -> re.Pattern[str]:
    """A side before its number ("For: 46", "No 1", "Undlod: ingen")."""
    sides = "|".join(
        f"(?P<{side}>{'|'.join(re.escape(w) for w in sorted(_side_words(side), key=len, reverse=True))})"
        for side in SIDES
    )
    return re.compile(
        rf"\W{{0,3}}(?<!\w)(?:{sides})(?:\s*[:=–-]\s*|\s+)\(?{_number()}(?![\w/-]|[.,:]\d)",
        re.IGNORECASE,
    )


def _side_words(side: str) -> set[str]:
    topics = (f"vote_label.{side}", f"vote_before.{side}", f"vote_lists.{side}")
    return {word for topic in topics for word in words(topic) if word[-1].isalpha()}


def tally(words: str) -> tuple[int | None, int | None, int | None] | None:
    """The numbers where each stands behind its side ("For: 46  Against: 0", "Yes 5, No 1")."""
    found: dict[str, int | None] = {}
    last: re.Match[str] | None = None
    for match in side_labels().finditer(words):
        if last and not _BETWEEN.fullmatch(words, last.end(), match.start()) and len(found) < 2:
            found = {}  # not one row of numbers
        side = next(s for s in SIDES if match[s])
        found.setdefault(side, value_of(match["n"]))
        last = match
    if len(found) < 2:
        return None
    return found.get("for"), found.get("against"), found.get("abstained")


def numbers_in(words: str) -> tuple[int | None, int | None, int | None]:
    """Votes for, against and abstained, each None where the words do not give it."""
    counted = tally(words) or _counted(words)
    if counted[2] is None and counted[0] is not None:
        counted = *counted[:2], _side(words, "abstained")
    named = named_sides()
    votes_for, against, abstained = counted
    standing = standing_sides()["against"]
    if votes_for is not None and against is None and (who := standing.search(words)):
        against = persons_in(who["names"])
    if votes_for is None and (who := majority().search(words) or named["for"].search(words)):
        votes_for = persons_in(who["names"])
    if against is None and votes_for is not None and (who := named["against"].search(words)):
        against = persons_in(who["names"])
    if abstained is None and votes_for is not None and (who := named["abstained"].search(words)):
        abstained = len(names_in(who["names"])) or None
    return votes_for, against, abstained


def _counted(words: str) -> tuple[int | None, int | None, int | None]:
    for pattern in _pairs():
        if match := pattern.search(words):
            third = match.groupdict().get("c")
            abstained = int(third) if third else _side(words, "abstained")
            first, second = value_of(match["a"]), value_of(match["b"])
            lost = pattern_of("lost_votes").search(words[: match.end()])
            if first and second and first > second and lost:
                first, second = second, first  # "nedstemt med 9 stemmer mod 4"
            return first, second, abstained
    return _side(words, "for"), _side(words, "against"), _side(words, "abstained")


def _side(words: str, side: str) -> int | None:
    for pattern in side_numbers()[side]:
        if match := pattern.search(words):
            return value_of(match["n"])
    if match := listed_sides()[side].search(words):
        names = names_in(match["names"])
        letters = all(len(name) == 1 for name in names)  # parties
        return None if letters else len(names)
    if side != "against" and (match := standing_sides()[side].search(words)):
        return persons_in(match["names"])
    return 1 if single_votes()[side].search(words) else None
