"""Items that were discussed and not decided.

The one thing to know: DISCUSSED wants words of a discussion, opinions of two or more, or an
item for discussion of which anything was told; a list of announcements is no discussion.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.decisions.drafter import Drafter
from corpus.decisions.outcomes import goes_on, left_open, undecided
from corpus.decisions.record import Record, Sentence
from corpus.model import Decision, ItemKind, Outcome
from corpus.terms import pattern_of
from corpus.text import mend

__all__ = ["discussed_item", "for_later", "spoken_of"]


def discussed_item(record: Record, heard: Sequence[Sentence], drafter: Drafter) -> Decision | None:
    """DISCUSSED where the record says so, and on an item for discussion where anything was said."""
    item = drafter.item
    discussion = item.kind is ItemKind.FOR_DISCUSSION
    said = any(not undecided(s.words) for s in heard) or (
        any(left_open(s.words) for s in heard)
        and any(len(s.words.split()) > 4 and s not in heard for s in record.sentences)
    )
    views = [] if said or _untalked(item.title) else _opinions_in(record)
    if not said and not views and not (discussion and (heard or record.substantial)):
        return None
    told = heard if said else [*(views or record.sentences[:1]), *heard]
    quotes = tuple(dict.fromkeys(s.quote for s in told))
    put_off = (drafter.put_off(s, firm=True) for s in record.sentences if not goes_on(s.words))
    deferral = next(filter(None, put_off), None)
    what = " ".join(mend(drafter.text, quote) for quote in quotes)
    return replace(drafter.decision(Outcome.DISCUSSED, quotes), what=what, deferral=deferral)


def _untalked(title: str) -> bool:
    """Whether what is said under a title is no discussion of a matter ("Eventuelt", "Announcements")."""
    topics = ("closing_titles", "telling_titles", "reports_of_others")
    return any(pattern_of(topic).search(title) for topic in topics)


def _opinions_in(record: Record) -> list[Sentence]:
    """The sentences in which two or more tell what they think of the matter; else none."""
    opinions = pattern_of("opinions")
    found = [s for s in record.sentences if opinions.search(s.words)]
    said = sum(len(opinions.findall(s.words)) for s in found)
    return found if said > 1 else []


def for_later(sentence: str) -> bool:
    """As in "Sagen forelægges til beslutning på 6. møde": a discussion goes on, nothing is put off."""
    return bool(pattern_of("later_decisions").search(sentence))


def spoken_of(heard: Sequence[Sentence]) -> bool:
    """Whether sentences tell of a discussion, and not only of no agreement."""
    return any(not undecided(sentence.words) for sentence in heard)
