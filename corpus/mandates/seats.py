"""One seat as a mandate words it: whose it is, how many, in which role, and who appoints to it.

The one thing to know: a name is one only where it begins with a known given
name or a form of address; "Danske Regioner" and "Medical Director" look like
names and are none.
"""

import re
from dataclasses import dataclass

from corpus.model import Member, Span
from corpus.terms import from_words, keys, words

__all__ = ["count_of", "number_word", "read_seat"]

_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{1,80})[)\]]")
# "Each region may nominate two members", "Kommunerne udpeger hver et medlem"
_APPOINTS = re.compile(
    r"^(?P<who>[^,.;:]{3,80}?)\s+(?:may nominate|nominates?|shall nominate|may appoint|appoints?|shall appoint|udpeger|indstiller|vælger)"
    r"\s+(?:hver\s+|each\s+)?(?P<seats>\S.*)$"
)
_ENGLISH = re.compile(r"\b(?:be|by|the|of|and)\b", re.IGNORECASE)  # where "to" is no number
_LONGEST = 600  # characters of an entry that can say whose seat it is
_LINK = re.compile(r"\[(?P<words>[^\]]{1,120})\](?:\([^)]{0,400}\)|\[[^\]]{0,200}\])")


@dataclass(frozen=True, slots=True)
class _Tables:
    number: re.Pattern[str]
    belongs: re.Pattern[str]
    appointing: re.Pattern[str]
    role: re.Pattern[str]
    address: frozenset[str]
    given: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]


def _any(topic: str) -> str:
    return "|".join(
        r"\s+".join(map(re.escape, word.split()))
        for word in sorted(words(topic), key=len, reverse=True)
    )


@from_words
def _tables() -> _Tables:
    one = rf"(?:\d{{1,2}}|{_any('seat_numbers')})"
    return _Tables(
        # "op til to", "5-7", "seks til femten", "between five and nine", "Three (3)"
        re.compile(
            rf"^(?:(?:{_any('seat_bounds')})\s+)*(?P<one>{one})(?:\s*\(\d{{1,2}}\))?"
            rf"(?:\s*(?:-|–|til|to|eller|or|and|og)\s*(?:(?:{_any('seat_bounds')})\s+)*(?P<two>{one})"
            r"(?:\s*\(\d{1,2}\))?)?(?=\s|$)\s*(?:x\s+)?",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?:\b(?:{_any('seat_nouns')})\s+(?:for|fra|from|af|repræsenterende|representing)"
            r"|\b(?:representatives?|members?|nominees?|delegates?)\s+of"
            r"|\b(?:fra|from|representing|repræsenterende|på vegne af|on behalf of)|^(?:[\w-]+(?:en|et|er|e))\s+for|^[\w-]+\s+for(?=\s+[A-ZÆØÅ]))\s+(?:the\s+)?(?P<whose>.+)$",
            re.IGNORECASE,
        ),
        re.compile(rf"[,\s(]+(?:(?:der|som|who is|who are|to be)\s+)?(?P<phrase>{_any('appointing_phrases')})\s+(?:the\s+)?(?P<who>.+)$", re.IGNORECASE),
        re.compile(rf"^(?:(?:en|et|a|an|the)\s+)?(?P<role>{_any('seat_roles')})(?!\w)", re.IGNORECASE),
        frozenset(words("forms_of_address")),
        frozenset(words("given_names")),
        frozenset(words("seat_title_words")),
        frozenset(words("seat_organisations")),
    )  # fmt: skip


def number_word(word: str) -> int | None:
    """The number that a word or figures stand for, or None."""
    bare = word.strip("().,").casefold()
    if bare.isdigit() and len(bare) <= 2:
        return int(bare)
    known = keys("seat_numbers").get(bare)
    return int(known) if known else None


def count_of(words_: str) -> tuple[int | None, str]:
    """How many seats words give at most, and the words after the number."""
    match = _tables().number.match(words_)
    if not match or (match["one"].casefold() == "to" and _ENGLISH.search(words_)):
        return None, words_
    count = number_word(match["two"] or match["one"])
    return count, words_[match.end() :]


