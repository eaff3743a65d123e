"""The likeliest reading of an entry's pieces as names, titles and organisations.

The one thing to know: each piece has points for each kind, and each style of
list makes some neighbours unlikely; the best sum over the whole entry wins.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum
from types import MappingProxyType

from corpus.people.names import Weights, is_acronym, is_given, is_name, read_name, weigh
from corpus.people.notes import read_note
from corpus.people.pieces import Piece, cut_pieces, note_of
from corpus.terms import words

__all__ = ["Style", "best_reading", "choose_style", "singular", "weigh_pieces"]


_NICKNAME = re.compile(r"[^\W\d_][\w.-]{1,19}")


class Style(Enum):
    """How a list's entries are made."""

    NAMES = "name"
    NAME_ORGANISATION = "name, organisation"
    NAME_TITLE_ORGANISATION = "name, title, organisation"
    NAME_TITLE = "name, title"

    def between(self, before: str, after: str) -> float:
        """Points for two kinds that follow each other: N, T or O."""
        return _NEIGHBOURS[self].get(before + after, 0.0)


_ALWAYS = {"OO": -1.5, "OT": -1.5, "TT": -0.7}
_NEIGHBOURS = MappingProxyType(
    {
        Style.NAMES: {**_ALWAYS, "NT": -1.5, "NO": -2.0, "TO": -1.0},
        Style.NAME_ORGANISATION: {**_ALWAYS, "NN": -2.0, "NT": -1.0, "TN": -0.5},
        Style.NAME_TITLE_ORGANISATION: {**_ALWAYS, "NN": -1.0, "NO": -2.0, "TN": -1.5},
        Style.NAME_TITLE: {**_ALWAYS, "NN": -1.0, "NO": -1.5, "TO": -1.5},
    }
)


def choose_style(
    entries: Iterable[tuple[str, bool]], organisations: frozenset[str] = frozenset()
) -> Style:
    """The style that reads a list's entries best; names alone where nothing tells.

    Args:
        entries: each with whether it is of a list that has a line for each person.
        organisations: those that the list shows elsewhere, in lower case.
    """
    cut = [(weigh_pieces(cut_pieces(entry), organisations), lines) for entry, lines in entries]
    weighed = [(weights, lines) for weights, lines in cut if weights]
    return max(
        Style, key=lambda style: sum(best_reading(w, style, lines=ln)[0] for w, ln in weighed)
    )


def weigh_pieces(pieces: Sequence[Piece], organisations: frozenset[str]) -> list[Weights]:
    """The points of those pieces that are no notes, each beside the others."""
    names = [p for p in pieces if not note_of(p)]
    weights = [_weights(p, organisations) for p in names]
    if len(names) > 1 and all(is_acronym(p.words) and len(p.words) < 5 for p in names):
        return [Weights(3, -5, -5) for _ in names]
    if len(names) > 1 and all(_one_word(w, p) for w, p in zip(weights, names, strict=True)):
        return [Weights(1.5, -5, -1) for _ in names]  # "Adams, Baker, Chen"
    nicknames = len(names) > 2 and all(_NICKNAME.fullmatch(p.words) for p in names)
    if nicknames and any(p.words[0].islower() for p in names):
        return [Weights(1.5, -5, -1) for _ in names]  # "plh, JohnDoe, wendy_r"
    parted = sum(p.before == ";" for p in pieces)
    parted = parted > 1 or (parted and any(p.before == "," for p in pieces))
    shaped = [len(p.words.split()) for p, w in zip(names, weights, strict=True) if w.name > -1]
    plurals = _plurals(names)
    alone = sum(size == 1 for size in shaped) * 2 <= len(shaped)
    pair = len(names) == 2 and names[1].before == "," and weights[0].name >= 4
    pair = pair and _for_items(names[1])
    if pair and 0 <= weights[1].name < 1 and weights[1].title < 1:
        weights[1] = Weights(-0.5, -2, 3)  # "Henriette Palm, Nordskov Hosting"
    for at, piece in enumerate(names):
        if at and piece.before == "," and _acronym_of_place(piece.words):
            weights[at] = Weights(-1, -2, 3)  # "Jens Kvist, LO Skovbæk"
            continue
        if piece.before in {"from", "plot"}:
            weights[at] = Weights(-5, -5, 5)
            continue
        if piece.before == ".":  # a sentence below the list, on its line
            weights[at] = Weights(-5, -5, 5)
            continue
        if parted and piece.before == ";" and 0 <= weights[at].name < 2 and " " in piece.words:
            weights[at] = replace(weights[at], name=weights[at].name + 2.5)
        if piece.before == "after":
            weights[at] = replace(weights[at], name=-5)
            continue
        if any(b.startswith("@") for b in piece.brackets) and len(piece.words.split()) < 4:
            weights[at] = Weights(4, -5, -5)
        elif alone and len(piece.words.split()) == 1 and not is_given(piece.words):
            # "Intel" and "HR" among "Ann Ross", "Bill Fox"
            less = 3 if is_acronym(piece.words) else 1.5
            weights[at] = replace(weights[at], name=weights[at].name - less)
        if plurals[at]:
            weights[at] = replace(weights[at], name=max(weights[at].name, 3))
    return weights


