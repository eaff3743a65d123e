import pytest
from builds import odt_of_xml, zipped

from corpus import DocumentError
from corpus.readers.extracted import Extracted
from corpus.readers.odt import read_odt

LISTS = """
<text:list-style style:name="Tal">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="."
    text:display-levels="2"/>
  <text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/>
</text:list-style>
<text:list-style style:name="Streg">
  <text:list-level-style-bullet text:level="1" text:bullet-char="–"/>
  <text:list-level-style-bullet text:level="2" text:bullet-char="\uf0b7"/>
</text:list-style>
<style:style style:name="Skjult" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="SkjultAfsnit" style:family="paragraph"><style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>
<style:style style:name="Heading_20_2" style:family="paragraph"/>
"""
OUTLINE = """
<text:outline-style style:name="Outline">
  <text:outline-level-style text:level="1" style:num-format="1" style:num-prefix="Pkt. " style:num-suffix="/25"/>
  <text:outline-level-style text:level="2" style:num-format=""/>
</text:outline-style>
"""


def read(body: str, styles: str = "", master: str = "") -> Extracted:
    return read_odt(odt_of_xml(body, automatic=LISTS, styles=styles, master=master))


def lines(body: str) -> list[str]:
    return read(body).text.split("\n")[:-1]


def p(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def item(*inside: str) -> str:
    return f"<text:list-item>{''.join(inside)}</text:list-item>"


def listed(*items: str, style: str = "Tal", more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def nested(*items: str) -> str:
    return f"<text:list>{''.join(items)}</text:list>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("En<text:s text:c='2'/>to<text:tab/>tre"), ["En  to\ttre"]),
        (p("A<text:line-break/>B"), ["A", "B"]),
        (p("Et \n   afsnit."), ["Et afsnit."]),
        (p("Bo Dahl, formand") + p("Ida Krog, kasserer"), ["Bo Dahl, formand", "Ida Krog, kasserer"]),
        (p("A.") + p("") + p("B."), ["A.", "", "B."]),
        (p("Synlig<text:span text:style-name='Skjult'> ikke</text:span>"), ["Synlig"]),
        (p("Skjult", "SkjultAfsnit") + p("Synlig"), ["Synlig"]),
        (p("Se <text:a>kommissoriet</text:a>"), ["Se kommissoriet"]),
        ("<text:section>" + p("I et afsnit") + "</text:section>", ["I et afsnit"]),
        ("<text:section text:display='none'>" + p("x") + "</text:section>" + p("y"), ["y"]),
        (
            p("Ved <draw:frame><draw:text-box>" + p("I boksen") + "</draw:text-box></draw:frame>siden"),
            ["Ved siden", "", "I boksen"],
        ),
        (p("Ord<office:annotation>" + p("x") + "</office:annotation> her"), ["Ord her"]),
    ],
    ids=[
        "spaces and tab", "line break", "white space", "people", "empty paragraph", "hidden words",
        "hidden paragraph", "link", "section", "hidden section", "text box", "comment",
    ],
)  # fmt: skip
def test_paragraphs_as_they_are_seen(body: str, expected: list[str]) -> None:
    """A paragraph is a line; what is hidden is not read."""
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            listed(
                item(p("Velkomst")),
                item(p("Økonomi"), nested(item(p("Budget"), nested(item(p("drift")))), item(p("Regnskab")))),
                item(p("Eventuelt")),
            ),
            ["1. Velkomst", "2. Økonomi", "2.1. Budget", "a) drift", "2.2. Regnskab", "3. Eventuelt"],
        ),
        (listed(item(p("A"))) + listed(item(p("B"))), ["1. A", "1. B"]),
        (
            listed(item(p("A"))) + listed(item(p("B")), more='text:continue-numbering="true"'),
            ["1. A", "2. B"],
        ),
        (
            listed(item(p("A")), more='xml:id="x"') + listed(item(p("C")), style="Streg")
            + listed(item(p("B")), more='text:continue-list="x"'),
            ["1. A", "– C", "2. B"],
        ),
        (listed('<text:list-item text:start-value="7">' + p("A") + "</text:list-item>", item(p("B"))),
         ["7. A", "8. B"]),
        (listed(item(p("A"), p("mere")), item(p("B"))), ["1. A", "mere", "", "2. B"]),
        (listed("<text:list-header>" + p("H") + "</text:list-header>", item(p("A"))), ["H", "", "1. A"]),
        (listed(item(p("en"), nested(item(p("to")))), style="Streg"), ["– en", "• to"]),
        (listed(item(nested(item(p("A")))), item(p("B"))), ["1.1. A", "1. B"]),
    ],
    ids=["levels", "anew", "goes on", "goes on by id", "start", "second paragraph", "header", "bullets",
         "level skipped"],
)  # fmt: skip
def test_numbers_are_shown(body: str, expected: list[str]) -> None:
    """An automatic list's numbers become text, as they are printed."""
    assert lines(body) == expected


