import random
import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hashing_embedder import HashingEmbedder

from corpus import EmbedderChanged, Passage
from index import Filter, Record, Retriever, reindex
from index.retriever import fused

PUBLIC = frozenset({"public"})


@pytest.fixture
def retriever(indexed: Record, embedder: HashingEmbedder) -> Retriever:
    return Retriever(indexed, embedder)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hvor meget blev afsat til nye målere?", "#7-25."),
        ("pkt. 8/25", "#8-25.referat"),
        ("Hvor mange medlemmer har udvalget?", "#medlemmer"),
        ("genomdatabasens flytning", "#8-25.referat"),
    ],
)
def test_right_passage_comes_first(retriever: Retriever, question: str, expected: str) -> None:
    """Words, numbers and parts of words lead to the passage."""
    assert expected in retriever.search(question)[0].passage.id


def test_hits_are_ranked_and_scored(retriever: Retriever) -> None:
    """Ranks count from one, scores fall, cosines lie in their range, and no passage comes twice."""
    hits = retriever.search("udvalget målere budget", limit=6)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(-1.001 <= hit.similarity <= 1.001 for hit in hits)
    assert len({hit.passage.id for hit in hits}) == len(hits)


def test_similarity_is_the_cosine(retriever: Retriever, embedder: HashingEmbedder) -> None:
    """A hit's similarity is that of question and passage, whichever search found it."""
    from corpus import embedding_text

    question = "database 7/25 direktør"
    for hit in retriever.search(question):
        passage = embedder.embed_question(embedding_text(hit.passage))
        cosine = float(embedder.embed_question(question) @ passage)
        assert hit.similarity == pytest.approx(cosine, abs=2e-3)


def test_same_question_gives_the_same_hits(
    retriever: Retriever, indexed: Record, embedder: HashingEmbedder
) -> None:
    """The order is settled by the record alone, not by when or where the search was built."""
    first = retriever.search("referat udvalget")
    assert retriever.search("referat udvalget") == first
    assert Retriever(indexed, embedder).search("referat udvalget") == first


def test_record_built_anew_beside_a_running_search_is_picked_up(
    retriever: Retriever, home: Path, folder: Path, embedder: HashingEmbedder
) -> None:
    """After the file was moved away and built again, answers come from the new one."""
    assert retriever.search("FlexDok-licens")[0].passage.item == "8/25"
    for file in home.glob("record.sqlite*"):
        file.rename(file.with_name(f"old-{file.name}"))
    (folder / "referat-2025-03-04.md").unlink()
    with Record.create_or_open(home) as anew:
        reindex(folder, anew, embedder)
    hits = retriever.search("FlexDok-licens")
    assert hits
    assert not any(hit.passage.item == "8/25" for hit in hits)


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_no_question_no_hits(retriever: Retriever, question: str) -> None:
    """Nothing asked is nothing found."""
    assert retriever.search(question) == ()


def test_limit(retriever: Retriever) -> None:
    """No more hits than asked for."""
    assert len(retriever.search("udvalget", limit=2)) == 2
    assert retriever.search("udvalget", limit=0) == ()


def test_empty_record_finds_nothing(record: Record, embedder: HashingEmbedder) -> None:
    """A record without documents answers with nothing."""
    assert Retriever(record, embedder).search("hvad som helst") == ()


def test_labels_hold_in_the_search(retriever: Retriever) -> None:
    """Who lacks a label finds other passages in its place, and nothing of that document."""
    question = "Hvem ansatte bestyrelsen som direktør, og hvad er lønnen?"
    assert retriever.search(question)[0].passage.document.startswith("board/")
    public = retriever.search(question, labels=PUBLIC)
    assert public
    assert not any(hit.passage.document.startswith("board/") for hit in public)
    assert retriever.search(question, labels=frozenset()) == ()


def test_other_embedder_is_refused(indexed: Record) -> None:
    """Vectors of two models cannot be compared: the error names both and the remedy."""
    with pytest.raises(EmbedderChanged, match=r'"hashing".*"other".*referent reindex'):
        Retriever(indexed, HashingEmbedder("other")).search("budget")


def test_search_sees_a_change_at_once(
    retriever: Retriever,
    indexed: Record,
    folder: Path,
    embedder: HashingEmbedder,
    write: Callable[[str, str], None],
) -> None:
    """The next question after a re-index is answered from the new state, with the new labels."""
    retriever.search("budget")
    write("nyt.md", "# Kommissorium\n\n## Formål\n\nZeppelinere er tilladt.\n")
    reindex(folder, indexed, embedder)
    assert "Zeppelinere" in retriever.search("zeppelinere", labels=PUBLIC)[0].passage.text
    write("labels.toml", 'default = ["staff"]\n')
    reindex(folder, indexed, embedder)
    assert retriever.search("zeppelinere", labels=PUBLIC) == ()


