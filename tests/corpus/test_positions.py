"""The map between mended words, the text, lines, pages and printed boxes."""

import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from documents import SAMPLE, shared
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import DocumentError
from corpus.model import Box, Document, DocumentKind, PlacedWord, Span
from corpus.positions import PositionMap
from corpus.readers.pdf import read_pdf

# what mending looks at: hyphens, line ends, page ends, words that stand elsewhere unbroken
PIECES = st.sampled_from(
    ["person", "lig", "Indenrigs", "og", "-", "\u00ad", " ", "  ", "\n", "\r\n", "\n\f", "\t", "A", "19", "drifts-/", "å", "•"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def document(
    text: str, words: tuple[PlacedWord, ...] = (), pages: tuple[Span, ...] = ()
) -> Document:
    return Document("a.pdf", DocumentKind.OTHER, "A", "", text, pages, words=words)


def check(found: Document) -> None:
    places = PositionMap(found)
    cleaned, offsets = places.cleaned.text, places.cleaned.offsets
    # in order, so that each character has one origin and each origin one character
    assert all(one < other for one, other in pairwise(offsets))
    for at in range(0, len(cleaned), 1 if len(cleaned) < 2000 else 29):
        letter = cleaned[at]
        origin = places.to_text(Span(at, at + 1))
        assert places.to_cleaned(origin) == Span(at, at + 1)
        kept = found.text[origin.start : origin.end]
        assert kept == letter or (letter == " " and kept.isspace())


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_kept_character_has_its_way_back(text: str) -> None:
    """From mended to original and back is the same for every character that mending keeps."""
    check(document(text))


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_a_span_of_the_text_gives_no_more_than_its_own_words(text: str, one: int, two: int) -> None:
    """A span's mended words come from inside it, and a mended span is found again whole."""
    places = PositionMap(document(text))
    span = Span(*sorted((min(one, len(text)), min(two, len(text)))))
    cleaned = places.to_cleaned(span)
    if cleaned.start < cleaned.end:
        back = places.to_text(cleaned)
        assert back.within(span)
        assert places.to_cleaned(back) == cleaned


def test_a_word_cut_at_a_line_end_is_one_word_with_two_boxes() -> None:
    """A quotation over a line end keeps both printed parts, each on its own line."""
    text = "for person-\nlig medicin\n"
    words = tuple(
        PlacedWord(Span(*place), Box(1, left, top, left + 40, top + 10))
        for place, left, top in (((0, 3), 50, 100), ((4, 11), 92, 100), ((12, 15), 50, 112), ((16, 23), 92, 112))
    )  # fmt: skip
    places = PositionMap(document(text, words, (Span(0, len(text)),)))
    at = places.cleaned.text.index("personlig")
    span = places.to_text(Span(at, at + len("personlig")))
    assert text[span.start : span.end] == "person-\nlig"
    assert places.places(span) == (Box(1, 92, 100, 132, 110), Box(1, 50, 112, 90, 122))
    assert places.lines(span) == (1, 2)
    assert places.page(span) == 1


def test_a_point_of_a_page_gives_the_word_there() -> None:
    """The word under a point is found on its own page only; between words there is none."""
    text = "to ord\n\fnye ord\n"
    words = (
        PlacedWord(Span(0, 2), Box(1, 50, 100, 60, 110)),
        PlacedWord(Span(3, 6), Box(1, 65, 100, 80, 110)),
        PlacedWord(Span(8, 11), Box(2, 50, 100, 70, 110)),
        PlacedWord(Span(12, 15), Box(2, 75, 90, 95, 130)),
    )
    places = PositionMap(document(text, words, (Span(0, 7), Span(7, len(text)))))
    assert places.at(1, 55, 105) == Span(0, 2)
    assert places.at(2, 55, 105) == Span(8, 11)
    assert places.at(2, 80, 128) == Span(12, 15)
    assert places.at(1, 62, 105) is None
    assert places.at(3, 55, 105) is None
    assert places.page(Span(8, 11)) == 2


def test_words_on_one_printed_line_are_one_box() -> None:
    """A highlight is one box a printed line, also where cells of a table share it."""
    text = "160/24\tGovernance for\ninfrastruktur\n"
    words = (
        PlacedWord(Span(0, 6), Box(1, 50, 100, 80, 110)),
        PlacedWord(Span(7, 17), Box(1, 120, 100, 170, 110)),
        PlacedWord(Span(18, 21), Box(1, 173, 100, 190, 110)),
        PlacedWord(Span(22, 35), Box(1, 120, 112, 180, 122)),
    )
    boxes = PositionMap(document(text, words)).places(Span(0, 35))
    assert boxes == (Box(1, 50, 100, 190, 110), Box(1, 120, 112, 180, 122))


def test_a_document_without_places_has_none() -> None:
    """Plain text has lines but neither pages nor boxes."""
    places = PositionMap(document("Et ord\n"))
    assert places.places(Span(0, 2)) == ()
    assert places.page(Span(0, 2)) is None
    assert places.at(1, 10, 10) is None
    assert places.lines(Span(0, 2)) == (1, 1)


@pytest.mark.parametrize("file", sorted(SAMPLE.rglob("*.txt")), ids=lambda file: file.stem)
def test_the_sample_has_its_way_back(file: Path) -> None:
    """Every kept character of the sample documents is found again."""
    check(document(file.read_text("utf-8")))


@pytest.mark.shared
def test_real_documents_have_their_way_back() -> None:
    """The same holds for real documents of every kind that is at hand."""
    files = [*shared("seed").rglob("*.txt"), *shared("corpora").rglob("*.md")]
    assert files
    for file in files:
        check(document(file.read_text("utf-8", "replace")))


@pytest.mark.shared
def test_real_pdfs_are_read_the_same_twice_with_every_word_in_its_place() -> None:
    """Reading is deterministic; a word's box gives the word, and its span its text."""
    read = 0
    for file in sorted(shared("corpora").rglob("*.pdf")):
        raw = file.read_bytes()
        try:
            one, two = read_pdf(raw), read_pdf(raw)
        except DocumentError:
            continue
        read += 1
        assert hashlib.sha256(repr(one).encode()).digest() == hashlib.sha256(repr(two).encode()).digest()  # fmt: skip
        found = document(one.text, one.words, one.pages)
        check(found)
        places = PositionMap(found)
        for word in one.words:
            printed = one.text[word.span.start : word.span.end]
            assert re.fullmatch(r"\S+", printed)
            middle = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
            there = places.at(word.box.page, *middle)
            assert there is not None
            assert one.text[there.start : there.end] == printed
    assert read
