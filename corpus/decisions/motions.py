"""Motions and what became of them: "Moved … That the item lie on the table. CARRIED 6/0".

The one thing to know: a result says only whether the motion was carried; what was then
decided is what the motion says: a matter put off, a report received, a plan adopted.
"""

import re
from collections.abc import Sequence

from corpus.decisions.outcomes import read_listed
from corpus.decisions.record import Sentence
from corpus.decisions.reservations import find_condition
from corpus.model import Outcome
from corpus.terms import keys, pattern_of

__all__ = ["motion_before", "moved_condition", "moved_outcome", "ratifies"]

# "Motion carried 5-0", "Seconded by Bo Dahl and carried", "Forslaget blev vedtaget"
_RESULT = re.compile(
    r"(?:(?:the\s+)?(?:motion|resolution|amendment|this|it|dette|det|forslaget)\s+(?:was\s+|is\s+|blev\s+)?(?:seconded\b[^.;]{0,60}?\band\s+)?|seconded\b[^.;]{0,40}?\band\s+)"
    r"(?:carried|passed|passes|carries|approved|adopted|agreed|defeated|failed|fails|fell|lost|withdrawn|vedtaget|godkendt|tiltrådt)\b",
    re.IGNORECASE,
)
# "CARRIED 6/0", "Lost 2/4 Against: Cr Hale", "Passed unanimously."
_BARE = re.compile(
    r"(?:carried|lost|defeated|passed|failed|negatived)\b(?=\W*$|\s+(?:unanimously|by\b|with\b|on\b|\(?\d|en bloc|nem)|[.,;:(])",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:moved|motion|proposed|recommended that|suggested that|requested that|foreslog|stillede forslag)\b",
    re.IGNORECASE,
)
# "Approved by unanimity.", "Approved by 10 votes in favour, 0 against, 1 abstention."
_RATIFIED = re.compile(
    r"(?:approved|adopted|agreed|accepted|carried|passed)\s+(?:(?:by|with)\s+(?:unanimity|acclamation|consensus|\d)|unanimously\W*$)",
    re.IGNORECASE,
)
_THAT = re.compile(r"[\"“]?that\b", re.IGNORECASE)
_OPENS = re.compile(r"\b(?:to|that|at)\b[\s,:–-]*", re.IGNORECASE)
_START = re.compile(r"\bto\b|\bthat\b|\bat\b|\bmoved\s|$", re.IGNORECASE)
_BACK = 14  # sentences that a motion may be long
_FIRST = 14  # words within which the verb of a motion stands


def _is_bare_result(words: str) -> bool:
    """Whether words are the result of a motion and nothing else ("CARRIED 6/0")."""
    return bool(_BARE.match(words)) and len(words.split()) <= 20


def ratifies(words: str) -> bool:
    """Whether words say how the resolution above them was passed ("Approved by unanimity.")."""
    return bool(_RATIFIED.match(words)) and len(words.split()) <= 24


def motion_before(result: Sentence, heard: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The motion that a result speaks of, from where it is moved to the result; else nothing."""
    bare = _is_bare_result(result.words)
    if not bare and not _RESULT.match(result.words):
        return ()
    reach = _BACK if bare else 4
    found: list[Sentence] = []
    opened = 0
    for sentence in reversed(heard):
        if not 0 <= result.index - sentence.index <= reach:
            break
        if sentence.index == result.index:
            continue
        if _is_bare_result(sentence.words) or _RESULT.match(sentence.words):
            break  # of the motion before
        found.append(sentence)
        if _MOVED.search(sentence.words) or (bare and _THAT.match(sentence.words)):
            opened = len(found)
            if _MOVED.search(sentence.words):
                break
    motion = tuple(reversed(found[:opened]))
    return motion if bare else motion[:1]


def moved_outcome(motion: str) -> Outcome | None:
    """What a motion that was carried does to its matter, where that is no mere adoption."""
    for opening in _OPENS.finditer(motion[:1500]):
        rest = motion[opening.end() :]
        match = pattern_of("motion_verbs").search(rest)
        if not match or len(rest[: match.start()].split()) > _FIRST:
            continue
        said = re.sub(r"\s+", " ", match.group()).casefold()
        outcome = Outcome(keys("motion_verbs").get(said, Outcome.DEFERRED.value))
        if pattern_of("motion_verbs_more").search(rest[: match.start()]):
            continue  # "that the plan be adopted and the report be noted"
        if outcome is Outcome.NOTED and pattern_of("motion_verbs_more").search(rest):
            return None
        return outcome
    return read_listed(re.split(r"(?=\bto\b)", motion, maxsplit=1)[-1])


def moved_condition(motion: Sequence[Sentence]) -> str | None:
    """What a motion that was carried makes its matter hang on."""
    for sentence in motion:
        start = _START.search(sentence.words)
        if condition := find_condition(sentence.words, start.start() if start else 0):
            return condition
    return None
