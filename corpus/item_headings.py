"""Where the items of a meeting begin: their headings in the record, in any style.

The one thing to know: a document is read in one style of heading. The agenda
decides where there is one; else the styles compete, and the one that explains
most lines in the order of their numbers wins. A sentence that merely opens like
a heading ("Pkt. 14/25 blev udsat.") is none.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from corpus.agenda import column_heading, is_legend, part_at, part_of
from corpus.announcements import (
    Announcement,
    Opening,
    announce,
    kind_named,
    letters_of,
    opening_of,
    same_title,
)
from corpus.model import ItemKind, SectionKind, Span
from corpus.rows import Row, bare, front_heading, label_of, section_heading
from corpus.terms import from_words, phrases, words
from corpus.text import mend

__all__ = ["Start", "find_starts"]

# "Review the charter [#1467](https://…)" and its like: an item of a list in Markdown
_ISSUE = re.compile(r"\[(?P<number>#\d+)\]\([^)\s]{1,300}\)")
_ISSUE_LAST = re.compile(r"\[#\d+\]\([^)\s]{1,300}\)\s{0,3}\W{0,3}$")
_PRESENTER_LINE = re.compile(r"^(?:v/|v\.\s+[A-ZÆØÅ]|\([BDO]\))")
# The sentence behind a title on the same line: "Valg af dirigent: Bo Dahl blev valgt."
_INLINE = re.compile(r"^(?P<title>[^.:;]{3,80}?)(?P<stop>[:.]|\s[–-]\s)\s{0,3}(?P<rest>\S.*)$")
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
class _Candidate:
    at: int
    opening: Opening | None
    form: str
    sentence: bool
    alone: bool  # a blank line, a heading or the text's beginning stands above

    @property
    def number(self) -> str:
        return self.opening.number if self.opening else ""


def find_starts(
    text: str,
    rows: tuple[Row, ...],
    cuts: Iterable[int],
    agenda: tuple[Announcement, ...],
    legend: Mapping[str, ItemKind],
) -> tuple[Start, ...]:
    """The items' beginnings in order; none where the text has no items.

    Args:
        text: of the document.
        rows: its lines.
        cuts: indexes of rows that open the agenda or a list of participants.
        agenda: entries of the agenda, or none.
        legend: marks of types that the document explains.
    """
    reader = _Reader(text, rows, frozenset(cuts), legend)
    if agenda and (starts := reader.by_agenda(agenda)):
        return starts
    return reader.by_style()


class _Reader:
    def __init__(
        self,
        text: str,
        rows: tuple[Row, ...],
        cuts: frozenset[int],
        legend: Mapping[str, ItemKind],
    ) -> None:
        self.text, self.rows, self.cuts, self.legend = text, rows, cuts, legend

    # With an agenda.

    def by_agenda(self, agenda: tuple[Announcement, ...]) -> tuple[Start, ...]:
        """Headings that the agenda lists, and those added at the meeting."""
        listing = max(entry.span.end for entry in agenda)
        first = next(
            (i for i, r in enumerate(self.rows) if r.span.start >= listing), len(self.rows)
        )
        left = list(agenda)
        starts: list[Start] = []
        at = first
        while at < len(self.rows):
            start = self._listed(at, left) or self._added(at, starts, left)
            if start is None:
                at += 1
                continue
            if start.entry is not None:
                left.remove(start.entry)
            starts.append(start)
            at = max(start.row, at + 1)
        return tuple(starts) if any(s.entry for s in starts) else ()

    def _listed(self, at: int, left: list[Announcement]) -> Start | None:
        row = self.rows[at]
        if row.blank or row.rule or (at in self.cuts and not row.level):
            return None
        candidate = self._candidate(at)
        if candidate is not None and candidate.opening is not None:
            if (entry := self._entry_of(candidate, left)) is not None:
                return self._start(candidate, entry)
            return None
        if row.bullet and row.indent > 1:
            return None
        for entry in left:
            if end := self._repeats(at, entry):
                found = replace(self._announced(at, end, None), number=entry.number)
                return Start(at, end, self._below(end), found, "repeated", entry)
        return None

    def _entry_of(self, candidate: _Candidate, left: list[Announcement]) -> Announcement | None:
        opening = candidate.opening
        if opening is None:
            return None
        strong = candidate.form in {"worded", "paragraph", "running"} or bool(
            self.rows[candidate.at].level
        )
        printed = announce(None, opening.title, Span(0, 0), legend=self.legend).title
        for entry in left:
            if entry.number is not None and entry.number != opening.number:
                continue
            if same_title(printed, entry.title) or self._opens_with(opening.title, entry):
                return entry
            if entry.number is None:
                continue
            if strong and not candidate.sentence and (candidate.alone or not printed):
                return entry
            if strong and candidate.sentence and candidate.form == "worded" and candidate.alone:
                return entry if opening.title[:1].isupper() else None
            if not printed or _alike(printed, entry.title):
                return entry
        for entry in left:  # numbered otherwise than on the agenda
            long = len(letters_of(entry.title)) >= 8
            if candidate.alone and long and letters_of(printed) == letters_of(entry.title):
                return entry
        return None

    def _opens_with(self, title: str, entry: Announcement) -> bool:
        wanted = letters_of(entry.title)
        return len(wanted) >= 4 and letters_of(title).startswith(wanted)

    def _repeats(self, at: int, entry: Announcement) -> int:
        """The row after a heading that repeats an entry's title without a number, or 0."""
        wanted = letters_of(entry.title)
        if len(wanted) < 3:
            return 0
        so_far = ""
        for end in range(at, min(at + 3, len(self.rows))):
            row = self.rows[end]
            if row.blank or (end > at and (row.bullet or row.level)):
                break
            so_far += row.words
            printed = announce(None, bare(mend(so_far)), row.span, legend=self.legend).title
            if letters_of(printed) == wanted:
                return end + 1
            if not wanted.startswith(letters_of(printed)):
                break
        return 0

    def _added(self, at: int, starts: list[Start], left: list[Announcement]) -> Start | None:
        """An item that the agenda does not list, in the style of those before it."""
        if not starts:
            return None
        row, last = self.rows[at], starts[-1]
        candidate = self._candidate(at)
        if candidate is None or candidate.sentence or at in self.cuts:
            return None
        level = self.rows[last.at].level
        opening = candidate.opening
        if opening is None:
            same = row.level and row.level == level and last.form in {"repeated", "plain", "worded"}
            outside = bare(row.words).casefold() in words("outside_items")
            if not same or section_heading(row) or front_heading(row) or outside:
                return None
            return self._start(candidate, None) if not _is_group(row) else None
        taken = {s.found.number for s in starts}
        if opening.number in taken or not opening.title:
            return None
        if candidate.form in {"worded", "running"} and candidate.form == last.form:
            return self._start(candidate, None) if candidate.alone or self._announces(at) else None
        if row.level and row.level == level:
            return self._start(candidate, None)
        follows = _follows(last.found.number, opening.number)
        styled = (
            candidate.form == last.form and candidate.alone and row.bold == self.rows[last.at].bold
        )
        if follows and styled and not any(e.number == opening.number for e in left):
            return self._start(candidate, None)
        return None

    def _announces(self, at: int) -> bool:
        """Whether a section heading follows soon, as below an item's heading."""
        following = [row for row in self.rows[at + 1 : at + 6] if not row.blank]
        return any(section_heading(row) for row in following[:3])

    # Without an agenda.

    def by_style(self) -> tuple[Start, ...]:
        """The headings of the style that explains most."""
        found = [
            c for at in range(len(self.rows)) if (c := self._candidate(at)) and at not in self.cuts
        ]
        numbered = [c for c in found if c.opening is not None and not c.sentence]
        unnumbered = self._unnumbered(found)
        rivals: list[tuple[float, list[_Candidate]]] = []
        levels = {self.rows[c.at].level for c in numbered} - {0}
        for level in levels:
            chosen = [c for c in numbered if self.rows[c.at].level == level]
            rivals.append((3.2 * len(chosen), self._with_parts(chosen, numbered)))
        for form, weight in (("worded", 3.0), ("paragraph", 3.0), ("running", 3.0)):
            chosen = self._chain([c for c in numbered if c.form == form])
            if form != "worded" and len(chosen) == 1 and not self._trusted(chosen[0]):
                continue
            rivals.append((weight * len(chosen), chosen))
        for forms in (("plain",), ("dotless",), ("plain", "dotless"), ("roman",), ("letter",)):
            chosen = self._plain_chain([c for c in numbered if c.form in forms])
            if len(chosen) >= (3 if forms[0] in {"dotless", "letter"} else 2) or (
                len(chosen) == 1 and self._trusted(chosen[0])
            ):
                rivals.append((1.0 * len(chosen), chosen))
        best = max(rivals, key=lambda rival: rival[0], default=(0.0, []))
        if best[0] >= 0.5 * len(unnumbered) and best[1]:
            return self._starts(best[1])
        return unnumbered or self._starts(best[1])

    def _trusted(self, candidate: _Candidate) -> bool:
        return bool(self.rows[candidate.at].level) or self._announces(candidate.at)

    def _with_parts(self, chosen: list[_Candidate], numbered: list[_Candidate]) -> list[_Candidate]:
        """Adds sub-items ("4.1") whose headings are one level deeper."""
        known = {c.opening.number for c in chosen if c.opening}
        parts = [
            c
            for c in numbered
            if c not in chosen
            and self.rows[c.at].level
            and c.opening
            and re.match(r"(.+)[.][0-9]+$", c.opening.number)
            and c.opening.number.rsplit(".", 1)[0] in known
        ]
        return sorted([*chosen, *parts], key=lambda c: c.at)

    def _chain(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """Those whose numbers are new, from one part of the meeting to the next."""
        chosen: list[_Candidate] = []
        seen: set[str] = set()
        for candidate in candidates:
            number = candidate.number
            if number in seen and self._parted(chosen[-1].at, candidate.at):
                seen = set()
            if number not in seen:
                chosen.append(candidate)
                seen.add(number)
        return chosen

    def _plain_chain(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """Those that count up one by one; a list within an item does not count."""
        strict = [c for c in candidates if c.alone]
        marked = [c for c in candidates if self.rows[c.at].bold or self.rows[c.at].level]
        chains = [self._counting(group) for group in (marked, strict, candidates)]
        marked_chain, strict_chain, loose = chains
        if len(marked_chain) >= 2 and len(marked_chain) * 2 >= len(loose):
            return marked_chain
        return strict_chain if len(strict_chain) * 2 > len(loose) else loose

    def _counting(self, candidates: list[_Candidate]) -> list[_Candidate]:
        chosen: list[_Candidate] = []
        last: str | None = None
        for candidate in candidates:
            number = candidate.number
            if (
                last is None
                and number not in _FIRST
                and not (number.isdigit() and int(number) < 400)
            ):
                continue
            restarts = (
                number in _FIRST and last is not None and self._parted(chosen[-1].at, candidate.at)
            )
            if last is None or restarts or _follows(last, number):
                chosen.append(candidate)
                last = number
        if (
            chosen
            and chosen[0].opening
            and chosen[0].opening.number not in _FIRST
            and len(chosen) < 3
        ):
            return []
        return chosen

    def _parted(self, one: int, other: int) -> bool:
        """Whether a heading of another part of the meeting stands between two rows."""
        return any(part_at(self.rows, at) is not None for at in range(one + 1, other))

    # Without numbers.

    def _unnumbered(self, found: list[_Candidate]) -> tuple[Start, ...]:
        """List entries that name an issue and sub-headings, bold lines, or lines that stand alone."""
        opening = next((at for at in self.cuts if self._is_agenda(at)), -1)
        after = range(opening + 1, len(self.rows))
        issues = [start for at in after if (start := self._issue(at))]
        headings = self._plain_headings()
        if issues or headings:
            taken = {start.at for start in issues}
            both = [*issues, *(h for h in headings if h.at not in taken)]
            return tuple(sorted(both, key=lambda start: start.at))
        bold = [c for c in found if self.rows[c.at].bold and self._may_title(c)]
        if len(bold) >= 2:
            return self._starts(bold)
        standing = [c for c in found if self._may_title(c) and c.alone and self._has_body(c.at)]
        usual = [c for c in standing if self._is_usual(c.at)]
        if len(usual) >= 2:
            caps = all(self.rows[c.at].words.isupper() for c in usual)
            chosen = [
                c for c in standing if c in usual or not caps or self.rows[c.at].words.isupper()
            ]
            return self._starts(chosen)
        return ()

    def _is_agenda(self, at: int) -> bool:
        return front_heading(self.rows[at]) is SectionKind.DAGSORDEN

    def _is_usual(self, at: int) -> bool:
        title = bare(_INLINE.sub(r"\g<title>", self.rows[at].words)).casefold().replace("’", "'")
        return title in words("usual_items")

    def _plain_headings(self) -> list[Start]:
        """Headings of the format below the document's title, or below its agenda or minutes."""
        marked = [at for at, row in enumerate(self.rows) if row.level and row.words]
        if len(marked) < 2:
            return []
        container = next((at for at in marked if self._holds_items(at)), None)
        ground = self.rows[container].level if container is not None else self.rows[marked[0]].level
        first = container if container is not None else marked[0]
        if container is not None and not any(
            at > first and self.rows[at].level > ground for at in marked
        ):
            ground -= 1  # the items stand beside "Agenda" rather than below it
        deeper = [at for at in marked if at > first and self.rows[at].level > ground]
        deeper = [at for at in deeper if at not in self.cuts and self._titles_item(at)]
        if not deeper:
            return []
        level = min(self.rows[at].level for at in deeper)
        grouped = [at for at in marked if at > first and _is_group(self.rows[at])]
        chosen = [at for at in deeper if self.rows[at].level == level or grouped]
        return [
            Start(at, at + 1, self.rows[at].span.end, self._announced(at, at + 1, None), "heading")
            for at in chosen
        ]

    def _holds_items(self, at: int) -> bool:
        row = self.rows[at]
        name = bare(row.words).casefold()
        return (at in self.cuts and name in words("front.dagsorden")) or name in words(
            "item_holders"
        )

    def _titles_item(self, at: int) -> bool:
        row = self.rows[at]
        name = bare(row.words).casefold()
        outside = name in words("outside_items") or _is_group(row) or part_of(row) is not None
        return not (
            outside or section_heading(row) or front_heading(row) or name in words("item_holders")
        )

    def _may_title(self, candidate: _Candidate) -> bool:
        row = self.rows[candidate.at]
        if candidate.opening is not None or candidate.sentence or row.level:
            return False
        name = bare(row.words).casefold()
        plain = row.words[:1].isupper() or row.words[:1] in "*_"
        return (
            plain
            and len(row.words) <= 80
            and candidate.at > 0
            and not section_heading(row)
            and not front_heading(row)
            and name not in words("outside_items")
            and not (label_of(row) and (label_of(row) or ("", ""))[1])
            and not row.cells
        )

    def _has_body(self, at: int) -> bool:
        following = next((row for row in self.rows[at + 1 : at + 3] if not row.blank), None)
        return following is not None and not following.level and len(following.words) > 12

    def _issue(self, at: int) -> Start | None:
        """A Markdown list entry that names an issue, "* Review the charter [#1467](…)"."""
        row = self.rows[at]
        if (
            not row.bullet
            or row.indent > 1
            or ("[" not in row.words and not self._wraps_to_issue(at))
        ):
            return None
        end = at + 1
        if not _ISSUE_LAST.search(row.words) and self._wraps_to_issue(at):
            end += 1
        span = Span(row.span.start + row.indent, self.rows[end - 1].span.end)
        printed = mend(self.text, span).lstrip("*-+ ")
        match = _ISSUE.search(printed) if _ISSUE_LAST.search(printed) else None
        if not match or not printed[: match.start()].strip(" -:"):
            return None
        title = printed[: match.start()].replace("\\", "").strip(" -:")
        found = Announcement(match["number"], title, None, None, None, span)
        return Start(at, end, self._below(end), found, "issue")

    def _wraps_to_issue(self, at: int) -> bool:
        following = self.rows[at + 1] if at + 1 < len(self.rows) else None
        return following is not None and following.words.startswith("[#") and not following.bullet

    # Candidates and what they announce.

    def _candidate(self, at: int) -> _Candidate | None:
        row = self.rows[at]
        if row.blank or row.rule or row.bullet or is_legend(row) or column_heading(row):
            return None
        above = self.rows[at - 1] if at else None
        if (
            above is not None
            and not above.blank
            and not above.level
            and _open_end().search(above.words)
        ):
            return None
        opening = opening_of(" ".join(row.words.split()))
        if opening is not None and row.indent > 12 and not row.level:
            return None
        form = opening.form if opening else "line"
        title = opening.title if opening else row.words
        alone = above is None or above.blank or bool(above.level) or above.rule
        return _Candidate(at, opening, form, not row.level and _is_sentence(title, opening), alone)

    def _starts(self, candidates: list[_Candidate]) -> tuple[Start, ...]:
        starts: list[Start] = []
        for candidate in candidates:
            if starts and candidate.at < starts[-1].row:
                continue
            start = self._start(candidate, None)
            if start.found.title:
                starts.append(start)
        return tuple(starts)

    def _start(self, candidate: _Candidate, entry: Announcement | None) -> Start:
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
        found = self._announced(at, title_end, number)
        for detail in range(title_end, end):
            found = self._with_detail(found, self.rows[detail])
        if not found.title and entry is not None:
            found = replace(found, title=entry.title)
        return Start(at, end, self._below(end), found, candidate.form, entry)

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

    def _announced(self, at: int, end: int, number: str | None) -> Announcement:
        """What the rows of a heading say; lines of their own for presenter and type too."""
        row = self.rows[at]
        return self._from_span(
            Span(row.span.start + row.indent, self.rows[end - 1].span.end), number
        )

    def _from_span(self, span: Span, number: str | None) -> Announcement:
        printed = mend(self.text, span).lstrip("#> ").replace("**", "").replace("__", "")
        opening = opening_of(printed) if number is not None else None
        printed = opening.title if opening else printed.lstrip("*-• ")
        return announce(number, printed, span, legend=self.legend)

    def _below(self, end: int) -> int:
        return self.rows[end].span.start if end < len(self.rows) else len(self.text)

    def _title_end(self, candidate: _Candidate, entry: Announcement | None) -> int:
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
            other = section_heading(row) or front_heading(row) or row.bullet or row.level
            if entry is not None and not same_title(bare(row.words), entry.title):
                other = other or len(row.words) > 60 or not _alike(row.words, entry.title)
            return 0 if other or _is_sentence(row.words, None) else below + 1
        return 0

    def _wraps(self, at: int, end: int, entry: Announcement | None) -> bool:
        row, above = self.rows[end], self.rows[end - 1]
        if row.blank or row.bullet or row.level or row.rule or above.bold:
            return False
        if section_heading(row) or front_heading(row):
            return False
        if _PRESENTER_LINE.match(row.words) or above.words.endswith(("-", "\u00ad")):
            return True
        if entry is not None:
            title, longer = (
                letters_of(self._from_span(Span(self.rows[at].span.start, last), "").title)
                for last in (above.span.end, row.span.end)
            )
            wanted = letters_of(entry.title)
            return title != wanted and len(longer) > len(title) and wanted.startswith(longer)
        return len(above.words) > 45 and row.words[0].islower() and len(row.words) < 60

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
        self, candidate: _Candidate, entry: Announcement | None, end: int
    ) -> int | None:
        """Where the record begins on the heading's own line, or None."""
        row = self.rows[candidate.at]
        if row.level or end != candidate.at + 1 or row.cells:
            return None
        printed = self.text[row.span.start : row.span.end]
        opening = candidate.opening
        at = printed.find(opening.title) if opening and opening.title else -1
        if at < 0:
            return None
        title = printed[at:]
        if entry is not None:
            cut = _after_letters(title, letters_of(entry.title))
            if cut is None:
                worded = candidate.form in {"worded", "paragraph"}
                other = not same_title(bare(title), entry.title) and not _alike(title, entry.title)
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
        if inline and inline["rest"].rstrip("* ")[-1:] in {".", "!"} and len(inline["rest"]) > 3:
            stop = inline["stop"].strip()
            if (
                announce(None, inline["rest"], row.span).title
                and (stop == ":" or inline["rest"][0].isupper())
                and stop in ":."
            ):
                return row.span.start + at + inline.end("stop")
        return None


_FIRST = frozenset({"1", "0", "I", "A", "1.1", "1.0", "01"})
_ROMAN = {"I": 1, "V": 5, "X": 10}


@from_words
def _open_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{phrases('open_ends')}\.?|[,(/])$", re.IGNORECASE)


@from_words
def _detail() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{phrases('presenter_labels')})(?::\s*|\s+(?=[A-ZÆØÅ]))\S", re.IGNORECASE
    )


