"""What somebody is to do after a meeting: who, what, and by when.

The one thing to know: a task is one that the minutes give. It has a label ("Action:",
"Ansvarlig:"), a box to tick, a row in a table of tasks, or a sentence that names who does
it in words of doing; what others have done or what will happen is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.dates import find_dates
from corpus.model import Action, AgendaItem, Document, SectionKind, Span
from corpus.record import plain, without_label
from corpus.sentences import split_sentences
from corpus.speakers import NAME, starts_with_opener
from corpus.terms import from_words, keys, phrases, words
from corpus.text import mend, strip_span

__all__ = ["find_actions"]

_READ = frozenset({SectionKind.REFERAT, SectionKind.VIDERE_PROCES})
_BOX = re.compile(r"^\[(?P<mark>[ xX])\]\s*")
_LONGEST = 800
# "@joe", "Bo Dahl", "Bo Dahl og Eva Frost", "Sekretariatet", "The Clerk", "MB & MD"
_DOER = rf"(?:@[\w-]+|(?:[Tt]he\s+)?(?:{NAME}))(?:(?:\s*(?:,|&|/|\+)\s*|\s+(?:og|and|samt)\s+)(?:@[\w-]+|{NAME})){{0,4}}"
_FUTURE = re.compile(r"\b(?:will|vil|skal)\b", re.IGNORECASE)
_CELL = re.compile(r"\t|(?<!\\)\|")
_RULE = re.compile(r"^[\s|:-]+$")
# "AI: this was landed last week", which is how it went
_STATUS = re.compile(
    r"(?:[\w#’']+\s+){1,3}?(?:was|were|is|are|has been|have been|landed|closed|merged|determined|blev|er|har)\b(?!\s+to\b)",
    re.IGNORECASE,
)
_OWNER_LAST = re.compile(rf"(?:\s[-–]\s+|:\s+|\s\()(?P<who>@[\w-]+|{NAME})\)?\.?$")
# "på 9. møde", "til gruppens 5. møde"
_MEETING = re.compile(r"\b(?:på|til|inden)\s+(?:\w+\s+)?\d{1,3}\.\s+møde\b", re.IGNORECASE)
_INVERTED = re.compile(rf"^(?:Det|Dette|That)\s+(?:sørger|tager|klarer)\s+(?P<who>{NAME})\b")
_NAME_COMMA = re.compile(rf"^(?P<who>@[\w-]+|{NAME})\s*(?:,|:|\s[-–])\s+(?P<what>\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What tasks are read against."""

    text: str
    item: str | None
    day: date | None
    next_meeting: date | None


@from_words
def _patterns() -> dict[str, re.Pattern[str]]:
    labels = "|".join(
        f"(?P<{kind}>{phrases(f'action_labels.{kind}', whole_words=False)})"
        for kind in ("task", "who", "due")
    )
    return {
        "label": re.compile(rf"^(?:last week['’]s\s+(?P<old>ai)|{labels})(?:\s*\([^)]{{0,40}}\)|,?\s+(?:[A-Z]+|unrelated|related))?\s*(?:[:–]|\s-(?=\s))\s*", re.IGNORECASE),
        "bare": re.compile(r"^(?:AI|ACTION ITEM|ACTION|TODO|Actions?\s+(?=to\b))\s+(?=\S)"),
        "due_label": re.compile(rf"[,;.(]?\s*\b{phrases('action_labels.due')}\s*:?\s*", re.IGNORECASE),
        "verb": re.compile(phrases("action_verbs")),
        "listed": re.compile(phrases("action_verbs_listed")),
        "plain": re.compile(phrases("plain_givers"), re.IGNORECASE),
        "giver": re.compile(phrases("action_givers"), re.IGNORECASE),
        "no_task": re.compile(rf"\s*{phrases('no_task_verbs')}", re.IGNORECASE),
        "task": re.compile(rf"\s*(?:then\s+|also\s+|herefter\s+|forinden\s+|at\s+)?{phrases('task_verbs')}", re.IGNORECASE),
        "due_before": re.compile(rf"{phrases('due_before')}\s+(?:den\s+|d\.\s*|the\s+)?$", re.IGNORECASE),
        "due_words": re.compile(phrases("due_words"), re.IGNORECASE),
        "reporting": re.compile(phrases("reporting"), re.IGNORECASE),
        "unreal": re.compile(rf"^\W*(?:if|hvis|såfremt|når|when|once)\b|{phrases('action_doubts')}", re.IGNORECASE),
    }  # fmt: skip


def find_actions(
    document: Document,
    items: tuple[AgendaItem, ...],
    *,
    date: date | None,
    next_meeting: date | None = None,
) -> tuple[Action, ...]:
    """The tasks that the records and next steps of the items give, in order.

    Args:
        document: the minutes.
        items: of the meeting.
        date: of the meeting; gives the year to dates without one.
        next_meeting: the day that "til næste møde" means.
    """
    found: list[Action] = []
    for item in items:
        frame = _Frame(document.text, item.number, date, next_meeting)
        for section in item.sections:
            if section.kind in _READ or section.kind is SectionKind.OEVRIGT:
                found += _in_section(frame, section.body, section.kind, section.heading)
    return tuple(dict.fromkeys(found))


