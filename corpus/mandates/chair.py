"""Who chairs a body by its mandate.

The one thing to know: a mandate often says only how a chair is found ("formanden vælges af
rådet"); then nobody is named, and nobody is given.
"""

import re
from collections.abc import Sequence

from corpus.mandates.provision_headings import heading_keys, is_sentence
from corpus.mandates.readings import Reading
from corpus.mandates.seats import count_of
from corpus.model import Document, Member, Provision, ProvisionKind
from corpus.terms import from_words, keys, phrases, words
from corpus.text import mend

__all__ = ["chair_of"]

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
