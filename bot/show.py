"""What the commands print: the same facts as JSON for scripts and as text for people.

The one thing to know: the JSON is an outward contract; fields may be added,
none is renamed or dropped.
"""

from collections.abc import Iterable
from typing import TypeAlias

from bot.answer import Answer, Citation, Lookup
from bot.reference import formal_reference
from bot.status import Status
from bot.wording import say
from corpus import (
    Document,
    Mandate,
    Meeting,
    Section,
    SectionKind,
    find_guests,
    has_attachment,
)
from index import ChangeReport

__all__ = [
    "Json", "answer_json", "answer_text", "document_json", "document_text", "evaluation_text", "lookup_json",
    "lookup_text", "report_json", "report_text", "status_json", "status_text",
]  # fmt: skip

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_NAMES = {
    SectionKind.HOVED: "Head",
    SectionKind.DAGSORDEN: "Agenda",
    SectionKind.DELTAGERE: "Participants",
    SectionKind.REFERAT: "Record",
}


def _citation(citation: Citation) -> dict[str, Json]:
    return {
        "marker": citation.marker,
        "passage_id": citation.passage_id,
        "document": citation.document,
        "title": citation.title,
        "body": citation.body,
        "meeting": citation.meeting,
        "date": citation.date.isoformat() if citation.date else None,
        "item": citation.item,
        "item_title": citation.item_title,
        "section": citation.section.value,
        "heading": citation.heading,
        "page": citation.page,
        "lines": list(citation.lines),
        "span": [citation.span.start, citation.span.end],
        "quote": citation.quote,
        "url": citation.url,
    }


# Answers.


def answer_json(answer: Answer) -> dict[str, Json]:
    """An answer as ``ask --json`` prints it."""
    return {
        "question": answer.question,
        "language": answer.language,
        "status": answer.status.value,
        "text": answer.text,
        "citations": [_citation(citation) for citation in answer.citations],
        "nearest": [_citation(citation) for citation in answer.nearest],
        "warnings": list(answer.warnings),
        "seconds": {name: round(value, 3) for name, value in answer.seconds.items()},
    }


def answer_text(answer: Answer) -> str:
    """An answer as people read it: the text, then each source with its place and link."""
    lines = [answer.text]
    if answer.citations:
        lines.append("")
        for citation in answer.citations:
            lines += _source(f"[{citation.marker}]", citation, answer.language)
    if answer.nearest:
        lines += ["", say("nearest", answer.language)]
        for citation in answer.nearest:
            lines.append(f"  – {citation.quote}")
            lines += _source("   ", citation, answer.language)
    lines += [f"! {warning}" for warning in answer.warnings]
    return "\n".join(lines)


def _source(lead: str, citation: Citation, language: str) -> list[str]:
    place = formal_reference(citation, language)
    return [f"{lead} {place} · {citation.document}", f"{' ' * len(lead)} {citation.url}"]


# Look-ups.


def lookup_json(lookup: Lookup) -> dict[str, Json]:
    """A look-up as ``cite --json`` prints it."""
    return {
        "reference": lookup.reference,
        "matches": [{**_citation(c), "text": c.passage} for c in lookup.matches],
        "suggestions": list(lookup.suggestions),
        "referred_to_by": [_citation(c) for c in lookup.referred_to_by],
    }


def lookup_text(lookup: Lookup) -> str:
    """A look-up as people read it: each section under its place, then who refers to it."""
    lines: list[str] = []
    title: tuple[str | None, ...] = ()
    for citation in lookup.matches:
        here = (citation.document, citation.item)
        if here != title:
            title = here
            number = f"Pkt. {citation.item} " if citation.item else ""
            lines += ["" if lines else None, f"{number}{citation.item_title or citation.title}"]  # type: ignore[list-item]
        lines += ["", f"{formal_reference(citation, 'da')} · {citation.document}"]
        lines += [f"  {citation.quote}", f"  {citation.url}"]
    if lookup.referred_to_by:
        lines += ["", "Referred to by:"]
        lines += [
            f"  {formal_reference(c, 'da')} · {c.document}\n    {c.url}"
            for c in lookup.referred_to_by
        ]
    return "\n".join(line for line in lines if line is not None)


