"""Labels, boxes and arrows before tasks, and what stands behind them.

The one thing to know: behind "Action:" stands a task, a name and no task, or nothing
("none", "ingen"); behind "Frist:" stands only the deadline of the task above.
"""

import re

from corpus.decisions.doers import DOER, has_verb, is_no_doer, starts_task
from corpus.decisions.task_deadlines import due_label
from corpus.terms import from_words, phrases, words

__all__ = [
    "ARROW",
    "BOX",
    "CODE",
    "DUE_IS",
    "is_nothing",
    "is_task",
    "is_verb",
    "label_kind",
    "names_only",
    "task_label_patterns",
]

BOX = re.compile(r"^\[(?P<mark>[ xX])\]\s*")
CODE = re.compile(r"^[A-Z]{1,3}\d{1,3}[./-]\d{1,3}[:.)]?\s+")  # "A6.2 MN to confirm …"
# "Frist er d. 7. april 2025", behind the task
DUE_IS = re.compile(
    r"(?:frist(?:en)?|deadline(?:n)?|the\s+deadline|due\s+date)\s+(?:er|is)\s",
    re.IGNORECASE,
)
ARROW = re.compile(r"^(?:→|⇒|➔|➜|►|->|=>|-->)\s*")
# "AI: this was landed last week", which is how it went
_STATUS = re.compile(
    r"(?:[\w#’']+\s+){1,3}?(?:was|were|is|are|has been|have been|landed|closed|merged|determined|blev|er|har)\b(?!\s+to\b)",
    re.IGNORECASE,
)


@from_words
def task_label_patterns() -> dict[str, re.Pattern[str]]:
    """Labels by where they stand, and what makes the words behind them unreal."""
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


def label_kind(match: re.Match[str]) -> str:
    """What a label marks: a "task", "who" does it, when it is "due", or an "old" one."""
    return next((kind for kind in ("task", "who", "due", "old") if match[kind]), "task")


@from_words
def _none() -> frozenset[str]:
    return frozenset(words("no_action"))


def is_nothing(rest: str) -> bool:
    """As in "none", "ingen": there is nothing to do."""
    none = _none()
    plainly = rest.strip(" .!*_").casefold()
    first = re.split(r"\s*[-–,;.]\s+|\s+[-–]\s*", plainly)[0]
    return not plainly or plainly in none or first in none


def is_task(rest: str) -> bool:
    """Whether words after "Action:" are more than a word or two of status."""
    return len(rest.split()) > 1 and "?" not in rest and not _STATUS.match(rest)


def is_verb(words_: str) -> bool:
    """As in "Continue" after "Action:" is no name."""
    return starts_task(words_) or is_no_doer(words_)


def names_only(rest: str) -> str | None:
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