def test_headings_are_marked_and_numbered() -> None:
    """Headings have their level, numbered ones their number; a heading's style makes one too."""
    body = (
        '<text:h text:outline-level="1">Velkomst</text:h>' + p("Åbnet.")
        + '<text:h text:outline-level="2">Referat</text:h>' + p("Indstilling", "P1")
        + '<text:h text:outline-level="1">Budget</text:h>'
    )  # fmt: skip
    found = read(body, styles=OUTLINE)
    assert [(found.text[m.span.start : m.span.end], m.level) for m in found.marks] == [
        ("Pkt. 1/25 Velkomst", 1), ("Referat", 2), ("Indstilling", 2), ("Pkt. 2/25 Budget", 1),
    ]  # fmt: skip


def test_tables() -> None:
    """A row of short cells is a line; merged and repeated cells do not multiply."""
    cell = "<table:table-cell>{}</table:table-cell>".format
    body = (
        "<table:table><table:table-header-rows><table:table-row>" + cell(p("Nr.")) + cell(p("Emne"))
        + "</table:table-row></table:table-header-rows><table:table-row>" + cell(p("1"))
        + '<table:table-cell table:number-columns-spanned="2">' + p("Budget")
        + "</table:table-cell><table:covered-table-cell/></table:table-row>"
        + '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="1000000"/></table:table-row></table:table>'
    )  # fmt: skip
    assert lines(body) == ["Nr.\tEmne", "1\tBudget"]


def test_notes_changes_and_comments() -> None:
    """Footnotes stand at the end; deletions are not read; notes tell of changes and comments."""
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        + p("Pr. maj.") + "</text:note-body></text:note>"
    )  # fmt: skip
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>" + p("Slettet")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
    )  # fmt: skip
    found = read(changes + p(f"Tallet{note}.<office:annotation/>"))
    assert found.text == "Tallet[1].\n\n[1] Pr. maj.\n"
    assert [one.kind for one in found.notes] == ["tracked_changes", "comments"]


def test_headers_and_footers_are_furniture() -> None:
    """What the pages repeat stands once at the end."""
    master = (
        "<style:master-page><style:header>" + p("Udvalget") + "</style:header><style:footer>"
        + p("Side <text:page-number>1</text:page-number>") + "</style:footer></style:master-page>"
    )  # fmt: skip
    found = read(p("Tekst."), master=master * 2)
    assert found.furniture is not None
    assert found.text == "Tekst.\n\nUdvalget\nSide 1\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (zipped({"content.xml": "<a"}), "damaged"),
        (zipped({"content.xml": "<a/>"}), "no complete text document"),
        (zipped({"content.xml": "x", "META-INF/manifest.xml": "<m:encryption-data/>"}), "password"),
    ],
    ids=["no xml", "other xml", "locked"],
)
def test_damaged_and_locked_files_are_refused(raw: bytes, reason: str) -> None:
    """What cannot be read is refused with the reason."""
    with pytest.raises(DocumentError, match=reason):
        read_odt(raw)
