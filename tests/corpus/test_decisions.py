"""What became of a matter, by the words of its record."""

from datetime import date

import pytest

from corpus import understand
from corpus.decisions import find_decisions
from corpus.model import (
    AgendaItem,
    Decision,
    Document,
    ItemKind,
    Meeting,
    Outcome,
    Section,
    SectionKind,
    Span,
)
from corpus.text import mend
from tests.documents import minutes, sample_documents

DAY = date(2025, 3, 12)
NEXT = date(2025, 4, 9)
HEAD = {
    "udvalg": "Referat af møde i Kulturudvalget\n12. marts 2025\n\n",
    "styregruppe": "Referat\n\n3. møde i styregruppen for fælles arkiver\nDato: 12. marts 2025\n\n",
    "bestyrelse": "Bestyrelsesmøde i Foreningen Fjordens Venner\n12. marts 2025\n\n",
    "byråd": "Byrådet i Klinteby Kommune\nReferat 12. marts 2025\n\n",
    "council": "Marsh End Parish Council\nMinutes of the meeting held on 12 March 2025\n\n",
    "board": "Board of Trustees\nMinutes, 12 March 2025\n\n",
    "project": "# Lantern Technical Steering Committee (TSC) Meeting 2025-03-12\n\n",
}


def document_of(
    head: str, record: str, kind: SectionKind = SectionKind.REFERAT, heading: str | None = None
) -> tuple[Document, Section]:
    text = HEAD[head] + record
    body = Span(len(HEAD[head]), len(text))
    return minutes(text), Section(kind, heading, body, body)


def decisions(
    record: str, head: str = "udvalg", *, kind: ItemKind | None = None, heading: str | None = None,
    section: SectionKind = SectionKind.REFERAT,
) -> tuple[Decision, ...]:  # fmt: skip
    document, part = document_of(head, record, section, heading)
    item = AgendaItem("4", "Sagen", kind, None, None, (part,), (), None, part.span)
    found = find_decisions(document, (item,), date=DAY, next_meeting=NEXT)
    for decision in found:
        assert decision.what == " ".join(mend(document.text, q) for q in decision.quotes)
        assert all(q.within(part.body) for q in decision.quotes)
        if decision.condition:
            assert decision.condition in decision.what
        if decision.deferral:
            assert mend(document.text, decision.deferral.span) == decision.deferral.words
    return found


def outcomes(record: str, head: str = "udvalg", **more: object) -> list[str]:
    return [d.outcome.value for d in decisions(record, head, **more)]  # type: ignore[arg-type]


