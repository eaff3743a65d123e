"""Figures: the numbers that the record reports, each with what it is a number of.

The one thing to know: only what the record itself says counts (the sections
REFERAT and VIDERE_PROCES, and what an item says under no heading), and a
target or an estimate is never taken for a count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import DateMention
from corpus.dates.days import alternatives
from corpus.dates.periods import find_periods
from corpus.figures.amounts import Amount, find_amounts, is_english, is_money
from corpus.model import AgendaItem, Day, Document, Figure, Section, SectionKind, Span
from corpus.sentences import split_sentences
from corpus.terms import from_words, pattern_of, phrases, words
from corpus.text import MendedText

__all__ = ["find_figures"]

_SAMPLE = 20_000  # characters that tell the language of a document
_RECORD = (SectionKind.REFERAT, SectionKind.VIDERE_PROCES)


def find_figures(
    document: Document, items: tuple[AgendaItem, ...], *, date: Day | None
) -> tuple[Figure, ...]:
    """The figures of a meeting, in order.

    Args:
        document: the minutes.
        items: of the meeting.
        date: the meeting's, which is the day of a figure that gives none.
    """
    english = is_english(document.text[:_SAMPLE])
    return tuple(
        figure
        for item in items
        for section in item.sections
        if _recorded(section)
        for sentence in split_sentences(document.text, section.body)
        if any(letter.isdigit() for letter in document.text[sentence.start : sentence.end])
        for figure in _figures(document.text, sentence, item, date, english=english)
    )


def _recorded(section: Section) -> bool:
    """Whether a section tells what happened; the words above "Decision:" have no heading."""
    return section.kind in _RECORD or (
        section.kind is SectionKind.OEVRIGT and section.heading is None
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence with one amount picked out, and how far its own words reach."""

    sentence: str
    amount: Amount
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.sentence[self.start : self.amount.start]

    @property
    def after(self) -> str:
        return self.sentence[self.amount.end : self.end]


def _figures(
    text: str, span: Span, item: AgendaItem, date: Day | None, *, english: bool
) -> Iterator[Figure]:
    sentence = MendedText.of(text, span).text
    amounts = find_amounts(sentence, date, english=english)
    if not amounts:
        return
    dates = find_periods(sentence, date)
    previous: _Clause | None = None
    forecast, subject = False, ""
    for index, amount in enumerate(amounts):
        stop = amounts[index + 1].start if index + 1 < len(amounts) else len(sentence)
        clause = _Clause(sentence, amount, previous.amount.end if previous else 0, stop)
        forecast = _is_forecast(clause, inherited=forecast) or _budgeted(amount, item)
        if not (previous and _in_brackets(clause)):
            subject = _subject(clause, dates)
        yield Figure(
            value=amount.value,
            words=amount.words,
            unit=amount.unit,
            subject=subject,
            as_of=_as_of(clause, dates, date, forecast=forecast),
            forecast=forecast,
            item=item.number,
            span=span,
        )
        previous = clause


def _in_brackets(clause: _Clause) -> bool:
    """Whether the amount says the one before it again: "60 pct. (50,4 mio. kr.)"."""
    return clause.before.strip() == "("


# Targets, estimates and budgets.


def _is_forecast(clause: _Clause, *, inherited: bool) -> bool:
    """Whether the words from the amount before to the next one speak of what is to come."""
    if pattern_of("forecast_words").search(clause.before) or pattern_of("forecast_words").search(
        clause.after
    ):
        return True
    return inherited and not pattern_of("account_words").search(clause.before)


def _budgeted(amount: Amount, item: AgendaItem) -> bool:
    return is_money(amount.unit) and pattern_of("budget_titles").search(item.title) is not None


# The day of a figure.


@from_words
def _as_of_lead() -> re.Pattern[str]:
    return re.compile(rf"{phrases('as_of_leads')}\.?\s(?:den\s|d\.\s|the\s)?$", re.IGNORECASE)


