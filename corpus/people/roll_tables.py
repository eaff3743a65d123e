"""Tables of participants: columns by their headings, or by what their cells look like.

The one thing to know: a table with a column "Til stede" tells who was there
by its marks; an empty cell is absence only where other cells are marked.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Span
from corpus.people.entries import Person, Style, choose_style, is_honour, read_entry
from corpus.people.groups import Group, heading_group, organisation_group
from corpus.people.listed import Listed, listed
from corpus.people.names import is_name, is_title, weigh
from corpus.people.notes import Note, joined, read_note
from corpus.terms import keys, words
from corpus.text import mend, strip_span

__all__ = ["opens_people", "read_table", "split_cells"]

_PARTS = re.compile(r"[,;]\s+|\s/\s")
_RULE = re.compile(r"^[|\s:+=-]*$")
_Row = tuple[Group, Sequence[Span]]
_Words = tuple[Group, list[str], Sequence[Span]]


def split_cells(text: str, line: Span) -> tuple[Span, ...] | None:
    """The cells of a line that is a row of a table; () for a rule, None for any other line."""
    inside = text[line.start : line.end]
    if inside.lstrip().startswith("|"):
        if _RULE.match(inside):
            return ()
        body = strip_span(text, line)
        end = body.end - 1 if text[body.end - 1] == "|" else body.end
        return _cut(text, body.start + 1, end, r"(?<!\\)\|")
    if "\t" in inside.strip("\n"):
        return _cut(text, line.start, line.end, r"\t")
    # columns of blanks, but not "Anna Holm    (formand)"
    if re.search(r"\S[ \u00a0]{3,}(?=[^\s(])", inside.strip()):
        return _cut(text, line.start, line.end, r"\s{2,}(?!\()")
    return None


def _cut(text: str, start: int, end: int, separator: str) -> tuple[Span, ...]:
    cells: list[Span] = []
    for match in re.compile(separator).finditer(text, start, end):
        cells.append(strip_span(text, Span(start, match.start())))
        start = match.end()
    return (*cells, strip_span(text, Span(start, end)))


def read_table(text: str, rows: Sequence[_Row]) -> tuple[Listed, ...]:
    """The people of a table's rows, in order."""
    table = [(group, [mend(text, cell) for cell in cells], cells) for group, cells in rows]
    columns: dict[int, str] = {}
    found: list[Listed] = []
    body: list[_Words] = []
    groups: list[Group | None] = []
    for group, words_, cells in table:
        if beside := _groups(words_):
            found.extend(_body(body, columns))
            groups, columns, body = beside, {}, []
        elif groups:
            found.extend(_by_column(words_, cells, groups))
        elif head := _head(words_):
            found.extend(_body(body, columns))
            columns, body = head, []
        else:
            body.append((group, words_, cells))
    found.extend(_body(body, columns))
    return tuple(found)


def _groups(cells: list[str]) -> list[Group | None]:
    """The groups of a head such as "Present | Apologies", where each column holds its people."""
    found = [heading_group(cell) if cell else None for cell in cells]
    plain = sum(bool(cell) for cell in cells)
    known = [group for group in found if group]
    both = {group.presence for group in known} >= {"present", "absent"}
    named = any(
        keys("people_columns").get(_plain(c)) in ("title", "role", "function") for c in cells
    )
    return found if plain == len(known) > 1 and both and not named else []


def _by_column(
    words_: list[str], cells: Sequence[Span], groups: Sequence[Group | None]
) -> list[Listed]:
    return [
        listed(person, group, cell)
        for word, cell, group in zip(words_, cells, groups, strict=False)
        if group and word
        for person in _cell_people(word)
    ]


def _plain(cell: str) -> str:
    return cell.strip(" *_:.#").casefold()


def _column(head: str) -> str | None:
    """What a column holds by its head; of "Titel/funktion" the first word that is known."""
    columns = keys("people_columns")
    parts = re.split(r"\s*(?:/|&|,|\bog\b|\band\b|\()\s*", head)
    return columns.get(head) or next((columns[p] for p in parts if p in columns), None)


