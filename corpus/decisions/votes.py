"""Votes as records count them.

The one thing to know: a number that the words do not give is None, never a guess; "no" and
"ingen" are zero, and so is what an unanimous vote leaves out only where the record says it.
"""

import re

from corpus.model import Span, Vote
from corpus.terms import from_words, keys, phrases, words

__all__ = ["counts_on", "find_vote", "join_votes"]

_LONGEST = 900


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
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    number = _number()
    return {
        side: _counts(
            number,
            phrases(f"vote_before.{side}", whole_words=False),
            phrases(f"vote_label.{side}", whole_words=False),
            phrases(f"vote_after.{side}", whole_words=False),
        )
        for side in ("for", "against", "abstained")
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


@from_words
def _unanimous() -> re.Pattern[str]:
    return re.compile(phrases("unanimous"), re.IGNORECASE)


@from_words
def _lost() -> re.Pattern[str]:
    return re.compile(phrases("lost_votes"), re.IGNORECASE)


@from_words
def _voting() -> re.Pattern[str]:
    return re.compile(phrases("voting_words"), re.IGNORECASE)


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
_NOT_NAMES = re.compile(
    r"^(?:ingen|none|nil|no one|nobody|en|et|alle|han|hun|de|der|motion|the|it|for|imod)\b",
    re.IGNORECASE,
)


def find_vote(words: str, span: Span) -> Vote | None:
    """The vote that a mended sentence counts, or None; ``span`` is the sentence."""
    words = words[:_LONGEST]
    if _tally(words) is None and (called := _roll_call(words)) is not None:
        return Vote(*called, False, (), span)
    numbers = _numbers(words)
    unanimous = _unanimous().search(words)
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
    return sum(n is not None for n in numbers) > 1 or bool(_voting().search(words))


def _value(word: str) -> int | None:
    return int(word) if word.isdigit() else int(keys("vote_numbers")[word.casefold()])


def counts_on(words: str) -> bool:
    """Whether a sentence goes on counting the vote of the one before it ("Imod: 2.", "Bo Dahl undlod at stemme.")."""
    return bool(
        _labels().match(words)
        or any(pattern.match(words) for pattern in _named_sides().values())
        or any(pattern.match(words) for pattern in _listed().values())
        or any(pattern.match(words) for pattern in _standing().values())
    )


@from_words
def _labels() -> re.Pattern[str]:
    """A side before its number ("For: 46", "No 1", "Undlod: ingen")."""
    sides = "|".join(
        f"(?P<{side}>{'|'.join(re.escape(w) for w in sorted(_side_words(side), key=len, reverse=True))})"
        for side in ("for", "against", "abstained")
    )
    return re.compile(
        rf"\W{{0,3}}(?<!\w)(?:{sides})(?:\s*[:=–-]\s*|\s+)\(?{_number()}(?![\w/-]|[.,:]\d)",
        re.IGNORECASE,
    )


def _side_words(side: str) -> set[str]:
    topics = (f"vote_label.{side}", f"vote_before.{side}", f"vote_lists.{side}")
    return {word for topic in topics for word in words(topic) if word[-1].isalpha()}


@from_words
def _named_sides() -> dict[str, re.Pattern[str]]:
    """Voters by name before what they did ("Bo Dahl og Eva Frost undlod at stemme")."""
    name = r"[A-ZÆØÅ][\w.’'-]+(?:\s[A-ZÆØÅ][\w.’'-]*){0,3}(?:\s\([^()]{1,30}\))?"
    names = rf"\W*(?P<names>{name}(?:(?:,|\s(?:og|samt|and))\s{name}){{0,6}})"
    return {
        side: re.compile(rf"{names}\s+(?:{phrases(f'named_voting.{side}')})")
        for side in ("for", "against", "abstained")
    }


@from_words
def _majority() -> re.Pattern[str]:
    """As in "Et flertal (Bo Dahl, Eva Frost og Ib Lund) anbefaler"."""
    return re.compile(
        rf"(?:{phrases('majority')})\s*(?:\(|:\s+|bestående af\s+)(?P<names>[^()]{{4,300}}?)\)",
        re.IGNORECASE,
    )


def _persons(words: str) -> int | None:
    """How many people are named, where each has more than one name; parties are no number of votes."""
    names = _names(words)
    alone = re.compile(r"@\S+|[A-ZÆØÅ]{2,4}$")
    told = bool(names) and all(len(n.split()) > 1 or alone.match(n) for n in names)
    return len(names) if told else None


_BETWEEN = re.compile(r"[\s,;.|/)–—-]*(?:\([^()]{0,120}\)[\s,;.|)–—-]*)?(?:og|and)?\s*")


def _tally(words: str) -> tuple[int | None, int | None, int | None] | None:
    """The numbers where each stands behind its side ("For: 46  Against: 0", "Yes 5, No 1")."""
    found: dict[str, int | None] = {}
    last: re.Match[str] | None = None
    for match in _labels().finditer(words):
        if last and not _BETWEEN.fullmatch(words, last.end(), match.start()) and len(found) < 2:
            found = {}  # not one row of numbers
        side = next(s for s in ("for", "against", "abstained") if match[s])
        found.setdefault(side, _value(match["n"]))
        last = match
    if len(found) < 2:
        return None
    return found.get("for"), found.get("against"), found.get("abstained")


def _numbers(words: str) -> tuple[int | None, int | None, int | None]:
    counted = _tally(words) or _counted(words)
    if counted[2] is None and counted[0] is not None:
        counted = *counted[:2], _side(words, "abstained")
    named = _named_sides()
    votes_for, against, abstained = counted
    if votes_for is not None and against is None and (who := _standing()["against"].search(words)):
        against = _persons(who["names"])
    if votes_for is None and (who := _majority().search(words) or named["for"].search(words)):
        votes_for = _persons(who["names"])
    if against is None and votes_for is not None and (who := named["against"].search(words)):
        against = _persons(who["names"])
    if abstained is None and votes_for is not None and (who := named["abstained"].search(words)):
        abstained = len(_names(who["names"])) or None
    return votes_for, against, abstained


def _counted(words: str) -> tuple[int | None, int | None, int | None]:
    for pattern in _pairs():
        if match := pattern.search(words):
            third = match.groupdict().get("c")
            abstained = int(third) if third else _side(words, "abstained")
            first, second = _value(match["a"]), _value(match["b"])
            if first and second and first > second and _lost().search(words[: match.end()]):
                first, second = second, first  # "nedstemt med 9 stemmer mod 4"
            return first, second, abstained
    return _side(words, "for"), _side(words, "against"), _side(words, "abstained")


def _side(words: str, side: str) -> int | None:
    for pattern in _patterns()[side]:
        if match := pattern.search(words):
            return _value(match["n"])
    if match := _listed()[side].search(words):
        names = _names(match["names"])
        letters = all(len(name) == 1 for name in names)  # parties
        return None if letters else len(names)
    if side != "against" and (match := _standing()[side].search(words)):
        return _persons(match["names"])
    return 1 if _single()[side].search(words) else None


@from_words
def _listed() -> dict[str, re.Pattern[str]]:
    """A side with the names of its voters ("+1: Ann, Bo — 0: none", "Ayes: Hart, Moss and Lee")."""
    return {
        side: re.compile(
            rf"(?<![\w+−-])(?:{phrases(f'vote_lists.{side}', whole_words=False)})\s*:\s*"
            r"(?P<names>(?-i:[A-ZÆØÅ])[^:;—–]{1,300}?)(?=\s*(?:[;—–]|\.(?:\s|$)|$))",
            re.IGNORECASE,
        )
        for side in ("for", "against", "abstained")
    }


@from_words
def _standing() -> dict[str, re.Pattern[str]]:
    """The same without a colon ("For stemte Bo Dahl og Eva Frost. Imod stemte Ib Lund.")."""
    return {
        side: re.compile(
            rf"(?:{phrases(f'vote_lists.{side}')})(?<=stemte)\s+(?P<names>(?-i:[A-ZÆØÅ])[^:;—–()\d]{{3,300}}?)(?=\s*(?:;|\.(?:\s|$)|$))",
            re.IGNORECASE,
        )
        for side in ("for", "against", "abstained")
    }


@from_words
def _single() -> dict[str, re.Pattern[str]]:
    """As in "stemte kun forslagsstilleren for", "only the proposer voted in favour"."""
    return {
        "for": re.compile(phrases("single_votes.for"), re.IGNORECASE),
        "against": re.compile(phrases("single_votes.against"), re.IGNORECASE),
        "abstained": re.compile(r"(?!)"),
    }


def _dissenters(words: str) -> tuple[str, ...]:
    found: list[str] = []
    for pattern in _patterns()["against"]:
        if (match := pattern.search(words)) and (after := _NAMES_AFTER.match(words[match.end() :])):
            found += _names(after["names"] or after["list"])
    for pattern in _DISSENT:
        if match := pattern.search(words):
            found += _names(match["names"])
    return tuple(dict.fromkeys(found))


def _names(words: str) -> list[str]:
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
