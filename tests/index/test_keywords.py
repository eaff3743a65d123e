import random
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hashing_embedder import HashingEmbedder

from index import Filter, Record, reindex
from index.keywords import KeywordIndex

MANDATE = "kommissorium-driftsudvalget.md"


def found(record: Record, keywords: KeywordIndex, question: str) -> list[str]:
    keys = [key for key, _ in keywords.search(question, 20)]
    passages = record.passages_with_keys(keys)
    return [passages[key].id for key in keys]


@pytest.fixture
def keywords(indexed: Record) -> KeywordIndex:
    index = KeywordIndex(indexed.home)
    index.follow(indexed)
    return index


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("7/25", "#7-25.indstilling"),
        ("pkt. 8/25", "#8-25.referat"),
        ("licens", "#8-25.referat"),
        ("FlexDok", "#8-25.referat"),
        ("varseq-LICENS", "#8-25.referat"),
        ("maalerne", "#formål"),
        ("fjernvarmens maaler", "#formål"),
        ("medlemmerne", "#medlemmer"),
        ("Hvem blev ansat som direktør?", "#12-25.referat"),
    ],
)
def test_words_find_their_passage(
    indexed: Record, keywords: KeywordIndex, question: str, expected: str
) -> None:
    """Item numbers, parts of compounds, inflections and spellings lead to the passage."""
    assert expected in found(indexed, keywords, question)[0]


HOSTILE = [
    "",
    "   ",
    '"',
    "(((",
    "AND OR NOT",
    "body:*",
    "a:b^2~ [x TO y] {z",
    "\\",
    "key:1",
    "\x00\x01",
    "🙂",
    "x" * 10_000,
    "ord " * 5_000,
    "'; DROP TABLE passages; --",
    "\ud800",
]


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_is_a_question(keywords: KeywordIndex, question: str) -> None:
    """A question has no syntax: nothing in it is an error or an order."""
    keywords.search(question, 5)


def test_question_of_stop_words_finds_nothing(keywords: KeywordIndex) -> None:
    """Words that stand everywhere are not searched for."""
    assert keywords.search("hvad er det", 10) == []
    assert keywords.search("what was the", 10) == []


def test_only_allowed_passages_are_found(indexed: Record, keywords: KeywordIndex) -> None:
    """Whatever subset is allowed, the answer is the unrestricted one cut down to it, scores and all."""
    everything = indexed.keys()
    rng = random.Random(5)
    for question in ("udvalget målere medlemmer", "referat", "7/25 bestyrelsen"):
        whole = keywords.search(question, 100)
        assert whole
        for _ in range(20):
            allowed = np.array(
                sorted(rng.sample(everything.tolist(), rng.randrange(len(everything) + 1))),
                np.int64,
            )
            expected = [(key, score) for key, score in whole if key in allowed]
            assert keywords.search(question, 100, allowed) == [
                (key, pytest.approx(score, rel=1e-5)) for key, score in expected
            ]


def test_allowed_keys_the_index_does_not_know_let_nothing_through(
    indexed: Record, keywords: KeywordIndex
) -> None:
    """Keys beyond those it holds do not lift the restriction, even when there are as many."""
    others = indexed.keys() + 1000
    assert keywords.search("udvalget", 10, others) == []
    assert keywords.search("udvalget", 10, others[:0]) == []


