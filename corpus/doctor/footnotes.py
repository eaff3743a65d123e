"""Footnotes of the agenda that the record contradicts."""

import re
from collections.abc import Iterator

from corpus.doctor.case import Case, Finding
from corpus.model import AgendaItem
from corpus.terms import from_words, keys, phrases

__all__ = ["check_footnotes"]


@from_words
def _footnote() -> re.Pattern[str]:
    return re.compile(
        rf"\*?\s*(?<!\w)(?P<which>[A-ZÆØÅa-zæøå]{{1,20}}?)-?\s?(?:punkter|punkterne|items)\b[^.\n]{{0,60}}?{phrases('not_gone_through')}",
        re.IGNORECASE,
    )


def check_footnotes(case: Case) -> Iterator[Finding]:
    """footnote_contradiction: items that a footnote takes out of the meeting, discussed at it all the same."""
    unless = re.compile(phrases("unless"), re.IGNORECASE)
    for said in case.said:
        if said.item is not None:
            continue
        found = _footnote().search(said.words)
        kind = _kind_named(found["which"]) if found else None
        if not kind or unless.search(said.words):
            continue
        for item in case.meeting.items:
            if item.kind and item.kind.value == kind and _discussed(case, item):
                yield case.finding(
                    "footnote_contradiction",
                    f"The footnote says that items of type {kind} are not gone through, but {item.number or item.title} "
                    "was discussed at the meeting. Correct the footnote, or check the type of the item.",
                    said.span,
                    item=item.number,
                )


def _kind_named(words_: str) -> str | None:
    """As in "B" of "B-punkter", "beslutning" of "beslutningspunkter"."""
    name = words_.casefold().strip("*-")
    known = keys("item_kinds")
    return known.get(name) or known.get(name.removesuffix("s")) or None


def _discussed(case: Case, item: AgendaItem) -> bool:
    pattern = re.compile(phrases("discussed_at_length"), re.IGNORECASE)
    return sum(len(pattern.findall(s.words)) for s in case.recorded if s.item is item) >= 2
