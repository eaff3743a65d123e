"""Finding passages: the record of what is indexed, and the searches that follow it."""

import os

# OpenMP reads this once, when torch, FAISS or numpy load it: its idle threads then sleep instead of
# spinning, without which a question on a busy two-core machine takes seconds. So it comes first.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

from typing import TYPE_CHECKING

from index.embedder import Embedder, load_embedder
from index.filter import Filter
from index.labels import PUBLIC
from index.record import Record
from index.reindex import ChangeReport, FailedFile, reindex
from index.rows import IndexedDocument, RetiredPassage

if TYPE_CHECKING:
    from index.retriever import Hit, Retriever

__all__ = [
    "PUBLIC",
    "ChangeReport",
    "Embedder",
    "FailedFile",
    "Filter",
    "Hit",
    "IndexedDocument",
    "Record",
    "RetiredPassage",
    "Retriever",
    "load_embedder",
    "reindex",
]


def __getattr__(name: str) -> object:
    """Load the searches on first use: FAISS and LlamaIndex take seconds that a look-up need not wait."""
    if name in {"Hit", "Retriever"}:
        from index import retriever

        return getattr(retriever, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
