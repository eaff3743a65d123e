"""The command, run as people run it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def run(*arguments: str, cwd: Path, **settings: object) -> subprocess.CompletedProcess[str]:
    """``referent`` with these arguments, in a folder of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("REFERENT_", "SLACK_"))}
    environment |= {name: str(value) for name, value in settings.items()}
    return subprocess.run(
        [sys.executable, "-c", "from bot.cli import main; main()", *arguments],
        capture_output=True, text=True, cwd=cwd, env=environment, timeout=120, check=False,
    )  # fmt: skip


def one_line(result: subprocess.CompletedProcess[str]) -> str:
    """The error, which must be one line, with exit code 1 and nothing on stdout."""
    assert (result.returncode, result.stdout) == (1, ""), result.stderr
    assert "Traceback" not in result.stderr
    line, *others = result.stderr.strip().splitlines()
    assert not others
    return line


@pytest.mark.parametrize("command", ["ask", "cite", "status", "serve"])
def test_a_missing_index_is_one_clear_line(command: str, tmp_path: Path) -> None:
    """It names the home and the remedy."""
    arguments = [command, "160/24"] if command in ("ask", "cite") else [command]
    line = one_line(run(*arguments, cwd=tmp_path))
    assert line == "referent: No index in .referent. Build it with: referent reindex"


def test_an_empty_folder_is_one_clear_line(tmp_path: Path) -> None:
    """And so is one that is not there."""
    (tmp_path / "empty").mkdir()
    assert "holds no documents" in one_line(run("reindex", "empty", cwd=tmp_path))
    assert "No documents folder" in one_line(run("reindex", "missing", cwd=tmp_path))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("REFERENT_PUBLIC_URL", "example", "must be an address"),
        ("REFERENT_STORE", "mysql", "must be"),
        ("REFERENT_LLM", "openai", "not supported by this version"),
    ],
)
def test_a_setting_that_cannot_work_is_refused_by_name(
    name: str, value: str, words: str, tmp_path: Path
) -> None:
    """Before anything is done."""
    line = one_line(run("status", cwd=tmp_path, **{name: value}))
    assert name in line
    assert words in line


