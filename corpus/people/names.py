"""What words of a list look like: a person's name, a title, or an organisation.

The one thing to know: no single sign decides. ``weigh`` gives points for each
of the three; the reader of a list compares them along the whole list.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from corpus.terms import from_words, words

__all__ = [
    "NamedPerson",
    "Weights",
    "is_acronym",
    "is_given",
    "is_name",
    "is_title",
    "read_name",
    "weigh",
]

_EDGES = "()[],.;:*_\"'“”"
_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’`´\u2010\u2011-])*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
_ACRONYM = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ0-9&-]{1,6}")
_HANDLE = re.compile(r"@[\w.-]{1,60}")
# "stud.polit.", "cand.mag."
_DEGREE = re.compile(r"(?:stud|cand|mag|lic|exam|bach|teol|dr|ph|akad)\.(?:[a-zæøå]{1,10}\.?){1,3}")
_QUOTED = re.compile(r"[\"“”'‘’][^\W\d_][\w-]{0,20}[\"“”'‘’]")


@dataclass(frozen=True, slots=True)
class Weights:
    """How much words look like each of three things; points, about −5 to 5."""

    name: float
    title: float
    organisation: float


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person's name with what is printed around it.

    Attributes:
        name: as printed, without courtesy, rank and letters after it.
        rank: what stands before it and is a title ("Professor", "overlæge"), or None.
        role: what stands before it and is a role ("Formand"), or None.
        tail: what follows the name ("fra kl. 16"), or "".
        courteous: whether "Mr", "fru" or a rank stands before it.
        start: where the name begins in the words.
    """

    name: str
    rank: str | None
    role: str | None
    tail: str
    courteous: bool
    start: int


def _bare(token: str) -> str:
    return token.strip(_EDGES).casefold()


@from_words
def _given() -> frozenset[str]:
    return frozenset((*words("given_names"), *words("given_names_abroad")))


@from_words
def _particles() -> frozenset[str]:
    return frozenset(words("name_particles"))


@from_words
def _nobody() -> frozenset[str]:
    return frozenset(words("nobody"))


@from_words
def _no_names() -> frozenset[str]:
    return frozenset(words("no_names"))


@from_words
def _before_names() -> frozenset[str]:
    return frozenset((*words("ranks"), *words("courtesy")))


@from_words
def _ranks() -> frozenset[str]:
    return frozenset(word.strip(".") for word in words("ranks"))


@from_words
def _role_openings() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(_bare(part) for part in role.split()) for role in words("roles"))


@from_words
def _group_openings() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(word.split())
        for word in (*words("member_groups"), *words("people_openers"))
        if word not in _post_nominals()  # "ph.d. Anna Holm"
        # "tillidsrepræsentant Anna Holm" has a post
        and (word not in words("title_endings") or word in words("plain_members"))
    )


def _like_role(opening: tuple[str, ...]) -> bool:
    """Whether a single word ends as roles do ("bestyrelsessuppleant") and is no post."""
    word = opening[0] if len(opening) == 1 else ""
    return len(word) > 12 and word.endswith(words("role_endings.word")) and not is_title(word)


@from_words
def _surname_endings() -> tuple[str, ...]:
    return words("surname_endings")


@from_words
def _post_nominals() -> frozenset[str]:
    return frozenset(words("post_nominals"))


@dataclass(frozen=True, slots=True)
class _Affiliation:
    """The words that only organisations bear."""

    words: frozenset[str]
    endings: tuple[str, ...]
    openers: frozenset[str]
    links: frozenset[str]


@from_words
def _affiliation() -> _Affiliation:
    return _Affiliation(
        frozenset(words("affiliation_words")),
        words("affiliation_endings"),
        frozenset(words("affiliation_openers")),
        frozenset(words("affiliation_links")),
    )


def is_given(token: str) -> bool:
    """Whether a word is a given name that the vocabulary knows ("Hans-Jørgen" by its first part)."""
    bare = _bare(token)
    return bare in _given() or ("-" in bare and bare.split("-")[0] in _given())


def is_acronym(token: str) -> bool:
    """Whether a word is all capitals: "NGC", "KL", also a person's initials."""
    return bool(_ACRONYM.fullmatch(token.strip(_EDGES)))


