"""Outcomes that no verb of deciding governs: "Udvalget godkendte", "blev udsat", "Godkendt" alone.

The one thing to know: a verb counts by its subject, a participle by its auxiliary or by
standing alone, a present passive by the matter that it speaks of.
"""

import re

from corpus.decisions.actors import ActorKind
from corpus.decisions.decided import named, read_complement
from corpus.decisions.scope import (
    RELATIVE,
    clause_start,
    is_by_others,
    is_earlier,
    is_elsewhere,
    is_negated,
    is_reported,
    is_subordinate,
    is_unreal,
)
from corpus.decisions.verdicts import (
    Governor,
    OutcomeWord,
    Reading,
    Verdict,
    unreal,
    words_of_outcomes,
)
from corpus.model import Outcome
from corpus.terms import pattern_of

__all__ = ["read_stated"]

# "…, punkt 3 udsat"
_POINT = re.compile(r"\s*(?:punkt|pkt\.?|item|sag)\s+\w+(?:\s+\S+){0,2}\s+$", re.IGNORECASE)
_CONFIRMED = re.compile(r"confirmed\s+(?:that|how|it|to|by)\b")
_ATTRIBUTE = re.compile(
    r"\s+(?:by|af|at|på)\s+(?:\S+\s+){1,4}?(?:are|is|was|were|er|bliver|blev|will)\s", re.IGNORECASE
)
_PAIRED = re.compile(
    r"\W*[A-ZÆØÅ][a-zæøå]+(?:et|t|ed)\s+(?:og|and)\s+"
)  # "Gennemgået og godkendt."
# "punkt 7 var trukket af dagsordenen" tells of another item
_OTHER_ITEM = re.compile(r"\b(?:punkt|pkt\.?|item)\s+\d", re.IGNORECASE)
_TOOK = re.compile(r"\b(?:tog|tager)\b")
_AGENT = re.compile(r"\s+(?:af|by)\s+(?P<who>.{2,60})", re.IGNORECASE)
# "blev oplæst, godkendt", "were read, approved and signed"
_SERIES = re.compile(
    r"\b(?:blev|var|was|were|er)\s+(?:[\wæøå]+(?:t|et|d|ed|n),?\s+){1,3}$", re.IGNORECASE
)
_DEFINITE = re.compile(r"\W*[A-ZÆØÅ][\wæøå-]{2,}(?:en|et|ne)\s+")  # "Lønpolitikken udsættes"
_PROPOSED = re.compile(
    r"\W*(?:proposed|prop\.|moved|seconded|motion\s+by|(?:the\s+)?motion\s+was\s+(?:made|seconded))\b",
    re.IGNORECASE,
)
_NOUN_NEXT = re.compile(r"\s+(?!that\b|to\b|the\b|by\b|a\b)[a-z]")


def read_stated(
    sentence: str, word: OutcomeWord, governors: list[Governor], reading: Reading
) -> list[Verdict]:
    """The verdict of a word of an outcome that no verb of deciding governs, or nothing."""
    if word.outcome is Outcome.WITHDRAWN and word.form in ("phrase", "participle", "verb"):
        # "The Chair reported that the applicant had withdrawn the application": it is withdrawn
        if pattern_of("withdrawal_wishes").search(sentence[: word.start]) or _OTHER_ITEM.search(
            sentence[: word.start]
        ):
            return []
        return [Verdict(word.outcome, word.start, word.end)]
    if is_reported(sentence, word, governors) or is_earlier(
        sentence, word.start, word.end, reading
    ):
        return []
    if _CONFIRMED.match(sentence, word.start):
        return []  # "It was confirmed that …" tells something
    if word.form == "phrase":
        return _phrase_verdict(sentence, word, reading)
    if is_subordinate(sentence, word.start, governors):
        return []
    if is_unreal(sentence, word.start) and word.form != "present":
        return []
    if is_negated(sentence, word.start, word.end) and not pattern_of("negations").search(
        sentence[word.start : word.end]
    ):
        return []
    if word.form == "agreeing":
        if re.match(r"\s+from\b", sentence[word.end :]):
            return []
        actor = reading.speakers.actor_at(sentence[clause_start(sentence, word.start) :])
        if actor is not None and actor.kind is ActorKind.OTHER:
            return []
        if specific := read_complement(sentence[word.end :], word.end, None):
            return specific
        outcome = Outcome.DISCUSSED if reading.discussion else Outcome.ADOPTED
        return [Verdict(outcome, word.start, len(sentence))]
    if word.form == "present":
        return _present_verdict(sentence, word, reading)
    if word.outcome is Outcome.DISCUSSED and is_elsewhere(sentence, word.end, reading.speakers):
        return []
    verdict = _verb_verdict(sentence, word, reading) if word.form == "verb" else None
    if verdict is None:
        same = word if word.form == "participle" else _as_participle(sentence, word)
        verdict = _participle_verdict(sentence, same, reading) if same else None
    return [verdict] if verdict else []


