"""The sections of a mandate: where its headings stand, in every form that mandates give them.

The one thing to know: the sections in order cover the whole text. A heading is
taken for one where the file says so, where it is numbered ("§ 3", "Article V",
"3.1"), where it names a known provision, or where it stands alone above text;
entries of lists and of tables of contents look alike and are told apart first.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.mandates.clauses import Wrapping
from corpus.mandates.provision_headings import is_sentence, known_heading, without_number
from corpus.model import Document, DocumentKind, MarkKind, Section, SectionKind, Span
from corpus.rows import Row, rows_of
from corpus.terms import from_words, words
from corpus.text import mend, strip_span

__all__ = ["sections_of"]

# "§ 3 Medlemmer", "§3.1 Regler", "§ 4. Bestyrelsen består af …"
_SIGN = re.compile(
    r"^§+\s*(?P<number>\d{1,3}(?:\.\d{1,2})*\s?[a-z]?)(?=[\s.:–,-]|$)[.:]?(?P<rest>.*)$"
)
# "1. Formål", "2) Opgaver", "3.1 Kvorum", "A. Formål", "IV. Møder"
_NUMBERED = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[A-Z][.)]|[IVX]{1,5}[.)])\s+(?P<rest>[^\W\d_].*)$"
)
# "Formål ........ 3", "3.1 Kvorum    4"
_CONTENTS = re.compile(
    r"(?:(?<!\.)\.{3,200}|…|(?<!\.\s)(?:\.\s){3,200}|(?<!\s)\s{3,200}|\t)\s{0,9}\d{1,3}$"
)
_LABEL = re.compile(r"^(?P<label>[^\W\d_][^:|]{1,60}?)\s*:\s+(?P<rest>\S.*)$")
_BOLD_LABEL = re.compile(
    r"^(?:\*\*|__)(?P<label>(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?[^*_:.]{2,60})[:.]?(?:\*\*|__)[:.]?\s+(?P<rest>\S.*)$"
)
# "Section 3. Quorum. A majority of …", "§ 2. Formål. Foreningens …"
_RUN_IN = re.compile(r"^(?P<title>[^\W\d_][^.:]{1,60})[.:]\s+(?=[\"“(]?[A-ZÆØÅ0-9])")
_LONGEST = 90


@from_words
def _division() -> re.Pattern[str]:
    names = "|".join(map(re.escape, words("division_words")))
    return re.compile(
        rf"^(?:{names})\.?\s+(?P<number>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|[IVXLC]{{1,7}})\b[\s.:–—-]*(?P<rest>.*)$",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading: the rows it takes, where its words end, and of which form it is."""

    at: int
    last: int
    title: Span
    body: int
    form: str  # "level", "sign", "division", "number", "name", "line"
    depth: int = 0


class _Reader:
    """The rows of one mandate, and what is true of the whole of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.rows = _rows(document)
        self.wrapping = Wrapping.of(document.text)
        self.signs = sum(bool(_SIGN.match(row.words)) for row in self.rows) >= 2
        self.levels = sum(row.level > 0 for row in self.rows) >= 3
        self.tables = {m.span.start for m in document.marks if m.kind is MarkKind.TABLE_ROW}

    def above(self, at: int) -> Row | None:
        return self.rows[at - 1] if at and not self.rows[at - 1].blank else None

    def below(self, at: int) -> Row | None:
        return (
            self.rows[at + 1] if at + 1 < len(self.rows) and not self.rows[at + 1].blank else None
        )

    def next_words(self, at: int) -> int | None:
        return next((i for i in range(at + 1, len(self.rows)) if not self.rows[i].blank), None)

    def is_free(self, at: int) -> bool:
        """Whether the line above is blank or ends what it says."""
        above = self.above(at)
        if above is None or above.level:
            return True
        line = self.text[above.span.start : above.span.end].rstrip()
        return line.endswith((".", ":", ";", "!", "?", ")")) or self.wrapping.ended(
            line, self.rows[at].words, room=8
        )


def sections_of(document: Document) -> tuple[Section, ...]:
    """The sections in order, from the first character of the text to the last."""
    text = document.text
    if not text:
        return ()
    reader = _Reader(document)
    heads = _without_contents(reader, _without_lists(reader, _heads(reader)))
    end = document.furniture.start if document.furniture else len(text)
    starts = [reader.rows[head.at].span.start for head in heads]
    sections: list[Section] = []
    if not heads or text[: starts[0]].strip():
        opening = Span(0, starts[0] if heads else end)
        sections.append(Section(SectionKind.HOVED, None, opening, opening))
    else:
        starts[0] = 0
    heads = [_whole_title(reader, heads[0]), *heads[1:]] if heads else []
    for head, start, stop in zip(heads, starts, [*starts[1:], end][: len(heads)], strict=True):
        title = mend(text, head.title).lstrip("# ").strip("*_:| ") or None
        kind = _kind(reader, head, title or "")
        sections.append(Section(kind, title, Span(start, stop), Span(min(head.body, stop), stop)))
    if end < len(text):
        rest = Span(end, len(text))
        sections.append(Section(SectionKind.SIDEHOVED, None, rest, rest))
    return tuple(sections)


def _whole_title(reader: _Reader, head: _Head) -> _Head:
    """The heading that opens the document, with the lines over which its title runs on."""
    last = head.last
    while head.form == "line" and last + 1 < len(reader.rows):
        longer = Span(head.title.start, reader.rows[last + 1].span.end)
        title = mend(reader.text, longer)
        if reader.rows[last + 1].blank or not reader.document.title.startswith(title):
            break
        last += 1
        head = replace(head, last=last, title=longer, body=longer.end)
    return head


def _kind(reader: _Reader, head: _Head, title: str) -> SectionKind:
    """HOVED for a title that opens the document, else what the document's sections are."""
    opens = reader.next_words(-1) == head.at and head.form in ("level", "line")
    if opens and not known_heading(title):
        return SectionKind.HOVED
    if reader.document.kind is DocumentKind.MANDATE:
        return SectionKind.KOMMISSORIUM
    return SectionKind.OEVRIGT


