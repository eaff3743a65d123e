"""Guests of single items, as the record's sentences and labels name them.

The one thing to know: somebody who took part in one item and stands in no list
is a guest; somebody who stands in the list was there for that item only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import AgendaItem, Span
from corpus.people.entries import Person
from corpus.people.names import is_title, weigh
from corpus.people.notes import item_numbers
from corpus.people.spoken import Sentence, people_in, record_sentences
from corpus.terms import from_words, phrases, words

__all__ = ["Guest", "Visit", "find_guests", "read_visits"]

_CLAUSE = re.compile(r"(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.;:]\s+(?=[^\W\d_a-zæøå])")
_AND = re.compile(r"(?:,\s*)?\b(?:og|and|samt|men|but)\s+")


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone who took part in a single item only."""

    name: str
    organisation: str | None
    item: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Visit:
    """A person of whom a sentence says that they took part in an item.

    Attributes:
        items: those that the sentence names, else the one that it stands in.
        limit: the words that say so.
        plain: whether it says that they took part; else only that they presented something.
    """

    person: Person
    items: tuple[str, ...]
    limit: str | None
    sentence: Sentence
    plain: bool


def find_guests(text: str, items: tuple[AgendaItem, ...]) -> tuple[Guest, ...]:
    """Those of whom the record says that they took part in one item."""
    return tuple(
        Guest(v.person.name, v.person.organisation, v.sentence.item, v.sentence.span)
        for sentence in record_sentences(text, (), items)
        for v in read_visits(sentence)
        if v.plain
    )


def read_visits(sentence: Sentence) -> Iterator[Visit]:
    """The people who took part in an item, by one sentence."""
    text = sentence.words
    if len(text) > 1_000:
        return
    readings: list[tuple[tuple[Person, ...], str | None, bool]] = []
    if match := _took_part_inverted().match(text):
        readings.append((people_in(match["who"]), match["limit"], True))
    if match := _took_part().search(text):
        readings.append((_subject(text[: match.start()]), match["limit"], True))
    if match := _presents().search(text):
        readings.append((_subject(text[: match.start()]), None, False))
    if match := _received().search(text):
        readings.append((people_in(text[match.end() :]), None, False))
    for people, limit, plain in readings:
        if visits := tuple(_visits(people, limit, sentence, plain=plain)):
            yield from visits
            return


def _subject(before: str) -> tuple[Person, ...]:
    """The people whom the words before a verb name, and nothing else."""
    chunk = _CLAUSE.split(before[-300:])[-1].strip(" ,")
    for start in (0, *(m.end() for m in _AND.finditer(chunk))):
        people = people_in(chunk[start:])
        covered = sum(p.end - p.start for p in people)
        if people and people[0].start < 30 and covered * 5 >= len(chunk[start:].strip()) * 4:
            return people
    return ()


def _visits(
    people: tuple[Person, ...], limit: str | None, sentence: Sentence, *, plain: bool
) -> Iterator[Visit]:
    limit = limit.strip(" .,") if limit else None
    if limit and limit.endswith((" at", " to")):
        limit = None  # "var inviteret til at fortælle om planen" limits nothing by itself
    numbers = item_numbers(limit) if limit else ()
    items = numbers or ((sentence.item,) if sentence.item else ())
    for person in people:
        if len(person.name.split()) < 2 or _is_body(person.name):
            continue
        told = person.organisation or person.title or _with_courtesy(person.name, sentence.words)
        if not plain and not told:
            continue
        yield Visit(person, items, limit, sentence, plain)


def _with_courtesy(name: str, sentence: str) -> bool:
    """Whether a sentence calls somebody "Mr" or "fru"."""
    before = sentence.partition(name)[0].split()
    return bool(before) and before[-1].casefold() in words("courtesy")


def _is_body(name: str) -> bool:
    weights = weigh(name)
    return weights.organisation > weights.name or is_title(name)


@from_words
def _item() -> str:
    return rf"(?i:{phrases('for_the_item')}|(?:under|til|ved|i|på|for|during|on)\s+{phrases('people_item_words')}\s*\.?)(?:\s*\d[\d/., og]*(?:and \d+)?)?"


@from_words
def _took_part() -> re.Pattern[str]:
    # "Mette Friis og Susanne Holm fra Region Nord deltog under punktet."
    return re.compile(
        rf"(?:\s(?:der|som|who))?\s(?i:{phrases('took_part')})\s+(?:[^.;]{{0,40}}?\s)??(?P<limit>{_item()})"
    )


@from_words
def _took_part_inverted() -> re.Pattern[str]:
    # "Under punktet deltog Jens Hansen, chefkonsulent, KL."; "Til punktet var inviteret …"
    return re.compile(
        rf"^(?P<limit>{_item()})[^.;]{{0,20}}?\s(?i:{phrases('took_part')})\s+(?:(?i:inviteret|desuden|også|endvidere|ligeledes|herudover|tillige|derudover)\s+)?(?P<who>.{{3,300}})$"
    )


@from_words
def _presents() -> re.Pattern[str]:
    # "Jens Hansen fra Deloitte præsenterede regnskabet."
    return re.compile(rf"(?<!\bwas)(?<!\bwere)(?<!\bblev)(?<!\ber),?\s(?i:{phrases('presented')})")


@from_words
def _received() -> re.Pattern[str]:
    # "The chair welcomed Jane Doe from Acme Ltd."
    return re.compile(rf"(?i:{phrases('received')})\s+")