def _in_section(
    frame: _Frame, body: Span, kind: SectionKind, heading: str | None
) -> Iterator[Action]:
    rows = tuple(_table_rows(frame, body))
    yield from rows
    label: str | None = None
    if heading and (match := _patterns()["label"].match(f"{plain(heading)}: ")):
        label = _kind(match)
    before: Span | None = None
    pending: str | None = label
    at = body.start
    for span in split_sentences(frame.text, body):
        if any(span.start < row.span.end and row.span.start < span.end for row in rows):
            continue
        blank = "\n\n" in frame.text[at : span.start].replace("\r", "").replace(" ", "")
        if blank and pending != label:
            pending = label
        at = span.end
        yield from _of_sentence(frame, span, kind, pending, before)
        said = plain(mend(frame.text, span))
        if match := _patterns()["label"].match(said):
            pending = _kind(match)
        elif match := _patterns()["label"].match(said + ":"):
            pending = _kind(match) if match.end() >= len(said) else pending
        else:
            before = span


def _kind(match: re.Match[str]) -> str:
    return next((kind for kind in ("task", "who", "due", "old") if match[kind]), "task")


def _of_sentence(
    frame: _Frame, span: Span, kind: SectionKind, pending: str | None, before: Span | None
) -> Iterator[Action]:
    patterns = _patterns()
    said = plain(mend(frame.text, span))[:_LONGEST]
    box = _BOX.match(said)
    match = patterns["label"].match(said) or patterns["bare"].match(said)
    if box:
        if box["mark"] == " " and (rest := said[box.end() :].strip()):
            yield _labelled(frame, span, rest)
        return
    if match and match.re is patterns["label"]:
        label, rest = _kind(match), said[match.end() :].strip()
        if label == "old" or _nothing(rest) or label == "due":
            return
        if (named := _names_only(rest)) and (label == "who" or not _is_verb(named)):
            yield _owned(frame, span, named, rest, before)
        elif _is_task(rest):
            yield _labelled(frame, span, rest)
        return
    if match:
        rest = said[match.end() :].strip()
        if not _nothing(rest):
            yield _labelled(frame, span, rest)
        return
    if (
        pending in ("task", "who")
        and "?" not in said
        and not _nothing(said)
        and (_doer(said) or kind is not SectionKind.VIDERE_PROCES)
    ):
        given = _told(frame, span, said, before=before, loose=True)
        if given:
            yield given
            return
        if pending == "task" and len(said.split()) > 2 and _looks_given(said):
            yield _labelled(frame, span, said)
        return
    if kind in _READ and (
        given := _told(frame, span, said, before=before, loose=kind is SectionKind.VIDERE_PROCES)
    ):
        yield given


@from_words
def _none() -> frozenset[str]:
    return frozenset(words("no_action"))


@from_words
def _no_doers() -> frozenset[str]:
    return frozenset(words("no_doers"))


def _nothing(rest: str) -> bool:
    """As in "none", "ingen": there is nothing to do."""
    none = _none()
    plainly = rest.strip(" .!*_").casefold()
    first = re.split(r"\s*[-–,;.]\s+|\s+[-–]\s*", plainly)[0]
    return not plainly or plainly in none or first in none


def _is_task(rest: str) -> bool:
    """Whether words after "Action:" are more than a word or two of status."""
    return len(rest.split()) > 1 and "?" not in rest and not _STATUS.match(rest)


def _looks_given(said: str) -> bool:
    return bool(_doer(said)) or bool(_patterns()["task"].match(said))


def _is_verb(words_: str) -> bool:
    """As in "Continue" after "Action:" is no name."""
    return bool(_patterns()["task"].match(words_)) or _not_doer(words_)


def _names_only(rest: str) -> str | None:
    """The names of "Bo Dahl, frist 1/9", where no task follows them."""
    due = _patterns()["due_label"].search(rest)
    head = rest[: due.start()] if due else rest
    head = re.split(r"\s*[(;]\s*|\.\s*$", head.strip(" .,"))[0]
    names = re.fullmatch(rf"(?:{_DOER})", head)
    if names and len(head.split()) <= 10 and not _patterns()["verb"].search(head):
        return head
    return None


def _owned(frame: _Frame, span: Span, who: str, rest: str, before: Span | None) -> Action:
    """As in "Ansvarlig: Bo Dahl, frist 1/9" gives the sentence before it to somebody."""
    due, due_words = _due(frame, rest, strict=False)
    what = without_label(mend(frame.text, before)) if before else ""
    return Action(who, what, due, due_words, frame.item, span)


def _labelled(frame: _Frame, span: Span, rest: str) -> Action:
    """A task under a label: who may open it, and is None where nobody does."""
    due, due_words = _due(frame, rest, strict=False)
    last = _OWNER_LAST.search(rest)
    who = (
        _doer(rest) or _subject(rest, frame.text, listed=True)[0] or (last["who"] if last else None)
    )
    return Action(who, rest, due, due_words, frame.item, span)


