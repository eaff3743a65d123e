"""What a line announces of an agenda item: number, title, type, presenter, minutes, time.

The one thing to know: a number is a string as printed ("29/25", "3", "4.2"),
and what an agenda says beside the title is taken out of the title only where it
stands apart from it: in brackets, behind a dash, in a cell of its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time

from corpus.dates import find_times
from corpus.model import ItemKind, Span
from corpus.terms import from_words, keys, phrases, words

__all__ = [
    "Announcement",
    "Opening",
    "announce",
    "kind_named",
    "legend_of",
    "letters_of",
    "opening_of",
    "same_title",
]

# "4", "4.2", "12/25", "2a", "5.a", "7A"; "3D" and "5G" are words unless a stop follows
_NUMBER = r"\d{1,4}(?:[/.]\d{1,4}){0,3}(?:\.?[a-zæøå]|[A-CEFH-K]|\.?[A-Z](?=[.):])|\.[A-K](?=\s))?(?![\w])"
_ROMAN = r"(?=[IVX])(?:X{0,2}(?:IX|IV|V?I{0,3}))(?![\w])"
# "21/25 25 min. Placering …", "12/25 Velkomst", "2024-17 Budget", "24/045 Apologies"
_RUNNING = re.compile(
    r"^\**\s?(?P<number>\d{1,4}/\d{2,4}(?:\.\d{1,2})?|(?:19|20)\d\d[.-]\d{1,3}|\d{2}\.(?!(?:00|15|30|45)\b)\d{2,3}(?=\s+[A-ZÆØÅ(]))\**"
    r"(?![/\d)]|[-.]\d)\s?[.:)–-]{0,2}\**\s*(?P<title>.*)$"
)
# "FC25/11 Apologies", "GP-2025-04  Summer round", "C/24/111: Minutes": letters of the body's own
_CODED = re.compile(
    r"^\**\s?(?P<number>[A-ZÆØÅ]{1,5}[-/ ]?\d{2,4}[-/.]\d{1,4}(?:[-/.]\d{1,4})?)\**(?![\w/])"
    r"(?:[.:)–-]{1,2}|(?=\s))\**\s*(?P<title>.*)$"
)
# "3. Budget", "4.2 Valg", "5) Eventuelt", "(6) Valg", "#7 Valg", "[8] Valg", "9 Eventuelt", "2.Valg"
_PLAIN = re.compile(
    rf"^\**(?:#|[(\[](?=[\w.]{{1,8}}[)\]]))?(?P<number>{_NUMBER})\**(?P<stop>\.?[)\]]|[.:]|/(?=\s))?\**"
    r"(?:\s*(?:[–—|-]\s+|\s(?=\s*\S)|(?=\*\*)|$)|(?<=\d\.)(?=[A-ZÆØÅ][^\W\d_]))(?P<title>.*)$"
)
_ROMANS = re.compile(
    rf"^\**\(?(?P<number>{_ROMAN})\**(?:[.:)]|\s[–—-](?=\s))\**\s+(?P<title>\S.*)$"
)
_LETTERS = re.compile(r"^\**\(?(?P<number>[A-Z])(?:[.)]|\s[–—](?=\s))\**\s+(?P<title>\S.*)$")
_PARAGRAPH = re.compile(rf"^\**§\s?(?P<number>{_NUMBER})\**[.:)–-]{{0,2}}\**\s*(?P<title>.*)$")
_MINUTES = re.compile(
    r"[(\[]?\s?(?:ca\.?\s|~\s?)?\b(?P<minutes>\d{1,3})\s?(?:minutters|minutter|minutes?|mins?\b\.?|min\b\.?)"
    r"(?:\s(?:timebox|timeboxed|i alt))?\s?[)\]]?(?!\w|\s(?:of|from|fra)\s)",
    re.IGNORECASE,
)
_HOURS = re.compile(r"[(\[](?P<hours>\d)\s?(?:timer?|hours?|t\.)[)\]]", re.IGNORECASE)
# "kl. 16.45", "13.00-13.20", "9:00–9:15 am"
_CLOCK = re.compile(
    r"(?:^|[(\[]|(?<=\s))(?:kl\.?\s{0,2}\d{1,2}(?:[.:]\d\d)?|\d{1,2}[.:][0-5]\d)(?:\s?[ap]\.?m\.?)?"
    r"(?:\s{0,2}[–-]\s{0,2}(?:kl\.?\s{0,2})?\d{1,2}(?:[.:][0-5]\d)?(?:\s?[ap]\.?m\.?)?)?(?:[)\]:]|(?=\s|$))",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[\[(](?P<inside>[^()\[\]]{1,80})[\])]")
_SUFFIX = re.compile(
    r"\s(?:[–—|/]|-(?=\s))\s{0,2}(?P<inside>[^–—|/]{1,40})$|,\s(?P<comma>[^,]{3,40})$"
)
_PREFIX = re.compile(r"^(?P<inside>[^\W\d_][^:–]{1,38}?)(?::| –| -)\s+(?=\S)")
_NAME_IN_BRACKETS = re.compile(
    r"[A-ZÆØÅÉÖ][a-zæøåéöüä]+(?:-[A-ZÆØÅ][a-zæøå]+)?(?:\s(?:[A-ZÆØÅ]\.?|af|van|von|de|[A-ZÆØÅÉÖ][a-zæøåéöüä’']+(?:-[A-ZÆØÅ][a-zæøå]+)?)){1,3}"
)
# "Any other business by Anna Holm"
_BY = re.compile(rf"^(?P<title>.{{3,60}}?)\sby\s(?P<who>{_NAME_IN_BRACKETS.pattern})$")
# "(Juliette Marchand, 25 min)", "(20 min., chairs)"
_WHO_AND_MINUTES = re.compile(
    r"\s*[(\[](?:(?P<who>[^()\[\],;]{2,60})[,;–-]\s{0,2}(?:ca\.?\s|~\s?)?(?P<minutes>\d{1,3})\s?min[a-z]{0,6}\.?"
    r"|(?P<first>\d{1,3})\s?min[a-z]{0,6}\.?\s?[,;–-]\s{0,2}(?P<last>[^()\[\],;]{2,60}))[)\]]\s{0,3}[.:]?$",
    re.IGNORECASE,
)
# "[Rhea - 5m] Welcome", "(10 min, chair) Budget"
_LED_BY = re.compile(
    r"^\[(?P<who>[^\[\]\d,;–]{2,40}?)(?:(?:\s{0,2}[,;–]|\s-)\s{0,2}(?P<minutes>\d{1,3})\s?m[a-z]{0,6}\.?)?\]\s+(?=\S)"
)
# What sets a title apart: "== Budget ==", "→ Budget"
_SYMBOLS = re.compile(r"^(?:[^\w\s(\[\"'“”«‘’§#@$€£+…&.]{1,3}\s{0,3}){1,2}(?=\S)")
# What a web page adds to a title that is a link: "Work programme PDF 97 KB"
_FILE_SIZE = re.compile(
    r"\s{1,3}[(\[]?(?:pdf|docx?|xlsx?)[,:]?\s{0,2}\d{1,5}(?:[.,]\d{1,3})?\s?(?:[km]b|bytes)[)\]]?\s{0,3}$",
    re.IGNORECASE,
)
# "(B)– beslutning; (D) – drøftelse; (O) – orientering.", "B = beslutning"
_LEGEND = re.compile(
    r"\(?\b(?P<mark>[A-ZÆØÅ])\)?\s{0,2}(?:[–=:-]|[Ff]or\b|betyder)\s{0,2}(?P<words>[a-zæøå][\wæøå /-]{2,40})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """An agenda item as an agenda line or a heading announces it.

    Attributes:
        papers: what a column of attachments says, or "".
    """

    number: str | None
    title: str
    kind: ItemKind | None
    presenter: str | None
    minutes: int | None
    span: Span
    type: str | None = None
    starts: time | None = None
    closed: bool = False
    papers: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a line opens that may announce an item.

    Attributes:
        form: "worded", "paragraph", "running", "coded", "plain", "dotless" (a bare "3 Budget"), "roman"
            or "letter".
        title: the words behind the number.
    """

    form: str
    number: str
    title: str