def _as_participle(sentence: str, word: OutcomeWord) -> OutcomeWord | None:
    """English has one word for both: "approved"."""
    for form, outcome, pattern in words_of_outcomes():
        if form == "participle" and (match := pattern.match(sentence, word.start)):
            return OutcomeWord(form, outcome, *match.span())
    return None


def _phrase_verdict(sentence: str, word: OutcomeWord, reading: Reading) -> list[Verdict]:
    left = sentence[clause_start(sentence, word.start) : word.start]
    lowered = left[:1].lower() + left[1:]
    if unreal().search(lowered):
        return []
    if word.outcome is not Outcome.REJECTED and is_negated(sentence, word.start, word.end):
        return []
    if (
        word.outcome is Outcome.NOTED
        and sentence[word.start : word.end].endswith("retning")
        and not re.match(r"\W*$|.*\b(?:blev|er|var|tag\w*|tog)\b", left)
    ):
        return []
    by = None
    if word.outcome is Outcome.NOTED and (took := _TOOK.search(sentence, 0, word.start)):
        # "Udvalget tog listen over de sager, der er afgjort siden sidst, til efterretning"
        actor = reading.speakers.subject(sentence, took.start(), took.end())
        by = named(actor.words) if actor.kind is ActorKind.BODY else None
    return [Verdict(word.outcome, word.start, word.end, by)]


def _present_verdict(sentence: str, word: OutcomeWord, reading: Reading) -> list[Verdict]:
    left = sentence[: word.start]
    clause = left[clause_start(sentence, word.start) :]
    lowered = clause[:1].lower() + clause[1:]
    bare = not left.strip()
    if not bare and unreal().search(lowered):
        return []
    if re.search(r",\s*(?:der|som|which)\s[^,]*$", left):
        return []
    about = bool(pattern_of("matters").search(clause)) and len(left.split()) <= 12
    if (
        bare
        or about
        or (reading.labelled and len(left.split()) < 4)
        or (word.outcome is Outcome.DEFERRED and bool(_DEFINITE.fullmatch(left)))
    ):
        return [Verdict(word.outcome, word.start, word.end)]
    if word.outcome is Outcome.DEFERRED and not re.match(
        r"[\wæøå]+s$", sentence[word.start : word.end]
    ):
        return [Verdict(word.outcome, word.start, word.end)]
    return []


def _verb_verdict(sentence: str, word: OutcomeWord, reading: Reading) -> Verdict | None:
    if RELATIVE.search(sentence[: word.start]):
        return None
    if is_by_others(sentence, word.end, reading.speakers):
        return None
    actor = reading.speakers.subject(sentence, word.start, word.end)
    advises = sentence[word.start : word.end].casefold().startswith("advis")
    chaired = (
        actor.kind is ActorKind.CHAIR
        and not advises
        and word.outcome not in (Outcome.DISCUSSED, Outcome.NOTED)
    )
    if (
        actor.kind is ActorKind.NOBODY
        and word.outcome is Outcome.DISCUSSED
        and not sentence[: word.start].strip()
    ):
        return Verdict(word.outcome, word.start, word.end)
    if actor.kind is ActorKind.NOBODY and not sentence[: word.start].strip():
        if sentence[word.start : word.end].casefold() in {"notes", "receives"}:
            return None
        if _NOUN_NEXT.match(sentence[word.end :]) and sentence[word.start].lower() == "r":
            return None  # "Recommended next step is …"
        # "Recommended that …", "Noted the report" in records without subjects
        return Verdict(word.outcome, word.start, word.end)
    if actor.kind is not ActorKind.BODY and not chaired:
        return None
    if actor.words.casefold() in {"der", "it", "it was"}:
        return None
    if word.outcome is Outcome.DEFERRED and re.match(
        rf"\s*(?:{pattern_of('postponable').pattern})", sentence[word.end :], re.IGNORECASE
    ):
        return Verdict(Outcome.ADOPTED, word.start, word.end, named(actor.words), True)
    return Verdict(word.outcome, word.start, word.end, named(actor.words), True)


