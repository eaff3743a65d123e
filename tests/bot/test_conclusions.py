"""What a whole meeting decided."""

import pytest

from bot.answer import AnswerStatus
from bot.service import Referent

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "question",
    [
        "Hvad blev besluttet på 5. møde?",
        "What was decided at the 5th meeting?",
        "Hvad besluttede styregruppen den 17. september 2025?",
    ],
)
def test_the_decisions_of_a_meeting_are_listed(referent: Referent, question: str) -> None:
    """One conclusion an item, in the order of the agenda, each with its item."""
    answer = referent.ask(question)
    assert answer.status is AnswerStatus.FOUND
    items = [citation.item for citation in answer.citations]
    assert items == sorted(items)
    assert {"28/25", "29/25", "30/25"} <= set(items)
    assert {citation.meeting for citation in answer.citations} == {"5. møde"}


def test_a_conclusion_is_never_quoted_without_its_reservation(referent: Referent) -> None:
    """The next sentence belongs to it when it says what the conclusion hangs on."""
    for question in ("Hvad blev besluttet på 5. møde?", "Blev fordelingsnøglen tiltrådt?"):
        answer = referent.ask(question)
        quote = next(c.quote for c in answer.citations if c.item == "29/25")
        assert "konkluderede" in quote
        assert "forbehold for, at kommunalbestyrelsen i Tværådal" in quote


def test_an_archive_without_minutes_has_no_latest_meeting(referent: Referent) -> None:
    """Nor has one whose minutes the labels do not open."""
    nobody = frozenset({"nobody"})
    for question in ("Hvad blev besluttet på det seneste møde?", "Hvem deltog i det seneste møde?"):
        answer = referent.ask(question, labels=nobody)
        assert (answer.status, answer.citations) == (AnswerStatus.NOT_FOUND, ())


def test_the_latest_meeting_is_the_latest(referent: Referent) -> None:
    """By the dates of the minutes, not of mandates."""
    answer = referent.ask("Hvad blev besluttet på det seneste møde?")
    assert {citation.date.isoformat() for citation in answer.citations if citation.date} == {
        "2026-04-29"
    }
