"""An item's sections: its text cut at headings, labels and lead-ins that say a role.

The one thing to know: nothing is left out. Text before the first heading is the
record unless another section is; a label ("Baggrund: …") holds for its own
paragraph, while "Beslutning: …" opens the record for good.
"""

import re
from dataclasses import dataclass, replace

from corpus.model import Section, SectionKind, Span
from corpus.rows import Row, bare, label_of, page_line, section_heading, section_titled
from corpus.terms import from_words, pattern_of, phrases, words

__all__ = ["cut_sections"]

_CAPITALS = re.compile(r"[^\W\d_][^\W\d_ ]{2,30}(?:[ ,&/-]{1,3}[^\W\d_]{2,30}){0,6}")
# "**Beslutning.** Udvalget …", "*Decision* – The board …", "**Beslutning** Godkendt."
_LEAD_IN = re.compile(
    r"^(?P<mark>\*\*|__|\*|_)(?P<label>[^\W\d_][\w /-]{2,40}?)\s?[.:]?\s?(?P=mark)\s{0,2}[.:–-]?\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int  # the row
    kind: SectionKind
    heading: str | None
    body: int  # offset


def cut_sections(
    text: str, rows: tuple[Row, ...], first: int, stop: int, begin: int
) -> list[Section]:
    """The sections of rows ``first`` to ``stop``, of which the first begins at offset ``begin``."""
    marks = _resumed(rows, stop, _marks(text, rows, first, stop, begin))
    # Behind the last row stand only running headers and footers.
    end = rows[stop].span.start if stop < len(rows) else rows[-1].span.end
    begin = min(begin, end)
    sections: list[Section] = []
    for index, mark in enumerate(marks):
        start = max(begin, rows[mark.at].span.start)
        until = rows[marks[index + 1].at].span.start if index + 1 < len(marks) else end
        body = Span(min(mark.body, until), until)
        sections.append(Section(mark.kind, mark.heading, Span(start, until), body))
    lead_end = sections[0].span.start if sections else end
    if sections and _refers(text[begin:lead_end], marks):
        sections[0] = replace(sections[0], span=Span(begin, sections[0].span.end))
    elif text[begin:lead_end].strip():
        lead = Span(begin, lead_end)
        sections.insert(0, Section(_leading(marks), None, lead, lead))
    return [s for s in sections if text[s.span.start : s.span.end].strip()]


def _refers(lead: str, marks: list[_Mark]) -> bool:
    """Whether lines before the first heading only say which case it is.

    For instance "Sagsnr.: 25/118"; before a record also "Report of the Head of Highways".
    """
    lines = [line.strip() for line in lead.splitlines() if line.strip()]
    if len(lines) > 3 or any(len(line) > 90 for line in lines):
        return False
    if all(_case_reference().match(line) for line in lines):
        return True
    says = any(line[-1] in ".!?:" or pattern_of("title_verbs").search(line) for line in lines)
    return _unmarked(marks) is SectionKind.OEVRIGT and len(lines) <= 2 and not says


@from_words
def _case_reference() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}{phrases('case_references')}\b", re.IGNORECASE)


def _leading(marks: list[_Mark]) -> SectionKind:
    """The role of text before the first heading: what leads up to a proposal, else the record."""
    if _unmarked(marks) is SectionKind.REFERAT:
        return SectionKind.REFERAT
    kinds = {mark.kind for mark in marks}
    if SectionKind.PROBLEMSTILLING in kinds:
        return SectionKind.OEVRIGT
    told = kinds & {SectionKind.INDSTILLING, SectionKind.LOESNING}
    return SectionKind.PROBLEMSTILLING if told else SectionKind.REFERAT


def _unmarked(marks: list[_Mark]) -> SectionKind:
    """The role of text under no heading: the record, unless a heading announces the record."""
    recorded = any(mark.kind is SectionKind.REFERAT and mark.heading for mark in marks)
    return SectionKind.OEVRIGT if recorded else SectionKind.REFERAT


