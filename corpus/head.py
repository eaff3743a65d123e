"""The head of minutes: which body met, for the how manieth time, when and where.

The one thing to know: a labelled value ("Dato: …") beats a sentence, and a
sentence ("19. møde i styregruppen …") beats a guess from the title.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, time

from corpus.dates import find_dates, find_times
from corpus.model import Span
from corpus.rows import Row, label_of
from corpus.terms import from_words, keys, words
from corpus.text import mend

__all__ = ["Head", "read_head"]

# "19. møde i styregruppen for …", "Referat af 3. ordinære møde i bestyrelsen"
_NUMBERED = re.compile(
    r"(?P<number>\d{1,3})(?:\.|st|nd|rd|th)\s+(?:(?:ordinære|ekstraordinære|ordinary|extraordinary|regular)\s+)?"
    r"(?:møde|mødet|meeting|bestyrelsesmøde|styregruppemøde|udvalgsmøde|rådsmøde)\b"
    r"(?:\s+(?:i|for|af|of|in)\s+(?:the\s+)?(?P<body>[^\n]+))?",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(
    r"\b(?:møde|meeting)\s+(?:nr\.?|no\.?|number|#)\s*(?P<number>\d{1,3})\b", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:\w*møde|mødet|mødereferat|referat|beslutningsreferat|minutes|meeting)\b[^\n]*?\s(?:i|fra|af|for|of)\s+(?:the\s+)?"
    r"(?P<body>(?!\d|møde\b|den\b|det\b)[^\n,]+)",
    re.IGNORECASE,
)
_BEFORE_MEETING = re.compile(
    r"^(?P<body>[^\n]+?)[,:\s–-]+(?:meeting|møde|minutes|referat)\b", re.IGNORECASE
)
_TAIL = re.compile(
    r"(?:'s|s)?\s*(?:[,–-]\s*)?(?:\b(?:den|d\.|on|kl\.|møde|meeting|minutes|referat|afholdt|held)\b.*|\d{1,4}[./-].*|\d{4}.*)?$",
    re.IGNORECASE,
)
# A line that is nothing but a body's name: "Økonomiudvalget", "Data Ethics Board"
_BODY_LINE = re.compile(
    r"^[A-ZÆØÅ][\w &-]{2,60}?(?:udvalg(?:et)?|råd(?:et)?|bestyrelse(?:n)?|gruppe(?:n)?|kommission(?:en)?|nævn(?:et)?"
    r"|board|council|committee|group|assembly)$",
    re.IGNORECASE,
)
_NOT_A_BODY = frozenset({"meeting", "minutes", "referat", "møde", "mødereferat", "the"})


@from_words
def _ordinal() -> re.Pattern[str]:
    ordinals = "|".join(words("ordinals"))
    return re.compile(rf"\b(?P<ordinal>{ordinals})\s+(?:møde|meeting)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of minutes says; None for what it does not."""

    body: str | None
    number: str | None
    date: date | None
    start: time | None
    end: time | None
    place: str | None


def read_head(text: str, rows: tuple[Row, ...]) -> Head:
    """The head of minutes.

    Args:
        text: of the document.
        rows: the lines of the head, before agenda, participants and items.
    """
    labels = _labels(rows)
    words = _head_words(text, rows)
    clock = " ".join(labels.get(name, "") for name in ("time", "date", "place"))
    start, end = find_times(clock if find_times(clock)[0] else words)
    place = re.sub(r",?\s*\bkl\.?\s*\d.*$", "", labels.get("place", "")).strip(" ,") or None
    number = _meeting_number(words, labels)
    return Head(_body(words, labels, rows), number, _date(words, labels), start, end, place)


def _date(words: str, labels: dict[str, str]) -> date | None:
    """Labelled, else the first in the head that is a whole date."""
    for place in (labels.get("date", ""), labels.get("meeting", ""), labels.get("time", ""), words):
        if found := [mention.date for mention in find_dates(place) if mention.date]:
            return found[0]
    return None


def _labels(rows: tuple[Row, ...]) -> dict[str, str]:
    known = keys("head_labels")
    values: dict[str, str] = {}
    for row in rows:
        parts = [replace(row, words=p.strip()) for p in row.words.strip("| ").split(" | ")]
        cells = [p.strip(" *|") for p in row.words.strip("| ").split("|")]
        if len(cells) == 2 and cells[0].strip(" :").casefold() in known:
            values.setdefault(known[cells[0].strip(" :").casefold()], cells[1])
        for part in parts:
            label = label_of(part)
            if label and label[1] and (name := known.get(label[0].strip(" ."))):
                values.setdefault(name, label[1])
    return values


def _head_words(text: str, rows: tuple[Row, ...]) -> str:
    """The head's paragraphs, one a line; labels and headings keep lines of their own."""
    groups: list[list[Row]] = [[]]
    for row in rows:
        apart = row.blank or row.level or label_of(row) or (groups[-1] and groups[-1][-1].level)
        if apart:
            groups.append([])
        if not row.blank:
            groups[-1].append(row)
    spans = [Span(group[0].span.start, group[-1].span.end) for group in groups if group]
    return "\n".join(mend(text, span).lstrip("# ").strip("* ") for span in spans)


def _meeting_number(words: str, labels: dict[str, str]) -> str | None:
    if match := re.search(r"\d{1,3}", labels.get("number", "")):
        return match.group()
    for pattern in (_NUMBERED, _NUMBER_AFTER):
        if match := pattern.search(words):
            return match["number"]
    match = _ordinal().search(words)
    return keys("ordinals")[match["ordinal"].casefold()] if match else None


def _body(words: str, labels: dict[str, str], rows: tuple[Row, ...]) -> str | None:
    if labels.get("body"):
        return labels["body"]
    candidates = [
        match["body"]
        for pattern in (_NUMBERED, _BODY)
        if (match := pattern.search(words)) and match["body"]
    ]
    opening = (_BEFORE_MEETING.match(line) for line in words.splitlines()[:3])
    candidates += [match["body"] for match in opening if match]
    candidates += [row.words for row in rows if _BODY_LINE.match(row.words)]
    for candidate in candidates:
        candidate = re.split(r"\s+[–—]\s+", candidate or "")[0]  # "… for Arkiver – program for …"
        body = _TAIL.sub("", candidate).strip(" .,:–-([")
        if (
            body
            and body.casefold() not in {*_NOT_A_BODY, *keys("ordinals")}
            and not body[0].isdigit()
        ):
            return body
    return None
