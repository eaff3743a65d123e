"""A line that may begin an item: how far its heading runs and where the record begins.

The one thing to know: a heading may wrap, its title may stand below its number,
lines below it may say presenter, type or closure, and the record may begin on
the heading's own line ("Ad 2: Formanden orienterede.").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.minutes.agenda import column_heading, is_legend, part_of
from corpus.minutes.announcements import (
    Announcement,
    Opening,
    announce,
    kind_named,
    letters_of,
    opening_of,
    same_title,
)
from corpus.minutes.series import Series
from corpus.model import ItemKind, SectionKind, Span
from corpus.rows import Row, bare, front_heading, label_of, page_line, section_heading
from corpus.terms import from_words, keys, phrases, words
from corpus.text import mend

__all__ = ["Candidate", "HeadingLines", "Start", "alike", "is_group"]

_PRESENTER_LINE = re.compile(r"^(?:v/|v\.\s+[A-ZÆØÅ]|\([BDO]\))")
# The sentence behind a title on the same line: "Valg af dirigent: Bo Dahl blev valgt."
_INLINE = re.compile(r"^(?P<title>[^.:;]{3,80}?)(?P<stop>[:.]|\s[–-]\s)\s{0,3}(?P<rest>\S.*)$")
# "09:30 Office move", "kl. 10.15 Pause" (the number of an item has no leading zero behind a stop)
_CLOCK = re.compile(
    r"^(?:kl\.?\s?)?\d{1,2}[.:][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s?[–-]\s?\d{1,2}[.:][0-5]\d(?:\s?[ap]\.?m\.?)?)?"
    r"(?:\s{1,12}|:\s|\s[–-]\s)(?P<title>[^\W\d_].*)$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[-*+•]\s+")
_COUNTED_BULLET = re.compile(r"^[-*+•]\s{1,3}\d{1,2}(?:[.)]\s|\s(?=[A-ZÆØÅ]))")
# A heading that names an issue, "Review the charter [#123](https://…)"
_ISSUE = re.compile(r"\s*\[(?P<number>#\d+)\]\([^)\s]{1,300}\)\s*$")
_SUM = re.compile(r"\d\s(?:mio\.\s|mia\.\s)?kr\.$")  # what ends a title as well as a sentence
_PROSE_END = re.compile(r"[.!?:)\]”\"][*_]{0,3}$")
_LONGEST = 130


@dataclass(frozen=True, slots=True)
class Start:
    """An item's beginning.

    Attributes:
        at: index of the heading's first row.
        row: index of the first row below the heading, or of the heading's own last row where
            the body begins on it.
        body: offset at which the body begins.
        found: what the heading announces.
        form: the style of the heading.
        entry: where the agenda lists the item, or None.
    """

    at: int
    row: int
    body: int
    found: Announcement
    form: str
    entry: Announcement | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin an item.

    Attributes:
        opening: its number, or None where it has none.
        sentence: whether it reads on rather than names a matter.
        alone: whether a blank line, a heading or the text's beginning stands above.
    """

    at: int
    opening: Opening | None
    form: str
    sentence: bool
    alone: bool

    @property
    def number(self) -> str:
        """The number as printed, or ""."""
        return self.opening.number if self.opening else ""


