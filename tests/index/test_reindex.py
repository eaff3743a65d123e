import fcntl
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hashing_embedder import HashingEmbedder

from corpus import FolderError, ModelError, RecordError, WholeDocument, read_whole
from index import Record, reading, reindex

Write = Callable[[str, str], None]


def test_first_run_adds_everything(record: Record, folder: Path, embedder: HashingEmbedder) -> None:
    """On an empty record every document is added and every text embedded once."""
    report = reindex(folder, record, embedder)
    assert report.added == (
        "board/referat-2025-06-10.md",
        "kommissorium-driftsudvalget.md",
        "referat-2025-03-04.md",
    )
    assert (report.changed, report.removed, report.failed, report.unchanged) == ((), (), (), 0)
    assert report.documents == 3
    assert report.passages == report.embedded == len(record.passages()) == len(embedder.embedded)
    assert report.seconds > 0


def test_second_run_changes_nothing(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """A folder that is as it was costs no embedding and leaves the record as it is."""
    before, seq = indexed.passages(), indexed.change_seq
    report = reindex(folder, indexed, embedder)
    assert report.unchanged == 3
    assert (report.added, report.changed, report.removed, report.embedded) == ((), (), (), 0)
    assert embedder.embedded == []
    assert (indexed.passages(), indexed.change_seq) == (before, seq)


def test_touched_file_is_unchanged(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """What counts is a file's bytes, not its times."""
    os.utime(folder / "referat-2025-03-04.md", (1, 1))
    assert reindex(folder, indexed, embedder).unchanged == 3


def test_only_new_text_of_a_changed_file_is_embedded(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """One sentence changed is one passage embedded, found at once, and the old one gone."""
    file = folder / "referat-2025-03-04.md"
    file.write_text(file.read_text("utf-8").replace("350.000", "360.000"), "utf-8")
    report = reindex(folder, indexed, embedder)
    assert report.changed == ("referat-2025-03-04.md",)
    assert (report.added, report.removed, report.unchanged) == ((), (), 2)
    assert report.embedded == len(embedder.embedded) == 1
    texts = " ".join(passage.text for passage in indexed.passages())
    assert "360.000" in texts
    assert "350.000" not in texts


def test_removed_file_leaves_the_record(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """A document that is no longer in the folder is no longer in the record."""
    (folder / "referat-2025-03-04.md").unlink()
    report = reindex(folder, indexed, embedder)
    assert report.removed == ("referat-2025-03-04.md",)
    assert (report.documents, report.unchanged) == (2, 2)
    assert indexed.document("referat-2025-03-04.md") is None


def test_moved_file_is_not_embedded_again(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """A document under another name is another document with the same words, which are known."""
    (folder / "referat-2025-03-04.md").rename(folder / "flyttet.md")
    report = reindex(folder, indexed, embedder)
    assert (report.added, report.removed) == (("flyttet.md",), ("referat-2025-03-04.md",))
    assert report.embedded == 0


def test_bad_file_is_listed_and_stops_nothing(
    record: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """Files that cannot be read are in the report with a reason; the others are indexed."""
    (folder / "empty.md").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 10)
    (folder / "dangling.md").symlink_to(folder / "nowhere.md")
    report = reindex(folder, record, embedder)
    assert report.documents == 3
    assert [file.file for file in report.failed] == [
        "binary.txt",
        "dangling.md",
        "empty.md",
        "picture.png",
    ]
    assert all(file.reason for file in report.failed)


def test_file_gone_bad_keeps_its_earlier_version(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """A document that was indexed and cannot be read now is reported, and still answered from."""
    before = indexed.passages("referat-2025-03-04.md")
    (folder / "referat-2025-03-04.md").write_bytes(b"\x00\x01\x02" * 100)
    report = reindex(folder, indexed, embedder)
    assert [file.file for file in report.failed] == ["referat-2025-03-04.md"]
    assert (report.removed, report.documents, report.unchanged) == ((), 3, 2)
    assert indexed.passages("referat-2025-03-04.md") == before


def _stumbling(file: Path, root: Path, vocabulary: Path | None) -> WholeDocument:
    if file.name == "referat-2025-03-04.md":
        raise ZeroDivisionError
    return read_whole(file, root, vocabulary)


def test_fault_in_the_reading_of_one_file_stops_nothing(
    record: Record, folder: Path, embedder: HashingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even an error nobody foresaw sets aside only the file that it came from."""
    monkeypatch.setattr(reading, "read_whole", _stumbling)
    report = reindex(folder, record, embedder)
    assert [file.file for file in report.failed] == ["referat-2025-03-04.md"]
    assert "ZeroDivisionError" in report.failed[0].reason
    assert report.documents == 2


def test_file_name_that_is_no_text_is_set_aside(
    record: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """A file name in an unknown encoding is reported in letters that can be printed."""
    (folder / os.fsdecode(b"m\xf8de.md")).write_text("# Kommissorium\n\nTekst.\n", "utf-8")
    report = reindex(folder, record, embedder)
    assert [file.file for file in report.failed] == ["m\ufffdde.md"]
    report.failed[0].file.encode("utf-8")


@pytest.mark.parametrize(
    "loss", [shutil.rmtree, lambda folder: [f.unlink() for f in folder.rglob("*.md")]]
)
def test_folder_that_is_gone_or_empty_leaves_the_index(
    indexed: Record, folder: Path, embedder: HashingEmbedder, loss: Callable[[Path], object]
) -> None:
    """A mount that is missing does not empty the index; the error says that it is kept."""
    before = indexed.passages()
    loss(folder)
    with pytest.raises(FolderError, match="The index keeps its 3 documents"):
        reindex(folder, indexed, embedder)
    assert indexed.passages() == before


def test_labels_follow_the_rules_at_once(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """A change of labels.toml alone changes who sees what, without reading or embedding anything."""
    (folder / "labels.toml").write_text('default = ["staff"]\n', "utf-8")
    report = reindex(folder, indexed, embedder)
    assert len(report.changed) == 3
    assert report.embedded == 0
    assert {label for one in indexed.documents() for label in one.labels} == {"staff"}
    assert indexed.documents(labels=frozenset({"public"})) == ()


def test_labels_reach_a_document_whose_file_has_gone_bad(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """A document that stays for want of a readable file is closed like any other."""
    (folder / "referat-2025-03-04.md").write_bytes(b"\x00")
    (folder / "labels.toml").write_text('default = ["staff"]\n', "utf-8")
    reindex(folder, indexed, embedder)
    assert indexed.document("referat-2025-03-04.md", labels=frozenset({"public"})) is None


def test_broken_labels_stop_the_run(
    indexed: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """With a mistake in labels.toml nothing is indexed: documents are not opened up by accident."""
    (folder / "nyt.md").write_text("# Kommissorium\n\n## Formål\n\nNyt.\n", "utf-8")
    (folder / "labels.toml").write_text("default = ", "utf-8")
    with pytest.raises(FolderError, match=r"labels\.toml"):
        reindex(folder, indexed, embedder)
    assert indexed.document("nyt.md") is None


def test_another_embedder_embeds_everything_anew(indexed: Record, folder: Path) -> None:
    """With another embedder every passage gets a new vector, also of a file that has gone bad."""
    other = HashingEmbedder("other", dimension=64)
    (folder / "referat-2025-03-04.md").write_bytes(b"\x00")
    report = reindex(folder, indexed, other)
    assert report.embedded == report.passages == len(indexed.passages())
    assert indexed.embedder is not None
    assert indexed.embedder.fingerprint == "other@64"
    assert indexed.vectors()[1].shape == (report.passages, 64)
    assert indexed.known_texts("hashing@256") == frozenset()


class Breaking(HashingEmbedder):
    """Gives up after some texts, as a machine that is switched off."""

    def __init__(self, after: int) -> None:
        super().__init__("breaking")
        self.left = after

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> npt.NDArray[np.float32]:
        self.left -= len(texts)
        if self.left < 0:
            raise KeyboardInterrupt
        return super().embed_passages(texts, progress)


def test_interrupted_run_is_taken_up_where_it_stopped(
    indexed: Record, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Vectors made before an interruption are kept; until the end the old index serves."""
    # By its name: the package exports the function of the same name in the module's place.
    monkeypatch.setattr(sys.modules["index.reindex"], "SAVE_EVERY", 2)
    before = indexed.passages()
    with pytest.raises(KeyboardInterrupt):
        reindex(folder, indexed, Breaking(after=5))
    assert indexed.passages() == before
    assert indexed.embedder is not None
    assert indexed.embedder.name == "hashing"
    assert len(indexed.vectors()[0]) == len(before)
    patient = Breaking(after=1000)
    assert reindex(folder, indexed, patient).embedded == len(before) - 4


def test_progress_counts_up_to_the_total(
    record: Record, folder: Path, embedder: HashingEmbedder
) -> None:
    """Progress is told from nothing done to all done, of a total that does not change."""
    told: list[tuple[int, int]] = []
    report = reindex(folder, record, embedder, progress=lambda *steps: told.append(steps))
    assert told[0] == (0, report.embedded)
    assert told[-1] == (report.embedded, report.embedded)
    assert told == sorted(told)


def test_unusable_vectors_are_refused(indexed: Record, folder: Path, write: Write) -> None:
    """A model that gives no numbers changes nothing."""

    class Nothing(HashingEmbedder):
        def embed_passages(
            self, texts: Sequence[str], progress: Callable[[int], None] | None = None
        ) -> npt.NDArray[np.float32]:
            return super().embed_passages(texts, progress) * np.nan

    write("nyt.md", "# Kommissorium\n\n## Formål\n\nNyt.\n")
    with pytest.raises(ModelError, match="unusable vectors"):
        reindex(folder, indexed, Nothing())
    assert indexed.document("nyt.md") is None


def test_warnings_are_about_what_was_read_now(
    record: Record, folder: Path, write: Write, embedder: HashingEmbedder
) -> None:
    """What is odd in a new or changed file is in the report of that run, and of no later one."""
    write(
        "udateret.md",
        "# Referat\n\n3. møde i driftsudvalget\n\n## Pkt. 9/25 Drift\n\n### Referat\n\nTaget.\n",
    )
    first = reindex(folder, record, embedder)
    assert "udateret.md" in {finding.file for finding in first.warnings}
    assert reindex(folder, record, embedder).warnings == ()


def _hold(home: Path, held: object, done: object) -> None:
    with (home / "reindex.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        held.set()  # type: ignore[attr-defined]
        done.wait(30)  # type: ignore[attr-defined]


def test_second_run_at_the_same_time_is_refused(
    indexed: Record, folder: Path, home: Path, embedder: HashingEmbedder
) -> None:
    """While one process re-indexes, another is told so; afterwards it may."""
    context = multiprocessing.get_context("spawn")
    held, done = context.Event(), context.Event()
    other = context.Process(target=_hold, args=(home, held, done))
    other.start()
    try:
        assert held.wait(30)
        with pytest.raises(RecordError, match=rf"running \(process {other.pid}\)"):
            reindex(folder, indexed, embedder)
    finally:
        done.set()
        other.join(30)
    assert reindex(folder, indexed, embedder).unchanged == 3
