import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pytest
from hashing_embedder import HashingEmbedder

from corpus import Passage, RecordError, document_files, read_document, split_passages, understand
from index import Filter, Record, reindex
from index.change import Changes, EmbedderStamp

BOARD = frozenset({"board"})
PUBLIC = frozenset({"public"})


@pytest.mark.usefixtures("indexed")
def test_what_is_saved_is_what_was_read(folder: Path, home: Path) -> None:
    """Documents and passages come back from the file exactly as the corpus made them."""
    with Record.open(home) as reopened:
        for file in document_files(folder):
            document = read_document(file, folder)
            passages = split_passages(document, understand(document))
            assert reopened.document(document.path) == document
            assert reopened.passages(document.path) == passages
            for passage in passages:
                assert reopened.passage(passage.id) == passage


def test_looking_up_what_is_not_there(indexed: Record) -> None:
    """Unknown ids, paths and numbers are answered with nothing."""
    assert indexed.passage("nothing") is None
    assert indexed.retired("nothing") is None
    assert indexed.document("nothing") is None
    assert indexed.passages("nothing") == ()
    assert indexed.passages_of_item("999/99") == ()
    assert indexed.passages_with_keys([]) == {}


def test_passages_of_an_item(indexed: Record) -> None:
    """An item's passages come in the document's order."""
    found = indexed.passages_of_item("7/25")
    assert [passage.section for passage in found] == ["indstilling", "referat"]


def test_what_the_record_speaks_of(indexed: Record) -> None:
    """Bodies, items, meetings and the period are those of the passages, for who may see them."""
    assert indexed.bodies() == ("bestyrelsen", "driftsudvalget")
    assert indexed.bodies(labels=PUBLIC) == ("driftsudvalget",)
    assert indexed.item_numbers() == ("12/25", "7/25", "8/25")
    assert indexed.item_numbers(labels=BOARD) == ("12/25",)
    assert indexed.meetings() == ("2. møde", "5. møde")
    assert indexed.period() == (date(2025, 3, 4), date(2025, 6, 10))
    assert indexed.period(labels=PUBLIC) == (date(2025, 3, 4), date(2025, 3, 4))
    assert indexed.period(labels=frozenset()) is None
    assert indexed.count() == (3, len(indexed.passages()))
    assert indexed.count(labels=BOARD) == (1, 2)


def test_labels_hide_a_document_from_every_read(indexed: Record) -> None:
    """Whoever lacks a document's label gets neither it nor a passage of it, whichever way they ask."""
    path = "board/referat-2025-06-10.md"
    secret = indexed.passages(path)
    assert secret
    (key,) = indexed.ids_to_keys([secret[0].id]).values()
    for labels in (PUBLIC, frozenset[str](), frozenset({"Board"})):
        assert indexed.document(path, labels=labels) is None
        assert indexed.passages(path, labels=labels) == ()
        assert indexed.passage(secret[0].id, labels=labels) is None
        assert indexed.passages_of_item("12/25", labels=labels) == ()
        assert indexed.passages_with_keys([key], labels=labels) == {}
        assert key not in indexed.keys(labels=labels)
        assert path not in {one.path for one in indexed.documents(labels=labels)}
    assert indexed.passage(secret[0].id, labels=BOARD) == secret[0]


@pytest.mark.parametrize(
    ("where", "admits"),
    [
        (Filter(), lambda _: True),
        (Filter(meeting="2. møde"), lambda p: p.meeting == "2. møde"),
        (Filter(body="bestyrelsen"), lambda p: p.body == "bestyrelsen"),
        (Filter(item="7/25"), lambda p: p.item == "7/25"),
        (Filter(document="kommissorium-driftsudvalget.md"), lambda p: p.kind == "mandate"),
        (Filter(date_from=date(2025, 3, 5)), lambda p: p.date and p.date > date(2025, 3, 4)),
        (Filter(date_to=date(2025, 3, 4)), lambda p: p.date and p.date <= date(2025, 3, 4)),
        (Filter(body="driftsudvalget", item="12/25"), lambda _: False),
    ],
)
def test_filter_lists_exactly_what_it_admits(
    indexed: Record, where: Filter, admits: Callable[[Passage], bool]
) -> None:
    """The keys under a filter are those of the passages that it describes."""
    expected = {p.id for p in indexed.passages() if admits(p)}
    found = indexed.passages_with_keys(indexed.keys(where=where).tolist())
    assert {p.id for p in found.values()} == expected


