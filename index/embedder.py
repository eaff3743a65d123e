"""Text to vectors.

The one thing to know: an embedder's ``fingerprint`` names the very weights. The
record keeps it beside the vectors, and a search with another one is refused.
"""

import contextlib
import hashlib
import logging
import os
import threading
import warnings
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from corpus import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

__all__ = ["Embedder", "SentenceTransformerEmbedder", "Vectors", "load_embedder"]

Vectors = npt.NDArray[np.float32]

BUNDLED = "bundled"
BATCH = 32  # texts of like length; larger ones gain nothing on a CPU
REMEMBERED = 4096  # sentences; 6 MB at 384 dimensions
HUB_PATIENCE = 10.0  # seconds
SAMPLE = 65_536  # bytes
SAMPLES = 16  # of each weights file, evenly spread: other weights differ everywhere


class Embedder(Protocol):
    """Places texts in a space where nearness is likeness of meaning."""

    @property
    def name(self) -> str:
        """As the settings spell it."""

    @property
    def fingerprint(self) -> str:
        """Names the weights: differs wherever the vectors could."""

    @property
    def dimension(self) -> int:
        """Of the vectors."""

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Vectors of passages, in the order given: float32, (n, dimension), unit length.

        ``progress`` is told after each batch how many texts are done.
        """

    def embed_question(self, text: str) -> Vectors:
        """Vector of a question: float32, (dimension,), unit length."""

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """As ``embed_passages``; recent texts are remembered, since answers weigh the same ones again."""


def load_embedder(name: str, home: Path) -> Embedder:
    """The embedder of that name; the model itself is loaded on first use.

    Args:
        name: "bundled", a model folder, or a name on the Hugging Face hub.
        home: where the bundled model is unpacked if it cannot lie beside the environment.
    """
    if name == BUNDLED:
        # Not above: ``python -m index.bundled`` must not find itself imported already.
        from index.bundled import SOURCE_SHA256, bundled_model

        fingerprint = f"{BUNDLED}@{SOURCE_SHA256[:16]}"
        return SentenceTransformerEmbedder(name, lambda: bundled_model(home), lambda: fingerprint)
    folder = Path(name).expanduser()
    if folder.is_dir():
        return SentenceTransformerEmbedder(name, lambda: folder, lambda: _folder_print(folder))
    if name.startswith((".", "/", "~")):
        raise ModelError(f"There is no model folder {name}. Correct REFERENT_EMBEDDER.")
    return SentenceTransformerEmbedder(name, None, lambda: _hub_print(name))


class SentenceTransformerEmbedder:
    """An embedder that runs a sentence-transformers model on this machine.

    Safe to use from several threads.
    """

    def __init__(
        self,
        name: str,
        folder: Callable[[], Path] | None,
        fingerprint: Callable[[], str],
    ) -> None:
        """Nothing is loaded yet.

        Args:
            name: as the settings spell it; the hub's name where ``folder`` is None.
            folder: gives the model's folder when it is needed.
            fingerprint: computes the fingerprint when it is first asked for.
        """
        self._name = name
        self._folder = folder
        self._compute_fingerprint = fingerprint
        self._fingerprint: str | None = None
        self._model: SentenceTransformer | None = None
        self._loading = threading.Lock()
        self._sentences: OrderedDict[str, Vectors] = OrderedDict()
        self._remembering = threading.Lock()

    @property
    def name(self) -> str:
        """As the settings spell it."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Names the weights. For a model from the hub, the first call may have to fetch it."""
        if self._fingerprint is None:
            if self._folder is None:
                self._loaded()  # only then is the revision known
            self._fingerprint = self._compute_fingerprint()
        return self._fingerprint

    @property
    def dimension(self) -> int:
        """Of the vectors; loads the model."""
        dimension = self._loaded().get_embedding_dimension()
        if dimension is None:
            raise ModelError(f'The model "{self._name}" does not say its dimension. Use another.')
        return int(dimension)

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        """Vectors of passages; texts of like length go together, so that little is padded."""
        model = self._loaded()
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        longest_first = sorted(range(len(texts)), key=lambda n: -len(texts[n]))
        for start in range(0, len(texts), BATCH):
            batch = longest_first[start : start + BATCH]
            vectors[batch] = model.encode_document(
                [texts[n] for n in batch],
                batch_size=BATCH,
                normalize_embeddings=True,
                show_progress_bar=False,
            )
            if progress is not None:
                progress(start + len(batch))
        return vectors

    def embed_question(self, text: str) -> Vectors:
        """Vector of a question, with the model's own prefix for questions."""
        vector = self._loaded().encode_query(
            text, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vector, np.float32)

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """As ``embed_passages``; the last few thousand texts are remembered."""
        with self._remembering:
            known = {text: self._sentences[text] for text in texts if text in self._sentences}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            known.update(zip(missing, self.embed_passages(missing), strict=True))
        with self._remembering:
            for text in texts:
                self._sentences[text] = known[text]
                self._sentences.move_to_end(text)
            while len(self._sentences) > REMEMBERED:
                self._sentences.popitem(last=False)
        rows = [known[text] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimension), np.float32)

    def _loaded(self) -> "SentenceTransformer":
        with self._loading:
            if self._model is None:
                self._model = _load(self._name, self._folder() if self._folder else None)
            return self._model


