"""What a sentence decides by who speaks, by its label, and by the title it stands under.

The one thing to know: the same words may decide or not: "No changes." adopts under "Approval
of minutes", what the chair says in a transcript concludes, what another speaker says does not.
"""

import re
from dataclasses import replace

from corpus.decisions.actors import NAME, ActorKind
from corpus.decisions.outcomes import (
    left_open,
    read_listed,
    read_verdicts,
    reports,
)
from corpus.decisions.record import Sentence
from corpus.decisions.record_lines import speaker_of
from corpus.decisions.speakers import Speakers
from corpus.decisions.verdicts import Reading, Verdict, find_governors
from corpus.model import AgendaItem, Outcome
from corpus.terms import from_words, pattern_of, phrases

__all__ = ["only_tells", "tells_of_others", "verdicts_in_context"]

_NAMES = re.compile(rf"(?:{NAME})(?:(?:,|\s(?:og|and))\s{NAME}){{0,3}}\W*")
# "Bliver d. 21. marts", "Sommerfesten bliver lørdag den 14. juni": notes fix a day
_FIXED = re.compile(
    r"(?:(?:Det\s|[A-ZÆØÅ][\wæøå]+\s)?bliver|Dato(?:en)?(?:\s+er|:))\s+(?:(?:man|tirs|ons|tors|fre|lør|søn)dag,?\s+)?(?:den|d\.)?\s*\d",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:a|an|the|en|et|den|det)\s+$", re.IGNORECASE)


def verdicts_in_context(
    sentence: Sentence, reading: Reading, item: AgendaItem
) -> tuple[Verdict, ...]:
    """What a sentence decides, by who speaks, by its label, and by the title it stands under."""
    words_, speaker = sentence.words, sentence.speaker
    if _signature().search(words_):
        return ()
    if sentence.labelled and pattern_of("refusing_openings").match(words_):
        return (Verdict(Outcome.REJECTED, 0, len(words_), None, True),)  # "Do not add hints"
    alone = speaker_of(words_)
    speaker = alone if alone and reading.speakers.is_chair(alone) else speaker
    if speaker and reading.speakers.is_chair(speaker):
        words_ = re.sub(rf"^{re.escape(speaker)}\s*:\s*", "", words_)
        said = words_[:1].upper() + words_[1:]
        heard = read_verdicts(said, reading)
        if left_open(said) and not any(v.outcome is Outcome.REJECTED for v in heard):
            return ()
        return tuple(replace(v, by=v.by or speaker.strip("<>")) for v in heard)
    if sentence.spoken or (speaker and speaker[:1] in "<abcdefghijklmnopqrstuvwxyz"):
        return ()
    found = read_verdicts(words_, reading)
    if not found and sentence.labelled and not reports(words_) and (outcome := read_listed(words_)):
        return (Verdict(outcome, 0, len(words_), None, True),)  # "AGREED: To defer …"
    if (
        not found
        and pattern_of("approval_titles").search(item.title)
        and _no_remarks().match(words_)
    ):
        return (Verdict(Outcome.ADOPTED, 0, len(words_)),)  # minutes: "No changes."
    if not found and pattern_of("election_titles").search(item.title) and _NAMES.fullmatch(words_):
        return (Verdict(Outcome.ADOPTED, 0, len(words_)),)  # "Bo Dahl og Eva Frost."
    if not found and _FIXED.match(words_) and not pattern_of("closing_titles").search(item.title):
        return (Verdict(Outcome.ADOPTED, 0, len(words_)),)
    if _formalities().match(words_):
        return tuple(v for v in found if v.outcome is not Outcome.NOTED)
    return found


@from_words
def _signature() -> re.Pattern[str]:
    """What stands at the foot of a record for its approval at the next meeting."""
    return re.compile(rf"_{{4,}}|\.{{6,}}|{phrases('signature_lines')}", re.IGNORECASE)


@from_words
def _no_remarks() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{phrases('no_remarks')})", re.IGNORECASE)


@from_words
def _formalities() -> re.Pattern[str]:
    return re.compile(rf"(?:\S+\s+){{0,5}}?(?:{phrases('formalities')})", re.IGNORECASE)


def only_tells(sentence: Sentence, speakers: Speakers) -> bool:
    """As in "Bo Dahl orienterede om …" under "Beslutning:": what somebody told, which decides nothing."""
    said = sentence.words
    told = next((g for g in find_governors(said) if g.kind == "reporting"), None)
    if told is None or not told.start or _ARTICLE.search(said[: told.start]):
        return bool(_nothing_raised().match(said))
    kind = speakers.subject(said, told.start, told.end).kind
    return kind in (ActorKind.PERSON, ActorKind.CHAIR, ActorKind.OTHER)


@from_words
def _nothing_raised() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{phrases('nothing_raised')})", re.IGNORECASE)


def tells_of_others(title: str, speakers: Speakers) -> bool:
    """As in "Board Meeting Updates": what such an item calls approved, another body approved."""
    return bool(pattern_of("reports_of_others").search(title)) and speakers.names_another(title)
