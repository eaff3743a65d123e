"""Answers and look-ups, as JSON and as people read them."""

from bot.answer import Answer, Citation, Lookup
from bot.printing.json import Json, citation_json
from bot.reference import formal_reference
from bot.wording import say

__all__ = ["answer_json", "answer_text", "lookup_json", "lookup_text"]


def answer_json(answer: Answer) -> dict[str, Json]:
    """An answer as ``ask --json`` prints it."""
    return {
        "question": answer.question,
        "language": answer.language,
        "status": answer.status.value,
        "text": answer.text,
        "citations": [citation_json(citation) for citation in answer.citations],
        "nearest": [citation_json(citation) for citation in answer.nearest],
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


def lookup_json(lookup: Lookup) -> dict[str, Json]:
    """A look-up as ``cite --json`` prints it."""
    return {
        "reference": lookup.reference,
        "matches": [{**citation_json(c), "text": c.passage} for c in lookup.matches],
        "suggestions": list(lookup.suggestions),
        "referred_to_by": [citation_json(c) for c in lookup.referred_to_by],
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
