"""Which lines of a list of participants open a group, which are entries, which run on.

The one thing to know: an entry is one person's line or lines, a row of cells, or
a whole line of people after a label ("Til stede: Anna Holm, Bo Dahl").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.model import Span
from corpus.people.entries import initials_of
from corpus.people.groups import (
    Group,
    bilingual,
    heading_group,
    label_group,
    lead_of,
    organisation_group,
    says_all_but,
)
from corpus.people.names import is_given, is_name, read_name, weigh
from corpus.people.roll_joins import Above, Entry, fields_below, runs_on
from corpus.people.roll_tables import opens_people, split_cells
from corpus.rows import Row, rows_of
from corpus.sentences import split_sentences
from corpus.terms import from_words, keys, phrases, words
from corpus.text import strip_span

__all__ = ["gather_entries"]

# "- [x] Anna Holm", "1. Bo Dahl", "• Carl Eg"
_BULLET = re.compile(
    r"(?:[-*+–•\uf0b7\uf0a7▪◦·]\s+|[•\uf0b7\uf0a7▪]|\d{1,2}[.)]\s+)+(?:\[(?P<mark>[ xX])\]\s+)?"
    r"|\[(?P<box>[ xX])\]\s+"
)
_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^:\n\t|]{0,90}?)\s*(?::[*_]{0,3}(?=\s|$)|\s{3,}(?=\S))(?P<gap>[*_\s]*)"
)
# "Apologies – Eve Hay"
_DASHED = re.compile(r"(?P<label>[^\W\d_][^:,\n\t|]{0,40}?)\s[–—-](?P<gap>\s+)(?=\S)")
_EMPHASIS = re.compile(r"^(?:\*\*|__)[^*_]{1,80}(?:\*\*|__):?$")
# "Fra Region Nord: Anna Holm og Bo Dahl. Fra KL: Carl Friis"
_SEGMENT = re.compile(r"(?:^|(?<=[.;])\s+)(?P<label>[^\W\d_][^.:;,()]{1,60}):\s+(?=\S)")
# "Present: Ann Ross. Apologies: Bill Fox"
_MIDWAY = re.compile(r"(?P<sign>[.;,)])\s+(?P<label>[A-ZÆØÅ][^.:;,()]{2,40}):\s+(?=\S)")
# "Afbud: Bo Dahl. For Bo Dahl mødte Carl Eg."
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}\.)\s+(?=(?:For|I stedet for|In place of)\s+[A-ZÆØÅ])")
# "Sang nr. 754. Kaffe"
_NUMBERED = re.compile(r"\d\.\s")
# "1.0", "§ 3", the number of an item below the list
_COUNTED = re.compile(r"(?:§\s*)?\d{1,3}(?:[./]\d{1,4})*[.)]?")
_WIDE = 60


@dataclass(slots=True)
class _Place:
    """Where the reading of a section stands."""

    group: Group | None
    outer: Group | None  # the group of presence that organisations stand within
    level: int = 0
    table: bool = False  # whether the line above is of a table of people below no heading
    nested: bool = False  # whether the outer group holds organisations rather than entries
    read: int = 0  # where the sentences end that are read already


def gather_entries(
    text: str, section: Span, *, markdown: bool, open_group: Group | None
) -> list[Entry]:
    """The entries of a section in order, each with the group that it stands in."""
    found: list[Entry] = []
    place = _Place(open_group, open_group)
    width = _width(text)
    above: Row | None = None
    blank = False
    for row in rows_of(text[section.start : section.end], markdown=markdown):
        if row.blank or row.words.startswith("```"):
            blank = True
            continue
        start = section.start + row.span.start
        start += len(text[start : section.start + row.span.end]) - len(
            text[start : section.start + row.span.end].lstrip(
                " \t\f\v\u00a0\ufeff#" if row.level else " \f\v\u00a0\ufeff"
            )
        )
        if start < place.read:
            continue
        line = strip_span(text, Span(start, section.start + row.span.end), " \r\n\f\v\u00a0\ufeff")
        _take(text, row, line, place, found, Above(above, width, blank), section.end)
        above, blank = row, False
    return found


@lru_cache(maxsize=1)  # every list of a document asks
def _width(text: str) -> int:
    """The length of a full line, by which a wrapped one is told from one that ends."""
    lengths = sorted(len(line.rstrip()) for line in text.splitlines() if line.strip())
    return max(_WIDE, lengths[int(len(lengths) * 0.95)] if lengths else 0)


def _take(
    text: str,
    row: Row,
    line: Span,
    place: _Place,
    found: list[Entry],
    above: Above,
    section_end: int,
) -> None:
    """Reads one line into ``place`` or ``found``."""
    mark = _BULLET.match(text, line.start, line.end)
    start = mark.end() if mark else line.start
    inside = text[start : line.end]
    cells = split_cells(text, line)
    if cells and len(cells) > 1 and not (_label_cell(text, cells) or _colon_cell(text, cells)):
        first = text[cells[0].start : cells[0].end].strip(" *_:.").casefold()
        if sum(c.start < c.end for c in cells) == 2 and first in words("people_other_labels"):
            place.group = None  # "Indholdsfortegnelse      Side"
            return
        if _other_table(text, cells) or _item_cells(text, cells):
            place.group = place.outer = None
        if place.group is None and opens_people(text, cells):
            place.table = True
        group = place.group or (Group("present") if place.table else None)
        if group is not None:
            found.append(Entry(group, line.start, line.end, cells=list(cells)))
        return
    if cells == ():  # the rule below a table's head
        return
    if says_all_but(inside):  # "Alle var mødt, undtagen Bo Dahl": a sentence of the record
        place.group = place.outer = None
        return
    place.table = False
    if _heading(row, inside, place, found):
        return
    if labelled := _label(inside, place, bullet=bool(mark)):
        group, offset = labelled
        if offset < len(inside):
            found.extend(_segments(text, group, Span(start + offset, line.end)))
            place.nested = place.nested and group is not place.group
        return
    lead = lead_of(inside)
    if lead and (lead.start or not (place.group and _begins_entry(inside))):
        place.read = _prose_end(text, line.start, section_end)
        for sentence in split_sentences(text, Span(start, place.read)):
            again = lead_of(text[sentence.start : sentence.end])
            if again:
                at, end = sentence.start + again.start, sentence.start + again.end
                found.append(Entry(again.group, at, end, labelled=True))
        return
    if place.group is None:
        return
    if found and not mark and runs_on(text, found[-1], row, above):
        found[-1].end = line.end
        return
    if found and not mark and not above.blank and fields_below(text, found[-1], row):
        found[-1].breaks.append(found[-1].end)
        found[-1].end = line.end
        return
    if _closed(found, place, above, bullet=bool(mark), capitals=_capitals(inside)):
        return
    if place.group.single and above.blank and found and found[-1].group is place.group:
        place.group = place.outer = Group("present")  # below "Sekretær:" and its holder
    absent = bool(mark and " " in (mark["mark"], mark["box"])) or inside.startswith("~~")
    found.append(Entry(place.group, start, line.end, bullet=bool(mark), absent=absent))
    if place.outer is place.group:
        place.nested = False


def _prose_end(text: str, start: int, end: int) -> int:
    """Where the paragraph ends that a sentence such as "Fra bestyrelsen deltog …" opens.

    A line goes on below where it is full, breaks a word, or is taken up by a small letter.
    """
    while True:
        stop = text.find("\n", start, end)
        if stop < 0:
            return end
        line = text[start:stop].rstrip()
        ahead = text[stop + 1 : stop + 200].split("\n", 1)[0]
        if not ahead.strip() or ahead.lstrip()[0] in "-*•–|#" or "\t" in ahead:
            return stop
        unfinished = len(line) > _WIDE or line.endswith((",", "-")) or ahead.lstrip()[0].islower()
        if not unfinished or _LABEL.match(ahead.strip()):
            return stop
        start = stop + 1


def _segments(text: str, group: Group, span: Span) -> list[Entry]:
    """A label's people; in "Fra Region Nord: Anna Holm. Fra KL: Bo Dahl" an entry for each."""
    inside = text[span.start : span.end]
    if sentence := _SENTENCE.search(inside) or _attends().search(inside):
        span = Span(span.start, span.start + sentence.start())
        inside = text[span.start : span.end]
    marks = [
        (match, found)
        for match in _MIDWAY.finditer(inside)
        if (found := label_group(match["label"])) and (match["sign"] != "," or found.absent)
    ]
    if marks:
        # "Present: Ann Ross, Bill Fox. Chair: Ann Ross. Apologies: Cara Lee."
        stops = [*(match.start() for match, _ in marks), len(inside)]
        first = _segments(text, group, Span(span.start, span.start + stops[0]))
        return first + [
            Entry(found, span.start + match.end(), span.start + stop, labelled=True)
            for (match, found), stop in zip(marks, stops[1:], strict=True)
        ]
    within = [
        (match, found)
        for match in _SEGMENT.finditer(inside)
        if (found := organisation_group(match["label"], group, colon=True))
    ]
    if len(within) < 2 or within[0][0].start() > 0:
        return [Entry(group, span.start, span.end, labelled=True)]
    stops = [match.start() for match, _ in within[1:]] + [len(inside)]
    return [
        Entry(found, span.start + match.end(), span.start + stop, labelled=True)
        for (match, found), stop in zip(within, stops, strict=True)
    ]


