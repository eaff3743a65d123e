"""How fast a PDF is read: a long one, typeset here, page by page figures.

    python benchmarks/read_pdf.py [--pages N] [FILE …]

Without files it reads minutes of N pages in one column and in two; with files, those.
The bound is 5 seconds for 100 pages of text on two slow cores.
"""

import argparse
import io
import random
import time
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.readers.pdf import read_pdf

WORDS = (
    "styregruppen udvalget drøftede tiltrådte indstillingen budgettet kommunerne arkivet og at "
    "for den på med blev forslaget orienteringen efterretning bemærkede sekretariatet mødet "
    "programmet regionerne vedtægterne formanden ønskede beslutningen udsættes næste til"
).split()


def typeset(pages: int, columns: int) -> bytes:
    """Minutes of so many pages, about 480 words on each, with a running header and page numbers."""
    chance = random.Random(pages)
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    width = (A4[0] - 120 - 24 * (columns - 1)) / columns
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, A4[1] - 30, "Referat af styregruppens møde")
        canvas.drawCentredString(A4[0] / 2, 30, f"Side {page} af {pages}")
        for column in range(columns):
            text = canvas.beginText(60 + column * (width + 24), A4[1] - 70)
            for number in range(46):
                heading = number % 18 == 0
                text.setFont("Helvetica-Bold" if heading else "Helvetica", 10)
                line = f"Pkt. {page}/{number + 1}" if heading else ""
                while canvas.stringWidth(line, "Helvetica", 10) < width - 60 and not heading:
                    line += chance.choice(WORDS) + " "
                text.textLine(line.strip())
                if number % 6 == 5:
                    text.moveCursor(0, 5)
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def report(name: str, raw: bytes) -> None:
    """Read it once and print the figures."""
    start, worked = time.perf_counter(), time.process_time()
    found = read_pdf(raw)
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    pages = len(found.pages)
    print(
        f"{name}: {pages} pages, {len(found.words):,} words, {seconds:.2f} s "
        f"({worked:.2f} s of work), "
        f"{1000 * seconds / pages:.0f} ms a page"
    )


def main() -> None:
    """Read what is asked for."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("files", nargs="*", type=Path)
    asked.add_argument("--pages", type=int, default=100)
    options = asked.parse_args()
    for file in options.files:
        report(file.name, file.read_bytes())
    if not options.files:
        for columns in (1, 2):
            report(f"{columns} column(s)", typeset(options.pages, columns))


if __name__ == "__main__":
    main()
