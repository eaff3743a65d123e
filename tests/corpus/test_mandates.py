"""Mandates: sections, whose they are, from when, who sits and chairs."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import (
    Document,
    DocumentKind,
    Mandate,
    Mark,
    MarkKind,
    SectionKind,
    Span,
    document_files,
    read_document,
)
from corpus.errors import DocumentError
from corpus.mandates import parse_mandate
from corpus.mandates.seats import read_seat
from tests.corpus.mandate_examples import each_example, example
from tests.documents import SAMPLE, sample_documents, shared


def mandate(
    text: str, *, title: str = "Kommissorium for Vejudvalget", markdown: bool = False
) -> Document:
    return Document("vejudvalget.txt", DocumentKind.MANDATE, title, "", text, (), markdown)


def headings(text: str, *, markdown: bool = False) -> list[str | None]:
    return [section.heading for section in parse_mandate(mandate(text, markdown=markdown)).sections]


def assert_covered(document: Document, read: Mandate) -> None:
    """The sections in order are the text, and every span lies in its section's text."""
    if document.text:
        assert (
            "".join(document.text[s.span.start : s.span.end] for s in read.sections)
            == document.text
        )
    for section in read.sections:
        assert section.body.within(section.span)
    for found in (*read.provisions, *read.powers, *read.seats):
        assert any(found.span.within(section.span) for section in read.sections)
        assert document.text[found.span.start : found.span.end].strip()


@each_example
def test_fields_of_a_mandate_are_found(name: str) -> None:
    """Body, days, version, what it replaces, chair and the body above, as a reader gives them."""
    this = example(name)
    read = parse_mandate(this.document)
    found = {
        field: getattr(read, field)
        for field in (
            "body",
            "valid_from",
            "valid_to",
            "version",
            "replaces",
            "chair",
            "reports_to",
        )
    }
    assert found == {field: this.field(field) for field in found}


@each_example
def test_seats_of_a_mandate_are_found(name: str) -> None:
    """Every seat once, in order, with its person, organisation, role, number and who appoints."""
    this = example(name)
    read = parse_mandate(this.document)
    seats = [(s.name, s.organisation, s.role, s.count, s.appointed_by) for s in read.seats]
    assert seats == this.seats
    assert read.members == tuple(seat.words for seat in read.seats)


@each_example
def test_sections_cover_an_example(name: str) -> None:
    """Nothing of a mandate is lost and nothing comes twice."""
    document = example(name).document
    assert_covered(document, parse_mandate(document))


LINES = st.sampled_from(
    [
        "§ 3 Medlemmer", "§ 4", "Stk. 2. Rådet mødes.", "1. Formål", "2) Opgaver", "3.1 Kvorum", "Article V", "Formål: At mødes.",
        "ARTICLE I - NAME", "- én repræsentant for Nord", "\uf0b7 godkender budgettet,", "| Plads | Udpeges af |", "|---|---|",
        "| Formand | Rådet |", "Udvalget består af:", "", "  ", "\t", "____________", "**Quorum**", "## Voting", "```", "§ 3, stk. 2",
        "Kommissoriet træder i kraft den 1. marts 2026.", "kan godkende op til 5.000 kr.", "\x0c Side 2", "[a]: http://b", "\ufeff",
    ]
)  # fmt: skip


