"""Agenda items where they are announced: the agenda table and the items' headings.

The one thing to know: a number is a string as printed ("160/24", "3", "4.2"),
and a heading that wraps is read to its end, with the type and the presenter
taken out of the title.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from corpus.model import ItemKind, Span
from corpus.rows import Row, front_heading, section_heading
from corpus.terms import keys, words
from corpus.text import mend

__all__ = ["Announcement", "agenda_entries", "column_heading", "read_heading", "same_title"]

_NUMBER = r"\d{1,4}(?:[/.]\d{1,4}){0,2}[a-z]?"
# "Pkt. 160/24 Governance …", "Punkt 3: …", "Ad 4", "Agenda item 5 – …", "§ 7"
_WORDED = re.compile(
    rf"^\**(?:Pkt\.?|PKT\.?|Punkt|PUNKT|Ad(?:\s+(?:pkt\.?|punkt))?|Sag(?:\s+nr\.?)?|Agenda [Ii]tem|Item|Dagsordenspunkt|§)"
    rf"\s*(?P<number>{_NUMBER})\**\s*[.:)–-]*\s*(?P<title>.*)$"
)
# "160/24 25 min. Governance …", "12/25 Velkomst"
_RUNNING = re.compile(r"^\**(?P<number>\d{1,4}/\d{2,4})\**(?![/\d)-])[.:]?\s*(?P<title>.*)$")
# A line before one that goes on in mid-sentence: "… udsat, jf. pkt. ⏎ 21/25", "(til og med pkt. ⏎ 37/25)"
_OPEN = re.compile(
    r"(?:\b(?:pkt\.?|punkt|jf\.?|og|samt|til|af|i|item|and|see)|[,(/-])$", re.IGNORECASE
)
# "3. Budget", "4.2 Valg", "5) Eventuelt"
_PLAIN = re.compile(rf"^\**(?P<number>{_NUMBER})\**[.:)]?\s+(?P<title>\S.*)$")
_MINUTES = re.compile(
    r"\(?\b(?P<minutes>\d{1,3})\s*(?:min\b\.?|minutter|minutes|mins\b\.?)\)?", re.IGNORECASE
)
_CLOCK = re.compile(r"^(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:\s*[–-]\s*\d{1,2}[.:]\d{2})?\s+")
_KIND = re.compile(r"[\[(](?P<kind>[^()\[\]]{1,20})[\])]")
_PRESENTER = re.compile(
    r"\s*(?:[,–-]\s*)?(?:\bv/\s*|\bv\.\s+(?=[A-ZÆØÅ])|\bv/ved\s+|\b(?:oplæg (?:ved|v/)|presenter:|presented by|lead:|led by)\s*)"
    r"(?P<presenter>.+)$",
    re.IGNORECASE,
)
# "(B)– beslutning; (D) – drøftelse; (O) – orientering."
_LEGEND = re.compile(r"^\*?\(?[BDO]\)?\s*[–=:-]|^\*\s?[A-ZÆØÅB]-?punkter\b")
# "Review the charter [#1467](https://…)" and its like: an item of a list in Markdown
_ISSUE = re.compile(r"\[(?P<number>#\d+)\]\([^)\s]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Announcement:
    """An agenda item as an agenda line or a heading announces it."""

    number: str | None
    title: str
    kind: ItemKind | None
    presenter: str | None
    minutes: int | None
    span: Span


def column_heading(row: Row) -> bool:
    """Whether a line names the columns of an agenda table ("Punkt Ca. tid Aktivitet")."""
    named = re.findall(r"[^\W\d_]+", row.words.casefold())
    return 2 <= len(named) <= 6 and all(word in words("agenda_columns") for word in named)


def _announcement(number: str | None, printed: str, span: Span) -> Announcement:
    """Takes the minutes, the type and the presenter out of a title."""
    minutes = kind = presenter = None
    printed = _CLOCK.sub("", printed.replace("|", " "))
    if found := _MINUTES.search(printed):
        minutes = int(found["minutes"])
        printed = printed[: found.start()] + " " + printed[found.end() :]
    if found := _PRESENTER.search(printed):
        presenter, printed = found["presenter"], printed[: found.start()]
    for found in _KIND.finditer(printed + (f" {presenter}" if presenter else "")):
        if marked := keys("item_kinds").get(found["kind"].strip().casefold()):
            kind = ItemKind(marked)
            printed = printed.replace(found.group(), " ")
            presenter = presenter.replace(found.group(), " ").strip() if presenter else None
            break
    title = " ".join(printed.split()).strip(" *_:–-|")
    return Announcement(
        number,
        title,
        kind,
        " ".join(presenter.split()).strip(" .*") if presenter else None,
        minutes,
        span,
    )


def _opening(row: Row) -> re.Match[str] | None:
    words = row.words.strip("| ") if row.words.startswith("|") else row.words
    return _WORDED.match(words) or _RUNNING.match(words) or _PLAIN.match(words)


def agenda_entries(text: str, rows: tuple[Row, ...]) -> tuple[Announcement, ...]:
    """The entries of an agenda table or list, each over all of its lines.

    Args:
        text: of the document.
        rows: the lines below the agenda's heading.
    """
    groups: list[tuple[str, list[Row]]] = []
    open_entry = False
    for row in rows:
        if row.blank or _LEGEND.match(row.words):
            open_entry = open_entry and row.blank and bool(groups) and _hangs(groups[-1][1])
            continue
        match = _opening(row)
        numbers = [number for number, _ in groups]
        if match and match["number"] not in numbers and not column_heading(row):
            groups.append((match["number"], [row]))
            open_entry = True
        elif open_entry and groups:
            groups[-1][1].append(row)
        elif groups and not column_heading(row):
            break  # the list has ended; a number further down stands in the text
    entries = []
    for number, group in groups:
        span = Span(group[0].span.start + group[0].indent, group[-1].span.end)
        words = mend(text, span).strip("| ")
        match = _WORDED.match(words) or _RUNNING.match(words) or _PLAIN.match(words)
        entry = _announcement(number, match["title"] if match else words, span)
        if entry.title:
            entries.append(entry)
    return tuple(entries)


def _hangs(group: list[Row]) -> bool:
    """Whether an entry so far cannot be all ("160/24 25 min." alone, "person-")."""
    last = group[-1].words
    return last.endswith("-") or not _MINUTES.sub("", re.sub(r"^[\d/. ]+", "", last)).strip()


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same but for punctuation, or one opens with the other."""
    a, b = _letters(one), _letters(other)
    return bool(a and b) and (a.startswith(b) or b.startswith(a))


