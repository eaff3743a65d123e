"""The record doctor on who was there."""

import pytest

from tests.corpus.doctor.papers import guest, kinds, of_kind, paper

CAME = "Ada Bøg og Lis Kær fra Signalværket deltog under punktet."


def test_a_guest_who_is_not_listed() -> None:
    """Each guest once, with the item and the sentence."""
    text = paper(CAME)
    guests = tuple(guest(text, name, CAME, "22/25") for name in ("Ada Bøg", "Lis Kær"))
    found = of_kind("guest_not_listed", text, guests=guests)
    assert [(f.item, f.quote) for f in found] == [("22/25", CAME), ("22/25", CAME)]
    assert found[0].message.startswith("Ada Bøg took part in item 22/25")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("Ada Bøg", "Per Lund, økonomichef, Sø Kommune (afbud) => Per Lund, økonomichef, Sø Kommune (afbud)\nAda Bøg, ingeniør, Signalværket (gæst)"),
        ("Bo Rask", "Intet at bemærke => Intet at bemærke"),
        ("Ida B. Holm", "Intet at bemærke => Intet at bemærke"),
        ("Signalværket", "Intet at bemærke => Intet at bemærke"),
    ],
)  # fmt: skip
def test_a_guest_who_is_listed_or_is_nobody(name: str, change: str) -> None:
    """Listed as a guest or as a member, also by an initial; or no person."""
    text = paper(CAME, change=change)
    assert "guest_not_listed" not in kinds(text, guests=(guest(text, name, CAME),))


def test_a_presenter_who_is_not_listed() -> None:
    """On the agenda, in the heading, and not among the participants."""
    text = paper().replace("v/Ida Holm", "v/Eva Toft")
    found = of_kind("presenter_not_listed", text)
    assert [f.item for f in found] == ["23/25"]
    assert "Eva Toft presents 23/25" in found[0].message


@pytest.mark.parametrize(
    "presenter",
    [
        "Holm",
        "I. Holm",
        "Formanden",
        "Sekretariatet",
        "Havne Kommune",
        "Bo Rask og Ida Holm",
        "alle",
    ],
)
def test_presenters_who_are_listed_or_are_offices(presenter: str) -> None:
    """Surnames, initials, offices, organisations and pairs."""
    text = paper().replace("v/Ida Holm", f"v/{presenter}")
    assert "presenter_not_listed" not in kinds(text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Per Lund foreslog at vente.",
        "Per Lund og Ida Holm spurgte til prisen.",
        "Herefter orienterede man. Per Lund oplyste, at alt går godt.",
    ],
)
def test_somebody_who_acts_though_absent(sentence: str) -> None:
    """Apologies, and then a word in the debate."""
    found = of_kind("absent_but_acting", paper(sentence))
    assert len(found) == 1
    assert found[0].message.startswith("Per Lund sent apologies")


@pytest.mark.parametrize(
    "sentence",
    [
        "Per Lund havde skriftligt bemærket, at alt går godt.",
        "Ida Holm oplyste på vegne af Per Lund, at alt går godt.",
        "Kommunerne bliver repræsenteret ved Per Lund.",
        "Bo Rask og Per Lund mødes om sagen.",
        "Per Lunds forslag blev nævnt.",
        "Per Lund bemærkede forud for mødet, at alt går godt.",
    ],
)
def test_somebody_absent_who_is_only_named(sentence: str) -> None:
    """Named, spoken for, or heard in writing."""
    assert "absent_but_acting" not in kinds(paper(sentence))


ALSO_AWAY = (
    "Ida Holm, chefkonsulent, Havne Kommune => Ida Holm, chefkonsulent, Havne Kommune (afbud)"
)


def test_apologies_of_the_record_and_of_the_list_differ() -> None:
    """The list marks two as absent, the record names one."""
    found = of_kind("apologies_differ", paper(change=ALSO_AWAY))
    assert len(found) == 1
    assert "Per Lund only" in found[0].message
    assert "Ida Holm" in found[0].message


@pytest.mark.parametrize(
    "change",
    [
        "Der var afbud fra Per Lund. => Der var afbud fra Per Lund og Ida Holm.",
        "Der var afbud fra Per Lund. => Per Lund og Ida Holm havde meldt afbud.",
        "Der var afbud fra Per Lund. => Mødet begyndte til tiden.",
        "Der var afbud fra Per Lund. => Der var afbud fra Lund og Holm.",
    ],
)
def test_apologies_that_agree_or_are_not_told(change: str) -> None:
    """Both are named, or none is."""
    assert "apologies_differ" not in kinds(paper(away=ALSO_AWAY, change=change))


def test_somebody_listed_twice() -> None:
    """The same name in two lines."""
    twice = "Per Lund, økonomichef, Sø Kommune (afbud) => Per Lund, økonomichef, Sø Kommune (afbud)\nBo Rask, direktør, Banens Driftskontor"
    found = of_kind("listed_twice", paper(change=twice))
    assert len(found) == 1
    assert found[0].message.startswith("Bo Rask is listed twice")


@pytest.mark.parametrize(
    "more",
    [
        "Bo Raskov, direktør, Banens Driftskontor",
        "Bodil Rask, direktør, Banens Driftskontor",
        "Karen Lund, direktør, Banens Driftskontor",
    ],
)
def test_people_of_like_names_are_not_one(more: str) -> None:
    """A name shared in part is another person."""
    line = "Per Lund, økonomichef, Sø Kommune (afbud)"
    assert "listed_twice" not in kinds(paper(change=f"{line} => {line}\n{more}"))


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Karen Dallum takkede.", "Karen Dalum"),
        ("Banens Driftkontor holder øje.", "Banens Driftskontor"),
        ("Ida Hlom var enig.", "Ida Holm"),
    ],
)
def test_a_name_one_letter_off(sentence: str, right: str) -> None:
    """A letter more, less or swapped, against the list of participants."""
    found = of_kind("name_spelt_differently", paper(sentence))
    assert len(found) == 1
    assert right in found[0].message


@pytest.mark.parametrize(
    "sentence",
    [
        "Karen Dalums forslag faldt.",
        "Banens Driftskontors plan holder.",
        "Karen Dahlumson takkede.",
        "Havne Kommune er enig.",
    ],
)
def test_names_in_other_forms_or_of_others(sentence: str) -> None:
    """The genitive, and names that are further off."""
    assert "name_spelt_differently" not in kinds(paper(sentence))
