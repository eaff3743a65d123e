"""The lines of a document as a reader of minutes sees them: headings, bullets, words.

The one thing to know: a row never changes the text; it names a line's span and
what kind of line it is. Stray spaces and form feeds at a line's start, which a
text copy of a PDF puts at page breaks, are left out of its words.
"""

import re
from dataclasses import dataclass

from corpus.model import SectionKind, Span
from corpus.terms import keys

__all__ = [
    "Row",
    "front_heading",
    "front_titled",
    "label_of",
    "rows_of",
    "section_heading",
    "section_named",
    "section_titled",
]

_MARKDOWN_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<words>.*?)\s*#*$")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})$")
_BULLET = re.compile(r"[-*+–]\s+(?=\S)|[•\uf0b7]\s*(?=\S)")
_EMPHASIS = re.compile(r"^(?:\*\*|__)(?P<words>.+?)(?:\*\*|__)(?P<rest>.*)$")
# "Beslutning: Udvalget godkendte …", "**Afbud:** Bo Dahl"
_LABEL = re.compile(
    r"^(?:\*\*|__)?(?P<label>[^\W\d_][\w /-]{1,40}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:|:)(?:\s+(?P<rest>\S.*))?$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line.

    Attributes:
        span: the line without its line end.
        words: stripped of white space and heading marks.
        level: of a Markdown heading, 1 to 6; 0 for any other line.
        indent: white space before the first character, in characters.
        bullet: whether the line opens a list entry.
    """

    span: Span
    words: str
    level: int
    indent: int
    bullet: bool

    @property
    def blank(self) -> bool:
        """Whether nothing but white space stands on the line."""
        return not self.words


def rows_of(text: str, *, markdown: bool) -> tuple[Row, ...]:
    """The lines of a text in order; Markdown headings are recognised only in Markdown."""
    rows: list[Row] = []
    fenced = False
    for match in re.finditer(r"[^\n]*(?:\n|$)", text):
        if match.start() == match.end() == len(text) and rows:
            break
        line = match.group().rstrip("\r\n")
        words = line.strip(" \t\f\v\u00a0\ufeff")
        indent = len(line) - len(line.lstrip(" \t\f\v\u00a0\ufeff"))
        level = 0
        if markdown and words.startswith("```"):
            fenced = not fenced
        elif markdown and not fenced and indent < 4:
            if heading := _MARKDOWN_HEADING.match(words):
                level, words = len(heading["marks"]), heading["words"]
            elif _UNDERLINE.match(words) and rows and rows[-1].words and not rows[-1].bullet:
                above = rows[-1]
                if not above.level and (len(rows) < 2 or rows[-2].blank):
                    rows[-1] = Row(above.span, above.words, 1 if words[0] == "=" else 2, 0, False)
        bullet = not level and bool(_BULLET.match(words))
        rows.append(
            Row(Span(match.start(), match.start() + len(line)), words, level, indent, bullet)
        )
    return tuple(rows)


def _normal(words: str) -> str:
    if emphasised := _EMPHASIS.match(words):
        words = emphasised["words"] + emphasised["rest"]
    return words.strip(" :.*_#–-").casefold()


def _may_be_heading(row: Row) -> bool:
    """False for the last words of a wrapped sentence ("… uden ⏎ bemærkninger.")."""
    words = row.words.lstrip("*_ ")
    return (
        0 < len(words) <= 60
        and not row.bullet
        and not words[0].islower()
        and words[-1] not in ".,;"
    )


def section_heading(row: Row) -> SectionKind | None:
    """The role that a line announces when it is nothing but a section's heading."""
    if not _may_be_heading(row):
        return None
    return section_titled(_normal(row.words))


def front_heading(row: Row) -> SectionKind | None:
    """DAGSORDEN or DELTAGERE when the line is nothing but such a heading.

    "Fra styregruppens sekretariat:" and "Deltagere fra regionerne" count as participants.
    """
    if not _may_be_heading(row):
        return None
    words = _normal(row.words)
    if kind := front_titled(words):
        return kind
    if row.words.rstrip("* ").endswith(":") or row.level:
        if re.match(r"(?:fra|from)\b.*(?:sekretariat|secretariat)", words):
            return SectionKind.DELTAGERE
        if re.match(
            r"(?:deltagere|deltog|til stede|present|attendees|afbud|apologies|agenda|dagsorden)\b",
            words,
        ):
            first = words.split()[0]
            return front_titled(first) or SectionKind.DELTAGERE
    return None


def label_of(row: Row) -> tuple[str, str] | None:
    """(label in lower case, the words after it) of a line such as "Dato: 18. december 2024"."""
    match = _LABEL.match(row.words.lstrip("*-•–\uf0b7 ") if row.bullet else row.words)
    if not match:
        return None
    return match["label"].strip().casefold(), (match["rest"] or "").strip(" *_")


def section_named(words: str) -> SectionKind | None:
    """The role that a section's name stands for ("referat", "Indstilling"), or None."""
    name = _normal(words)
    return section_titled(name) or front_titled(name)


def section_titled(title: str) -> SectionKind | None:
    """The role of an item's section with that title, in lower case."""
    kind = keys("sections").get(title)
    return SectionKind(kind) if kind else None


def front_titled(title: str) -> SectionKind | None:
    """DAGSORDEN or DELTAGERE where front matter has that title, in lower case."""
    kind = keys("front").get(title)
    return SectionKind(kind) if kind else None
