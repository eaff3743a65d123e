"""The agenda as minutes print it before the record: a table, a numbered list, a list of contents.

The one thing to know: an entry runs over all of its lines, and what a column or
a bracket says of type, time and presenter is no part of the title; neither are
the dots and the page number of a list of contents.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from corpus.dates import find_times
from corpus.minutes.announcements import (
    Announcement,
    announce,
    kind_named,
    legend_of,
    letters_of,
    opening_of,
)
from corpus.model import ItemKind, Span
from corpus.rows import Row, bare
from corpus.terms import from_words, keys, phrases, words
from corpus.text import mend

__all__ = [
    "agenda_entries",
    "column_heading",
    "columns_of",
    "has_page",
    "heads_record",
    "is_legend",
    "part_at",
    "part_of",
]

_MINUTES = re.compile(
    r"\(?\b(?P<minutes>\d{1,3})\s?(?:minutter|minutes|mins?\b\.?|min\b\.?)\)?", re.IGNORECASE
)
# "4. Budget ........ 7", "4. Budget…… 12", "4. Budget          7", "4. Budget (side 7)"
_LEADERS = re.compile(
    r"\s{0,3}(?:[.…_·]{3,200}|(?:\s\.){3,200}|\s{4,60}|\t+)\s{0,20}(?:(?:side|page|s\.|p\.)\s?)?(?P<page>\d{1,4})$"
    r"|\s{0,3}(?:[.…]{4,200})$|\s\(?(?:side|page)\s\d{1,4}\)?$",
    re.IGNORECASE,
)
# "(B)– beslutning; (D) – drøftelse; (O) – orientering.", "*B-punkter gennemgås ikke"
_LEGEND = re.compile(
    r"^\*{0,2}\s?\(?[A-ZÆØÅ]\)?\s{0,2}(?:[–=:-]|betyder\b|for\b)\s{0,2}[a-zæøå]"
    r"|^\*\s?[A-ZÆØÅ]{1,2}-?punkter\b"
    r"|^(?:\(?[BDOEIVG]\)?\s?=|[BDO]\s?:\s?(?:[Bb]eslutning|[Dd]røftelse|[Oo]rientering))",
)
_CLOCK_LED = re.compile(
    r"^(?:kl\.?\s?)?\d{1,2}[.:][0-5]\d(?:\s?[ap]m)?\s?(?:[–-]\s?(?:kl\.?\s?)?\d{1,2}[.:][0-5]\d(?:\s?[ap]m)?)?[:\s]\s{0,8}(?=\S)",
    re.IGNORECASE,
)
_SUB_ENTRY = re.compile(r"^(?:[a-h][.)]|\([a-h]\)|[ivx]{1,4}[.)])\s")
_WRAPS = re.compile(r"v/|v\.\s|\(|\[|[a-zæøå]|(?:ved|Oplæg|Presenter|Lead)\b")
# "Ulrik Stampe", "Carl-Johan van der Meer": alone in a cell behind a title
_NAME = re.compile(
    r"[A-ZÆØÅÉÖ][a-zæøåéöüä]+(?:-[A-ZÆØÅ][a-zæøå]+)?(?:\s(?:[A-ZÆØÅ]\.?|[a-z]{2,3}|[A-ZÆØÅÉÖ][\w’'-]+)){1,3}"
)
_LONGEST = 300


def is_legend(row: Row) -> bool:
    """Whether a line explains the marks of types rather than lists an item."""
    return bool(_LEGEND.match(row.words))


def has_page(printed: str) -> bool:
    """Whether a line ends in dots, or far off in a page's number, as in a list of contents."""
    return bool(_LEADERS.search(printed.rstrip()))


def columns_of(row: Row) -> dict[int, str]:
    """What the columns hold that a row of column headings names; empty for any other row."""
    if sum(map(bool, row.cells)) < 2:
        return {}
    named = {at: bare(cell).casefold().rstrip(".") for at, cell in enumerate(row.cells)}
    known = {at: keys("agenda_columns").get(name) for at, name in named.items() if name}
    found = {at: kind for at, kind in known.items() if kind}
    if len(found) < 2 or any(len(name) > 40 for name in named.values()):
        return {}
    return found if len(found) * 2 > len(known) else {}