def _is_group(row: Row) -> bool:
    """Whether a heading names a repository ("nodejs/node"), under which issues are listed."""
    return bool(re.fullmatch(r"[\w.-]+/[\w.-]+:?", row.words.strip("*_` ")))


def _is_sentence(title: str, opening: Opening | None) -> bool:
    """Whether words read on rather than name a matter."""
    title = title.strip(" *_")
    if not title:
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


def _alike(one: str, other: str) -> bool:
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


def _value(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    if number and set(number) <= set("IVX"):
        values = [_ROMAN[letter] for letter in number]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return ord(number) - 64 if len(number) == 1 and number.isupper() else None


def _follows(last: str | None, number: str) -> bool:
    """Whether a number comes next after another: 3 and 4, 4 and 4.1, 4.2 and 5, 4 and 4a."""
    if last is None:
        return True
    if match := re.fullmatch(r"(\d+)([a-z])", number):
        before = re.fullmatch(r"(\d+)([a-z]?)", last)
        return bool(before) and before[1] == match[1]  # type: ignore[index]
    if "." in number:
        parent, child = number.rsplit(".", 1)
        if last == parent:
            return child in {"0", "1", "01"}
        sibling = last.rsplit(".", 1)
        if len(sibling) == 2 and sibling[0] == parent:
            return child.isdigit() and sibling[1].isdigit() and int(child) == int(sibling[1]) + 1
        return parent.isdigit() and _follows(last.split(".")[0], parent) and child == "1"
    head = re.match(r"\d+", last)
    one = _value(last) or (int(head.group()) if head else None)
    two = _value(number)
    return one is not None and two is not None and one < two <= one + 1
