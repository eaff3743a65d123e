"""A text's words as the keyword search compares them, in Danish and English.

The one thing to know: passages and questions go through the same ``terms``, so
whatever is folded away in one is folded away in the other.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

__all__ = ["ANALYSIS", "Terms", "terms"]

ANALYSIS = 1  # raised with any change here, so that keyword indexes are built anew

# Words with the signs that may stand inside them: 29/25, 22.11, FlexDok-licens, R&D, K.E.
WORD = re.compile(r"\w+(?:[-/.,:&'’+]\w+)*")
NUMBER = re.compile(r"\d[\d/.,:-]*")
PART = re.compile(r"\w+")

# Danish and English words that stand in every sentence and in every question.
STOP_WORDS = frozenset(
    # One string, since it is read and edited as prose.
    """
    ad af alle at blev blive bliver da de den denne dens der deres det dette dig din disse dog du
    efter eller en er et for fra få får før gør ham han hans har have havde hende hendes her hos hun
    hvad hvem hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår i ikke ind jeg jer kan kom
    kunne man med meget men mig min mod må ned noget nogle nogen nu når og også om op os over på
    samt selv ser sig sin skal skulle som så thi til ud under var ved vi vil ville være været
    a about after all also am an and any are as at be because been before being but by can could did
    do does each for from had has have having he her here him his how if in into is it its me more
    most my no not of on or other our out over shall she should so some such than that the their
    them then there these they this those to under up us was we were what when where which who whom
    whose why will with would you your
    """.split()
)

# How Danish and its neighbours are spelled without their own letters, and back.
FOLDED = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "ß": "ss", "đ": "d"})
UNFOLDED = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))


@dataclass(frozen=True, slots=True)
class Terms:
    """What of a text can be found, each in the text's order and as often as it occurs.

    Attributes:
        danish: word stems by Danish rules, with numbers as they stand.
        english: the same by English rules.
    """

    danish: tuple[str, ...]
    english: tuple[str, ...]


def terms(text: str) -> Terms:
    """The terms of any text; stop words are left out."""
    joined = WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    forms = [form for word in joined for form in _forms(word)]
    return Terms(tuple(danish for danish, _ in forms), tuple(english for _, english in forms))


@lru_cache(maxsize=200_000)
def _forms(joined: str) -> tuple[tuple[str, str], ...]:
    """The Danish and the English stem of each word in what stands between two spaces."""
    words = (_folded(word) for word in _words(joined) if word not in STOP_WORDS)
    return tuple((_danish_stem(word), _english_stem(word)) for word in words)


def _words(joined: str) -> Iterator[str]:
    """What is joined by signs counts whole if it has a figure, and in its parts."""
    parts = PART.findall(joined)
    if len(parts) == 1:
        yield joined
    elif NUMBER.fullmatch(joined):  # "29/25" is one number, and its halves say nothing
        yield joined
        # But "pkt. 160" is asked for too, and the year of a date.
        yield from (part for n, part in enumerate(parts) if n == 0 or len(part) == 4)
    elif any(character.isdigit() for character in joined):
        yield joined
        yield from parts
    else:
        yield from parts


def _danish_stem(word: str) -> str:
    for spelled, letter in UNFOLDED:  # the stemmer knows the letters, not their spellings
        word = word.replace(spelled, letter)
    stem: str = Stemmer.Stemmer("danish").stemWord(word)
    return stem


def _english_stem(word: str) -> str:
    stem: str = Stemmer.Stemmer("english").stemWord(word)
    return stem


def _folded(word: str) -> str:
    """Without accents, and with æ, ø and å as they are spelled where a keyboard lacks them."""
    spelled = unicodedata.normalize("NFD", word.translate(FOLDED))
    return "".join(letter for letter in spelled if not unicodedata.combining(letter))