def column_heading(row: Row) -> bool:
    """Whether a line names the columns of an agenda table ("Punkt Ca. tid Aktivitet")."""
    if row.cells:
        return bool(columns_of(row))
    if row.blank or row.level or row.bullet or len(row.words) > 60 or row.words[-1] in ".,;:":
        return False
    return len(_named_columns(row.words.casefold().replace(".", " ").split())) >= 2


def heads_record(row: Row) -> bool:
    """Whether a line of column headings has one of who acts, which only a record has."""
    if row.level or len(row.words) > 60 or not column_heading(row):
        return False
    said = {bare(cell).casefold() for cell in row.cells} or {row.words.casefold().split()[-1]}
    return bool(said & {*words("record_columns")})


def _named_columns(parts: list[str]) -> set[str]:
    """What the columns hold that a line of column headings names one after the other."""
    found: set[str] = set()
    at = 0
    while at < len(parts):
        for length in (3, 2, 1):
            name = " ".join(parts[at : at + length])
            if kind := keys("agenda_columns").get(name):
                found.add(kind)
                break
        else:
            if parts[at] not in words("column_fillers"):
                return set()
            length = 1
        at += length
    return found


def part_of(row: Row) -> bool | None:
    """True for a heading from which on the meeting was closed, False for open, else None."""
    if row.blank or row.bullet or len(row.words) > 60:
        return None
    name = bare(row.words).casefold()
    if " " not in name and not (row.level or row.bold or row.words.isupper()):
        return None
    if name in words("closed_parts"):
        return True
    return False if name in words("open_parts") else None


def part_at(rows: tuple[Row, ...], at: int) -> bool | None:
    """The same of a row that is a heading or stands alone between blank lines."""
    part = part_of(rows[at])
    if part is None or rows[at].level or rows[at].bold:
        return part
    above = at == 0 or rows[at - 1].blank
    below = at + 1 == len(rows) or rows[at + 1].blank or opening_of(rows[at + 1].words) is not None
    return part if above and below else None


def agenda_entries(
    text: str,
    rows: tuple[Row, ...],
    legend: Mapping[str, ItemKind] | None = None,
) -> tuple[Announcement, ...]:
    """The entries of an agenda table or list, each over all of its lines.

    Args:
        text: of the document.
        rows: the lines below the agenda's heading.
        legend: marks of types explained elsewhere; those explained here are added.
    """
    return _until_record(_entries(text, rows, legend))


def _until_record(entries: tuple[Announcement, ...]) -> tuple[Announcement, ...]:
    """The entries before the first one comes again: there the record begins."""
    first = letters_of(entries[0].title) if entries else ""
    again = (i for i, e in enumerate(entries) if i and letters_of(e.title) == first)
    entries = entries[: next(again, len(entries))] if len(first) > 2 else entries
    return tuple(e for e in entries if e.title.casefold() not in words("signature_headings"))


def _entries(
    text: str, rows: tuple[Row, ...], legend: Mapping[str, ItemKind] | None
) -> tuple[Announcement, ...]:
    marks = {**(legend or {}), **legend_of(tuple(r.words for r in rows if is_legend(r)))}
    filled = [row for row in rows if not row.blank and not row.rule]
    table = _table(rows)
    if sum(len(row.cells) > 1 for row in table) >= 2:
        return _table_entries(table, marks)
    if any(
        opening_of(_numbered_part(row)) for row in filled[:6] if not row.bullet or _numbered(row)
    ):
        return _numbered_entries(text, rows, marks)
    return _unnumbered_entries(text, rows, marks)


def _plain(row: Row) -> str:
    return row.words.strip("| ") if row.words.startswith("|") else row.words


def _numbered(row: Row) -> bool:
    """Whether a list entry brings a number of its own: "- 3. Budget"."""
    return bool(re.match(r"[-*+•]\s{0,3}\d{1,3}[.)]\s", row.words))


# Tables.


