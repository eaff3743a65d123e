"""The quoting writer: an answer made of the record's own words.

The one thing to know: it adds no statement of its own. Every sentence of the
text is a quotation with its marker, or says that the documents do not say.
"""

from collections.abc import Sequence

from bot.answer import Citation
from bot.wording import say
from corpus import DocumentKind, SectionKind

__all__ = ["write_quotes"]

_LEADS = {
    SectionKind.INDSTILLING: "proposed",
    SectionKind.PROBLEMSTILLING: "background",
    SectionKind.LOESNING: "background",
}


def write_quotes(
    citations: Sequence[Citation], missing: Sequence[str], language: str, *, kinds: dict[str, DocumentKind]
) -> str:
    """The text of an answer.

    Args:
        citations: what answers, in the order of the text, with their markers.
        missing: parts of the question that the documents do not answer, as asked.
        language: of the answer's own words.
        kinds: document path → kind; only minutes tell a proposal from a decision.
    """
    sentences = [
        say(
            _LEADS.get(citation.section, "quoted")
            if kinds.get(citation.document) is DocumentKind.MINUTES
            else "quoted",
            language,
            quote=citation.quote,
            marker=citation.marker,
        )
        for citation in citations
    ]
    sentences += [say("missing_part", language, part=part) for part in missing]
    return "\n".join(sentences)