def _acronym_of_place(words_: str) -> bool:
    """Whether words are an organisation in letters and its place ("LO Skovbæk")."""
    letters, _, place = words_.partition(" ")
    named = 1 < len(letters) < 5 and letters.isalpha() and is_acronym(letters)
    return bool(named and place and " " not in place and place[1:].islower())


def _one_word(weights: Weights, piece: Piece) -> bool:
    single = " " not in piece.words and not is_acronym(piece.words) and is_name(piece.words)
    return single and weights.organisation < 2 and weights.title < 2


def _weights(piece: Piece, organisations: frozenset[str]) -> Weights:
    found = weigh(piece.words, organisations)
    if found.name < 0 or not piece.brackets or " " not in piece.words:
        return found
    if _for_items(piece):
        return found
    # "Rikke Mosehave (Arkivet)": what has a bracket of its own is rather a name
    return replace(found, name=found.name + 0.7)


def _for_items(piece: Piece) -> bool:
    """Whether a bracket says for which items somebody came ("Acme Hosting (punkt 3)")."""
    notes = [read_note(bracket) for bracket in piece.brackets]
    return any(note is not None and bool(note.items) for note in notes)


def _plurals(names: Sequence[Piece]) -> list[bool]:
    """Of each piece, whether it goes on from "Cllrs B. Jones"."""
    found: list[bool] = []
    plural = False
    for piece in names:
        person = read_name(piece.words)
        if person and person.rank:
            plural = singular(person.rank) != person.rank
            found.append(False)
            continue
        plural = plural and piece.before in {",", "and"} and is_name(piece.words)
        found.append(plural)
    return found


def best_reading(weighed: list[Weights], style: Style, *, lines: bool) -> tuple[float, str]:
    """(points, kinds) of the best reading as names (N), titles (T) and organisations (O)."""
    # In a list with a line for each person a second name is unlikely, after "Ms Ann Ross" more so.
    courteous = weighed[0].name >= 4.5
    later = (4.5 if weighed[0].name >= 4.5 else 2.5) if lines else 0

    def points(at: int, kind: str) -> float:
        weights = weighed[at]
        if kind == "N":
            # after "Dr Ann Ross" a person has "Mr" too, or a name that is known
            unlike = at and not lines and courteous and 0 < weights.name < 2.5
            return weights.name - (later if at else 0) - (1.5 if unlike else 0)
        return weights.title if kind == "T" else weights.organisation

    paths = {k: (points(0, k) - (0 if k == "N" else 3), k) for k in "NTO"}
    for at in range(1, len(weighed)):
        paths = {
            kind: max(
                (score + style.between(path[-1], kind) + points(at, kind), path + kind)
                for score, path in paths.values()
            )
            for kind in "NTO"
        }
    return max(paths.values())


def singular(rank: str) -> str:
    """A rank in the singular: "Cllrs" as "Cllr"; other ranks as they are."""
    stem = rank.rstrip(".")
    known = stem.casefold() not in {"dr", "rs"} and stem.endswith("s")
    return stem[:-1] if known and stem[:-1].casefold() in words("ranks") else rank
