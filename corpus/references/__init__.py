"""Words that name an item, a meeting or a document elsewhere."""

from corpus.references.named import find_references

__all__ = [
    "find_references",
]
