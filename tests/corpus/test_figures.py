"""Figures of the record, and the series that they make over several meetings."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import AgendaItem, Document, DocumentKind, Meeting, Section, SectionKind, Span
from corpus.figures import find_figures
from corpus.figures.amounts import find_amounts
from corpus.figures.series import figure_series
from corpus.model import Figure

MEETING = date(2025, 9, 17)


def _figures(
    text: str, *, title: str = "Status", kind: SectionKind = SectionKind.REFERAT,
    day: date | None = MEETING,
) -> tuple[Figure, ...]:  # fmt: skip
    document = Document("m.txt", DocumentKind.MINUTES, "Møde", "", text)
    whole = Span(0, len(text))
    section = Section(kind, "Referat", whole, whole)
    item = AgendaItem("7/25", title, None, None, None, (section,), (), None, whole)
    return find_figures(document, (item,), date=day)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der er i alt 39.380 prøver i banken.", [(39380, "39.380", "prøver")]),
        ("Beløbet er ca. 1.100 kr. pr. prøve.", [(1100, "1.100", "kr.")]),
        ("Rammen er 84,0 mio. kr.", [(84_000_000, "84,0 mio.", "kr.")]),
        ("Det koster 450 t.kr. om året.", [(450_000, "450 t.", "kr.")]),
        ("Tilskuddet er på kr. 12.000.", [(12_000, "12.000", "kr.")]),
        ("Saldoen er 1.234,56 kr.", [(1234.56, "1.234,56", "kr.")]),
        ("Der er købt ind for 12 000 kr.", [(12_000, "12 000", "kr.")]),
        ("Fraværet er faldet til 6,1 pct.", [(6.1, "6,1", "pct.")]),
        ("75 % af eleverne svarede.", [(75, "75", "%")]),
        ("Nu er 24 kommuner tilsluttet.", [(24, "24", "kommuner")]),
        ("79 af de 86 ramte hylder er reddet.", [(79, "79", "hylder"), (86, "86", "hylder")]),
        ("11 af de tilsluttede kommuner kan.", [(11, "11", "kommuner")]),
        ("Der ligger 412 terabyte filer.", [(412, "412", "terabyte")]),
        ("Den gennemsnitlige ventetid var 42 dage.", [(42, "42", "dage")]),
        (
            "Antallet af indskrevne børn er pr. 1. februar 2025 i alt 2.318.",
            [(2318, "2.318", "børn")],
        ),
        ("Forbruget var 38.420 m3.", [(38420, "38.420", "m3")]),
        ("The archive holds 39,380 records.", [(39380, "39,380", "records")]),
        ("Revenue was $1.5 million.", [(1_500_000, "1.5 million", "$")]),
        ("The rate was 8.4 per cent.", [(8.4, "8.4", "per cent")]),
        ("It scans about 1,200 shelf metres a month.", [(1200, "1,200", "shelf metres")]),
        ("24 new member organisations have joined.", [(24, "24", "new member organisations")]),
        ("The fund holds DKK 3.5 million.", [(3_500_000, "3.5 million", "DKK")]),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, expected: list[tuple[float, str, str]]) -> None:
    """Danish and English numbers; the multiplier counts, the words stay as written."""
    found = [(f.value, f.words, f.unit) for f in _figures(text)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Det følger af pkt. 160/24.", "Mødet begyndte kl. 17.00.", "Aftalen gælder i 12 måneder.",
        "Se § 3, stk. 2.", "Næste møde er den 29. april 2026.", "For stemte 5, imod stemte 1.",
        "Formatet er JPEG 2000.", "TIFF 6.0 uden komprimering vælges.", "Ring på tlf. 12 34 56 78.",
        "Det blev drøftet på 4. møde.", "Lov nr. 48 gælder.", "Der er en 3-årig aftale.",
        "Se https://arkiv.example/12.000 her.", "Budget 2026 blev drøftet.", "Vælg mellem to modeller.",
        "Raten skal være under 5 pct.", "Der kan gives op til 500.000 kr.", "Blocked on #407.",
        "Moved to stage 3 proposals.", "I 2024 mødtes gruppen.", "Mødet er kl. 19 hos Per.", "Reached 700 at its peak.",
    ],
)  # fmt: skip
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    """Dates, times, items, versions, votes, spans of time and limits report nothing."""
    assert _figures(text) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Der er pr. 31. august 2025 talt 8.420 bøger.", date(2025, 8, 31)),
        ("There were 120 members as of 31 May.", date(2025, 5, 31)),
        ("Raten er faldet til 6,1 pct. i august 2025.", date(2025, 8, 31)),
        ("Der er talt 8.420 bøger siden den 1. juli.", MEETING),
        ("Der er talt 8.420 bøger.", MEETING),
    ],
)
def test_a_figure_is_of_the_day_that_the_words_give(text: str, day: date) -> None:
    """Else it is of the meeting's day."""
    assert [f.as_of for f in _figures(text)] == [day]


