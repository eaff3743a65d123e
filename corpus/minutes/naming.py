"""What a meeting is called: the body that met and the number of the meeting.

The one thing to know: a body is what stands behind "møde i" or before
"meeting", without the date, the place and the kind of meeting around it.
"""

import re
from dataclasses import replace

from corpus.rows import Row, bare
from corpus.terms import from_words, keys, phrases, words

__all__ = ["meeting_body", "meeting_number"]

_ORDINAL = r"(?P<number>\d{1,3})(?:\.|st|nd|rd|th)"
_NUMBER_AFTER = re.compile(
    r"(?:møde|meeting|bestyrelsesmøde|udvalgsmøde)\s{1,2}(?:(?:nr\.?|no\.?|number|nummer|#)\s{0,2}|(?=\d{1,3}(?:/20\d\d\b|,?\s*(?:$|\n)|,\s)))(?P<number>\d{1,3}(?:/\d{2,4})?)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s+[–—|]\s+|\s-\s|\s{3,}|\t")
# "den nationale styregruppe" keeps its article, which the noun lacks
_LEADING = re.compile(r"^(?:the|vores|(?:den|det)(?!\s\w{2,30}e\s))\s+", re.IGNORECASE)
# "… i vandværket tirsdag d. 4. marts", "… held on", "… kl. 19", ", Rådhuset"
_TAIL = re.compile(
    r"(?:[\s,:(–-]+(?:den|d\.|dato|on(?=\s(?:the\s)?(?:\d|[a-z]+day\b|[a-z]+\s\d))|kl\.?|klokken|afholdt|holdt|held|which|convened|dated|was(?=\sheld)|were(?=\sheld)|took(?=\splace)|med\stema(?:et)?|med\sfokus|at\s\d|via|"
    r"(?:man|tirs|ons|tors|fre|lør|søn)dag|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"\d{1,4}[./-]\d|\d{1,2}\.?\s[a-z]+\s\d{4}|(?:19|20)\d\d\b|uge\s\d|(?:nr|no)\.)(?:[\s.,].*|\d.*|$))",
    re.IGNORECASE | re.DOTALL,
)


# A body that is known by a code alone: "WSO/TC 417", "CEN/TC 12/WG 3"
_CODE = re.compile(
    r"[A-Z]{2,8}(?:[/ ][A-Z]{2,8}){0,2}/[A-Z]{2,4}\s?\d{1,4}(?:/[A-Z]{2,3}\s?\d{1,3}){0,2}\b"
)
_CHANNEL = re.compile(r"^#[\w.-]{2,40}:?\s+")  # where a meeting's bot writes: "#board: Board …"
# "A. Proposal of the board", "To: the Board", "Home > Board"
_LISTED = re.compile(
    r"[A-Z][.)]\s|[A-ZÆØÅ][\w.]{1,14}:\s|[^>]{1,60}\s>\s|[^/]{1,60}\s/\s[^/]{1,60}\s/\s"
)
_AFTER_NOUN = re.compile(
    r"\s(?:[A-Z]{1,5}[-/ ]?\d{1,5}|[IVX]{1,4}|\d{1,3}(?:\s[“\"][^”\"]{2,40}[”\"])?|\([A-ZÆØÅ]{2,8}\))$"
)  # "Udvalg S-918"


@from_words
def _meeting_words() -> str:
    return phrases("meeting_words", whole_words=False)


@from_words
def _numbered() -> re.Pattern[str]:
    kinds = phrases("meeting_kinds", whole_words=False)
    return re.compile(
        rf"(?<![\d.]){_ORDINAL}\s+(?:(?:{kinds})\s+){{0,2}}(?:[A-ZÆØÅ][\w-]{{1,30}}\s){{0,4}}[\w-]{{0,40}}(?:{_meeting_words()})(?!\w)",
        re.IGNORECASE,
    )


@from_words
def _behind() -> re.Pattern[str]:
    """For instance "møde i styregruppen", "Minutes of the Board", "Referat fra Byrådet"."""
    titles = phrases("minutes_openings", whole_words=False)
    return re.compile(
        rf"(?<!\w)[\w-]{{0,40}}(?:{_meeting_words()}|{titles})(?:et|erne)?\s+(?:nr\.?\s\d{{1,3}}(?:[/-]\d{{2,4}})?\s)?(?:i|fra|af|for|of|in|hos|by|ved)\s+"
        r"(?P<body>[^\n]{2,160})",
        re.IGNORECASE,
    )


