from pathlib import Path

import pytest
from builds import docx_of_lines, docx_of_xml, zipped
from documents import SAMPLE

from corpus import DocumentError, MarkKind
from corpus.readers.docx import read_docx
from corpus.readers.extracted import Extracted

LEVELS = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Overskrift1"/>
    <w:suff w:val="space"/><w:lvlText w:val="Pkt. %1/25"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/>
  <w:pPr><w:numPr><w:numId w:val="4"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Sagstitel"><w:name w:val="Sagstitel"/>
  <w:basedOn w:val="Overskrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="character" w:styleId="Skjult"><w:name w:val="Skjult"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def p(*runs: str, style: str = "", num: str = "", level: int = 0, mark: str = "") -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    if mark:
        properties += f"<w:rPr><w:{mark}/></w:rPr>"
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def read(body: str, **parts: str) -> Extracted:
    return read_docx(docx_of_xml(body, numbering=LEVELS, styles=STYLES, **parts))


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.split("\n")[:-1]


def marks(found: Extracted) -> list[tuple[str, str, int]]:
    return [(m.kind.value, found.text[m.span.start : m.span.end], m.level) for m in found.marks]


def test_every_line_a_paragraph_is_the_plain_text() -> None:
    """Text pasted into Word, its blank lines as empty paragraphs, comes back character for character."""
    text = (SAMPLE / "styregruppen" / "referat-2025-06-11.txt").read_text("utf-8")
    assert read_docx(docx_of_lines(text)).text.strip() == text.strip()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Alfa") + p("Beta."), ["Alfa", "", "Beta."]),
        (p("Første afsnit.") + p("Andet afsnit."), ["Første afsnit.", "", "Andet afsnit."]),
        (p("Bo Dahl, formand") + p("Ida Krog, kasserer"), ["Bo Dahl, formand", "Ida Krog, kasserer"]),
        (p("A.") + p() + p() + p("B."), ["A.", "", "B."]),
        (p("<w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:tab/><w:t>C</w:t></w:r>"), ["A", "B\tC"]),
        (p("<w:r><w:t>Udvalgs</w:t><w:softHyphen/><w:t>møde</w:t></w:r>"), ["Udvalgsmøde"]),
        (p("<w:r><w:t>IT</w:t><w:noBreakHyphen/><w:t>drift</w:t></w:r>"), ["IT-drift"]),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> ja</w:t></w:r>'), ["✓ ja"]),
        (p("Se ", "<w:hyperlink><w:r><w:t>kommissoriet</w:t></w:r></w:hyperlink>"), ["Se kommissoriet"]),
        (p("Synlig", r(" skjult", "<w:vanish/>")), ["Synlig"]),
        (p("Synlig", r(" skjult", '<w:rStyle w:val="Skjult"/>')), ["Synlig"]),
        (p("<w:smartTag><w:r><w:t>Aarhus</w:t></w:r></w:smartTag>"), ["Aarhus"]),
        ("<w:sdt><w:sdtContent>" + p("I et felt") + "</w:sdtContent></w:sdt>", ["I et felt"]),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("Klik her")
            + "</w:sdtContent></w:sdt>" + p("Rest"),
            ["Rest"],
        ),
    ],
    ids=[
        "sentence apart", "paragraphs apart", "people together", "empty paragraphs", "break and tab",
        "soft hyphen", "hard hyphen", "symbol", "hyperlink", "hidden", "hidden by style", "smart tag",
        "content control", "placeholder",
    ],
)  # fmt: skip
def test_paragraphs_as_they_are_seen(body: str, expected: list[str]) -> None:
    """A paragraph is a line; what Word shows is read, what it hides is not."""
    assert lines(body) == expected


