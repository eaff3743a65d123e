"""Answers measured against a question file.

The one thing to know: a quote counts as gold when it holds the gold words or,
being a whole sentence of them, lies within them; case and white space aside.
"""

import json
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.answer import Answer, AnswerStatus, Citation
from corpus import DocumentError, fold

__all__ = ["Case", "Measured", "measure", "read_cases", "summary"]

_SENTENCE = 40  # characters from which a shorter quote within the gold words counts


@dataclass(frozen=True, slots=True)
class Case:
    """A question of a question file."""

    id: str
    language: str
    question: str
    answerable: bool
    gold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """How a question was answered.

    Attributes:
        first: whether the first citation's quote is gold.
        any: whether any citation's is.
        quotes: how many quotes were shown, the nearest included.
        verbatim: how many of them are what stands in the document.
        seconds: from question to answer.
    """

    case: Case
    answered: bool
    first: bool
    any: bool
    quotes: int
    verbatim: int
    seconds: float


def read_cases(file: Path) -> tuple[Case, ...]:
    """The questions of a JSONL file.

    Raises:
        DocumentError: the file cannot be read or a line is no question; names the line.
    """
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"{file} cannot be read as UTF-8 text: {error}.") from error
    cases: list[Case] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            gold = tuple(str(place["quote"]) for place in value.get("gold_docs", []))
            cases.append(
                Case(
                    str(value["id"]),
                    str(value.get("lang", "")),
                    str(value["question"]),
                    bool(value["answerable"]),
                    gold,
                )
            )
        except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            raise DocumentError(
                f'{file}, line {number}: not a question with "id", "question" and "answerable".'
            ) from error
    if not cases:
        raise DocumentError(f"{file} holds no questions.")
    return tuple(cases)


def measure(
    cases: Sequence[Case],
    ask: Callable[[str], Answer],
    *,
    verbatim: Callable[[Citation], bool],
    progress: Callable[[int], None],
) -> tuple[Measured, ...]:
    """Each question asked and held against its gold quotes.

    Args:
        cases: the questions.
        ask: answers one.
        verbatim: whether a citation's quote is what stands in its document.
        progress: told how many questions are done.
    """
    measured: list[Measured] = []
    for done, case in enumerate(cases, 1):
        answer = ask(case.question)
        shown = (*answer.citations, *answer.nearest)
        gold = [_is_gold(citation.quote, case.gold) for citation in answer.citations]
        measured.append(
            Measured(
                case,
                answer.status is not AnswerStatus.NOT_FOUND,
                bool(gold) and gold[0],
                any(gold),
                len(shown),
                sum(verbatim(citation) for citation in shown),
                answer.seconds["total"],
            )
        )
        progress(done)
    return tuple(measured)


def _is_gold(quote: str, gold: Sequence[str]) -> bool:
    folded = fold(quote)
    return any(
        fold(words) in folded or (len(folded) > _SENTENCE and folded in fold(words))
        for words in gold
    )


def summary(measured: Sequence[Measured]) -> dict[str, int | float]:
    """The figures of a run: counts, and seconds per answer."""
    answerable = [m for m in measured if m.case.answerable]
    unanswerable = [m for m in measured if not m.case.answerable]
    seconds = sorted(m.seconds for m in measured)
    return {
        "answerable": len(answerable),
        "answered": sum(m.answered for m in answerable),
        "gold_first": sum(m.first for m in answerable),
        "gold_any": sum(m.any for m in answerable),
        "unanswerable": len(unanswerable),
        "declined": sum(not m.answered for m in unanswerable),
        "quotes": sum(m.quotes for m in measured),
        "verbatim": sum(m.verbatim for m in measured),
        "seconds_median": round(statistics.median(seconds), 3),
        "seconds_p95": round(seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))], 3),
    }
