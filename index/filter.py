"""What narrows a search: the meeting, the period, the body, the item or the document asked about."""

from dataclasses import dataclass
from datetime import date

__all__ = ["EVERYTHING", "Filter"]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which passages a search may find; what is None does not narrow it.

    Each value must equal the passage's own, as ``Passage`` spells it. A passage
    without a date lies outside every period.

    Attributes:
        meeting: "19. møde".
        date_from: first day, inclusive.
        date_to: last day, inclusive.
        document: ``Document.path``.
    """

    meeting: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    body: str | None = None
    item: str | None = None
    document: str | None = None

    def values(self) -> dict[str, str]:
        """The fields that must be equal, by the name of ``Passage``'s attribute."""
        fields = ("meeting", "body", "item", "document")
        return {name: value for name in fields if (value := getattr(self, name)) is not None}


EVERYTHING = Filter()
