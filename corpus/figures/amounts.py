"""Numbers with what they count, in one sentence: "8.420 hyldemeter", "1,5 mio. kr.", "8.4 per cent".

The one thing to know: a number without a unit is no amount, and neither are
dates, times, numbers of items or spans of time.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates.dayrules import is_number
from corpus.dates.days import YEAR, alternatives
from corpus.dates.periods import find_periods
from corpus.terms import from_words, keys, pattern_of, phrases, words

__all__ = ["MONEY_SIGNS", "Amount", "find_amounts", "is_english", "is_money", "is_percent"]

MONEY_SIGNS = "$£€"
_NUMBER = (
    r"\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,2})?"  # "1.215.000,50"
    r"|\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,2})?"  # "39,380.5"
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,4}(?!\d)"  # "12 000"
    r"|\d{1,12}(?:[.,]\d{1,2})?"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit, where they stand in the sentence.

    Attributes:
        start: of the number, or of the currency sign before it.
        end: of the unit, or of the number where the unit stands before it.
        value: with "mio." and the like multiplied in.
        words: the number as written, with "mio." but without the unit.
        unit: as written.
        named: whether the unit says what is counted ("hyldemeter"), rather than a currency or share.
    """

    start: int
    end: int
    value: float
    words: str
    unit: str
    named: bool


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return unit in MONEY_SIGNS or unit.casefold().strip(".") in words("currencies")


def is_percent(unit: str) -> bool:
    """Whether a unit makes the number a share."""
    return unit in "%‰" or " ".join(unit.casefold().strip(".").split()) in words("percent")


def find_amounts(
    sentence: str, reference: date | None = None, *, english: bool = False
) -> tuple[Amount, ...]:
    """The amounts of a sentence in order.

    Args:
        sentence: mended.
        reference: the meeting's day, by which dates are known.
        english: the language of the document, for sentences too short to tell.
    """
    taken = [(m.span.start, m.span.end) for m in find_periods(sentence, reference)]
    english = is_english(sentence, english)
    found: list[Amount] = []
    waiting: re.Match[str] | None = None
    for match in _numbers().finditer(sentence):
        if _stands_apart(sentence, match, taken):
            continue
        amount = _amount(sentence, match, english=english)
        if waiting and amount and amount.named and amount.start - waiting.end() <= 16:
            found.append(_counted_in(amount, waiting))
        waiting = None
        if amount and not _limit(sentence, amount):
            found.append(amount)
        elif _before_whole().match(sentence, match.end()):
            waiting = match  # "79 af de 86 ramte hyldemeter": the unit comes later
    return tuple(found)


@from_words
def _limit_words() -> re.Pattern[str]:
    return re.compile(rf"{phrases('amount_limits')}\s(?:de\s|den\s|the\s)?$", re.IGNORECASE)


def _limit(sentence: str, amount: Amount) -> bool:
    """Whether a sum or a share is one that must not be passed: "under 5 pct.", "op til 500.000 kr."."""
    before = sentence[max(0, amount.start - 32) : amount.start]
    return not amount.named and _limit_words().search(before) is not None


def _counted_in(whole: Amount, part: re.Match[str]) -> Amount:
    value = _value(part["number"])
    return replace(whole, start=part.start("number"), value=value, words=part["number"])


@from_words
def _numbers() -> re.Pattern[str]:
    signs = re.escape(MONEY_SIGNS)
    multiplier = alternatives("multipliers")
    return re.compile(
        rf"(?<![\w.,/§#:–-])(?P<sign>[{signs}]|(?:kr\.|kr|DKK|EUR|USD|GBP)(?=\s?\d))?\s?"
        rf"(?<![\w.,/§#:])(?P<number>{_NUMBER})"
        rf"(?:\s?(?P<multiplier>{multiplier})(?:(?!\w)\.?|(?=kr))|(?!\w))(?![\d/:]|[.,]\d|-\w|[–-]\d)",
        re.IGNORECASE,
    )


@from_words
def _before_whole() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives('part_of_words')})\s(?=\d)", re.IGNORECASE)


_ORDINAL = re.compile(r"\.\s+[a-zæøå]|\.[,)]|\)\s|(?:st|nd|rd|th)\b")
# "JPEG 2000", "Windows 11", "Fase 2": a name goes before
_NAME_BEFORE = re.compile(r"(?:^|[^.!?:\s]\s+)(?P<name>[A-ZÆØÅ]\w*)\s$")


def _stands_apart(sentence: str, match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    """Whether a number belongs to a date, a name, an item or a list."""
    start, end = match.start("number"), match.end("number")
    if any(first < end and start < last for first, last in taken):
        return True
    if is_number(sentence, start) and not match["multiplier"]:
        return True
    if re.search(r"\bkl(?:okken)?\.?\s?$", sentence[max(0, start - 10) : start], re.IGNORECASE):
        return True
    if match["sign"] or match["multiplier"]:
        return False
    if _ORDINAL.match(sentence, end):
        return True
    if re.fullmatch(YEAR, match["number"]):
        return True
    plain = len(re.sub(r"\D", "", match["number"])) < 3 or match["number"].isdigit()
    named = plain and _NAME_BEFORE.search(sentence[max(0, start - 24) : start])
    follows = re.match(r"\s?(?:%|pct|procent|per ?cent|kr\b)", sentence[end : end + 12])
    return bool(named) and not follows


# "8.420", "1.215.000,50", "12 000": groups of three, then perhaps decimals
_GROUPED = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?:[., \u00a0\u202f]\d{3})+)(?:[.,](?P<rest>\d{1,2}))?"
)


