"""How a document's understood structure and its places on the page are kept in the record.

The one thing to know: what is decoded equals what was encoded, field for
field, so that a register built from the record is the one that reading the
files anew would give.
"""

import json
import zlib
from functools import cache
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from corpus import Box, Mandate, Mark, MarkKind, Meeting, Note, PlacedWord, Span

__all__ = [
    "decode_format",
    "decode_meaning",
    "decode_words",
    "encode_format",
    "encode_meaning",
    "encode_words",
]

_PLACE = np.dtype([
    ("start", "<u4"), ("end", "<u4"), ("page", "<u4"),
    ("left", "<f4"), ("top", "<f4"), ("right", "<f4"), ("bottom", "<f4"),
])  # fmt: skip


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter({"Meeting": Meeting, "Mandate": Mandate}[name])


def encode_meaning(meaning: Meeting | Mandate) -> str:
    """A meeting or mandate as JSON."""
    name = type(meaning).__name__
    fields = _adapter(name).dump_python(meaning, mode="json", exclude_defaults=True)
    return json.dumps({"kind": name, **fields}, ensure_ascii=False)


def decode_meaning(encoded: str) -> Meeting | Mandate:
    """What ``encode_meaning`` was given."""
    fields = json.loads(encoded)
    meaning: Meeting | Mandate = _adapter(fields.pop("kind")).validate_python(fields)
    return meaning


def encode_format(marks: tuple[Mark, ...], furniture: Span | None, notes: tuple[Note, ...]) -> str:
    """What a file's format says of its lines, what its pages repeat, and the reader's notes."""
    return json.dumps(
        {
            "marks": [[m.span.start, m.span.end, m.kind, m.level] for m in marks],
            "furniture": [furniture.start, furniture.end] if furniture else None,
            "notes": [[note.kind, note.message] for note in notes],
        },
        ensure_ascii=False,
    )


def decode_format(encoded: str) -> tuple[tuple[Mark, ...], Span | None, tuple[Note, ...]]:
    """What ``encode_format`` was given."""
    fields = json.loads(encoded)
    marks = tuple(Mark(Span(s, e), MarkKind(kind), level) for s, e, kind, level in fields["marks"])
    furniture = Span(*fields["furniture"]) if fields["furniture"] else None
    return marks, furniture, tuple(Note(*note) for note in fields["notes"])


def encode_words(words: tuple[PlacedWord, ...]) -> bytes | None:
    """Where words are printed, packed; None where that is unknown. Places are kept as float32."""
    if not words:
        return None
    rows = [
        (w.span.start, w.span.end, w.box.page, w.box.left, w.box.top, w.box.right, w.box.bottom)
        for w in words
    ]
    return zlib.compress(np.array(rows, _PLACE).tobytes(), 6)


def decode_words(packed: bytes | None) -> tuple[PlacedWord, ...]:
    """What ``encode_words`` was given, the places rounded to float32."""
    if packed is None:
        return ()
    rows = np.frombuffer(zlib.decompress(packed), _PLACE).tolist()
    return tuple(
        PlacedWord(Span(start, end), Box(page, left, top, right, bottom))
        for start, end, page, left, top, right, bottom in rows
    )