def _rows(document: Document) -> tuple[Row, ...]:
    """The rows of the text before its running headers; headings that the file marks have a level."""
    rows = rows_of(document.text, markdown=document.markdown)
    levels = {m.span.start: m.level for m in document.marks if m.kind is MarkKind.HEADING}
    end = document.furniture.start if document.furniture else len(document.text)
    return tuple(
        replace(row, level=levels[row.span.start])
        if not row.level and row.span.start in levels
        else row
        for row in rows
        if row.span.start < end or not row.span.start
    )


def _heads(reader: _Reader) -> list[_Head]:
    found: list[_Head] = []
    table_heads = _table_heads(reader)
    at, sign = 0, ""
    while at < len(reader.rows):
        head = table_heads.get(at) or _head(reader, at)
        if head and head.form == "sign":
            number = _SIGN.match(reader.rows[at].words)
            if number and number["number"] == sign:
                head = None  # "§ 4, stk. 2" goes on with § 4
            elif number and re.match(r",(?!\s*stk)", number["rest"]):
                at += 1  # "… jf. ⏎ § 1, der gælder": a reference
                continue
            sign = number["number"] if number else sign
        if head:
            found.append(head)
        at = head.last + 1 if head else at + 1
    return found


def _head(reader: _Reader, at: int) -> _Head | None:
    row = reader.rows[at]
    if row.blank or (_CONTENTS.search(row.words) and not row.level):
        return None
    whole = strip_span(reader.text, row.span)
    if row.level:
        return _Head(at, at, whole, row.span.end, "level", row.level)
    if row.bullet or row.words[0] in "|>[<" or row.span.start in reader.tables:
        return None
    if match := _SIGN.match(row.words):
        return _divided(reader, at, match, "sign") if reader.is_free(at) else None
    if (match := _division().match(row.words)) and reader.is_free(at):
        return _divided(reader, at, match, "division")
    return _named(reader, at) or _numbered(reader, at) or _alone(reader, at)


def _divided(reader: _Reader, at: int, match: re.Match[str], form: str) -> _Head | None:
    """A heading with "§" or "Article": alone, with its title, or at the head of its sentence."""
    row = reader.rows[at]
    words_at = row.span.start + reader.text[row.span.start : row.span.end].find(row.words)
    rest = match["rest"].strip(" .:–—-")
    start = row.span.start
    if re.match(r"[,.]?\s*stk\b", rest, re.IGNORECASE):
        number_end = words_at + match.end("number")
        return _Head(at, at, Span(start, number_end), number_end, form)
    if not rest:
        below = reader.next_words(at)
        if below is not None and below <= at + 2 and _is_title(reader, below):
            end = reader.rows[below].span.end
            return _Head(at, below, Span(start, end), end, form)
        return _Head(at, at, strip_span(reader.text, row.span), row.span.end, form)
    if rest[0].islower() and form == "division":
        return None
    if run_in := _run_in(match["rest"].lstrip(" .:–—-")):
        title_end = words_at + match.start("rest") + match["rest"].find(run_in) + len(run_in)
        return _Head(at, at, Span(start, title_end), min(title_end + 1, row.span.end), form)
    below_row = reader.below(at)
    wraps = below_row is not None and below_row.words[0].islower()
    short = len(rest) <= _LONGEST and not is_sentence(rest) and not row.words.endswith((",", ";"))
    short = short and not (row.words.endswith(".") and len(rest.split()) > 3)
    if known_heading(rest) or (short and not wraps and len(rest.split()) <= 12):
        return _Head(at, at, strip_span(reader.text, row.span), row.span.end, form)
    number_end = words_at + match.end("number")
    return _Head(at, at, Span(start, number_end), number_end, form)