def test_index_is_kept_for_the_next_process(indexed: Record, keywords: KeywordIndex) -> None:
    """The next one to open the same state reads it from the disk as it is."""
    (folder,) = (indexed.home / "keywords").iterdir()
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir() if file.suffix != ".lock"}
    again = KeywordIndex(indexed.home)
    again.follow(indexed)
    assert found(indexed, again, "fjernvarme") == found(indexed, keywords, "fjernvarme")
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_index_follows_additions_changes_and_removals(
    indexed: Record,
    keywords: KeywordIndex,
    folder: Path,
    embedder: HashingEmbedder,
    write: Callable[[str, str], None],
) -> None:
    """After each change it answers as one built from nothing, and holds one state on disk."""
    steps: list[Callable[[], object]] = [
        lambda: write("cykler.md", "# Kommissorium\n\n## Formål\n\nUdvalget ejer cykler.\n"),
        lambda: write("både.md", "# Kommissorium\n\n## Formål\n\nUdvalget ejer både.\n"),
        lambda: write("cykler.md", "# Kommissorium\n\n## Formål\n\nUdvalget ejer busser.\n"),
        lambda: (folder / MANDATE).unlink(),
    ]
    for step in steps:
        step()
        reindex(folder, indexed, embedder)
        keywords.follow(indexed)
        fresh = KeywordIndex(None)
        fresh.follow(indexed)
        for question in ("cykler", "både", "busser", "udvalget", "fem medlemmer", "7/25"):
            assert keywords.search(question, 50) == fresh.search(question, 50)
        assert len(list((indexed.home / "keywords").iterdir())) == 1
    assert found(indexed, keywords, "cykler") == []
    assert len(found(indexed, keywords, "busser")) == 1


def replace(file: Path, content: bytes) -> None:
    """As another file under the name: the old one is mapped into this process's memory."""
    file.unlink()
    file.write_bytes(content)


def cut_off(folder: Path) -> None:
    largest = max(folder.iterdir(), key=lambda file: file.stat().st_size)
    replace(largest, largest.read_bytes()[:-20])


def flip_a_bit(folder: Path) -> None:
    for file in [*folder.iterdir()]:
        if file.suffix in {".idx", ".term", ".fast"}:
            content = bytearray(file.read_bytes())
            content[len(content) // 2] ^= 1
            replace(file, bytes(content))


def empty(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def scribble(folder: Path) -> None:
    replace(folder / "meta.json", b"{")


@pytest.mark.parametrize("spoil", [shutil.rmtree, cut_off, flip_a_bit, empty, scribble])
def test_spoilt_index_is_built_again(
    indexed: Record, keywords: KeywordIndex, spoil: Callable[[Path], object]
) -> None:
    """An index on disk that is missing or not as it was written is replaced, and answers the same."""
    expected = keywords.search("udvalget fjernvarme", 10)
    (folder,) = (indexed.home / "keywords").iterdir()
    spoil(folder)
    again = KeywordIndex(indexed.home)
    again.follow(indexed)
    assert again.search("udvalget fjernvarme", 10) == expected
    third = KeywordIndex(indexed.home)
    third.follow(indexed)
    assert third.search("udvalget fjernvarme", 10) == expected


def test_where_nothing_can_be_written_it_works_in_memory(
    indexed: Record, keywords: KeywordIndex
) -> None:
    """Without a place on disk the index is built in memory and answers the same."""
    expected = keywords.search("udvalget fjernvarme", 10)
    shutil.rmtree(indexed.home / "keywords")
    (indexed.home / "keywords").write_text("in the way", "ascii")
    again = KeywordIndex(indexed.home)
    again.follow(indexed)
    assert again.search("udvalget fjernvarme", 10) == expected


def test_record_made_anew_is_not_confused_with_the_old_one(
    indexed: Record, keywords: KeywordIndex, folder: Path, embedder: HashingEmbedder
) -> None:
    """A new record that happens to count the same changes gets an index of its own."""
    indexed.close()
    for file in indexed.home.glob("record.sqlite*"):
        file.unlink()
    (folder / MANDATE).unlink()
    with Record.create_or_open(indexed.home) as anew:
        reindex(folder, anew, embedder)
        keywords.follow(anew)
        assert found(anew, keywords, "medlemmer") == []
        assert set(anew.keys(where=Filter(item="8/25")).tolist()) == {
            key for key, _ in keywords.search("FlexDok", 5)
        }
