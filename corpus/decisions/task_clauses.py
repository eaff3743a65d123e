"""Who is to do what, in each clause of one sentence.

The one thing to know: one sentence may give tasks to several ("Bo sends the letter, and the
clerk to file it"); each clause with a doer of its own gives one.
"""

import re
from dataclasses import dataclass, replace

from corpus.decisions.actors import NAME
from corpus.decisions.doers import (
    DOER,
    People,
    doing_party,
    is_acting_body,
    is_no_doer,
    is_office,
    named_doer,
    role_words,
    serving_words,
    task_words,
)
from corpus.terms import from_words, phrases

__all__ = ["Task", "tasks_in"]

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
        if role_words().search(who) or people.is_name(who):
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
    if not found and (by := _BY.search(said)) and not task_words()["no_task_present"].match(said):
        who = by["who"]
        if people.met(who) or serving_words().search(who):
            found.append(Task(who, by.start("verb"), len(said), people.met(who)))
    also = _ALSO.match(said)
    if not found and also and task_words()["task"].match(said, also.end()):
        who = also["who"]
        if people.met(who) or role_words().search(who):
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
    patterns = task_words()
    if (doing := _DOING.match(said)) and people.met(doing["who"]):
        return doing["who"], doing.end("who"), True
    if opened := _OPEN.match(said):
        who, verb = opened["who"], opened.start("verb")
        if (
            opened["verb"].endswith("r")
            and (
                (serving_words().search(who) and who.endswith(("n", "t", "ne")))
                or (
                    (people.met(who) or (listed and people.is_name(who)))
                    and not is_acting_body(who)
                )
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
    if agreed and (should := _SHOULD.match(said)) and named_doer(should["who"], people):
        return should["who"], should.end(), True
    for name in ("verb", "listed", "giver") if listed else ("verb", "giver"):
        for match in patterns[name].finditer(said[:240]):
            left = said[: match.start()].strip(" *_")
            if not left or len(left.split()) > 9:
                break
            plainly = bool(patterns["plain"].fullmatch(match.group())) or name == "listed"
            found = named_doer(left, people) if plainly else doing_party(left)
            if found is None:
                continue
            if name != "giver":
                if re.search(r"\b(?:som|der|at|that|who|which|blev|har)\b", left):
                    continue
                weak = patterns["no_task_present"].match(said, match.start())
                return found, match.start(), not weak or weak.end() < match.end()
            rest = said[match.end() :]
            if match.group().casefold() == "agreed to" and is_acting_body(left):
                continue  # what a body agreed to is its decision
            no_task, task = patterns["no_task"].match(rest), patterns["task"].match(rest)
            if (
                (people.met(found) or is_office(found))
                and not is_acting_body(found)
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
