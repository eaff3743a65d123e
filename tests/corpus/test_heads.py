"""The head of minutes in the styles that bodies use, and what a document is by it."""

from datetime import date, time
from pathlib import Path

import pytest

from corpus import Document, DocumentKind, Meeting, read_document, understand
from tests.documents import minutes


def written(folder: Path, text: str, name: str = "paper.txt") -> Document:
    """A file of that text, read."""
    (folder / name).write_text(text, "utf-8")
    return read_document(folder / name, folder)


def met(text: str) -> Meeting:
    """What minutes of that text mean."""
    meaning = understand(minutes(text))
    assert isinstance(meaning, Meeting)
    return meaning


@pytest.mark.parametrize(
    "text",
    [
        "ADVOKATERNE BRO & VIG\nSagsnr. 12-3\n\n        R E F E R A T\n\n   af\n\nordinær "
        "generalforsamling i Ejerforeningen Solgård II\n\nBo Dahl bød velkommen.\n",
        "ABC/TC 12  N 40\n2025-03-02\n\nRESOLUTIONS TAKEN AT THE 4th PLENARY MEETING\n"
        "Oslo, Norway, 1 March 2025\n\nApologies: Malta\n\nResolution 7 - Agenda\nAdopted.\n",
        "Hill Lane Allotments\n4 March 2025\n\nPresent: Ann Lee, Bob Ray\nApologies: Cy Fox\n\n"
        "The water butts\nBob will buy two.\n",
        "Vejlauget Birken\n\nDen 3. februar 2025 hos Bo\n\nTil stede: Bo, Ida og Kaj\n\nVejen\n"
        "Vi fejer i april.\n",
    ],
)
def test_a_paper_of_a_meeting_is_minutes_whatever_it_calls_itself(
    tmp_path: Path, text: str
) -> None:
    """Who came, who did not, and the day are enough; letters set apart are a word."""
    assert written(tmp_path, text).kind is DocumentKind.MINUTES


