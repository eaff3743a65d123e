"""Seats that sentences give: "består af en formand, en kasserer samt fem medlemmer".

The one thing to know: what is enumerated is a seat only with a number, a role, or the name
of a person; what a body has besides ("har en stemme", "har ret til") is none.
"""

import re
from collections.abc import Iterator

from corpus.mandates.clauses import Clause, sentences_of
from corpus.mandates.provision_headings import is_sentence
from corpus.mandates.readings import Reading
from corpus.mandates.seats import count_of, read_seat
from corpus.model import Member, ProvisionKind, Span
from corpus.terms import keys, words
from corpus.text import MendedText, mend, strip_span

__all__ = ["COMPOSED", "seats_in_clause"]

# "Bestyrelsen består af en formand, en kasserer samt fem medlemmer"
_PARTS = re.compile(
    r"\s*(?:\bplus\b|\bsammen\s+med\b|\balong\s+with\b|,\s*(?:samt|og|and)?|\bsamt\b|\bog\b|\band\b|;)\s+"
)
COMPOSED = re.compile(
    r"\b(?:(?:bestyrelse|udvalg|råd|styregruppe|board|committee|panel)\s+(?:på|of(?=\s+\w+\s+(?:members|trustees|directors)))|there\s+(?:shall\s+be|will\s+be|are)|består(?:\s+\w+)?\s+af|bestående\s+af|consisting\s+of|sidder(?=\s+(?:en|et|én|to|tre|fire|fem|seks|syv|otte|ni|ti|\d)\b)|sammensættes\s+af|udgøres\s+af|har|consists?\s+of|(?:is|are)\s+composed\s+of|be\s+composed\s+of|comprises?|(?:is|are)\s+made\s+up\s+of|shall\s+have|will\s+have|has)\s+(?P<seats>.+)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?P<seats>\S.*)$")
_OWNS = re.compile(
    r"\b(?:har|has|have)\s+\S+\s+(?:\S+\s+)?(?:stemme|vote|budget|år|years?|ret|right)", re.I
)
_APPOINTS = re.compile(
    r"^(?P<who>[^,.;]{3,80}?)\s+(?:udpeger|appoints?|shall appoint|nominates?|may nominate)\s+(?:hver\s+|each\s+)?(?P<seats>\S.*)$"
)


def seats_in_clause(text: str, clause: Clause, reading: Reading) -> Iterator[Member]:
    """Seats that a sentence gives: "består af en formand, kasserer samt fem medlemmer"."""
    headed = reading.kinds[:1] == (ProvisionKind.MEMBERS,) or "board" in reading.keys
    for sentence in sentences_of(text, clause):
        mended = MendedText.of(text, sentence)
        words_ = mended.text.rstrip()
        if words_.endswith(":"):
            continue
        members = headed or _is_body(
            re.sub(r"^(?:the|this|our)\s+", "", words_, flags=re.I).split(" ")[0]
        )
        if headed and (names := list(_names(words_))):
            for start, end in names:
                span = Span(mended.offsets[start], mended.offsets[end - 1] + 1)
                yield read_seat(mend(text, span), span, people=True)
            continue
        composed = None if _OWNS.search(words_) else COMPOSED.search(words_)
        appoints = _APPOINTS.match(words_) if members else None
        labelled = reading.kinds[:1] == (ProvisionKind.MEMBERS,) and not is_sentence(words_)
        if labelled and not composed and not appoints and count_of(words_)[0]:
            composed = _COUNTED.match(words_)  # "Membership: 5 councillors plus the Mayor"
        match = composed or appoints
        if not match:
            continue
        begin, seats = match.start("seats"), re.split(r":\s", match["seats"])[0]
        if appoints and not composed and not (count_of(seats)[0] and _has_seat_noun(seats)):
            continue
        if composed and not members and not _has_seat_noun(seats):
            continue
        sits = bool(composed) and not re.search(r"\b(?:har|has|have)\s", words_, re.IGNORECASE)
        pieces = list(_enumerated(seats, members=members or (sits and _has_seat_noun(seats))))
        if not pieces:
            continue
        for start, end in pieces:
            first, last = mended.offsets[begin + start], mended.offsets[begin + end - 1]
            span = strip_span(text, Span(first, last + 1), " \t\r\n,.;")
            seat = read_seat(mend(text, span), span)
            by = _appointer(appoints["who"]) if appoints and not composed else seat.appointed_by
            if by is None and (
                rule := re.search(
                    rf"(?:{'|'.join(map(re.escape, words('appointing_phrases')))})\s+(?:the\s+)?(?P<who>[^,.;]+)",
                    seats[pieces[-1][0] :],
                    re.IGNORECASE,
                )
            ):
                by = re.split(r"\s+(?:for|med|til|with|who)\s", rule["who"])[0].strip()
            yield Member(seat.words, seat.name, seat.organisation, seat.role, seat.count, by, span)