STATED = [
    # Danish: adopted
    ("udvalg", "Godkendt.", "adopted"),
    ("udvalg", "Tiltrådt.", "adopted"),
    ("udvalg", "Vedtaget.", "adopted"),
    ("udvalg", "Som indstillet.", "adopted"),
    ("udvalg", "Indstillingen blev tiltrådt.", "adopted"),
    ("udvalg", "Indstillingen følges.", "adopted"),
    ("udvalg", "Indstillingen godkendt.", "adopted"),
    ("udvalg", "Enigt udvalg tiltrådte indstillingen.", "adopted"),
    ("udvalg", "Et enigt udvalg godkendte forslaget.", "adopted"),
    ("udvalg", "Udvalget godkendte takstbladet uden bemærkninger.", "adopted"),
    ("udvalg", "Udvalget vedtog at nedsætte en arbejdsgruppe.", "adopted"),
    ("udvalg", "Kulturudvalget bevilgede 40.000 kr. til orgelet.", "adopted"),
    ("udvalg", "Udvalget besluttede, at huset åbner om lørdagen.", "adopted"),
    ("udvalg", "Efter en længere drøftelse besluttede udvalget at flytte biblioteket.", "adopted"),
    ("udvalg", "Herefter godkendte udvalget regnskabet.", "adopted"),
    ("udvalg", "Det blev besluttet at lukke svømmehallen i juli.", "adopted"),
    ("udvalg", "Det blev aftalt, at turen går til Samsø.", "adopted"),
    ("udvalg", "Der var enighed om at fortsætte ordningen.", "adopted"),
    ("udvalg", "Anbefales.", "adopted"),
    ("udvalg", "Anbefales godkendt.", "adopted"),
    ("udvalg", "Indstilles til byrådets godkendelse. Udvalget anbefaler forslaget.", "adopted"),
    ("bestyrelse", "Bestyrelsen blev enig om at hæve kontingentet til 250 kr.", "adopted"),
    ("bestyrelse", "Kassereren fremlagde regnskabet, som blev godkendt.", "adopted"),
    ("bestyrelse", "Referatet fra sidste møde blev godkendt.", "adopted"),
    ("bestyrelse", "Bo Dahl blev genvalgt som kasserer.", "adopted"),
    ("bestyrelse", "Vi besluttede at købe et nyt telt.", "adopted"),
    ("bestyrelse", "Bestyrelsen tilsluttede sig formandens forslag.", "adopted"),
    ("bestyrelse", "Referatet af mødet den 8. januar 2025 blev godkendt.", "adopted"),
    ("styregruppe", "Anna Holm konkluderede, at planen gennemføres som foreslået.", "adopted"),
    ("styregruppe", "Formanden konkluderede, at der var enighed om at gå videre med model B.", "adopted"),
    ("styregruppe", "Styregruppen tiltrådte kommissoriet.", "adopted"),
    ("styregruppe", "Styregruppen gav mandat til at indlede forhandlinger.", "adopted"),
    ("styregruppe", "Anna Holm orienterede om forløbet, og styregruppen godkendte planen.", "adopted"),
    ("byråd", "Godkendt med 17 stemmer mod 8.", "adopted"),
    ("byråd", "Byrådet meddelte ikke yderligere. Indstillingen blev vedtaget enstemmigt.", "adopted"),
    # English: adopted
    ("council", "RESOLVED that the hedge be cut in March.", "adopted"),
    ("council", "It was RESOLVED to accept the quotation from Greenways.", "adopted"),
    ("council", "It was agreed to buy two benches.", "adopted"),
    ("council", "The Council approved the grant of £400.", "adopted"),
    ("council", "The minutes of the meeting held on 8 January 2025 were approved as a correct record.", "adopted"),
    ("council", "Motion carried.", "adopted"),
    ("council", "The motion was carried unanimously.", "adopted"),
    ("council", "Agreed.", "adopted"),
    ("council", "Members agreed that the notice board should be moved.", "adopted"),
    ("board", "The Board adopted the revised policy.", "adopted"),
    ("board", "The motion passed.", "adopted"),
    ("board", "Trustees unanimously approved the accounts.", "adopted"),
    ("board", "After discussion, the board decided to appoint new auditors.", "adopted"),
    ("board", "The Chair concluded that the pilot would go ahead.", "adopted"),
    ("project", "Consensus to merge.", "adopted"),
    ("project", "Agreed to close the issue.", "adopted"),
    ("project", "Decided to drop support for version 12.", "adopted"),
    ("project", "We agreed that the release goes out on Friday.", "adopted"),
    ("project", "The TSC approved the charter.", "adopted"),
    ("project", "Discussed, agreed we can close.", "adopted"),
    # with reservation
    ("udvalg", "Godkendt med den ændring, at fristen er 1. juni.", "adopted_with_reservation"),
    ("udvalg", "Udvalget tiltrådte indstillingen under forudsætning af, at byrådet giver tillægsbevilling.", "adopted_with_reservation"),
    ("udvalg", "Udvalget godkendte planen med de faldne bemærkninger.", "adopted_with_reservation"),
    ("udvalg", "Tiltrådt, idet udvalget ønsker en evaluering efter et år.", "adopted_with_reservation"),
    ("udvalg", "Indstillingen blev godkendt med forbehold for finansieringen.", "adopted_with_reservation"),
    ("udvalg", "Udvalget godkendte i princippet forslaget.", "adopted_with_reservation"),
    ("council", "The application was approved subject to a site visit.", "adopted_with_reservation"),
    ("council", "Approved in principle.", "adopted_with_reservation"),
    ("council", "RESOLVED that the lease be renewed on condition that the rent is unchanged.", "adopted_with_reservation"),
    ("board", "The budget was approved with the amendment that travel is halved.", "adopted_with_reservation"),
    ("board", "The policy was adopted, provided that legal advice is favourable.", "adopted_with_reservation"),
    # noted
    ("udvalg", "Udvalget tog orienteringen til efterretning.", "noted"),
    ("udvalg", "Orienteringen blev taget til efterretning.", "noted"),
    ("udvalg", "Taget til efterretning.", "noted"),
    ("udvalg", "Orienteringen tages til efterretning.", "noted"),
    ("styregruppe", "Styregruppen noterede sig status.", "noted"),
    ("styregruppe", "Carl Eg orienterede om fremdriften, hvilket blev taget til efterretning.", "noted"),
    ("council", "The report was noted.", "noted"),
    ("council", "Members noted the correspondence.", "noted"),
    ("council", "Noted.", "noted"),
    ("council", "The clerk's report was received.", "noted"),
    ("council", "RESOLVED that the report be noted.", "noted"),
    # discussed
    ("udvalg", "Udvalget drøftede sagen.", "discussed"),
    ("udvalg", "Drøftet.", "discussed"),
    ("udvalg", "Der var en drøftelse af lokalerne.", "discussed"),
    ("udvalg", "Punktet blev drøftet.", "discussed"),
    ("board", "The board discussed the draft strategy.", "discussed"),
    ("board", "There was a discussion about fees.", "discussed"),
    # deferred
    ("udvalg", "Udsat.", "deferred"),
    ("udvalg", "Sagen blev udsat til næste møde.", "deferred"),
    ("udvalg", "Punktet udsættes.", "deferred"),
    ("udvalg", "Udvalget besluttede at udsætte sagen.", "deferred"),
    ("udvalg", "Udvalget udsatte behandlingen til april.", "deferred"),
    ("udvalg", "Sagen sendes tilbage til forvaltningen.", "deferred"),
    ("udvalg", "Oversendes til Økonomiudvalget.", "deferred"),
    ("udvalg", "Sagen genoptages på mødet i maj.", "deferred"),
    ("udvalg", "Punktet overgår til næste møde.", "deferred"),
    ("bestyrelse", "Formanden konkluderede, at beslutningen udskydes, til tilbuddet foreligger.", "deferred"),
    ("council", "Deferred to the next meeting.", "deferred"),
    ("council", "It was agreed to defer the item until May.", "deferred"),
    ("council", "The item was held over.", "deferred"),
    ("council", "The matter was referred to the Finance Committee.", "deferred"),
    ("board", "The motion was tabled.", "deferred"),
    ("board", "The report was carried forward to the next meeting.", "deferred"),
    # rejected
    ("udvalg", "Forslaget blev forkastet.", "rejected"),
    ("udvalg", "Udvalget afviste ansøgningen.", "rejected"),
    ("udvalg", "Afvist.", "rejected"),
    ("udvalg", "Ansøgningen kunne ikke imødekommes.", "rejected"),
    ("udvalg", "Ansøgningen imødekommes ikke.", "rejected"),
    ("udvalg", "Udvalget besluttede at give afslag på ansøgningen.", "rejected"),
    ("udvalg", "Forslaget blev ikke vedtaget.", "rejected"),
    ("udvalg", "Forslaget faldt med 2 stemmer mod 5.", "rejected"),
    ("udvalg", "Udvalget kunne ikke tiltræde indstillingen.", "rejected"),
    ("styregruppe", "Anna Holm konkluderede, at der ikke var opbakning til forslaget.", "rejected"),
    ("council", "The motion was defeated.", "rejected"),
    ("council", "The motion was lost.", "rejected"),
    ("council", "Motion failed 2-5.", "rejected"),
    ("council", "The request was declined.", "rejected"),
    ("council", "The Council refused the application.", "rejected"),
    ("board", "It was decided not to proceed.", "rejected"),
    # withdrawn
    ("udvalg", "Punktet blev taget af dagsordenen.", "withdrawn"),
    ("udvalg", "Forslaget blev trukket.", "withdrawn"),
    ("udvalg", "Punktet udgik.", "withdrawn"),
    ("udvalg", "Forslagsstilleren trak forslaget.", "withdrawn"),
    ("council", "The motion was withdrawn.", "withdrawn"),
    ("council", "The item was removed from the agenda.", "withdrawn"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "record", "outcome"), STATED, ids=[r for _, r, _ in STATED])