@from_words
def _worded() -> re.Pattern[str]:
    return re.compile(
        rf"^\**(?:{phrases('item_words')})\.?\s{{0,3}}(?:nr\.?|no\.?|number|#)?\s{{0,3}}[(#]?"
        rf"(?P<number>(?:20\d\d-\d{{1,3}})|{_NUMBER}|{_ROMAN})[)\]]?\**\s{{0,3}}[.:)–-]{{0,3}}\**\s*(?P<title>.*)$",
        re.IGNORECASE,
    )


def opening_of(line: str) -> Opening | None:
    """How a line opens, where it opens with an item's number; dates, years and sums do not count."""
    line = line.replace("|", " ").strip() if line.startswith("|") else line
    if found := _worded().match(line):
        return Opening("worded", found["number"], found["title"])
    if found := _PARAGRAPH.match(line):
        return Opening("paragraph", found["number"], found["title"])
    if found := _RUNNING.match(line):
        return Opening("running", found["number"], found["title"])
    if found := _CODED.match(line):
        return Opening("coded", found["number"], found["title"])
    if found := _PLAIN.match(line):
        if _is_no_number(found["number"], found["title"], stop=bool(found["stop"])):
            return None
        return Opening("plain" if found["stop"] else "dotless", found["number"], found["title"])
    if found := _ROMANS.match(line):
        return Opening("roman", found["number"], found["title"])
    if found := _LETTERS.match(line):
        return Opening("letter", found["number"], found["title"])
    return None


