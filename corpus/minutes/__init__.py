"""Minutes as a meeting: head, agenda, items and their sections."""

from corpus.minutes.attachments import find_attachments, has_attachment, item_attachments
from corpus.minutes.meeting import parse_minutes

__all__ = [
    "find_attachments",
    "has_attachment",
    "item_attachments",
    "parse_minutes",
]
