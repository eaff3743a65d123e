"""What the pages repeat: running headers, running footers, page numbers.

The one thing to know: a line is taken out of the text only when its place says so
as well as its words. A heading that two pages happen to open with differs in its
numbers otherwise than a page number does; a title is larger than what repeats it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import NamedTuple

from corpus.readers.printed import Piece
from corpus.terms import words as words_of

__all__ = ["PrintedPage", "each_once", "repeated_pieces"]

_LINES = 6  # a running header has no more
_ZONE = 0.22  # of the page's height, at either end
_NUMBER = re.compile(r"\d+")
_SAME_PLACE = 4.0  # points


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The pieces of one page.

    Attributes:
        number: of the page, from 1.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...]


class _Candidate(NamedTuple):
    page: int
    piece: Piece
    place: float  # from the upper edge, or below zero from the lower one
    numbers: tuple[int, ...]


def repeated_pieces(pages: Sequence[PrintedPage], body_size: float) -> tuple[Piece, ...]:
    """The pieces of all pages that are running headers or footers, in the order of the pages."""
    if len(pages) == 1:
        return tuple(_lone_number(pages[0]))
    groups: dict[tuple[str, int], list[_Candidate]] = defaultdict(list)
    for page in pages:
        for found in _candidates(page):
            pattern = _NUMBER.sub("#", found.piece.text.casefold())
            groups[pattern, round(found.piece.size * 2)].append(found)
    clusters = [
        cluster
        for (pattern, _), group in groups.items()
        if re.search(r"[\w#]", pattern)
        for cluster in _by_place(group)
    ]
    chosen = [c for c in clusters if _repeats(c, pages, body_size)]
    # "Bilag 2" over five pages: a header of a part stands where the others stand.
    places = [cluster[0].place for cluster in chosen]
    chosen += [
        cluster
        for cluster in clusters
        if cluster not in chosen
        and len({c.page for c in cluster}) > 1
        and len({c.piece.text for c in cluster}) == 1
        and any(abs(cluster[0].place - place) < 1.5 for place in places)
    ]
    running = {id(c.piece) for cluster in chosen for c in cluster}
    running |= {id(piece) for page in pages[1:] for piece in _small_print_above(page, body_size)}
    running -= _titles(pages[0], running, body_size)
    running = {key for page in pages for key in _outermost(page, running, body_size)}
    repeated = tuple(piece for page in pages for piece in page.pieces if id(piece) in running)
    # Where nothing else is printed, what the pages repeat is their text.
    return repeated if len(repeated) < sum(len(page.pieces) for page in pages) else ()


def _candidates(page: PrintedPage) -> Iterable[_Candidate]:
    upright = sorted((p for p in page.pieces if not p.angle), key=lambda piece: piece.base)
    oblique = [p for p in page.pieces if p.angle]
    for ordered, upper in ((upright, True), (upright[::-1], False)):
        lines = groupby(ordered, key=lambda piece: round(piece.base))
        for _, line in islice(lines, _LINES):
            for piece in line:
                down = piece.base / max(page.height, 1)
                if (down < _ZONE) if upper else (down > 1 - _ZONE):
                    place = piece.base if upper else piece.base - page.height
                    yield _candidate(page.number, piece, place)
    # a stamp across the page ("UDKAST"), or a line up its margin
    for piece in oblique[:50]:
        yield _candidate(page.number, piece, piece.base)


def _candidate(page: int, piece: Piece, place: float) -> _Candidate:
    numbers = tuple(int(n[:9]) for n in _NUMBER.findall(piece.text))
    return _Candidate(page, piece, place, numbers)


def _by_place(group: list[_Candidate]) -> list[list[_Candidate]]:
    clusters: list[list[_Candidate]] = []
    for found in sorted(group, key=lambda c: (c.place, c.page)):
        if clusters and found.place - clusters[-1][0].place <= _SAME_PLACE:
            clusters[-1].append(found)
        else:
            clusters.append([found])
    return clusters


def _repeats(cluster: list[_Candidate], pages: Sequence[PrintedPage], body_size: float) -> bool:
    on = {c.page for c in cluster}
    if len(on) < 2 or not _on_most(on, pages):
        return False
    if len({c.piece.text for c in cluster}) == 1:
        return True
    if not _counts_pages(cluster):
        return False
    piece = cluster[0].piece
    if _only_number(piece.text):
        return True
    # "Referat af 4. møde    3": more than a number, so that it must not look like a heading
    words = len(re.findall(r"[^\W\d_]{2,}", piece.text))
    return len(on) > 2 and words > 1 and piece.size <= 1.02 * body_size and not piece.bold


def _on_most(on: set[int], pages: Sequence[PrintedPage]) -> bool:
    """Whether these are most pages, or most of the left-hand or of the right-hand ones."""
    numbers = {page.number for page in pages}
    if len(on) * 2 >= len(numbers) and len(on) * 3 >= 2 * (len(numbers) - 2):
        return True
    for parity in (0, 1):
        side = {number for number in numbers if number % 2 == parity}
        if len(side) > 1 and len(on & side) > 1 and len(on & side) * 3 >= 2 * len(side):
            return True
    return False


def _counts_pages(cluster: list[_Candidate]) -> bool:
    """Whether just one number differs, and it goes up with the pages."""
    width = len(cluster[0].numbers)
    columns = [[c.numbers[at] for c in cluster] for at in range(width)]
    varying = [at for at in range(width) if len(set(columns[at])) > 1]
    if len(varying) != 1:
        return False
    offsets = [c.numbers[varying[0]] - c.page for c in cluster]
    usual = max(set(offsets), key=offsets.count)
    return offsets.count(usual) * 5 >= 4 * len(offsets)


def _small_print_above(page: PrintedPage, body_size: float) -> Iterable[Piece]:
    """A running header that only one page has, as a document of two pages may: small, far up."""
    upright = sorted((p for p in page.pieces if not p.angle), key=lambda piece: piece.base)
    if not upright:
        return
    first = [p for p in upright if p.base - upright[0].base < 2]
    rest = [p for p in upright if p.base - upright[0].base >= 2]
    if (
        rest
        and first[0].base < 0.07 * page.height
        and all(p.size < 0.93 * body_size and not p.bold for p in first)
        and rest[0].base - first[0].base > 2.5 * body_size
    ):
        yield from first


def _only_number(text: str) -> bool:
    """Whether a text is a page's number: "3", "– 3 –", "Side 3 af 12"."""
    known = {part for phrase in words_of("page_words") for part in phrase.split()}
    letters = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(_NUMBER.search(text)) and all(word in known for word in letters)


