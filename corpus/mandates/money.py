"""Amounts of money as mandates write them, and the limits that they set.

The one thing to know: a separator with exactly three digits behind it parts
thousands, in Danish ("500.000 kr.") and in English ("£250,000") alike; any other
one is the decimal sign ("2,0 mio. kr.", "€1.5 million").
"""

import re
from dataclasses import dataclass

from corpus.model import Span
from corpus.terms import from_words, keys, words

__all__ = ["Money", "find_money"]

_NUMBER = (
    r"\d{1,3}(?:[.,\u00a0 ]\d{3}){1,4}(?:,\d{1,2}|\.\d{1,2})?(?!\d)|\d{1,9}(?:[.,]\d{1,2})?(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount where it stands.

    Attributes:
        value: in the words' own currency.
        bound: "up_to" or "over" where the words make it a limit, else None.
        span: of number, scale and currency.
    """

    value: float
    bound: str | None
    span: Span


def find_money(text: str) -> tuple[Money, ...]:
    """The amounts of money of a text in order; a number without a currency is none."""
    found: list[Money] = []
    for match in _amount().finditer(text):
        if not (match["before"] or match["after"] or match["dash"]):
            continue
        scale = (match["scale"] or "").casefold()
        value = _value(match["number"]) * float(keys("money_scales").get(scale, 1))
        found.append(Money(value, _bound(text, match), Span(*match.span())))
    return tuple(found)


def _bound(text: str, match: re.Match[str]) -> str | None:
    before = _bounds().search(text[max(0, match.start() - 40) : match.start()])
    if before:
        return keys("money_bounds")[re.sub(r"\s+", " ", before["bound"].casefold())]
    below = re.match(r"\s*(?:eller derunder|og derunder|or less|or below)\b", text[match.end() :])
    return "up_to" if below else None


def _value(number: str) -> float:
    plain = re.sub(r"[\u00a0 ]", "", number)
    decimal = re.search(r"[.,](\d{1,2})$", plain)
    whole = plain[: decimal.start()] if decimal else plain
    return float(re.sub(r"[.,]", "", whole) + (f".{decimal[1]}" if decimal else ""))


@from_words
def _amount() -> re.Pattern[str]:
    currency, scale = _any("money_currencies"), _any("money_scales")
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{currency})\.?\s?)?(?<![\d.,])(?P<number>{_NUMBER})"
        rf"(?P<dash>,-)?(?:\s?(?P<scale>{scale})\b\.?)?(?:\s?(?P<after>{currency})(?!\w)\.?)?",
        re.IGNORECASE,
    )


@from_words
def _bounds() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<bound>{_any('money_bounds')})"
        r"(?:\s+(?:en|et|et beløb|beløb|a|an|på|of|i alt|the sum of|a value of|the value of|en værdi af|en ramme på))*\s*$",
        re.IGNORECASE,
    )


def _any(topic: str) -> str:
    return "|".join(
        r"\s+".join(map(re.escape, word.split()))
        for word in sorted(words(topic), key=len, reverse=True)
    )
