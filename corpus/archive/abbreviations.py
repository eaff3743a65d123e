"""Abbreviations, and where the documents say what they stand for.

The one thing to know: a pair counts as a definition only where the letters fit,
"Nationalt Genom Center (NGC)" but not "Anna Holm (DR)". A name whose initials
are an abbreviation ("Danske Regioner" and DR) is no definition; ``expansions``
knows it all the same, because a reader can find it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from corpus.archive.archive import Archive
from corpus.model import Document, Span
from corpus.terms import from_words, phrases, words
from corpus.text import MendedText

__all__ = ["Abbreviation", "abbreviations_used", "expansions", "find_abbreviations", "glossary"]

# "NGC", "DPIA", "EØS", "R&D", "H2020"; not "NGC-er", not a part of "FlexDok"
SHORT = r"[A-ZÆØÅ][A-ZÆØÅ0-9&]{0,8}[A-ZÆØÅ0-9]"
_NAME_WORDS = r"[^\W\d_][\w.-]*(?:[ \t/]+[\w.&-]+){0,9}?"
_USED = re.compile(
    rf"(?<![\w./@#&-]){SHORT}(?:(?=['’][a-zæøå]{{1,3}}\b)|(?=-[a-zæøå])|(?![\w/@-]))"
)
# "Nationalt Genom Center (NGC)", "data protection impact assessment (“DPIA”)"
_BEHIND = re.compile(rf"\s*\([\"“”'»]?(?P<short>{SHORT}s?)[\"“”'«]?\)")
# "NGC (Nationalt Genom Center)"
_AHEAD = re.compile(rf"(?<![\w-])(?P<short>{SHORT})\s*\((?P<long>[^()\n;:]{{4,100}})\)")
# "DR: Danske Regioner", "ISM = Indenrigs- og Sundhedsministeriet": a line of a list
_LINE = re.compile(
    rf"^[ \t]*(?:[-*•\uf0b7][ \t]*)?\**(?P<short>{SHORT})\**[ \t]*[:=–-][ \t]*(?P<long>[^\n:]{{4,100}})$",
    re.MULTILINE,
)
# What may stand before a short name, back to the last stop.
_BEFORE = re.compile(r"[^()\n.;:!?]{0,120}$")
# Mending is dear, so a text without any of these is not mended.
_POSSIBLE = re.compile(
    rf"\([\"“”'»]?{SHORT}s?[\"“”'«]?\)|\b{SHORT}\s{{0,3}}\([^()]{{4,100}}\)|{_LINE.pattern}",
    re.MULTILINE,
)
_WORDS = re.compile(r"[^\W_]+")
# "Indenrigs- og Sundhedsministeriet": capitalised words, with small ones between
_RUN = re.compile(
    r"(?<![\w-])[A-ZÆØÅ][\w’'-]*(?:\s{1,2}(?:(?:og|for|af|i|of|and|the|on|in)\s){0,2}[A-ZÆØÅ][\w’'-]*){0,7}"
)
_EDGES = " ,\"“”'»«()"
_CAPITAL = re.compile(r"(?<![^\W_])[A-ZÆØÅ]")


@from_words
def _called() -> re.Pattern[str]:
    return re.compile(rf"[\s,(–-]+{phrases('called')}\s+[\"“”'»]?(?P<short>{SHORT})\b")


@from_words
def _fillers() -> frozenset[str]:
    return frozenset(words("initial_fillers"))


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short name and what it stands for, where a document says so.

    Attributes:
        short: as printed, without a plural's "s".
        long: the words, mended.
        span: of both.
    """

    short: str
    long: str
    span: Span


def find_abbreviations(document: Document) -> tuple[Abbreviation, ...]:
    """The short names that a document defines, in order, each once."""
    if not _POSSIBLE.search(document.text) and not _called().search(document.text):
        return ()
    mended = MendedText.of(document.text)
    found: dict[str, Abbreviation] = {}
    for at, end, short, long in sorted(_definitions(mended.text, document.text)):
        if short not in found and end:
            span = Span(mended.offsets[at], mended.offsets[end - 1] + 1)
            found[short] = Abbreviation(short, long, span)
    return tuple(sorted(found.values(), key=lambda a: a.span))


def _definitions(text: str, raw: str) -> Iterator[tuple[int, int, str, str]]:
    for pattern in (_BEHIND, _called()):
        for match in pattern.finditer(text):
            short = match["short"].removesuffix("s")
            before = _BEFORE.search(text, max(0, match.start() - 120), match.start())
            if before and (long := _ending_in(before.group(), short)):
                yield before.start() + before.group().rindex(long), match.end(), short, long
    for match in _AHEAD.finditer(text):
        long = match["long"].strip(_EDGES)
        if _fits(match["short"], long):
            yield match.start(), match.end(), match["short"], long
    # Lists stand on lines, which mending takes away.
    for match in _LINE.finditer(raw):
        long = " ".join(match["long"].split()).strip(f".*{_EDGES}")
        at = text.find(match["short"]) if _fits(match["short"], long) else -1
        if at >= 0:
            yield at, at + len(match["short"]), match["short"], long


