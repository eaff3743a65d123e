"""PDFs typeset for tests: minutes in one or two columns, and pages with text set at will."""

import io
import re
from collections.abc import Iterable
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from corpus.text import mend

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=12.5)
BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", parent=BOLD, fontSize=17, leading=21)
_AGENDA = re.compile(r"(?P<number>\d+/\d+) (?P<time>\d+ min\.) (?P<title>.+)")


def minutes_pdf(text: str, *, columns: int = 1, header: str = "", ruled: bool = False) -> bytes:
    """Minutes from plain text: a large title, bold headings, the agenda as a table, page numbers.

    ``header`` runs on every page but the first, on the other side of even pages.
    """
    story: list[Any] = []
    agenda: list[list[Any]] = []
    # An item's heading and a list's heading open a paragraph, also where the text copy of a
    # page break left no empty line before them.
    parted = re.sub(r"\n(?= ?(?:Pkt\. \d|Fra .{1,40}sekretariat:))", "\n\n", text)
    paragraphs = re.split(r"\n\s*\n", parted.strip())
    for number, paragraph in enumerate(paragraphs):
        lines = paragraph.splitlines()
        entry = _AGENDA.match(_joined(lines))
        if entry:
            agenda.append(
                [entry["number"], entry["time"], Paragraph(_escaped(entry["title"]), BODY)]
            )
            continue
        if lines[0].startswith("Punkt Ca. tid"):
            agenda.append([Paragraph(words, BOLD) for words in ("Punkt", "Ca. tid", "Aktivitet")])
            continue
        if agenda:
            story += [_table(agenda, columns, ruled=ruled), Spacer(1, 8)]
            agenda = []
        if number == 0:
            story += [Paragraph(_joined(lines), TITLE), Spacer(1, 8)]
            continue
        story += _paragraph(lines)
    return _built(story, columns, header)


def _paragraph(lines: list[str]) -> Iterable[Any]:
    """A heading alone on its first line stands bold and close to its text."""
    if lines[0].strip().startswith("Pkt."):
        return [Spacer(1, 6), Paragraph(_escaped(_joined(lines)), BOLD), Spacer(1, 6)]
    found: list[Any] = []
    if re.fullmatch(r"\s*\w+( \w+)?:?\s*", lines[0]) or lines[0].endswith("sekretariat:"):
        found.append(Paragraph(lines[0], BOLD))
        lines = lines[1:]
    if lines and _is_list(lines):
        found += [Paragraph(_escaped(line), BODY) for line in _entries(lines)]
    elif lines:
        found.append(Paragraph(_escaped(_joined(lines)), BODY))
    return [*found, Spacer(1, 8)]


def _is_list(lines: list[str]) -> bool:
    return lines[0].startswith(("Dato:", "- ", "\uf0b7")) or (sum(", " in line for line in lines) * 2 > len(lines) and not _joined(lines).endswith("."))  # fmt: skip


def _entries(lines: list[str]) -> list[str]:
    entries: list[str] = []
    for line in lines:
        goes_on = entries and (
            not re.match(r"(?:[A-ZÆØÅ][\w. -]+,|\w+:|- |\uf0b7)", line)
            or entries[-1].endswith("i stedet for")
            or entries[-1].endswith("-")
        )
        if goes_on:
            entries[-1] = _joined([entries[-1], line])
        else:
            entries.append(line)
    return [entry.replace("\uf0b7", "•") for entry in entries]


def _joined(lines: list[str]) -> str:
    return mend("\n".join(lines))


def _escaped(text: str) -> str:
    return text.replace("\uf0b7", "•").replace("&", "&amp;").replace("<", "&lt;")


def _table(rows: list[list[Any]], columns: int, *, ruled: bool) -> Table:
    widths = {1: [46, 46, 370], 2: [40, 40, 145], 3: [34, 36, 70]}[columns]
    style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("FONT", (0, 0), (-1, -1), "Helvetica", 10, 12.5)]  # fmt: skip
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, "#000000"))
        style.append(("LEFTPADDING", (0, 0), (-1, -1), 4))
    return Table(rows, colWidths=widths, style=TableStyle(style))


def _built(story: list[Any], columns: int, header: str) -> bytes:
    width, height = A4

    def furnish(canvas: Canvas, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        page = document.page
        canvas.drawCentredString(width / 2, 30, f"Side {page}")
        if header and page > 1:
            draw = canvas.drawString if page % 2 else canvas.drawRightString
            draw(60 if page % 2 else width - 60, height - 35, header)

    inner = width - 120
    gap = 24
    each = (inner - gap * (columns - 1)) / columns
    frames = [
        Frame(60 + n * (each + gap), 60, each, height - 120, 0, 0, 0, 0) for n in range(columns)
    ]
    target = io.BytesIO()
    document = BaseDocTemplate(target, pagesize=A4)
    document.addPageTemplates(PageTemplate("page", frames, onPage=furnish))
    document.build(story)
    return target.getvalue()


def pages_pdf(*pages: Iterable[tuple[Any, ...]], **options: Any) -> bytes:
    """Pages from what is set on them: (x, y from the top, text) with size, font and more by name.

    An entry may hold a mapping as its fourth part: ``size``, ``font``, ``colour``, ``mode``,
    ``spacing``, ``angle``.
    """
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4, **options)
    for page in pages:
        for x, y, text, *more in page:
            _set(canvas, x, A4[1] - y, text, **(more[0] if more else {}))
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _set(
    canvas: Canvas, x: float, y: float, text: str, *, size: float = 10, font: str = "Helvetica",
    colour: str = "#000000", mode: int = 0, spacing: float = 0, angle: float = 0,
) -> None:  # fmt: skip
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(angle)
    line = canvas.beginText(0, 0)
    line.setFont(font, size)
    line.setFillColor(colour)
    line.setTextRenderMode(mode)
    line.setCharSpace(spacing)
    line.textOut(text)
    canvas.drawText(line)
    canvas.restoreState()


def lines(x: float, y: float, *texts: str, size: float = 10, step: float = 12) -> list[Any]:
    """Lines below each other, for ``pages_pdf``."""
    return [(x, y + step * at, text, {"size": size}) for at, text in enumerate(texts)]