@from_words
def _before() -> re.Pattern[str]:
    """For instance "Planning Committee Meeting", "Økonomiudvalget – referat", "TSC minutes"."""
    titles = phrases("minutes_openings", whole_words=False)
    kinds = phrases("meeting_kinds", whole_words=False)
    return re.compile(
        rf"^(?P<body>[^\n:]{{2,90}}?)(?:['’]s)?[,:\s–|-]+(?:(?:{kinds})\s+){{0,2}}(?:{_meeting_words()}|{titles})(?:s)?(?!\w)",
        re.IGNORECASE,
    )


@from_words
def _bare_body() -> re.Pattern[str]:
    return re.compile(
        rf"(?i:[\w-]{{0,40}}(?:{_meeting_words()}))\s+(?P<body>[A-ZÆØÅ][\wæøå]*(?:\s[A-ZÆØÅ][\wæøå]*){{0,4}})$"
    )


@from_words
def _ordinal() -> re.Pattern[str]:
    """For instance "femte møde", "seventy-second meeting"."""
    ordinals = f"{phrases('counting_ordinals')}|{phrases('ordinals')}"
    return re.compile(
        rf"\b(?:(?P<hundreds>{phrases('ordinal_hundreds')})\s)?(?:(?P<tens>{phrases('ordinal_tens')})[ -])?(?P<ordinal>{ordinals})\s+(?:ordinære\s|ordinary\s|regular\s)?[\w-]{{0,40}}(?:{_meeting_words()})(?!\w)",
        re.IGNORECASE,
    )


def meeting_number(lines: tuple[str, ...], labels: dict[str, str]) -> str | None:
    """The number of the meeting ("19" of "19. møde"), or None."""
    if match := re.search(r"\d{1,3}", labels.get("number", "")):
        return match.group()
    joined = "\n".join((labels.get("meeting", ""), *lines))
    for pattern in (_numbered(), _NUMBER_AFTER):
        if match := pattern.search(joined):
            return match["number"].split("/")[0]  # the year stands behind the stroke
    if match := _ordinal().search(joined):
        tens = match["tens"]
        unit = keys("ordinals" if tens else "counting_ordinals").get(match["ordinal"].casefold())
        unit = unit or keys("ordinals")[match["ordinal"].casefold()]
        more = int(keys("ordinal_tens")[tens.casefold()]) if tens else 0
        return str(int(unit) + more + (100 if match["hundreds"] else 0))
    return None


def meeting_body(
    lines: tuple[str, ...], labels: dict[str, str], rows: tuple[Row, ...]
) -> str | None:
    """The body that met, as printed, or None."""
    if labels.get("body"):
        return _SPLIT.split(labels["body"])[0].strip(" .*_")
    lines = (*(labels[name] for name in ("meeting", "title") if labels.get(name)), *lines)
    named = [body for candidate in _candidates(lines, rows) if (body := _trimmed(candidate))]
    met = [body for line in lines[:8] if (m := _met().search(line)) and (body := _trimmed(m[1]))]
    ranked = [(rank, at) for at, body in enumerate(named) if (rank := _rank(body)) is not None]
    if short := next((name for name in named if name.isupper() and _in_short(lines, name)), None):
        letters = ".*".join(short.casefold())
        full = [
            b for b in named if _rank(b) == 0 and b != short and re.search(letters, b.casefold())
        ]
        return full[0] if full else _fuller(short, named)
    ranked = [
        (min(rank, 1) if named[at] in met else rank, at)
        for rank, at in ranked
        if rank < 4 or named[at] not in met
    ] or ranked
    return _fuller(named[min(ranked)[1]], named) if ranked else None


def _in_short(lines: tuple[str, ...], name: str) -> bool:
    """Whether the title names the body by its letters alone: "møde i HMU"."""
    if not re.fullmatch(r"[A-ZÆØÅ]{2,6}", name):
        return False
    said = re.compile(rf"(?i:møde\s+i\s+){name}(?:\W|$)")
    return any(said.search(line) for line in lines[:8])


@from_words
def _met() -> re.Pattern[str]:
    """The body of "meeting of the Municipal District of Eastport held in …"."""
    return re.compile(
        r"(?i:meeting\s+of\s+(?:the\s+)?)([A-Z][^,\n]{3,80}?)\s+(?i:held|which|convened)\b"
    )


