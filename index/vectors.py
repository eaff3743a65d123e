"""Nearness in meaning: FAISS behind LlamaIndex's vector-store interface.

The one thing to know: the store only follows the record and is never saved.
A FAISS id is the record's never-reused key, so an id can only ever mean one
passage, and each change is a new snapshot put in place of the old one in a
single assignment: a search in another thread sees one or the other.
"""

import itertools
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.schema import BaseNode, NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    FilterCondition,
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
    VectorStoreQueryMode,
    VectorStoreQueryResult,
)
from llama_index.core.vector_stores.utils import build_metadata_filter_fn

from index.filter import EVERYTHING, Filter
from index.record import Record
from index.rows import Keys, Labels

__all__ = ["PassageVectorStore"]

# Exact search. Approximate kinds lose their recall exactly where a filter leaves few passages.
KIND = "IDMap2,SQfp16"
SOURCE = "ref_doc_id"  # LlamaIndex's name for the document that a node came from
FILTERS_REMEMBERED = 32

Metadata = Mapping[str, Any]  # LlamaIndex's: a node's metadata is what its maker put there
Vectors = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Snapshot:
    """All passages at one moment; row n of every array is the same passage.

    Never changed, but for ``columns`` and ``masks``, which keep what was worked out once.

    Attributes:
        index: None until the first vector tells the dimension.
        keys: ascending: int64, (n,).
        metadata: with "id" for the node and "document" for the document it came from.
        seq: the record's change_seq that it follows.
        source: the record and embedder that it follows.
    """

    index: Any = None
    keys: Keys = field(default_factory=lambda: np.zeros(0, np.int64))
    metadata: tuple[Metadata, ...] = ()
    seq: int = -1
    source: tuple[str, str] = ("", "")
    columns: dict[str, tuple[npt.NDArray[np.intp], list[Any]]] = field(default_factory=dict)
    masks: dict[str, Mask] = field(default_factory=dict)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The row of each node's id."""
        return {row["id"]: n for n, row in enumerate(self.metadata)}

    def chosen(
        self,
        filters: MetadataFilters | None,
        node_ids: Sequence[str] | None = None,
        documents: Sequence[str] | None = None,
    ) -> Mask:
        """Which rows pass the filters and are among the ids and documents: bool, (n,)."""
        mask = self.rows(filters)
        if node_ids is not None:
            named = np.zeros(len(self.keys), np.bool_)
            named[[self.row_of[one] for one in node_ids if one in self.row_of]] = True
            mask = mask & named
        if documents is not None:
            of_them = MetadataFilter(key=SOURCE, value=[*documents], operator=FilterOperator.IN)
            mask = mask & self._matching(of_them)
        return mask

    def rows(self, filters: MetadataFilters | None) -> Mask:
        """Which rows a filter lets through: bool, (n,)."""
        if filters is None or not filters.filters:
            return np.ones(len(self.keys), np.bool_)
        name = filters.model_dump_json()
        mask = self.masks.get(name)
        if mask is None:
            if len(self.masks) >= FILTERS_REMEMBERED:
                self.masks.clear()
            mask = self.masks[name] = self._combined(filters)
        return mask

    def _combined(self, filters: MetadataFilters) -> Mask:
        if not filters.filters:
            return np.ones(len(self.keys), np.bool_)
        masks = np.stack(
            [
                self._combined(one) if isinstance(one, MetadataFilters) else self._matching(one)
                for one in filters.filters
            ]
        )
        combined: Mask = np.all(masks, axis=0)
        if filters.condition == FilterCondition.OR:
            combined = np.any(masks, axis=0)
        elif filters.condition == FilterCondition.NOT:  # none of them
            combined = ~np.any(masks, axis=0)
        return combined

    def _matching(self, one: MetadataFilter) -> Mask:
        """LlamaIndex's own reading of an operator, asked once for each distinct value."""
        codes, values = self._column(one.key)
        matches = build_metadata_filter_fn(
            lambda n: {one.key: values[int(n)]}, MetadataFilters(filters=[one])
        )
        return np.array([matches(str(n)) for n in range(len(values))], np.bool_)[codes]

    def _column(self, key: str) -> tuple[npt.NDArray[np.intp], list[Any]]:
        """Each row's place in the list of a field's distinct values, and that list."""
        if key not in self.columns:
            values: dict[str, Any] = {}
            names = [json.dumps(row.get(key), default=str) for row in self.metadata]
            for name, row in zip(names, self.metadata, strict=True):
                values.setdefault(name, row.get(key))
            places = {name: n for n, name in enumerate(values)}
            codes = np.array([places[name] for name in names], np.intp)
            self.columns[key] = (codes, list(values.values()))
        return self.columns[key]


