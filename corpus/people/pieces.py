"""The pieces of an entry: words between commas, and the names that "og" joins.

The one thing to know: a piece keeps its place in the entry, so that each person's
own words can be cited; brackets are taken out and kept beside the piece.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.people.names import is_acronym, is_given, is_title, read_name, weigh
from corpus.people.notes import Note, limit_in, read_note
from corpus.terms import from_words, keys, words

__all__ = ["Piece", "conjunction", "cut_pieces", "is_handle", "note_of"]

_LONGEST = 10_000  # characters of an entry that are read
_LINK = re.compile(r"\[(?P<words>[^\[\]]{1,200})\]\([^()\s]{0,400}\)")
_URL = re.compile(r"<?(?:https?://|mailto:)[^\s>)]{1,400}>?")
_SEPARATOR = re.compile(
    r"[,;|]|\s?(?:\.{4,100}|_{4,100}|…{1,50})\s?|\s[–—-]\s|\s[/+]\s|(?<=[^\W\d]):\s|(?<=[^\W\d_]{3})\.\s+(?=[A-ZÆØÅ]\w*\s+[a-zæøå]+\s+[a-zæøå])"
)
# "Kystforvaltningen/formand"
_SLASH = re.compile(r"(?<=[^\W\d_]{3})/(?=[^\W\d_]{4})")
# "Torben have 17", "Sofie 8.B"
_PLOT = re.compile(
    r"[a-zæøå]{2,12}\.?\s+(?:nr\.?\s+)?\d{1,4}[A-Za-z]?|\d{1,2}\.?\s?[A-Za-zÆØÅæøå]\.?"
)
_PLOT_END = re.compile(r"\s+(?:[a-zæøå]{2,12}\.?\s+)?\d{1,4}\.?\s?[A-Za-zÆØÅæøå]?\.?$")
_HANDLE = re.compile(r"(?<![\w@])@[\w.-]{1,60}")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_SIGNS = str.maketrans("[]{}<>", "()()  ")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two separators; ``text`` has blanks where brackets stood."""

    text: str
    start: int
    end: int
    before: str  # the separator: "", ",", ";", "-", ":", "and"
    brackets: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text with single spaces, without marks of emphasis."""
        return " ".join(self.text.split()).strip(" *_")


def cut_pieces(entry: str) -> list[Piece]:
    """The pieces of an entry in order; a tail such as "fra Region Nord" is one of its own."""
    return list(_cutter()(entry))


@from_words
def _cutter() -> Callable[[str], tuple[Piece, ...]]:
    # A list is read twice, and once for each look at its style.
    return lru_cache(maxsize=1024)(_cut_pieces)


def _cut_pieces(entry: str) -> tuple[Piece, ...]:
    text, brackets = _without_brackets(_plain(entry[:_LONGEST]))
    cuts: list[tuple[int, int, str]] = []
    at, before = 0, ""
    inside_names = [match.span() for match in _listed_purpose().finditer(text)]
    slashes = [m for m in _SLASH.finditer(text) if _role_behind(m)]
    for match in sorted([*_SEPARATOR.finditer(text), *slashes], key=lambda m: m.start()):
        if any(start < match.start() < end for start, end in inside_names):
            continue
        cuts.append((at, match.start(), before))
        at, before = match.end(), match.group().strip() or ","
        before = "," if before[:1] in {".", "_", "…"} and len(before) > 1 else before
        before = "-" if before in "–—-" else "," if before in "|/" else before
    cuts.append((at, len(text), before))
    pieces: list[Piece] = []
    for start, end, sign in cuts:
        pieces.extend(_parted(text, start, end, sign))
    inside = [p for p in pieces if p.words]
    if not all(is_acronym(p.words) for p in inside):
        inside = [p for p in inside if p.words.casefold().strip(".") not in words("post_nominals")]
    inside = [
        piece
        for piece, after in zip(inside, [*inside[1:], None], strict=False)
        # "Navn: Anna Holm, Rolle: formand"
        if not (after and after.before == ":" and piece.words.casefold() in keys("people_columns"))
    ]
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
    named = [part for piece in at_brackets for part in _post_with_name(piece)]
    return tuple(part for piece in named for part in _with_tail(piece))


def _role_behind(slash: re.Match[str]) -> bool:
    """Whether a slash parts an organisation from a role ("Acme/chair"), not two roles."""
    before = re.search(r"[^,;(]{3,80}$", slash.string[: slash.start()])
    after = re.match(r"[^\W\d_]{4,30}(?=\s*(?:[,;]|$))", slash.string[slash.end() :])
    if before is None or after is None or not before[0].strip()[:1].isupper():
        return False
    known = [read_note(words_.strip()) for words_ in (before[0], after[0])]
    return known[0] is None and known[1] is not None and known[1].role is not None


def _post_with_name(piece: Piece) -> list[Piece]:
    """A piece, turned where the name stands in brackets: "The Vice-Chancellor (Professor J Hurst)"."""
    inside = piece.brackets[0] if piece.brackets else ""
    found = read_name(inside) if " " in inside else None
    if found is None or found.tail:
        return [piece]
    post = re.sub(r"^the\s+", "", piece.words, flags=re.IGNORECASE)
    sure = found.courteous or weigh(found.name).name > 2
    note = read_note(post)
    if not sure or not (is_title(post) or (note and note.role)) or weigh(post).name > 2:
        return [piece]
    name = replace(piece, text=inside, brackets=piece.brackets[1:])
    return [name, Piece(post, piece.end, piece.end, "," if not note else "tail")]


def _after_bracket(piece: Piece, brackets: list[int]) -> list[Piece]:
    """A piece, parted after its bracket: "Hassan Sani (@inidaname) Node.js Africa"."""
    at = next((a - piece.start for a in brackets if piece.start < a < piece.end), None)
    if at is None or not piece.text[at:].strip() or len(piece.text[:at].split()) < 2:
        return [piece]
    name = replace(piece, text=piece.text[:at].rstrip(), end=piece.start + at)
    return [name, Piece(piece.text[at:], piece.start + at, piece.end, "after")]


def _reach(pieces: list[Piece], at: int, text: str) -> int:
    return pieces[at + 1].start if at + 1 < len(pieces) else len(text) + 1


def _plain(entry: str) -> str:
    """The entry with blanks for marks of Markdown and addresses; as long as before."""

    def keep_words(match: re.Match[str]) -> str:
        return (" " + match["words"]).ljust(len(match.group()))

    entry = _LINK.sub(keep_words, entry)
    entry = _URL.sub(lambda m: " " * len(m.group()), entry)
    entry = _MAIL.sub(lambda m: " " * len(m.group()), entry)
    entry = re.sub(
        r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|`|~~", lambda m: " " * len(m.group()), entry
    )
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


def _parted(text: str, start: int, end: int, before: str) -> list[Piece]:
    """A piece, or several where "og" joins names rather than the words of one organisation."""
    pieces: list[Piece] = []
    matches = list(conjunction().finditer(text[start:end]))[:60]
    inside_names = [m.span() for m in _listed_purpose().finditer(text)] if matches else []
    stops = [start + m.start() for m in matches[1:]] + [end]
    at = start
    for match, stop in zip(matches, stops, strict=False):
        left = _PLOT_END.sub("", " ".join(text[at : start + match.start()].split()))
        right = _PLOT_END.sub("", " ".join(text[start + match.end() : stop].split()))
        sign = match.group().strip()
        if any(a <= start + match.start() < b for a, b in inside_names):
            continue
        if _joins_people(left, right) and (sign != "&" or _both_given(left, right)):
            if left:
                pieces.append(_piece(text, at, start + match.start(), before))
            at, before = start + match.end(), "and"
    pieces.append(_piece(text, at, end, before))
    return pieces


def _piece(text: str, start: int, end: int, before: str) -> Piece:
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return Piece(text[start:end].rstrip(), start, end, before)


def _joins_people(left: str, right: str) -> bool:
    note = read_note(re.sub(r"^the\s+", "", right, flags=re.IGNORECASE).split(" – ")[0])
    if note and note.role:
        return True
    found = read_name(right)
    if found is None or left.endswith("-"):
        return False
    if left and weigh(left).organisation >= 4 and not is_given(found.name.split()[0]):
        return found.courteous  # "Ministry of Fisheries and Marine Affairs"
    name = weigh(found.name)
    if re.search(r"\s(?:of|for)\s", left) and is_title(left) and not is_given(right.split()[0]):
        return found.courteous  # "Director of Highways and Parking"
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
def conjunction() -> re.Pattern[str]:
    """Matches "og", "and" and the like with the space after it."""
    joined_by = "|".join(re.escape(w) for w in words("name_conjunctions"))
    return re.compile(rf"(?:^|(?<=\s))(?:{joined_by})\s+", re.IGNORECASE)


@from_words
def _listed_purpose() -> re.Pattern[str]:
    # "Ministeriet for Vand, Havne og Kyster": a list within the name of one organisation
    openers = "|".join(map(re.escape, words("purpose_organisations")))
    word = r"[A-ZÆØÅ][\w-]{1,30}"
    return re.compile(
        rf"\b(?i:\w{{0,20}}(?:{openers}))\s+(?:for|of)\s+(?:the\s+)?{word}(?:,\s+{word}){{1,4}},?\s+(?:og|and|&)\s+{word}"
    )


@from_words
def _of_organisation() -> re.Pattern[str]:
    links = "|".join(map(re.escape, words("of_organisation")))
    return re.compile(rf"(?:{links})\s+(?!Large\b)(?=[A-ZÆØÅ]|\d[A-ZÆØÅ])")


def _with_tail(piece: Piece) -> list[Piece]:
    """A piece, parted where a title, an organisation or a note follows a name without a comma."""
    text = piece.text
    if not is_handle(text.strip()):
        text = _HANDLE.sub(lambda m: " " * len(m.group()), text)
        piece = replace(piece, text=text)
    found = read_name(piece.words)
    if found is None or not found.tail or (read_note(piece.words) and not found.role):
        return [piece]
    weights = weigh(found.name)
    plot = _PLOT.fullmatch(found.tail) and not _of_organisation().match(found.tail)
    if plot and weights.name > 0 and not limit_in(found.tail):
        cut = piece.start + len(text) - _tail_length(text, found.tail)
        name = replace(piece, text=text[: cut - piece.start].rstrip(), end=cut)
        return [name, Piece(text[cut - piece.start :], cut, piece.end, "plot")]
    if weights.name < max(weights.organisation, weights.title) or not found.tail[0].islower():
        return [piece]
    head = text[: len(text) - _tail_length(text, found.tail)]
    cut = piece.start + len(head)
    name = replace(piece, text=head.rstrip(), end=cut)
    rest = text[len(head) :]
    if read_note(found.tail):
        return [name, Piece(rest, cut, piece.end, "tail")]
    if place := _of_organisation().match(found.tail):
        return [name, Piece(rest[place.end() :], cut, piece.end, "from")]
    short = len(found.tail.split()) < 5 and not found.tail.endswith(".") and weights.name > 2
    if (is_title(found.tail) or short) and len(found.name.split()) > 1:
        return [name, Piece(rest, cut, piece.end, ",")]
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


def note_of(piece: Piece) -> Note | None:
    """What a piece says where it is a note ("afbud", "formand"), or None."""
    if piece.before in {"from", "plot"}:
        return None
    bare = re.sub(r"^(?:and\s+)?the\s+", "", piece.words, flags=re.IGNORECASE)
    note = read_note(bare) if bare else None
    found = read_name(bare) if note and note.substituted_by else None
    if found and (found.role or found.courteous):
        return None  # "Anna Holm, suppleant Bo Dahl"
    return note
