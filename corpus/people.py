"""Who was there: lists of participants, apologies, guests of single items.

The one thing to know: a list entry may run over several lines; each person
keeps the span of the whole entry, which is what a citation shows.
"""

import re
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from corpus.model import AgendaItem, Participant, SectionKind, Span
from corpus.rows import Row, front_heading, front_titled, label_of, rows_of
from corpus.terms import keys
from corpus.terms import words as words_of
from corpus.text import mend, strip_span

__all__ = ["NAME", "Guest", "find_guests", "parse_participants", "participant_spans"]

# "Anne-Katrine Skovby Lindquist", "Nick O’Leary", "H.C. Ørsted"
NAME = r"(?:[A-ZÆØÅÉÖÜ][\w.’'-]*)(?:\s+(?:von|van|de|af|la|el|da|di|[A-ZÆØÅÉÖÜ][\w.’'-]*)){1,5}"
_NAME = re.compile(NAME)
_BRACKET = re.compile(r"\((?P<inside>[^()]*)\)")
_ABSENT = re.compile(r"\b(?:afbud|fraværende|absent|apologies|regrets)\b", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-*+–]\s+|[•\uf0b7]\s*)")
_AT = re.compile(r"^(?P<title>.+?)\s+(?:ved|hos|at|of)\s+(?P<organisation>[A-ZÆØÅ].+)$")
_OUTSIDE_COMMA = re.compile(r",(?![^()]*\))")
# "Mette Friis og Susanne Holm fra Region Nord deltog under punktet."
_GUESTS = re.compile(
    rf"(?P<names>{NAME}(?:\s*(?:,|og|and|samt)\s+{NAME})*)(?P<middle>[^.;:\n]{{0,120}}?)\s+"
    r"(?:deltog|var (?:inviteret|til stede)|joined|attended|was present|were present)\s+"
    r"(?:[^.]{0,40}?)(?:under (?:dette |hele )?punkt|i (?:dette )?punkt|for (?:this|the) item|during (?:this|the) item|for item)",
)
_FROM = re.compile(
    r"\b(?:fra|from|of)\s+(?P<organisation>[A-ZÆØÅ][\w &/-]+(?:\s[A-ZÆØÅ\w][\w-]*)*)"
)


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone who took part in a single item only."""

    name: str
    organisation: str | None
    item: str | None
    span: Span


def _is_title(words: str) -> bool:
    return any(
        word.strip("(),").casefold().endswith(words_of("title_endings")) for word in words.split()
    )


def _person(words: str, span: Span, *, absent: bool, secretariat: bool) -> Participant | None:
    """One entry: "Kurt Espersen, koncerndirektør, Region Syd (næstformand) (afbud)"."""
    words = _BULLET.sub("", words).strip(" *_;.")
    notes = [match["inside"].strip() for match in _BRACKET.finditer(words)]
    role = next((n for n in notes if n.casefold() in keys("roles")), None)
    absent = absent or any(_ABSENT.search(note) for note in notes)
    plain = " ".join(_BRACKET.sub(" ", words).split())
    if spoken := re.search(
        r"[,–-]\s*(?:meldt )?(?:afbud|absent|apologies)\b.*$", plain, re.IGNORECASE
    ):
        absent, plain = True, plain[: spoken.start()]
    fields = [field.strip() for field in plain.split(",") if field.strip()]
    if not fields:
        return None
    name, *rest = fields
    name = re.sub(r"\s+(?:v/|for|i stedet for|på vegne af).*$", "", name)
    if not re.match(r"[A-ZÆØÅÉÖÜ]", name) or len(name.split()) > 6:
        return None
    for note in tuple(rest):
        if note.casefold() in keys("roles") and role is None and len(rest) > 1:
            role = note
            rest.remove(note)
    title = organisation = None
    if len(rest) >= 2:
        title, organisation = ", ".join(rest[:-1]), rest[-1]
        if (at := _AT.match(organisation)) and _is_title(at["title"]):
            title, organisation = f"{title}, {at['title']}", at["organisation"]
    elif rest and _is_title(rest[0]):
        at = _AT.match(rest[0])
        title, organisation = (at["title"], at["organisation"]) if at else (rest[0], None)
    elif rest:
        organisation = rest[0]
    if organisation is None:
        others = [n for n in notes if n != role and not _ABSENT.search(n) and not n.startswith("@")]
        outside = [re.sub(r"^@\S+,\s*", "", n) for n in others if "stedet" not in n]
        organisation = next((n for n in outside if n[:1].isupper()), None)
    return Participant(name, title, organisation, role, absent, secretariat, span)


def participant_spans(text: str, span: Span) -> tuple[Span, ...]:
    """The entries of a list of participants, headings included, each over all of its lines."""
    lines = rows_of(text[span.start : span.end], markdown=False)
    rows = [row for row in lines if not row.blank]
    opening = {row.span.start for above, row in pairwise(lines) if above.blank}
    commas = sum("," in row.words for row in rows) * 2 >= len(rows)
    entries: list[Span] = []
    before: Row | None = None
    inline = False  # within "Til stede: Anna Holm, direktør, …", which runs on to the next label
    for row in rows:
        here = strip_span(text, Span(span.start + row.span.start, span.start + row.span.end))
        if bullet := _BULLET.match(text[here.start : here.end]):
            here = Span(here.start + bullet.end(), here.end)
        runs_on = inline and not label_of(row) and row.span.start not in opening
        if before is not None and (runs_on or _continues(before, row, commas=commas)):
            entries[-1] = Span(entries[-1].start, here.end)
        else:
            entries.append(here)
            label = label_of(row)
            inline = bool(label and label[1] and front_titled(label[0]))
        before = row
    return tuple(entries)


def _continues(before: Row, row: Row, *, commas: bool) -> bool:
    if row.bullet or front_heading(row) or front_heading(before):
        return False
    if before.words.endswith(("-", ",", "\u00ad")) or row.words[0].islower() or row.words[0] == "(":
        return True
    if before.words.endswith((":", ")")) or label_of(row):
        return False
    # "Ole Skov, formand, dekan ved Det Store Fakultet ⏎ Syddansk Universitet"
    return commas and "," not in row.words and "(" not in row.words and len(before.words) > 45


def parse_participants(text: str, sections: tuple[Span, ...]) -> tuple[Participant, ...]:
    """The people of the participant sections, in order.

    Args:
        text: of the document.
        sections: spans of the sections, headings included. A heading that speaks of apologies
            or of a secretariat holds for the entries below it.
    """
    people: list[Participant] = []
    for section in sections:
        absent = secretariat = False
        role: str | None = None
        for span in participant_spans(text, section):
            words = mend(text, span).strip("# ")
            label = label_of(Row(span, words, 0, 0, bool(_BULLET.match(words))))
            heading = words.strip(" :*#").casefold()
            known = front_titled(heading) is SectionKind.DELTAGERE
            if known or (words.endswith(":") and not label) or (label and not label[1]):
                absent = heading in keys("absent_headings")
                secretariat = any(word in heading for word in words_of("secretariat_words"))
                role = _role_of(heading)
                continue
            if label and front_titled(label[0]) is SectionKind.DELTAGERE:
                away = label[0] in keys("absent_headings")
                office = any(word in label[0] for word in words_of("secretariat_words"))
                entries = _inline(label[1])
                found = [_person(e, span, absent=away, secretariat=office) for e in entries]
                people.extend(_with_role(p, _role_of(label[0])) for p in found if p)
            elif person := _person(words, span, absent=absent, secretariat=secretariat):
                people.append(_with_role(person, role))
    return tuple(people)


def _role_of(heading: str) -> str | None:
    singular = heading.removesuffix("er").removesuffix("s")
    return next(
        (r for r in (heading, singular) if r in keys("roles") and r not in {"minutes"}), None
    )


def _with_role(person: Participant, role: str | None) -> Participant:
    if role is None or person.role is not None:
        return person
    return Participant(
        person.name, person.title, person.organisation, role, person.absent, person.secretariat,
        person.span,
    )  # fmt: skip


def _inline(words: str) -> list[str]:
    """The people of "Anna Holm (formand), Bo Dahl og Carl Eg", each with title and organisation.

    In "Anna Holm, direktør, Arkivet, Bo Dahl, …" a name is what a lower-case title follows.
    """
    if ";" in words:
        return words.split(";")
    parts = [part.strip() for part in _OUTSIDE_COMMA.split(words) if part.strip()]
    if any(part[0].islower() for part in parts):
        people: list[str] = []
        for part, following in zip_longest(parts, parts[1:], fillvalue=""):
            if following[:1].islower() or not people:
                people.append(part)
            else:
                people[-1] += f", {part}"
        return people
    split = [
        piece for part in parts for piece in re.split(r"\s+(?:og|and|samt)\s+(?=[A-ZÆØÅ])", part)
    ]
    return [piece for piece in split if piece.strip()]


def find_guests(text: str, items: tuple[AgendaItem, ...]) -> tuple[Guest, ...]:
    """Those of whom the record says that they took part in one item."""
    guests: list[Guest] = []
    for item in items:
        for section in item.sections:
            if section.kind is not SectionKind.REFERAT:
                continue
            words = mend(text, section.body)
            for match in _GUESTS.finditer(words):
                place = _FROM.search(match["middle"])
                organisation = place["organisation"].strip() if place else None
                guests.extend(
                    Guest(name.group(), organisation, item.number, section.body)
                    for name in _NAME.finditer(match["names"])
                )
    return tuple(guests)