def _is_no_number(number: str, title: str, *, stop: bool) -> bool:
    """Whether "3. maj", "2025 var", "17.00 Velkomst" or "100 kr." merely begins with digits."""
    first = re.match(r"[^\W\d_]+", title.lstrip("* "))
    month = bool(first) and first.group().casefold() in keys("months")  # type: ignore[union-attr]
    clock = bool(re.fullmatch(r"\d{1,2}\.[0-5]\d", number)) and number.endswith(
        ("00", "15", "30", "45")
    )
    year = number.isdigit() and len(number) == 4 and (not stop or 1900 <= int(number) <= 2100)
    sum_ = bool(re.fullmatch(r"\d{1,3}(?:\.\d{3})+", number))
    return month or clock or year or sum_


def kind_named(mark: str, legend: Mapping[str, ItemKind] | None = None) -> ItemKind | None:
    """What a mark of an item's type stands for ("B", "til beslutning", "E" by the legend)."""
    mark = mark.strip(" .:()[]").casefold()
    if legend and mark in legend:
        return legend[mark]
    if kind := keys("item_kinds").get(mark):
        return ItemKind(kind)
    first, *rest = mark.split(maxsplit=1)[:2] if mark else ("",)
    if len(first) == 1 and rest and (kind := keys("item_kinds").get(rest[0].strip(" –-"))):
        return ItemKind(kind)  # "E efterretning"
    if "/" in mark and all(part.strip() in keys("item_kinds") for part in mark.split("/")):
        return ItemKind(keys("item_kinds")[mark.split("/")[0].strip()])
    return None


def legend_of(lines: tuple[str, ...]) -> dict[str, ItemKind]:
    """The marks that lines such as "(E) – efterretning; (V) – vedtagelse" explain."""
    known: dict[str, ItemKind] = {}
    for line in lines:
        for found in _LEGEND.finditer(line[:300]):
            meaning = found["words"].split(";")[0].strip(" .,").casefold()
            if kind := keys("item_kinds").get(meaning) or keys("item_kinds").get(f"til {meaning}"):
                known[found["mark"].casefold()] = ItemKind(kind)
    return known


@from_words
def _presenter() -> re.Pattern[str]:
    return re.compile(
        r"\s*[(\[]?(?:[,–-]\s{0,3})?(?:(?<!\w)(?:v/\s{0,3}(?:ved\s)?|v\.\s{1,3}(?=[A-ZÆØÅ])|ved\s{1,3}(?=[A-ZÆØÅ][\w.-]*\s+[A-ZÆØÅ]))"
        r"|(?<=[)\].] )by\s{1,3}(?=[A-ZÆØÅ][\w.-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-ZÆØÅ][\w.-]*){1,3}\s*$)"
        rf"|(?:(?i:{phrases('presenter_labels')})(?::\s{{0,3}}|\s{{1,3}}(?=[A-ZÆØÅ]))))(?P<presenter>\S.*)$",
    )


def _is_place(match: re.Match[str]) -> bool:
    """Whether words behind a mere "ved" go on as no name does: "ved Nordre Havn, endelig vedtagelse"."""
    return match.group().strip().startswith("ved ") and bool(
        re.search(r"(?:,|\s[–-])\s[a-zæøå]", match["presenter"])
    )


