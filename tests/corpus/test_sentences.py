"""Sentences: where they end, and where they do not."""

from itertools import pairwise

import pytest

from corpus import Span, mend
from corpus.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [mend(text, span) for span in split_sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der refunderes ca. 1.100 kr. pr. genom. Beløbet er fast.", ["Der refunderes ca. 1.100 kr. pr. genom.", "Beløbet er fast."]),
        ("Mødet den 17. januar 2025 udgår. Næste møde er 3. marts.", ["Mødet den 17. januar 2025 udgår.", "Næste møde er 3. marts."]),
        ("Raten er under 5 pct. Rådet var tilfreds.", ["Raten er under 5 pct.", "Rådet var tilfreds."]),
        ("Kommunen foretrak model B. Niels Holm var enig.", ["Kommunen foretrak model B.", "Niels Holm var enig."]),
        ("Brev fra H. Hansen blev læst. Intet svar.", ["Brev fra H. Hansen blev læst.", "Intet svar."]),
        ("Se pkt. 16/25. Sagen udsættes.", ["Se pkt. 16/25.", "Sagen udsættes."]),
        ("Der var forslag om:\n\uf0b7 flere møder\n\uf0b7 færre bilag.", ["Der var forslag om:", "flere møder", "færre bilag."]),
        ("Regionerne bemærkede:\nDer var ønske om referat.", ["Regionerne bemærkede:", "Der var ønske om referat."]),
        ("* Merged\n* Will discuss next time. No date.", ["Merged", "Will discuss next time.", "No date."]),
        ("Referat\n\n19. møde i styregruppen", ["Referat", "19. møde i styregruppen"]),
        ("Første afsnit uden punktum\n\nAndet afsnit.", ["Første afsnit uden punktum", "Andet afsnit."]),
        ("Er det aftalt? Ja! Godt.", ["Er det aftalt?", "Ja!", "Godt."]),
        ("He said e.g. Monday, i.e. soon. Then he left.", ["He said e.g. Monday, i.e. soon.", "Then he left."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Abbreviations, dates and initials go on; bullets, blank lines and stops part."""
    assert sentences(text) == expected


def test_sentences_lie_within_the_span_and_do_not_overlap() -> None:
    """Spans come in order, inside what was asked for."""
    text = "A b. C d.\n\n- E f.\n- G h. I j."
    spans = split_sentences(text, Span(5, len(text)))
    assert all(5 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