def test_an_outcome_is_read_from_its_sentence(head: str, record: str, outcome: str) -> None:
    """Each outcome in the words that records use for it, in both languages."""
    assert outcomes(record, head) == [outcome]


NOT_STATED = [
    ("udvalg", "Der var ønske om at udsætte beslutningen til maj."),
    ("udvalg", "Bo Dahl ønskede sagen udsat."),
    ("udvalg", "Bo Dahl foreslog, at forslaget forkastes."),
    ("udvalg", "Det blev foreslået at afvise ansøgningen."),
    ("udvalg", "Såfremt indstillingen tiltrædes, udsendes brevene i maj."),
    ("udvalg", "Hvis budgettet bliver godkendt, kan byggeriet begynde."),
    ("udvalg", "Planen forventes godkendt i juni."),
    ("udvalg", "Det forventes, at planen godkendes af byrådet i juni."),
    ("udvalg", "Regnskabet skal godkendes på generalforsamlingen."),
    ("udvalg", "Byrådet godkendte i januar rammen for anlæg."),
    ("udvalg", "Planen er godkendt af Miljøstyrelsen."),
    ("udvalg", "På sidste møde besluttede udvalget at indhente tilbud."),
    ("udvalg", "Udvalget besluttede den 8. januar 2025 at indhente tilbud."),
    ("udvalg", "Som besluttet på mødet i januar er skiltene sat op."),
    ("udvalg", "Der blev ikke truffet beslutning."),
    ("udvalg", "Bo Dahl oplyste, at budgettet blev vedtaget i oktober."),
    ("udvalg", "Formanden meddelte, at punkt 7 var trukket af dagsordenen."),
    ("udvalg", "Den plan, der blev vedtaget i 2023, gælder stadig."),
    ("udvalg", "Der blev spurgt til, om ansøgningen kan imødekommes."),
    ("udvalg", "Ingen bemærkninger."),
    ("udvalg", "Leverancer uden følgeseddel afvises i modtagelsen."),
    ("udvalg", "Bo Dahl bød velkommen."),
    ("styregruppe", "Universiteterne tiltrådte forslaget uden bemærkninger."),
    ("styregruppe", "Danske Havne tog bemærkningen til efterretning."),
    ("styregruppe", "Direktørkredsen har valgt at indgå en kontrakt."),
    ("styregruppe", "Kommunalbestyrelsen i Tåstrupsund Kommune godkendte nøglen den 9. januar 2025."),
    ("styregruppe", "Er forslaget vedtaget?"),
    ("bestyrelse", "Kassereren anbefalede, at forslaget vedtages."),
    ("bestyrelse", "Generalforsamlingen vedtog i fjor en ny kontingentsats."),
    ("council", "The plans are to be approved by the planning authority."),
    ("council", "If approved, work would begin in June."),
    ("council", "Cllr Hart proposed that the application be refused."),
    ("council", "The District Council approved the scheme in January."),
    ("council", "The clerk reported that the grant had been approved."),
    ("council", "At the last meeting it was agreed to obtain quotes."),
    ("council", "Cllr Moss asked whether the item could be deferred."),
    ("council", "No decision was made."),
    ("council", "The approved budget was circulated."),
    ("council", "Cllr Hart would like the matter deferred."),
    ("council", "It had been agreed in January to wait."),
    ("board", "The finance committee recommended approval."),
    ("board", "The plan should be approved by June."),
    ("project", "Needs to be approved by legal."),
    ("project", "Approved by the board last week."),
    ("project", "Do we have consensus?"),
    ("project", "We could not reach consensus."),
    ("project", "Maya: I agreed with Tom on the earlier draft."),
    ("project", "Waiting for the proposal to be accepted."),
]  # fmt: skip