def _head(cells: list[str]) -> dict[int, str]:
    """What each column holds, where a row is the table's head."""
    if any(" " in cell and weigh(cell).name >= 2.5 for cell in cells):
        return {}  # "Ida Bro | medlem | afbud"
    known = {at: _column(_plain(cell)) for at, cell in enumerate(cells)}
    columns = {at: key for at, key in known.items() if key}
    filled = sum(bool(cell) for cell in cells)
    if len(columns) == filled == 2:
        return columns if "name" in columns.values() else {}
    enough = len(columns) >= 2 and len(columns) * 2 >= filled
    # "Formand | Anna Holm | Kommune" is no head, "Medlem | Kommune | Suppleant for" is
    role = _plain(cells[0]) in keys("roles") and len(columns) < filled
    return columns if enough and not role else {}


def opens_people(text: str, cells: Sequence[Span]) -> bool:
    """Whether a row is the head of a table of people ("Deltager | Organisation | Rolle")."""
    plain = [_plain(text[cell.start : cell.end]) for cell in cells]
    known = _head(plain)
    named = any(cell in words("people_table_names") for cell in plain)
    return named and len(known) > 1 and len(known) == sum(bool(cell) for cell in plain)


def _body(rows: list[_Words], columns: dict[int, str]) -> list[Listed]:
    if not columns:
        return _headless(rows)
    if "present" not in columns.values():
        columns = {**_marked_columns(rows, columns), **columns}
    columns = {
        at: "function" if key == "role" and _holds_posts(rows, at) else key
        for at, key in {**_unknown_columns(rows, columns), **columns}.items()
    }
    found: list[Listed] = []
    marked = {
        at: any(_mark(words_[at]) for _, words_, _ in rows if at < len(words_))
        for at, key in columns.items()
        if key in ("present", "absent")
    }
    within: Group | None = None
    for group, words_, cells in rows:
        filled = [cell for cell in words_ if cell]
        if len(filled) == 1 and len(words_) > 1 and not columns_hold_name(columns, words_):
            within = heading_group(filled[0]) or organisation_group(filled[0], group, colon=True)
            continue
        found.extend(_row(within or group, words_, cells, columns, marked))
    return found


def _holds_posts(rows: list[_Words], at: int) -> bool:
    """Whether a column of roles holds posts beside them: "Arkitekt, referent"."""
    cells = [_PARTS.split(words_[at]) for _, words_, _ in rows if at < len(words_)]
    known = [[read_note(part) is not None for part in parts] for parts in cells]
    return any(any(parts) and not all(parts) for parts in known)


def _unknown_columns(rows: list[_Words], columns: dict[int, str]) -> dict[int, str]:
    """Columns whose head says nothing, by what their cells look like, where a field is lacking."""
    found: dict[int, str] = {}
    for at in range(max((len(words_) for _, words_, _ in rows), default=0)):
        cells = [words_[at] for _, words_, _ in rows if at < len(words_) and words_[at]]
        if at in columns or len(cells) * 2 < len(rows) or len(cells) < 2:
            continue
        if any(re.search(r"[@\d]|^\W", c) or _mark(c) is not None for c in cells):
            continue
        weights = [weigh(cell) for cell in cells]
        title, place = sum(w.title for w in weights), sum(w.organisation for w in weights)
        key = "title" if title > max(place, len(cells)) else "organisation"
        if key not in columns.values() and (key == "title" or place > 0):
            found[at] = key
    return found


def _marked_columns(rows: list[_Words], columns: dict[int, str]) -> dict[int, str]:
    """Columns that the head names otherwise (by a date) and that hold marks of presence."""
    width = max((len(words_) for _, words_, _ in rows), default=0)
    found: dict[int, str] = {}
    for at in range(width):
        cells = [words_[at] for _, words_, _ in rows if at < len(words_) and words_[at]]
        if at not in columns and cells and all(_mark(cell) is not None for cell in cells):
            found[at] = "present"
    return found


