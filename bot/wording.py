"""Every sentence a member can see, in Danish and English.

The one thing to know: ``{values}`` may hold words of documents or people;
whoever shows a sentence escapes the finished sentence.
"""

__all__ = ["MONTHS", "SECTIONS", "say"]

_ANSWERS: dict[str, dict[str, str]] = {
    "quoted": {"da": "»{quote}« [{marker}]", "en": "“{quote}” [{marker}]"},
    "concluded": {
        "da": "{item}: »{quote}« [{marker}]",
        "en": "{item}: “{quote}” [{marker}]",
    },
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
    "no_such_date": {
        "da": "Jeg har intet referat fra {day}. Jeg har søgt i {searched}.",
        "en": "I have no minutes from {day}. I searched {searched}.",
    },
    "no_such_item": {
        "da": "Pkt. {item} er ikke blandt de dokumenter, jeg har. Jeg har søgt i {searched}.",
        "en": "Item {item} is not among the documents I have. I searched {searched}.",
    },
    "missing_part": {
        "da": "Det siger dokumenterne ikke: {part}",
        "en": "The documents do not say: {part}",
    },
    "referred_to_later": {
        "da": "Pkt. {item} nævnes igen i {later}. Se, om sagen er kommet videre.",
        "en": "Item {item} is named again in {later}. See whether the matter has moved on.",
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

_SURFACES: dict[str, dict[str, str]] = {
    # Slack: while an answer is under way. The status stands after the app's name.
    "slack_status": {
        "da": "leder i referaterne …",
        "en": "is searching the minutes …",
    },
    "slack_searching": {
        "da": "Jeg leder i referaterne. Svaret kommer her.",
        "en": "I am searching the minutes. The answer will appear here.",
    },
    # Slack: when there is no answer.
    "slack_failed": {
        "da": "Beklager, jeg kunne ikke slå det op: Der opstod en fejl hos mig. "
        "Prøv igen om lidt, og sig det til sekretariatet, hvis det bliver ved.",
        "en": "Sorry, I could not look that up: something went wrong on my side. "
        "Please try again in a little while, and tell the secretariat if it keeps happening.",
    },
    "slack_busy": {
        "da": "Der er mange spørgsmål lige nu, og køen er fuld. Spørg igen om et øjeblik.",
        "en": "There are many questions right now, and the queue is full. "
        "Please ask again in a moment.",
    },
    "slack_slow": {
        "da": "Det tog for lang tid at finde svaret, så jeg stoppede. "
        "Prøv igen, gerne med et kortere spørgsmål.",
        "en": "Finding the answer took too long, so I stopped. "
        "Please try again, preferably with a shorter question.",
    },
    "slack_interrupted": {
        "da": "Jeg blev genstartet, før jeg nåede at svare. Stil gerne spørgsmålet igen.",
        "en": "I was restarted before I could answer. Please ask again.",
    },
    "question_too_long": {
        "da": "Spørgsmålet er for langt: Brug højst {limit} tegn.",
        "en": "The question is too long: please use at most {limit} characters.",
    },
    # Slack: help.
    "slack_help": {
        "da": "Jeg besvarer spørgsmål om beslutninger og styring ud fra referater og "
        "kommissorier og viser det sted, hvert svar bygger på.\n"
        "• Nævn mig i en kanal, eller skriv til mig direkte: "
        "Hvad blev besluttet om fordelingsnøglen i pkt. 29/25?\n"
        "• /referent SPØRGSMÅL: svar, som kun du kan se\n"
        "• /cite 29/25: slå et punkt op. "
        "Et møde (5. møde), en dato eller et citat kan også slås op.\n"
        "Jeg svarer kun med det, der står i dokumenterne. Står det der ikke, siger jeg det.",
        "en": "I answer questions about decisions and governance from minutes and mandates, "
        "and show the passage that each answer rests on.\n"
        "• Mention me in a channel, or write to me directly: "
        "What was decided about the cost split in item 29/25?\n"
        "• /referent QUESTION: an answer that only you can see\n"
        "• /cite 29/25: look up an item. "
        "A meeting (5. møde), a date or a quotation works as well.\n"
        "I only answer with what the documents say. If they do not say it, I tell you so.",
    },
    "cite_help": {
        "da": "Skriv, hvad du vil slå op, for eksempel /cite 29/25, /cite 5. møde, "
        "/cite 17. september 2025, eller et citat i anførselstegn.",
        "en": "Write what you want to look up, for example /cite 29/25, /cite 5. møde, "
        "/cite 17 September 2025, or a quotation in quotation marks.",
    },
    "slack_home_title": {"da": "Spørg referaterne", "en": "Ask the minutes"},
    # An answer, wherever it is shown.
    "you_asked": {"da": "Du spurgte: {question}", "en": "You asked: {question}"},
    "no_answer": {
        "da": "Det fandt jeg ikke i dokumenterne.",
        "en": "I did not find that in the documents.",
    },
    "nearest": {"da": "Det, der kommer nærmest:", "en": "What comes closest:"},
    "open_source": {"da": "Vis i dokumentet", "en": "Show in the document"},
    "continued_in_viewer": {
        "da": "Svaret er længere, end der er plads til her.",
        "en": "The answer is longer than there is room for here.",
    },
    "see_the_rest": {"da": "Se resten", "en": "See the rest"},
    # A reference, looked up.
    "looked_up": {"da": "Opslag: {reference}", "en": "Looked up: {reference}"},
    "cite_unknown": {
        "da": "Jeg fandt ikke noget, der hedder »{reference}«.",
        "en": "I found nothing called “{reference}”.",
    },
    "did_you_mean": {"da": "Mente du: {suggestions}?", "en": "Did you mean: {suggestions}?"},
    "referred_to_by": {"da": "Omtales også her:", "en": "Also mentioned here:"},
    "more_matches": {
        "da": "Steder, der ikke er vist her: {count}.",
        "en": "Places not shown here: {count}.",
    },
    # Formal references.
    "reference_item": {"da": "Pkt. {item}", "en": "Item {item}"},
    "reference_page": {"da": "side {page}", "en": "page {page}"},
    "reference_line": {"da": "linje {first}", "en": "line {first}"},
    "reference_lines": {"da": "linje {first}–{last}", "en": "lines {first}–{last}"},
    # What is indexed.
    "coverage": {
        "da": "{documents} dokumenter fra {first} til {last}.",
        "en": "{documents} documents from {first} to {last}.",
    },
    "coverage_undated": {"da": "{documents} dokumenter.", "en": "{documents} documents."},
    "bodies": {"da": "Organer: {bodies}.", "en": "Bodies: {bodies}."},
    # The source viewer.
    "viewer_name": {"da": "Referent", "en": "Referent"},
    "viewer_tagline": {
        "da": "Svar fra referater og kommissorier, med kilden ved hver sætning",
        "en": "Answers from minutes and mandates, with the source of every sentence",
    },
    "viewer_skip": {"da": "Gå til indholdet", "en": "Skip to the content"},
    "viewer_ask_label": {"da": "Stil et spørgsmål", "en": "Ask a question"},
    "viewer_ask_example": {
        "da": "Hvad blev besluttet på det seneste møde?",
        "en": "What was decided at the latest meeting?",
    },
    "viewer_ask_button": {"da": "Spørg", "en": "Ask"},
    "viewer_cite_label": {
        "da": "Slå en henvisning op",
        "en": "Look up a reference",
    },
    "viewer_cite_example": {"da": "29/25", "en": "29/25"},
    "viewer_cite_button": {"da": "Slå op", "en": "Look up"},
    "viewer_answer": {"da": "Svar", "en": "Answer"},
    "viewer_sources": {"da": "Kilder", "en": "Sources"},
    "viewer_source": {"da": "Kilde {marker}", "en": "Source {marker}"},
    "viewer_warnings": {"da": "Bemærk", "en": "Please note"},
    "viewer_documents": {"da": "Dokumenter", "en": "Documents"},
    "viewer_no_documents": {
        "da": "Der er endnu ingen dokumenter.",
        "en": "There are no documents yet.",
    },
    "viewer_other_bodies": {"da": "Andre dokumenter", "en": "Other documents"},
    "viewer_date": {"da": "Dato", "en": "Date"},
    "viewer_title": {"da": "Titel", "en": "Title"},
    "viewer_undated": {"da": "uden dato", "en": "undated"},
    "viewer_cited_place": {"da": "Det citerede sted", "en": "The cited passage"},
    "viewer_go_to_cited": {"da": "Gå til stedet", "en": "Go to the passage"},
    "viewer_changed": {
        "da": "Teksten er ændret, siden der blev henvist til den.",
        "en": "The text has changed since it was cited.",
    },
    "viewer_nearest_place": {
        "da": "Stregen i margenen viser, hvor det omtrent stod.",
        "en": "The line in the margin shows roughly where it stood.",
    },
    "viewer_document_text": {"da": "Dokumentets tekst", "en": "The document’s text"},
    "viewer_other_language": {"da": "English", "en": "Dansk"},
    "viewer_home": {"da": "Til forsiden", "en": "To the front page"},
    "viewer_unknown_title": {"da": "Ikke fundet", "en": "Not found"},
    "viewer_unknown": {
        "da": "Det sted findes ikke i dokumenterne. "
        "Måske er dokumentet fjernet eller har fået et nyt navn.",
        "en": "That place is not in the documents. The document may have been removed or renamed.",
    },
    "viewer_perhaps": {"da": "Måske leder du efter:", "en": "Perhaps you are looking for:"},
    "viewer_trouble_title": {"da": "Det gik ikke", "en": "That did not work"},
    "viewer_trouble": {
        "da": "Siden kunne ikke vises: Der opstod en fejl hos os. Prøv igen om lidt.",
        "en": "The page could not be shown: something went wrong on our side. "
        "Please try again in a little while.",
    },
    "viewer_busy": {
        "da": "Der er mange spørgsmål lige nu. Prøv igen om et øjeblik.",
        "en": "There are many questions right now. Please try again in a moment.",
    },
}

MONTHS: dict[str, tuple[str, ...]] = {
    "da": (
        "januar", "februar", "marts", "april", "maj", "juni", "juli",
        "august", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December",
    ),
}  # fmt: skip

# Where a section has no heading of its own: what its role is called.
SECTIONS: dict[str, dict[str, str]] = {
    "dagsorden": {"da": "Dagsorden", "en": "Agenda"},
    "deltagere": {"da": "Deltagere", "en": "Participants"},
    "indstilling": {"da": "Indstilling", "en": "Recommendation"},
    "referat": {"da": "Referat", "en": "Record"},
    "problemstilling": {"da": "Problemstilling", "en": "Background"},
    "loesning": {"da": "Løsning", "en": "Proposed solution"},
    "videre_proces": {"da": "Videre proces", "en": "Next steps"},
    "bilag": {"da": "Bilag", "en": "Attachments"},
}

_TABLE = _ANSWERS | _SURFACES


def say(key: str, language: str, **values: object) -> str:
    """A sentence in "da" or "en", with its values filled in.

    Raises:
        KeyError: no such sentence or language: a mistake in the code.
    """
    return _TABLE[key][language].format(**values)
