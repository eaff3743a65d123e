"""An embedder without a model, for tests: nearness is the share of word stems in common."""

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from index.words import terms

Vectors = npt.NDArray[np.float32]


class HashingEmbedder:
    """Adds up one place of the vector for each word stem; the same text gives the same vector.

    ``embedded`` lists every passage text it was given, so that a test can tell what was new.
    """

    def __init__(self, name: str = "hashing", dimension: int = 256) -> None:
        self.name = name
        self.fingerprint = f"{name}@{dimension}"
        self.dimension = dimension
        self.embedded: list[str] = []

    def embed_passages(
        self, texts: Sequence[str], progress: Callable[[int], None] | None = None
    ) -> Vectors:
        self.embedded.extend(texts)
        if progress is not None:
            progress(len(texts))
        rows = [self.embed_question(text) for text in texts]
        return np.array(rows, np.float32).reshape(len(texts), self.dimension)

    def embed_question(self, text: str) -> Vectors:
        vector = np.zeros(self.dimension, np.float32)
        vector[0] = 0.01  # so that a text without words has a length too
        for stem in terms(text).danish:
            place = int.from_bytes(hashlib.sha256(stem.encode()).digest()[:4], "big")
            vector[1 + place % (self.dimension - 1)] += 1
        unit: Vectors = vector / np.linalg.norm(vector)
        return unit

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        return np.stack([self.embed_question(text) for text in texts])