def test_results_of_fields_and_not_their_instructions() -> None:
    """A field's result is text, its instruction is none, also where fields stand in one another."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    inner = char("begin") + r("MERGEFIELD x") + char("separate") + r("ikke") + char("end")
    body = p(
        r("Møde "), char("begin"), "<w:r><w:instrText>IF </w:instrText></w:r>", inner,
        char("separate"), r("19"), char("end"), r(" slut"),
        '<w:fldSimple w:instr="PAGE"><w:r><w:t> 3</w:t></w:r></w:fldSimple>',
    )  # fmt: skip
    assert lines(body) == ["Møde 19 slut 3"]


def test_numbers_are_shown_as_word_counts_them() -> None:
    """Levels, starts and restarts of an automatic list become the text that Word prints."""
    body = (
        p("Velkomst", num="1") + p("Økonomi", num="1") + p("Budget", num="1", level=1)
        + p("drift", num="1", level=2) + p("anlæg", num="1", level=2)
        + p("Regnskab", num="1", level=1) + p("renter", num="1", level=2)
        + p("Eventuelt", num="1") + p("Nyt", num="1", level=1)
    )  # fmt: skip
    assert lines(body) == [
        "3. Velkomst", "4. Økonomi", "4.1 Budget", "a) drift", "b) anlæg", "4.2 Regnskab", "a) renter",
        "5. Eventuelt", "5.1 Nyt",
    ]  # fmt: skip
    assert [level for *_, level in marks(read(body))] == [1, 1, 2, 3, 3, 2, 3, 1, 2]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("en", num="2") + p("to", num="2", level=1), ["• en", "– to"]),
        (p("A", num="3") + p("B", num="3") + p("C", num="3", level=1), ["I A", "II B", "2.1 C"]),
        (p("A", num="1") + p("B", num="5") + p("C", num="5"), ["3. A", "1. B", "2. C"]),
        (p("A", num="1") + p("midt") + p("B", num="1"), ["3. A", "", "midt", "", "4. B"]),
        (p("A", num="1") + p(num="1") + p("B", num="1"), ["3. A", "", "5. B"]),
        (p("A", num="0"), ["A"]),
        (p("A", num="77"), ["A"]),
    ],
    ids=[
        "bullets",
        "roman and legal",
        "restarted list",
        "goes on",
        "empty entry",
        "none",
        "unknown",
    ],
)
def test_lists(body: str, expected: list[str]) -> None:
    """Bullets are one sign, a list that is interrupted goes on, a new list starts anew."""
    assert lines(body) == expected


def test_headings_of_styles_are_marked_and_numbered() -> None:
    """Built-in, Danish and derived heading styles are headings; a number of the style is shown."""
    found = read(
        p("Referat", style="Titel") + p("Velkomst", style="Overskrift1")
        + p("Mødet blev åbnet.") + p("Indstilling", style="Sagstitel")
        + p("Budget", style="Overskrift1")
    )  # fmt: skip
    assert marks(found) == [
        ("heading", "Referat", 1), ("heading", "Pkt. 1/25 Velkomst", 1),
        ("heading", "Indstilling", 2), ("heading", "Pkt. 2/25 Budget", 1),
    ]  # fmt: skip
    assert "Pkt. 1/25 Velkomst\nMødet blev åbnet.\n\nIndstilling\n\nPkt. 2/25" not in found.text
    assert "Pkt. 1/25 Velkomst\nMødet blev åbnet.\n\nIndstilling\nPkt. 2/25 Budget" in found.text


def test_table_of_short_cells_is_a_line_a_row() -> None:
    """A row's cells stand on one line, parted by tabs, so that an agenda can be read."""
    found = read(
        p("Dagsorden.")
        + table(
            (p("Punkt"), p("Tid"), p("Emne")), (p("1/25"), p(), p("Budget (B)") + p("v/Bo Dahl"))
        )
        + p("Slut.")
    )
    assert found.text == "Dagsorden.\n\nPunkt\tTid\tEmne\n1/25\t\tBudget (B) v/Bo Dahl\n\nSlut.\n"
    assert [m.kind for m in found.marks] == [MarkKind.TABLE_ROW] * 2


def test_table_that_lays_out_the_page_is_read_cell_by_cell() -> None:
    """Long cells and cells of several paragraphs are paragraphs, in reading order."""
    long = "Udvalget drøftede sagen. " * 20
    found = read(table((p("Beslutning"), p(long)), (p("Deltagere"), p("Bo Dahl") + p("Ida Krog"))))
    assert found.text == f"Beslutning\n{long.strip()}\n\nDeltagere\nBo Dahl\nIda Krog\n"
    assert found.marks == ()


def test_cell_over_the_whole_width_is_a_line_of_its_own() -> None:
    """A table's title in a merged cell does not make the table a layout."""
    body = table((p("Dagsorden"),), (p("1/25"), p("Budget")), (p("2/25"), p("Eventuelt")))
    assert lines(body) == ["Dagsorden", "", "1/25\tBudget", "2/25\tEventuelt"]


def test_heading_in_a_table_stays_a_heading() -> None:
    """A template that lays out its title in a table does not lose it."""
    found = read(table((p("Referat", style="Titel"), p("Sag 25/118"))))
    assert marks(found) == [("heading", "Referat", 1)]


def test_numbers_in_a_column_of_their_own() -> None:
    """An empty numbered paragraph in a cell shows its number."""
    body = table((p(num="1"), p("Velkomst"), p("5 min.")), (p(num="1"), p("Budget"), p("10 min.")))
    assert lines(body) == ["3.\tVelkomst\t5 min.", "4.\tBudget\t10 min."]


