"""A document as ``show`` prints it."""

from pathlib import Path

from bot.printing import document_json
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
