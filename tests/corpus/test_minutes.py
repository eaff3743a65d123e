"""Minutes read as meetings, in the styles that committees write them."""

from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest

from corpus import (
    AgendaItem,
    DocumentKind,
    ItemKind,
    Meeting,
    SectionKind,
    Span,
    mend,
    read_document,
    understand,
)
from corpus.kinds import kind_of
from corpus.minutes import parse_minutes
from tests.documents import minutes, sample_documents, shared

RUNNING = """ Referat

3. møde i styregruppen for fælles arkiver og sam-
linger

Dato: 12. marts 2025
Sted: Rådhuset, kl. 13.00 – 14.30

Punkt Ca. tid Aktivitet

12/25 5 min. Velkomst v/Anna Holm

13/25 25 min. Kommissorium for teknisk arbejds-
gruppe (B) v/Anna Holm

14/25 10 min. Status, jf. pkt.
13/25 (O)
v/Bo Dahl

(B)– beslutning; (D) – drøftelse; (O) – orientering.

Deltagere

Anna Holm, afdelingschef, Ministeriet for Arki-
ver (formand)
Bo Dahl, direktør, Arkivet (af-
bud)
Fra styregruppens sekretariat:
Carl Eg, konsulent, Arkivet
 Pkt. 12/25 Velkomst v/Anna Holm

Referat
Der var afbud fra Bo Dahl.
 Pkt. 13/25 Kommissorium for teknisk arbejdsgruppe (B)
v/Anna Holm

Indstilling
Det indstilles, at gruppen godkender kommissoriet uden
bemærkninger.

Referat
Anna Holm konkluderede, at kommissoriet blev tiltrådt.
Pkt. 12/25 blev nævnt.

Bilag
 Bilag 1: Kommissorium. Teknisk ar-
bejdsgruppe
 Pkt. 14/25 Status, jf. pkt. 13/25 (O) v/Bo Dahl

Referat
Dina Frost fra Region Øst deltog under punktet.
"""


def parsed(text: str, *, markdown: bool = False) -> Meeting:
    meeting = understand(minutes(text, markdown=markdown))
    assert isinstance(meeting, Meeting)
    return meeting


def summary(item: AgendaItem) -> tuple[object, ...]:
    kind = item.kind.value if item.kind else None
    return item.number, item.title, kind, item.presenter, item.minutes


def test_the_head_is_read() -> None:
    """Body, number, date, place and times, over wrapped lines."""
    meeting = parsed(RUNNING)
    assert meeting.body == "styregruppen for fælles arkiver og samlinger"
    assert (meeting.number, meeting.name, meeting.date) == ("3", "3. møde", date(2025, 3, 12))
    assert (meeting.place, meeting.start, meeting.end) == ("Rådhuset", time(13), time(14, 30))


def test_items_are_read_from_agenda_and_headings() -> None:
    """Number, title, type, presenter and minutes; a wrapped number is no heading."""
    assert [summary(item) for item in parsed(RUNNING).items] == [
        ("12/25", "Velkomst", None, "Anna Holm", 5),
        ("13/25", "Kommissorium for teknisk arbejdsgruppe", "B", "Anna Holm", 25),
        ("14/25", "Status, jf. pkt. 13/25", "O", "Bo Dahl", 10),
    ]


def test_sections_are_read_and_a_wrapped_word_opens_none() -> None:
    """The text "… uden ⏎ bemærkninger." goes on; "Referat" alone on a line opens the record."""
    item = parsed(RUNNING).items[1]
    assert [s.kind for s in item.sections] == [
        SectionKind.INDSTILLING,
        SectionKind.REFERAT,
        SectionKind.BILAG,
    ]
    assert [a.title for a in item.attachments] == ["Kommissorium. Teknisk arbejdsgruppe"]


def test_participants_are_read_with_apologies_and_secretariat() -> None:
    """An apology in the list or in the record marks the person absent."""
    people = parsed(RUNNING).participants
    assert [(p.name, p.title, p.organisation, p.role, p.absent, p.secretariat) for p in people] == [
        ("Anna Holm", "afdelingschef", "Ministeriet for Arkiver", "formand", False, False),
        ("Bo Dahl", "direktør", "Arkivet", None, True, False),
        ("Carl Eg", "konsulent", "Arkivet", None, False, True),
    ]