def _as_of(
    clause: _Clause, dates: tuple[DateMention, ...], date: Day | None, *, forecast: bool
) -> Day | None:
    """The day that the words give: "pr. 30. november 2024"; of a forecast when it is to be reached."""
    if forecast:
        ahead = (m for m in dates if clause.amount.end <= m.span.start < clause.end)
        to_come = (m.last for m in ahead if m.last and (date is None or m.last >= date))
        return next(to_come, date)
    past = [m for m in dates if m.last and (date is None or m.last <= date)]
    fitting = [m for m in past if _led(clause.sentence, m) or _right_behind(clause, m)]
    own = [m for m in fitting if clause.start <= m.span.start < clause.end]
    return own[0].last if own else date


def _led(sentence: str, mention: DateMention) -> bool:
    if mention.words.casefold().startswith(words("period_parts.last") + words("period_parts.end")):
        return True
    return (
        _as_of_lead().search(sentence[max(0, mention.span.start - 32) : mention.span.start])
        is not None
    )


def _right_behind(clause: _Clause, mention: DateMention) -> bool:
    """A past month behind the amount: "faldet til 6,1 pct. i marts 2026"."""
    between = clause.sentence[clause.amount.end : mention.span.start]
    return re.fullmatch(r"\s(?:(?:i|in)\s)?", between) is not None


# What a figure is a number of.


@from_words
def _opener() -> re.Pattern[str]:
    opener = alternatives("clause_openers")
    return re.compile(
        rf"(?:[,;:(]|\s[–-]|\*\*\s|^)\s?(?P<word>(?:{opener})\s)|\s(?P<that>at|that)\s|[,;:(]\s|\s[–-]\s|\*\*\s",
        re.IGNORECASE,
    )


@from_words
def _edge() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('subject_edges')})", re.IGNORECASE)


def _subject(clause: _Clause, dates: tuple[DateMention, ...]) -> str:
    """The words of the clause without the number, its date and what leads to them."""
    before = _opened(_without(clause.sentence, clause.start, clause.amount.start, dates))
    after = _without(clause.sentence, clause.amount.end, clause.end, dates)
    after = re.split(
        r"[,;:)]|\s(?:og|men|mens|and|but|while|hvoraf|heraf)\s", f" {after} ", maxsplit=1
    )[0]
    unit = clause.amount.unit if clause.amount.named else ""
    lead = _trimmed(before)
    tail = _trimmed(after, left=not (unit or lead))
    parts = (lead, unit, tail)
    return " ".join(" ".join(part for part in parts if part).split())


def _opened(before: str) -> str:
    """The words since the clause's beginning: not who says so, not the clause before."""
    for match in reversed(list(_opener().finditer(before))):
        rest = before[match.end() :]
        # A comma right before the amount opens nothing: "sekretariat, 2,3 mio. kr."
        if re.search(r"\w{3}", rest) or match["word"] or match["that"]:
            return rest
    return before


def _without(sentence: str, start: int, end: int, dates: tuple[DateMention, ...]) -> str:
    """``sentence[start:end]`` without dates and the words that lead to them."""
    pieces: list[str] = []
    at = start
    for mention in dates:
        if start <= mention.span.start and mention.span.end <= end:
            piece = sentence[at : mention.span.start]
            pieces.append(_DATE_LEAD.sub("", piece))
            at = mention.span.end
    return " ".join([*pieces, sentence[at:end]])


_DATE_LEAD = re.compile(
    r"\b(?:pr\.|per|as of|as at|i løbet af|senest|inden|siden|fra|ved|i|in|by|on|den|d\.|til)\s(?:den\s|d\.\s)?$",
    re.IGNORECASE,
)


def _trimmed(phrase: str, *, left: bool = True) -> str:
    """A phrase without small words at its edges."""
    tokens = phrase.strip(" .,;:()–-*_").split()
    bare = [token.strip(".,;:()").casefold() for token in tokens]
    first, last = 0, len(tokens)
    while left and first < last and _edge().fullmatch(bare[first]):
        first += 1
    while first < last and _edge().fullmatch(bare[last - 1]):
        last -= 1
    return " ".join(tokens[first:last]).strip(" .,;:()–*_")