@pytest.mark.parametrize(("head", "record"), NOT_STATED, ids=[r for _, r in NOT_STATED])
def test_what_only_sounds_like_an_outcome_decides_nothing(head: str, record: str) -> None:
    """Wishes, proposals, conditions, plans, others' decisions and earlier ones count for nothing."""
    (only,) = decisions(record, head)
    assert only.outcome is Outcome.NONE_RECORDED
    assert (only.what, only.quotes) == ("", ())


CONDITIONS = [
    ("Godkendt med den ændring, at fristen er 1. juni.", "fristen er 1. juni"),
    ("Udvalget godkendte planen med de faldne bemærkninger.", "med de faldne bemærkninger"),
    ("Indstillingen blev godkendt med forbehold for finansieringen.", "finansieringen"),
    ("Tiltrådt under forudsætning af, at byrådet giver tillægsbevilling.", "byrådet giver tillægsbevilling"),
    ("Approved subject to a site visit.", "a site visit"),
    ("Approved in principle.", "in principle"),
    ("The grant was approved on condition that the hall is open to all.", "the hall is open to all"),
    ("Planen blev vedtaget. Vedtagelsen sker under forudsætning af, at staten betaler halvdelen.", "staten betaler halvdelen"),
    ("Godkendt med bemærkning om, at trafikken følges tæt.", "trafikken følges tæt"),
    ("Udvalget tiltrådte indstillingen, dog således at åbningstiden ikke ændres.", "åbningstiden ikke ændres"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "condition"), CONDITIONS, ids=[r for r, _ in CONDITIONS])
def test_the_condition_is_the_words_of_the_reservation(record: str, condition: str) -> None:
    """The words after "med den ændring, at" or "subject to", also from the sentence that follows."""
    (only,) = decisions(record)
    assert only.outcome is Outcome.ADOPTED_WITH_RESERVATION
    assert only.condition == condition


DEFERRALS = [
    ("udvalg", "Sagen udsættes til mødet den 21. maj 2025.", "til mødet den 21. maj 2025", date(2025, 5, 21), None, None),
    ("udvalg", "Sagen udsættes til næste møde.", "til næste møde", NEXT, None, None),
    ("udvalg", "Udvalget udsatte sagen indtil videre.", "indtil videre", None, None, None),
    ("udvalg", "Punktet oversendes til Økonomiudvalget.", "til Økonomiudvalget", None, None, "Økonomiudvalget"),
    ("udvalg", "Sagen udsættes til efter byrådet har behandlet budgettet.", "til efter byrådet har behandlet budgettet", None, "byrådet har behandlet budgettet", "byrådet"),
    ("udvalg", "Punktet genoptages, når der foreligger tilbud.", "når der foreligger tilbud", None, "der foreligger tilbud", None),
    ("council", "Deferred until 14 May 2025.", "until 14 May 2025", date(2025, 5, 14), None, None),
    ("council", "The matter was referred to the Finance Committee.", "to the Finance Committee", None, None, "Finance Committee"),
    ("council", "The item was deferred to the next meeting.", "to the next meeting", NEXT, None, None),
    ("council", "It was agreed to defer the item until the survey has been received.", "until the survey has been received", None, "the survey has been received", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "record", "words", "until", "event", "body"), DEFERRALS, ids=[row[1] for row in DEFERRALS]
)  # fmt: skip
def test_a_deferral_says_until_when(
    head: str, record: str, words: str, until: date | None, event: str | None, body: str | None
) -> None:
    """Its day, the event it waits for, and the body that takes the matter up."""
    (only,) = decisions(record, head)
    assert only.outcome is Outcome.DEFERRED
    assert only.deferral is not None
    assert (only.deferral.words, only.deferral.until) == (words, until)
    assert (only.deferral.event, only.deferral.body) == (event, body)


CONCLUDERS = [
    ("styregruppe", "På baggrund af drøftelsen konkluderede Anna Holm, at planen blev tiltrådt.", "Anna Holm"),
    ("styregruppe", "Styregruppen tog status til efterretning.", "Styregruppen"),
    ("styregruppe", "Formanden konkluderede, at forslaget var vedtaget.", "Formanden"),
    ("styregruppe", "Planen blev godkendt.", None),
    ("udvalg", "Herefter besluttede udvalget at købe grunden.", "udvalget"),
    ("council", "It was agreed to buy two benches.", None),
    ("board", "The Board adopted the policy.", "The Board"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "record", "by"), CONCLUDERS, ids=[row[1] for row in CONCLUDERS])
def test_who_concluded_is_named_as_printed(head: str, record: str, by: str | None) -> None:
    """The chair or the body, and nobody where the words name nobody."""
    assert decisions(record, head)[0].concluded_by == by


