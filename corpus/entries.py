"""One entry of a list of participants: its people, with title, organisation, role and notes.

The one thing to know: a comma may part two people or a person from a title or
an organisation. Each piece between commas is weighed as a name, a title or an
organisation, and the likeliest reading of the whole entry wins; how the other
entries of the list are made (its ``Style``) weighs in.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from corpus.names import (
    NamedPerson,
    Weights,
    is_acronym,
    is_given,
    is_name,
    is_title,
    read_name,
    weigh,
)
from corpus.notes import Note, joined, read_note
from corpus.terms import from_words, words

__all__ = ["Person", "Style", "choose_style", "initials_of", "read_entry", "singular"]

_LONGEST = 10_000  # characters of an entry that are read
_LINK = re.compile(r"\[(?P<words>[^\[\]]{1,200})\]\([^()\s]{0,400}\)")
_URL = re.compile(r"<?(?:https?://|mailto:)[^\s>)]{1,400}>?")
_SEPARATOR = re.compile(r"[,;|]|\s[–—-]\s|\s/\s|(?<=[^\W\d]):\s")
_HANDLE = re.compile(r"(?<![\w@])@[\w.-]{1,60}")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_SIGNS = str.maketrans("[]{}<>", "()()  ")
_AT = re.compile(
    r"^(?P<title>.{2,120}?)\s+(?P<link>ved|hos|fra|at|from|i)\s+(?P<place>[A-ZÆØÅ].*)$"
)


class Style(Enum):
    """How a list's entries are made; each value says which neighbours are unlikely."""

    NAMES = {"NT": -1.5, "NO": -2.0, "TO": -1.0}
    NAME_ORGANISATION = {"NN": -2.0, "NT": -1.0, "TN": -0.5}
    NAME_TITLE_ORGANISATION = {"NN": -1.0, "NO": -2.0, "TN": -1.5}
    NAME_TITLE = {"NN": -1.0, "NO": -1.5, "TO": -1.5}

    def between(self, before: str, after: str) -> float:
        """Points for two kinds that follow each other."""
        always = {"OO": -1.5, "OT": -1.5, "TT": -0.7}
        return self.value.get(before + after, always.get(before + after, 0.0))


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one entry gives them.

    Attributes:
        note: what brackets and the like say.
        sure: whether more than a single unknown word says that this is a person.
        start: where their words begin in the entry; ``end`` where they end.
    """

    name: str
    title: str | None
    organisation: str | None
    role: str | None
    note: Note
    sure: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words between two separators; ``text`` has blanks where brackets stood."""

    text: str
    start: int
    end: int
    before: str  # the separator: "", ",", ";", "-", ":", "and"
    brackets: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return " ".join(self.text.split()).strip(" *_")


@dataclass(slots=True)
class _Draft:
    """A person while the pieces that belong to them are gathered."""

    piece: _Piece
    name: str
    rank: str | None = None
    courteous: bool = False
    role: str | None = None
    titles: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    brackets: list[str] = field(default_factory=list)
    note: Note = Note()
    end: int = 0


# The likeliest reading.


def choose_style(
    entries: Iterable[tuple[str, bool]], organisations: frozenset[str] = frozenset()
) -> Style:
    """The style that reads a list's entries best; names alone where nothing tells.

    Args:
        entries: each with whether it is of a list that has a line for each person.
        organisations: those that the list shows elsewhere, in lower case.
    """
    cut = [(_candidates(_pieces(entry), organisations), lines) for entry, lines in entries]
    weighed = [(weights, lines) for weights, lines in cut if weights]
    return max(Style, key=lambda style: sum(_best(w, style, lines=ln)[0] for w, ln in weighed))


def read_entry(
    entry: str, style: Style, organisations: frozenset[str] = frozenset(), *, lines: bool = False
) -> tuple[Person, ...]:
    """The people of an entry in order; none where it names nobody.

    Args:
        entry: mended words, without the bullet.
        style: of the list.
        organisations: those that the list shows elsewhere, in lower case.
        lines: whether an entry of the list is a person as a rule, rather than many.
    """
    pieces = _pieces(entry)
    candidates = _candidates(pieces, organisations)
    if not candidates:
        return ()
    kinds = iter(_best(candidates, style, lines=lines)[1])
    return _people(pieces, [None if _note_of(p) else next(kinds) for p in pieces])