# Documents.


def document_json(
    document: Document, understood: Meeting | Mandate, names: Iterable[str]
) -> dict[str, Json]:
    """A document as ``show --json`` prints it; ``names`` are those of all documents."""
    if isinstance(understood, Mandate):
        return {
            "kind": document.kind.value,
            "body": understood.body,
            "title": understood.title,
            "valid_from": understood.valid_from.isoformat() if understood.valid_from else None,
            "sections": [{"heading": s.heading, "kind": s.kind.value} for s in understood.sections],
            "members": list(understood.members),
        }
    names = tuple(names)
    return {
        "kind": document.kind.value,
        "title": document.title,
        "body": understood.body,
        "meeting": understood.name,
        "date": understood.date.isoformat() if understood.date else None,
        "start": understood.start.isoformat("minutes") if understood.start else None,
        "end": understood.end.isoformat("minutes") if understood.end else None,
        "place": understood.place,
        "agenda": [
            {
                "number": item.number,
                "title": item.title,
                "type": item.kind.value if item.kind else None,
                "presenter": item.presenter,
                "minutes": item.minutes,
                "sections": [_name(section) for section in item.sections],
            }
            for item in understood.items
        ],
        "participants": [
            {
                "name": person.name,
                "title": person.title,
                "organisation": person.organisation,
                "role": person.role,
                "absent": person.absent,
                "secretariat": person.secretariat,
            }
            for person in understood.participants
        ],
        "guests": [
            {"name": guest.name, "organisation": guest.organisation, "item": guest.item}
            for guest in find_guests(document.text, understood.items)
        ],
        "attachments": [
            {
                "item": item.number,
                "number": attachment.number,
                "title": attachment.title,
                "present": has_attachment(attachment.title, names),
            }
            for item in understood.items
            for attachment in item.attachments
        ],
    }


def _name(section: Section) -> str:
    return section.heading or _NAMES.get(section.kind, section.kind.value)


def document_text(document: Document, understood: Meeting | Mandate, names: Iterable[str]) -> str:
    """A document as people read how it was understood."""
    if isinstance(understood, Mandate):
        lines = [f"{document.title}  ({document.kind.value})"]
        lines += [f"Body: {understood.body}"] if understood.body else []
        lines += [f"In force from: {understood.valid_from}"] if understood.valid_from else []
        lines += ["", "Sections:", *(f"  {s.heading or '(opening)'}" for s in understood.sections)]
        lines += (
            ["", "Members:", *(f"  {m}" for m in understood.members)] if understood.members else []
        )
        return "\n".join(lines)
    names = tuple(names)
    when = " ".join(str(part) for part in (understood.date, understood.start) if part)
    lines = [f"{document.title}  (minutes)"]
    lines += [
        f"Body: {understood.body or '?'} · {understood.name or 'unnumbered'} · {when or 'undated'} · {understood.place or 'no place'}",
        "",
    ]
    for item in understood.items:
        kind = f" ({item.kind.value})" if item.kind else ""
        who = f" v/{item.presenter}" if item.presenter else ""
        length = f" · {item.minutes} min." if item.minutes else ""
        lines.append(f"{item.number or '–'}  {item.title}{kind}{who}{length}")
        lines.append(
            f"      {', '.join(_name(s) for s in item.sections) or 'not reached in the minutes'}"
        )
        lines += [
            f"      {'+' if has_attachment(a.title, names) else '? missing:'} {a.title}"
            for a in item.attachments
        ]
    lines += ["", "Participants:"]
    for person in understood.participants:
        notes = [
            n
            for n in (
                person.role,
                "secretariat" if person.secretariat else None,
                "absent" if person.absent else None,
            )
            if n
        ]
        facts = ", ".join(p for p in (person.name, person.title, person.organisation) if p)
        lines.append(f"  {facts}{' (' + ', '.join(notes) + ')' if notes else ''}")
    for guest in find_guests(document.text, understood.items):
        lines.append(
            f"  {guest.name}{', ' + guest.organisation if guest.organisation else ''} (guest, item {guest.item})"
        )
    return "\n".join(lines)


