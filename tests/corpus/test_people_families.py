"""Families of lists of participants that committees of many kinds write, each in a text of its own."""

import pytest

from corpus.model import Span
from corpus.people.groups import Group
from corpus.people.roll import read_roll

FAMILIES: dict[str, tuple[str, list[str]]] = {
    "posts before names that no list of names holds": (
        "Fremmødte:\nByrådsmedlem Qvintus Aarsdal, Nordby Kommune\n"
        "Chefpolitiinspektør Ruarik Bo Thorning, Nordby Politi\n"
        "Praktiserende læge Ghislo Rahm (GR), Selskabet for Almen Praksis\n",
        [
            "Qvintus Aarsdal; Byrådsmedlem; Nordby Kommune; ",
            "Ruarik Bo Thorning; Chefpolitiinspektør; Nordby Politi; ",
            "Ghislo Rahm; Praktiserende læge; Selskabet for Almen Praksis; ",
        ],
    ),
    "degrees behind a post, before the name": (
        "Til stede:\nOverlæge, dr.med. Hans Tved (formand)\nSygeplejerske, ph.d. Katja Lind\n",
        ["Hans Tved; Overlæge, dr.med.; ; formand", "Katja Lind; Sygeplejerske, ph.d.; ; "],
    ),
    "sentences over several lines": (
        "Fra bestyrelsen deltog formand Ole Vind, kasserer Mette Rosen, Anders\n"
        "Dam og Jytte Aabo. Bo Thorn havde meldt afbud. Fra admi-\n"
        "nistrator, Advokatfirmaet Holm, deltog advokat Susanne Kjær.\n",
        [
            "Ole Vind; ; ; formand",
            "Mette Rosen; ; ; kasserer",
            "Anders Dam; ; ; ",
            "Jytte Aabo; ; ; ",
            "Bo Thorn; ; ; ; absent",
            "Susanne Kjær; advokat; Advokatfirmaet Holm; ",
        ],
    ),
    "heading in two languages": (
        "Te Hunga kua tae mai ki te hui | Present\nAnn Ross (Chair)\nBill Fox\n",
        ["Ann Ross; ; ; Chair", "Bill Fox; ; ; "],
    ),
    "column of roles": (
        "Participants\nPartner\tName\tRole\tPresent\nACME\tAnn Ross\tCoordinator\tyes\n"
        "NORD\tBill Fox\tWP1 leader\tno\nNORD\tCara Lee\tdeputy for Bill Fox\tyes (until 11:30)\n",
        [
            "Ann Ross; ; ACME; Coordinator",
            "Bill Fox; ; NORD; WP1 leader; absent",
            "Cara Lee; ; NORD; ; for Bill Fox",
        ],
    ),
    "an authority is no administration": (
        "Til stede:\nFra Byggeforvaltningsstyrelsen: kontorchef Mette Dahl\n"
        "Fra byens administration: sekretær Bo Holm (referent)\n",
        [
            "Mette Dahl; kontorchef; Byggeforvaltningsstyrelsen; ",
            "Bo Holm; sekretær; ; referent; secretariat",
        ],
    ),
    "officers serve where they write": (
        "Present: Ann Ross\nOfficers: Bill Fox (Solicitor), Cara Lee (Democratic Services Officer, clerk)\n",
        [
            "Ann Ross; ; ; ",
            "Bill Fox; Solicitor; ; ",
            "Cara Lee; Democratic Services Officer; ; clerk; secretariat",
        ],
    ),
    "nicknames alone": (
        "Present: rolfm, Katia, odu, bluefin, hmor\n",
        ["rolfm; ; ; ", "Katia; ; ; ", "odu; ; ; ", "bluefin; ; ; ", "hmor; ; ; "],
    ),
    "common organisation": (
        "Sekretariat: chefkonsulent Karoline Jensen (referent), fuldmægtig\n"
        "Sven Lind, begge Vandstyrelsen\n",
        [
            "Karoline Jensen; chefkonsulent; Vandstyrelsen; referent; secretariat",
            "Sven Lind; fuldmægtig; Vandstyrelsen; ; secretariat",
        ],
    ),
    "substitute as a label below the absent": (
        "Deltagere\nAnna Holm (A)\nAfbud\nBo Dahl (F)\nStedfortræder: Carl Eg (F)\n",
        ["Anna Holm; ; A; ", "Bo Dahl; ; F; ; absent", "Carl Eg; ; F; ; for Bo Dahl"],
    ),
    "organisation cut at the line's end": (
        "Participants\nAnn Ross, Director, Ministry of Fisheries and Marine\nAffairs (chair)\n"
        "Bill Fox, Adviser, Lakes Agency\n",
        [
            "Ann Ross; Director; Ministry of Fisheries and Marine Affairs; chair",
            "Bill Fox; Adviser; Lakes Agency; ",
        ],
    ),
    "heading in capitals below the list": (
        "APOLOGIES: Ann Ross\n\nVOTES OF SYMPATHY\nBill Fox spoke.\n",
        ["Ann Ross; ; ; ; absent"],
    ),
    "guest of an unknown firm": (
        "Til stede: Anna Holm, Bo Dahl\nGæst: Henriette Palm, Nordskov Hosting (punkt 3)\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; ", "Henriette Palm; ; Nordskov Hosting; ; guest"],
    ),
    "outside the council": (
        "Til stede: Anna Holm\nUden for rådet: Sekretariatsleder Bo Dahl (referent), viceleder Carl Eg (pkt. 5)\n",
        [
            "Anna Holm; ; ; ",
            "Bo Dahl; Sekretariatsleder; ; referent",
            "Carl Eg; viceleder; ; ; guest",
        ],
    ),
    "absent members": (
        "Present Board Members:\nAnn Ross (President)\nBill Fox\n\nAbsent Board Members:\nCara Lee\n",
        ["Ann Ross; ; ; President", "Bill Fox; ; ; ", "Cara Lee; ; ; ; absent"],
    ),
    "representatives before their names": (
        "Til stede: Rektor Anna Holm, tillidsrepræsentant Bo Dahl, HK, og bestyrelsessuppleant Eva Juhl\n",
        [
            "Anna Holm; Rektor; ; ",
            "Bo Dahl; tillidsrepræsentant; HK; ",
            "Eva Juhl; ; ; bestyrelsessuppleant",
        ],
    ),
    "roles behind a slash": (
        "Til stede:\nAnna Holm, Havnestyrelsen/formand\nBo Dahl, Lodstilsynet\nEva Juhl, Havnestyrelsen/sekretær\n",
        [
            "Anna Holm; ; Havnestyrelsen; formand",
            "Bo Dahl; ; Lodstilsynet; ",
            "Eva Juhl; ; Havnestyrelsen; sekretær",
        ],
    ),
    "organisation behind whom a deputy sits for": (
        "Present:\nAnn Ross (Acme Hospitals)\nDee Marsh (deputising for Simon Kerr, Moor Hospital)\n",
        ["Ann Ross; ; Acme Hospitals; ", "Dee Marsh; ; Moor Hospital; ; for Simon Kerr"],
    ),
    "letters and a place": (
        "Medlemmer:\nHanne Brix, Frivilligcenter Lund\nJens Kvist, LO Sandby\n",
        ["Hanne Brix; ; Frivilligcenter Lund; ", "Jens Kvist; ; LO Sandby; "],
    ),
    "a sentence below the list": (
        "Sekretariat:\nAnna Holm, konsulent\n\nAlle var mødt, undtagen Bo Dahl, der havde meldt afbud.\n",
        ["Anna Holm; konsulent; ; ; secretariat"],
    ),
    "whose own secretariat": (
        "Deltagere:\nAnna Holm, direktør\nBo Dahl, programsekretariatet\n",
        ["Anna Holm; direktør; ; ", "Bo Dahl; ; programsekretariatet; ; secretariat"],
    ),
}

