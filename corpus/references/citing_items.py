"""References to items: "jf. pkt. 29/25", "styregruppens pkt. 28/25", "item 5 above", "#123".

The one thing to know: a running number ("29/25") names an item anywhere; a
plain one ("punkt 4") only where the meeting has such an item, or where another
meeting is named beside it.
"""

import re
from collections.abc import Iterator
from datetime import date

from corpus.dates import find_dates
from corpus.dates.dayrules import in_address
from corpus.dates.days import alternatives
from corpus.model import ReferenceKind, Span
from corpus.references.citing import Found, body_before, genitive, nominative
from corpus.terms import from_words, phrases

__all__ = ["find_items"]

_RUNNING = re.compile(r"\d{1,4}/(?:20)?\d{2}")
_ISSUE = re.compile(r"(?<![\w/#&])#(?P<number>\d{2,6})(?![\w-])")
_BARE = re.compile(r"(?<![\w/.,§#-])(?P<count>\d{1,4})/(?P<year>(?:20)?\d{2})(?![\w/]|[.,-]\d)")
_LONGEST_ROW = 12  # numbers
_SHARED_YEARS = 4  # how far a bare running number's year may lie from the meeting's


def find_items(sentence: str, numbers: frozenset[str], date: date | None) -> Iterator[Found]:
    """The references to items in a sentence.

    Args:
        sentence: mended.
        numbers: of the meeting's items, which show what its numbers look like.
        date: of the meeting.
    """
    done = 0
    for match in _led().finditer(sentence) if _any_lead().search(sentence) else ():
        if match.start() >= done:
            row = _row(sentence, match)
            done = row[-1][2]
            yield from _numbers(sentence, match, row, numbers, date)
    if any(_RUNNING.fullmatch(number) for number in numbers):
        yield from _bare(sentence, numbers, date)
    if any(number.startswith("#") for number in numbers):
        for match in _ISSUE.finditer(sentence):
            if not in_address(sentence, *match.span()):
                yield Found(ReferenceKind.ITEM, match.group(), None, None, Span(*match.span()))


@from_words
def _any_lead() -> re.Pattern[str]:
    """Every "punkt 4" has this, and few sentences have it."""
    return re.compile(rf"(?:{alternatives('item_leads')})(?:\.|\snr\.|\sno\.)?\s\d", re.IGNORECASE)


@from_words
def _led() -> re.Pattern[str]:
    leads = alternatives("item_leads")
    return re.compile(
        rf"(?<![\w-])(?:(?P<whose>{genitive()})\s)?(?P<lead>(?i:{leads}))(?:\.|\snr\.|\sno\.)?\s"
        r"(?P<number>\d{1,4}/(?:20)?\d{2}|\d{1,3}(?:\.\d{1,2})?)(?![\w/%]|[.,-]\d)"
    )


@from_words
def _next() -> re.Pattern[str]:
    return re.compile(
        rf"\s?(?:,|–|-|\b(?:og|and|samt|til|to)\b)\s?(?P<words>(?:(?i:{alternatives('item_leads')})\.?\s)?"
        r"(?P<number>\d{1,4}/(?:20)?\d{2}|\d{1,3}(?:\.\d{1,2})?))(?![\w/%.]|[.,-]\d|\s(?i:kr|pct|mio))"
    )


@from_words
def _no_lead() -> re.Pattern[str]:
    return re.compile(rf"{phrases('no_item_leads')}\s$", re.IGNORECASE)


@from_words
def _elsewhere() -> re.Pattern[str]:
    # "punkt 3 i handleplanen", "section 3 of the plan"; not "punkt 3 på dagsordenen"
    nouns = alternatives("agenda_nouns")
    return re.compile(
        rf"\s(?:i|of|in)\s(?!(?:the\s|det\s|sidste\s|forrige\s|last\s)?(?:{nouns})\b)",
        re.IGNORECASE,
    )


