"""Plain text: its characters, whatever the encoding, and its pages where form feeds part them.

The one thing to know: nothing is cleaned. ``Extracted.text`` is the decoded file,
character for character.
"""

import re

from charset_normalizer import from_bytes

from corpus.errors import DocumentError
from corpus.model import Span
from corpus.readers.extracted import Extracted

__all__ = ["decoded", "read_text"]

_HEAD = 65536
_LONG = 400_000  # bytes that a guess at the encoding looks at
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
# Encodings of one byte a letter that Danish and English texts come in: Windows, Latin-9, DOS, Mac.
_NARROW = ("cp1252", "iso8859-15", "cp850", "cp865", "mac_roman")
_LETTERS = frozenset("æøåÆØÅéÉüÜöÖäÄèáóòêëïôçñíúàâðþß")
_SIGNS = frozenset("§«»–—‘’“”„•·…°½¼¾´€£©®™±×µ\u00a0\u00ad²³")


def read_text(raw: bytes, suffix: str = ".txt") -> Extracted:
    """A text file's characters.

    Raises:
        DocumentError: it is no text, or in an encoding that cannot be told.
    """
    text = decoded(raw, suffix.lstrip("."))
    return Extracted(text, pages=_pages(text))


def decoded(raw: bytes, suffix: str) -> str:
    """The characters of a file that should be text.

    Raises:
        DocumentError: it is no text, or in an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding).removeprefix("\ufeff")
            except UnicodeDecodeError:
                break
    if wide := _wide(raw):
        return raw.decode(wide, "replace")
    if is_binary(raw):
        raise DocumentError(
            f"it is a binary file, not text, although its name ends in {suffix or 'nothing'}. "
            "Save the document as text."
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(raw)


def is_binary(raw: bytes) -> bool:
    """Whether bytes are no text in any encoding of one or more bytes a letter."""
    head = raw[:_HEAD]
    if b"\x00" in head:
        return _wide(raw) is None and not raw.startswith(tuple(mark for mark, _ in _MARKS))
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x0b\x1a" for byte in head)
    return controls > 0.02 * len(head)


def _wide(raw: bytes) -> str | None:
    """UTF-16 that does not say so: every other byte of Latin text is null."""
    head = raw[:4096]
    if len(head) < 8 or b"\x00" not in head:
        return None
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.6 and even < 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.02 else None


def _guessed(raw: bytes) -> str:
    """By what the letters beyond ASCII make of the words around them."""
    head = raw[:_LONG]
    scores = {encoding: _score(head.decode(encoding, "replace")) for encoding in _NARROW}
    best = max(_NARROW, key=lambda encoding: scores[encoding])
    if scores[best] > 0:
        return raw.decode(best, "replace")
    guess = from_bytes(raw, cp_isolation=["cp1252", "latin_1", "cp865", "mac_roman"]).best()
    if guess is None:
        raise DocumentError("its encoding is not known. Save it as UTF-8.")
    return str(guess)


def _score(text: str) -> float:
    """How much the letters beyond ASCII look as if they were meant: 1 at best, below 0 for rubbish."""
    beyond = re.findall(r"(?s)(?<=(.))?([^\x00-\x7f])(?=(.))?", text)
    total = 0.0
    for before, letter, after in beyond:
        inside = before.isalpha() and after.isalpha()
        if letter in _LETTERS:
            # "Ø" within a word of small letters is some other letter, read wrongly.
            total += -1 if letter.isupper() and before.islower() and before.isascii() else 1
        elif letter in _SIGNS:
            total += -1 if inside and letter not in "’´\u00ad–" else 0.4
        else:
            total -= 1
    return total / len(beyond) if beyond else 0.0


def _pages(text: str) -> tuple[Span, ...]:
    """The pages that form feeds end; none where they part nothing."""
    ends = [match.end() for match in re.finditer("\f", text)]
    if ends and not text[ends[-1] :].strip():
        ends[-1] = len(text)
    else:
        ends.append(len(text))
    starts = [0, *ends[:-1]]
    pages = tuple(Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end)
    return pages if len(pages) > 1 else ()