def test_fused_score_weighs_both_searches() -> None:
    """What both searches put first scores 1, and what one of them alone found keeps its share."""
    scores = fused({1: 0.9, 2: 0.85, 3: 0.8}, {1: 12.0, 4: 6.0})
    assert scores == pytest.approx({1: 1.0, 2: 0.35, 3: 0.0, 4: 0.15})
    assert fused({1: 0.8}, {}) == pytest.approx({1: 0.7})
    assert fused({}, {1: 3.0}) == pytest.approx({1: 0.3})
    assert fused({}, {}) == {}


def random_archive(rng: random.Random, folder: Path) -> None:
    """Sixty short minutes of four bodies over two years, under three labels."""
    words = [
        "budget",
        "måler",
        "licens",
        "plan",
        "drift",
        "tilsyn",
        "bro",
        "skole",
        "havn",
        "cykel",
    ]
    for n in range(60):
        body = rng.choice(["driftsudvalget", "bestyrelsen", "det faglige råd", "styregruppen"])
        day = date(2024, 1, 1) + timedelta(days=rng.randrange(700))
        place = folder / rng.choice(["", "board", "staff"])
        place.mkdir(parents=True, exist_ok=True)
        items = "\n".join(
            f"## Pkt. {rng.randrange(1, 9)}/{day:%y} {rng.choice(words)}\n\n### Referat\n\n"
            f"Udvalget drøftede {' '.join(rng.choices(words, k=6))} nr. {rng.randrange(99)}.\n"
            for _ in range(2)
        )
        heading = (
            f"# Referat\n\n{rng.randrange(1, 6)}. møde i {body}\n\nDato: {day.isoformat()}\n\n"
        )
        (place / f"referat-{n}.md").write_text(heading + items, "utf-8")
    rules = '[[rules]]\nfiles = "board/**"\nlabels = ["board"]\n'
    rules += '[[rules]]\nfiles = "staff/**"\nlabels = ["staff", "public"]\n'
    (folder / "labels.toml").write_text(rules, "utf-8")


def admitted(passage: Passage, where: Filter) -> bool:
    """What the filter's docstring says, spelled out."""
    return (
        all(getattr(passage, name) == value for name, value in where.values().items())
        and (
            where.date_from is None
            or (passage.date is not None and passage.date >= where.date_from)
        )
        and (where.date_to is None or (passage.date is not None and passage.date <= where.date_to))
    )


def test_filters_never_leak_and_never_starve(
    record: Record, tmp_path: Path, embedder: HashingEmbedder
) -> None:
    """Under any filter and labels, hits are exactly passages that both admit, as many as there are."""
    rng = random.Random(11)
    folder = tmp_path / "archive"
    random_archive(rng, folder)
    reindex(folder, record, embedder)
    retriever = Retriever(record, embedder)
    everything = record.passages()
    labels_of = {one.path: one.labels for one in record.documents()}
    for _ in range(150):
        like = rng.choice(everything)
        where = Filter(
            meeting=like.meeting if rng.random() < 0.3 else None,
            body=like.body if rng.random() < 0.3 else None,
            item=like.item if rng.random() < 0.2 else None,
            document=like.document if rng.random() < 0.1 else None,
            date_from=like.date if rng.random() < 0.3 else None,
            date_to=like.date + timedelta(days=100) if like.date and rng.random() < 0.3 else None,
        )
        labels = rng.choice(
            [None, frozenset({"public"}), frozenset({"board"}), frozenset({"staff", "board"})]
        )
        expected = {
            passage.id
            for passage in everything
            if admitted(passage, where) and (labels is None or labels_of[passage.document] & labels)
        }
        hits = retriever.search(like.text, labels=labels, where=where, limit=15)
        assert {hit.passage.id for hit in hits} <= expected
        assert len(hits) == min(15, len(expected))


def test_questions_are_answered_while_the_record_changes(
    indexed: Record, folder: Path, home: Path, embedder: HashingEmbedder
) -> None:
    """Several threads that ask during re-indexing get whole answers, of one version each."""
    stop = threading.Event()
    errors: list[Exception] = []
    seen: set[str] = set()
    with Record.open(home) as reading:
        retriever = Retriever(reading, HashingEmbedder())

        def ask() -> None:
            try:
                while not stop.is_set():
                    for hit in retriever.search("Zeppelinere udgave", labels=PUBLIC, limit=3):
                        assert hit.passage.document
                        if "Zeppelinere" in hit.passage.text:
                            seen.add(hit.passage.text)
            except Exception as error:  # noqa: BLE001 - any error in a thread fails the test
                errors.append(error)

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        for version in range(6):
            text = f"# Kommissorium\n\n## Formål\n\nZeppelinere, udgave {version}.\n"
            (folder / "nyt.md").write_text(text, "utf-8")
            reindex(folder, indexed, embedder)
        stop.set()
        for thread in threads:
            thread.join()
    assert not errors
    assert seen
