"""What pages give together: one text with its places."""

from dataclasses import dataclass

from corpus.model import Mark, PlacedWord, Span

__all__ = ["Composed"]


@dataclass(frozen=True, slots=True)
class Composed:
    """A text and what is known of its places; as in ``Extracted``."""

    text: str
    pages: tuple[Span, ...]
    marks: tuple[Mark, ...]
    words: tuple[PlacedWord, ...]
    furniture: Span | None
