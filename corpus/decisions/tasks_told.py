"""Tasks that a sentence tells without a mark: "Bo Dahl sender notatet", "she undertook to …".

The one thing to know: the doer may stand elsewhere than before the verb: behind the task,
in the sentence before, or in what somebody was asked or promised to do.
"""

import re
from collections.abc import Iterator

from corpus.decisions.actors import NAME
from corpus.decisions.doers import is_no_doer, starts_task
from corpus.decisions.labels import plain
from corpus.decisions.task_clauses import tasks_in
from corpus.decisions.task_deadlines import due_of
from corpus.decisions.task_frame import Around, Frame
from corpus.decisions.task_labels import task_label_patterns
from corpus.model import Action, Span
from corpus.terms import pattern_of
from corpus.text import mend

__all__ = ["NICK", "told_tasks"]

# "… she undertook to circulate the list": the one of whom the sentence before speaks
_PRONOUN = re.compile(
    r"\b(?:he|she|han|hun)\s+(?:also\s+|then\s+)?(?:undertook\s+to|agreed\s+to|offered\s+to|promised\s+to|volunteered\s+to|lovede\s+at|påtog\s+sig\s+at|tilbød\s+at)\s",
    re.IGNORECASE,
)
_WILL = re.compile(r"(?:He|She|They|Han|Hun)\s+(?:will|would|vil)(?=\s)")
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
# "Commissioners are asked to send"
_ARE_ASKED = re.compile(
    r"^(?P<who>(?:All\s+)?[A-Z]?[a-z]+s)\s+(?:are|were)\s+(?:asked|requested|invited)\s+to\s(?!note\b|see\b)"
)
# "tmandel to write it up"
NICK = re.compile(r"^(?P<who>[a-z][\w-]{2,15})\s+(?:to|will)\s+(?=[a-z])")


def told_tasks(frame: Frame, span: Span, said: str, around: Around, *, loose: bool) -> list[Action]:
    """The tasks of a sentence that names who does them; one for each clause with a doer of its own."""
    if said.endswith("?"):
        return []
    if promised := _promise(frame, said, span):
        return [promised]
    if ";" in said and len(parts := re.split(r";\s+", said)) > 1:
        return [
            task for part in parts for task in told_tasks(frame, span, part, around, loose=loose)
        ]
    if task_label_patterns()["unreal"].search(said):
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
        if pattern_of("action_until_then").search(said, task.start, task.end) and before:
            due = due_of(frame.calendar, mend(frame.text, before))
        if task.strong or loose or due[1]:
            found.append(frame.action(task.who, said.rstrip(), due, span))
    return found


def _in_other_words(frame: Frame, said: str, span: Span) -> Iterator[Action]:
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
    nick = NICK.match(said)
    if nick and starts_task(said[nick.end() :]) and nick["who"] in people.nicks:
        yield frame.action(nick["who"], said.rstrip(), due_of(calendar, said), span)


def _promise(frame: Frame, said: str, span: Span) -> Action | None:
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
