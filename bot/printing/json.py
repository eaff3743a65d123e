"""What every ``--json`` shares: the shape of a citation.

The one thing to know: the JSON is an outward contract; fields may be added,
none is renamed or dropped.
"""

from typing import TypeAlias

from bot.answer import Citation

__all__ = ["Json", "citation_json"]

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def citation_json(citation: Citation) -> dict[str, Json]:
    """A citation as every ``--json`` prints it."""
    return {
        "marker": citation.marker,
        "passage_id": citation.passage_id,
        "document": citation.document,
        "title": citation.title,
        "body": citation.body,
        "meeting": citation.meeting,
        "date": citation.date.isoformat() if citation.date else None,
        "item": citation.item,
        "item_title": citation.item_title,
        "section": citation.section.value,
        "heading": citation.heading,
        "page": citation.page,
        "lines": list(citation.lines),
        "span": [citation.span.start, citation.span.end],
        "quote": citation.quote,
        "url": citation.url,
    }
