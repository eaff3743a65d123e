"""Lines of a record that each stand for themselves: of a transcript, of applications, a result.

The one thing to know: a line that was not broken for its length was ended on purpose; a
name or a nick before a colon ("Sarah: …", "<amir> +1") opens what one person said.
"""

import re
from collections.abc import Sequence

from corpus.decisions.labels import label_patterns, plain, task_label
from corpus.decisions.verdicts import words_of_outcomes
from corpus.model import Span
from corpus.terms import from_words, pattern_of, phrases, words
from corpus.text import strip_span

__all__ = ["REFERENCE", "opens_own_line", "sentences_apart", "speaker_at", "speaker_of"]

_WRAPPED = 66  # characters from which a line may have been broken for its length
# "Sarah: At CNCF we have …": what follows in the paragraph is hers too
_SPEAKER = re.compile(
    r"(?P<name>[A-Z]{2,3}|[A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][\w.]*){0,2}|<?[a-z][\w-]{1,15}>?)\s*:\s+\S"
)
# "P/2025/0388 Ty Capel, rear extension - RESOLVED …": each application is decided by itself
REFERENCE = re.compile(r"(?:[A-Z]{1,4}[/-])?\d{2,4}/\d{3,5}(?:/[A-Z]{2,4})?(?=[\s:,])")


@from_words
def _topics() -> frozenset[str]:
    """Words before a colon that are nobody's name."""
    topics = (
        "deciding_labels",
        "other_labels",
        "vote_before",
        "vote_label",
        "matters",
        "unanimous",
    )
    return frozenset(word for topic in topics for word in words(topic))


def sentences_apart(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    r"""As in "- The office is closed\nNoted": a result on a line of its own is a sentence."""
    parts: list[Span] = []
    for span in [line for whole in spans for line in _lines_apart(text, whole)]:
        first = text.find("\n", span.start, span.end)
        if 0 < first < span.start + 80 and task_label().match(plain(text[span.start : first])):
            rest = strip_span(text, Span(first, span.end))
            if text[rest.start].isupper() or text[rest.start].isdigit():  # "ACTION: Clerk"
                parts.append(strip_span(text, Span(span.start, first)))
                span = rest
        at = text.rfind("\n", span.start, span.end)
        line = Span(at + 1, span.end)
        said = text[line.start : line.end].strip(" \t*_.")
        if at > span.start and said[:1].isupper() and len(said.split()) <= 6 and _is_result(said):
            parts.append(strip_span(text, Span(span.start, at)))
            parts.append(strip_span(text, line))
        else:
            parts.append(span)
    return tuple(parts)


def opens_own_line(text: str, span: Span) -> bool:
    """Whether a sentence opens a line below one that was not broken for its length: nobody's words."""
    line = text.rfind("\n", 0, span.start) + 1
    above = text[text.rfind("\n", 0, max(line - 1, 0)) + 1 : max(line - 1, 0)]
    opened = not text[line : span.start].strip() and line > 0
    return opened and 0 < len(above.strip()) < _WRAPPED - 16 and above.strip()[-1:] not in ",;"


def _lines_apart(text: str, span: Span) -> list[Span]:
    """The lines of notes that each stand for themselves: of a transcript, of applications."""
    cuts = [at.start() for at in re.finditer(r"\n", text[span.start : span.end])]
    if not cuts:
        return [span]
    starts = [span.start + at + 1 for at in cuts]
    lines = [text[at : span.end].split("\n", 1)[0].strip() for at in (span.start, *starts)]
    speaking = [bool(_speaker_line().match(line)) for line in lines]
    parted: list[Span] = []
    start = span.start
    for at, line, before, spoke in zip(starts, lines[1:], lines, speaking[1:], strict=False):
        talk = any(speaking) and (
            spoke or (len(before) < _WRAPPED and line[:1].isupper() and before[-1:] != ",")
        )
        label = label_patterns()[0].fullmatch(before)
        if talk or REFERENCE.match(line) or (label and before[-1:].isdigit()):
            parted.append(strip_span(text, Span(start, at - 1)))
            start = at
    parted.append(strip_span(text, Span(start, span.end)))
    return [part for part in parted if part.start < part.end]


@from_words
def _speaker_line() -> re.Pattern[str]:
    """A line that a name or a nick opens ("Dominik: …", "<amir> +1")."""
    return re.compile(
        rf"<[\w-]{{1,20}}>\s|(?!(?:{phrases('action_labels')}|{phrases('deciding_labels')}|{phrases('other_labels')})\s*:)[A-Z][a-zæøåé]+(?:\s[A-Z][a-z]+)?:\s"
    )


def _is_result(said: str) -> bool:
    return any(
        form in ("participle", "phrase")
        and (match := pattern.match(said))
        and match.end() == len(said)
        for form, _, pattern in words_of_outcomes()
    )


def speaker_at(text: str, span: Span) -> str | None:
    """Whose words a line of a transcript is: "Sarah: At CNCF …"."""
    return speaker_of(text[span.start : min(span.end, span.start + 60)])


def speaker_of(words_: str) -> str | None:
    """The name that opens a line of a transcript, as printed, or None."""
    match = _SPEAKER.match(plain(words_))
    if not match:
        return None
    name = match["name"].casefold()
    return None if name in _topics() or pattern_of("matters").match(name) else match["name"]
