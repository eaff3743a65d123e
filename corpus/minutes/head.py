"""The head of minutes: which body met, for the how manieth time, when, where and under whom.

The one thing to know: a labelled value ("Dato: …") beats a sentence, and a
sentence ("19. møde i styregruppen …") beats a guess from the title; the file's
name is asked last.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import islice, pairwise

from corpus.dates import date_in_name, find_dates, find_times
from corpus.minutes.naming import meeting_body, meeting_number
from corpus.minutes.places import PLACE_AND_DAY, meeting_place, told_place
from corpus.model import AgendaItem, Day, Document, Section, SectionKind, Span
from corpus.rows import Row, bare, label_of
from corpus.terms import from_words, keys, pattern_of, phrases
from corpus.text import mend

__all__ = ["Head", "read_head"]

_HEAD_ROWS = 150  # the head of minutes that have no items is not their whole text
_FIRST_ROWS = 25
_CLOSING = 1_500  # characters in which a meeting ends
_ENDS_IN_HOUR = re.compile(
    r"\d{1,2}(?:[.:]\d\d\s?(?:[ap]\.?m\.?)?|\s?[ap]\.?m\.?)(?:\s\(?[A-Z]{3,4}\)?)?$", re.IGNORECASE
)
_GOES_ON = re.compile(r"\s(?:i|på|hos|ved|den|d\.|kl\.|af|og|for|til|in|at|on|of|the|and|by|from)$")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?](?:\s|$)|\n[ \t]*\n[ \t]*\S[^\n]*\n")


@dataclass(frozen=True, slots=True)
class Head:
    """What minutes say of their meeting as a whole; None for what they do not."""

    body: str | None
    number: str | None
    date: date | None
    start: time | None
    end: time | None
    place: str | None
    chair: str | None
    minute_taker: str | None
    next_meeting: Day | None
    approved: bool | None


def read_head(
    document: Document,
    rows: tuple[Row, ...],
    front: tuple[Section, ...],
    items: tuple[AgendaItem, ...],
) -> Head:
    """The head of minutes.

    Args:
        document: the minutes.
        rows: all lines of the document.
        front: the sections outside the items.
        items: of the meeting.
    """
    text = document.text
    rows = _below_preface(rows)
    heads = tuple(islice(_rows_in(rows, front, {SectionKind.HOVED}), _HEAD_ROWS))
    early = tuple(islice(_rows_in(rows, _before(front, items), None), _HEAD_ROWS))
    labels = _labels((*heads, *early))
    offices = _labels(rows[-10:])  # "Dirigent: Bo Dahl" below the last item
    lines = _head_lines(text, heads)
    titles = tuple(bare(row.words) for row in early if row.level)[:3]  # below a page's navigation
    told = _head_lines(text, early)
    met = _day_met(told, labels) or _date(lines, labels, document)
    if met is None:  # the head was taken for something else
        lines = _head_lines(text, rows[:_FIRST_ROWS])
        labels = _labels(rows[:_FIRST_ROWS]) | labels
        heads = heads or rows[:_FIRST_ROWS]
        met = _date(lines, labels, document)
    met = _month_first(met, lines, text)
    start, end = _times(text, lines, labels)
    return Head(
        body=meeting_body(lines, labels, heads)
        or meeting_body(titles, {}, early)
        or meeting_body(told[:12], {}, ())
        or meeting_body(_head_lines(text, rows[:_FIRST_ROWS])[:6], {}, ()),
        number=meeting_number(lines, labels)
        or meeting_number(titles, {})
        or meeting_number(tuple(line for line in told[:12] if len(line) <= 120), {}),
        date=met,
        start=start,
        end=end,
        place=meeting_place(lines, labels) or told_place(told[:12], text),
        chair=_person(labels.get("chair") or offices.get("chair")),
        minute_taker=_person(labels.get("minute_taker") or offices.get("minute_taker")),
        next_meeting=_next_meeting(text, labels, met),
        approved=_approved(heads, labels, rows),
    )


def _below_preface(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows without a website's own head in TOML, between two lines of "+++"."""
    if not rows or rows[0].words != "+++":
        return rows
    end = next((at for at in range(1, min(len(rows), 40)) if rows[at].words == "+++"), 0)
    return rows[end + 1 :] if end else rows