def read_seat(words_: str, span: Span, *, people: bool = False) -> Member:
    """A seat from the words of a list entry, a row or a sentence; never fails.

    Args:
        words_: of the seat, mended.
        span: of the words.
        people: whether the list names people, so that an unknown given name is one too.
    """
    bare = _LINK.sub(r"\g<words>", words_[:_LONGEST]).strip(" *_").rstrip(",;.").strip(" *_")
    first = re.split(r"(?<=[^\W\d_]{4})\.\s+(?=[A-ZÆØÅ])", bare)[0]
    bare = bare if first.casefold() in _tables().address else first
    bare = re.sub(r",?\s+(?:og|and|samt)$", "", bare)
    if appoints := _APPOINTS.match(bare):
        count, _ = count_of(appoints["seats"])
        who = re.sub(r"^(?:the|each|every|hver)\s+", "", appoints["who"], flags=re.IGNORECASE)
        return Member(words_, None, None, None, count or 1, who, span)
    role, labelled, bare = _labelled(bare)
    bracketed, organisation, plain = _brackets(bare)
    role, organisation = role or bracketed, labelled or organisation
    count, rest = count_of(plain)
    rest = rest.strip()
    appointed_by = None
    if match := _tables().appointing.search(" " + rest):
        appointed_by = _ended(match["who"])
        rest = (" " + rest)[: match.start()].strip(" ,(")
    name, pieces = _name(rest, people=people)
    if name is None and (placed := _name_behind(rest)):
        name, pieces = placed
    if name is None:
        role = role or _leading_role(rest)
        organisation = organisation or _whose(rest)
    else:
        more_role, more_organisation = _pieces(pieces)
        role, organisation = role or more_role, organisation or more_organisation
    return Member(words_, name, organisation, role, count or 1, appointed_by, span)


def _labelled(bare: str) -> tuple[str | None, str | None, str]:
    """Role, organisation and the rest of "Formand: Anna Holm", "Region Nord: Bo Lund"."""
    match = re.match(
        r"^(?P<label>[^\W\d_][\w -]{1,40}?)\**\s*(?::|\s[–—-])\**\s+(?P<rest>\S.*)$", bare
    )
    if not match:
        return None, None, bare
    label = match["label"].strip()
    if label.casefold() in keys("seat_roles"):
        return label, None, match["rest"]
    if _is_organisation(label):
        return None, label, match["rest"]
    if ":" in bare[: match.start("rest")] and len(label.split()) <= 3 and not _seat_noun(label):
        return label, None, match["rest"]
    return None, None, bare


def _seat_noun(label: str) -> bool:
    return any(word.casefold() in words("seat_nouns") for word in label.split())


def _brackets(bare: str) -> tuple[str | None, str | None, str]:
    """Role and organisation in brackets, and the words without them."""
    role = organisation = None
    for match in _BRACKETS.finditer(bare):
        inside = match["inside"].strip()
        first = re.split(r"[,;/]", inside)[0].strip()
        if first.casefold() in keys("seat_roles"):
            role = role or first
        elif _is_organisation(inside) or re.fullmatch(r"[A-ZÆØÅ]{2,8}", inside):
            organisation = organisation or inside
    return role, organisation, _BRACKETS.sub("", bare).strip()


def _leading_role(rest: str) -> str | None:
    match = _tables().role.match(rest)
    if not match:
        return None
    after = rest[match.end() :].strip()
    definite = re.search(r"(?:en|et)$", match["role"]) and after
    return None if definite else match["role"]


def _whose(rest: str) -> str | None:
    """The organisation that a seat belongs to: "repræsentant for X", "medlem fra X"."""
    match = _tables().belongs.search(rest)
    if match:
        return _ended(match["whose"])
    if "," in rest:
        last = rest.rsplit(",", 1)[1].strip()
        return last if _is_organisation(last) else None
    return rest if _is_organisation(rest) and not _tables().role.match(rest) else None