def test_the_chairs_conclusion_goes_before_what_parties_said() -> None:
    """Parties that noted and adopted have positions; the decision is the chair's conclusion."""
    (only,) = decisions(
        "Styregruppen drøftede oplægget.\n"
        "Danske Havne tog formandens bemærkning til efter-\nretning.\n\n"
        "Kommunerne tiltrådte planen uden bemærkninger.\n\n"
        "På baggrund af drøftelsen konkluderede Anna Holm, at planen blev til-\n"
        "trådt med bemærkning om, at valg af system udsættes til efter hav-\n"
        "nedirektørkredsen har drøftet spørgsmålet den 17. april 2025.",
        "styregruppe",
    )
    assert only.outcome is Outcome.ADOPTED_WITH_RESERVATION
    assert only.concluded_by == "Anna Holm"
    assert only.condition == (
        "valg af system udsættes til efter havnedirektørkredsen har drøftet spørgsmålet den 17. april 2025"
    )
    assert only.deferral is not None
    assert only.deferral.until == date(2025, 4, 17)
    assert only.deferral.body == "havnedirektørkredsen"
    assert [(p.party, p.stance) for p in only.positions] == [
        ("Danske Havne", "noted"),
        ("Kommunerne", "supports"),
    ]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("byråd", [("Godkendt.", None)]),
        ("bestyrelse", [("Anbefales.", "Økonomiudvalget"), ("Godkendt.", "Byrådet")]),
    ],
)
def test_bodies_that_treat_a_matter_in_turn_decide_apart(
    head: str, expected: list[tuple[str, str | None]]
) -> None:
    """Of several "Beslutning i … den …" the meeting's own counts; where none is its own, each does."""
    found = decisions(
        "Beslutning i Økonomiudvalget den 4. marts 2025:\nAnbefales.\n\n"
        "Beslutning i Byrådet den 12. marts 2025:\nGodkendt.\n\nFraværende: Bo Dahl (V)",
        head,
    )
    assert [(d.what, d.concluded_by) for d in found] == expected


def test_points_of_an_item_decide_apart() -> None:
    """As in "Ad a)", "Punkt 3" and resolutions with numbers each have their own outcome."""
    assert outcomes("Ad a) Godkendt.\nAd b) Udsat.\nAd c) Taget til efterretning.") == [
        "adopted",
        "deferred",
        "noted",
    ]
    assert outcomes("Udvalget godkendte punkt 1 og 2. Punkt 3 blev udsat til maj.") == [
        "adopted",
        "deferred",
    ]
    assert outcomes("Udvalget godkendte punkt 1 og udsatte punkt 2.") == ["adopted", "deferred"]
    assert outcomes(
        "RESOLVED:\n(1) That the report be noted.\n(2) That the grant be approved subject to audit.\n"
        "(3) That plot 4 be deferred, as the matter of access is open.", "council",
    )[:2] == ["noted", "adopted_with_reservation"]  # fmt: skip


def test_entries_of_a_list_belong_to_the_decision_that_opens_it() -> None:
    """As in "Udvalget besluttede:" and its entries are one decision, save those with another outcome."""
    found = decisions(
        "Udvalget besluttede:\n- at skiltene fornyes\n- at udsætte beslutningen om belysning til maj\n- at skiltene males"
    )
    assert [(d.outcome.value, len(d.quotes)) for d in found] == [("adopted", 3), ("deferred", 1)]


def test_the_words_under_a_label_are_what_was_decided() -> None:
    """Under "Beslutning:" a sentence without words of an outcome is adopted; parties' remarks are not it."""
    (only,) = decisions(
        "Eva Frost fremlagde sagen.\n\nBeslutning: Fra den 1. maj afvises leverancer uden følgeseddel. "
        "Bo Dahl tog forbehold for ordningen.\n\nAnsvarlig: Eva Frost ændrer modtagelsen."
    )
    assert (only.outcome, only.what) == (
        Outcome.ADOPTED,
        "Fra den 1. maj afvises leverancer uden følgeseddel.",
    )
    (english,) = decisions(
        "**Decision:** No common recommendation. The item returns to the next meeting.", "board"
    )
    assert english.outcome is Outcome.DEFERRED
    assert outcomes("Ingen beslutning.", heading="Beslutning") == ["none_recorded"]


def test_a_reservation_in_the_next_sentence_belongs_to_the_decision() -> None:
    """Its sentence is quoted too."""
    (only,) = decisions(
        "Anna Holm konkluderede, at nøglen blev tiltrådt. Tiltrædelsen skete med forbehold for, at "
        "kommunalbestyrelsen i Tåstrupsund godkender den.", "styregruppe",
    )  # fmt: skip
    assert only.outcome is Outcome.ADOPTED_WITH_RESERVATION
    assert only.condition == "kommunalbestyrelsen i Tåstrupsund godkender den"
    assert len(only.quotes) == 2


def test_a_part_that_is_put_off_in_the_next_sentence_is_the_decisions_deferral() -> None:
    """The matter stays adopted."""
    (only,) = decisions(
        "Formanden konkluderede, at planen blev tiltrådt med den ændring, at afsnit 4 udgår indtil videre. "
        "Spørgsmålet tages op igen på mødet den 21. maj 2025, når bestyrelsen har udtalt sig.", "styregruppe",
    )  # fmt: skip
    assert only.outcome is Outcome.ADOPTED_WITH_RESERVATION
    assert only.deferral is not None
    assert (only.deferral.until, only.deferral.event) == (
        date(2025, 5, 21),
        "bestyrelsen har udtalt sig",
    )


