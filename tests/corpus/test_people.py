"""Lists of participants in the styles that committees use; every name here is invented."""

import pytest

from corpus.model import (
    AgendaItem,
    Document,
    DocumentKind,
    Participant,
    Presence,
    Section,
    SectionKind,
    Span,
)
from corpus.people import People, participant_spans, read_people


def people_of(text: str, record: str = "", *, markdown: bool = False) -> People:
    """The people of minutes that are a list and, where given, the record of an item 3."""
    whole = f"{text}\n{record}"
    document = Document("m.txt", DocumentKind.MINUTES, "Referat", "0" * 64, whole, markdown=markdown)
    listing = Span(0, len(text))
    front = (Section(SectionKind.DELTAGERE, None, listing, listing),)
    return read_people(document, front, _items(whole, Span(len(text) + 1, len(whole))))


def _items(text: str, record: Span) -> tuple[AgendaItem, ...]:
    if record.start >= record.end:
        return ()
    section = Section(SectionKind.REFERAT, "Referat", record, record)
    return (AgendaItem("3", "Status", None, None, None, (section,), (), None, record),)


def said(person: Participant) -> str:
    """A person in one line: name; title; organisation; role; what else holds."""
    marks = [
        "absent" if person.absent else "",
        "secretariat" if person.secretariat else "",
        "guest" if person.guest else "",
        f"items {' '.join(person.items)}" if person.items else "",
        f"limit {person.limit}" if person.limit else "",
        f"for {person.substitute_for}" if person.substitute_for else "",
        f"by {person.substituted_by}" if person.substituted_by else "",
    ]
    fields = (person.name, person.title or "", person.organisation or "", person.role or "")
    return "; ".join((*fields, *filter(None, marks)))


def lines_of(people: People) -> list[str]:
    """Participants, then guests."""
    return [said(person) for person in (*people.participants, *people.guests)]


