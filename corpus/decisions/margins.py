"""What stands beside the words of a record: numbers of its paragraphs, and who is to act.

The one thing to know: "50/24.2   The Committee approved the plan.        VS" is one sentence;
its number and the initials in the right-hand column are none of its words.
"""

import re

from corpus.model import Span

__all__ = ["beside", "without_margins"]

# "50/24.2   The Committee …", "7.3.1 Udvalget …"
_NUMBER = re.compile(r"\d{1,3}(?:/\d{2,4})?(?:\.\d{1,2}){1,3}\.?[ \t]+(?=[\"“(\[]?[^\W\d_a-zæøå])")
# "JP" at the end of the line above
_INITIALS = r"[A-ZÆØÅ]{2,4}(?:[ \t]?[/,&][ \t]?[A-ZÆØÅ]{2,4}){0,4}"
_ABOVE = re.compile(rf"{_INITIALS}[ \t]*\r?\n\s*")
_BESIDE = re.compile(rf"(?:[ \t]{{2,}}|\t)(?P<who>{_INITIALS})[ \t]*(?=\r?\n|$)")
_ALONE = re.compile(rf"{_INITIALS}$")


def without_margins(text: str, span: Span) -> Span | None:
    """A sentence without its paragraph's number and the initials beside it, or None where no more is left."""
    start, end = span.start, span.end
    line = text[max(text.rfind("\n", 0, start), 0) : start]
    if re.search(r"[ \t]{2,}$|\t$", line) and line.strip():
        if _ALONE.match(text[start:end].strip()):
            return None
        if above := _ABOVE.match(text, start, end):
            start = above.end()
    if number := _NUMBER.match(text, start, end):
        start = number.end()
    return Span(start, end) if start < end else None


def beside(text: str, span: Span) -> str | None:
    """The initials that stand in the column beside the last line of a sentence."""
    match = _BESIDE.match(text, span.end, min(len(text), span.end + 120))
    return match["who"] if match else None