def test_removed_passage_leaves_its_place_but_not_its_words(
    indexed: Record, folder: Path, home: Path, embedder: HashingEmbedder
) -> None:
    """After a document is gone, an old id is explained, and its words are nowhere in the home."""
    path = "board/referat-2025-06-10.md"
    old = indexed.passages_of_item("12/25")[0]
    (folder / path).unlink()
    reindex(folder, indexed, embedder)
    assert indexed.passage(old.id) is None
    retired = indexed.retired(old.id)
    assert retired is not None
    assert (retired.document, retired.item, retired.section) == (path, "12/25", "referat")
    assert indexed.retired(old.id, labels=PUBLIC) is None
    indexed.close()
    for file in home.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"fortrolig" not in content, file
            assert "ansættelse".encode() not in content.lower(), file


def test_keys_are_never_used_again(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """A document that goes and comes back gets new keys, beyond every key there ever was."""
    highest = int(indexed.keys().max())
    file = folder / "board/referat-2025-06-10.md"
    text = file.read_text("utf-8")
    before = set(indexed.keys(where=Filter(item="12/25")).tolist())
    file.unlink()
    reindex(folder, indexed, embedder)
    file.write_text(text, "utf-8")
    reindex(folder, indexed, embedder)
    after = set(indexed.keys(where=Filter(item="12/25")).tolist())
    assert after
    assert not before & after
    assert min(after) > highest


def test_unchanged_passages_of_a_changed_document_keep_their_keys(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """A change at the end of a document leaves the passages before it as they were."""
    before = {p.id: k for k, p in indexed.passages_with_keys(indexed.keys().tolist()).items()}
    file = folder / "referat-2025-03-04.md"
    file.write_text(file.read_text("utf-8").replace("i maj", "i juni"), "utf-8")
    reindex(folder, indexed, embedder)
    after = {p.id: k for k, p in indexed.passages_with_keys(indexed.keys().tolist()).items()}
    assert len(before.keys() - after.keys()) == len(after.keys() - before.keys()) == 1
    assert {id_: before[id_] for id_ in before.keys() & after.keys()} == {
        id_: after[id_] for id_ in before.keys() & after.keys()
    }


def test_vectors_of_removed_text_are_forgotten(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """The record keeps a vector for each text that is there, and for no other."""
    (folder / "board/referat-2025-06-10.md").unlink()
    reindex(folder, indexed, embedder)
    texts = set(indexed.embedded_texts().values())
    assert indexed.known_texts(embedder.fingerprint) == texts


def test_vectors_come_back_in_half_precision(indexed: Record, embedder: HashingEmbedder) -> None:
    """A stored vector is the embedder's, to a thousandth."""
    from corpus import embedding_text

    keys, vectors = indexed.vectors()
    assert vectors.dtype == np.float16
    for key, vector in zip(keys.tolist(), vectors, strict=True):
        passage = indexed.passages_with_keys([key])[key]
        expected = embedder.embed_question(embedding_text(passage))
        assert np.allclose(vector, expected, atol=1e-3)


def test_incomplete_change_is_refused_whole(indexed: Record) -> None:
    """A change that would leave a passage without a vector changes nothing."""
    before = indexed.passages()
    other = Changes(EmbedderStamp("other", "other@256", 256), reader="1")
    with pytest.raises(RecordError, match="no vector"):
        indexed.apply(other)
    assert indexed.passages() == before
    assert indexed.embedder == EmbedderStamp("hashing", "hashing@256", 256)


# The file.


def test_opening_where_there_is_none(home: Path) -> None:
    """Without an index the error names the home and the command that builds one."""
    with pytest.raises(RecordError, match=r"No index in .*home\. Build it with: referent reindex"):
        Record.open(home)


def test_opening_one_that_was_never_finished(home: Path) -> None:
    """An index whose first build did not end counts as none."""
    Record.create_or_open(home).close()
    with pytest.raises(RecordError, match="No index in"):
        Record.open(home)


def damaged(file: Path) -> None:
    size = file.stat().st_size
    with file.open("r+b") as stream:
        stream.seek(100)
        stream.write(b"\xff" * (size - 100))


def foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE other (a)")


def newer(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda file: file.write_bytes(b"not a database" * 100), "is damaged"),
        (lambda file: file.write_bytes(file.read_bytes()[:5000]), "is damaged|cannot be used"),
        (damaged, "is damaged"),
        (foreign, "is not a Referent index"),
        (newer, "newer version"),
    ],
    ids=["text", "cut off", "overwritten", "another program's", "another version's"],
)
def test_spoilt_file_is_told_in_one_line_with_the_remedy(
    indexed: Record, home: Path, spoil: Callable[[Path], object], message: str
) -> None:
    """Whatever is wrong with the file, one line says so and what to do, on reading and on writing."""
    indexed.close()
    file = home / "record.sqlite"
    for leftover in home.glob("record.sqlite-*"):
        leftover.unlink()
    spoil(file)
    for use in (lambda: Record.open(home).passages(), lambda: Record.create_or_open(home)):
        with pytest.raises(RecordError, match=message) as refusal:
            use()
        assert "\n" not in str(refusal.value)
        assert "referent reindex" in str(refusal.value) or "permissions" in str(refusal.value)


def test_file_left_empty_by_a_crash_is_completed(home: Path) -> None:
    """An empty file, as a crash at the very start leaves it, is made into a record."""
    home.mkdir()
    (home / "record.sqlite").touch()
    with pytest.raises(RecordError, match="No index"):
        Record.open(home)
    with Record.create_or_open(home) as record:
        assert record.passages() == ()


def test_readers_see_one_state_while_another_is_written(
    indexed: Record, folder: Path, home: Path, embedder: HashingEmbedder
) -> None:
    """A reader never sees half a re-index: every passage's words are of one version."""
    stop = threading.Event()
    seen: set[frozenset[str]] = set()
    errors: list[Exception] = []

    def read() -> None:
        try:
            with Record.open(home) as reader:
                while not stop.is_set():
                    texts = (p.text for p in reader.passages() if "Udgave" in p.text)
                    seen.add(frozenset(text.split()[-1] for text in texts))
        except Exception as error:  # noqa: BLE001 - any error in a thread fails the test
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for version in range(8):
        for name in ("a", "b", "c"):
            text = f"# Kommissorium {name}\n\n## Formål\n\nUdgave {version}\n"
            (folder / f"{name}.md").write_text(text, "utf-8")
        reindex(folder, indexed, embedder)
    stop.set()
    for reader in readers:
        reader.join()
    assert not errors
    assert all(len(versions) <= 1 for versions in seen)
    assert len(seen) > 1


TESTS = Path(__file__).parents[1]
KILLED = """
import os, signal, sys
from pathlib import Path
from hashing_embedder import HashingEmbedder
from index import Record, reindex
from index import change

checked = change._check_complete

def die(*arguments):
    checked(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)  # all is written, and nothing committed

change._check_complete = die
reindex(Path(sys.argv[1]), Record.create_or_open(Path(sys.argv[2])), HashingEmbedder())
"""


def test_killed_in_the_middle_of_a_change_the_old_state_serves(
    indexed: Record, folder: Path, home: Path, embedder: HashingEmbedder
) -> None:
    """A process killed just before it commits leaves the record as it was; the next run ends its work."""
    before, seq = indexed.passages(), indexed.change_seq
    (folder / "nyt.md").write_text("# Kommissorium\n\n## Formål\n\nHelt nyt.\n", "utf-8")
    (folder / "referat-2025-03-04.md").unlink()
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, folder, home],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(map(str, (TESTS.parent, TESTS))),
        },
        check=False,
        timeout=60,
    )
    assert killed.returncode == -9
    with Record.open(home) as reopened:
        assert reopened.passages() == before
        assert reopened.change_seq == seq
    report = reindex(folder, indexed, embedder)
    assert (report.added, report.removed) == (("nyt.md",), ("referat-2025-03-04.md",))
    assert report.embedded == 0  # the killed run had kept its vectors


