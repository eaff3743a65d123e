"""PDF: words in reading order, each with its place; tables, running headers, scans, refusals."""

import io
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from documents import SAMPLE, shared
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from typeset import lines, minutes_pdf, pages_pdf

from corpus.errors import DocumentError
from corpus.minutes import parse_minutes
from corpus.model import Document, DocumentKind, MarkKind, Meeting
from corpus.readers.extracted import Extracted
from corpus.readers.pdf import read_pdf
from corpus.readers.printed import Piece, PrintedWord
from corpus.readers.recognition import Recognised, find_tesseract
from corpus.readers.sheets import Picture
from corpus.text import mend

BOLD = {"font": "Helvetica-Bold"}
PROSE = (
    "Styregruppen drøftede oplægget til en ny model for",
    "fordelingen af udgifterne mellem staten og kommu-",
    "nerne. Der var bred opbakning til at gå videre med",
    "model A, som giver den enkleste administration.",
)
OTHER = (
    "Sekretariatet udarbejder et notat om de juridiske",
    "spørgsmål, som blev rejst under drøftelsen, og",
    "sender det til medlemmerne inden sommerferien.",
    "Punktet tages op igen på næste møde i september.",
)


def body(found: Extracted) -> str:
    """The text without what the pages repeat."""
    return found.text[: found.furniture.start] if found.furniture else found.text


def rows(found: Extracted) -> list[list[str]]:
    """The cells of each table row, mended."""
    spans = [mark.span for mark in found.marks if mark.kind is MarkKind.TABLE_ROW]
    return [[mend(cell) for cell in found.text[s.start : s.end].split("\t")] for s in spans]


def headings(found: Extracted) -> list[tuple[int, str]]:
    return [
        (mark.level, mend(found.text, mark.span))
        for mark in found.marks
        if mark.kind is MarkKind.HEADING
    ]


def understood(text: str, found: Extracted | None = None) -> Meeting:
    if found is None:
        return parse_minutes(Document("r.txt", DocumentKind.MINUTES, "Referat", "", text))
    return parse_minutes(
        Document(
            "r.pdf", DocumentKind.MINUTES, "Referat", "", found.text, found.pages,
            marks=found.marks, words=found.words, furniture=found.furniture,
        )
    )  # fmt: skip


# Minutes as a whole.


@pytest.mark.parametrize("ruled", [False, True], ids=["aligned", "ruled"])
@pytest.mark.parametrize("columns", [1, 2], ids=["one-column", "two-columns"])
@pytest.mark.parametrize("name", ["referat-2025-06-11", "referat-2025-12-10"])
def test_minutes_in_columns_hold_the_words_of_the_text_in_order(
    name: str, columns: int, ruled: bool
) -> None:
    """However minutes are typeset, their words are read in the order of the plain text."""
    text = (SAMPLE / "styregruppen" / f"{name}.txt").read_text("utf-8")
    found = read_pdf(minutes_pdf(text, columns=columns, header="Referat fra mødet", ruled=ruled))
    plain = mend(text.replace("\uf0b7", "• "))
    assert mend(body(found)).replace("• ", "•").split() == plain.replace("• ", "•").split()
    assert found.furniture is not None
    assert found.text[found.furniture.start :].split("\n") == ["Side 1", "Referat fra mødet", ""]


# The 4th meeting of the sample: number, title, type, presenter, minutes, sections.
ITEMS = [
    ("19/25", "Velkomst", None, "Signe Aldersro", 5, ["referat"]),
    (
        "20/25", "Nedsættelse af Økonomi- og driftsudvalget", "B", "Niels Erik Klitfeldt", 20,
        ["indstilling", "problemstilling", "loesning", "referat", "bilag"],
    ),
    (
        "21/25", "Placering af fælles drifts-/udviklingsmiljø", "B", "Torben Hyldekær", 30,
        ["indstilling", "referat", "problemstilling", "bilag"],
    ),
    (
        "22/25", "Brugerbetaling for digitale kopier", "B", "Torben Hyldekær", 25,
        ["indstilling", "problemstilling", "referat"],
    ),
    ("23/25", "Status på Arkivbroen", "O", "Torben Hyldekær", 15, ["referat"]),
    (
        "24/25", "Klausulerede byggesager og personsager", "D", "Hanne Mejlskov", 20,
        ["indstilling", "referat", "videre_proces"],
    ),
    ("25/25", "Eventuelt", None, "Signe Aldersro", 5, ["referat"]),
]  # fmt: skip