@pytest.mark.parametrize(
    ("text", "forecast", "day"),
    [
        ("Prognosen for at nå 60.000 prøver er ultimo 2026.", True, date(2026, 12, 31)),
        ("Målet er 500 medlemmer.", True, MEETING),
        ("Der forventes 300 deltagere i maj 2026.", True, date(2026, 5, 31)),
        ("The target is 500 members.", True, MEETING),
        ("Der er 412 medlemmer.", False, MEETING),
    ],
)
def test_a_target_is_no_count(text: str, forecast: bool, day: date) -> None:
    """A forecast is of the day by which it is to come true."""
    assert [(f.forecast, f.as_of) for f in _figures(text)] == [(forecast, day)]


def test_count_and_target_of_one_sentence_are_told_apart() -> None:
    """Each amount is judged by its own words."""
    count, target = _figures("Der er talt 3.140 bøger af de 56.000 bøger, som gruppen skal nå.")
    assert (count.forecast, target.forecast) == (False, True)


def test_sums_of_a_budget_are_no_accounts() -> None:
    """Under an item on the budget money is planned, whether or not the sentence says so."""
    (figure,) = _figures("Skanning udgør 11,6 mio. kr.", title="Budget 2026")
    assert (figure.forecast, figure.subject) == (True, "Skanning")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Der er pr. 1. august 2025 i alt 39.380 prøver i banken.", "prøver i banken"),
        ("Ida Holm oplyste, at 24 kommuner nu er tilsluttet.", "kommuner nu er tilsluttet"),
        ("**Bøger.** Der er talt 8.420 bøger.", "talt bøger"),
        ("Etableringen udgør 3,1 mio. kr.", "Etableringen"),
        ("Der betales 1.100 kr. pr. prøve, som sendes.", "betales pr. prøve"),
    ],
)
def test_the_subject_says_what_it_is_a_number_of(text: str, subject: str) -> None:
    """Neither who said so, nor the date, nor the number belongs to it."""
    assert [f.subject for f in _figures(text)] == [subject]


def test_only_the_record_reports() -> None:
    """What was proposed is no figure of the meeting."""
    assert _figures("Der er talt 8.420 bøger.", kind=SectionKind.INDSTILLING) == ()


# Series.


def _meeting(day: date, text: str, body: str = "Bogudvalget") -> tuple[str, Meeting]:
    meeting = Meeting(body, None, day, None, None, None, (), (), ())
    return f"{body}-{day}.txt", replace(meeting, figures=_figures(text, day=day))


def test_the_same_figure_at_several_meetings_is_a_series() -> None:
    """Points are ordered by their day, whatever order the meetings come in."""
    (series,) = figure_series(
        [
            _meeting(date(2025, 9, 1), "Pr. 31. august 2025 er 900 bøger skannet og talt."),
            _meeting(date(2025, 3, 1), "Der er pr. 28. februar 2025 skannet og talt 300 bøger."),
            _meeting(date(2025, 6, 1), "Bo Lund oplyste, at 600 bøger er skannet."),
        ]
    )
    assert [p.figure.value for p in series.points] == [300, 600, 900]
    assert (series.unit, series.forecast, series.body) == ("bøger", False, "Bogudvalget")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Der er skannet 300 bøger.", "Vandet ødelagde 86 bøger."),
        ("Der er skannet 300 bøger.", "Der er skannet 300 breve."),
        ("Der er skannet 300 bøger.", "Der forventes skannet 600 bøger."),
        ("Skanning kostede 3 mio. kr.", "Etablering kostede 2 mio. kr."),
        ("Der er skannet 300 bøger.", "Ingen tal."),
    ],
)
def test_two_different_things_never_share_a_series(first: str, second: str) -> None:
    """Another unit, another subject, or a forecast beside a count."""
    assert not figure_series(
        [_meeting(date(2025, 3, 1), first), _meeting(date(2025, 6, 1), second)]
    )


def test_bodies_do_not_share_a_series() -> None:
    """The same words of another body are about something else."""
    text = "Der er skannet 300 bøger."
    assert not figure_series(
        [_meeting(date(2025, 3, 1), text), _meeting(date(2025, 6, 1), text, body="Brevudvalget")]
    )


def test_a_target_that_moves_is_a_series() -> None:
    """The same target is followed from meeting to meeting, with the day by which it is reached."""
    (series,) = figure_series(
        [
            _meeting(date(2025, 9, 1), "Vi venter at nå de 56.000 bøger i første kvartal 2029."),
            _meeting(date(2025, 6, 1), "Med den takt vil de 56.000 bøger være nået primo 2030."),
        ]
    )
    assert series.forecast
    assert [p.figure.as_of for p in series.points] == [date(2030, 3, 31), date(2029, 3, 31)]


_PIECES = st.sampled_from(
    [*"1 12 1.100 39,380 2024 kr. mio. pct. % $ af de i alt pr. den 3. maj bøger er, at vil og ( ) - . § ²".split(" "),
     " ", "\n", "**"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=20).map(" ".join) | st.text())
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises, and every figure's words stand in the sentence of its span."""
    for figure in _figures(text):
        assert figure.span.within(Span(0, len(text)))
        assert figure.words
    find_amounts(text)