def _name_token(token: str) -> bool:
    bare = token.strip(",")
    if _QUOTED.fullmatch(bare):
        return True
    return bool(bare) and bare[0].isupper() and bool(_LETTERS.fullmatch(bare))


def is_name(name: str) -> bool:
    """Whether words have the shape of a person's name: one to six words with capitals."""
    if _HANDLE.fullmatch(name):
        return True
    tokens = name.split()
    if not 1 <= len(tokens) <= 6 or name.casefold().strip(" .!") in _nobody():
        return False
    if not _name_token(tokens[0]) or any(_bare(t) in _no_names() for t in tokens):
        return False
    last = tokens[-1]
    if not all(_name_token(t) or _bare(t) in _particles() for t in tokens[1:]) or last[0].islower():
        return False
    return len(tokens) > 1 or len(last.strip(".")) > 1


def is_title(title: str) -> bool:
    """Whether words read as a person's title ("lægefaglig direktør", "Head of Research")."""
    tokens = [_bare(part) for token in title.split() for part in token.split("/") if _bare(part)]
    danish, english = _title_words()
    return any(token.endswith(danish) or token in english for token in tokens)


@from_words
def _title_words() -> tuple[tuple[str, ...], frozenset[str]]:
    known = words("title_endings")
    # English titles are words of their own ("head"), Danish ones end a word ("kontorchef").
    return tuple(w for w in known if len(w) > 3), frozenset(known)


def _organisation_sign(tokens: list[str]) -> bool:
    bare = [_bare(token) for token in tokens]
    known = _affiliation()
    if any(b in known.words or b.strip(".") in known.words for b in bare):
        return True
    if any(len(b) > 4 and b.endswith(known.endings) and not is_given(b) for b in bare):
        return True
    if bare[0] in known.openers and len(bare) > 1:
        return True
    inner = zip(bare[1:-1], tokens[1:-1], strict=True)
    return any(b in known.links and t.islower() for b, t in inner)


def weigh(piece: str, organisations: frozenset[str] = frozenset()) -> Weights:
    """How much a piece of a list looks like a name, a title and an organisation.

    Args:
        piece: without brackets.
        organisations: those that the list shows elsewhere, in lower case.
    """
    if organisations and piece.casefold() in organisations and not _HANDLE.fullmatch(piece):
        return Weights(-3, -1, 5)
    return _weigher()(piece)


@from_words
def _weigher() -> Callable[[str], Weights]:
    return lru_cache(maxsize=4096)(_weigh)


def _weigh(piece: str) -> Weights:
    tokens = piece.split()
    if not tokens:
        return Weights(-5, -5, -5)
    if _HANDLE.fullmatch(piece):
        return Weights(4, -5, -3)
    if piece.casefold() in words("no_organisation"):
        return Weights(-5, -1, 4)
    found = read_name(piece)
    shape = found is not None and not found.tail
    first = _bare(tokens[0])
    if tokens[0][0].islower() and first.endswith(_affiliation().endings):
        return Weights(-5, 0 if not is_title(first) else 4, 3)  # "arkitektfirmaet Sletten"
    if tokens[0][0].islower() and not shape:
        return Weights(-5, 4 if is_title(piece) else 2, -1)
    if not shape and re.match(r"\d\.\s+[^\W\d_A-ZÆØÅ]", piece):
        return Weights(-5, 4 if is_title(piece) else 2, -1)  # "1. viceborgmester"
    courteous = found is not None and found.courteous
    if not courteous and tokens[0].casefold() in words("title_acronyms") and len(tokens) < 4:
        return Weights(-1, 3.5, -1)
    if any(c.isdigit() or c in "@&/" for c in piece) and not shape:
        if is_title(tokens[-1]):
            return Weights(-4, 3.5, 0)  # "R&D Manager"
        return Weights(-4, 1 if is_title(piece) else -1, 2)
    if shape and found is not None and (found.courteous or found.role):
        return Weights(4.5, -2, -3)
    return _weigh_plain(piece, tokens, shape=shape)


