"""Names of people, compared: whether two are one person, or one name spelt in two ways."""

import re

from corpus.people import NAME
from corpus.terms import words

__all__ = ["one_letter_off", "person_name", "same_person"]

_PERSON = re.compile(rf"^{NAME}$")
_PARTS = re.compile(r"[^\W\d_][\w’'-]*")


def person_name(words_: str) -> bool:
    """Whether words look like a person's full name, not like an office or a body."""
    plain = words_.strip(" .")
    return (
        bool(_PERSON.match(plain))
        and plain.casefold() not in words("presenting_offices")
        and not any(part.casefold() in words("no_person_words") for part in plain.split())
    )


def same_person(one: str, other: str) -> bool:
    """Whether two names could be one person's: the same first and last name, or part of the other."""
    first, second = ([p.casefold() for p in _PARTS.findall(n)] for n in (one, other))
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    shared = set(first) & set(second)
    return (first[-1] == second[-1] and (first[0][0] == second[0][0] or len(shared) > 1)) or len(
        shared
    ) >= 2


def one_letter_off(one: str, other: str) -> bool:
    """Whether one name becomes the other by one letter more, less, changed or swapped."""
    if one == other or abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 6:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) <= 1 or (len(left) == len(right) == 2 and left == right[::-1])
