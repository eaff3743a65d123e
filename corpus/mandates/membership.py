"""Who sits in a body by its mandate: the seats of its lists, tables and sentences, and who chairs.

The one thing to know: a list below "Medlemmer" is one of seats only where its
lead says that the body consists of them; statutes list members' rights there too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.mandates.clauses import Clause, sentences_of
from corpus.mandates.provision_headings import heading_keys, is_sentence
from corpus.mandates.provisions import Reading
from corpus.mandates.seats import count_of, read_seat
from corpus.model import Document, Member, Provision, ProvisionKind, Span
from corpus.terms import from_words, keys, phrases, words
from corpus.text import MendedText, mend, strip_span

__all__ = ["chair_of", "seats_of"]

# "Bestyrelsen består af en formand, en kasserer samt fem medlemmer"
_PARTS = re.compile(
    r"\s*(?:\bplus\b|\bsammen\s+med\b|\balong\s+with\b|,\s*(?:samt|og|and)?|\bsamt\b|\bog\b|\band\b|;)\s+"
)
_COMPOSED = re.compile(
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


@from_words
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(phrases("seat_leads"), re.IGNORECASE),
        re.compile(phrases("no_seat_leads"), re.IGNORECASE),
    )


def seats_of(document: Document, readings: Sequence[Reading]) -> tuple[Member, ...]:
    """The seats of a mandate in order; those of sentences only where no list gives them."""
    found: list[Member] = []
    sentences: list[Member] = []
    for reading in readings:
        clauses = reading.clauses
        at = 0
        listed = False
        while at < len(clauses):
            clause = clauses[at]
            run = _run(clauses, at)
            if run:
                lead = _lead(document.text, clauses, at)
                if _gives_seats(reading, lead):
                    found.extend(_listed(document.text, run, reading))
                    listed = True
                at += len(run)
                continue
            following = clauses[at + 1] if at + 1 < len(clauses) else None
            if not clause.tail and not (following and (following.entry or following.cells)):
                sentences.extend(_in_sentences(document.text, clause, reading))
            at += 1
        if listed:
            sentences = [seat for seat in sentences if not seat.span.within(reading.section.span)]
    if found:
        return tuple(found)
    return tuple(sentences)


def _run(clauses: Sequence[Clause], at: int) -> tuple[Clause, ...]:
    """The entries of the list, or the rows of the table, that begin here."""
    first = clauses[at]
    if not (first.entry or first.cells) or first.tail:
        return ()
    end = at
    while end < len(clauses) and (clauses[end].entry, bool(clauses[end].cells)) == (
        first.entry,
        bool(first.cells),
    ):
        end += 1
    return tuple(clauses[at:end])


def _lead(text: str, clauses: Sequence[Clause], at: int) -> str:
    """The sentence above a list, or ""."""
    if not at or clauses[at - 1].entry or clauses[at - 1].cells:
        return ""
    spans = sentences_of(text, clauses[at - 1])
    lead = mend(text, spans[-1]) if spans else ""
    group = keys("seat_groups").get(lead.casefold().strip(" *_:."))
    return "" if group == "members" else lead


def _gives_seats(reading: Reading, lead: str) -> bool:
    seats, others = _leads()
    members = reading.kinds[:1] == (ProvisionKind.MEMBERS,)
    if not lead:
        return members
    leads = bool(seats.search(lead)) and lead.endswith((":", ".", "f"))
    composed = bool(_COMPOSED.search(lead.rstrip(":") + " …"))
    if members:
        return (leads or composed or lead.endswith(":")) and not (
            others.search(lead) and not composed
        )
    return composed and lead.endswith(":") and _speaks_of_members(lead)


def _speaks_of_members(lead: str) -> bool:
    return bool(
        re.search(
            rf"\b(?:{'|'.join(words('seat_nouns'))})\b|består|consist|compos|compris|sammensæt",
            lead,
            re.IGNORECASE,
        )
    )


def _listed(text: str, run: Sequence[Clause], reading: Reading) -> Iterator[Member]:
    if run[0].cells:
        yield from _tabled(text, run, reading)
        return
    seats = [read_seat(_columns(text, clause.span), clause.span) for clause in _sitting(text, run)]
    people = sum(seat.name is not None for seat in seats) * 2 >= len(seats)
    by = read_seat(f"one member {(reading.section.heading or '').strip(': ')}", run[0].span)
    for seat in seats:
        again = read_seat(seat.words, seat.span, people=people)
        yield replace(again, appointed_by=again.appointed_by or by.appointed_by)


def _sitting(text: str, run: Sequence[Clause]) -> Iterator[Clause]:
    """The entries that are seats: not "Elected" between them, nor who is "In attendance"."""
    for clause in run:
        group = keys("seat_groups").get(mend(text, clause.span).casefold().strip(" *_:."))
        if group == "others":
            return
        if group is None:
            yield clause


def _columns(text: str, span: Span) -> str:
    """The words of an entry; columns that tabs or wide gaps part are parted by commas."""
    parts = re.split(r"[ ]*\t\s*|(?<=\S)[ ]{3,}(?=\S)", text[span.start : span.end])
    return ", ".join(mend(part) for part in parts) if len(parts) > 1 else mend(text, span)


def _tabled(text: str, run: Sequence[Clause], reading: Reading) -> Iterator[Member]:
    """The rows of a table of seats; its first row names the columns."""
    header = [mend(text, cell).casefold().strip(" *_:") for cell in run[0].cells]
    columns = [keys("seat_columns").get(name) for name in header]
    if not any(columns):
        if reading.kinds[:1] != (ProvisionKind.MEMBERS,):
            return
        columns = []
    for clause in run[1:] if any(columns) else run:
        cells = [mend(text, cell) for cell in clause.cells]
        by = {
            column: cell
            for column, cell in zip(columns, cells, strict=False)
            if column and cell.strip(" -–")
        }
        words_ = mend(text, clause.span)
        main = by.get("name") or by.get("seat") or (cells[0] if cells else words_)
        seat = read_seat(
            main if columns else ", ".join(c for c in cells if c),
            clause.span,
            people=bool(by.get("name")),
        )
        if not re.search(r"\w", main):
            continue
        title = by.get("seat") if by.get("name") else None
        role = by.get("role") or (
            title if title and title.casefold() in keys("seat_roles") else None
        )
        count = count_of(by["count"])[0] if "count" in by else None
        yield Member(
            " · ".join(cell for cell in cells if cell),
            seat.name,
            by.get("organisation") or seat.organisation,
            role or seat.role,
            count or seat.count,
            by.get("appointed_by") or seat.appointed_by,
            clause.span,
        )


def _in_sentences(text: str, clause: Clause, reading: Reading) -> Iterator[Member]:
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
        composed = None if _OWNS.search(words_) else _COMPOSED.search(words_)
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


# Who chairs.

# "Chair: Dr. Ilse Ravn (NBK), appointed by the Board until 2026"
_CHAIR_LABEL = re.compile(r"^\W{0,3}(?P<label>[^\W\d_][^:]{1,30}?)\**:\**\s+(?P<who>\S.*)$")
_ENDED = re.compile(
    r",?\s+(?:appointed|elected|nominated|until|udpeget|valgt|frem til|indtil)\b|[;(]"
)


@from_words
def _chairing() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    ends = "|".join(rf"\s{re.escape(word)}\s" for word in words("chair_ends"))
    return (
        re.compile(rf"{phrases('chair_is')}\s+(?P<who>\S.*)$", re.IGNORECASE),
        re.compile(rf"^(?P<who>\S.*?),?\s+{phrases('chair_after')}", re.IGNORECASE),
        re.compile(rf"(?:,(?=\s(?:der|som|who)\s))|{ends}|[;(]|\.$"),
    )


def chair_of(
    document: Document,
    readings: Sequence[Reading],
    provisions: Sequence[Provision],
    seats: Sequence[Member],
) -> str | None:
    """Who chairs, in the mandate's words, or None where it only says how a chair is found."""
    for provision in provisions:
        if provision.kind is ProvisionKind.CHAIR and (who := _chair_in(provision.words)):
            return who
    for reading in readings:
        if reading.kinds[:1] == (ProvisionKind.CHAIR,) and len(reading.clauses) >= 1:
            words_ = mend(document.text, reading.clauses[0].span).rstrip(".")
            if 0 < len(words_.split()) <= 12 and not is_sentence(words_) and not _unnamed(words_):
                return words_
    if labelled := _labelled(document.text, readings):
        return labelled
    chairs = [s for s in seats if keys("seat_roles").get((s.role or "").casefold()) == "chair"]
    found = [who for seat in chairs if (who := seat.name or _without_role(seat))]
    return ", ".join(found[: None if all(seat.name for seat in chairs) else 1]) or None