class HeadingLines:
    """The headings among the rows of a document."""

    def __init__(
        self,
        text: str,
        rows: tuple[Row, ...],
        legend: Mapping[str, ItemKind],
        series: Series = Series(),  # noqa: B008 - frozen
    ) -> None:
        """Reads the rows of ``text``.

        Args:
            text: of the document.
            rows: its lines.
            legend: marks of types that it explains.
            series: how its items open where they have numbers of the body's own.
        """
        self.text, self.rows, self.legend, self.series = text, rows, legend, series

    def candidate(self, at: int) -> Candidate | None:
        """The row as the beginning of an item, or None where it cannot be one."""
        row = self.rows[at]
        if row.blank or row.rule or is_legend(row) or column_heading(row):
            return None
        if row.bullet and not (row.indent < 2 and _COUNTED_BULLET.match(row.words)):
            return None
        if len([cell for cell in row.cells if cell]) > 3:
            return None  # a row of a list of actions
        above = self.rows[at - 1] if at else None
        if (
            above is not None
            and not above.blank
            and not above.level
            and _open_end().search(above.words)
        ):
            return None
        opening = self._opening(_BULLET.sub("", " ".join(row.words.split())))
        if opening is not None and row.indent > 12 and not row.level:
            return None
        if re.match(r"\d{1,3}[a-z][.:)]\s", row.words) and self._attached(at):
            return None
        form, title = (opening.form, opening.title) if opening else ("line", row.words)
        if topic := None if opening and opening.form == "worded" else _topic().match(row.words):
            form, opening, title = "topic", None, topic["title"]
        elif opening is None and (clock := _CLOCK.match(row.words)):
            form, title = "clock", clock["title"]
        alone = above is None or above.blank or bool(above.level) or above.rule
        alone = alone or page_line(above)  # type: ignore[arg-type]
        return Candidate(at, opening, form, not row.level and _is_sentence(title, opening), alone)

    def _attached(self, at: int) -> bool:
        """Whether "5a. Map" stands in the list right below a heading of attachments."""
        for above in reversed(self.rows[max(0, at - 12) : at]):
            if section_heading(above) is SectionKind.BILAG:
                return True
            if above.blank or above.level:
                return False
        return False

    def _opening(self, line: str) -> Opening | None:
        return opening_of(line) or self.series.opening(line)

    def starts(self, candidates: list[Candidate]) -> tuple[Start, ...]:
        """The items that begin at some candidates; none within the heading of another."""
        starts: list[Start] = []
        for candidate in candidates:
            if starts and candidate.at < starts[-1].row:
                continue
            start = self.start(candidate, None)
            if start.found.title:
                starts.append(start)
        return tuple(starts)

    def start(self, candidate: Candidate, entry: Announcement | None) -> Start:
        """The item that begins at a candidate, which the agenda lists as ``entry``."""
        at = candidate.at
        number = candidate.opening.number if candidate.opening else None
        title_end = self._title_end(candidate, entry)
        end = title_end
        while end < min(len(self.rows), title_end + 4) and self._is_detail(end):
            end += 1
        body = self._inline_body(candidate, entry, end)
        if body is not None:
            span = Span(self.rows[at].span.start + self.rows[at].indent, body)
            found = self._from_span(span, number)
            found = replace(found, title=found.title.rstrip("."))
            if entry is not None and not same_title(found.title, entry.title):
                found = replace(found, title=entry.title)
            return Start(at, at, body, found, candidate.form, entry)
        found = self.announced(at, title_end, number)
        for detail in range(title_end, end):
            found = self._with_detail(found, self.rows[detail])
        if not found.title and entry is not None:
            found = replace(found, title=entry.title)
        return Start(at, end, self.below(end), found, candidate.form, entry)

    def _with_detail(self, found: Announcement, row: Row) -> Announcement:
        """What a line below the title adds: presenter, type, closure."""
        told = announce(None, f"x {row.words}", row.span, legend=self.legend)
        name = row.words.strip("()[] .*_")
        return replace(
            found,
            presenter=found.presenter or told.presenter,
            kind=found.kind or told.kind or kind_named(name, self.legend),
            type=found.type or told.type or (name if kind_named(name, self.legend) else None),
            minutes=found.minutes or told.minutes,
            closed=found.closed or told.closed or name.casefold() in words("closed_lines"),
            span=Span(found.span.start, row.span.end),
        )

    def announced(self, at: int, end: int, number: str | None) -> Announcement:
        """What the rows of a heading say; lines of their own for presenter and type too."""
        row = self.rows[at]
        return self._from_span(
            Span(row.span.start + row.indent, self.rows[end - 1].span.end), number
        )

    def _from_span(self, span: Span, number: str | None) -> Announcement:
        printed = mend(self.text, span)
        if number is None and (topic := _topic().match(printed)):
            printed = topic["title"]
        printed = _BULLET.sub("", printed.lstrip("#> ")).replace("**", "").replace("__", "")
        opening = self._opening(printed) if number is not None else None
        printed = opening.title if opening else printed.lstrip("*-• ")
        return announce(number, printed, span, legend=self.legend)

    def below(self, end: int) -> int:
        """The offset at which a row begins."""
        return self.rows[end].span.start if end < len(self.rows) else self.rows[-1].span.end

    def announces(self, at: int) -> bool:
        """Whether a section heading follows soon, as below an item's heading."""
        following = [row for row in self.rows[at + 1 : at + 6] if not row.blank]
        return any(section_heading(row) for row in following[:3])

    def heading(self, at: int) -> Start:
        """The item under a heading of the format without a number."""
        found = self.announced(at, at + 1, None)
        if issue := _ISSUE.search(self.rows[at].words):
            title = self.rows[at].words[: issue.start()].strip(" -:")
            found = replace(found, number=issue["number"], title=title)
        return Start(at, at + 1, self.rows[at].span.end, found, "heading")

    def titles_item(self, at: int) -> bool:
        """Whether a heading of the format may be an item's rather than of another part."""
        row = self.rows[at]
        name = bare(row.words).casefold()
        outside = name in words("outside_items") or name in words("next_meeting_words")
        outside = outside or is_group(row) or part_of(row) is not None
        return not (
            outside or section_heading(row) or front_heading(row) or name in words("item_holders")
        )

    def has_body(self, at: int) -> bool:
        """Whether words that belong to a heading stand below it."""
        first = at + 2 if self.rows[at + 1 : at + 2] and self.rows[at + 1].rule else at + 1
        following = next((row for row in self.rows[first : at + 4] if not row.blank), None)
        return following is not None and not following.level and not following.rule

    def has_prose(self, at: int) -> bool:
        """Whether sentences or a list stand below a line, rather than another short line."""
        rows = self.rows
        first = next((i for i in range(at + 1, min(at + 3, len(rows))) if not rows[i].blank), None)
        if first is None or rows[first].level or rows[first].rule:
            return False
        last = first
        while last + 1 < len(rows) and not rows[last + 1].blank:
            last += 1
        block = rows[first : last + 1]
        if rows[first].bullet or max(len(row.words) for row in block) > 48:
            return True
        told = any(row.words.rstrip("*_ ").endswith((".", "!", "?")) for row in block)
        return told or bool(_PROSE_END.search(rows[last].words))

    def heads(self, candidate: Candidate) -> bool:
        """Whether a numbered line is a title with words below it rather than a paragraph."""
        at, opening = candidate.at, candidate.opening
        title = bare(opening.title) if opening else ""
        if not title and at + 1 < len(self.rows):  # a number in a cell, its title in the next
            below = self.rows[at + 1]
            other = below.blank or below.bullet or _is_sentence(below.words, None)
            return not other and len(below.words) <= 100 and self.has_body(at + 1)
        if candidate.sentence or not title or title[0].islower() or len(title) > 100:
            return False
        if self.rows[at].level:
            return self.has_body(at)
        following = next((row for row in self.rows[at + 1 : at + 3] if not row.blank), None)
        if following is None or following.level or following.words[0].islower():
            return False
        return not _says().search(title.casefold()) and title[-1] not in ",;"

    def names_matter(self, at: int) -> bool:
        """Whether a line without number or mark has the shape of a title."""
        return self.titles_matter(self.rows[at])

    def titles_matter(self, row: Row) -> bool:
        """The same of a row by itself."""
        title = bare(row.words)
        if row.blank or row.rule or row.bullet or row.cells or not title or page_line(row):
            return False
        if not (title[0].isupper() or title[0].isdigit() or title[0] in "\"'“”«»[("):
            return False
        name, parts = title.casefold(), title.split()
        stop = row.words.rstrip("*_ ")[-1:]
        if len(parts) > 10 or len(title) > 80 or stop in {",", ";"}:
            return False
        if stop in {".", "!"} and not (len(title) <= 6 or name in words("usual_items")):
            return False
        if _open_end().search(title):
            return False
        label = label_of(row)
        if (label and (label[1] or label[0] in keys("head_labels"))) or is_group(row):
            return False
        if name in words("usual_items"):
            return True
        if section_heading(row) or front_heading(row) or name in words("outside_items"):
            return False
        return not (_says().search(name) or _outside_line().match(name))

    def _title_end(self, candidate: Candidate, entry: Announcement | None) -> int:
        """The row after a title that may wrap, or that stands on the next line."""
        at = candidate.at
        end = at + 1
        title = candidate.opening.title if candidate.opening else self.rows[at].words
        if not title.strip(" *:.–-") and (below := self._title_below(end, entry)):
            end = below
        if not self.rows[at].level:
            while end < min(len(self.rows), at + 6) and self._wraps(at, end, entry):
                end += 1
        return end

    def _title_below(self, end: int, entry: Announcement | None) -> int:
        """The row after a title that stands below its number, or 0."""
        for below in range(end, min(end + 2, len(self.rows))):
            row = self.rows[below]
            if row.blank:
                continue
            if row.level and not self.rows[end - 1].level:
                return below + 1  # a web page's number in a cell, its title a heading beside it
            other = section_heading(row) or front_heading(row) or row.bullet or row.level
            if entry is not None and not same_title(bare(row.words), entry.title):
                other = other or len(row.words) > 60 or not alike(row.words, entry.title)
            return 0 if other or _is_sentence(row.words, None) else below + 1
        return 0

    def _wraps(self, at: int, end: int, entry: Announcement | None) -> bool:
        row, above = self.rows[end], self.rows[end - 1]
        if row.blank or row.bullet or row.level or row.rule or above.bold:
            return False
        if section_heading(row) or front_heading(row):
            return False
        if row.words.strip("()[] .*_").casefold() in words("closed_lines"):
            return False
        if _PRESENTER_LINE.match(row.words) or above.words.endswith(("-", "\u00ad")):
            return True
        if entry is not None:
            title, longer = (
                letters_of(self._from_span(Span(self.rows[at].span.start, last), "").title)
                for last in (above.span.end, row.span.end)
            )
            wanted = letters_of(entry.title)
            if title != wanted:
                return len(longer) > len(title) and wanted.startswith(longer)
        if self._presenter_wraps(at, end, entry):
            return True
        return (
            entry is None
            and len(above.words) > 45
            and row.words[0].islower()
            and len(row.words) < 60
        )

    def _presenter_wraps(self, at: int, end: int, entry: Announcement | None) -> bool:
        """Whether a line goes on with the presenter's name: "(B) v/Niels Erik ⏎ Klitfeldt"."""
        row, above = self.rows[end], self.rows[end - 1]
        begun, longer = (
            self._from_span(Span(self.rows[at].span.start, last), "").presenter
            for last in (above.span.end, row.span.end)
        )
        if not begun or not longer or len(letters_of(longer)) <= len(letters_of(begun)):
            return False
        if entry is not None and entry.presenter:
            return letters_of(entry.presenter).startswith(letters_of(longer))
        names = row.words.split()
        wide = len(above.words) > 45 and all(name[0].isupper() for name in names)
        after = self.rows[end + 1] if end + 1 < len(self.rows) else None
        return wide and len(names) <= 3 and (after is None or after.blank or self.announces(end))

    def _is_detail(self, end: int) -> bool:
        """A line below a heading that says presenter, type or closure and nothing else."""
        row = self.rows[end]
        if row.blank or row.bullet or row.level or len(row.words) > 80:
            return False
        if _PRESENTER_LINE.match(row.words) or _detail().match(row.words):
            return len(row.words) <= 80 and not row.words.endswith(".")
        name = row.words.strip("()[] .*_").casefold()
        typed = kind_named(name, self.legend) is not None and section_heading(row) is None
        return (
            (typed and " " in name) or name in words("closed_lines") or name in words("open_marks")
        )

    def _inline_body(
        self, candidate: Candidate, entry: Announcement | None, end: int
    ) -> int | None:
        """Where the record begins on the heading's own line, or None."""
        row = self.rows[candidate.at]
        if row.level or end != candidate.at + 1 or row.cells:
            return None
        printed = self.text[row.span.start : row.span.end]
        if candidate.form == "led":
            return row.span.start + printed.index(":") + 1
        opening = candidate.opening
        at = printed.find(opening.title) if opening and opening.title else -1
        if at < 0:
            return None
        title = printed[at:]
        if entry is not None:
            cut = _after_letters(title, letters_of(entry.title))
            if cut is None:
                worded = candidate.form in {"worded", "paragraph"}
                other = not same_title(bare(title), entry.title) and not alike(title, entry.title)
                told_off = candidate.sentence or title.rstrip(" *")[-1:] == "."
                return row.span.start + at if worded and (other and told_off) else None
            rest = title[cut:].strip(" *.:–-")
            told = announce(None, f"x {rest}", row.span, legend=self.legend).title.strip("x ")
            return (
                row.span.start + at + cut
                if len(told) > 2 and title[cut:].strip(" *")[:1] in ".:–-!"
                else None
            )
        emphasised = re.match(r"^[^*]{2,90}\*\*\s*[:.]?\s*(?=\S)", title)
        if emphasised and printed.lstrip().startswith("**"):
            return row.span.start + at + emphasised.end()
        inline = _INLINE.match(title)
        if (
            inline
            and not _SUM.search(inline["rest"])
            and inline["rest"].rstrip("* ")[-1:] in {".", "!"}
            and len(inline["rest"]) > 3
        ):
            stop = inline["stop"].strip()
            if (
                announce(None, inline["rest"], row.span).title
                and (stop == ":" or inline["rest"][0].isupper())
                and stop in ":."
            ):
                return row.span.start + at + inline.end("stop")
        return None


