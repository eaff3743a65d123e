"""Minutes for the record doctor: one good text, and what makes it odd."""

from dataclasses import replace

from corpus import DocumentKind, understand
from corpus.archive import Archive, Understood
from corpus.doctor import Finding, examine
from corpus.model import Document, Meeting, Participant, Span

GOOD = """Referat

5. møde i styregruppen for Kystbanen

Dato: 18. juni 2025
Sted: Rådhuset, lokale 2, kl. 10.00 – 11.30

Punkt Ca. tid Aktivitet

21/25 5 min. Velkomst v/Karen Dalum

22/25 40 min. Valg af signalanlæg (B) v/Bo Rask

23/25 20 min. Status på sporene (O) v/Ida Holm

24/25 5 min. Eventuelt v/Karen Dalum

(B) = beslutning; (D) = drøftelse; (O) = orientering.
{footnote}

Deltagere

Karen Dalum, afdelingschef, Kystministeriet (formand)
Bo Rask, direktør, Banens Driftskontor
Ida Holm, chefkonsulent, Havne Kommune
Per Lund, økonomichef, Sø Kommune (afbud)

Pkt. 21/25 Velkomst v/Karen Dalum

Referat
Karen Dalum bød velkommen. Der var afbud fra Per Lund.

Pkt. 22/25 Valg af signalanlæg (B) v/Bo Rask

Indstilling
Det indstilles, at styregruppen vælger et signalanlæg.

Referat
Bo Rask gennemgik de to tilbud. Ida Holm spurgte til prisen og ønskede et overslag.
{record}
Styregruppen besluttede at vælge det første tilbud.

Pkt. 23/25 Status på sporene (O) v/Ida Holm

Referat
{status}
Orienteringen blev taget til efterretning.

Pkt. 24/25 Eventuelt v/Karen Dalum

Referat
Intet at bemærke.
"""


def paper(
    record: str = "", status: str = "Sporene ligger.", footnote: str = "", **changes: str
) -> str:
    """The good text, with sentences added to two of its records, and with replacements made.

    Each change is ``name="old => new"``; the old words must be there.
    """
    text = GOOD
    for change in changes.values():
        old, new = change.split(" => ")
        assert old in text, old
        text = text.replace(old, new)
    return text.format(record=record, status=status, footnote=footnote)


def understood(
    text: str, *, path: str = "referat.txt", markdown: bool = False, **fields: object
) -> Understood:
    """Minutes as they are read, with some fields of the meeting set by hand."""
    document = Document(path, DocumentKind.MINUTES, "Referat", "", text, (), markdown)
    meeting = understand(document)
    assert isinstance(meeting, Meeting)
    return Understood(document, replace(meeting, **fields))  # type: ignore[arg-type]


def examined(text: str, **fields: object) -> tuple[Finding, ...]:
    """What the doctor says of one document."""
    return examine(Archive([understood(text, **fields)]))  # type: ignore[arg-type]


def kinds(text: str, **fields: object) -> list[str]:
    """The kinds of what the doctor says, in order."""
    return [finding.kind for finding in examined(text, **fields)]


def of_kind(kind: str, text: str, **fields: object) -> list[Finding]:
    """The findings of one kind."""
    return [finding for finding in examined(text, **fields) if finding.kind == kind]


def guest(text: str, name: str, sentence: str, item: str | None = None) -> Participant:
    """A guest whom a sentence of the record names."""
    at = text.index(sentence)
    return Participant(
        name, None, None, None, False, False, Span(at, at + len(sentence)),
        guest=True, items=(item,) if item else (),
    )  # fmt: skip
