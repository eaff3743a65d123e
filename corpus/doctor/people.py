"""People: who takes part without being listed, acts though absent, is listed twice or spelt in two ways.

The one thing to know: nothing is said where no list of participants was read.
"""

import re
from collections.abc import Iterator

from corpus.doctor.case import Case, Finding, Said
from corpus.doctor.names import one_letter_off, person_name, same_person
from corpus.model import Participant, Presence, SectionKind, Span
from corpus.terms import keys, phrases, words
from corpus.text import mend

__all__ = ["check_absent", "check_guests", "check_list", "check_spelling"]

_BETWEEN = re.compile(r"\s*(?:,|\bog\b|\band\b|\bsamt\b|&|/)\s*")
# "- Bo Dahl, direktør, Havnen (afbud)"
_ENTRY = re.compile(
    r"(?m)^[ \t]*(?:[-*+•\uf0b7][ \t]*)?(?P<name>[^\W\d_][^,(:;\t|\n–]{2,60})[^\n]*"
)
_RUN = re.compile(r"(?<![\w-])[A-ZÆØÅÉÖÜ][\w’'-]+(?: [A-ZÆØÅÉÖÜ][\w’'-]+){1,4}")


def check_guests(case: Case) -> Iterator[Finding]:
    """guest_not_listed and presenter_not_listed."""
    people = case.meeting.participants
    if not people:
        return
    lists = [s.span for s in case.meeting.front if s.kind is SectionKind.DELTAGERE]
    listed_words = " ".join(mend(case.text, place) for place in lists)
    people = (*people, *(g for g in case.meeting.guests if any(g.span.within(p) for p in lists)))
    told: set[str] = set()
    for guest in case.meeting.guests:
        listed = guest.name in listed_words or _known(guest.name, people)
        if listed or guest.name in told or not person_name(guest.name):
            continue
        told.add(guest.name)
        at = _where(case, guest.name, guest.span)
        number = guest.items[0] if guest.items else case.item_at(at.start)
        yield case.finding(
            "guest_not_listed",
            f"{guest.name} took part{f' in item {number}' if number else ''} but is not in the list of participants. Add "
            "the name as a guest.",
            at,
            item=number,
        )
    everyone = (*people, *case.meeting.guests)
    for item in case.meeting.items:
        for name in _BETWEEN.split(item.presenter or ""):
            if (
                not person_name(name)
                or name in told
                or _known(name, everyone)
                or _organisation(name, people)
            ):
                continue
            told.add(name)
            yield case.finding(
                "presenter_not_listed",
                f"{name} presents {item.number or item.title} but is not in the list of participants. Add the name, or "
                "correct the presenter.",
                item.heading or item.agenda or Span(item.span.start, item.span.start),
                item=item.number,
            )


def _known(name: str, people: tuple[Participant, ...]) -> bool:
    return any(same_person(name, person.name) for person in people)


def _organisation(name: str, people: tuple[Participant, ...]) -> bool:
    return any(name.casefold() in (person.organisation or "").casefold() for person in people)


def _where(case: Case, name: str, span: Span) -> Span:
    """The sentence that names somebody, within a span."""
    for said in case.said:
        if span.start <= said.span.start < span.end and name in said.words:
            return said.span
    return span


# Absent.


def check_absent(case: Case) -> Iterator[Finding]:
    """absent_but_acting and apologies_differ."""
    absent = [p for p in case.meeting.participants if p.absent and p.presence is not Presence.PART]
    if not absent:
        return
    acting, away = phrases("acting"), re.compile(phrases("away"), re.IGNORECASE)
    for person in absent:
        acts = re.compile(
            rf"(?<!\w){re.escape(person.name)}(?:\s*(?:,|og|and)\s+[A-ZÆØÅ]\w*(?:\s[A-ZÆØÅ][\w-]*)*)?\s+{acting}"
        )
        for said in case.recorded:
            if acts.search(said.words) and not away.search(said.words):
                yield case.finding(
                    "absent_but_acting",
                    f"{person.name} sent apologies, but the record has the same person speak or act. Correct the list or the record.",
                    said.span,
                )
                break
    yield from _apologies(case, absent)