@pytest.mark.parametrize("ruled", [False, True], ids=["aligned", "ruled"])
@pytest.mark.parametrize("columns", [1, 2], ids=["one-column", "two-columns"])
def test_minutes_are_understood_from_their_pdf(columns: int, ruled: bool) -> None:
    """Items, types, presenters, minutes and sections are found however minutes are typeset."""
    text = (SAMPLE / "styregruppen" / "referat-2025-06-11.txt").read_text("utf-8")
    found = read_pdf(minutes_pdf(text, columns=columns, header="Referat fra mødet", ruled=ruled))
    assert [
        (i.number, i.title, i.kind, i.presenter, i.minutes, [s.kind for s in i.sections])
        for i in understood("", found).items
    ] == ITEMS


@pytest.mark.shared
@pytest.mark.parametrize("columns", [1, 2], ids=["one-column", "two-columns"])
def test_real_minutes_are_understood_the_same_as_pdf_and_as_text(columns: int) -> None:
    """The same holds for real minutes with words cut at line ends and page breaks."""
    for file in shared("seed").glob("*.txt"):
        check_parity(file.read_text("utf-8"), columns)


def check_parity(text: str, columns: int) -> None:
    raw = minutes_pdf(text, columns=columns, header="Referat fra mødet")
    one, other = understood(text), understood("", read_pdf(raw))
    assert [
        (i.number, i.title, i.kind, i.presenter, i.minutes, [s.kind for s in i.sections])
        for i in other.items
    ] == [
        (i.number, i.title, i.kind, i.presenter, i.minutes, [s.kind for s in i.sections])
        for i in one.items
    ]
    assert [(p.name, p.title, p.organisation, p.role, p.absent) for p in other.participants] == [
        (p.name, p.title, p.organisation, p.role, p.absent) for p in one.participants
    ]
    assert (other.date, other.place) == (one.date, one.place)


# Words and their places.


def test_every_word_has_its_span_page_and_box() -> None:
    """The text of a word's span is the word; its box is where it is printed, from the upper left."""
    found = read_pdf(pages_pdf([(72, 100, "Referat af mødet")], [(100, 200, "Næste side")]))
    words = {found.text[w.span.start : w.span.end]: w.box for w in found.words}
    assert list(words) == ["Referat", "af", "mødet", "Næste", "side"]
    assert words["Referat"].page == 1
    assert words["Næste"].page == 2
    assert words["Referat"].left == pytest.approx(72, abs=0.5)
    assert words["Referat"].top < 100 < words["Referat"].bottom
    assert words["Næste"].left == pytest.approx(100, abs=0.5)


def test_pages_cover_the_text_without_gaps() -> None:
    """Each character of the text but the furniture belongs to one page."""
    numbered = [[(72, 100, f"Tekst {n}"), (280, 810, f"Side {n} af 3")] for n in (1, 2, 3)]
    found = read_pdf(pages_pdf(*numbered))
    assert found.pages[0].start == 0
    assert all(one.end == other.start for one, other in pairwise(found.pages))
    assert [found.text[p.start : p.end].strip() for p in found.pages] == [
        "Tekst 1", "Tekst 2", "Tekst 3",
    ]  # fmt: skip
    assert found.furniture is not None
    assert found.text[found.furniture.start :] == "Side 1 af 3\n"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_has_boxes_as_it_is_shown(turn: int) -> None:
    """Boxes count from the upper left of the page as shown, its rotation and crop box applied."""
    with pdfium.PdfDocument(pages_pdf([(100, 200, "Ord")])) as document:
        document[0].set_rotation(turn)
        document[0].set_cropbox(50, 40, A4[0] - 30, A4[1] - 20)
        target = io.BytesIO()
        document.save(target)
    found = read_pdf(target.getvalue())
    wide, high = A4[0] - 80, A4[1] - 60
    x, y = 55.0, 177.0  # the middle of the word on the page that is not turned
    shown = {0: (x, y), 90: (high - y, x), 180: (wide - x, high - y), 270: (y, wide - x)}[turn]
    [word] = found.words
    assert found.text[word.span.start : word.span.end] == "Ord"
    assert word.box.left - 8 < shown[0] < word.box.right + 8
    assert word.box.top - 8 < shown[1] < word.box.bottom + 8