def test_the_way_through_a_website_is_no_title(tmp_path: Path) -> None:
    """As in "Home > Committees > Harbour Committee" above the heading."""
    text = (
        "Home > Committees > Harbour Committee\n\nMinutes of the Harbour Committee\n\nPresent: A\n"
    )
    assert written(tmp_path, text).title == "Minutes of the Harbour Committee"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("R E F E R A T\naf ordinær generalforsamling i Ejerforeningen Solgård II\n", "Ejerforeningen Solgård II"),
        ("A/B Kajgården\nCVR-nr. 12 34 56 78\n\nReferat af generalforsamling\n", "A/B Kajgården"),
        ("Tværgående arbejdsgruppe om havne i krise\n\nREFERAT AF 2. MØDE\n", "Tværgående arbejdsgruppe om havne i krise"),
        ("Fagudvalg S-12\nUdstyr til broer\n\nMødereferat\n", "Fagudvalg S-12"),
        ("Havnebiblioteket\nLokalt samarbejdsudvalg (LSU)\n\nReferat fra møde i LSU\n", "Lokalt samarbejdsudvalg (LSU)"),
        ("HILL WITH DALE PARISH COUNCIL\n\nMinutes of the Meeting of the Parish Council held on 3 May 2025\n", "HILL WITH DALE PARISH COUNCIL"),
        ("MINUTES OF THE 9TH STEERING BOARD MEETING\n", "STEERING BOARD"),
        ("NORTH COUNTY COUNCIL\n\nMINUTES OF THE MARCH MEETING OF THE MUNICIPAL DISTRICT OF HILL HELD IN THE HALL\n", "MUNICIPAL DISTRICT OF HILL"),
        ("Town of Hill\nRegular Council Meeting\nMinutes\nCouncil Chambers, 12 Main Street\n", "Town of Hill"),
        ("ABC/TC 12  N 40\n\nDecisions taken at the plenary\n", "ABC/TC 12"),
        ("International Committee on Small Harbours\n\nMinutes of the 2nd meeting\n", "International Committee on Small Harbours"),
        ("MINUTES\n\nof the 3rd meeting in 2025 of the Audit Committee of Hill Homes, held on 3 May 2025\n", "Audit Committee of Hill Homes"),
        ('Working Group 4 "Sensors"\nNotes from conference call 3 May 2025\n', 'Working Group 4 "Sensors"'),
        ("Core Team Weekly Sync, 3 May 2025\n", "Core Team"),
        ("Til: Medlemmerne af Havneudvalget\n\nReferat af mødet i Havneudvalget den 3. maj 2025\n", "Havneudvalget"),
        ("Home > Committees > Harbour Committee\n\nHarbour Committee - 3 May 2025\n", "Harbour Committee"),
        ("Havnehospitalet\nHospitalsledelsen - HR\n\nReferat fra ordinært møde i HMU med tema om støj\n", "HMU"),
        ("REFERAT\n\nStyregruppemøde 2/2025 – styregruppen for Fælles Havnekort\n", "styregruppen for Fælles Havnekort"),
        ("Referat af bestyrelsesmøde nr. 4/2025 i Foreningen Havnens Venner\nTirsdag d. 3. juni 2025\n", "Foreningen Havnens Venner"),
        ("Fællesmedudvalget\n\nReferat af møde i FMU den 3. marts 2025\n", "Fællesmedudvalget"),
        ("Broforbundet Nordkysten\nLokalforening\n\nREFERAT AF ORDINÆR GENERALFORSAMLING\n", "Broforbundet Nordkysten"),
        ("Hill Harbours\n\nA meeting of the Board of Hill Harbours was held on 3 May 2025 at 9:30am.\n", "Board of Hill Harbours"),
    ],
)  # fmt: skip
def test_the_body_is_named_in_full(head: str, body: str) -> None:
    """A purpose, a number, a place or a code belongs to the name; a letterhead may hold it."""
    assert met(f"{head}\nPresent: Ann Lee\n\n1. Budget\nApproved.\n").body == body


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Referat af generalforsamling den 3. april 2025, kl. 19.00 i\nHavnehuset, store sal, 1. sal", "Havnehuset, store sal, 1. sal"),
        ("Referat\naf generalforsamling den 3. april 2025 kl. 19.00 i beboerlokalet,\nKajgade 8, kld.", "beboerlokalet, Kajgade 8, kld"),
        ("Minutes of the Governors\nTuesday 3rd June 2025 at 5.30pm – school library", "school library"),
        ("Minutes of the 4th meeting\nOslo, Norway, 3 June 2025", "Oslo, Norway"),
        ("Den 3. juni 2025 kl. 16 holdtes møde i museets bestyrelse på Hovedgården,\nSalen.", "Hovedgården, Salen"),
        ("Minutes\n3 June 2025\n\n1. Opening\nThe meeting was held via Zoom, hosted by the Club.", "Zoom"),
        ("Minutes of the Board, held remotely by video conference on 3 May 2025 from 10.00", "video conference"),
        ("Minutes\n\nThe Board met on June 3, 2025, at 9:00 a.m. in the Old Room, Elder, with Chairman Roy Gibbs presiding.", "Old Room, Elder"),
        ("Minutes\n\nMinutes of the meeting held at Hill College, Room B2.04", "Hill College, Room B2.04"),
        ("Minutes of meeting 27, Tuesday 3 June 2025\n\nHeld by Microsoft Teams, 13:30 to 16:05", "Microsoft Teams"),
        ("Sted: Havnehuset, Kajgade 4, Nordby,\nmødelokale Ran\n\nDato: 3. juni 2025", "Havnehuset, Kajgade 4, Nordby, mødelokale Ran"),
        ("Mødedato\nTirsdag den 3. juni 2025\n\nMødested\nHuset, Sal B\n\nMedlemmer\nBo Dahl", "Huset, Sal B"),
    ],
)  # fmt: skip
def test_the_place_is_read_where_the_head_says_it(head: str, place: str) -> None:
    """Behind the hour, beside the day, in a sentence, or below a label of its own."""
    assert met(f"{head}\n\n2. Budget\nApproved.\n").place == place


def test_the_day_of_the_meeting_goes_before_the_papers_own() -> None:
    """A line that speaks of the meeting beats a later "Dato" of the paper."""
    head = "Dato: 2025-09-12\n\nFagudvalget\n\nMøde nr. 3, torsdag den 4. september 2025, kl. 10\n"
    assert met(f"{head}\n1. Budget\nGodkendt.\n").date == date(2025, 9, 4)


@pytest.mark.parametrize(
    ("head", "record", "day"),
    [
        ("Dato: 21. maj 2025\n\nReferat af møde i Havnerådet\n\nTid: Torsdag den 15. maj 2025, kl. 13", "", date(2025, 5, 15)),
        ("Harbour TSC 4/10/2025", "Next meeting: April 24, 2025", date(2025, 4, 10)),
        ("Harbour TSC 4/10/2025", "Next meeting: 24 October 2025", date(2025, 10, 4)),
        ('+++\ntitle = "Board meeting"\ndate = 2025-05-20\n+++\n\nMinutes of the Harbour Board\nDate: 3 May 2025', "", date(2025, 5, 3)),
    ],
)  # fmt: skip
def test_the_day_is_the_meetings_as_the_document_writes_days(
    head: str, record: str, day: date
) -> None:
    """A letter's date is not the meeting's; "April 24, 2025" tells how "4/10/2025" is meant."""
    assert met(f"{head}\n\n1. Budget\nApproved.\n\n{record}\n").date == day


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Minutes of the seventy-second meeting of the Ethics Committee", "72"),
        ("Minutes of the one hundred and third meeting of the Ethics Committee", "103"),
        ("Minutes of the one hundred and twenty-first meeting of the Ethics Committee", "121"),
        ("Minutes of the twelfth meeting of the Ethics Committee", "12"),
        ("Minutes of meeting 27, Tuesday 8 July 2025", "27"),
        ("Minutes of Meeting 618", "618"),
        ("Referat af tyvende møde i Havnerådet", "20"),
    ],
)
def test_meetings_are_counted_in_figures_or_in_words(title: str, number: str) -> None:
    """Before or behind the word "meeting"."""
    assert met(f"{title}\n\nDate: 3 May 2025\n\n1. Budget\nApproved.\n").number == number


