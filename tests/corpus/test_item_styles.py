"""Items are found whatever mark their headings have: numbers, codes, brackets, signs, capitals."""

from collections.abc import Callable

import pytest

from corpus.minutes import parse_minutes
from tests.documents import minutes

EN = ("Welcome", "Minutes of the last meeting", "Roof repair tender", "Budget 2026", "AOB")
DA = ("Velkomst", "Godkendelse af referat", "Tilbud på nyt tag", "Budget 2026", "Eventuelt")
RECORD = {
    EN: (
        "Anna Holm opened the meeting.\n1. Phones off.\n2. Coffee at ten.",
        "Approved as a true record.",
        "Three tenders had come.\n\na) Larsen Ltd: 40,000\nb) Smith: 45,000\n\nThe lowest was accepted.",
        "The treasurer presented the draft.\n\nDina asked about:\n1. The rent\n2. The heating\n\nAnna answered that\n- rent goes up",
        "None.",
    ),
    DA: (
        "Anna Holm bød velkommen.\n1. Telefoner slukkes.\n2. Kaffe kl. ti.",
        "Godkendt uden bemærkninger.",
        "Der var tre tilbud.\n\na) Larsen: 40.000 kr.\nb) Smed: 45.000 kr.\n\nDet laveste blev valgt.",
        "Kassereren fremlagde udkastet.\n\nDina spurgte til:\n1. Huslejen\n2. Varmen\n\nAnna svarede, at\n- huslejen stiger",
        "Intet.",
    ),
}
HEAD = {
    EN: "Westfield Club\nMinutes of the committee meeting\n\nDate: 12 March 2025\nPresent: Anna Holm, Carl Lund\n",
    DA: "Vejlby Klub\nReferat af bestyrelsesmøde\n\nDato: 12. marts 2025\nTil stede: Anna Holm, Carl Lund\n",
}
WHO = ("Ann", "Bo", "Carl", "Dina", "Eva")
STYLES: dict[str, Callable[[int, str], str]] = {
    "a stop": lambda at, title: f"{at}. {title}",
    "a stop and no space": lambda at, title: f"{at}.{title}",
    "square brackets": lambda at, title: f"[{at}] {title}",
    "a dash": lambda at, title: f"{at} — {title}",
    "Roman and a dash": lambda at, title: f"{('I', 'II', 'III', 'IV', 'V')[at - 1]} – {title}",
    "letters in brackets": lambda at, title: f"({'ABCDE'[at - 1]}) {title}",
    "the meeting's number": lambda at, title: f"19.{at} {title}",
    "a code with a stop": lambda at, title: f"PL.{at + 40}   {title.upper()}",
    "a code with a space": lambda at, title: f"PL {at + 40} {title}",
    "one letter": lambda at, title: f"M{at} {title}",
    "a year and a code": lambda at, title: f"25/GP/{at} {title}",
    "a word": lambda at, title: f"Matter {at}: {title}",
    "no. and a dash": lambda at, title: f"No. {at + 190} - {title}",
    "resolutions": lambda at, title: f"Resolution {at + 187} - {title}",
    "a letter and a bracket": lambda at, title: f"{'abcde'[at - 1]}) {title}",
    "small Roman in brackets": lambda at, title: (
        f"({('i', 'ii', 'iii', 'iv', 'v')[at - 1]}) {title}"
    ),
    "in words": lambda at, title: f"{('One', 'Two', 'Three', 'Four', 'Five')[at - 1]}: {title}",
    "decisions of a year": lambda at, title: f"Decision 2025/{at + 14}: {title}",
    "a year in brackets": lambda at, title: f"({at + 14}/25) {title}",
    "a slash": lambda at, title: f"{at}/ {title}",
    "two words": lambda at, title: f"Case No. {at + 14} – {title}",
    "a number left out": lambda at, title: f"{at if at < 4 else at + 1}. {title}",
    "a letter behind": lambda at, title: f"{at + 30}F {title}",
    "a counted bullet": lambda at, title: f"- {at}. {title}",
    "who and how long": lambda at, title: f"[{WHO[at - 1]} - {at + 4}m] {title}",
    "how long": lambda at, title: f"({at + 4} min) {title}",
    "signs around": lambda _, title: f"== {title} ==",
    "an arrow": lambda _, title: f"-> {title}",
    "a square": lambda _, title: f"■ {title}",
    "capitals": lambda _, title: title.upper(),
    "a rule below": lambda _, title: f"{title}\n{'-' * len(title)}",
    "capitals and who": lambda at, title: f"{title.upper()} v. {WHO[at - 1]}",
    "nothing": lambda _, title: title,
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("titles", [EN, DA])
@pytest.mark.parametrize("agenda", ["none", "same", "numbers"])
def test_items_are_found_whatever_their_mark(
    style: str, titles: tuple[str, ...], agenda: str
) -> None:
    """Lines that open alike over words of their own are the items; lists within them are not."""
    printed = [STYLES[style](at, title) for at, title in enumerate(titles, 1)]
    text = HEAD[titles]
    if agenda != "none":
        listed = printed if agenda == "same" else [f"{i}. {t}" for i, t in enumerate(titles, 1)]
        text += "\n".join(["", "Dagsorden" if titles is DA else "Agenda", *listed, ""])
    for line, record in zip(printed, RECORD[titles], strict=True):
        text += f"\n{line}\n{record}\n"
    items = parse_minutes(minutes(text)).items
    recorded = [item.title for item in items if item.sections]
    assert [title.casefold() for title in recorded] == [title.casefold() for title in titles]


@pytest.mark.parametrize("titles", [EN, DA])
@pytest.mark.parametrize("end", ["", ":"])
def test_titles_may_stand_with_no_blank_line_anywhere(titles: tuple[str, ...], end: str) -> None:
    """A short line between the end of a sentence and a line of prose is a title."""
    lines = [f"{t}{end}\n{r}" for t, r in zip(titles, RECORD[titles], strict=True)]
    items = parse_minutes(minutes("\n".join([HEAD[titles], *lines]))).items
    assert [item.title for item in items] == list(titles)


COLUMNS = """Sognerådet
Referat

Dato: 22. maj 2025

Dagsorden\tBeslutning / referat

1. Velkomst\tDagsordenen blev godkendt.

2. Regnskab for
første kvartal
v/ kassereren\tUlla gennemgik tallene. Forbruget er
\tsom ventet.
\tRegnskabet blev godkendt.

3. Eventuelt
\tIntet.

Næste møde: 19. juni 2025
"""


def test_columns_may_wrap() -> None:
    """In a copied table the title runs on in the left column, the record behind tabs."""
    items = parse_minutes(minutes(COLUMNS)).items
    assert [(i.number, i.title, i.presenter) for i in items] == [
        ("1", "Velkomst", None),
        ("2", "Regnskab for første kvartal", "kassereren"),
        ("3", "Eventuelt", None),
    ]
    body = items[1].sections[0].body
    assert COLUMNS[body.start : body.end].strip().endswith("Regnskabet blev godkendt.")


AGENDA = """Boligselskabet Fjorden
Referat af bestyrelsesmøde

Punkt\tTid\tIndhold\tAnsvarlig
1\t17.00-17.05\tVelkomst\tRasmus
2\t17.05-17.25\tMaling af opgange (bilag 2 og 3, beslutning)\tMaja Lund
3\t17.25-17.30\tEventuelt\t

1. Velkomst
Beslutning: Godkendt.

2. Maling af opgange
Beslutning: Udsat.

3. Eventuelt
Intet.
"""


def test_a_table_without_a_heading_is_the_agenda() -> None:
    """Its column headings say so; it ends where the record begins."""
    items = parse_minutes(minutes(AGENDA)).items
    assert [(i.title, i.presenter, i.minutes, i.type) for i in items] == [
        ("Velkomst", "Rasmus", 5, None),
        ("Maling af opgange", "Maja Lund", 20, "beslutning"),
        ("Eventuelt", None, 5, None),
    ]


GROUPS = """Sable Hill Association
Board meeting, October 9, 2024

Present: Greg Hall, Ed Slom

CALL TO ORDER
Greg Hall called the meeting to order at 7:02 PM.

OLD BUSINESS

Pool Resurfacing
Three bids were reviewed. Awarded to the lowest bidder.

Gate System
Tabled until November.

ADJOURNMENT
The meeting was adjourned at 8:59 PM.
"""


def test_a_heading_in_capitals_may_only_group() -> None:
    """With titles and no words of its own below it, "OLD BUSINESS" is no item."""
    titles = [item.title for item in parse_minutes(minutes(GROUPS)).items]
    assert titles == ["CALL TO ORDER", "Pool Resurfacing", "Gate System", "ADJOURNMENT"]


MOTIONS = """Village of Amber Lake
Regular Council Meeting, May 12, 2025

PRESENT\tMayor Ida Strand

1.0\tCALL TO ORDER
\tMayor Strand opened the meeting.

2.0\tMINUTES
2.1\tRegular Meeting - April 28, 2025
\t25-88\t\tMOVED by Councillor Roy
\t\t\tTHAT the minutes be adopted.
\t25-89\t\tMOVED by Councillor Ames
\t\t\tTHAT the notes be filed.

3.0\tREPORTS
3.1\tManager
3.2\tCouncil
\t25-90\t\tMOVED by Councillor Roy
\t\t\tTHAT the reports be accepted.
"""


def test_numbered_motions_are_made_within_items() -> None:
    """A number before "MOVED by" counts motions, though there are more of them than items."""
    numbers = [item.number for item in parse_minutes(minutes(MOTIONS)).items]
    assert numbers == ["1.0", "2.0", "2.1", "3.0", "3.1", "3.2"]


SUMMARY = """=====================
#harbour: Harbour SIG
=====================

Meeting started by ada at 17:00:12 UTC.

Meeting summary
---------------
* Old actions  (ada, 17:01:02)
  * bo sent the mail  (bo, 17:02:10)

* Mirror: a new host  (ada, 17:04:00)
  * AGREED: we take the offer  (ada, 17:09:41)
  * ACTION: bo to sign  (ada, 17:10:00)

* Open floor  (ada, 17:12:31)
  * nothing

Meeting ended at 17:20:00 UTC.

Action items, by person
-----------------------
* bo
  * bo to sign
"""


def test_the_outer_entries_of_a_chat_s_summary_are_items() -> None:
    """What stands below an entry is its record; who opened it and when is no part of its title."""
    titles = [item.title for item in parse_minutes(minutes(SUMMARY)).items]
    assert titles == ["Old actions", "Mirror: a new host", "Open floor"]


CONTENTS = """Byrådet

Sager på mødet
Sag nr. 41\tValg af formand\tBeslutning
Sag nr. 42\tMåling af støj\tOrientering
Sag nr. 43\tEventuelt\t–

Sag nr. 41: Valg af formand

Bo Dahl blev valgt.

Sag nr. 42: Måling af støj

Taget til efterretning.

Sag nr. 43: Eventuelt

Intet.
"""


def test_a_list_of_contents_comes_again() -> None:
    """Lines right above each other whose titles come again list the items and begin none."""
    items = parse_minutes(minutes(CONTENTS)).items
    assert [(i.number, i.title, i.type) for i in items if i.sections] == [
        ("41", "Valg af formand", "Beslutning"),
        ("42", "Måling af støj", "Orientering"),
        ("43", "Eventuelt", None),
    ]


GROUPED = """Marsh Board
Minutes, 27 March 2025

1. Items for decision
1.1 Estates plan
The Board approved the plan.
1.2 Pay scheme
Deferred.

2. Items to note
2.1 Finance report
Noted.
"""


def test_a_group_s_heading_tells_the_type_of_its_parts() -> None:
    """The words "Items for decision" mark what stands below them."""
    items = parse_minutes(minutes(GROUPED)).items
    types = {item.number: item.type for item in items}
    assert [types[n] for n in ("1.1", "1.2", "2.1")] == ["for decision", "for decision", "to note"]
