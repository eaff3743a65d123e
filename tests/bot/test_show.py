"""A document as ``show`` prints it."""

from pathlib import Path

import pytest
from builds import docx_of_lines
from documents import shared
from typeset import minutes_pdf

from bot.config import SAMPLE
from bot.printing import document_json
from bot.printing.json import Json
from corpus import read_document, understand

MINUTES = """Referat

3. møde i Havneudvalget

Dato: 4. marts 2025

Pkt. 7/25 Nyt anlæg

Pkt. 8/25 Regulativ

Referat

Udvalget godkendte.

Pkt. 9/25 Eventuelt
"""


def test_an_item_with_nothing_below_its_heading_has_no_sections(tmp_path: Path) -> None:
    """Its heading is no section; of the others each is named as printed."""
    (tmp_path / "referat.txt").write_text(MINUTES, "utf-8")
    document = read_document(tmp_path / "referat.txt", tmp_path)
    shown = document_json(document, understand(document), ())
    assert [(i["number"], i["sections"]) for i in shown["agenda"]] == [  # type: ignore[union-attr,call-overload,index]
        ("7/25", []),
        ("8/25", ["Referat"]),
        ("9/25", []),
    ]


def told(folder: Path, name: str, raw: bytes) -> Json:
    """A document as it is shown, less the places and the words as they are printed there."""
    (folder / name).write_bytes(raw)
    document = read_document(folder / name, folder)
    return _placeless(document_json(document, understand(document), ()))


def _placeless(shown: Json) -> Json:
    if isinstance(shown, dict):
        places = {"lines", "span", "quote"}
        return {key: _placeless(value) for key, value in shown.items() if key not in places}
    return [_placeless(one) for one in shown] if isinstance(shown, list) else shown


def check_formats(folder: Path, text: str) -> None:
    plain = told(folder, "plain.txt", text.encode())
    assert told(folder, "lines.docx", docx_of_lines(text)) == plain
    for columns in (1, 2):
        pdf = minutes_pdf(text, columns=columns, header="Referat fra mødet")
        assert told(folder, f"columns-{columns}.pdf", pdf) == plain


@pytest.mark.parametrize("day", ["2025-06-11", "2025-09-17"])
def test_minutes_are_shown_the_same_from_every_format(day: str, tmp_path: Path) -> None:
    """Text, a Word document, and a PDF in one or two columns with running headers."""
    check_formats(tmp_path, (SAMPLE / "styregruppen" / f"referat-{day}.txt").read_text("utf-8"))


@pytest.mark.shared
def test_real_minutes_are_shown_the_same_from_every_format(tmp_path: Path) -> None:
    """The same holds for real minutes with words cut at line ends and page breaks."""
    for file in shared("seed").glob("*.txt"):
        check_formats(tmp_path, file.read_text("utf-8"))