def _doer(said: str) -> str | None:
    """Who a task under a label is for: "Bo to …", "@bo …", "Bo Dahl: …", "Sekretariatet undersøger …"."""
    lead = re.match(rf"(?P<who>{_DOER})(?=\s)", said)
    if not lead:
        colon = _NAME_COMMA.match(said)
        return colon["who"] if colon and not _not_doer(colon["who"]) else None
    who = lead["who"].rstrip(",;")
    rest = said[lead.end() :]
    if _not_doer(who):
        return None
    if who.startswith("@") or re.match(
        rf"\s+(?:{_patterns()['giver'].pattern}|{_patterns()['verb'].pattern})", rest, re.IGNORECASE
    ):
        return who
    colon = _NAME_COMMA.match(said)
    return colon["who"] if colon else None


def _not_doer(who: str) -> bool:
    first = who.split()[0].strip("@,").casefold()
    return first in _no_doers() or starts_with_opener(who)


def _told(
    frame: _Frame, span: Span, said: str, *, before: Span | None, loose: bool
) -> Action | None:
    """The task of a sentence that names who does it, or None."""
    patterns = _patterns()
    if said.endswith("?") or patterns["unreal"].search(said):
        return None
    if match := _INVERTED.match(said):
        wish = plain(mend(frame.text, before)) if before else ""
        return Action(match["who"], f"{wish} {said}".strip(), *_due(frame, wish), frame.item, span)
    who, verb_at, strong = _subject(said, frame.text, listed=loose)
    if who is None:
        return None
    due, due_words = _due(frame, said[verb_at:])
    if not (strong or loose or due_words):
        return None
    return Action(who, said.rstrip(), due, due_words, frame.item, span)


def _subject(said: str, text: str, *, listed: bool) -> tuple[str | None, int, bool]:
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
    capitals = re.fullmatch(_DOER, bare)
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
    if _not_doer(core):
        return None
    match = re.fullmatch(
        rf"(?P<who>{_DOER})(?:\s+(?:(?:i|fra|for|af|from|of)\s+[\w ]{{2,40}}))?(?:,?\s*\([^)]{{1,40}}\))?",
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


def _due(frame: _Frame, said: str, *, strict: bool = True) -> tuple[date | None, str | None]:
    """The day of a deadline and its words: "senest den 1. september 2025", "til næste møde"."""
    patterns = _patterns()
    for mention in find_dates(said, frame.day):
        lead = said[: mention.span.start]
        before = patterns["due_before"].search(lead)
        loose = not strict and patterns["due_label"].search(lead)
        if mention.date and frame.day and mention.date < frame.day:
            continue
        if before:
            start = before.start()
            earlier = re.search(
                r"(?:senest|med frist|no later than|inden|due|by)\s+$", lead[:start], re.IGNORECASE
            )
            start = earlier.start() if earlier else start
            return mention.date, said[start : mention.span.end].rstrip(".")
        if through := re.search(
            rf"{phrases('due_before')}\s+(?:\S+\s+){{0,5}}?(?:møde|meeting)\w*\s+(?:den\s+|on\s+|d\.\s*)?$",
            lead,
            re.IGNORECASE,
        ):
            return mention.date, said[through.start() : mention.span.end].rstrip(".")
        if loose:
            return mention.date, said[mention.span.start : mention.span.end].rstrip(".")
    if match := _MEETING.search(said):
        return None, match.group()
    if match := patterns["due_words"].search(said):
        next_ = re.search(
            r"næste\s+\w*møde|next\s+(?:\w+\s+)?meeting", match.group(), re.IGNORECASE
        )
        return (frame.next_meeting if next_ else None), match.group()
    return None, None


def _table_rows(frame: _Frame, body: Span) -> Iterator[Action]:
    """The rows of a table whose head names tasks and who is to do them."""
    columns: dict[int, str] = {}
    known = keys("action_columns")
    for match in re.finditer(r"[^\n]+", frame.text[body.start : body.end]):
        line = match.group().strip()
        cells = [plain(cell.strip()) for cell in _CELL.split(line.strip("|"))]
        if len(cells) < 2:
            columns = {}
            continue
        named = {
            at: known[c.casefold().strip(" :")]
            for at, c in enumerate(cells)
            if c.casefold().strip(" :") in known
        }
        if {"task", "who"} <= set(named.values()):
            columns = named
            continue
        if not columns or _RULE.match(line):
            continue
        row: dict[str, str] = {}
        for at, column in columns.items():
            if at < len(cells):
                row.setdefault(column, cells[at])
        if not row.get("task"):
            continue
        span = strip_span(frame.text, Span(body.start + match.start(), body.start + match.end()))
        due_words = row.get("due") or None
        days = [m.date for m in find_dates(due_words or "", frame.day) if m.date]
        due = days[0] if days else _due(frame, due_words or "", strict=False)[0]
        yield Action(row.get("who") or None, row["task"], due, due_words, frame.item, span)