def _appointer(who: str) -> str:
    return re.sub(r"^(?:the|each|every|hver)\s+", "", who, flags=re.IGNORECASE)


def _is_body(word: str) -> bool:
    return word.casefold() in words("body_nouns")


def _names(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the people of "Anna Holm (formand), Bo Lund og Eva Krog" stand; nothing for all else."""
    bounds = [0]
    ends: list[int] = []
    for match in re.finditer(r"\s*[,;]\s*(?:(?:og|samt|and)\s+)?|\s+(?:og|samt|and)\s+", sentence):
        ends.append(match.start())
        bounds.append(match.end())
    ends.append(len(sentence.rstrip(" .")))
    pieces = list(zip(bounds, ends, strict=True))
    known = [read_seat(sentence[start:end], Span(start, end)) for start, end in pieces]
    likely = [read_seat(s.words, s.span, people=True) for s in known]
    if len(known) >= 2 and all(seat.name for seat in likely) and any(s.name for s in known):
        yield from pieces


def _has_seat_noun(seats: str) -> bool:
    return bool(
        re.search(
            rf"\b(?:{'|'.join(words('seat_nouns'))}|{'|'.join(words('seat_roles'))})\b|(?:medlemmer|repræsentanter)\b",
            seats,
            re.IGNORECASE,
        )
    )


def _enumerated(seats: str, *, members: bool) -> Iterator[tuple[int, int]]:
    """Where the seats of an enumeration stand: each with its number, or a role."""
    bounds = [0]
    ends: list[int] = []
    for match in _PARTS.finditer(seats):
        rest = seats[match.end() :]
        counted = count_of(seats[bounds[-1] : match.start()])[1].strip()
        if counted and _opens_seat(rest, members=members):
            ends.append(match.start())
            bounds.append(match.end())
    ends.append(len(seats.rstrip(" .")))
    pieces = list(zip(bounds, ends, strict=True))
    if not _opens_seat(seats, members=members):
        return
    for start, end in pieces:
        relative = re.search(
            r",?\s+(?:der|som|hvoraf|heraf|who|of whom|whom|which|the latter|of which)\s",
            seats[start:end],
        )
        keep = relative is None or bool(
            re.search("|".join(map(re.escape, words("appointing_phrases"))), seats[start:end])
        )
        stop = end if relative is None or keep else start + relative.start()
        if seats[start:stop].strip():
            yield start, stop


def _opens_seat(words_: str, *, members: bool) -> bool:
    count, rest = count_of(words_)
    if members and re.match(r"(?:the|The)\s+[A-Z]", words_):
        return True  # "eight representatives and the Postgraduate Officer"
    first = re.match(r"[\w-]+(?:\s+[\w-]+){0,3}", rest)
    if first and any(first.group().casefold().startswith(role) for role in keys("seat_roles")):
        return True
    return (
        count is not None
        and bool(first)
        and (members or _has_seat_noun(" ".join(rest.split()[:6])))
    )
