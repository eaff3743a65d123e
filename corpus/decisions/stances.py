"""What parties and persons said or wanted in the record, apart from what was decided.

The one thing to know: a position has a party in its sentence, or in the words that open
its list ("Der var følgende bemærkninger fra regionerne:"). The body that met has none.
"""

import re
from collections.abc import Iterator

from corpus.decisions.actors import NAME, ActorKind, starts_with_opener
from corpus.decisions.record import Record, Sentence
from corpus.decisions.speakers import Speakers
from corpus.model import Position
from corpus.terms import from_words, keys, pattern_of, phrases

__all__ = ["find_positions"]

_BOUNDARY = re.compile(r"[;:(]\s|\s[–—]\s|,\s+(?:men|mens|og|but|while|and|whereas)\s+")
_NOT_PARTY = re.compile(
    r"\b(?:at|that|som|which|hvis|når|if|when|blev|was|er|is|har|has|have|om|hvad|what|ikke|did|does|were|are|not)\b",
    re.IGNORECASE,
)
_NAME_LIST = re.compile(rf"(?:{NAME},\s+){{1,8}}{NAME}\s+(?:og|and|samt)\s+{NAME}$")
_VERB = re.compile(r"\s(?!fælles\b)[a-zæøå]{2,}(?:ede|ed|te)\b")
_TRAILING = re.compile(
    r"\s+(?:havde|kunne|fortsat|også|dog|ligeledes|alene|derfor|igen|desuden|endvidere|had|also|further|then|again|strongly|herefter|kun|both|begge|all|omvendt|derimod|ikke)$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:mens|men|og|while|but|and|samt|dog)\s+", re.IGNORECASE)
_PRONOUNS = frozenset(
    "der det de den han hun hans hendes man vi it this that there they he she we i his her which who some one these those what alle jeg her dette disse".split()
)
_GROUP = re.compile(
    r"(?P<party>[\wÆØÅæøå][\w' -]{1,60}?)(?=\s+(?:om|til|ift|vedr|vedrørende|for|that|to|on|about)\b|\s*[:.,]|$)"
)


@from_words
def _from() -> re.Pattern[str]:
    return re.compile(phrases("stances_from") + r"\s+(?:the\s+)?", re.IGNORECASE)


@from_words
def _by_stance() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each stance with its phrases, to find which one a match is of."""
    return tuple(
        (stance, re.compile(phrases(f"stances.{stance}"), re.IGNORECASE))
        for stance in dict.fromkeys(keys("stances").values())
    )


def find_positions(record: Record, speakers: Speakers) -> tuple[Position, ...]:
    """The positions that an item's record tells of, in order."""
    found: list[Position] = []
    listed: tuple[str, int] | None = None  # the party of a list, and its paragraph
    for sentence in record.sentences:
        positions = list(_of_sentence(sentence, speakers))
        if introduced := _introduced(sentence):
            party, told = introduced
            listed = (party, sentence.paragraph)
            positions = [Position(party, _unnamed_stance(told), sentence.quote)] if told else []
            found += positions
            continue
        if not positions and listed and sentence.paragraph - listed[1] <= 12:
            if sentence.paragraph == listed[1] or pattern_of("stances_unnamed").search(
                sentence.words
            ):
                stance = _unnamed_stance(sentence.words)
                positions = [Position(listed[0], stance, sentence.quote)]
        elif positions:
            listed = None
        found += positions
    return tuple(found)


def _unnamed_stance(told: str) -> str:
    return "wishes" if pattern_of("stances_unnamed").search(told) else "remarks"


def _introduced(sentence: Sentence) -> tuple[str, str] | None:
    """The party of "Der var følgende bemærkninger fra regionerne:", and what follows on the line."""
    match = _from().search(sentence.words)
    party = _GROUP.match(sentence.words, match.end()) if match else None
    rest = sentence.words[party.end() :].strip() if party else ""
    if party is None or not rest.startswith(":"):
        return None
    return party["party"].strip(), rest[1:].strip()


def _of_sentence(sentence: Sentence, speakers: Speakers) -> Iterator[Position]:
    told = sentence.words[:1200]
    if told.rstrip().endswith("?"):
        return
    seen: set[str] = set()
    for match in pattern_of("stances").finditer(told):
        for party in _parties(told, match.start(), match.end(), speakers):
            if party not in seen:
                seen.add(party)
                yield Position(party, _stance(match.group()), sentence.quote)
    if not seen and (opening := _from().search(told)):
        stance = keys("stances_from").get(
            opening.group().casefold().removesuffix("the ").strip(), "remarks"
        )
        if named := _GROUP.match(told, opening.end()):
            yield Position(named["party"].strip(), stance, sentence.quote)


def _stance(said: str) -> str:
    best = max(
        ((match.end() - match.start(), stance) for stance, pattern in _by_stance()
         if (match := pattern.match(said))),
        default=(0, "remarks"), key=lambda found: found[0],
    )  # fmt: skip
    return best[1]


def _parties(told: str, start: int, end: int, speakers: Speakers) -> list[str]:
    """Whose stance it is, each party apart; empty where that is the body or unclear."""
    last = 0
    for match in _BOUNDARY.finditer(told, 0, start):
        last = match.end()
    left = _LEADING.sub("", told[last:start].strip(" *_"))
    if not left:
        return []
    if starts_with_opener(left):
        name = re.match(rf"\s*(?:{NAME})", told[end:])
        words_ = name.group().strip() if name else ""
        if not words_ or len(left.split()) > 5:
            return []
        actor = speakers.actor_at(words_)
        return [] if actor and actor.kind is ActorKind.BODY else _apart(words_)
    while (shorter := _TRAILING.sub("", left)) != left:
        left = shorter
    party = left if _NAME_LIST.match(left) else re.split(r",\s", left)[0]
    if earlier := pattern_of("stances").search(party):
        party = party[: earlier.start()].strip()  # "Bo Dahl støttede planen, men bad om …"
    if _VERB.search(party):
        return []
    if not party or not (party[0].isupper() or party[0] == "@") or len(party.split()) > 12:
        return []
    if (
        party.casefold() in _PRONOUNS
        or party.split()[0].casefold() in _PRONOUNS - {"de"}
        or _NOT_PARTY.search(party)
    ):
        return []
    if (
        len(left) > len(party)
        and _NOT_PARTY.search(left[len(party) :])
        and not left.rstrip().endswith(",")
    ):
        return []
    actor = speakers.actor_at(party)
    if actor and actor.kind is ActorKind.BODY:
        return []
    return _apart(party)


def _apart(party: str) -> list[str]:
    """As in "Bo Dahl og Eva Frost" as two; "Indenrigs- og Sundhedsministeriet" as one."""
    parts = [part.strip() for part in re.split(r",\s+|(?<!-)\s+(?:og|samt|and)\s+", party)]
    if re.search(r"\s(?:for|of)\s", parts[0]) and len(parts[-1].split()) == 1:
        return [party]  # "Ministeriet for Hav og Fjord"
    return parts if all(part[:1].isupper() for part in parts) else [party]
