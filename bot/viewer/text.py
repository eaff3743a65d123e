"""A document's text as HTML, with line numbers and with exactly one place marked.

The one thing to know: the text is untouched. Numbers and page breaks are empty
elements that the style sheet fills, so what a reader copies, and what the mark
holds, is the document's own text to the letter.
"""

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup, escape

from corpus import Span

__all__ = ["Marks", "document_html"]

# The bullet of a common symbol font, in a private-use place that other fonts leave empty.
_SYMBOL_BULLET = "\uf0b7"
_BULLET_HTML = Markup('<span class="bullet">{}</span>').format(_SYMBOL_BULLET)


@dataclass(frozen=True, slots=True)
class Marks:
    """What to point out; all spans are into the document's text.

    Attributes:
        cited: marked, and scrolled to.
        around: the passage around the cited words; shown lightly.
        near: where a text that has changed roughly stood; pointed at, never marked.
    """

    cited: Span | None = None
    around: Span | None = None
    near: Span | None = None


def document_html(
    text: str, marks: Marks | None = None, pages: tuple[tuple[int, str], ...] = ()
) -> Markup:
    """The inside of a ``pre`` element.

    ``pages``: where each page but the first begins, and what the break is called.
    """
    closings: dict[int, list[Markup]] = defaultdict(list)
    breaks: dict[int, list[Markup]] = defaultdict(list)
    openings: dict[int, list[Markup]] = defaultdict(list)
    for start, name in pages:
        breaks[start].append(Markup('<span class="page" data-name="{}"></span>').format(name))
    for number, start in enumerate(_line_starts(text), 1):
        breaks[start].append(
            Markup('<span class="n" id="L{0}" data-n="{0}"></span>').format(number)
        )
    for span, opening, closing in _elements(marks or Marks()):
        openings[span.start].append(opening)
        closings[span.end].insert(0, closing)  # inner elements close first
    html: list[Markup] = []
    position = 0
    for offset in sorted({*closings, *breaks, *openings}):
        html.append(_escaped(text[position:offset]))
        html += [*closings[offset], *breaks[offset], *openings[offset]]
        position = offset
    html.append(_escaped(text[position:]))
    return Markup("").join(html)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()  # a line end at the very end opens no further line
    return starts


def _elements(marks: Marks) -> list[tuple[Span, Markup, Markup]]:
    """The elements to put around spans, outer before inner."""
    elements: list[tuple[Span, Markup, Markup]] = []
    if marks.around:
        elements.append((marks.around, Markup('<span class="around">'), Markup("</span>")))
    if marks.near:
        # Not "cited", so that an old link with #cited opens at the note above the text.
        opening = Markup('<span class="near" id="near" tabindex="-1">')
        elements.append((marks.near, opening, Markup("</span>")))
    if marks.cited:
        # autofocus scrolls to the place even where the address has no #cited.
        opening = Markup('<mark id="cited" tabindex="-1" autofocus>')
        elements.append((marks.cited, opening, Markup("</mark>")))
    return elements


def _escaped(text: str) -> Markup:
    return escape(text).replace(_SYMBOL_BULLET, _BULLET_HTML)
