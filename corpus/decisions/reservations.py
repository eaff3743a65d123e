"""What a decision hangs on.

The one thing to know: a condition is a slice of the deciding sentence: what follows "med
bemærkning om, at" or "subject to", or what was changed ("with item 7 removed").
"""

import re

from corpus.terms import from_words, pattern_of, phrases, words

__all__ = ["changes_agenda", "find_condition", "opening_condition", "takes_up"]

_LEAD = re.compile(
    r"^(?:\s*[,:]?\s*(?:at|om at|om|that|of|for|af)(?=[\s,])){0,2}\s*[,:]?\s*", re.IGNORECASE
)
# "with item 7 removed", "with the spelling of a name corrected"
_CHANGED = re.compile(
    r"\b(?:with|med)\s+(?:\S+\s+){1,10}?(?:indarbejdet|tilføjet|rettet|corrected|removed|added|amended|deleted|inserted|changed|reworded)(?=[\s.,;]|$)",
    re.IGNORECASE,
)
_CUT = re.compile(r"[.;]\s")


def takes_up(sentence: str) -> bool:
    """Whether a sentence adds a reservation to the decision before it ("Tiltrædelsen skete med forbehold …")."""
    return bool(
        _taking_up().match(sentence)
        and (
            pattern_of("reservations").search(sentence)
            or pattern_of("reservations_whole").search(sentence)
        )
    )


@from_words
def _taking_up() -> re.Pattern[str]:
    return re.compile(rf"\W*{phrases('taking_up')}", re.IGNORECASE)


def find_condition(sentence: str, start: int = 0) -> str | None:
    """The words of a reservation after ``start`` in a mended sentence, without its full stop."""
    whole = pattern_of("reservations_whole").search(sentence, start)
    found = next(
        (
            match
            for match in pattern_of("reservations").finditer(sentence, start)
            if not re.search(
                r"\b(?:the|all|any|de|alle)\s+$", sentence[: match.start()], re.IGNORECASE
            )
        ),
        None,
    )
    if found and not (whole and whole.start() < found.start() and whole.end() > found.start()):
        rest = sentence[found.end() :]
        condition = rest[_LEAD.match(rest).end() :].strip(" *_").rstrip(".;:, ")  # type: ignore[union-attr]
        if condition and not (
            found.group().casefold() in _reasons()
            and pattern_of("labelled_stances").search(condition)
        ):
            return condition
        if not condition:
            return found.group()  # its points are listed below
    if whole:
        return whole.group()
    changed = _CHANGED.search(sentence, start) or _with_change().search(sentence, start)
    if changed is None:
        return None
    end = _CUT.search(sentence, changed.end())
    rest = sentence[changed.start() : end.start() if end else len(sentence)].rstrip(".;:, ")
    return rest if changed.re is not _CHANGED else changed.group()


def opening_condition(sentence: str, end: int) -> str | None:
    """A reservation before the verb ("With that change the minutes were approved", "the motion as amended passed")."""
    whole = pattern_of("reservations_whole").search(sentence, 0, end)
    return whole.group() if whole else None


def changes_agenda(sentence: str) -> bool:
    """Whether a sentence says that an item was moved, added or taken off."""
    return bool(pattern_of("agenda_changes").search(sentence))


@from_words
def _with_change() -> re.Pattern[str]:
    """As in "with one small correction on page 3", "med en enkelt tilføjelse"."""
    return re.compile(
        rf"\b(?:with|med)\s+(?!no\b|any\b|all\b|ingen\b|få\b)(?:[^\s,.;:]+\s+){{0,3}}?(?:{phrases('change_nouns')})",
        re.IGNORECASE,
    )


@from_words
def _reasons() -> frozenset[str]:
    """Words that open a reason as well as a reservation ("idet")."""
    return frozenset(words("reservations_or_reasons"))
