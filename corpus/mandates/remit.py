"""Whether a decision is the body's to take, by its mandate.

The one thing to know: the answer is a power that plainly withholds or bounds
the decision, or None, which is no permission. A mandate that is silent, or
whose words do not plainly meet those of the decision, says nothing.
"""

import re

from corpus.mandates.body_names import name_ends
from corpus.mandates.money import find_money
from corpus.mandates.power_phrases import deciding_phrases
from corpus.model import Mandate, Power, PowerKind
from corpus.terms import keys, words
from corpus.text import fold

__all__ = ["may_decide"]


def may_decide(mandate: Mandate, words_: str, amount: float | None = None) -> Power | None:
    """The power that plainly withholds a decision from a body, or bounds it below an amount.

    None where the mandate does not say so plainly; that is no permission.

    Args:
        mandate: of the body that decided.
        words_: what was decided.
        amount: that the decision is on, in the currency of the mandate, or None.
    """
    known = deciding_phrases()
    if known.recommends.search(words_):
        return None
    content = _content(words_)
    for power in mandate.powers:
        if power.kind is PowerKind.NOT and _withholds(power, content, amount):
            return power
    if amount is not None:
        for power in mandate.powers:
            if (
                power.kind is PowerKind.DECIDES
                and power.limit is not None
                and amount > power.limit
                and _meets(_objects(power.words), content, least=1)
            ):
                return power
    for power in mandate.powers:
        if power.kind is PowerKind.RECOMMENDS and power.to and _recommended(power, content, amount):
            return power
    return None


def _withholds(power: Power, content: frozenset[str], amount: float | None) -> bool:
    if power.limit is not None and (amount is None or amount <= power.limit):
        return False
    if deciding_phrases().powerless.search(power.words):
        return amount is not None
    pieces = deciding_phrases().withheld.split(power.words)[1:]
    for piece in pieces:
        for part in re.split(r"\b(?:eller|og|or|and)\b|[,;]", piece):
            objects = _content(part)
            if len(objects) >= 2 and _meets(objects, content, least=len(objects)):
                return True
    return False


def _recommended(power: Power, content: frozenset[str], amount: float | None) -> bool:
    if power.limit is not None and (amount is None or amount <= power.limit):
        return False
    match = deciding_phrases().recommends.search(power.words)
    objects = _content(power.words[match.end() :]) if match else frozenset()
    objects -= _content(power.to or "")
    return len(objects) >= 2 and _meets(objects, content, least=len(objects))


def _objects(sentence: str) -> frozenset[str]:
    """The words of what a body decides on: behind the verb, before the amount."""
    match = deciding_phrases().decides.search(sentence)
    amounts = find_money(sentence)
    end = amounts[0].span.start if amounts else len(sentence)
    begin = match.end() if match and match.end() < end else 0
    return _content(sentence[begin:end])


def _content(words_: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    common = {*name_ends(), *words("finite_verbs"), *words("body_nouns")}
    return frozenset(
        word[: max(5, len(word) - 3)]
        for word in re.findall(r"[^\W\d_]{4,}", fold(words_))
        if word not in common and keys("money_scales").get(word) is None
    )


def _meets(wanted: frozenset[str], given: frozenset[str], *, least: int) -> bool:
    met = sum(any(_same(one, other) for other in given) for one in wanted)
    return bool(wanted) and met >= least


def _same(one: str, other: str) -> bool:
    alike = max(4, min(len(one), len(other)) - 1)
    return one[:alike] == other[:alike]
