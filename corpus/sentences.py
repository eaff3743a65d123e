"""Sentences of running text, as spans.

The one thing to know: a full stop ends a sentence only where no abbreviation
(*ca. 1.100 kr. pr.*), ordinal (*den 17. januar*) or initial stands before it;
blank lines, bullets and a colon at a line end always part.
"""

import re

from corpus.model import Span
from corpus.terms import keys
from corpus.text import strip_span

__all__ = ["BULLET", "split_sentences"]

# "19. møde" opens no list entry: after a number comes a capital.
BULLET = r"(?:[-*+•‣▪◦·–\uf0b7\uf0a7]|\(?\d{1,2}[.)](?=[ \t]+[^a-zæøå\s])|\(?[a-hA-H][.)])"

# Where a block ends whatever its punctuation: a blank line, or a line that opens a bullet
# (" nødvendigheden i at …", "* Merged", "2. Next item").
_BLOCK = re.compile(
    rf"\n[ \t\f\r]*\n\s*|\n(?=[ \t]*(?:{BULLET})[ \t]+\S)|\n(?=[ \t]*[\uf0b7•])|(?<=:)[ \t]*\r?\n(?=\s*[^\W\d_a-zæøå])"
    r"|\n(?=[ \t]*[A-Z]{1,3}\d{1,3}[./-]\d{1,3}[:.)]?[ \t]+[A-Z])"  # "A6.2 MN to confirm …"
    r"|\n(?=[ \t]*(?:#{1,6}[ \t]|\|))"
)
_LEAD = re.compile(rf"[ \t\f]*(?:{BULLET})[ \t]+|[ \t]*[\uf0b7•][ \t]*|[ \t]*#{{1,6}}[ \t]+")
_STOP = re.compile(r"[.!?][\"”’»)\]]*(?P<gap>\s+)(?=[\"“„”»(\[*_£€$@]*[^\W_])")
_LOWER_WORD = re.compile(r"(?<![\w-])(?P<word>[a-zæøå]{2,})\s+$")
_BEFORE_NAMES = frozenset(
    """
    fra af til ved med hos og samt by from of to with and for at
    """.split()
)
_BEFORE = re.compile(r"(?P<token>[^\s(]+)$")
_SHORT = 60  # characters of a line that was not broken for its length
_REACH = 80  # characters looked back at, so that long sentences cost no more than short ones


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop of ``match`` ends the sentence that began at ``start``."""
    following = text[match.end() : match.end() + 24].lstrip('"“„”»([*_')
    if following[:1].islower():
        return False
    if text[match.start()] != ".":
        return True
    before = _BEFORE.search(text, max(start, match.start() - _REACH), match.start())
    token = before["token"].casefold() if before else ""
    if token in keys("closing_abbreviations"):
        return following[:1].isupper()
    if token in keys("abbreviations"):
        return False
    if token.isdigit() and len(token) <= 2:
        # "18. December" and a number that opens the line ("3. Budget") go on
        word = re.match(r"[^\W\d_]+", following)
        opens = before is not None and not text[start : before.start()].strip()
        return not opens and not (word and word.group().casefold() in keys("months"))
    if len(token) == 1 and token.isalpha() and before is not None:
        # "model A. Udvalget" ends here, "fra H. Hansen" does not
        word = _LOWER_WORD.search(text, max(start, before.start() - _REACH), before.start())
        return word is not None and word["word"] not in _BEFORE_NAMES
    return True


def _entry_end(text: str, start: int, end: int) -> int:
    """Where a list entry ends that the text below it goes on from, at a line that opens anew.

    A short line is no line that was broken, so what begins below it with a capital is new.
    """
    line = text.find("\n", start, end)
    opened = text.rfind("\n", 0, start) + 1
    if line < 0 or line - opened > _SHORT or not text[line + 1 : line + 2].isupper():
        return end
    before = text[start:line].rstrip()
    last = before.rsplit(None, 1)[-1].casefold() if before else ""
    return end if not before or before[-1] in ",-–/&" or last in _BEFORE_NAMES else line


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of ``text[span]`` in order, without bullets and white space around them.

    A sentence never runs over a blank line or into the next bullet.
    """
    blocks: list[Span] = []
    at = span.start
    for match in _BLOCK.finditer(text, span.start, span.end):
        blocks.append(Span(at, match.start()))
        at = match.end()
    blocks.append(Span(at, span.end))

    sentences: list[Span] = []
    for block in blocks:
        lead = _LEAD.match(text, block.start, block.end)
        start = lead.end() if lead else block.start
        end = _entry_end(text, start, block.end) if lead else block.end
        for stop in dict.fromkeys((end, block.end)):
            for match in _STOP.finditer(text, start, stop):
                if match.start() >= start and _ends(text, start, match):
                    sentences.append(strip_span(text, Span(start, match.start("gap"))))
                    start = match.end()
            sentences.append(strip_span(text, Span(start, stop)))
            start = stop
    return tuple(s for s in sentences if re.search(r"\w", text[s.start : s.end]))