def _participle_verdict(sentence: str, word: OutcomeWord, reading: Reading) -> Verdict | None:
    left = sentence[: word.start]
    if _ATTRIBUTE.match(sentence, word.end) and left.strip():
        return None  # "Minutes approved by the Board are published"
    if re.match(r"\s+(?:to|on|over|round)\b", sentence[word.end :]) and sentence[
        word.start : word.end
    ].casefold().endswith("passed"):
        return None  # "The letter was passed to the clerk"
    if word.outcome not in (Outcome.WITHDRAWN, Outcome.DEFERRED) and is_by_others(
        sentence, word.end, reading.speakers
    ):
        return None
    if word.outcome is Outcome.DEFERRED and (
        pattern_of("postponable").search(left[clause_start(sentence, word.start) :])
        or re.match(r"\s+from\b", sentence[word.end :])
    ):
        return None
    by = None
    if RELATIVE.search(left[max(0, len(left) - 60) :]):
        presented = pattern_of("presenting").search(left)
        if not presented:
            return None
        subject = reading.speakers.subject(sentence, presented.start(), presented.end())
        thanked = presented.group().casefold().startswith(("takk", "thank"))
        by = named(subject.words) if thanked and subject.kind is ActorKind.BODY else None
    short = len(left.split()) <= 5
    about = bool(pattern_of("matters").search(left))
    clause = left[clause_start(sentence, word.start) :]
    clause = re.sub(r"^\s*(?:men|og|and|but)\s+", "", clause)
    auxiliary = pattern_of("auxiliaries").search(" ".join(clause.split()[-5:])) or _SERIES.search(
        left
    )
    enough = bool(
        re.match(
            r"\W*(?:(?:et\s+)?enigt|enig|all|unanimously|enstemmigt|motion|seconded)\b|\W*(?:med|with)\s+(?:den|det|de|denne|dette|disse|that|this|those|these)\s",
            left,
            re.IGNORECASE,
        )
    )
    bare = not left.strip() or (short and (about or enough))
    bare = (
        bare
        # "Proposed Cllr Cross, seconded Cllr Dean, carried"
        or (bool(_PROPOSED.match(left)) and bool(re.search(r"(?:[,.]|\band)\s*$", left)))
        or bool(_PAIRED.fullmatch(left))
        or (not clause.strip() and len(left) < 40)
        or bool(re.fullmatch(r"\W*(?:\w{1,3}[.)]\s*)?", left))
    )
    if not (bare or auxiliary or _POINT.match(clause)):
        return None
    if (
        auxiliary
        and word.outcome is Outcome.NOTED
        and not about
        and not bare
        and re.search(r"\bit was\s*$", left, re.IGNORECASE)
        and re.match(r"\s+that\b", sentence[word.end :])
    ):
        return None  # "It was noted that …" opens a remark
    if auxiliary and not bare and _other_actor(sentence, left, reading):
        return None
    if agent := _AGENT.match(sentence, word.end):
        actor = reading.speakers.actor_at(agent["who"])
        by = named(actor.words) if actor and actor.kind is ActorKind.BODY else by
    return Verdict(word.outcome, word.start, word.end, by)


def _other_actor(sentence: str, left: str, reading: Reading) -> bool:
    """As in "Direktørkredsen har valgt": a perfect whose subject is another body or a person."""
    perfect = re.search(r"\b(?:har|has|have)\s+(?:\S+\s+){0,3}$", left, re.IGNORECASE)
    if not perfect:
        return False
    actor = reading.speakers.subject(sentence, perfect.start(), perfect.end())
    return actor.kind is not ActorKind.BODY
