"""Sentences of a record as tasks are written: a line for each, its owner or deadline at the end.

The one thing to know: "Action: …", "→ …" and "Frist: …" open a sentence wherever they stand,
though no full stop stands before them.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.decisions.calendar import Calendar
from corpus.decisions.doers import DOER
from corpus.decisions.task_tables import TableTask, day_of
from corpus.model import Span
from corpus.sentences import split_sentences
from corpus.terms import from_words, pattern_of, phrases
from corpus.text import mend, strip_span

__all__ = ["ending_cells", "task_sentences"]

# "Action A9" alone on its line
_NUMBERED = re.compile(r"[^\W\d_]{4,12}[ \t]+[A-Z]{0,2}\d{1,3}[ \t]*(?P<end>\n)")
_CELLS = re.compile(
    rf"^(?P<said>[^\n]{{12,4000}}?)\t[ \t]*(?P<who>{DOER})[ \t]*\t[ \t]*(?P<due>[^\t\n]{{3,40}})$",
    re.MULTILINE,
)


@from_words
def _opens() -> re.Pattern[str]:
    labels = "|".join(phrases(f"action_labels.{kind}") for kind in ("task", "who", "due"))
    return re.compile(
        rf"\n(?=[ \t]*(?:(?:{labels})\s*:|(?:→|⇒|➔|➜|►|->|=>|-->)\s|\[[ xX]\]|@[\w-]+:?\s))"
        rf"|(?<![ \t])[ \t]{{2,}}(?=(?:{phrases('action_labels.due')})\s*:)",
        re.IGNORECASE,
    )


def task_sentences(text: str, body: Span) -> Iterator[Span]:
    """The sentences of ``text[body]``, parted where a label, an arrow or a box opens a line."""
    for span in split_sentences(text, body):
        start = span.start - (2 + _gap(text, span) if _initial(text, span) else 0)
        if (alone := _NUMBERED.match(text, start, span.end)) and pattern_of(
            "action_labels.task"
        ).match(text, start):
            yield strip_span(text, Span(start, alone.start("end")))
            start = alone.end()
        for match in _opens().finditer(text, start, span.end):
            part = strip_span(text, Span(start, match.start()))
            if part.start < part.end:
                yield part
            start = match.end()
        rest = strip_span(text, Span(start, span.end))
        if rest.start < rest.end:
            yield rest


def _gap(text: str, span: Span) -> int:
    return span.start - len(text[: span.start].rstrip(" \t"))


def _initial(text: str, span: Span) -> bool:
    """Whether what looks like the letter of an entry is somebody's initial ("A. Dekker to collect …")."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return bool(re.fullmatch(r"[ \t]*[A-H]\.[ \t]+", line)) and bool(
        re.match(r"[A-ZÆØÅ][a-zæøå]+\s+(?:to|will)\s", text[span.start : span.start + 40])
    )


def ending_cells(
    text: str, body: Span, known: Sequence[TableTask], calendar: Calendar
) -> Iterator[TableTask]:
    r"""Rows of the record itself that end in who and by when ("… godkendt.\tBo Dahl\t11. maj 2026")."""
    for match in _CELLS.finditer(text, body.start, body.end):
        due = day_of(calendar, match["due"])
        if due is None or any(
            row.span.start < match.end() and match.start() < row.span.end for row in known
        ):
            continue
        sentences = split_sentences(text, Span(match.start(), match.end("said")))
        if sentences:
            yield TableTask(
                match["who"].strip(), mend(text, sentences[-1]), due, match["due"].strip(), None,
                Span(sentences[-1].start, match.end()),
            )  # fmt: skip
