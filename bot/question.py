"""What is asked: in which language, for which kind of evidence, about what, from when.

The one thing to know: a question is one or more ``Aspect``s ("… besluttet, og
hvornår …"); each is answered or declined by itself.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import Stemmer
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from bot.vocabulary import ASKED, GLOSSARY, LAST_MEETING, LATEST, STOP_WORDS, Asked
from corpus import find_dates, vocabulary

__all__ = [
    "Aspect",
    "Question",
    "language_of",
    "meets",
    "parse_question",
    "stem",
    "stems_of",
    "translations",
]

_WORD = re.compile(r"\d[\d./:-]*\d|\d+|[^\W\d_]+")
_ITEM = re.compile(r"(?<![\d/])(?P<number>\d{1,4}/\d{2,4})(?![\d/-])")
_MEETING = re.compile(
    r"\b(?P<number>\d{1,3})\.?\s*(?:st|nd|rd|th)?\s+(?:\w+\s+)?(?:\w*møde\w*|meeting)\b",
    re.IGNORECASE,
)
_MEETING_NO = re.compile(
    r"\b(?:møde|meeting)\s*(?:nr\.?|no\.?|number)\s*(?P<number>\d{1,3})\b", re.IGNORECASE
)
# "…, og hvornår tages det op igen?": a second question in the same sentence.
_AND = re.compile(
    r"\s*[,;]?\s+(?:og|and|samt)\s+(?=(?:hvad|hvem|hvor(?:når|for|dan|vidt)?|hvilke[nt]?|på hvis|af hvem|til hvornår|er det|var det|blev|"
    r"what|who|when|where|why|how|which|within how|is it|was it|did)\b)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![.!?]\s)(?<!^)\b[A-ZÆØÅ][\w’'-]+|\b\w*[a-zæøå][A-ZÆØÅ]\w*|\b[A-ZÆØÅ]{2,}\w*"
)
# "Hvem er formand efter 1. marts 2026?": what is so from then on may be told at any meeting.
_OPEN_ENDED = re.compile(
    r"\b(?:efter|siden|fra|før|inden|after|since|from|before|until|til)\s+(?:og med\s+|den\s+|d\.\s*|the\s+)?$",
    re.IGNORECASE,
)
_CHAIRS = re.compile(r"\bwho (?:chairs|heads|leads)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:hvem (?:er|var|bliver|blev)|who (?:is|was|are|were|becomes|became))\s+(?P<rest>.*)",
    re.IGNORECASE,
)
_DANISH, _ENGLISH = Stemmer.Stemmer("danish"), Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that is asked.

    Attributes:
        words: of this part of the question.
        asked: kinds of evidence, possibly none.
        chiefly: the kind that the part opens with ("Hvor mange … blev godkendt": a number).
        terms: content words in lower case, in order, without repetition.
        office: for "who is the X": the stem of X; else None.
        counted: for "how many X": the stems of X; else empty.
        names: those of ``terms`` that are names (capitals within the sentence, mixed case).
    """

    words: str
    asked: frozenset[Asked]
    chiefly: Asked | None
    terms: tuple[str, ...]
    counted: tuple[str, ...]
    office: str | None
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood.

    Attributes:
        language: "da" or "en".
        items: agenda item numbers that it names.
        meetings: numbers of meetings that it names ("19").
        periods: days and months of a given year that it names, each as first and last day.
        latest: whether it asks for the present state.
        last_meeting: whether it is about the latest meeting.
    """

    text: str
    language: str
    aspects: tuple[Aspect, ...]
    items: tuple[str, ...]
    meetings: tuple[str, ...]
    periods: tuple[tuple[date, date], ...]
    latest: bool
    last_meeting: bool


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(["da", "en"])
    return identifier


@lru_cache(maxsize=4096)
def language_of(text: str) -> str:
    """Whether a text is rather Danish ("da") or English ("en")."""
    return str(_identifier().classify(text[:4000])[0])


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word's stem, the same for its Danish and its English inflections."""
    word = word.lower()
    danish = _DANISH.stemWord(word)
    return str(danish if danish != word or not word.isascii() else _ENGLISH.stemWord(word))


def stems_of(words: str) -> tuple[str, ...]:
    """The stems of every word and number of a text, in order."""
    return tuple(stem(word) for word in _WORD.findall(words))


@lru_cache(maxsize=1)
def _glossary() -> dict[str, frozenset[str]]:
    pairs: dict[str, set[str]] = {}
    for danish, english in GLOSSARY:
        for one, other in ((danish, english), (english, danish)):
            head = one.split()[-1] if " " in one else one
            pairs.setdefault(stem(head), set()).update(stem(w) for w in other.split())
    return {key: frozenset(values) for key, values in pairs.items()}


def translations(word: str) -> frozenset[str]:
    """Stems that a governance word has in the other language; empty for other words."""
    return _glossary().get(stem(word), frozenset())


