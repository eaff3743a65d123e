"""Notes behind a name: "(afbud)", "(i stedet for Bo Dahl)", "til og med pkt. 37/25", "(left at 3pm)".

The one thing to know: a note is what the vocabulary knows; any other words in
brackets are a title, an organisation or a handle, which ``entries`` settles.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.people.names import is_acronym, is_title, read_name, weigh
from corpus.terms import from_words, keys, phrases, words

__all__ = [
    "Note",
    "is_role",
    "item_numbers",
    "item_on",
    "joined",
    "limit_in",
    "read_note",
    "serves",
]

_CLOCK = (
    r"(?:\b(?:kl|klokken|at|fra|til|ca|until|from|after|before|around)\b\.?\s*(?:ca\.?\s*)?\d{1,2}(?:[.:]\d{2})?(?!\s*(?:mio|pct)|[A-ZÆØÅ])"
    r"|\b\d{1,2}(?:[.:]\d{2})?\s*[ap]\.?m\b|\b\d{1,2}[.:]\d{2}\b|\b\d{4}\s*hrs)"
)
_NUMBER = r"(?:[A-Z]\.\d{1,2}\b|#?\d{1,5}(?:[./]\d{1,4})*[a-h]?\b|(?-i:[IVXL]{1,6}\b))"
_WHO_WAS = re.compile(
    r"^(?:who|der|som)\s+(?:was|were|is|has|had|blev|bliver|er|var)\s+", re.IGNORECASE
)
_MODE = re.compile(
    r"(?:(?:deltog|deltager|attended|joined|participated|dialled in|dialed in|remotely)\s*)?(?:(?:via|by|on|over|på|i|per|pr\.?|through|med)\s+)?(?:ms |microsoft |google )?"
    r"(?:zoom|teams|skype|phone|telephone|telefon|video|webex|meet|link|videolink|video link|conference call|jitsi|videokonference|distancen|online|remotely|virtually|virtuelt)|dial(?:l)?ed in|ringede ind"
)
# "from WP3 onwards", "fra budgettet og frem"
_ONWARDS = re.compile(
    r"(?:from|fra|fra og med)\s.{2,40}\s(?:onwards?|og frem|og fremefter|og fremad)", re.IGNORECASE
)
# "item on fares evidence", "punktet om takster"
_ITEM_ON = re.compile(
    r"(?:for\s+|under\s+|til\s+)?(?:the\s+)?(?:items?\s+on|punktet\s+om|punkterne\s+om)\s+(?P<title>.{3,60})",
    re.IGNORECASE,
)
# "for 2024.21", "for #118": a number that only an item has
_BARE_NUMBER = r"(?:for|under|til|re)\s+(?:#\d{1,5}|(?:19|20)\d\d[./]\d{1,3}|\d{1,4}/\d{2,4})\b"
_LIST_OF_NUMBERS = rf"{_NUMBER}(?:\s*(?:,|-|–|og|and|samt|&|to|til)\s*{_NUMBER}){{0,12}}"


@dataclass(frozen=True, slots=True)
class Note:
    """What a note says; fields are empty where it says nothing of them."""

    role: str | None = None
    absent: bool = False
    substitute_for: str | None = None
    substituted_by: str | None = None
    limit: str | None = None
    items: tuple[str, ...] = ()
    guest: bool = False
    secretariat: bool = False


def joined(first: Note, second: Note) -> Note:
    """Two notes on the same person as one."""
    return replace(
        first,
        role=_both(first.role, second.role),
        absent=first.absent or second.absent,
        substitute_for=first.substitute_for or second.substitute_for,
        substituted_by=first.substituted_by or second.substituted_by,
        limit=first.limit or second.limit,
        items=first.items or second.items,
        guest=first.guest or second.guest,
        secretariat=first.secretariat or second.secretariat,
    )


def _both(first: str | None, second: str | None) -> str | None:
    """Two roles as one: "formand, referent"."""
    if first and second and second.casefold() not in first.casefold():
        return f"{first}, {second}"
    return first or second


def read_note(note: str) -> Note | None:
    """A note as the vocabulary knows it; None for any other words; an empty Note for "online"."""
    return _note_reader()(note)


@from_words
def _note_reader() -> Callable[[str], Note | None]:
    return lru_cache(maxsize=4096)(_read_note)


def _read_note(note: str) -> Note | None:
    plain = _WHO_WAS.sub("", note.strip(" .;:*_"))
    folded = plain.casefold()
    if not folded:
        return Note()
    if found := _known_role(plain):
        return Note(role=found, secretariat=serves(folded))
    if folded in words("plain_members"):
        return Note()
    if folded in words("member_groups") and not is_title(folded) and not _body(plain):
        return Note()
    if folded in words("attendance_modes") or _MODE.fullmatch(folded):
        return Note()
    if folded in words("secretariat_words") or folded in ("sekretariatet", "the secretariat"):
        return Note(secretariat=True)
    if folded in keys_of_guests():
        return Note(guest=True, role=plain)
    if seat := _substitution(plain):
        return seat
    if _absent_mark().match(folded):
        return Note(absent=True)
    first, _, rest = plain.partition(" ")
    if first.casefold() in keys_of_guests() and (limit := limit_in(rest)):
        return Note(guest=True, limit=limit, items=item_numbers(limit))
    if limit := limit_in(plain):
        return Note(limit=limit, items=item_numbers(limit))
    return None


def _body(plain: str) -> bool:
    """Whether a member's group is a body of its own ("Menighedsrådet"), not a kind of members."""
    named = plain[0].isupper() and len(plain) > 6 and plain.endswith(("et", "en"))
    return named and weigh(plain).organisation >= 4