def _ending_in(before: str, short: str) -> str | None:
    """The last words of a phrase that the letters stand for, or None: their initials rather than others."""
    starts = [m.start() for m in _WORDS.finditer(before)]
    phrases_ = [before[at:].rstrip(_EDGES) for at in reversed(starts)]
    opening = [one for one in phrases_ if one[:1].casefold() == short[0].casefold()]
    for fits in (_are_initials, _fits):
        if found := next((one for one in opening if fits(short, one)), None):
            return found
    return None


def _are_initials(short: str, long: str) -> bool:
    return _letters(short) in _initials(long)


def _fits(short: str, long: str) -> bool:
    """Whether the letters can stand for the words: their initials, or letters of them in order."""
    letters = _letters(short)
    if not letters or letters == _letters(long) or long.isupper():
        return False
    return letters in _initials(long) or _in_order(letters, long)


def _letters(words_: str) -> str:
    return re.sub(r"[^a-zæøå0-9]", "", words_.casefold())


def _initials(long: str) -> set[str]:
    """With small words and without; of compounds also the parts ("Indenrigs- og Sundhedsministeriet")."""
    every = [word.casefold() for word in _WORDS.findall(long)]
    bare = [word for word in every if word not in _fillers()]
    found = {"".join(word[0] for word in group) for group in (every, bare) if group}
    if bare and (office := re.search(r".(ministeri|styrelse|udvalg|råd)\w*$", bare[-1])):
        found.add("".join(word[0] for word in bare) + office.group(1)[0])
    return found


def _in_order(letters: str, long: str) -> bool:
    """As "LMS" of "lægemiddelstyrelsen": each letter opens a word or follows in it.

    Only where the words are no more than the letters, so that a chance fit is rare.
    """
    every = [w.casefold() for w in _WORDS.findall(long) if w.casefold() not in _fillers()]
    if not every or len(every) >= len(letters) or every[0][0] != letters[0]:
        return False
    joined = "".join(every)
    at = 0
    for letter in letters:
        at = joined.find(letter, at) + 1
        if not at:
            return False
    # each word must begin with one of the letters
    return all(word[0] in letters for word in every) and sum(map(len, every)) >= 3 * len(letters)


def abbreviations_used(text: str) -> Iterator[tuple[str, Span]]:
    """Abbreviations in capitals as a text uses them, each time, with the offsets in it."""
    for match in _USED.finditer(text):
        short = match.group()
        if sum(letter.isalpha() for letter in short) >= 2:
            yield short, Span(*match.span())


def expansions(texts: Iterable[str], shorts: Iterable[str], *, least: int = 2) -> Mapping[str, str]:
    """For each abbreviation, a name in the texts whose initials it is, where one stands there twice.

    ``least``: how often it must stand there, if not twice.

    Finds what no document defines and any reader can tell: DR where Danske Regioner takes part.
    """
    wanted = {_letters(short): short for short in shorts}
    seen: Counter[tuple[str, str]] = Counter()
    if not wanted:
        return {}
    longest = 2 * max(map(len, wanted))
    for text in texts:
        for match in _RUN.finditer(text):
            run = match.group()
            capitals = "".join(_CAPITAL.findall(run)).casefold()
            if any(letters[:2] in capitals for letters in wanted):
                seen.update(_expanding(" ".join(run.split()), wanted, longest))
    found: dict[str, str] = {}
    for (short, name), times in seen.most_common():
        if times >= least:
            found.setdefault(short, name)
    return found


def _expanding(run: str, wanted: Mapping[str, str], longest: int) -> Iterator[tuple[str, str]]:
    """The shorter runs in a run of capitalised words whose initials are wanted."""
    parts = run.split(" ")
    for start, stop in combinations(range(len(parts) + 1), 2):
        piece = parts[start:stop]
        if len(piece) <= longest and piece[0][0].isupper() and piece[-1][0].isupper():
            name = " ".join(piece)
            yield from ((wanted[letters], name) for letters in _initials(name) & wanted.keys())


def glossary(archive: Archive) -> Mapping[str, tuple[str, Abbreviation]]:
    """What the archive's documents say that short names stand for: short → (path, definition).

    Where several documents define one, the first by path.
    """
    found: dict[str, tuple[str, Abbreviation]] = {}
    for entry in archive.entries:
        for abbreviation in find_abbreviations(entry.document):
            found.setdefault(abbreviation.short, (entry.path, abbreviation))
    return found