def _before(front: tuple[Section, ...], items: tuple[AgendaItem, ...]) -> tuple[Section, ...]:
    """The front sections before the first item, but for the agenda."""
    first = min((i.span.start for i in items if i.sections), default=None)
    return tuple(
        s
        for s in front
        if (first is None or s.span.start < first) and s.kind is not SectionKind.DAGSORDEN
    )


def _rows_in(
    rows: tuple[Row, ...], sections: tuple[Section, ...], kinds: set[SectionKind] | None
) -> Iterator[Row]:
    spans = [s.span for s in sections if kinds is None or s.kind in kinds]
    at = 0
    for row in rows:
        while at < len(spans) and spans[at].end <= row.span.start:
            at += 1
        if at < len(spans) and spans[at].start <= row.span.start:
            yield row


# Labelled lines.


def _labels(rows: tuple[Row, ...]) -> dict[str, str]:
    """The labelled values, by what they are ("date", "place"); the first of each."""
    values: dict[str, str] = {}
    waiting: str | None = None  # "Dato" alone on its line
    wraps = comma = False  # whether the place goes on below, and behind a comma
    for row in rows:
        if row.blank or row.rule:
            wraps = False
            continue
        found = [*_labelled(row)]
        for label, value in found:
            if value:
                values.setdefault(label, value)
        if waiting and not found and (label_of(row) is None or _named(bare(row.words)) is None):
            values.setdefault(waiting, row.words.strip(" *_|-"))
        if wraps and not found and not row.bullet and label_of(row) is None:
            values["place"] = f"{values['place']}{',' * comma} {row.words}"
        comma = row.words.endswith(",")
        told = next((value for label, value in found if label == "place" and value), "")
        wraps = told == values.get("place") and (len(row.words) >= 60 or row.words.endswith(","))
        waiting = next((label for label, value in found if not value), None)
        if not found:  # a heading, or the cell of a table that a web page lays out in lines
            waiting = _named(bare(row.words)) if len(row.words) <= 40 else None
    return values


def _named(label: str) -> str | None:
    return keys("head_labels").get(" ".join(label.casefold().strip(" .:*_").split()))


def _labelled(row: Row) -> Iterator[tuple[str, str]]:
    """What a row labels: one value, several parted by strokes, or a table's cells."""
    cells = [cell for cell in row.cells if cell]
    if len(cells) >= 2:
        # "Dato | 4. marts | Sted | Rådhuset", but not "Bo Dahl | Formand | Ja"
        for cell, value in zip(cells[::2], cells[1::2], strict=False):
            if name := _named(cell):
                yield name, value.strip(" *_")
        return
    printed = row.words.strip("| ")
    for part in _several(printed):
        label = label_of(replace(row, words=part, cells=()))
        kind = _named(label[0]) if label else None
        if label and kind:
            yield kind, label[1]
        elif spaced := _spaced().match(part):
            yield keys("head_labels")[" ".join(spaced["label"].casefold().split())], spaced["value"]


def _several(printed: str) -> list[str]:
    """The labelled parts of a line: "Start: 17:00 Slut: 19:30", "Dato: … | Sted: …"."""
    parts = [
        part.strip() for part in re.split(r"\s\|\s|\s{3,}|;\s(?=\S+:)", printed) if part.strip()
    ]
    if len(parts) > 1 and not all(":" in part for part in parts):
        parts = [printed]
    split: list[str] = []
    for part in parts:
        first = label_of(Row(Span(0, 0), part, 0, 0, False))
        known = first is not None and _named(first[0]) is not None
        inner = _inner_label().finditer(part, part.find(":") + 1) if known else ()
        places = [0, *(m.start("label") for m in inner), len(part)]
        split += [part[a:b].strip(" ,") for a, b in pairwise(places)]
    return split


