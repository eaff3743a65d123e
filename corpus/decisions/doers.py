"""Who may do a task: names, roles, offices and bodies, as sentences print them.

The one thing to know: before "to" and "will" only a name, a role or a body does anything;
a word that the document also writes small is nobody's name.
"""

import re
from dataclasses import dataclass

from corpus.decisions.actors import NAME, starts_with_opener
from corpus.terms import from_words, pattern_of, phrases, words

__all__ = [
    "DOER",
    "People",
    "doing_party",
    "has_verb",
    "is_acting_body",
    "is_no_doer",
    "is_office",
    "named_doer",
    "opening_doer",
    "role_words",
    "serving_words",
    "starts_task",
    "task_words",
]

# "@joe", "Bo Dahl", "Bo Dahl og Eva Frost", "Sekretariatet", "The Clerk", "MB & MD"
DOER = rf"(?:@[\w-]+|(?:[Tt]he\s+)?(?:{NAME}))(?:(?:\s*(?:,|&|/|\+)\s*|\s+(?:og|and|samt)\s+)(?:@[\w-]+|{NAME})){{0,4}}"
_NAME_COMMA = re.compile(
    rf"^(?P<who>@[\w-]+|{NAME})\s*(?:,|:|\s[-–]|→|->|=>)\s+(?P<what>\S.*)$", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class People:
    """What a document's words say of names.

    Attributes:
        small: words that it also writes without a capital; they are nobody's name.
        nicks: names in small letters that open what somebody said ("tmandel: …").
        front: words with a capital before the first item, where those who met are named.
    """

    small: frozenset[str]
    front: frozenset[str]
    nicks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, *, before: int) -> "People":
        """From the words of a text, and of what stands before an offset."""
        # handles and addresses aside
        small = re.findall(r"(?<![@/\w.-])[a-zæøåé]{2,}(?![\w@/])", text)
        front = re.findall(r"(?<![\w])[A-ZÆØÅÉ][\w’'-]+", text[:before])
        nicks = re.findall(r"(?:^|[\s(<*])([a-z][\w-]{2,15})(?=:\s|>\s|,\s\d{1,2}:\d\d)", text)
        return cls(frozenset(small), frozenset(word for word in front), frozenset(nicks))

    def met(self, who: str) -> bool:
        """Whether words are the name of somebody who met, by first name or in full, or initials."""
        parts = re.findall(r"[A-ZÆØÅÉ][\w’'-]*", who)
        named = bool(parts) and parts[-1] in self.front and self.is_name(who)
        return named or who.startswith("@")

    def is_name(self, who: str) -> bool:
        """Whether the first of some words with capitals is written with a capital only."""
        first = who.split()[0].strip(",@")
        initials = 1 < len(first) < 5 and first.isupper()
        return who.startswith("@") or initials or first.casefold() not in self.small


@from_words
def task_words() -> dict[str, re.Pattern[str]]:
    """The verbs of tasks by how they stand: after a name, after "to" and "will", in a list."""
    return {
        "verb": re.compile(phrases("action_verbs")),
        "listed": re.compile(phrases("action_verbs_listed")),
        "plain": re.compile(phrases("plain_givers"), re.IGNORECASE),
        "giver": re.compile(phrases("action_givers"), re.IGNORECASE),
        "no_task_present": re.compile(phrases("no_task_presents"), re.IGNORECASE),
        "no_task": re.compile(rf"\s*{phrases('no_task_verbs')}", re.IGNORECASE),
        "task": re.compile(rf"\s*(?:then\s+|also\s+|herefter\s+|forinden\s+|at\s+)?{phrases('task_verbs')}", re.IGNORECASE),
    }  # fmt: skip


def has_verb(words_: str) -> bool:
    """Whether words hold a verb of doing a task in the present."""
    return bool(task_words()["verb"].search(words_))


def starts_task(words_: str) -> bool:
    """Whether words open with a verb of doing a task."""
    return bool(task_words()["task"].match(words_))


