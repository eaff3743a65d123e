"""The contract of a LlamaIndex vector store, kept by LlamaIndex's own and by ours."""

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hashing_embedder import HashingEmbedder
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores import SimpleVectorStore
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    FilterCondition,
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
    VectorStoreQueryMode,
)

from index import Record, reindex
from index.vectors import PassageVectorStore

Store = BasePydanticVectorStore
DIMENSION = 16
STORES = [
    pytest.param(SimpleVectorStore, id="LlamaIndex in memory"),
    pytest.param(PassageVectorStore, id="ours"),
]


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Store:
    made: Store = request.param()
    return made


def direction(seed: int) -> list[float]:
    vector = np.random.default_rng(seed).normal(size=DIMENSION)
    unit: list[float] = (vector / np.linalg.norm(vector)).tolist()
    return unit


def node(name: str, document: str = "d", **metadata: object) -> TextNode:
    """A node whose vector is its name's alone."""
    return TextNode(
        id_=name,
        text=name,
        embedding=direction(sum(ord(letter) * 31**n for n, letter in enumerate(name)) % 10_000),
        metadata=metadata,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=document)},
    )


def nearest(store: Store, like: TextNode, count: int = 10, **query: object) -> list[str]:
    result = store.query(
        VectorStoreQuery(query_embedding=like.embedding, similarity_top_k=count, **query)  # type: ignore[arg-type]
    )
    return list(result.ids or [])


def test_nearest_come_first(store: Store) -> None:
    """A query gives as many nodes as asked for, by falling cosine."""
    nodes = [node(name) for name in "abcdefgh"]
    assert store.add(nodes) == list("abcdefgh")
    query = direction(1)
    result = store.query(VectorStoreQuery(query_embedding=query, similarity_top_k=5))
    cosines = {one.node_id: float(np.dot(query, one.get_embedding())) for one in nodes}
    assert result.ids == sorted(cosines, key=lambda name: -cosines[name])[:5]
    assert result.similarities == pytest.approx([cosines[name] for name in result.ids], abs=1e-3)


def test_empty_store_finds_nothing(store: Store) -> None:
    """A query to a store without nodes is answered, with nothing."""
    assert nearest(store, node("a")) == []
    store.add([])
    assert nearest(store, node("a")) == []


def test_asking_for_more_than_there_is(store: Store) -> None:
    """A query for more nodes than there are gives each once."""
    store.add([node("a"), node("b")])
    assert nearest(store, node("a"), 50) == ["a", "b"]


def test_deleting_a_document_takes_its_nodes_only(store: Store) -> None:
    """Delete goes by document: all its nodes leave, and those of others stay."""
    store.add([node("a", "one"), node("b", "two"), node("c", "one")])
    store.delete("one")
    assert nearest(store, node("a")) == ["b"]
    store.delete("unknown")
    assert nearest(store, node("b")) == ["b"]


def test_node_added_after_a_deletion_takes_nobody_elses_place(store: Store) -> None:
    """Add three, delete the first, add a fourth: each is found by its own vector, and only it."""
    store.add([node("a", "one"), node("b", "two"), node("c", "three")])
    store.delete("one")
    store.add([node("d", "four")])
    for name in "bcd":
        assert nearest(store, node(name), 1) == [name]
    store.delete("four")
    assert nearest(store, node("c"), 1) == ["c"]
    assert sorted(nearest(store, node("d"))) == ["b", "c"]


def test_adding_a_node_again_replaces_it(store: Store) -> None:
    """A node id stands for one node: its last vector and metadata."""
    store.add([node("a", colour="red"), node("b", colour="red")])
    moved = node("a", colour="blue").model_copy(update={"embedding": direction(4711)})
    store.add([moved])
    assert sorted(nearest(store, node("b"))) == ["a", "b"]
    red = MetadataFilters(filters=[MetadataFilter(key="colour", value="red")])
    assert nearest(store, moved, filters=red) == ["b"]


def test_random_adds_and_deletes_never_give_a_wrong_node(store: Store) -> None:
    """After any history, each node that should be there answers to its vector, and no other is there."""
    rng = random.Random(3)
    there: dict[str, str] = {}
    for step in range(120):
        if there and rng.random() < 0.4:
            document = rng.choice(sorted(set(there.values())))
            store.delete(document)
            there = {name: other for name, other in there.items() if other != document}
        else:
            batch = {f"n{step}-{n}": f"d{rng.randrange(12)}" for n in range(rng.randrange(1, 4))}
            store.add([node(name, document) for name, document in batch.items()])
            there |= batch
    assert sorted(nearest(store, node("x"), 1000)) == sorted(there)
    for name in there:
        assert nearest(store, node(name), 1) == [name]


