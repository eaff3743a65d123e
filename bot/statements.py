"""The units of a passage that can be quoted, and which of them state a conclusion.

The one thing to know: a unit is never torn from what it hangs on: a conclusion
keeps its reservation, a list its opening.
"""

import re
from collections.abc import Iterator

from bot.vocabulary import BODIES, CONCLUSION, DECIDES, RESERVATION
from corpus import Passage, Span, mend, quotable

__all__ = ["states_conclusion", "units"]

_LIST = 6  # entries quoted with the words that open their list


def units(text: str, passage: Passage) -> Iterator[Span]:
    """A passage's sentences; what must not be read apart stays together.

    A list's opening goes with its list, a label with what follows, and a conclusion with the
    reservation in the next sentence.
    """
    spans = quotable(text, passage)
    for at, span in enumerate(spans):
        words = mend(text, span)
        following = spans[at + 1 : at + 1 + _LIST]
        if words.endswith(":") and following:
            yield Span(span.start, following[-1].end)
        elif following and (
            _is_label(text, span, words) or _reserves(text, passage, words, following[0])
        ):
            yield Span(span.start, following[0].end)
        else:
            yield span


def states_conclusion(text: str, passage: Passage) -> bool:
    """Whether a sentence states the body's conclusion rather than a party's position."""
    if CONCLUSION.search(text):
        return True
    decides = DECIDES.search(text)
    if not decides or "," in text[: decides.start()]:
        return False  # "…, som styregruppen har besluttet" is no conclusion
    subject = {word.lower() for word in re.findall(r"[^\W\d_]+", text[: decides.start()])[:8]}
    own = set(re.findall(r"[^\W\d_]{3,}", (passage.body or "").lower())[:6])
    return bool(subject & (BODIES | own))


def _is_label(text: str, span: Span, words: str) -> bool:
    """Whether a unit is a heading run into its paragraph ("Status på drift. Etableringen …")."""
    bare = not any(c.isdigit() for c in words) and "," not in words
    opens = re.search(r"\n[ \t\f\r]*\n\s*$|^\s*$", text[: span.start])
    return bare and bool(opens) and len(words.split()) <= 5 and words.endswith((".", ":", ".**"))


def _reserves(text: str, passage: Passage, words: str, following: Span) -> bool:
    """Whether the sentence after a conclusion says what it hangs on."""
    reservation = RESERVATION.search(mend(text, following))
    return bool(reservation) and states_conclusion(words, passage)
