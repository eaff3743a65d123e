"""Who was at a meeting, from its list of participants."""

import pytest

from bot.answer import AnswerStatus
from bot.service import Referent
from corpus import SectionKind

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "question",
    [
        "Hvem deltog i mødet den 11. juni 2025?",
        "Who attended the 4th meeting?",
        "Hvem var til stede på 4. møde?",
    ],
)
def test_a_list_of_participants_is_given_whole(referent: Referent, question: str) -> None:
    """Nobody is left out."""
    answer = referent.ask(question)
    assert answer.status is AnswerStatus.FOUND
    assert {citation.section for citation in answer.citations} == {SectionKind.DELTAGERE}
    shown = " ".join(citation.quote for citation in answer.citations)
    for name in ("Signe Aldersro", "Karen Sofie Dalumlund", "Hanne Mejlskov", "Ditte Ravnsholt"):
        assert name in shown


@pytest.mark.parametrize(
    "question",
    ["Hvem meldte afbud til styregruppens 6. møde?", "Who was absent on 10 December 2025?"],
)
def test_those_absent_are_given_and_nobody_else(referent: Referent, question: str) -> None:
    """Every entry that the list marks."""
    answer = referent.ask(question)
    assert [c.quote for c in answer.citations] == [
        "Oskar Lindebæk, økonomikonsulent, Arkivbroens Programkontor (afbud)"
    ]
