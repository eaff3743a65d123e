"""Abbreviations that no document of the archive explains.

The one thing to know: most short words in capitals need no explaining. They are
initials of somebody present, a name in the list of participants, a label with its
number ("AP 13-2"), or a word set in capitals; only the others are told.
"""

import re
from collections.abc import Iterator

from corpus.archive import Archive
from corpus.archive.abbreviations import abbreviations_used, expansions, glossary
from corpus.doctor.case import Case, Finding
from corpus.model import SectionKind, Span
from corpus.terms import from_words, vocabulary, words

__all__ = ["unexplained"]

#: Longer ones are names rather than abbreviations ("UNESCO").
LONGEST = 4

# A word that does not stand in capitals only: "ACTION" is one where "action" stands elsewhere.
_ORDINARY = re.compile(r"[^\W\d_]+")
# Words in capitals side by side: "BETTER JAVASCRIPT STYLE SHEETS", "ATTENDU QU’aucune"
_CAPITALS_BEFORE = re.compile(r"[A-ZÀ-ÖØ-Þ]{3,}[ :]+$")
_CAPITALS_AFTER = re.compile(r"[ :]+[A-ZÀ-ÖØ-Þ]{3,}|[’'][a-z]{3,}")
# "AP 13-2", "BAF 2": a label with its number
_LABEL = re.compile(r"[ -]\d")
# "… to Mrs Marr   JP", "29.10.2025 / KAH": initials behind the words, or alone on a line
_MARGIN = re.compile(r"(?:^|\t|[ ]{2}|/[ ]?)[ \t|]*(?:[A-ZÆØÅ]{2,4}[/, ]+){0,3}$")
# "…, FOA", "(DF)": a name by itself in a list of people
_FIELD = re.compile(r"(?:^|[,(\t|/–-]|[ ]{2})[ ]*$")
_PARTS = re.compile(r"[^\W\d_]+")


@from_words
def _well_known() -> frozenset[str]:
    return frozenset(words("well_known_abbreviations"))


@from_words
def _domain_words() -> frozenset[str]:
    """Words of the vocabulary itself, the longer ones: "DATE" and "MUST" are no abbreviations."""
    return frozenset(w for w in vocabulary().every_word if len(w) == LONGEST) - _well_known()


def unexplained(archive: Archive, cases: tuple[Case, ...]) -> Iterator[Finding]:
    """undefined_abbreviation: where it is first used, if no document of the archive explains it."""
    used: dict[str, list[tuple[Case, Span]]] = {}
    for case in cases:
        for short, span in _first_uses(case):
            used.setdefault(short, []).append((case, span))
    if not used:
        return
    known = glossary(archive)
    texts = [entry.document.text for entry in archive.entries]
    spoken = {
        word.casefold()
        for text in texts
        for word in set(_ORDINARY.findall(text))
        if not word.isupper()
    }
    open_ = [short for short in used if short not in known and short.casefold() not in spoken]
    guessed = {
        **expansions(texts, open_),
        # In the head or the list of participants a reader looks first: there once is enough.
        **expansions(map(_front, cases), open_, least=1),
    }
    for short in open_:
        if short in guessed:
            continue
        case, span = used[short][0]
        said = case.sentence_at(span.start)
        others = len(used[short]) - 1
        also = (
            f" (nor in {others} other document{'s' if others > 1 else ''} that use it)"
            if others
            else ""
        )
        yield case.finding(
            "undefined_abbreviation",
            f"»{short}« is never spelt out here{also}. Write the full name the first time it is used.",
            span,
            quote=said.span if said else None,
        )


def _front(case: Case) -> str:
    """The head and the lists of people, with the body's name."""
    return "\n".join([case.meeting.body or "", *(case.text[s.start : s.end] for s in _lists(case))])


def _lists(case: Case) -> list[Span]:
    kinds = (SectionKind.HOVED, SectionKind.DELTAGERE)
    return [section.span for section in case.meeting.front if section.kind in kinds]


def _first_uses(case: Case) -> Iterator[tuple[str, Span]]:
    """Abbreviations of running text that not every reader knows, each where it first stands."""
    seen = set(_listed(case))
    people = _people(case)
    for short, span in abbreviations_used(case.text):
        if short in seen or len(short) > LONGEST or any(map(str.isdigit, short)):
            continue
        if short.casefold() in _well_known() or short.casefold() in _domain_words():
            continue
        if any(_are_initials(short.casefold(), person) for person in people):
            continue
        if _is_aside(case, short, span):
            continue
        seen.add(short)
        yield short, span


def _listed(case: Case) -> Iterator[str]:
    """What stands by itself in a list of people: an organisation, a party, somebody's initials."""
    for place in _lists(case):
        for short, span in abbreviations_used(case.text[place.start : place.end]):
            at = place.start + span.start
            if _FIELD.search(_line_before(case.text, at)):
                yield short


def _is_aside(case: Case, short: str, span: Span) -> bool:
    """Whether it stands where it explains itself, or is no abbreviation."""
    text = case.text
    before = text[max(0, span.start - 24) : span.start]
    after = text[span.end : span.end + 24]
    head, tail = _line_before(text, span.start), text[span.end : _line_end(text, span.end)]
    line = f"{head}{short}{tail}"
    return (
        _CAPITALS_BEFORE.search(before) is not None
        or _CAPITALS_AFTER.match(after) is not None
        or (line.isupper() and len(_PARTS.findall(line)) > 1)
        or _LABEL.match(after) is not None
        or (not tail.strip(" |/") and _MARGIN.search(head) is not None)
        or f"{short}!" in text
        or case.sentence_at(span.start) is None
        # "TT: agrees", the initials of who speaks
        or re.search(rf"(?m)^[ \t*•-]*{re.escape(short)}\s*[:–-]", text) is not None
    )


def _line_before(text: str, at: int) -> str:
    return text[max(text.rfind("\n", 0, at) + 1, at - 200) : at]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at, at + 200)
    return end if end >= 0 else min(len(text), at + 200)


def _people(case: Case) -> list[list[str]]:
    """The names of everybody whom the minutes name as there, in parts, lower case."""
    meeting = case.meeting
    names = [person.name for person in (*meeting.participants, *meeting.guests)]
    names += [name for name in (meeting.chair, meeting.minute_taker) if name]
    return [_PARTS.findall(name.casefold()) for name in dict.fromkeys(names)]


def _are_initials(short: str, parts: list[str]) -> bool:
    """As KAH of Karin Høyrup, PØ of Per Juul Østergaard: beginnings of the names, the first among them."""
    if not parts or not short.startswith(parts[0][0]):
        return False
    open_ = {short}
    for number, part in enumerate(parts):
        further = set() if number == 0 else set(open_)
        for rest in open_:
            for length in range(1, min(len(part), len(rest), 3) + 1):
                if part.startswith(rest[:length]):
                    further.add(rest[length:])
        open_ = further
    return "" in open_ and len(parts) > 1
