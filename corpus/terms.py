"""The words of minutes and mandates, Danish and English, as tables.

The one thing to know: this file holds vocabulary only; the rules that apply it
are in ``minutes.py``, ``mandates.py``, ``people.py`` and ``dates.py``. All
keys are lower case, without punctuation at either end.
"""

from types import MappingProxyType

from corpus.model import ItemKind, SectionKind

__all__ = [
    "ABBREVIATIONS",
    "ABSENT_HEADINGS",
    "AGENDA_COLUMNS",
    "CLOSING_ABBREVIATIONS",
    "FRONT_HEADINGS",
    "HEAD_LABELS",
    "ITEM_KINDS",
    "MANDATE_TITLES",
    "MEMBER_HEADINGS",
    "MINUTES_TITLES",
    "MONTHS",
    "ORDINALS",
    "PROVISIONS",
    "ROLES",
    "SECRETARIAT_WORDS",
    "SECTION_HEADINGS",
    "TITLE_ENDINGS",
]

SECTION_HEADINGS: MappingProxyType[str, SectionKind] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "indstilling",
                "indstillinger",
                "indstilles",
                "forslag",
                "forslag til beslutning",
                "beslutningsforslag",
                "anbefaling",
                "anbefalinger",
                "administrationens indstilling",
                "forvaltningens indstilling",
                "direktionens indstilling",
                "motion",
                "proposal",
                "proposals",
                "proposed resolution",
                "recommendation",
                "recommendations",
            ),
            SectionKind.INDSTILLING,
        ),
        **dict.fromkeys(
            (
                "referat",
                "beslutning",
                "beslutninger",
                "konklusion",
                "konklusioner",
                "drøftelse",
                "drøftelser",
                "mødets drøftelse",
                "behandling",
                "referat og beslutning",
                "drøftelse og beslutning",
                "beslutning/konklusion",
                "bemærkninger",
                "afgørelse",
                "minutes",
                "discussion",
                "discussions",
                "decision",
                "decisions",
                "resolution",
                "resolutions",
                "conclusion",
                "conclusions",
                "outcome",
                "record",
                "notes",
                "discussion and decision",
                "summary of discussion",
                "vote",
                "afstemning",
            ),
            SectionKind.REFERAT,
        ),
        **dict.fromkeys(
            (
                "problemstilling",
                "baggrund",
                "sagsfremstilling",
                "sagsresumé",
                "sagsresume",
                "resumé",
                "resume",
                "formål med punktet",
                "historik",
                "lovgrundlag",
                "background",
                "context",
                "issue",
                "purpose of the item",
                "problem statement",
            ),
            SectionKind.PROBLEMSTILLING,
        ),
        **dict.fromkeys(
            (
                "løsning",
                "løsninger",
                "løsningsforslag",
                "vurdering",
                "overvejelser",
                "økonomi",
                "økonomiske konsekvenser",
                "solution",
                "analysis",
                "assessment",
                "considerations",
                "financial implications",
            ),
            SectionKind.LOESNING,
        ),
        **dict.fromkeys(
            (
                "videre proces",
                "videre forløb",
                "den videre proces",
                "næste skridt",
                "opfølgning",
                "tidsplan",
                "kommunikation",
                "aktioner",
                "aktionspunkter",
                "handlinger",
                "next steps",
                "actions",
                "action items",
                "follow-up",
                "follow up",
            ),
            SectionKind.VIDERE_PROCES,
        ),
        **dict.fromkeys(
            (
                "bilag",
                "bilagsliste",
                "vedlagt",
                "vedhæftede bilag",
                "attachment",
                "attachments",
                "annex",
                "annexes",
                "appendix",
                "appendices",
                "enclosures",
                "papers",
            ),
            SectionKind.BILAG,
        ),
    }
)

FRONT_HEADINGS: MappingProxyType[str, SectionKind] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "dagsorden",
                "dagsordenspunkter",
                "dagsordenen",
                "agenda",
                "punkter",
                "mødets punkter",
                "indholdsfortegnelse",
                "indhold",
                "punktoversigt",
                "contents",
                "table of contents",
            ),
            SectionKind.DAGSORDEN,
        ),
        **dict.fromkeys(
            (
                "deltagere",
                "deltagerliste",
                "mødedeltagere",
                "deltog",
                "i mødet deltog",
                "deltagere i mødet",
                "til stede",
                "tilstede",
                "tilstedeværende",
                "fremmødte",
                "medlemmer til stede",
                "present",
                "attendees",
                "attendance",
                "participants",
                "in attendance",
                "members present",
                "afbud",
                "fraværende",
                "ikke til stede",
                "meldt afbud",
                "apologies",
                "apologies for absence",
                "absent",
                "regrets",
                "sekretariat",
                "fra sekretariatet",
                "secretariat",
                "observatører",
                "observers",
                "gæst",
                "gæster",
                "guest",
                "guests",
                "øvrige deltagere",
                "desuden deltog",
                "also present",
                "referent",
                "mødeleder",
                "ordstyrer",
                "minute taker",
                "minute-taker",
                "scribe",
                "facilitator",
            ),
            SectionKind.DELTAGERE,
        ),
    }
)

