"""What minutes point to and the archive lacks: attachments, earlier meetings and items.

The one thing to know: a meeting of a body whose minutes are not collected here is
never missed, nor one that is still to come.
"""

import re
from collections.abc import Iterator

from corpus.archive import Absence
from corpus.doctor.case import Case, Finding
from corpus.minutes.attachments import has_attachment
from corpus.model import AgendaItem, Reference, ReferenceKind, SectionKind, Span
from corpus.terms import from_words, keys, words

__all__ = ["check_attachments", "check_references"]

_ATTACHMENT = re.compile(
    r"\b(?:jf\.|se|i|af|ved|see|in)\s+(?:bilag|annex|appendix)\s+(?P<number>\d{1,2})\b(?!\s+(?:til|i|of|to|in)\b)",
    re.IGNORECASE,
)


def check_attachments(case: Case) -> Iterator[Finding]:
    """attachment_missing, attachment_not_listed and attachment_count."""
    for number, attachment in case.meeting.papers:
        linked = "://" in case.text[attachment.span.start : attachment.span.end]
        if not linked and not has_attachment(attachment.title, case.names):
            yield case.finding(
                "attachment_missing",
                f"The attachment »{attachment.title}« is listed but not among the documents. Add the file.",
                attachment.span,
                item=number,
            )
    for item in case.meeting.items:
        if item.attachments:
            yield from _not_listed(case, item)
            yield from _count(case, item)


def _not_listed(case: Case, item: AgendaItem) -> Iterator[Finding]:
    numbers = {a.number for a in item.attachments}
    if None in numbers:
        return
    told: set[str] = set()
    for said in case.said:
        if said.item is not item or said.section.kind is SectionKind.BILAG:
            continue
        for match in _ATTACHMENT.finditer(said.words):
            if match["number"] not in numbers | told:
                told.add(match["number"])
                yield case.finding(
                    "attachment_not_listed",
                    f"The text points to attachment {match['number']}, but item {item.number} lists {len(numbers)}. Add it to the "
                    "list or correct the number.",
                    said.span,
                    item=item.number,
                )


@from_words
def _counted() -> re.Pattern[str]:
    numbers = "|".join(words("small_numbers"))
    return re.compile(
        rf"\b(?P<number>{numbers})\s+(?:vedlagte|vedhæftede|attached|enclosed)\s+(?P<noun>[^\W\d_]{{6,}})",
        re.IGNORECASE,
    )


def _count(case: Case, item: AgendaItem) -> Iterator[Finding]:
    """As in "de fire vedlagte kommissorier" where three are listed."""
    for said in case.said:
        found = _counted().search(said.words) if said.item is item else None
        if not found:
            continue
        stem = found["noun"].casefold()[:-2]
        listed = sum(stem in a.title.casefold() for a in item.attachments)
        if listed and listed != int(keys("small_numbers")[found["number"].casefold()]):
            yield case.finding(
                "attachment_count",
                f"The text speaks of {found['number']} attached »{found['noun']}«, but {listed} are listed. Correct the number "
                "or the list.",
                said.span,
                item=item.number,
            )
            return


def check_references(case: Case) -> Iterator[Finding]:
    """meeting_missing and item_missing, each once for what is missing."""
    missing: dict[str, Reference] = {}
    for reference in case.meeting.references:
        key = _missing(case, reference, case.archive.resolve(reference, case.entry.path).absence)
        if key and (key not in missing or (reference.date and not missing[key].date)):
            missing[key] = reference  # of several, the first that has the day too
    for reference in missing.values():
        to = case.archive.resolve(reference, case.entry.path)
        said = case.sentence_at(reference.span.start)
        quote = said.span if said else _line(case, reference.span)
        kind = "meeting_missing" if reference.kind is ReferenceKind.MEETING else "item_missing"
        yield case.finding(
            kind,
            _message(case, reference, to.absence),
            reference.span,
            item=reference.item,
            quote=quote,
        )


def _missing(case: Case, reference: Reference, absence: Absence | None) -> str | None:
    """What to call a thing that should be here and is not, so that it is told once."""
    if reference.kind is ReferenceKind.ITEM and absence in (Absence.NO_ITEM, Absence.NO_MEETING):
        return f"item {reference.target}"
    if reference.kind is not ReferenceKind.MEETING or absence is not Absence.NO_MEETING:
        return None
    body = (
        case.archive.bodies.find(reference.body, case.archive.body_of(case.entry))
        if reference.body
        else None
    )
    if reference.target and re.match(r"\d", reference.target):
        return f"meeting {reference.target} {body or case.archive.body_of(case.entry)}"
    # A day alone may be of any meeting; with the body's name it is one of its own.
    return f"meeting {reference.date} {body}" if body and reference.date else None


def _message(case: Case, reference: Reference, absence: Absence | None) -> str:
    own = case.archive.body_of(case.entry)
    body = case.archive.bodies.find(reference.body, own) if reference.body else own
    whose = f" of {body}" if body else ""
    if reference.kind is ReferenceKind.ITEM:
        if absence is Absence.NO_ITEM:
            return f"Item {reference.target} is referred to, but its meeting has no such item. Correct the number."
        return f"Item {reference.target}{whose} is referred to, but no minutes here have it. Add the minutes, or correct the number."
    day = f" on {reference.date.isoformat()}" if reference.date else ""
    which = (
        f"Meeting {reference.target}"
        if reference.target and reference.target[0].isdigit()
        else "A meeting"
    )
    return f"{which}{whose}{day} is referred to, but its minutes are not among the documents. Add them."


def _line(case: Case, span: Span) -> Span:
    start = case.text.rfind("\n", 0, span.start) + 1
    end = case.text.find("\n", span.end)
    return Span(start, end if end >= 0 else len(case.text))