@from_words
def _of_meeting() -> re.Pattern[str]:
    # "punkt 4 på sidste møde", "item 5 of the last meeting"
    before = f"(?:{alternatives('meeting_before')})"
    nouns = alternatives("meeting_word_ends")
    return re.compile(
        rf"\s(?:på|fra|ved|i|of|at|from)\s(?:(?:det|the|referatet\sfra)\s)?(?:{before}\s)?[\w-]{{0,40}}(?:{nouns})(?!\w)",
        re.IGNORECASE,
    )


def _row(sentence: str, match: re.Match[str]) -> list[tuple[str, int, int]]:
    """The numbers of "pkt. 21/25 og 22/25", with where their words start and end."""
    running = _RUNNING.fullmatch(match["number"]) is not None
    row = [(match["number"], match.start(), match.end())]
    while len(row) < _LONGEST_ROW and (more := _next().match(sentence, row[-1][2])):
        if (_RUNNING.fullmatch(more["number"]) is not None) != running:
            break
        row.append((more["number"], more.start("words"), more.end("words")))
    return row


def _numbers(
    sentence: str,
    match: re.Match[str],
    row: list[tuple[str, int, int]],
    numbers: frozenset[str],
    date: date | None,
) -> Iterator[Found]:
    if _no_lead().search(sentence[max(0, match.start("lead") - 16) : match.start("lead")]):
        return
    body = nominative(match["whose"]) if match["whose"] else None
    stop = row[-1][2]
    attached = _of_meeting().match(sentence, stop)
    dated = _day_before(sentence, match.start(), date)
    elsewhere = _elsewhere().match(sentence, stop) is not None
    for number, first, last in row:
        if _RUNNING.fullmatch(number):
            yield Found(ReferenceKind.ITEM, number, body, None, Span(first, last))
        elif attached and last == stop:
            day, end = _day_after(sentence, attached.end(), date)
            yield Found(ReferenceKind.ITEM, number, body, day, Span(first, end))
        elif dated:
            of = body or body_before(sentence, match.start())
            yield Found(ReferenceKind.ITEM, number, of, dated, Span(first, last))
        elif number in numbers and not elsewhere:
            yield Found(ReferenceKind.ITEM, number, body, None, Span(first, last))


def _day_before(sentence: str, at: int, reference: date | None) -> date | None:
    """The day right before an item ("mødet den 18.02.2025, pkt. 112")."""
    window = sentence[max(0, at - 60) : at]
    if not re.search(r"\d\s?(?:,|\()\s?$", window):
        return None
    mentions = find_dates(window, reference)
    near = mentions and re.fullmatch(r"\s?(?:,|\()\s?", window[mentions[-1].span.end :])
    return mentions[-1].date if near else None


def _day_after(sentence: str, at: int, reference: date | None) -> tuple[date | None, int]:
    """The day right behind a meeting ("… på mødet den 3. marts"), and where the words end."""
    window = sentence[at : at + 40]
    for mention in find_dates(window, reference):
        if re.fullmatch(r",?\s(?:den\s|d\.\s|on\s|of\s)?", window[: mention.span.start]):
            return mention.date, at + mention.span.end
    return None, at


@from_words
def _of_action() -> re.Pattern[str]:
    # "Actions 04/25 and 07/25 were closed": numbers of a list of actions
    return re.compile(
        rf"{phrases('action_numbers')}\s(?:[\d/]{{4,9}}(?:,\s?|\s(?:and|og|&)\s)){{0,5}}$",
        re.IGNORECASE,
    )


def _bare(sentence: str, numbers: frozenset[str], date: date | None) -> Iterator[Found]:
    """Running numbers without "pkt.", where they can be no date: "(se 29/25)"."""
    long_years = any(len(number.split("/")[-1]) == 4 for number in numbers if "/" in number)
    for match in _BARE.finditer(sentence):
        count, year = int(match["count"]), int(match["year"]) % 100
        if (len(match["year"]) == 4) != long_years:
            continue
        if _of_action().search(sentence[max(0, match.start() - 60) : match.start()]):
            continue
        near = date is None or abs(year - date.year % 100) <= _SHARED_YEARS
        if near and (count > 31 or year > 12):
            yield Found(ReferenceKind.ITEM, match.group(), None, None, Span(*match.span()))