class PassageVectorStore(BasePydanticVectorStore):
    """Exact cosine search over unit vectors, with filters applied inside the search.

    It is filled by ``follow`` from the record; ``add`` and ``delete`` are for use
    without one. It holds ids and metadata, no text: the record has that.
    """

    stores_text: bool = False
    is_embedding_query: bool = True

    _now: _Snapshot = PrivateAttr(default_factory=_Snapshot)
    _next_key: int = PrivateAttr(default=1)
    _changing: Any = PrivateAttr(default_factory=threading.Lock)

    @classmethod
    def class_name(cls) -> str:
        """The name LlamaIndex knows this class by."""
        return "PassageVectorStore"

    @property
    def client(self) -> Any:
        """The FAISS index now in use, for reading only; None while the store is empty."""
        return self._now.index

    @property
    def seq(self) -> int:
        """The record's change_seq that the store has followed to; -1 before."""
        return self._now.seq

    def follow(self, record: Record) -> None:
        """Become what the record is now: only vectors that are new are read."""
        if (record.identity, record.change_seq) == (self._now.source[0], self._now.seq):
            return
        with self._changing, record.snapshot():
            embedder = record.embedder
            source = (record.identity, embedder.fingerprint if embedder else "")
            now = self._now if self._now.source == source else _Snapshot()
            metadata = record.metadata()
            live = np.array([key for key, _ in metadata], np.int64)
            keys, vectors = record.vectors(after=int(now.keys[-1]) if len(now.keys) else 0)
            gone = np.setdiff1d(now.keys, live, assume_unique=True)
            self._now = _Snapshot(
                index=_changed(now.index, gone, keys, vectors.astype(np.float32)),
                keys=live,
                metadata=tuple(values | {SOURCE: values["document"]} for _, values in metadata),
                seq=record.change_seq,
                source=source,
            )
            self._next_key = max(self._next_key, int(live[-1]) + 1 if len(live) else 1)

    def add(self, nodes: Sequence[BaseNode], **_: Any) -> list[str]:
        """Add nodes that carry a unit embedding; one with a known id takes the old one's place."""
        fresh = {node.node_id: node for node in nodes}
        if not fresh:
            return []
        with self._changing:
            kept = self._without(self._now.chosen(None, list(fresh)))
            keys = np.arange(self._next_key, self._next_key + len(fresh), dtype=np.int64)
            vectors = np.array([node.get_embedding() for node in fresh.values()], np.float32)
            self._now = _Snapshot(
                index=_changed(kept.index, keys[:0], keys, vectors),
                keys=np.concatenate([kept.keys, keys]),
                metadata=(*kept.metadata, *(_metadata(node) for node in fresh.values())),
            )
            self._next_key += len(fresh)
        return [node.node_id for node in nodes]

    def delete(self, ref_doc_id: str, **_: Any) -> None:
        """Remove every node that came from that document."""
        with self._changing:
            self._now = self._without(self._now.chosen(None, documents=[ref_doc_id]))

    def delete_nodes(
        self,
        node_ids: list[str] | None = None,
        filters: MetadataFilters | None = None,
        **_: Any,
    ) -> None:
        """Remove the nodes with these ids that pass the filters; with neither, nothing."""
        if node_ids is None and filters is None:
            return
        with self._changing:
            self._now = self._without(self._now.chosen(filters, node_ids))

    def clear(self) -> None:
        """Remove everything."""
        with self._changing:
            self._now = _Snapshot()

    def get_nodes(
        self, node_ids: list[str] | None = None, filters: MetadataFilters | None = None
    ) -> list[BaseNode]:
        """The nodes with these ids that pass the filters, oldest first, without their text."""
        now = self._now
        return [_node(now.metadata[row]) for row in np.flatnonzero(now.chosen(filters, node_ids))]

    def query(self, query: VectorStoreQuery, **_: Any) -> VectorStoreQueryResult:
        """The nearest nodes, best first: their ids and cosines; ties in the order they were added.

        Raises:
            ValueError: the query has no embedding, one of another dimension, or asks for another
                mode than the default.
        """
        if query.mode != VectorStoreQueryMode.DEFAULT:
            raise ValueError(f"This store answers queries by nearness only, not {query.mode.value}")
        if query.query_embedding is None:
            raise ValueError("The query has no embedding")
        now = self._now
        allowed = now.chosen(query.filters, query.node_ids, query.doc_ids)
        found = _search(
            now, np.array(query.query_embedding, np.float32), query.similarity_top_k, allowed
        )
        rows = np.searchsorted(now.keys, [key for key, _ in found])
        return VectorStoreQueryResult(
            ids=[str(now.metadata[row]["id"]) for row in rows],
            similarities=[similarity for _, similarity in found],
        )

    def nearest(
        self,
        vector: Vectors,
        limit: int,
        *,
        labels: Labels = None,
        where: Filter = EVERYTHING,
        ids: Sequence[str] | None = None,
    ) -> dict[str, float]:
        """Ids and cosines of the nearest passages, best first.

        Args:
            vector: float32, (dimension,), unit length.
            limit: how many at most.
            labels: only passages of documents that carry one of these; None: of all.
            where: only passages that it lets through.
            ids: only these passages; None: all.
        """
        result = self.query(
            VectorStoreQuery(
                query_embedding=vector.tolist(),
                similarity_top_k=limit,
                node_ids=None if ids is None else [*ids],
                filters=_filters(labels, where),
            )
        )
        return dict(zip(result.ids or [], result.similarities or [], strict=True))

    def persist(self, persist_path: str, fs: Any = None) -> None:
        """Write nothing: the record keeps the vectors, and ``follow`` builds the store from it."""

    def _without(self, leaving: Mask) -> _Snapshot:
        now = self._now
        if not leaving.any():
            return now
        staying = ~leaving
        return _Snapshot(
            index=_changed(now.index, now.keys[leaving], now.keys[:0], None),
            keys=now.keys[staying],
            metadata=tuple(itertools.compress(now.metadata, staying)),
        )


