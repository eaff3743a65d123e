"""What kind of document a file is, and what a reader would call it.

The one thing to know: the title decides first, then the file's name, then how
the text begins, and last whether it holds at least two things that a record of
a meeting has: when it met, who came, an agenda, motions, how it closed.
"""

import re
from pathlib import PurePosixPath

from corpus.dates import find_dates, find_times
from corpus.mandates.provision_headings import heading_keys
from corpus.model import DocumentKind, Mark, SectionKind, Span
from corpus.rows import Row, bare, front_heading, label_of, rows_of, section_heading, section_titled
from corpus.terms import from_words, keys, pattern_of, phrases, words
from corpus.text import mend

__all__ = ["kind_of", "title_of"]

# A first paragraph that is no title: "This document defines how …", "[[toc]]"
# and no way through a website: "Home > Committees > Board".
_PROSE = re.compile(r"^[>!\[<]|^\S[^>]{1,40}\s>\s[^>]{1,60}\s>\s|^(?:\S+\s+){9,40}\S.*[.…]$")
_HEAD = 12_000  # characters that hold a document's head
_COMING = 4_000  # those in which a record tells who came
_TAIL = 2_500  # characters in which the record closes
_RECORD = 60_000
_LONGEST = 160
# Beside an agenda, a "Date:" or motions, of which rules of procedure speak as well
_OF_A_MEETING = frozenset({"meeting", "attendance", "apologies", "closed", "decided"})
# Among the headings of a mandate those that a plan or a policy lacks
_OF_A_BODY = frozenset(
    {"members", "chair", "quorum", "term", "reports_to", "meeting_frequency", "meetings"}
)


def title_of(text: str, *, markdown: bool, marks: tuple[Mark, ...] = ()) -> str:
    """The first paragraph, or "" where none can be a title.

    After a lone "Referat" or "Kommissorium" the next paragraph follows. The front matter of a
    Markdown file that names a title beats it.
    """
    rows = rows_of(text[:_HEAD], markdown=markdown, marks=marks)[:60]
    if markdown and rows and rows[0].words == "---" and (named := _named(rows)):
        return named
    found = [one for one in _paragraphs(text, rows) if re.search(r"\w", one)]
    titles = [one for one in found if not _PROSE.search(one)]
    if not titles:
        return ""
    first = titles[0]
    if first.casefold().strip(" .:") in _generic() and len(titles) > 1:
        first = f"{first}: {titles[1]}"
    return first if len(first) <= _LONGEST else first[: _LONGEST - 3].rsplit(" ", 1)[0] + " …"


def _generic() -> frozenset[str]:
    return frozenset({*words("minutes_titles"), *words("mandate_titles"), *words("generic_titles")})


def _named(rows: tuple[Row, ...]) -> str | None:
    """The title of YAML front matter: "title: Meeting of 5 May"."""
    for row in rows[1:]:
        if row.words in {"---", "..."}:
            return None
        label = label_of(row)
        if label and label[0] == "title" and label[1]:
            return label[1].strip("\"' ")
    return None


def _paragraphs(text: str, rows: tuple[Row, ...]) -> list[str]:
    """The first paragraphs and headings, up to two, without labelled lines."""
    found: list[str] = []
    start: int | None = None
    end = 0
    preface = bool(rows) and rows[0].words == "---"
    for at, row in enumerate((*rows, None)):
        if preface and row is not None:
            preface = at == 0 or row.words not in {"---", "..."}
            continue
        ends = row is None or row.blank or row.level or label_of(row) or front_heading(row)
        ends = ends or sum(map(bool, row.cells)) > 2  # type: ignore[union-attr]
        if start is not None and ends:
            found.append(mend(text, Span(start, end)).lstrip("# ").strip("*_ "))
            start = None
        if row is None or (front_heading(row) and found) or len(found) > 1:
            break
        if row.level:
            found.append(row.words.strip("*_ "))
        elif not row.blank and not label_of(row) and not row.rule and sum(map(bool, row.cells)) < 3:
            start = row.span.start if start is None else start
            end = row.span.end
    return found


def kind_of(
    path: str, title: str, text: str, *, markdown: bool, marks: tuple[Mark, ...] = ()
) -> DocumentKind:
    """Minutes, mandate or other."""
    name = PurePosixPath(path).stem.casefold().replace("_", " ").replace("-", " ")
    rows = rows_of(text[:_HEAD], markdown=markdown, marks=marks)[:120]
    printed = [row for row in rows if not row.blank][:14]
    opening = [bare(row.words).casefold() for row in printed[:8] if not row.bullet]
    for line in (title.casefold(), name):
        if kind := _by_title(line):
            return kind
    for line in opening:
        if len(line) <= 220 and _opens().match(line) and (kind := _by_title(line)):
            return kind
    if any(_record_of().match(line) for line in opening if len(line) <= 220):
        return DocumentKind.MINUTES
    if any(
        _is_type().match(line) or _ends_as_mandate().search(line)
        for line in opening
        if len(line) <= 120
    ):
        return DocumentKind.MANDATE
    evidence = _evidence(rows) | _met(printed) | _told(text) | _recorded(text)
    if len(evidence) > 1 and (evidence & _OF_A_MEETING or evidence >= {"agenda", "day"}):
        return DocumentKind.MINUTES
    settled = _provisions(rows)
    if len(settled) > 3 and len(settled & _OF_A_BODY) > 1:
        return DocumentKind.MANDATE
    held = evidence & {"attendance", "apologies"} and _dated(printed)
    return DocumentKind.MINUTES if held else DocumentKind.OTHER