def _headless(rows: list[_Words]) -> list[Listed]:
    """The people of a table without a head: names side by side, or a person's fields."""
    columns = _guess([words_ for _, words_, _ in rows])
    marks = [at for at, key in columns.items() if key == "present"]
    marked = {at: any(_mark(w[at]) for _, w, _ in rows if at < len(w)) for at in marks}
    entries = [
        ", ".join(cell for at, cell in enumerate(words_) if cell and at not in marks)
        for _, words_, _ in rows
    ]
    beside = "people" in columns.values() and len(columns) > 1
    style = choose_style([(entry, not beside) for entry in entries])
    found: list[Listed] = []
    for entry, (group, words_, cells) in zip(entries, rows, strict=True):
        if beside:
            found.extend(
                listed(person, group, cells[at])
                for at, cell in enumerate(words_)
                if cell
                for person in _cell_people(cell)
            )
            continue
        absent = _absent(words_, columns, marked)
        if absent is not None:
            group = replace(group, absent=absent)
        whole = Span(cells[0].start, cells[-1].end)
        people = read_entry(entry, style, lines=True)
        found.extend(listed(p, group, whole) for p in people if p.sure or is_name(p.name))
    return found


def columns_hold_name(columns: dict[int, str], cells: list[str]) -> bool:
    """Whether the cell of a row with a single filled cell is a person's name."""
    at = next((i for i, cell in enumerate(cells) if cell), 0)
    return columns.get(at) in ("name", "people") and weigh(cells[at]).name >= 1


def _guess(rows: list[list[str]]) -> dict[int, str]:
    """Columns of a table without a head, by what most of their cells look like."""
    columns: dict[int, str] = {}
    for at in range(max((len(row) for row in rows), default=0)):
        cells = [row[at] for row in rows if at < len(row) and row[at]]
        weights = [weigh(cell.split("(")[0].strip() or cell) for cell in cells]
        if not cells:
            continue
        if sum(_mark(cell) is not None for cell in cells) * 2 > len(cells):
            columns[at] = "present"
            continue
        if sum(cell.casefold() in keys("roles") for cell in cells) * 2 > len(cells):
            columns[at] = "role"
            continue
        name = sum(w.name for w in weights)
        title = sum(w.title for w in weights)
        place = sum(w.organisation for w in weights)
        best = max(name, title, place)
        columns[at] = "name" if best == name else "title" if best == title else "organisation"
    names = [at for at, key in columns.items() if key == "name"]
    if len(names) > 1:
        # Names side by side; or names and something unknown, which is then an organisation.
        strong = [at for at in names if _strongly_names(rows, at)]
        for at in names[1:]:
            columns[at] = "people" if at in strong else "organisation"
        if any(columns[at] == "people" for at in names[1:]):
            columns[names[0]] = "people"
    if not names and columns:
        columns[0] = "people"
    return columns


def _strongly_names(rows: list[list[str]], at: int) -> bool:
    cells = [row[at] for row in rows if at < len(row) and row[at]]
    return sum(weigh(cell.split("(")[0].strip()).name > 2 for cell in cells) * 2 > len(cells)


def _mark(cell: str) -> bool | None:
    """Whether a cell says present or absent; None where it is no mark."""
    folded = (
        re.sub(r"\s*(?:\([^()]*\)|[–-]\s.*|,\s.*)$", "", cell).strip(" *_.").casefold()
        or cell.casefold()
    )
    key = keys("presence_marks").get(folded) or keys("presence_marks").get(cell.casefold().strip())
    return None if key is None else key == "present"


