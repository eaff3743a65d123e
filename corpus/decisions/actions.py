"""What somebody is to do after a meeting: who, what, and by when.

The one thing to know: a task is one that the minutes give. It has a label ("Action:",
"Ansvarlig:"), a box to tick, a row in a table of tasks, initials in the column beside it,
or a sentence that names who does it in words of doing; what others have done or what will
happen is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from corpus.decisions.doers import (
    DOER,
    People,
    due_label,
    due_of,
    has_verb,
    is_no_doer,
    is_office,
    opening_doer,
    starts_task,
    tasks_in,
)
from corpus.decisions.margins import beside, without_margins
from corpus.decisions.record import plain, without_label
from corpus.decisions.reservations import Calendar
from corpus.decisions.speakers import NAME
from corpus.decisions.task_homes import Homes
from corpus.decisions.task_lines import ending_cells, task_sentences
from corpus.decisions.task_tables import TableTask, table_tasks
from corpus.model import Action, AgendaItem, Document, Section, SectionKind, Span
from corpus.terms import from_words, phrases, words
from corpus.text import mend

__all__ = ["find_actions"]

_READ = frozenset({SectionKind.REFERAT, SectionKind.VIDERE_PROCES})
_BOX = re.compile(r"^\[(?P<mark>[ xX])\]\s*")
_CODE = re.compile(r"^[A-Z]{1,3}\d{1,3}[./-]\d{1,3}[:.)]?\s+")  # "A6.2 MN to confirm …"
# "Frist er d. 7. april 2025", behind the task
_DUE_IS = re.compile(
    r"(?P<task>(?!))?(?P<who>(?!))?(?P<old>(?!))?(?P<due>frist(?:en)?|deadline(?:n)?|the\s+deadline|due\s+date)\s+(?:er|is)\s",
    re.IGNORECASE,
)
_ARROW = re.compile(r"^(?:→|⇒|➔|➜|►|->|=>|-->)\s*")
_LONGEST = 800
# "AI: this was landed last week", which is how it went
_STATUS = re.compile(
    r"(?:[\w#’']+\s+){1,3}?(?:was|were|is|are|has been|have been|landed|closed|merged|determined|blev|er|har)\b(?!\s+to\b)",
    re.IGNORECASE,
)
_OWNER_LAST = re.compile(
    rf"(?:\s[-–]\s+|:\s+|\s\(|\s\[)(?P<who>{DOER})(?P<rest>,?\s[^)\]]{{0,40}})?[)\]]?\.?$"
)
# "Nyt tag undersøges → Per"
_OWNER_ARROW = re.compile(
    rf"\s(?:→|⇒|➔|➜|->|=>|-->)\s*(?P<who>{DOER})(?P<rest>[\s,(;:–-].{{0,60}})?\.?$"
)
# "… she undertook to circulate the list": the one of whom the sentence before speaks
_PRONOUN = re.compile(
    r"\b(?:he|she|han|hun)\s+(?:also\s+|then\s+)?(?:undertook\s+to|agreed\s+to|offered\s+to|promised\s+to|volunteered\s+to|lovede\s+at|påtog\s+sig\s+at|tilbød\s+at)\s",
    re.IGNORECASE,
)
_WILL = re.compile(r"(?:He|She|They|Han|Hun)\s+(?:will|would|vil)(?=\s)")
_OPENING = re.compile(rf"(?P<who>(?:The\s+)?{NAME}(?:\s+of\s+{NAME})?)(?=\s)")
_RESULT = re.compile(r"[A-ZÆØÅ][a-zæøå]{4,}\.\s+(?=[A-ZÆØÅ@])")  # "Rejected. Bo sends …"
_INVERTED = re.compile(
    rf"^(?:Det|Dette|That)\s+(?:sørger|tager|klarer|undersøger|ordner|gør|skriver|finder|tjekker|retter|besvarer)\s+(?P<who>{NAME})\b"
)
# "… en rykker i denne uge (Shirin).", "Indkaldelse skal ud senest 13. marts - Lasse."
_OWNER_BEHIND = re.compile(rf"(?:\s\(|\s[-–]\s)(?P<who>(?:{NAME})(?:\s(?:og|and)\s{NAME})?)\)?\.?$")
# "Koncerndirektør Anne-Sofie Rask oplyste, at beregningen eftersendes senest den 7. november"
_STOPPED = re.compile(r"(?<=[a-zæøå]{3}[.!?])\s+|(?<=[ÆØÅ]\.)\s+")
_PROMISED = re.compile(
    rf"^(?:[A-ZÆØÅ][a-zæøå]+\s+)?(?P<who>{NAME})\s+(?:oplyste|lovede|tilkendegav|meddelte|sagde|said|replied|undertook|promised|confirmed)\b,?\s*(?:at|that)?\s.{{3,160}}?(?:\w{{2,}}sendes|fremlægges|udarbejdes|rundsendes|leveres|\b(?:he|she)\s+would\s+(?:report|bring|write|send|circulate|provide|come\s+back))\b"
)
# "…, hvor sekretariatet fremlægger en revideret tidsplan", of a matter put off
_WHERE = re.compile(
    r"(?P<day>\b(?:udsat|udsættes|udskudt|udskydes|deferred|postponed)\b.{3,80}?),\s+(?:hvor|where|when)\s+(?P<who>[a-zæøå]+(?:et|en)|(?-i:[A-ZÆØÅ][\w’'-]+(?:\s[A-ZÆØÅ][\w’'-]+)?))\s+(?P<verb>[a-zæøå]+r|will\s+\w+)\b",
    re.IGNORECASE,
)
# "Energi- og Råstofministeriet tilføjer …"
_HYPHENED = re.compile(r"^(?P<who>[A-ZÆØÅ]\w+-\s(?:og|and)\s[A-ZÆØÅ]\w+)\s+(?P<verb>[a-zæøå]+r)\s")
# "that the Head of Housing should report back", "that Administration bring back a report"
_SHOULD = re.compile(
    rf"\b[Tt][Hh][Aa][Tt]\s+(?:the\s+)?(?P<who>(?:[A-Z][\w’'-]+)(?:\s+(?:of|for|and|to|the|[A-Z][\w’'-]+))*?(?:,\s+(?P<name>(?:Mr|Mrs|Ms|Dr|Cr|Cllr)\.?\s+{NAME}),)?)\s+(?:should\s+|be\s+(?:asked|requested|instructed|directed)\s+to\s+)?(?P<verb>report|bring|write|provide|prepare|send|inform|investigate|circulate|draft|arrange|contact|submit|review|present|advise|obtain|consult|notify|undertake|develop|come\s+back)\b(?!\s+(?:will|is|was|be|would|has|had)\b)"
)
# "requests Mr Ochoa to provide", "asks the project leader, Mr Tofte, to send"
_REQUESTS = re.compile(
    rf"\b(?:requests|asks|instructs|requested|asked|instructed)\s+(?:the\s+[a-z][\w ]{{2,40}},\s+)?(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Prof|Cr|Cllr)\.?\s+){NAME}),?\s+to\s+\w"
)
_TO_HANDLE = re.compile(r"@[\w-]+\s*:\s+")
# "Commissioners are asked to send"
_ARE_ASKED = re.compile(
    r"^(?P<who>(?:All\s+)?[A-Z]?[a-z]+s)\s+(?:are|were)\s+(?:asked|requested|invited)\s+to\s(?!note\b|see\b)"
)
# "tmandel to write it up"
_NICK = re.compile(r"^(?P<who>[a-z][\w-]{2,15})\s+(?:to|will)\s+(?=[a-z])")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What tasks are read against."""

    text: str
    item: AgendaItem
    calendar: Calendar
    people: People

    def action(
        self, who: str | None, what: str, due: tuple[date | None, str | None], span: Span
    ) -> Action:
        # "the Director" within a sentence is the director
        who = _titles().sub("", re.sub(r"^the\s+", "", who)) if who else None
        return Action(who, what, *due, self.item.number, span, self.item.title)