def test_an_item_for_discussion_is_discussed_where_something_was_said() -> None:
    """Agreement on an item marked for discussion is no decision; "Ingen bemærkninger" is nothing."""
    discussion = ItemKind.FOR_DISCUSSION
    assert outcomes("Der var enighed om, at nøglen skal være enkel.", kind=discussion) == [
        "discussed"
    ]
    assert outcomes(
        "Bo Dahl orienterede om budgettet. Kommunerne kvitterede for mødet.", kind=discussion
    ) == ["discussed"]
    assert outcomes(
        "Eva Frost gennemgik tallene. Der blev ikke truffet beslutning.", kind=discussion
    ) == ["discussed"]
    assert outcomes("Ingen bemærkninger.", kind=discussion) == ["none_recorded"]
    assert outcomes("Udvalget besluttede at udsætte sagen.", kind=discussion) == ["deferred"]


@pytest.mark.parametrize(
    "section", [SectionKind.INDSTILLING, SectionKind.PROBLEMSTILLING, SectionKind.LOESNING, SectionKind.VIDERE_PROCES],
)  # fmt: skip
def test_only_the_record_decides(section: SectionKind) -> None:
    """What is proposed, explained or planned is never a decision."""
    assert outcomes("Udvalget godkendte planen.", section=section) == ["none_recorded"]


def test_an_item_that_was_never_reached_has_no_decision() -> None:
    """It still has its entry, in order."""
    document = minutes(HEAD["udvalg"])
    nowhere = AgendaItem("9", "Eventuelt", None, None, None, (), (), None, Span(60, 60))
    assert [d.outcome for d in find_decisions(document, (nowhere,), date=DAY)] == [
        Outcome.NONE_RECORDED
    ]


def test_reports_of_other_bodies_decide_nothing() -> None:
    """An item of news from another body tells what that body did."""
    document, part = document_of("project", "- approved the charter changes\n- The fee was raised.")
    item = AgendaItem(None, "Board Meeting Updates", None, None, None, (part,), (), None, part.span)
    assert [d.outcome for d in find_decisions(document, (item,), date=DAY)] == [
        Outcome.NONE_RECORDED
    ]


def test_what_somebody_says_in_a_transcript_decides_nothing() -> None:
    """The paragraph that "Sarah:" opens is hers to the end."""
    assert outcomes(
        "Sarah: At our place we have two seats. It was agreed that one is voted on.\nTom: That could work.", "project"
    ) == ["none_recorded"]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "at " * 2000,
        "besluttede, at " * 300,
        "(" * 3000,
        "til " * 1500 + "udsat",
        "blev ikke " * 900,
    ],
)
def test_odd_input_is_read_in_no_time(words: str) -> None:
    """Nothing raises, and nothing backtracks."""
    decisions(words)


SAMPLE = {
    "14/25": "adopted_with_reservation", "15/25": "adopted", "16/25": "discussed", "21/25": "deferred",
    "22/25": "rejected", "23/25": "noted", "24/25": "discussed", "28/25": "adopted",
    "29/25": "adopted_with_reservation", "31/25": "discussed", "35/25": "adopted", "38/25": "withdrawn",
    "39/25": "discussed", "40/25": "noted", "3/26": "adopted", "4/26": "adopted_with_reservation",
    "10/26": "adopted_with_reservation", "11/26": "discussed", "12/26": "adopted",
}  # fmt: skip


def test_the_outcomes_of_the_sample_are_those_of_its_description() -> None:
    """The README of the sample says what became of its hard items."""
    found: dict[str, list[str]] = {}
    for document in sample_documents():
        meeting = understand(document)
        if isinstance(meeting, Meeting):
            for decision in find_decisions(document, meeting.items, date=meeting.date):
                if decision.item in SAMPLE:
                    found.setdefault(decision.item, []).append(decision.outcome.value)
    assert found == {item: [outcome] for item, outcome in SAMPLE.items()}


def test_a_count_over_several_sentences_is_one_vote() -> None:
    """Each side may have a sentence of its own; a result in numbers repeats the roll call."""
    (told,) = decisions(
        "Beslutning: Forslaget forkastet. For: 1 (Lone Mark). Imod: 2. Bodil Gram undlod at stemme."
    )
    assert told.vote
    assert (told.vote.votes_for, told.vote.against, told.vote.abstained) == (1, 2, 1)
    (called,) = decisions(
        "Roll call: Benn – aye; Okafor – aye; Swann – nay. Motion carried 2–1.", "council"
    )
    assert called.vote
    assert (called.vote.votes_for, called.vote.against) == (2, 1)


