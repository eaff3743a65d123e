"""The lines of a document as a reader of minutes sees them: headings, bullets, cells, words.

The one thing to know: a row never changes the text; it names a line's span and
what kind of line it is, by the file's own marks where it has them. Stray spaces
and form feeds at a line's start, which a text copy of a PDF puts at page
breaks, are left out of its words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Mark, MarkKind, SectionKind, Span
from corpus.terms import from_words, keys, phrases, words

__all__ = [
    "Row",
    "bare",
    "front_heading",
    "front_titled",
    "label_of",
    "page_line",
    "rows_of",
    "section_heading",
    "section_named",
    "section_titled",
]

_MARKDOWN_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>.*?)\s*#*$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})$")
_RULE = re.compile(r"^[\s|:=_*.+-]*$")
_BULLET = re.compile(r"[-*+–]\s+(?=\S)|[•‣▪◦\uf0b7\uf0a7]\s*(?=\S)|o\s{1,8}(?=[A-ZÆØÅ])")
# "**Beslutning**", "**Pkt. 3** Budget", "__Budget:__"
_EMPHASIS = re.compile(r"^(?P<mark>\*\*|__)(?P<words>[^*_].*?)(?P=mark)(?P<rest>.*)$")
# "Beslutning: Udvalget godkendte …", "**Afbud:** Bo Dahl", "Mødet startede kl.: 17.00"
_LABEL = re.compile(
    r"^(?:\*\*|__|\*|_)?(?P<label>[^\W\d_][\w ./'’()&-]{1,60}?)\s{0,8}"
    r"(?::\s{0,4}(?:\*\*|__|\*|_)|(?:\*\*|__|\*|_)\s{0,4}:|:)(?:\s+(?P<rest>\S.*))?$"
)
_BLANKS = " \t\f\v\u00a0\ufeff\u200b"
# "3.1 Indstilling", "a) Baggrund"
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|[a-h][.)])\s+")
_JOINED = re.compile(r"/|\s(?:og|and|&)\s")
_PLURAL = re.compile(r"\((?:s|er|r|e)\)?$")  # "Recommended motion(s)", bare of its last bracket
_SPACED_LETTERS = re.compile(r"(?:[^\W\d_]\s){3,20}[^\W\d_]")  # "R E F E R A T"
# "Beslutning for Punkt 3: Takster", "Decision on item 4"
_OF_ITEM = re.compile(
    r"(?P<name>[^\W\d_][^\d:]{2,40}?)\s(?:for|til|vedr\.?|vedrørende|under|on|regarding)\s"
    r"(?:punkt|pkt\.?|sag|item|agenda\sitem)\s(?:nr\.?\s|no\.?\s)?\d[\w./]{0,8}(?:[:.\s–-].*)?$"
)
# "Decision D8", "Council Resolution 03/25", but not "Decision 3", which an item may be called
_WITH_CODE = re.compile(
    r"(?P<name>[^\W\d_][^\d:]{2,40}?)\s(?:no\.?\s|nr\.?\s)?(?:[a-z]{1,4}[-/]?\d{1,4}|\d{1,4}[-/]\d{1,4})(?:[-/]\d{1,4})?$"
)
_DAY_TAIL = re.compile(
    r"[\s,:–-]+(?:(?:den|d\.|on)\s*\d|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\.?\s+[a-z]+\s+\d{4}).*$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line.

    Attributes:
        span: the line without its line end.
        words: stripped of white space and heading marks.
        level: of a heading that the format marks, 1 to 6; 0 for any other line.
        indent: white space before the first character, in characters.
        bullet: whether the line opens a list entry.
        cells: of a table's row, each stripped; empty for any other line.
    """

    span: Span
    words: str
    level: int
    indent: int
    bullet: bool
    cells: tuple[str, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on the line."""
        return not self.words

    @property
    def rule(self) -> bool:
        """Whether the line holds strokes alone ("|---|---|", "* * *")."""
        return bool(self.words) and bool(_RULE.match(self.words))

    @property
    def bold(self) -> bool:
        """Whether the whole line is emphasised, as a heading without a mark of its own."""
        found = _EMPHASIS.match(self.words)
        return bool(found) and not found["rest"].strip(" :.")  # type: ignore[index]


def rows_of(text: str, *, markdown: bool, marks: tuple[Mark, ...] = ()) -> tuple[Row, ...]:
    """The lines of a text in order.

    Args:
        text: of the document.
        markdown: Markdown headings and tables are recognised only then.
        marks: what the file's format says of single lines.
    """
    rows: list[Row] = []
    fenced = False
    preface = markdown and bool(re.match(r"\ufeff?---[ \t]*\r?\n", text))
    for line, mark in _marked(text, marks):
        printed = text[line.start : line.end]
        words = printed.strip(_BLANKS)
        row = Row(line, words, 0, len(printed) - len(printed.lstrip(_BLANKS)), False)
        if preface and rows:
            preface = words not in {"---", "..."}
        elif mark is not None:
            row = _as_marked(row, mark)
        elif markdown and words.startswith(("```", "~~~")):
            fenced = not fenced
        elif markdown and not fenced:
            row = _as_markdown(row, rows)
        elif not fenced:
            row = _as_plain(row)
        rows.append(row)
    return tuple(rows)


def _marked(text: str, marks: tuple[Mark, ...]) -> Iterator[tuple[Span, Mark | None]]:
    """Each line without its end, with the mark that begins on it."""
    starts = [mark.span.start for mark in marks]
    at = 0
    while at < len(text) or at == 0:
        end = text.find("\n", at)
        stop = len(text) if end < 0 else end
        first = bisect_left(starts, at) if marks else 0
        mark = marks[first] if first < len(marks) and starts[first] <= stop else None
        trimmed = stop - 1 if stop > at and text[stop - 1] == "\r" else stop
        yield Span(at, trimmed), mark
        if end < 0:
            break
        at = stop + 1


def _as_marked(row: Row, mark: Mark) -> Row:
    if mark.kind is MarkKind.HEADING:
        return Row(row.span, row.words.lstrip("# "), max(1, mark.level), 0, False)
    if mark.kind is MarkKind.TABLE_ROW:
        cells = tuple(cell.strip(_BLANKS) for cell in row.words.split("\t"))
        return Row(row.span, row.words, 0, row.indent, False, cells)
    # A numbered entry says itself what it is; a heading may stand as one.
    numbered = re.match(r"\(?(?:\d{1,3}|[IVX]{1,5})[.):/]", row.words)
    return Row(row.span, row.words, 0, max(0, mark.level - 1) * 2, not numbered)


def _as_markdown(row: Row, above: list[Row]) -> Row:
    words = row.words
    if row.indent >= 4 and not _BULLET.match(words):
        return row
    if heading := _MARKDOWN_HEADING.match(words):
        return Row(row.span, heading["words"], len(heading["marks"]), row.indent, False)
    if _UNDERLINE.match(words) and above and above[-1].words:
        line = above[-1]
        alone = not line.bullet and not line.level and not line.cells and not line.rule
        if alone and (len(above) < 2 or above[-2].blank):
            above[-1] = Row(line.span, line.words, 1 if words[0] == "=" else 2, 0, False)
        return row
    if words.startswith("|") and words.count("|") > 1:
        cells = tuple(cell.strip() for cell in words.strip("|").split("|"))
        return Row(row.span, words, 0, row.indent, False, () if _RULE.match(words) else cells)
    return Row(row.span, words, 0, row.indent, bool(_BULLET.match(words)))


def _as_plain(row: Row) -> Row:
    bullet = bool(_BULLET.match(row.words))
    cells: tuple[str, ...] = ()
    if "\t" in row.words and not bullet:
        cells = tuple(cell.strip() for cell in re.split(r"\t+", row.words))
    return Row(row.span, row.words, 0, row.indent, bullet, cells)


@from_words
def _page() -> re.Pattern[str]:
    number = r"\d{1,4}(?:\s?(?:/|af|of)\s?\d{1,4})?"
    return re.compile(
        rf"[-–|\s]{{0,4}}(?:{phrases('page_words')}\.?\s{number}|(?P<bare>{number}))[-–|\s]{{0,4}}$",
        re.IGNORECASE,
    )


@from_words
def _running() -> re.Pattern[str]:
    """A running header or footer that ends in the page's number, set apart: "Minutes 3 May      Page 31"."""
    return re.compile(
        rf"(?:\s{{4,200}}|\t){phrases('page_words')}\.?\s\d{{1,4}}(?:\s?(?:/|af|of)\s?\d{{1,4}})?$",
        re.IGNORECASE,
    )


def page_line(row: Row) -> bool:
    """Whether a line is a page's number as a text copy keeps it: "Side 2 af 4", a "2" set in."""
    if row.level or len(row.words) > 140:
        return False
    if _running().search(row.words):
        return True
    found = _page().match(row.words) if len(row.words) <= 24 else None
    return bool(found) and (found["bare"] is None or row.indent > 20)  # type: ignore[index]


def bare(title: str) -> str:
    """A title without emphasis, marks and punctuation at either end."""
    if emphasised := _EMPHASIS.match(title):
        title = emphasised["words"] + emphasised["rest"]
    title = title.strip(" \t:.*_#–-|")
    return re.sub(r"\s", "", title) if _SPACED_LETTERS.fullmatch(title) else title


def _normal(title: str) -> str:
    return " ".join(bare(title).casefold().replace("’", "'").split())


def _may_be_heading(row: Row) -> bool:
    """False for the last words of a wrapped sentence ("… uden ⏎ bemærkninger.")."""
    printed = row.words.lstrip("*_ ")
    return (
        0 < len(printed) <= 90
        and not row.bullet
        and not _running().search(row.words)
        and not printed[0].islower()
        and printed.rstrip("*_ ")[-1:] not in {".", ",", ";"}
        and sum(map(bool, row.cells)) < 2
    )


def section_heading(row: Row) -> SectionKind | None:
    """The role that a line announces when it is nothing but a section's heading."""
    if not _may_be_heading(row):
        return None
    title = _normal(row.words)
    return section_titled(_NUMBERED.sub("", title)) or _longer_heading(title, row)


@from_words
def _of_whom() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<name>{phrases('bodied_sections')})[\s,:–-]+(?:{phrases('heading_links')})\s"
    )