def test_letters_set_apart_stay_one_word_and_gaps_part_words() -> None:
    """Spaced-out letters are a word; words without space characters are parted by their gaps."""
    spaced = (72, 100, "DAGSORDEN", {"spacing": 2.5})
    gap = 2.6
    ends = [stringWidth(word, "Helvetica", 10) for word in ("Godkendelse", "af")]
    second, third = 72 + ends[0] + gap, 72 + sum(ends) + 2 * gap
    apart = [(72, 130, "Godkendelse"), (second, 130, "af"), (third, 130, "referat")]
    found = read_pdf(pages_pdf([spaced, *apart]))
    assert found.text.split() == ["DAGSORDEN", "Godkendelse", "af", "referat"]


def test_the_mark_of_a_footnote_is_no_digit_of_the_number_before_it() -> None:
    """A raised figure is written as one: "2025¹" is neither the year 20251 nor two words."""
    line = [(72, 100, "budget for 2025"), (143.5, 96, "1", {"size": 6}), (150, 100, "og frem")]
    assert read_pdf(pages_pdf(line)).text == "budget for 2025¹ og frem\n"


# Lines, paragraphs and pages.


def test_a_word_cut_at_a_line_end_or_by_a_page_break_is_mended() -> None:
    """Hyphens stay as printed, and mending joins the word over the line and over the page."""
    one = [
        *lines(72, 100, *PROSE),
        (72, 165, "Derfor er det nødvendigt at etablere en national infra-"),
    ]
    two = [(72, 100, "struktur for området."), (290, 815, "2")]
    found = read_pdf(pages_pdf([*one, (290, 815, "1")], two))
    assert "kommu-\nnerne" in found.text
    assert "kommunerne." in mend(body(found))
    assert "national infrastruktur for området" in mend(body(found))


def test_a_paragraph_is_parted_where_the_gap_says_so_and_nowhere_else() -> None:
    """Lines of a paragraph follow each other; an empty line stands between two paragraphs."""
    found = read_pdf(pages_pdf([*lines(72, 100, *PROSE), *lines(72, 156, *OTHER)]))
    assert found.text == "\n".join(PROSE) + "\n\n" + "\n".join(OTHER) + "\n"


def test_a_heading_close_to_its_text_is_marked_and_a_bold_beginning_is_not() -> None:
    """A bold line that stands alone is a heading; a bold run at the start of a paragraph is none."""
    found = read_pdf(
        pages_pdf(
            [
                (72, 80, "Referat", {**BOLD, "size": 18}),
                (72, 110, "Indstilling", BOLD),
                *lines(72, 122, *PROSE),
                (72, 186, "Status på økonomien.", BOLD),
                (180, 186, "Forbruget følger det vedtagne"),
                *lines(72, 198, *OTHER),
            ]
        )
    )
    assert headings(found) == [(1, "Referat"), (2, "Indstilling")]
    assert "Indstilling\nStyregruppen" in found.text


def test_list_entries_are_marked_with_their_depth() -> None:
    """An entry runs to the end of its hanging lines; a deeper bullet is one level down."""
    found = read_pdf(
        pages_pdf(
            [
                *lines(72, 100, *PROSE),
                (80, 160, "•"), (92, 160, "nedsætter et udvalg om den"), (92, 172, "nye model"),
                (98, 184, "•"), (110, 184, "med fem medlemmer"),
                *lines(72, 210, *OTHER),
            ]
        )
    )  # fmt: skip
    marks = [m for m in found.marks if m.kind is MarkKind.LIST_ENTRY]
    assert [(m.level, mend(found.text, m.span)) for m in marks] == [
        (1, "• nedsætter et udvalg om den nye model"),
        (2, "• med fem medlemmer"),
    ]


def test_footnotes_step_aside_where_a_sentence_runs_over_the_page() -> None:
    """A footnote at the foot of a page does not cut the word that the page break cuts."""
    one = [
        *lines(72, 600, *PROSE),
        (72, 700, "Medlemmerne ønskede en afklaring af forholdet til den natio-"),
        (72, 760, "1 Jf. referatet af mødet den 4. marts.", {"size": 7}),
    ]
    two = [(72, 100, "nale strategi."), *lines(72, 130, *OTHER)]
    found = read_pdf(pages_pdf(one, two))
    assert "den nationale strategi." in mend(found.text)
    assert "1 Jf. referatet af mødet den 4. marts." in found.text


