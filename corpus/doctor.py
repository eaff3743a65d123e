"""What in a document cannot be right or is missing, for the change report.

The one thing to know: a finding never changes what is indexed; it quotes the
words that are odd and leaves the correction to people.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from corpus.attachments import has_attachment
from corpus.dates import find_dates
from corpus.model import Document, Mandate, Meeting, SectionKind, Span
from corpus.sentences import split_sentences
from corpus.text import Lines, mend

__all__ = ["Finding", "examine"]

# Events as minutes tell them: a date of one cannot lie after the meeting.
_PAST = re.compile(
    r"\b(?:har (?:der )?været|har (?:der )?være|(?:har|er|blev) (?:\w+ )?(?:afholdt|holdt)|afholdt|holdt|deltog i|mødtes|fandt sted"
    r"|(?:er|blev|var|har) (?:\w+ ){0,2}?(?:gennemgået|drøftet|behandlet|præsenteret|orienteret|underskrevet|sendt|modtaget|gennemført|fremlagt|deltaget)"
    r"|(?:was|were|has been|have been) (?:discussed|presented|reviewed|signed|sent|received|carried out)"
    r"|was held|were held|took place|met on)\b",
    re.IGNORECASE,
)
# Words before a date that speak of what is to come: "fra den 1. april", "senest 3/5".
_AHEAD = re.compile(
    r"\b(?:fra|til|inden|senest|efter|per|pr\.|næste|from|by|until|after|before|next)(?:\s+(?:og med|den|d\.|the))?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something odd in a document.

    Attributes:
        file: ``Document.path``.
        kind: "attachment_missing", "impossible_date" or "no_date".
        message: for the secretariat, in English.
        quote: the words it is about, mended; "" where there are none.
        line: from 1, or None.
        item: the agenda item's number, or None.
    """

    file: str
    kind: str
    message: str
    quote: str
    line: int | None
    item: str | None


def examine(
    document: Document, understood: Meeting | Mandate, names: Iterable[str]
) -> tuple[Finding, ...]:
    """What is odd in one document, in the order of its lines.

    Args:
        document: the document.
        understood: what it was read as.
        names: paths and titles of all documents of the folder, in which attachments are sought.
    """
    if isinstance(understood, Mandate):
        return ()
    names = tuple(names)
    lines = Lines(document.text)
    findings = [
        Finding(
            document.path,
            "attachment_missing",
            f"The attachment »{attachment.title}« is listed but not among the documents.",
            mend(document.text, attachment.span).lstrip("-*•\uf0b7 "),
            lines.at(attachment.span.start),
            item.number,
        )
        for item in understood.items
        for attachment in item.attachments
        if not has_attachment(attachment.title, names)
    ]
    if understood.date is None:
        findings.append(
            Finding(document.path, "no_date", "No date of the meeting was found.", "", 1, None)
        )
    findings.extend(_impossible_dates(document, understood, lines))
    return tuple(sorted(findings, key=lambda f: (f.line or 0, f.kind)))


def _impossible_dates(document: Document, meeting: Meeting, lines: Lines) -> list[Finding]:
    found: list[Finding] = []
    places = [(item.number, s) for item in meeting.items for s in item.sections]
    for number, section in [*((None, s) for s in meeting.front), *places]:
        if section.kind in (SectionKind.HOVED, SectionKind.DAGSORDEN, SectionKind.BILAG):
            continue
        for sentence in split_sentences(document.text, section.body):
            words = document.text[sentence.start : sentence.end]
            for mention in find_dates(words, meeting.date):
                message = None
                if mention.date is None and mention.year_given:
                    message = f"»{mention.words}« is no date of the calendar."
                elif (
                    mention.date and meeting.date and mention.year_given
                    and mention.date > meeting.date + timedelta(days=1)
                    and _PAST.search(words) and not _AHEAD.search(words[: mention.span.start])
                ):  # fmt: skip
                    message = (
                        f"»{mention.words}« lies after the meeting of {meeting.date.isoformat()}, "
                        "but the sentence speaks of the past."
                    )
                if message:
                    at = Span(
                        sentence.start + mention.span.start, sentence.start + mention.span.end
                    )
                    found.append(
                        Finding(
                            document.path,
                            "impossible_date",
                            message,
                            mend(document.text, sentence),
                            lines.at(at.start),
                            number,
                        )
                    )
    return found