# Re-indexing and status.


def report_json(report: ChangeReport) -> dict[str, Json]:
    """A change report as ``reindex --json`` prints it."""
    return {
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "unchanged": report.unchanged,
        "failed": [{"file": f.file, "reason": f.reason} for f in report.failed],
        "warnings": [
            {
                "file": w.file,
                "kind": w.kind,
                "message": w.message,
                "quote": w.quote,
                "line": w.line,
                "item": w.item,
            }
            for w in report.warnings
        ],
        "documents": report.documents,
        "passages": report.passages,
        "embedded": report.embedded,
        "seconds": round(report.seconds, 3),
    }


def report_text(report: ChangeReport) -> str:
    """A change report as the secretariat reads it."""
    lines = [f"+ {file}" for file in report.added]
    lines += [f"~ {file}" for file in report.changed]
    lines += [f"- {file}" for file in report.removed]
    for failed in report.failed:
        lines.append(f"! {failed.file}: {failed.reason}")
    if report.warnings:
        lines += ["", "Worth a look:"]
        for warning in report.warnings:
            place = f"{warning.file}:{warning.line}" if warning.line else warning.file
            item = f" (pkt. {warning.item})" if warning.item else ""
            lines.append(f"  {place}{item}: {warning.message}")
            if warning.quote:
                lines.append(f"      »{warning.quote}«")
    done = (
        f"{len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed, "
        f"{report.unchanged} unchanged, {len(report.failed)} set aside."
    )
    total = (
        f"{report.documents} documents, {report.passages} passages; {report.embedded} embedded anew; "
        f"{report.seconds:.1f} s."
    )
    return "\n".join(
        [*lines, "" if lines else done, done if lines else total, *([total] if lines else [])]
    )


def status_json(status: Status) -> dict[str, Json]:
    """The status as ``status --json`` prints it."""
    return {
        "documents": status.documents,
        "passages": status.passages,
        "embedder": status.embedder,
        "indexed_at": status.indexed_at.isoformat() if status.indexed_at else None,
        "bodies": list(status.bodies),
        "first": status.first.isoformat() if status.first else None,
        "last": status.last.isoformat() if status.last else None,
        "folder": status.folder,
        "home": status.home,
        "healthy": not status.problems,
        "problems": list(status.problems),
    }


def status_text(status: Status) -> str:
    """The status as people read it."""
    when = status.indexed_at.strftime("%Y-%m-%d %H:%M UTC") if status.indexed_at else "never"
    lines = [
        f"{status.documents} documents, {status.passages} passages, indexed {when}",
        f"Model:     {status.embedder}",
        f"Documents: {status.folder}",
        f"Home:      {status.home}",
    ]
    if status.first and status.last:
        lines.append(f"Period:    {status.first} to {status.last}")
    lines += [f"  {body}" for body in status.bodies]
    lines += [f"! {problem}" for problem in status.problems] or ["All is well."]
    return "\n".join(lines)


# Measuring.


def evaluation_text(figures: dict[str, int | float]) -> str:
    """The figures of ``referent eval`` as people read them."""
    return "\n".join(
        (
            f"Answerable:    {figures['answered']} of {figures['answerable']} answered; a gold quote "
            f"shown first {figures['gold_first']}, at all {figures['gold_any']}",
            f"Unanswerable:  {figures['declined']} of {figures['unanswerable']} declined",
            f"Quotes:        {figures['verbatim']} of {figures['quotes']} verbatim",
            f"Seconds:       {figures['seconds_median']} median, {figures['seconds_p95']} 95th percentile",
        )
    )