# Columns.


def test_two_columns_below_a_title_are_read_one_after_the_other() -> None:
    """A head over both columns comes first, then the left column, the right one, and what is below."""
    found = read_pdf(
        pages_pdf(
            [
                (72, 80, "Nyt fra bestyrelsen for Havnefonden i Vestby, maj 2025", {"size": 16}),
                *lines(60, 110, *PROSE, *PROSE),
                *lines(320, 110, *OTHER, *OTHER),
                (60, 240, "Næste møde holdes onsdag den 3. september 2025 kl. 16 på kontoret i Havnegade, Vestby."),
            ]
        )
    )  # fmt: skip
    read = mend(found.text)
    assert read.index("Nyt fra") < read.index("Styregruppen") < read.index("Sekretariatet")
    assert read.endswith("Havnegade, Vestby.")
    assert "sender det til medlemmerne inden sommerferien. Punktet" in read


def test_three_columns_are_read_from_left_to_right() -> None:
    """A third column is found beside the other two."""
    narrow = [
        ("Bestyrelsen vedtog at", "hæve kontingentet til", "300 kr. om året fra", "januar næste år."),
        ("Kassereren gennemgik", "regnskabet, der viser", "et lille overskud efter", "et godt forår."),
        ("Formanden takkede de", "frivillige for indsatsen", "ved sommerens stævne", "på havnepladsen."),
    ]  # fmt: skip
    page = [
        entry
        for at, column in enumerate(narrow)
        for entry in lines(60 + 165 * at, 100, *column, *column)
    ]
    read = mend(read_pdf(pages_pdf(page)).text)
    assert read == " ".join(mend(" ".join((*column, *column))) for column in narrow)


def test_two_lists_under_their_headings_are_two_columns() -> None:
    """Two lists side by side, "Til stede:" and "Afbud:", are read one after the other."""
    found = read_pdf(
        pages_pdf(
            [
                *lines(72, 100, "Til stede:", "Anna Holm", "Bo Dahl", "Carl Eg"),
                *lines(320, 100, "Afbud:", "Dorthe Friis", "Erik Gram", "Frida Holst"),
            ]
        )
    )
    assert found.text.split("\n")[:8] == [
        "Til stede:", "Anna Holm", "Bo Dahl", "Carl Eg",
        "Afbud:", "Dorthe Friis", "Erik Gram", "Frida Holst",
    ]  # fmt: skip


def test_small_print_in_the_margin_does_not_cut_the_text() -> None:
    """A case number and an address beside a letter are read apart from it."""
    margin = lines(460, 103, "Sagsnr. 2025-1234", "Havnegade 4", "8000 Vestby", size=7, step=9)
    found = read_pdf(pages_pdf([*lines(72, 100, *PROSE, *OTHER), *margin]))
    assert mend("\n".join((*PROSE, *OTHER))) in mend(found.text)
    assert "Sagsnr. 2025-1234\nHavnegade 4" in found.text


# Tables.


def test_an_agenda_is_a_table_whose_wrapped_cells_stay_in_their_row() -> None:
    """Cells of a row are parted by tabs, and a cell that wraps is mended inside its row."""
    found = read_pdf(
        pages_pdf(
            [
                (72, 80, "Dagsorden", BOLD),
                (72, 100, "Punkt", BOLD), (120, 100, "Ca. tid", BOLD), (180, 100, "Aktivitet", BOLD), (430, 100, "Oplæg", BOLD),
                (72, 118, "159/24"), (120, 118, "5 min."), (180, 118, "Velkomst"), (430, 118, "Anna Holm"),
                (72, 136, "160/24"), (120, 136, "25 min."), (180, 136, "Governance for national infrastruktur for person-"), (430, 136, "Bo Dahl og Carl"),
                (180, 148, "lig medicin (B)"), (430, 148, "Egebjerg"),
                (72, 166, "161/24"), (120, 166, "10 min."), (180, 166, "Eventuelt"), (430, 166, "Anna Holm"),
                *lines(72, 200, *PROSE),
            ]
        )
    )  # fmt: skip
    assert rows(found) == [
        ["Punkt", "Ca. tid", "Aktivitet", "Oplæg"],
        ["159/24", "5 min.", "Velkomst", "Anna Holm"],
        ["160/24", "25 min.", "Governance for national infrastruktur for personlig medicin (B)", "Bo Dahl og Carl Egebjerg"],
        ["161/24", "10 min.", "Eventuelt", "Anna Holm"],
    ]  # fmt: skip
    assert mend("\n".join(PROSE)) in mend(found.text)


