"""What a version of a mandate changed, sentence by sentence.

The one thing to know: sentences are compared by their letters alone. Another
line length, a hyphen at a line end or a provision that has moved to another
section is no change; another number or word is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeAlias

from corpus.mandates.clauses import Clause, sentences_of
from corpus.mandates.provision_headings import without_number
from corpus.mandates.readings import readings_of
from corpus.model import Document, Mandate, ProvisionKind, Section, Span
from corpus.text import fold, mend

__all__ = ["Change", "ChangeKind", "changes_between"]

# Two sentences as much alike are one that was changed; less, and one left and another came.
_ALIKE = 0.5
_SECTIONS_ALIKE = 0.6


class ChangeKind(StrEnum):
    """What became of a sentence of a mandate from one version to the next."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence or list entry that differs from the version before.

    Attributes:
        heading: of its section, in the new version; of one that was removed, in the old.
        provision: what it settles, where that is known.
        old: the words before, mended; None for an addition.
        new: the words now, mended; None for a removal.
        old_span: of the old words, into the text of the version before.
        new_span: of the new words.
    """

    kind: ChangeKind
    heading: str | None
    provision: ProvisionKind | None
    old: str | None
    new: str | None
    old_span: Span | None
    new_span: Span | None


def changes_between(
    old: tuple[Document, Mandate], new: tuple[Document, Mandate]
) -> tuple[Change, ...]:
    """What the new version changed, in the order of its text; removals where they stood."""
    before, after = _units(*old), _units(*new)
    moved = Counter(u.key for _, units in before for u in units) & Counter(
        u.key for _, units in after for u in units
    )
    found: list[Change] = []
    for old_units, new_units in _paired(before, after):
        found.extend(_compared(_left(old_units, moved), _left(new_units, moved)))
    return tuple(_rejoined(found))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence or list entry to compare."""

    words: str
    key: str
    span: Span
    section: Section
    kind: ProvisionKind | None
    entry: bool


#: A section and its units.
_Part: TypeAlias = tuple[Section, list[_Unit]]


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", "", fold(words))


def _units(document: Document, mandate: Mandate) -> list[_Part]:
    settled = {provision.span.start: provision.kind for provision in reversed(mandate.provisions)}
    found: list[_Part] = []
    for reading in readings_of(document, mandate.sections):
        units: list[_Unit] = []
        for clause in reading.clauses:
            for span in () if clause.tail else _spans(document, clause):
                words = mend(document.text, span)
                unit = _Unit(
                    words, _key(words), span, reading.section, settled.get(span.start), clause.entry
                )
                if units and units[-1].words.endswith(":") and not clause.entry:
                    unit = _joined(document, units.pop(), unit)
                if unit.key:
                    units.append(unit)
        found.append((reading.section, units))
    return found


def _joined(document: Document, lead: _Unit, unit: _Unit) -> _Unit:
    """Two sentences parted by nothing but a colon, which may stand at a line end or not."""
    span = Span(lead.span.start, unit.span.end)
    words = mend(document.text, span)
    return replace(unit, words=words, key=_key(words), span=span)


def _spans(document: Document, clause: Clause) -> tuple[Span, ...]:
    return (clause.span,) if clause.cells else sentences_of(document.text, clause)


def _left(units: Sequence[_Unit], same: Counter[str]) -> list[_Unit]:
    """The units that do not stand unchanged, anywhere, in the other version."""
    return [unit for unit in units if not same[unit.key]]


def _paired(before: list[_Part], after: list[_Part]) -> Iterator[tuple[list[_Unit], list[_Unit]]]:
    """Sections that are the same: by heading first, by number next, then by likeness."""
    left = list(range(len(before)))
    partners: dict[int, int] = {}
    for same in (_same_title, _same_number, _alike):
        for at, new in enumerate(after):
            if at in partners:
                continue
            match = next((i for i in left if same(before[i], new)), None)
            if match is not None:
                partners[at] = match
                left.remove(match)
    for at, (_, units) in enumerate(after):
        yield (before[partners[at]][1] if at in partners else []), units
    for at in left:
        yield before[at][1], []


