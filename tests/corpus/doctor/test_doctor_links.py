"""The record doctor on attachments, references and mandates."""

from collections.abc import Sequence
from datetime import date

import pytest

from corpus.archive import Archive, Understood
from corpus.doctor import Finding, examine, examine_document
from corpus.model import Outcome, Power, PowerKind, Span
from tests.corpus.archives import GROUP, Told, mandate_of, minutes_of
from tests.corpus.doctor.papers import kinds, of_kind, paper, understood

DAY = date(2025, 6, 3)


def doctor(*entries: Understood, files: Sequence[str] = ()) -> tuple[Finding, ...]:
    """What the doctor says of an archive."""
    return examine(Archive(entries), files=files)


# Attachments.


def with_papers(*titles: str, record: str = "") -> str:
    """The good text, with attachments to item 22/25."""
    text = paper(record)
    at = text.index("Pkt. 23/25 Status på sporene (O) v/Ida Holm\n\nReferat")
    listed = "".join(f"- Bilag {n}: {title}\n" for n, title in enumerate(titles, 1))
    return f"{text[:at]}Bilag\n{listed}\n{text[at:]}"


def test_attachments_that_are_not_there() -> None:
    """Each is told, with its item and line."""
    text = with_papers("Tilbud fra Signalværket", "Notat om priser")
    found = of_kind("attachment_missing", text)
    assert [(f.item, f.quote) for f in found] == [
        ("22/25", "Bilag 1: Tilbud fra Signalværket"),
        ("22/25", "Bilag 2: Notat om priser"),
    ]


def test_attachments_listed_behind_the_last_item_are_looked_for_too() -> None:
    """One that names its item is that item's; the others are the meeting's."""
    text = f"{paper('').rstrip()}\n\nBilag:\nPkt. 22/25 Kort over sporene\nPlan for året\n"
    found = of_kind("attachment_missing", text)
    assert [(f.item, f.quote) for f in found] == [
        ("22/25", "Pkt. 22/25 Kort over sporene"),
        (None, "Plan for året"),
    ]


def test_attachments_that_are_there() -> None:
    """Among the documents, or beside them as a file of another kind."""
    entry = understood(with_papers("Tilbud fra Signalværket", "Notat om priser"))
    found = doctor(entry, files=("bilag/tilbud-fra-signalværket.pdf", "bilag/Notat om priser.xlsx"))
    assert [f.kind for f in found] == []


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ("Prisen fremgår, jf. bilag 3.", "attachment_not_listed"),
        ("De tre vedlagte tilbud er gennemgået.", "attachment_count"),
        ("Prisen fremgår, jf. bilag 2.", None),
        ("Reglen er, jf. bilag 3 til bekendtgørelsen.", None),
        ("Der kommer et bilag 3.", None),
        ("De to vedlagte tilbud er gennemgået.", None),
        ("De tre vedlagte kort er gennemgået.", None),
        ("De tre tilbud er gennemgået.", None),
    ],
)
def test_attachments_that_the_text_counts_otherwise(record: str, kind: str | None) -> None:
    """A number beyond the list, or another count of the same kind of paper."""
    found = kinds(
        with_papers("Tilbud fra Signalværket", "Tilbud fra Banekompagniet", record=record)
    )
    assert [k for k in found if k != "attachment_missing"] == ([kind] if kind else [])


# References.


def test_a_meeting_that_is_referred_to_and_not_here() -> None:
    """Once for each meeting, however often it is named."""
    told = Told(
        "22/25", "Budget", "Jf. 4. møde den 2. april. Det sagdes også på 4. møde i april.",
        refers=[("4. møde", "4. møde den"), ("4. møde", "4. møde i")],
    )  # fmt: skip
    found = [
        f for f in doctor(minutes_of("5.txt", DAY, told, number="5")) if f.kind == "meeting_missing"
    ]
    assert len(found) == 1
    assert "Meeting 4 of Styregruppen for Kystbanen" in found[0].message
    assert found[0].item == "22/25"
    assert found[0].quote.startswith("Jf. 4. møde")


@pytest.mark.parametrize(
    "told",
    [
        Told("22/25", "Budget", "Sagen kommer på 6. møde.", refers=[("6. møde", "6. møde")]),
        Told(
            "22/25",
            "Budget",
            "Jf. bestyrelsens 4. møde.",
            refers=[("4. møde", "4. møde")],
            body="bestyrelsens",
        ),
        Told("22/25", "Budget", "Sagen er fra sidste møde.", refers=[("møde", "sidste møde")]),
        Told("22/25", "Budget", "Jf. 5. møde.", refers=[("5. møde", "5. møde")]),
    ],
)
def test_a_meeting_that_nobody_misses(told: Told) -> None:
    """One to come, another body's, one without a number, and the meeting itself."""
    assert "meeting_missing" not in [
        f.kind for f in doctor(minutes_of("5.txt", DAY, told, number="5"))
    ]


