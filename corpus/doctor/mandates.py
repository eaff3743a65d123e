"""Decisions against the mandate that was in force: what a body may not do on its own.

The one thing to know: a finding needs an amount over a limit of the mandate, or a
sentence of it that withholds just what was decided; and a decision that passes the
matter on ("indstiller til …") is never beyond.
"""

import re
from collections.abc import Iterator

from corpus.doctor.case import Case, Finding
from corpus.mandates import may_decide
from corpus.mandates.money import find_money
from corpus.model import Decision, Mandate, Outcome, Power, PowerKind
from corpus.terms import phrases
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
        power = _beyond(decision, mandate)
        if power:
            yield case.finding(
                "beyond_mandate",
                f"The mandate ({entry.path}) says »{mend(entry.document.text, power.span)}«. Check whether the body "
                "could decide this itself.",
                decision.quotes[0],
                item=decision.item,
            )


def _beyond(decision: Decision, mandate: Mandate) -> Power | None:
    """The power that withholds the decision, or bounds it below its amount when no other allows as much."""
    amount = max((money.value for money in find_money(decision.what)), default=None)
    allowed = max(
        (p.limit for p in mandate.powers if p.kind is PowerKind.DECIDES and p.limit is not None),
        default=0.0,
    )
    power = may_decide(mandate, decision.what, amount)
    if power is None and decision.item_title:
        # "Tilbuddet på 6,8 mio. kr. blev antaget": what it is about, the title says.
        named = may_decide(mandate, f"{decision.item_title}: {decision.what}", amount)
        power = named if named and named.kind is PowerKind.DECIDES else None
    if power and power.kind is PowerKind.DECIDES and (amount or 0) <= allowed:
        return None
    return power