WORKING_GROUP = """REFERAT AF MØDE I TEKNISK ARBEJDSGRUPPE

Tid: onsdag den 8. oktober 2025 kl. 9.00-11.30
Til stede: Anna Holm (formand), Bo Dahl og Carl Eg
Afbud: Dina Frost

Dagsorden:
1. Godkendelse af referat
2. Kontrolsummer
3. Eventuelt

Ad 1. Godkendelse af referat
Beslutning: Referatet blev godkendt.

Ad 2. Kontrolsummer
Gruppen drøftede:
1. Hvem der kontrollerer
2. Hvornår det sker
Beslutning: Leverancer uden kontrolsum afvises.

Ad 3. Eventuelt
Intet.
"""


def test_numbered_items_with_inline_labels_are_read() -> None:
    """The text "Ad 2" opens an item, a list in its text does not; what was said and what was decided are the record."""
    meeting = parsed(WORKING_GROUP)
    assert [(i.number, i.title) for i in meeting.items] == [
        ("1", "Godkendelse af referat"),
        ("2", "Kontrolsummer"),
        ("3", "Eventuelt"),
    ]
    assert [s.kind for s in meeting.items[1].sections] == [SectionKind.REFERAT] * 2
    assert [(p.name, p.role, p.absent) for p in meeting.participants] == [
        ("Anna Holm", "formand", False),
        ("Bo Dahl", None, False),
        ("Carl Eg", None, False),
        ("Dina Frost", None, True),
    ]


ENGLISH = """# Tools Council Meeting 2025-09-30

## Present

* Ann Lee (@ann)
* Bob Ray

## Agenda

### Announcements

Nothing new.

### tools/council

* Review the charter [#12](https://example.org/12)
  * Will discuss next time.
* Rename the stages
[#13](https://example.org/13)
  * Merged

## Upcoming meetings

* Next month
"""


def test_english_project_minutes_are_read() -> None:
    """List entries that name an issue are items; the text without a heading is the record."""
    meeting = parsed(ENGLISH, markdown=True)
    assert (meeting.body, meeting.date) == ("Tools Council", date(2025, 9, 30))
    assert [(i.number, i.title) for i in meeting.items if i.number] == [
        ("#12", "Review the charter"),
        ("#13", "Rename the stages"),
    ]
    record = next(i for i in meeting.items if i.number == "#12").sections[0]
    assert record.kind is SectionKind.REFERAT
    assert mend(ENGLISH, record.body).endswith("Will discuss next time.")
    assert [p.name for p in meeting.participants] == ["Ann Lee", "Bob Ray"]


@pytest.mark.parametrize(
    "text", ["", "Bare en linje.", "\n\n", "Pkt. 1", "# Referat\n", "Dagsorden\n\n1. Et\n"]
)
def test_odd_minutes_never_fail(text: str) -> None:
    """Whatever is not recognised is still a meeting."""
    assert isinstance(parsed(text), Meeting)


def test_an_item_that_the_minutes_never_reach_is_kept_from_the_agenda() -> None:
    """It has a title and no sections."""
    meeting = parsed(WORKING_GROUP.replace("Ad 3. Eventuelt\nIntet.\n", ""))
    assert [(i.number, len(i.sections)) for i in meeting.items][-1] == ("3", 0)


def test_the_sections_cover_the_text_without_overlap() -> None:
    """Front and item sections, in order, leave only white space between them."""
    cases = [
        minutes(RUNNING),
        minutes(WORKING_GROUP),
        minutes(ENGLISH, markdown=True),
        *sample_documents(),
    ]
    for document in cases:
        understood = understand(document)
        if isinstance(understood, Meeting):
            spans = [s.span for s in understood.front]
            spans += [s.span for item in understood.items for s in item.sections]
        else:
            spans = [s.span for s in understood.sections]
        at = 0
        for span in sorted(spans):
            assert span.start >= at, document.path
            assert not document.text[at : span.start].strip(), document.path
            at = span.end
        assert not document.text[at:].strip(), document.path