def keys_of_guests() -> tuple[str, ...]:
    """The words for a guest."""
    return tuple(w for w, key in keys("group_words").items() if key == "guest")


def _known_role(plain: str) -> str | None:
    bare = re.sub(r"^(?:the|udvalgets|bestyrelsens|rådets)\s+", "", plain, flags=re.IGNORECASE)
    parts = re.split(r"\s*(?:/|&|\bog\b|\band\b)\s*", bare)
    known = [is_role(part) for part in parts]
    if all(
        role or (any(known) and is_acronym(part)) for part, role in zip(parts, known, strict=True)
    ):
        return bare
    return None


def is_role(plain: str) -> bool:
    """Whether words are a role in the body: a known one, or "studienævnsformand", "Senate Chair"."""
    folded = plain.casefold().strip(" .")
    if folded in keys("roles") or (folded.endswith("en") and folded[:-2] in keys("roles")):
        return True
    tokens = folded.split()
    danish, english = words("role_endings.word"), words("role_endings.phrase")
    if len(tokens) == 1:
        return len(folded) > 4 and folded.endswith(danish)
    plain_words = not re.search(r"[,;:.|]", folded)
    return plain_words and 1 < len(tokens) < 4 and tokens[-1] in english and "of" not in tokens


def serves(said: str | None) -> bool:
    """Whether words name a secretariat ("sekretariatet", "beredskabets administration", "Clerk").

    "Forvaltningsstyrelsen" is an authority of that name, not the administration.
    """
    return said is not None and _serving().search(said) is not None


@from_words
def _serving() -> re.Pattern[str]:
    names = "|".join(map(re.escape, words("secretariat_words")))
    return re.compile(rf"(?:\b|(?<=s))(?:{names})(?:en|et)?s?\b", re.IGNORECASE)


def _substitution(plain: str) -> Note | None:
    if lead := re.match(r"(?P<role>\d\.\s*\w{4,30})\s+for\s+(?=[^\W\d_a-z])", plain):
        name = _name_at(plain[lead.end() :])
        if name and is_role(lead["role"]):
            return Note(role=lead["role"], substitute_for=name)
    if whom := _for_whom().match(plain):
        name = _name_at(whom["who"] or whom["last"] or "")
        return Note(substituted_by=name, absent=True) if name else None
    patterns = _substitutions()
    away = _absent_mark().match(plain.casefold())
    for_whom = patterns[0].search(plain)
    if for_whom and (for_whom.start() == 0 or away is None):
        name = _name_at(plain[for_whom.end() :])
        if name and plain[: for_whom.start()].strip(" ,;").casefold() in {
            "",
            "deltog",
            "mødte",
            "som",
        }:
            return Note(substitute_for=name)
    if by_whom := patterns[1].search(plain):
        name = _name_at(plain[by_whom.end() :])
        if name and (away or by_whom.start() == 0):
            return Note(substituted_by=name, absent=True)
    short = re.match(r"(?:for|v/|v\.)\s*(?=[^\W\d_a-z])", plain)
    if short and (name := _name_at(plain[short.end() :])) and len(name.split()) > 1:
        if plain.startswith("for"):
            return Note(substitute_for=name)
        return Note(substituted_by=name, absent=True)
    return None