FRUIT = {
    "apple": {"colour": "red", "weight": 90, "labels": ["public", "sweet"], "day": "2025-01-03"},
    "cherry": {"colour": "red", "weight": 5, "labels": ["public"], "day": "2025-02-01"},
    "lemon": {"colour": "yellow", "weight": 70, "labels": ["sour"], "day": "2024-12-31"},
    "water": {"weight": 1000, "labels": []},
}


@pytest.mark.parametrize(
    ("key", "operator", "value", "expected"),
    [
        ("colour", FilterOperator.EQ, "red", {"apple", "cherry"}),
        ("colour", FilterOperator.NE, "red", {"lemon", "water"}),
        ("weight", FilterOperator.GT, 70, {"apple", "water"}),
        ("weight", FilterOperator.GTE, 70, {"apple", "lemon", "water"}),
        ("weight", FilterOperator.LT, 70, {"cherry"}),
        ("weight", FilterOperator.LTE, 70, {"cherry", "lemon"}),
        ("day", FilterOperator.GTE, "2025-01-03", {"apple", "cherry"}),
        ("colour", FilterOperator.IN, ["yellow", "blue"], {"lemon"}),
        ("colour", FilterOperator.NIN, ["yellow", "blue"], {"apple", "cherry", "water"}),
        ("labels", FilterOperator.ANY, ["sour", "sweet"], {"apple", "lemon"}),
        ("labels", FilterOperator.ALL, ["public", "sweet"], {"apple"}),
        ("labels", FilterOperator.CONTAINS, "public", {"apple", "cherry"}),
        ("colour", FilterOperator.TEXT_MATCH, "ell", {"lemon"}),
        ("colour", FilterOperator.TEXT_MATCH_INSENSITIVE, "RED", {"apple", "cherry"}),
        ("labels", FilterOperator.IS_EMPTY, None, {"water"}),
        ("colour", FilterOperator.IS_EMPTY, None, {"water"}),
        ("unknown", FilterOperator.EQ, "x", set()),
        ("colour", FilterOperator.EQ, "red' OR '1'='1", set()),
    ],
)
def test_filter_operator(
    store: Store, key: str, operator: FilterOperator, value: object, expected: set[str]
) -> None:
    """Every operator lets through what LlamaIndex says, however near the others are."""
    store.add([node(name, **metadata) for name, metadata in FRUIT.items()])
    one = MetadataFilter(key=key, operator=operator, value=value)  # type: ignore[arg-type]
    found = nearest(store, node("lemon"), filters=MetadataFilters(filters=[one]))
    assert set(found) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (FilterCondition.AND, {"apple"}),
        (FilterCondition.OR, {"apple", "cherry", "water"}),
        (FilterCondition.NOT, {"lemon"}),
    ],
)
def test_filter_conditions(store: Store, condition: FilterCondition, expected: set[str]) -> None:
    """Filters are joined by all, any, or none of them."""
    store.add([node(name, **metadata) for name, metadata in FRUIT.items()])
    filters = MetadataFilters(
        filters=[
            MetadataFilter(key="colour", value="red"),
            MetadataFilter(key="weight", value=80, operator=FilterOperator.GT),
        ],
        condition=condition,
    )
    assert set(nearest(store, node("lemon"), filters=filters)) == expected


def test_filter_leaves_the_count_whole(store: Store) -> None:
    """A narrow filter is applied while searching: far nodes that pass it are all found."""
    store.add([node(f"n{n}", group="few" if n % 100 == 0 else "many") for n in range(500)])
    few = MetadataFilters(filters=[MetadataFilter(key="group", value="few")])
    found = nearest(store, node("n7"), 5, filters=few)
    assert set(found) == {"n0", "n100", "n200", "n300", "n400"}


def test_deleting_nodes_by_id_and_filter(store: Store) -> None:
    """Nodes can be deleted by id, by filter, or by both together; an empty list deletes none."""
    store.add([node(name, **metadata) for name, metadata in FRUIT.items()])
    store.delete_nodes([])
    assert len(nearest(store, node("x"))) == 4
    red = MetadataFilters(filters=[MetadataFilter(key="colour", value="red")])
    store.delete_nodes(["apple", "lemon"], filters=red)
    assert set(nearest(store, node("x"))) == {"cherry", "lemon", "water"}
    store.delete_nodes(["lemon"])
    assert set(nearest(store, node("x"))) == {"cherry", "water"}