ABSENT_HEADINGS = frozenset(
    {
        "afbud",
        "fraværende",
        "ikke til stede",
        "meldt afbud",
        "apologies",
        "apologies for absence",
        "absent",
        "regrets",
    }
)

SECRETARIAT_WORDS = ("sekretariat", "secretariat")

# The first words of a head line such as "Dato: 18. december 2024".
HEAD_LABELS: MappingProxyType[str, str] = MappingProxyType(
    {
        "dato": "date",
        "mødedato": "date",
        "date": "date",
        "meeting date": "date",
        "dato og tid": "date",
        "dato og tidspunkt": "date",
        "date and time": "date",
        "sted": "place",
        "mødested": "place",
        "lokale": "place",
        "place": "place",
        "venue": "place",
        "location": "place",
        "where": "place",
        "tid": "time",
        "tidspunkt": "time",
        "mødetid": "time",
        "kl": "time",
        "time": "time",
        "udvalg": "body",
        "organ": "body",
        "råd": "body",
        "gruppe": "body",
        "committee": "body",
        "body": "body",
        "group": "body",
        "forum": "body",
        "møde nr": "number",
        "mødenummer": "number",
        "møde": "meeting",
        "meeting": "meeting",
        "meeting no": "number",
        "meeting number": "number",
    }
)

# Words of a column heading over an agenda table, as in "Punkt Ca. tid Aktivitet".
AGENDA_COLUMNS = frozenset(
    {
        "punkt",
        "pkt",
        "nr",
        "ca",
        "tid",
        "varighed",
        "aktivitet",
        "emne",
        "titel",
        "type",
        "ansvarlig",
        "oplæg",
        "oplægsholder",
        "bilag",
        "item",
        "no",
        "topic",
        "subject",
        "minutes",
        "time",
        "lead",
        "presenter",
        "owner",
        "duration",
        "sag",
    }
)

ITEM_KINDS: MappingProxyType[str, ItemKind] = MappingProxyType(
    {
        **dict.fromkeys(
            ("b", "beslutning", "til beslutning", "godkendelse", "til godkendelse", "decision",
             "for decision", "for approval"),
            ItemKind.FOR_DECISION,
        ),
        **dict.fromkeys(
            ("d", "drøftelse", "til drøftelse", "discussion", "for discussion"),
            ItemKind.FOR_DISCUSSION,
        ),
        **dict.fromkeys(
            ("o", "orientering", "til orientering", "information", "for information", "for info",
             "i"),
            ItemKind.FOR_INFORMATION,
        ),
    }
)  # fmt: skip

MINUTES_TITLES = (
    "referat", "beslutningsreferat", "mødereferat", "minutes", "meeting", "møde", "protokol",
    "beslutningsprotokol",
)  # fmt: skip
MANDATE_TITLES = (
    "kommissorium", "kommissorier", "vedtægter", "vedtægt", "forretningsorden", "charter",
    "terms of reference", "mandate", "mandat", "statutes", "bylaws", "rules of procedure",
)  # fmt: skip

MONTHS: MappingProxyType[str, int] = MappingProxyType(
    {
        "januar": 1, "februar": 2, "marts": 3, "april": 4, "maj": 5, "juni": 6, "juli": 7,
        "august": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
        "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "october": 10,
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
        "sept": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
    }
)  # fmt: skip