@from_words
def _inner_label() -> re.Pattern[str]:
    return re.compile(rf"[\s,.]\s*(?P<label>{phrases('head_labels')}\.?\s?:)", re.IGNORECASE)


@from_words
def _spaced() -> re.Pattern[str]:
    """A label and its value parted by white space alone: "Mødested      Rådhuset"."""
    return re.compile(
        rf"^(?P<label>{phrases('head_labels')})(?:\s{{3,60}}|\t+)(?P<value>\S.*)$", re.IGNORECASE
    )


def _head_lines(text: str, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """The head's paragraphs; labels and headings keep lines of their own."""
    groups: list[list[Row]] = [[]]
    for row in rows:
        last = groups[-1][-1] if groups[-1] else None
        apart = row.blank or row.level or row.cells or label_of(row) or row.rule
        if last is not None and _centred(last) and _centred(row):
            groups[-1].append(row)  # a title in capitals over two lines
            continue
        if (
            apart
            or (last is not None and (last.level or last.bold or label_of(last)))
            or (last is not None and _ends_short(last) and re.match(r"[^\W_a-zæøå]", row.words))
            or PLACE_AND_DAY.match(row.words)
            or (last is not None and _ENDS_IN_HOUR.search(last.words) and row.words[0].isupper())
        ):
            groups.append([])
        if not row.blank and not row.rule:
            groups[-1].append(row)
    spans = [Span(group[0].span.start, group[-1].span.end) for group in groups if group]
    return tuple(mend(text, span).lstrip("#> ").strip("*_| ") for span in spans)


def _centred(row: Row) -> bool:
    return row.indent > 8 and row.words.isupper() and not row.cells and not label_of(row)


def _ends_short(row: Row) -> bool:
    """Whether a line is so short that it ends by itself."""
    return (
        len(row.words) < 45 and row.words[-1] not in "-,\u00ad" and not _GOES_ON.search(row.words)
    )


# Values.


def _day_met(lines: tuple[str, ...], labels: dict[str, str]) -> date | None:
    """The day of a line that can only be the meeting's, where the labelled one is the paper's.

    For instance "Møde nr. 34, torsdag den 4. september 2025, kl. 10" below "Dato: 12-09-2025".
    """
    printed = labels.get("date", "")
    timed = [m.date for m in find_dates(labels.get("time", "")) if m.date and m.year_given]
    if timed:  # "Tid: torsdag den 15. maj 2025, kl. 13" below the letter's "Dato: 21. maj 2025"
        return timed[0]
    dated = [m.date for m in find_dates(printed) if m.date and m.year_given]
    if find_times(printed)[0] or (printed and (labels.get("time") or not dated)):
        return None
    unrelated, meeting = pattern_of("other_dates"), _meeting()
    above = ""
    for line in lines[:12]:
        named = len(line) <= 160 and meeting.search(line)
        below = len(line) <= 80 and len(above) <= 100 and meeting.search(above)
        above = line
        if unrelated.search(line) or not (named or below):
            continue
        days = [m.date for m in find_dates(line) if m.date and m.year_given]
        if days and (not dated or days[0] < dated[0]):
            return days[0]
    return None


@from_words
def _meeting() -> re.Pattern[str]:
    return re.compile(rf"{phrases('meeting_words', whole_words=False)}(?:\W|$)", re.IGNORECASE)


def _date(lines: tuple[str, ...], labels: dict[str, str], document: Document) -> date | None:
    """Labelled, else the first whole date of the head, else of the title or the file's name."""
    labelled = [labels.get(name, "") for name in ("date", "meeting", "time", "place")]
    unrelated = pattern_of("other_dates")
    plain = [line for line in lines if not unrelated.search(line)]
    for place in (*labelled, "\n".join(plain), document.title):
        found = [m.date for m in find_dates(place) if m.date and m.year_given]
        if found:
            return found[0]
    named = date_in_name(document.path)
    if named is not None:
        return named
    for place in (*labelled, "\n".join(plain)):
        if found := [m.date for m in find_dates(place) if m.date]:
            return found[0]
    return None


def _month_first(met: date | None, lines: tuple[str, ...], text: str) -> date | None:
    """The day of "4/10/2025" where the document writes "April 24, 2025" and never "24 April 2025"."""
    if met is None or met.day > 12 or met.day == met.month:
        return met
    printed = rf"(?<!\d)0?{met.day}/0?{met.month}/(?:20)?{met.year % 100:02}(?!\d)"
    if not any(re.search(printed, line) for line in lines):
        return met
    american, british = _month_and_day()
    if american.search(text) and not british.search(text):
        return date(met.year, met.day, met.month)
    return met


@from_words
def _month_and_day() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = phrases("months")
    return (
        re.compile(rf"\b{months}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,\s\d{{4}}\b", re.IGNORECASE),
        re.compile(rf"\b\d{{1,2}}(?:\.|st|nd|rd|th)?\s{months}\b", re.IGNORECASE),
    )


def _times(
    text: str, lines: tuple[str, ...], labels: dict[str, str]
) -> tuple[time | None, time | None]:
    """Start and end: labelled, then as the record says, then as the head announces."""
    start, end = find_times(labels.get("start", ""))
    labelled = find_times(labels.get("end", ""))
    end = labelled[0] or labelled[1] or end
    start = start or _bare_hour(labels.get("start", ""))
    end = end or _bare_hour(labels.get("end", ""))
    planned = _planned(lines, labels)
    start = start or _told(text, _starts()) or planned[0]
    end = end or _told(text, _ends(), last=True) or _closed(text) or planned[1]
    if start and end and end < start and end.hour < 12 and start.hour >= 12:
        later = time(end.hour + 12, end.minute)  # "8:50 p.m." told as "8:50"
        end = later if later > start else end
    return start, end


def _closed(text: str) -> time | None:
    """The time of a line near the end: "Slut 20.50", "2.14pm The Chair declared the meeting closed"."""
    for line in reversed(text[-_CLOSING:].splitlines()):
        words_ = " ".join(line.split())
        match = _closing().search(words_)
        if not match or len(words_) > 300 or _next().search(words_):
            continue
        first, last = find_times(words_[match.end() : match.end() + 60])
        told = last or first or find_times(words_[max(0, match.start() - 120) : match.start()])[0]
        if told:
            return told
    return None


@from_words
def _closing() -> re.Pattern[str]:
    return re.compile(rf"\b{phrases('closing_words')}\b", re.IGNORECASE)


def _planned(lines: tuple[str, ...], labels: dict[str, str]) -> tuple[time | None, time | None]:
    """Start and end as the head announces them."""
    start: time | None = None
    end: time | None = None
    for name in ("time", "date", "place", "meeting"):
        first, last = find_times(labels.get(name, ""))
        start, end = start or first, end or last
    unrelated = pattern_of("other_dates")
    for line in lines:
        if start and end:
            break
        if unrelated.search(line) or re.match(r"(?i)https?:", line):
            continue
        first, last = find_times(line)
        if first and not start:
            start, end = first, end or last
        elif last and first == start:
            end = end or last
    return start, end


def _bare_hour(value: str) -> time | None:
    match = re.fullmatch(r"(?:ca\.?\s)?([01]?\d|2[0-3])(?:[.:]([0-5]\d))?\.?", value.strip())
    return time(int(match[1]), int(match[2] or 0)) if match else None


@from_words
def _starts() -> re.Pattern[str]:
    return re.compile(
        rf"{phrases('meeting_starts')}\W{{1,3}}(?P<tail>[^\n]{{0,60}})", re.IGNORECASE
    )


@from_words
def _ends() -> re.Pattern[str]:
    return re.compile(
        rf"{phrases('meeting_ends')}(?=\W{{1,3}}(?P<tail>(?:[^\n]|(?<=\w)\n(?=\d)){{0,44}}))",
        re.IGNORECASE,
    )


def _told(text: str, pattern: re.Pattern[str], *, last: bool = False) -> time | None:
    """The time of a sentence such as "Mødet blev hævet kl. 21.15"."""
    found: list[time] = []
    for match in pattern.finditer(text):
        tail = re.split(r"(?<=[a-zæøå]{3})[.;]\s", match["tail"])[0]
        first, second = find_times(" ".join(tail.split()))
        if told := first or second:
            found.append(told)
    return (found[-1] if last else found[0]) if found else None


def _person(value: str | None) -> str | None:
    if not value:
        return None
    name = re.split(r"[,;(]|\s[–-]\s|\s(?:og|and)\s", value)[0].strip(" .*_@")
    return name if 1 < len(name) <= 60 and name[0].isupper() else None


@from_words
def _next() -> re.Pattern[str]:
    monthly = rf"\b{phrases('months')}\smeeting\s(?:will|would|is\sto)\s"
    counted = r"\b\d{1,3}(?:st|nd|rd|th)(?:\s[\w-]{2,20}){0,3}\smeeting\s(?:will|is|takes)\s|\b\d{1,3}\.\smøde\s(?:(?:af)?holdes|finder\ssted)\s"
    counted = (
        rf"{counted}|\bmeeting\s\d{{1,4}}\s(?:will|is\sto)\s|\b(?:next|næste)\s(?-i:[A-Z]{{2,8}})\b"
    )
    return re.compile(
        rf"(?:{phrases('next_meeting_words')}|{counted}|{monthly})(?P<tail>[^\w.#(]{{0,6}}(?:\([^()\n]{{0,40}}\))?[^\w.#]{{0,4}}\n\s{{0,20}}[^\n]{{0,120}}|(?:[^\n]|\n(?![ \t]*\n|\s*[-*•])){{0,160}})",
        re.IGNORECASE,
    )


def _next_meeting(text: str, labels: dict[str, str], met: date | None) -> date | None:
    """The first day after the meeting that stands with "Næste møde" or "Next meeting"."""
    places = [labels.get("next", "")]
    told = [*_next().finditer(text)]
    told.sort(key=lambda match: not _opens_line(text, match.start()))  # "Næste møde: …" goes first
    places += [_SENTENCE_END.split(match["tail"])[0] for match in told]
    for place in places:
        for mention in find_dates(place, met):
            if mention.date and (met is None or mention.date > met):
                return mention.date
    return None


def _opens_line(text: str, at: int) -> bool:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return re.fullmatch(r"[\W\d_]*", line) is not None


def _approved(heads: tuple[Row, ...], labels: dict[str, str], rows: tuple[Row, ...]) -> bool | None:
    """What the minutes say of themselves: a label, a word in the title, a line at the end."""
    if said := labels.get("state"):
        return _state_of(said)
    for row in heads[:25]:
        if row.blank or len(row.words) > 120:
            continue
        if (state := _state_of(row.words)) is not None:
            return state
    for row in rows[-25:]:
        if 0 < len(row.words) <= 140 and _signed().search(row.words):
            return True
    return None


def _state_of(printed: str) -> bool | None:
    name = bare(printed)
    if pattern_of("unapproved_states").search(name):
        return False
    return True if _approved_words().search(name) else None


@from_words
def _approved_words() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*{phrases('approved_states')}|{phrases('approved_minutes')}", re.IGNORECASE
    )


@from_words
def _signed() -> re.Pattern[str]:
    return re.compile(rf"^\W*{phrases('approved_minutes')}", re.IGNORECASE)