STYLES = {
    "ministry": (
        """Deltagere

Signe Aldersro, afdelingschef, Ministeriet for Fælles Erindring (for-
mand)
Marianne Vinterlund, kulturdirektør, Brinkholm Kommune (næstformand) (af-
bud)
Ole Skovmose, formand FLK, dekan ved Det Filologiske Fakultet ved
Sundlev Universitet
 Fra styregruppens sekretariat:
Louise Egtoft, sekretariatschef, Programkontoret
Anne-Katrine Skov Lindø, teamleder/seniorkonsulent, Danske Re-
gioner (afbud)
""",
        [
            "Signe Aldersro; afdelingschef; Ministeriet for Fælles Erindring; formand",
            "Marianne Vinterlund; kulturdirektør; Brinkholm Kommune; næstformand; absent",
            "Ole Skovmose; formand FLK, dekan; Det Filologiske Fakultet ved Sundlev Universitet; ",
            "Louise Egtoft; sekretariatschef; Programkontoret; ; secretariat",
            "Anne-Katrine Skov Lindø; teamleder/seniorkonsulent; Danske Regioner; ; absent; secretariat",
        ],
    ),
    "inline": (
        "Til stede: Anna Holm (formand), Bo Dahl og Carl Eg\nAfbud: Ida Bro\n",
        ["Anna Holm; ; ; formand", "Bo Dahl; ; ; ", "Carl Eg; ; ; ", "Ida Bro; ; ; ; absent"],
    ),
    "council": (
        "Present: Cllr A. Smith (Chair), Cllrs B. Jones and C. Brown; Mrs D. White (Clerk)\n",
        [
            "A. Smith; Cllr; ; Chair",
            "B. Jones; Cllr; ; ",
            "C. Brown; Cllr; ; ",
            "D. White; ; ; Clerk; secretariat",
        ],
    ),
    "parish, surnames": (
        "Present: Cllrs Mill, Reid, Eakins and Stephenson.\nApologies: Cllr Heslop\n",
        [
            "Mill; Cllr; ; ",
            "Reid; Cllr; ; ",
            "Eakins; Cllr; ; ",
            "Stephenson; Cllr; ; ",
            "Heslop; Cllr; ; ; absent",
        ],
    ),
    "clerk named after a dash": (
        "Present: Cllr Mr G. Hotham – Chairman, Cllrs J Frizell, M Robson and the Clerk – Adrian Illing\n",
        [
            "G. Hotham; Cllr; ; Chairman",
            "J Frizell; Cllr; ; ",
            "M Robson; Cllr; ; ",
            "Adrian Illing; ; ; Clerk; secretariat",
        ],
    ),
    "initials": ("Deltagere: AH, BD, CE\nAfbud: IB\n", ["AH; ; ; ", "BD; ; ; ", "CE; ; ; ", "IB; ; ; ; absent"]),
    "initials with a legend": (
        "Til stede: Anna Holm (AH), Bo Dahl (BD)\nAfbud: Carl Eg (CE)\nReferent: BD\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; referent", "Carl Eg; ; ; ; absent"],
    ),
    "given names": (
        "Til stede: Anna, Bo, Carl og Ida\nAfbud: Jens\n",
        ["Anna; ; ; ", "Bo; ; ; ", "Carl; ; ; ", "Ida; ; ; ", "Jens; ; ; ; absent"],
    ),
    "name and organisation after a label": (
        """Present:
- Ingeborg Noll, Sundlev Universitet (chair)
- Eilidh Carrabost, Isle Counties Records Trust
- Liisa Kuuskorpi, Saarivuo Memory Institute

Apologies: Margit Østberg-Lunde, Fjellvåg Interarchive
""",
        [
            "Ingeborg Noll; ; Sundlev Universitet; chair",
            "Eilidh Carrabost; ; Isle Counties Records Trust; ",
            "Liisa Kuuskorpi; ; Saarivuo Memory Institute; ",
            "Margit Østberg-Lunde; ; Fjellvåg Interarchive; ; absent",
        ],
    ),
    "organisations that say what they are, in one line": (
        "Afbud: Anna Holm, Region Nord, Bo Dahl, Brinkholm Kommune og Carl Eg, Regnskab A/S\n",
        [
            "Anna Holm; ; Region Nord; ; absent",
            "Bo Dahl; ; Brinkholm Kommune; ; absent",
            "Carl Eg; ; Regnskab A/S; ; absent",
        ],
    ),
    "companies without a sign": (
        "Attendees: Ann Ross, Zentura, Bill Fox, Lumo, Cara Lee, Axiom\n",
        ["Ann Ross; ; Zentura; ", "Bill Fox; ; Lumo; ", "Cara Lee; ; Axiom; "],
    ),
    "organisation in brackets": (
        "Til stede: Anna Holm (Danske Regioner), Bo Dahl (KL), Carl Eg (Økonomi- og Boligministeriet) og Ida Bro (DTU)\n",
        [
            "Anna Holm; ; Danske Regioner; ",
            "Bo Dahl; ; KL; ",
            "Carl Eg; ; Økonomi- og Boligministeriet; ",
            "Ida Bro; ; DTU; ",
        ],
    ),
    "organisation after a dash": (
        "Deltagere\nAnna Holm – Danske Regioner\nBo Dahl – KL\nCarl Eg – Ministeriet for Børn og Undervisning\n",
        [
            "Anna Holm; ; Danske Regioner; ",
            "Bo Dahl; ; KL; ",
            "Carl Eg; ; Ministeriet for Børn og Undervisning; ",
        ],
    ),
    "under headings of organisations": (
        """Deltagere

Regionerne:
Anna Holm, koncerndirektør
Bo Dahl, koncerndirektør (afbud)

Fra Danske Regioner:
Carl Eg, chefkonsulent

Sekretariat:
Ida Bro, fuldmægtig
""",
        [
            "Anna Holm; koncerndirektør; Regionerne; ",
            "Bo Dahl; koncerndirektør; Regionerne; ; absent",
            "Carl Eg; chefkonsulent; Danske Regioner; ",
            "Ida Bro; fuldmægtig; ; ; secretariat",
        ],
    ),
    "organisation before its people": (
        "Deltagere\nRegion Nord: Anna Holm, Bo Dahl\nKL: Carl Eg (næstformand)\nAfbud: Ida Bro (KL)\n",
        [
            "Anna Holm; ; Region Nord; ",
            "Bo Dahl; ; Region Nord; ",
            "Carl Eg; ; KL; næstformand",
            "Ida Bro; ; KL; ; absent",
        ],
    ),
    "table with a head, of cells parted by tabs": (
        """Deltagere
Navn\tTitel\tOrganisation\tRolle\tTil stede
Anna Holm\tdirektør\tRegion Nord\tFormand\tx
Bo Dahl\tchef\tKL\t\t
Carl Eg\tkonsulent\tDTU\t\tx
""",
        [
            "Anna Holm; direktør; Region Nord; Formand",
            "Bo Dahl; chef; KL; ; absent",
            "Carl Eg; konsulent; DTU; ",
        ],
    ),
    "table with columns in another order": (
        """Deltagere
Organisation\tNavn\tAfbud
Region Nord\tAnna Holm\t
KL\tBo Dahl\tx
""",
        ["Anna Holm; ; Region Nord; ", "Bo Dahl; ; KL; ; absent"],
    ),
    "table without a head": (
        "Deltagere\nAnna Holm\tdirektør\tRegion Nord\nBo Dahl\tkontorchef\tBrinkholm Kommune\n",
        ["Anna Holm; direktør; Region Nord; ", "Bo Dahl; kontorchef; Brinkholm Kommune; "],
    ),
    "table of names side by side": (
        "Til stede:\nAnna Holm\tBo Dahl\nCarl Eg\tIda Bro (afbud)\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; ", "Carl Eg; ; ; ", "Ida Bro; ; ; ; absent"],
    ),
    "label in a cell of its own": (
        "Til stede\tAnna Holm, Bo Dahl\nAfbud\tCarl Eg\nReferent\tBo Dahl\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; referent", "Carl Eg; ; ; ; absent"],
    ),
    "status in words": (
        "Attendees\nName\tCompany\tStatus\nAnn Ross\tZentura\tPresent\nBill Fox\tLumo\tApologies\n",
        ["Ann Ross; ; Zentura; ", "Bill Fox; ; Lumo; ; absent"],
    ),
    "columns of blanks": (
        """Til stede:     Anna Holm (AH)
               Bo Dahl (BD)
               Carl Eg (CE)
Afbud:         Ida Bro (IB)
""",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; ", "Carl Eg; ; ; ", "Ida Bro; ; ; ; absent"],
    ),
    "names below a label, and nobody": (
        """Til stede:
Anna Holm
Bo Dahl

Fraværende med afbud:
Carl Eg

Fraværende uden afbud:
Ingen
""",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; ", "Carl Eg; ; ; ; absent"],
    ),
    "no apologies": ("Til stede: Anna Holm og Bo Dahl\nAfbud: Ingen\n", ["Anna Holm; ; ; ", "Bo Dahl; ; ; "]),
    "no apologies, English": ("Present: Ann Ross and Bill Fox\nApologies: None received.\n", ["Ann Ross; ; ; ", "Bill Fox; ; ; "]),
    "sentences": (
        "Til stede var Anna Holm, Bo Dahl og Carl Friis. Der var afbud fra Ida Bro.\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; ", "Carl Friis; ; ; ", "Ida Bro; ; ; ; absent"],
    ),
    "party letters": (
        "Til stede:\nBorgmester Carl Egholm (A)\nIda Bro (V)\nBo Dahl (SF)\n",
        ["Carl Egholm; Borgmester; A; ", "Ida Bro; ; V; ", "Bo Dahl; ; SF; "],
    ),
    "titles before names": (
        "Deltagere: professor Anna Holm, overlæge dr.med. Bo Dahl, Dr Carl Egholm og fru Ida Bro\n",
        [
            "Anna Holm; professor; ; ",
            "Bo Dahl; overlæge dr.med.; ; ",
            "Carl Egholm; Dr; ; ",
            "Ida Bro; ; ; ",
        ],
    ),
    "letters after names": (
        "Present: Frank M. Connor III, L.D. Britton, M.D., Maurice A. Jones and Babur B. Latif, M.D.\n",
        [
            "Frank M. Connor III; ; ; ",
            "L.D. Britton; ; ; ",
            "Maurice A. Jones; ; ; ",
            "Babur B. Latif; ; ; ",
        ],
    ),
    "offices of an association": (
        "Til stede: Anna Holm, formand, Bo Dahl, næstformand, Carl Friis, kasserer, Ida Bro\nAfbud: Jens Lund, suppleant\n",
        [
            "Anna Holm; ; ; formand",
            "Bo Dahl; ; ; næstformand",
            "Carl Friis; ; ; kasserer",
            "Ida Bro; ; ; ",
            "Jens Lund; ; ; suppleant; absent",
        ],
    ),
    "role before the name": (
        "Deltagere\nFormand Anna Holm\nNæstformand Bo Dahl\nKasserer: Carl Friis\n",
        ["Anna Holm; ; ; Formand", "Bo Dahl; ; ; Næstformand", "Carl Friis; ; ; kasserer"],
    ),
    "substitutes": (
        """Deltagere
Karen Dalum, vicestadsarkivar, Nørrelyng Kommune (i stedet for
Jens-Otto Rævbjerg)
Jens-Otto Rævbjerg, stadsarkivar, Nørrelyng Kommune (afbud)
Bo Dahl, chef, KL (suppleant for Ida Bro)
Carl Friis (for Anna Holm)
""",
        [
            "Karen Dalum; vicestadsarkivar; Nørrelyng Kommune; ; for Jens-Otto Rævbjerg",
            "Jens-Otto Rævbjerg; stadsarkivar; Nørrelyng Kommune; ; absent; by Karen Dalum",
            "Bo Dahl; chef; KL; ; for Ida Bro",
            "Carl Friis; ; ; ; for Anna Holm",
        ],
    ),
    "apologies with the substitute": (
        "Deltagere\nAnna Holm (afbud, i stedet deltog Bo Dahl)\nCarl Friis\n",
        [
            "Anna Holm; ; ; ; absent; by Bo Dahl",
            "Carl Friis; ; ; ",
            "Bo Dahl; ; ; ; for Anna Holm",
        ],
    ),
    "limits": (
        """Deltagere
Anna Holm, direktør, Region Nord (til og med pkt. 37/25)
Bo Dahl, chef, KL (fra kl. 16.20)
Carl Friis, chef, DTU (deltog under pkt. 5)
Ida Bro, chef, KL, forlod mødet kl. 17
""",
        [
            "Anna Holm; direktør; Region Nord; ; limit til og med pkt. 37/25",
            "Bo Dahl; chef; KL; ; limit fra kl. 16.20",
            "Carl Friis; chef; DTU; ; limit deltog under pkt. 5",
            "Ida Bro; chef; KL; ; limit forlod mødet kl. 17",
        ],
    ),
    "limits, English": (
        "Present: Ann Ross (Chair), Bill Fox (left at 3pm), Cara Lee (from item 4)\n",
        ["Ann Ross; ; ; Chair", "Bill Fox; ; ; ; limit left at 3pm", "Cara Lee; ; ; ; limit from item 4"],
    ),
    "guests": (
        """Til stede: Anna Holm og Bo Dahl
Gæst: Henrik Lodsager, driftschef, Kvadrat & Falk Dataværk (kun punkt 3,
første del)
Inviteret under pkt. 5: Ida Bro, Regnskab A/S
""",
        [
            "Anna Holm; ; ; ",
            "Bo Dahl; ; ; ",
            "Henrik Lodsager; driftschef; Kvadrat & Falk Dataværk; ; guest; items 3; limit kun punkt 3, første del",
            "Ida Bro; ; Regnskab A/S; ; guest; items 5; limit under pkt. 5",
        ],
    ),
    "wrapped line of many": (
        """Til stede: Vibeke Solhøj, chefarkitekt, Arkivbroens Programkontor
(formand), Emil Toftager, systemforvalter, Fjordmose Kommune, Rikke
Mosehave, arkivar, Nørrelyng Kommune, Anna-
Lis Kornvig, lektor, Sundlev Universitet
""",
        [
            "Vibeke Solhøj; chefarkitekt; Arkivbroens Programkontor; formand",
            "Emil Toftager; systemforvalter; Fjordmose Kommune; ",
            "Rikke Mosehave; arkivar; Nørrelyng Kommune; ",
            "Anna-Lis Kornvig; lektor; Sundlev Universitet; ",
        ],
    ),
    "contact and copies are nobody": (
        "Deltagere: Anna Holm, Bo Dahl\nKopi til: Carl Friis\nSted: Ida Bros Gade 3\nKontakt: Jens Lund\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; "],
    ),
    "numbered": (
        "Present\n1. Ann Ross, Head of Research, University of Northam\n2. Bill Fox, CEO, Lumo Ltd\n",
        [
            "Ann Ross; Head of Research; University of Northam; ",
            "Bill Fox; CEO; Lumo Ltd; ",
        ],
    ),
    "staff heading": (
        "Members: Ann Ross, Bill Fox\nStaff: Cara Lee\nMedarbejderrepræsentanter: Bo Dahl\n",
        [
            "Ann Ross; ; ; member",
            "Bill Fox; ; ; member",
            "Cara Lee; ; ; staff",
            "Bo Dahl; ; ; medarbejderrepræsentant",
        ],
    ),
    "particles, initials and capitals": (
        "Present: Chris de Almeida, H.C. Andersson, Saleh van der Berg, Anna HOLM, Nick O’Leary, Zoë Müller\n",
        [
            "Chris de Almeida; ; ; ",
            "H.C. Andersson; ; ; ",
            "Saleh van der Berg; ; ; ",
            "Anna HOLM; ; ; ",
            "Nick O’Leary; ; ; ",
            "Zoë Müller; ; ; ",
        ],
    ),
    "not there": (
        "Mødt:\nAnna Holm\nBo Dahl\nIkke mødt:\nCarl Friis\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; ", "Carl Friis; ; ; ; absent"],
    ),
    "as sent by mail": (
        "Deltagere: Anna Holm <anna@example.org>; Bo Dahl <bo@example.org>\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; "],
    ),
}