def _row(
    group: Group,
    words_: list[str],
    cells: Sequence[Span],
    columns: dict[int, str],
    marked: dict[int, bool],
) -> list[Listed]:
    whole = Span(cells[0].start, cells[-1].end)
    values = {key: words_[at] if at < len(words_) else "" for at, key in columns.items()}
    name = values.get("name") or " ".join(
        part for key in ("first_name", "last_name") if (part := values.get(key))
    )
    people = _cell_people(name)
    if len(people) != 1:
        return [listed(person, group, whole) for person in people]
    person = _with_columns(people[0], values)
    absent = _absent(words_, columns, marked)
    if absent is not None:
        group = replace(group, absent=absent, presence="absent" if absent else "present")
    return [listed(person, group, whole)]


def _cell_people(cell: str) -> tuple[Person, ...]:
    people = read_entry(
        cell, choose_style([(cell, True)]) if "," in cell else Style.NAMES, lines=True
    )
    return tuple(p for p in people if p.sure or is_name(p.name))


def _with_columns(person: Person, values: dict[str, str]) -> Person:
    post, more = _post(values.get("title") or "")
    honoured = person.title is not None and is_honour(person.title)
    note, titles = joined(person.note, more), [post if post and honoured else person.title or post]
    role = person.role
    for key in ("note", "present", "substitute"):
        value = values.get(key, "").strip(" -–")
        if key == "substitute" and is_name(value):
            note = joined(note, Note(substitute_for=value))
        elif key == "present" and _mark(value) is not None:
            inside = re.search(
                r"(?:\(|,\s+)([^()]*?)\)?$", value
            )  # "x (til kl. 15)", "Ja, pkt. 1-4"
            note = joined(note, read_note(inside[1]) or Note()) if inside else note
        elif value:
            for part in (value, *re.split(r"[,;]\s+", value)):
                serves = part.casefold().endswith(("sekretariatet", "secretariat"))
                note = joined(note, read_note(part.strip("() ")) or Note(secretariat=serves))
    for key in ("role", "function"):
        for part in _PARTS.split(values.get(key, "").strip(" -–")):
            post, more = _post(part) if part else (None, Note())
            note = joined(note, more)
            if post and post.casefold() in words("plain_members"):
                note = joined(note, Note(role=post if key == "role" else None))
            elif post and (known := read_note(post)) is not None:
                note = joined(note, known)
            elif post and key == "role":
                note = joined(note, Note(role=post))  # "WP1 leader"
            elif post:
                titles.append(post)
    return replace(
        person,
        role=joined(Note(role=role), note).role,
        note=note,
        title=", ".join(filter(None, titles)) or None,
        organisation=person.organisation or _filled(values.get("organisation")),
    )


def _post(cell: str) -> tuple[str | None, Note]:
    """A title and what stands in brackets behind it ("Direktør (formand)")."""
    note, kept = Note(), cell
    for match in re.finditer(r"\s*\(([^()]*)\)", cell):
        if (found := read_note(match[1])) is not None:
            note, kept = joined(note, found), kept.replace(match.group(), "")
    parts = re.split(r",\s+", kept)
    for part in parts[1:]:
        if (found := read_note(part)) is not None and found != Note():
            note = joined(note, found)
            parts.remove(part)
    kept = ", ".join(parts)
    if (whole := read_note(kept)) is not None and whole.role and not is_title(kept):
        return None, joined(note, whole)
    return _filled(kept), note


def _filled(value: str | None) -> str | None:
    return value if value and value.strip(" -–") else None


def _absent(words_: list[str], columns: dict[int, str], marked: dict[int, bool]) -> bool | None:
    """Whether the row's marks say absent; None where it has none."""
    for at, key in columns.items():
        if key not in ("present", "absent") or not marked.get(at):
            continue
        cell = words_[at] if at < len(words_) else ""
        mark = _mark(cell)
        if key == "present":
            return (not cell) if mark is None else not mark
        if mark is not None and (
            mark or cell.strip().casefold() in ("afbud", "apologies", "absent")
        ):
            return True
    return False if any(marked.values()) else None
