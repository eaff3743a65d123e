"""What one sentence of a record says became of a matter.

The one thing to know: a word of an outcome counts only where this body says it as a fact.
Wishes, proposals, conditions, plans, other bodies' decisions and earlier meetings' are
sorted out by the words that govern it: the nearest verb of deciding or of speaking before
it in the sentence, and the auxiliaries and negations of its own clause.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from corpus.dates import find_dates
from corpus.model import Outcome
from corpus.speakers import ActorKind, Speakers
from corpus.terms import from_words, keys, phrases, words

__all__ = ["Reading", "Verdict", "read_listed", "read_verdicts", "undecided"]

Form: TypeAlias = Literal["verb", "participle", "present", "infinitive", "phrase", "agreeing"]
Govern: TypeAlias = Literal["deciding", "stating", "reporting"]
_FORMS: tuple[Form, ...] = ("phrase", "verb", "participle", "present", "infinitive")
_LONGEST = 1500  # characters of a sentence that are read
_STRONG = re.compile(r"[,;:(]\s|\s[–—-]\s|(?<=[.!?])\s")
_RIGHT = re.compile(r"[,;:(]\s|\s[–—-]\s|(?<=[.!?])\s|\s(?:at|that)\s(?!(?:the|its|their|last|this|our|a)\b)",
    re.IGNORECASE,
)
# "…, og udvalget godkendte": a new main clause, out of reach of what governed the one before
_NEW_CLAUSE = re.compile(
    r";|(?:[,–]\s*(?:og|men|hvorefter|hvorpå|hvilket|and|but|after which|whereupon|so)\s+(?!at\b|that\b|om\b|whether\b))"
)
_COORDINATION = re.compile(
    r"(?:\s|,\s*|;\s*)(?:og|men|mens|and|but|while)\s+(?!at\b|that\b|om\b)|;|[,.]\s+(?=(?:punkt|pkt|item|ad)\b)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:,?\s(?:der|som|which|that|who))\s+(?:\S+\s+){0,2}$", re.IGNORECASE)
_TO_VERB = re.compile(
    r"^(?:[,:]?\s*(?:at|to|that|om|enstemmigt|unanimously|ikke|herefter|derfor|both|både)\b){0,3}[,:]?\s*$", re.IGNORECASE
)
_AND_VERB = re.compile(r"(?:\s|,\s*)(?:og|and|men|but)(?:\s+(?:at|to|ikke))?\s*$", re.IGNORECASE)
_DATED = re.compile(
    r"^\s*(?:\S+\s+){0,3}?(?:(?<!fra )(?<!af )(?<!til )den|d\.|on|i|in)\s*$", re.IGNORECASE
)
_OF_PAPERS = re.compile(
    r"møde|referat|minutes|meeting|\b(?:fra|af|til|from|of|until|senest|with|med|per|pr)\b", re.IGNORECASE
)
_AT_MEETING = re.compile(r"(?:på|at)\s+(?:\S+\s+){0,4}?(?:møde\w*|meeting)\s+(?:den|on|d\.)\s*$", re.IGNORECASE)
# "the agreed budget", "den besluttede model"
_ENUMERATED = re.compile(r"(?:\d[.)]|[a-h]\)|[;:]|\bog|\band)\s*(?:at|to|that)?\s*$", re.IGNORECASE)
_RESOLVED = re.compile(r"\s*(?:[:,(]|that\b|to\b|unanimously\b|as follows\b|$)", re.IGNORECASE)
_ADJECTIVE = re.compile(r"\b(?:the|an|a|our|their|den|det|de|en|et)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_NOUN_NEXT = re.compile(r"\s+(?!that\b|to\b|the\b|by\b|a\b)[a-z]")
_AGENT = re.compile(r"^\s*(?:\S+\s+){0,3}?(?:af|by)\s+(?P<who>.{2,80})", re.IGNORECASE)
# "Myles: agreed", "MB - everything is ready": what one person said
_SAYS = re.compile(
    r"(?P<name>@?[A-ZÆØÅ][\w.]*(?: [A-ZÆØÅ][\w.]*){0,2})(?:\s*:\s|,\s|\s[-–]\s)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known around a sentence.

    Attributes:
        speakers: who is the body.
        day: of the meeting, or None.
        labelled: whether it stands under "Beslutning:" and the like.
        discussion: whether its item is one for discussion, which weak agreement does not decide.
        elsewhere: whether its item tells what other bodies did, so that only words that name
            the body that met count.
    """

    speakers: Speakers
    day: date | None = None
    labelled: bool = False
    discussion: bool = False
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome that a sentence states.

    Attributes:
        start: of the word that states it, in the sentence.
        by: who concluded, as printed, or None.
        firm: stated by a verb of deciding or concluding.
    """

    outcome: Outcome
    start: int
    end: int
    by: str | None = None
    firm: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    form: Form
    outcome: Outcome
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Governor:
    kind: Govern
    start: int
    end: int


@from_words
def _words_of_outcomes() -> tuple[tuple[Form, Outcome, re.Pattern[str]], ...]:
    made: list[tuple[Form, Outcome, re.Pattern[str]]] = []
    topics = {form: set(keys(_topic(form)).values()) for form in _FORMS}
    for form in _FORMS:
        for outcome in Outcome:
            if outcome.value in topics[form]:
                pattern = phrases(f"{_topic(form)}.{outcome.value}")
                made.append((form, outcome, re.compile(pattern, re.IGNORECASE)))
    made.append(("agreeing", Outcome.ADOPTED, re.compile(phrases("agreeing"), re.IGNORECASE)))
    return tuple(made)


def _topic(form: Form) -> str:
    return f"verdict_{form}s"


@dataclass(frozen=True, slots=True)
class _Patterns:
    deciding: re.Pattern[str]
    stating: re.Pattern[str]
    reporting: re.Pattern[str]
    unreal: re.Pattern[str]
    earlier: re.Pattern[str]
    negation: re.Pattern[str]
    auxiliary: re.Pattern[str]
    matter: re.Pattern[str]
    postponable: re.Pattern[str]
    reservation: re.Pattern[str]
    presenting: re.Pattern[str]
    no_decision: re.Pattern[str]
    unsupported: re.Pattern[str]


@from_words
def _patterns() -> _Patterns:
    def of(topic: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
        return re.compile(phrases(topic), flags)

    return _Patterns(
        deciding=of("deciding"),
        stating=of("stating"),
        reporting=of("reporting"),
        unreal=of("unreal", 0),  # "May" is a month
        earlier=of("earlier"),
        negation=of("negations"),
        auxiliary=of("auxiliaries"),
        matter=of("matters"),
        postponable=of("postponable"),
        reservation=of("reservations"),
        presenting=of("presenting"),
        no_decision=of("no_decision"),
        unsupported=of("unsupported"),
    )


def undecided(sentence: str) -> bool:
    """Whether a sentence says that nothing was decided."""
    return bool(_patterns().no_decision.search(sentence[:_LONGEST]))


def read_verdicts(sentence: str, reading: Reading) -> tuple[Verdict, ...]:
    """The outcomes that a mended sentence states, in order; each outcome once.

    Args:
        sentence: without emphasis marks and label.
    """
    sentence = sentence[:_LONGEST]
    if sentence.rstrip().endswith("?"):
        return ()
    found: list[Verdict] = []
    if _is_speech(sentence):
        return ()
    governors = _governors(sentence)
    for word in _outcome_words(sentence, governors):
        if isinstance(word, _Governor):
            verdicts = _decided(sentence, word, governors, reading)
        elif found and not _goes_on(sentence, found[-1], word):
            continue
        else:
            verdicts = _stated(sentence, word, governors, reading)
        if reading.elsewhere:
            others = (Outcome.ADOPTED, Outcome.REJECTED, Outcome.DISCUSSED)
            verdicts = [v for v in verdicts if v.by or v.outcome not in others]
        found += [v for v in verdicts if all(v.outcome is not known.outcome for known in found)]
    return tuple(found)


def read_listed(entry: str) -> Outcome | None:
    """The outcome of a list entry under "Udvalget besluttede:", where its words give one."""
    found = _complement(entry[:_LONGEST], 0, None)
    return found[0].outcome if found else None


@from_words
def _no_names() -> frozenset[str]:
    topics = ("openers", "chairs", "everybody", "deciding_labels")
    return frozenset(word for topic in topics for word in words(topic))


@from_words
def _everybody() -> frozenset[str]:
    return frozenset(words("everybody")) - {"forsamlingen", "mødet"}


def _is_speech(sentence: str) -> bool:
    """"Michael, had thought that we agreed": the words of one person in notes."""
    match = _SAYS.match(sentence)
    if not match:
        return False
    name = match["name"].casefold()
    rest = match.end()
    if any(
        pattern.match(sentence) or (form in ("participle", "present") and pattern.match(sentence, rest))
        for form, _, pattern in _words_of_outcomes()
    ):
        return False
    patterns = _patterns()
    if patterns.deciding.match(sentence) or patterns.matter.match(sentence):
        return False
    first = name.split()[0]
    if first in _no_names() or name in _no_names():
        return False
    if match.group().rstrip().endswith(","):
        # "Styregruppen, der …, besluttede"; "Kurt Espersen, formand, konkluderede"
        return not Speakers(frozenset(), "").actor_at(match["name"]) and not re.match(
            r"(?:[^,]{2,60}),\s+(?:konklu|conclu)", sentence[match.end() :]
        )
    return True


def _governors(sentence: str) -> list[_Governor]:
    patterns = _patterns()
    found = [
        _Governor(kind, *match.span())
        for kind, pattern in (
            ("deciding", patterns.deciding),
            ("stating", patterns.stating),
            ("reporting", patterns.reporting),
        )
        for match in pattern.finditer(sentence)
    ]
    return sorted(found, key=lambda g: (g.start, -g.end))


def _outcome_words(sentence: str, governors: list[_Governor]) -> list[_Word | _Governor]:
    """Words of outcomes and of deciding, in order, the longer first where two overlap."""
    candidates: list[_Word | _Governor] = [g for g in governors if g.kind == "deciding"]
    for form, outcome, pattern in _words_of_outcomes():
        candidates += [_Word(form, outcome, *m.span()) for m in pattern.finditer(sentence)]
    candidates.sort(key=lambda w: (w.start - w.end, isinstance(w, _Governor)))
    chosen: list[_Word | _Governor] = []
    for word in candidates:
        if isinstance(word, _Word) and word.form == "infinitive":
            continue  # only ever read as what was decided
        if all(word.end <= other.start or other.end <= word.start for other in chosen):
            chosen.append(word)
    return sorted(chosen, key=lambda w: w.start)


def _clause_start(sentence: str, at: int) -> int:
    last = 0
    for match in _STRONG.finditer(sentence, 0, at):
        last = match.end()
    return last


def _goes_on(sentence: str, before: Verdict, word: _Word) -> bool:
    """Whether a word after a verdict states another one ("godkendte punkt 1 og udsatte punkt 2")."""
    between = sentence[before.end : word.start]
    if _patterns().reservation.search(between):
        return False
    return bool(_COORDINATION.search(between)) and not re.search(
        r"\b(?:at|that)\s+(?!.*(?:,\s*(?:og|men|and|but)\s))", between
    )


def _reported(sentence: str, word: _Word | _Governor, governors: list[_Governor]) -> bool:
    """Whether a verb of speaking or wishing reaches the word."""
    reach = [g for g in governors if g.kind == "reporting" and g.end <= word.start]
    if not reach:
        return False
    between = sentence[reach[-1].end : word.start]
    if _NEW_CLAUSE.search(between) or re.search(r",\s+$", between):
        return False
    if re.search(r",\s*(?:som|der|which|hvilket)\s", between) and _patterns().presenting.search(
        sentence[: reach[-1].end]
    ):
        return False
    if isinstance(word, _Governor) and re.search(
        r"(?:\s|,\s)(?:and|og)\s+(?:\w+\s+){0,2}$", between
    ) and re.search(r"\bseconded\b|\bit was\b|støttet af", sentence[: word.start], re.IGNORECASE):
        return False  # "It was proposed by A, seconded by B and RESOLVED that …"
    return not (
        # "Formanden orienterede om status og orienteringen blev taget til efterretning"
        re.search(r"\s(?:og|and)\s+(?:orienteringen|det blev|dette blev|it was|this was)\b", between, re.IGNORECASE)
    )


def _subordinate(sentence: str, start: int, governors: list[_Governor]) -> bool:
    """"Kassereren anbefalede, at forslaget vedtages": a clause that nobody states as a fact."""
    clause = sentence[_clause_start(sentence, start) : start]
    if not re.match(r"(?:(?:og|and)\s+)?(?:at|that)\s", clause):
        return False
    return not any(g.kind == "stating" and g.end <= start for g in governors)


def _unreal(sentence: str, start: int) -> bool:
    begin = _clause_start(sentence, start)
    while begin and re.match(r"(?:at|that)\s", sentence[begin:]):
        begin = _clause_start(sentence, begin - 1)  # "Det forventes, at budgettet godkendes"
    clause = sentence[begin:start]
    for cut in re.finditer(r"\s(?:og|men|and|but)\s", clause):
        if re.match(r"(?:\S+\s){0,3}$", clause[cut.end() :]):
            clause = clause[cut.end() :]
            break
    lowered = clause[:1].lower() + clause[1:]
    return bool(_patterns().unreal.search(lowered))


def _negated(sentence: str, start: int, end: int) -> bool:
    before = " ".join(sentence[_clause_start(sentence, start) : start].split()[-3:])
    after = " ".join(sentence[end:].split()[:1])
    if re.match(r"(?:uden|without|no|nem)\b", after):
        after = ""  # "godkendt uden bemærkninger"
    before = re.sub(r"\b(?:uden|without|no|ingen)\s+\S+$", "", before)
    return bool(_patterns().negation.search(before) or re.match(_patterns().negation, after.lower()))


def _earlier(sentence: str, start: int, end: int, reading: Reading) -> bool:
    """Whether the words tell of a decision of another day."""
    left = sentence[_clause_start(sentence, start) : start]
    boundary = _RIGHT.search(sentence, end)
    right = sentence[end : boundary.start() if boundary else len(sentence)]
    for match in _patterns().earlier.finditer(left + sentence[start:end] + right):
        said = match.group().casefold()
        if re.search(r"referat|minutes", (left + sentence[start:end] + right)[: match.start()], re.IGNORECASE):
            continue  # "the minutes of the last meeting"
        if said == "since" and match.start() >= len(left):
            continue  # "deferred since we ran out of time"
        near = said in {"havde", "had", "'d", "allerede", "already"}
        if not near or len(left[match.end() :].split()) <= 3 and match.end() <= len(left):
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


def _by_others(sentence: str, end: int, speakers: Speakers) -> bool:
    """"godkendt af byrådet", "approved by the Board"."""
    agent = _AGENT.match(sentence[end : end + 120])
    if not agent:
        return False
    actor = speakers.actor_at(agent["who"])
    if actor is None:
        return agent["who"][0].isupper()  # "accepted by TC39", "godkendt af Bo Dahl"
    return actor.kind is ActorKind.OTHER


def _elsewhere(sentence: str, end: int, speakers: Speakers) -> bool:
    """"Discussed in the board meeting", where the board is another body."""
    place = re.match(r"\s+(?:in|at|on|by|på|i|af)\s+(?P<where>.{2,60})", sentence[end : end + 80])
    actor = speakers.actor_at(place["where"]) if place else None
    return actor is not None and actor.kind is ActorKind.OTHER or bool(
        place and speakers.names_another(" ".join(place["where"].split()[:3]))
    )


def _decided(
    sentence: str, word: _Governor, governors: list[_Governor], reading: Reading
) -> list[Verdict]:
    """What a verb of deciding decides, if it does: its own words, or the default of adoption."""
    lowered = sentence[word.start : word.end].casefold()
    concluding = lowered.startswith(("konklu", "conclu"))
    actor = reading.speakers.subject(sentence, word.start, word.end)
    if _negated(sentence, word.start, word.start) or _earlier(sentence, word.start, word.end, reading):
        return []
    if re.match(r"\s+ikke\b", sentence[word.end :]):
        return []
    if (" " not in lowered and _ADJECTIVE.search(sentence[: word.start])) or re.match(r",?\s+or\b", sentence[word.end :]):
        return []
    if _reported(sentence, word, governors) or _unreal(sentence, word.start):
        return []
    if _RELATIVE.search(sentence[: word.start]) and actor.kind is not ActorKind.BODY:
        return []
    if concluding and not sentence[word.end :].strip(" ."):
        return []  # "The meeting concluded."
    if lowered == "resolved" and not _RESOLVED.match(sentence[word.end :]):
        return []  # "This issue is resolved!"
    before = " ".join(sentence[: word.start].split()[-4:])
    passive = bool(_patterns().auxiliary.search(before)) and lowered not in {"besluttede"}
    if actor.kind is ActorKind.OTHER or _by_others(sentence, word.end, reading.speakers):
        return []
    if actor.kind is ActorKind.PERSON and not concluding and not (
        passive and not re.search(rf"{re.escape(actor.words)}\s*$", sentence[: word.start])
    ):
        return []
    if re.match(r"\s+(?:with|upon|med)\b", sentence[word.end :]) and lowered in {"agreed", "enig"}:
        return []
    by = actor.words if actor.kind in (ActorKind.BODY, ActorKind.CHAIR) and not passive else None
    if concluding and actor.kind is ActorKind.PERSON:
        by = actor.words
    by = _name_of(by, reading)
    rest = sentence[word.end :]
    if cut := _patterns().reservation.search(rest):
        rest = rest[: cut.start()]
    specific = _complement(rest, word.end, by)
    if concluding and not specific:
        if _patterns().unsupported.search(rest):
            return [Verdict(Outcome.REJECTED, word.start, len(sentence), by, True)]
        if _patterns().no_decision.search(rest):
            return []
    if specific:
        # "agreed the terms with two amendments: …, and the chair is elected yearly"
        return [
            replace(v, start=word.start) if v.outcome is Outcome.ADOPTED else v for v in specific
        ]
    if _patterns().no_decision.search(sentence[: word.end + 20]):
        return []
    return [Verdict(Outcome.ADOPTED, word.start, word.end + len(rest), by, True)]


def _name_of(by: str | None, reading: Reading) -> str | None:
    """Who concluded; "man" and "we" are nobody in particular."""
    if by is None:
        return None
    plain = by.strip(" ,*_")
    return None if plain.casefold() in _everybody() else plain


def _complement(rest: str, offset: int, by: str | None) -> list[Verdict]:
    """Outcomes within what was decided ("at udsætte sagen", "that the report be noted")."""
    patterns = _patterns()
    found: list[Verdict] = []
    hits = sorted(
        (
            (match.start(), form, outcome, match)
            for form, outcome, pattern in _words_of_outcomes()
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
        if relative or _negated(rest, start, match.end()):
            continue
        if form == "infinitive":
            object_ = rest[match.end() : match.end() + 60]
            fits = bool(_TO_VERB.match(lead) or _AND_VERB.search(lead) or re.search(r"\b(?:at|to|that)\s*$", whole))
            fits = fits or (match.group().startswith(("be ", "should", "would", "skal", "skulle")) and bool(patterns.matter.search(whole)))
            if outcome is Outcome.DEFERRED:
                fits = fits and not re.match(rf"\s*(?:{patterns.postponable.pattern})", object_, re.IGNORECASE)
            if outcome is Outcome.ADOPTED:
                fits = bool(_TO_VERB.match(lead) or _ENUMERATED.search(whole) or match.group().startswith("be "))
            if outcome is Outcome.REJECTED:
                fits = fits and bool(patterns.matter.search(object_) or patterns.matter.search(match.group()) or not object_.strip(" ."))
        elif form == "participle":
            before = " ".join(whole.split()[-5:])
            fits = bool(patterns.auxiliary.search(before)) and not patterns.unreal.search(before)
        elif form == "present":
            fits = len(whole) < 140 and (outcome is Outcome.NOTED or bool(patterns.matter.search(whole)))
        else:
            fits = form == "phrase" and not patterns.unreal.search(whole[-60:])
        if fits:
            found.append(Verdict(outcome, offset + start, offset + match.end(), by, True))
            at = match.end()
    unique: list[Verdict] = []
    for verdict in found:
        if all(verdict.outcome is not other.outcome for other in unique):
            unique.append(verdict)
    return unique


def _stated(
    sentence: str, word: _Word, governors: list[_Governor], reading: Reading
) -> list[Verdict]:
    """The verdict of a word of an outcome that no verb of deciding governs, or nothing."""
    if _reported(sentence, word, governors) or _earlier(sentence, word.start, word.end, reading):
        return []
    if word.form == "phrase":
        return _phrase_verdict(sentence, word)
    if _subordinate(sentence, word.start, governors):
        return []
    if _unreal(sentence, word.start) and word.form != "present":
        return []
    if _negated(sentence, word.start, word.end) and "ikke" not in sentence[word.start : word.end]:
        return []
    if word.form == "agreeing":
        if re.match(r"\s+from\b", sentence[word.end :]):
            return []
        actor = reading.speakers.actor_at(sentence[_clause_start(sentence, word.start) :])
        if actor is not None and actor.kind is ActorKind.OTHER:
            return []
        if specific := _complement(sentence[word.end :], word.end, None):
            return specific
        outcome = Outcome.DISCUSSED if reading.discussion else Outcome.ADOPTED
        return [Verdict(outcome, word.start, len(sentence))]
    if word.form == "present":
        return _present_verdict(sentence, word, reading)
    if word.outcome is Outcome.DISCUSSED and _elsewhere(sentence, word.end, reading.speakers):
        return []
    verdict = _verb_verdict(sentence, word, reading) if word.form == "verb" else None
    if verdict is None:
        same = word if word.form == "participle" else _as_participle(sentence, word)
        verdict = _participle_verdict(sentence, same, reading) if same else None
    return [verdict] if verdict else []


def _as_participle(sentence: str, word: _Word) -> _Word | None:
    """English has one word for both: "approved"."""
    for form, outcome, pattern in _words_of_outcomes():
        if form == "participle" and (match := pattern.match(sentence, word.start)):
            return _Word(form, outcome, *match.span())
    return None


def _phrase_verdict(sentence: str, word: _Word) -> list[Verdict]:
    left = sentence[_clause_start(sentence, word.start) : word.start]
    lowered = left[:1].lower() + left[1:]
    if _patterns().unreal.search(lowered):
        return []
    if word.outcome is not Outcome.REJECTED and _negated(sentence, word.start, word.end):
        return []
    if word.outcome is Outcome.NOTED and sentence[word.start : word.end].endswith("retning") and not re.match(r"\W*$|.*\b(?:blev|er|var|tag\w*|tog)\b", left):
        return []
    return [Verdict(word.outcome, word.start, word.end)]


def _present_verdict(sentence: str, word: _Word, reading: Reading) -> list[Verdict]:
    left = sentence[: word.start]
    clause = left[_clause_start(sentence, word.start) :]
    lowered = clause[:1].lower() + clause[1:]
    bare = not left.strip()
    if not bare and _patterns().unreal.search(lowered):
        return []
    if re.search(r",\s*(?:der|som|which)\s[^,]*$", left):
        return []
    about = bool(_patterns().matter.search(clause)) and len(left.split()) <= 12
    if bare or about or (reading.labelled and word.outcome is Outcome.ADOPTED and len(left.split()) < 4):
        return [Verdict(word.outcome, word.start, word.end)]
    if word.outcome is Outcome.DEFERRED and not re.match(r"[\wæøå]+s$", sentence[word.start : word.end]):
        return [Verdict(word.outcome, word.start, word.end)]
    return []


def _verb_verdict(sentence: str, word: _Word, reading: Reading) -> Verdict | None:
    if _RELATIVE.search(sentence[: word.start]):
        return None
    if _by_others(sentence, word.end, reading.speakers):
        return None
    actor = reading.speakers.subject(sentence, word.start, word.end)
    chaired = actor.kind is ActorKind.CHAIR and word.outcome not in (Outcome.DISCUSSED, Outcome.NOTED)
    if actor.kind is ActorKind.NOBODY and word.outcome is Outcome.DISCUSSED and not sentence[: word.start].strip():
        return Verdict(word.outcome, word.start, word.end)
    if actor.kind is ActorKind.NOBODY and not sentence[: word.start].strip():
        if _NOUN_NEXT.match(sentence[word.end :]) and sentence[word.start].lower() == "r":
            return None  # "Recommended next step is …"
        # "Recommended that …", "Noted the report" in records without subjects
        return Verdict(word.outcome, word.start, word.end)
    if actor.kind is not ActorKind.BODY and not chaired:
        return None
    if actor.words.casefold() in {"der", "it", "it was"}:
        return None
    if word.outcome is Outcome.DEFERRED and re.match(
        rf"\s*(?:{_patterns().postponable.pattern})", sentence[word.end :], re.IGNORECASE
    ):
        return Verdict(Outcome.ADOPTED, word.start, word.end, _name_of(actor.words, reading), True)
    return Verdict(word.outcome, word.start, word.end, _name_of(actor.words, reading), True)


def _participle_verdict(sentence: str, word: _Word, reading: Reading) -> Verdict | None:
    left = sentence[: word.start]
    if word.outcome not in (Outcome.WITHDRAWN, Outcome.DEFERRED) and _by_others(
        sentence, word.end, reading.speakers
    ):
        return None
    if word.outcome is Outcome.DEFERRED and (
        _patterns().postponable.search(left[_clause_start(sentence, word.start) :])
        or re.match(r"\s+from\b", sentence[word.end :])
    ):
        return None
    relative = _RELATIVE.search(left[max(0, len(left) - 60) :])
    if relative and not _patterns().presenting.search(left):
        return None
    short = len(left.split()) <= 5
    about = bool(_patterns().matter.search(left))
    clause = left[_clause_start(sentence, word.start) :]
    auxiliary = _patterns().auxiliary.search(" ".join(clause.split()[-5:]))
    enough = bool(re.match(r"\W*(?:(?:et\s+)?enigt|enig|all|unanimously|enstemmigt|motion)\b", left, re.IGNORECASE))
    bare = not left.strip() or (short and (about or enough))
    bare = bare or (not clause.strip() and len(left) < 40) or bool(re.fullmatch(r"\W*(?:\w{1,3}[.)]\s*)?", left))
    if not (bare or auxiliary):
        # "…, punkt 3 udsat"
        if not re.match(r"\s*(?:punkt|pkt\.?|item|sag)\s+\w+(?:\s+\S+){0,2}\s+$", clause, re.IGNORECASE):
            return None
    if auxiliary and word.outcome is Outcome.NOTED and not about and not bare and re.search(
        r"\bit was\s*$", left, re.IGNORECASE
    ) and re.match(r"\s+that\b", sentence[word.end :]):
        return None  # "It was noted that …" opens a remark
    if auxiliary and not bare and _other_actor(sentence, left, reading):
        return None
    return Verdict(word.outcome, word.start, word.end)


def _other_actor(sentence: str, left: str, reading: Reading) -> bool:
    """"Sundhedsdirektørkredsen har valgt": a perfect whose subject is another body or a person."""
    perfect = re.search(r"\b(?:har|has|have)\s+(?:\S+\s+){0,3}$", left, re.IGNORECASE)
    if not perfect:
        return False
    actor = reading.speakers.subject(sentence, perfect.start(), perfect.end())
    return actor.kind is not ActorKind.BODY
