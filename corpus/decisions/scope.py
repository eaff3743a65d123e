"""Whether a word of an outcome is said as a fact of this meeting.

The one thing to know: each question looks only as far as the words that could unsay the
outcome: its own clause, or back to the verb of speaking that reaches it.
"""

import re

from corpus.dates import find_dates
from corpus.decisions.actors import ActorKind
from corpus.decisions.speakers import Speakers
from corpus.decisions.verdicts import Governor, OutcomeWord, Reading, unreal, words_of_outcomes
from corpus.terms import from_words, pattern_of, phrases, words

__all__ = [
    "RELATIVE",
    "clause_start",
    "is_by_others",
    "is_earlier",
    "is_elsewhere",
    "is_negated",
    "is_reported",
    "is_speech",
    "is_subordinate",
    "is_unreal",
]

_STRONG = re.compile(r"[,;:(]\s|\s[–—-]\s|(?<=[.!?])\s")
_RIGHT = re.compile(
    r"[,;:(]\s|\s[–—-]\s|(?<=[.!?])\s|\s(?:at|that)\s(?!(?:the|its|their|last|this|our|a)\b)",
    re.IGNORECASE,
)
# "…, og udvalget godkendte": a new main clause, out of reach of what governed the one before
_NEW_CLAUSE = re.compile(
    r";|(?:[,–]\s*(?:og|men|hvorefter|hvorpå|hvilket|and|but|after which|whereupon|so)\s+(?!at\b|that\b|om\b|whether\b))"
)
RELATIVE = re.compile(r"(?:,?\s(?:der|som|which|that|who))\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
# "Proposed Cllr Cross, seconded Cllr Dean, carried"
_MOVERS = frozenset({"proposed", "moved", "seconded", "motion"})
# "Et forslag om …", "Bo Dahls forslag om …"
_PROPOSAL = re.compile(r"(?:forslag|proposal|suggestion|motion|opfordring|ønske)", re.IGNORECASE)
_OPENS = re.compile(r"\W*(?:\S+\s+){0,4}")
_PASSIVE = re.compile(
    r"(?:^|\s|\b)(?:was|were|blev|bliver|er|is|fik|fandt|faldt|failed|did)\b(?:\s+\S+){0,2}\s*$|(?:was|were|blev|fik|faldt|failed|fell|died|carried|passed)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^\s*(?:\S+\s+){0,3}?(?:(?<!fra )(?<!af )(?<!til )den|d\.|on|i|in)\s*$", re.IGNORECASE
)
_OF_PAPERS = re.compile(
    r"møde|referat|minutes|meeting|\b(?:fra|af|til|from|of|until|senest|with|med|per|pr)\b",
    re.IGNORECASE,
)
_AT_MEETING = re.compile(
    r"(?:på|at)\s+(?:\S+\s+){0,4}?(?:møde\w*|meeting)\s+(?:den|on|d\.)\s*$", re.IGNORECASE
)
_AGENT = re.compile(
    r"^\s*(?:(?!og\b|and\b)\S+\s+){0,3}?(?:af|by)\s+(?P<who>.{2,80})", re.IGNORECASE
)
# "Myles: agreed", "MB - everything is ready": what one person said
_SAYS = re.compile(
    r"(?P<name>@?[A-ZÆØÅ][\w.]*(?: [A-ZÆØÅ][\w.]*){0,2})(?:\s*:\s|,\s|\s[-–]\s)(?=\S)"
)


@from_words
def _no_names() -> frozenset[str]:
    topics = ("openers", "chairs", "everybody", "deciding_labels")
    return frozenset(word for topic in topics for word in words(topic))


def is_speech(sentence: str) -> bool:
    """As in "Michael, had thought that we agreed": the words of one person in notes."""
    match = _SAYS.match(sentence)
    if not match:
        return False
    name = match["name"].casefold()
    rest = match.end()
    if any(
        pattern.match(sentence)
        or (form in ("participle", "present") and pattern.match(sentence, rest))
        for form, _, pattern in words_of_outcomes()
    ):
        return False
    if pattern_of("deciding").match(sentence) or pattern_of("matters").match(sentence):
        return False
    first = name.split()[0]
    if first in _no_names() or name in _no_names() or first in _MOVERS:
        return False
    if match.group().rstrip().endswith(","):
        # "Styregruppen, der …, besluttede"; "Kurt Espersen, formand, konkluderede"
        return not Speakers(frozenset(), "").actor_at(match["name"]) and not re.match(
            r"(?:[^,]{2,60}),\s+(?:konklu|conclu)", sentence[match.end() :]
        )
    return True


def clause_start(sentence: str, at: int) -> int:
    """Where the clause begins that the character at ``at`` stands in."""
    last = 0
    for match in _STRONG.finditer(sentence, 0, at):
        last = match.end()
    return last


def is_reported(sentence: str, word: OutcomeWord | Governor, governors: list[Governor]) -> bool:
    """Whether a verb of speaking or wishing reaches the word."""
    reach = [g for g in governors if g.kind == "reporting" and g.end <= word.start]
    if not reach:
        return False
    between = sentence[reach[-1].end : word.start]
    if len(reach) == 1 and _is_subject(sentence, reach[-1], word):
        return False  # "The proposal to lease a bus was not supported"
    if _NEW_CLAUSE.search(between) or re.search(r",\s+$", between):
        return False
    if re.search(r",\s*(?:som|der|which|hvilket)\s", between) and pattern_of("presenting").search(
        sentence[: reach[-1].end]
    ):
        return False
    if (
        re.search(r"(?:\s|,\s)(?:and|og)\s+(?:\w+\s+){0,2}$|,\s*$", between)
        and (isinstance(word, Governor) or word.form in ("participle", "verb"))
        and re.search(r"\bseconded\b|\bit was\b|støttet af", sentence[: word.start], re.IGNORECASE)
    ):
        return False  # "It was proposed by A, seconded by B and RESOLVED that …"
    return not (
        # "Formanden orienterede om status og orienteringen blev taget til efterretning"
        re.search(
            r"\s(?:og|and)\s+(?:orienteringen|det blev|dette blev|it was|this was)\b",
            between,
            re.IGNORECASE,
        )
    )


def _is_subject(sentence: str, noun: Governor, word: OutcomeWord | Governor) -> bool:
    """Whether a proposal is what the words tell the end of, rather than what somebody said."""
    if not _PROPOSAL.match(sentence, noun.start) or not _OPENS.fullmatch(sentence[: noun.start]):
        return False
    return bool(
        _PASSIVE.search(sentence[noun.end : word.start]) or _PASSIVE.match(sentence, word.start)
    )


def is_subordinate(sentence: str, start: int, governors: list[Governor]) -> bool:
    """As in "Kassereren anbefalede, at forslaget vedtages": a clause that nobody states as a fact."""
    clause = sentence[clause_start(sentence, start) : start]
    if not re.match(r"(?:(?:og|and)\s+)?(?:at|that)\s", clause):
        return False
    return not any(g.kind == "stating" and g.end <= start for g in governors)


def is_unreal(sentence: str, start: int) -> bool:
    """Whether the clause before ``start`` speaks of conditions, plans or duties."""
    begin = clause_start(sentence, start)
    while begin and re.match(r"(?:at|that)\s", sentence[begin:]):
        begin = clause_start(sentence, begin - 1)  # "Det forventes, at budgettet godkendes"
    clause = sentence[begin:start]
    for cut in re.finditer(r"\s(?:og|men|and|but)\s", clause):
        if re.match(r"(?:\S+\s){0,3}$", clause[cut.end() :]):
            clause = clause[cut.end() :]
            break
    lowered = clause[:1].lower() + clause[1:]
    return bool(unreal().search(lowered))


def is_negated(sentence: str, start: int, end: int) -> bool:
    """Whether "ikke" or "not" stands right before or after the words."""
    before = " ".join(sentence[clause_start(sentence, start) : start].split()[-3:])
    after = " ".join(sentence[end:].split()[:1])
    if re.match(r"(?:uden|without|no|nem)\b", after):
        after = ""  # "godkendt uden bemærkninger"
    before = re.sub(r"\b(?:uden|without|no|ingen)\s+\S+$", "", before)
    return bool(
        pattern_of("negations").search(before) or re.match(pattern_of("negations"), after.lower())
    )


def is_earlier(sentence: str, start: int, end: int, reading: Reading) -> bool:
    """Whether the words tell of a decision of another day."""
    left = sentence[clause_start(sentence, start) : start]
    boundary = _RIGHT.search(sentence, end)
    right = sentence[end : boundary.start() if boundary else len(sentence)]
    for match in pattern_of("earlier").finditer(left + sentence[start:end] + right):
        said = match.group().casefold()
        if re.search(
            r"referat|minutes", (left + sentence[start:end] + right)[: match.start()], re.IGNORECASE
        ):
            continue  # "the minutes of the last meeting"
        if said == "since" and match.start() >= len(left):
            continue  # "deferred since we ran out of time"
        near = said in {"havde", "had", "'d", "allerede", "already"}
        if not near or (len(left[match.end() :].split()) <= 3 and match.end() <= len(left)):
            return True
    tail = sentence[end : end + 90]
    for mention in find_dates(tail, reading.day)[:1]:
        lead = tail[: mention.span.start]
        if reading.day is None or mention.date is None or mention.date >= reading.day:
            continue
        if _AT_MEETING.search(lead) and not re.search(r"referat|minutes", lead, re.IGNORECASE):
            return True
        if _DATED.search(lead) and not _OF_PAPERS.search(lead):
            return True
    return False


def is_by_others(sentence: str, end: int, speakers: Speakers) -> bool:
    """As in "godkendt af byrådet", "approved by the Board"."""
    agent = _AGENT.match(sentence[end : end + 120])
    if not agent or _manners().match(agent["who"]):
        return False
    actor = speakers.actor_at(agent["who"])
    if actor is None:
        return agent["who"][0].isupper()  # "accepted by TC39", "godkendt af Bo Dahl"
    return actor.kind is ActorKind.OTHER


@from_words
def _manners() -> re.Pattern[str]:
    """As in "approved by general consent"."""
    return re.compile(rf"(?:(?:a|an|the)\s+)?(?:\w+\s+)?(?:{phrases('manners')})", re.IGNORECASE)


def is_elsewhere(sentence: str, end: int, speakers: Speakers) -> bool:
    """As in "Discussed in the board meeting", where the board is another body."""
    place = re.match(r"\s+(?:in|at|on|by|på|i|af)\s+(?P<where>.{2,60})", sentence[end : end + 80])
    actor = speakers.actor_at(place["where"]) if place else None
    return (actor is not None and actor.kind is ActorKind.OTHER) or bool(
        place and speakers.names_another(" ".join(place["where"].split()[:3]))
    )
