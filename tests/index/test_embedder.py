from pathlib import Path

import numpy as np
import pytest

from corpus import ModelError
from index import load_embedder


def model_folder(folder: Path, weights: bytes = b"w" * 300_000, config: str = "{}") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(config, "utf-8")
    (folder / "model.safetensors").write_bytes(weights)
    return folder


def test_fingerprint_of_a_folder_is_its_contents(tmp_path: Path) -> None:
    """The same files have the same fingerprint wherever they lie, and whatever their README says."""
    one = model_folder(tmp_path / "one")
    other = model_folder(tmp_path / "other")
    (other / "README.md").write_text("words", "utf-8")
    prints = {load_embedder(str(folder), tmp_path).fingerprint for folder in (one, other)}
    assert len(prints) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"config": '{"a": 1}'},
        {"weights": b"v" * 300_000},
        {"weights": b"w" * 300_001},
        {"weights": b"w" * 299_999 + b"v"},
    ],
    ids=["configuration", "weights", "size", "last byte"],
)
def test_fingerprint_changes_with_the_model(tmp_path: Path, changed: dict[str, object]) -> None:
    """Other weights or settings under the same name have another fingerprint."""
    before = load_embedder(str(model_folder(tmp_path / "m")), tmp_path).fingerprint
    after = load_embedder(str(model_folder(tmp_path / "m", **changed)), tmp_path).fingerprint  # type: ignore[arg-type]
    assert before != after


def test_fingerprint_of_large_weights_is_cheap_and_sees_a_retrained_model(tmp_path: Path) -> None:
    """Of a large file samples are read, and weights that differ throughout differ in them."""
    rng = np.random.default_rng(1)
    weights = rng.bytes(8_000_000)
    before = load_embedder(str(model_folder(tmp_path / "m", weights)), tmp_path).fingerprint
    weights = rng.bytes(8_000_000)
    after = load_embedder(str(model_folder(tmp_path / "m", weights)), tmp_path).fingerprint
    assert before != after


def test_bundled_fingerprint_needs_no_model(tmp_path: Path) -> None:
    """Asking what the bundled model is called unpacks and loads nothing."""
    assert load_embedder("bundled", tmp_path).fingerprint.startswith("bundled@1571fc9827503943")
    assert list(tmp_path.iterdir()) == []


def test_missing_folder_is_refused(tmp_path: Path) -> None:
    """A path that is no folder is named, with the setting to correct."""
    with pytest.raises(ModelError, match="REFERENT_EMBEDDER"):
        load_embedder(str(tmp_path / "nothing"), tmp_path)


@pytest.mark.model
def test_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    """What the libraries say of a broken model becomes one line with the remedy."""
    embedder = load_embedder(str(model_folder(tmp_path / "m")), tmp_path)
    with pytest.raises(ModelError, match="could not be loaded") as refusal:
        embedder.embed_question("spørgsmål")
    assert "\n" not in str(refusal.value)
    assert "REFERENT_EMBEDDER=bundled" in str(refusal.value)


@pytest.mark.model
def test_vectors_have_unit_length_and_the_texts_order(tmp_path: Path) -> None:
    """Each row belongs to its text, however the batches were put together."""
    embedder = load_embedder("bundled", tmp_path)
    texts = ["kort", "Udvalget afsatte 350.000 kr. til nye målere i 2025.", "", "The board met."]
    told: list[int] = []
    vectors = embedder.embed_passages(texts, told.append)
    assert vectors.shape == (4, embedder.dimension) == (4, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert told == [4]
    for n, text in enumerate(texts):
        assert np.allclose(vectors[n], embedder.embed_passages([text])[0], atol=1e-5)


@pytest.mark.model
def test_sentences_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence weighed before is not run through the model again, and its vector is the same."""
    embedder = load_embedder("bundled", tmp_path)
    first = embedder.embed_sentences(["Første sætning.", "Anden sætning.", "Første sætning."])
    assert np.array_equal(first[0], first[2])
    monkeypatch.setattr(embedder, "embed_passages", None)
    again = embedder.embed_sentences(["Anden sætning.", "Første sætning."])
    assert np.array_equal(again, first[[1, 0]])
    assert embedder.embed_sentences([]).shape == (0, 384)


@pytest.mark.model
def test_question_is_nearest_to_its_answer(tmp_path: Path) -> None:
    """In Danish and across languages, the passage that answers is nearer than one that does not."""
    embedder = load_embedder("bundled", tmp_path)
    passages = embedder.embed_passages(
        [
            "Udvalget afsatte 350.000 kr. til nye vandmålere.",
            "Formanden bød velkommen, og dagsordenen blev godkendt.",
        ]
    )
    for question in ("Hvor mange penge er der til målere?", "How much money for water meters?"):
        near, far = passages @ embedder.embed_question(question)
        assert near > far
