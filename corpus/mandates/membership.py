"""Who sits in a body by its mandate: the seats of its lists and tables, else of its sentences.

The one thing to know: a list below "Medlemmer" is one of seats only where its
lead says that the body consists of them; statutes list members' rights there too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.mandates.clauses import Clause, sentences_of
from corpus.mandates.readings import Reading
from corpus.mandates.seats import count_of, read_seat
from corpus.mandates.seats_in_sentences import COMPOSED, seats_in_clause
from corpus.model import Document, Member, ProvisionKind, Span
from corpus.terms import from_words, keys, phrases, words
from corpus.text import mend

__all__ = ["seats_of"]


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
                sentences.extend(seats_in_clause(document.text, clause, reading))
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
    composed = bool(COMPOSED.search(lead.rstrip(":") + " …"))
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
