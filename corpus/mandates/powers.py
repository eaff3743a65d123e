"""What a body may do: decide, advise, recommend, or not at all; and up to which amount.

The one thing to know: only sentences whose subject is the body itself give it a
power. "Styregruppen kan ændre kommissoriet" in the mandate of a working group
says nothing of what the working group may do.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.mandates.body_names import addressee_of, holds_body_noun, name_after, subject_of
from corpus.mandates.clauses import Clause, sentences_of
from corpus.mandates.money import find_money
from corpus.mandates.power_phrases import CLAUSE, PowerUnit, Whose, deciding_phrases
from corpus.mandates.provisions import is_entry, is_task
from corpus.mandates.readings import Reading
from corpus.mandates.sentence_rules import sentence_kinds
from corpus.model import Document, Power, PowerKind, ProvisionKind
from corpus.terms import phrases
from corpus.text import fold, mend

__all__ = ["powers_of"]

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
_DRAFT = re.compile(r"\bforslag til$|\bproposals? (?:to|for)$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:ikke|not|inden|før|when|before|når|hvis|if|som|der)\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:kan|may|can)\b", re.IGNORECASE)
_THIS_AMOUNT = re.compile(
    r"\b(?:dette beløb|denne grænse|beløbsgrænsen|(?:this|that) (?:amount|sum|limit))\b|^(?:større|herover|derover|larger|higher|greater)\b",
    re.IGNORECASE,
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
    whose = Whose(fold(body or ""), subject_of(body, statutes=statutes))
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


def _of_clause(
    text: str, reading: Reading, clause: Clause, lead: str, *, whose: Whose
) -> Iterator[Power]:
    if clause.entry and (listed_there := _below_heading(text, reading, clause)):
        yield listed_there
        return
    tasks = ProvisionKind.TASKS in reading.kinds
    listing = tasks or reading.kinds[:1] == (ProvisionKind.AUTHORITY,)
    listed = (listing or is_task(text, reading, clause, lead)) and _is_listed(text, clause)
    short = lead if lead.endswith(":") or len(lead.split()) <= 12 else ""
    limit: float | None = None
    sentences = sentences_of(text, clause)
    for span in (clause.span,) if listed and len(sentences) < 2 else sentences:
        words_ = mend(text, span)
        if words_.endswith(":"):
            continue
        unit = PowerUnit(
            words_,
            span,
            lead=(short or " ") if listed else "",
            task=listed or tasks,
            silent=bool(_SILENT.intersection(reading.keys)),
            listing=listing,
            limit=limit,
            whose=whose,
        )
        if listed or not _RULES.intersection(sentence_kinds(words_)):
            yield from _powers(unit)
        bounded = [amount.value for amount in find_money(words_) if amount.bound]
        limit = bounded[-1] if bounded else limit


def _below_heading(text: str, reading: Reading, clause: Clause) -> Power | None:
    """The power that an entry has from the heading above it."""
    heading, said = reading.section.heading or "", mend(text, clause.span)
    if passed := deciding_phrases().recommends.search(heading):
        # "Matters for recommendation to Full Council", then what they are
        to = addressee_of(PowerKind.RECOMMENDS, heading, passed)
        return Power(PowerKind.RECOMMENDS, said, None, to, clause.span)
    if re.search(r"\b(?:not|ikke)\b", heading, re.IGNORECASE):
        # "What the committee does not do", then what that is
        return Power(PowerKind.NOT, said, None, None, clause.span)
    return None


def _is_listed(text: str, clause: Clause) -> bool:
    """Whether a clause stands in a list, or opens as its entries do ("3.1 Godkender …", "to review …")."""
    said = text[clause.span.start : clause.span.end]
    numbered = bool(clause.lead) and bool(deciding_phrases().task.match(said))
    opens = re.match(r"(?:to|at)\s", text[clause.span.start :][:4], re.IGNORECASE)
    return is_entry(text, clause) or numbered or bool(opens)


def _powers(unit: PowerUnit) -> Iterator[Power]:
    known = deciding_phrases()
    withheld = unit.find(known.withheld)
    if (withheld and not CLAUSE.search(unit.words[: withheld.start()])) or (
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


def _recommends(unit: PowerUnit, match: re.Match[str]) -> bool:
    to = name_after(unit.words[match.end() :]) if _DRAFT.search(match.group()) else "-"
    if not to or (to[0].islower() and not holds_body_noun(to.split()[0].casefold())):
        return False  # "udarbejder forslag til det årlige budget"
    if unit.lead and len(unit.words[: match.start()].split()) > 8:
        return False
    # "Aftaler over dette beløb forelægges ministeriet til godkendelse."
    if unit.own(match) or bool(_over(unit)):
        return True
    # "Changes that break the interface must be proposed to the Board."
    passed = deciding_phrases().passed.search(unit.words)
    if not passed or unit.silent:
        return False
    to = fold(addressee_of(PowerKind.RECOMMENDS, unit.words, passed) or "")
    body = unit.whose.name
    own = to in body or (bool(body) and body in to)
    return bool(to) and not own


def _decides(unit: PowerUnit) -> bool:
    known = deciding_phrases()
    if unit.task and known.task.search(_ARTICLE.sub("", unit.words)):
        return bool(unit.lead) or bool(unit.whose.subject.match(unit.words))
    if _SEATING.intersection(sentence_kinds(unit.words)) and not unit.lead:
        return False
    if unit.find(known.decides) or (unit.lead and known.decides.search(unit.lead)):
        return True
    if not unit.whose.subject.search(" ".join(unit.words.split()[:3])):
        return False
    bounded = any(money.bound == "up_to" for money in find_money(unit.words))
    return (bounded and bool(_MAY.search(unit.words))) or _main_verb(_ARTICLE.sub("", unit.words))


def _over(unit: PowerUnit) -> float | None:
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


def _power(kind: PowerKind, unit: PowerUnit, match: re.Match[str] | None) -> Power:
    bounded = [amount.value for amount in find_money(unit.words) if amount.bound]
    limit = bounded[0] if bounded else _over(unit)
    to = addressee_of(kind, unit.words, match) if match else None
    return Power(kind, unit.words, limit, to, unit.span)
