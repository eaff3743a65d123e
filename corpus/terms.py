"""The words of minutes and mandates, Danish and English: the tables in ``corpus/vocabulary/``.

The one thing to know: the tables are TOML files that a secretary can read and
extend. ``words("roles")`` gives a list, ``keys("months")`` a mapping from a word
to what it stands for. An archive may bring words of its own in a file of the
same form; ``using`` puts them in force for everything read inside it.

All words are lower case, without punctuation at either end.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, lru_cache, wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from corpus.branches import SPACE, branching, letters
from corpus.errors import FolderError

__all__ = [
    "VOCABULARY_FILE",
    "Vocabulary",
    "from_words",
    "keys",
    "load_vocabulary",
    "pattern_of",
    "phrases",
    "using",
    "vocabulary",
    "words",
]

#: A file of this name in the documents folder adds words of the organisation's own.
VOCABULARY_FILE = "vocabulary.toml"
LANGUAGES = ("da", "en")
_FOLDER = Path(__file__).parent / "vocabulary"
T = TypeVar("T")


class Vocabulary:
    """Tables of words by topic. A topic is either a list of words or several lists, each with a key.

    In the file a list is a table with ``da`` and ``en``; a topic with keys has such a table
    for each key, as in ``[sections.referat]``.
    """

    def __init__(self, tables: Mapping[str, Any]) -> None:
        """Use ``load_vocabulary``."""
        self._tables = tables

    def words(self, topic: str) -> tuple[str, ...]:
        """The words of a topic, of all its keys, Danish first, each once.

        Raises:
            KeyError: there is no such topic.
        """
        if topic not in self._lists:
            self._lists[topic] = tuple(dict.fromkeys(word for _, word in self._entries(topic)))
        return self._lists[topic]

    def keys(self, topic: str) -> Mapping[str, str]:
        """For each word of a topic with keys, the key that it stands for."""
        if topic not in self._mappings:
            found: dict[str, str] = {}
            for key, word in self._entries(topic):
                found.setdefault(word, key)
            self._mappings[topic] = MappingProxyType(found)
        return self._mappings[topic]

    def pattern(self, *topics: str) -> str:
        """See ``phrases``."""
        if topics not in self._patterns:
            every = dict.fromkeys(word for topic in topics for word in self.words(topic))
            ordered = sorted(every, key=len, reverse=True)
            self._patterns[topics] = branching(_pieces(one) for one in ordered)
        return self._patterns[topics]

    @cached_property
    def every_word(self) -> frozenset[str]:
        """Each single word of all topics."""
        return frozenset(
            word
            for topic in self._tables
            for phrase in self.words(topic)
            for word in phrase.split()
        )

    @cached_property
    def _lists(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _patterns(self) -> dict[tuple[str, ...], str]:
        return {}

    @cached_property
    def _mappings(self) -> dict[str, Mapping[str, str]]:
        return {}

    def _entries(self, topic: str) -> Iterator[tuple[str, str]]:
        place: Any = self._tables
        for part in topic.split("."):
            place = place[part]
        lists = (
            [(topic, place)] if LANGUAGES[0] in place or LANGUAGES[1] in place else place.items()
        )
        for key, table in lists:
            for language in LANGUAGES:
                yield from ((key, word) for word in table.get(language, ()))


@lru_cache(maxsize=8)
def load_vocabulary(extension: Path | None = None) -> Vocabulary:
    """The packaged words, with those of a file of the archive's own added.

    Raises:
        FolderError: the file is no TOML, or not of the tables' form; says what to mend.
    """
    tables: dict[str, Any] = {}
    for file in sorted(_FOLDER.glob("*.toml")):
        _merge(tables, tomllib.loads(file.read_text("utf-8")))
    if extension is not None:
        try:
            more = tomllib.loads(extension.read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise FolderError(f"{extension.name} cannot be read as TOML: {error}.") from error
        _check(more, extension.name, tables)
        _merge(tables, more)
    return Vocabulary(tables)


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for name, value in more.items():
        if isinstance(value, dict):
            _merge(into.setdefault(name, {}), value)
        else:
            into[name] = [*into.get(name, ()), *value]


def _check(more: Mapping[str, Any], where: str, known: Mapping[str, Any], path: str = "") -> None:
    """Refuse what is no list of words under a known topic, before it can change what is read."""
    for name, value in more.items():
        here = f"{path}.{name}" if path else name
        if not path and name not in known:
            topics = ", ".join(sorted(known))
            raise FolderError(f"{where}: there is no topic [{name}]. The topics are {topics}.")
        if isinstance(value, dict):
            _check(value, where, known, here)
        elif name not in LANGUAGES or not path:
            raise FolderError(
                f'{where}: "{here}" should be a list da = […] or en = […] in a table.'
            )
        elif not isinstance(value, list) or not all(isinstance(w, str) and w for w in value):
            raise FolderError(f'{where}: "{here}" should be a list of words in quotation marks.')


_current: ContextVar[Vocabulary | None] = ContextVar("vocabulary", default=None)


def vocabulary() -> Vocabulary:
    """The vocabulary in force: the packaged one, or that of the enclosing ``using``."""
    return _current.get() or load_vocabulary()


@contextmanager
def using(chosen: Vocabulary) -> Iterator[None]:
    """Read with this vocabulary inside the ``with``."""
    token = _current.set(chosen)
    try:
        yield
    finally:
        _current.reset(token)


def words(topic: str) -> tuple[str, ...]:
    """The words of a topic of the vocabulary in force."""
    return vocabulary().words(topic)


def keys(topic: str) -> Mapping[str, str]:
    """What each word of a topic stands for, in the vocabulary in force."""
    return vocabulary().keys(topic)


def from_words(make: Callable[[], T]) -> Callable[[], T]:
    """Decorate a function that builds something from the vocabulary: it runs once for each one."""
    made: dict[Vocabulary, T] = {}

    @wraps(make)
    def of_current() -> T:
        now = _current.get() or load_vocabulary()
        try:
            return made[now]  # asked hundreds of times for each sentence
        except KeyError:
            made[now] = value = make()
            return value

    return of_current


def phrases(*topics: str, whole_words: bool = True) -> str:
    r"""A regular expression, without groups of its own, that matches any phrase of the topics.

    In a phrase ``*`` stands for any ending of a word, and ``…`` for up to six words
    between two parts; a space stands for any white space. Longer phrases are tried first.
    """
    found = vocabulary().pattern(*topics)
    return rf"(?<!\w)(?:{found})(?!\w)" if whole_words else f"(?:{found})"


def _pieces(phrase: str) -> tuple[str, ...]:
    pieces: list[str] = []
    for part in re.split(r"(\s*…\s*|\*|\s+)", phrase):
        if part.strip() == "…":
            pieces.append(r"\s+(?:\S+\s+){0,6}?")
        elif part == "*":
            pieces.append(r"\w*")
        elif part.strip():
            pieces.extend(letters(part))
        elif part:
            pieces.append(SPACE)
    return tuple(pieces)


def pattern_of(topic: str) -> re.Pattern[str]:
    """Any phrase of a topic, as whole words, in capitals or not."""
    made = _made()
    if topic not in made:
        made[topic] = re.compile(phrases(topic), re.IGNORECASE)
    return made[topic]


@from_words
def _made() -> dict[str, re.Pattern[str]]:
    """The patterns that have been asked for so far."""
    return {}
