"""Minutes in the styles of many committees, read field by field, and what holds of any text."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Document, DocumentKind, Meeting, SectionKind, Span, read_document, split_passages
from corpus.minutes import parse_minutes
from tests.corpus.outline import outline
from tests.documents import minutes, shared

STYLES = Path(__file__).parent.parent / "data" / "styles"
FILES = sorted(file for file in STYLES.iterdir() if file.suffix in {".txt", ".md"})


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_minutes_are_read_as_their_outline_says(file: Path) -> None:
    """Head, front, items, sections and attachments are those of the outline beside the file."""
    document = read_document(file, STYLES)
    assert document.kind is DocumentKind.MINUTES
    assert outline(parse_minutes(document)) == file.with_suffix(".outline").read_text("utf-8")


def whole(document: Document) -> Meeting:
    """The meeting, when its sections cover the text, in order, without overlap."""
    meeting = parse_minutes(document)
    spans = [s.span for s in meeting.front] + [s.span for i in meeting.items for s in i.sections]
    at = 0
    for span in sorted(spans):
        assert span.start >= at
        assert not document.text[at : span.start].strip()
        at = span.end
    assert not document.text[at:].strip(
        "\ufeff\u200b \t\r\n\f\v\u00a0\x1c\x1d\x1e\x1f\x85\u2028\u2029"
    )
    for item in meeting.items:
        for section in item.sections:
            assert section.span.within(item.span)
            assert section.body.within(section.span)
    return meeting


PIECES = st.sampled_from(
    [
        "Dagsorden", "Referat", "Pkt. 1/25 Velkomst v/Anna Holm", "1. Budget", "2. Valg (B)", "Ad 3",
        "§ 4 Eventuelt", "II. CALL TO ORDER", "## Agenda", "### Topic", "| Nr | Emne | Referat |",
        "|---|---|---|", "| 1 | Budget | Godkendt |", "Beslutning: Godkendt.", "**Beslutning**", "Bilag",
        "- Bilag 1: Plan", "Til stede: Anna Holm", "Afbud", "Dato: 3. maj 2025 kl. 16", "", "", "---",
        "* Issue [#12](https://example.org/12)", "LUKKET DAGSORDEN", "Næste møde: 3. juni 2025", "1.\tx",
        "13.00-13.20 Frokost", "person-", "lig medicin", "Indstilling", "Forvaltningen indstiller, at", "```",
    ]
)  # fmt: skip
LINES = st.one_of(PIECES, st.text(max_size=40))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=40), st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_sections_cover_any_text(lines: list[str], markdown: bool, end: str) -> None:
    """Whatever the lines, nothing is left out, nothing overlaps, and reading twice is the same."""
    document = minutes(end.join(lines), markdown=markdown)
    assert whole(document) == parse_minutes(document)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(FILES), st.data())
def test_sections_cover_mutated_minutes(file: Path, data: st.DataObject) -> None:
    """So do minutes with lines dropped, doubled or moved."""
    document = read_document(file, STYLES)
    lines = document.text.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["drop", "double", "move"]))
        line = lines[at] if change == "double" else lines.pop(at)
        if change != "drop":
            lines.insert(data.draw(st.integers(0, len(lines))), line)
        if not lines:
            break
    whole(replace(document, text="".join(lines)))


@pytest.mark.shared
def test_sections_cover_every_real_document() -> None:
    """The seed and two hundred project minutes, to the last word."""
    for part in ("seed", "corpora/openjs-cpc/meetings"):
        folder = shared(part)
        for file in sorted((*folder.rglob("*.md"), *folder.rglob("*.txt"))):
            text = file.read_text("utf-8")
            whole(minutes(text, markdown=file.suffix == ".md"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_passage_lies_in_one_section(file: Path) -> None:
    """Passages never run from one section into the next."""
    document = read_document(file, STYLES)
    meeting = parse_minutes(document)
    spans = [s.span for s in meeting.front] + [s.span for i in meeting.items for s in i.sections]
    for passage in split_passages(document, meeting):
        assert any(passage.span.within(span) for span in spans)


def test_running_headers_are_a_section_of_their_own_without_passages() -> None:
    """What the pages repeat stands at the end of the text and is not cited."""
    text = "Referat\n\n1. Valg\nBo blev valgt.\n\n2. Eventuelt\nIntet.\nStyregruppen, side 1\n"
    start = text.index("Styregruppen")
    document = replace(minutes(text), furniture=Span(start, len(text)))
    meeting = whole(document)
    assert meeting.front[-1].kind is SectionKind.SIDEHOVED
    assert [i.title for i in meeting.items] == ["Valg", "Eventuelt"]
    assert all(p.span.end <= start for p in split_passages(document, meeting))


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"Linje {n} uden noget særligt." for n in range(50_000)),
        "\n".join(f"{n}. Overskrift" for n in range(1, 10_000)),
        "Dagsorden\n" + "\n".join(f"{n}/24 Emne {n}" for n in range(1_000)),
        "a" * 1_000_000,
        "-" * 100_000,
        "|" * 100_000,
        "(" * 100_000,
        "1. Budget " + "." * 200_000,
        "Dato: " * 20_000,
        "næste møde " * 10_000,
    ],
    ids=["lines", "numbers", "agenda", "letters", "dashes", "bars", "brackets", "dots", "labels", "next"],
)  # fmt: skip
def test_long_texts_are_read_in_time(text: str) -> None:
    """Reading takes time in proportion to the text, whatever it holds."""
    began = process_time()
    whole(minutes(text))
    assert process_time() - began < 60


def test_neighbouring_sections_of_an_item_touch() -> None:
    """No gap between the sections of an item, so that a citation can show where one ends."""
    for file in FILES:
        for item in parse_minutes(read_document(file, STYLES)).items:
            assert all(a.span.end <= b.span.start for a, b in pairwise(item.sections))