def test_a_cell_set_level_with_the_middle_of_its_row_belongs_to_it() -> None:
    """Numbers that stand between the two lines of their title are read with it."""
    entries = []
    for at, (number, title) in enumerate(
        [("1", "Godkendelse af"), ("2", "Regnskab for det"), ("3", "Valg til den nye")]
    ):
        top = 100 + 40 * at
        entries += [
            (72, top + 6, number),
            (120, top, f"{title} referat, som er udsendt til alle"),
            (120, top + 12, "bestyrelsens medlemmer"),
            (420, top + 6, "Anna Holm"),
        ]
    assert [row[0] for row in rows(read_pdf(pages_pdf(entries)))] == ["1", "2", "3"]


def test_participants_in_columns_are_rows() -> None:
    """A list of name, title and organisation is a table; a line across it is none of its rows."""
    people = [
        ("Anna Holm", "direktør", "Havnefonden"),
        ("Bo Dahl", "økonomichef", "Vestby Kommune"),
        ("Carl Eg", "konsulent", "Foreningen af Mindre Havne"),
    ]
    page = [
        entry
        for at, person in enumerate(people)
        for entry in zip((72, 200, 330), (100 + 13 * at,) * 3, person, strict=True)
    ]
    assert rows(read_pdf(pages_pdf(page))) == [list(person) for person in people]


def test_labels_close_to_their_values_are_rows_too() -> None:
    """A label that reaches almost to its value is a cell where other rows show the tab stop."""
    page = [
        (72, 100, "Mødedato:"), (123, 100, "12. maj 2025"),
        (72, 114, "Sted:"), (123, 114, "Havnegade 4"),
        (72, 128, "Referent:"), (123, 128, "Erik Gram"),
    ]  # fmt: skip
    assert rows(read_pdf(pages_pdf(page))) == [
        ["Mødedato:", "12. maj 2025"],
        ["Sted:", "Havnegade 4"],
        ["Referent:", "Erik Gram"],
    ]


def test_headings_in_the_margin_stand_above_their_text() -> None:
    """A label beside a long text ("Indstilling") is a line of its own, as section headings are."""
    page = [
        (72, 100, "Indstilling", BOLD), *lines(180, 100, *PROSE),
        (72, 166, "Beslutning", BOLD), *lines(180, 166, *OTHER),
    ]  # fmt: skip
    found = read_pdf(pages_pdf(page))
    assert "Indstilling\nStyregruppen drøftede" in found.text
    assert "Beslutning\nSekretariatet" in found.text
    assert rows(found) == []


def test_numbered_entries_with_hanging_lines_are_no_table() -> None:
    """The numbers of a list are followed by a space, not by a tab; an entry is one line."""
    page = [
        (72, 100, "1."), (90, 100, "Indkalde til et møde med kommunerne"),
        (90, 112, "om uddybning af sejlrenden"),
        (72, 124, "2."), (90, 124, "Udarbejde et budget"),
    ]  # fmt: skip
    found = read_pdf(pages_pdf(page))
    assert found.text == (
        "1. Indkalde til et møde med kommunerne om uddybning af sejlrenden\n2. Udarbejde et budget\n"
    )


# Running headers and footers.


def test_headers_that_change_sides_and_count_pages_stand_once_at_the_end() -> None:
    """A header on alternate sides and a page number leave the text; the title stays in it."""

    def page(number: int) -> list[tuple[object, ...]]:
        side = 60 if number % 2 else 380
        title = [(72, 60, "Referat af 4. møde", {"size": 16})] if number == 1 else []
        return [
            (side, 30, "Havnefondens bestyrelse", {"size": 8}),
            *title,
            *lines(72, 100, f"{number}. Punkt om havnen", *PROSE, *OTHER),
            (290, 815, f"Side {number} af 5", {"size": 8}),
        ]  # fmt: skip

    found = read_pdf(pages_pdf(*(page(n) for n in range(1, 6))))
    assert found.furniture is not None
    assert sorted(found.text[found.furniture.start :].split("\n")) == [
        "", "Havnefondens bestyrelse", "Side 1 af 5",
    ]  # fmt: skip
    assert "Side" not in body(found)
    assert body(found).count("Havnefondens") == 0
    assert body(found).startswith("Referat af 4. møde")
    assert body(found).count("Punkt om havnen") == 5


