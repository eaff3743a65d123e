"""What tells a date from a number that looks like one.

The one thing to know: each rule looks only at a few words beside the match, so
that reading a text takes time in proportion to its length.
"""

import re

from corpus.terms import from_words, keys, phrases, words

__all__ = [
    "in_address",
    "is_number",
    "leads_to_date",
    "leaning",
    "named_plausibly",
    "numeric_plausibly",
    "weekday_at",
]

_BEFORE = 48  # characters looked at before a match
_FILE = re.compile(
    r"[^\s()\[\]<>\"|]{0,80}?\.(?:pdf|docx?|xlsx?|pptx?|md|txt|html?|csv|zip|png|jpe?g|odt|eml|msg)\b",
    re.IGNORECASE,
)


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the match is part of a web address or a file name."""
    left = text[max(0, start - 200) : start]
    left = re.split(r"[\s(\[<\"|]", left)[-1]
    if "://" in left or left.startswith("www."):
        return True
    touches = (bool(left) and left[-1] in "-_/\\") or text[end : end + 1] in ("-", "_", ".", "/")
    return touches and _FILE.match(text, end) is not None


@from_words
def _number_lead() -> re.Pattern[str]:
    # "pkt. 3/12 og 4/12", "§ 3.4"; "#12"
    return re.compile(
        rf"(?:{phrases('number_leads')}\.?\s{{0,2}}|[§#]\s?|(?<![\w])v\.?\s?)"
        r"(?:\d{1,4}[/.]?\d{0,4}[a-z]?\s?(?:,|og|and|-|–|til|to|samt)\s?){0,6}$",
        re.IGNORECASE,
    )


def is_number(text: str, start: int) -> bool:
    """Whether the words before say that a number of an item, page or section follows."""
    before = text[max(0, start - _BEFORE) : start]
    return _number_lead().search(before) is not None


@from_words
def _date_lead() -> re.Pattern[str]:
    return re.compile(
        rf"{phrases('date_leads')}\.?,?\s{{0,2}}(?:\d{{1,2}}[/.]\d{{1,2}}\.?,?\s?(?:,|og|and|til|-|–|samt)\s?(?:den\s|d\.\s)?){{0,4}}$",
        re.IGNORECASE,
    )


@from_words
def _loose_lead() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:\w{{0,30}}(?:møde|mødet|meeting)|{phrases('loose_date_leads')})\s{{1,2}}$",
        re.IGNORECASE,
    )


def leads_to_date(text: str, start: int) -> bool:
    """Whether "den", "d." or the like stands before."""
    return _date_lead().search(text[max(0, start - _BEFORE) : start]) is not None


@from_words
def _share() -> re.Pattern[str]:
    return re.compile(rf"[-\s]{{0,2}}(?:{phrases('share_words')})", re.IGNORECASE)


@from_words
def _unit() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,2}}(?:{phrases('amount_units')}|[%‰€$£])", re.IGNORECASE)


def numeric_plausibly(text: str, match: re.Match[str], *, dated: bool) -> bool:
    """Whether numbers with slash, stop or hyphen are a date.

    Args:
        text: in which the match stands.
        match: with groups ``day``, ``sep`` and ``month``.
        dated: whether a year stands beside them.
    """
    start, end = match.span()
    sure = leads_to_date(text, start)
    if _unit().match(text, end) or (not sure and is_number(text, start)):
        return False
    if dated:
        short = match.groupdict().get("short")
        if short and match["sep"] == "." and not sure:
            # "3.1.10 Formål" is a section; "5.3.24" a day
            opens = not text[text.rfind("\n", 0, start) + 1 : start].strip(" #*|-")
            single = len(match["day"]) == 1 and len(match["month"]) == 1
            return not (single and (opens or int(short) < 15))
        return True
    if match["sep"][0] != "/":
        return sure and match["sep"] == "."  # "d. 18.12."; "4.2" is an item, "3-4" a range
    return sure or _no_share(text, match)


# "1/1 og 1/4 2025"
_WITH_YEAR = re.compile(
    r"\s?(?:og|and|til|to|,|-|–)\s?\d{1,2}/\d{1,2}(?:\s?-\s?|\s|/)(?:20)?\d\d(?!\d)"
)


@from_words
def _share_lead() -> re.Pattern[str]:
    return re.compile(rf"{phrases('share_leads')}\.?\s{{1,2}}$", re.IGNORECASE)


def _no_share(text: str, match: re.Match[str]) -> bool:
    """Whether "a/b" without a year is a day and no fraction ("2/3 flertal") or habit ("24/7")."""
    day, month = int(match["day"]), int(match["month"])
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if (day, month) == (24, 7) or _share().match(text, match.end()) or _share_lead().search(before):
        return False
    if day < month or day == 1:
        listed = _WITH_YEAR.match(text, match.end())
        return listed is not None or _loose_lead().search(before) is not None
    return True


def named_plausibly(text: str, match: re.Match[str], *, dated: bool) -> bool:
    """Whether a number beside the name of a month is a date.

    Args:
        text: in which the match stands.
        match: with groups ``day``, ``mark`` and ``name``.
        dated: whether a year stands beside them.
    """
    name = match["name"]
    lower = name.casefold()
    day_first = match.start("day") < match.start("name")
    if dated:
        return True
    if not day_first:
        # "i december 12 deltagere" is no English date
        return bool(match["mark"]) or name[0].isupper()
    if match.groupdict().get("of"):
        return True
    if not match["mark"] and name.islower() and lower in words("month_lookalikes"):
        return False
    following = re.match(r"[^\S\n]([A-ZÆØÅ][a-zæøå]+)", text[match.end() : match.end() + 24])
    if following and lower in words("month_names_of_people") and name[0].isupper():
        # "4. Jan Hansen, formand": a person in a list
        opens = not text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip()
        return not (opens or lower == "jan") or following[1].casefold() in keys("weekdays")
    return not (not match["mark"] and is_number(text, match.start()))


@from_words
def _direction() -> tuple[tuple[int, re.Pattern[str]], ...]:
    filler = r"\s(?:(?:med|og|en|et|er|til|på|i|på\sden|den|d\.|the|of|is|on|of\sthe|at)\s){0,3}(?:[^\W\d_]{3,10}\s(?:(?:den|d\.)\s)?)?"
    return tuple(
        (sign, re.compile(rf"{phrases('date_direction.' + key)}\.?{filler}$", re.IGNORECASE))
        for sign, key in ((1, "future"), (-1, "past"))
    )


def leaning(text: str, start: int) -> int:
    """1 where the words before look ahead ("senest den"), -1 where they look back, else 0."""
    before = " ".join(text[max(0, start - _BEFORE) : start].split()) + " "
    return next((sign for sign, pattern in _direction() if pattern.search(before)), 0)


@from_words
def _weekday_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<weekday>{phrases('weekdays')})s?\.?,?\s{{0,3}}(?:(?:den|d\.|the)\s{{1,3}})?$",
        re.IGNORECASE,
    )


@from_words
def _weekday_after() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,2}}[(,]\s?(?P<weekday>{phrases('weekdays')})\b\.?\)?", re.IGNORECASE)


def weekday_at(text: str, start: int, end: int) -> int | None:
    """The weekday that stands beside a date ("onsdag den 18. december"), Monday 0."""
    match = _weekday_before().search(text[max(0, start - 24) : start])
    if match is None:
        match = _weekday_after().match(text, end)
        if match is not None and not match.group().endswith(")"):
            match = None  # "18. december, onsdag kl. 9 …" opens another time
    return int(keys("weekdays")[match["weekday"].casefold()]) if match else None
