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


def with_front(record: str, front: str, number: str = "7") -> list[tuple[str | None, date | None]]:
    """Who and when of the tasks in a record behind a list of those who met."""
    text = f"{front}\n{record}"
    body = Span(len(front) + 1, len(text))
    section = Section(SectionKind.REFERAT, None, body, body)
    item = AgendaItem(number, "Sagen", None, None, None, (section,), (), None, body)
    found = find_actions(minutes(text), (item,), date=DAY, next_meeting=NEXT)
    return [(a.who, a.due) for a in found]


PEOPLE = "Til stede: Signe Rud, Jens Toft (JT), Lone Mark, Ib Ravn (IR), Gitte Bo\nPresent: Ann Cole, Tom Reid (TR), Maya Lund, Cllr Joan Peel\n"


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ("Signe laver tilmelding på nettet, Jens bestiller maling.", [("Signe", None), ("Jens", None)]),
        ("Lone tilretter skemaet, som Gitte rundsender senest den 2. april.", [("Lone", None), ("Gitte", date(2025, 4, 2))]),
        ("Vi venter til næste møde. Ib spørger klubben inden da.", [("Ib", NEXT)]),
        ("Signe opdeler tallene efter alder.", [("Signe", None)]),
        ("Jens orienterer om sagen.", []),
        ("Lone er på valg og vil gerne fortsætte.", []),
        ("Ib Ravn forelægger planen på repræsentantskabsmødet den 24. april.", [("Ib Ravn", date(2025, 4, 24))]),
        ("Gitte skriver referatet, som behandles på mødet den 3. juni.", [("Gitte", None)]),
        ("Udvalget bad forvaltningen om at undersøge prisen.", [("forvaltningen", None)]),
        ("Udsat, idet forvaltningen anmodes om at indhente et tilbud.", [("forvaltningen", None)]),
        ("Det blev aftalt, at Jens Toft kontakter skolen inden 1/4.", [("Jens Toft", date(2025, 4, 1))]),
        ("Lone retter teksten til.\nAnsvarlig: Lone   Frist: 1. april 2025", [("Lone", date(2025, 4, 1))]),
        ("Nyt hegn undersøges → Jens (inden 1/5)", [("Jens", date(2025, 5, 1))]),
        ("Nøglerne skal tælles (Ansvarlig: JT)", [("JT", None)]),
        ("**Aktionspunkter:**\n- AP 14-1: Signe opdaterer guiden (frist: 30. april 2025)\n- AP 14-2: Ib samler tal", [("Signe", date(2025, 4, 30)), ("Ib", None)]),
        ("The Committee asked the Clerk to obtain a quote by 1 May 2025.", [("Clerk", date(2025, 5, 1))]),
        ("President Cole asked Dr. Reid to bring back a draft.", [("Dr. Reid", None)]),
        ("Ann Cole spoke of the roof. In reply to a question she undertook to circulate the list by 30 April.", [("Ann Cole", date(2025, 4, 30))]),
        ("Maya has a spare ladder and will repair the sign.", [("Maya", None)]),
        ("Tom's doing the rota, Maya will ask about the tent.", [("Tom", None), ("Maya", None)]),
        ("The Registrar would look again at the records before the end of April 2025.", [("The Registrar", date(2025, 4, 30))]),
        ("Cllr Peel to chase the depot.\n   ACTION: J Peel, by 30 April", [("J Peel", date(2025, 4, 30))]),
        ("The report was noted; an update would be brought to the meeting on 15 May 2025.     TR", [("TR", date(2025, 5, 15))]),
        ("Rejected. Ann writes to the authors by 26 March 2025.", [("Ann", date(2025, 3, 26))]),
        ("The Board agreed to defer the report to the meeting on 29 May 2025.", []),
        ("The Board returned to open session at 8.26 pm.", []),
        ("Invitationen sendes ud af Lone senest 15/4.", [("Lone", date(2025, 4, 15))]),
        ("Forvaltningen fremlægger en ny plan på mødet i april.", [("Forvaltningen", NEXT)]),
        ("**Action:** Tom → bisect the failure (by Thu 8 May)", [("Tom", date(2025, 5, 8))]),
        ("Lone indhenter overslag hos to firmaer.\nFrist: 1. juni 2025", [("Lone", date(2025, 6, 1))]),
        ("- at anbefale app A\n- at udsætte resten\nIb sender anbefalingen videre.", [("Ib", None)]),
        ("A6.1 TR to send the model – done\nA6.2 IR to confirm the quote – overdue", [("IR", None)]),
        ("Ann Cole reported. She will provide a drought update in April.", [("Ann Cole", None)]),
        ("(a) boiler – Ann reported that it worked; (b) flower rota – TR to ask for volunteers.", [("TR", None)]),
        ("Aktionspunkter:\n- Opdatering af siden (Signe, 1/6)\n- Ny aftale (Gitte Bo)\n- Kontakt til skolen: Jens", [("Signe", date(2025, 6, 1)), ("Gitte Bo", None), ("Jens", None)]),
        ("The lamp is broken.\nACTION – TR", [("TR", None)]),
        ("The lamp is broken.\nAction TR", [("TR", None)]),
        ("Opfølgning: IR – 15.8.2025", [("IR", date(2025, 8, 15))]),
        ("Opgave                  Ansvarlig     Frist\nSkitse til felt         Lone          1. november\n", [("Lone", date(2025, 11, 1))]),
        ("Reid was directed to request bids by May 5.", [("Reid", date(2025, 5, 5))]),
        ("**Action (Maya):** write the release notes", [("Maya", None)]),
    ],
)  # fmt: skip
def test_those_who_met_are_known_by_first_name_and_initials(
    record: str, found: list[tuple[str | None, date | None]]
) -> None:
    """One task for each clause with a doer of its own; of who met, any verb that is no speech is one."""
    assert with_front(record, PEOPLE) == found


