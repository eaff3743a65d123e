"""Mandates read as what they are: whose, in force from when, who sits, and what may be decided.

The one thing to know: every heading opens a section of kind KOMMISSORIUM, and
the sections in order cover the whole text. Any document that is no minutes
comes this way; only a mandate gets a body, provisions, powers and seats.
"""

import re

from corpus.mandates.articles import sections_of
from corpus.mandates.body_names import name_after
from corpus.mandates.chair import chair_of
from corpus.mandates.mandate_body import body_of, is_statutes
from corpus.mandates.membership import seats_of
from corpus.mandates.powers import powers_of
from corpus.mandates.provisions import provisions_of
from corpus.mandates.readings import Reading, readings_of
from corpus.mandates.validity import validity_of
from corpus.model import Document, DocumentKind, Mandate, Provision, ProvisionKind
from corpus.terms import pattern_of
from corpus.text import fold, mend

__all__ = ["parse_mandate"]


def parse_mandate(document: Document) -> Mandate:
    """A mandate, or any document that is no minutes, cut at its headings. Never fails."""
    sections = sections_of(document)
    readings = readings_of(document, sections)
    validity = validity_of(document, readings)
    if document.kind is not DocumentKind.MANDATE:
        return Mandate(None, document.title, validity.valid_from, (), sections)

    body = body_of(document, readings)
    provisions = provisions_of(document, readings)
    seats = seats_of(document, readings)
    return Mandate(
        body=body,
        title=document.title,
        valid_from=validity.valid_from,
        members=tuple(seat.words for seat in seats),
        sections=sections,
        seats=seats,
        provisions=provisions,
        powers=powers_of(document, readings, body, statutes=is_statutes(document)),
        valid_to=validity.valid_to,
        version=validity.version,
        replaces=validity.replaces,
        chair=chair_of(document, readings, provisions, seats),
        reports_to=_reports_to(document, readings, provisions, body),
    )


def _reports_to(
    document: Document,
    readings: tuple[Reading, ...],
    provisions: tuple[Provision, ...],
    body: str | None,
) -> str | None:
    """The body above: behind "rapporterer til", or all that stands below "Reports to"."""
    own = fold(body or "")
    telling = [p for p in provisions if p.kind is ProvisionKind.REPORTS_TO]
    tasks = [p for p in provisions if p.kind is ProvisionKind.TASKS]
    for provision in (*telling, *tasks):
        for match in pattern_of("reporting_phrases").finditer(provision.words):
            name = name_after(provision.words[match.end() :])
            if name and fold(name) != own:
                return name
    for reading in readings:
        if reading.kinds[:1] == (ProvisionKind.REPORTS_TO,) and reading.clauses:
            words = mend(document.text, reading.clauses[0].span).rstrip(".")
            if 0 < len(words.split()) <= 6 and not re.search(r"\d", words):
                return name_after(words)
    return None