def _read_without_rights(home: Path, answer: Connection) -> None:
    os.setegid(65534)
    os.seteuid(65534)
    with Record.open(home) as record:
        answer.send(len(record.passages()))


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to become a user without rights")
def test_reading_in_a_folder_that_cannot_be_written(indexed: Record, home: Path) -> None:
    """A reader without the right to write to the home can read the record."""
    expected = len(indexed.passages())
    indexed.close()
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        shutil.copytree(home, Path(place) / "home")
        context = multiprocessing.get_context("fork")
        here, there = context.Pipe()
        reader = context.Process(target=_read_without_rights, args=(Path(place) / "home", there))
        reader.start()
        reader.join(30)
        assert here.poll()
        assert here.recv() == expected


def test_a_snapshot_within_a_snapshot_sees_the_same_state(indexed: Record) -> None:
    """The inner one neither fails nor ends the outer one."""
    with indexed.snapshot():
        before = indexed.change_seq
        with indexed.snapshot():
            assert indexed.change_seq == before
        assert indexed.change_seq == before


def test_record_of_the_first_layout_is_brought_up_to_date(indexed: Record, home: Path) -> None:
    """An older index still opens for a re-index; until that has run, registers ask for it."""
    indexed.close()
    with closing(sqlite3.connect(home / "record.sqlite")) as db:
        for column in ("format", "places", "meaning"):
            db.execute(f"ALTER TABLE documents DROP COLUMN {column}")
        db.execute("PRAGMA user_version = 1")
        db.commit()
    with pytest.raises(RecordError, match=r"older version .* Run: referent reindex"):
        Record.open(home)
    with Record.create_or_open(home) as record:
        assert len(record.passages()) > 0
        with pytest.raises(RecordError, match="Run: referent reindex"):
            record.understood()