def announce(
    number: str | None,
    printed: str,
    span: Span,
    *,
    legend: Mapping[str, ItemKind] | None = None,
) -> Announcement:
    """Takes time, minutes, type, closure and presenter out of a printed title.

    Args:
        number: of the item, already taken off.
        printed: the words behind it, mended.
        span: where they stand.
        legend: the marks of types that the document explains.
    """
    found = Announcement(number, "", None, None, None, span)
    printed = " ".join(printed.replace("|", " ").replace("\t", " ").split())
    printed, found = _bracketed(_FILE_SIZE.sub("", printed), found, legend)
    printed, found = _timed(printed, found)
    if (match := _presenter().search(printed)) and not _is_place(match):
        presenter = match["presenter"]
        opened = match.group().lstrip(" ,–-")[:1] in {"(", "["}
        if opened and (close := re.search(r"[)\]]", presenter)):
            presenter, rest = presenter[: close.start()], presenter[close.end() :]
        else:
            presenter, rest = _until_mark(presenter, legend)
        printed = f"{printed[: match.start()]} {rest}".strip()
        found = replace(found, presenter=presenter.strip(" .*,;_") or None)
    by = _BY.match(printed) if found.presenter is None else None
    if by and by["title"].casefold() in words("usual_items"):
        found, printed = replace(found, presenter=by["who"]), by["title"]
    printed, found = _marked(printed, found, legend or {})
    if found.presenter is None and (match := _last_bracket(printed)):
        found = replace(found, presenter=match["inside"].strip())
        printed = printed[: match.start()]
    printed = _SYMBOLS.sub("", " ".join(printed.split()))
    return replace(found, title=printed.strip(" *_:–-|=\t"))


def _bracketed(
    printed: str, found: Announcement, legend: Mapping[str, ItemKind] | None
) -> tuple[str, Announcement]:
    """A bracket at either end that says who or what kind and for how long: "(Anna Holm, 25 min)"."""
    if led := _LED_BY.match(printed):
        minutes = int(led["minutes"]) if led["minutes"] else None
        found = replace(found, presenter=led["who"].strip(), minutes=minutes)
        return printed[led.end() :], found
    if mixed := _mixed(printed, found, legend):
        return mixed
    match = _WHO_AND_MINUTES.search(printed)
    if match is None or not printed[: match.start()].strip():
        return printed, found
    who, rest = (match["who"] or match["last"]).strip(), printed[: match.start()]
    found = replace(found, minutes=int(match["minutes"] or match["first"]))
    if kind_named(who, legend) or who.casefold() in words("closed_marks"):
        return f"{rest} ({who})", found
    return rest.strip(), replace(found, presenter=re.sub(r"^(?:v/|v\.|ved)\s*", "", who))


def _mixed(
    printed: str, found: Announcement, legend: Mapping[str, ItemKind] | None
) -> tuple[str, Announcement] | None:
    """A bracket at the end with papers, and what else the agenda says: "(bilag 2, drøftelse)"."""
    match = next(reversed([*_BRACKET.finditer(printed)]), None)
    if match is None or printed[match.end() :].strip(" .:") or not printed[: match.start()].strip():
        return None
    parts = re.split(r"\s?[,;]\s?", match["inside"].strip())
    papers = [part for part in parts if _papers().fullmatch(part)]
    marks = [part for part in parts if part not in papers and kind_named(part, legend)]
    if not papers or len(papers) + len(marks) < len(parts) or len(marks) > 1:
        return None
    for mark in marks:
        found = replace(found, kind=kind_named(mark, legend), type=mark)
    return printed[: match.start()].rstrip(), replace(found, papers=", ".join(papers))


@from_words
def _papers() -> re.Pattern[str]:
    """Papers by their numbers: "bilag 3 og 4", "Annex A"."""
    return re.compile(
        rf"{phrases('attachment_words')}\.?\s(?:[\dA-Z][\w.]{{0,5}})(?:(?:\s?(?:og|and|&|-|–)\s?)[\dA-Z][\w.]{{0,5}}){{0,3}}",
        re.IGNORECASE,
    )


