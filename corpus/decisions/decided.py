"""What a verb of deciding decides: "besluttede at udsætte sagen", "RESOLVED that the report be noted".

The one thing to know: its words may be any of the outcomes; where they name none, what
follows was adopted.
"""

import re
from dataclasses import replace

from corpus.decisions.actors import ActorKind
from corpus.decisions.scope import (
    RELATIVE,
    is_by_others,
    is_earlier,
    is_negated,
    is_reported,
    is_unreal,
)
from corpus.decisions.verdicts import Governor, Reading, Verdict, unreal, words_of_outcomes
from corpus.model import Outcome
from corpus.terms import from_words, pattern_of, words

__all__ = ["named", "read_complement", "read_decided"]

_ASIDE = re.compile(r"\s*\([^()]{0,120}\)")  # "RESOLVED (proposed A, seconded B) to defer"
_TO_VERB = re.compile(
    r"^(?:[,:]?\s*(?:at|to|that|om|enstemmigt|unanimously|ikke|herefter|derfor|both|både)\b){0,3}[,:]?\s*$",
    re.IGNORECASE,
)
_AND_VERB = re.compile(r"(?:\s|,\s*)(?:og|and|men|but)(?:\s+(?:at|to|ikke))?\s*$", re.IGNORECASE)
# "the agreed budget", "den besluttede model"
_ENUMERATED = re.compile(r"(?:\d[.)]|[a-h]\)|[;:]|\bog|\band)\s*(?:at|to|that)?\s*$", re.IGNORECASE)
_FIRST_OF_TWO = re.compile(
    r"[,:]?\s*(?:at|to|that)\s+(?!ikke\b|not\b)\S+\s.{6,}?[\s,;](?:og|and)\s+(?:at\s+|to\s+|that\s+)?",
    re.DOTALL | re.IGNORECASE,
)
_ENUMERATES = re.compile(
    r"\b(?:punkt|pkt|item|sag|dot|første|andet|1|a)[).]?\s|\b(?:godkende|approve|adopt|vedtage)\b",
    re.IGNORECASE,
)
_ENGLISH = frozenset({"agreed", "resolved", "decided"})
_WAS = re.compile(r"\b(?:was|were|been)\s+(?:\w+ly\s+|also\s+|then\s+|therefore\s+)?$")
# "£120 from the funds agreed."
_SUM_AGREED = re.compile(r"\W*(?:£|€|\$|\d)[^.;:]{1,60}\sagreed\W*$", re.IGNORECASE)
_RESOLVED = re.compile(
    r"\s*(?:[:,(.–-]|that\b|to\b|unanimously\b|as follows\b|no\b|in\s|under\s|pursuant\s|with\s|by\s|not\s|$)",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"\b(?:the|an|a|our|their|den|det|de|en|et)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)


@from_words
def _everybody() -> frozenset[str]:
    return frozenset(words("everybody")) - frozenset(words("everybody_named"))


def read_decided(
    sentence: str, word: Governor, governors: list[Governor], reading: Reading
) -> list[Verdict]:
    """What a verb of deciding decides, if it does: its own words, or the default of adoption."""
    lowered = sentence[word.start : word.end].casefold()
    concluding = lowered.startswith(("konklu", "conclu"))
    actor = reading.speakers.subject(sentence, word.start, word.end)
    if is_negated(sentence, word.start, word.start) or is_earlier(
        sentence, word.start, word.end, reading
    ):
        return []
    if re.match(r"\s+ikke\b", sentence[word.end :]):
        return []
    if (" " not in lowered and _ADJECTIVE.search(sentence[: word.start])) or re.match(
        r",?\s+or\b", sentence[word.end :]
    ):
        return []
    if is_reported(sentence, word, governors) or is_unreal(sentence, word.start):
        return []
    if RELATIVE.search(sentence[: word.start]) and actor.kind is not ActorKind.BODY:
        return []
    if concluding and re.match(
        r"\W*$|\s+(?:the\s+)?(?:business|meeting|proceedings)\b|\s+(?:at|kl\.?)\s+\d|\s+at\s*$",
        sentence[word.end :],
    ):
        return []  # "The meeting concluded at 8.17 pm."
    if lowered == "agreed" and _SUM_AGREED.match(sentence):
        return [Verdict(Outcome.ADOPTED, word.start, word.end)]
    if lowered == "resolved" and not _RESOLVED.match(sentence[word.end :]):
        return []  # "This issue is resolved!"
    before = " ".join(re.split(r"[;:]\s", sentence[: word.start])[-1].split()[-4:])
    passive = bool(pattern_of("auxiliaries").search(before)) and lowered not in {"besluttede"}
    if actor.kind is ActorKind.OTHER or is_by_others(sentence, word.end, reading.speakers):
        return []
    if (
        actor.kind is ActorKind.PERSON
        and not concluding
        and not (
            # "P/2025/0318 Mill Field - RESOLVED to object"
            sentence[word.start : word.end].isupper()
            and re.search(r"\s[-–—]\s*$", sentence[: word.start])
        )
        and not (lowered in _ENGLISH and _WAS.search(sentence[: word.start]))
        and not (
            passive and not re.search(rf"{re.escape(actor.words)}\s*$", sentence[: word.start])
        )
    ):
        return []
    if re.match(r"\s+(?:with|upon|med)\b", sentence[word.end :]) and lowered in {"agreed", "enig"}:
        return []
    by = actor.words if actor.kind in (ActorKind.BODY, ActorKind.CHAIR) and not passive else None
    if concluding and actor.kind is ActorKind.PERSON:
        by = actor.words
    by = named(by)
    rest = sentence[word.end :]
    if cut := pattern_of("reservations").search(rest):
        rest = rest[: cut.start()]
    specific = read_complement(rest, word.end, by)
    if concluding and not specific:
        if pattern_of("unsupported").search(rest):
            return [Verdict(Outcome.REJECTED, word.start, len(sentence), by, True)]
        if pattern_of("no_decision").search(rest):
            return []
    if specific:
        # "agreed the terms with two amendments: …, and the chair is elected yearly"
        if specific[0].outcome is Outcome.DEFERRED and not _ENUMERATES.search(rest):
            # "aftalt, at forslaget udskydes, og at der nedsættes et udvalg"
            specific = [v for v in specific if v.outcome is not Outcome.ADOPTED]
        if specific[0].outcome is not Outcome.ADOPTED and _FIRST_OF_TWO.fullmatch(
            rest[: specific[0].start - word.end]
        ):
            # "RESOLVED to award £250 to the Scouts and to refuse the other application"
            specific.insert(0, Verdict(Outcome.ADOPTED, word.start, specific[0].start, by, True))
        return [
            replace(v, start=word.start) if v.outcome is Outcome.ADOPTED else v for v in specific
        ]
    if pattern_of("no_decision").search(sentence[: word.end + 20]):
        return []
    if pattern_of("left_open").search(sentence):
        return []  # "enedes om at se tiden an"
    return [Verdict(Outcome.ADOPTED, word.start, word.end + len(rest), by, True)]


def named(by: str | None) -> str | None:
    """Who concluded; "man" and "we" are nobody in particular."""
    if by is None:
        return None
    plain = by.strip(" ,*_")
    return None if plain.casefold() in _everybody() else plain


def read_complement(rest: str, offset: int, by: str | None) -> list[Verdict]:
    """Outcomes within what was decided ("at udsætte sagen", "that the report be noted")."""
    found: list[Verdict] = []
    hits = sorted(
        (
            (match.start(), form, outcome, match)
            for form, outcome, pattern in words_of_outcomes()
            if form != "verb" and outcome is not Outcome.DISCUSSED
            for match in pattern.finditer(rest)
        ),
        key=lambda hit: (hit[0], -hit[3].end()),
    )
    at = 0
    for start, form, outcome, match in hits:
        lead = rest[at:start] if start >= at else ""
        if start < at:
            continue
        whole = rest[:start]
        relative = re.search(r",\s*(?:der|som|which|who)\s[^,]*$", whole)
        if relative or is_negated(rest, start, match.end()):
            continue
        if form == "infinitive":
            object_ = rest[match.end() : match.end() + 60]
            fits = bool(
                _TO_VERB.match(_ASIDE.sub("", lead))
                or _AND_VERB.search(lead)
                or re.search(r"\b(?:at|to|that)\s*$", whole)
            )
            fits = fits or (
                match.group().startswith(("be ", "should", "would", "skal", "skulle"))
                and bool(pattern_of("matters").search(whole))
            )
            if outcome is Outcome.DEFERRED:
                fits = fits and not re.match(
                    rf"\s*(?:{pattern_of('postponable').pattern})", object_, re.IGNORECASE
                )
            if outcome is Outcome.ADOPTED:
                fits = bool(
                    _TO_VERB.match(_ASIDE.sub("", lead))
                    or _ENUMERATED.search(whole)
                    or match.group().startswith("be ")
                )
            if outcome is Outcome.REJECTED:
                fits = fits and not re.match(r"\s*(?:all|both|any|alle|samtlige)\b", object_)
                fits = fits and bool(
                    pattern_of("matters").search(object_)
                    or pattern_of("matters").search(match.group())
                    or not object_.strip(" .")
                )
        elif form == "participle":
            before = " ".join(whole.split()[-5:])
            fits = bool(pattern_of("auxiliaries").search(before)) and not unreal().search(before)
        elif form == "present":
            fits = len(whole) < 140 and (
                outcome is Outcome.NOTED or bool(pattern_of("matters").search(whole))
            )
        else:
            fits = form == "phrase" and not unreal().search(whole[-60:])
        if fits:
            found.append(Verdict(outcome, offset + start, offset + match.end(), by, True))
            at = match.end()
    unique: list[Verdict] = []
    for verdict in found:
        if all(verdict.outcome is not other.outcome for other in unique):
            unique.append(verdict)
    return unique
