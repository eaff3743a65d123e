import contextlib

import pytest

from corpus import DocumentError
from corpus.readers.extracted import Extracted
from corpus.readers.html import read_html


def read(body: str, head: str = "") -> Extracted:
    page = (
        f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    )
    return read_html(page.encode())


def lines(body: str) -> list[str]:
    return read(body).text.split("\n")[:-1]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Et \n afsnit.</p><p>Et til.</p>", ["Et afsnit.", "", "Et til."]),
        ("<div>Bo Dahl, formand</div><div>Ida Krog</div>", ["Bo Dahl, formand", "Ida Krog"]),
        ("Bo Dahl<br>Ida Krog<br/>", ["Bo Dahl", "Ida Krog"]),
        ("<p>R&oslash;dgr&oslash;d &amp; fl&#248;de</p>", ["Rødgrød & fløde"]),
        ("<p>A<b>B</b> <i>C</i></p>", ["AB C"]),
        ("<pre>a  b\n\nc</pre>", ["a  b", "", "c"]),
        ("<p>Ind&shy;stilling</p>", ["Indstilling"]),
        ("<p>A</p><script>x</script><style>y</style><template>z</template>", ["A"]),
        ("<p>A</p><p hidden>x</p><p style='display: none'>y</p><i aria-hidden=true>z</i>", ["A"]),
        ("<nav><a>Menu</a></nav><p>A</p>", ["A"]),
        ("<p>Beløb <del>400</del> <ins>350</ins> kr.</p>", ["Beløb 350 kr."]),
        ("<blockquote>Citat.</blockquote>", ["Citat."]),
    ],
    ids=[
        "paragraphs", "divs", "breaks", "entities", "inline", "pre", "soft hyphen", "no text", "hidden",
        "menu", "changes", "quotation",
    ],
)  # fmt: skip
def test_text_as_it_is_shown(body: str, expected: list[str]) -> None:
    """Words as a browser shows them; what it does not show is not read."""
    assert lines(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<ol><li>A<li>B</ol>", ["1. A", "2. B"]),
        (
            "<ol start=3 type=a><li>A</li><li value=7>B</li><li>C</li></ol>",
            ["c. A", "g. B", "h. C"],
        ),
        ("<ol reversed><li>A</li><li>B</li></ol>", ["2. A", "1. B"]),
        ("<ol type=I><li>A<ul><li>B</li></ul></li></ol>", ["I. A", "• B"]),
        ("<ul style='list-style: none'><li>A</li></ul>", ["A"]),
        ("<ol><li><h3>Velkomst</h3><p>Åbnet.</p></li></ol>", ["1. Velkomst", "Åbnet."]),
        ("<ul><li><p>A</p><p>mere</p></li><li>B</li></ul>", ["• A", "mere", "", "• B"]),
    ],
    ids=["numbers", "start and value", "reversed", "nested", "no signs", "heading", "paragraphs"],
)
def test_lists(body: str, expected: list[str]) -> None:
    """The numbers and bullets that a browser shows are text."""
    assert lines(body) == expected


def test_headings_and_rows_are_marked() -> None:
    """Headings have their level; a data table's row is a line with tabs; terms are a table too."""
    found = read(
        "<h1>Referat</h1><h2>Dagsorden</h2><table><tr><th>Pkt.</th><th>Emne</th></tr>"
        "<tr><td>1</td><td>Budget</td></tr></table><dl><dt>Dato:</dt><dd>4. marts 2025</dd></dl>"
    )
    assert [(m.kind.value, m.level, found.text[m.span.start : m.span.end]) for m in found.marks] == [
        ("heading", 1, "Referat"), ("heading", 2, "Dagsorden"), ("table_row", 1, "Pkt.\tEmne"),
        ("table_row", 1, "1\tBudget"), ("table_row", 1, "Dato:\t4. marts 2025"),
    ]  # fmt: skip


def test_layout_table_is_read_in_order() -> None:
    """A table that lays out the page is paragraphs."""
    long = "Udvalget drøftede sagen. " * 15
    assert lines(f"<table><tr><td>Beslutning</td><td><p>{long}</p><p>Godkendt.</p></td></tr></table>") == [
        "Beslutning", long.strip(), "", "Godkendt.",
    ]  # fmt: skip


def test_what_surrounds_the_main_part_is_furniture() -> None:
    """The site's frame stands at the end; a title outside the main part stands first."""
    words = "Udvalget godkendte budgettet. " * 10
    found = read(
        f"<header><h1>Referat</h1><p>Kommunen</p></header><main><p>{words}</p></main>"
        "<footer>Kontakt</footer>"
    )
    assert found.text.startswith("Referat\nUdvalget")
    assert found.furniture is not None
    assert found.text[found.furniture.start : found.furniture.end] == "Kommunen\nKontakt"


def test_small_main_part_does_not_lose_the_text() -> None:
    """Where most of the words stand outside the part called main, all of the page is the text."""
    words = "Udvalget godkendte budgettet. " * 30
    assert words.strip() in read(f"<main>Log ind</main><div>{words}</div>").text


def test_folded_panels_are_read() -> None:
    """Items that a council's site unfolds by a button are text, with the button as their heading."""
    body = (
        "<h2><button aria-controls='p1'>1. Budget</button></h2><div id=p1 hidden>Godkendt.</div>"
        "<div hidden>Skjult</div><button>Del</button>"
    )
    assert lines(body) == ["1. Budget", "Godkendt."]


@pytest.mark.parametrize(
    "raw",
    [
        "<html><meta charset=iso-8859-1><p>Blåbærgrød – to</p>".encode("cp1252"),
        '<html><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>Blåbærgrød – to</p>'.encode(),
        "<html><p>Blåbærgrød – to</p>".encode("utf-8-sig"),
        "<html><p>Blåbærgrød – to</p>".encode("utf-16"),
        "<html><p>Blåbærgrød – to</p>".encode("cp1252"),
        '<?xml version="1.0" encoding="UTF-8"?><html><p>Blåbærgrød – to</p></html>'.encode(),
        "<html><meta charset=nonsense><p>Blåbærgrød – to</p>".encode(),
    ],
    ids=["meta", "http-equiv", "bom", "utf-16", "undeclared", "xhtml", "unknown name"],
)
def test_encodings(raw: bytes) -> None:
    """The page's own word counts, as browsers take it; else its bytes do."""
    assert read_html(raw).text == "Blåbærgrød – to\n"


def test_title_of_the_page() -> None:
    """The page's title is given, for where the text has none."""
    assert read("<p>A</p>", "<title>Referat  |\n Kommunen</title>").title == "Referat | Kommunen"


def test_deep_nesting_is_refused() -> None:
    """A page nested beyond reason does no harm."""
    with pytest.raises(DocumentError, match="nested too deeply"):
        read_html(b"<html>" + b"<div>" * 250 + b"dybt")
    with contextlib.suppress(DocumentError):
        read_html(b"<html>" + b"<div>" * 100_000 + b"dybt")