@from_words
def _topic() -> re.Pattern[str]:
    """Marks of a new topic in records of a chat: "Topic: Units", "<ada> #topic Units"."""
    return re.compile(
        r"^(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s{0,3})?(?:<[^<>]{1,30}>\s{0,3}|\*\s?)?"
        rf"(?:#(?:sub)?topic|(?:{phrases('topic_words')})\s?:)\s{{1,4}}(?P<title>\S.*)$",
        re.IGNORECASE,
    )


@from_words
def _says() -> re.Pattern[str]:
    """A verb that makes a short line a sentence."""
    return re.compile(phrases("title_verbs"))


@from_words
def _outside_line() -> re.Pattern[str]:
    """A short line on the meeting itself, "Next meeting Weds 16 July", "Slut 20.50", or a day."""
    labels = "|".join(
        phrases(f"head_labels.{kind}") for kind in ("date", "time", "start", "end", "next")
    )
    led = rf"(?:{phrases('next_meeting_words')}|{labels})\b(?=.*\d)"
    weekday = rf"{phrases('weekdays')}\W{{1,3}}(?:d\.|den|the)?\s?(?=.*\d)"
    day = rf"(?:\d{{1,2}}[./-]\d{{1,2}}\b|\d{{1,2}}(?:\.|st|nd|rd|th)?\s{phrases('months')}|{phrases('months')}\s\d)"
    return re.compile(rf"\W{{0,3}}(?:{led}|{weekday}|{day})")


