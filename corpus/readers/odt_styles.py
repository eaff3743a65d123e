"""What an OpenDocument text's styles and lists say of a paragraph.

The one thing to know: a list's numbers are not in the text. A list begins anew
unless it says that it goes on, and nested lists inherit the style of the outermost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.readers.numbers import shown
from corpus.readers.package import Element, attribute, child, local

__all__ = ["Lists", "OpenStyles", "figure"]

_MOST_PARENTS = 20
_TITLE = re.compile(r"^(?:title|titel)$", re.IGNORECASE)
_HEADING = re.compile(r"^(?:heading|overskrift)(?:_20_| )?(?P<level>\d)$", re.IGNORECASE)
_FORMATS = {
    "1": "decimal", "01": "zero", "a": "letter", "A": "LETTER", "i": "roman", "I": "ROMAN",
}  # fmt: skip
_BULLETS = frozenset("-–—*+•")


def figure(element: Element | None, name: str) -> int | None:
    """An attribute that is a number, or None."""
    words = attribute(element, name)
    return int(words) if words and re.fullmatch(r"\d{1,6}", words) else None


class OpenStyles:
    """The styles of a document, its automatic ones first, by family and name."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str | None, str | None], Element] = {}
        self._lists: dict[str | None, Element] = {}
        self.outline: Element | None = None
        for group in (group for root in roots if root is not None for group in root):
            if local(group) not in {"automatic-styles", "styles"}:
                continue
            for style in group:
                name = attribute(style, "name")
                if local(style) == "style":
                    self._styles.setdefault((attribute(style, "family"), name), style)
                elif local(style) == "list-style":
                    self._lists.setdefault(name, style)
                elif local(style) == "outline-style":
                    self.outline = style

    def chain(self, family: str, name: str | None) -> Iterator[Element]:
        """A style and those that it is based on."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name")

    def hidden(self, family: str, name: str | None) -> bool:
        """Whether what has this style is not seen."""
        return self._text_property(family, name, "display") == "none"

    def bold(self, family: str, name: str | None) -> bool | None:
        """Whether what has this style is printed bold; None where it does not say."""
        weight = self._text_property(family, name, "font-weight")
        return None if weight is None else weight in {"bold", "600", "700", "800", "900"}

    def _text_property(self, family: str, name: str | None, wanted: str) -> str | None:
        for style in self.chain(family, name):
            found = attribute(child(style, "text-properties"), wanted)
            if found is not None:
                return found
        return None

    def heading_level(self, name: str | None) -> int | None:
        """The level of a heading that is no ``text:h`` but has the style of one, or None."""
        for style in self.chain("paragraph", name):
            names = (attribute(style, "display-name") or "", attribute(style, "name") or "")
            if any(_TITLE.match(one) for one in names):
                return 1
            for one in names:
                if found := _HEADING.match(one):
                    return max(1, min(int(found["level"]), 6))
        return None

    def list_style(self, name: str | None) -> Element | None:
        """The list style of that name, or None."""
        return self._lists.get(name)

    def list_of_paragraphs(self, name: str | None) -> str | None:
        """The list style that paragraphs of a style are given, or None."""
        for style in self.chain("paragraph", name):
            found = attribute(style, "list-style-name")
            if found is not None:
                return found
        return None


@dataclass(slots=True)
class _List:
    style: Element | None
    counts: dict[int, int]


class Lists:
    """The lists of a document, and how far each has counted."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._by_id: dict[str | None, _List] = {}
        self._latest: dict[str | None, _List] = {}
        self._headings = _List(styles.outline, {})

    def begin(self, element: Element, inherited: _List | None) -> _List:
        """The state of a list that begins; a nested one shares its parent's."""
        name = attribute(element, "style-name")
        if inherited is not None:
            own = self._styles.list_style(name)
            return inherited if own is None else _List(own, inherited.counts)
        before = attribute(element, "continue-list")
        goes_on = self._by_id.get(before) if before else None
        if goes_on is None and attribute(element, "continue-numbering") == "true":
            goes_on = self._latest.get(name)
        style = self._styles.list_style(name)
        begun = _List(style, goes_on.counts if goes_on else {})
        self._by_id[attribute(element, "id")] = self._latest[name] = begun
        return begun

    def label(self, state: _List, level: int, start: int | None = None) -> str:
        """What stands before the next entry at a level from 1, with what parts it; "" for nothing."""
        definition = _level(state.style, level)
        first = start or figure(definition, "start-value") or 1
        counts = state.counts
        counts[level] = first if start is not None or level not in counts else counts[level] + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if definition is None:
            return "• " if state.style is None else ""
        if "bullet" in local(definition):
            sign = (attribute(definition, "bullet-char") or "").strip()
            return (sign if sign in _BULLETS else "•") + " "
        if "image" in local(definition):
            return "• "
        words = self._figures(state, level, definition)
        return words + " " if words else ""

    def heading(self, level: int, start: int | None = None) -> str:
        """What stands before a heading that is numbered as the outline is; "" for nothing."""
        return self.label(self._headings, level, start) if self._headings.style is not None else ""

    def _figures(self, state: _List, level: int, definition: Element) -> str:
        if not attribute(definition, "num-format"):
            return ""
        many = max(1, min(figure(definition, "display-levels") or 1, level))
        figures = []
        for place in range(level - many + 1, level + 1):
            one = _level(state.style, place)
            format_ = _FORMATS.get(attribute(one, "num-format") or "")
            if format_:
                figures.append(shown(state.counts.get(place, 1), format_))
        prefix = attribute(definition, "num-prefix") or ""
        suffix = attribute(definition, "num-suffix") or ""
        return (prefix + ".".join(figures) + suffix).strip()


def _level(style: Element | None, level: int) -> Element | None:
    for one in () if style is None else style:
        if attribute(one, "level") == str(level):
            return one
    return None
