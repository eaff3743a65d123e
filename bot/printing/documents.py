"""One document as it was understood: ``referent show``, as JSON and as a page in the terminal."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from bot.printing.json import Json
from bot.printing.mandates import mandate_json, mandate_view
from bot.printing.records import Places, iso
from bot.printing.views import facts, grid, outcome, plain, quoted, titled
from corpus import (
    Decision,
    Document,
    Mandate,
    Meeting,
    Outcome,
    Participant,
    Presence,
    Section,
    SectionKind,
    has_attachment,
)

__all__ = ["document_json", "document_view"]

_NAMES = {
    SectionKind.HOVED: "Head",
    SectionKind.DAGSORDEN: "Agenda",
    SectionKind.DELTAGERE: "Participants",
    SectionKind.REFERAT: "Record",
    SectionKind.OEVRIGT: "Text",
}


def document_json(
    document: Document, understood: Meeting | Mandate, names: Iterable[str]
) -> dict[str, Json]:
    """A document as ``show --json`` prints it; ``names`` are those of all documents."""
    if isinstance(understood, Mandate):
        return mandate_json(document, understood)
    meeting, known, places = understood, tuple(names), Places(document.text)
    return {
        "kind": document.kind.value,
        "title": document.title,
        "body": meeting.body,
        "meeting": meeting.name,
        "date": iso(meeting.date),
        "start": meeting.start.isoformat("minutes") if meeting.start else None,
        "end": meeting.end.isoformat("minutes") if meeting.end else None,
        "place": meeting.place,
        "chair": meeting.chair,
        "minute_taker": meeting.minute_taker,
        "next_meeting": iso(meeting.next_meeting),
        "approved": meeting.approved,
        "agenda": [places.item(one, _name) for one in meeting.items],
        "participants": [places.person(person) for person in meeting.participants],
        "guests": [
            {**places.person(guest), "item": item}
            for guest in meeting.guests
            for item in guest.items or (None,)
        ],
        "attachments": [
            {
                "item": item,
                "number": attachment.number,
                "title": attachment.title,
                "present": has_attachment(attachment.title, known),
            }
            for item, attachment in meeting.papers
        ],
        "decisions": [places.decision(one) for one in meeting.decisions],
        "actions": [places.action(one) for one in meeting.actions],
        "figures": [places.figure(one) for one in meeting.figures],
        "references": [places.reference(one) for one in meeting.references],
        "notes": [{"kind": note.kind, "message": note.message} for note in document.notes],
    }


def document_view(
    document: Document, understood: Meeting | Mandate, names: Iterable[str]
) -> RenderableType:
    """A document as people read how it was understood."""
    kind = plain(f"{document.path} · {document.kind.value}", "dim")
    parts = (
        mandate_view(understood)
        if isinstance(understood, Mandate)
        else _meeting_view(document.text, understood, tuple(names))
    )
    notes = [plain(note.message) for note in document.notes]
    said = [titled("Notes on the file", *notes)] if notes else []
    return Group(plain(document.title, "bold"), kind, Text(""), *parts, *said)


def _name(section: Section) -> str:
    return section.heading or _NAMES.get(section.kind, section.kind.value)


def _meeting_view(text: str, meeting: Meeting, names: tuple[str, ...]) -> Iterator[RenderableType]:
    hours = "–".join(t.isoformat("minutes") for t in (meeting.start, meeting.end) if t)
    when = ", ".join(part for part in (iso(meeting.date), hours) if part)
    yield facts(
        (
            ("Body", meeting.body or "not found"),
            ("Meeting", meeting.name),
            ("When", when or "no date found"),
            ("Where", meeting.place),
            ("Chair", meeting.chair),
            ("Minutes by", meeting.minute_taker),
            ("Next meeting", iso(meeting.next_meeting)),
        )
    )
    yield titled(f"Agenda ({len(meeting.items)} items)", _agenda(meeting, Places(text)))
    if meeting.papers:
        yield titled("Attachments", _attachments(meeting, names))
    concluded = [d for d in meeting.decisions if d.outcome is not Outcome.NONE_RECORDED]
    if concluded:
        yield titled("Conclusions", *(part for d in concluded for part in _decision(d)))
    if meeting.actions:
        yield titled(f"Actions ({len(meeting.actions)})", _actions(meeting))
    if meeting.participants:
        yield titled(f"Participants ({len(meeting.participants)})", _people(meeting.participants))
    if meeting.guests:
        yield titled(f"Guests ({len(meeting.guests)})", _people(meeting.guests))
    if meeting.figures:
        yield titled(f"Figures ({len(meeting.figures)})", _figures(meeting))


def _agenda(meeting: Meeting, places: Places) -> RenderableType:
    table = grid("Item", "Title", "Type", "Presenter", "Min.", "Sections", numbers=(4,))
    for item in meeting.items:
        sections = ", ".join(_name(section) for section in places.told(item))
        without = "no text below it" if item.heading else "not in the minutes"
        kind = item.kind.value if item.kind else item.type
        table.add_row(
            plain(item.number or "–"),
            plain(item.title),
            plain(kind),
            plain(item.presenter),
            plain(item.minutes),
            plain(sections) if sections else plain(without, "yellow"),
        )
    return table


def _attachments(meeting: Meeting, names: tuple[str, ...]) -> RenderableType:
    table = grid("Item", "No.", "Attachment", "")
    for item, attachment in meeting.papers:
        there = has_attachment(attachment.title, names)
        table.add_row(
            plain(item),
            plain(attachment.number),
            plain(attachment.title),
            plain("here", "dim") if there else plain("not among the documents", "yellow"),
        )
    return table


def _decision(decision: Decision) -> Iterator[RenderableType]:
    head = plain(f"{decision.item or '–'}  ", "bold")
    head.append_text(outcome(decision.outcome))
    if decision.concluded_by:
        head.append_text(plain(f" · {decision.concluded_by}", "dim"))
    yield head
    yield quoted(decision.what)
    deferral, vote = decision.deferral, decision.vote
    yield facts(
        (
            ("condition", decision.condition),
            ("deferred", deferral and f"{deferral.words}{_until(deferral.until)}"),
            ("vote", vote and _vote(decision)),
            ("positions", _positions(decision)),
        )
    )


def _positions(decision: Decision) -> str:
    stances: dict[str, list[str]] = {}
    for position in decision.positions:
        stances.setdefault(position.party, []).append(position.stance)
    return ", ".join(f"{party} ({', '.join(dict.fromkeys(s))})" for party, s in stances.items())


def _until(day: object) -> str:
    return f" ({day})" if day else ""


def _vote(decision: Decision) -> str:
    vote = decision.vote
    if vote is None:
        return ""
    counted = (("for", vote.votes_for), ("against", vote.against), ("abstained", vote.abstained))
    parts = [f"{number} {name}" for name, number in counted if number is not None]
    return ", ".join([*parts, *(["unanimous"] if vote.unanimous else []), *vote.dissenters])


def _actions(meeting: Meeting) -> RenderableType:
    table = grid("Item", "Who", "What", "By")
    for action in meeting.actions:
        due = iso(action.due) or action.due_words
        table.add_row(plain(action.item), plain(action.who), plain(action.what), plain(due))
    return table


def _people(people: Iterable[Participant]) -> RenderableType:
    table = grid("Name", "Title", "Organisation", "Role", "Presence")
    for person in people:
        roles = (person.role, "secretariat" if person.secretariat else None)
        role = ", ".join(one for one in roles if one)
        table.add_row(
            plain(person.name),
            plain(person.title),
            plain(person.organisation),
            plain(role),
            _presence(person),
        )
    return table


def _presence(person: Participant) -> Text:
    words = [person.presence.value, person.limit or ""]
    words += [f"for {person.substitute_for}"] if person.substitute_for else []
    words += [f"({person.substituted_by} instead)"] if person.substituted_by else []
    words += [f"item {', '.join(person.items)}"] if person.items else []
    styles = {Presence.ABSENT: "yellow", Presence.PART: "cyan", Presence.PRESENT: ""}
    return plain(" ".join(filter(None, words)), styles[person.presence])


def _figures(meeting: Meeting) -> RenderableType:
    table = grid("Item", "Figure", "Of what", "As of", numbers=(1,))
    for figure in meeting.figures:
        table.add_row(
            plain(figure.item),
            plain(f"{figure.words} {figure.unit}"),
            plain(figure.subject + (" (forecast)" if figure.forecast else "")),
            plain(iso(figure.as_of)),
        )
    return table
