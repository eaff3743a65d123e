"""Labels before the words of a record: "Beslutning:", "**Decision:**", "Ansvarlig:".

The one thing to know: a label has a colon or a dash behind it, or is a noun alone on its
line; "Besluttet at …" and "Agreed to …" are the words of the decision itself.
"""

import re

from corpus.model import Span
from corpus.terms import from_words, pattern_of, phrases
from corpus.text import strip_span

__all__ = [
    "after_label",
    "is_label",
    "label_body",
    "label_patterns",
    "plain",
    "task_label",
    "without_label",
]

_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|`")
_LINK = re.compile(r"\[([^\]\n]{0,120})\]\((?:[^()\n]{0,300})\)")
_LABEL_BODY = re.compile(
    r"\b(?:i|fra|of|by|in)\s+(?P<body>[A-ZÆØÅ][^:\n]{2,60}?)(?:\s+(?:den|d\.|on|,)\s*[\d].*|,.*)?$"
)


@from_words
def label_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Labels of deciding, and all other labels, each with its ``name``."""
    deciding = phrases("deciding_labels", whole_words=False)
    other = phrases("other_labels", whole_words=False)
    name = r"(?P<name>(?:{})(?:\s+(?:i|fra|of|by|in|nr\.?|no\.?)\s[^:\n]{{1,70}})?(?:\s*[A-Z]{{0,2}}\d[\w./-]*)?)"
    end = r"\s*(?::|–(?!\d)|(?<=\w)\s-)\s*"
    return (
        re.compile(name.format(deciding) + f"(?:{end}|\\s*$)", re.IGNORECASE),
        re.compile(name.format(other) + f"(?:{end})", re.IGNORECASE),
    )


@from_words
def task_label() -> re.Pattern[str]:
    """A label of tasks or of who does them, with its colon."""
    return re.compile(
        rf"(?:{phrases('action_labels.task')}|{phrases('action_labels.who')})\s*:", re.IGNORECASE
    )


def plain(words_: str) -> str:
    """Words without the marks of emphasis and the addresses of links."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", words_)).strip(" \t|")  # of a box drawn in signs


def without_label(words_: str) -> str:
    """Plain words without "Beslutning:" before them."""
    words_ = plain(words_)
    match = label_patterns()[0].match(words_)
    return words_[match.end() :].strip() if match and is_label(match, words_) else words_


def is_label(match: re.Match[str], words_: str) -> bool:
    """As in "Beslutning: …" or "Beslutning" alone; not "Besluttet at …", "Agreed" or "Agreed to …"."""
    if re.search(r"[:–-]\s*$", match.group()):
        return True
    return match.end() == len(words_) and bool(
        pattern_of("label_nouns").match(words_)
    )  # "Decision D8"


def label_body(label: str) -> str | None:
    """The body that a label names ("Beslutning i Økonomiudvalget den …"), or None."""
    match = _LABEL_BODY.search(label.strip(" :*_"))
    return match["body"].strip() if match else None


def after_label(text: str, span: Span) -> Span:
    """A sentence without the label that opens it."""
    colon = re.search(r":|–(?!\d)|\s-\s", text[span.start : span.end])
    start = span.start + (colon.end() if colon else 0)
    return strip_span(text, strip_span(text, Span(start, span.end)), "*_ \n\t")
