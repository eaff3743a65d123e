"""One body under several names: "styregruppen", "Styregruppen for Arkivbroen", "the steering group".

The one thing to know: two names are one body only where nothing in the archive
speaks against it. A short name ("styregruppen") joins a long one when there is
just one such long one; "Styregruppen for A" and "Styregruppen for B" never meet.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from corpus.terms import keys, words

__all__ = ["Bodies", "BodyName", "body_name"]

_WORD = re.compile(r"[^\W_]+(?:-(?=\s*(?:og|and)\b))?", re.UNICODE)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\s[–—-]\s.*$")
# "Harbour Users' Council (HUC)"
_SHORT = re.compile(r"\((?P<short>[A-ZÆØÅ]{2,8})\)")


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name, taken apart for comparison.

    Attributes:
        lead: what kind of body, in order: ("steering", "group"). Danish and English words of
            the vocabulary stand under one key.
        tail: the words that say what it is for, without articles.
        short: its initials, lower case: "huc".
        joined: whether "og" or "and" stands in the lead ("økonomi- og erhvervsudvalget").
    """

    lead: tuple[str, ...]
    tail: frozenset[str]
    short: str
    joined: bool


def body_name(name: str) -> BodyName:
    """A name as it is compared; works on any words, also on such as name no body."""
    return _body_name(name, id(keys("body_kinds")))


@lru_cache(maxsize=4096)
def _body_name(name: str, _vocabulary: int) -> BodyName:
    given = _SHORT.search(name)
    plain = _ASIDE.sub(" ", name[:300]).casefold().replace("'s", "")
    lead: list[str] = []
    tail: list[str] = []
    joined = False
    for word in _WORD.findall(plain):
        bare = word.rstrip("-")
        if tail or (lead and bare in words("body_purposes") and any(map(_is_noun, lead))):
            tail.append(bare)
        elif bare in {"og", "and"}:
            joined = True
        elif bare not in words("articles"):
            lead.extend(_parts(bare))
    purpose = {_bare_genitive(word) for word in tail}
    initials = "".join(word[0] for word in re.findall(r"[A-ZÆØÅ][^\W\d_]+", _ASIDE.sub(" ", name)))
    return BodyName(
        tuple(lead),
        frozenset(purpose - set(words("body_purposes")) - set(words("articles")) - {"og", "and"}),
        (given["short"] if given else initials if len(initials) > 2 else "").casefold(),
        joined,
    )


def _is_noun(word: str) -> bool:
    return word in keys("body_kinds").values()


def _bare_genitive(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") else word


def _parts(word: str) -> list[str]:
    """The parts of "styregruppen": "steering", "group". A word that ends in no body's noun stays whole."""
    nouns, parts = keys("body_kinds"), keys("body_kind_parts")
    for bare in (word, _bare_genitive(word)):
        if bare in nouns:
            return [nouns[bare]]
        if bare in parts:
            return [parts[bare]]
    for bare in (word, _bare_genitive(word)):
        ending = max((n for n in nouns if bare.endswith(n)), key=len, default=None)
        if ending:
            before = bare[: -len(ending)]
            return [parts.get(before, before.rstrip("s") or before), nouns[ending]]
    return [word]


def _same_lead(short: BodyName, long: BodyName, least: int) -> bool:
    """Whether a name's kind is the other's, or its last words, ``least`` or more of them."""
    if short.lead == long.lead:
        return True
    extra = len(long.lead) - len(short.lead)
    return (
        extra > 0
        and len(short.lead) >= least
        and not long.joined
        and long.lead[extra:] == short.lead
    )


def _may_be(short: BodyName, long: BodyName, least: int = 2) -> bool:
    """Whether ``short`` could be a shorter name of ``long``."""
    if not short.lead or not long.lead:
        return False
    if short.lead in ((long.short,), (long.short + "s",)) and len(long.short) > 1:
        return True
    if not any(map(_is_noun, short.lead)):
        return False
    return _same_lead(short, long, least) and (not short.tail or short.tail <= long.tail)


class Bodies:
    """The bodies of an archive, each under one name: its longest.

    Names that the archive does not hold are compared with those that it does.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Group the names; their order does not matter."""
        self._groups = _grouped(names)

    @property
    def names(self) -> Mapping[str, str]:
        """Each name given, with the name of its body."""
        return self._groups

    def find(self, name: str | None, within: str | None = None) -> str | None:
        """The body that a name means, or None where none or several could be meant.

        Args:
            name: as printed somewhere, also in the genitive ("styregruppens").
            within: the body in whose minutes it is printed: where the name fits that one
                ("gruppen", "udvalget"), that one is meant.
        """
        if not name:
            return None
        if name in self._groups:
            return self._groups[name]
        wanted = body_name(name)
        own = self._groups.get(within or "")
        if own and (_may_be(wanted, body_name(own)) or self._bare(wanted, own)):
            return own
        fitting = {
            group
            for known, group in self._groups.items()
            if body_name(known) == wanted
            or _may_be(wanted, body_name(known))
            or _may_be(body_name(known), wanted)
        }
        return fitting.pop() if len(fitting) == 1 else None

    @staticmethod
    def _bare(wanted: BodyName, own: str) -> bool:
        """As in "gruppen" in the minutes of a working group."""
        return (
            len(wanted.lead) == 1
            and not wanted.tail
            and wanted.lead[-1:] == body_name(own).lead[-1:]
        )


def _grouped(names: Iterable[str]) -> Mapping[str, str]:
    ordered = sorted(set(names), key=lambda n: (-len(n), n.isupper(), n))
    group_of: dict[str, str] = {}
    heads: list[str] = []
    for name in ordered:
        wanted = body_name(name)
        equal = next((h for h in heads if _alike(body_name(h), wanted)), None)
        # "Arbejdsgruppen" may be another than "Teknisk arbejdsgruppe": three words must agree
        fitting = [h for h in heads if _may_be(wanted, body_name(h), 3)]
        if equal is None and len(fitting) == 1:
            equal = fitting[0]
        if equal is None:
            heads.append(name)
        group_of[name] = equal or name
    return MappingProxyType(group_of)


def _alike(one: BodyName, other: BodyName) -> bool:
    return bool(one.lead) and one.lead == other.lead and one.tail == other.tail
