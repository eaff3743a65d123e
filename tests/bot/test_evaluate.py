"""Answers measured against a question file."""

from pathlib import Path

import pytest

from bot.answer import Answer, AnswerStatus
from bot.evaluate import measure, read_cases, summary
from bot.service import Referent
from corpus import DocumentError
from tests.documents import ROOT


def test_counts_are_what_they_say(tmp_path: Path) -> None:
    """Answered, declined, gold first and gold at all."""
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"id": 1, "lang": "da", "question": "a", "answerable": true, "gold_docs": [{"quote": "x"}]}\n'
        '\n{"id": 2, "lang": "da", "question": "b", "answerable": false}\n',
        "utf-8",
    )

    def nothing(question: str) -> Answer:
        return Answer(question, "da", AnswerStatus.NOT_FOUND, "", (), seconds={"total": 1.0})

    told: list[int] = []
    measured = measure(read_cases(file), nothing, verbatim=lambda _: True, progress=told.append)
    figures = summary(measured)
    assert (figures["answerable"], figures["answered"]) == (1, 0)
    assert (figures["unanswerable"], figures["declined"]) == (1, 1)
    assert told == [1, 2]


@pytest.mark.parametrize("text", ["", "nonsense\n", '{"id": 1}\n', "[1]\n"])
def test_a_bad_question_file_is_refused_by_line(text: str, tmp_path: Path) -> None:
    """Before anything is asked."""
    file = tmp_path / "q.jsonl"
    file.write_text(text, "utf-8")
    with pytest.raises(DocumentError, match=r"q\.jsonl"):
        read_cases(file)


@pytest.mark.model
def test_the_sample_questions_stay_as_well_answered_as_they_were(referent: Referent) -> None:
    """Floors a little under what was measured: a change that loses answers is seen here."""
    cases = read_cases(ROOT / "tests" / "data" / "sample_questions.jsonl")
    measured = measure(cases, referent.ask, verbatim=referent.is_verbatim, progress=lambda _: None)
    figures = summary(measured)
    assert figures["verbatim"] == figures["quotes"] > 100
    assert figures["gold_any"] >= 31
    assert figures["gold_first"] >= 20
    assert figures["declined"] >= 11