def _marks(text: str, rows: tuple[Row, ...], first: int, stop: int, begin: int) -> list[_Mark]:
    marks: list[_Mark] = []
    for at in range(first, stop):
        row = rows[at]
        if row.blank or row.rule or row.span.end <= begin:
            continue
        if row.span.start < begin:
            continue  # the heading's own line
        if _proposes(row):
            between = rows[marks[-1].at + 1 : at] if marks else ()
            under = bool(marks) and marks[-1].kind is SectionKind.INDSTILLING
            if not (under and all(r.blank for r in between)):
                marks.append(_Mark(at, SectionKind.INDSTILLING, None, row.span.start))
        elif _within_record(row, marks) or _listed_below(rows, at, marks):
            continue
        elif (kind := section_heading(row)) and not _second_in_list(rows, at, first):
            kind = _as_carried(kind, rows, at, stop)
            marks.append(_Mark(at, kind, bare(row.words), row.span.end))
        elif mark := _labelled(text, row, at):
            if not _again(rows, marks, mark):
                marks.append(mark)
        elif _capital_heading(rows, at, first, marks):
            marks.append(_Mark(at, SectionKind.OEVRIGT, bare(row.words), row.span.end))
    return marks


def _again(rows: tuple[Row, ...], marks: list[_Mark], mark: _Mark) -> bool:
    """Whether a label goes on with the list that the same label above it opened."""
    last = marks[-1] if marks else None
    if last is None or last.kind is not SectionKind.VIDERE_PROCES or last.heading != mark.heading:
        return False
    return not any(row.blank for row in rows[last.at : mark.at])


def _capital_heading(rows: tuple[Row, ...], at: int, first: int, marks: list[_Mark]) -> bool:
    """Whether a line in capitals is a heading among others that are, "STATUTORY ENVIRONMENT"."""
    words_ = rows[at].words
    if not words_.isupper() or not 8 <= len(words_) <= 60 or not _CAPITALS.fullmatch(words_):
        return False
    apart = at > first and rows[at - 1].blank and at + 1 < len(rows) and not rows[at + 1].blank
    under = [mark for mark in marks if mark.heading and mark.heading.isupper()]
    settled = any(mark.kind is SectionKind.REFERAT for mark in marks)
    return apart and bool(under) and not settled and not pattern_of("carried_words").search(words_)


def _within_record(row: Row, marks: list[_Mark]) -> bool:
    """Whether a label in the record is its own wording: "RESOLVED: That …", "ACTION: Bo Dahl"."""
    if row.level or (marks and marks[-1].kind is not SectionKind.REFERAT):
        return False
    label = label_of(row)
    if label is None:
        return False
    return label[0] in words("record_participles") or bool(
        label[1] and label[0] in words("record_leads")
    )


def _listed_below(rows: tuple[Row, ...], at: int, marks: list[_Mark]) -> bool:
    """Whether a numbered line goes on with a list of attachments: "3.2 Høringssvar"."""
    if not marks or marks[-1].kind is not SectionKind.BILAG or rows[at].level:
        return False
    between = rows[marks[-1].at + 1 : at]
    return bool(re.match(r"\d", rows[at].words)) and not any(row.blank for row in between)


@from_words
def _proposing() -> re.Pattern[str]:
    """For instance "Forvaltningen indstiller," alone on its line, "Det indstilles, at"."""
    verbs = phrases("proposing_words")
    return re.compile(
        rf"^[A-ZÆØÅ][\wæøå .&-]{{0,60}}?(?i:{verbs})(?:\s+til\s+[\w -]{{3,40}})?\s*[,:]?(?:\s*(?i:at|that))?\s*:?$"
    )


def _proposes(row: Row) -> bool:
    return len(row.words) <= 110 and not row.bullet and bool(_proposing().match(row.words))


