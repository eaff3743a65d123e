"""What a heading or a label says of the people below it: present, absent, guests, whose secretariat.

The one thing to know: "Til stede:", "Fra Danske Regioner:" and "Observatører"
are all such headings, and so is the start of a sentence that is a list
("Der var afbud fra …").
"""

import re
from dataclasses import dataclass, replace

from corpus.people.names import is_acronym, is_title, read_name, weigh
from corpus.people.notes import item_numbers, limit_in, serves
from corpus.terms import from_words, keys, pattern_of, phrases, words

__all__ = [
    "Group",
    "Lead",
    "bilingual",
    "heading_group",
    "label_group",
    "lead_of",
    "names_absent_or_guests",
    "office_of",
    "organisation_group",
    "says_all_but",
]

_BRACKETS = re.compile(r"\((?P<inside>[^()]*)\)")
_OF = re.compile(
    r"(?:^|\s)(?:fra|for|from|of)\s+(?:the\s+)?(?P<place>[^\W_a-zæøå].{1,80}|regionerne|kommunerne|universiteterne)$"
)


_BILINGUAL = re.compile(r"\s+[|/]\s+")
_MEMBERS = re.compile(r"\b(?:\w{0,20}medlemmer|members)\b")


@dataclass(frozen=True, slots=True)
class Group:
    """What holds for the entries under a heading.

    Attributes:
        presence: "present", "absent", "guest" or "", as far as the heading says.
        single: whether the heading names an office that one person holds ("Referent").
        others: whether it is of those who are not members ("Øvrige deltagere").
        members: whether it is plainly of members ("Board Members Present").
        staff: whether of officers, of whom only some serve the body ("Officers present").
    """

    presence: str = ""
    absent: bool = False
    secretariat: bool = False
    guest: bool = False
    role: str | None = None
    organisation: str | None = None
    limit: str | None = None
    items: tuple[str, ...] = ()
    single: bool = False
    others: bool = False
    members: bool = False
    staff: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """The start of a sentence that is a list: its group, and where its names begin."""

    group: Group
    start: int
    end: int


def heading_group(heading: str) -> Group | None:
    """The group of a line that is nothing but a heading ("Deltagere", "Ikke til stede")."""
    plain = heading.strip(" :*#_.")
    if (
        not plain
        or len(plain) > 80
        or re.search(r"[,\t]", plain.split("(")[0])
        or heading.rstrip().endswith((".", ";"))
    ):
        return None
    found = read_name(plain)
    if found and weigh(found.name).name > 2:
        return None
    return label_group(bilingual(plain))


def bilingual(heading: str) -> str:
    """The half of a heading in two languages that is known ("Yn bresennol / Present")."""
    halves = _BILINGUAL.split(heading)
    return halves[-1] if len(halves) == 2 and label_group(halves[-1]) else heading


def label_group(label: str) -> Group | None:
    """The group of a label or heading, or None where it says nothing of people."""
    notes = [m["inside"].strip() for m in _BRACKETS.finditer(label)]
    plain = " ".join(_BRACKETS.sub(" ", label).split()).strip(" :*#_.–-")
    folded = plain.casefold()
    if not folded or folded in words("people_other_labels"):
        return None
    limits = [limit_in(note) for note in [*notes, _limit_part(plain)] if note]
    limit = next((found for found in limits if found), None)
    group = _known_group(folded)
    if group is None:
        return None
    place = _OF.search(plain)
    organisation = place["place"].strip() if place and not group.secretariat else None
    if organisation and not _names_a_place(organisation):
        organisation = None
    items = item_numbers(limit) if limit else ()
    if _for_item().search(plain) and not group.absent:
        return replace(group, presence="guest", guest=True, limit=limit, items=items)
    # "Desuden deltog under pkt. 3": who comes for single items is a guest
    guest = group.guest or bool(items and not group.absent and not group.secretariat)
    return replace(group, guest=guest, limit=limit, items=items, organisation=organisation)