def _timed(printed: str, found: Announcement) -> tuple[str, Announcement]:
    if match := _CLOCK.search(printed):
        opens = not printed[: match.start()].strip(" *(")
        bracketed = match.group()[:1] in {"(", "["} or "kl" in match.group().casefold()
        closes = match.end() >= len(printed.rstrip(" ."))
        first, last = find_times(match.group().strip("([)]: "))
        if first and (opens or (bracketed and closes)):
            spent = _between(first, last) if last else None
            found = replace(found, starts=first, minutes=spent)
            printed = printed[: match.start()] + " " + printed[match.end() :]
    if match := _MINUTES.search(printed):
        apart = match.group()[:1] in {"(", "["} or not printed[: match.start()].strip(" *:–-")
        apart = (
            apart
            or not printed[match.end() :].strip(" .*")
            or printed[match.start() - 1 :][:1] in {"–", "-", ","}
        )
        if apart or re.match(r"\s*(?:v/|\()", printed[match.end() :]):
            found = replace(found, minutes=int(match["minutes"]))
            printed = printed[: match.start()].rstrip(" ,–-") + " " + printed[match.end() :]
    elif match := _HOURS.search(printed):
        found = replace(found, minutes=60 * int(match["hours"]))
        printed = printed[: match.start()] + " " + printed[match.end() :]
    return " ".join(printed.split()).lstrip(" :–-"), found


def _between(first: time, last: time) -> int | None:
    spent = (last.hour - first.hour) * 60 + last.minute - first.minute
    return spent if 0 < spent <= 600 else None


def _until_mark(presenter: str, legend: Mapping[str, ItemKind] | None) -> tuple[str, str]:
    """The presenter, and a mark of the type behind it: "Anna Holm (B)"."""
    for match in _BRACKET.finditer(presenter):
        if kind_named(match["inside"], legend) or match["inside"].casefold() in words(
            "closed_marks"
        ):
            return presenter[: match.start()], presenter[match.start() :]
    return presenter, ""


def _marked(
    printed: str, found: Announcement, legend: Mapping[str, ItemKind]
) -> tuple[str, Announcement]:
    """Takes out marks of type and closure: in brackets, behind a dash, before a colon."""
    closed = words("closed_marks")
    places = [*_BRACKET.finditer(printed)]
    for match in reversed(places):
        inside = match["inside"].strip()
        if inside.casefold() in closed:
            found = replace(found, closed=True)  # the title as printed says so
            continue
        inside = inside if kind_named(inside, legend) else re.split(r"[,;]\s", inside)[0]
        kind = kind_named(inside, legend) if len(inside) > 2 or match["inside"] == inside else None
        if found.type is not None or kind is None:
            continue
        found = replace(found, kind=kind, type=inside)
        printed = printed[: match.start()] + " " + printed[match.end() :]
    for _ in range(2):
        edge = _SUFFIX.search(printed) or _PREFIX.match(printed)
        if edge is None:
            break
        parts = edge.groupdict()
        inside = (parts["inside"] or parts.get("comma") or "").strip(" .")
        kind = kind_named(inside, legend)
        rest = printed[: edge.start()] + printed[edge.end() :]
        if inside.casefold() in closed and rest.strip():
            found = replace(found, closed=True)
            break  # the title as printed says so
        if found.type is None and kind and rest.strip() and _stands_apart(inside, parts, edge):
            found = replace(found, kind=kind, type=inside)
        else:
            break
        printed = rest.strip()
    if printed.strip(" *").casefold() in closed:
        found = replace(found, closed=True)
    return printed, found


def _stands_apart(inside: str, parts: Mapping[str, str | None], match: re.Match[str]) -> bool:
    """Whether words of a type are a mark: "– til beslutning", "B: Budget"; not "Orientering: valg"."""
    if match.re is _PREFIX:
        return len(inside) == 1 or inside.casefold().endswith(("punkt", "sag"))
    return " " in inside or len(inside) == 1 or not parts.get("comma")


def _last_bracket(printed: str) -> re.Match[str] | None:
    """A bracket at the line's end that holds a person's name and nothing else."""
    match = next(reversed([*_BRACKET.finditer(printed)]), None)
    if (
        match is None
        or printed[match.end() :].strip(" .*:")
        or not printed[: match.start()].strip()
    ):
        return None
    inside = match["inside"].strip()
    named = inside.casefold().split()
    other = any(part in words("organisation_words") for part in named)
    return match if _NAME_IN_BRACKETS.fullmatch(inside) and not other else None


def letters_of(title: str) -> str:
    """A title's letters and digits in lower case."""
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for punctuation, or one opens with the other."""
    a, b = letters_of(one), letters_of(other)
    if not (a and b):
        return False
    return a == b or (min(len(a), len(b)) >= 5 and (a.startswith(b) or b.startswith(a)))