@pytest.mark.shared
def test_real_danish_minutes_give_their_six_items() -> None:
    """The real minutes of a Danish steering group, as text copied from a PDF."""
    file = next(shared("seed").glob("*.txt"))
    meeting = parsed(file.read_text("utf-8"))
    assert [(i.number, i.kind, i.minutes) for i in meeting.items] == [
        ("159/24", None, 5),
        ("160/24", ItemKind.FOR_DECISION, 25),
        ("161/24", ItemKind.FOR_DISCUSSION, 15),
        ("162/24", ItemKind.FOR_INFORMATION, 15),
        ("163/24", ItemKind.FOR_INFORMATION, 15),
        ("164/24", None, 5),
    ]
    assert [s.kind.value for s in meeting.items[1].sections] == [
        "indstilling", "referat", "problemstilling", "loesning", "videre_proces", "bilag",
    ]  # fmt: skip
    assert len(meeting.participants) == 17
    assert [p.name.split()[0] for p in meeting.participants if p.absent] == ["Kurt", "Jannie"]


@pytest.mark.shared
def test_real_english_minutes_are_covered_to_the_last_word() -> None:
    """Two hundred meetings in Markdown, in the styles of eight years."""
    for file in shared("corpora/openjs-cpc/meetings").rglob("*.md"):
        text = file.read_text("utf-8")
        meeting = parsed(text, markdown=True)
        spans = sorted(
            [s.span for s in meeting.front] + [s.span for i in meeting.items for s in i.sections]
        )
        covered = "".join(text[s.start : s.end] for s in spans)
        assert len("".join(covered.split())) == len("".join(text.split())), file.name
        assert all(a.end <= b.start for a, b in pairwise(spans)), file.name
        assert all(isinstance(span, Span) for span in spans)


MUNICIPAL = """Referat
Økonomiudvalget
Mødedato: Tirsdag den 4. marts 2025
Mødetidspunkt: 16.00 - 18.15

Tilstede: Anna Holm (A), Bo Dahl (V)
Fraværende: Dina Frost (B)

Indholdsfortegnelse
1. Godkendelse af dagsorden
2. Budgetopfølgning pr. 31. januar 2025

1. Godkendelse af dagsorden

Beslutning
Godkendt.

2. Budgetopfølgning pr. 31. januar 2025

Sagsfremstilling
Der forventes et merforbrug på
2. kvartal.

Indstilling
Forvaltningen indstiller, at udvalget anbefaler Byrådet en bevilling.

Beslutning
Anbefales med 4 stemmer for og 1 stemme imod (B).
"""


def test_municipal_minutes_with_a_table_of_contents_are_read() -> None:
    """The list is no item; the body stands on a line of its own; a count in the text is no item."""
    meeting = parsed(MUNICIPAL)
    assert (meeting.body, meeting.date) == ("Økonomiudvalget", date(2025, 3, 4))
    assert [(i.number, [s.kind.value for s in i.sections]) for i in meeting.items] == [
        ("1", ["referat"]),
        ("2", ["problemstilling", "indstilling", "referat"]),
    ]
    assert [(p.name, p.absent) for p in meeting.participants] == [
        ("Anna Holm", False),
        ("Bo Dahl", False),
        ("Dina Frost", True),
    ]


BOARD = """# Minutes of the Data Ethics Board

**Date:** 12 June 2025
**Present:** Ann Lee (chair), Bob Ray
**Apologies:** Di Fox

## 2. Use of chat data

### Background
The team asked to use chat logs.

### Decision
The board rejected the request.

### Actions
- Bob Ray to inform the team.
"""