def _run_in(rest: str) -> str | None:
    """The title that stands before its text on one line, or None."""
    match = _RUN_IN.match(rest)
    if not match:
        return None
    title = match["title"]
    names = [word for word in title.split() if len(word) > 3]
    titled = all(word[0].isupper() for word in names)
    return title if known_heading(title) or (titled and not is_sentence(title)) else None


def _is_title(reader: _Reader, at: int) -> bool:
    """Whether a row may be the title that belongs to the number above it."""
    row = reader.rows[at]
    return (
        not row.bullet
        and len(row.words) <= 60
        and row.words[0].isupper()
        and row.words[-1] not in ".,;:"
        and not is_sentence(row.words)
        and not re.match(r"stk\b|§", row.words, re.IGNORECASE)
        and not _division().match(row.words)
    )


def _named(reader: _Reader, at: int) -> _Head | None:
    """A line that is the name of a known provision, or begins with it ("Quorum: four members")."""
    row = reader.rows[at]
    plain = row.words.strip("*_ ")
    whole = strip_span(reader.text, row.span)
    below = reader.below(at)
    if len(plain) <= 80 and known_heading(plain.rstrip(":")) and not plain.endswith((",", ";")):
        wraps = below is not None and below.words[0].islower()
        numbered = bool(_NUMBERED.match(plain))
        if numbered and (reader.signs or reader.levels or _listed(reader, at)):
            return None
        if (not wraps or numbered) and (reader.is_free(at) or plain.isupper()):
            return _Head(
                at, at, whole, row.span.end, "number" if numbered else "name", _depth(plain)
            )
    label = _BOLD_LABEL.match(row.words) or _LABEL.match(row.words)
    if not label or not known_heading(label["label"]) or not reader.is_free(at):
        return None
    before = next((i for i in range(at - 1, -1, -1) if not reader.rows[i].blank), None)
    if before is not None and reader.rows[before].words.endswith(":"):
        return None  # "Udvalget har følgende medlemmer:", then "Formand: Else Ravn"
    above = reader.above(at)
    if above is not None and not (_LABEL.match(above.words) or _BOLD_LABEL.match(above.words)):
        return None
    begin = row.span.start + reader.text[row.span.start : row.span.end].find(row.words)
    end = begin + label.end("label")
    return _Head(at, at, Span(row.span.start, end), begin + label.start("rest"), "name")


def _depth(words_: str) -> int:
    match = _NUMBERED.match(words_)
    return len(re.findall(r"\d+", match["number"])) if match else 0


def _numbered(reader: _Reader, at: int) -> _Head | None:
    row = reader.rows[at]
    match = _NUMBERED.match(row.words.strip("*_ "))
    if (
        not match
        or _listed(reader, at)
        or reader.signs
        or (reader.levels and not row.words.startswith(("**", "__")))
    ):
        return None
    rest = match["rest"]
    below = reader.below(at)
    if (
        len(rest) > 70
        or rest[0].islower()
        or rest[-1] in ".,;!?"
        or is_sentence(rest)
        or (below is not None and below.words[0].islower())
        or not (reader.above(at) is None or rest.isupper() or _is_lone(reader, at))
    ):
        return None
    whole = strip_span(reader.text, row.span)
    return _Head(at, at, whole, row.span.end, "number", _depth(row.words.strip("*_ ")))


def _listed(reader: _Reader, at: int) -> bool:
    """Whether a numbered line stands next to another one: "1. Valg ⏎ 2. Eventuelt"."""
    depth = _depth(reader.rows[at].words.strip("*_ "))
    beside = (reader.above(at), reader.below(at))
    plain = [row.words.strip("*_ ") for row in beside if row is not None]
    return any(_NUMBERED.match(words_) and _depth(words_) == depth for words_ in plain)


def _is_lone(reader: _Reader, at: int) -> bool:
    """Whether a short line stands between a finished line and one that begins anew."""
    row, below = reader.rows[at], reader.below(at)
    line = reader.text[row.span.start : row.span.end]
    above = reader.above(at)
    ended = above is None or above.words[-1] in ".:;!?" or bool(_SIGN.match(above.words))
    return (
        ended
        and below is not None
        and (below.bullet or below.words[0].isupper())
        and reader.wrapping.ended(line, below.words, room=12)
        and (below.bullet or reader.wrapping.long(reader.text[below.span.start : below.span.end]))
    )


