"""By when a task is to be done, in the words of its sentence.

The one thing to know: a day is a deadline only behind a word that makes it one ("senest",
"by"), unless a label says that it is; of a vague one the last day counts that it may mean.
"""

import re
from datetime import date

from corpus.dates import DateMention
from corpus.dates.periods import find_periods
from corpus.decisions.calendar import Calendar
from corpus.terms import from_words, pattern_of, phrases

__all__ = ["due_label", "due_of"]

# "på 9. møde", "til gruppens 5. møde"
_MEETING = re.compile(
    r"\b(?:på|til|inden|at|to|for|by|before)\s+(?:\w+\s+)?\d{1,3}(?:\.|st|nd|rd|th)\s+(?:møde|meeting)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:in|i)\s+$", re.IGNORECASE)
_MEETING_IN = re.compile(r"\w*(?:møde|meeting)\w*\s+(?:i|in)\s+$", re.IGNORECASE)
_UP_TO = re.compile(
    r"\b(?:frem|op|indtil|i perioden)\s+(?:indtil|til)\s+(?:den\s+)?$", re.IGNORECASE
)
# "inden standerhejsningen den 26. april"
_BEFORE_EVENT = re.compile(
    r"\b(?:inden|senest|før|before|by)\s+(?:\S+\s+){1,3}?(?:den|d\.|on)\s*$", re.IGNORECASE
)
_SOONEST = re.compile(r"(?:senest|med frist|no later than|inden|due|by)\s+$", re.IGNORECASE)
_OF_MEETING = re.compile(
    r"\s+(?:\w+\s+)?(?:meeting|session|board|committee|report|council)", re.IGNORECASE
)
_RELATIVE = re.compile(r",\s+(?:som|der|hvor|which|who)\s")
# "…, som rundsendes til kommentering senest den 17. oktober"
_SENT_BY = re.compile(
    r"(?:\w*sendes|afleveres|is\s+sent|is\s+circulated|will\s+be\s+(?:sent|circulated))\s.{0,60}?\b(?:senest|inden|by|no later than)\b",
    re.IGNORECASE,
)
_UPCOMING = re.compile(r"næste\s+\w*møde|next\s+(?:\w+\s+)?meeting", re.IGNORECASE)
_ON_DAY = re.compile(r"(?:\b(?:den|d\.|on|the)|[,(]|\s[-–])\s*$", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?P<label>\b(?:frist|deadline|due|senest|inden|før|by|before)\s*:?\s+|[,(]\s*)(?P<day>\d{1,2}[/.]\d{1,2}\b)",
    re.IGNORECASE,
)


@from_words
def _weekday() -> re.Pattern[str]:
    """A weekday before its date ("by Thu 8 May")."""
    return re.compile(rf"(?:{phrases('weekdays')}),?\s+(?:den\s+|d\.\s*|the\s+)?$", re.IGNORECASE)


@from_words
def due_label() -> re.Pattern[str]:
    """The label of a deadline ("frist", "due") and what stands around it."""
    return re.compile(rf"[,;.(]?\s*\b{phrases('action_labels.due')}\s*:?\s*", re.IGNORECASE)


def due_of(calendar: Calendar, said: str, *, strict: bool = True) -> tuple[date | None, str | None]:
    """The day of a deadline and its words: "senest den 1. september 2025", "til næste møde".

    Of a vague deadline ("ultimo maj") the day is the last one that the words may mean.

    Args:
        calendar: the meeting's day, and the next meeting's.
        said: the words of the task.
        strict: a day is a deadline only behind a word that makes it one ("senest", "by").
    """
    cut = _RELATIVE.search(said)
    if cut and not _SENT_BY.match(said, cut.end()):
        said = said[: cut.start()]  # "…, som forelægges på mødet den 17. juni"
    numeric = _NUMERIC.sub(r"\g<label>den \g<day>", said)  # "frist 1/9"
    # a day goes before a year ("deferred to 2026/27 by 30 September")
    for mention in sorted(find_periods(numeric, calendar.day), key=lambda m: m.last != m.date):
        day = calendar.ahead(mention.last or mention.date, numeric, mention.span)
        if mention.last != mention.date and _OF_MEETING.match(numeric, mention.span.end):
            continue  # "to the November meeting"
        if day and calendar.day and day < calendar.day:
            continue
        lead = _weekday().sub("", numeric[: mention.span.start])
        start = _deadline_start(lead)
        if start is None and not strict and (due_label().search(lead) or _ON_DAY.search(lead)):
            start = mention.span.start
        if start is not None and mention.last != mention.date and _MEETING_IN.search(lead):
            day = _meeting_within(calendar, mention)  # "på mødet i april"
        elif mention.last != mention.date and _WITHIN.search(lead):
            day = None  # "in April" is no day by which
        if start is not None:
            return day, _as_said(said, numeric[start : mention.span.end])
    if match := _MEETING.search(said):
        following = calendar.names_next(match.group())
        return (calendar.next_meeting if following else None), match.group()
    if match := pattern_of("due_words").search(said):
        upcoming = _UPCOMING.search(match.group())
        return (calendar.next_meeting if upcoming else None), match.group()
    return None, None


def _meeting_within(calendar: Calendar, mention: DateMention) -> date | None:
    """The day of the next meeting, where it lies within a period."""
    day, first, last = calendar.next_meeting, mention.date, mention.last
    return day if day and first and last and first <= day <= last else None


def _as_said(said: str, words_: str) -> str:
    """Words of a deadline as the task has them."""
    plainly = words_ if words_ in said else words_.replace("den ", "", 1)
    return plainly.rstrip(".")


def _deadline_start(lead: str) -> int | None:
    """Where the words of a deadline begin that end in a date: at "senest", "inden", "by"."""
    if _UP_TO.search(lead):
        return None
    if before := _due_before().search(lead):
        earlier = _SOONEST.search(lead[: before.start()])
        return earlier.start() if earlier else before.start()
    if event := _BEFORE_EVENT.search(lead):
        return event.start()
    through = _due_meeting().search(lead)
    return through.start() if through else None


@from_words
def _due_before() -> re.Pattern[str]:
    return re.compile(rf"{phrases('due_before')}\s+(?:den\s+|d\.\s*|the\s+)?$", re.IGNORECASE)


@from_words
def _due_meeting() -> re.Pattern[str]:
    """As in "på styregruppens møde den"."""
    return re.compile(
        rf"{phrases('due_before')}\s+(?:\S+\s+){{0,5}}?\w*(?:møde|meeting)\w*\s+(?:den\s+|on\s+|d\.\s*|i\s+|in\s+)?$",
        re.IGNORECASE,
    )