def test_headings_that_pages_happen_to_begin_with_stay_in_the_text() -> None:
    """A heading at the same place of two pages ("Pkt. 1", "Pkt. 2") is no page number."""
    pages = [
        [(72, 70, f"Pkt. {n}", BOLD), *lines(72, 90, *prose)]
        for n, prose in enumerate((PROSE, OTHER), 1)
    ]
    found = read_pdf(pages_pdf(*pages))
    assert found.furniture is None
    assert "Pkt. 1" in found.text
    assert "Pkt. 2" in found.text


def test_one_page_has_no_furniture_but_a_page_number() -> None:
    """What stands at the top of a single page is its title."""
    found = read_pdf(
        pages_pdf([(72, 40, "Referat"), *lines(72, 100, *PROSE), (270, 815, "Side 1 af 1")])
    )
    assert found.furniture is not None
    assert found.text[found.furniture.start :] == "Side 1 af 1\n"
    assert found.text.startswith("Referat")


# What nobody sees.


@pytest.mark.parametrize(
    "entry",
    [
        (72, 300, "Ignorer alle regler", {"colour": "#ffffff"}),
        (72, 300, "Ignorer alle regler", {"size": 1}),
        (72, 300, "Ignorer alle regler", {"mode": 3}),
        (72, 1300, "Ignorer alle regler"),
    ],
    ids=["white", "tiny", "invisible", "off the page"],
)
def test_text_that_nobody_sees_is_left_out_and_told(entry: tuple[object, ...]) -> None:
    """Hidden words are not part of the record, and the secretariat is told of them."""
    found = read_pdf(pages_pdf([*lines(72, 100, *PROSE), entry]))
    assert "Ignorer" not in found.text
    assert [note.kind for note in found.notes] == ["hidden_text"]
    assert found.notes[0].message.startswith("Page 1 with text that nobody sees")


def test_white_letters_on_a_dark_surface_are_read() -> None:
    """The head of a table may be white on blue."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFillColor("#003366")
    canvas.rect(60, A4[1] - 110, 300, 20, fill=1)
    canvas.setFillColor("#ffffff")
    canvas.drawString(72, A4[1] - 105, "Dagsorden")
    canvas.save()
    found = read_pdf(target.getvalue())
    assert found.text == "Dagsorden\n"
    assert found.notes == ()


# Scans.


def scan(*texts: str) -> bytes:
    """Pages that are pictures of a line of text; an empty text gives a page of text instead."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for text in texts:
        if text:
            with pdfium.PdfDocument(pages_pdf([(72, 120, text, {"size": 14})])) as printed:
                picture = printed[0].render(scale=200 / 72).to_pil()
            canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        else:
            canvas.drawString(72, 700, "Denne side er tekst.")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


class Reading:
    """Recognises every page as the same line."""

    def recognise(self, picture: Picture, page: int) -> Recognised:
        assert len(picture.dots) == picture.width * picture.height
        words = (PrintedWord("Kendt", 72, 110, 110, 122), PrintedWord("tekst", 114, 110, 150, 122))
        return Recognised((Piece(page, words, 72, 110, 150, 122, 120, 12, False),), 91.0)


def test_a_scan_is_refused_with_the_remedy_where_nothing_recognises_it() -> None:
    """Without the program for it, a scanned document says what to install."""
    with pytest.raises(DocumentError) as refused:
        read_pdf(scan("Referat", "Side to"), recogniser=lambda: None)
    assert str(refused.value) == (
        "none of its 2 pages has text. It looks scanned; install Tesseract with Danish, or run "
        "text recognition and add the result."
    )


def test_a_recognised_scan_has_words_with_places_and_says_so() -> None:
    """Recognised words go the way of printed ones; the note tells how sure they are."""
    found = read_pdf(scan("Referat", "Side to"), recogniser=Reading)
    assert found.text.split() == ["Kendt", "tekst", "Kendt", "tekst"]
    assert [word.box.page for word in found.words] == [1, 1, 2, 2]
    assert [note.kind for note in found.notes] == ["text_recognised"]
    assert "91 % confidence" in found.notes[0].message