def _lone_number(page: PrintedPage) -> Iterable[Piece]:
    """The page number of a document of one page."""
    for found in _candidates(page):
        edge = page.height * 0.1
        outermost = found.place < edge if found.place >= 0 else found.place > -edge
        plain = re.fullmatch(r"[-–\s]*1[-–\s]*", found.piece.text)
        worded = re.search(r"[^\W\d_]", found.piece.text) and found.numbers[:1] == (1,)
        alone = not any(
            other is not found.piece and abs(other.base - found.piece.base) < 2
            for other in page.pieces
        )
        if _only_number(found.piece.text) and outermost and alone and (plain or worded):
            yield found.piece


def _outermost(page: PrintedPage, running: set[int], body_size: float) -> Iterable[int]:
    """Of a page's repeated pieces, those that stand apart from its text, at its edges.

    "Indstilling" may open the same line of two pages, below lines that differ; and pages of
    a form may all begin with the same sentence.
    """
    upright = sorted((p for p in page.pieces if not p.angle), key=lambda piece: piece.base)
    for ordered, sign in ((upright, 1), (upright[::-1], -1)):
        lines = [list(line) for _, line in groupby(ordered, key=lambda p: round(p.base))]
        apart: list[Piece] = []
        waiting: list[Piece] = []
        for index, line in enumerate(lines):
            kept = [piece for piece in line if id(piece) in running]
            numbers = [piece for piece in kept if _only_number(piece.text)]
            waiting += kept
            following = lines[index + 1][0].base if index + 1 < len(lines) else None
            if following is None or sign * (following - line[0].base) > 1.7 * body_size:
                apart += waiting
                waiting = []
            else:
                apart += numbers
            if len(kept) < len(line):
                break
        yield from (id(piece) for piece in apart)
    yield from (id(piece) for piece in page.pieces if piece.angle and id(piece) in running)


def _titles(first: PrintedPage, running: set[int], body_size: float) -> set[int]:
    """Pieces of page 1 that its running header would take although they are its only title."""
    upright = [p for p in first.pieces if not p.angle]
    largest = max((p.size for p in upright), default=0.0)
    if largest < 1.15 * body_size:
        return set()
    large = [p for p in upright if p.size > 0.97 * largest]
    if all(id(p) in running for p in large):
        return {id(p) for p in large}
    return set()


def each_once(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Of pieces that differ by no more than numbers, the first."""
    seen: Mapping[str, Piece]
    seen = {}
    for piece in pieces:
        seen.setdefault(_NUMBER.sub("#", piece.text.casefold()), piece)
    return tuple(seen.values())