def test_english_board_minutes_with_bold_labels_are_read() -> None:
    """The label "**Present:**" opens no list entry; sub-headings are the item's sections."""
    meeting = parsed(BOARD, markdown=True)
    assert (meeting.body, meeting.date) == ("Data Ethics Board", date(2025, 6, 12))
    assert [s.kind.value for s in meeting.items[0].sections] == [
        "problemstilling",
        "referat",
        "videre_proces",
    ]
    assert [(p.name, p.role, p.absent) for p in meeting.participants] == [
        ("Ann Lee", "chair", False),
        ("Bob Ray", None, False),
        ("Di Fox", None, True),
    ]


def test_an_associations_minutes_are_read() -> None:
    """The words "Ad 2" open an item; the body stands in the title."""
    text = (
        "BESTYRELSESMØDE I BORGERFORENINGEN NORDHAVN\n\nTorsdag d. 6. februar 2025 kl. 19.00\n\n"
        "Ad 1 Godkendelse af referat\nGodkendt.\n\nAd 2 Sommerfest\nBudgettet er 12.000 kr.\n"
    )
    meeting = parsed(text)
    assert (meeting.body, meeting.date) == ("BORGERFORENINGEN NORDHAVN", date(2025, 2, 6))
    assert [i.title for i in meeting.items] == ["Godkendelse af referat", "Sommerfest"]


@pytest.mark.parametrize("listed", [True, False], ids=["with agenda", "without"])
def test_presenter_whose_name_wraps_is_read_whole(*, listed: bool) -> None:
    """The text "v/Niels Erik ⏎ Klitfeldt" is one name, and no text stands above the proposal."""
    heading = "Pkt. 20/25 Nedsættelse af et økonomi- og driftsudvalg (B) v/Niels Erik\nKlitfeldt\n"
    agenda = "Dagsorden\n\n" + heading.replace("Pkt. ", "") + "\n" if listed else ""
    (item,) = parsed(f"{agenda}{heading}\nReferat\nUdvalget blev nedsat.\n").items
    assert (item.presenter, [s.kind for s in item.sections]) == (
        "Niels Erik Klitfeldt",
        [SectionKind.REFERAT],
    )


def sections_of(text: str) -> list[list[str]]:
    """The roles of each item's sections."""
    return [[section.kind.value for section in item.sections] for item in parsed(text).items]


CASES = """Byrådet
Referat

Dato: Onsdag den 5. marts 2025

1. Cykelsti ved Møllevej
Sagsnr.: 25/118

Sagsfremstilling
Der er afsat 2 mio. kr.

Beslutning i Byrådet den 05-03-2025
Godkendt.

Bilag
 - Oversigtskort

                                    Side 1
Nørrelund Kommune          Byrådet | 5. marts 2025

2. Takster
J.nr. 00.22.04-A30
Indstilling: Taksten fastsættes til 62 kr.
Beslutning: Godkendt.
Bilag: 2.1 Notat (pdf, 212 kB)
2.2 Høringssvar

3. Ny svømmehal
Formanden gennemgik tegningerne.

Beslutning: Taget til efterretning.
"""


def test_case_references_and_page_ends_are_no_sections() -> None:
    """A case's number belongs to the first section; a page's end is no part of the attachments."""
    assert sections_of(CASES) == [
        ["problemstilling", "referat", "bilag"],
        ["indstilling", "referat", "bilag"],
        ["referat", "referat"],
    ]
    titles = [a.title for item in parsed(CASES).items for a in item.attachments]
    assert titles == ["Oversigtskort", "Notat", "Høringssvar"]


RESOLVED = """BOARD OF STUDIES

Minutes of the meeting held on 12 June 2024

1   NEW PROGRAMME

RECEIVED: A proposal from the School of Law.

Members asked about the market research.

RESOLVED: That the proposal be approved.

ACTION: Head of School

2   CALENDAR

The Registrar explained the two options.

AGREED:
(i) To adopt option B.
(ii) To tell the schools.

3   LIBRARY

Background
Opening hours were cut last year.

RESOLVED: That they be restored.
"""


def test_resolved_is_the_records_own_wording() -> None:
    """Labels such as "RESOLVED: That …" and "ACTION: …" go on with the record, and open it below a background."""
    assert sections_of(RESOLVED) == [["referat"], ["referat"], ["problemstilling", "referat"]]


