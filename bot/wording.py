"""Every sentence a member can see, in Danish and English.

The one thing to know: ``{values}`` may hold words of documents or people;
whoever shows a sentence escapes the finished sentence.
"""

from bot.wording_surfaces import MONTHS, SECTIONS, SURFACES

__all__ = ["MONTHS", "SECTIONS", "say"]

_ANSWERS: dict[str, dict[str, str]] = {
    "quoted": {"da": "»{quote}« [{marker}]", "en": "“{quote}” [{marker}]"},
    "proposed": {
        "da": "Indstillingen, som er et forslag og ikke en beslutning: »{quote}« [{marker}]",
        "en": "The recommendation, a proposal and not a decision: “{quote}” [{marker}]",
    },
    "background": {
        "da": "Fra sagens baggrund: »{quote}« [{marker}]",
        "en": "From the background to the item: “{quote}” [{marker}]",
    },
    "discussed": {
        "da": "Fra drøftelsen, ikke konklusionen: »{quote}« [{marker}]",
        "en": "From the discussion, not the conclusion: “{quote}” [{marker}]",
    },
    "not_found": {
        "da": "Det står ikke i de dokumenter, jeg har. Jeg har søgt i {searched}.",
        "en": "The documents I have do not say. I searched {searched}.",
    },
    "not_found_decision": {
        "da": "Jeg finder ingen beslutning om det i de dokumenter, jeg har. Jeg har søgt i {searched}.",
        "en": "I find no decision on that in the documents I have. I searched {searched}.",
    },
    "no_such_meeting": {
        "da": "{meeting} er ikke blandt de dokumenter, jeg har. Jeg har søgt i {searched}.",
        "en": "{meeting} is not among the documents I have. I searched {searched}.",
    },
    "no_such_item": {
        "da": "Pkt. {item} er ikke blandt de dokumenter, jeg har. Jeg har søgt i {searched}.",
        "en": "Item {item} is not among the documents I have. I searched {searched}.",
    },
    "missing_part": {
        "da": "Det siger dokumenterne ikke: {part}",
        "en": "The documents do not say: {part}",
    },
    "empty_question": {
        "da": "Skriv et spørgsmål, for eksempel: Hvad blev besluttet om budgettet?",
        "en": "Write a question, for example: What was decided about the budget?",
    },
    "searched": {
        "da": "{documents} dokumenter fra {first} til {last}",
        "en": "{documents} documents from {first} to {last}",
    },
    "searched_one": {"da": "1 dokument fra {first}", "en": "1 document from {first}"},
    "searched_undated": {"da": "{documents} dokumenter", "en": "{documents} documents"},
    "meeting_name": {"da": "{number}. møde", "en": "Meeting {number}"},
    "source_changed": {
        "da": "Teksten er ændret, siden der blev henvist til den.",
        "en": "The text has changed since it was cited.",
    },
}

_TABLE = _ANSWERS | SURFACES


def say(key: str, language: str, **values: object) -> str:
    """A sentence in "da" or "en", with its values filled in.

    Raises:
        KeyError: no such sentence or language: a mistake in the code.
    """
    return _TABLE[key][language].format(**values)