def _weigh_plain(piece: str, tokens: list[str], *, shape: bool) -> Weights:
    given = is_given(tokens[0])
    title, organisation = is_title(piece), _organisation_sign(tokens)
    if shape and given and len(tokens) > 1:
        if organisation and len(tokens) > 2:
            return Weights(0, -3, 2)
        # "Peter Bank", "Anna Leder": what is after a given name is hardly an organisation
        return Weights(2.5 if organisation or title else 4, -2, 1 if organisation else -3)
    if title and (_title_leads(tokens) or not organisation):
        return Weights(-2, 3.5, -1)
    if organisation:
        return Weights(-3, 0, 4)
    if not shape:
        return Weights(-4, 0, 2)
    if len(tokens) == 1:
        if is_acronym(piece):
            return Weights(0, -1, 1)
        return Weights(2.5, -1, -2) if given else Weights(0, -1, 0)
    if _bare(tokens[-1]).endswith(_surname_endings()) or _initial(tokens[0]):
        return Weights(2.5, -2, -1)
    return Weights(0.7 if len(tokens) < 5 else 0, -2, 0.3 if len(tokens) < 4 else 0.5)


def _initial(token: str) -> bool:
    return bool(_INITIALS.fullmatch(token)) and ("." in token or len(token) == 1)


def _title_leads(tokens: list[str]) -> bool:
    last = tokens[-1]
    # "Økonomi- og driftschef" and "Students' Union President" are titles, "Office of the Registrar" is not
    linked = any(t.islower() for t in tokens[1:-1])
    return (
        is_title(tokens[0])
        or is_title(tokens[:2][-1])
        or (is_title(last) and (last.islower() or not linked))
    )


def read_name(piece: str) -> NamedPerson | None:
    """A piece that begins with a person: "Professor Anna Holm", "Formand Bo Dahl fra kl. 16"."""
    return _name_reader()(piece)


@from_words
def _name_reader() -> Callable[[str], NamedPerson | None]:
    return lru_cache(maxsize=4096)(_read_name)


def _read_name(piece: str) -> NamedPerson | None:
    tokens = [(m.group(), m.start()) for m in re.finditer(r"\S+", piece)]
    at, role, courteous = 0, None, False
    if tokens and _bare(tokens[0][0]) == "the" and len(tokens) > 2:
        at = 1
    for length in range(min(5, len(tokens) - at - 1), 0, -1):
        opening = tuple(_bare(token) for token, _ in tokens[at : at + length])
        ahead = tokens[at + length][0]
        # "Formand Bo Dahl", "bestyrelsessuppleant Eva Juhl", but "formand LMS" is a title
        if (
            (opening in _role_openings() or _like_role(opening))
            and _name_token(ahead)
            and not is_acronym(ahead)
        ):
            role = piece[tokens[at][1] : tokens[at + length][1]].strip(" ,:–-")
            at += length
            break
        if opening in _group_openings() and is_given(ahead):
            at += length  # "Members Dan Poe and Eve Hay"
            break
    first = at
    at = _past_ranks(tokens, at)
    before = [t for t, _ in tokens[first:at] if _bare(t) not in _courtesy()]
    courteous = at > first
    if at >= len(tokens) or not (_name_token(tokens[at][0]) or _HANDLE.fullmatch(tokens[at][0])):
        return None
    end = _name_end(tokens, at)
    last = end
    while last > at + 1 and _bare(tokens[last - 1][0]) in _post_nominals():
        last -= 1
    start = tokens[at][1]
    name = piece[start : tokens[last - 1][1] + len(tokens[last - 1][0])].strip(" ,;:*")
    if not is_name(name) or (
        before and is_title(name.split()[-1]) and not is_given(name.split()[0])
    ):
        return None  # "Associate Planner", "Assistant County Attorney" are posts
    tail = piece[tokens[end][1] :] if end < len(tokens) else ""
    return NamedPerson(name, " ".join(before) or None, role, tail, courteous, start)


@from_words
def _courtesy() -> frozenset[str]:
    return frozenset(word.strip(".") for word in words("courtesy"))


