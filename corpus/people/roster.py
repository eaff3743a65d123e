"""The people of a meeting, found again by the shorter names that a record uses.

The one thing to know: a short name counts only where it can mean one person.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.model import Participant
from corpus.people.names import names_key, read_name
from corpus.terms import words

__all__ = ["Roster", "same_name"]

_ALIAS = re.compile(
    r"\b(?P<initials>[A-ZÆØÅ]{2,4})\s*(?:=|:|–|-)\s*(?P<name>[^\W\d_][\w.’'-]{1,40}(?:\s[^\W\d_][\w.’'-]{0,40}){1,4})"
    r"|(?<![\w.’'-])(?P<named>[^\W\d_][\w.’'-]{1,40}(?:\s[^\W\d_][\w.’'-]{0,40}){1,4})[ \t]{0,4}\((?P<inside>[^\W\d_]{2,4})\)"
)


# "Ann Ross @annross", "Ann Ross (@annross)"
_HANDLE = re.compile(
    r"(?P<name>[^\W\d_][\w.’'-]{1,30}(?:[ \t][^\W\d_][\w.’'-]{0,30}){1,4})[ \t]+\(?(?P<handle>@[\w-]{1,40})"
)


def same_name(one: str, other: str) -> bool:
    """Whether two names are of one person: the same, or but for a middle name or its initial.

    "Anna B. Holm" is "Anna Holm" and "Anna Birgitte Holm"; "A. Holm" is not surely either.
    """
    first, second = names_key(one).split(), names_key(other).split()
    if first == second:
        return bool(first)
    if len(first) < 2 or len(second) < 2 or first[0] != second[0] or first[-1] != second[-1]:
        return False
    short, long_ = sorted((first[1:-1], second[1:-1]), key=len)
    rest = iter(long_)
    return all(any(_compatible(part, other_) for other_ in rest) for part in short)


def _compatible(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


@dataclass(frozen=True, slots=True)
class Roster:
    """Participants by name, initials, surname or given name.

    Attributes:
        aliases: initials that the document explains, with the full name.
    """

    people: tuple[Participant, ...]
    aliases: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, people: Iterable[Participant], text: str = "") -> "Roster":
        """Of these people; initials are learnt from words such as "Anna Holm (AH)" in the text."""
        return cls(tuple(people), tuple(_aliases(text)))

    def with_people(self, people: Iterable[Participant]) -> "Roster":
        """Of other people, with the initials that this one has learnt."""
        return Roster(tuple(people), self.aliases)

    def find(self, name: str) -> Participant | None:
        """Whom a name means, or None where it means nobody or could mean two."""
        plain = name.strip(" .,:;")
        if plain.startswith("@"):
            return self._whole(self.full(plain))
        for test in (self._whole, self._initials, self._part):
            if found := test(plain):
                return found
        first, _, rest = plain.partition(" ")
        if rest and first.casefold() in words("courtesy"):
            return self.find(rest)  # "Ms Dahl"
        return None

    def full(self, name: str) -> str:
        """The full name that initials stand for in this document; else the name itself."""
        return next((whole for initials, whole in self.aliases if initials == name), name)

    def _whole(self, name: str) -> Participant | None:
        exact = [p for p in self.people if names_key(p.name) == names_key(name)]
        near = exact or [p for p in self.people if same_name(p.name, name)]
        return near[0] if exact or len(near) == 1 else None

    def _initials(self, name: str) -> Participant | None:
        if not name.isupper() or not 1 < len(name) < 5:
            return None
        if (whole := self.full(name)) != name:
            return self._whole(whole)
        return _only(p for p in self.people if _letters(p.name) == name)

    def _part(self, name: str) -> Participant | None:
        parts = names_key(name).split()
        if len(parts) == 1:
            first = _only(p for p in self.people if names_key(p.name).split()[0] == parts[0])
            return first or _only(
                p for p in self.people if names_key(p.name).split()[-1] == parts[0]
            )
        if len(parts) == 2:
            # "A. Holm" or "Anna H." where one person fits
            return _only(p for p in self.people if _abbreviates(parts, names_key(p.name).split()))
        return None


def _abbreviates(parts: list[str], whole: list[str]) -> bool:
    if len(whole) < 2 or min(len(parts[0]), len(parts[1])) > 1:
        return False
    return whole[0].startswith(parts[0]) and whole[-1].startswith(parts[1])


def _letters(name: str) -> str:
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part).upper()


def _only(people: Iterator[Participant]) -> Participant | None:
    found = list(people)
    return found[0] if len({names_key(p.name) for p in found}) == 1 else None


def _aliases(text: str) -> Iterator[tuple[str, str]]:
    for match in _HANDLE.finditer(text[:20_000]):
        yield match["handle"], match["name"]
    for match in _ALIAS.finditer(text[:20_000]):
        initials, name = match["initials"] or match["inside"], match["name"] or match["named"]
        found = read_name(name)
        if found is None or len(found.name.split()) < 2:
            continue
        letters = iter(found.name.casefold())
        same_start = initials[0].casefold() == found.name[0].casefold()
        if same_start and all(letter in letters for letter in initials.casefold()):
            yield initials, found.name