def _name_at(rest: str) -> str | None:
    """The name that the words begin with, and that ends them or is followed by other fields."""
    found = read_name(rest.strip(" :,"))
    if found is None or (found.tail and not re.match(r"[,;(.]|[^\W\d_]", found.tail)):
        return None
    weights = weigh(found.name)
    return found.name.rstrip(".") if weights.name >= weights.organisation else None


@from_words
def _for_whom() -> re.Pattern[str]:
    # "for whom Dr Cara Lee substituted", "i hvis sted deltog Bo Dahl"
    verbs = r"(?:(?:was|is|has|had|er|var)\s+)?(?:substitut|deputi|attend|stood|acted|deltog|mødte|deltager|møder)\w*"
    return re.compile(
        rf"(?:for whom|in whose place|for hvem|i hvis sted)\s+(?:(?:{verbs}(?:\s+in)?)\s+(?P<last>.{{3,60}})|(?P<who>.{{3,60}}?)\s+{verbs}(?:\s+in)?)$",
        re.IGNORECASE,
    )


@from_words
def _substitutions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(phrases("substitute_for") + r"\s*:?\s+(?=\S)", re.IGNORECASE),
        re.compile(phrases("substituted_by") + r"\s*:?\s+(?=\S)", re.IGNORECASE),
    )


@from_words
def _absent_mark() -> re.Pattern[str]:
    # "afbud fra pkt. 5" limits a presence
    return re.compile(phrases("absent_marks") + r"(?![^\d]{1,24}\d)", re.IGNORECASE)


@from_words
def _items() -> re.Pattern[str]:
    return re.compile(
        rf"{phrases('people_item_words')}\s*\.?\s*(?:nr\.?|no\.?)?\s*(?P<numbers>{_LIST_OF_NUMBERS})",
        re.IGNORECASE,
    )


@from_words
def _limits() -> re.Pattern[str]:
    return re.compile(
        rf"{_CLOCK}|{phrases('limit_words')}|{phrases('people_item_words')}\s*\.?\s*(?:nr\.?|no\.?)?\s*(?:#?\d|[a-z]\.\d|(?-i:[IVXL]{{1,6}}\b))|{_BARE_NUMBER}",
        re.IGNORECASE,
    )


def limit_in(plain: str) -> str | None:
    """The words as the limit of a presence, where they are one ("fra pkt. 3", "left at 3pm")."""
    if _ONWARDS.fullmatch(plain) or _ITEM_ON.fullmatch(plain):
        return plain
    if len(plain) <= 160 and _openers().match(plain) and _limits().search(plain):
        return plain
    return None


@from_words
def _openers() -> re.Pattern[str]:
    return re.compile(rf"{phrases('limit_openers')}|{_CLOCK}", re.IGNORECASE)


@from_words
def _bounds() -> re.Pattern[str]:
    return re.compile(rf"{phrases('limit_bounds')}\D{{0,24}}\d", re.IGNORECASE)


def item_on(limit: str) -> str | None:
    """What the item is on that a limit names by its matter ("item on fares evidence")."""
    match = _ITEM_ON.fullmatch(limit)
    return match["title"] if match else None


def item_numbers(limit: str) -> tuple[str, ...]:
    """The items that somebody came for: "kun punkt 3 og 5" gives 3 and 5; "fra pkt. 3" none."""
    if _bounds().search(limit):
        return ()
    numbers: list[str] = []
    bare = re.match(_BARE_NUMBER, limit, re.IGNORECASE)
    found = [m["numbers"] for m in _items().finditer(limit)]
    for whole in found or ([bare.group().split()[-1]] if bare else []):
        for part in re.split(r"\s*(?:,|og|and|samt|&)\s*", whole):
            ends = re.split(r"\s*(?:-|–|to|til)\s*", part)
            if (
                len(ends) == 2
                and all(e.isdigit() for e in ends)
                and 0 < int(ends[1]) - int(ends[0]) < 30
            ):
                numbers.extend(str(n) for n in range(int(ends[0]), int(ends[1]) + 1))
            else:
                numbers.extend(e for e in ends if e)
    return tuple(dict.fromkeys(numbers))
