"""Who led a meeting and who wrote its minutes, where neither a label nor a list says so.

The one thing to know: it is asked last. A role in brackets goes before a sentence,
and a signature is looked for below the record alone.
"""

import re

from corpus.terms import from_words, phrases

__all__ = ["told_chair", "told_minute_taker"]

_BEGINNING = 6_000  # characters that tell who came and who began
_END = 1_200  # those in which minutes are signed
_PARTICLE = r"(?:(?:van|von|de|der|den|la|le|du|af|bin|al) ){0,2}"
_NAME = rf"(?:[A-ZÆØÅ][\w'’-]{{0,30}}\.? ){{1,3}}{_PARTICLE}[A-ZÆØÅ][\w'’-]{{1,30}}"
# Where a bot writes the minutes
_STARTED_BY = re.compile(r"(?i:\bmeeting\sstarted\sby)\s(?P<name>\S{2,40})\sat\s")


def told_chair(text: str) -> str | None:
    """For instance "Ann Holm (chair)", "Chairman Bo Dahl called the meeting to order"."""
    beginning = text[:_BEGINNING]
    if match := _STARTED_BY.search(beginning):
        return match["name"]
    for pattern in (_chair_in_brackets(), _led()):
        for match in pattern.finditer(beginning):
            if name := _name_of(match["name"]):
                return name
    return None


def told_minute_taker(text: str) -> str | None:
    """For instance "Ann Holm (clerk)", "Respectfully submitted, Bo Dahl, Recording Secretary"."""
    for pattern, place in (
        (_writer(), text[:_BEGINNING]),
        (_submitted(), text[-_END:]),
        (_writer(), text[-_END:]),
        (_secretary(), text[:_BEGINNING]),
    ):
        for match in pattern.finditer(place):
            if name := _name_of(match["name"]):
                return name
    return None


def _name_of(printed: str) -> str | None:
    """A name without the words before it that are none: "Chairman", "The Mayor", "Dr"."""
    parts = printed.split()
    while len(parts) > 1 and _title().fullmatch(parts[0].strip(".")):
        parts = parts[1:]
    name = " ".join(parts)
    return name if len(parts) > 1 and not _no_name().search(name) else None


@from_words
def _title() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{phrases('before_names')}|{phrases('chair_roles')}|{phrases('forms_of_address')})",
        re.IGNORECASE,
    )


@from_words
def _no_name() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{phrases('body_words')}|{phrases('meeting_words')}|{phrases('nouns_alone')}|{phrases('front')})\b",
        re.IGNORECASE,
    )


@from_words
def _chair_in_brackets() -> re.Pattern[str]:
    roles = f"{phrases('chair_roles')}|{phrases('meeting_leaders')}"
    return re.compile(
        rf"(?P<name>{_NAME})(?:\s@\S{{1,40}})?\s\((?:[^()\n]{{0,40}},\s)?(?i:{roles})(?:[,;/][^()\n]{{0,40}})?\)"
    )


@from_words
def _led() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>{_NAME})(?:\s\([^()\n]{{1,40}}\))?,?\s(?i:{phrases('leading_words')})\b"
    )


@from_words
def _writer() -> re.Pattern[str]:
    roles = phrases("taker_roles")
    post = r"(?:(?:,\s|[ \t]{2,60})[^(),\n;\t]{2,50})?"
    return re.compile(
        rf"(?P<name>{_NAME}){post}\s?(?:\s\((?:[^()\n]{{0,40}}(?:,\s|\sand\s|\sog\s))?(?i:{roles})(?:[,;/]|\sand\s|\sog\s|\))"
        rf"|,\s(?i:{roles})\b(?!\s?,?\sto\s))"
    )


@from_words
def _secretary() -> re.Pattern[str]:
    """The body's secretary, who writes where nobody else is said to: "Bo Dahl, Kystrådet/sekretær"."""
    roles = phrases("secretaries")
    return re.compile(
        rf"(?P<name>{_NAME})(?:\s\((?:[^()\n]{{0,40}},\s)?(?i:{roles})(?:,[^()\n]{{0,40}})?\)"
        rf"|,\s[^,;()\n]{{2,50}}/(?i:{roles})\b|\s\|\s(?i:{roles})\s\|)"
    )


@from_words
def _submitted() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:{phrases('submitting_words')})[,:.]?\s{{1,40}}(?:[._]{{3,60}}\s{{0,20}})?(?P<name>{_NAME})"
    )