def _longer_heading(title: str, row: Row) -> SectionKind | None:
    """For instance "Beslutning i Økonomiudvalget den 3. marts 2025", "Byrådets beslutning, 24-02-2025"."""
    coded = _OF_ITEM.match(title) or _WITH_CODE.match(title)
    if coded and (kind := section_titled(coded["name"])):
        return kind
    named = _DAY_TAIL.sub("", title)
    parts = named.split()
    if len(parts) > 9 or not parts:
        return None
    if named != title and (kind := section_titled(named)):
        return kind
    last = " ".join(parts[-1:])
    whose = parts[-2] if len(parts) > 1 else ""
    if whose.endswith(("s", "s'")) and len(whose) > 3 and last in words("bodied_sections"):
        return section_titled(last) if not {"af", "of", "om", "til"} & {*parts} else None
    found = _of_whom().match(title + " ")
    if found and ":" not in title and not row.words.rstrip("* ").endswith("."):
        capital = re.search(r"\s[A-ZÆØÅ\d]", row.words)
        return section_titled(found["name"]) if capital or row.words.endswith(":") else None
    return None


@from_words
def _front_opening() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{phrases('front')})(?:\s+{phrases('front_links')}|\s*[(:,/])")


def front_heading(row: Row) -> SectionKind | None:
    """DAGSORDEN or DELTAGERE when the line is nothing but such a heading.

    "Fra styregruppens sekretariat:" and "Deltagere fra regionerne" count as participants.
    """
    if not _may_be_heading(row):
        return None
    title = _normal(row.words)
    if kind := front_titled(title):
        return kind
    if row.words.rstrip("* ").endswith(":") or row.level or row.bold:
        if row.level == 1 and _both().search(title):
            return None
        if re.match(r"(?:fra|from)\b.{0,60}(?:sekretariat|secretariat)", title):
            return SectionKind.DELTAGERE
        opening = _front_opening().match(title)
        if opening and len(title.split()) <= 6:
            return front_titled(" ".join(opening["name"].split()))
    return None


@from_words
def _both() -> re.Pattern[str]:
    """A title that names the record beside the agenda: "Agenda and minutes"."""
    return re.compile(rf"\s(?:og|and|&|/)\s{phrases('minutes_openings')}")


def label_of(row: Row) -> tuple[str, str] | None:
    """(label in lower case, the words after it) of a line such as "Dato: 17. september 2025".

    A table's row of two cells is such a line too.
    """
    filled = [cell for cell in row.cells if cell]
    if len(filled) == 2 and len(filled[0]) <= 60 and re.match(r"[*_]*[^\W\d_]", filled[0]):
        return _normal(filled[0]), filled[1].strip(" *_")
    match = _LABEL.match(row.words.lstrip("*-•–\uf0b7 ") if row.bullet else row.words)
    if not match:
        return None
    return match["label"].strip().casefold(), (match["rest"] or "").strip(" *_")


def section_named(name: str) -> SectionKind | None:
    """The role that a section's name stands for ("referat", "Indstilling"), or None."""
    title = _normal(name)
    return section_titled(title) or front_titled(title)


def section_titled(title: str) -> SectionKind | None:
    """The role of an item's section with that title, in lower case."""
    named = keys("sections")
    kind = named.get(title) or named.get(_PLURAL.sub("", title))
    if kind is None and len(parts := _JOINED.split(title)) > 1:  # "beslutning/aftale"
        known = [named.get(part.strip()) for part in parts]
        kind = known[0] if all(known) else None
    return SectionKind(kind) if kind else None


def front_titled(title: str) -> SectionKind | None:
    """DAGSORDEN or DELTAGERE where front matter has that title, in lower case."""
    kind = keys("front").get(title)
    return SectionKind(kind) if kind else None