def meets(term: str, stems: frozenset[str], *, foreign: bool) -> float:
    """How well some stems meet a word, 0 to 1: the same word, a translation, part of a compound.

    Args:
        term: a word of the question.
        stems: of the words that it is held against.
        foreign: whether these are in the other language.
    """
    own = stem(term)
    if own in stems:
        return 1.0
    if foreign and translations(term) & stems:
        return 0.9
    if len(own) < 4 or own[0].isdigit():
        return 0.0
    # "budget" in "budgetspørgsmål", "kortdatabasen" for "database"
    for other in stems:
        if len(other) >= 4 and (other.startswith(own) or own.startswith(other)):
            return 0.8
        if len(other) > 4 and len(own) > 4 and (other.endswith(own) or own.endswith(other)):
            return 0.7
    return 0.0


def parse_question(text: str) -> Question:
    """A member's question, understood. Never fails; an odd text has no terms."""
    text = " ".join(text.split())
    parts = [part for part in _AND.split(text) if part.strip(" ?.,")]
    aspects = [_aspect(part) for part in parts] or [_aspect(text)]
    if not aspects[0].terms:
        aspects = [_aspect(text)]  # "Hvor og hvornår mødes gruppen?"
    if len(aspects) > 1:
        aspects = [_leaning(aspect, aspects[0]) for aspect in aspects]
    return Question(
        text=text,
        language=language_of(text),
        aspects=tuple(aspects),
        items=tuple(match["number"] for match in _ITEM.finditer(text)),
        meetings=tuple(
            match["number"]
            for pattern in (_MEETING, _MEETING_NO)
            for match in pattern.finditer(text)
        ),
        periods=_periods(text),
        latest=bool(LATEST.search(text)),
        last_meeting=bool(LAST_MEETING.search(text)),
    )


def _periods(text: str) -> tuple[tuple[date, date], ...]:
    whole = [mention for mention in find_dates(text) if mention.date and mention.year_given]
    rest = text
    for mention in whole:
        rest = rest.replace(mention.words, " ")
    days = [m for m in whole if not _OPEN_ENDED.search(text[: m.span.start])]
    found = [(mention.date, mention.date) for mention in days if mention.date]
    months = vocabulary().keys("months")
    named = rf"\b(?P<month>{'|'.join(months)})\s+(?P<year>(?:19|20)\d\d)\b"
    for match in re.finditer(named, rest, re.IGNORECASE):
        year, month = int(match["year"]), int(months[match["month"].lower()])
        found.append((date(year, month, 1), date(year, month, monthrange(year, month)[1])))
    return tuple(found)


def _leaning(aspect: Aspect, first: Aspect) -> Aspect:
    """A later part that names no subject of its own takes the first part's."""
    if aspect is first or len(aspect.terms) >= 2:
        return aspect
    terms = tuple(dict.fromkeys((*aspect.terms, *first.terms)))
    words = f"{first.words} {aspect.words}"
    return replace(aspect, words=words, terms=terms, names=aspect.names | first.names)


def _aspect(words: str) -> Aspect:
    places = {kind: match.start() for kind, pattern in ASKED if (match := pattern.search(words))}
    asked = frozenset(places)
    if Asked.DURATION in asked or Asked.SHARE in asked:
        asked -= {Asked.NUMBER}
    if Asked.ATTENDANCE in asked:
        asked -= {Asked.PERSON}
    terms = tuple(dict.fromkeys(
        word.lower() for word in _WORD.findall(words)
        if word.lower() not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    ))  # fmt: skip
    names = frozenset(
        piece.lower()
        for match in _NAME.finditer(words)
        for piece in _WORD.findall(match.group())
        if piece.lower() != piece
    )
    chiefly = min(asked, key=lambda kind: (places[kind], list(Asked).index(kind)), default=None)
    return Aspect(
        words,
        asked,
        chiefly,
        terms,
        _counted(words) if Asked.NUMBER in asked else (),
        _office(words),
        names & set(terms),
    )


def _office(words: str) -> str | None:
    """The stem of X in "hvem er X", "who is the X": the first word that is no filler or name."""
    if _CHAIRS.search(words):
        return stem("chair")
    match = _OFFICE.search(words)
    for word in _WORD.findall(match["rest"])[:4] if match else ():
        if word.lower() not in STOP_WORDS and word.islower():
            return stem(word)
    return None


def _counted(words: str) -> tuple[str, ...]:
    """The stems of X in "hvor mange X", "how many X", up to the verb."""
    match = re.search(r"\b(?:hvor mange|how many|antallet af)\s+(?P<rest>.*)", words, re.IGNORECASE)
    if not match:
        return ()
    counted: list[str] = []
    for word in _WORD.findall(match["rest"])[:4]:
        if word.lower() in STOP_WORDS:
            break
        counted.append(stem(word))
        if len(counted) == 2:
            break
    return tuple(counted[:2])
