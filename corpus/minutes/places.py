"""Where a meeting was held: by its label, a sentence, or the place of a line in the head.

The one thing to know: a place without a label counts only where it stands with the
day or the hour, behind them or on the line below.
"""

import re
from itertools import pairwise

from corpus.dates import find_dates, find_times
from corpus.terms import from_words, phrases

__all__ = ["PLACE_AND_DAY", "meeting_place", "told_place"]

_KL = re.compile(r",?\s*(?:\bfra\s)?\bkl\.?\s*\d.*$", re.IGNORECASE)
# "… kl. 16.30 i Rådhuset", "held on 4 March 2025 at 2 pm in Room 2", "at the Town Hall on Tuesday …"
_PLACE_AFTER = re.compile(
    r"(?:\b(?:19|20)\d\d|\bkl\.?\s?\d{1,2}(?:[.:]\d\d)?(?:\s?[–-]\s?(?:kl\.?\s?)?\d{1,2}(?:[.:]\d\d)?)?|\d\s?[ap]\.?m\b\.?|\d{1,2}[.:]\d\d)"
    r"(?P<comma>,)?\s{1,3}(?P<word>i|på|hos|ved|in|at|via)\s{1,3}(?P<place>(?!kl\b|the\s+meeting)(?:the\s+)?(?:[A-ZÆØÅ](?:[^\n.;]|\.(?=\s(?:sal|tv|th|mf|st|kld)\b)){2,80}|[a-zæøå][^\n.;]{2,40}$|[a-zæøå]{4,30},\s[A-ZÆØÅ\d][^\n;]{2,60}$))"
)
_PLACE_BEFORE = re.compile(
    r"\b(?:held|HELD|afholdt|AFHOLDT|holdt)\s+(?:in|IN|at|AT|via|VIA|i|I|på|PÅ|hos)\s+(?P<place>(?:the\s+|THE\s+)?[A-ZÆØÅ\d][^\n;]{2,80}?)"
    r"(?:\s*,?\s+(?:on|ON|den|DEN|at|AT|d\.)\s|,\s+\d{1,2}(?:\.|st|nd|rd|th)?\s[^\W\d_]{3,10}\s(?:19|20)\d\d)"
)
# "Utrecht, 9 April 2025", "Teleconference, 24 September 2025" on a line of its own
PLACE_AND_DAY = re.compile(
    r"^(?P<place>[A-ZÆØÅ][^\W\d_][^,\n:]{1,40}(?:,\s[A-ZÆØÅ][^,\n:]{2,40})?),\s(?:(?:den|on)\s)?\d{1,2}(?:\.|st|nd|rd|th)?\s[^\W\d_]{3,10},?\s(?:19|20)\d\d\b"
)
# "Mødet blev holdt i Senatssalen, Hovedbygningen."
_HELD_IN = re.compile(
    r"\b(?:held|afholdt|holdt|holdes|afholdes)\s(?:in|at|via|i|på|hos)\s(?P<place>(?:the\s)?[A-ZÆØÅ\d][^\n;:]{2,80}?)(?:\.\s|\.?$)"
)
# "Den 3. marts 2025 holdtes møde i bestyrelsen på Gården, Salen."
_HELD_ON = re.compile(
    r"\b(?:afholdtes|holdtes|afholdt|holdt)\s[^\n]{4,100}?\s(?:på|hos|at)\s(?P<place>[A-ZÆØÅ][^\n;:]{2,80}?)\.?$"
)
_TOLD = re.compile(
    r"(?i:\bmeeting\swas\sheld|\bmødet\sblev\s(?:af)?holdt)\s(?:in|at|via|i|på|hos|over)\s(?:the\s)?"
    r"(?P<place>[A-ZÆØÅ\d](?:[^.;:,]|,(?=\s[A-ZÆØÅ\d])){2,80})"
)
# "called the meeting to order at 5:30 p.m. on Wednesday, 16 April 2025, in Room 112, Nygaard Hall."
_ORDER = re.compile(
    r"(?i:\bto\sorder\b)(?:[^.;]|\.(?=\d|m\b|\s[a-z])){0,80}?,?\s(?:in|at)\s(?:the\s)?"
    r"(?P<place>[A-Z](?:[^.;:,]|,(?=\s[A-Z\d])){2,80})"
)
_REMOTE = re.compile(
    r"(?i:\bheld\s(?:(?:remotely|virtually|online)\s)?(?:by|via|over|through)\s)(?P<place>(?i:video|tele|audio|conference|zoom|teams|ms|microsoft|google|webex|jitsi)[^,.\n]{0,40}?)(?=\s(?:on|at|commencing)\s|[,.\n]|$)"
)
_CHANNEL = re.compile(r"[\s=*-]{0,200}#(?P<place>[\w-]{2,40}):\s")  # "#board-meeting: Board, 3 May"
_BEGINNING = 4_000  # characters in which a record says where its meeting was
_BEHIND_HOUR = re.compile(
    r"(?:kl\.?\s?\d{1,2}(?:[.:]\d\d)?|\d{1,2}[.:]\d\d|\d{1,2}(?=\s?[ap]\.?m))(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?(?:[–-]|til|to)\s?(?:kl\.?\s?)?\d{1,2}(?:[.:]\d\d)?(?:\s?[ap]\.?m\.?)?)?"
    r"(?:\s\(?(?:CET|CEST|UTC|GMT|BST|E[SD]T|P[SD]T|hrs)\b\)?)?(?P<stop>\s?[,;–-]?\s{1,3}\(?)(?P<place>[^\W\d_][^\n]{2,100})$",
    re.IGNORECASE,
)
# What follows a place in its label: "Town Hall, Market Square. View directions"
_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})\.\s+(?=[A-ZÆØÅ]).*$")
_PLACE_END = re.compile(
    r"\s*(?:,\swith\s[A-Z].*|,?\s*\b(?:on|den|d\.|kl\.?|commencing|starting|beginning|from)(?:\s.*|$)|\bat\s\d.*|,?\s*(?<!\w)\d{1,2}[.:]\d\d.*|\s\d{1,2}\s?[ap]m.*|,?\s(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*)$",
    re.IGNORECASE,
)