def items_of(text: str) -> list[tuple[str | None, str]]:
    """Number and title of each item."""
    return [(item.number, item.title) for item in parsed(text).items]


NUMBERED_PARAGRAPHS = """AUDIT COMMITTEE
Minutes of the meeting held on Tuesday 4 June 2024

Ref       Item                                     Action

11/24     Welcome and apologies

11/24.1   The Chair welcomed members to the meeting. Apologies were
          received as listed above.

12/24     Action log

12/24.1   The Committee reviewed the log.
12/24.2   Ms Lund to bring an update to the next meeting.     EL
"""


def test_numbered_paragraphs_are_no_items() -> None:
    """The words "12/24.1 The Committee reviewed …" are the record of 12/24."""
    assert items_of(NUMBERED_PARAGRAPHS) == [
        ("11/24", "Welcome and apologies"),
        ("12/24", "Action log"),
    ]
    counted = NUMBERED_PARAGRAPHS.replace("11/24.", "1.").replace("11/24", "1.0")
    counted = counted.replace("12/24.", "2.").replace("12/24", "2.0")
    assert items_of(counted) == [("1.0", "Welcome and apologies"), ("2.0", "Action log")]


LETTERED = """Marsh College Faculty Senate
Minutes of February 6, 2025

I. Call to Order
The meeting was called to order at 3:15 p.m.

II. Old Business

A. Attendance Policy

Motion
That the policy be approved.

Vote
The motion passed.

B. Workload

The item was postponed.

III. Adjournment
The meeting adjourned at 4 p.m.

Respectfully submitted,
Ann Lee, Secretary
"""


def test_lettered_parts_below_an_item_are_items() -> None:
    """The parts "A." and "B." of item II are numbered after it; a signature ends the last item."""
    assert items_of(LETTERED) == [
        ("I", "Call to Order"),
        ("II", "Old Business"),
        ("II.A", "Attendance Policy"),
        ("II.B", "Workload"),
        ("III", "Adjournment"),
    ]
    assert "submitted" not in mend(LETTERED, parsed(LETTERED).items[-1].span)


RECORD_BELOW_COLUMNS = """FERRY CO-OPERATIVE LIMITED
Minutes of the Board

Date:\tWednesday 26 March 2025

Item\tMinutes\tAction by

1\tMatters arising
\tFreezer: the supplier will pay.
\tThe newsletter goes to the printers by 11 April.\tGL

2\tHealth and safety
\tOne accident in the period. Noted.

3\tMember applications
\tFive new members were approved.
"""


def test_columns_of_a_record_head_no_agenda() -> None:
    """Columns that say who acts stand over the record itself."""
    assert items_of(RECORD_BELOW_COLUMNS) == [
        ("1", "Matters arising"),
        ("2", "Health and safety"),
        ("3", "Member applications"),
    ]
    assert all(item.sections for item in parsed(RECORD_BELOW_COLUMNS).items)


@pytest.mark.parametrize(
    ("heading", "title", "presenter", "minutes"),
    [
        ("1. Join protocol (Anna Holm, 25 min)", "Join protocol", "Anna Holm", 25),
        ("1. Status (chairs, 10 min.)", "Status", "chairs", 10),
        ("1. Budget (20 minutter, Bo Dahl)", "Budget", "Bo Dahl", 20),
        ("1. Budget (beslutning, 20 min)", "Budget", None, 20),
    ],
)
def test_a_bracket_says_who_and_how_long(
    heading: str, title: str, presenter: str | None, minutes: int
) -> None:
    """A bracket of a name and minutes is no part of the title; one of a type names nobody."""
    item = parsed(
        f"Minutes, 4 March 2025\n\n{heading}\n\nIt was agreed.\n\n2. AOB\n\nNone.\n"
    ).items[0]
    assert (item.title, item.presenter, item.minutes) == (title, presenter, minutes)