def _past_ranks(tokens: list[tuple[str, int]], at: int) -> int:
    """After "Dr", "Cllr Mrs", "overlæge dr.med.", "vicedirektør"."""
    first = at
    while at < len(tokens) - 1 and at - first < 5:
        word = tokens[at][0]
        if word.endswith("-") and at + 3 < len(tokens) and is_title(tokens[at + 2][0]):
            at += 3  # "Økonomi- og driftschef Anna Holm"
            continue
        if at == first and (phrase := _past_phrase(tokens, at)):
            at = phrase
            break
        bare = word.casefold().strip(",")
        known = bare in _before_names() or bare.strip(".") in _before_names()
        if word.isupper() and word.casefold() in words("title_acronyms"):
            known = len(tokens) - at > 2 and is_given(tokens[at + 1][0])  # "FTR Karen Dahl"
        known = (known and word != "HR") or bool(_DEGREE.fullmatch(word.casefold()))
        if not known and word[0].isupper():
            ahead_word = tokens[at + 1][0].casefold().strip(".")
            known = _title_before_name(tokens, at) or (
                # "County Cllr F. Moss", "Associate Professor Jones"
                at + 2 < len(tokens) and not is_given(word) and ahead_word in _ranks()
            )
        elif not known:
            ahead = next((i for i in range(at, len(tokens)) if tokens[i][0][0].isupper()), None)
            known = ahead is not None and ahead - first < 6 and is_title(tokens[ahead - 1][0])
            known = known and ahead is not None and not is_acronym(tokens[ahead][0])
        if not known:
            break
        at += 1
    return at


def _past_phrase(tokens: list[tuple[str, int]], at: int) -> int | None:
    """After "Leder af hjemmeplejen", "Head of Housing", where a known given name follows."""
    for ahead in range(at + 1, min(at + 5, len(tokens) - 1)):
        if _bare(tokens[ahead][0]) in _courtesy() and tokens[ahead][0][0].isupper():
            phrase = " ".join(token for token, _ in tokens[at:ahead])
            return (
                ahead + 1 if is_title(phrase) and "," not in phrase else None
            )  # "Head teacher Ms Finn"
    if len(tokens) - at < 5 or not is_title(tokens[at][0]) or is_given(tokens[at][0]):
        return None
    link = tokens[at + 1][0]
    if not (link.islower() and _bare(link) in _affiliation().links):
        return None
    inner = range(at + 3, min(at + 8, len(tokens) - 1))
    given = next((i for i in inner if is_given(tokens[i][0]) and tokens[i][0][0].isupper()), None)
    inside = tokens[at + 2 : given]
    if given is None or any(t.endswith((",", ";", ".")) for t, _ in inside):
        return None
    return given


def _title_before_name(tokens: list[tuple[str, int]], at: int) -> bool:
    """Whether a capital word is of a title before a name: "CFO Lise Winther", "City Manager Ellen Ford"."""
    if is_given(tokens[at][0]):
        return False
    given = next(
        (i for i in range(at + 1, min(at + 4, len(tokens) - 1)) if is_given(tokens[i][0])), None
    )
    if given is not None:
        before = tokens[given - 1][0]
        occupied = given == at + 1 and _bare(before).endswith(words("occupation_endings"))
        if is_title(before) or (occupied and len(tokens) - at > 2):  # "Organist Lise Dahl"
            return True
    # "Afdelingschef Signe Aldersro", "Praktiserende læge Ghazal Rahimi": a given name that is not known
    endings = _title_words()[0]
    ahead = range(at, min(at + 3, len(tokens) - 2))
    last = next((i for i in ahead if _bare(tokens[i][0]).endswith(endings)), None)
    rest = [token for token, _ in tokens[(last if last is not None else at) + 1 :]]
    return (
        last is not None
        and 1 < len(rest) < 4
        and all(_name_token(t) or _bare(t) in _particles() for t in rest)
        and rest[0][0].isupper()
        and not any(is_title(t) or is_acronym(t) for t in rest)
        and not _organisation_sign([t for t, _ in tokens[at:]])
    )


def _name_end(tokens: list[tuple[str, int]], at: int) -> int:
    end = at
    while end < len(tokens):
        token = tokens[end][0]
        if _HANDLE.fullmatch(token):
            return end + 1 if end == at else end
        if not (_name_token(token) or (end > at and _bare(token) in _particles())):
            break
        if token.endswith((",", ";")):
            return end + 1
        end += 1
    # "Bo Dahl af …": a particle that no name follows is no part of it
    while end > at + 1 and tokens[end - 1][0][0].islower():
        end -= 1
    return end


def names_key(name: str) -> str:
    """A name as compared with others: lower case, without stops and double spaces."""
    return " ".join(re.sub(r"[.,]", " ", name).casefold().split())