MARKDOWN: dict[str, tuple[str, list[str]]] = {
    "kinds of members": (
        "### TSC voting members\n\n- [x] Ann Ross @aross (chair)\n- [ ] Bill Fox @bfox\n",
        ["Ann Ross; ; ; chair", "Bill Fox; ; ; ; absent"],
    ),
    "struck out": (
        "### Deltagere\n\n- Anna Holm, arkitekt\n- ~~Bo Dahl, udvikler~~ *(afbud)*\n",
        ["Anna Holm; arkitekt; ; ", "Bo Dahl; udvikler; ; ; absent"],
    ),
}


def said(text: str, *, markdown: bool) -> list[str]:
    """Each person as "name; title; organisation; role", and what else holds of them."""
    found = []
    for entry in read_roll(text, [Span(0, len(text))], markdown=markdown):
        person = entry.participant
        fields = (person.name, person.title, person.organisation, person.role)
        more = [
            "absent" if person.absent else "",
            "secretariat" if person.secretariat else "",
            "guest" if person.guest else "",
            f"for {person.substitute_for}" if person.substitute_for else "",
        ]
        found.append("; ".join([*(field or "" for field in fields), *filter(None, more)]))
    return found


@pytest.mark.parametrize(("text", "expected"), FAMILIES.values(), ids=FAMILIES.keys())
def test_family_of_lists_is_read(text: str, expected: list[str]) -> None:
    """A list is read by how it is made, whoever made it."""
    assert said(text, markdown=False) == expected


@pytest.mark.parametrize(("text", "expected"), MARKDOWN.values(), ids=MARKDOWN.keys())
def test_family_of_lists_in_markdown_is_read(text: str, expected: list[str]) -> None:
    """So is one in Markdown."""
    assert said(text, markdown=True) == expected


def test_group_of_staff_is_not_the_secretariat() -> None:
    """A heading "Officers" is of people of whom only some serve the body."""
    assert Group("present", staff=True).secretariat is False