def _table_entries(
    rows: tuple[Row, ...], legend: Mapping[str, ItemKind]
) -> tuple[Announcement, ...]:
    columns: dict[int, str] = {}
    entries: list[Announcement] = []
    closed = False
    for row in rows:
        if row.blank or row.rule or is_legend(row):
            continue
        if (part := part_of(row)) is not None:
            closed = part
        elif found := columns_of(row):
            columns = columns or found
        elif row.cells and (entry := _from_cells(row, columns, legend)):
            if not entry.title and entries and entry.number is None:
                continue
            if entry.number is None and entries and _goes_on(entries[-1], entry, columns):
                last = entries[-1]
                entries[-1] = replace(
                    last,
                    title=f"{last.title} {entry.title}",
                    span=Span(last.span.start, entry.span.end),
                )
            elif entry.title:
                entries.append(replace(entry, closed=entry.closed or closed))
    return tuple(entries)


def _goes_on(last: Announcement, entry: Announcement, columns: Mapping[int, str]) -> bool:
    return "number" in columns.values() and last.number is not None and entry.title[:1].islower()


def _table(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of the table that an agenda is, or none: most of its lines have cells.

    A table with a row of column headings, or of three columns, ends where the next heading or sentence stands.
    """
    filled = [at for at, row in enumerate(rows) if not row.blank and not row.rule]
    held = [at for at in filled if sum(map(bool, rows[at].cells)) >= 2]
    if len(held) * 2 >= len(filled):
        return rows
    wide = all(sum(map(bool, rows[at].cells)) >= 3 for at in filled[:2])
    if not filled or not (wide or columns_of(rows[filled[0]])):
        return ()
    loose = (at for at in filled if not any(rows[at].cells) and part_of(rows[at]) is None)
    return rows[: next(loose, len(rows))]


def _from_cells(
    row: Row, columns: Mapping[int, str], legend: Mapping[str, ItemKind]
) -> Announcement | None:
    cells = {
        at: " ".join(cell.strip(" *_").split()) for at, cell in enumerate(_spread(row, columns))
    }
    span = Span(row.span.start + row.indent, row.span.end)
    if not columns:
        joined = " ".join(cell for cell in cells.values() if cell)
        opening = opening_of(joined)
        number = opening.number if opening else None
        return _from_guessed_cells(cells, number, span, legend)
    said: dict[str, str] = {}
    titles = [at for at, kind in columns.items() if kind == "title"]
    for at, cell in cells.items():
        if (kind := columns.get(at)) and cell:
            counts = kind == "title" and at == titles[0] and re.fullmatch(r"\W?\d[\w./]*\W?", cell)
            said.setdefault("number" if counts and len(titles) > 1 else kind, cell)
    number, printed = said.get("number"), said.get("title", "")
    if not printed and (number or "") and not re.match(r"\W?\d", number or ""):
        printed, number = number or "", None  # "Punkt" heads the titles here
    if opening := opening_of(number or ""):
        number, rest = opening.number, opening.title
        printed = printed or rest
    elif number:
        number = number.strip(" .:")
    if printed and number is None and (opening := opening_of(printed)) and opening.title:
        number, printed = opening.number, opening.title
    entry = announce(number, _LEADERS.sub("", printed), span, legend=legend)
    return _with_columns(entry, said, legend) if entry.title or number else None


def _spread(row: Row, columns: Mapping[int, str]) -> tuple[str, ...]:
    """The cells of a row, empty ones too where it has as many tabs as there are columns."""
    single = row.words.split("\t")
    return tuple(single) if columns and len(row.cells) <= max(columns) < len(single) else row.cells


def _with_columns(
    entry: Announcement, said: Mapping[str, str], legend: Mapping[str, ItemKind]
) -> Announcement:
    if (mark := said.get("type")) and entry.type is None:
        mark = mark.strip(" ()[]")
        entry = replace(entry, kind=kind_named(mark, legend), type=mark)
    if presenter := said.get("presenter"):
        presenter = re.sub(r"^(?:v/|v\.|ved\s)\s*", "", presenter).strip(" -–")
        entry = replace(entry, presenter=presenter or entry.presenter)
    for column in ("minutes", "time"):
        entry = _with_time(entry, said.get(column, ""))
    if papers := said.get("attachments"):
        entry = replace(entry, papers=papers.strip(" -–"))
    return entry


def _with_time(entry: Announcement, cell: str) -> Announcement:
    if match := _MINUTES.search(cell):
        return replace(entry, minutes=int(match["minutes"]))
    if re.fullmatch(r"\d{1,3}['’′]?", cell):
        return replace(entry, minutes=int(cell.rstrip("'’′")))
    first, last = find_times(cell)
    if first is None:
        return entry
    timed = announce(None, f"{cell} x", entry.span)
    return replace(entry, starts=first, minutes=entry.minutes or (timed.minutes if last else None))


def _from_guessed_cells(
    cells: Mapping[int, str], number: str | None, span: Span, legend: Mapping[str, ItemKind]
) -> Announcement:
    """A row of a table whose columns no heading names."""
    said: dict[str, str] = {}
    rest: list[str] = []
    for cell in filter(None, cells.values()):
        opening = opening_of(cell)
        led = cell.strip(" .:()#").startswith(number) if number else False
        told = opening is not None and opening.number == number  # "Sag nr. 81"
        if number and "number" not in said and (led or told):
            said["number"] = cell
            if opening and opening.title:
                rest.append(opening.title)
        elif "type" not in said and kind_named(cell, legend):
            said["type"] = cell
        elif "minutes" not in said and _MINUTES.fullmatch(cell):
            said["minutes"] = cell
        elif "time" not in said and len(cell) <= 16 and find_times(cell)[0]:
            said["time"] = cell
        elif "presenter" not in said and re.match(r"v/|v\.\s|ved\s[A-ZÆØÅ]", cell) and rest:
            said["presenter"] = cell
        else:
            rest.append(cell)
    if len(rest) > 1 and rest[-1].isdigit():
        rest.pop()  # the page
    if len(rest) > 1 and "presenter" not in said and _NAME.fullmatch(rest[-1]):
        said["presenter"] = rest.pop()
    entry = announce(number, _LEADERS.sub("", rest[0]) if rest else "", span, legend=legend)
    return _with_columns(entry, said, legend)


# Lists.


def _numbered_entries(
    text: str, rows: tuple[Row, ...], legend: Mapping[str, ItemKind]
) -> tuple[Announcement, ...]:
    groups: list[tuple[str, list[Row], bool]] = []
    seen: set[str] = set()
    parts: set[str] = set()
    open_entry = closed = lettered = False
    strange = 0
    for at, row in enumerate(rows):
        if row.blank or row.rule or is_legend(row):
            open_entry = open_entry and row.blank and bool(groups) and _hangs(groups[-1][1])
            continue
        if (part := part_of(row)) is not None:
            if row.words in parts or (not part and seen):
                break  # the record begins
            parts.add(row.words)
            seen, closed, open_entry = set(), part, False
            continue
        opening = None if column_heading(row) else opening_of(_numbered_part(row))
        lettered = lettered or (not groups and bool(opening) and opening.number == "A")  # type: ignore[union-attr]
        told = opening is not None and (opening.form == "letter") <= lettered
        if opening and told and not _mid_word(groups, open_entry=open_entry):
            if opening.number in seen:
                break  # the record begins
            groups.append((opening.number, [row], closed))
            seen.add(opening.number)
            open_entry, strange = True, 0
        elif open_entry and groups and _continues(groups[-1][1], row):
            groups[-1][1].append(row)
        elif groups and not column_heading(row):
            open_entry = False
            strange += 1
            if strange > 3 or not _resumes(rows, at, groups[-1][0]):
                break  # the list has ended; a number further down stands in the text
    return tuple(
        entry
        for number, group, hidden in groups
        if (entry := _entry(text, number, group, legend, closed=hidden)).title
    )


def _numbered_part(row: Row) -> str:
    """The line from its number on: behind a bullet, or a time ("17.00-17.05   1. Velkomst")."""
    printed = _unbulleted(row)
    timed = _CLOCK_LED.match(printed)
    behind = printed[timed.end() :] if timed else ""
    return behind if re.match(r"\d{1,2}[.)]\s+\D", behind) else printed


def _unbulleted(row: Row) -> str:
    return re.sub(r"^[-*+•]\s+", "", row.words) if row.bullet else _plain(row)


def _mid_word(groups: list[tuple[str, list[Row], bool]], *, open_entry: bool) -> bool:
    """Whether the line before goes on in mid-word or mid-phrase ("… jf. pkt. ⏎ 13/25 (O)")."""
    if not (groups and open_entry):
        return False
    return bool(_open_end().search(groups[-1][1][-1].words))


@from_words
def _open_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrases('open_ends')}\.?|[,(/–-])$", re.IGNORECASE)


def _continues(group: list[Row], row: Row) -> bool:
    last = group[-1].words
    if row.bullet or _SUB_ENTRY.match(row.words) or len(group) > 5:
        return False
    if row.words[0] in "([" and group[0].words.startswith(row.words[0]):
        return False  # "[Anna] Budget" below "[Bo] Rent"
    if _hangs(group) or last.endswith(("-", "\u00ad", ",", "–")) or _WRAPS.match(row.words):
        return True
    if _open_end().search(last):
        return True
    return (len(last) >= 48 and row.words[-1] not in ".:") or row.indent > group[0].indent + 1


def _resumes(rows: tuple[Row, ...], at: int, number: str) -> bool:
    """Whether the list goes on soon with the next number."""
    for row in rows[at + 1 : at + 6]:
        opening = opening_of(_numbered_part(row)) if not row.blank else None
        if opening and _next(number, opening.number):
            return True
    return False


def _next(number: str, other: str) -> bool:
    one, two = (re.match(r"\d+", n) for n in (number, other))
    return bool(one and two) and int(two.group()) in {int(one.group()), int(one.group()) + 1}  # type: ignore[union-attr]


def _hangs(group: list[Row]) -> bool:
    """Whether an entry so far cannot be all ("29/25 25 min." alone, "person-")."""
    last = group[-1].words
    return last.endswith("-") or not _MINUTES.sub("", re.sub(r"^[\d/. :)]+", "", last)).strip(
        " .:–-"
    )


def _entry(
    text: str,
    number: str | None,
    group: list[Row],
    legend: Mapping[str, ItemKind],
    *,
    closed: bool = False,
) -> Announcement:
    span = Span(group[0].span.start + group[0].indent, group[-1].span.end)
    printed = _LEADERS.sub("", text[span.start : span.end].rstrip(" |"))
    printed = mend(text, Span(span.start, span.start + len(printed))).strip("| ")
    if group[0].bullet:
        printed = re.sub(r"^[-*+•–\uf0b7]\s*", "", printed)
    timed = _CLOCK_LED.match(printed) if number is not None else None
    if timed and (opening := opening_of(printed[timed.end() :])):
        printed = f"{timed.group()} {opening.title}"
    elif number is not None and (opening := opening_of(printed)):
        printed = opening.title
    entry = announce(number, printed, span, legend=legend)
    return replace(entry, closed=entry.closed or closed)


def _unnumbered_entries(
    text: str, rows: tuple[Row, ...], legend: Mapping[str, ItemKind]
) -> tuple[Announcement, ...]:
    """Entries of a list without numbers: bullets, times, or one a line."""
    filled = [row for row in rows if not row.blank and not row.rule]
    bulleted = bool(filled) and filled[0].bullet
    groups: list[list[Row]] = []
    for row in rows:
        if row.rule or is_legend(row):
            continue
        if row.blank:
            if groups and not bulleted:
                break
            continue
        if bulleted and row.indent > filled[0].indent + 1 and groups:
            continue  # what a list entry holds
        if row.bullet == bulleted and (not bulleted or row.bullet):
            if (
                groups
                and not bulleted
                and _continues(groups[-1], row)
                and not _CLOCK_LED.match(row.words)
            ):
                groups[-1].append(row)
            else:
                groups.append([row])
        elif groups and _WRAPS.match(row.words):
            groups[-1].append(row)
        else:
            break
    entries = [_entry(text, None, group, legend) for group in groups]
    if len(entries) < 2 or any(len(e.title) > 160 for e in entries):
        return ()
    return tuple(entry for entry in entries if entry.title and len(entry.title) <= _LONGEST)
