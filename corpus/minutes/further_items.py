"""Items beside those that a document's style found: the parts of an item, and headings between numbers.

The one thing to know: a part is numbered after its item ("5.1" below 5, "7A" below 7)
and has a title and words of its own; numbered paragraphs, which are sentences, and
lists of papers are no parts.
"""

import re
from collections import Counter
from dataclasses import replace

from corpus.dates import find_dates
from corpus.minutes.announcements import kind_named
from corpus.minutes.heading_lines import Candidate, HeadingLines, Start
from corpus.model import ItemKind
from corpus.rows import bare
from corpus.terms import from_words, phrases, words

__all__ = ["with_further_items"]

_FIRST_PARTS = frozenset({"0", "1", "01", "a", "i"})


def with_further_items(
    lines: HeadingLines, starts: tuple[Start, ...], cuts: frozenset[int]
) -> tuple[Start, ...]:
    """The items found, with those that stand below and between them.

    Args:
        lines: of the document.
        starts: the items found, in order.
        cuts: rows that open the agenda or a list of participants.
    """
    beside = _beside(lines, starts, cuts)
    ordered = sorted([*starts, *beside], key=lambda start: start.at)
    known = {start.found.number for start in ordered}
    found: list[Start] = []
    for index, start in enumerate(ordered):
        stop = ordered[index + 1].at if index + 1 < len(ordered) else len(lines.rows)
        if grouped := _grouped(lines, start, stop):
            found.extend(grouped)
            continue
        found.append(start)
        parts = _parts(lines, start, stop) or _counted_parts(lines, start, stop)
        parts = parts or _nested(lines, start, stop)
        found.extend(p for p in parts if p.found.number is None or p.found.number not in known)
    return _typed(lines, found)


def _typed(lines: HeadingLines, starts: list[Start]) -> tuple[Start, ...]:
    """With the type that a group's heading gives its parts: "3. Items for decision" to 3.1."""
    groups: dict[str, tuple[ItemKind, str]] = {}
    for row in lines.rows:
        named = _group().fullmatch(row.words) if len(row.words) < 60 else None
        if named and (kind := kind_named(named["kind"])):
            groups[named["number"]] = kind, named["kind"]
    found: list[Start] = []
    for start in starts:
        one = start.found
        above = groups.get((one.number or "").rpartition(".")[0])
        typed = above is not None and one.kind is None
        told = replace(one, kind=above[0], type=above[1]) if above and typed else one
        found.append(replace(start, found=told))
    return tuple(found)


@from_words
def _group() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<number>\d{{1,2}})(?:\.0?)?\s{{1,9}}(?:{phrases('type_group_words')})\s(?P<kind>\w[\w /]{{2,40}})",
        re.IGNORECASE,
    )


def _beside(lines: HeadingLines, starts: tuple[Start, ...], cuts: frozenset[int]) -> list[Start]:
    """Headings without a number at the level of those with one ("## Any other business")."""
    rows = lines.rows
    numbered = [s for s in starts if s.found.number and rows[s.at].level and s.form != "issue"]
    if not numbered:
        return []
    levels = Counter(rows[s.at].level for s in numbered)
    level = max(levels, key=lambda one: levels[one])
    taken = {at for s in starts for at in range(s.at, max(s.row, s.at + 1))}
    found: list[Start] = []
    for at, row in enumerate(rows):
        if row.level != level or at in taken or at in cuts:
            continue
        if not (lines.titles_item(at) and lines.has_body(at)):
            continue
        if at > numbered[0].at or _opens_items(lines, at, level):
            found.append(lines.heading(at))
    return found


def _grouped(lines: HeadingLines, start: Start, stop: int) -> list[Start]:
    """The titles below a heading in capitals with no words of its own ("OLD BUSINESS")."""
    rows = lines.rows
    if start.form != "line" or not rows[start.at].words.isupper():
        return []
    below = range(max(start.row, start.at + 1), stop)
    titles = [
        at
        for at in below
        if rows[at - 1].blank
        and lines.names_matter(at)
        and lines.has_prose(at)
        and not rows[at + 1].blank
    ]
    first = next((at for at in below if not rows[at].blank), None)
    if first is None or first not in titles:
        return []
    return [replace(lines.heading(at), form="line") for at in titles]