def test_query_can_be_kept_to_some_nodes(store: Store) -> None:
    """A query may name the nodes it is about."""
    store.add([node(name) for name in "abc"])
    assert nearest(store, node("a"), node_ids=["c", "b", "unknown"])[:1] != ["a"]
    assert set(nearest(store, node("a"), node_ids=["c", "b", "unknown"])) == {"b", "c"}


def test_clear_forgets_everything(store: Store) -> None:
    """After clear the store is empty and can be filled again."""
    store.add([node("a")])
    store.clear()
    assert nearest(store, node("a")) == []
    store.add([node("b")])
    assert nearest(store, node("a")) == ["b"]


# Ours only.


def test_conditions_nest() -> None:
    """A group of filters may stand in another group."""
    store = PassageVectorStore()
    store.add([node(name, **metadata) for name, metadata in FRUIT.items()])
    not_public = MetadataFilters(
        filters=[MetadataFilter(key="labels", value="public", operator=FilterOperator.CONTAINS)],
        condition=FilterCondition.NOT,
    )
    light = MetadataFilter(key="weight", value=100, operator=FilterOperator.LT)
    both = MetadataFilters(filters=[not_public, light])
    assert nearest(store, node("apple"), filters=both) == ["lemon"]


def test_nodes_can_be_listed_without_their_text() -> None:
    """The store gives back ids, metadata and sources; the words are the record's."""
    store = PassageVectorStore()
    store.add([node("a", "one", colour="red"), node("b", "two", colour="blue")])
    red = MetadataFilters(filters=[MetadataFilter(key="colour", value="red")])
    (found,) = store.get_nodes(filters=red)
    assert (found.node_id, found.ref_doc_id, found.metadata) == ("a", "one", {"colour": "red"})
    assert [one.node_id for one in store.get_nodes(["b"])] == ["b"]


@pytest.mark.parametrize(
    "query",
    [
        VectorStoreQuery(query_embedding=None),
        VectorStoreQuery(query_embedding=[1.0, 0.0]),
        VectorStoreQuery(query_embedding=direction(1), mode=VectorStoreQueryMode.HYBRID),
    ],
    ids=["no vector", "another dimension", "another mode"],
)
def test_unanswerable_query_is_refused(query: VectorStoreQuery) -> None:
    """A query that cannot be answered is an error, not an empty answer."""
    store = PassageVectorStore()
    store.add([node("a")])
    with pytest.raises(ValueError, match=r"query|store"):
        store.query(query)


def test_node_of_another_dimension_is_refused() -> None:
    """A vector that does not fit leaves the store as it was."""
    store = PassageVectorStore()
    store.add([node("a")])
    with pytest.raises(ValueError, match="dimensions"):
        store.add([TextNode(id_="b", embedding=[1.0, 0.0])])
    assert nearest(store, node("a")) == ["a"]


def test_snapshot_in_use_is_not_changed() -> None:
    """A change puts a new index in place of the old one, which a search may still be reading."""
    store = PassageVectorStore()
    store.add([node("a"), node("b")])
    before = store.client
    store.delete_nodes(["a"])
    assert (before.ntotal, store.client.ntotal) == (2, 1)


def test_store_follows_the_record(indexed: Record) -> None:
    """Following gives every passage of the record under its id, and follows on from there."""
    store = PassageVectorStore()
    store.follow(indexed)
    assert {one.node_id for one in store.get_nodes()} == {p.id for p in indexed.passages()}
    assert store.seq == indexed.change_seq
    for passage in indexed.passages():
        (found,) = store.get_nodes([passage.id])
        assert found.ref_doc_id == passage.document
        assert found.metadata["item"] == passage.item


def test_store_that_followed_step_by_step_equals_a_fresh_one(
    indexed: Record,
    embedder: HashingEmbedder,
    write: Callable[[str, str], None],
    folder: Path,
) -> None:
    """Whatever the steps, a store in step with the record answers as one built from it now."""
    stepwise = PassageVectorStore()
    stepwise.follow(indexed)
    for n in range(4):
        write("kommissorium-driftsudvalget.md", f"# Kommissorium\n\n## Formål\n\nVersion {n}.\n")
        write(f"nyt-{n}.md", f"# Kommissorium nr. {n}\n\n## Formål\n\nOpgave nummer {n}.\n")
        reindex(folder, indexed, embedder)
        stepwise.follow(indexed)
    fresh = PassageVectorStore()
    fresh.follow(indexed)
    for question in ("Version 3", "nummer 2", "nye målere"):
        query = VectorStoreQuery(embedder.embed_question(question).tolist(), similarity_top_k=50)
        assert stepwise.query(query) == fresh.query(query)
