"""One entry of a list of participants: its people, with title, organisation, role and notes.

The one thing to know: a comma may part two people or a person from a title or
an organisation. ``pieces`` cuts an entry, ``styles`` finds the likeliest
reading of its pieces; here they become people.
"""

import re
from dataclasses import dataclass, field, replace

from corpus.people.names import NamedPerson, is_given, is_title, read_name, weigh
from corpus.people.notes import Note, joined, read_note
from corpus.people.pieces import Piece, conjunction, cut_pieces, is_handle, note_of
from corpus.people.styles import Style, best_reading, choose_style, singular, weigh_pieces
from corpus.terms import words

__all__ = ["Person", "Style", "choose_style", "initials_of", "is_honour", "read_entry"]

# "udpeget af Danske Patienter"
_SENT = re.compile(
    r"^(?:udpeget af|indstillet af|valgt af|repræsenterer|appointed by|nominated by|elected by|representing)\s+(?:the\s+)?(?P<place>[A-ZÆØÅ].*)$"
)
# "Anna Holm og Bo Dahl, begge Region Nord"
_COMMON = re.compile(
    r"(?P<many>begge|both|alle|all)\s+(?:(?:fra|from|of|at)\s+)?(?=[A-ZÆØÅ])", re.I
)
_TWO = ("begge", "both")
_FLAT = re.compile(r"\d{1,3}\.?\s?[^\W\d_]{1,3}\.?")  # "1. tv", "8.B"
_NICKNAME = re.compile(r"[\w.|-]{2,20}")
_AT = re.compile(
    r"^(?P<title>.{2,120}?)\s+(?P<link>ved|hos|fra|at|from|i)\s+(?P<place>[A-ZÆØÅ].*)$"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one entry gives them.

    Attributes:
        note: what brackets and the like say.
        sure: whether more than a single unknown word says that this is a person.
        start: where their words begin in the entry; ``end`` where they end.
        aside: words in a bracket that may be a title, or a reason to be away.
    """

    name: str
    title: str | None
    organisation: str | None
    role: str | None
    note: Note
    sure: bool
    start: int
    end: int
    aside: str | None = None


@dataclass(slots=True)
class _Draft:
    """A person while the pieces that belong to them are gathered."""

    piece: Piece
    name: str
    rank: str | None = None
    courteous: bool = False
    role: str | None = None
    posts: list[str] = field(default_factory=list)  # before the name
    titles: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    brackets: list[str] = field(default_factory=list)
    note: Note = field(default_factory=Note)
    end: int = 0


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
    pieces = cut_pieces(entry)
    candidates = weigh_pieces(pieces, organisations)
    if not candidates:
        return ()
    kinds = iter(best_reading(candidates, style, lines=lines)[1])
    return _people(pieces, [None if note_of(p) else next(kinds) for p in pieces])


def _people(pieces: list[Piece], kinds: list[str | None]) -> tuple[Person, ...]:
    drafts: list[_Draft] = []
    leading: list[str] = []  # an organisation that stands before its people
    posts: list[str] = []  # a title that stands before its person ("Professor, dr.med. Bo Dahl")
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
            draft.posts.extend(posts)
            posts = []
            draft.end = piece.end
            drafts.append(draft)
        elif kind is None:
            note = note_of(piece) or Note()
            ahead = pieces[at + 1] if at + 1 < len(pieces) else None
            if note.role and (
                not drafts
                or _leads_to(pieces, kinds, at)
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
        elif drafts and initials_of(piece.words, drafts[-1].name) and not _is_post(piece.words):
            pass  # "Myles Borins – MB"
        elif kind == "T" and _leads_to(pieces, kinds, at):
            posts = [re.sub(r"^(?:and\s+)?the\s+", "", piece.words, flags=re.IGNORECASE)]
        elif drafts and (common := _COMMON.match(piece.words)):
            for draft in drafts[-2:] if common["many"].casefold() in _TWO else drafts:
                draft.organisations = draft.organisations or [piece.words[common.end() :]]
        elif drafts and _belongs(piece):
            fields = drafts[-1].titles if kind == "T" else drafts[-1].organisations
            fields.append(piece.words)
            piece = _bracket_kept(piece, fields, drafts[-1].name)
            if piece.before == "from":
                _share(drafts, piece.words)
        elif kind == "O" and not piece.words[0].isdigit() and piece.before != ".":
            leading = [piece.words]
        elif kind == "T" and not drafts and is_title(piece.words):
            posts = [piece.words]
        if drafts:
            drafts[-1].brackets.extend(piece.brackets)
            drafts[-1].end = max(drafts[-1].end, piece.end)
    return tuple(person for draft in drafts if (person := _person(draft)))


def _leads_to(pieces: list[Piece], kinds: list[str | None], at: int) -> bool:
    """Whether a post stands before its person: "the Bursar, Ms Gale; and the Clerk, Mr Hall"."""
    if not re.match(r"(?:and\s+)?the\s", pieces[at].words, re.IGNORECASE):
        return False
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return after is not None and after.before == "," and kinds[at + 1] == "N"


def _bracket_kept(piece: Piece, fields: list[str], name: str) -> Piece:
    """A piece without the bracket that belongs to its words: "Pro-Vice-Chancellor (Education)"."""
    if len(piece.brackets) != 1:
        return piece
    bracket = piece.brackets[0]
    if _read_bracket(bracket, name, Note())[0] != Note() or initials_of(bracket, name):
        return piece
    if "@" in bracket or read_note(bracket) is not None:
        return piece
    function = all(w.casefold() in words("functions") for w in re.findall(r"[^\W\d_]+", bracket))
    if bracket[0].islower() or function or (is_title(bracket) and is_title(piece.words)):
        fields[-1] = f"{piece.words} ({bracket})"
        return replace(piece, brackets=())
    return piece


def _is_post(letters: str) -> bool:
    return letters.casefold() in words("title_acronyms")


def _belongs(piece: Piece) -> bool:
    """Whether words can be a title or an organisation; "and 4 members of the public" can not."""
    plain = piece.words
    if piece.before in {"plot", "from"}:
        return True
    counted = plain[0].isdigit() and not re.match(r"\d\.\s+\w", plain)
    takes_part = plain.split()[0] in words("took_part")  # "deltog for LH"
    takes_part = takes_part or piece.before == "." or plain.split()[0] in ("der", "som", "who")
    return len(plain) > 1 and not (conjunction().match(plain) or counted or takes_part)


def _rank_before(drafts: list[_Draft], piece: Piece) -> str | None:
    """The "Cllr" of "Cllrs B. Jones and C. Brown" for the second name."""
    if drafts and piece.before in {",", "and"}:
        before = read_name(drafts[-1].piece.words)
        plural = before and before.rank and singular(before.rank) != before.rank
        if plural or (drafts[-1].courteous and drafts[-1].rank and before and not before.rank):
            return drafts[-1].rank
    return None


def _share(drafts: list[_Draft], organisation: str) -> None:
    """In "Mette Friis og Bo Dahl fra Region Nord" both come from there."""
    for at in range(len(drafts) - 1, 0, -1):
        other = drafts[at - 1]
        if drafts[at].piece.before != "and" and not (other.piece.before or at == 1):
            break
        if other.titles or other.organisations or other.brackets or other.note != Note():
            break
        other.organisations.append(organisation)


def _named(piece: Piece) -> NamedPerson | None:
    found = read_name(piece.words)
    if found is None and any(b.startswith("@") for b in piece.brackets):
        return NamedPerson(
            piece.words, None, None, "", courteous=False, start=0
        )  # "rudd (@rudderman)"
    if found is None and _NICKNAME.fullmatch(piece.words):
        return NamedPerson(piece.words, None, None, "", courteous=False, start=0)
    return found


def _person(draft: _Draft) -> Person | None:
    found = _named(draft.piece)
    if found is None:
        return None
    name = _without_stop(found.name)
    courtesy = draft.piece.words[: found.start].split()[-1:] if " " not in name else []
    if courtesy and courtesy[0].casefold() in words("courtesy"):
        name = f"{courtesy[0]} {name}"  # "Mrs Desai"
    role, note, titles, places = draft.role, draft.note, draft.titles, draft.organisations
    aside = None
    for bracket in draft.brackets:
        note, more_titles, more_places = _read_bracket(bracket, name, note)
        aside = next((t for t in more_titles if _may_be_reason(t)), aside)
        titles = [*titles, *more_titles]
        places = places or more_places
    role = joined(Note(role=role), note).role
    title, place = _title_and_place(titles, places)
    if role and place and role.casefold() in words("roles_or_posts"):
        title, role = ", ".join(filter(None, (role, title))), None
    if draft.rank and not ((title or draft.posts) and is_honour(draft.rank)):
        title = f"{draft.rank}, {title}" if title else draft.rank
    if draft.posts:
        title = ", ".join(filter(None, (*draft.posts, title)))  # "Overlæge, dr.med. Bo Dahl"
    one_word = len(name.split()) == 1
    sure = not one_word or draft.courteous or is_given(name) or is_handle(name) or bool(role)
    sure = sure or any(b.startswith("@") for b in draft.brackets)
    return Person(name, title, place, role, note, sure, draft.piece.start, draft.end, aside)


def _may_be_reason(title: str) -> bool:
    """Whether words in a bracket may say why somebody is away: "work", no "voting member"."""
    tokens = title.casefold().split()
    return len(tokens) < 3 and not is_title(title) and tokens[-1] not in words("plain_members")


def is_honour(rank: str) -> bool:
    """Whether what stands before a name says less than the post behind it ("Professor", "Dame")."""
    return all(part.strip(".") in words("honorifics") for part in rank.casefold().split())


def _without_stop(name: str) -> str:
    last = name.split()[-1]
    return name.rstrip(".") if len(last.strip(".")) > 2 else name


def _read_bracket(bracket: str, name: str, note: Note) -> tuple[Note, list[str], list[str]]:
    """A bracket's notes, titles and organisations."""
    if whole := read_note(bracket):
        behind = bracket.rpartition(", ")[2]  # "deputising for Simon Kerr, North Moor Federation"
        sits = whole.substitute_for is not None and behind != bracket and _is_place(behind)
        return joined(note, whole), [], [behind] if sits else []
    titles: list[str] = []
    places: list[str] = []
    for part in re.split(r"\s*[,;]\s*|\s[–-]\s", bracket):
        words_ = part.strip(" .*_")
        aside = words_.split()[0] in ("who", "der", "som") if words_ else True
        if aside or "@" in words_ or (initials_of(words_, name) and not _is_post(words_)):
            continue
        if _account_of(words_, name):
            continue
        if found := read_note(words_):
            note = joined(note, found)
        elif _is_place(words_):
            places.append(words_)
        elif words_[0].islower() or (is_title(words_) and weigh(words_).title >= 2):
            if len(words_.split()) < 7:
                titles.append(words_)
        elif (words_[0].isupper() or _FLAT.fullmatch(words_)) and not set(words_.split()) <= set(
            name.split()
        ):
            places.append(words_)
    return note, titles, [", ".join(places)] if places else []


def _account_of(words_: str, name: str) -> bool:
    """Whether a word is the name of an account: "Ann Ross (annross)", "Bill Fox (bfox_1)"."""
    plain = words_.casefold()
    return " " not in plain and words_[0].islower() and (
        "_" in plain or (len(name.split()) > 1 and name.split()[-1].casefold() in plain)
    )  # fmt: skip


def _is_place(words_: str) -> bool:
    weights = weigh(words_)
    return words_.casefold() in words("no_organisation") or (
        weights.organisation > max(weights.title, 2) and words_[0].isupper()
    )


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
        if sent := _SENT.match(title):
            found.append(sent["place"])
            continue
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
    last = kept[-1].rsplit(maxsplit=1)[-1] if kept else ""
    if last.endswith(".") and len(last) > 4 and "." not in last[:-1]:
        kept[-1] = kept[-1].rstrip(".")
    return ", ".join(kept) or None, ", ".join(
        p.rstrip(".") if not p.endswith("Inc.") else p for p in where
    ) or None
