"""The quoting writer: an answer made of the record's own words.

The one thing to know: it adds no statement of its own. Every sentence of the
text is a quotation with its marker, or says that the documents do not say.
"""

from collections.abc import Sequence

from bot.answer import Citation
from bot.wording import say

__all__ = ["write_quotes"]


def write_quotes(
    citations: Sequence[tuple[Citation, str]], missing: Sequence[str], language: str
) -> str:
    """The text of an answer.

    Args:
        citations: what answers, in the order of the text, each with the wording that presents
            it: "quoted", "proposed", "background" or "discussed".
        missing: parts of the question that the documents do not answer, as asked.
        language: of the answer's own words.
    """
    sentences = [
        say(lead, language, quote=citation.quote, marker=citation.marker)
        for citation, lead in citations
    ]
    sentences += [say("missing_part", language, part=part) for part in missing]
    return "\n".join(sentences)