PLAIN_TITLES = """<h1>Ferry Museum Trust</h1><h2>Collections Committee</h2>
<p>Minutes of the meeting held on 23 January 2025</p>
<p>Present: Ann Lee (Chair), Bob Ray</p>
<p><strong>Minutes</strong></p><p>The minutes of the last meeting were approved.</p>
<p><strong>Acquisitions</strong></p><p>The Committee agreed to buy the account book.</p>
<p><strong>Any other business</strong></p><p>There was none.</p>
<p><strong>Date of next meeting</strong></p><p>Thursday 10 April 2025.</p>
"""


def test_bold_titles_below_the_bodys_heading_are_items(tmp_path: Path) -> None:
    """A page's only heading below its title may name the body; "Minutes" may be an item."""
    (tmp_path / "page.html").write_text(PLAIN_TITLES, "utf-8")
    meeting = parse_minutes(read_document(tmp_path / "page.html", tmp_path))
    assert [item.title for item in meeting.items] == [
        "Minutes",
        "Acquisitions",
        "Any other business",
        "Date of next meeting",
    ]
    assert meeting.body == "Collections Committee"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Skovby Kommune\n\nProtokol for møde i Kulturudvalget torsdag den 2. oktober 2025", "Kulturudvalget"),
        ("Teknisk arbejdsgruppe\nReferat af 6. møde\n\n18. marts 2026", "Teknisk arbejdsgruppe"),
        ("Forbundet for Kor & Musik\n\nBestyrelsesmøde nr. 8/2025\n29. oktober 2025", "Forbundet for Kor & Musik"),
        ("REFERAT - Patientudvalget, Kirurgisk Center\n\nDato: 13. november 2025", "Patientudvalget, Kirurgisk Center"),
        ("§ 17, stk. 4-udvalget for havnen\n\nProtokol for møde den 2. oktober 2025", "§ 17, stk. 4-udvalget for havnen"),
        ("REFERAT\n\n7. møde i den tværgående styregruppe for Havdata\n\nTid: 12. marts 2025", "den tværgående styregruppe for Havdata"),
        ("# Arbejdsgruppe for fælles logning\n\n**Møde nr. 4** – 16. april 2026", "Arbejdsgruppe for fælles logning"),
        ("UNIVERSITY OF MARSH\n\nACADEMIC BOARD\n\nMinutes of the meeting held on 12 June 2024", "ACADEMIC BOARD"),
        ("Ferry NHS Trust\n\nQUALITY COMMITTEE\nMinutes of the meeting held on 20 June 2024", "QUALITY COMMITTEE"),
        ("GLEN AND STRAND COMMUNITY COUNCIL\n\nMinute of the Ordinary Meeting held on 4 November 2024", "GLEN AND STRAND COMMUNITY COUNCIL"),
        ("MILL COURT RESIDENTS' ASSOCIATION\nNotes of committee meeting, Weds 21 May 2025", "MILL COURT RESIDENTS' ASSOCIATION"),
        ("# Ledger Foundation - Community Council\n\nDate: 19 September 2024", "Community Council"),
        ("# Quill Technical Steering Committee (TSC) Meeting 2025-02-27", "Quill Technical Steering Committee (TSC)"),
        ("Programme Committee\nReport of the 14th meeting of the Programme Committee\nPorto, 9 April 2025", "Programme Committee"),
    ],
)  # fmt: skip
def test_the_body_is_named_by_its_noun(head: str, body: str) -> None:
    """A committee goes before its organisation; words of the document and the meeting name nobody."""
    assert parsed(f"{head}\n\n1. Budget\n\nApproved.\n\n2. AOB\n\nNone.\n").body == body


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Bestyrelsesmøde nr. 8/2025\nOnsdag den 29. oktober 2025 kl. 10.00 - 15.00\nHuset, Rosengade 5, 3. sal", "Huset, Rosengade 5, 3. sal"),
        ("Bestyrelsesmøde d. 18/2-2025 kl. 19.00 hos Kaj", "hos Kaj"),
        ("Møde nr. 14 – torsdag den 16. april 2026, kl. 9.00–10.30 (Teams)", "Teams"),
        ("Referat af bestyrelsesmøde onsdag den 9. april 2025 kl. 10.00\nMødet blev holdt i Senatssalen, Hovedbygningen.", "Senatssalen, Hovedbygningen"),
        ("Referat, 11. marts 2025\n\nSted: Ministeriet for Vand og Klimatilpasning, Havnegade 14, lokale\n2.31, kl. 13.00", "Ministeriet for Vand og Klimatilpasning, Havnegade 14, lokale 2.31"),
        ("Notes of committee meeting, Wednesday 21 May 2025, 7pm, Flat 12 (thanks Bev for the cake!)", "Flat 12"),
        ("Minutes of the Meeting of February 6, 2025\n3:15 – 4:45 p.m., Marsh Hall 204 and Zoom", "Marsh Hall 204 and Zoom"),
        ("Working Group\nTeleconference, 24 September 2025", "Teleconference"),
        ("NOTE OF MEETING HELD IN THE PIER HOTEL, 22 JANUARY 2025", "PIER HOTEL"),
        ("Programme Committee\nPorto, 9 April 2025, 09:00-12:30 (CEST)", "Porto"),
        ("Minutes of the meeting held on 4 March 2025\n\nVenue: Room 2, Market Square. View directions", "Room 2, Market Square"),
        ("Board minutes\nTuesday 4 March 2025, 18:00-19:30\n\nDraft", None),
    ],
)  # fmt: skip
def test_the_place_is_read_without_a_label(head: str, place: str | None) -> None:
    """Behind the hour, on the line below it, in a sentence; a state of the minutes is no place."""
    assert parsed(f"{head}\n\n1. Budget\n\nApproved.\n\n2. AOB\n\nNone.\n").place == place


