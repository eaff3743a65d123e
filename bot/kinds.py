"""What kind of evidence a sentence holds: an amount, a date, a conclusion, a name.

The one thing to know: this looks at form. Whether the sentence is about what was
asked is weighed in ``evidence.py``.
"""

import re

from bot.question import Aspect, meets, stem, stems_of, translations
from bot.vocabulary import COST, EVIDENCE, NAMED_THINGS, STOP_WORDS, Asked
from corpus import DocumentKind, Passage, SectionKind

__all__ = ["RECORD", "holds"]

#: Sections that may tell what was decided.
RECORD = frozenset({SectionKind.REFERAT, SectionKind.OEVRIGT})

# Kinds that a sentence must show for itself; the others only add weight.
_REQUIRED = (
    Asked.AMOUNT,
    Asked.SHARE,
    Asked.NUMBER,
    Asked.DURATION,
    Asked.DATE,
    Asked.CONTACT,
    Asked.LISTING,
)
# "pr. hyldemeter", "per passenger": what an amount must be reckoned by.
_PER = re.compile(r"\b(?:pr\.?|per)\s+(?P<unit>[^\W\d_]{3,})", re.IGNORECASE)
_CAPITAL = re.compile(r"(?<!^)(?<![.!?»“\"] )\b[A-ZÆØÅ][\w-]+")
_GENERIC_STEMS = frozenset(
    map(
        stem,
        (
            "kommune",
            "kommunes",
            "region",
            "ministeriet",
            "council",
            "committee",
            "group",
            "the",
            "regionen",
        ),
    )
)
_WINDOW = 6  # words between a count and what is counted


def holds(aspect: Aspect, text: str, passage: Passage, *, foreign: bool) -> bool:
    """Whether a sentence holds the kind of evidence that is asked for."""
    chiefly = aspect.chiefly
    if chiefly in _REQUIRED and not EVIDENCE[chiefly].search(text):
        return False
    if chiefly is Asked.AMOUNT:
        return _reckoned(aspect.words, text) and (foreign or _prices(aspect, text))
    if chiefly is Asked.NUMBER and aspect.counted and not foreign:
        return _counts(aspect.counted, text)
    if chiefly is Asked.DECISION:
        decided = passage.section in RECORD or passage.kind is not DocumentKind.MINUTES
        return decided and bool(EVIDENCE[Asked.DECISION].search(text))
    if chiefly is Asked.ATTENDANCE:
        return passage.section in (SectionKind.DELTAGERE, SectionKind.REFERAT)
    if chiefly is Asked.ATTACHMENT:
        return passage.section is SectionKind.BILAG
    if chiefly is Asked.NAME and passage.section is not SectionKind.DELTAGERE:
        return bool(EVIDENCE[Asked.NAME].search(text))
    if chiefly is Asked.ORGANISATION:
        agenda = passage.section is SectionKind.DAGSORDEN
        return not agenda and bool(_new_names(aspect, text))
    if chiefly is Asked.LISTING and NAMED_THINGS.search(aspect.words):
        return len(_new_names(aspect, text)) > 1
    if chiefly is Asked.PERSON and not _names_office(aspect, text, foreign=foreign):
        return False
    if chiefly is Asked.PERSON:
        return bool(EVIDENCE[Asked.PERSON].search(text) or _new_names(aspect, text, opening=True))
    return True


def _names_office(aspect: Aspect, text: str, *, foreign: bool) -> bool:
    """Whether a sentence speaks of the office whose holder is asked for, where one is."""
    if aspect.office is None:
        return True
    stems = frozenset(stems_of(text))
    if foreign and not translations(aspect.office):
        return True
    return meets(aspect.office, stems, foreign=foreign) > 0


def _prices(aspect: Aspect, text: str) -> bool:
    """Whether an amount is the price of what is asked about, not of something beside it."""
    stems = frozenset(stems_of(text))
    if COST.search(aspect.words) and COST.search(text):
        return True
    return any(meets(t, stems, foreign=False) for t in aspect.terms if not COST.search(t))


def _reckoned(words: str, text: str) -> bool:
    """Whether an amount is reckoned by the unit that is asked for, where one is."""
    wanted = [stem(match["unit"]) for match in _PER.finditer(words)]
    given = {stem(match["unit"]) for match in _PER.finditer(text)}
    return all(meets(unit, frozenset(given), foreign=False) for unit in wanted)


def _new_names(aspect: Aspect, text: str, *, opening: bool = False) -> set[str]:
    """Stems of the names in a sentence that the question does not give itself.

    ``opening`` counts the first word too, which is a name or just a first word.
    """
    known = {stem(term) for term in aspect.terms}
    found = {piece for match in _CAPITAL.finditer(text) for piece in stems_of(match.group())}
    first = next(iter(re.findall(r"[^\W\d_]+", text)), "")
    if opening and first[:1].isupper() and first.lower() not in STOP_WORDS:
        found.add(stem(first))
    return {name for name in found if name not in known and name not in _GENERIC_STEMS}


def _counts(counted: tuple[str, ...], text: str) -> bool:
    """Whether a count stands within a few words of what is counted ("16.210 hyldemeter")."""
    words = text.replace("-", " ").split()
    stems = [next(iter(stems_of(word)), "") for word in words]
    numbers = [at for at, word in enumerate(words) if EVIDENCE[Asked.NUMBER].search(word)]
    head = counted[-1:] if len(counted) > 1 else counted
    things = [
        at
        for at, other in enumerate(stems)
        if other and any(meets(c, frozenset({other}), foreign=False) for c in {*head, counted[0]})
    ]
    return any(abs(n - t) <= _WINDOW for n in numbers for t in things)