def _candidates(pieces: Sequence[_Piece], organisations: frozenset[str]) -> list[Weights]:
    names = [p for p in pieces if not _note_of(p)]
    weights = [_weights(p, organisations) for p in names]
    if len(names) > 1 and all(is_acronym(p.words) and len(p.words) < 5 for p in names):
        return [Weights(3, -5, -5) for _ in names]
    if len(names) > 1 and all(_one_word(w, p) for w, p in zip(weights, names, strict=True)):
        return [Weights(1.5, -5, -1) for _ in names]  # "Adams, Baker, Chen"
    shaped = [len(p.words.split()) for p, w in zip(names, weights, strict=True) if w.name > -1]
    plurals = _plurals(names)
    alone = sum(size == 1 for size in shaped) * 2 <= len(shaped)
    for at, piece in enumerate(names):
        if piece.before == "from":
            weights[at] = Weights(-5, -5, 5)
            continue
        if piece.before == "after":
            weights[at] = replace(weights[at], name=-5)
            continue
        if any(b.startswith("@") for b in piece.brackets) and len(piece.words.split()) < 4:
            weights[at] = Weights(4, -5, -5)
        elif alone and len(piece.words.split()) == 1 and not is_given(piece.words):
            # "Intel" among "Ann Ross", "Bill Fox"
            weights[at] = replace(weights[at], name=weights[at].name - 1.5)
        if plurals[at]:
            weights[at] = replace(weights[at], name=max(weights[at].name, 3))
    return weights


def _one_word(weights: Weights, piece: _Piece) -> bool:
    single = " " not in piece.words and not is_acronym(piece.words) and is_name(piece.words)
    return single and weights.organisation < 2 and weights.title < 2


def _weights(piece: _Piece, organisations: frozenset[str]) -> Weights:
    found = weigh(piece.words, organisations)
    if found.name < 0 or not piece.brackets:
        return found
    # "Rikke Mosehave (Arkivet)": what has a bracket of its own is rather a name
    return replace(found, name=found.name + 0.7)


def _plurals(names: Sequence[_Piece]) -> list[bool]:
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


def _best(weighed: list[Weights], style: Style, *, lines: bool) -> tuple[float, str]:
    """(points, kinds) of the best reading as names (N), titles (T) and organisations (O)."""

    def points(at: int, kind: str) -> float:
        weights = weighed[at]
        if kind == "N":
            return weights.name - (2.5 if lines and at else 0)
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


# Cutting an entry into pieces.


def _pieces(entry: str) -> list[_Piece]:
    text, brackets = _without_brackets(_plain(entry[:_LONGEST]))
    cuts: list[tuple[int, int, str]] = []
    at, before = 0, ""
    for match in _SEPARATOR.finditer(text):
        cuts.append((at, match.start(), before))
        at, before = match.end(), match.group().strip() or ","
        before = "-" if before in "–—-" else "," if before in "|/" else before
    cuts.append((at, len(text), before))
    pieces: list[_Piece] = []
    for start, end, sign in cuts:
        pieces.extend(_parted(text, start, end, sign))
    inside = [p for p in pieces if p.words]
    if not all(is_acronym(p.words) for p in inside):
        inside = [p for p in inside if p.words.casefold().strip(".") not in words("post_nominals")]
    with_brackets = [
        replace(
            piece,
            brackets=tuple(w for a, w in brackets if piece.start <= a < _reach(inside, at, text)),
        )
        for at, piece in enumerate(inside)
    ]
    at_brackets = [
        part for piece in with_brackets for part in _after_bracket(piece, [a for a, _ in brackets])
    ]
    return [part for piece in at_brackets for part in _with_tail(piece)]


def _after_bracket(piece: _Piece, brackets: list[int]) -> list[_Piece]:
    """A piece, parted after its bracket: "Hassan Sani (@inidaname) Node.js Africa"."""
    at = next((a - piece.start for a in brackets if piece.start < a < piece.end), None)
    if at is None or not piece.text[at:].strip() or len(piece.text[:at].split()) < 2:
        return [piece]
    name = replace(piece, text=piece.text[:at].rstrip(), end=piece.start + at)
    return [name, _Piece(piece.text[at:], piece.start + at, piece.end, "after")]