@from_words
def _attends() -> re.Pattern[str]:
    # "Jo Petherick (minutes). Hal Oduya, Tyndale University, attended for item 6."
    return re.compile(
        rf"(?<=[\w)][.;])\s+(?=[A-ZÆØÅ][^.;:]{{1,120}}?\s{phrases('took_part')}\s[^;:]{{3,160}}\.$)"
    )


def _begins_entry(inside: str) -> bool:
    """Whether a line is an entry although it ends like a sentence ("Bo Dahl, var forhindret")."""
    return inside.count(",") > 0 and not inside.rstrip().endswith(".")


def _other_table(text: str, cells: Sequence[Span]) -> bool:
    """Whether a row is the head of a table of items or tasks ("Ref | Item | Action")."""
    plain = [text[cell.start : cell.end].strip(" *_:.#").casefold() for cell in cells]
    return all(cell in words("other_columns") for cell in plain)


def _colon_cell(text: str, cells: Sequence[Span]) -> bool:
    """Whether a row is a label with its colon and its people ("Management:", "Ann Ross, Acme")."""
    return len(cells) == 2 and text[cells[0].start : cells[0].end].endswith(":")


def _item_cells(text: str, cells: Sequence[Span]) -> bool:
    """Whether a row is the heading of an item below the list ("1.0", "CALL TO ORDER")."""
    first, second = (text[cell.start : cell.end].strip() for cell in cells[:2])
    return bool(_COUNTED.fullmatch(first)) and _capitals(second)


