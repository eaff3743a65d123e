"""What each sentence of a mandate settles: by its heading, and by its own words.

The one thing to know: a telling heading ("Sammensætning") speaks for the
sentences below it, but a sentence on the quorum is one on the quorum wherever
it stands; below headings that tell little ("§ 7", "Generalforsamling") only a
sentence's own words count, and many sentences then settle nothing of ours.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.dates import find_dates
from corpus.mandates.clauses import Clause, sentences_of
from corpus.mandates.provision_headings import heading_keys, without_number
from corpus.mandates.readings import LABEL, LOOSE, Reading
from corpus.mandates.sentence_rules import rules_of_sentences, sentence_kinds
from corpus.model import Document, Provision, ProvisionKind, Span
from corpus.terms import vocabulary, words
from corpus.text import mend

__all__ = ["is_entry", "is_task", "provisions_of"]

_CALLED = frozenset({"meetings", "assembly"})
# Rules that a sentence shows wherever it stands.
_OWN = frozenset(
    {
        ProvisionKind.QUORUM,
        ProvisionKind.VOTING,
        ProvisionKind.MEETING_FREQUENCY,
        ProvisionKind.AMENDMENT,
        ProvisionKind.ENTRY_INTO_FORCE,
        ProvisionKind.SECRETARIAT,
        ProvisionKind.REPORTS_TO,
    }
)
# Rules that a sentence may hold beside that of its heading ("… vælges for to år ad gangen").
_BESIDE = _OWN | {
    ProvisionKind.TERM,
    ProvisionKind.APPOINTMENT,
    ProvisionKind.CHAIR,
    ProvisionKind.MEMBERS,
}
# Headings below which a sentence on money is one on money.
_PEOPLE = frozenset(
    {
        ProvisionKind.MEMBERS,
        ProvisionKind.APPOINTMENT,
        ProvisionKind.CHAIR,
        ProvisionKind.MEETING_FREQUENCY,
    }
)
_SEATED = {ProvisionKind.APPOINTMENT, ProvisionKind.CHAIR, ProvisionKind.TERM}
# What gives way to a sentence on powers.
_YIELDING = tuple(
    (kind,)
    for kind in (
        ProvisionKind.VOTING, ProvisionKind.PURPOSE, ProvisionKind.TASKS, ProvisionKind.REPORTS_TO,
    )
)  # fmt: skip
_AGENDA = re.compile(r"\b(?:dagsorden|agenda)\w*\b.*:$", re.IGNORECASE)


def provisions_of(document: Document, readings: Sequence[Reading]) -> tuple[Provision, ...]:
    """The provisions of a mandate in order; a sentence that settles two things comes twice."""
    found: list[Provision] = []
    for reading in readings:
        here = list(_provisions(document.text, reading))
        if reading.keys == ("meetings",) and not any(
            p.kind is ProvisionKind.MEETING_FREQUENCY for p in here
        ):
            here = [*_first_sentence(document.text, reading), *here]
        found.extend(here)
    return tuple(found)


def _provisions(text: str, reading: Reading) -> Iterator[Provision]:
    heading, lead = reading.section.heading, ""
    for at, clause in enumerate(reading.clauses):
        following = reading.clauses[at + 1] if at + 1 < len(reading.clauses) else None
        above = reading.clauses[at - 1] if at else None
        if clause.cells and not (above and above.cells) and following and following.cells:
            continue  # the names of a table's columns
        if not is_entry(text, clause):
            lead = mend(text, clause.span)
        if clause.entry and _AGENDA.search(lead):
            continue  # "Dagsordenen skal omfatte:", then the items of a meeting
        if is_task(text, reading, clause, lead):
            yield Provision(ProvisionKind.TASKS, mend(text, clause.span), heading, clause.span)
            continue
        for span, kinds in _read(text, reading, clause, following):
            words = mend(text, span)
            if kinds == (ProvisionKind.PURPOSE,) and _is_background(text, reading, words):
                continue
            for kind in kinds:
                yield Provision(kind, words, heading, span)


def is_entry(text: str, clause: Clause) -> bool:
    """Whether a clause is an entry of a list, or a numbered one that goes on with its lead."""
    return clause.entry or (
        bool(clause.lead) and text[clause.span.start : clause.span.end][:1].islower()
    )


def is_task(text: str, reading: Reading, clause: Clause, lead: str) -> bool:
    """Whether a clause is a task by the list that it stands in, though its heading is no such one."""
    if not is_entry(text, clause):
        return False
    named = reading.kinds
    if not named:
        return leads_to_tasks(lead)
    if named[0] is not ProvisionKind.PURPOSE:
        return False
    heading = without_number(reading.section.heading or "").casefold()
    remit = heading in words("remit_headings") and (leads_to_tasks(lead) or not lead)
    return remit or _names_tasks(lead) or ProvisionKind.TASKS in named


def leads_to_tasks(lead: str) -> bool:
    """Whether a list below these words is one of tasks: "The Committee is responsible for:"."""
    found = rules_of_sentences().task_leads.search(lead[-80:])
    return bool(found) and bool(rules_of_sentences().bodies.search(lead))


def _names_tasks(lead: str) -> bool:
    """Whether a lead calls what follows tasks, below whatever heading."""
    found = rules_of_sentences().task_nouns.search(lead[-80:])
    return bool(found) and leads_to_tasks(lead)


def _is_background(text: str, reading: Reading, sentence: str) -> bool:
    """Whether a sentence below "Baggrund og formål" tells no purpose, while another one does."""
    heading = (reading.section.heading or "").casefold()
    parts = re.search(r",|\b(?:og|and)\b|&", heading)  # "Navn, hjemsted og formål"
    if not parts or ProvisionKind.TASKS in reading.kinds:
        return False
    if ProvisionKind.PURPOSE in sentence_kinds(sentence):
        return False
    return any(
        ProvisionKind.PURPOSE in sentence_kinds(mend(text, span))
        for clause in reading.clauses
        for span in sentences_of(text, clause)
    )


def _read(
    text: str, reading: Reading, clause: Clause, following: Clause | None
) -> Iterator[tuple[Span, tuple[ProvisionKind, ...]]]:
    """The units of a clause, each with what it settles."""
    whole = mend(text, clause.span)
    if clause.tail:
        if _is_adoption(whole):
            yield clause.span, (ProvisionKind.ENTRY_INTO_FORCE,)
        return
    kinds = reading.kinds
    listed = clause.entry and kinds[:1] == (ProvisionKind.MEMBERS,)
    if not clause.cells and not listed and (label := LABEL.match(whole)):
        named = tuple(ProvisionKind(k) for k in heading_keys(label["label"]) if k not in LOOSE)
        if named:
            yield clause.span, named[:1]
            return
        if not clause.entry and len(whole.split()) <= 12:  # "Version: 4.1"
            if (own := sentence_kinds(whole)) or _is_adoption(whole):
                yield clause.span, own or (ProvisionKind.ENTRY_INTO_FORCE,)
            return
    if (clause.entry or clause.cells) and kinds[:1] in (
        (ProvisionKind.TASKS,),
        (ProvisionKind.MEMBERS,),
    ):
        yield clause.span, kinds[:1]
        return
    for sentence in sentences_of(text, clause):
        words = mend(text, sentence)
        leads = sentence.end >= clause.span.end and (
            words.endswith(":")
            or (following is not None and following.entry and words[-1:] not in ".!?")
        )
        if found := _kinds(words, reading, leads=leads and not clause.entry):
            yield sentence, found


def _kinds(words: str, reading: Reading, *, leads: bool) -> tuple[ProvisionKind, ...]:
    rules = rules_of_sentences()
    if without_number(reading.section.heading or "").casefold() in vocabulary().words(
        "dissolution_headings"
    ):
        return (ProvisionKind.ENTRY_INTO_FORCE,) if _is_adoption(words) else ()
    if (rules.adoption.search(words) or rules.adopted.search(words)) and _is_adoption(words):
        return (ProvisionKind.ENTRY_INTO_FORCE,)
    own = sentence_kinds(words)
    named = reading.kinds
    if leads:
        own = tuple(kind for kind in own if kind is not ProvisionKind.TASKS)
        named = tuple(k for k in named if k is ProvisionKind.MEMBERS)
        if not named:
            return own if len(words.split()) >= 4 else ()
    if reading.mixed and not set(own) & set(named):
        named = ()
    if not named:
        if _is_adoption(words) and ProvisionKind.ENTRY_INTO_FORCE not in own:
            own = (*own, ProvisionKind.ENTRY_INTO_FORCE)
        called = not own and bool(_CALLED.intersection(reading.keys))
        if called and (rules.convening.search(words) or rules.is_rhythm(f"møde {words}")):
            return (ProvisionKind.MEETING_FREQUENCY,)
        return own
    if named[0] is ProvisionKind.AUTHORITY and own == (ProvisionKind.MEMBERS,):
        return own
    if named[0] in _PEOPLE and own and own[0] is ProvisionKind.FINANCE:
        return own
    elsewhere = tuple(kind for kind in own if kind in _OWN)
    if elsewhere and not set(own) & set(named):
        return elsewhere
    if ProvisionKind.AUTHORITY in own and named in _YIELDING and not set(own) & set(named):
        return own
    if named[0] is ProvisionKind.MEMBERS and ProvisionKind.CHAIR in own and set(own) <= _SEATED:
        return own  # "Formanden vælges af rådet.", below "Sammensætning"
    if named == (ProvisionKind.FINANCE,):  # "en revisor valgt af generalforsamlingen"
        own = tuple(kind for kind in own if kind not in _SEATED)
    if named == (ProvisionKind.QUORUM,):
        own = tuple(kind for kind in own if kind not in (*_SEATED, ProvisionKind.MEMBERS))
    first = tuple(kind for kind in named if kind in own) or named[:1]
    return (*first, *(kind for kind in own if kind in _BESIDE and kind not in first))


def _is_adoption(words: str) -> bool:
    """Whether a sentence says when the mandate was adopted ("Godkendt af rådet den 3. maj 2024")."""
    rules = rules_of_sentences()
    dated = any(m.date and m.year_given for m in find_dates(words))
    return dated and bool(
        rules.adoption.search(words)
        or rules.adopted.search(words)
        or re.search(r"\b(?:således|ovenstående|hereby|these|disse)\b", words, re.IGNORECASE)
    )


def _first_sentence(text: str, reading: Reading) -> Iterator[Provision]:
    for clause in reading.clauses[:1]:
        for span in sentences_of(text, clause)[:1]:
            if sentence_kinds(mend(text, span)):
                return
            yield Provision(
                ProvisionKind.MEETING_FREQUENCY, mend(text, span), reading.section.heading, span
            )