def _apologies(case: Case, absent: list[Participant]) -> Iterator[Finding]:
    """The record names some of those whom the list marks as absent, not all."""
    pattern = re.compile(phrases("apologies_said"), re.IGNORECASE)
    told = [said for said in case.recorded if pattern.search(said.words)]
    if not told:
        return
    named = [p for p in absent if any(_names(said, p) for said in told)]
    unnamed = [p for p in absent if p not in named]
    if not named or not unnamed:
        return
    yield case.finding(
        "apologies_differ",
        f"The record has apologies from {_listing(named)} only; the list of participants also marks {_listing(unnamed)} "
        "as absent. Make them agree.",
        next(said.span for said in told if _names(said, named[0])),
    )


def _names(said: Said, person: Participant) -> bool:
    return person.name in said.words or person.name.split()[-1] in re.findall(r"[\w-]+", said.words)


def _listing(people: list[Participant]) -> str:
    return " and ".join(person.name for person in people)


def check_list(case: Case) -> Iterator[Finding]:
    """listed_twice: two lines of the lists of participants that open with one name."""
    lists = [s.body for s in case.meeting.front if s.kind is SectionKind.DELTAGERE]
    people = {
        p.name for p in case.meeting.participants if not (p.substitute_for or p.substituted_by)
    }
    lines: dict[str, list[re.Match[str]]] = {}
    for place in lists:
        for match in _ENTRY.finditer(case.text, place.start, place.end):
            name = match["name"].strip(" *_")
            if name in people and not _in_brackets(case.text, lists, match.start()):
                lines.setdefault(name, []).append(match)
    for name, found in lines.items():
        if len(found) < 2 or not person_name(name) or any(_has_role(m.group()) for m in found):
            continue
        first, second = found[:2]
        away = [_is_away(match.group()) for match in (first, second)]
        both = "as present and as absent" if away[0] != away[1] else "twice"
        yield case.finding(
            "listed_twice",
            f"{name} is listed {both} (also in line {case.lines.at(first.start())}). Strike one of them.",
            Span(*second.span()),
        )


def _in_brackets(text: str, lists: list[Span], at: int) -> bool:
    """Whether a line goes on inside a bracket: "(i stedet for ⏎ Jens Dahl)"."""
    start = next(place.start for place in lists if place.start <= at < place.end)
    return text.count("(", start, at) > text.count(")", start, at)


def _has_role(line: str) -> bool:
    """Whether somebody is listed for an office: a member, and again as the one who writes."""
    inside = re.findall(r"\(([^()]*)\)", line)
    return any(role.strip().casefold() in keys("roles") for role in inside)


def _is_away(line: str) -> bool:
    return any(word in line.casefold() for word in words("absent_headings"))


def check_spelling(case: Case) -> Iterator[Finding]:
    """name_spelt_differently: a name of the text one letter off a listed one."""
    people = {p.name for p in (*case.meeting.participants, *case.meeting.guests) if " " in p.name}
    places = {
        p.organisation
        for p in case.meeting.participants
        if p.organisation and " " in p.organisation
    }
    listed = people | places
    told: set[str] = set()
    for said in case.said:
        for match in _RUN.finditer(said.words):
            name = match.group()
            if name in listed or name in told or any(name.startswith(known) for known in listed):
                continue
            near = next(
                (k for k in sorted(listed) if one_letter_off(name, k) and not _inflected(name, k)),
                None,
            )
            if near and (near not in people or said.section.kind is not SectionKind.DELTAGERE):
                told.add(name)
                yield case.finding(
                    "name_spelt_differently",
                    f"»{name}« is spelt »{near}« in the list of participants. Correct the one that is wrong.",
                    said.span,
                )


def _inflected(name: str, known: str) -> bool:
    """As in "Danske Regioners", "Det Nationale Genom Center": the same name in another form."""
    for one, other in zip(name.split(), known.split(), strict=False):
        if one != other and (
            one.rstrip("s'’") == other.rstrip("s'’")
            or one.removesuffix("e") == other
            or (one.endswith("e") and other.endswith("t"))
            or one.casefold() == other.casefold()
        ):
            return True
    return len(name.split()) != len(known.split())
