"""Who is to do a task, and by when, in the words of one sentence.

The one thing to know: before "to" and "will" only a name, a role or a body does anything;
a word that the document also writes small is nobody's name.
"""

import re
from datetime import date
from functools import lru_cache

from corpus.dates.periods import find_periods
from corpus.decisions.reservations import Calendar
from corpus.decisions.speakers import NAME, starts_with_opener
from corpus.terms import from_words, phrases, words

__all__ = [
    "DOER",
    "doer_of",
    "due_label",
    "due_of",
    "has_verb",
    "is_no_doer",
    "starts_task",
    "subject_of",
]

# "@joe", "Bo Dahl", "Bo Dahl og Eva Frost", "Sekretariatet", "The Clerk", "MB & MD"
DOER = rf"(?:@[\w-]+|(?:[Tt]he\s+)?(?:{NAME}))(?:(?:\s*(?:,|&|/|\+)\s*|\s+(?:og|and|samt)\s+)(?:@[\w-]+|{NAME})){{0,4}}"
_FUTURE = re.compile(r"\b(?:will|vil|skal)\b", re.IGNORECASE)
_NAME_COMMA = re.compile(rf"^(?P<who>@[\w-]+|{NAME})\s*(?:,|:|\s[-–])\s+(?P<what>\S.*)$", re.DOTALL)
# "på 9. møde", "til gruppens 5. møde"
_MEETING = re.compile(r"\b(?:på|til|inden)\s+(?:\w+\s+)?\d{1,3}\.\s+møde\b", re.IGNORECASE)

_SOONEST = re.compile(r"(?:senest|med frist|no later than|inden|due|by)\s+$", re.IGNORECASE)
_UPCOMING = re.compile(r"næste\s+\w*møde|next\s+(?:\w+\s+)?meeting", re.IGNORECASE)
_NUMERIC = re.compile(
    r"(?P<label>\b(?:frist|deadline|due)\s*:?\s+)(?P<day>\d{1,2}[/.]\d{1,2}\b)", re.IGNORECASE
)


@from_words
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "due_label": re.compile(rf"[,;.(]?\s*\b{phrases('action_labels.due')}\s*:?\s*", re.IGNORECASE),
        "verb": re.compile(phrases("action_verbs")),
        "listed": re.compile(phrases("action_verbs_listed")),
        "plain": re.compile(phrases("plain_givers"), re.IGNORECASE),
        "giver": re.compile(phrases("action_givers"), re.IGNORECASE),
        "no_task": re.compile(rf"\s*{phrases('no_task_verbs')}", re.IGNORECASE),
        "task": re.compile(rf"\s*(?:then\s+|also\s+|herefter\s+|forinden\s+|at\s+)?{phrases('task_verbs')}", re.IGNORECASE),
        "due_before": re.compile(rf"{phrases('due_before')}\s+(?:den\s+|d\.\s*|the\s+)?$", re.IGNORECASE),
        # "på styregruppens møde den"
        "due_meeting": re.compile(
            rf"{phrases('due_before')}\s+(?:\S+\s+){{0,5}}?(?:møde|meeting)\w*\s+(?:den\s+|on\s+|d\.\s*)?$",
            re.IGNORECASE,
        ),
        "due_words": re.compile(phrases("due_words"), re.IGNORECASE),
    }  # fmt: skip


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


def doer_of(said: str) -> str | None:
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


def is_no_doer(who: str) -> bool:
    """Whether words that stand where a name may are none ("It", "Herefter")."""
    first = who.split()[0].strip("@,").casefold()
    return first in _no_doers() or starts_with_opener(who)


def subject_of(said: str, text: str, *, listed: bool) -> tuple[str | None, int, bool]:
    """Who does it, where the verb begins, and whether the words give a task without a deadline.

    Args:
        said: the sentence.
        text: of the document: a word that it also writes small is nobody's name.
        listed: whether it stands among tasks, where "Bo sends …" is one too.
    """
    patterns = _patterns()
    for name in ("verb", "listed", "giver") if listed else ("verb", "giver"):
        for match in patterns[name].finditer(said[:240]):
            left = said[: match.start()].strip(" *_")
            if not left or len(left.split()) > 9:
                break
            plainly = bool(patterns["plain"].fullmatch(match.group())) or name == "listed"
            who = _named(left, text) if plainly else _party(left)
            if who is None:
                continue
            if name != "giver":
                if re.search(r"\b(?:som|der|at|that|who|which|blev|har)\b", left):
                    continue
                return who, match.start(), True
            rest = said[match.end() :]
            no_task, task = patterns["no_task"].match(rest), patterns["task"].match(rest)
            if no_task and not (task and task.end() >= no_task.end()):
                continue
            if task:
                return who, match.start(), True
            if (
                not plainly
                and not _FUTURE.fullmatch(match.group())
                and re.match(r"\s+[a-zæøå]", rest)
            ):
                return who, match.start(), True
    return None, 0, False


@lru_cache(maxsize=16)
def _small_words(text: str) -> frozenset[str]:
    """The words that a text writes without a capital, handles and addresses aside."""
    return frozenset(re.findall(r"(?<![@/\w.-])[a-zæøåé]{2,}(?![\w@/])", text))


def _named(left: str, text: str) -> str | None:
    """The names before "to" and "will": people, or a role or body with its article."""
    who = _party(left)
    if who is None:
        return None
    bare = re.sub(r"^[Tt]he\s+", "", who)
    if _role().search(bare):
        return who
    capitals = re.fullmatch(DOER, bare)
    if not capitals or (bare != who and len(bare.split()) < 2):
        return None
    first = bare.split()[0].strip(",@").casefold()
    return None if first in _small_words(text) and not bare.startswith("@") else who


@from_words
def _role() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{phrases('roles')}|{phrases('task_roles')})$|{phrases('bodies')}", re.IGNORECASE
    )


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
    # "Teknisk arbejdsgruppe", "Each member", "De store kommuner"
    if re.fullmatch(r"(?:[A-ZÆØÅ][\w’'-]*)(?:\s+[\wæøå’'-]+){0,3}", core) and not re.search(
        r"\b(?:og|and|er|is|was|blev|has|har|to|at|in|on|med|på|til|be)\b", core
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
    numeric = _NUMERIC.sub(r"\g<label>den \g<day>", said)  # "frist 1/9"
    for mention in find_periods(numeric, calendar.day):
        day = mention.last or mention.date
        if day and calendar.day and day < calendar.day:
            continue
        lead = numeric[: mention.span.start]
        start = _deadline_start(lead)
        if start is None and not strict and patterns["due_label"].search(lead):
            start = mention.span.start
        if start is not None:
            return day, _as_said(said, numeric[start : mention.span.end])
    if match := _MEETING.search(said):
        return None, match.group()
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
    if before := _patterns()["due_before"].search(lead):
        earlier = _SOONEST.search(lead[: before.start()])
        return earlier.start() if earlier else before.start()
    through = _patterns()["due_meeting"].search(lead)
    return through.start() if through else None
