"""A mandate as it was understood, as JSON and as people read it."""

from collections.abc import Iterator

from rich.console import RenderableType

from bot.printing.json import Json
from bot.printing.records import Places, iso
from bot.printing.views import facts, grid, plain, titled
from corpus import Document, Mandate, Power, PowerKind, ProvisionKind, Section, provision_of

__all__ = ["mandate_json", "mandate_view"]

_POWERS = {
    PowerKind.DECIDES: "decides",
    PowerKind.ADVISES: "advises",
    PowerKind.RECOMMENDS: "recommends",
    PowerKind.NOT: "may not",
}


def mandate_json(document: Document, mandate: Mandate) -> dict[str, Json]:
    """A mandate as ``show --json`` prints it."""
    places = Places(document.text)
    return {
        "kind": document.kind.value,
        "body": mandate.body,
        "title": mandate.title,
        "valid_from": iso(mandate.valid_from),
        "valid_to": iso(mandate.valid_to),
        "version": mandate.version,
        "replaces": mandate.replaces,
        "chair": mandate.chair,
        "reports_to": mandate.reports_to,
        "sections": [{"heading": s.heading, "kind": _kind(s)} for s in mandate.sections],
        "members": list(mandate.members),
        "seats": [
            {
                "name": seat.name,
                "organisation": seat.organisation,
                "role": seat.role,
                "count": seat.count,
                "appointed_by": seat.appointed_by,
                **places.place(seat.span),
            }
            for seat in mandate.seats
        ],
        "provisions": [
            {
                "kind": provision.kind.value,
                "heading": provision.heading,
                "words": provision.words,
                **places.place(provision.span),
            }
            for provision in mandate.provisions
        ],
        "powers": [
            {
                "kind": power.kind.value,
                "words": power.words,
                "limit": power.limit,
                "to": power.to,
                **places.place(power.span),
            }
            for power in mandate.powers
        ],
    }


def mandate_view(mandate: Mandate) -> Iterator[RenderableType]:
    """The parts of a mandate's page."""
    yield facts(
        (
            ("Body", mandate.body),
            ("In force from", iso(mandate.valid_from)),
            ("In force until", iso(mandate.valid_to)),
            ("Version", mandate.version),
            ("Replaces", mandate.replaces),
            ("Chair", mandate.chair),
            ("Reports to", mandate.reports_to),
        )
    )
    headings = grid("Section", "Settles")
    for section in mandate.sections:
        headings.add_row(plain(section.heading or "(opening)"), plain(_settles(section), "dim"))
    yield titled(f"Sections ({len(mandate.sections)})", headings)
    if mandate.members:
        yield titled(
            f"Members ({len(mandate.members)})", *(plain(f"– {m}") for m in mandate.members)
        )
    if mandate.powers:
        yield titled("Powers", _powers(mandate.powers))
    for kind in ProvisionKind:
        words = [p.words for p in mandate.provisions if p.kind is kind]
        if words and kind not in (ProvisionKind.MEMBERS, ProvisionKind.AUTHORITY):
            name = kind.value.replace("_", " ").capitalize()
            yield titled(name, *(plain(f"– {one}") for one in words))


def _powers(powers: tuple[Power, ...]) -> RenderableType:
    table = grid("Power", "Words", "Limit", "To", numbers=(2,))
    for power in powers:
        limit = f"{power.limit:,.0f}" if power.limit is not None else None
        table.add_row(_POWERS[power.kind], plain(power.words), plain(limit), plain(power.to))
    return table


def _kind(section: Section) -> str:
    provision = provision_of(section)
    return provision.value if provision else section.kind.value


def _settles(section: Section) -> str:
    """What a section settles, in words; "" for the title and for what settles nothing of ours."""
    provision = provision_of(section)
    return provision.value.replace("_", " ") if provision else ""
