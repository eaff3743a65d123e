"""The record doctor on dates and clock times."""

import pytest

from tests.corpus.doctor.papers import examined, kinds, of_kind, paper


def test_good_minutes_have_no_findings() -> None:
    """A text without oddities is left in peace."""
    assert examined(paper()) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Svaret ventes den 31/2-2025.",
        "Fristen er den 30. februar 2025.",
        "Mødet er den 31/4.",
        "Vi ses 31. april.",
    ],
)
def test_a_day_that_no_calendar_has(sentence: str) -> None:
    """31 February is told, with its sentence and line."""
    found = of_kind("impossible_date", paper(sentence))
    assert len(found) == 1
    assert found[0].quote == sentence
    assert found[0].item == "22/25"
    assert found[0].line == paper(sentence).splitlines().index(sentence) + 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Svaret ventes den 28/2-2025.",
        "Fristen er den 29. februar 2024.",
        "Forholdet er 31/2 til 3.",
        "Se pkt. 31/2.",
        "Udgave 2.31 er i brug.",
    ],
)
def test_days_of_the_calendar_and_other_numbers(sentence: str) -> None:
    """Leap days, fractions, item numbers and versions are no impossible dates."""
    assert "impossible_date" not in kinds(paper(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Der har været møder mellem banen og kommunerne, hhv. den 6/5 og 22/5-2026.",
        "Formødet blev afholdt den 3. december 2025.",
        "Tilbuddene er gennemgået på to formøder den 5/5-2026.",
        "Aftalen blev underskrevet den 4. august 2025.",
        "22/11-2025 har der været afholdt møde for kommunerne.",
        "The workshop was held on 3 December 2025.",
        "The offers were discussed at the meeting of 3 December 2025.",
        "Flytningen blev afsluttet den 14. november 2025, og intet gik tabt.",
        "Mødet med lodsejerne den 14. november 2025 førte ikke til enighed.",
        "The two posts had been filled on 9 July 2026 and both were at work.",
        "Skolens temadag den 14. november 2025 samlede 60 deltagere.",
    ],
)
def test_a_past_event_after_the_meeting(sentence: str) -> None:
    """What has happened cannot lie after the minutes."""
    found = of_kind("date_after_meeting", paper(sentence))
    assert len(found) == 1
    assert "2025-06-18" in found[0].message
    assert found[0].quote == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Næste møde holdes den 3. december 2025.",
        "Der har været ønske om et møde den 3. december 2025.",
        "Beslutningen udsættes til efter kredsen har drøftet sagen på møde den 17. januar 2026.",
        "Der er sendt indkaldelse ud til mødet den 3. december 2025.",
        "Aftalen er underskrevet og gælder fra den 1. juli 2025.",
        "Formødet blev afholdt den 3. december 2024.",
        "Mødet den 5/5 har været afholdt.",
        "Høringen har været drøftet, og svar ventes den 3. december 2025.",
        "The workshop was held and the next is planned for 3 December 2025.",
        "Når styregruppen har drøftet sagen på mødet den 3. december 2025, meldes der ud.",
        "Formødet blev afholdt dagen efter, den 19. juni 2025.",
        "Der blev aftalt nyt møde den 3. december 2025.",
        "Generalforsamlingen er fastsat den 3. december 2025.",
        "Møde den 3. december 2025 blev aflyst.",
        "Dagsordenen for mødet den 3. december 2025 var ikke klar.",
        "Konferencen den 3. december 2025 er udsolgt.",
        "Bo Rask er valgt på generalforsamlingen den 3. december 2025.",
        "The launch was confirmed on 3 December 2025 by the owner.",
        "The lease will have ended on 3 December 2025.",
        "Budgettet er klar den 3. december 2025.",
        "Kontrakten er opsagt den 3. december 2025.",
        "The item was deferred to the meeting on 3 December 2025.",
        "Udstillingen er åbnet den 3. december 2025 og frem.",
    ],
)
def test_what_is_still_to_come_may_lie_after_the_meeting(sentence: str) -> None:
    """Plans, deadlines, invitations and what must happen first are no oddities."""
    assert "date_after_meeting" not in kinds(paper(sentence))