@pytest.mark.parametrize(
    ("head", "record", "start", "end"),
    [
        ("3 May 2025, 10:00-12:00", "The meeting was closed at 12:05.", time(10), time(12, 5)),
        ("3 May 2025, 2 pm", "2.14pm  The Chair declared the meeting closed.", time(14), time(14, 14)),
        ("3 May 2025", "The meeting started at 2.00 pm and finished at 3.47 pm.", time(14), time(15, 47)),
        ("3. maj 2025 kl. 19", "Slut 20.50", time(19), time(20, 50)),
        ("3. maj 2025 kl. 19", "Dirigenten hævede forsamlingen kl. 21.20.", time(19), time(21, 20)),
        ("3 May 2025", "Ann Lee called Council Meeting 18 to order at 5:32 p.m. Bob Ray moved to adjourn. Lee adjourned Meeting 18 at\n7:06 p.m.", time(17, 32), time(19, 6)),
        ("3 May 2025", "The President declared the meeting open at 4.03pm.", time(16, 3), None),
    ],
)  # fmt: skip
def test_hours_told_in_the_record_go_before_those_announced(
    head: str, record: str, start: time, end: time | None
) -> None:
    """When a meeting began and ended is what the record says of it."""
    meeting = met(f"Minutes of the Board\n{head}\n\n1. Budget\nApproved.\n\n2. End\n{record}\n")
    assert (meeting.start, meeting.end) == (start, end)


@pytest.mark.parametrize(
    ("said", "following"),
    [
        ("Sagen udsættes til næste møde den 5. november 2025.\n\nNæste møde: onsdag den 19. november 2025", date(2025, 11, 19)),
        ("The November meeting would be held on Tuesday, 18th November, 2025.", date(2025, 11, 18)),
        ("Upcoming Meetings\n\n* Thursday 2025-11-20 14:00 UTC", date(2025, 11, 20)),
        ("Lee adjourned Meeting 618. Meeting 619 will be held on 19 November 2025.", date(2025, 11, 19)),
        ("Vote: Riga 12, Oslo 6. The 6th MC\nmeeting is in Riga on 19 November 2025.", date(2025, 11, 19)),
        ("Next PMB: Wednesday 19th November 2025, 10:00 CET, online", date(2025, 11, 19)),
        ("Kommende møder: onsdag den 19. november 2025, tirsdag den 13. januar 2026", date(2025, 11, 19)),
    ],
)  # fmt: skip
def test_the_next_meeting_is_read_from_its_own_line(said: str, following: date) -> None:
    """Before one that is only spoken of; a list gives the first."""
    meeting = met(f"Minutes of the Board\nDate: 3 October 2025\n\n1. Budget\nApproved.\n\n{said}\n")
    assert meeting.next_meeting == following


@pytest.mark.parametrize(
    ("text", "chair", "taker"),
    [
        ("1. Call to order\nChairman Dale Fox called the meeting to order.\n\nRespectfully submitted,\nDee Hart, Recording Secretary", "Dale Fox", "Dee Hart"),
        ("Host: Ann Lee\nNote taker: Bob Ray\n\n1. Budget\nApproved.", "Ann Lee", "Bob Ray"),
        ("Udarbejdet af: Bo Dahl\n\n1. Budget\nIda Holm (formand) fremlagde.", "Ida Holm", "Bo Dahl"),
        ("1. Budget\nApproved.\n\nH Field, Clerk to the Council", None, "H Field"),
        ("1) Husorden\nVi blev enige.\n\nRef. Pia Ro", None, "Pia Ro"),
        ("Present: Ann Lee (Chair), Bob Ray, Cy Fox (Secretary)\n\n1. Budget\nApproved.", "Ann Lee", "Cy Fox"),
        ("Present:\nAnn Lee (Chair)\nCy Fox (Secretary)\nDi Orr (minutes)\n\n1. Budget\nApproved.", "Ann Lee", "Di Orr"),
        ("Til stede:\nIda Holm, Havnerådet/formand\nBo Dahl, Havnerådet/sekretær\n\n1. Budget\nGodkendt.", "Ida Holm", "Bo Dahl"),
        ("Meeting started by bfox at 18:00:41 UTC.\n\n1. Budget\nApproved.", "bfox", None),
    ],
)  # fmt: skip
def test_leader_and_writer_are_found_without_a_list_of_people(
    text: str, chair: str | None, taker: str | None
) -> None:
    """By a label, by a role in brackets, by a sentence, or by the signature."""
    meeting = met(f"Minutes of the Harbour Board\nDate: 3 May 2025\n\n{text}\n")
    assert (meeting.chair, meeting.minute_taker) == (chair, taker)
