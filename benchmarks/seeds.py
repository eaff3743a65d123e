"""Sound files of every format: the sample documents, converted, and real ones where they are at hand."""

import io
from html import escape
from pathlib import Path

from builds import (
    docx_of_bold_lines,
    docx_of_lines,
    docx_of_numbered_list,
    docx_of_parts,
    html_of_parts,
    odt_of_parts,
    odt_of_xml,
    taken_apart,
)

__all__ = ["pdf_of_lines", "seeds"]

SAMPLE = Path(__file__).resolve().parent.parent / "corpus" / "sample"
_MOST_SHARED = 12
_LARGEST_SHARED = 400_000


def seeds(shared: Path | None = None) -> list[tuple[str, bytes]]:
    """Files by name, in a fixed order; ``shared`` is a folder with more."""
    found: list[tuple[str, bytes]] = []
    for file in sorted(SAMPLE.rglob("*")):
        if file.suffix in {".txt", ".md"} and file.name != "README.md":
            text = file.read_text("utf-8")
            found += [
                (file.name, text.encode()),
                (f"{file.stem}.docx", docx_of_lines(text)),
                (f"{file.stem}.odt", _odt(text)),
                (f"{file.stem}.html", _html(text)),
                (f"{file.stem}.pdf", pdf_of_lines(text)),
            ]
    built = taken_apart((SAMPLE / "styregruppen" / "referat-2025-06-11.txt").read_text("utf-8"))
    for name, make in (
        ("parts.docx", docx_of_parts), ("bold.docx", docx_of_bold_lines),
        ("numbered.docx", docx_of_numbered_list), ("parts.odt", odt_of_parts),
        ("parts.html", html_of_parts),
    ):  # fmt: skip
        found += [(name, make(built))] * 3  # these have more that can go wrong
    if shared is not None:
        files = [file for file in sorted(shared.rglob("*")) if _usable(file)]
        found += [
            (file.name, file.read_bytes()) for file in files[:: max(1, len(files) // _MOST_SHARED)]
        ]
        found += [(file.name, file.read_bytes()) for file in files if file.suffix == ".pdf"]
    return found


def _usable(file: Path) -> bool:
    return (
        file.suffix in {".txt", ".md", ".pdf", ".docx", ".odt", ".html"}
        and file.is_file()
        and file.stat().st_size <= _LARGEST_SHARED
    )


def pdf_of_lines(text: str) -> bytes:
    """A PDF with these lines, fifty a page, and a header on each."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    lines = text.split("\n")
    for start in range(0, len(lines), 50):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 815, f"Arkivbroen – side {start // 50 + 1}")
        canvas.setFont("Helvetica", 10)
        for place, line in enumerate(lines[start : start + 50]):
            canvas.drawString(60, 790 - 14.5 * place, line)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _odt(text: str) -> bytes:
    return odt_of_xml("".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")))


def _html(text: str) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n\n"))
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()