def _value(number: str) -> float:
    if grouped := _GROUPED.fullmatch(number):
        digits = re.sub(r"\D", "", grouped["whole"])
        return float(f"{digits}.{grouped['rest'] or 0}")
    plain = re.sub(r"[ \u00a0\u202f]", "", number).replace(",", ".")
    whole, _, rest = plain.rpartition(".")
    return float(f"{whole.replace('.', '')}.{rest}" if whole else rest)


def _amount(sentence: str, match: re.Match[str], *, english: bool) -> Amount | None:
    value = _value(match["number"])
    words_end = match.end("number")
    if match["multiplier"]:
        short = len(match["multiplier"]) == 1
        if (
            short
            and not match["sign"]
            and not re.match(r"\s?kr", sentence[match.end() : match.end() + 4])
        ):
            return None  # "5 m", "3 t" may be metres and tons
        value *= int(keys("multipliers")[match["multiplier"].casefold()])
        words_end = match.end()
        if match["multiplier"].casefold() not in words("stopped_words"):
            words_end = match.end("multiplier")  # the stop of "3 million." ends the sentence
    written = sentence[match.start("number") : words_end]
    value = round(value, 6)
    if match["sign"]:
        return Amount(match.start(), words_end, value, written, match["sign"], named=False)
    if measure := _measure().match(sentence, words_end):
        unit = measure["unit"]
        if unit.rstrip(".").casefold() not in words("stopped_words"):
            unit = unit.rstrip(".")
        end = measure.start("unit") + len(unit)
        return Amount(match.start("number"), end, value, written, unit, named=False)
    if measure := _physical().match(sentence, words_end):
        unit = measure["unit"]
        return Amount(match.start("number"), measure.end("unit"), value, written, unit, named=True)
    noun = _noun(sentence, words_end, english=english)
    if noun is None:
        return _named_before(sentence, match, value, written)
    return Amount(
        match.start("number"), noun[1], value, written, sentence[noun[0] : noun[1]], named=True
    )


@from_words
def _count_before() -> re.Pattern[str]:
    # "Antallet af indskrevne børn er pr. 1. februar 2025 i alt 2.318"
    return re.compile(
        rf"{phrases('counts_of')}\s(?:[^\W\d_][\w-]*\s){{0,2}}?(?P<noun>[^\W\d_][\w-]*)\s(?:{alternatives('count_verbs')})(?=\s)[^,;]{{0,60}}$",
        re.IGNORECASE,
    )


def _named_before(sentence: str, match: re.Match[str], value: float, written: str) -> Amount | None:
    start = match.start("number")
    before = _count_before().search(sentence[max(0, start - 160) : start])
    if before is None:
        return None
    return Amount(start, match.end("number"), value, written, before["noun"], named=False)


@from_words
def _measure() -> re.Pattern[str]:
    units = "|".join(alternatives(topic) for topic in ("currencies", "percent"))
    return re.compile(
        rf"\s?(?:danske\s)?(?P<unit>(?:{units})(?!\w)\.?|[%‰{re.escape(MONEY_SIGNS)}])",
        re.IGNORECASE,
    )


# What is counted.

_WORD = re.compile(r"\s(?P<word>[^\W\d_](?:[\w’'/-]*\w)?)")


@from_words
def _part_of() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives('part_of_words')})(?=\s)", re.IGNORECASE)


@from_words
def _physical() -> re.Pattern[str]:
    return re.compile(rf"\s?(?P<unit>{alternatives('measures')})(?![\w])", re.IGNORECASE)


def _noun(sentence: str, at: int, *, english: bool) -> tuple[int, int] | None:
    """Where the words stand that say what is counted; None where none does."""
    if part := _part_of().match(sentence, at):
        at = part.end()
    following: list[re.Match[str]] = []
    for _ in range(4):
        match = _WORD.match(sentence, at)
        if not match or match["word"].casefold() in words("unit_ends"):
            break
        following.append(match)
        at = match.end()
    names = tuple(match["word"] for match in following)
    last = _english_head(names) if english else _danish_head(names)
    if last is None or len(names[last]) < 3:
        return None
    stops = words("figure_stops")
    timed = any(word.casefold() in stops for word in names[: last + 1])
    if (timed and not _measured(sentence)) or (
        names[last][0].isupper() and not names[last].isupper()
    ):
        return None  # "12 måneder", "9 Hansen"
    return following[0 if english else last].start("word"), following[last].end("word")


def _measured(sentence: str) -> bool:
    return pattern_of("measured_times").search(sentence) is not None


def is_english(text: str, otherwise: bool = False) -> bool:
    """Whether the small words of a text are English; ``otherwise`` where they do not tell."""
    kinds = keys("language_marks")
    found = [kinds[w] for w in re.findall(r"[^\W\d_]+", text.casefold()) if w in kinds]
    english, danish = found.count("english"), found.count("danish")
    return english > danish if english != danish else otherwise


def _english_head(names: tuple[str, ...]) -> int | None:
    """The first plural: "shelf metres", "new member organisations"; None where there is none."""
    plural = (
        at
        for at, name in enumerate(names)
        if (len(name) > 3 and name.endswith("s") and not name.endswith(("ss", "us")))
        or name.casefold() in words("english_plurals")
    )
    return next(plural, None)


def _danish_head(names: tuple[str, ...]) -> int | None:
    """The first word that is no adjective: "ramte hyldemeter"; None where none is a noun."""
    for at, name in enumerate(names):
        lower = name.casefold()
        adjective = lower.endswith("e") and not lower.endswith("ere")
        follows = at + 1 < len(names) and names[at + 1].casefold().endswith(("r", "e", "n", "s"))
        if not adjective or not follows:
            return None if lower.endswith(words("adjective_endings")) else at
    return None