def _filters(labels: Labels, where: Filter) -> MetadataFilters | None:
    """The filters that let through what ``Record.keys`` would list; None where that is everything."""
    filters: list[MetadataFilter | MetadataFilters] = [
        MetadataFilter(key=name, value=value) for name, value in where.values().items()
    ]
    for day, operator in (
        (where.date_from, FilterOperator.GTE),
        (where.date_to, FilterOperator.LTE),
    ):
        if day is not None:
            filters.append(MetadataFilter(key="date", value=day.isoformat(), operator=operator))
    if labels is not None:
        filters.append(
            MetadataFilter(key="labels", value=sorted(labels), operator=FilterOperator.ANY)
        )
    return MetadataFilters(filters=filters) if filters else None


def _changed(index: Any, gone: Keys, keys: Keys, vectors: Vectors | None) -> Any:
    """A FAISS index with some keys removed and some added; the one given is left as it is."""
    if index is None and (vectors is None or not len(keys)):
        return None
    if index is None and vectors is not None:
        changed = faiss.index_factory(vectors.shape[1], KIND, faiss.METRIC_INNER_PRODUCT)
        changed.train(np.zeros((1, vectors.shape[1]), np.float32))  # fp16 learns nothing, but asks
    else:
        changed = faiss.clone_index(index)
    if len(gone):
        changed.remove_ids(faiss.IDSelectorBatch(gone))
    if vectors is not None and len(keys):
        if vectors.shape[1] != changed.d:
            raise ValueError(f"Vectors of {vectors.shape[1]} dimensions in a store of {changed.d}")
        changed.add_with_ids(np.ascontiguousarray(vectors), keys)
    return changed


def _search(now: _Snapshot, vector: Vectors, limit: int, allowed: Mask) -> list[tuple[int, float]]:
    """Keys and cosines of the nearest allowed rows, best first, then by key."""
    count = min(limit, int(allowed.sum()))
    if now.index is None or count <= 0:
        return []
    if vector.shape != (now.index.d,):
        raise ValueError(f"A query of {vector.shape} in a store of {now.index.d} dimensions")
    parameters = None
    if not allowed.all():
        bits = np.zeros(int(now.keys[-1]) + 1, np.bool_)
        bits[now.keys[allowed]] = True
        packed = np.packbits(bits, bitorder="little")
        # FAISS's type stubs describe the C++ signatures of these two, not Python's.
        selector = faiss.IDSelectorBitmap(packed)  # type: ignore[call-arg, arg-type]
        parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
    cosines, keys = now.index.search(vector[None, :], count, params=parameters)
    found = zip(keys[0].tolist(), cosines[0].tolist(), strict=True)
    return sorted(((k, c) for k, c in found if k >= 0), key=lambda pair: (-pair[1], pair[0]))


def _metadata(node: BaseNode) -> Metadata:
    return {**node.metadata, "id": node.node_id, SOURCE: node.ref_doc_id or "None"}


def _node(metadata: Metadata) -> TextNode:
    source = str(metadata[SOURCE])
    values = {name: value for name, value in metadata.items() if name not in {"id", SOURCE}}
    relationships: dict[NodeRelationship, Any] = {}
    if source != "None":
        relationships[NodeRelationship.SOURCE] = RelatedNodeInfo(node_id=source)
    return TextNode(id_=str(metadata["id"]), metadata=values, relationships=relationships)