def test_a_table_names_the_items_of_its_tasks() -> None:
    """The list behind the last item stands for the tasks of the items that it names."""
    text = "Jens kontakter banken.\nIntet.\n\nNr.\tPunkt\tOpgave\tAnsvarlig\tFrist\n1\t2\tKontakt til banken\tJens Toft\t1. april 2025\n"
    first, last = Span(0, 22), Span(23, len(text))
    items = tuple(
        AgendaItem(n, f"Sag {n}", None, None, None, (Section(SectionKind.REFERAT, None, s, s),), (), None, s)
        for n, s in (("2", first), ("3", last))
    )  # fmt: skip
    found = find_actions(minutes(text), items, date=DAY)
    assert [(a.item, a.item_title, a.who, a.due) for a in found] == [
        ("2", "Sag 2", "Jens Toft", date(2025, 4, 1))
    ]


def test_a_list_without_items_behind_the_last_one_finds_theirs() -> None:
    """By the words that a task shares with an item, and by who does what there."""
    texts = (
        "Gitte kontakter banken.\n",
        "Priserne stiger.\n",
        "Intet.\n\nHvad\tHvem\tHvornår\nAftale med banken\tGitte Bo\t1. maj\nOpslag om priser\tIb\tNæste møde\n",
    )
    items: list[AgendaItem] = []
    at = 0
    for number, (title, text) in enumerate(
        zip(("Lån", "Priser 2026", "Evt."), texts, strict=True), 1
    ):
        span = Span(at, at + len(text))
        section = Section(SectionKind.REFERAT, None, span, span)
        items.append(AgendaItem(str(number), title, None, None, None, (section,), (), None, span))
        at = span.end
    found = find_actions(minutes("".join(texts)), tuple(items), date=DAY, next_meeting=NEXT)
    assert [(a.item, a.who, a.due) for a in found] == [
        ("1", "Gitte Bo", date(2025, 5, 1)), ("2", "Ib", NEXT),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ("Aktion: MLP skriver afsnit 6.   Frist: 2025-09-26\nAktion: KMB indsender svaret.   Frist: 2025-10-03", [("MLP", date(2025, 9, 26)), ("KMB", date(2025, 10, 3))]),
        ("Aktion: Bo Dahl udarbejder svaret. Frist er d. 7. april 2025.", [("Bo Dahl", date(2025, 4, 7))]),
        ("Teksten blev godkendt. Bo Dahl skriver den ind.\tBo Dahl\t11. maj 2025", [("Bo Dahl", date(2025, 5, 11))]),
        ("Direktør Eva Frost oplyste, at tallene eftersendes senest den 7. april 2025.", [("Eva Frost", date(2025, 4, 7))]),
        ("Eva Frost og Bo Dahl skriver et udkast, som rundsendes senest 17. april 2025.", [("Eva Frost og Bo Dahl", date(2025, 4, 17))]),
        ("Sagen udsættes til mødet den 4. september 2025, hvor sekretariatet fremlægger en tidsplan.", [("sekretariatet", date(2025, 9, 4))]),
        ("Energi- og Havneministeriet tilføjer et afsnit senest den 28. juni 2025.", [("Energi- og Havneministeriet", date(2025, 6, 28))]),
        ("The Council AGREED that the Head of Housing should report back by 28 August 2025.", [("Head of Housing", date(2025, 8, 28))]),
        ("The Board requests Mr Ocho to provide the statutes.", [("Mr Ocho", None)]),
        ("ACTION: hmor to announce it on the list before 2025-06-20", [("hmor", date(2025, 6, 20))]),
        ("A. Dekker to collect comments by 30 September 2025.", [("A. Dekker", date(2025, 9, 30))]),
        ("Indkaldelsen skal ud senest 13. april - Lone.", [("Lone", date(2025, 4, 13))]),
    ],
)  # fmt: skip
def test_owners_and_deadlines_stand_where_the_minutes_put_them(
    record: str, found: list[tuple[str | None, date | None]]
) -> None:
    """On lines of their own, in the columns behind, after the task, or in what somebody promised."""
    assert with_front(record, PEOPLE) == found