def _fuller(body: str, named: list[str]) -> str:
    """The longer name of the same body in the head: with its place, or before its short form."""
    short = body.casefold()
    for name in (one for one in named if ":" not in one):
        longer = name.casefold()
        if _rank(name) is None or re.match(r"(?i)(?:i|på|af|of|in|for|til)\s|.*\s[/>]\s", name):
            continue
        if longer.endswith((f" {short}", f"({short})")) and name[0].isupper() and len(name) < 90:
            return name
    return body


def _rank(body: str) -> int | None:
    """How well a name names a body: a committee, a council, an association, any name; None for none.

    The committee of a council is the body that met, and so is a club's committee.
    """
    parts = [part.strip("()[].,'’").casefold() for part in body.split()]
    if " ".join(parts) in words("nouns_alone"):
        return 4 if body[0].isupper() else 5
    if any(part in words("meeting_words") for part in parts):
        return None
    organ = [p for p in parts if p.endswith(words("body_endings")) or p in words("body_words")]
    if organ and not all(p.endswith(words("organisation_endings")) for p in organ):
        return 1 if all(p.endswith(words("council_endings")) for p in organ) else 0
    return 2 if organ else 3


def _candidates(lines: tuple[str, ...], rows: tuple[Row, ...]) -> list[str]:
    found: list[str] = []
    short = [line for line in lines[:8] if len(line) <= 250]
    for line in short[:2]:
        found += [match["body"] for match in _inner(line)]
        if (match := _before().match(line)) and not _opens_with_kind(match["body"]):
            found.append(match["body"])
    for line in short[2:]:
        found += [match["body"] for match in _inner(line)]
    found += [match["body"] for line in short if (match := _titled().match(line))]
    if short and (match := _bare_body().match(short[0])):
        found.append(match["body"])  # "BESTYRELSESMØDE NORDBY IF"
    # "Økonomiudvalget | 15-08-2023 16:00" or a line that is nothing but the body's name
    filled = [row for row in rows if not row.blank and not row.bullet][:25]
    found += [m.group() for row in filled[:8] if (m := _CODE.match(row.words))]
    found += [m.group() for row in filled[:3] if (m := _municipality().match(row.words))]
    for row in filled:
        first, *more = _SPLIT.split(bare(_CHANNEL.sub("", row.words)))
        if _is_body_line(replace(row, words=first)):
            found.append(_without_remark(first))
        for part in more[:2]:  # "Styregruppemøde 2 – styregruppen for …" has no capital there
            if part and _is_body_line(replace(row, words=part[0].upper() + part[1:])):
                found.append(_without_remark(part))
    for line in short[2:5]:
        if (match := _before().match(line)) and not _opens_with_kind(match["body"]):
            found.append(match["body"])
    return found


def _without_remark(line: str) -> str:
    """The name before a comma, unless the noun stands behind it ("§ 17, stk. 4-udvalget for …")."""
    first = line.split(",")[0]
    return first if _noun().search(first) else line


@from_words
def _noun() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrases('body_endings', whole_words=False)})(?!\w)", re.IGNORECASE)


@from_words
def _titled() -> re.Pattern[str]:
    """For instance "REFERAT - Kvalitetsudvalget, Medicinsk Center"."""
    titles = phrases("minutes_openings", whole_words=False)
    states = phrases("title_states", whole_words=False)
    return re.compile(
        rf"^(?:(?:{states})\s+)?(?:{titles})\s?(?:[–—|:]|-\s)\s{{0,3}}(?P<body>[^\W\d_][^\n]{{2,120}})$",
        re.IGNORECASE,
    )


def _inner(line: str) -> list[re.Match[str]]:
    """Each "møde i X" of a line: "Referat af møde i X" has its body behind the second."""
    found: list[re.Match[str]] = []
    at = 0
    while len(found) < 4 and (match := _behind().search(line, at)):
        found.append(match)
        at = match.start("body")
    return list(reversed(found))


def _opens_with_kind(body: str) -> bool:
    return body.casefold().strip() in {*words("meeting_kinds"), *words("not_a_body")}


