"""Decisions against the mandate that was in force: what a body may not do on its own.

The one thing to know: a finding needs an amount over a limit of the mandate, or a
sentence of it that withholds just what was decided; and a decision that passes the
matter on ("indstiller til …") is never beyond.
"""

import re
from collections.abc import Iterator

from corpus.archive.subjects import subject_stems
from corpus.doctor.case import Case, Finding
from corpus.mandates.money import find_money
from corpus.model import Decision, Mandate, Outcome, Power, PowerKind
from corpus.terms import from_words, phrases, words
from corpus.text import mend

__all__ = ["check_powers"]


def check_powers(case: Case) -> Iterator[Finding]:
    """beyond_mandate."""
    entry = case.archive.mandate(case.meeting.body, case.meeting.date)
    mandate = entry.meaning if entry else None
    if entry is None or not isinstance(mandate, Mandate) or not mandate.powers:
        return
    passes_on = re.compile(phrases("passes_on"), re.IGNORECASE)
    for decision in case.meeting.decisions:
        if decision.outcome not in (Outcome.ADOPTED, Outcome.ADOPTED_WITH_RESERVATION):
            continue
        if not decision.quotes or passes_on.search(decision.what):
            continue
        power = _exceeded(decision, mandate.powers) or _withheld(decision, mandate.powers)
        if power:
            yield case.finding(
                "beyond_mandate",
                f"The mandate ({entry.path}) says »{mend(entry.document.text, power.span)}«. Check whether the body "
                "could decide this itself.",
                decision.quotes[0],
                item=decision.item,
            )


def _exceeded(decision: Decision, powers: tuple[Power, ...]) -> Power | None:
    """The power to decide whose limit an amount of the decision goes beyond, and every other's."""
    bounded = [p for p in powers if p.kind is PowerKind.DECIDES and p.limit is not None]
    if not bounded:
        return None
    highest = max(p.limit or 0 for p in bounded)
    if not any(money.value > highest for money in find_money(decision.what)):
        return None
    subject = subject_stems(f"{decision.item_title} {decision.what}")
    return next((p for p in bounded if _shared(subject_stems(p.words), subject)), None)


def _withheld(decision: Decision, powers: tuple[Power, ...]) -> Power | None:
    """The sentence that says that the body may not do what it did: a verb and its object shared."""
    done = subject_stems(decision.what)
    return next(
        (
            p
            for p in powers
            if p.kind is PowerKind.NOT and len(_shared(subject_stems(p.words), done)) > 1
        ),
        None,
    )


@from_words
def _common() -> frozenset[str]:
    """Stems that say nothing of what a power is about."""
    return subject_stems(" ".join(words("power_fillers"))) | subject_stems(
        " ".join(words("body_kinds"))
    )


def _shared(power: frozenset[str], subject: frozenset[str]) -> frozenset[str]:
    """The stems of a power that a decision has too, also at the end of a compound ("skanningsaftale")."""
    return frozenset(
        one
        for one in power
        if not any(one.endswith(common) for common in _common())
        and len(one) >= 5
        and any(other == one or other.endswith(one) for other in subject)
    )