@pytest.mark.parametrize(
    "arguments", [["ask"], ["nonsense"], ["cite"], ["ask", "a", "--batch", "b"]]
)
def test_wrong_usage_exits_with_two(arguments: list[str], tmp_path: Path) -> None:
    """With a word on how it is used."""
    result = run(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert "Usage" in result.stderr


def test_help_answers_at_once(tmp_path: Path) -> None:
    """Nothing heavy is imported for it; and every command has help."""
    code = "import sys, bot.cli; print([m for m in ('torch', 'faiss', 'llama_index', 'corpus', 'pydantic') if m in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert loaded.stdout.strip() == "[]"
    started = time.monotonic()
    result = run("--help", cwd=tmp_path)
    assert time.monotonic() - started < 5
    for command in ("ask", "cite", "reindex", "show", "status", "serve"):
        assert command in result.stdout
        assert run(command, "--help", cwd=tmp_path).returncode == 0


def test_show_gives_a_document_as_it_was_understood(tmp_path: Path) -> None:
    """JSON for scripts, with the fields of the contract."""
    result = run("show", "styregruppen/referat-2025-06-11.txt", "--json", cwd=tmp_path)
    shown = json.loads(result.stdout)
    assert (shown["kind"], shown["meeting"], shown["date"]) == ("minutes", "4. møde", "2025-06-11")
    item = next(i for i in shown["agenda"] if i["number"] == "21/25")
    assert (item["type"], item["presenter"], item["minutes"]) == ("B", "Torben Hyldekær", 30)
    assert item["sections"] == ["Indstilling", "Referat", "Problemstilling", "Bilag"]
    assert [a["present"] for a in shown["attachments"]] == [True, False]
    assert {"name", "title", "organisation", "role", "absent", "secretariat"} <= set(
        shown["participants"][0]
    )


def test_show_gives_a_mandate_as_it_was_understood(tmp_path: Path) -> None:
    """Body, date and sections."""
    shown = json.loads(run("show", "kommissorier/brugerraadet.md", "--json", cwd=tmp_path).stdout)
    assert (shown["kind"], shown["body"]) == ("mandate", "Brugerrådet")
    assert shown["sections"]


@pytest.mark.model
def test_bad_files_are_set_aside_and_good_data_is_kept(tmp_path: Path) -> None:
    """A binary file named .txt, an empty one, an unknown kind: listed with reasons; the rest goes on."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "godt.txt").write_text(
        "Referat\n\n1. møde i rådet\n\nDato: 3. marts 2025\n\nPkt. 1/25 Valg\n\nReferat\nRådet valgte Bo Dahl.\n",
        "utf-8",
    )
    (folder / "latin.txt").write_bytes(
        "Rådet drøftede økonomi på mødet i går, og så gik vi hjem.".encode("latin-1")
    )
    (folder / "billede.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "tom.md").write_text("", "utf-8")
    (folder / "regneark.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "link.txt").symlink_to("/etc/hostname")
    home = {"REFERENT_HOME": tmp_path / "home"}
    report = json.loads(run("reindex", "docs", "--json", cwd=tmp_path, **home).stdout)
    assert report["added"] == ["godt.txt", "latin.txt"]
    assert {f["file"]: f["reason"].split(". ")[0] for f in report["failed"]} == {
        "billede.txt": "it is a binary file, not text, although its name ends in .txt",
        "link.txt": "it is a link to a file outside the folder",
        "regneark.xlsx": "its contents are damaged (no complete archive)",
        "tom.md": "it is empty",
    }
    # A good file that goes bad keeps its indexed version; a bare re-index means the same folder.
    (folder / "godt.txt").write_bytes(b"\x00\x01\x02" * 50)
    again = json.loads(run("reindex", "--json", cwd=tmp_path, **home).stdout)
    assert again["removed"] == []
    assert "godt.txt" in [f["file"] for f in again["failed"]]
    assert json.loads(run("cite", "1/25", "--json", cwd=tmp_path, **home).stdout)["matches"]
    # Another embedder is explained, and the index still serves the old one.
    line = one_line(
        run("ask", "Hvem blev valgt?", cwd=tmp_path, REFERENT_EMBEDDER="other/model", **home)
    )
    assert 'built with model "bundled", the configuration says "other/model"' in line
    assert "referent reindex" in line


@pytest.mark.model
def test_ask_prints_what_the_contract_says(sample_home: Path, tmp_path: Path) -> None:
    """One object a line for a batch, id first; a bad line is reported and the rest goes on."""
    batch = tmp_path / "questions.jsonl"
    batch.write_text(
        '{"id": "a", "question": "Blev brugerbetaling for digitale kopier vedtaget?"}\n'
        "not json\n"
        '{"id": "b", "question": "Hvordan bager man rugbrød?"}\n',
        "utf-8",
    )
    result = run("ask", "--batch", str(batch), cwd=tmp_path, REFERENT_HOME=sample_home)
    assert result.returncode == 1
    assert "questions.jsonl:2: not JSON; skipped." in result.stderr
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert (next(iter(first)), first["id"], second["id"]) == ("id", "a", "b")
    assert (first["status"], second["status"]) == ("found", "not_found")
    assert set(first["citations"][0]) >= {
        "marker", "passage_id", "document", "title", "body", "meeting", "date", "item",
        "item_title", "section", "page", "lines", "span", "quote", "url",
    }  # fmt: skip
    assert set(first) >= {
        "question",
        "language",
        "status",
        "text",
        "citations",
        "nearest",
        "warnings",
        "seconds",
    }


@pytest.mark.model
def test_status_says_what_is_indexed_and_what_is_amiss(sample_home: Path, tmp_path: Path) -> None:
    """Healthy as it stands; with another model configured it says what to do."""
    status = json.loads(run("status", "--json", cwd=tmp_path, REFERENT_HOME=sample_home).stdout)
    assert (status["documents"], status["embedder"], status["healthy"]) == (15, "bundled", True)
    other = run(
        "status", "--json", cwd=tmp_path, REFERENT_HOME=sample_home, REFERENT_EMBEDDER="x/y"
    )
    assert json.loads(other.stdout)["healthy"] is False
    assert run("status", cwd=tmp_path, REFERENT_HOME=sample_home).stdout.startswith("15 documents")
