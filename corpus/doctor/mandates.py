"""Decisions against the mandate that was in force: what a body may not do on its own.

The one thing to know: a finding needs an amount over a limit of the mandate, or a
sentence of it that withholds just such a thing; and a decision that passes the
matter on ("indstiller til …") is never beyond.
"""

import re
from collections.abc import Iterator

from corpus.doctor.case import Case, Finding
from corpus.model import Decision, Mandate, Outcome, Power, PowerKind
from corpus.subjects import subject_stems
from corpus.terms import phrases
from corpus.text import mend

__all__ = ["check_powers"]

# "6,8 mio. kr.", "450.000 kr.", "DKK 5 million", "£20,000"
_AMOUNT = re.compile(
    r"(?:(?P<sign>kr\.|dkk|eur|usd|gbp|€|£|\$)\s*)?(?P<number>\d{1,3}(?:[.,\s]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s*"
    r"(?P<scale>mio\.?|mia\.?|mill\.?|millioner|million|milliarder|billion|t\.|tkr\.?)?\s*(?P<unit>kr\b|kroner|dkk|euro|eur|pounds|dollars)?",
    re.IGNORECASE,
)
_SCALES = {"mio": 1e6, "mil": 1e6, "mia": 1e9, "bil": 1e9, "t": 1e3, "tkr": 1e3}


def amounts(words_: str) -> tuple[float, ...]:
    """The amounts of money of a text, in the order they stand."""
    found: list[float] = []
    for match in _AMOUNT.finditer(words_):
        scale = (match["scale"] or "").casefold().rstrip(".")
        if not (match["sign"] or match["unit"] or scale.startswith(("mio", "mil", "mia", "tkr"))):
            continue
        number = match["number"]
        grouped = re.fullmatch(r"\d{1,3}(?:[.,\s]\d{3})+", number)
        value = float(re.sub(r"[.,\s]", "", number)) if grouped else float(number.replace(",", "."))
        found.append(
            value * next((v for k, v in _SCALES.items() if scale and scale.startswith(k)), 1.0)
        )
    return tuple(found)


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
        if power := _exceeded(decision, mandate.powers):
            limit = f" (at most {power.limit:,.0f})".replace(",", ".") if power.limit else ""
            quote = decision.quotes[0]
            yield case.finding(
                "beyond_mandate",
                f"The mandate ({entry.path}) says »{mend(entry.document.text, power.span)}«{limit}. Check whether the "
                "body could decide this itself.",
                quote,
                item=decision.item,
            )


def _exceeded(decision: Decision, powers: tuple[Power, ...]) -> Power | None:
    """The power that a decision goes beyond, or None."""
    subject = subject_stems(f"{decision.item_title} {decision.what}")
    for power in powers:
        about = subject_stems(power.words)
        near = any(_akin(a, b) for a in about for b in subject if len(a) >= 5 and len(b) >= 5)
        if power.limit is not None and power.kind is PowerKind.DECIDES and near:
            over = [a for a in amounts(decision.what) if a > power.limit]
            wider = [p.limit for p in powers if p.kind is PowerKind.DECIDES and p.limit]
            if over and max(over) > max(wider):
                return power
    return None


def _akin(one: str, other: str) -> bool:
    """As in "aftal" and "skanningsaftal"."""
    return one == other or one.endswith(other) or other.endswith(one)