def test_merged_cells_once_and_deleted_rows_not() -> None:
    """A cell merged over rows is read where it begins; a row deleted by a tracked change is gone."""
    merged = '<w:tc><w:tcPr><w:vMerge w:val="{}"/></w:tcPr>{}</w:tc>'
    body = (
        "<w:tbl><w:tr>" + merged.format("restart", p("Region")) + f"<w:tc>{p('Bo')}</w:tc></w:tr>"
        + "<w:tr>" + merged.format("continue", p()) + f"<w:tc>{p('Ida')}</w:tc></w:tr>"
        + f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('x')}</w:tc><w:tc>{p('y')}</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert lines(body) == ["Region\tBo", "\tIda"]


def test_tracked_changes_are_read_as_accepted() -> None:
    """Insertions are read, deletions and what was moved away are not; a note says so."""
    deleted = "<w:del><w:r><w:delText>400.000</w:delText></w:r></w:del>"
    inserted = "<w:ins><w:r><w:t>350.000</w:t></w:r></w:ins>"
    moved = "<w:moveFrom><w:r><w:t> væk</w:t></w:r></w:moveFrom>"
    found = read(
        p("Der afsættes ", deleted, inserted, " kr.", moved) + p("Ind ", mark="del") + p("ud.")
    )
    assert found.text == "Der afsættes 350.000 kr.\n\nInd ud.\n"
    assert [(note.kind, "4 tracked changes" in note.message) for note in found.notes] == [
        ("tracked_changes", True)
    ]


def test_comments_are_mentioned() -> None:
    """Comments are no text, and a note says that there are some."""
    found = read(p("Tekst."), comments="<w:comment/><w:comment/>")
    assert [note.kind for note in found.notes] == ["comments"]
    assert "2 comments" in found.notes[0].message


def test_footnotes_stand_after_the_text() -> None:
    """A note stands at the end, under the number that its reference shows."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = read(
        p("Tallet er nyt", note, "."),
        footnotes=f'<w:footnote w:id="2">{p("Pr. maj.")}</w:footnote>',
    )
    assert found.text == "Tallet er nyt[1].\n\n[1] Pr. maj.\n"


def test_headers_and_footers_are_furniture() -> None:
    """What the pages repeat stands once at the end; a first page's header only where it is printed."""
    refer = '<w:{0}Reference w:type="{1}" r:id="{2}"/>'
    section = "<w:sectPr>" + "".join((
        refer.format("header", "default", "header"), refer.format("header", "first", "header1"),
        refer.format("footer", "default", "footer"),
    )) + "</w:sectPr>"  # fmt: skip
    found = read(
        p("Tekst.") + section,
        header=p("Driftsudvalget"),
        header1=p("Aldrig trykt"),
        footer=p("Side 1"),
    )
    assert found.furniture is not None
    assert found.text[found.furniture.start : found.furniture.end] == "Driftsudvalget\nSide 1"
    assert "Aldrig" not in found.text


def test_text_boxes_once() -> None:
    """Of a text box's two renderings in the file one is read."""
    box = "<w:txbxContent>" + p("I boksen") + "</w:txbxContent>"
    run = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box + "</w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict>" + box + "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(p("Før ", run, "efter")) == ["Før efter", "", "I boksen"]


def test_bold_line_opens_a_block() -> None:
    """A bold line, as headings are that nobody made a heading, stands apart from what is above."""
    bold = r("Pkt. 2 Budget", "<w:b/>")
    assert lines(p("Bilag 1") + p(bold) + p("Intet")) == ["Bilag 1", "", "Pkt. 2 Budget", "Intet"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"PK\x03\x04 and no more", "damaged"),
        (docx_of_xml(p("A"))[:-40], "damaged"),
        (zipped({"word/document.xml": "<w:document"}), "damaged"),
        (zipped({"word/document.xml": "<document/>"}), "no complete Word document"),
        (zipped({"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "document type"),
        (zipped({"word/document.xml": " " * 5000 + "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "document type"),
        (zipped({"word/document.xml": "<a>" * 250 + "</a>" * 250}), "nested too deeply|damaged"),
        (zipped({"word/document.xml": b"<a>" + b" " * (41 << 20)}), "unpacks to more than"),
        (zipped({f"{n}": "" for n in range(10_001)}), "unpacks to more than"),
    ],
    ids=["head alone", "cut off", "no xml", "other xml", "entities", "late", "deep", "bomb", "parts"],
)  # fmt: skip
def test_hostile_and_damaged_files_are_refused(raw: bytes, reason: str) -> None:
    """What cannot be read is refused with the reason, before it can do harm."""
    with pytest.raises(DocumentError, match=reason):
        read_docx(raw)


def test_entity_outside_is_not_fetched(tmp_path: Path) -> None:
    """XML that names a file of the machine does not get its contents."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hemmeligt")
    xml = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]><x>&e;</x>'
    with pytest.raises(DocumentError):
        read_docx(zipped({"word/document.xml": xml}))