def meeting_place(lines: tuple[str, ...], labels: dict[str, str]) -> str | None:
    """Labelled, else as a line of the head says, else the line below the day and the hour."""
    if value := labels.get("place"):
        place = _NEXT_SENTENCE.sub("", _without_date(_KL.sub("", value)))
        if place.strip(" ,.;"):
            return place.strip(" ,;.")
    found = (
        *(_place_of(labels.get(name, "")) for name in ("time", "date", "meeting")),
        *(_held_at(line) for line in lines),
        *(_place_of(line, apart=True) for line in lines if len(line) <= 200),
        _line_below(lines),
        next((line.strip(" .,") for line in lines[1:] if _is_place(line)), None),
        *(match["place"] for line in lines if (match := _place_and_day(line))),
    )
    return next((re.sub(r"^(?:the|THE)\s", "", place) for place in found if place), None)


def told_place(lines: tuple[str, ...], text: str) -> str | None:
    """Where the head gives none: beside the day below the list of people, or as the record says.

    For instance "The meeting was held via Zoom, hosted by the Foundation."
    """
    for line in lines:
        if match := _place_and_day(line) or _HELD_ON.search(line) or _REMOTE.search(line):
            return match["place"].strip(" ,.")
    if channel := _CHANNEL.match(text[:300]):
        return channel["place"]
    beginning = " ".join(text[:_BEGINNING].split())
    order = _ORDER.search(beginning)
    told = order if order and _is_place(order["place"]) else _TOLD.search(beginning)
    return told["place"].strip(" ,.") if told else None


def _place_and_day(line: str) -> re.Match[str] | None:
    match = PLACE_AND_DAY.match(line)
    return match if match and not _not_a_place().search(match["place"]) else None


def _held_at(line: str) -> str | None:
    """The place of a sentence: "held in Room 2 on 3 March 2025", "… kl. 16.30 i Rådhuset"."""
    for pattern in (_PLACE_BEFORE, _PLACE_AFTER, _HELD_IN, _REMOTE):
        if match := pattern.search(line):
            place = _PLACE_END.sub("", match["place"]).strip(" ,.")
            if "word" in match.groupdict() and match["word"] == "hos":
                place = f"hos {place}"
            if place and not find_dates(place):
                return place
    return None


def _is_place(line: str) -> bool:
    return len(line) <= 80 and bool(_names_place().search(line)) and not find_dates(line)


def _line_below(lines: tuple[str, ...]) -> str | None:
    """The line below that of the day and the hour, where it can only be the place."""
    for above, line in pairwise(lines):
        timed = find_times(above)[0] and len(above) <= 120
        if not timed or not (find_dates(above) or find_times(above)[1]):
            continue
        plain = 2 < len(line) <= 100 and line[0].isupper() and ":" not in line
        named = plain and not _not_a_place().search(line) and line[-1] not in ".;"
        if named and not find_dates(line) and find_times(line) == (None, None):
            return line.strip(" ,")
    return None


@from_words
def _not_a_place() -> re.Pattern[str]:
    """Words of a line that says who came or what follows."""
    front = f"{phrases('front.deltagere')}|{phrases('front.dagsorden')}|{phrases('chair_roles')}"
    return re.compile(
        rf"(?:{front}|{phrases('minutes_openings')}|{phrases('title_states')})", re.IGNORECASE
    )


@from_words
def _names_place() -> re.Pattern[str]:
    return re.compile(rf"^[^:]*{phrases('place_words')}", re.IGNORECASE)


def _without_date(value: str) -> str:
    """A place beside which a date or a weekday stands: "Rådhuset, den 12. marts 2025"."""
    for mention in reversed(find_dates(value)):
        value = value[: mention.span.start] + "\x00" + value[mention.span.end :]
    value = re.sub(rf"(?i)\b(?:{phrases('weekdays')}|den|d\.|on)[\s,]*(?=\x00)", "", value)
    return re.sub(r"[\s,]*\x00[\s,]*", ", ", value).strip(" ,")


def _place_of(value: str, *, apart: bool = False) -> str | None:
    """The place behind date and time: "onsdag den 8. oktober 2025 kl. 9.00-11.30, lokale 4.12".

    Args:
        value: of a label, or a line.
        apart: whether a comma or a bracket must stand before it.
    """
    if not value:
        return None
    match = _BEHIND_HOUR.search(_without_date(value))
    if match is None:
        return None
    if apart and match["stop"].strip() not in {",", "(", "–", "-"}:
        return None
    if apart and not (find_dates(value) or re.match(r"(?:kl\.?\s?)?\d", value)):
        return None
    place = re.sub(r"^(?:i|på|in|at|via)\s+", "", match["place"])
    place = re.split(r"\s\((?=[a-zæøå])", place)[0]
    place = place if place.count("(") else place.rstrip(")")
    place = place.strip(" .,")
    if re.match(r"[\w ]{2,20}:\s", place):  # "18:00 UTC, chair: Bo"
        return None
    return place if place and not re.fullmatch(r"[A-Z]{3,4}\)?", place) else None
