"""Mending: line-end hyphens and white space, and the way back."""

import pytest

from corpus import Lines, MendedText, Span, mend
from tests.documents import sample_documents


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("infrastruktur for person-\nlig medicin", "infrastruktur for personlig medicin"),
        ("alle regio-\r\nner", "alle regioner"),
        ("den natio-\n\n nale plan", "den nationale plan"),
        (
            "beslutning vedr. videns-/variantdata-\nbaser",
            "beslutning vedr. videns-/variantdatabaser",
        ),
        ("drifts-\n/udviklingsmiljø", "drifts-/udviklingsmiljø"),
        ("Indenrigs-\nog Sundhedsministeriet", "Indenrigs- og Sundhedsministeriet"),
        ("Indenrigs- og Sundheds-\nministeriet", "Indenrigs- og Sundhedsministeriet"),
        ("økonomi-\nog driftsudvalget", "økonomi- og driftsudvalget"),
        ("variant-\neller frekvensdata", "variant- eller frekvensdata"),
        ("Kasper Lindegaard-\nHjulmann", "Kasper Lindegaard-Hjulmann"),
        ("en ny FlexDok-\nlicens", "en ny FlexDok-licens"),
        ("fælles IT-\ndrift", "fælles IT-drift"),
        ("en 3-\nårig aftale", "en 3-årig aftale"),
        ("en non-profit forening; non-\nprofit", "en non-profit forening; non-profit"),
        ("bruger\u00ad\nråd", "brugerråd"),
        ("to   mellemrum\tog\nlinjeskift", "to mellemrum og linjeskift"),
        ("estimeret –\nca. 1.100 kr.", "estimeret – ca. 1.100 kr."),
    ],
)
def test_line_ends_are_mended_and_real_hyphens_kept(printed: str, mended: str) -> None:
    """A hyphen that a line end put in goes; one that belongs to the word stays."""
    assert mend(printed) == mended


def test_a_quotation_is_found_at_the_untouched_characters() -> None:
    """The mended text knows, for every character, where it stood."""
    text = "Det blev\nvedtaget, at natio-\nnale planer følges.\n"
    span = MendedText.of(text).find("AT NATIONALE planer")
    assert span is not None
    assert text[span.start : span.end] == "at natio-\nnale planer"
    assert mend(text, span) == "at nationale planer"


def test_a_quotation_is_found_whatever_its_quote_marks_and_dashes() -> None:
    """What a keyboard writes finds what a printer wrote."""
    text = "ISM’s holdning – den ”principielle” – er klar."
    assert MendedText.of(text).find('ISM\'s holdning - den "principielle" - er') is not None


def test_words_that_are_not_there_are_not_found() -> None:
    """Nothing is marked rather than something adjacent."""
    assert MendedText.of("Mødet blev hævet.").find("Mødet blev udsat") is None
    assert MendedText.of("Mødet blev hævet.").find("") is None


def test_mended_text_and_mend_agree_on_whole_documents() -> None:
    """Both ways of mending give the same words, and offsets rise."""
    for document in sample_documents():
        mended = MendedText.of(document.text)
        assert mended.text.strip() == mend(document.text)
        assert list(mended.offsets) == sorted(mended.offsets)


def test_lines_count_from_one() -> None:
    """First and last line of a span, both inclusive."""
    lines = Lines("a\nb\r\nc")
    assert lines.of(Span(0, 1)) == (1, 1)
    assert lines.of(Span(0, 3)) == (1, 2)
    assert lines.of(Span(5, 6)) == (3, 3)