MARKDOWN_STYLES = {
    "handles": (
        """## Present

* Joe Seppi (@joeseppi)
* Nick O’Leary (Node.js, @nickol)
* Jory Burton @jorydot)
* Sara Chips (
* rudd (@rudderman)
* @mcoll
* Hassan Sany (@inida) Node.js Africa
""",
        [
            "Joe Seppi; ; ; ",
            "Nick O’Leary; ; Node.js; ",
            "Jory Burton; ; ; ",
            "Sara Chips; ; ; ",
            "rudd; ; ; ",
            "@mcoll; ; ; ",
            "Hassan Sany; ; Node.js Africa; ",
        ],
    ),
    "groups": (
        """## Attendees

**Voting members**
- Ann Ross (Zentura)
- [x] Cy Poe
- [ ] Dee Ray

### Observers
- Ed Gray

### Regrets
- Flo Hay
""",
        [
            "Ann Ross; ; Zentura; voting member",
            "Cy Poe; ; ; voting member",
            "Dee Ray; ; ; voting member; absent",
            "Ed Gray; ; ; observer",
            "Flo Hay; ; ; ; absent",
        ],
    ),
    "table": (
        """## Deltagere

| Organisation | Navn | Rolle | Til stede |
|---|---|---|---|
| Region Nord | Anna Holm | Formand | x |
| KL | Bo Dahl | | |
| DTU | **Carl Friis** | | x |
""",
        [
            "Anna Holm; ; Region Nord; Formand",
            "Bo Dahl; ; KL; ; absent",
            "Carl Friis; ; DTU; ",
        ],
    ),
    "labels in bold": (
        "**Til stede:** Anna Holm (formand), Bo Dahl\n**Afbud:** Carl Friis\n",
        ["Anna Holm; ; ; formand", "Bo Dahl; ; ; ", "Carl Friis; ; ; ; absent"],
    ),
    "links": (
        "## Present\n\n- [Ann Ross](https://example.org/ann), Lumo Ltd\n- [Bill Fox](https://example.org/bill), Zentura Inc.\n",
        ["Ann Ross; ; Lumo Ltd; ", "Bill Fox; ; Zentura Inc.; "],
    ),
}


@pytest.mark.parametrize(("text", "expected"), STYLES.values(), ids=STYLES.keys())
def test_list_in_plain_text_gives_its_people(text: str, expected: list[str]) -> None:
    """Every style of list gives each person's name, title, organisation, role and presence."""
    assert lines_of(people_of(text)) == expected


@pytest.mark.parametrize(("text", "expected"), MARKDOWN_STYLES.values(), ids=MARKDOWN_STYLES.keys())
def test_list_in_markdown_gives_its_people(text: str, expected: list[str]) -> None:
    """Lists in Markdown give the same fields; marks, links and handles are no part of a name."""
    assert lines_of(people_of(text, markdown=True)) == expected