ORDINALS: MappingProxyType[str, int] = MappingProxyType(
    {
        "første": 1, "andet": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7,
        "ottende": 8, "niende": 9, "tiende": 10, "first": 1, "second": 2, "third": 3,
        "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    }
)  # fmt: skip

# Roles that stand in brackets behind a name in a list of participants.
ROLES = frozenset(
    {
        "formand", "næstformand", "forperson", "næstforperson", "medlem", "suppleant", "observatør",
        "referent", "sekretær", "mødeleder", "ordstyrer", "kasserer", "gæst", "tovholder",
        "chair", "chairperson", "chairman", "chairwoman", "vice chair", "vice-chair", "deputy chair",
        "co-chair", "member", "alternate", "observer", "secretary", "treasurer", "guest", "minutes",
        "minute taker", "scribe",
    }
)  # fmt: skip

# Endings of words that are a person's title rather than an organisation's name.
TITLE_ENDINGS = (
    "direktør", "chef", "konsulent", "leder", "formand", "forperson", "professor", "lektor",
    "fuldmægtig", "sekretær", "rådgiver", "specialist", "koordinator", "medarbejder", "læge",
    "jurist", "økonom", "arkivar", "borgmester", "rådmand", "dekan", "rektor", "redaktør",
    "ingeniør", "udvikler", "arkitekt", "bibliotekar", "analytiker", "advokat", "revisor",
    "repræsentant", "planlægger", "student", "assistent", "inspektør", "forsker", "controller",
    "director", "manager", "officer", "adviser", "advisor", "head", "lead", "engineer",
    "archivist", "consultant", "researcher", "analyst", "secretary", "lecturer", "chair",
    "president", "counsel", "coordinator", "developer", "librarian", "lawyer", "representative",
)  # fmt: skip

# Words with a full stop that does not end a sentence, without that stop.
ABBREVIATIONS = frozenset(
    {
        "ad", "afd", "afs", "allr", "alm", "art", "bek", "bl", "bl.a", "ca", "cf", "cm", "d", "d.d",
        "d.v.s", "dir", "dr", "dvs", "e.g", "e.kr", "eks", "ekskl", "el", "etc", "evt", "f", "f.eks",
        "f.kr", "f.o.m", "feks", "fhv", "fig", "fmd", "fr", "frk", "fsva", "fx", "gl", "hhv", "hr",
        "i.e", "if", "ift", "iht", "incl", "inkl", "ifm", "jf", "jfr", "jr", "kap", "kgl", "kl", "km",
        "kr", "lb", "lbnr", "m.a.o", "m.fl", "m.h.p", "m.h.t", "m.m", "m.v", "max", "mdr", "mfl",
        "mhp", "mht", "mia", "mill", "min", "mio", "mm", "mr", "mrd", "mrs", "ms", "mv", "n", "ndr",
        "nn", "no", "nr", "nuv", "o.a", "o.l", "obs", "omkr", "osv", "p", "pag", "pct", "pga", "pgl",
        "pkt", "pl", "pp", "pr", "prof", "pt", "p.t", "red", "ref", "resp", "s", "s.d", "s.u", "sen",
        "skt", "stk", "str", "sml", "sv", "t.o.m", "tdl", "tlf", "tsk", "u", "udg", "v", "vedr", "vol",
        "vs", "årg", "approx", "dept", "est", "inc", "ltd", "prop", "sec", "st",
    }
)  # fmt: skip

# Headings of a mandate's provisions that stand on a line of their own.
PROVISIONS = frozenset(
    {
        "formål", "baggrund", "baggrund og formål", "opgaver", "opgaver og ansvar", "ansvar",
        "ansvarsområde", "mandat", "kompetence", "beslutningskompetence", "beføjelser",
        "sammensætning", "medlemmer", "formand", "formandskab", "sekretariat",
        "sekretariatsbetjening", "mødefrekvens", "møder", "mødeform", "beslutningsdygtighed",
        "rapportering", "reference", "referenceforhold", "refererer til", "organisering",
        "udpegning", "funktionsperiode", "ikrafttræden", "ikrafttræden og evaluering", "evaluering",
        "økonomi", "varighed", "ændringer", "afstemning", "habilitet", "tavshedspligt",
        "purpose", "scope", "background", "tasks", "responsibilities", "authority",
        "decision-making", "decision making", "membership", "members", "composition", "chair",
        "secretariat", "meetings", "meeting frequency", "quorum", "voting", "reporting",
        "term", "duration", "entry into force", "amendments", "review",
    }
)  # fmt: skip

MEMBER_HEADINGS = ("sammensætning", "medlemmer", "members", "membership", "composition")

# Abbreviations that often are a sentence's last word, as in "… under 5 pct. Udvalget …".
CLOSING_ABBREVIATIONS = frozenset(
    {
        "pct",
        "kr",
        "mv",
        "m.v",
        "mm",
        "m.m",
        "mfl",
        "m.fl",
        "osv",
        "etc",
        "o.l",
        "o.a",
        "inc",
        "ltd",
        "min",
    }
)
