"""Who is to do what, and by when."""

from datetime import date

import pytest

from corpus.decisions.actions import find_actions
from corpus.model import Action, AgendaItem, Section, SectionKind, Span
from tests.documents import minutes

DAY = date(2025, 3, 12)
NEXT = date(2025, 4, 9)


def actions(
    record: str, kind: SectionKind = SectionKind.REFERAT, heading: str | None = None
) -> tuple[Action, ...]:
    body = Span(0, len(record))
    section = Section(kind, heading, body, body)
    item = AgendaItem("7", "Sagen", None, None, None, (section,), (), None, body)
    found = find_actions(minutes(record), (item,), date=DAY, next_meeting=NEXT)
    assert all(a.span.within(body) and a.item == "7" for a in found)
    return found


GIVEN = [
    ("Hanne Holm udarbejder udkast til vejledning senest den 1. september 2025.", "Hanne Holm", date(2025, 9, 1), "senest den 1. september 2025"),
    ("Sekretariatet undersøger lokalerne inden næste møde.", "Sekretariatet", NEXT, "inden næste møde"),
    ("Bo Dahl følger op på 8. møde.", "Bo Dahl", None, "på 8. møde"),
    ("Eva Frost blev bedt om at indhente tilbud.", "Eva Frost", None, None),
    ("Bo Dahl undersøger det.", "Bo Dahl", None, None),
    ("Teknisk arbejdsgruppe skal forinden sammenligne modellerne.", "Teknisk arbejdsgruppe", None, None),
    ("Eva Frost og Bo Dahl sender oplægget til næste møde.", "Eva Frost og Bo Dahl", NEXT, "til næste møde"),
    ("Ansvarlig: Vibeke Sol sender notatet senest den 15. april 2025.", "Vibeke Sol", date(2025, 4, 15), "senest den 15. april 2025"),
    ("Aktion: Bo Dahl rykker leverandøren.", "Bo Dahl", None, None),
    ("Handling: Sekretariatet booker lokale", "Sekretariatet", None, None),
    ("**Action:** @joe to open a PR", "@joe", None, None),
    ("- [ ] @maya update the guide", "@maya", None, None),
    ("ACTION: Secretary to write to the bank by 21 March 2025.", "Secretary", date(2025, 3, 21), "by 21 March 2025"),
    ("AI: Maya to draft the announcement", "Maya", None, None),
    ("Action item: Tom: update the README", "Tom", None, None),
    ("The Clerk to obtain three quotes before the next meeting.", "The Clerk", NEXT, "before the next meeting"),
    ("Tom will follow up with the board.", "Tom", None, None),
    ("Maya agreed to write the summary.", "Maya", None, None),
    ("Tom takes action to land the change.", "Tom", None, None),
    ("Each member sends its costs to Tom by 30 April 2025.", None, date(2025, 4, 30), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "who", "due", "due_words"), GIVEN[:-1], ids=[row[0] for row in GIVEN[:-1]]
)
def test_a_task_says_who_and_by_when(
    record: str, who: str | None, due: date | None, due_words: str | None
) -> None:
    """Names, roles and handles as printed; the day and the words of the deadline."""
    (only,) = actions(record)
    assert (only.who, only.due, only.due_words) == (who, due, due_words)


def test_a_label_with_a_name_gives_the_sentence_before_it() -> None:
    """As in "Ansvarlig: Bo Dahl, frist 1/9" says who does what was just recorded."""
    (only,) = actions("Skiltene fornyes.\nAnsvarlig: Bo Dahl, frist 1/9", SectionKind.REFERAT)
    assert (only.who, only.what, only.due) == ("Bo Dahl", "Skiltene fornyes.", date(2025, 9, 1))


def test_rows_of_a_table_of_tasks_are_tasks() -> None:
    """The head names the columns."""
    found = actions(
        "| Opgave | Ansvarlig | Frist |\n|---|---|---|\n| Plan for test | Anna | 20/3 |\n| Indkaldelse | Bo | 1. april |",
        SectionKind.VIDERE_PROCES,
    )
    assert [(a.who, a.what, a.due) for a in found] == [
        ("Anna", "Plan for test", date(2025, 3, 20)), ("Bo", "Indkaldelse", date(2025, 4, 1)),
    ]  # fmt: skip


def test_next_steps_hold_tasks_and_plans() -> None:
    """A sentence of next steps that names who does it is a task; a forecast is none."""
    found = actions(
        "Louise Egt indkalder til møde senest den 30. april 2025. Ministeriets svar ventes inden den 15. juni 2025.",
        SectionKind.VIDERE_PROCES,
    )
    assert [a.who for a in found] == ["Louise Egt"]


@pytest.mark.parametrize(
    "record",
    [
        "Bo Dahl sendte brevet i januar.", "Der vil blive opkrævet et gebyr.", "Mødet vil finde sted i Fjordby.",
        "Såfremt planen tiltrædes, udpeger regionerne et medlem.", "Bo Dahl spurgte, om Eva Frost sender brevet.",
        "Regnskabet viser et overskud.", "Action: none", "AI: closed", "Ansvarlig: ingen", "- [x] @li close the old issue",
        "There will be an election in May.", "The meeting will be recorded.", "It will help projects.",
        "Last week's AI: Tom to update the PR", "Maya wants to see a draft.", "Can Tom send the list?",
        "Styregruppen tiltrådte planen.", "The festival will take place in June.", "Planen skal være færdig den 1. maj 2025.",
    ],
)  # fmt: skip
def test_what_happened_or_will_happen_is_no_task(record: str) -> None:
    """The past, forecasts, conditions, questions, and labels without a task."""
    assert actions(record) == ()
