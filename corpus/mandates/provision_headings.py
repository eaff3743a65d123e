"""What the headings of a mandate settle: "Sammensætning" the members, "§ 6 Afstemning" the voting.

The one thing to know: the headings are the table ``provisions``; here they are
only freed of numbers, marks and whose they are ("Udvalgets opgaver", "Duties of
the Committee") before they are looked up.
"""

import re
from collections.abc import Iterator

from corpus.model import ProvisionKind, Section
from corpus.terms import from_words, keys, phrases, words

__all__ = ["heading_keys", "is_sentence", "known_heading", "provision_of", "without_number"]

# Headings whose sentences must be read one by one, and those that settle nothing of ours.
_LOOSE = frozenset({"meetings", "assembly", "board", "other"})
_PARTS = re.compile(r"\s*(?:[,/&+;]|\b(?:og|samt|and)\b)\s*")
_GENITIVE = re.compile(r"^(?:the\s+)?(?:[\w-]+\s+){0,2}?[\w-]+(?:s|['’]s|s['’])\s+(?=\w)")
_TAIL = re.compile(r"\s+(?:of|for|af|delegated to|reserved (?:to|for))\s+.*$|\s*\([^()]*\)\s*$")


@from_words
def _number() -> re.Pattern[str]:
    divisions = "|".join(map(re.escape, words("division_words")))
    return re.compile(
        rf"^(?:(?:{divisions})\.?\s+(?:\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}|[ivxlc]{{1,7}})\b"
        r"|§+\s*\d{1,3}(?:\.\d{1,2}){0,3}\s?[a-z]?(?=[\s.:)–-]|$)(?:,?\s*stk\.?\s*\d{1,2})?"
        r"|\d{1,2}(?:\.\d{1,2}){0,3}(?=[.):\s–-]|$)|[a-z](?=[.)])|[ivx]{1,5}(?=[.)]))[\s.:)–—-]*",
        re.IGNORECASE,
    )


def without_number(heading: str) -> str:
    """The words of a heading after "§ 3", "3.1", "Article V –", "A." and the like."""
    bare = heading.strip().lstrip("#*_ ")
    return _number().sub("", bare, count=1).strip(" *_:.–—-?")


def heading_keys(heading: str) -> tuple[str, ...]:
    """The keys of ``provisions`` that a heading stands for, in its order; () where unknown."""
    name = re.sub(r"\s+", " ", without_number(heading)).casefold()
    if not name or len(name) > 120:
        return ()
    if key := _looked_up(name):
        return (key,)
    found = [key for part in _PARTS.split(name) if (key := _looked_up(part.strip()))]
    if not found and (key := _asked(name)):
        return (key,)
    return tuple(dict.fromkeys(found))


def _asked(name: str) -> str | None:
    """What a heading like "Hvem er med?", "How we work" or "Changing this charter" stands for."""
    questions, changing, nouns, appointing = _questions()
    if appointing.match(name):
        return "members"  # "Appointed by Senate"
    if name.split()[0] in words("question_words"):
        if re.search(r"\b(?:not|ikke)\b", name):
            return "other"
        places = [(m.start(), key) for key, pattern in questions if (m := pattern.search(name))]
        return min(places)[1] if places else None
    if len(name.split()) <= 6 and changing.search(name) and nouns.search(name):
        return "amendment"
    return None


@from_words
def _questions() -> tuple[
    tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str], re.Pattern[str], re.Pattern[str]
]:
    asked = dict.fromkeys(keys("provision_questions").values())
    return (
        tuple((key, re.compile(phrases(f"provision_questions.{key}"))) for key in asked),
        re.compile(phrases("changing_words")),
        re.compile(phrases("mandate_nouns")),
        re.compile(phrases("appointing_phrases")),
    )


def known_heading(words_: str) -> bool:
    """Whether a line is, as a whole or in all its parts, the heading of a provision."""
    name = re.sub(r"\s+", " ", without_number(words_)).casefold()
    known = keys("provisions")
    first, *others = name.split() or [""]
    if 2 < len(others) + 1 <= 8 and first in words("question_words") and words_.rstrip()[-1] != ".":
        return _asked(name) is not None  # "What the panel will do"
    if name in known or (len(name.split()) <= 3 and _GENITIVE.sub("", name, count=1) in known):
        return True
    if all(part.strip() in known for part in _PARTS.split(name)):
        return True
    tail = _TAIL.sub("", name)
    if words_.rstrip().endswith(".") and len(name.split()) > 3:
        return False  # "Sekretariatet for rådet betjener gruppen."
    return tail != name and tail in known and len(name.split()) <= 6


def provision_of(section: Section) -> ProvisionKind | None:
    """What a section of a mandate settles, by its heading alone; None where that tells too little."""
    for key in heading_keys(section.heading or ""):
        if key == "meetings":
            return ProvisionKind.MEETING_FREQUENCY
        if key not in _LOOSE:
            return ProvisionKind(key)
    return None


def is_sentence(words_: str) -> bool:
    """Whether words hold a verb that no heading has ("Bestyrelsen består af …")."""
    known = _verbs()
    return any(word in known for word in re.findall(r"[^\W\d_]+", words_.casefold()))


@from_words
def _verbs() -> frozenset[str]:
    return frozenset(words("finite_verbs"))


def _looked_up(name: str) -> str | None:
    known = keys("provisions")
    for reading in _readings(name):
        if reading in known:
            return known[reading]
    short = _TAIL.sub("", name)
    last = short.split()[-1:]
    single = len(_PARTS.split(short)) == 1
    if single and last and last[0] in words("heading_nouns") and len(short.split()) <= 3:
        return known.get(last[0])
    return None


def _readings(name: str) -> Iterator[str]:
    yield name
    short = _TAIL.sub("", name)
    yield short
    for one in (name, short):
        yield _GENITIVE.sub("", one, count=1)
