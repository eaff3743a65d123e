"""Who is to do a task, and by when, in the words of one sentence.

The one thing to know: before "to" and "will" only a name, a role or a body does anything;
a word that the document also writes small is nobody's name.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from corpus.dates.periods import find_periods
from corpus.decisions.reservations import Calendar
from corpus.decisions.speakers import NAME, starts_with_opener
from corpus.terms import from_words, phrases, words

__all__ = [
    "DOER",
    "People",
    "Task",
    "due_label",
    "due_of",
    "has_verb",
    "is_no_doer",
    "is_office",
    "opening_doer",
    "starts_task",
    "tasks_in",
]

# "@joe", "Bo Dahl", "Bo Dahl og Eva Frost", "Sekretariatet", "The Clerk", "MB & MD"
DOER = rf"(?:@[\w-]+|(?:[Tt]he\s+)?(?:{NAME}))(?:(?:\s*(?:,|&|/|\+)\s*|\s+(?:og|and|samt)\s+)(?:@[\w-]+|{NAME})){{0,4}}"
_REACH = 600
# "Bo Dahl sender …": a name, a verb
_OPEN = re.compile(rf"^(?P<who>(?:{DOER}))(?:\s\([^)]{{1,30}}\))?\s+(?P<verb>[a-zæøå]{{2,}}[rs])\b")
# "Eva Frost has a ladder and will mend it"
_ALSO = re.compile(
    rf"^(?P<who>{DOER})\s[^.;]{{1,160}}?\s(?:and|but|og|men)\s+(?:he\s+|she\s+|they\s+)?(?:will|undertook to|offered to|agreed to|promised to|vil|lovede at|påtog sig at)(?=\s)"
)
# "It was agreed that", "Det blev aftalt, at", "Formanden lovede, at"
_AGREED = re.compile(
    r"(?:\b(?:agreed|resolved|promised|aftalt|aftaltes|lovede|enige\s+om|enighed\s+om|besluttet|besluttede),?\s+(?:at|that)\s+)"
)
_SHOULD = re.compile(
    rf"(?P<who>(?:[Tt]he\s+)?(?:{NAME})|the\s+[a-z]+)\s+(?:should|be\s+asked\s+to)\s+(?!be\b|have\b)(?=[a-z])"
)
# "Siobhan's doing the food", "Bo'll ask"
_DOING = re.compile(
    r"(?P<who>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)[’'](?:s\s+(?:doing|going\s+to|sorting|organi[sz]ing|getting|bringing|writing|making|booking|arranging|checking|looking\s+after|taking\s+care|finding)|ll\s+[a-z]+)\b"
)
# "Invitationen sendes ud af Lis senest 15/4"
_BY = re.compile(
    rf"\b(?P<verb>[a-zæøå]{{3,}}es)\s+(?:\S+\s+){{0,3}}?af\s+(?P<who>{DOER}|[a-zæøå]+)(?![\wæøå])"
)
_TO = re.compile(r"to|is to|are to", re.IGNORECASE)
_BEING = re.compile(r"\s+(?:be|have|the|a|scribe|chair|host|attend)\b")
_FUTURE = re.compile(r"\b(?:will|vil|skal)\b", re.IGNORECASE)
_NAME_COMMA = re.compile(
    rf"^(?P<who>@[\w-]+|{NAME})\s*(?:,|:|\s[-–]|→|->|=>)\s+(?P<what>\S.*)$", re.DOTALL
)
# "på 9. møde", "til gruppens 5. møde"
_MEETING = re.compile(
    r"\b(?:på|til|inden|at|to|for|by|before)\s+(?:\w+\s+)?\d{1,3}(?:\.|st|nd|rd|th)\s+(?:møde|meeting)\b",
    re.IGNORECASE,
)

_WITHIN = re.compile(r"\b(?:in|i)\s+$", re.IGNORECASE)
_MEETING_IN = re.compile(r"\w*(?:møde|meeting)\w*\s+(?:i|in)\s+$", re.IGNORECASE)
# "Invitationen sendes ud af Lis senest 15/4"
_BY = re.compile(
    rf"\b(?P<verb>[a-zæøå]{{3,}}es)\s+(?:\S+\s+){{0,3}}?af\s+(?P<who>{DOER}|[a-zæøå]+)(?![\wæøå])"
)
_UP_TO = re.compile(
    r"\b(?:frem|op|indtil|i perioden)\s+(?:indtil|til)\s+(?:den\s+)?$", re.IGNORECASE
)
# "inden standerhejsningen den 26. april"
_BEFORE_EVENT = re.compile(
    r"\b(?:inden|senest|før|before|by)\s+(?:\S+\s+){1,3}?(?:den|d\.|on)\s*$", re.IGNORECASE
)
_SOONEST = re.compile(r"(?:senest|med frist|no later than|inden|due|by)\s+$", re.IGNORECASE)
_OF_MEETING = re.compile(
    r"\s+(?:\w+\s+)?(?:meeting|session|board|committee|report|council)", re.IGNORECASE
)
_RELATIVE = re.compile(r",\s+(?:som|der|hvor|which|who)\s")
# "…, som rundsendes til kommentering senest den 17. oktober"
_SENT_BY = re.compile(
    r"(?:\w*sendes|afleveres|is\s+sent|is\s+circulated|will\s+be\s+(?:sent|circulated))\s.{0,60}?\b(?:senest|inden|by|no later than)\b",
    re.IGNORECASE,
)
_UPCOMING = re.compile(r"næste\s+\w*møde|next\s+(?:\w+\s+)?meeting", re.IGNORECASE)
_ON_DAY = re.compile(r"(?:\b(?:den|d\.|on|the)|[,(]|\s[-–])\s*$", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?P<label>\b(?:frist|deadline|due|senest|inden|før|by|before)\s*:?\s+|[,(]\s*)(?P<day>\d{1,2}[/.]\d{1,2}\b)",
    re.IGNORECASE,
)


@from_words
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "due_label": re.compile(rf"[,;.(]?\s*\b{phrases('action_labels.due')}\s*:?\s*", re.IGNORECASE),
        "verb": re.compile(phrases("action_verbs")),
        "listed": re.compile(phrases("action_verbs_listed")),
        "plain": re.compile(phrases("plain_givers"), re.IGNORECASE),
        "giver": re.compile(phrases("action_givers"), re.IGNORECASE),
        "no_task_present": re.compile(phrases("no_task_presents"), re.IGNORECASE),
        "no_task": re.compile(rf"\s*{phrases('no_task_verbs')}", re.IGNORECASE),
        "task": re.compile(rf"\s*(?:then\s+|also\s+|herefter\s+|forinden\s+|at\s+)?{phrases('task_verbs')}", re.IGNORECASE),
        "due_before": re.compile(rf"{phrases('due_before')}\s+(?:den\s+|d\.\s*|the\s+)?$", re.IGNORECASE),
        # "på styregruppens møde den"
        "due_meeting": re.compile(
            rf"{phrases('due_before')}\s+(?:\S+\s+){{0,5}}?\w*(?:møde|meeting)\w*\s+(?:den\s+|on\s+|d\.\s*|i\s+|in\s+)?$",
            re.IGNORECASE,
        ),
        "due_words": re.compile(phrases("due_words"), re.IGNORECASE),
    }  # fmt: skip


@from_words
def _weekday() -> re.Pattern[str]:
    """A weekday before its date ("by Thu 8 May")."""
    return re.compile(rf"(?:{phrases('weekdays')}),?\s+(?:den\s+|d\.\s*|the\s+)?$", re.IGNORECASE)


def due_label() -> re.Pattern[str]:
    """The label of a deadline ("frist", "due") and what stands around it."""
    return _patterns()["due_label"]


def has_verb(words_: str) -> bool:
    """Whether words hold a verb of doing a task in the present."""
    return bool(_patterns()["verb"].search(words_))


def starts_task(words_: str) -> bool:
    """Whether words open with a verb of doing a task."""
    return bool(_patterns()["task"].match(words_))


@from_words
def _no_doers() -> frozenset[str]:
    return frozenset(words("no_doers"))


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
        rf"\s+(?:{_patterns()['giver'].pattern}|{_patterns()['verb'].pattern})", rest, re.IGNORECASE
    ):
        return who
    colon = _NAME_COMMA.match(said)
    return colon["who"] if colon else None


@from_words
def _acronym() -> re.Pattern[str]:
    return re.compile(phrases("no_initials"), re.IGNORECASE)


def is_no_doer(who: str) -> bool:
    """Whether words that stand where a name may are none ("It", "Herefter")."""
    if re.match(r"[A-ZÆØÅ]\.?\s+[A-ZÆØÅ][a-zæøå]", who) or (
        re.match(r"[A-ZÆØÅ]{2,4}(?:\W|$)", who) and not _acronym().match(who)
    ):
        return False  # "I Drummond", "DE"
    first = who.split()[0].strip("@,").casefold()
    return first in _no_doers() or starts_with_opener(who)


@dataclass(frozen=True, slots=True)
class Task:
    """A doer and the stretch of the sentence that says what is to be done.

    Attributes:
        start: of the verb, in the sentence.
        end: of the clause.
        strong: whether it is a task without a deadline too.
    """

    who: str
    start: int
    end: int
    strong: bool


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


def tasks_in(said: str, people: People, *, listed: bool) -> tuple[Task, ...]:
    """Who is to do what, in the clauses of a sentence, in order.

    Args:
        said: the sentence.
        people: what the document's words say of names.
        listed: whether it stands among tasks, where "Bo sends …" is one too.
    """
    said = said[:_REACH]
    if asked := _asked().search(said):
        who = asked["who"]
        if _role().search(who) or people.is_name(who):
            return (Task(who, asked.end("who"), len(said), True),)
    found: list[Task] = []
    for start in (0, *(m.end() for m in _clauses().finditer(said))):
        if found and start < found[-1].start:
            continue
        agreed = bool(start and _AGREED.search(said, 0, start))
        who_, verb, strong = _subject(said[start:], people, listed=listed, agreed=agreed)
        if who_ is None:
            continue
        if found:
            found[-1] = replace(found[-1], end=start)
        found.append(Task(who_, start + verb, len(said), strong))
    if not found and (by := _BY.search(said)) and not _patterns()["no_task_present"].match(said):
        who = by["who"]
        if people.met(who) or _serves().search(who):
            found.append(Task(who, by.start("verb"), len(said), people.met(who)))
    also = _ALSO.match(said)
    if not found and also and _patterns()["task"].match(said, also.end()):
        who = also["who"]
        if people.met(who) or _role().search(who):
            found.append(Task(who, also.end(), len(said), True))
    return tuple(found)


@from_words
def _clauses() -> re.Pattern[str]:
    """Where a clause with a doer of its own may begin."""
    ahead = rf"(?=@|[Tt]he\s+[A-Z]|[A-ZÆØÅ]|(?i:(?:the\s+)?{phrases('task_roles')})|\w+(?:udvalget|gruppen|nævnet)\s)"
    return re.compile(
        rf"(?:[;,)]|\s[–-])\s+(?:(?:og|and|mens|while|men|but|som|så|so|idet|da|hvorefter)\s+)?{ahead}"
        rf"|\.\s+(?=@)|(?<=[a-zæøå]{{3}})\.\s+{ahead}|(?<=[\wæøå])\s+(?:og|and|mens|while)\s+{ahead}"
        rf"|{_AGREED.pattern}{ahead}"
    )


@from_words
def _asked() -> re.Pattern[str]:
    """As in "The Board asked the Clerk to write", "Udvalget bad forvaltningen om at undersøge"."""
    asker = (
        rf"(?:{phrases('bodies', whole_words=False)}\w*|{phrases('chairs')}|{phrases('asking_parties')}"
        r"|(?:[Pp]resident|[Cc]hair|[Mm]ayor|[Ff]ormand|[Bb]orgmester)\s+[A-ZÆØÅ][\w’'-]+|agreed\s+to|resolved\s+to|besluttede\s+at|,\s+(?:og|and)|\s(?:og|and))"
    )
    who = rf"(?P<who>(?:the\s+)?(?:{phrases('task_roles')}|{phrases('roles')}|(?-i:{DOER})(?:\s+of\s+(?-i:{NAME}))?))"
    return re.compile(
        rf"{asker}\s+(?:herefter\s+|derfor\s+|also\s+|then\s+|therefore\s+)?{phrases('asking')}\s+{who}\s+(?:om\s+at\s+|at\s+|om,?\s+at\s+|to\s+)\S",
        re.IGNORECASE,
    )


def _subject(
    said: str, people: People, *, listed: bool, agreed: bool
) -> tuple[str | None, int, bool]:
    """Who does it, where the verb begins, and whether the words give a task without a deadline."""
    patterns = _patterns()
    if (doing := _DOING.match(said)) and people.met(doing["who"]):
        return doing["who"], doing.end("who"), True
    if opened := _OPEN.match(said):
        who, verb = opened["who"], opened.start("verb")
        if (
            opened["verb"].endswith("r")
            and (
                (_serves().search(who) and who.endswith(("n", "t", "ne")))
                or ((people.met(who) or (listed and people.is_name(who))) and not _is_body(who))
            )
            and not is_no_doer(who)
            and not patterns["no_task_present"].match(said, verb)
        ):
            return who, verb, True
        if (
            opened["verb"].endswith("s")
            and patterns["listed"].match(said, verb)
            and people.met(who)
        ):
            return who, verb, listed
    if agreed and (should := _SHOULD.match(said)) and _named(should["who"], people):
        return should["who"], should.end(), True
    for name in ("verb", "listed", "giver") if listed else ("verb", "giver"):
        for match in patterns[name].finditer(said[:240]):
            left = said[: match.start()].strip(" *_")
            if not left or len(left.split()) > 9:
                break
            plainly = bool(patterns["plain"].fullmatch(match.group())) or name == "listed"
            found = _named(left, people) if plainly else _party(left)
            if found is None:
                continue
            if name != "giver":
                if re.search(r"\b(?:som|der|at|that|who|which|blev|har)\b", left):
                    continue
                weak = patterns["no_task_present"].match(said, match.start())
                return found, match.start(), not weak or weak.end() < match.end()
            rest = said[match.end() :]
            if match.group().casefold() == "agreed to" and _is_body(left):
                continue  # what a body agreed to is its decision
            no_task, task = patterns["no_task"].match(rest), patterns["task"].match(rest)
            if (
                (people.met(found) or is_office(found))
                and not _is_body(found)
                and re.match(r"\s+[a-zæøå]{3,}", rest)
            ):
                # of somebody who met "to" and "will" say what they are to do, whatever it is
                if _TO.fullmatch(match.group()) and not _BEING.match(rest):
                    no_task = None
                task = task or (None if no_task else match)
            if not plainly and not _FUTURE.fullmatch(match.group()):
                no_task = None  # "lovede at få foretaget en måling"
            if no_task and not (task and task is not match and task.end() >= no_task.end()):
                continue
            if task:
                return found, match.start(), True
            if (
                not plainly
                and not _FUTURE.fullmatch(match.group())
                and re.match(r"\s+[a-zæøå]", rest)
            ):
                return found, match.start(), True
    return None, 0, False


def _named(left: str, people: People) -> str | None:
    """The names before "to" and "will": people, or a role or body with its article."""
    who = _party(left)
    if who is None:
        return None
    bare = re.sub(r"^[Tt]he\s+|\s*\([^)]*\)$", "", who)
    if _role().search(bare):
        return who
    capitals = re.fullmatch(DOER, bare)
    if not capitals or (bare != who and len(bare.split()) < 2):
        return None
    return who if people.is_name(bare) else None


@from_words
def _role() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{phrases('roles')}|{phrases('task_roles')})(?:\s+(?:of|for)\s.{{2,40}})?$|{phrases('bodies')}",
        re.IGNORECASE,
    )


@from_words
def _bodies() -> re.Pattern[str]:
    whole = rf"(?<!\w)(?:{phrases('bodies', whole_words=False)}|{phrases('acting_bodies', whole_words=False)})"
    ends = rf"\w{{2}}(?:{phrases('body_compounds', whole_words=False)})"
    return re.compile(rf"(?:{whole}|{ends})(?:en|et|n|t|erne|ne)?$", re.IGNORECASE)


def _is_body(who: str) -> bool:
    """Whether words name a body rather than a person; a secretariat does what it is told."""
    return bool(_bodies().search(who)) and not _serves().search(who)


def is_office(who: str) -> bool:
    """Whether words name a role or an office ("The Head of Highways")."""
    return bool(_role().search(who)) and not _is_body(who)


@from_words
def _serves() -> re.Pattern[str]:
    """Roles and offices, which in the present say what they are going to do."""
    return re.compile(rf"^(?:{phrases('task_roles')}|{phrases('roles')})$", re.IGNORECASE)


def _party(left: str) -> str | None:
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
    if _serves().search(re.sub(r"^the\s+", "", core)) or re.fullmatch(
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


def due_of(calendar: Calendar, said: str, *, strict: bool = True) -> tuple[date | None, str | None]:
    """The day of a deadline and its words: "senest den 1. september 2025", "til næste møde".

    Of a vague deadline ("ultimo maj") the day is the last one that the words may mean.

    Args:
        calendar: the meeting's day, and the next meeting's.
        said: the words of the task.
        strict: a day is a deadline only behind a word that makes it one ("senest", "by").
    """
    patterns = _patterns()
    cut = _RELATIVE.search(said)
    if cut and not _SENT_BY.match(said, cut.end()):
        said = said[: cut.start()]  # "…, som forelægges på mødet den 17. juni"
    numeric = _NUMERIC.sub(r"\g<label>den \g<day>", said)  # "frist 1/9"
    # a day goes before a year ("deferred to 2026/27 by 30 September")
    for mention in sorted(find_periods(numeric, calendar.day), key=lambda m: m.last != m.date):
        day = calendar.ahead(mention.last or mention.date, numeric, mention.span)
        if mention.last != mention.date and _OF_MEETING.match(numeric, mention.span.end):
            continue  # "to the November meeting"
        if day and calendar.day and day < calendar.day:
            continue
        lead = _weekday().sub("", numeric[: mention.span.start])
        start = _deadline_start(lead)
        if (
            start is None
            and not strict
            and (patterns["due_label"].search(lead) or _ON_DAY.search(lead))
        ):
            start = mention.span.start
        if start is not None and mention.last != mention.date and _MEETING_IN.search(lead):
            following = calendar.next_meeting  # "på mødet i april"
            held = (
                following
                and mention.date
                and mention.last
                and mention.date <= following <= mention.last
            )
            day = following if held else None
        elif mention.last != mention.date and _WITHIN.search(lead):
            day = None  # "in April" is no day by which
        if start is not None:
            return day, _as_said(said, numeric[start : mention.span.end])
    if match := _MEETING.search(said):
        return (
            calendar.next_meeting if calendar.names_next(match.group()) else None
        ), match.group()
    if match := patterns["due_words"].search(said):
        upcoming = _UPCOMING.search(match.group())
        return (calendar.next_meeting if upcoming else None), match.group()
    return None, None


def _as_said(said: str, words_: str) -> str:
    """Words of a deadline as the task has them."""
    plainly = words_ if words_ in said else words_.replace("den ", "", 1)
    return plainly.rstrip(".")


def _deadline_start(lead: str) -> int | None:
    """Where the words of a deadline begin that end in a date: at "senest", "inden", "by"."""
    if _UP_TO.search(lead):
        return None
    if before := _patterns()["due_before"].search(lead):
        earlier = _SOONEST.search(lead[: before.start()])
        return earlier.start() if earlier else before.start()
    if event := _BEFORE_EVENT.search(lead):
        return event.start()
    through = _patterns()["due_meeting"].search(lead)
    return through.start() if through else None
