"""The sections of a mandate read clause by clause, each with what its heading stands for.

The one thing to know: a section that has but a number goes with the heading above it, and
the last of a block of labelled lines holds one clause only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.mandates.clauses import Clause, Wrapping, clauses_of
from corpus.mandates.provision_headings import heading_keys, is_sentence, without_number
from corpus.model import Document, ProvisionKind, Section, SectionKind
from corpus.terms import words
from corpus.text import mend

__all__ = ["LABEL", "LOOSE", "Reading", "readings_of"]

LOOSE = frozenset({"meetings", "assembly", "board", "other"})
_BROAD = frozenset({"meetings", "assembly", "board"})
LABEL = re.compile(r"^\W{0,3}(?P<label>[^\W\d_][^:]{1,60}?)(?:\*\*|__)?\s*:(?:\*\*|__)?\s+\S")


@dataclass(frozen=True, slots=True)
class Reading:
    """A section of a mandate, read clause by clause.

    Attributes:
        section: as cut.
        keys: what its heading stands for, or the heading above it where it has but a number.
        clauses: of its body.
    """

    section: Section
    keys: tuple[str, ...]
    clauses: tuple[Clause, ...]

    @property
    def kinds(self) -> tuple[ProvisionKind, ...]:
        """What the heading says that the sentences settle; () where it tells little."""
        return tuple(ProvisionKind(key) for key in self.keys if key not in LOOSE)

    @property
    def mixed(self) -> bool:
        """Whether the heading also names what tells little ("Organisering og sekretariat")."""
        return bool(self.kinds) and bool(_BROAD.intersection(self.keys))


def readings_of(document: Document, sections: Sequence[Section]) -> tuple[Reading, ...]:
    """The sections of a mandate with their clauses."""
    wrapping = Wrapping.of(document.text)
    found: list[Reading] = []
    above: tuple[str, ...] = ()
    parent: tuple[tuple[str, ...], int] = ((), 0)
    for section in sections:
        if section.kind is SectionKind.SIDEHOVED:
            continue
        clauses = clauses_of(document, section.body, wrapping)
        if section.heading is None or without_number(section.heading):
            above = heading_keys(section.heading or "")
            if len(found) < 2 and _is_title(document.text, section, clauses):
                above = ()
            rank = _rank(document.text, section)
            empty = bool(found) and not found[-1].clauses
            if above or not (parent[0] and (empty or 0 < parent[1] < rank)):
                parent = (above, rank)
            else:  # "Ex officio" below "Membership"
                above = parent[0]
        labelled = _block(document.text, section, clauses)
        found.append(Reading(section, above, clauses[:labelled]))
        if clauses[labelled:]:
            found.append(Reading(section, (), clauses[labelled:]))
    return tuple(found)


def _block(text: str, section: Section, clauses: Sequence[Clause]) -> int:
    """How many clauses belong to a heading; below the last of a block of labelled lines only one."""
    line_end = text.find("\n", section.body.start)
    run_in = text[section.body.start : line_end if line_end >= 0 else None].strip()
    above = text[: section.span.start].rstrip("\n").rsplit("\n", 1)[-1]
    if not run_in or not clauses or not LABEL.match(above):
        return len(clauses)
    parted = text.find("\n\n", section.body.start)
    return sum(parted < 0 or clause.span.start < parted for clause in clauses)


def _is_title(text: str, section: Section, clauses: Sequence[Clause]) -> bool:
    """Whether "MANDATE" is the document's title above labelled lines, rather than a heading."""
    bare = re.sub(r"\s*\([^()]*\)$", "", without_number(section.heading or "")).casefold()
    names = {bare, re.split(r"\s+for\s", bare)[0]}
    said = [(clause, mend(text, clause.span)) for clause in clauses]
    return bool(names.intersection(words("mandate_titles"))) and all(
        clause.cells or LABEL.match(line) or not (clause.entry or clause.lead or is_sentence(line))
        for clause, line in said
    )


def _rank(text: str, section: Section) -> int:
    """How deep a heading lies, by its marks or its number; 0 where nothing says it."""
    line = text[section.span.start : section.body.start].strip()
    if marks := re.match(r"#{1,6}(?=\s)", line):
        return len(marks.group())
    number = re.match(r"\d{1,2}(?:\.\d{1,2}){0,3}(?=[.)]?\s)", line)
    return number.group().count(".") + 1 if number else 0
