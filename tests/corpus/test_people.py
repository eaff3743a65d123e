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
    document = Document(
        "m.txt", DocumentKind.MINUTES, "Referat", "0" * 64, whole, markdown=markdown
    )
    listing = Span(0, len(text))
    front = (Section(SectionKind.DELTAGERE, None, listing, listing),)
    return read_people(document, front, _items(Span(len(text) + 1, len(whole))))


def _items(record: Span) -> tuple[AgendaItem, ...]:
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
    "initials": (
        "Deltagere: AH, BD, CE\nAfbud: IB\n",
        ["AH; ; ; ", "BD; ; ; ", "CE; ; ; ", "IB; ; ; ; absent"],
    ),
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
    "no apologies": (
        "Til stede: Anna Holm og Bo Dahl\nAfbud: Ingen\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; "],
    ),
    "no apologies, English": (
        "Present: Ann Ross and Bill Fox\nApologies: None received.\n",
        ["Ann Ross; ; ; ", "Bill Fox; ; ; "],
    ),
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
        [
            "Ann Ross; ; ; Chair",
            "Bill Fox; ; ; ; limit left at 3pm",
            "Cara Lee; ; ; ; limit from item 4",
        ],
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
            "Ann Ross; ; ; ",
            "Bill Fox; ; ; ",
            "Cara Lee; ; ; ",
            "Bo Dahl; ; ; ",
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
    "title before each name, organisation after": (
        """Deltagere:
Departementschef Anna Holm, Arkivministeriet (formand)
Adm. direktør Ida Bro, KL
Kontorchef Jens Lund, Arkivstyrelsen (suppleant for vicedirektør Kaja Vang)

Sekretariatet:
Chefkonsulent Lis Holst, Arkivministeriet (referent)
""",
        [
            "Anna Holm; Departementschef; Arkivministeriet; formand",
            "Ida Bro; Adm. direktør; KL; ",
            "Jens Lund; Kontorchef; Arkivstyrelsen; ; for Kaja Vang",
            "Lis Holst; Chefkonsulent; Arkivministeriet; referent; secretariat",
        ],
    ),
    "organisations within a line": (
        "Deltagere: Fra Region Nord: Anna Holm og Bo Dahl. Fra kommunerne: Carl Friis (Brinkholm). Fra PLO: Jens Lund.\n",
        [
            "Anna Holm; ; Region Nord; ",
            "Bo Dahl; ; Region Nord; ",
            "Carl Friis; ; Brinkholm; ",
            "Jens Lund; ; PLO; ",
        ],
    ),
    "present and absent side by side": (
        "Til stede\tAfbud\nAnna Holm\tCarl Friis\nBo Dahl\t\n",
        ["Anna Holm; ; ; ", "Carl Friis; ; ; ; absent", "Bo Dahl; ; ; "],
    ),
    "board in capitals": (
        """MEMBERS PRESENT: Mary Adams, Tom Baker
MEMBERS ABSENT: Luis Diaz
STAFF PRESENT: Ellen Ford, City Manager; Gus Hill, City Attorney
GUESTS: Ruth Evans, Acme LLC
""",
        [
            "Mary Adams; ; ; ",
            "Tom Baker; ; ; ",
            "Luis Diaz; ; ; ; absent",
            "Ellen Ford; City Manager; ; ",
            "Gus Hill; City Attorney; ; ",
            "Ruth Evans; ; Acme LLC; ; guest",
        ],
    ),
    "board in columns of blanks": (
        """PRESENT

Dr Jane Smith        Chair
Ms Priya Patel       Non-executive Director

IN ATTENDANCE

Mr David Black       Company Secretary (minutes)
Ms Ann Grey          Head of Finance (item 6)

APOLOGIES

Lord Hale
""",
        [
            "Jane Smith; Dr; ; Chair",
            "Priya Patel; Non-executive Director; ; ",
            "David Black; Company Secretary; ; minutes",
            "Hale; Lord; ; ; absent",
            "Ann Grey; Head of Finance; ; ; guest; items 6; limit item 6",
        ],
    ),
    "works council": (
        """Ledelsesrepræsentanter:
Direktør Anna Holm (formand)

Medarbejderrepræsentanter:
Carl Friis (FOA) (næstformand)
Jens Lund (HK) – afbud

Øvrige deltagere:
HR-konsulent Lis Vang (pkt. 4)
""",
        [
            "Anna Holm; Direktør; ; formand",
            "Carl Friis; ; FOA; næstformand",
            "Jens Lund; ; HK; ; absent",
            "Lis Vang; HR-konsulent; ; ; guest; items 4; limit pkt. 4",
        ],
    ),
    "university council": (
        """Til stede:
VIP-repræsentanter: Lektor Mads Krogh, professor Else Winther
Studenterrepræsentanter: Freja Lund, Noah Bak
Dekan Ulla Friis (formand)
Afbud: Lektor Per Skov
""",
        [
            "Mads Krogh; Lektor; ; ",
            "Else Winther; professor; ; ",
            "Freja Lund; ; ; ",
            "Noah Bak; ; ; ",
            "Ulla Friis; Dekan; ; formand",
            "Per Skov; Lektor; ; ; absent",
        ],
    ),
    "surname first": (
        "Present:\nSmith, John (Chair)\nBrown, Mary\nPatel, Priya\n",
        ["John Smith; ; ; Chair", "Mary Brown; ; ; ", "Priya Patel; ; ; "],
    ),
    "names that no vocabulary knows": (
        "Deltagere: Ulfar Tangløkke, Pavia Rævbjerg og Sigge Aldersro\n",
        ["Ulfar Tangløkke; ; ; ", "Pavia Rævbjerg; ; ; ", "Sigge Aldersro; ; ; "],
    ),
    "fields below the name": (
        "Deltagere:\n\nAnna Holm\nDirektør, Region Nord\n\nBo Dahl\nChefkonsulent, KL\n",
        ["Anna Holm; Direktør; Region Nord; ", "Bo Dahl; Chefkonsulent; KL; "],
    ),
    "labels and offices with dashes": (
        "Attendees: Ann Ross – Chair; Cara Lee – Secretary (minutes); Dan Poe\nApologies – Eve Hay, Flo Kay\n",
        [
            "Ann Ross; ; ; Chair",
            "Cara Lee; ; ; Secretary, minutes",
            "Dan Poe; ; ; ",
            "Eve Hay; ; ; ; absent",
            "Flo Kay; ; ; ; absent",
        ],
    ),
    "offices before names in a line": (
        "Present: Chair Ann Ross, Vice Chair Bill Fox, Members Dan Poe and Eve Hay\n",
        ["Ann Ross; ; ; Chair", "Bill Fox; ; ; Vice Chair", "Dan Poe; ; ; ", "Eve Hay; ; ; "],
    ),
    "column of substitutes": (
        "Medlem\tOrganisation\tSuppleant for\nAnna Holm\tRegion Nord\t\nBo Dahl\tKL\tCarl Friis\n",
        ["Anna Holm; ; Region Nord; ", "Bo Dahl; ; KL; ; for Carl Friis"],
    ),
    "prose below the list": (
        "Deltagere\nAnna Holm, direktør, Region Nord\nBo Dahl, chef, KL\n\nMødet blev holdt på Teams. "
        "Anna Holm bød velkommen.\nNæste møde: 3. maj 2025\n",
        ["Anna Holm; direktør; Region Nord; ", "Bo Dahl; chef; KL; "],
    ),
    "brackets by their content": (
        "Present: Ann Ross (Physics; Faculty Chair), Bill Fox (Head of Estates), Cara Lee (parent of Tom), "
        "Dan Poe (independent), Eve Hay (Treasurer, Lumo Ltd)\n",
        [
            "Ann Ross; ; Physics; Faculty Chair",
            "Bill Fox; Head of Estates; ; ",
            "Cara Lee; parent of Tom; ; ",
            "Dan Poe; ; independent; ",
            "Eve Hay; ; Lumo Ltd; Treasurer",
        ],
    ),
    "posts behind names of learned people": (
        "Present: Professor Ann Ross, Dean of Science (in the Chair); Dr Bill Fox, Pro-Rector (Research); Dr Cara Lee\n",
        [
            "Ann Ross; Dean of Science; ; in the Chair",
            "Bill Fox; Pro-Rector (Research); ; ",
            "Cara Lee; Dr; ; ",
        ],
    ),
    "officers of a board and of a company": (
        "Present: Ann Ross, President; Bill Fox, Vice President, Lumo Ltd; Cara Lee (Company Secretary, minutes)\n",
        [
            "Ann Ross; ; ; President",
            "Bill Fox; Vice President; Lumo Ltd; ",
            "Cara Lee; Company Secretary; ; minutes",
        ],
    ),
    "roles of any name": (
        "Til stede: Anna Holm (skoleudvalgsformand), Bo Dahl (AC-repræsentant), Carl Friis (menigt medlem), "
        "Ida Bro (2. suppleant for Jens Lund)\n",
        [
            "Anna Holm; ; ; skoleudvalgsformand",
            "Bo Dahl; ; ; AC-repræsentant",
            "Carl Friis; ; ; ",
            "Ida Bro; ; ; 2. suppleant; for Jens Lund",
        ],
    ),
    "two blanks as a habit": (
        """Present:
Ms Ann Ross  Chair
Mr Bill Fox  Non-Executive Director
Dr Cara Lee  Chief People Officer (non-voting)
""",
        [
            "Ann Ross; ; ; Chair",
            "Bill Fox; Non-Executive Director; ; ",
            "Cara Lee; Chief People Officer; ; ",
        ],
    ),
    "lines that end within a name": (
        "Present: Mr Adam Bell (Chair), Ms Caroline Dunn, Dr David Ellis, Mrs Eve Frost, Mr George\n"
        "Hill and Ms Irene Jones\n",
        [
            "Adam Bell; ; ; Chair",
            "Caroline Dunn; ; ; ",
            "David Ellis; Dr; ; ",
            "Eve Frost; ; ; ",
            "George Hill; ; ; ",
            "Irene Jones; ; ; ",
        ],
    ),
    "plots, flats and classes": (
        "Til stede: Jonna (2. th, kasserer), Torben have 17, Gitte have 42 (ref.)\nElevrådet: Sofie 8.B og Malthe 7.A\n",
        [
            "Jonna; ; 2. th; kasserer",
            "Torben; ; have 17; ",
            "Gitte; ; have 42; ref",
            "Sofie; ; 8.B; ",
            "Malthe; ; 7.A; ",
        ],
    ),
    "a list within the name of an organisation": (
        "Deltagere\nAnna Holm, chef, Ministeriet for Havne, Kyster og Fyr\nBo Dahl, fuldmægtig, KL\n",
        ["Anna Holm; chef; Ministeriet for Havne, Kyster og Fyr; ", "Bo Dahl; fuldmægtig; KL; "],
    ),
    "posts and roles in one column": (
        "Deltagere\nNavn\tRolle\tAfsnit\tTil stede\nAnna Holm\tchefarkitekt, formand\tM1\tx\n"
        "Bo Dahl\tsygeplejerske\tAkut\tx (til kl. 15)\nIda Bro\tmedlem\tM2\tafbud\n",
        [
            "Anna Holm; chefarkitekt; M1; formand",
            "Bo Dahl; sygeplejerske; Akut; ; limit til kl. 15",
            "Ida Bro; ; M2; ; absent",
        ],
    ),
    "roles within posts of a table": (
        "Name\tPost\tMember body\nAnn Ross\tDirector (Chair)\tDIN\nBill Fox\tAnalyst, minutes\tBSI\n",
        ["Ann Ross; Director; DIN; Chair", "Bill Fox; Analyst; BSI; minutes"],
    ),
    "a name in brackets behind the post": (
        "Present: The Vice-Chancellor (Professor J Hurst) (Chair), Dr C Bevan\n",
        ["J Hurst; Vice-Chancellor; ; Chair", "C Bevan; Dr; ; "],
    ),
    "posts of several words before a name": (
        "Til stede: Leder af hjemmeplejen Pernille Astrup, organist Lise Dahl, stud.polit. Emil Harboe\n",
        [
            "Pernille Astrup; Leder af hjemmeplejen; ; ",
            "Lise Dahl; organist; ; ",
            "Emil Harboe; stud.polit.; ; ",
        ],
    ),
    "reasons to be away": (
        "Present: Ann Ross, Bill Fox\nApologies: Cllr Cara Lee (work), Dan Poe (Treasurer; on holiday)\n",
        [
            "Ann Ross; ; ; ",
            "Bill Fox; ; ; ",
            "Cara Lee; Cllr; ; ; absent",
            "Dan Poe; ; ; Treasurer; absent",
        ],
    ),
    "surnames after Mr and Mrs": (
        "Here: Mr Adams (chair), Mrs Baker, Miss Clark\nSorry not to be here: Mr Evans\n",
        [
            "Mr Adams; ; ; chair",
            "Mrs Baker; ; ; ",
            "Miss Clark; ; ; ",
            "Mr Evans; ; ; ; absent",
        ],
    ),
    "sides of a committee": (
        "Management side: Jane Fox (HR Director)\nStaff side: Mel Ward (UNISON), Kay Dunn (Unite; Staff Side Chair)\n",
        [
            "Jane Fox; HR Director; ; ",
            "Mel Ward; ; UNISON; ",
            "Kay Dunn; ; Unite; Staff Side Chair",
        ],
    ),
    "items by Roman numerals and by their own numbers": (
        "Present: Ann Ross\nGuests: Bill Fox (item V)\nIn attendance: Cara Lee, Head of Audit (for 2024.21)\n",
        [
            "Ann Ross; ; ; ",
            "Bill Fox; ; ; ; guest; items V; limit item V",
            "Cara Lee; Head of Audit; ; ; guest; items 2024.21; limit for 2024.21",
        ],
    ),
    "sentence behind the list": (
        "Present: Ann Ross, Bill Fox. The meeting was quorate.\n",
        ["Ann Ross; ; ; ", "Bill Fox; ; ; "],
    ),
    "head of another table below": (
        "Present: Ann Ross\nApologies\nBill Fox\tAnalyst\n\nRef\tItem\tAction\n1\tWelcome\tCara Lee\n",
        ["Ann Ross; ; ; ", "Bill Fox; Analyst; ; ; absent"],
    ),
    "labels one after the other on a line": (
        "Present: Ann Ross (Lumo), Bill Fox, Cara Lee. Chair: Ann Ross. Minutes: Bill Fox. Absent: Dan Poe.\n",
        [
            "Ann Ross; ; Lumo; chair",
            "Bill Fox; ; ; ",
            "Cara Lee; ; ; ",
            "Dan Poe; ; ; ; absent",
        ],
    ),
    "groups after a line of apologies": (
        "Til stede: Anna Holm\nAfbud: Bo Dahl\nØvrige: Kirketjener Carl Friis\nRegion Nord: Ida Bro\n",
        [
            "Anna Holm; ; ; ",
            "Bo Dahl; ; ; ; absent",
            "Carl Friis; Kirketjener; ; ",
            "Ida Bro; ; Region Nord; ",
        ],
    ),
    "posts as letters": (
        "A-siden: Centerchef Lise Holm\nB-siden: FTR Karen Dahl (FOA), AMR Lis Toft\nAfbud: TR Nina Krog (HK)\n",
        [
            "Lise Holm; Centerchef; ; ",
            "Karen Dahl; FTR; FOA; ",
            "Lis Toft; AMR; ; ",
            "Nina Krog; TR; HK; ; absent",
        ],
    ),
    "dotted leaders": (
        "Deltagere\nAnna Holm ............ Formand\nBo Dahl .............. Kasserer\n",
        ["Anna Holm; ; ; Formand", "Bo Dahl; ; ; Kasserer"],
    ),
    "boxes that are ticked": (
        "Deltagere\n[x] Anna Holm\n[ ] Bo Dahl\n",
        ["Anna Holm; ; ; ", "Bo Dahl; ; ; ; absent"],
    ),
    "whole lines of a wrapped list": (
        """Present
Cllr R Hobbs (in the Chair), Cllr Mrs J Lamb, Cllr T Snow, Cllr D Finch
District Cllr P Moore
L Reed (Clerk)
""",
        [
            "R Hobbs; Cllr; ; in the Chair",
            "J Lamb; Cllr; ; ",
            "T Snow; Cllr; ; ",
            "D Finch; Cllr; ; ",
            "P Moore; District Cllr; ; ",
            "L Reed; ; ; Clerk; secretariat",
        ],
    ),
    "posts before names, each with an article": (
        "In attendance: The Head Teacher, Mr F. Frost; the Bursar, Ms G. Gale; and the Clerk, Mrs H. Hall.\n",
        [
            "F. Frost; Head Teacher; ; ",
            "G. Gale; Bursar; ; ",
            "H. Hall; ; ; Clerk; secretariat",
        ],
    ),
    "cells parted by several tabs": (
        "Til stede:\tAnna Holm, Bo Dahl\n\t\tCarl Friis, Ida Bro\nAfbud:\t\tJens Lund\n",
        [
            "Anna Holm; ; ; ",
            "Bo Dahl; ; ; ",
            "Carl Friis; ; ; ",
            "Ida Bro; ; ; ",
            "Jens Lund; ; ; ; absent",
        ],
    ),
    "organisations that begin small or with a figure": (
        "Deltagere: Anna Holm fra 3F, Bo Dahl, arkitektfirmaet Sletten, Carl Friis, udpeget af KL\n",
        [
            "Anna Holm; ; 3F; ",
            "Bo Dahl; ; arkitektfirmaet Sletten; ",
            "Carl Friis; ; KL; ",
        ],
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
            "Ann Ross; ; Zentura; ",
            "Cy Poe; ; ; ",
            "Dee Ray; ; ; ; absent",
            "Ed Gray; ; ; ",
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


RECORDS = {
    "apologies": (
        "Der var afbud fra Bo Dahl.",
        ["Anna Holm; ; ; formand", "Bo Dahl; ; ; næstformand; absent", "Carl Friis; ; ; "],
    ),
    "apologies of two": (
        "Bo Dahl og Carl Friis havde meldt afbud.",
        ["Anna Holm; ; ; formand", "Bo Dahl; ; ; næstformand; absent", "Carl Friis; ; ; ; absent"],
    ),
    "apologies of somebody whom the list leaves out": (
        "Der var afbud fra Ida Bro (KL).",
        [
            "Anna Holm; ; ; formand",
            "Bo Dahl; ; ; næstformand",
            "Carl Friis; ; ; ",
            "Ida Bro; ; KL; ; absent",
        ],
    ),
    "apologies of an organisation": (
        "Der var afbud fra Region Nord.",
        ["Anna Holm; ; ; formand", "Bo Dahl; ; ; næstformand", "Carl Friis; ; ; "],
    ),
    "substitute": (
        "Anna Holm bød velkommen til Ida Bro, der mødte for Bo Dahl.",
        [
            "Anna Holm; ; ; formand",
            "Bo Dahl; ; ; næstformand; absent; by Ida Bro",
            "Carl Friis; ; ; ",
            "Ida Bro; ; ; ; for Bo Dahl",
        ],
    ),
    "in his place": (
        "Bo Dahl havde meldt afbud, og Carl Friis mødte i hans sted.",
        [
            "Anna Holm; ; ; formand",
            "Bo Dahl; ; ; næstformand; absent; by Carl Friis",
            "Carl Friis; ; ; ; for Bo Dahl",
        ],
    ),
    "leaving": (
        "Carl Friis forlod mødet kl. 17. Bo ankom kl. 16.20 og deltog derefter.",
        [
            "Anna Holm; ; ; formand",
            "Bo Dahl; ; ; næstformand; limit ankom kl. 16.20",
            "Carl Friis; ; ; ; limit forlod mødet kl. 17",
        ],
    ),
    "from an item on": (
        "Carl Friis deltog fra pkt. 2.",
        [
            "Anna Holm; ; ; formand",
            "Bo Dahl; ; ; næstformand",
            "Carl Friis; ; ; ; limit deltog fra pkt. 2",
        ],
    ),
    "guests": (
        "Mette Friis og Sus Holm fra Region Nord deltog under punktet.",
        [
            "Anna Holm; ; ; formand",
            "Bo Dahl; ; ; næstformand",
            "Carl Friis; ; ; ",
            "Mette Friis; ; Region Nord; ; guest; items 3; limit under punktet",
            "Sus Holm; ; Region Nord; ; guest; items 3; limit under punktet",
        ],
    ),
    "guest with a title": (
        "Frede Aabrink, projektleder i Pergamus Scan ApS, deltog under punktet og redegjorde for sagen.",
        [
            "Anna Holm; ; ; formand",
            "Bo Dahl; ; ; næstformand",
            "Carl Friis; ; ; ",
            "Frede Aabrink; projektleder; Pergamus Scan ApS; ; guest; items 3; limit under punktet",
        ],
    ),
    "nothing said of people": (
        "Anna Holm orienterede om økonomien. Danske Regioner deltog i arbejdet. Bo Dahl deltager i "
        "den nationale bestyrelse. Punktet blev drøftet.",
        ["Anna Holm; ; ; formand", "Bo Dahl; ; ; næstformand", "Carl Friis; ; ; "],
    ),
}


@pytest.mark.parametrize(("record", "expected"), RECORDS.values(), ids=RECORDS.keys())
def test_record_adds_to_the_list(record: str, expected: list[str]) -> None:
    """Apologies, substitutes, coming and going and guests are read from the record's sentences."""
    listing = "Til stede: Anna Holm (formand), Bo Dahl (næstformand), Carl Friis\n"
    assert lines_of(people_of(listing, record)) == expected


SAID = {
    "erstattes af": (
        "Carl Friis har meldt afbud og erstattes af Per Vang.",
        ["Carl Friis; ; ; ; absent; by Per Vang", "Per Vang; ; ; ; for Carl Friis"],
    ),
    "in somebody's place": (
        "Bo Dahl deltog i Carl Friis' sted.",
        ["Bo Dahl; ; ; næstformand; for Carl Friis", "Carl Friis; ; ; ; absent; by Bo Dahl"],
    ),
    "stedfortræder for": (
        "Kaja Vang, stedfortræder for Carl Friis, deltog i mødet.",
        ["Carl Friis; ; ; ; absent; by Kaja Vang", "Kaja Vang; ; ; ; for Carl Friis"],
    ),
    "left for the item": (
        "Carl Friis erklærede sig inhabil og forlod lokalet under behandlingen af punktet.",
        ["Carl Friis; ; ; ; limit forlod lokalet under behandlingen af punktet"],
    ),
    "all but one": ("Alle var mødt, undtagen Carl Friis.", ["Carl Friis; ; ; ; absent"]),
    "the whole meeting": ("Dekan Eva Juhl deltog i hele mødet.", ["Eva Juhl; Dekan; ; "]),
    "verb before the name": (
        "Efter punkt 3 forlod Carl Friis mødet.",
        ["Carl Friis; ; ; ; limit Efter punkt 3 forlod Carl Friis mødet"],
    ),
    "given name": ("Carl kunne ikke deltage.", ["Carl Friis; ; ; ; absent"]),
    "label in an item": ("Fraværende: Carl Friis.", ["Carl Friis; ; ; ; absent"]),
    "guest by a label": ("Gæst: Ole Vang, KL", ["Ole Vang; ; KL; ; guest; items 3"]),
    "English apologies": (
        "Apologies for absence were received from Gus Hill and Ruth Evans (Lumo Ltd).",
        ["Gus Hill; ; ; ; absent", "Ruth Evans; ; Lumo Ltd; ; absent"],
    ),
    "English substitute": (
        "Gus Hill attended on behalf of Bo Dahl.",
        ["Bo Dahl; ; ; næstformand; absent; by Gus Hill", "Gus Hill; ; ; ; for Bo Dahl"],
    ),
    "English leaving": (
        "Ms Dahl left at 8.15pm.",
        ["Bo Dahl; ; ; næstformand; limit left at 8.15pm"],
    ),
    "representatives of others": (
        "Regionerne bliver repræsenteret ved Carl Friis og Bo Dahl i den nationale bestyrelse.",
        [],
    ),
    "no apologies": ("There were no apologies.", []),
    "left something else": ("Bo left the project in 2020.", []),
    "came into a matter": ("Carl Friis kom ind på sagen.", []),
    "elected to the body": ("Ole Vang blev valgt til formand for udvalget.", []),
    "guests called so": (
        "Gæsterne Per Vang og Ole Riis fra Rambøll deltog under punktet.",
        [
            "Per Vang; ; Rambøll; ; guest; items 3; limit under punktet",
            "Ole Riis; ; Rambøll; ; guest; items 3; limit under punktet",
        ],
    ),
    "welcomed to the meeting": (
        "The Chair welcomed Gus Hill, Director of Zentura, to the meeting.",
        ["Gus Hill; Director of Zentura; ; ; guest; items 3"],
    ),
    "label of the item": (
        "In attendance for this item: Pete Long (KPMG)",
        ["Pete Long; ; KPMG; ; guest; items 3"],
    ),
    "who was represented": (
        "Apologies were received from Flo Kay, who was represented by Gus Hill.",
        ["Flo Kay; ; ; ; absent; by Gus Hill", "Gus Hill; ; ; ; for Flo Kay"],
    ),
    "something in place of something": (
        "Carl Friis stemte imod, idet han ønskede kursus udbudt i stedet for foredrag.",
        [],
    ),
    "introduced by others": ("Kate Moon, the auditor, was introduced.", []),
    "unnamed guests": ("Der var gæster fra Sverige til stede under punktet.", []),
}


@pytest.mark.parametrize(("record", "changed"), SAID.values(), ids=SAID.keys())
def test_sentence_changes_only_those_it_speaks_of(record: str, changed: list[str]) -> None:
    """A sentence that plainly says something of somebody changes them, and nobody else."""
    listing = "Til stede: Anna Holm (formand), Bo Dahl (næstformand), Carl Friis\n"
    before = set(lines_of(people_of(listing)))
    assert [line for line in lines_of(people_of(listing, record)) if line not in before] == changed


CHAIRS = {
    "chair by role": ("Til stede: Anna Holm (formand), Bo Dahl\n", "", "Anna Holm"),
    "leader of the meeting before chair": (
        "Til stede: Anna Holm (formand), Bo Dahl\nMødeleder: Bo Dahl\n", "", "Bo Dahl",
    ),
    "by given name": ("Til stede: Anna Holm, Bo Dahl\nOrdstyrer: Bo\n", "", "Bo Dahl"),
    "chair absent": ("Til stede: Bo Dahl (næstformand)\nAfbud: Anna Holm (formand)\n", "", None),
    "vice-chair led": (
        "Til stede: Bo Dahl (næstformand)\nAfbud: Anna Holm (formand)\n",
        "I formandens fravær ledede næstformanden mødet. Næstformanden ledede mødet.", "Bo Dahl",
    ),
    "elected": (
        "Til stede: Anna Holm (formand), Bo Dahl\n", "Til dirigent valgtes advokat Kaj Lund.", "Kaj Lund",
    ),
    "in the chair": ("Present: Ann Ross, Bill Fox (in the chair)\n", "", "Bill Fox"),
    "facilitator": ("Present: Ann Ross, Bill Fox\nFacilitator: Ann Ross\n", "", "Ann Ross"),
    "chair by label": ("Chair: Ann Ross\nPresent: Bill Fox, Cara Lee\n", "", "Ann Ross"),
}  # fmt: skip


@pytest.mark.parametrize(("listing", "record", "chair"), CHAIRS.values(), ids=CHAIRS.keys())
def test_chair_is_who_led_the_meeting(listing: str, record: str, chair: str | None) -> None:
    """Who led comes before who holds the chair; a vice-chair led only where the minutes say so."""
    assert people_of(listing, record).chair == chair


TAKERS = {
    "label": ("Til stede: Anna Holm, Bo Dahl\nReferent: Bo Dahl\n", "", "Bo Dahl"),
    "initials": ("Til stede: Anna Holm (AH), Bo Dahl (BD)\nReferent: BD\n", "", "Bo Dahl"),
    "bracket": ("Present: Ann Ross (minutes), Bill Fox\n", "", "Ann Ross"),
    "two roles": ("Til stede: Anna Holm (formand, referent), Bo Dahl\n", "", "Anna Holm"),
    "scribe": ("Present: Ann Ross, Bill Fox\nScribe: Bill Fox\n", "", "Bill Fox"),
    "sentence": ("Present: Ann Ross, Bill Fox\n", "Minutes taken by Cara Lee.", "Cara Lee"),
    "below the record": (
        "Til stede: Anna Holm, Bo Dahl\n",
        "Intet.\n\nReferent: Ida Bro\n",
        "Ida Bro",
    ),
    "none": ("Til stede: Anna Holm, Bo Dahl\n", "Referatet blev godkendt.", None),
}


@pytest.mark.parametrize(("listing", "record", "taker"), TAKERS.values(), ids=TAKERS.keys())
def test_minute_taker_is_found(listing: str, record: str, taker: str | None) -> None:
    """The minute taker is given by a label, a bracket or a sentence, by full name where known."""
    assert people_of(listing, record).minute_taker == taker


def test_one_line_of_many_gives_each_person_their_own_words() -> None:
    """In a line of many a person's span is their own words; else the whole entry."""
    text = "Til stede: Anna Holm (formand), Bo Dahl og Carl Friis\n"
    people = people_of(text).participants
    assert [text[p.span.start : p.span.end] for p in people] == [
        "Anna Holm (formand)",
        "Bo Dahl",
        "Carl Friis",
    ]


def test_entry_over_two_lines_keeps_both() -> None:
    """The span of an entry with a line of its own covers all of its lines."""
    text = "Deltagere\nAnna Holm, direktør, Region Nord (for-\nmand)\nBo Dahl, chef, KL\n"
    first = people_of(text).participants[0]
    assert (
        text[first.span.start : first.span.end] == "Anna Holm, direktør, Region Nord (for-\nmand)"
    )
    assert participant_spans(text, Span(0, len(text)))[0] == first.span


def test_presence_agrees_with_its_parts() -> None:
    """ABSENT just where somebody is absent; PART where a limit is given."""
    people = people_of(
        "Til stede: Anna Holm, Bo Dahl (fra kl. 16)\nAfbud: Carl Friis\n"
    ).participants
    assert [p.presence for p in people] == [Presence.PRESENT, Presence.PART, Presence.ABSENT]


def test_item_of_apologies_is_a_list() -> None:
    """An item "Apologies for absence" names the absent, whom the list may know by initials."""
    text = "Present: Cllr A Smith, Cllr B Jones\n"
    record = "Cllr K Hawes and Cllr C Beare."
    whole = text + record
    document = Document("m.txt", DocumentKind.MINUTES, "Minutes", "0" * 64, whole)
    listing, body = Span(0, len(text)), Span(len(text), len(whole))
    section = Section(SectionKind.REFERAT, None, body, body)
    item = AgendaItem("2", "Apologies for absence", None, None, None, (section,), (), None, body)
    front = (Section(SectionKind.DELTAGERE, None, listing, listing),)
    people = read_people(document, front, (item,))
    assert [(p.name, p.absent) for p in people.participants] == [
        ("A Smith", False),
        ("B Jones", False),
        ("K Hawes", True),
        ("C Beare", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(((((((((((",
        "Til stede: " + "Anna Holm, " * 3000,
        "Til stede: " + "(" * 5000,
        "|" * 4000 + "\n" + "|-" * 2000,
        "Deltagere\n" + "\t" * 3000,
        "a " * 20000,
        "Aa " * 20000,
        "Til stede:\n" + "og " * 5000,
        "Afbud: - . , ; : ( ) [ ]\nReferent:\nMødeleder: \n",
    ],
)
def test_odd_input_is_read_without_fail(text: str) -> None:
    """Whatever stands in a list, reading it ends and raises nothing."""
    people_of(text, text)
