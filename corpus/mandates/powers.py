"""What a body may do: decide, advise, recommend, or not at all; and up to which amount.

The one thing to know: only sentences whose subject is the body itself give it a
power. "Styregruppen kan ændre kommissoriet" in the mandate of a working group
says nothing of what the working group may do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.mandates.clauses import Clause, sentences_of
from corpus.mandates.money import find_money
from corpus.mandates.provisions import Reading, is_entry, is_task
from corpus.mandates.sentence_rules import sentence_kinds
from corpus.model import Document, Power, PowerKind, ProvisionKind, Span
from corpus.terms import from_words, phrases, words
from corpus.text import fold, mend

__all__ = ["deciding_phrases", "name_after", "name_ends", "powers_of"]

# Rules of how a body votes and meets give it no power.
_RULES = frozenset({ProvisionKind.QUORUM, ProvisionKind.VOTING, ProvisionKind.MEETING_FREQUENCY})
# To appoint members is no decision of the body's own matters.
_SEATING = frozenset({ProvisionKind.APPOINTMENT, ProvisionKind.MEMBERS, ProvisionKind.CHAIR})
_SILENT = frozenset(
    {"members", "chair", "meeting_frequency", "quorum", "term", "appointment", "entry_into_force"}
)
_ARTICLE = re.compile(
    r"^(?:(?:at|skal|to|the|den|det|dog|herudover|derudover|endvidere|desuden|samt|og|and|shall|will)\s+)+",
    re.IGNORECASE,
)


# Words that begin a clause whose subject is another.
_CLAUSE = re.compile(
    r"\b(?:if|when|where|unless|which|that|who|hvis|når|såfremt|medmindre|som|at)\b", re.IGNORECASE
)
_DRAFT = re.compile(r"\bforslag til$|\bproposals? (?:to|for)$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:ikke|not|inden|før|when|before|når|hvis|if|som|der)\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:kan|may|can)\b", re.IGNORECASE)
_THIS_AMOUNT = re.compile(
    r"\b(?:dette beløb|denne grænse|beløbsgrænsen|(?:this|that) (?:amount|sum|limit))\b|^(?:større|herover|derover|larger|higher|greater)\b",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"(?:\b(?:to(?:\s+the)?|til|over for|by|of|af|fra|from)|forelægges|rådgive|rådgiver|advise|advises|advising)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """The patterns by which a sentence gives or withholds a power."""

    decides: re.Pattern[str]
    task: re.Pattern[str]
    recommends: re.Pattern[str]
    passed: re.Pattern[str]
    advises: re.Pattern[str]
    withheld: re.Pattern[str]
    powerless: re.Pattern[str]


@from_words
def deciding_phrases() -> Phrases:
    """The patterns of the vocabulary in force."""

    def of(topic: str) -> re.Pattern[str]:
        return re.compile(phrases(topic), re.IGNORECASE)

    verbs = phrases("deciding_verbs")
    return Phrases(
        of("deciding_phrases"),
        # "godkender …", "gennemgår og godkender …", "to review and approve …"
        re.compile(rf"^(?:[\w-]+(?:\s+[\w-]+){{0,2}}?,?\s+(?:og|and)\s+)?{verbs}", re.IGNORECASE),
        of("recommending_phrases"),
        of("passing_phrases"),
        of("advising_phrases"),
        of("withholding_phrases"),
        of("powerless_phrases"),
    )


def powers_of(
    document: Document, readings: Sequence[Reading], body: str | None, *, statutes: bool
) -> tuple[Power, ...]:
    """The powers that a mandate gives its body, in order.

    Args:
        document: the mandate.
        readings: its sections, read.
        body: whose mandate it is, or None.
        statutes: whether it is an organisation's statutes, which speak of several bodies.
    """
    whose = _Whose(fold(body or ""), _subject(body, statutes=statutes))
    found: list[Power] = []
    for reading in readings:
        lead = ""
        for clause in reading.clauses:
            if clause.tail or clause.cells:
                continue
            if not is_entry(document.text, clause):
                lead = mend(document.text, clause.span)
            found.extend(_of_clause(document.text, reading, clause, lead, whose=whose))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Whose:
    """Whose mandate it is: its name, folded, or "", and what its sentences begin with."""

    name: str
    subject: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or an entry of the list of tasks.

    Attributes:
        words: mended.
        span: of the words.
        lead: what leads to the list that it stands in ("Udvalget kan ikke:"), or "".
        task: whether it is one of the body's tasks.
        silent: whether its heading is one below which only what is withheld counts.
        subject: what the mandate calls its body.
        limit: the last limit that was named before, for "dette beløb".
        matter: whether its heading may stand above matters to be decided.
        listing: whether its heading is one of tasks or of powers.
        body: whose mandate it is, folded, or "".
    """

    words: str
    span: Span
    lead: str
    task: bool
    silent: bool
    subject: re.Pattern[str]
    limit: float | None
    matter: bool
    listing: bool
    body: str

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first phrase of which the body is the subject."""
        return next((match for match in pattern.finditer(self.words) if self.own(match)), None)

    def own(self, match: re.Match[str]) -> bool:
        """Whether the body is the subject of a phrase: named shortly before it, or within it."""
        if self.lead:
            return True
        before = self.words[: match.start()]
        if not before.strip():
            return True
        if _CLAUSE.search(before) or len(before.split()) > 14:
            return bool(self.subject.search(" ".join(before.split()[-3:])))
        return bool(
            self.subject.search(self.words[: match.end()])
            or _pronoun().match(self.words)
            or (
                _inverted().match(before) and self.subject.match(self.words[match.end() :].lstrip())
            )
        )


def _of_clause(
    text: str, reading: Reading, clause: Clause, lead: str, *, whose: _Whose
) -> Iterator[Power]:
    first = (ProvisionKind.TASKS,) if ProvisionKind.TASKS in reading.kinds else reading.kinds[:1]
    tasks = is_task(text, reading, clause, lead)
    listed = (tasks or first in ((ProvisionKind.TASKS,), (ProvisionKind.AUTHORITY,))) and (
        is_entry(text, clause)
        or (
            bool(clause.lead)
            and bool(deciding_phrases().task.match(text[clause.span.start : clause.span.end]))
        )
        or bool(re.match(r"(?:to|at)\s", text[clause.span.start :][:4], re.IGNORECASE))
    )
    limit: float | None = None
    heading = reading.section.heading or ""
    if clause.entry and (passed := deciding_phrases().recommends.search(heading)):
        # "Matters for recommendation to Full Council", then what they are
        to = _addressee(PowerKind.RECOMMENDS, heading, passed)
        yield Power(PowerKind.RECOMMENDS, mend(text, clause.span), None, to, clause.span)
        return
    if clause.entry and re.search(r"\b(?:not|ikke)\b", heading, re.IGNORECASE):
        # "What the committee does not do", then what that is
        yield Power(PowerKind.NOT, mend(text, clause.span), None, None, clause.span)
        return
    sentences = sentences_of(text, clause)
    for span in (clause.span,) if listed and len(sentences) < 2 else sentences:
        words_ = mend(text, span)
        if words_.endswith(":"):
            continue
        unit = _Unit(
            words_,
            span,
            ((lead if lead.endswith(":") or len(lead.split()) <= 12 else "") or " ")
            if listed
            else "",
            listed or first == (ProvisionKind.TASKS,),
            bool(_SILENT.intersection(reading.keys)),
            whose.subject,
            limit,
            not _SILENT.intersection(reading.keys),
            first in ((ProvisionKind.TASKS,), (ProvisionKind.AUTHORITY,)),
            whose.name,
        )
        if listed or not _RULES.intersection(sentence_kinds(words_)):
            yield from _powers(unit)
        bounded = [amount.value for amount in find_money(words_) if amount.bound]
        limit = bounded[-1] if bounded else limit


def _powers(unit: _Unit) -> Iterator[Power]:
    known = deciding_phrases()
    withheld = unit.find(known.withheld)
    if (withheld and not _CLAUSE.search(unit.words[: withheld.start()])) or (
        unit.lead and known.withheld.search(unit.lead)
    ):
        match = known.advises.search(unit.words)
        if match and not (withheld and 0 <= match.start() - withheld.end() < 3):
            yield _power(PowerKind.ADVISES, unit, match)
        if not unit.silent or known.powerless.search(unit.words):
            yield _power(PowerKind.NOT, unit, None)
        return
    if unit.silent:
        return
    match = known.recommends.search(unit.words)
    if not match and unit.listing:
        match = known.passed.search(unit.words)
        if match and _BEFORE.search(unit.words[: match.start()]):
            match = None
    amends = ProvisionKind.AMENDMENT in sentence_kinds(unit.words)
    if match and not amends and _recommends(unit, match):
        yield _power(PowerKind.RECOMMENDS, unit, match)
    elif (match := unit.find(known.advises)) and (
        not unit.task or len(unit.words[: match.start()].split()) <= 8
    ):
        yield _power(PowerKind.ADVISES, unit, match)
    elif _decides(unit):
        yield _power(PowerKind.DECIDES, unit, None)


def _recommends(unit: _Unit, match: re.Match[str]) -> bool:
    to = name_after(unit.words[match.end() :]) if _DRAFT.search(match.group()) else "-"
    if not to or (to[0].islower() and not _holds_noun(to.split()[0].casefold())):
        return False  # "udarbejder forslag til det årlige budget"
    if unit.lead and len(unit.words[: match.start()].split()) > 8:
        return False
    # "Aftaler over dette beløb forelægges ministeriet til godkendelse."
    if unit.own(match) or bool(_over(unit)):
        return True
    # "Changes that break the interface must be proposed to the Board."
    passed = deciding_phrases().passed.search(unit.words)
    if not passed or not unit.matter:
        return False
    to = fold(_addressee(PowerKind.RECOMMENDS, unit.words, passed) or "")
    own = to in unit.body or (bool(unit.body) and unit.body in to)
    return bool(to) and not own


def _decides(unit: _Unit) -> bool:
    known = deciding_phrases()
    if unit.task and known.task.search(_ARTICLE.sub("", unit.words)):
        return bool(unit.lead) or bool(unit.subject.match(unit.words))
    if _SEATING.intersection(sentence_kinds(unit.words)) and not unit.lead:
        return False
    if unit.find(known.decides) or (unit.lead and known.decides.search(unit.lead)):
        return True
    if not unit.subject.search(" ".join(unit.words.split()[:3])):
        return False
    bounded = any(money.bound == "up_to" for money in find_money(unit.words))
    return (bounded and bool(_MAY.search(unit.words))) or _main_verb(_ARTICLE.sub("", unit.words))


def _over(unit: _Unit) -> float | None:
    """The amount above which a sentence speaks, where it says so."""
    for amount in find_money(unit.words):
        if amount.bound == "over":
            return amount.value
    return unit.limit if _THIS_AMOUNT.search(unit.words) else None


def _main_verb(sentence: str) -> bool:
    """Whether a deciding verb follows the subject at once ("Bestyrelsen ansætter …")."""
    rest = re.sub(
        r"^(?:[\w-]+\s+){1,2}(?:(?:selv|dog|endvidere|også|alene|shall|will|skal)\s+)?",
        "",
        sentence,
        count=1,
    )
    one = re.sub(r"^[\w-]+\s+", "", sentence, count=1)
    return any(re.match(phrases("deciding_verbs"), words_, re.IGNORECASE) for words_ in (one, rest))


def _power(kind: PowerKind, unit: _Unit, match: re.Match[str] | None) -> Power:
    bounded = [amount.value for amount in find_money(unit.words) if amount.bound]
    limit = bounded[0] if bounded else _over(unit)
    to = _addressee(kind, unit.words, match) if match else None
    return Power(kind, unit.words, limit, to, unit.span)


def _addressee(kind: PowerKind, sentence: str, match: re.Match[str]) -> str | None:
    """Whom the body advises or recommends to."""
    phrase = match.group()
    inside = re.search(
        r"(?:forelægges|forelægge|forelægger|\bto)\s+(?:for\s+)?(?P<name>\S.*?)\s+(?:til|for)\s+\w+$",
        phrase,
    )
    if inside:
        return _shorn(inside["name"])
    rest = sentence[match.end() :]
    if _DIRECT.search(phrase):
        return name_after(rest)
    if kind is not PowerKind.RECOMMENDS:
        beside = re.match(r"\s+(?:over for|to)\s+(?P<rest>\S.*)$", rest)
        return name_after(beside["rest"]) if beside else None
    further = re.match(r"(?:\s+[^\s.,;:]+){0,8}?\s+(?:til|over for|to)\s+(?P<rest>\S.*)$", rest)
    return name_after(" " + further["rest"]) if further else None


def name_after(rest: str) -> str | None:
    """The body that words begin with ("styregruppen om …", "the Board of Directors on …"), or None."""
    tokens = re.findall(r"[^\s]+", rest)[:14]
    taken: list[str] = []
    ends = name_ends()
    at = 0
    while at < len(tokens) and len(taken) < 9:
        token = tokens[at]
        bare = token.strip('.,;:()"”“').casefold()
        following = tokens[at + 1] if at + 1 < len(tokens) else ""
        if token.startswith("(") and taken:
            break
        if bare in ("for", "of", "og", "and", "i", "på", "ved", "the", "in", "af"):
            joins = following[:1].isupper() or (bare in ("of", "and") and following == "the")
            definite = bare == "og" and bool(re.search(r"(?:en|et|erne|ene)[.,;]?$", following))
            if bare == "the" and not taken:
                at += 1
                continue
            if bare == "the" and taken[-1] not in ("of", "for", "and", "in"):
                break
            if bare == "the" or (taken and (joins or definite)):
                taken.append(token)
                at += 1
                continue
            break
        if bare in ends or (taken and token[:1].islower() and _named(taken)):
            break
        taken.append(token)
        at += 1
        if token.endswith((".", ",", ";", ":", ")")):
            break
    name = " ".join(taken)
    return _shorn(name)


def _named(taken: Sequence[str]) -> bool:
    """Whether a name is whole: "recommend to Senate changes …"."""
    return taken[0][:1].isupper() and taken[-1].casefold() in words("body_nouns")


def _shorn(name: str) -> str | None:
    bare = re.sub(r"^(?:the|den|det)\s+", "", name.strip(" .,;:()"), flags=re.IGNORECASE)
    return bare if re.search(r"[^\W\d_]{2}", bare) else None


@from_words
def name_ends() -> frozenset[str]:
    """Words at which the name of a body ends."""
    return frozenset(words("body_name_ends"))


@from_words
def _inverted() -> re.Pattern[str]:
    """Words before a verb whose subject follows it ("I sager over … afgiver udvalget …")."""
    return re.compile(phrases("inverting_words"), re.IGNORECASE)


@from_words
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('body_pronouns'))})\s+(?!the\b)", re.IGNORECASE)


def _subject(body: str | None, *, statutes: bool) -> re.Pattern[str]:
    """What the mandate calls its own body at the head of a sentence."""
    nouns = words("body_nouns")
    if body:
        name = fold(body)
        if not statutes:
            nouns = tuple(noun for noun in nouns if _stem(noun) in name or _undoubled(noun) in name)
        own = [word for word in re.findall(r"[\w-]{5,}", name) if _holds_noun(word)]
        nouns = (
            *nouns,
            name,
            *own,
            *(word + end for word in own for end in ("et", "en", "n", "t")),
        )
        nouns = (*nouns, *re.findall(r"\b[A-ZÆØÅ]{2,6}\b", body), *_initials(body))
        if not any(_stem(noun) in name for noun in words("body_nouns")):
            nouns = (*nouns, "gruppen", "udvalget", "rådet", "committee", "group")
    alternatives = "|".join(re.escape(noun) for noun in sorted(set(nouns), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?!\w)", re.IGNORECASE)


def _initials(body: str) -> tuple[str, ...]:
    """What a body is called for short: "WG" and "PWG" for "Packaging Working Group"."""
    letters = "".join(re.findall(r"\b[A-ZÆØÅ](?=[a-zæøå])", body))
    return tuple(letters[at:] for at in range(len(letters) - 1))


def _holds_noun(word: str) -> bool:
    """Whether a word of a name is a body's: "dataråd", "ældrerådet", "driftsudvalget"."""
    return any(
        word.endswith((noun, _stem(noun), _stem(noun) + "e")) for noun in words("body_nouns")
    )


def _undoubled(noun: str) -> str:
    """The stem with its last letter once: "forum" of "forummet"."""
    return re.sub(r"([mnlkt])\1$", r"\1", _stem(noun))


def _stem(noun: str) -> str:
    stem = re.sub(r"(?:et|en)$", "", noun)
    return stem if len(stem) > 2 else noun