def read_heading(
    text: str,
    rows: tuple[Row, ...],
    at: int,
    agenda: tuple[Announcement, ...],
    seen: frozenset[str],
) -> tuple[Announcement, int] | None:
    """The item that begins at ``rows[at]`` and the index of the row after its heading, or None.

    A line counts as a heading when it says so ("Pkt. 3", "Ad 4"), when a running number opens
    it ("160/24"), or when a plain number does ("3. Budget") that the agenda lists with this
    title. A sentence that merely begins so ("Pkt. 14/25 blev udsat.") does not.
    """
    row = rows[at]
    listed = {entry.number: entry for entry in agenda}
    worded = _WORDED.match(row.words) or _RUNNING.match(row.words)
    match = worded or _PLAIN.match(row.words)
    if match is None or row.bullet or match["number"] in seen:
        return None
    if at and not rows[at - 1].level and _OPEN.search(rows[at - 1].words):
        return None
    number, title = match["number"], match["title"].strip(" *")
    known = listed.get(number)
    if (
        title
        and title[0].islower()
        and not title.casefold().startswith("v/")
        and not (known and known.title[:1].islower())
    ):
        return None
    if worded is None and not _plausible(row, title, known, seen, listed=bool(listed)):
        return None
    if known is None and len(listed) > 1 and not row.level and not _announces(rows, at):
        return None
    end = at + 1 if row.level else _heading_end(text, rows, at, known)
    span = Span(row.span.start + row.indent, rows[end - 1].span.end)
    words = mend(text, span).lstrip("# ")
    whole = _WORDED.match(words) or _RUNNING.match(words) or _PLAIN.match(words)
    found = _announcement(number, whole["title"] if whole else title, span)
    if not found.title and known is None:
        return None
    return found, end


def _plausible(
    row: Row, title: str, known: Announcement | None, seen: frozenset[str], *, listed: bool
) -> bool:
    """Whether "3. Budget" is an item's heading rather than a list entry in the text."""
    if known is not None:
        return same_title(_announcement(None, title, row.span).title, known.title)
    if row.level:
        return True
    if listed or title.endswith((".", ",", ";", ":")) or len(title) > 90:
        return False
    number = _PLAIN.match(row.words)
    expected = str(len(seen) + 1)
    return number is not None and number["number"] == expected and not row.indent


def _announces(rows: tuple[Row, ...], at: int) -> bool:
    """Whether a section heading follows soon, as below an item's heading."""
    following = (row for row in rows[at + 1 : at + 6] if not row.blank)
    return any(section_heading(row) for row in list(following)[:3])


def _heading_end(text: str, rows: tuple[Row, ...], at: int, known: Announcement | None) -> int:
    end = at + 1
    for row in takewhile(lambda r: not r.blank and not r.bullet, rows[at + 1 : at + 5]):
        so_far = mend(text, Span(rows[at].span.start, rows[end - 1].span.end))
        if section_heading(row) or front_heading(row):
            break
        wraps = rows[end - 1].words.endswith("-") or re.match(r"v/|\([BDO]\)|[a-zæøå(]", row.words)
        unfinished = (
            known is not None
            and not _letters(so_far).endswith(_letters(known.title))
            and (
                _letters(known.title).startswith(_letters(_title_part(so_far)))
                and same_title(_title_part(so_far + " " + row.words), known.title)
            )
        )
        if not wraps and not unfinished:
            break
        end += 1
    return end


def _title_part(words: str) -> str:
    match = _WORDED.match(words) or _RUNNING.match(words) or _PLAIN.match(words)
    return _announcement(None, match["title"] if match else words, Span(0, 0)).title


def listed_issue(text: str, rows: tuple[Row, ...], at: int) -> tuple[Announcement, int] | None:
    """A Markdown list entry that names an issue, "* Review the charter [#1467](…)", as an item.

    Returns the item and the index of the row after its heading; None for any other line.
    """
    row = rows[at]
    if not row.bullet or row.indent > 1:
        return None
    end = at + 1
    if (
        not _ISSUE.search(row.words)
        and end < len(rows)
        and not rows[end].bullet
        and not rows[end].blank
    ):
        end += 1
    span = Span(row.span.start + row.indent, rows[end - 1].span.end)
    words = mend(text, span).lstrip("*-+ ")
    match = _ISSUE.search(words)
    if not match or not words[: match.start()].strip():
        return None
    title = words[: match.start()].replace("\\", "").strip(" -:")
    return Announcement(match["number"], title, None, None, None, span), end