def _limit_part(plain: str) -> str:
    """The words from "under pkt. 3" on in "Desuden deltog under pkt. 3"."""
    match = re.search(r"\b(?:under|til|for|ved|på|during|kun|only)\b.*\d.*$", plain, re.IGNORECASE)
    return match.group() if match else ""


def _names_a_place(organisation: str) -> bool:
    folded = organisation.casefold()
    return not any(w in folded.split() for w in keys("group_words")) and folded not in {
        "mødet", "the meeting", "absence", "apologies",
    }  # fmt: skip


def _known_group(folded: str) -> Group | None:
    away = _pattern("absent").search(folded)  # "Absent Board Members"
    if folded in words("member_groups") or (_of_members(folded) and not away):
        return Group("present")
    if re.match(r"(?:øvrige |andre |other )?(?:medlemmer|members) (?:af|of|i)\b", folded):
        return Group("present", members=True)
    if folded in words("secretariat_labels"):
        return Group("present", secretariat=True)
    if folded in words("guest_labels"):
        return Group("guest", guest=True)
    if folded in words("staff_groups") or folded.endswith((" staff", " officers")):
        return Group("present", staff=True)
    if folded in words("minute_takers") or folded in words("meeting_leaders"):
        return Group("present", role=office_of(folded), single=True)
    if folded in keys("roles") and not _pattern("guest").fullmatch(folded):
        serving = serves(folded) or folded in words("serving_labels")
        return Group("present", role=office_of(folded), secretariat=serving, single=True)
    if len(folded.split()) < 4 and _outside().match(folded):
        return Group("present", others=True)
    presence = next(
        (key for key in ("absent", "guest", "present") if _pattern(key).search(folded)), None
    )
    serving = serves(folded)
    if presence is None and not serving:
        return None
    if presence and len(folded.split()) > 12:
        return None
    return Group(
        presence or "present",
        absent=presence == "absent",
        secretariat=serving,
        guest=presence == "guest" and not serving,
        others=pattern_of("others_words").search(folded) is not None,
        members=_MEMBERS.search(folded) is not None,
    )


def _of_members(folded: str) -> bool:
    """Whether a heading is of members of some kind ("TSC voting members", "Tenant members")."""
    tokens = folded.split()
    return 1 < len(tokens) < 5 and tokens[-1] in ("members", "medlemmer") and "of" not in tokens


def office_of(label: str) -> str | None:
    """The office that a label names; "Notes by:" and "Minutes:" name the work, not an office."""
    named = label.casefold() not in words("works_for_offices")
    label = keys("office_abbreviations").get(label.casefold(), label)
    return label if named and not label.casefold().endswith((" by", " ved", " af", " v")) else None


@from_words
def _outside() -> re.Pattern[str]:
    # "Uden for rådet: …"
    return re.compile(phrases("outside_words") + r"\s", re.IGNORECASE)


def names_absent_or_guests(words_: str) -> bool:
    """Whether words hold any that a heading of apologies or guests has."""
    named = any(_pattern(key).search(words_) for key in ("absent", "guest"))
    return named or _for_item().search(words_) is not None


@from_words
def _for_item() -> re.Pattern[str]:
    # "In attendance for this item:"
    return re.compile(phrases("for_this_item"), re.IGNORECASE)


def _pattern(key: str) -> re.Pattern[str]:
    return _patterns()[key]


@from_words
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        key: re.compile(phrases(f"group_words.{key}"), re.IGNORECASE)
        for key in ("present", "absent", "guest")
    }