def _alone(reader: _Reader, at: int) -> _Head | None:
    """A line that nothing marks as a heading but where it stands, or its letters."""
    row = reader.rows[at]
    plain = row.words.strip("*_: ")
    if not plain or len(plain) > 80 or row.words.rstrip("*_")[-1:] in ".,;!?" or is_sentence(plain):
        return None
    bold = row.words.startswith(("**", "__")) and row.words.rstrip(":").endswith(("**", "__"))
    whole = strip_span(reader.text, row.span)
    head = _Head(at, at, whole, row.span.end, "line")
    if bold:
        return head if reader.above(at) is None else None
    if reader.document.markdown or reader.levels:
        return None
    letters = re.findall(r"[^\W\d_]", plain)
    if len(letters) >= 4 and plain.isupper() and reader.is_free(at):
        return head
    below = reader.below(at)
    if _LABEL.match(row.words) or not plain[0].isupper() or len(plain) > 60 or row.indent:
        return None
    if reader.above(at) is None:
        if below is None:
            following = reader.next_words(at)
            leads = following is None or reader.rows[following].bullet  # "Udvalget", then a list
            return head if not leads and len(plain.split()) <= 6 else None
        return (
            head
            if not below.bullet and not below.words[0].islower() and _starts_text(reader, at, below)
            else None
        )
    return head if _is_lone(reader, at) and len(plain.split()) <= 8 else None


def _starts_text(reader: _Reader, at: int, below: Row) -> bool:
    """Whether a line below a heading is text: long, or ended by a stop (a title's second line is not)."""
    if at == 0:
        return True
    line = reader.text[below.span.start : below.span.end]
    return reader.wrapping.long(line) or below.words[-1] in ".:;," or is_sentence(below.words)


def _table_heads(reader: _Reader) -> dict[int, _Head]:
    """First cells that name provisions, where the mandate is written as a table of them."""
    found: dict[int, _Head] = {}
    rows = 0
    for at, row in enumerate(reader.rows):
        line = reader.text[row.span.start : row.span.end]
        mark = "|" if row.words.startswith("|") else "\t" if "\t" in line.strip() else ""
        if not mark:
            continue
        parts = line.strip().strip("|").split(mark)
        if len(parts) < 2 or not re.search(r"\w", line):
            continue
        rows += 1
        name = parts[0].strip(" *_")
        if known_heading(name) and len(" ".join(parts[1:]).split()) >= 2:
            begin = row.span.start + line.find(parts[0])
            title = strip_span(reader.text, Span(begin, begin + len(parts[0])), " *_")
            found[at] = _Head(at, at, title, begin + len(parts[0]) + 1, "name")
    return found if len(found) >= 3 and len(found) * 2 >= rows else {}


def _without_lists(reader: _Reader, heads: list[_Head]) -> list[_Head]:
    """Without numbered lines that follow each other at once: those are a list's entries."""
    following = {head.at: other for head, other in pairwise(heads)}
    listed: set[int] = set()
    for head in heads:
        other = following.get(head.at)
        if head.form != "number" or other is None or other.form != "number":
            continue
        if reader.next_words(head.last) == other.at and head.depth == other.depth:
            listed |= {head.at, other.at}
    return [
        head
        for head in heads
        if head.at not in listed
        or (known_heading(reader.rows[head.at].words) and _recurs(reader, head))
    ]


def _recurs(reader: _Reader, head: _Head) -> bool:
    """Kept for tables of contents, which are dropped next, and for headings without text."""
    below = reader.next_words(head.last)
    return below is None or reader.above(head.at) is None


def _without_contents(reader: _Reader, heads: list[_Head]) -> list[_Head]:
    """Without the lines of a table of contents: names in a row that all come again below."""
    names = [_name(reader, head) for head in heads]
    dropped: set[int] = set()
    run: list[int] = []
    for place, head in enumerate(heads):
        again = names[place] in names[place + 1 :] and head.form != "level"
        joined = run and reader.next_words(heads[run[-1]].last) == head.at
        if not again or (run and not joined):
            dropped |= set(run) if len(run) >= 3 else set()
            run = []
        if again:
            run.append(place)
    dropped |= set(run) if len(run) >= 3 else set()
    return [head for place, head in enumerate(heads) if place not in dropped]


def _name(reader: _Reader, head: _Head) -> str:
    return without_number(mend(reader.text, head.title)).casefold()
