"""References looked up: items, meetings, dates, passages, quotations."""

from pathlib import Path

import pytest

from bot.answer import Lookup
from bot.citations import look_up
from bot.config import Settings
from bot.indexing import run_reindex
from bot.service import Referent
from corpus import ReferenceUnknown, SectionKind
from index import Record

pytestmark = pytest.mark.model

URL = "http://127.0.0.1:8080"


def found(home: Path, reference: str) -> Lookup:
    with Record.open(home) as record:
        return look_up(record, reference, labels=None, public_url=URL)


@pytest.mark.parametrize(
    "reference", ["29/25", "pkt. 29/25", "Pkt 29/25", "punkt 29/25", "item 29/25", " 29/25. "]
)
def test_an_item_is_found_however_it_is_written(sample_home: Path, reference: str) -> None:
    """All of its passages, in order."""
    lookup = found(sample_home, reference)
    assert {match.item for match in lookup.matches} == {"29/25"}
    assert [m.span for m in lookup.matches] == sorted(m.span for m in lookup.matches)
    assert {c.item for c in lookup.referred_to_by} == {"34/25"}


def test_a_section_of_an_item_is_found(sample_home: Path) -> None:
    """Only that section's passages."""
    lookup = found(sample_home, "29/25 referat")
    assert {match.section for match in lookup.matches} == {SectionKind.REFERAT}


def test_a_near_miss_gets_suggestions_that_can_be_looked_up(sample_home: Path) -> None:
    """29/26 is not there; what is suggested is."""
    lookup = found(sample_home, "29/26")
    assert lookup.matches == ()
    assert lookup.suggestions
    assert all(found(sample_home, suggestion).matches for suggestion in lookup.suggestions)


@pytest.mark.parametrize("reference", ["5. møde", "møde 5", "5th meeting", "Møde nr. 5"])
def test_a_meeting_is_found(sample_home: Path, reference: str) -> None:
    """Its head and its agenda."""
    lookup = found(sample_home, reference)
    assert {match.meeting for match in lookup.matches} == {"5. møde"}


@pytest.mark.parametrize("reference", ["17. september 2025", "2025-09-17", "17/9-2025"])
def test_a_date_finds_the_meeting_held_then(sample_home: Path, reference: str) -> None:
    """And the passages elsewhere that name the day."""
    lookup = found(sample_home, reference)
    assert [m.document for m in lookup.matches] == ["styregruppen/referat-2025-09-17.txt"]


def test_a_quotation_is_found_at_its_very_words(sample_home: Path) -> None:
    """The span is the quotation's, whatever its case and quote marks."""
    lookup = found(sample_home, "»blev tiltrådt med 30 pct. SOM grundbeløb«")
    assert [match.quote for match in lookup.matches] == ["blev tiltrådt med 30 pct. som grundbeløb"]
    assert lookup.matches[0].item == "29/25"


def test_a_quotation_that_is_not_there_suggests_the_nearest_sentence(sample_home: Path) -> None:
    """A word changed: the real sentence is named."""
    lookup = found(sample_home, "Digitale kopier er fortsat ganske gratis.")
    assert lookup.matches == ()
    assert any("Digitale kopier er fortsat gratis." in s for s in lookup.suggestions)


@pytest.mark.parametrize("reference", ["", "   ", "hej", "%%%", "'; DROP TABLE passages; --", "#"])
def test_odd_references_find_nothing_and_break_nothing(sample_home: Path, reference: str) -> None:
    """A reference is data."""
    assert found(sample_home, reference).matches == ()


def test_a_passage_id_is_found(sample_home: Path) -> None:
    """The passage itself."""
    passage = found(sample_home, "29/25").matches[0].passage_id
    assert [m.passage_id for m in found(sample_home, passage).matches] == [passage]


def test_an_old_citation_still_resolves_after_a_re_index(tmp_path: Path) -> None:
    """A passage whose text changed leads to its place today and says so; one that stayed keeps its id."""
    folder, settings = tmp_path / "docs", Settings(REFERENT_HOME=tmp_path / "home")
    folder.mkdir()
    file = folder / "referat.md"
    text = "# Referat: 1. møde i rådet\n\nDato: 3. marts 2025\n\n## Pkt. 1/25 Valg\n\n### Referat\n\nRådet valgte {}.\n\n## Pkt. 2/25 Eventuelt\n\n### Referat\n\nIntet nyt at berette.\n"
    file.write_text(text.format("Bo Dahl"), "utf-8")
    run_reindex(settings, folder, quiet=True)
    referent = Referent.open(settings)
    changed, kept = (referent.cite(item).matches[0].passage_id for item in ("1/25", "2/25"))

    file.write_text(text.format("Anna Holm"), "utf-8")
    run_reindex(settings, folder, quiet=True)
    assert referent.source(kept).note is None
    source = referent.source(changed)
    assert source.note is not None
    assert source.passage is not None
    assert source.passage.text == "Rådet valgte Anna Holm."
    with pytest.raises(ReferenceUnknown):
        referent.source("other.md#1-25.referat.1-00000000")
    referent.close()
