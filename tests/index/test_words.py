import pytest

from index.words import terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("råd", "raad", id="aa for å"),
        pytest.param("møder", "moede", id="oe for ø"),
        pytest.param("Ærø", "aeroe", id="ae for æ"),
        pytest.param("kommuner", "KOMMUNERNE", id="inflection and capitals"),
        pytest.param("Målere", "Ma\u030alere", id="a ring apart from its letter"),
        pytest.param("idé", "ide", id="accent"),
    ],
)
def test_spellings_of_a_word_meet(one: str, other: str) -> None:
    """Words that differ in inflection, capitals or the spelling of æ, ø and å have the same term."""
    assert terms(one).danish == terms(other).danish


@pytest.mark.parametrize("text", ["160/24", "pkt. 160/24.", "(160/24)", "jf. 160/24, 161/24"])
def test_item_number_stays_one_term(text: str) -> None:
    """An item's number is one term whatever stands around it, and its first half another."""
    found = terms(text)
    assert "160/24" in found.danish
    assert "160" in found.english
    assert "24" not in found.danish


def test_parts_of_a_hyphenated_word_are_terms() -> None:
    """A compound with a hyphen is found by either of its parts."""
    assert terms("FlexDok-licens").english == ("flexdok", "licen")


def test_year_of_a_date_is_a_term() -> None:
    """A date in figures is found whole and by its year."""
    assert {"2024-12-18", "2024"} <= set(terms("2024-12-18").danish)


@pytest.mark.parametrize("text", ["", " ", "hvad er det", "what is the", "…?!", "\x00", "🙂"])
def test_text_without_words_of_its_own_has_no_terms(text: str) -> None:
    """Stop words and signs are no terms in either language."""
    assert terms(text).danish == ()


def test_both_languages_number_the_same_terms() -> None:
    """The n-th Danish and the n-th English term come from the same word."""
    found = terms("The committee's 12 databases og udvalgets 3.5 % budget, R&D, jf. pkt. 4.2")
    assert len(found.danish) == len(found.english)