def _ended(name: str) -> str | None:
    """A name up to the clause that follows it."""
    cut = re.split(
        r"[,;(]|\s+(?:der|som|who|which|for en periode|for\s+(?:\d+|en|et|to|tre|fire|a|an|one|two|three|four)|med|with|at the|until|based|through|in accordance|efter|på grundlag|blandt|iblandt|in an?|by secret|ved|på det|på den|at its|and confirmed|and approved|og godkend\w+|subject to|among|from among|from amongst)\s",
        name + " ",
    )[0]
    cut = re.sub(r"(?<=\w)(?:s|'s|s')\s+(?:medlemmer|members)$", "", cut.strip(" .*_"))
    return re.sub(r"^(?:den|det|the)\s+(?=[a-zæøå])", "", cut) or None


def _name(rest: str, *, people: bool) -> tuple[str | None, tuple[str, ...]]:
    """The person that words begin with, and the pieces that follow; None where there is none."""
    parts = re.split(r"\s*[,;]\s*|\s+[–—-]\s+|\s+(?=(?:fra|from)\s)", rest)
    first, pieces = parts[0], tuple(part for part in parts[1:] if part)
    tokens = first.split()
    addressed = False
    while len(tokens) > 2 and (
        tokens[0].strip(".").casefold() in _tables().address or _is_lower_title(tokens[0])
    ):
        addressed = True
        tokens = tokens[1:]
    if not 2 <= len(tokens) <= 5 or not all(_may_be_name(token) for token in tokens):
        return None, pieces
    known = tokens[0].strip(".").casefold() in _tables().given
    if not known and not addressed and not (people and not _is_title(first)):
        return None, pieces
    if not known and any(t.casefold() in _tables().titles for t in tokens):
        return None, pieces
    return " ".join(tokens), pieces


def _name_behind(rest: str) -> tuple[str, tuple[str, ...]] | None:
    """The person named behind a post: "Academic Registrar, Mr Colin Peake"."""
    parts = [part for part in re.split(r"\s*[,;]\s*|\s+[–—-]\s+", rest) if part]
    for at, part in enumerate(parts[1:], 1):
        name, _ = _name(part, people=False)
        if name:
            return name, (*parts[:at], *parts[at + 1 :])
    return None


def _is_lower_title(token: str) -> bool:
    return any(token.casefold().endswith(end) for end in words("seat_title_endings"))


def _may_be_name(token: str) -> bool:
    if token.casefold() in ("von", "van", "de", "af", "da", "la", "der", "den", "bin", "al"):
        return True
    return bool(re.fullmatch(r"[^\W\d_a-zæøå][\w.'’-]*", token)) and (
        token.strip(".").casefold() not in _tables().organisations
        and not token.casefold().endswith(tuple(words("seat_organisation_endings")))
    )


def _pieces(pieces: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Role and organisation behind a name."""
    role = organisation = None
    for piece in pieces:
        bare = re.sub(r"^(?:fra|from)\s+(?:the\s+)?", "", piece)
        if bare.casefold() in keys("seat_roles"):
            role = role or bare
        elif at := re.search(
            r"\s(?:i|ved|hos|at|in|for)\s+(?:the\s+)?(?P<where>[A-ZÆØÅ].*)$", bare
        ):
            organisation = organisation or (
                at["where"] if not _is_organisation(bare.split()[0]) else bare
            )
        elif _is_organisation(bare) or piece != bare or not _is_title(bare):
            organisation = organisation or bare
    return role, organisation


def _is_title(words_: str) -> bool:
    tokens = words_.casefold().split()
    return any(token in _tables().titles for token in tokens) or any(
        token.endswith(tuple(words("seat_title_endings"))) for token in tokens
    )


def _is_organisation(words_: str) -> bool:
    """Whether words look like the name of an organisation."""
    tokens = words_.split()
    if not tokens or not tokens[0][:1].isupper() or len(tokens) > 9:
        return False
    folded = [token.casefold().strip(".,") for token in tokens]
    known = any(token in _tables().organisations - {"the", "det", "den"} for token in folded)
    ends = folded[-1].endswith(tuple(words("seat_organisation_endings")))
    return (known or ends) and not (_is_title(words_) and not re.search(r"\b(?:of|for)\b", words_))