@from_words
def _titles() -> re.Pattern[str]:
    """A title before a name in full ("Kasserer Inga Lund")."""
    ends = phrases("titles_before_names", whole_words=False)
    return re.compile(rf"^[A-ZÆØÅ]?[a-zæøå]*?(?i:{ends})\s+(?=[A-ZÆØÅ]\S+\s+[A-ZÆØÅ])")


#: A task, and whether it stands under a label or beside a box.
_Given: TypeAlias = tuple[Action, bool]


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a sentence.

    Attributes:
        pending: the kind of the label that it stands under, or None.
        before: the sentence before it that is no label.
        speaking: who the sentences before it speak of, as printed; whom "she" means.
    """

    kind: SectionKind
    pending: str | None
    before: Span | None
    speaking: str | None


@from_words
def _patterns() -> dict[str, re.Pattern[str]]:
    labels = "|".join(
        f"(?P<{kind}>{phrases(f'action_labels.{kind}', whole_words=False)})"
        for kind in ("task", "who", "due")
    )
    number = r"\s*(?:nr\.?|no\.?|#)?\s*[A-Z]{0,2}\d[\w./-]{0,9}"  # "AP 14-1:", "Action 3:"
    flat = labels.replace("?P<task>", "?:").replace("?P<who>", "?:").replace("?P<due>", "?:")
    return {
        "label": re.compile(rf"^(?:last week['’]s\s+(?P<old>ai)|{labels})(?:\s*\((?P<given>[^)]{{0,40}})\)|,?\s+(?:[A-Z]+|unrelated|related)|{number})?\s*(?:[:–→]|\s-(?=\s))\s*", re.IGNORECASE),
        "bare": re.compile(r"^(?:AI|ACTION ITEM|ACTION|TODO|Actions?(?=\s+(?:to\b|[A-Z]{2,4}(?:\s?[/,&]\s?[A-Z]{2,4})*\W*$)))\s+(?=\S)"),
        # "… (Action: AB)"
        "aside": re.compile(rf"[(\[](?:{flat})\s*:\s*(?P<rest>[^)\]]{{2,80}})[)\]]\.?$", re.IGNORECASE),
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
    calendar = Calendar.of(document.text, date, next_meeting)
    first = min((i.span.start for i in items if i.sections), default=0)
    people = People.of(document.text, before=first)
    found: list[_Given] = []
    listed: list[Action] = []
    for item in items:
        frame = _Frame(document.text, item, calendar, people)
        for section in item.sections:
            if section.kind in _READ or section.kind is SectionKind.OEVRIGT:
                rows = tuple(table_tasks(document.text, section.body, calendar))
                own = tuple(ending_cells(document.text, section.body, rows, calendar))
                found += [(_of_cells(frame, row), True) for row in own]
                found += _in_section(frame, section, (*rows, *own))
                home = Homes(document.text, items, [a for a, _ in found], item)
                listed += (_of_row(frame, row, items, home) for row in rows)
    return tuple(dict.fromkeys(_without_repeated(found, listed)))


def _of_row(frame: _Frame, row: TableTask, items: Sequence[AgendaItem], homes: Homes) -> Action:
    """A row of a table as a task of the item that its column names, or of the one it stands in."""
    own = frame.action(row.who, row.what, (row.due, row.due_words), row.span)
    if row.item is None:
        home = homes.of(row.who, row.what)
        return replace(own, item=home.number, item_title=home.title) if home else own
    named = next((i for i in items if i.number and _bare(i.number) == _bare(row.item)), None)
    return replace(
        own, item=named.number if named else row.item, item_title=named.title if named else ""
    )


def _of_cells(frame: _Frame, row: TableTask) -> Action:
    return frame.action(row.who, row.what, (row.due, row.due_words), row.span)


def _bare(number: str) -> str:
    return number.strip("#. ").casefold()


def _without_repeated(found: list[_Given], listed: list[Action]) -> list[Action]:
    """A list of tasks repeats those of the items it speaks of, a label those of the text above it."""
    rows = listed
    listed = [row for row in rows if not any(_is_same(row, one) for one, _ in found)]
    covered = {(row.item, row.item_title) for row in listed}
    marked = {(one.item, one.item_title, one.who) for one, labelled in found if labelled}
    kept = [
        one
        for one, labelled in found
        if ((one.item, one.item_title) not in covered or any(_is_same(row, one) for row in rows))
        and (labelled or one.due_words or (one.item, one.item_title, one.who) not in marked)
    ]
    return sorted((*kept, *listed), key=lambda a: a.span.start)


def _is_same(row: Action, told: Action) -> bool:
    """Whether a row of a table repeats a task of its item, with the name printed otherwise ("Y. Brandt")."""
    if not row.who or not told.who or (row.item, row.item_title) != (told.item, told.item_title):
        return False
    initial = re.match(r"[A-ZÆØÅ]\.\s", told.who)
    return bool(initial) and row.due == told.due and row.who.split()[-1] == told.who.split()[-1]


def _in_section(frame: _Frame, section: Section, rows: Sequence[TableTask]) -> list[_Given]:
    found: list[_Given] = []
    label: str | None = None
    heading, body = section.heading, section.body
    if heading and (match := _patterns()["label"].match(f"{plain(heading)}: ")):
        label = _kind(match)
    before: Span | None = None
    speaking: str | None = None
    pending: str | None = label
    fresh = 0  # how many tasks the sentence before gave
    lasting = True  # a label alone on its line holds for the lines below it
    at = body.start
    for span in task_sentences(frame.text, body):
        if any(span.start < row.span.end and row.span.start < span.end for row in rows):
            continue
        gap = frame.text[at : span.start].replace("\r", "").replace(" ", "")
        if pending != label and ("\n\n" in gap or ("\n" in gap and not lasting)):
            pending = label
        at = span.end
        said = plain(mend(frame.text, span))
        match = _patterns()["label"].match(said)
        if (opening := _OPENING.match(said)) and (
            frame.people.met(opening["who"]) or is_office(opening["who"])
        ):
            speaking = opening["who"]
        around = _Around(section.kind, pending, before, speaking)
        given = list(_of_sentence(frame, span, around))
        match = match or _DUE_IS.match(said)
        if match and _kind(match) == "due" and fresh:
            # "Frist: 1. oktober" below the task
            due = due_of(frame.calendar, said, strict=False)
            told = found[-fresh:]
            found[-fresh:] = [(replace(t, due=due[0], due_words=due[1]), by) for t, by in told]
        if match and match.re is _DUE_IS:
            continue
        labelled = bool(match or pending or _BOX.match(said))
        if match and len(given) == 1 and _names_only(said[match.end() :].strip()):
            given = _owning(given[0], found, before)
        found += [(one, labelled) for one in given]
        fresh = len(given)
        if match:
            pending, lasting = _kind(match), match.end() >= len(said)
        elif (match := _patterns()["label"].match(said + ":")) and match.end() >= len(said):
            pending, lasting = _kind(match), True
        else:
            before = span
    return found


def _owning(owner: Action, found: list[_Given], before: Span | None) -> list[Action]:
    """As in "Bo sends the letter. ACTION: Bo, by 1 May": one task, taken from those found."""
    due = owner.due, owner.due_words
    while found and before and found[-1][0].span == before:
        told, _ = found.pop()
        due = due if due[1] else (told.due, told.due_words)
    return [replace(owner, due=due[0], due_words=due[1])]


def _kind(match: re.Match[str]) -> str:
    return next((kind for kind in ("task", "who", "due", "old") if match[kind]), "task")


def _of_sentence(frame: _Frame, span: Span, around: _Around) -> Iterator[Action]:
    patterns = _patterns()
    kind, pending, before = around.kind, around.pending, around.before
    own = without_margins(frame.text, span)
    if own is None:
        return
    said = _CODE.sub("", plain(mend(frame.text, own))[:_LONGEST])
    if _over().search(said):
        return
    box = _BOX.match(said)
    match = patterns["label"].match(said) or patterns["bare"].match(said) or _ARROW.match(said)
    if box:
        if box["mark"] == " " and (rest := said[box.end() :].strip()):
            yield _labelled(frame, span, rest)
        return
    if match and match.re is patterns["label"]:
        label, rest = _kind(match), said[match.end() :].strip()
        if (
            label in ("old", "due")
            or _nothing(rest)
            or (rest.isupper() and said.isupper() and " " in rest)
        ):
            return
        given = match["given"] and _names_only(match["given"])
        if (
            given and not _is_verb(given) and not _names_only(rest)
        ):  # "Action (Bo): write the notes"
            yield frame.action(given, rest, due_of(frame.calendar, rest, strict=False), span)
        elif (named := _names_only(rest)) and (label == "who" or not _is_verb(named)):
            yield _owned(frame, span, named, rest, before)
        elif _is_task(rest):
            yield from _told(frame, span, rest, around, loose=True) or (
                _labelled(frame, span, rest),
            )
        return
    if match:
        rest = said[match.end() :].strip()
        if _nothing(rest):
            return
        named = _names_only(rest)
        yield _owned(frame, span, named, rest, before) if named else _labelled(frame, span, rest)
        return
    if (to := _TO_HANDLE.match(said)) and starts_task(said[to.end() :]):
        yield _labelled(frame, span, said)  # "@bo: pursue a report"
        return
    if owner := patterns["aside"].search(said) or _OWNER_ARROW.search(said):
        rest = owner["rest"] or ""
        who = owner["who"] if owner.re is _OWNER_ARROW else _names_only(rest)
        if who and not _is_verb(who):
            due = due_of(frame.calendar, rest, strict=False)
            due = due if due[1] else due_of(frame.calendar, said[: owner.start()])
            yield frame.action(who, said[: owner.start()].strip(), due, span)
            return
    if kind not in _READ and pending is None:
        return
    listed = pending in ("task", "who") and "?" not in said and not _nothing(said)
    told = _told(frame, span, said, around, loose=listed or kind is SectionKind.VIDERE_PROCES)
    initials = beside(frame.text, span)
    if told:
        yield from told
    elif initials and kind in _READ and len(said.split()) > 2:
        yield frame.action(initials, said, due_of(frame.calendar, said), span)
    elif (
        listed
        and pending == "task"
        and len(said.split()) > 2
        and (
            opening_doer(said)
            or _owned_last(frame, said)
            or (starts_task(said) and kind is not SectionKind.VIDERE_PROCES)
        )
    ):
        yield _labelled(frame, span, said)


def _owned_last(frame: _Frame, said: str) -> bool:
    """As in "Opdatering af siden (Lise, 1/6)": who met stands behind the task."""
    last = _OWNER_LAST.search(said)
    return last is not None and frame.people.met(last["who"])


@from_words
def _over() -> re.Pattern[str]:
    """A task with its status behind it ("SO to send the model – done")."""
    return re.compile(rf"\s[-–—(\[]\s?(?:{phrases('task_over')})\W*$", re.IGNORECASE)


@from_words
def _none() -> frozenset[str]:
    return frozenset(words("no_action"))


def _nothing(rest: str) -> bool:
    """As in "none", "ingen": there is nothing to do."""
    none = _none()
    plainly = rest.strip(" .!*_").casefold()
    first = re.split(r"\s*[-–,;.]\s+|\s+[-–]\s*", plainly)[0]
    return not plainly or plainly in none or first in none


def _is_task(rest: str) -> bool:
    """Whether words after "Action:" are more than a word or two of status."""
    return len(rest.split()) > 1 and "?" not in rest and not _STATUS.match(rest)


def _is_verb(words_: str) -> bool:
    """As in "Continue" after "Action:" is no name."""
    return starts_task(words_) or is_no_doer(words_)


def _names_only(rest: str) -> str | None:
    """The names of "Bo Dahl, frist 1/9", where no task follows them."""
    due = due_label().search(rest)
    head = rest[: due.start()] if due else rest
    head = re.split(
        r"\s*[(;]\s*(?!\w+\))|\.\s*$|\s+[-–]\s+(?=\d)|,\s+(?=by\b|due\b|inden\b|senest\b|before\b)",
        head.strip(" .,"),
    )[0]
    names = re.fullmatch(
        rf"(?:{DOER})(?:\s+(?:of|for)\s+(?:the\s+)?{DOER})?(?:\s\(\w[^()]{{1,40}}\))?", head
    )
    if names and len(head.split()) <= 10 and not has_verb(head):
        return head
    return None


def _owned(frame: _Frame, span: Span, who: str, rest: str, before: Span | None) -> Action:
    """As in "Ansvarlig: Bo Dahl, frist 1/9" gives the sentence before it to somebody."""
    what = without_label(mend(frame.text, before)) if before else ""
    due = due_of(frame.calendar, rest, strict=False)
    return frame.action(who, what, due if due[1] else due_of(frame.calendar, what), span)


def _labelled(frame: _Frame, span: Span, rest: str) -> Action:
    """A task under a label: who may open it, and is None where nobody does."""
    due = due_of(frame.calendar, rest, strict=False)
    last = _OWNER_LAST.search(rest)
    told = next(iter(tasks_in(rest, frame.people, listed=True)), None)
    nick = _NICK.match(rest)
    who = nick["who"] if nick and starts_task(rest[nick.end() :]) else opening_doer(rest)
    who = who or (told.who if told else None) or (last["who"] if last else None)
    return frame.action(who, rest, due, span)


def _told(frame: _Frame, span: Span, said: str, around: _Around, *, loose: bool) -> list[Action]:
    """The tasks of a sentence that names who does them; one for each clause with a doer of its own."""
    if said.endswith("?"):
        return []
    if promised := _promise(frame, said, span):
        return [promised]
    if ";" in said and len(parts := re.split(r";\s+", said)) > 1:
        return [task for part in parts for task in _told(frame, span, part, around, loose=loose)]
    if _patterns()["unreal"].search(said):
        return []
    if result := _RESULT.match(said):
        said = said[result.end() :]
    before = around.before
    if match := _INVERTED.match(said):
        wish = plain(mend(frame.text, before)) if before else ""
        return [
            frame.action(match["who"], f"{wish} {said}".strip(), due_of(frame.calendar, wish), span)
        ]
    if others := list(_in_other_words(frame, said, span)):
        return others
    found: list[Action] = []
    pronoun = _PRONOUN.search(said)
    if not pronoun and (future := _WILL.match(said)) and starts_task(said[future.end() :]):
        pronoun = future
    if pronoun and around.speaking:
        who = re.sub(r"^The\s+", "", around.speaking)
        due = due_of(frame.calendar, said[pronoun.end() :])
        return [frame.action(who, said.rstrip(), due, span)]
    for task in tasks_in(said, frame.people, listed=loose):
        due = due_of(frame.calendar, said[task.start : task.end], strict=not loose)
        if _until_then().search(said, task.start, task.end) and before:
            due = due_of(frame.calendar, mend(frame.text, before))
        if task.strong or loose or due[1]:
            found.append(frame.action(task.who, said.rstrip(), due, span))
    return found


def _in_other_words(frame: _Frame, said: str, span: Span) -> Iterator[Action]:
    """Tasks whose doer stands elsewhere than before the verb of an own sentence."""
    calendar, people = frame.calendar, frame.people
    if (owner := _OWNER_BEHIND.search(said)) and people.met(owner["who"]):
        rest = said[: owner.start()]
        due = due_of(calendar, rest)
        if due[1] or re.search(r"\b(?:skal|får|must|bliver)\b", rest):
            yield frame.action(owner["who"], rest, due, span)
            return
    if where := _WHERE.search(said):
        due = due_of(calendar, where["day"], strict=False)
        yield frame.action(where["who"], said.rstrip(), due, span)
        return
    if (opened := _HYPHENED.match(said)) and (due := due_of(calendar, said))[1]:
        yield frame.action(opened["who"], said.rstrip(), due, span)
        return
    moved = re.search(r"\bmoved\b|\bproposed\b|\bamendment\b", said)
    for pattern in (_SHOULD, _REQUESTS) if not moved else ():
        asked = [m for m in pattern.finditer(said) if not is_no_doer(m["who"])]
        for match in asked:
            who = match.groupdict().get("name") or match["who"]
            if pattern is _SHOULD and _decides(who):
                continue
            due = due_of(calendar, said[match.end("who") :], strict=False)
            due = due if due[1] and due[0] else due_of(calendar, said[match.end("who") :])
            yield frame.action(who, said.rstrip(), due, span)
        if asked:
            return
    if plural := _ARE_ASKED.match(said):
        yield frame.action(plural["who"], said.rstrip(), due_of(calendar, said), span)
        return
    nick = _NICK.match(said)
    if nick and starts_task(said[nick.end() :]) and nick["who"] in people.nicks:
        yield frame.action(nick["who"], said.rstrip(), due_of(calendar, said), span)


def _promise(frame: _Frame, said: str, span: Span) -> Action | None:
    """As in "Bo Dahl oplyste, at notatet eftersendes senest den 7. november": what he is to do."""
    promised = _PROMISED.match(_STOPPED.split(said)[-1])
    if promised is None or is_no_doer(promised["who"]):
        return None
    due = due_of(frame.calendar, said)
    own = re.search(r"\b(?:he|she)\s+would\b", promised.group())
    return frame.action(promised["who"], said.rstrip(), due, span) if due[1] or own else None


def _decides(who: str) -> bool:
    """Whether words name those who decide ("Council", "the Board")."""
    return bool(re.search(r"(?:Council|Board|Committee|Group|Meeting|Panel|Members|Motion)$", who))


@from_words
def _until_then() -> re.Pattern[str]:
    """As in "inden da": by the day that the sentence before names."""
    return re.compile(phrases("action_until_then"), re.IGNORECASE)
