"""References to items, meetings and documents elsewhere."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import (
    AgendaItem,
    Document,
    DocumentKind,
    Reference,
    ReferenceKind,
    Section,
    SectionKind,
    Span,
    mend,
)
from corpus.references import find_references

MEETING = date(2025, 9, 17)


def _item(number: str | None, text: str, kind: SectionKind, heading: str = "") -> AgendaItem:
    body = Span(len(heading), len(text))
    whole = Span(0, len(text))
    section = Section(kind, None, whole, body)
    return AgendaItem(number, "Status", None, None, None, (section,), (), None, whole)


def _references(
    text: str,
    *,
    number: str = "30/25",
    others: tuple[str, ...] = ("1", "2", "3", "4"),
    kind: SectionKind = SectionKind.REFERAT,
    heading: str = "",
) -> tuple[Reference, ...]:
    document = Document("m.txt", DocumentKind.MINUTES, "Møde", "", heading + text)
    here = _item(number, heading + text, kind, heading)
    rest = tuple(
        AgendaItem(other, "Andet", None, None, None, (), (), None, Span(0, 0)) for other in others
    )
    return find_references(document, (here, *rest), (), date=MEETING)


def _said(text: str, **more: str) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (
            mend(text, reference.span), reference.target, reference.body,
            reference.date.isoformat() if reference.date else None,
        )
        for reference in _references(text, **more)  # type: ignore[arg-type]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sagen er afsluttet, jf. pkt. 16/25.", [("pkt. 16/25", "16/25", None)]),
        ("Jf. pkt.\n16/25.", [("pkt. 16/25", "16/25", None)]),
        ("Se pkt. 21/25 og 22/25.", [("pkt. 21/25", "21/25", None), ("22/25", "22/25", None)]),
        (
            "Det følger af styregruppens pkt. 28/25.",
            [("styregruppens pkt. 28/25", "28/25", "styregruppen")],
        ),
        ("Punkt 4 udgår.", [("Punkt 4", "4", None)]),
        ("As noted under item 3 above.", [("item 3", "3", None)]),
        ("Items 2 and 4 were taken together.", [("Items 2", "2", None), ("4", "4", None)]),
        (
            "Det fremgår af punkt 7 på sidste møde.",
            [("punkt 7 på sidste møde", "7", None)],
        ),
        ("Beslutningen (160/25) gælder fortsat.", [("160/25", "160/25", None)]),
    ],
)
def test_an_item_is_named_by_its_number(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    """Each number of a row is a reference of its own, with just its words."""
    assert [said[:3] for said in _said(text)] == expected


def test_an_item_beside_a_day_is_of_that_days_meeting() -> None:
    """A plain number that no item here has is known by the meeting before it."""
    text = "Økonomiudvalget behandlede sagen på mødet den 18.02.2025, pkt. 112."
    assert _said(text) == [
        ("mødet den 18.02.2025", None, "Økonomiudvalget", "2025-02-18"),
        ("pkt. 112", "112", "Økonomiudvalget", "2025-02-18"),
    ]


def test_an_issue_number_is_one_where_items_are_issues() -> None:
    """A number of an issue is an item only in minutes whose items are such numbers."""
    text = "Blocked on #407, see also [#31](https://x.example/issues/31)."
    assert _said(text) == []
    assert [said[1] for said in _said(text, number="#379")] == ["#407", "#31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "som styregruppen så på styregruppens 18. \nmøde den 9. oktober.",
            ("styregruppens 18. møde den 9. oktober", "18", "styregruppen", "2025-10-09"),
        ),
        (
            "Som det fremgår af referatet fra det 18. styregruppemøde.",
            ("18. styregruppemøde", "18", "styregruppe", None),
        ),
        (
            "Referatet af 2. møde den 19. februar 2025 blev godkendt.",
            ("2. møde den 19. februar 2025", "2", None, "2025-02-19"),
        ),
        ("Der henvises til møde nr. 4.", ("møde nr. 4", "4", None, None)),
        (
            "Styregruppen har på sit møde den 11. juni 2025 udsat sagen.",
            ("sit møde den 11. juni 2025", None, "Styregruppen", "2025-06-11"),
        ),
        (
            "Han refererede fra bestyrelsesmødet i Arkivringen Nord den 27. august 2025.",
            ("bestyrelsesmødet i Arkivringen Nord den 27. august 2025", None, "Arkivringen Nord",
             "2025-08-27"),
        ),
        (
            "Økonomi- og driftsudvalget fordeler midlerne på sit møde den 27. maj 2025.",
            ("sit møde den 27. maj 2025", None, "Økonomi- og driftsudvalget", "2025-05-27"),
        ),
        (
            "Sundhedskredsen har drøftet det på møde den 17. august.",
            ("møde den 17. august", None, "Sundhedskredsen", "2025-08-17"),
        ),
        (
            "Teknisk arbejdsgruppes notat fra 4. møde i gruppen den 8. maj 2025.",
            ("4. møde i gruppen den 8. maj 2025", "4", "Teknisk arbejdsgruppe", "2025-05-08"),
        ),
        ("Drøftelsen fra mødet 22/8 fortsatte.", ("mødet 22/8", None, None, "2025-08-22")),
        ("Referatet fra sidste møde blev godkendt.", ("sidste møde", None, None, None)),
        ("Since the last meeting nothing new.", ("last meeting", None, None, None)),
        (
            "The minutes of the first meeting, held on 22 May 2025, were approved.",
            ("first meeting, held on 22 May 2025", "1", None, "2025-05-22"),
        ),
        ("As agreed at the 12th meeting.", ("12th meeting", "12", None, None)),
        (
            "The minutes of the meeting of 4 March were approved.",
            ("meeting of 4 March", None, None, "2025-03-04"),
        ),
        (
            "Minutes of the Board meeting held on 3 June 2025.",
            ("Board meeting held on 3 June 2025", None, "Board", "2025-06-03"),
        ),
        (
            "The Audit Committee agreed at its meeting on 4 March 2025.",
            ("its meeting on 4 March 2025", None, "Audit Committee", "2025-03-04"),
        ),
        ("See the 4 March meeting.", ("4 March meeting", None, None, "2025-03-04")),
        ("It was raised at the Council's 5th meeting.",
         ("the Council's 5th meeting", "5", "Council", None)),
    ],
)  # fmt: skip
def test_a_meeting_is_named_by_number_day_or_as_the_one_before(
    text: str, expected: tuple[str, str | None, str | None, str | None]
) -> None:
    """With the body where the words say whose meeting it is."""
    assert _said(text) == [expected]


def test_its_meeting_is_of_the_body_that_was_named_in_full_before() -> None:
    """In "Gruppens … dens 5. møde" it is the group that the sentence before names."""
    text = "Teknisk arbejdsgruppe blev spurgt. Gruppens svar forelå på dens 5. møde."
    assert _said(text) == [("dens 5. møde", "5", "Teknisk arbejdsgruppe", None)]


def test_several_meetings_of_one_row_are_several_references() -> None:
    """As in "møder den 6/8 og 22/8"."""
    found = _said("Det blev drøftet på møder hhv. den 6/8 og 22/8.")
    assert [(said[0], said[3]) for said in found] == [
        ("møder hhv. den 6/8", "2025-08-06"),
        ("22/8", "2025-08-22"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "body"),
    [
        ("Det står i kommissoriet for den tekniske arbejdsgruppe.",
         "kommissoriet for den tekniske arbejdsgruppe", "tekniske arbejdsgruppe"),
        ("Det strider mod vedtægternes § 5.", "vedtægternes § 5", None),
        ("Jf. forretningsordenens § 3, stk. 2.", "forretningsordenens § 3, stk. 2", None),
        ("Jf. § 5 i vedtægterne.", "§ 5 i vedtægterne", None),
        ("Styregruppens kommissorium giver ramme.", "Styregruppens kommissorium", "Styregruppen"),
        ("Gruppen kan i henhold til sit kommissorium rådgive.", "sit kommissorium", None),
        ("Det erstatter kommissoriet fra 2025.", "kommissoriet fra 2025", None),
        ("This follows from section 10 of the charter.", "section 10 of the charter", None),
        ("See the CPC charter for details.", "CPC charter", "CPC"),
    ],
)  # fmt: skip
def test_a_mandate_is_named_by_body_part_or_version(
    text: str, words: str, body: str | None
) -> None:
    """The target is the words themselves."""
    (reference,) = _references(text)
    assert reference.kind is ReferenceKind.DOCUMENT
    assert (mend(text, reference.span), reference.target, reference.body) == (words, words, body)


@pytest.mark.parametrize(
    "text",
    [
        "Næste møde holdes onsdag den 29. april 2026.", "Next meeting: 4 March 2026.",
        "Sagen tages op på næste møde.", "Mødet blev hævet.", "Kommissoriet blev tiltrådt.",
        "Styregruppen godkender det vedlagte kommissorium for Teknisk arbejdsgruppe.",
        "Udkast til kommissorium for Brugerrådet blev drøftet.", "Jf. bilag 2.",
        "Punkt 3 i handleplanen udgår.", "Se action item 3.", "Punkt 12 mangler.",
        "Dette var det sidste møde i styregruppen.", "This was her last meeting as chair.",
        "Rådet holder sit første møde i november.", "De mødes den 27. august 2025.",
        "Der er konstituerende møde i Teknisk arbejdsgruppe senest den 30. april 2025.",
        "På mødet den 17. september 2025 var alle til stede.", "Version 160/25a findes ikke.",
        "Det sker den 14/11.", "Vi er 3/4 færdige.", "Se pkt. 30/25.", "See #407 in the tracker.",
    ],
)  # fmt: skip
def test_what_names_nothing_elsewhere_is_no_reference(text: str) -> None:
    """The next meeting, the matter at hand, lists of other papers, and the document itself."""
    assert _references(text) == ()


def test_an_items_heading_may_refer_to_another() -> None:
    """Its own number, and the paper that it is about, are no references."""
    heading = "Pkt. 30/25 Kommissorium for Brugerrådet – udsat fra 4. møde, jf. pkt. 21/25\n"
    found = _references("Tiltrådt.", heading=heading)
    assert [reference.target for reference in found] == ["4", "21/25"]


@pytest.mark.parametrize("kind", [SectionKind.BILAG])
def test_lists_of_attachments_do_not_refer(kind: SectionKind) -> None:
    """An attachment's title is no reference."""
    assert _references("Bilag 1: Referat af 3. møde, pkt. 4/25", kind=kind) == ()