def opening_doer(said: str) -> str | None:
    """Who a task under a label is for: "Bo to …", "@bo …", "Bo Dahl: …", "Sekretariatet undersøger …"."""
    lead = re.match(rf"(?P<who>{DOER})(?=\s)", said)
    if not lead:
        colon = _NAME_COMMA.match(said)
        return colon["who"] if colon and not is_no_doer(colon["who"]) else None
    who = lead["who"].rstrip(",;")
    rest = said[lead.end() :]
    if is_no_doer(who):
        return None
    if who.startswith("@") or re.match(
        rf"\s+(?:{task_words()['giver'].pattern}|{task_words()['verb'].pattern})",
        rest,
        re.IGNORECASE,
    ):
        return who
    colon = _NAME_COMMA.match(said)
    return colon["who"] if colon else None


@from_words
def _no_doers() -> frozenset[str]:
    return frozenset(words("no_doers"))


def is_no_doer(who: str) -> bool:
    """Whether words that stand where a name may are none ("It", "Herefter")."""
    if re.match(r"[A-ZÆØÅ]\.?\s+[A-ZÆØÅ][a-zæøå]", who) or (
        re.match(r"[A-ZÆØÅ]{2,4}(?:\W|$)", who) and not pattern_of("no_initials").match(who)
    ):
        return False  # "I Drummond", "DE"
    first = who.split()[0].strip("@,").casefold()
    return first in _no_doers() or starts_with_opener(who)


@from_words
def role_words() -> re.Pattern[str]:
    """A role, an office or a body at the end of some words."""
    return re.compile(
        rf"(?:{phrases('roles')}|{phrases('task_roles')})(?:\s+(?:of|for)\s.{{2,40}})?$|{phrases('bodies')}",
        re.IGNORECASE,
    )


@from_words
def _bodies() -> re.Pattern[str]:
    whole = rf"(?<!\w)(?:{phrases('bodies', whole_words=False)}|{phrases('acting_bodies', whole_words=False)})"
    ends = rf"\w{{2}}(?:{phrases('body_compounds', whole_words=False)})"
    return re.compile(rf"(?:{whole}|{ends})(?:en|et|n|t|erne|ne)?$", re.IGNORECASE)


def is_acting_body(who: str) -> bool:
    """Whether words name a body rather than a person; a secretariat does what it is told."""
    return bool(_bodies().search(who)) and not serving_words().search(who)


def is_office(who: str) -> bool:
    """Whether words name a role or an office ("The Head of Highways")."""
    return bool(role_words().search(who)) and not is_acting_body(who)


@from_words
def serving_words() -> re.Pattern[str]:
    """Roles and offices, which in the present say what they are going to do."""
    return re.compile(rf"^(?:{phrases('task_roles')}|{phrases('roles')})$", re.IGNORECASE)


def named_doer(left: str, people: People) -> str | None:
    """The names before "to" and "will": people, or a role or body with its article."""
    who = doing_party(left)
    if who is None:
        return None
    bare = re.sub(r"^[Tt]he\s+|\s*\([^)]*\)$", "", who)
    if role_words().search(bare):
        return who
    capitals = re.fullmatch(DOER, bare)
    if not capitals or (bare != who and len(bare.split()) < 2):
        return None
    return who if people.is_name(bare) else None


def doing_party(left: str) -> str | None:
    """Who the words before a verb name: a name, a role or a body, with no more than an adverb."""
    core = re.sub(
        r"\s+(?:herefter|derfor|også|sammen med \S+(?: \S+)?|forinden|efterfølgende|also|then|now|løbende)$",
        "",
        left,
    )
    if is_no_doer(core):
        return None
    match = re.fullmatch(
        rf"(?P<who>{DOER})(?:\s+(?:(?:i|fra|for|af|from|of)\s+[\w ]{{2,40}}))?(?:,?\s*\([^)]{{1,40}}\))?",
        core,
    )
    if match:
        return core
    if serving_words().search(re.sub(r"^the\s+", "", core)) or re.fullmatch(
        r"[a-zæøå]+(?:udvalget|gruppen|nævnet)", core
    ):
        return core  # "…, og sekretariatet sender", "…; the clerk to write"
    # "Teknisk arbejdsgruppe", "Each member", "De store kommuner"
    if re.fullmatch(r"(?:[A-ZÆØÅ][\w’'-]*)(?:\s+[\wæøå’'-]+){0,3}", core) and not re.search(
        r"\b(?:og|and|er|is|was|blev|has|har|to|at|in|on|med|på|til|be|\w{3,}ed|expects|hopes|plans|wants|seems|needs|likes|tends|continues|appears|aims|intends)\b",
        core,
    ):
        return core
    return None
