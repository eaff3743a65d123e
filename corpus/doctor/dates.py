"""Dates that cannot be right: no day of the calendar, the wrong weekday, in the future of what is past.

The one thing to know: only a date with its year can lie "after the meeting", and
only where the words before it tell of the past.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest

from corpus.dates import DateMention
from corpus.doctor.case import Case, Finding
from corpus.model import SectionKind, Span
from corpus.terms import from_words, keys, phrases, words

__all__ = ["check_dates"]

# "den 6/11 og 22/11-2025": the year holds for both
_SHARED_YEAR = re.compile(r"^\s*(?:,|og|and|samt|&|-|–)\s*(?:den|d\.)?\s*$")
_BEFORE_DAY = re.compile(r"\b(?:den|d\.|on(?: the)?)\s*$", re.IGNORECASE)
_FILE_DATE = re.compile(r"(?<!\d)(?P<date>(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)")


@from_words
def _patterns() -> dict[str, re.Pattern[str]]:
    days = "|".join(words("doctor_weekdays"))
    nouns = "|".join(map(re.escape, words("events")))
    return {
        "events": re.compile(phrases("past_events"), re.IGNORECASE),
        "acts": re.compile(phrases("past_acts"), re.IGNORECASE),
        "until": re.compile(phrases("until_then"), re.IGNORECASE),
        "ahead": re.compile(phrases("ahead"), re.IGNORECASE),
        "at": re.compile(rf"{phrases('at_events')}[^,;]{{0,40}}(?:{nouns})", re.IGNORECASE),
        "noun": re.compile(nouns, re.IGNORECASE),
        # "blev afsluttet den 14. november", "had been completed on 9 July"
        "done_on": re.compile(
            rf"{phrases('done_on')}\s+(?:\w+(?:vis|ly)\s+)?(?!{phrases('planning_verbs')})"
            r"[^\W\d_]{2,}(?:et|dt|gt|lt|st|pt|ed|en|nt|rt|ld)\s+(?:den|d\.|on|on the)?\s*$",
            re.IGNORECASE,
        ),
        "past_on": re.compile(
            rf"{phrases('past_verbs')}\s+(?:den|d\.|on|on the)\s*$", re.IGNORECASE
        ),
        # "Parternes mæglingsmøde den 14. november førte …", at the head of a sentence
        "event_first": re.compile(
            rf"^(?:(?!{phrases('before_events')})[^\W\d_][\w’'-]*\s+){{0,3}}?[\w-]{{0,30}}(?:{nouns})\w{{0,3}}\s+(?:(?:med|mellem|hos|with|between|at)\s+(?:\S+\s+){{1,5}}?)?(?:den|d\.|on|of)?(?:\s+the)?\s*$",
            re.IGNORECASE,
        ),
        "after_event": re.compile(
            rf"\s*{phrases('past_verbs')}(?P<rest>.{{0,60}})", re.IGNORECASE | re.DOTALL
        ),
        "planning": re.compile(phrases("planning_verbs"), re.IGNORECASE),
        "day_before": re.compile(
            rf"\b(?P<day>{days})(?:s)?,?\s+(?:(?:den|d\.|the)\s*)?$", re.IGNORECASE
        ),
        "day_after": re.compile(rf"\s*\((?P<day>{days})\)", re.IGNORECASE),
    }


def check_dates(case: Case) -> Iterator[Finding]:
    """impossible_date, weekday_mismatch, date_after_meeting and date_contradiction."""
    late: set[Span] = set()
    for mention in case.dates:
        yield from _impossible(case, mention)
        yield from _weekday(case, mention)
        if _is_late(case, mention):
            late.add(mention.span)
            yield _after_meeting(case, mention)
    yield from _contradictions(case)
    yield from _file_name(case)


def _impossible(case: Case, mention: DateMention) -> Iterator[Finding]:
    before = case.text[max(0, mention.span.start - 12) : mention.span.start]
    named = any(letter.isalpha() for letter in mention.words)
    if mention.date is not None or not (
        mention.year_given or ((named or _BEFORE_DAY.search(before)) and case.meeting.date)
    ):
        return
    said = case.sentence_at(mention.span.start)
    yield case.finding(
        "impossible_date",
        f"»{_plain(mention.words)}« is no date of the calendar. Correct the day or the month.",
        mention.span,
        quote=said.span if said else None,
    )


def _weekday(case: Case, mention: DateMention) -> Iterator[Finding]:
    patterns = _patterns()
    before = patterns["day_before"].search(
        case.text[max(0, mention.span.start - 24) : mention.span.start]
    )
    after = patterns["day_after"].match(case.text, mention.span.end)
    named = before or after
    if mention.date is None or not named:
        return
    meeting = case.meeting.date
    if not mention.year_given and (meeting is None or abs((mention.date - meeting).days) > 120):
        return  # the year is a guess
    said = keys("doctor_weekdays")[named["day"].casefold()]
    if int(said) != mention.date.isoweekday():
        right = _weekday_name(mention.date, named["day"].casefold())
        start = mention.span.start - (len(before.group()) if before else 0)
        yield case.finding(
            "weekday_mismatch",
            f"{mention.date.isoformat()} is a {right}, not a {named['day'].casefold()}. Correct the weekday or the date.",
            Span(start, after.end() if after and not before else mention.span.end),
        )


def _weekday_name(day: date, wrong: str) -> str:
    """The day's name in the language of another: the tables name Danish before English."""
    names: dict[str, list[str]] = {}
    for word, key in keys("doctor_weekdays").items():
        names.setdefault(key, []).append(word)
    language = next(names[key].index(wrong) for key in names if wrong in names[key])
    right = names[str(day.isoweekday())]
    return right[min(language, len(right) - 1)]