def _load(name: str, folder: Path | None) -> "SentenceTransformer":
    """The model in ``folder``, without asking the hub, or else the hub's model of that name."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # else it warns after every fork
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from huggingface_hub import model_info
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging as noise

            noise.disable_progress_bar()  # type: ignore[no-untyped-call]
            noise.set_verbosity_error()  # type: ignore[no-untyped-call]
            for library in ("sentence_transformers", "huggingface_hub"):
                logging.getLogger(library).setLevel(logging.ERROR)
            if folder is not None:
                return SentenceTransformer(str(folder), local_files_only=True)
            if _hub_folder(name) is not None:
                # What lies here is used as it is: a new revision upstream must not change the index.
                with contextlib.suppress(OSError):  # an earlier download that did not end
                    return SentenceTransformer(name, local_files_only=True)
            # Fails at once where the hub is out of reach; loading would try for over a minute.
            model_info(_hub_name(name), timeout=HUB_PATIENCE)
            return SentenceTransformer(name)
    except Exception as error:
        reason = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
        raise ModelError(
            f'The embedding model "{name}" could not be loaded: {reason}. '
            "Give a sentence-transformers folder or name, or set REFERENT_EMBEDDER=bundled."
        ) from error


def _folder_print(folder: Path) -> str:
    """A hash of the small files and of samples from the large ones, whatever the folder is called."""
    digest = hashlib.sha256()
    try:
        for file in sorted(folder.rglob("*")):
            name = file.relative_to(folder).as_posix()
            if not file.is_file() or name.startswith(".") or name.endswith(".md"):
                continue
            digest.update(f"{name}\0{file.stat().st_size}\0".encode())
            for block in _sampled(file):
                digest.update(block)
    except OSError as error:
        raise ModelError(f"The model folder {folder} cannot be read: {error.strerror}.") from error
    return f"folder@{digest.hexdigest()[:16]}"


def _sampled(file: Path) -> Iterator[bytes]:
    size = file.stat().st_size
    step = max(SAMPLE, (size - SAMPLE) // (SAMPLES - 1))
    with file.open("rb") as stream:
        for start in range(0, size, step):
            stream.seek(min(start, max(0, size - SAMPLE)))
            yield stream.read(SAMPLE)


def _hub_print(name: str) -> str:
    folder = _hub_folder(name)
    return f"{name}@{folder.name[:16] if folder else 'unknown'}"


def _hub_folder(name: str) -> Path | None:
    """Where the hub's cache on this machine has the model; the folder is named for its revision."""
    from huggingface_hub import try_to_load_from_cache

    found = try_to_load_from_cache(_hub_name(name), "config.json")
    return Path(found).parent if isinstance(found, str) else None


def _hub_name(name: str) -> str:
    return name if "/" in name else f"sentence-transformers/{name}"