@from_words
def _open_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrases('open_ends')}\.?|[,(/])$", re.IGNORECASE)


@from_words
def _detail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{phrases('presenter_labels')})(?::\s*|\s+(?=[A-ZÆØÅ]))\S", re.IGNORECASE
    )


def is_group(row: Row) -> bool:
    """Whether a heading names a repository ("nodejs/node"), under which issues are listed."""
    return bool(re.fullmatch(r"[\w.-]+/[\w.-]+:?", row.words.strip("*_` ")))


def _is_sentence(title: str, opening: Opening | None) -> bool:
    """Whether words read on rather than name a matter."""
    title = title.strip(" *_")
    if not title or (opening and _told_inline(title)):
        return False
    if opening and opening.form != "plain" and re.match(r"[,;.)]", title):
        return True
    lower = title[0].islower() and not re.match(r"v/|e-|i[A-Z]|[a-z]\)", title)
    if lower and (opening is None or opening.form != "plain" or title[-1] in ".,;"):
        return True
    if title[-1] in ",;" or len(title) > _LONGEST * 2:
        return True
    if title[-1] == "." and (len(title.split()) > 4 or opening is None):
        inline = _INLINE.match(title) if opening and opening.form in {"plain", "worded"} else None
        return not (inline and len(inline["title"].split()) <= 8)
    return len(title) > _LONGEST


def _told_inline(title: str) -> re.Match[str] | None:
    """A short title, a colon and a sentence of the record: "Finance: It was resolved …"."""
    inline = _INLINE.match(title)
    if inline is None or inline["stop"] != ":" or len(inline["title"].split()) > 6:
        return None
    return inline if inline["rest"].rstrip("* ")[-1:] in {".", "!"} else None


def alike(one: str, other: str) -> bool:
    """Whether two titles share most of their longer words."""
    a, b = (set(re.findall(r"[^\W\d_]{4,}", t.casefold())) for t in (one, other))
    return bool(a and b) and len(a & b) * 2 > min(len(a), len(b))


def _after_letters(printed: str, wanted: str) -> int | None:
    """The offset behind the characters that spell some letters, or None."""
    at = 0
    for offset, character in enumerate(printed):
        if at == len(wanted):
            return offset
        for letter in character.casefold():
            if letter.isalnum():
                if letter != wanted[at : at + 1]:
                    return None
                at += 1
    return len(printed) if at == len(wanted) else None