@pytest.mark.parametrize(
    ("head", "record", "expected"),
    [
        ("udvalg", "Udvalget er enig i datoerne, men vi vil have fire uger. Med den bemærkning godkendt.", ["adopted_with_reservation"]),
        ("council", "Mr Hall moved to postpone the item to the meeting of 10 April 2025. Seconded and passed without dissent.", ["deferred"]),
        ("council", "Miss Day moved to amend by adding a date. The amendment carried. The motion as amended passed.", ["adopted_with_reservation"]),
        ("council", "With that change the minute was proposed by Ann Cole and seconded by Tom Reid as a true record.", ["adopted_with_reservation"]),
        ("council", "It was agreed to object. ACTION: Clerk, by 15 April\nIt was decided to leave the second case to the April meeting.", ["adopted", "deferred"]),
        ("council", "Actions 31 and 35 were agreed for closure.", ["adopted"]),
        ("council", "Proposed Cllr Cross, seconded Cllr Dean, carried by 3 votes to 2.", ["adopted"]),
        ("council", "It was RESOLVED to award £250 to the Scouts and to refuse the other application.", ["adopted", "rejected"]),
        ("council", "After debate the motion to cut twice a year was put and lost.", ["rejected"]),
        ("council", "A motion to close early died for lack of a second.", ["rejected"]),
        ("council", "The report was placed on file.", ["noted"]),
        ("council", "Mrs Bay moved to table the matter until the April meeting. The motion was seconded by Mr Hall and passed 3-1.", ["deferred"]),
        ("council", "Mrs Bay moved approval of the minutes as corrected. Motion carried unanimously.", ["adopted_with_reservation"]),
        ("council", "The council gave a favourable opinion, with two conditions.", ["adopted_with_reservation"]),
        ("udvalg", "Kvartalsrapporten. Gennemgået og godkendt.", ["adopted"]),
        ("udvalg", "Der var ikke opbakning til forslaget.", ["rejected"]),
        ("udvalg", "Lone Mark foreslår 40 nye pladser. Alle var enige.", ["adopted"]),
        ("udvalg", "Punktet blev ikke nået. Tages på næste møde.", ["deferred"]),
        ("udvalg", "Personalet kunne ikke støtte afsnit 2. Lønpolitikken genbehandles i september.", ["deferred"]),
        ("council", "Ann Cole proposed and Tom Reid seconded that it be adopted, subject to a correction. This was agreed unanimously.", ["adopted_with_reservation"]),
        ("council", "The proposal to lease a bus was not supported.", ["rejected"]),
        ("udvalg", "Ib Ravns forslag om et nyt skilt blev ikke vedtaget.", ["rejected"]),
        ("udvalg", "Beslutning:\nAd 1) Tiltrådt.\nAd 2) Ikke tiltrådt.\nAd 3) Sagen sendes tilbage til forvaltningen.", ["adopted", "rejected", "deferred"]),
        ("udvalg", "Beslutning: Afgøres i Byrådet.", ["none_recorded"]),
        ("council", "The tent was looked at. £120 from the funds agreed.", ["adopted"]),
        ("council", "confirmed that it was counted twice daily.", ["none_recorded"]),
        ("council", "It was confirmed that notice had been given.", ["none_recorded"]),
        ("council", "The council had no hesitation in agreeing to buy it.", ["adopted"]),
        ("project", "Notes.\n\n*Minutes approved by the TSC are published under a free licence.*", ["none_recorded"]),
        ("project", "**Resolution 7:** The minutes are approved.\n\n+1: Ann, Tom, Maya — 0: none. **Carried.**", ["adopted"]),
        ("udvalg", "Beslutning: Ib Ravn foreslog, at sagen sendes tilbage til skolen. Sagen udsættes til den 30. april 2025.", ["deferred"]),
    ],
)  # fmt: skip
def test_decisions_in_the_words_of_many_bodies(head: str, record: str, expected: list[str]) -> None:
    """Remarks taken up, motions to postpone, amendments, results below the votes."""
    assert outcomes(record, head) == expected


def test_who_thanked_for_a_report_took_note_of_it() -> None:
    """As in "Udvalget takkede for orienteringen, som blev taget til efterretning"."""
    (only,) = decisions("Udvalget takkede for orienteringen, som blev taget til efterretning.")
    assert (only.outcome, only.concluded_by) == (Outcome.NOTED, "Udvalget")


def test_a_discussion_that_goes_on_puts_nothing_off() -> None:
    """The next meeting is where it goes on, no day until which the matter waits."""
    (only,) = decisions("Udvalget drøftede oplægget. Drøftelsen fortsættes på næste møde.")
    assert (only.outcome, only.deferral) == (Outcome.DISCUSSED, None)


def test_a_reason_is_no_day_until_which_a_matter_waits() -> None:
    """As in "Udsat, da Bo Dahl ikke var til stede"."""
    (only,) = decisions("Udsat, da Bo Dahl ikke var til stede.")
    assert (only.outcome, only.deferral) == (Outcome.DEFERRED, None)


def test_a_result_below_a_proposal_is_its_record() -> None:
    """Where "Indstilling:" stands in the line and no heading parts what was decided from it."""
    (only,) = decisions(
        "Direktionen tiltræder forslaget.\nTiltrådt med den bemærkning, at prisen ikke stiger.",
        section=SectionKind.INDSTILLING,
    )
    assert (only.outcome, only.condition) == (
        Outcome.ADOPTED_WITH_RESERVATION,
        "prisen ikke stiger",
    )
    (none,) = decisions("At udvalget godkender planen.", section=SectionKind.INDSTILLING)
    assert none.outcome is Outcome.NONE_RECORDED


