"""References to documents: "vedtægternes § 5", "kommissoriet for teknisk arbejdsgruppe".

The one thing to know: a mandate is named only where the words say whose it is,
which part or version of it, or that something rests on it; the paper on the
table ("udkast til kommissorium") is none.
"""

import re
from collections.abc import Iterator
from datetime import date

from corpus.dates import find_dates
from corpus.dates.days import YEAR, alternatives
from corpus.model import ReferenceKind, Span
from corpus.references.citing import Found, genitive, nominative, own_body, phrase_of_body
from corpus.terms import from_words, phrases

__all__ = ["find_documents"]

_NUMBER = r"\d{1,3}[a-z]?(?:\.\d{1,2}){0,2}(?:,?\s(?:stk|nr|litra|no)\.\s?\w{1,3})?(?:\s(?:og|and)\s\d{1,3}(?:\.\d{1,2})?)?"


def find_documents(sentence: str, reference: date | None) -> Iterator[Found]:
    """The references to mandates in a mended sentence."""
    if not _any_name().search(sentence):
        return
    for pattern in (_part_behind(), _part_before(), _of_body(), _whose(), _of_year(), _resting()):
        for match in pattern.finditer(sentence):
            parts = match.groupdict()
            start = match.start("named") if parts.get("named") else match.start()
            if _at_hand().search(sentence[max(0, start - 24) : start]):
                continue
            end = match.end()
            body = parts.get("of") or (nominative(parts["whose"]) if parts.get("whose") else None)
            day = _day(parts.get("dated"), reference)
            target = sentence[start:end]
            yield Found(
                ReferenceKind.DOCUMENT,
                target,
                own_body(sentence, start, body),
                day,
                Span(start, end),
            )


def _day(words: str | None, reference: date | None) -> date | None:
    found = find_dates(words, reference) if words else ()
    return found[0].date if found else None


@from_words
def _name() -> str:
    return rf"(?i:{phrases('mandate_names')})"


@from_words
def _any_name() -> re.Pattern[str]:
    """Every reference to a mandate has its name, and few sentences have one."""
    return re.compile(_name())


@from_words
def _part() -> str:
    return rf"(?i:{alternatives('mandate_parts')})\.?"


@from_words
def _part_behind() -> re.Pattern[str]:
    # "vedtægternes § 5", "forretningsordenens § 3, stk. 2", "charter section 10"
    return re.compile(
        rf"(?<![\w-])(?:(?P<whose>{genitive()})\s)?{_name()},?\s{_part()}\s?{_NUMBER}(?!\w)"
    )


@from_words
def _part_before() -> re.Pattern[str]:
    # "§ 5 i vedtægterne", "section 10 of the charter"
    return re.compile(
        rf"(?<!\w){_part()}\s?{_NUMBER}\s(?:i|af|of|in)\s(?:the\s)?(?:(?P<whose>{genitive()})\s|[A-Z]{{2,6}}\s)?{_name()}"
    )


@from_words
def _of_body() -> re.Pattern[str]:
    # "kommissoriet for den tekniske arbejdsgruppe"
    return re.compile(
        rf"{_name()}\s(?:for|of)\s(?:(?:the|den|det)\s)?(?P<of>{phrase_of_body()}(?:\sfor\s[A-ZÆØÅ][\w-]{{0,30}})?)"
    )


@from_words
def _whose() -> re.Pattern[str]:
    # "styregruppens kommissorium", "the board's charter"
    return re.compile(rf"(?<![\w-])(?:(?P<whose>{genitive()})|(?P<of>[A-Z]{{2,6}}))\s{_name()}")


@from_words
def _of_year() -> re.Pattern[str]:
    # "kommissoriet fra 2025", "vedtægterne af 3. marts 2024"
    return re.compile(
        rf"{_name()}\s(?:fra|af|of|from)\s(?:den\s|d\.\s)?(?P<dated>(?:\d{{1,2}}[./]\s?[\w/-]{{1,12}}\s)?{YEAR})(?!\w)"
    )


@from_words
def _resting() -> re.Pattern[str]:
    # "i henhold til sit kommissorium", "jf. vedtægterne"
    return re.compile(
        rf"{phrases('resting_on')}\.?\s(?P<named>(?:(?:{alternatives('possessives')}|the)\s)?{_name()})",
        re.IGNORECASE,
    )


@from_words
def _at_hand() -> re.Pattern[str]:
    return re.compile(rf"{phrases('papers_at_hand')}\s(?:det\s|den\s)?$", re.IGNORECASE)