def test_a_mandate_refers_from_its_preamble() -> None:
    """The words "Godkendt …, jf. pkt. 30/25" stand above the first provision."""
    text = "Kommissorium for Rådet\nGodkendt den 17. september 2025, jf. pkt. 30/25.\n"
    preamble = Section(SectionKind.HOVED, "Kommissorium", Span(0, len(text)), Span(23, len(text)))
    document = Document("k.txt", DocumentKind.MANDATE, "Kommissorium", "", text)
    (reference,) = find_references(document, (), (preamble,), date=None)
    assert (reference.target, reference.item) == ("30/25", None)


_PIECES = st.sampled_from(
    [*"pkt. 160/24 punkt 4 #407 18. møde mødet den 9. oktober styregruppens gruppen sit dens item the last meeting of on kommissoriet for vedtægternes § 5 charter section jf. og , . ( sidste Teknisk arbejdsgruppe A-".split(" "),
     "\n", "-\n", "  "]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=25).map(" ".join) | st.text())
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises; references are in order, inside the text, and do not overlap."""
    found = _references(text)
    for reference in found:
        assert 0 <= reference.span.start < reference.span.end <= len(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "text", ["Aa " * 8000, "Den store " * 4000, "gruppens " * 4000, "møde den " * 4000, "x" * 40000,
             "A-" * 15000, "pkt. 1/25, " * 3000, "kommissori" * 3000]
)  # fmt: skip
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    """Patterns are bounded, so that repeated pieces cost no more than other text."""
    _references(text)


def test_numbers_of_actions_are_no_items() -> None:
    """An action log counts in the same form as the items do."""
    text = "Actions 34/25 and 37/25 were closed, as was 41/25."
    assert [said[1] for said in _said(text, number="46/25")] == ["41/25"]