# After the meeting, yet past.


def _is_late(case: Case, mention: DateMention) -> bool:
    meeting = case.meeting.date
    if not (mention.date and meeting and mention.year_given) or mention.date <= meeting + timedelta(
        days=1
    ):
        return False
    said = case.sentence_at(mention.span.start)
    if said is None or said.section.kind in (
        SectionKind.HOVED,
        SectionKind.DAGSORDEN,
        SectionKind.BILAG,
    ):
        return False
    patterns = _patterns()
    before = case.text[said.span.start : mention.span.start]
    after = case.text[mention.span.end : said.span.end]
    if re.match(r"\s*(?:har|blev|was|were)\b", after) and patterns["events"].search(after[:60]):
        return True
    if _happened(before, after):
        return True
    held, done = _last(patterns["events"], before), _last(patterns["acts"], before)
    told = held or done
    if told is None or patterns["until"].search(before[max(0, told.start() - 80) : told.start()]):
        return False
    between = before[told.end() :]
    near = held or len(between) <= 25 or patterns["at"].search(between)
    return bool(near) and _of_the_past(between, limit=120)


def _happened(before: str, after: str) -> bool:
    """Whether something was done or ended on the day, or an event of the day had an outcome."""
    patterns = _patterns()
    done = patterns["done_on"].search(before) or patterns["past_on"].search(before)
    if done:
        lead = before[max(0, done.start() - 80) : done.start()]
        return patterns["until"].search(lead) is None
    outcome = patterns["after_event"].match(after)
    return (
        outcome is not None
        and patterns["event_first"].match(before) is not None
        and patterns["at"].match(before) is None
        and patterns["planning"].search(outcome["rest"]) is None
    )


def _last(pattern: re.Pattern[str], words_: str) -> re.Match[str] | None:
    return max(pattern.finditer(words_), key=lambda match: match.start(), default=None)


def _of_the_past(between: str, *, limit: int) -> bool:
    return len(between) <= limit and ";" not in between and not _patterns()["ahead"].search(between)


def _after_meeting(case: Case, mention: DateMention) -> Finding:
    said = case.sentence_at(mention.span.start)
    meeting = case.meeting.date
    return case.finding(
        "date_after_meeting",
        f"»{_plain(mention.words)}« lies after the meeting of {meeting.isoformat() if meeting else ''}, "
        "but the sentence speaks of the past. Check the year.",
        mention.span,
        quote=said.span if said else None,
    )


# The same event, dated differently.


def _contradictions(case: Case) -> Iterator[Finding]:
    """One day and month with two years, in sentences about the same kind of event."""
    places: dict[tuple[int, int], dict[int, DateMention]] = {}
    for mention, year in _with_years(case):
        if mention.date is None:
            continue
        said = case.sentence_at(mention.span.start)
        if said is None or said.section.kind in (SectionKind.HOVED, SectionKind.DAGSORDEN):
            continue
        if not (_patterns()["noun"].search(said.words) or _patterns()["events"].search(said.words)):
            continue
        day = (mention.date.month, mention.date.day)
        places.setdefault(day, {}).setdefault(year, mention)
    told: dict[Span, list[tuple[DateMention, DateMention]]] = {}
    for years in places.values():
        if len(years) != 2:
            continue
        first, second = sorted(years.values(), key=lambda one: one.span)
        one, other = case.sentence_at(first.span.start), case.sentence_at(second.span.start)
        if one is None or other is None or one == other:
            continue
        if one.item == other.item or _odd(case, years):
            told.setdefault(one.span, []).append((first, second))
    for sentence, pairs in told.items():
        pairs.sort(key=lambda pair: pair[0].span)
        apart = " and ".join(
            f"»{_plain(first.words)}« is »{_plain(second.words)}« in line {case.lines.at(second.span.start)}"
            for first, second in pairs
        )
        yield case.finding(
            "date_contradiction",
            f"The same day has two years: {apart}. Find out which is right and correct the other.",
            pairs[0][0].span,
            quote=sentence,
        )


def _odd(case: Case, years: dict[int, DateMention]) -> bool:
    """Whether one of the years is after the meeting and told as past."""
    return any(_is_late(case, mention) for mention in years.values())


def _with_years(case: Case) -> Iterator[tuple[DateMention, int]]:
    """Dates with the year that their words give: their own, one shared with the next, or the nearest."""
    for mention, following in zip_longest(case.dates, case.dates[1:]):
        if mention.date is None:
            continue
        year = mention.date.year
        if not mention.year_given and following and following.year_given and following.date:
            between = case.text[mention.span.end : following.span.start]
            if _SHARED_YEAR.match(between):
                year = following.date.year
        yield mention, year


def _file_name(case: Case) -> Iterator[Finding]:
    """A file named for another day than the minutes say."""
    found = _FILE_DATE.findall(case.document.path.rsplit("/", 1)[-1])
    meeting = case.meeting.date
    if len(found) != 1 or meeting is None or meeting.isoformat() == found[0]:
        return
    head = next((m for m in case.dates if m.date == meeting), None)
    yield case.finding(
        "date_contradiction",
        f"The file is named for {found[0]}, but the minutes are dated {meeting.isoformat()}. Rename the file or correct the date.",
        head.span if head else None,
    )


def _plain(words_: str) -> str:
    return " ".join(words_.split())