@given(
    st.lists(LINES | st.text(max_size=40), max_size=25),
    st.booleans(),
    st.sampled_from(DocumentKind),
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_covered(lines: list[str], markdown: bool, kind: DocumentKind) -> None:
    """Whatever stands in a document, reading never fails and the sections cover the text."""
    text = "\n".join(lines)
    document = Document("a.txt", kind, lines[0] if lines else "Uden titel", "", text, (), markdown)
    assert_covered(document, parse_mandate(document))


def test_every_real_document_is_read_and_covered() -> None:
    """Charters, policies and statutes that committees really wrote."""
    folder = shared("corpora")
    read = 0
    for file in document_files(folder):
        if "meetings" in file.parts:
            continue
        try:
            document = read_document(file, folder)
        except DocumentError:
            continue
        assert_covered(document, parse_mandate(document))
        read += 1
    assert read > 15


@pytest.mark.parametrize(
    "text",
    [
        "§" * 4000,
        "1. " * 5000,
        "| " * 5000,
        "a" * 50_000,
        "(" * 5000,
        "- \n" * 3000,
        "Formål: " * 2000,
    ],
)
def test_hostile_text_is_read_quickly(text: str) -> None:
    """Long runs of the signs that headings and lists are made of cost no more than other text."""
    assert_covered(mandate(text), parse_mandate(mandate(text)))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Kommissorium for Brugerrådet", "Brugerrådet"),
        ("Kommissorium for styregruppen for Arkivbroen (2026)", "styregruppen for Arkivbroen"),
        ("Kommissorium: Redaktionsudvalget, version 2.0", "Redaktionsudvalget"),
        ("Kommissorium – Vejudvalget, gældende fra 1. maj 2024", "Vejudvalget"),
        ("Udkast til kommissorium for Havnerådet", "Havnerådet"),
        ("Forretningsorden for Byrådet i Åby Kommune", "Byrådet i Åby Kommune"),
        ("Vedtægter for Foreningen Sundby Roere – vedtaget den 3. maj 2021", "Foreningen Sundby Roere"),
        ("Cross Border Council (CBC) Charter", "Cross Border Council (CBC)"),
        ("Terms of Reference: Audit Committee", "Audit Committee"),
        ("Audit Committee Terms of Reference 2024/25", "Audit Committee"),
        ("Terms of Reference for the Steering Group v1.3", "Steering Group"),
        ("BYLAWS OF THE RIVERBEND COALITION", "RIVERBEND COALITION"),
        ("Standing Orders of the Parish Council", "Parish Council"),
        ("Rejsepolitik", None),
    ],
)  # fmt: skip
def test_body_is_the_printed_name_without_version_and_date(title: str, body: str | None) -> None:
    """The title names whose mandate it is; kind, version, year and draft marks are no part of it."""
    assert parse_mandate(mandate("Udvalget mødes.", title=title)).body == body


def test_body_is_read_from_the_text_where_the_title_has_none() -> None:
    """Statutes under a bare title name the association in their first paragraph."""
    text = "§ 1. Foreningens navn er »Åens Venner«. Den er stiftet i 1990.\n\n§ 2. Formålet er natur.\n"
    assert parse_mandate(mandate(text, title="Vedtægter")).body == "Åens Venner"


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("Godkendt den 3. maj 2024.\n\nIkrafttræden\nKommissoriet træder i kraft den 1. juni 2024.\n", date(2024, 6, 1), None),
        ("Vedtaget den 3. april 2011, ændret den 4. maj 2015 og den 21. marts 2023.\n", date(2023, 3, 21), None),
        ("Mandatet gælder i perioden 1. januar 2025 – 31. december 2026.\n", date(2025, 1, 1), date(2026, 12, 31)),
        ("Effective date: 1 July 2023. Next review: 1 July 2025.\n", date(2023, 7, 1), None),
        ("Adopted by the Board on 4 May 2022.\n\nThis charter expires on 30 June 2027.\n", date(2022, 5, 4), date(2027, 6, 30)),
        ("Udvalget drøftede budgettet for 2024 den 3. maj 2024.\n", None, None),
    ],
    ids=["force-before-adoption", "last-change", "period", "label", "expiry", "no-day-of-its-own"],
)  # fmt: skip
def test_days_of_a_mandate(text: str, begins: date | None, ends: date | None) -> None:
    """Coming into force wins over adoption; of several changes the last; other days are none."""
    read = parse_mandate(mandate(f"Kommissorium for Vejudvalget\n\n{text}"))
    assert (read.valid_from, read.valid_to) == (begins, ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 1 Navn\nNavnet er Å.\n§ 2 Formål\nFormålet er ro, jf.\n§ 1, der gælder.\n", ["§ 1 Navn", "§ 2 Formål"]),
        ("§ 1\nMedlemmer\nAlle kan optages.\n\n§ 2\nBestyrelse\nDen har fem medlemmer.\n", ["§ 1 Medlemmer", "§ 2 Bestyrelse"]),
        ("§ 1. Foreningen hedder Å.\nStk. 2. Den bor i B.\n§ 2. Formålet er ro.\n", ["§ 1", "§ 2"]),
        ("1. Formål\nRo.\n\n2. Møder\nUdvalget mødes.\n\n1. Valg\n2. Eventuelt\n", ["1. Formål", "2. Møder"]),
        ("Article 1. Name. The name is X.\nArticle 2. Voting. Each has one vote.\n", ["Article 1. Name", "Article 2. Voting"]),
        ("FORMÅL\nRo.\n\nMØDER\nUdvalget mødes.\n", ["FORMÅL", "MØDER"]),
        ("Purpose: To row.\n\nQuorum: Four members.\n", ["Purpose", "Quorum"]),
        ("A. Formål\n\nUdvalget skal skabe ro.\n\nB. Opgaver\n\nUdvalget ror.\n", ["A. Formål", "B. Opgaver"]),
        ("Indhold\n1. Formål .... 1\n2. Møder .... 2\n\n1. Formål\nRo.\n\n2. Møder\nTit.\n", ["Indhold", "1. Formål", "2. Møder"]),
        ("Opgaver\n\nUdvalget\n\n- ror\n- sejler\n", ["Opgaver"]),
    ],
    ids=["sign", "sign-above-title", "sign-in-line", "lists-are-none", "run-in", "capitals", "labels", "letters", "contents", "leads-are-none"],
)  # fmt: skip
def test_headings_in_every_form(text: str, expected: list[str]) -> None:
    """Paragraph signs, articles, numbers, capitals and labels open sections; lists and leads do not."""
    assert [heading for heading in headings(text) if heading] == expected