def test_one_event_with_two_years_is_told_once() -> None:
    """The same day and month of meetings, with two years, in one item."""
    record = (
        "Der har været møder hhv. den 6/5 og 22/5-2026.\nKommunerne mødtes den 6/5-25 om anlægget.\n"
        "22/5 har der været møde for alle."
    )
    found = of_kind("date_contradiction", paper(record))
    assert len(found) == 1
    assert "6/5" in found[0].message
    assert "22/5" in found[0].message
    assert found[0].quote == "Der har været møder hhv. den 6/5 og 22/5-2026."


@pytest.mark.parametrize(
    "record",
    [
        "Der har været møder den 6/5-2025 og 22/5-2025.\nMødet 22/5 var godt.",
        "Puljen åbner 1. juli 2025 og igen 1. juli 2026.\nFristen er 1. juli.",
        "Mødet den 6. maj 2024 og mødet den 6. maj 2025 havde samme emne.",
        "Aftalen er fra 6. maj 2024.\nMødet den 6. maj 2025 gik godt.",
    ],
)
def test_dates_that_agree_or_recur(record: str) -> None:
    """A shared year, yearly deadlines and two things of one day are no contradiction."""
    assert "date_contradiction" not in kinds(paper(record))


@pytest.mark.parametrize(
    ("path", "odd"),
    [
        ("referat-2025-06-18.txt", False),
        ("referat-2025-06-17.txt", True),
        ("2025/referat.txt", False),
        ("2025-06-17/referat.txt", False),
        ("referat-2025-06-17-godkendt-2025-08-01.txt", False),
    ],
)
def test_a_file_named_for_another_day(path: str, odd: bool) -> None:
    """Just one whole date in the file's own name counts."""
    assert ("date_contradiction" in kinds(paper(), path=path)) is odd


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("onsdag den 17. juni 2025", "tirsdag"),
        ("fredag d. 20/6-2026", "lørdag"),
        ("Wednesday, 17 June 2025", "tuesday"),
        ("den 17. juni 2025 (onsdag)", "tirsdag"),
        ("mandag den 18. august", "mandag"),
        ("onsdag den 24. juni", "tirsdag"),
    ],
)
def test_the_wrong_weekday(words: str, right: str) -> None:
    """The weekday and the date cannot both be right."""
    found = of_kind("weekday_mismatch", paper(f"Næste møde er {words}."))
    if words.startswith("mandag den 18. august"):
        assert found == []
    else:
        assert len(found) == 1
        assert f"is a {right}" in found[0].message
        assert found[0].quote.removeprefix("den ").strip(".") in words


@pytest.mark.parametrize(
    "words",
    [
        "tirsdag den 17. juni 2025",
        "hver onsdag. Den 17. juni 2025 er en undtagelse",
        "onsdag, ikke den 17. juni 2025",
        "torsdag den 5. februar",
        "Wednesday 18 June 2025",
        "onsdagsmødet den 17. juni 2025",
    ],
)
def test_weekdays_that_fit_or_belong_elsewhere(words: str) -> None:
    """The right weekday, one that does not stand at the date, or a year that is only guessed."""
    assert "weekday_mismatch" not in kinds(paper(f"Mødet er {words}."))


@pytest.mark.parametrize(
    ("clock", "kind"),
    [
        ("kl. 10.00 – 9.30", "end_before_start"),
        ("kl. 10.00 – 11.00", "minutes_overrun"),
        ("kl. 10.00 – 11.10", None),
        ("kl. 10.00 – 12.00", None),
        ("kl. 10.00", None),
        ("kl. 22.00 – 1.30", None),
    ],
)
def test_the_clock(clock: str, kind: str | None) -> None:
    """The end before the start; 70 minutes allotted in an hour; over midnight is no oddity."""
    found = examined(paper(clock=f"kl. 10.00 – 11.30 => {clock}"))
    assert [f.kind for f in found] == ([kind] if kind else [])
    if found:
        assert clock in found[0].quote
