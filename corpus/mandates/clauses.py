"""The clauses of a mandate: paragraphs, list entries and rows of tables, as spans.

The one thing to know: a line belongs to the clause above it only where it was
wrapped. A line that ends although the next word would have fitted was ended on
purpose, so that a sentence below a list is no part of the list's last entry.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.model import Document, MarkKind, Span
from corpus.sentences import split_sentences
from corpus.terms import keys
from corpus.text import strip_span

__all__ = ["Clause", "Wrapping", "clauses_of", "sentences_of"]

_BULLET = re.compile(r"(?:[-*+–‣◦·▪]\s+|o\s+|[•\uf0b7\uf0a7]\s*)(?=\S)")
# "3.1 ", "Stk. 2. ", "§ 4, stk. 2. ", "a) ", "(iv) ", "2. "
_LEAD = re.compile(
    r"(?P<lead>§\s*\d{1,3}[a-z]?(?:\.\d{1,2})?[.,]?(?:\s*[Ss]tk\.?\s*\d{1,2})?|[Ss]tk\.?\s*\d{1,2}"
    r"|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}|\(?[a-zæøåA-H][.)]|\(?[ivx]{1,5}[.)])"
    r"(?:[ \t]*[.:)–-])?(?:\s+|$)(?=(?P<next>\S?))"
)
_RULE = re.compile(r"^[_=*-]{3,}$|^(?:\* ){3,}$")
# Lines of Markdown that are no words of the mandate: comments, anchors, link targets.
_MARKUP = re.compile(r"^(?:<[^>]*>)+$|^<!--|^\[[^\]]+\]:\s|^>|^\|?[\s:|-]{3,}\|?$")
_FIRST_WORD = re.compile(r"\S+")
# "Chair: Dr. Ilse Ravn", "**Reports to:** the Board": lines with a label stand for themselves.
_LABELLED = re.compile(r"^\**[^\W\d_][^:.;]{1,40}:\**\s+\S")
# "   Librarian (or nominee)            Ms P. Abbott"
_COLUMNS = re.compile(r"^[ ]{2,12}[^\W\d_][^:\t]{2,60}?\S[ ]{3,}\S[^:\t]*$")
_COUNTED = re.compile(r"^\d{1,2}\s+[^\W\d_]")  # "4 medlemmer udpeges af …"


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph, a list entry or a row of a table.

    Attributes:
        span: the words, without bullet or number.
        lead: the number before them ("3.1", "Stk. 2"), or None.
        entry: whether it is an entry of a list.
        cells: of a row of a table.
        indent: white space before the first character.
        tail: whether it stands below a rule that ends the mandate ("____").
    """

    span: Span
    lead: str | None = None
    entry: bool = False
    cells: tuple[Span, ...] = ()
    indent: int = 0
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How wide the lines of a text are; 0 where lines are not wrapped."""

    width: int

    @classmethod
    def of(cls, text: str) -> "Wrapping":
        """Measured on all lines but the shortest."""
        lengths = sorted(len(line.rstrip()) for line in text.splitlines() if len(line) > 30)
        if len(lengths) < 4:
            return cls(lengths[-1] if lengths else 0)
        width = lengths[int(len(lengths) * 0.9)]
        return cls(width if width <= 160 else 0)

    def ended(self, line: str, following: str, room: int = 1) -> bool:
        """Whether a line was ended on purpose: the next word would have fitted."""
        word = _FIRST_WORD.search(following)
        return word is None or len(line.rstrip()) + room + len(word.group()) <= self.width

    def long(self, line: str) -> bool:
        """Whether a line is about as long as the lines are."""
        return len(line.rstrip()) >= self.width * 0.75


def clauses_of(document: Document, span: Span, wrapping: Wrapping) -> tuple[Clause, ...]:
    """The clauses of a part of a mandate, in order."""
    found = [_plain(document.text, c) for c in _clauses(document, span, wrapping)]
    return tuple(_listed(document.text, found))


def _plain(text: str, clause: Clause) -> Clause:
    """Without the marks of emphasis around the whole of it."""
    words = text[clause.span.start : clause.span.end]
    if not clause.cells and words.endswith("|"):  # the rest of a table's row
        return replace(clause, span=strip_span(text, clause.span, "| \t"))
    if not clause.cells and re.fullmatch(r"([*_]{1,3})(?=\S)[^*_]+(?<=\S)\1", words.strip()):
        return replace(clause, span=strip_span(text, strip_span(text, clause.span), "*_"))
    return clause


def _listed(text: str, clauses: list[Clause]) -> Iterator[Clause]:
    """Short lines in a row below a colon are a list, bullets or no."""
    listing = False
    for at, clause in enumerate(clauses):
        words = text[clause.span.start : clause.span.end].strip()
        plain = not (clause.entry or clause.cells or clause.lead)
        short = plain and _is_short(words)
        if short and not listing and (not at or text[clauses[at - 1].span.end - 1] == ":"):
            run = clauses[at : at + (2 if at else 3)]
            ends = [text[c.span.start : c.span.end].strip() for c in run]
            listing = len(run) == (2 if at else 3) and all(map(_is_short, ends))
            listing = listing and not any(
                c.entry or c.cells for c in run
            )  # "Udvalget", then bullets
        elif not short:
            listing = False
        yield replace(clause, entry=True) if listing else clause


def sentences_of(text: str, clause: Clause) -> tuple[Span, ...]:
    """The sentences of a clause; each cell of a row is one."""
    if clause.cells:
        return tuple(cell for cell in clause.cells if text[cell.start : cell.end].strip())
    return split_sentences(text, clause.span)


def _is_short(words: str) -> bool:
    return "\n" not in words and len(words) <= 90 and words[-1:] not in ".:"


def _clauses(document: Document, span: Span, wrapping: Wrapping) -> Iterator[Clause]:
    text = document.text
    table_rows = {m.span.start for m in document.marks if m.kind is MarkKind.TABLE_ROW}
    marked = {m.span.start for m in document.marks if m.kind is MarkKind.LIST_ENTRY}
    lines = list(re.finditer(r"[^\n]+", text[span.start : span.end]))
    open_: Clause | None = None
    previous, last_end, tail = "", span.start, False
    for match in lines:
        line = match.group().rstrip("\r\f ")
        words = line.strip(" \t\f\v\u00a0\ufeff")
        start = span.start + match.start() + len(line) - len(line.lstrip(" \t\f\v\u00a0\ufeff"))
        end = span.start + match.start() + len(line)
        blank = "\n" in text[last_end : span.start + match.start()].replace("\n", "", 1)
        last_end = span.start + match.end()
        previous = "" if blank else previous
        if open_ and (blank or not words or _RULE.match(words) or _MARKUP.match(words)):
            yield open_
            open_ = None
        if not words or _RULE.match(words) or _MARKUP.match(words):
            tail = tail or words.startswith("____")
            previous = ""
            continue
        line_start = span.start + match.start()
        if words.startswith("|") or line_start in table_rows:
            if open_:
                yield open_
            open_, previous = None, ""
            if cells := _cells(text, Span(start, end)):
                yield Clause(Span(cells[0].start, cells[-1].end), cells=cells, tail=tail)
            continue
        fresh = _opened(text, Span(start, end), previous, tail=tail)
        cell = line.startswith("\t") or _first_cell(text, line_start) or _COLUMNS.match(line)
        if fresh is None and cell:
            fresh = Clause(Span(start, end), entry=True, tail=tail)
        if fresh is None and line_start in marked:
            fresh = Clause(Span(start, end), entry=True, tail=tail)
        if fresh is None and (open_ is None or _parted(open_, previous, line, wrapping)):
            fresh = Clause(Span(start, end), indent=len(line) - len(line.lstrip()), tail=tail)
        if fresh is not None:
            if open_:
                yield open_
            open_ = fresh
        elif open_ is not None:
            open_ = Clause(
                Span(open_.span.start, end), open_.lead, open_.entry, (), open_.indent, open_.tail
            )
        previous = line
    if open_:
        yield open_


def _first_cell(text: str, line_start: int) -> bool:
    """Whether a cell of a form begins here, with more cells of the same row below it."""
    line_end = text.find("\n", line_start)
    return text[max(0, line_start - 1) : line_start] == "\t" and text.startswith("\n\t", line_end)


def _opened(text: str, line: Span, previous: str, *, tail: bool) -> Clause | None:
    """The clause that a line opens with a bullet or a number, or None."""
    words = text[line.start : line.end]
    indent = line.start - (text.rfind("\n", 0, line.start) + 1)
    bullet = _BULLET.match(words)
    at = bullet.end() if bullet else 0
    lead = _LEAD.match(words, at)
    if lead and not _is_lead(lead, words, previous):
        lead = None
    if not bullet and not lead:
        return None
    number = lead["lead"].strip() if lead else None
    start = line.start + (lead.end() if lead else at)
    paragraph = bool(number) and not bullet and bool(re.match(r"§|[Ss]tk|\d+\.\d", number or ""))
    return Clause(Span(min(start, line.end), line.end), number, not paragraph, (), indent, tail)


def _is_lead(lead: re.Match[str], words: str, previous: str) -> bool:
    """Whether a number opens a clause, rather than being wrapped with its sentence."""
    number, following = lead["lead"], lead["next"]
    before = previous.rstrip()
    ended = not before or before[-1] in '.:;!?)”"' or len(before) < 45
    if re.match(r"(?:§|[Ss]tk|\(?[A-H][.)])", number):
        return ended
    if following.islower() and not number.endswith(")"):
        listed = ended or bool(re.search(r"(?:,|\b(?:og|samt|and|or|at|to))$", before))
        if re.match(r"\d{1,2}\.\d", number):  # "6.1 recommend to the Board …;"
            return bool(re.search(r"[:;.,]$|[;,]\s*(?:and|og|or|samt)$", before))
        return bool(re.match(r"\(?[a-z]\.$", number)) and listed
    word = re.match(r"[^\W\d_]+", words[lead.end() :])
    return not (number[0].isdigit() and word and word.group().casefold() in keys("months"))


def _parted(above: Clause, previous: str, line: str, wrapping: Wrapping) -> bool:
    """Whether a line without bullet begins a clause of its own."""
    words = line.strip()
    for pattern in (_LABELLED, _COUNTED):
        if pattern.match(words) and pattern.match(previous.strip()):
            return True
    if _is_column(previous, line, wrapping):
        return True
    if words[:1].islower() or previous.rstrip().endswith((",", "-", "\u00ad", "/")):
        return False
    indent = len(line) - len(line.lstrip())
    if re.search(r"(?<!\w)[^\W\d_A-ZÆØÅ]{1,4}$", previous.rstrip()):
        return False  # "… datalogistudiet ved ⏎ KU": no clause ends with a small word
    if above.entry:
        if indent > above.indent:
            return False
        return wrapping.ended(previous, words) and not words[:1].isdigit()
    return words[:1].isupper() and (
        previous.rstrip().endswith(":") or wrapping.ended(previous, words, room=12)
    )


def _is_column(previous: str, line: str, wrapping: Wrapping) -> bool:
    """Whether two short lines stand below each other at the same indent, as a list without bullets."""
    above, here = previous.rstrip(), line.rstrip()
    indents = [len(one) - len(one.lstrip()) for one in (above, here)]
    return (
        indents[0] == indents[1] >= 2
        and max(len(above), len(here)) < wrapping.width * 0.65
        and not above.endswith(("-", "\u00ad"))
    )


def _cells(text: str, row: Span) -> tuple[Span, ...]:
    words = text[row.start : row.end]
    mark = "|" if words.startswith("|") else "\t"
    bounds = [-1, *(m.start() for m in re.finditer(re.escape(mark), words)), len(words)]
    cells = [
        strip_span(text, Span(row.start + left + 1, row.start + right), " \t|*_")
        for left, right in pairwise(bounds)
    ]
    if mark == "|":
        cells = cells[1:-1] if words.rstrip().endswith("|") else cells[1:]
    return tuple(cells)
