"""Archives for tests, made of minutes in a few words: each has a real text with real spans."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from corpus.archive import Archive, Understood
from corpus.model import (
    AgendaItem,
    Decision,
    Deferral,
    Document,
    DocumentKind,
    Mandate,
    Meeting,
    Outcome,
    Reference,
    ReferenceKind,
    Section,
    SectionKind,
    Span,
)

GROUP = "Styregruppen for Kystbanen"


@dataclass(frozen=True)
class Told:
    """An item and what its record says.

    Attributes:
        refers: (target, words in the record) of references to items; a target with "møde" is a
            meeting's number.
        until: the day that the matter is put off to.
    """

    number: str | None
    title: str
    record: str = "Udvalget drøftede sagen."
    outcome: Outcome = Outcome.DISCUSSED
    refers: Sequence[tuple[str, str]] = ()
    until: date | None = None
    put_off: bool = False
    condition: str | None = None
    body: str | None = None
    proposal: str = ""


@dataclass
class _Text:
    text: str = ""
    parts: list[Span] = field(default_factory=list)

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def minutes_of(
    path: str,
    day: date | None,
    *items: Told,
    body: str | None = GROUP,
    number: str | None = None,
    approved: bool | None = None,
    references: Sequence[Reference] = (),
) -> Understood:
    """Minutes of a meeting with these items."""
    out = _Text()
    head = out.add(f"Referat af {number or ''}. møde i {body}\n\nDato: {day}\n\n")
    front = (Section(SectionKind.HOVED, None, head, head),)
    found: list[AgendaItem] = []
    decisions: list[Decision] = []
    named: list[Reference] = list(references)
    for told in items:
        start = len(out.text)
        heading = out.add(f"Pkt. {told.number} {told.title}\n")
        sections: list[Section] = []
        for kind, words in (
            (SectionKind.INDSTILLING, told.proposal),
            (SectionKind.REFERAT, told.record),
        ):
            if words:
                label = out.add(f"\n{kind.value.capitalize()}\n")
                body_span = out.add(f"{words}\n")
                sections.append(
                    Section(kind, label_of(kind), Span(label.start, body_span.end), body_span)
                )
        span = Span(start, len(out.text))
        found.append(
            AgendaItem(
                told.number, told.title, None, None, None, tuple(sections), (), None, span, heading
            )
        )
        for target, words in told.refers:
            at = out.text.index(words, start)
            meeting = "møde" in target
            named.append(
                Reference(
                    ReferenceKind.MEETING if meeting else ReferenceKind.ITEM,
                    target.removesuffix(". møde"), told.body, None, told.number, Span(at, at + len(words)),
                )
            )  # fmt: skip
        quote = sections[-1].body if sections else span
        deferral = (
            Deferral("til senere", told.until, None, None, quote)
            if told.until or told.put_off
            else None
        )
        decisions.append(
            Decision(
                told.number, told.title, told.outcome, told.record, (quote,),
                condition=told.condition, deferral=deferral,
            )
        )  # fmt: skip
    document = Document(path, DocumentKind.MINUTES, path, "", out.text)
    meeting_ = Meeting(
        body, number, day, None, None, None, (), front, tuple(found),
        decisions=tuple(decisions), references=tuple(named), approved=approved,
    )  # fmt: skip
    return Understood(document, meeting_)


def label_of(kind: SectionKind) -> str:
    """The heading of a section."""
    return kind.value.capitalize()


def mandate_of(
    path: str,
    body: str,
    valid_from: date | None = None,
    *,
    refers: str | None = None,
    replaces: str | None = None,
    **fields: object,
) -> Understood:
    """A mandate, adopted in the item that it refers to."""
    words = f"Kommissorium for {body}. Godkendt, jf. pkt. {refers}."
    references = (
        (
            Reference(
                ReferenceKind.ITEM,
                refers,
                body,
                None,
                None,
                Span(words.index("pkt."), len(words) - 1),
            ),
        )
        if refers
        else ()
    )
    document = Document(path, DocumentKind.MANDATE, f"Kommissorium for {body}", "", words)
    mandate = Mandate(
        body, document.title, valid_from, (), (), references=references, replaces=replaces,
        **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    return Understood(document, mandate)


def archive_of(*entries: Understood) -> Archive:
    """An archive."""
    return Archive(entries)


def reference(
    kind: ReferenceKind,
    target: str | None = None,
    *,
    body: str | None = None,
    day: date | None = None,
    span: Span = Span(0, 0),  # noqa: B008
) -> Reference:
    """A reference at a place of no matter."""
    return Reference(kind, target, body, day, None, span)