def _provisions(rows: tuple[Row, ...]) -> set[str]:
    """What only a mandate settles, by the lines that are headings of it: quorum, term, tasks."""
    found: set[str] = set()
    for row in rows:
        if row.bullet:
            continue
        label = label_of(row)
        words_ = label[0] if label else bare(row.words)
        if run_in := re.match(r"(?:\*\*|__)(?P<title>[^*_]{3,60})(?:\*\*|__)", row.words):
            words_ = run_in["title"]  # "**1. Purpose.** The Committee runs …"
        name = re.sub(r"^\W*(?:\d[\d.)]*\s+)?", "", words_)
        if len(name.split()) <= 8 and name.rstrip()[-1:] not in {".", ",", ";"}:
            found.update(heading_keys(name)[:1])
    return found & {"purpose", "tasks", "members", "chair", "meeting_frequency", "quorum",
                    "authority", "term", "reports_to", "secretariat", "meetings", "voting"}  # fmt: skip


def _evidence(rows: tuple[Row, ...]) -> set[str]:
    """What of a meeting the first lines hold: an agenda, who came, who did not, a day, decisions."""
    found: set[str] = set()
    decided = 0
    for row in rows:
        label = label_of(row)
        record = section_titled(label[0]) if label and label[1] else section_heading(row)
        decided += record is SectionKind.REFERAT
        name = label[0] if label else bare(row.words).casefold()
        if front_heading(row) is SectionKind.DAGSORDEN:
            found.add("agenda")
        elif name in words("apology_labels"):
            found.add("apologies")
        elif name in words("attendance_labels"):
            found.add("attendance")
        elif label and keys("head_labels").get(name) in {"date", "place", "time", "next"}:
            found.add("day")
    return found | {"decided"} if decided > 1 else found


def _met(printed: list[Row]) -> set[str]:
    """Whether one of the first lines says that a meeting was held on a day, there or just below."""
    for at, row in enumerate(printed):
        if len(row.words) > 220 or row.bullet or not _meeting().search(row.words):
            continue
        title = len(row.words) <= 100 and row.words[-1] not in ".;,"
        day = " ".join(r.words for r in printed[at : at + (4 if title else 1)] if not r.bullet)
        if any(mention.year_given for mention in find_dates(day[:600])):
            return {"meeting"}
    return set()


def _dated(printed: list[Row]) -> bool:
    """Whether one of the first lines is little more than a day."""
    return any(
        mention.year_given
        for row in printed[:8]
        if len(row.words) <= 100 and not row.bullet
        for mention in find_dates(row.words)
    )


def _told(text: str) -> set[str]:
    """Whether the beginning tells who came: "Bo Dahl havde meldt afbud", "called to order"."""
    return {"attendance"} if pattern_of("coming_words").search(text[:_COMING]) else set()


def _recorded(text: str) -> set[str]:
    """What only a record says: how the meeting closed, motions that were moved and carried."""
    found: set[str] = set()
    if any(find_times(match["tail"])[0] for match in _closed().finditer(text[-_TAIL:])):
        found.add("closed")
    if len(pattern_of("record_words").findall(text[:_RECORD])) > 1:
        found.add("motions")
    return found


@from_words
def _record_of() -> re.Pattern[str]:
    """A line such as "Minute of the Ordinary Meeting", "Notes from our committee meeting"."""
    return re.compile(
        rf"(?:{phrases('title_states')}\s+)?(?:{phrases('minutes_openings')})\s+(?:of|from|fra|af|for|på)\s"
        rf"(?:\S{{1,40}}\s){{0,6}}\S{{0,40}}(?:{phrases('meeting_words', whole_words=False)})(?!\w)"
    )


@from_words
def _meeting() -> re.Pattern[str]:
    return re.compile(rf"{phrases('meeting_words', whole_words=False)}s?(?:\W|$)", re.IGNORECASE)


@from_words
def _closed() -> re.Pattern[str]:
    return re.compile(rf"{phrases('meeting_ends')}(?P<tail>[^\n]{{0,44}})", re.IGNORECASE)


@from_words
def _opens() -> re.Pattern[str]:
    """A line that begins with the name of a kind of document, "Draft minutes of …"."""
    first = f"{phrases('minutes_titles')}|{phrases('mandate_titles')}"
    return re.compile(rf"(?:(?:{phrases('title_states')})\s+(?:til\s+|af\s+)?)?(?:{first})")


@from_words
def _is_type() -> re.Pattern[str]:
    """A line that is no more than what the document is: "Constitution", "Remit and membership"."""
    return re.compile(
        rf"^{phrases('mandate_types')}(?:\s+(?:and|og|&)\s+\w+)?\s*(?:\([^()]*\))?[.:]?$"
    )


@from_words
def _ends_as_mandate() -> re.Pattern[str]:
    """A line that ends with the name of a mandate: "Open Spaces Committee – Terms of Reference"."""
    return re.compile(
        rf"[\w)”\"'’]\s*(?:[:,–—|-]\s*|\s){phrases('mandate_titles')}"
        r"(?:\s+(?:and|og|&)\s+\w+)?[\s(]*(?:(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?)?\)?$"
    )


def _by_title(line: str) -> DocumentKind | None:
    minutes, mandate = (_first(line, words(t)) for t in ("minutes_titles", "mandate_titles"))
    if minutes is None and mandate is None:
        return None
    if mandate is None or (minutes is not None and minutes < mandate):
        return DocumentKind.MINUTES
    return DocumentKind.MANDATE


def _first(line: str, titles: tuple[str, ...]) -> int | None:
    """Where the first of some titles stands in a line as a word of its own or ending one."""
    places = [
        m.start() for t in titles if (m := re.search(rf"{re.escape(t)}(?:et|er|erne)?\b", line))
    ]
    return min(places, default=None)
