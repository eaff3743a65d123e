"""What a Word document's styles and numbering say of a paragraph.

The one thing to know: numbers that Word shows before paragraphs are not in the
text. They are counted here as Word counts them: lists that share an abstract
numbering go on counting, a list entry starts its deeper levels anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.numbers import shown
from corpus.readers.package import Element, attribute, child, children

__all__ = ["Numbering", "Styles", "on"]

# Built-in styles have English names in the file; ids and copies are in the author's language.
_HEADING = re.compile(
    r"^(?:heading|overskrift|rubrik|überschrift|titre)\s*(?P<level>[1-9])\b", re.I
)
_TITLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_DEEPEST = 9
_MOST_BASES = 20
_FORMATS = {
    "decimal": "decimal", "decimalZero": "zero", "lowerLetter": "letter", "upperLetter": "LETTER",
    "lowerRoman": "roman", "upperRoman": "ROMAN", "none": "none",
}  # fmt: skip
_BULLETS = frozenset("-–—*+•")


def on(properties: Element | None, name: str) -> bool | None:
    """Whether a property is switched on; None where nothing is said of it."""
    for element in children(properties, name):
        return (attribute(element, "val") or "true").lower() not in {"0", "false", "off", "none"}
    return None


def value(properties: Element | None, name: str) -> str | None:
    """The value of a property, or None."""
    for element in children(properties, name):
        return attribute(element, "val")
    return None


def number(properties: Element | None, name: str) -> int | None:
    """The value of a property that is a number, or None."""
    words = value(properties, name)
    return int(words) if words and re.fullmatch(r"-?\d{1,9}", words) else None


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attribute(style, "styleId"): style for style in children(root, "style")}
        self._said: dict[tuple[str | None, str, bool], bool] = {}
        self._default = next(
            (
                attribute(style, "styleId")
                for style in children(root, "style")
                if attribute(style, "type") == "paragraph" and attribute(style, "default") == "1"
            ),
            None,
        )

    def chain(self, style: str | None, *, paragraph: bool = True) -> Iterator[Element]:
        """A style and those that it is based on; the default paragraph style where none is named."""
        name = style or (self._default if paragraph else None)
        for _ in range(_MOST_BASES):
            found = self._styles.get(name)
            if found is None:
                return
            yield found
            name = value(found, "basedOn")

    def heading_level(self, properties: Element | None) -> int | None:
        """The level of a heading from 1, or None for a paragraph that is none."""
        outline = number(properties, "outlineLvl")
        if outline is None:
            for style in self.chain(value(properties, "pStyle")):
                names = (value(style, "name") or "", attribute(style, "styleId") or "")
                if any(_TITLE.match(name) for name in names):
                    return 1
                found = next((m for name in names if (m := _HEADING.match(name))), None)
                if found:
                    return min(int(found["level"]), 6)
                outline = number(child(style, "pPr"), "outlineLvl")
                if outline is not None:
                    break
        return None if outline is None or not 0 <= outline < _DEEPEST else min(outline + 1, 6)

    def says(self, style: str | None, name: str, *, paragraph: bool = True) -> bool:
        """Whether a style switches a property of its words on ("b", "vanish")."""
        asked = (style, name, paragraph)
        if asked not in self._said:
            said = (on(child(one, "rPr"), name) for one in self.chain(style, paragraph=paragraph))
            self._said[asked] = next((one for one in said if one is not None), False)
        return self._said[asked]

    def numbering(self, properties: Element | None) -> tuple[str, int | None, str | None] | None:
        """(list, level, style that it comes from) of a paragraph that is numbered, else None."""
        own = child(properties, "numPr")
        level = number(own, "ilvl")
        if (list_id := value(own, "numId")) is not None:
            return None if list_id == "0" else (list_id, level or 0, None)
        for style in self.chain(value(properties, "pStyle")):
            inherited = child(child(style, "pPr"), "numPr")
            if (list_id := value(inherited, "numId")) is not None:
                if list_id == "0":
                    return None
                deep = level if level is not None else number(inherited, "ilvl")
                return list_id, deep, attribute(style, "styleId")
        return None


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    separator: str
    restart: int | None  # the level, counted from 1, after which it starts anew; 0 for never
    figures: bool  # legal numbering: all levels in figures


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstract = {
            attribute(one, "abstractNumId"): one for one in children(root, "abstractNum")
        }
        self._lists = {attribute(one, "numId"): one for one in children(root, "num")}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._known: dict[str, dict[int, _Level]] = {}

    def label(self, list_id: str, level: int | None, style: str | None) -> tuple[str, int] | None:
        """What stands before the next entry of a list, with what parts it, and its level from 0.

        None where there is no such list.
        """
        levels = self._levels(list_id)
        if level is None:
            level = self._level_of_style(list_id, style)
        level = max(0, min(level, _DEEPEST - 1))
        chosen = levels.get(level)
        if chosen is None:
            return None
        self._count(list_id, level, levels)
        return self._shown(list_id, level, levels), level

    def _count(self, list_id: str, level: int, levels: dict[int, _Level]) -> None:
        counts = self._counts.setdefault(self._abstract_id(list_id), {})
        for upper in range(level):
            counts.setdefault(upper, levels[upper].start if upper in levels else 1)
        if (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            if self._override_start(list_id, level) is not None:
                counts.pop(level, None)
        counts[level] = counts[level] + 1 if level in counts else levels[level].start
        for deeper in [one for one in counts if one > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del counts[deeper]

    def _shown(self, list_id: str, level: int, levels: dict[int, _Level]) -> str:
        chosen = levels[level]
        if chosen.format == "bullet":
            sign = chosen.text.strip()
            return (sign if sign in _BULLETS else "•") + (chosen.separator or " ")
        counts = self._counts[self._abstract_id(list_id)]

        def figure(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            format_ = levels[place].format if place in levels else "decimal"
            style = "decimal" if chosen.figures else _FORMATS.get(format_, "decimal")
            return shown(counts.get(place, 1), style)

        words = re.sub(r"%([1-9])", figure, chosen.text).strip()
        return words + chosen.separator if words else ""

    def _abstract_id(self, list_id: str) -> str:
        return value(self._lists.get(list_id), "abstractNumId") or ""

    def _definition(self, list_id: str) -> Element | None:
        """The abstract numbering; one that only names a style is found by that style."""
        found = self._abstract.get(self._abstract_id(list_id))
        linked = value(found, "numStyleLink")
        if linked:
            for other in self._abstract.values():
                if value(other, "styleLink") == linked:
                    return other
        return found

    def _override_start(self, list_id: str, level: int) -> int | None:
        for override in children(self._lists.get(list_id), "lvlOverride"):
            if attribute(override, "ilvl") == str(level):
                return number(override, "startOverride")
        return None

    def _levels(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._known:
            self._known[list_id] = self._read_levels(list_id)
        return self._known[list_id]

    def _read_levels(self, list_id: str) -> dict[int, _Level]:
        found: dict[int, _Level] = {}
        definition = self._definition(list_id)
        levels = [*children(definition, "lvl")]
        for override in children(self._lists.get(list_id), "lvlOverride"):
            levels += children(override, "lvl")
        for one in levels:
            place = attribute(one, "ilvl") or ""
            if place.isdecimal() and int(place) < _DEEPEST:
                start = self._override_start(list_id, int(place))
                found[int(place)] = _level(one, start)
        return found

    def _level_of_style(self, list_id: str, style: str | None) -> int:
        for one in children(self._definition(list_id), "lvl"):
            if style is not None and value(one, "pStyle") == style:
                place = attribute(one, "ilvl") or "0"
                return int(place) if place.isdecimal() else 0
        return 0


def _level(element: Element, start: int | None) -> _Level:
    first = number(element, "start")
    return _Level(
        start=start if start is not None else 1 if first is None else first,
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        separator="" if value(element, "suff") == "nothing" else " ",
        restart=number(element, "lvlRestart"),
        figures=bool(on(element, "isLgl")),
    )
