"""Markdown: read as the text that it is; its headings and lists are seen by whoever reads its lines."""

from corpus.readers.extracted import Extracted
from corpus.readers.text import decoded

__all__ = ["read_markdown"]


def read_markdown(raw: bytes) -> Extracted:
    """A Markdown file's characters, untouched.

    Raises:
        DocumentError: it is no text, or in an encoding that cannot be told.
    """
    return Extracted(decoded(raw, "md"), markdown=True)
