"""Powers: what a body may decide, up to which amount, and what is withheld from it."""

import pytest

from corpus import PowerKind, read_document
from corpus.mandates import parse_mandate
from corpus.mandates.money import find_money
from corpus.mandates.remit import may_decide
from tests.corpus.mandate_examples import each_example, example
from tests.documents import SAMPLE


@each_example
def test_powers_of_a_mandate_are_found_and_no_others(name: str) -> None:
    """Kind, limit and whom the body advises or recommends to."""
    this = example(name)
    found = [(p.kind.value, p.limit, p.to, p.words) for p in parse_mandate(this.document).powers]
    expected = [
        (kind, float(limit) if limit else None, to or None, words)
        for kind, limit, to, words in this.expected["powers"]
    ]
    assert len(found) == len(expected), found
    for want in expected:
        assert any(f[:3] == want[:3] and f[3].startswith(want[3]) for f in found), (want, found)


@pytest.mark.parametrize(
    ("words", "value", "bound"),
    [
        ("omdisponeringer på op til 500.000 kr. inden for budgettet", 500_000, "up_to"),
        ("aftaler på op til 2,0 mio. kr.", 2_000_000, "up_to"),
        ("anskaffelser over kr. 75.000", 75_000, "over"),
        ("lån på højst 1.250.000,50 kr.", 1_250_000.5, "up_to"),
        ("expenditure of up to £2,500", 2_500, "up_to"),
        ("contracts not exceeding €1.5 million", 1_500_000, "up_to"),
        ("a budget of DKK 300,000", 300_000, None),
        ("udgifter på 20.000 kr. eller derunder", 20_000, "up_to"),
        ("et gebyr på 250,-", 250, None),
        ("puljen er 3 mia. kroner", 3_000_000_000, None),
    ],
)
def test_amounts_in_danish_and_english(words: str, value: float, bound: str | None) -> None:
    """Three digits behind a sign are thousands; words before the amount make it a limit."""
    assert [(m.value, m.bound) for m in find_money(words)] == [(value, bound)]


def test_a_number_without_currency_is_no_amount() -> None:
    """Years, members and metres are not money."""
    assert find_money("I 2026 skal 56.000 hyldemeter skannes af 12 medlemmer.") == ()


COMMITTEE = parse_mandate(
    read_document(SAMPLE / "kommissorier" / "oekonomi-og-driftsudvalget.md", SAMPLE)
)


@pytest.mark.parametrize(
    ("words", "amount", "kind"),
    [
        ("Udvalget godkendte en omdisponering på 750.000 kr. til skanning.", 750_000, PowerKind.DECIDES),
        ("Udvalget godkendte en omdisponering på 300.000 kr. til skanning.", 300_000, None),
        ("Udvalget ændrede kommunernes bidrag for 2026.", None, PowerKind.NOT),
        ("Udvalget vedtog fordelingen af kommunernes bidrag.", None, PowerKind.RECOMMENDS),
        ("Udvalget indstiller til styregruppen at ændre kommunernes bidrag.", None, None),
        ("Udvalget tog orienteringen om drift til efterretning.", None, None),
        ("Udvalget godkendte referatet.", 900_000, None),
    ],
)  # fmt: skip
def test_decision_beyond_a_body_is_seen(
    words: str, amount: float | None, kind: PowerKind | None
) -> None:
    """Only what the mandate plainly withholds or bounds; a recommendation is none."""
    power = may_decide(COMMITTEE, words, amount)
    assert (power.kind if power else None) is kind


def test_body_without_any_power_decides_on_no_money() -> None:
    """An advisory body may adopt its own plans, but spends nothing."""
    council = parse_mandate(read_document(SAMPLE / "kommissorier" / "brugerraadet.md", SAMPLE))
    spent = may_decide(council, "Rådet bevilgede 50.000 kr. til en kampagne.", 50_000)
    assert spent is not None
    assert spent.kind is PowerKind.NOT
    assert may_decide(council, "Rådet vedtog sin arbejdsplan.") is None