def _capitals(words_: str) -> bool:
    """Whether words are a heading in capitals rather than people ("VOTES OF SYMPATHY")."""
    many = words_.isupper() and len(words_.split()) > 1 and "," not in words_
    return many and not any(is_given(word) for word in words_.split())


def _label_cell(text: str, cells: Sequence[Span]) -> bool:
    """Whether a row of two cells is a label and its people."""
    first = text[cells[0].start : cells[0].end].strip(" :*_")
    cells = [cell for cell in cells if cell.start < cell.end]  # "Afbud:", a few tabs, the people
    return (
        len(cells) == 2
        and bool(first)
        and label_group(first) is not None
        and not keys("people_columns").get(
            text[cells[1].start : cells[1].end].strip(" :*_").casefold()
        )
    )


def _heading(row: Row, inside: str, place: _Place, found: list[Entry]) -> bool:
    """Takes a line that is nothing but a heading; whether it was one."""
    plain = bilingual(inside.strip())
    colon = plain.rstrip("*_ ").endswith(":")
    strong = bool(row.level or _EMPHASIS.match(plain) or colon)
    if not strong and (len(plain.split()) > 6 or plain[:1].islower()):
        return False
    if not colon and ":" in plain:
        return False
    if (group := heading_group(plain)) and (strong or not row.bullet):
        if place.outer and place.level and row.level > place.level and not group.presence:
            group = replace(group, absent=place.outer.absent)
        place.group = place.outer = group
        place.level, place.nested = row.level or place.level, True
        return True
    if place.group is None or (row.bullet and not colon):
        return bool(row.level)
    outer = (
        place.outer
        if place.outer and (place.nested or not place.outer.absent)
        else Group("present")
    )
    if within := organisation_group(plain, outer, colon=colon or strong):
        if (
            not strong
            and found
            and place.group.organisation is None
            and not place.nested
            and within.organisation
        ):
            return False  # the second line of an entry, "Syddansk Universitet"
        place.group = within
        return True
    if strong and not is_name(plain.strip(" :*_")):
        place.group = place.outer = None
        return True
    return False