def _nested(lines: HeadingLines, start: Start, stop: int) -> list[Start]:
    """The headings right below a heading that has no words of its own."""
    rows = lines.rows
    first = next((at for at in range(start.at + 1, stop) if not rows[at].blank), stop)
    if start.form != "heading" or first == stop or not rows[start.at].level:
        return []
    level = rows[first].level
    if level <= rows[start.at].level:
        return []
    below = [at for at in range(first, stop) if rows[at].level == level]
    held = all(lines.titles_item(at) and lines.has_body(at) for at in below)
    return [lines.heading(at) for at in below] if held else []


def _opens_items(lines: HeadingLines, at: int, level: int) -> bool:
    """Whether a heading before the first number is an item: below "Agenda", or one by its title."""
    if bare(lines.rows[at].words).casefold() in words("usual_items"):
        return True
    above = next((r for r in reversed(lines.rows[:at]) if r.level and r.level < level), None)
    return above is not None and bare(above.words).casefold() in words("item_holders")


def _parts(lines: HeadingLines, start: Start, stop: int) -> list[Start]:
    """The items below one that are numbered after it, where all that are so numbered have titles."""
    number = (start.found.number or "").removesuffix(".0")
    if not number or start.form == "issue":
        return []
    parts = [
        c
        for at in range(max(start.row, start.at + 1), stop)
        if (c := lines.candidate(at)) and c.opening and _part_of(number, c.opening.number)
    ]
    whole = number == start.found.number  # below "9.0" stands "9.1", with words or without
    told = _are_items(lines, number, parts, with_words=whole)
    return [lines.start(c, None) for c in parts] if told else []


def _counted_parts(lines: HeadingLines, start: Start, stop: int) -> list[Start]:
    """The items below one that count for themselves: "A. Budget", "B. Calendar" below "VI. Old business"."""
    number = start.found.number
    forms = {"letter", "plain"} if start.form == "roman" else {"letter"}
    if not number or start.form in {"issue", "letter"} or not number.isalnum():
        return []
    parts: list[Candidate] = []
    first = max(start.row, start.at + 1)
    for at in range(first, stop):
        one = lines.candidate(at)
        if one is None or one.form not in forms or one.sentence or not (one.alone or at == first):
            continue
        if one.number in {"A", "1"} if not parts else _counts(parts[-1].number, one.number):
            parts.append(one)
    if not parts or not all(lines.heads(c) and not _is_day(c) for c in parts):
        return []
    starts = [lines.start(c, None) for c in parts]
    return [replace(s, found=replace(s.found, number=f"{number}.{s.found.number}")) for s in starts]


def _is_day(candidate: Candidate) -> bool:
    """Whether a title is a date: below "Approval of minutes" stand the days of the meetings."""
    title = candidate.opening.title.strip() if candidate.opening else ""
    return any(m.span.start == 0 and m.span.end >= len(title) - 1 for m in find_dates(title))


def _counts(one: str, other: str) -> bool:
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1


def _part_of(number: str, other: str) -> str | None:
    """What a number adds to that of the item above: "1" of "5.1" below 5, "a" of "7A" below 7."""
    if not other.startswith(number) or other == number:
        return None
    found = re.fullmatch(r"(?:[.]|(?<=\d)[/-])?(\d{1,2}|[A-Za-z])", other[len(number) :])
    if found is None or (other[len(number)].isdigit()):
        return None
    return found[1].casefold()


def _are_items(
    lines: HeadingLines, number: str, parts: list[Candidate], *, with_words: bool
) -> bool:
    if not parts or _part_of(number, parts[0].number) not in _FIRST_PARTS:
        return False
    places = [c.at for c in parts]
    for index, part in enumerate(parts):
        if index and not _next(number, parts[index - 1].number, part.number):
            return False
        if not lines.heads(part):
            return False
        if with_words and part.at + 1 in places[index + 1 : index + 2]:
            return False
    return True


def _next(number: str, one: str, other: str) -> bool:
    return _counts(_part_of(number, one) or "", _part_of(number, other) or "")