def _reach(pieces: list[_Piece], at: int, text: str) -> int:
    return pieces[at + 1].start if at + 1 < len(pieces) else len(text) + 1


def _plain(entry: str) -> str:
    """The entry with blanks for marks of Markdown and addresses; as long as before."""

    def keep_words(match: re.Match[str]) -> str:
        return (" " + match["words"]).ljust(len(match.group()))

    entry = _LINK.sub(keep_words, entry)
    entry = _URL.sub(lambda m: " " * len(m.group()), entry)
    entry = _MAIL.sub(lambda m: " " * len(m.group()), entry)
    entry = re.sub(r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`", lambda m: " " * len(m.group()), entry)
    return entry.translate(_SIGNS)


def _without_brackets(entry: str) -> tuple[str, list[tuple[int, str]]]:
    """The entry with blanks for its brackets, and each bracket's place and words."""
    letters, brackets, at = list(entry), [], 0
    while (start := entry.find("(", at)) >= 0:
        depth, end = 0, -1
        for i in range(start, min(len(entry), start + 400)):
            depth += (entry[i] == "(") - (entry[i] == ")")
            if not depth:
                end = i
                break
        if end < 0:
            # "Michael Dawson (@mhdawson": never closed
            end = next((i for i in range(start, len(entry)) if entry[i] in ",;"), len(entry))
        brackets.append((start, entry[start + 1 : end].strip()))
        closed = end < len(entry) and entry[end] == ")"
        stop = end + 1 if closed else end
        letters[start:stop] = " " * (stop - start)
        at = stop
    plain = re.sub(r"[()]", " ", "".join(letters))
    return plain, [(a, w) for a, w in brackets if w]


@from_words
def _conjunction() -> re.Pattern[str]:
    joined_by = "|".join(re.escape(w) for w in words("name_conjunctions"))
    return re.compile(rf"(?:^|(?<=\s))(?:{joined_by})\s+", re.IGNORECASE)


def _parted(text: str, start: int, end: int, before: str) -> list[_Piece]:
    """A piece, or several where "og" joins names rather than the words of one organisation."""
    pieces: list[_Piece] = []
    matches = list(_conjunction().finditer(text[start:end]))[:60]
    stops = [start + m.start() for m in matches[1:]] + [end]
    at = start
    for match, stop in zip(matches, stops, strict=False):
        left = " ".join(text[at : start + match.start()].split())
        right = " ".join(text[start + match.end() : stop].split())
        sign = match.group().strip()
        if _joins_people(left, right) and (sign != "&" or _both_given(left, right)):
            if left:
                pieces.append(_piece(text, at, start + match.start(), before))
            at, before = start + match.end(), "and"
    pieces.append(_piece(text, at, end, before))
    return pieces


def _piece(text: str, start: int, end: int, before: str) -> _Piece:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return _Piece(text[start:end].rstrip(), start, end, before)


def _joins_people(left: str, right: str) -> bool:
    note = read_note(re.sub(r"^the\s+", "", right, flags=re.IGNORECASE).split(" – ")[0])
    if note and note.role:
        return True
    found = read_name(right)
    if found is None or left.endswith("-"):
        return False
    name = weigh(found.name)
    here = read_name(left)
    if left and (here is None or (here.tail and not _of_organisation().match(here.tail))):
        return (
            is_given(found.name.split()[0]) and len(found.name.split()) > 1 and not is_title(left)
        )
    if len(found.name.split()) == 1 and not found.courteous and not is_given(found.name):
        return (
            bool(here) and (len(here.name.split()) == 1 or here.courteous) and name.organisation < 1
            if here
            else not left
        )
    if left and weigh(left).organisation > weigh(left).name and not is_given(found.name.split()[0]):
        return False
    return found.courteous or name.name > max(name.organisation, name.title)


def _both_given(left: str, right: str) -> bool:
    """Whether "&" joins two people rather than the halves of a company's name."""
    return all(side and is_given(side.split()[0]) for side in (left, right))


@from_words
def _of_organisation() -> re.Pattern[str]:
    links = "|".join(map(re.escape, words("of_organisation")))
    return re.compile(rf"(?:{links})\s+(?=[A-ZÆØÅ])")


def _with_tail(piece: _Piece) -> list[_Piece]:
    """A piece, parted where a title, an organisation or a note follows a name without a comma."""
    text = piece.text
    if not is_handle(text.strip()):
        text = _HANDLE.sub(lambda m: " " * len(m.group()), text)
        piece = replace(piece, text=text)
    found = read_name(piece.words)
    if found is None or not found.tail or read_note(piece.words):
        return [piece]
    weights = weigh(found.name)
    if weights.name < max(weights.organisation, weights.title) or not found.tail[0].islower():
        return [piece]
    head = text[: len(text) - _tail_length(text, found.tail)]
    cut = piece.start + len(head)
    name = replace(piece, text=head.rstrip(), end=cut)
    rest = text[len(head) :]
    if read_note(found.tail):
        return [name, _Piece(rest, cut, piece.end, "tail")]
    if place := _of_organisation().match(found.tail):
        return [name, _Piece(rest[place.end() :], cut, piece.end, "from")]
    if is_title(found.tail) and len(found.name.split()) > 1:
        return [name, _Piece(rest, cut, piece.end, ",")]
    return [piece]


def _tail_length(text: str, tail: str) -> int:
    """How many characters at the end of ``text`` give the words of ``tail``."""
    wanted, at = len("".join(tail.split())), len(text)
    while wanted and at:
        at -= 1
        wanted -= not text[at].isspace()
    return len(text) - at


def is_handle(text: str) -> bool:
    """Whether words are a handle ("@mcollina") and nothing else."""
    return bool(_HANDLE.fullmatch(text))


# From pieces to people.


def _note_of(piece: _Piece) -> Note | None:
    if piece.before == "from":
        return None
    bare = re.sub(r"^the\s+", "", piece.words, flags=re.IGNORECASE)
    return read_note(bare) if bare else None


def _people(pieces: list[_Piece], kinds: list[str | None]) -> tuple[Person, ...]:
    drafts: list[_Draft] = []
    leading: list[str] = []  # an organisation that stands before its people
    role: str | None = None  # a role that stands before its person
    for at, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        if kind == "N":
            found = _named(piece)
            if found is None:
                continue
            rank = found.rank or _rank_before(drafts, piece)
            draft = _Draft(
                piece, found.name, singular(rank) if rank else None, found.courteous or bool(rank)
            )
            draft.role, role = found.role or role, None
            # "MB: Myles Borins"
            draft.organisations.extend(w for w in leading if not initials_of(w, found.name))
            draft.end = piece.end
            drafts.append(draft)
        elif kind is None:
            note = _note_of(piece) or Note()
            ahead = pieces[at + 1] if at + 1 < len(pieces) else None
            if note.role and (
                not drafts
                or (
                    ahead
                    and ahead.before in "-:"
                    and piece.before not in {"-", ":"}
                    and kinds[at + 1] == "N"
                )
            ):
                role = note.role
                continue
            if drafts:
                drafts[-1].note = joined(drafts[-1].note, note)
        elif drafts and initials_of(piece.words, drafts[-1].name):
            pass  # "Myles Borins – MB"
        elif drafts and len(piece.words) > 1:
            (drafts[-1].titles if kind == "T" else drafts[-1].organisations).append(piece.words)
            if piece.before == "from":
                _share(drafts, piece.words)
        elif kind == "O":
            leading = [piece.words]
        if drafts:
            drafts[-1].brackets.extend(piece.brackets)
            drafts[-1].end = max(drafts[-1].end, piece.end)
    return tuple(person for draft in drafts if (person := _person(draft)))


def _rank_before(drafts: list[_Draft], piece: _Piece) -> str | None:
    """The "Cllr" of "Cllrs B. Jones and C. Brown" for the second name."""
    if drafts and piece.before in {",", "and"}:
        before = read_name(drafts[-1].piece.words)
        plural = before and before.rank and singular(before.rank) != before.rank
        if plural or (drafts[-1].courteous and drafts[-1].rank and before and not before.rank):
            return drafts[-1].rank
    return None


def singular(rank: str) -> str:
    """ "Cllrs" as "Cllr", "Councillors" as "Councillor"; other ranks as they are."""
    stem = rank.rstrip(".")
    known = stem.casefold() not in {"dr", "rs"} and stem.endswith("s")
    return stem[:-1] if known and stem[:-1].casefold() in words("ranks") else rank


def _share(drafts: list[_Draft], organisation: str) -> None:
    """In "Mette Friis og Bo Dahl fra Region Nord" both come from there."""
    for at in range(len(drafts) - 1, 0, -1):
        other = drafts[at - 1]
        if drafts[at].piece.before != "and" and not (other.piece.before or at == 1):
            break
        if other.titles or other.organisations or other.brackets or other.note != Note():
            break
        other.organisations.append(organisation)


def _named(piece: _Piece) -> NamedPerson | None:
    found = read_name(piece.words)
    if found is None and any(b.startswith("@") for b in piece.brackets):
        return NamedPerson(
            piece.words, None, None, "", courteous=False, start=0
        )  # "rudd (@rudderman)"
    return found


def _person(draft: _Draft) -> Person | None:
    found = _named(draft.piece)
    if found is None:
        return None
    name = _without_stop(found.name)
    role, note, titles, places = draft.role, draft.note, draft.titles, draft.organisations
    for bracket in draft.brackets:
        note, more_titles, more_places = _read_bracket(bracket, name, note)
        titles = [*titles, *more_titles]
        places = [*places, *more_places] if not places else places
    role = role or note.role
    title, place = _title_and_place(titles, places)
    if draft.rank and not (title and draft.rank.casefold().strip(".") == "dr"):
        title = f"{draft.rank}, {title}" if title else draft.rank
    one_word = len(name.split()) == 1
    sure = not one_word or draft.courteous or is_given(name) or is_handle(name) or bool(role)
    sure = sure or any(b.startswith("@") for b in draft.brackets)
    return Person(name, title, place, role, note, sure, draft.piece.start, draft.end)


def _without_stop(name: str) -> str:
    last = name.split()[-1]
    return name.rstrip(".") if len(last.strip(".")) > 2 else name


def _read_bracket(bracket: str, name: str, note: Note) -> tuple[Note, list[str], list[str]]:
    """A bracket's notes, titles and organisations."""
    if whole := read_note(bracket):
        return joined(note, whole), [], []
    titles: list[str] = []
    places: list[str] = []
    for part in re.split(r"\s*[,;]\s*|\s[–-]\s", bracket):
        words_ = part.strip(" .*_")
        if not words_ or words_.startswith("@") or "@" in words_ or initials_of(words_, name):
            continue
        if found := read_note(words_):
            note = joined(note, found)
        elif is_title(words_) and weigh(words_).title > weigh(words_).organisation:
            titles.append(words_)
        elif words_[0].isupper() and not set(words_.split()) <= set(name.split()):
            places.append(words_)
    return note, titles, [", ".join(places)] if places else []


def initials_of(letters: str, name: str) -> bool:
    """Whether "AH" or "AHo" are the initials of Anna Holm."""
    letters = letters.rstrip("0123456789")
    if not re.fullmatch(r"[^\W\d_]{2,5}", letters) or (letters[1:].islower() and len(letters) > 3):
        return False
    rest = iter("".join(re.findall(r"[^\W\d_]+", name)).casefold())
    return letters[0].casefold() == name[0].casefold() and all(
        c in rest for c in letters.casefold()
    )


def _title_and_place(titles: list[str], places: list[str]) -> tuple[str | None, str | None]:
    """Title and organisation; "dekan ved Det Store Fakultet" gives one of each."""
    kept: list[str] = []
    found: list[str] = []
    for title in titles:
        at = _AT.match(title)
        if (
            at
            and is_title(at["title"])
            and (at["link"] != "i" or weigh(at["place"]).organisation > 1)
        ):
            kept.append(at["title"])
            found.append(at["place"])
        else:
            kept.append(title)
    where = [*found, *places]
    return ", ".join(kept) or None, ", ".join(
        p.rstrip(".") if not p.endswith("Inc.") else p for p in where
    ) or None