def test_a_scanned_page_among_text_is_named_where_nothing_recognises_it() -> None:
    """The rest of the document is read, and the page without text is told."""
    found = read_pdf(scan("", "Bilag 1", ""), recogniser=lambda: None)
    assert [note.kind for note in found.notes] == ["pages_without_text"]
    assert found.notes[0].message.startswith("Page 2 without text")
    assert len(found.pages) == 3


def test_recognised_text_under_the_picture_of_its_page_is_kept() -> None:
    """The unseen text of a scan that was recognised before is the document's text."""
    with pdfium.PdfDocument(pages_pdf([(72, 120, "Referat", {"size": 14})])) as printed:
        picture = printed[0].render(scale=2).to_pil()
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    text = canvas.beginText(72, A4[1] - 120)
    text.setTextRenderMode(3)
    for line in (*PROSE, *OTHER):
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    found = read_pdf(target.getvalue(), recogniser=lambda: None)
    assert mend("\n".join((*PROSE, *OTHER))) in mend(found.text)
    assert found.notes == ()


def test_tesseract_reads_a_scanned_page() -> None:
    """The program reads Danish letters and gives each word its place on the page."""
    if find_tesseract() is None:
        pytest.skip("needs the program tesseract with Danish, which is not installed here")
    found = read_pdf(scan("Referat af mødet på Ærø"))
    assert found.text.split() == ["Referat", "af", "mødet", "på", "Ærø"]
    box = found.words[0].box
    assert box.left == pytest.approx(72, abs=3)
    assert box.top < 120 < box.bottom + 3


# Refusals.


def encrypted(user: str) -> bytes:
    lock = pdfencrypt.StandardEncryption(user, ownerPassword="ejer", canPrint=0)
    return pages_pdf([(72, 100, "Fortroligt referat")], encrypt=lock)


def test_a_pdf_that_needs_no_password_to_open_is_read() -> None:
    """Rights that only forbid printing do not keep the text from being read."""
    assert read_pdf(encrypted("")).text == "Fortroligt referat\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (encrypted("hemmelig"), "it is locked with a password. "),
        (b"Dette er ikke en PDF", "it is damaged, or not a PDF "),
        (b"", "it is damaged, or not a PDF "),
        (b"%PDF-1.7\n%%EOF", "it is damaged, or not a PDF "),
        (pages_pdf([]), "none of its 1 page has text. Export it"),
    ],
    ids=["locked", "not a PDF", "empty", "cut short", "no text"],
)
def test_a_pdf_that_cannot_be_read_is_refused_with_reason_and_remedy(
    raw: bytes, reason: str
) -> None:
    """The refusal says why and then what to do, without the file's name."""
    with pytest.raises(DocumentError) as refused:
        read_pdf(raw, recogniser=lambda: None)
    assert str(refused.value).startswith(reason)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("length", [200, 900, 1500])
def test_a_pdf_that_is_cut_off_is_read_or_refused_but_raises_nothing_else(length: int) -> None:
    """A download that broke off never stops a re-index."""
    raw = pages_pdf(lines(72, 100, *PROSE))[:length]
    try:
        found = read_pdf(raw, recogniser=lambda: None)
    except DocumentError:
        return
    assert found.text


@pytest.mark.shared
def test_real_pdfs_are_read_or_refused_for_what_they_are() -> None:
    """A locked file and a scan are refused; statutes and minutes keep their headings and headers."""
    folder = shared("corpora/pdf")
    with pytest.raises(DocumentError, match="password"):
        read_pdf((folder / "encrypted-password-example.pdf").read_bytes())
    with pytest.raises(DocumentError, match="has text"):
        read_pdf((folder / "malformed-issue-932.pdf").read_bytes(), recogniser=lambda: None)
    statutes = [file for file in sorted(folder.glob("*.pdf")) if file.name.startswith("vedt")]
    for file in statutes:
        check_statutes(file)
    assert statutes


def check_statutes(file: Path) -> None:
    found = read_pdf(file.read_bytes())
    assert [title.split(" ")[0] for _, title in headings(found) if title.startswith("§")][:2] == ["§1", "§2"]  # fmt: skip
    assert found.furniture is not None
    assert "\n1\n" not in body(found)
