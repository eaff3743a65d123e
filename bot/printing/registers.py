"""The registers as JSON and as tables: decisions, people, findings."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.answer import Citation
from bot.printing.json import Json, citation_json
from bot.printing.records import iso
from bot.printing.views import facts, grid, outcome, plain, quoted
from bot.reference import formal_reference
from bot.registers import Registers
from corpus import Decided, Finding, Outcome, Sitting

__all__ = [
    "attendance_view",
    "decisions_json",
    "decisions_view",
    "finding_json",
    "findings_json",
    "findings_view",
    "people_json",
    "people_view",
]

_STATUS = {"open": "yellow", "closed": "green", "superseded": "red"}


# Decisions.


def decisions_json(registers: Registers, decided: Sequence[Decided]) -> dict[str, Json]:
    """The decision register as ``decisions --json`` prints it."""
    return {"decisions": [_decided_json(registers, one) for one in decided]}


def _decided_json(registers: Registers, one: Decided) -> dict[str, Json]:
    decision = one.decision
    deferral, vote = decision.deferral, decision.vote
    return {
        "item": decision.item,
        "item_title": decision.item_title,
        "body": one.body,
        "meeting": _meeting(one),
        "date": iso(one.date),
        "outcome": decision.outcome.value,
        "what": decision.what,
        "concluded_by": decision.concluded_by,
        "deferred_until": iso(deferral.until) if deferral else None,
        "deferred_words": deferral.words if deferral else None,
        "condition": decision.condition,
        "vote": {
            "for": vote.votes_for,
            "against": vote.against,
            "abstained": vote.abstained,
            "unanimous": vote.unanimous,
            "dissenters": list(vote.dissenters),
        }
        if vote
        else None,
        "status": str(one.status),
        "reason": one.reason,
        "followed_by": _link_json(one.followed_by),
        "superseded_by": _link_json(one.superseded_by),
        "document": one.path,
        "citations": [citation_json(citation) for citation in _cited(registers, one)],
    }


def _meeting(one: Decided) -> str | None:
    return f"{one.meeting}. møde" if one.meeting else None


def _link_json(link: object) -> Json:
    path, item = getattr(link, "path", None), getattr(link, "item", None)
    return {"document": path, "item": item} if path else None


def _cited(registers: Registers, one: Decided) -> list[Citation]:
    spans = one.decision.quotes
    cited = (registers.cite(one.path, span, at) for at, span in enumerate(spans, 1))
    return [citation for citation in cited if citation]


def decisions_view(
    registers: Registers, decided: Sequence[Decided], *, every: bool
) -> RenderableType:
    """The decision register as people read it, meeting by meeting.

    Args:
        registers: for the places.
        decided: by body and date.
        every: also the items for which no decision is recorded; else they are counted.
    """
    silent = [one for one in decided if one.decision.outcome is Outcome.NONE_RECORDED]
    shown = [one for one in decided if every or one not in silent]
    parts: list[RenderableType] = []
    for _, group in groupby(shown, key=lambda one: one.path):
        of_meeting = list(group)
        first = of_meeting[0]
        head = ", ".join(filter(None, (first.body, _meeting(first), iso(first.date))))
        parts += [Text(""), plain(head or first.path, "bold")]
        for one in of_meeting:
            parts += _decided_view(registers, one)
    count = f"{len(shown)} decisions" if len(shown) != 1 else "1 decision"
    items = "1 item" if len(silent) == 1 else f"{len(silent)} items"
    left_out = f"; {items} without one (--all shows them)" if silent and not every else ""
    return Group(*parts, Text(""), plain(f"{count}{left_out}.", "dim"))


def _decided_view(registers: Registers, one: Decided) -> list[RenderableType]:
    decision = one.decision
    head = Text("  ")
    head.append_text(plain(f"{decision.item or '–'}  {decision.item_title}  "))
    head.append_text(outcome(decision.outcome))
    if decision.outcome is not Outcome.NONE_RECORDED:
        head.append_text(plain(f" · {one.status}", _STATUS.get(str(one.status), "")))
    parts: list[RenderableType] = [head]
    if decision.what:
        parts.append(_indented(quoted(decision.what)))
    cited = _cited(registers, one)
    deferral = decision.deferral
    until = f" ({iso(deferral.until)})" if deferral and deferral.until else ""
    parts.append(
        _indented(
            facts(
                (
                    ("condition", decision.condition),
                    ("deferred", deferral and f"{deferral.words}{until}"),
                    ("why", one.reason),
                    ("source", cited and f"{formal_reference(cited[0], 'da')} · {one.path}"),
                )
            )
        )
    )
    return parts


def _indented(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 4))


# People.


def people_json(registers: Registers, sat: Sequence[Sitting]) -> dict[str, Json]:
    """Who sat where as ``people --json`` prints it."""
    return {
        "people": [
            {
                "name": one.name,
                "person": one.person,
                "title": one.title,
                "organisation": one.organisation,
                "body": one.body,
                "role": one.role,
                "meeting": one.meeting,
                "date": iso(one.date),
                "presence": one.presence.value,
                "limit": one.limit,
                "substitute_for": one.substitute_for,
                "secretariat": one.secretariat,
                "guest": one.guest,
                "items": list(one.items),
                "document": one.document,
                "citation": citation_json(cited) if cited else None,
            }
            for one, cited in ((one, registers.cite(one.document, one.span)) for one in sat)
        ]
    }


def people_view(sat: Sequence[Sitting]) -> RenderableType:
    """Who sat where as people read it: each seat once, with its period."""
    table = grid(
        "Name", "Organisation", "Body", "Role", "From", "To", "Present", "Absent", numbers=(6, 7)
    )
    employers: dict[tuple[str, str | None], set[str]] = {}
    for one in sat:
        named = {one.organisation} if one.organisation else set()
        employers.setdefault((one.person, one.body), set()).update(named)

    def seat(one: Sitting) -> tuple[str, str, str, str]:
        known = employers[one.person, one.body]  # some minutes give none
        organisation = min(known) if len(known) == 1 else one.organisation or ""
        return one.person, one.body or "", organisation, _role(one)

    ordered = sorted(sat, key=seat)
    for (_, _, organisation, _), group in groupby(ordered, key=seat):
        sittings = list(group)
        days = sorted(one.date for one in sittings if one.date)
        absent = sum(one.presence.value == "absent" for one in sittings)
        last = sittings[-1]
        table.add_row(
            plain(last.person),
            plain(organisation),
            plain(last.body),
            plain(_role(last)),
            plain(iso(days[0]) if days else None),
            plain(iso(days[-1]) if days else None),
            plain(len(sittings) - absent),
            plain(absent or "", "yellow"),
        )
    return table


def attendance_view(sat: Sequence[Sitting]) -> RenderableType:
    """One person's meetings, or one meeting's people, a line each."""
    table = grid("Date", "Body", "Meeting", "Name", "Organisation", "Role", "Presence")
    for one in sat:
        table.add_row(
            plain(iso(one.date)),
            plain(one.body),
            plain(one.meeting),
            plain(one.name),
            plain(one.organisation),
            plain(_role(one)),
            _presence(one),
        )
    return table


def _role(one: Sitting) -> str:
    guest = f"guest, item {', '.join(one.items)}" if one.items else "guest"
    roles = (
        one.role,
        "secretariat" if one.secretariat else None,
        guest if one.guest else None,
    )
    return ", ".join(role for role in roles if role)


def _presence(one: Sitting) -> Text:
    words = [one.presence.value, one.limit]
    words += [f"for {one.substitute_for}"] if one.substitute_for else []
    style = {"absent": "yellow", "part": "cyan"}.get(one.presence.value, "")
    return plain(" ".join(word for word in words if word), style)


# Findings.


def findings_json(findings: Sequence[Finding]) -> dict[str, Json]:
    """What the record doctor found as ``check --json`` prints it."""
    return {"findings": [finding_json(one) for one in findings]}


def finding_json(finding: Finding) -> dict[str, Json]:
    """One finding, as every ``--json`` prints it."""
    return {
        "file": finding.file,
        "kind": finding.kind,
        "message": finding.message,
        "quote": finding.quote,
        "line": finding.line,
        "item": finding.item,
    }


def findings_view(findings: Sequence[Finding], documents: int) -> RenderableType:
    """What the record doctor found as people read it, file by file."""
    parts: list[RenderableType] = []
    for file, group in groupby(findings, key=lambda one: one.file):
        parts += [Text(""), plain(file, "bold")]
        for one in group:
            item = f" (pkt. {one.item})" if one.item else ""
            parts.append(
                plain(f"  {f'line {one.line}' if one.line else 'whole file'}{item}: {one.message}")
            )
            if one.quote:
                parts.append(_indented(quoted(one.quote)))
    found = f"{len(findings)} findings" if len(findings) != 1 else "1 finding"
    searched = f"{documents} documents" if documents != 1 else "1 document"
    return Group(*parts, Text(""), plain(f"{found} in {searched}.", "dim"))
