"""Which lines of a list of participants go on with the entry above them.

The one thing to know: a line goes on where the one above is full, or ends within
a name, an organisation or a bracket; a line that begins a person of its own does not.
"""

import re
from dataclasses import dataclass, field

from corpus.model import Span
from corpus.people.groups import Group
from corpus.people.names import is_given, is_name, is_title, read_name, weigh
from corpus.rows import Row

__all__ = ["MANY", "Above", "Entry", "fields_below", "runs_on"]

_JOINER = re.compile(r"(?:[,&/-]|\u00ad|\b(?:og|samt|and|for|fra|ved|i|of|at|stedet|pkt|kl)\.?)$")
MANY = re.compile(r"[,;]\s|\s(?:og|and|samt)\s", re.IGNORECASE)
# A line that ends within an organisation's name, or with a post and no name
_NAME_CUT = re.compile(r"\b(?:and|og|&|of|for)\s+[A-ZÆØÅ]\w+$")
_POST_CUT = re.compile(r",\s+[a-zæøå][\w -]{2,40}$")


@dataclass(slots=True)
class Entry:
    """Lines that belong together, while they are gathered."""

    group: Group
    start: int
    end: int
    labelled: bool = False  # begins after "Til stede:"
    bullet: bool = False
    breaks: list[int] = field(default_factory=list)  # line ends that part a name from its fields
    absent: bool = False  # "- [ ] Anna Holm"
    cells: list[Span] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From its first line to its last."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a line."""

    row: Row | None
    width: int
    blank: bool


def fields_below(text: str, entry: Entry, row: Row) -> bool:
    """Whether a line holds the title and organisation of the name above it."""
    before = text[entry.start : entry.end]
    if entry.cells or entry.labelled or not is_name(before.split("(")[0].strip()):
        return False
    fields = re.split(r"[,(]", row.words)
    first = weigh(fields[0].strip())
    if any((f := read_name(part.strip())) and f.courteous for part in fields):
        return False  # "Professor, dr.med. Jens Holst" is a person
    named = weigh(before.split("(")[0].strip())
    return named.name > 2 and first.name < 0 and max(first.title, first.organisation) >= 3


def _whole_names(before: str, below: str) -> bool:
    """Whether a line ends with a whole name, and the next begins with a whole one of its own."""
    last = re.split(r"[,;]\s|\s(?:og|and|samt)\s", before)[-1].strip()
    first = re.split(r"[,;(]|\s(?:og|and|samt)\s", below)[0].strip()
    ends, begins = read_name(last), read_name(first)
    return bool(
        ends and begins and not ends.tail and not begins.tail
        and " " in ends.name and " " in begins.name
        and (begins.courteous or begins.role)
    )  # fmt: skip


def _cut_short(before: str, below: str) -> bool:
    """Whether a line ends within a name ("…, Mr George" above "Hill and Ms Jones")."""
    parts = [p.strip() for p in re.split(r"[,;]\s|\s(?:og|and|samt)\s", before)]
    last, first = read_name(parts[-1]), re.split(r"[,;(]|\s(?:og|and|samt)\s", below)[0].strip()
    whole = sum(" " in p for p in parts[:-1]) * 2 > len(parts) - 1
    return bool(
        last and " " not in last.name and not last.tail and whole
        and " " not in first and is_name(first)
    )  # fmt: skip


def _many_names(before: str) -> bool:
    """Whether lines name people one after the other rather than one with their fields."""
    if len(MANY.findall(before)) < 2:
        return False
    parts = re.split(r"[,;]\s|\s(?:og|and|samt)\s", re.sub(r"\([^()]*\)?", "", before))
    found = [read_name(part.strip()) for part in parts]
    return sum(f is not None and not f.tail and weigh(f.name).name >= 1 for f in found) > 2


def runs_on(text: str, entry: Entry, row: Row, above: Above) -> bool:
    """Whether a line goes on with the entry above it."""
    before = text[entry.start : entry.end].rstrip()
    if entry.cells or above.row is None or (above.blank and not before.endswith((",", "-"))):
        return False
    first = row.words.split()[0]
    if row.level or row.bullet or above.row.level:
        return False
    if before.endswith(";"):
        return before.count("(") > before.count(")")
    found = read_name(row.words)
    if row.words[0] == "(" or _JOINER.search(before):
        return True
    if "," in before and _NAME_CUT.search(before) and not is_given(first) and found:
        return " " not in found.name  # "Ministry of Fisheries and Marine" above "Affairs (chair)"
    posts_first = entry.labelled and before[0].islower()
    if posts_first and found and _POST_CUT.search(before) and is_title(before.split(",")[-1]):
        return True  # "…, fuldmægtig" above "Bo Dahl"
    if row.words[0].islower():
        return found is None or not found.courteous
    full = len(above.row.words) + 1 + len(first) > above.width * 0.85
    if (entry.labelled and len(MANY.findall(before)) > 1) or _many_names(before):
        if before.count("(") <= before.count(")") and _whole_names(before, row.words):
            return False
        return full or before.count("(") > before.count(")") or _cut_short(before, row.words)
    if before.count("(") > before.count(")"):
        return True
    named = weigh(row.words).name > 2 or bool(found and found.tail)
    fields = "," in row.words or "(" in row.words
    return full and not named and not (fields and found and is_given(first)) and "," in before
