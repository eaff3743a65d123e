"""Lists of participants, read: from lines to people.

The one thing to know: the whole list is looked at twice, so that organisations
which single lines show are known in the lines that name many people.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.model import Span
from corpus.people.entries import Person, choose_style, read_entry
from corpus.people.groups import Group
from corpus.people.listed import Listed, listed
from corpus.people.names import is_given, is_title, read_name, weigh
from corpus.people.roll_joins import MANY, Entry
from corpus.people.roll_lines import gather_entries
from corpus.people.roll_tables import read_table
from corpus.terms import words
from corpus.text import MendedText, strip_span

__all__ = ["entry_spans", "read_roll"]


_GAP = re.compile(
    r"(?P<name>[^\W\d_][^,;:()\n\t]{2,50}?[^\s,;:()])(?P<gap>[ \u00a0]{2,})(?=[^\W\d_])"
)
# "Smith, John (Chair)"
_SURNAME_FIRST = re.compile(
    r"(?P<surname>[^\W\d_][\w’'-]+), (?P<given>[^\W\d_][\w’'-]+(?: [A-Z]\.?)?)(?P<rest>(?:\s*[(,–-].*)?)$"
)


def read_roll(
    text: str, sections: Iterable[Span], *, markdown: bool, open_group: Group | None = None
) -> tuple[Listed, ...]:
    """The people of lists, in order, each as its entry gives them.

    Args:
        text: of the document.
        sections: spans of the lists, headings included.
        markdown: whether the text is Markdown.
        open_group: what holds before the first heading; None where entries need a heading.
    """
    entries = [
        entry
        for section in sections
        for entry in gather_entries(text, section, markdown=markdown, open_group=open_group)
    ]
    people: list[Listed] = []
    plain = [e for e in entries if not e.cells]
    for table in _tables(entries):
        people.extend(read_table(text, [(e.group, e.cells) for e in table]))
    people.extend(_read_plain(text, plain))
    return tuple(_substituted(sorted(people, key=lambda person: person.span)))


def _substituted(people: Sequence[Listed]) -> Iterator[Listed]:
    """The people, each "Stedfortræder: Bo Dahl" sitting for the absent person above it."""
    above: Listed | None = None
    for entry in people:
        person = entry.participant
        stands_in = entry.group.single and (person.role or "").casefold() in words("substitutes")
        if stands_in and above and above.participant.absent and not person.absent:
            whom = above.participant.name
            role = person.role if person.substitute_for else None
            whom = person.substitute_for or whom
            yield replace(entry, participant=replace(person, role=role, substitute_for=whom))
        else:
            yield entry
        above = entry


def _tables(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    table: list[Entry] = []
    for entry in [*entries, None]:
        if entry is not None and entry.cells:
            table.append(entry)
        elif table:
            yield table
            table = []


def _read_plain(text: str, entries: Sequence[Entry]) -> Iterator[Listed]:
    gaps = _gaps(text, entries)
    mended = [_mended(text, entry, gaps.get(entry.start)) for entry in entries]
    lines = [_one_a_line(entries, at, mended) for at in range(len(entries))]
    both = [(m.text, ln) for m, ln in zip(mended, lines, strict=True)]
    both = _given_first(both)
    places: frozenset[str] = frozenset()
    style = choose_style(both)
    for _ in range(2):  # organisations that single lines show are known in the lines of many
        found = [read_entry(t, style, places, lines=ln) for t, ln in both]
        places = frozenset(
            p.organisation.casefold() for people in found for p in people if p.organisation
        )
        style = choose_style(both, places)
    single = _first_names(found)
    many = sum(p.sure for people in found for p in people) > 2
    for entry, words_, people, ln in zip(entries, mended, found, lines, strict=True):
        for person in people:
            alone = entry.bullet and len(people) == 1 and many
            if not person.sure and not ((single or alone) and _believable(person.name)):
                continue
            span = (
                entry.span
                if ln and len(people) == 1
                else _own(text, words_, person.start, person.end)
            )
            group = replace(entry.group, absent=True) if entry.absent else entry.group
            yield listed(person, group, span)


def _gaps(text: str, entries: Sequence[Entry]) -> dict[int, int]:
    """Where two blanks part a name from its fields ("Anna Holm  direktør"), as a list's habit.

    By the start of the entry.
    """
    found: dict[int, int] = {}
    for entry in entries:
        match = _GAP.match(text, entry.start, entry.end)
        if match and (name := read_name(match["name"])) and not name.tail and " " in match["name"]:
            found[entry.start] = match.start("gap")
    return found if len(found) > 1 else {}


def _mended(text: str, entry: Entry, gap: int | None) -> MendedText:
    """An entry's words, with a comma where a line end or a gap parts a name from its fields."""
    words_ = MendedText.of(text, entry.span)
    letters = list(words_.text)
    for stop in (*entry.breaks, *(() if gap is None else (gap,))):
        at = bisect_left(words_.offsets, stop)
        if at < len(letters) and letters[at] == " ":
            letters[at] = ","
    return MendedText("".join(letters), words_.offsets)


def _given_first(entries: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The entries with "Smith, John" turned, where the whole list has surnames first."""
    turned = [
        match if lines and (match := _SURNAME_FIRST.match(words_)) else None
        for words_, lines in entries
    ]
    fit = [m for m in turned if m and is_given(m["given"]) and not is_given(m["surname"])]
    if len(fit) < 3 or len(fit) * 3 < len(entries) * 2:
        return entries
    return [
        (f"{m['given']} {m['surname']}{m['rest']}", lines) if m in fit else (words_, lines)
        for m, (words_, lines) in zip(turned, entries, strict=True)
    ]


def _own(text: str, words_: MendedText, start: int, end: int) -> Span:
    end = min(end, len(words_.offsets))
    if start >= end:
        return Span(0, 0)
    return strip_span(text, Span(words_.offsets[start], words_.offsets[end - 1] + 1))


def _one_a_line(entries: Sequence[Entry], at: int, mended: Sequence[MendedText]) -> bool:
    """Whether an entry is one of a list that has a line for each person."""
    entry = entries[at]
    if entry.group.single and not (entry.group.role or "").endswith(("s", "er")):
        return True  # "Sekretær: Anna Holm, Studieservice"
    near = [
        i for i in (at - 1, at + 1) if 0 <= i < len(entries) and entries[i].group == entry.group
    ]
    if not near or (entry.labelled and len(MANY.findall(mended[at].text)) > 2):
        return False
    return all(len(MANY.findall(mended[i].text)) <= 4 for i in (*near, at))


def _first_names(found: Sequence[Sequence[Person]]) -> bool:
    """Whether the list gives people by a single word ("Anna, Bo, Carl", initials, surnames)."""
    names = [person.name for people in found for person in people]
    singles = sum(len(name.split()) == 1 for name in names)
    return singles > 1 and singles * 2 > len(names)


def _believable(name: str) -> bool:
    if name[0].islower():
        return len(name) > 1 and not is_title(name)  # "rmertens", in a list of such names
    weights = weigh(name)
    return weights.title < 2 and weights.organisation < 2 and len(name) > 1


def entry_spans(text: str, section: Span, *, markdown: bool = False) -> tuple[Span, ...]:
    """The entries of a list with a line for each person; others as their lines stand."""
    return tuple(
        strip_span(text, e.span)
        for e in gather_entries(text, section, markdown=markdown, open_group=Group("present"))
    )