def _is_body_line(row: Row) -> bool:
    if len(row.words) > 200 or row.words.rstrip("*_ ").endswith("."):
        return False
    name = _AFTER_NOUN.sub("", _TAIL.sub("", row.words).strip(" ,.:–-|"))
    if not 2 < len(name) <= 90 or name.casefold() in words("not_a_body"):
        return False
    if not (name[0].isupper() or name[0] == "§") or _LISTED.match(name):
        return False
    short = name.split(",")[0]
    parts = short.split()
    last = parts[-1].strip("()").casefold()
    if last in words("place_words"):
        return False  # "Council Chambers"
    leads = re.search(
        rf"{_noun().pattern}\s(?:for|of|i|ved|vedr\.?|vedrørende|om|on|til)\s", name, re.IGNORECASE
    )
    proper = all(part[0].isupper() for part in parts if len(part) > 4)
    return (
        bool(leads)
        or last.endswith(words("body_endings"))
        or (proper and len(parts) > 1 and _organisation(parts[0].casefold()))
        or (proper and any(part.casefold() in words("body_words") for part in parts))
    )


def _organisation(word: str) -> bool:
    """Whether a word is a compound that names an organisation, "Lungeforbundet"."""
    endings = words("organisation_endings")
    return word.endswith(endings) and word not in endings


@from_words
def _municipality() -> re.Pattern[str]:
    """What stands for its council: "Town of Eastport"."""
    return re.compile(rf"(?i:{phrases('municipalities')}\s+of)\s+[A-Z][\w' -]{{2,40}}$")


@from_words
def _opening() -> re.Pattern[str]:
    """Words of the document before the body's name: "Draft minutes of the", "Protokol for"."""
    titles = phrases("minutes_openings", whole_words=False)
    states = phrases("title_states", whole_words=False)
    links = r"(?:of|af|fra|for|from)(?:\s+(?:the|et|en)(?!\w))?"
    return re.compile(rf"^(?:(?:{states})\s+)?(?:{titles})\s+{links}(?:\s+|$)", re.IGNORECASE)


def _trimmed(candidate: str) -> str | None:
    body = _opening().sub("", _SPLIT.split(candidate)[0])
    body = _LEADING.sub("", body)
    # "of the 3rd meeting in 2025 of the Audit Committee"
    body = re.sub(
        r"(?i)^(?:of\s(?:the\s)?)?(?:(?:19|20)\d\d\s(?:of|af|i|for)\s(?:the\s)?)?", "", body
    )
    body = re.sub(r"^(?:\d{1,3}(?:\.|st|nd|rd|th)(?:\s+|$))", "", body, flags=re.IGNORECASE)
    kinds = phrases("meeting_kinds", whole_words=False)
    body = re.sub(
        rf"^(?:(?:the|et|en)\s+)?(?:(?:{kinds})\s+){{0,3}}(?:{_meeting_words()})\s+(?:i|of|for|af)\s+",
        "",
        body,
        flags=re.IGNORECASE,
    )
    body = _LEADING.sub("", body)
    body = re.sub(
        rf"^(?:(?:{kinds})\s+)+(?:meeting\s+of\s+(?:the\s+)?)?", "", body, flags=re.IGNORECASE
    )
    if "(" in body[2:] and not re.search(r"\([A-Z]{2,8}\)$", body.strip()):
        body = re.sub(r"\s*[(\[][^()]*[)\]]?\s*$", "", body)
    article = re.match(r"(?i)(?:(?:den|det)\s)?", body)
    named = article.end() if article else 0
    body = (body[:named] + _TAIL.sub("", " " + body[named:]).lstrip()).strip(" .,:–-([*_|#")
    links = "of|for|the|af|fra|til|på|in"  # not the "I" of a number
    body = re.sub(rf"(?:\s(?:{links}|i|{links.upper()}))+$", "", body)
    body = re.sub(
        rf"(?:['’]s)?\s+(?:(?:{kinds})\s+)*(?:{_meeting_words()}|minutes|referat)$",
        "",
        body,
        flags=re.IGNORECASE,
    )
    body = re.sub(r"(?:['’]s)?$", "", re.sub(r",.*$", "", body) if len(body) > 60 else body).strip(
        " ,."
    )
    name = body.casefold()
    if len(body) < 2 or name in {*words("not_a_body"), *words("ordinals"), *words("meeting_kinds")}:
        return None
    if re.match(rf"(?:{phrases('ordinals')}|\d)[\w.]*\s", name):
        return None
    return None if body[0].isdigit() or re.match(rf"(?:{phrases('months')})\b", name) else body
