"""Text recognition for pages that are pictures, with the Tesseract program where it is installed.

The one thing to know: nothing here is needed to read PDFs that hold text. The program
is run on one page at a time, with a time limit, and gives words with their places, which
then go the way of all printed words.
"""

import csv
import io
import math
import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from corpus.readers.printed import Piece, PrintedWord
from corpus.readers.sheets import Picture

__all__ = ["RESOLUTION", "Recognised", "Recogniser", "Tesseract", "find_tesseract"]

#: Dots an inch that pages are drawn with for recognition.
RESOLUTION = 300
_PAGE_SECONDS = 60
_LEAST_CONFIDENCE = 20.0  # per cent; below it are specks and stamps


@dataclass(frozen=True, slots=True)
class Recognised:
    """The text of one page.

    Attributes:
        confidence: of its words on average, in per cent; 0 where it has none.
    """

    pieces: tuple[Piece, ...]
    confidence: float


class Recogniser(Protocol):
    """Reads a page from its picture."""

    def recognise(self, picture: Picture, page: int) -> Recognised | None:
        """The page's text; None where it took too long or failed. Pages count from 1."""
        ...


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program, as installed.

    Attributes:
        program: its path.
        languages: that it is asked for, "dan+eng".
    """

    program: str
    languages: str

    def recognise(self, picture: Picture, page: int) -> Recognised | None:
        """See ``Recogniser``."""
        head = f"P5 {picture.width} {picture.height} 255\n".encode()
        command = [
            self.program, "stdin", "stdout", "-l", self.languages, "--dpi", str(RESOLUTION),
            "--psm", "3", "tsv",
        ]  # fmt: skip
        try:
            done = subprocess.run(  # noqa: S603 - a fixed program, the page on its standard input
                command,
                input=head + picture.dots,
                capture_output=True,
                timeout=_PAGE_SECONDS,
                check=True,
                # One page is recognised at a time; more threads only wait for each other.
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return _recognised(done.stdout.decode("utf-8", "replace"), page, picture.scale)


@lru_cache(maxsize=1)
def find_tesseract() -> Recogniser | None:
    """The program where it is installed with Danish, else None."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        listed = subprocess.run(  # noqa: S603 - a fixed program and argument
            [program, "--list-langs"], capture_output=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    known = set(listed.stdout.decode("utf-8", "replace").split())
    if "dan" not in known:
        return None
    return Tesseract(program, "dan+eng" if "eng" in known else "dan")


def _recognised(table: str, page: int, scale: float) -> Recognised:
    """Reads the program's table of words (TSV): one a line, with its line's number and its box."""
    rows = csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines: dict[tuple[str | None, ...], list[PrintedWord]] = {}
    confidences: list[float] = []
    for row in rows:
        words = (row.get("text") or "").split()
        confidence = _number(row, "conf")
        if row.get("level") != "5" or not words or confidence < _LEAST_CONFIDENCE:
            continue
        confidences.append(confidence)
        key = tuple(row.get(name) for name in ("block_num", "par_num", "line_num"))
        lines.setdefault(key, []).append(_word(row, " ".join(words), scale))
    pieces = tuple(_pieces(lines.values(), page))
    return Recognised(pieces, sum(confidences) / len(confidences) if confidences else 0.0)


def _number(row: Mapping[str, str | None], name: str) -> float:
    try:
        value = float(row.get(name) or 0)
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0


def _word(row: Mapping[str, str | None], text: str, scale: float) -> PrintedWord:
    left, top, width, height = (
        _number(row, name) / scale for name in ("left", "top", "width", "height")
    )
    return PrintedWord(text, left, top, left + width, top + height)


def _pieces(lines: Iterable[list[PrintedWord]], page: int) -> Iterable[Piece]:
    """Each line's words, parted where cells or columns may be."""
    for line in lines:
        ordered = sorted(line, key=lambda word: word.left)
        top = min(word.top for word in ordered)
        bottom = max(word.bottom for word in ordered)
        # The height of a line with letters that rise and hang is about that of its font;
        # whole points, because the same font is measured differently from line to line.
        size = max(6.0, float(round((bottom - top) * 0.95)))
        groups = [[ordered[0]]]
        for word in ordered[1:]:
            if word.left - groups[-1][-1].right > 1.2 * size:
                groups.append([])
            groups[-1].append(word)
        for group in groups:
            yield Piece(
                page, tuple(group), group[0].left, top, max(word.right for word in group), bottom,
                bottom - 0.2 * size, size, False,
            )  # fmt: skip