def test_initials_of_the_body_name_it() -> None:
    """As in "the PCC resolved" in minutes of a Parochial Church Council."""
    text = "PARISH OF ST OSWALD – PAROCHIAL CHURCH COUNCIL\n\nA faculty is needed; the PCC resolved to apply."
    body = Span(48, len(text))
    item = AgendaItem(
        "5",
        "Fabric",
        None,
        None,
        None,
        (Section(SectionKind.REFERAT, None, body, body),),
        (),
        None,
        body,
    )
    (only,) = find_decisions(minutes(text), (item,), date=DAY)
    assert (only.outcome, only.concluded_by) == (Outcome.ADOPTED, "the PCC")


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("MOVED by Cr Hale, seconded Cr Ash\nThat the item lie on the table until 9 April 2025.\n\n   CARRIED 6/0", ["deferred"]),
        ("THAT Council receive the petition.\nCARRIED UNANIMOUSLY", ["noted"]),
        ("Moved: Cr Hale Seconded: Cr Ash\nThat the tender be accepted, conditional on delivery in May.\n   CARRIED 5/1", ["adopted_with_reservation"]),
        ("Moved: Cr Hale Seconded: Cr Ash\nThat the recommendation be adopted.\n   LOST 2/4", ["rejected"]),
        ("Motion by Hale, second by Ash, to continue the public hearing to April 9, 2025. Motion carried 5-0.", ["deferred"]),
        ("Motion by Hale, second by Ash, to reject all bids and readvertise. Motion carried 4-0.", ["adopted"]),
        ("Motion by Hale, second by Ash, to approve the minutes with a correction on page 3. Motion carried.", ["adopted_with_reservation"]),
        ("Ms Lowe recommended that the matter be left over to the April meeting. This was AGREED.", ["deferred"]),
        ("On being put to the vote the amendment was LOST.\n\nRESOLVED: That the draft be approved.", ["rejected", "adopted"]),
        ("Proposed Cllr Dean that £500 be given; this was not seconded and fell. Proposed Cllr Moss, seconded Cllr Lee that £250 be given, RESOLVED.", ["rejected", "adopted"]),
        ("P/2025/0311 Brook End, extension - RESOLVED no objection.\nP/2025/0318 Mill Field, six pods - RESOLVED to object.", ["adopted", "adopted"]),
    ],
)  # fmt: skip
def test_a_result_decides_what_was_moved(record: str, expected: list[str]) -> None:
    """A motion that was carried may put a matter off or receive a report; each point is decided by itself."""
    assert outcomes(record, "council") == expected


@pytest.mark.parametrize(
    ("record", "expected", "by"),
    [
        ("The Board does not accept the proposal.\nApproved by unanimity.", "rejected", "The Board"),
        ("The Board notes the report (N 61) and thanks Ms Dol.\nApproved by unanimity.", "noted", "The Board"),
        ("The Board decides to postpone the decision on the liaison.\nApproved by acclamation.", "deferred", "The Board"),
        ("The Board,\n   having read the comments,\n   resolves to register the project, on the understanding that clause 7 is aligned.\nApproved by 10 votes in favour, 0 against, 1 abstention.", "adopted_with_reservation", "The Board"),
        ("The Board thanks the host.\nApproved by acclamation.", "adopted", "The Board"),
    ],
)  # fmt: skip
def test_a_resolution_says_what_passed_it(record: str, expected: str, by: str) -> None:
    """What a resolution says was decided, by its body; the line below says only how it passed."""
    (only,) = decisions(record, "board")
    assert (only.outcome.value, only.concluded_by) == (expected, by)


@pytest.mark.parametrize(
    ("head", "record", "expected"),
    [
        ("udvalg", "Beslutning: Direktøren orienterede om konkursen. Eva Frost spurgte til toiletterne.", ["none_recorded"]),
        ("udvalg", "Beslutning: Der var ingen bemærkninger under punktet.", ["none_recorded"]),
        ("board", "Nothing came up.\n\nCONFIRMED AS A TRUE AND CORRECT RECORD AT A MEETING OF THE BOARD HELD ON\n\nDATE:...........", ["none_recorded"]),
        ("udvalg", "Anbefales.\nIb Lund tog forbehold for tredje led.", ["adopted_with_reservation"]),
        ("udvalg", "For stemte 2, imod 4. Forslaget bortfaldt.", ["rejected"]),
        ("udvalg", "Punktet bortfaldt, da ansøgeren ikke mødte.", ["withdrawn"]),
        ("council", "The Chair reported that the applicant had withdrawn the application.", ["withdrawn"]),
        ("board", "Approved by General Consent.", ["adopted"]),
        ("udvalg", "Protokollen fra mødet den 26. november 2024 blev oplæst, godkendt og underskrevet.", ["adopted"]),
        ("udvalg", "Drøftet kort, men udskudt til mødet den 18. juni 2025.", ["deferred"]),
        ("udvalg", "Bo Dahl fandt planen for dyr. Eva Frost pegede på, at huset allerede er slidt.", ["discussed"]),
        ("board", "There was an exchange of views on the modules. Nothing was decided.", ["discussed"]),
        ("project", "RESOLUTION: Do not add the hints to 1.0", ["rejected"]),
        ("project", "Ann is away → moved to April 9", ["deferred"]),
        ("project", "Tom showed slides\nMaya: this would help all of us\nAnn: not before 2.0\nNo conclusion, carry on in the thread", ["discussed"]),
        ("bestyrelse", "Sommerfesten bliver lørdag den 14. juni på havnen.", ["adopted"]),
        ("bestyrelse", "Bestyrelsen valgte derfor at trække forslaget tilbage.", ["withdrawn"]),
        ("council", "The Council AGREED:-\n\n(a)  to approve the draft, subject to a note on housing;\n(b)  that it be sent out for ten weeks.", ["adopted_with_reservation"]),
    ],
)  # fmt: skip
def test_what_records_of_many_styles_conclude(head: str, record: str, expected: list[str]) -> None:
    """Tellings decide nothing; votes tell how a proposal fell; views without a conclusion are a discussion."""
    assert outcomes(record, head) == expected