def _same_title(old: _Part, new: _Part) -> bool:
    titles = [_key(without_number(section.heading or "")) for section, _ in (old, new)]
    if old[0].heading is None or new[0].heading is None:
        return old[0].heading is new[0].heading and old[0].span.start == new[0].span.start == 0
    return bool(titles[0]) and titles[0] == titles[1]


def _same_number(old: _Part, new: _Part) -> bool:
    numbers = [
        re.match(r"[^\w§]*(?:§\s*)?[\w.]*\d[\w.]*", section.heading or "")
        for section, _ in (old, new)
    ]
    if not numbers[0] or not numbers[1]:
        return False
    untitled = not any(without_number(section.heading or "") for section, _ in (old, new))
    same = _key(numbers[0].group()) == _key(numbers[1].group())
    return same and (untitled or _alike(old, new))


def _alike(old: _Part, new: _Part) -> bool:
    bodies = ["".join(unit.key for unit in units)[:2000] for _, units in (old, new)]
    return bool(bodies[0] and bodies[1]) and _likeness(bodies[0], bodies[1], _SECTIONS_ALIKE)


def _likeness(one: str, other: str, least: float) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= least
        and matcher.quick_ratio() >= least
        and matcher.ratio() >= least
    )


def _compared(old: Sequence[_Unit], new: Sequence[_Unit]) -> Iterator[Change]:
    """Pairs what is alike, in order; what finds no partner was added or removed."""
    left = list(old)
    for unit in new:
        scored = [(_ratio(other, unit), other) for other in left]
        best = max(scored, key=lambda pair: pair[0], default=None)
        if best and best[0] >= _ALIKE:
            left.remove(best[1])
            yield _change(best[1], unit)
        else:
            yield _change(None, unit)
    for unit in left:
        yield _change(unit, None)


def _ratio(old: _Unit, new: _Unit) -> float:
    """How much two units are alike, 0 to 1; seats of two organisations are never one seat."""
    if old.entry and new.entry and ProvisionKind.MEMBERS in (old.kind, new.kind):
        names = [set(re.findall(r"\b[A-ZÆØÅ][\w-]+", unit.words)) for unit in (old, new)]
        if names[0] != names[1]:
            return 0.0
    return SequenceMatcher(None, old.key[:600], new.key[:600], autojunk=False).ratio()


def _change(old: _Unit | None, new: _Unit | None) -> Change:
    kind = ChangeKind.CHANGED if old and new else ChangeKind.ADDED if new else ChangeKind.REMOVED
    unit = new or old
    section = unit.section if unit else None
    return Change(
        kind,
        section.heading if section else None,
        unit.kind if unit else None,
        old.words if old else None,
        new.words if new else None,
        old.span if old else None,
        new.span if new else None,
    )


def _rejoined(changes: list[Change]) -> Iterator[Change]:
    """Pairs what one section lost with what another won, where the two are plainly one sentence."""
    removed = [c for c in changes if c.kind is ChangeKind.REMOVED]
    taken: set[int] = set()
    for change in changes:
        if change.kind is ChangeKind.ADDED and change.new:
            key = _key(change.new)
            for at, old in enumerate(removed):
                if at in taken or not old.old or old.heading == change.heading:
                    continue
                if _likeness(_key(old.old)[:600], key[:600], 0.8):
                    taken.add(at)
                    change = Change(
                        ChangeKind.CHANGED, change.heading, change.provision,
                        old.old, change.new, old.old_span, change.new_span,
                    )  # fmt: skip
                    break
        if change.kind is not ChangeKind.REMOVED:
            yield change
    yield from (change for at, change in enumerate(removed) if at not in taken)
