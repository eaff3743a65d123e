import subprocess
import sys

HEAVY = {"faiss", "llama_index", "sentence_transformers", "tantivy", "torch", "transformers"}
IMPORTED = """
import sys
import index
from index import Record, load_embedder, reindex
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_importing_the_index_loads_no_model_library() -> None:
    """Looking up a citation or the status must not wait for the search libraries."""
    run = subprocess.run(
        [sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True
    )
    assert HEAVY.isdisjoint(run.stdout.split())


def test_every_public_name_is_there() -> None:
    """What ``__all__`` promises can be imported, also what is loaded on first use."""
    import index

    for name in index.__all__:
        assert getattr(index, name) is not None