def test_heading_that_the_format_marks_opens_a_section() -> None:
    """A Word heading is a heading whatever it says."""
    text = "Lidt om rammen\nTekst under rammen.\nOm resten\nMere tekst.\n"
    marks = (Mark(Span(0, 14), MarkKind.HEADING, 1), Mark(Span(35, 44), MarkKind.HEADING, 1))
    document = Document("a.docx", DocumentKind.MANDATE, "Kommissorium for X", "", text, marks=marks)
    assert [s.heading for s in parse_mandate(document).sections] == ["Lidt om rammen", "Om resten"]


def test_running_headers_are_a_section_of_their_own() -> None:
    """What the pages repeat stands last and gives no provisions."""
    text = "Formål\nUdvalget skaber ro.\n\nVejudvalget mødes ugentligt\n"
    at = text.index("Vejudvalget")
    document = Document(
        "a.pdf", DocumentKind.MANDATE, "Kommissorium", "", text, furniture=Span(at, len(text))
    )
    read = parse_mandate(document)
    assert [s.kind for s in read.sections] == [SectionKind.KOMMISSORIUM, SectionKind.SIDEHOVED]
    assert [p.words for p in read.provisions] == ["Udvalget skaber ro."]
    assert_covered(document, read)


def test_other_documents_have_sections_but_no_provisions() -> None:
    """A budget or policy is cut at its headings, and nothing in it is taken for a mandate's rule."""
    text = "# Rejsepolitik\n\n## Formål\n\nPolitikken gælder alle.\n\n## Møder\n\nRådet mødes fire gange årligt.\n"
    document = Document("politik.md", DocumentKind.OTHER, "Rejsepolitik", "", text, (), True)
    read = parse_mandate(document)
    assert [s.kind for s in read.sections] == [
        SectionKind.HOVED,
        SectionKind.OEVRIGT,
        SectionKind.OEVRIGT,
    ]
    assert (read.body, read.provisions, read.powers, read.seats) == (None, (), (), ())


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("én repræsentant for Ministeriet for Orden (formand)", (None, "Ministeriet for Orden", "formand", 1, None)),
        ("programdirektøren for Broens Kontor (uden stemmeret)", (None, "Broens Kontor", None, 1, None)),
        ("tre medlemmer udpeget af kommunerne", (None, None, None, 3, "kommunerne")),
        ("Formand: Anna Holm, Region Nord", ("Anna Holm", "Region Nord", "Formand", 1, None)),
        ("Kontorchef Peter Bro, Vejstyrelsen", ("Peter Bro", "Vejstyrelsen", None, 1, None)),
        ("Niels Klit, økonomidirektør i Tværdal Kommune", ("Niels Klit", "Tværdal Kommune", None, 1, None)),
        ("Medical Director", (None, None, None, 1, None)),
        ("Danske Regioner", (None, "Danske Regioner", None, 1, None)),
        ("Dr Jane Smith (Chair), University of Eastport", ("Jane Smith", "University of Eastport", "Chair", 1, None)),
        ("5-7 medlemmer valgt på generalforsamlingen", (None, None, None, 7, "generalforsamlingen")),
        ("up to two observers nominated by the Council of Elders", (None, None, "observers", 2, "Council of Elders")),
        ("Three (3) community members", (None, None, None, 3, None)),
    ],
)  # fmt: skip
def test_parts_of_a_seat(
    words: str, expected: tuple[str | None, str | None, str | None, int, str | None]
) -> None:
    """Name, organisation, role, number and who appoints; a title or an organisation is no name."""
    seat = read_seat(words, Span(0, len(words)))
    assert (seat.name, seat.organisation, seat.role, seat.count, seat.appointed_by) == expected