def _labelled(text: str, readings: Sequence[Reading]) -> str | None:
    """Who stands behind "Chair:" on a line of its own."""
    for reading in readings:
        for clause in reading.clauses:
            # "Chair: Anna Holm", or the row "| Chair | Anna Holm |" of a form
            cells = [mend(text, cell) for cell in clause.cells]
            line = ": ".join(cells) if len(cells) == 2 else mend(text, clause.span)
            match = _CHAIR_LABEL.match(line) if len(cells) in (0, 2) else None
            if match and heading_keys(match["label"])[:1] == ("chair",):
                who = _ENDED.split(match["who"])[0].strip(" .,;")
                if not is_sentence(who) and not _unnamed(who) and len(who.split()) <= 12:
                    return who
    return None


def _chair_in(sentence: str) -> str | None:
    named, after, ends = _chairing()
    match = named.search(sentence) or after.match(sentence)
    if not match:
        return None
    who = ends.split(match["who"])[0].strip(" ,.")
    if not who or _unnamed(who) or len(who.split()) > 16:
        return None
    return re.sub(r"^(?:the|The)\s+", "", who)


def _unnamed(who: str) -> bool:
    if re.match(r"(?:næst)?(?:formanden|forpersonen)(?!\s+for)\b", who, re.IGNORECASE):
        return True  # "Møderne ledes af formanden."
    first = re.match(r"[\w-]+", who)
    return not first or first.group().casefold() in words("chair_unnamed")


def _without_role(seat: Member) -> str | None:
    bare = re.sub(rf"\s*\(\s*{re.escape(seat.role or '')}[^)]*\)", "", seat.words)
    bare = re.sub(rf"^{re.escape(seat.role or '')}\s*[:–-]\s*", "", bare).strip(" ,.")
    stands_for = re.search(r"repræsentant|representative", bare, re.IGNORECASE)
    if stands_for and count_of(bare)[0] and seat.organisation and seat.organisation in bare:
        return seat.organisation  # "én repræsentant for Ministeriet for Søfart (formand)"
    plain = re.sub(r"^(?:en|et|a|an|the)\s+", "", bare, flags=re.IGNORECASE).casefold()
    if seat.appointed_by and plain.startswith((seat.role or "").casefold()):
        return None  # "a Chair appointed by the Dean"
    return None if plain.split("·")[0].strip() == (seat.role or "").casefold() else bare