def _label(inside: str, place: _Place, *, bullet: bool) -> tuple[Group, int] | None:
    """The group of "Til stede: …" and where its people begin; also of "Region Nord: …"."""
    bare = inside.lstrip("*_ ")
    shift = len(inside) - len(bare)
    match = _LABEL.match(bare)
    if "\t" in bare:
        cell = bare.split("\t", 1)[0]
        match = match or re.match(rf"(?P<label>{re.escape(cell)})(?P<gap>\s+)", bare)
    match = match or _DASHED.match(bare)
    if not match:
        return None
    label = match["label"].strip(" *_")
    rest = bare[match.end() :]
    dashed = ":" not in match.group() and match.re is _DASHED
    if dashed and (_is_named(label) or len(label.split()) > 4):
        return None
    if group := label_group(label):
        if not group.single:
            place.group = place.outer = group
            place.nested = True
        elif place.group is None:
            place.outer = place.group
        return group, shift + match.end()
    folded = label.casefold()
    if folded in keys("people_columns") and ":" in match.group() and place.group:
        return place.group, shift + match.end()  # "Navn: Anna Holm, Rolle: formand"
    if folded in words("people_other_labels") or (
        folded in keys("head_labels") and not label.isupper()
    ):
        if not bullet:
            place.group = None
        return Group(), len(inside)
    if place.group is None or ":" not in match.group() or not rest or _NUMBERED.search(label):
        return None
    outer = place.outer or place.group
    if not place.nested and (outer.absent or outer.guest):
        outer = Group("present")  # "Afbud: Bo Dahl" on the line above says nothing of this one
    first = read_name(rest)
    if first and initials_of(label, first.name):
        return None  # "MB: Myles Borins"
    if (
        first
        and weigh(first.name).name > 0.5
        and (within := organisation_group(label, outer, colon=True))
    ):
        return within, shift + match.end()
    return None


def _is_named(label: str) -> bool:
    found = read_name(label)
    return found is not None and weigh(found.name).name > 1


def _closed(
    found: list[Entry], place: _Place, above: Above, *, bullet: bool, capitals: bool
) -> bool:
    """Whether a line stands below a list that a blank line has ended."""
    if not above.blank or bullet or not found:
        return False
    last = found[-1]
    if capitals:
        place.group = place.outer = None
        return True
    if last.labelled and last.group.single:
        return True
    return last.labelled and place.group is last.group and last.end - last.start > 40