def test_rights_of_members_are_no_seats() -> None:
    """Statutes list what membership brings; nobody sits there."""
    text = "§ 1 Medlemmer\nMedlemskab indebærer:\n- ret til at ro\n- ret til at sejle\n\n§ 2 Navn\nNavnet er Å.\n"
    assert parse_mandate(mandate(text, title="Vedtægter for Å")).seats == ()


SAMPLE_MANDATES = {
    "brugerraadet.md": ("Brugerrådet", date(2025, 10, 1), "Poul Kragesand, Landsforeningen Lokale Rødder", None, [3, 2, 2, 1, 1]),
    "oekonomi-og-driftsudvalget.md": ("Økonomi- og driftsudvalget", date(2025, 7, 1), "Niels Erik Klitfeldt, økonomidirektør i Tværådal Kommune", "styregruppen", [1, 2, 1, 1]),
    "styregruppen-2025.txt": ("styregruppen for Arkivbroen", date(2025, 2, 1), "Ministeriet for Fælles Erindring", None, [1] * 8),
    "styregruppen-2026.txt": ("styregruppen for Arkivbroen", date(2026, 3, 1), "Ministeriet for Fælles Erindring", None, [1] * 10),
    "teknisk-arbejdsgruppe.txt": ("Teknisk arbejdsgruppe", date(2025, 3, 12), "chefarkitekten i Arkivbroens Programkontor", None, [1, 3, 1, 1, 1]),
}  # fmt: skip


@pytest.mark.parametrize("file", SAMPLE_MANDATES)
def test_mandates_of_the_sample(file: str) -> None:
    """Each field of the sample's mandates, as its README says."""
    read = parse_mandate(read_document(SAMPLE / "kommissorier" / file, SAMPLE))
    counts = [seat.count for seat in read.seats]
    assert (read.body, read.valid_from, read.chair, read.reports_to, counts) == SAMPLE_MANDATES[
        file
    ]


def test_sentence_below_a_list_is_no_part_of_its_last_entry() -> None:
    """A line that ends although the next word would fit was ended on purpose."""
    members = parse_mandate(
        read_document(SAMPLE / "kommissorier" / "styregruppen-2025.txt", SAMPLE)
    ).members
    assert members[-1] == "programdirektøren for Arkivbroens Programkontor (uden stemmeret)"


def test_every_document_of_the_sample_is_covered() -> None:
    """Mandates and attachments alike."""
    for document in sample_documents():
        assert_covered(document, parse_mandate(document))


@pytest.mark.parametrize(
    "text",
    [
        "Sports Pavilion Committee – Terms of Reference\n\nThe Committee has four members.\n",
        "Hedeby Ro- og Kajakklub\n\nMaterieludvalget\n\nFormål\nPasse bådene.\n\nOpgaver\nAt male.\n\n"
        "Medlemmer\nTre roere.\n\nMøder\nHver måned.\n",
        "Friends of the Tram\nConstitution\n\n1. Aims\nTo keep the tram running.\n",
    ],
    ids=["title at the end of a line", "headings alone", "a line with the kind alone"],
)
def test_mandates_are_known_without_the_word_first(text: str, tmp_path: Path) -> None:
    """The kind may end a line, stand on one of its own, or be told by four headings."""
    file = tmp_path / "papir.txt"
    file.write_text(text, "utf-8")
    assert read_document(file, tmp_path).kind is DocumentKind.MANDATE


def test_chair_by_representation_is_the_organisation() -> None:
    """For "én repræsentant for X (formand)" X chairs, by whomever it sends."""
    text = (
        "Medlemmer\nUdvalget består af:\n- én repræsentant for Havnerådet (formand)\n- én skipper\n"
    )
    assert parse_mandate(mandate(text)).chair == "Havnerådet"


def test_a_lead_without_colon_is_no_task() -> None:
    """Before a list "Udvalget" stands alone: the subject of its entries is none of them."""
    text = "Opgaver\nUdvalget\n- passer vejene,\n- rydder sne.\n"
    found = [p.words for p in parse_mandate(mandate(text)).provisions]
    assert found == ["passer vejene,", "rydder sne."]