def _second_in_list(rows: tuple[Row, ...], at: int, first: int) -> bool:
    """Whether a heading's word only ends a wrapped sentence: no stop above, no capital."""
    above = rows[at - 1] if at > first else None
    if above is None or above.blank or above.level or rows[at].level:
        return False
    return above.words.endswith(("-", ",")) and not rows[at].bold


def _labelled(text: str, row: Row, at: int) -> _Mark | None:
    """For instance "Beslutning: Udvalget godkendte …", a table's "Referat | Godkendt", "**Decision** Agreed."."""
    if row.bullet:
        return None
    printed = text[row.span.start : row.span.end]
    label = label_of(row)
    if label and row.cells and not re.search(r"[^\W\d_]{4}", label[1]):
        return None  # a line of a budget, "Bevilling  4.300.000 kr."
    if label and label[1] and (kind := section_titled(label[0])):
        body = _behind(printed, label[1][:24])
        heading = bare(re.split(r"[:\t|]", row.words.strip("| "), maxsplit=1)[0])
        return _Mark(at, _as_told(kind, label), heading, row.span.start + body)
    lead = _LEAD_IN.match(row.words)
    if lead and (kind := section_titled(lead["label"].strip().casefold())):
        body = row.span.start + row.indent + lead.end()
        return _Mark(at, kind, lead["label"].strip(), body)
    return None


def _behind(printed: str, words: str) -> int:
    colon = max(printed.find(":"), 0)
    at = printed.find(words, colon)
    return at if at >= 0 else max(printed.find(words), 0)


def _as_told(kind: SectionKind, label: tuple[str, str]) -> SectionKind:
    """A "Motion: …" that says how it went is the record."""
    if (
        kind is SectionKind.INDSTILLING
        and label[0] in words("motion_labels")
        and pattern_of("carried_words").search(label[1])
    ):
        return SectionKind.REFERAT
    return kind


def _as_carried(kind: SectionKind, rows: tuple[Row, ...], at: int, stop: int) -> SectionKind:
    """An "Action(s)" under which a motion carries is what the meeting did: the record."""
    below = next((row for row in rows[at + 1 : stop] if not row.blank), None)
    if kind is not SectionKind.VIDERE_PROCES or below is None or below.bullet:
        return kind
    label = label_of(below)
    moved = pattern_of("motion_labels").match(below.words)
    carried = moved and not (label and label[1].startswith("to "))
    return SectionKind.REFERAT if carried and not below.cells else kind


def _resumed(rows: tuple[Row, ...], stop: int, marks: list[_Mark]) -> list[_Mark]:
    """Adds where the text goes on after a labelled paragraph that is not the record."""
    added: list[_Mark] = []
    for index, mark in enumerate(marks):
        added.append(mark)
        inline = mark.body < rows[mark.at].span.end
        if not inline or mark.kind is SectionKind.REFERAT:
            continue
        until = marks[index + 1].at if index + 1 < len(marks) else stop
        after = _next_paragraph(rows, mark.at, until)
        if after is not None:
            kind = SectionKind.BILAG if mark.kind is SectionKind.BILAG else _unmarked(marks)
            if kind is not SectionKind.BILAG or not _lists(rows[after]):
                kind = _unmarked(marks)
            added.append(
                replace(mark, at=after, kind=kind, heading=None, body=rows[after].span.start)
            )
    return added


def _lists(row: Row) -> bool:
    return row.bullet or bool(re.match(r"(?:bilag|annex|appendix)\b", row.words, re.IGNORECASE))


def _next_paragraph(rows: tuple[Row, ...], at: int, stop: int) -> int | None:
    """The first line of the paragraph after a row, or None where nothing follows."""
    below = at + 1
    while below < stop:
        blank = next((i for i in range(below, stop) if rows[i].blank), stop)
        filled = (i for i in range(blank, stop) if not rows[i].blank and not rows[i].rule)
        first = next(filled, None)
        if first is None or not page_line(rows[first]):
            return first
        below = first  # a page's number, and the running header below it
    return None
