"""Understood structures and places kept in the record: what comes back is what went in."""

from hypothesis import given
from hypothesis import strategies as st

from corpus import (
    Box,
    Mark,
    MarkKind,
    Note,
    PlacedWord,
    Span,
    understand,
)
from index.meanings import (
    decode_format,
    decode_meaning,
    decode_words,
    encode_format,
    encode_meaning,
    encode_words,
)
from tests.documents import sample_documents

spans = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
points = st.floats(0, 5000, width=32)


def test_every_sample_document_comes_back_as_it_was_understood() -> None:
    """A meeting or mandate is the same after a journey through the record, field for field."""
    for document in sample_documents():
        meaning = understand(document)
        assert decode_meaning(encode_meaning(meaning)) == meaning


@given(
    st.lists(st.builds(Mark, spans, st.sampled_from(MarkKind), st.integers(1, 6)), max_size=5),
    st.none() | spans,
    st.lists(st.builds(Note, st.text(max_size=9), st.text(max_size=20)), max_size=3),
)
def test_marks_furniture_and_notes_come_back(
    marks: list[Mark], furniture: Span | None, notes: list[Note]
) -> None:
    """What a file's format says is kept whole."""
    given_ = (tuple(marks), furniture, tuple(notes))
    assert decode_format(encode_format(*given_)) == given_


@given(
    st.lists(
        st.builds(
            PlacedWord, spans, st.builds(Box, st.integers(1, 5000), points, points, points, points)
        ),
        max_size=20,
    )
)
def test_places_of_words_come_back(words: list[PlacedWord]) -> None:
    """Places are kept to the precision of float32, words without places as none."""
    assert decode_words(encode_words(tuple(words))) == tuple(words)