def organisation_group(heading: str, outer: Group, *, colon: bool) -> Group | None:
    """The group under the name of an organisation ("Region Nord:"), within what holds around it."""
    plain = " ".join(heading.split()).strip(" :*#_")
    whole = plain
    plain = re.sub(r"^(?:fra|for|from)\s+(?:the\s+)?", "", plain, flags=re.IGNORECASE)
    if not plain or len(plain) > 80 or plain.casefold() in words("people_other_labels"):
        return None
    if plain != whole and plain[0].islower() and not plain.endswith("erne"):
        return replace(outer, organisation=None, role=None, single=False)  # "Fra universitetet:"
    if colon and is_title(plain) and weigh(plain).title > 2:
        return replace(outer, organisation=None, role=plain, single=True)  # "Area Director:"
    weights = weigh(plain)
    if plain.casefold().endswith(words("group_role_endings")) and len(plain.split()) < 4:
        return replace(outer, organisation=None, single=False)
    named = weights.organisation >= 4 or is_acronym(plain)
    named = named or (colon and plain != whole and len(plain.split()) < 6 and not _is_person(plain))
    if not (
        named or (colon and plain[0].isupper() and len(plain.split()) < 6 and not _is_person(plain))
    ):
        return None
    if not colon and (re.search(r"[,(]|\s[–—-]\s", plain) or _is_person(plain)):
        return None
    if heading.rstrip().endswith(".") or (
        plain.casefold() in keys("head_labels") and not plain.isupper()
    ):
        return None
    return replace(outer, organisation=plain, role=None, single=False)


def _is_person(plain: str) -> bool:
    found = read_name(plain)
    return found is not None and weigh(found.name).name > 2


def lead_of(sentence: str) -> Lead | None:
    """How a sentence that is a list begins or ends: "Der var afbud fra …", "… var fraværende."."""
    if match := _leads().match(sentence):
        key = keys("people_leads")[_folded(match["lead"])]
        return Lead(_group_of(key), match.end(), len(sentence))
    if match := _tails().search(sentence):
        key = keys("people_tails")[_folded(match["tail"])]
        return Lead(_group_of(key), 0, match.start())
    if match := _from_leads().match(sentence):
        return Lead(_group_from(" ".join(match["place"].split())), match.end(), len(sentence))
    return None


def _group_from(place: str) -> Group:
    """The group of "Fra administrator, Firmaet Holm, deltog …": whom they come from."""
    folded = place.casefold()
    organisation = place.rsplit(", ", 1)[-1]
    known = organisation[0].isupper() and folded not in words("member_groups")
    return Group(
        "present",
        secretariat=serves(folded),
        organisation=organisation if known else None,
        others=folded not in words("member_groups"),
    )


def says_all_but(sentence: str) -> bool:
    """Whether a sentence says who alone was not there: "Alle var mødt, undtagen Bo Dahl"."""
    first, _, rest = sentence.casefold().partition(" ")
    return first in words("all_before_but") and any(f" {w} " in rest for w in words("all_but"))


def _folded(phrase: str) -> str:
    return " ".join(phrase.casefold().split())


def _group_of(key: str) -> Group:
    return Group(
        "present" if key == "secretariat" else key,
        absent=key == "absent",
        guest=key == "guest",
        secretariat=key == "secretariat",
    )


@from_words
def _leads() -> re.Pattern[str]:
    return re.compile(rf"(?P<lead>{phrases('people_leads')})\s*:?\s+(?=\S)", re.IGNORECASE)


@from_words
def _from_leads() -> re.Pattern[str]:
    # "Fra bestyrelsen deltog formand Anna Holm og kasserer Bo Dahl."
    return re.compile(
        rf"(?:{phrases('from_openers')})\s+(?P<place>[^.;:\d]{{2,90}}?),?\s+{phrases('came')}\s+(?=[^\W\d_])",
        re.IGNORECASE,
    )


@from_words
def _tails() -> re.Pattern[str]:
    reasons = r"(?:\s+(?:pga\.?|på grund af|grundet|due to|because of|owing to|as)\s[^.]{1,80})?"
    return re.compile(rf"\s+(?P<tail>{phrases('people_tails')}){reasons}\s*\.?$", re.IGNORECASE)
