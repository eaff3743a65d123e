"""Questions understood: language, kind of evidence, subject, period."""

from datetime import date

import pytest

from bot.question import parse_question
from bot.vocabulary import Asked


@pytest.mark.parametrize(
    ("text", "language", "chiefly"),
    [
        ("Hvad koster en licens?", "da", Asked.AMOUNT),
        ("Hvor meget er kontingentet?", "da", Asked.AMOUNT),
        ("How much was allocated to the fund?", "en", Asked.AMOUNT),
        ("Hvor mange medlemmer har rådet?", "da", Asked.NUMBER),
        ("How many days is the deadline?", "en", Asked.DURATION),
        ("Hvor ofte mødes gruppen?", "da", Asked.DURATION),
        ("Hvornår udløber aftalen?", "da", Asked.DATE),
        ("When does the contract expire?", "en", Asked.DATE),
        ("Hvor stor en del af medlemmerne skal stemme for?", "da", Asked.SHARE),
        ("Blev den nye governance godkendt?", "da", Asked.DECISION),
        ("Was the charter change approved?", "en", Asked.DECISION),
        ("Hvor mange ansøgninger blev godkendt?", "da", Asked.NUMBER),
        ("What did the group conclude about how often to check?", "en", Asked.DECISION),
        ("Hvem er formand?", "da", Asked.PERSON),
        ("Var Anna Holm til stede?", "da", Asked.ATTENDANCE),
        ("Hvorfor blev sagen udsat?", "da", Asked.REASON),
        ("What is the name of the system?", "en", Asked.NAME),
        ("Hvilket firma leverer systemet?", "da", Asked.ORGANISATION),
        ("Hvad er formålet med rådet?", "da", None),
    ],
)
def test_the_kind_of_evidence_is_what_the_question_opens_with(
    text: str, language: str, chiefly: Asked | None
) -> None:
    """In "Hvor mange … blev godkendt" a number is asked for, not a decision."""
    question = parse_question(text)
    assert (question.language, question.aspects[0].chiefly) == (language, chiefly)


def test_two_questions_in_one_are_two_aspects() -> None:
    """The second leans on the first for its subject."""
    question = parse_question("Hvad blev besluttet om databasen, og hvornår tages det op igen?")
    first, second = question.aspects
    assert first.chiefly is Asked.DECISION
    assert second.chiefly is Asked.DATE
    assert "databasen" in second.terms


def test_a_question_word_without_a_subject_is_no_aspect_of_its_own() -> None:
    """The words "Hvor og hvornår" ask about one thing."""
    assert len(parse_question("Hvor og hvornår mødes referencegruppen?").aspects) == 1


def test_items_meetings_and_periods_are_recognised() -> None:
    """They narrow the search."""
    question = parse_question("Hvad siger pkt. 12/25 fra 3. møde den 12. marts 2025 og april 2025?")
    assert question.items == ("12/25",)
    assert question.meetings == ("3",)
    assert question.periods == (
        (date(2025, 3, 12), date(2025, 3, 12)),
        (date(2025, 4, 1), date(2025, 4, 30)),
    )


def test_names_are_told_from_first_words() -> None:
    """A capital within the sentence makes a name; the first word's does not."""
    aspect = parse_question("Hvilken rolle har Anna Holm i FlexDok-gruppen?").aspects[0]
    assert aspect.names == {"anna", "holm", "flexdok"}


@pytest.mark.parametrize("text", ["", "?", "…", "og", "<@U123>", "a" * 5000, "hvad hvad hvad"])
def test_odd_questions_never_fail(text: str) -> None:
    """Whatever is typed is a question, if an empty one."""
    assert parse_question(text).aspects