DECIDED = """Kommunalbestyrelsen i Havby Kommune
Mødedato: 25.02.2025

Punkt 21: Godkendelse af dagsorden
Beslutning: Godkendt

Punkt 22: Salg af grund
Beslutning: Udsat
"""


def test_a_day_and_decisions_make_minutes() -> None:
    """A text that never calls itself minutes is known by when it met and what was decided."""
    kinds = [kind_of("a.txt", "", text, markdown=False) for text in (DECIDED, DECIDED[:60])]
    assert kinds == [DocumentKind.MINUTES, DocumentKind.OTHER]


PARISH = """Hillside Parish Council
Draft minutes of the Full Council meeting held on Wednesday 12th March 2025 at 7.30pm in St Mary's Room.

Present: Cllrs Abbott (Chair), Bunn, Cross.

2425/101 Apologies for absence: Cllr Hobbs (work). Accepted.

2425/102 Planning:
a) 25/0012/FUL 3 The Green - extension. No objection.

2425/103 Finance: It was resolved to approve payments totalling £1,204.55. The Clerk to move the funds by 31 March.
"""

LIBRARY = """BOARD OF TRUSTEES
Regular Meeting
May 19, 2025

CALL TO ORDER: President Hale called the meeting to order at 6:31 p.m.

ROLL CALL: Present: Hale, Ives, Jay. Absent: Lunt.

PUBLIC COMMENT: None.

OLD BUSINESS:
Parking lot - Bids are due June 6.

ADJOURNMENT: The meeting adjourned at 7:24 p.m.
"""

BULLETS = """Referat af ledergruppemøde i Teknik og Drift

Dato: 6/5-2025
Deltagere: Ann, Bjarke, Cecil

Emner:

• Budget
Ann gennemgik tallene. Bjarke kigger på overarbejdet.

• Rekruttering
Aftalt at Cecil indkalder.

• Evt.
Intet
"""


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (PARISH, ["Apologies for absence", "Planning", "Finance"]),
        (LIBRARY, ["CALL TO ORDER", "ROLL CALL", "PUBLIC COMMENT", "OLD BUSINESS", "ADJOURNMENT"]),
        (BULLETS, ["Budget", "Rekruttering", "Evt"]),
    ],
)
def test_titles_before_their_record_are_items(text: str, titles: list[str]) -> None:
    """A colon, capitals or a bullet sets the title apart from the record behind or below it."""
    assert [title for _, title in items_of(text)] == titles
    assert parsed(PARISH).body == "Hillside Parish Council"