def test_an_item_that_does_not_exist() -> None:
    """The meeting is here, and has no such item; or no meeting here has it."""
    first = minutes_of(
        "4.txt", date(2025, 4, 1), Told("10/25", "Valg"), Told("12/25", "Budget"), number="4"
    )
    told = Told(
        "22/25",
        "Budget",
        "Jf. pkt. 11/25 og pkt. 2/25.",
        refers=[("11/25", "pkt. 11/25"), ("2/25", "pkt. 2/25")],
    )
    found = [
        f
        for f in doctor(first, minutes_of("5.txt", DAY, told, number="5"))
        if f.kind == "item_missing"
    ]
    assert [f.message.split(",")[0] for f in found] == [
        "Item 11/25 is referred to",
        "Item 2/25 of Styregruppen for Kystbanen is referred to",
    ]


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("10/25", "pkt. 10/25"),
        ("22/25", "pkt. 22/25"),
        ("30/25", "pkt. 30/25"),
        ("3", "pkt. 3"),
        ("1/26", "pkt. 1/26"),
    ],
)
def test_items_that_are_here_or_to_come(target: str, words: str) -> None:
    """An earlier one, its own, later ones, and a plain number, which may be anything's."""
    first = minutes_of("4.txt", date(2025, 4, 1), Told("10/25", "Valg"), number="4")
    told = Told("22/25", "Budget", f"Jf. {words}.", refers=[(target, words)])
    assert "item_missing" not in [
        f.kind for f in doctor(first, minutes_of("5.txt", DAY, told, number="5"))
    ]


# Mandates.

DEALS = Power(
    PowerKind.DECIDES,
    "Styregruppen kan indgå aftaler på op til 5,0 mio. kr.",
    5e6,
    None,
    Span(0, 20),
)
NONE = Power(PowerKind.NOT, "Gruppen kan ikke indgå aftaler.", None, None, Span(0, 20))


def decided(
    words: str, *powers: Power, outcome: Outcome = Outcome.ADOPTED, day: date = DAY
) -> list[str]:
    """The kinds of findings where a meeting decided something under a mandate."""
    told = Told("22/25", "Aftale om signaler", words, outcome)
    mandate = mandate_of("k.txt", GROUP, date(2025, 1, 1), powers=powers)
    return [f.kind for f in doctor(minutes_of("5.txt", day, told, number="5"), mandate)]


@pytest.mark.parametrize(
    ("words", "power"),
    [
        ("Styregruppen tiltrådte aftalen på 6,8 mio. kr.", DEALS),
        ("Aftalen på 5.200.000 kr. blev godkendt.", DEALS),
        ("Gruppen besluttede at indgå aftale med Signalværket.", NONE),
    ],
)
def test_a_decision_beyond_the_mandate(words: str, power: Power) -> None:
    """Over the limit, or what the mandate withholds."""
    assert decided(words, power) == ["beyond_mandate"]


@pytest.mark.parametrize(
    ("words", "powers", "outcome"),
    [
        ("Styregruppen tiltrådte aftalen på 4,8 mio. kr.", [DEALS], Outcome.ADOPTED),
        (
            "Styregruppen indstiller til ministeriet, at aftalen på 6,8 mio. kr. indgås.",
            [DEALS],
            Outcome.ADOPTED,
        ),
        ("Aftalen på 6,8 mio. kr. blev forkastet.", [DEALS], Outcome.REJECTED),
        ("Aftalen på 6,8 mio. kr. blev godkendt.", [], Outcome.ADOPTED),
        ("Gruppen anbefaler at indgå aftale med Signalværket.", [NONE], Outcome.ADOPTED),
        ("Gruppen besluttede at mødes igen.", [NONE], Outcome.ADOPTED),
        (
            "Styregruppen tiltrådte aftalen på 6,8 mio. kr.",
            [
                DEALS,
                Power(
                    PowerKind.DECIDES, "Formanden kan udbetale 9 mio. kr.", 9e6, None, Span(0, 9)
                ),
            ],
            Outcome.ADOPTED,
        ),
    ],
)
def test_a_decision_within_the_mandate(words: str, powers: list[Power], outcome: Outcome) -> None:
    """Below a limit, passed on, rejected, or about something else."""
    assert decided(words, *powers, outcome=outcome) == []


def test_a_budget_is_no_deal() -> None:
    """The limit of agreements says nothing of the yearly budget."""
    told = Told(
        "22/25", "Budget 2026", "Styregruppen godkendte budgettet på 24,0 mio. kr.", Outcome.ADOPTED
    )
    mandate = mandate_of("k.txt", GROUP, date(2025, 1, 1), powers=(DEALS,))
    assert doctor(minutes_of("5.txt", DAY, told, number="5"), mandate) == ()


def test_a_mandate_that_was_not_yet_in_force() -> None:
    """Only the mandate of the day counts."""
    assert (
        decided("Styregruppen tiltrådte aftalen på 6,8 mio. kr.", DEALS, day=date(2024, 6, 3)) == []
    )


# One document alone.


def test_one_document_is_examined_without_the_archive() -> None:
    """Missing meetings are no matter of one document; its own dates are."""
    entry = understood(paper("Svaret ventes den 31/2-2025, jf. pkt. 2/25."))
    found = examine_document(entry.document, entry.meaning, ["referat.txt"])
    assert [f.kind for f in found] == ["impossible_date"]


def test_only_some_documents_are_told_of() -> None:
    """The whole archive is seen, and the findings of the asked ones are given."""
    one = understood(paper("Svaret ventes den 31/2-2025."), path="a.txt")
    other = understood(paper("Svaret ventes den 30/2-2025."), path="b.txt")
    found = examine(Archive([one, other]), only={"b.txt"})
    assert {f.file for f in found} == {"b.txt"}
