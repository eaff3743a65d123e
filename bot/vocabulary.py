"""The words of questions, Danish and English, as tables.

The one thing to know: this file holds vocabulary only; the rules that apply it
are in ``question.py`` and ``evidence.py``.
"""

import re
from enum import StrEnum

__all__ = [
    "ABSENT",
    "AGENDA",
    "ANY_DECISION",
    "ASKED",
    "ATTENDING",
    "BODIES",
    "CONCLUSION",
    "COST",
    "DECIDES",
    "EVIDENCE",
    "GLOSSARY",
    "LAST_MEETING",
    "LATEST",
    "NAMED_THINGS",
    "PROPOSAL",
    "RESERVATION",
    "STOP_WORDS",
    "Asked",
]


class Asked(StrEnum):
    """The kind of evidence that a question asks for; where two fit alike, the first here."""

    CONTACT = "contact"  # an address of any kind
    AMOUNT = "amount"  # money
    SHARE = "share"  # a fraction, a majority
    DURATION = "duration"  # how long, how often
    NUMBER = "number"  # how many
    DATE = "date"  # when
    REASON = "reason"  # why
    LISTING = "listing"  # which five
    NAME = "name"  # what something is called
    ORGANISATION = "organisation"  # which company, which authority
    ATTENDANCE = "attendance"  # who was there
    DECISION = "decision"  # what was concluded
    PERSON = "person"  # who
    ATTACHMENT = "attachment"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# What in a question asks for which kind.
ASKED: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        Asked.AMOUNT,
        _any(
            r"\bhvad koste[rdt]?\w*\b", r"\bkoste[rdt]?\b.*\bhvor meget\b", r"\bhvor (?:meget|mange) (?:koster|kroner|penge|millioner|betaler)\b",
            r"\bhvor (?:stor[te]?|høj[te]?) (?:er |var |bliver |blev )?(?:\w+ ){0,3}?(?:beløb|budget\w*|udgift\w*|pris\w*|gebyr\w*|tilskud\w*|bevilling\w*|honorar\w*|løn\w*|bidrag\w*|kontingent\w*|ramme\w*|\w+pris\w*|\w+gebyr\w*|\w+budget\w*|\w+bidrag\w*|\w+tilskud\w*)\b",
            r"\bhvor meget (?:er|var|skal|vil|blev|bliver|får|fik|tjener)\b.*?(?:\b\w*(?:kontingent|gebyr|bevil|budget|tilskud|beløb|pris|bidrag|betal|kost|kr|refunder|afsat|honorar|løn)\w*)",
            r"\b(?:hvad|hvor meget) (?:er|var|bliver) (?:\w+ ){0,3}?(?:\w*prisen|\w*gebyret|\w*beløbet|\w*lønnen|\w*udgiften|\w*budgettet|\w*kontingentet|\w*honoraret|\w*taksten)\b",
            r"\bhvad tjener\b", r"\bhvad betaler\b", r"\bhvor meget betaler\b", r"\bhvilket beløb\b", r"\bhvor mange penge\b",
            r"\bhow much (?:does|do|did|is|was|were|will|would|money|has|have)\b", r"\bwhat (?:is|was|are|were|does|did)\b.*\b(?:price|cost|costs|fee|budget|salary|amount|charge)\b",
            r"\bhow (?:large|big|high) (?:is|was|are|were) (?:the )?(?:\w+ ){0,3}?(?:budget|fee|grant|amount|cost|price|contribution)\b",
        ),
    ),
    (
        Asked.SHARE,
        _any(
            r"\bhvor stor (?:en )?(?:del|andel|procentdel)\b", r"\bhvilken andel\b", r"\bhvor mange procent\b", r"\bhvilket flertal\b", r"\bhvor stort (?:et )?flertal\b",
            r"\bwhat (?:share|proportion|percentage|fraction|majority)\b", r"\bwhich (?:share|majority)\b",
        ),
    ),
    (
        Asked.NUMBER,
        _any(r"\bhvor mange\b", r"\bhow many\b", r"\bantallet af\b", r"\bhvilket nummer\b", r"\bwhat number\b", r"\bhvor langt (?:er|var)\b.*\bnået\b"),
    ),
    (
        Asked.DURATION,
        _any(
            r"\bhvor (?:længe|ofte|tit|lang tid)\b", r"\bhvor mange (?:dage|uger|måneder|år|gange)\b", r"\bhow (?:long|often|frequently)\b",
            r"\bhow many (?:days|weeks|months|years|times|minutes|hours)\b", r"\bhvor mange (?:minutter|timer)\b",
        ),
    ),
    (
        Asked.DATE,
        _any(
            r"\bhvornår\b", r"\bhvilke[nt]? (?:dato|dag|år|måned|tidspunkt)\b", r"\bfrist(?:en)?\b", r"^when\b", r"\bwhen (?:is|was|did|do|does|will|were|are|must|should|can|has|have)\b", r"\b(?:what|which) (?:date|day|year|month|time)\b", r"\bdeadline\b",
            r"\btil hvornår\b", r"\bfra hvornår\b", r"\bhow soon\b",
        ),
    ),
    (
        Asked.ATTENDANCE,
        _any(
            r"\b(?:var|er) [^?]*\btil stede\b", r"\bhvem (?:\w+ ){0,2}?deltog\b", r"\bdeltog\b", r"\bdeltagere\b", r"\bafbud\b", r"\bfraværende\b", r"\bmødte\b", r"\bmødedeltager\w*\b",
            r"\bwas [^?]*\b(?:present|absent|there)\b", r"\bwho (?:\w+ ){0,2}?(?:attended|participated)\b", r"\b(?:attend|attended|attendees|apologies|present at|absent)\b",
        ),
    ),
    (
        Asked.DECISION,
        _any(
            r"\bhvad (?:blev|er|var|har|besluttede|konkluderede|vedtog|godkendte)\b[^?]*\b(?:beslut\w*|vedtag\w*|konklu\w*|aftalt|afgjort|resultatet|enige)\b",
            r"\b(?:besluttede|vedtog|konkluderede|godkendte|tiltrådte|afviste)\b",
            r"\b(?:blev|er|bliver) [^?]*\b(?:besluttet|vedtaget|godkendt|tiltrådt|afvist|forkastet|udsat|udskudt|nedlagt|trukket|taget til efterretning|tiltrådte)\b",
            r"\bbeslutning(?:en|er)?\b", r"\bkonklusion(?:en)?\b", r"\budfald(?:et)?\b",
            r"\b(?:was|were|has|have|did|is)\b[^?]*\b(?:decide[d]?|approve[d]?|adopt(?:ed)?|agree[d]?|reject(?:ed)?|postpone[d]?|defer(?:red)?|accept(?:ed)?|withdrawn|endorse[d]?|conclude[d]?|put off)\b",
            r"\bdecision\b", r"\bwhat was the (?:outcome|result|conclusion)\b",
        ),
    ),
    (Asked.REASON, _any(r"\bhvorfor\b", r"\bwhy\b", r"\bårsagen\b", r"\bhvad er grunden\b", r"\bbegrundelse\w*\b", r"\breason\b")),
    (
        Asked.PERSON,
        _any(r"\bhvem\b", r"\bhvis\b(?= (?:opfordring|initiativ|ansvar))", r"\bwho(?:se|m)?\b"),
    ),
    (Asked.ORGANISATION, _any(r"\bhvilke[nt]? (?:\w+ )?(?:organisation|firma|\w*virksomhed|\w*leverandør|kommune|region|myndighed|\w*selskab)(?:en|er|erne|et)?\b", r"\b(?:which|what) (?:\w+ )?(?:organi[sz]ation|company|firm|supplier|vendor|municipality|authority|contractor)\b")),
    (Asked.LISTING, _any(r"\bhvilke (?:to|tre|fire|fem|seks|syv|otte|ni|ti|\d+)\b", r"\b(?:which|what) (?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b")),
    (Asked.CONTACT, _any(r"\be-?mail\w*\b", r"\bmailadresse\w*\b", r"\btelefon\w*\b", r"\b(?:phone|telephone)\b", r"\bhjemmeside\w*\b", r"\bwebsite\b")),
    (Asked.NAME, _any(r"\bhvad (?:hedder|kaldes)\b", r"\bhvad er navnet på\b", r"\bnavnet på\b", r"\bwhat (?:is|was|are|were) (?:the |its |their )?names? of\b", r"\bwhat (?:is|was) (?:\w+ ){1,5}called\b")),
    (Asked.ATTACHMENT, _any(r"\bbilag\w*\b", r"\bvedlagt\w*\b", r"\battach(?:ment|ments|ed)\b", r"\bannex\b", r"\bappendix\b")),
)  # fmt: skip

_NUMBER_WORDS = (
    r"en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|tyve|tredive"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
)
_MONTHS = (
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|january|february|march|may|june|july|october"
)

# What in a sentence is evidence of which kind. A kind that is not here cannot be told by form.
EVIDENCE: dict[Asked, re.Pattern[str]] = {
    Asked.AMOUNT: _any(
        r"\d[\d.,]*\s*(?:(?:mio|mia|million\w*|milliard\w*|t)\.?\s*)?(?:kr\b|kroner\b|DKK\b|EUR\b|euro\b|USD\b|dollars?\b|kr\.)",
        r"(?:DKK|EUR|USD|[$€£])\s?\d", r"\b(?:er|bliver|forbliver|is|are|remains?) (?:\w+ )?(?:gratis|vederlagsfri[et]?|free(?: of charge)?)\b", r"\bno (?:fee|charge|cost)\b",
        r"\b(?:betales|opkræves) (?:der )?ikke\b", r"\bikke (?:\w+ )?(?:betaling|kontingent|gebyr)\b",
    ),
    Asked.NUMBER: _any(r"\d", rf"\b(?:{_NUMBER_WORDS})\b", r"\bingen\b", r"\bnone\b"),
    Asked.SHARE: _any(
        r"\d\s*(?:%|pct\b|procent\b|percent\b|per cent\b)", r"\b\d+/\d+\b", r"\b(?:halvdel\w*|tredjedel\w*|fjerdedel\w*|femtedel\w*|half|thirds?|fourths?|quarters?|fifths?)\b",
        r"\b(?:one|two|three)-(?:half|thirds?|fourths?|quarters?)\b", r"\b\w*flertal\w*\b", r"\bmajority\b", r"\bunanim\w+\b", r"\benstemmig\w*\b",
    ),
    Asked.DATE: _any(
        r"\b\d{1,2}\.?\s*(?:st|nd|rd|th)?\s+(?:of )?(?:" + _MONTHS + r")\b", r"\b(?:" + _MONTHS + r")\b", r"\b\d{1,2}/\d{1,2}\b(?!/)", r"\b(?:19|20)\d\d\b", r"\b\d{4}-\d\d-\d\d\b",
        r"\b(?:ultimo|primo|medio|årsskiftet|kvartal|uge \d+|årsdagen)\b", r"\b(?:mandag|tirsdag|onsdag|torsdag|fredag|monday|tuesday|wednesday|thursday|friday)\b",
        r"\b(?:næste møde|next meeting|next time|quarter)\b", r"\bkl\.\s*\d", r"\b\d+\s+(?:dage|uger|måneder|days|weeks|months|hours|timer)\b",
    ),
    Asked.DURATION: _any(
        rf"\b(?:\d+|{_NUMBER_WORDS})(?:\s|-)+(?:\w+ )?(?:dage?|uger?|måned\w*|år\w*|minut\w*|min\b|timer?|gange?|days?|weeks?|months?|years?|minutes?|mins?\b|hours?|times)\b",
        r"\b\d+-årig\w*\b", r"\b(?:hver|every|each|pr\.|per)\s+(?:\w+ )?(?:dag|uge|måned|kvartal|år|day|week|month|quarter|year)\b",
        r"\b(?:månedlig\w*|årlig\w*|ugentlig\w*|kvartal\w*|halvårlig\w*|dagligt|løbende|monthly|annual\w*|yearly|weekly|quarterly|daily|biweekly|bi-weekly)\b",
    ),
    Asked.PERSON: _any(
        r"(?-i:(?<![.!?] )(?<!^)\b[A-ZÆØÅ][\w-]+)", r"\b(?:formand\w*|næstformand\w*|sekretariat\w*|udvalg\w*|\w*gruppe\w*|bestyrelse\w*|kommune\w*|region\w*|medlem\w*|direktør\w*|kasserer\w*|chair\w*|board|council|committee|secretariat|members?|team|generalforsamling\w*)\b",
    ),
    Asked.CONTACT: _any(r"[\w.]+@[\w-]+\.\w", r"(?:\d[ ]?){8}", r"\+\d{2}", r"\bwww\.", r"https?://"),
    Asked.LISTING: _any(r",[^,;:]+(?:,| og | samt | and )", r";.*;", r"[•\uf0b7]"),
    Asked.NAME: _any(r"\b(?:hedder|kaldes|kaldt|kaldet|navnet|benævn\w+|named|called|name)\b"),
    Asked.DECISION: _any(
        r"\b(?:beslutte\w*|vedtog\w*|vedtage\w*|godkend\w*|tiltråd\w*|tiltræd\w*|konklude\w*|afvis\w*|forkaste\w*|udsat\w*|udsætte\w*|udskud\w*|udskyd\w*|trukket|trak|enige\w*|enighed|fastla\w*|nedsat\w*|valg\w*|valgte|vælg\w*|aftalt\w*|stemte|stemmer|anbefales|oversendes|efterretning)\b",
        r"\b(?:decid\w*|decision\w*|approv\w*|adopt\w*|agree\w*|consensus|reject\w*|postpon\w*|defer\w*|accept\w*|withdr\w*|endors\w*|conclu\w*|merged|landed|closed|elected|voted|no objections?|objections|move forward|next time)\b",
    ),
}  # fmt: skip

LATEST = _any(
    r"\b(?:seneste|senest|nyeste|nuværende|gældende|aktuel\w*|pt\.?|p\.t\.|i dag|nu|stadig|fortsat|latest|current\w*|newest|today|now|still|most recent\w*)\b"
)

# Who speaks for the whole body when it decides, beside the body's own name.
BODIES = frozenset(
    """
    styregruppen udvalget bestyrelsen rådet gruppen arbejdsgruppen mødet forsamlingen
    repræsentantskabet forretningsudvalget nævnet kommissionen committee council board group team assembly
    meeting we
    """.split()
)
_DECIDES = (
    r"(?:beslutte\w*|vedtog|vedtage\w*|godkendte|godkender|tiltrådte|tiltræder|afviste|afviser|forkastede|udsatte|udskød|"
    r"tog\b.*\befterretning|valgte|nedsatte|bemyndigede|fastlagde|noterede|enedes|var enig\w*|blev enig\w*|"
    r"decided|approved|adopted|agreed|rejected|postponed|deferred|accepted|endorsed|elected|noted|voted|reached consensus)"
)
DECIDES = re.compile(rf"\b{_DECIDES}", re.IGNORECASE)
# A conclusion, whoever states it: "På baggrund af drøftelsen konkluderede …", "… blev forkastet".
CONCLUSION = _any(
    # "Godkendt.", "Anbefales med 4 stemmer for …": the record of a municipal committee
    r"^(?:godkendt|vedtaget|tiltrådt|udsat|afvist|forkastet|taget til efterretning|approved|adopted|rejected|deferred|noted)\b",
    r"^(?:\w+ )?(?:anbefales|godkendes|vedtages|tiltrædes|udsættes|afvises|tages til efterretning|oversendes)\b",
    r"\bkonkludere\w*\b", r"\bkonklusion\w*\b",
    r"\b(?:blev|er|var|bliver|er blevet) (?:\w+ ){0,3}?(?:tiltrådt|godkendt|vedtaget|forkastet|afvist|udsat|udskudt|trukket|besluttet|nedlagt)\b",
    r"\b(?:was|were|is|has been|have been) (?:\w+ ){0,2}?(?:approved|adopted|rejected|postponed|deferred|agreed|accepted|withdrawn|merged|closed|archived)\b",
    r"\b(?:agreement|consensus|concluded|no objections|decision to)\b",
)  # fmt: skip

COST = _any(
    r"\b\w*(?:kost|pris|betal|gebyr|udgift|takst)\w*", r"\b(?:cost|price|fee|charge|pay|expens)\w*"
)
# A question about the agenda itself: what was on it, for how long, by whom.
AGENDA = _any(
    r"\b(?:dagsorden\w*|agenda|punkt\w*|items?|minut\w*|minutes|oplæg\w*|present\w*|fremlagde|afsat)\b"
)
# Things of which "which five" asks for the names.
NAMED_THINGS = _any(
    r"\b(?:kommuner|regioner|lande|personer|medlemmer|deltagere|organisationer|firmaer|virksomheder|leverandører|parter|"
    r"municipalities|regions|countries|people|persons|members|participants|organi[sz]ations|companies|suppliers|applicants|projects)\b"
)
# What a conclusion hangs on, when the next sentence says it.
RESERVATION = _any(
    r"\bforbehold\w*\b", r"\bpå (?:den )?betingelse\b", r"\bunder forudsætning\b", r"\bforudsat\b", r"\bmed (?:den )?(?:bemærkning|tilføjelse|ændring)\b",
    r"\breservation\w*\b", r"\bon (?:the )?condition\b", r"\bprovided that\b", r"\bsubject to\b",
)  # fmt: skip
LAST_MEETING = _any(
    r"\b(?:seneste|sidste|nyeste|latest|last|most recent)\s+(?:\w+\s+)?(?:\w*møde\w*|meeting)\b"
)
# Words of a question that asks for whatever a meeting decided, and for nothing in particular.
ANY_DECISION = frozenset(
    """
    beslutning beslutninger beslutningerne besluttet besluttede beslutte vedtaget vedtog vedtagelser
    konklusion konklusioner konkluderet godkendt afgjort aftalt resultat resultatet udfald møde mødet
    møder decided decide decision decisions adopted approved agreed concluded conclusions outcome
    outcomes result meeting meetings seneste sidste nyeste latest last recent
    """.split()
)

ABSENT = _any(
    r"\bafbud\w*\b",
    r"\bfravær\w*\b",
    r"\bikke til stede\b",
    r"\bmanglede\b",
    r"\babsent\b",
    r"\bapolog\w+\b",
    r"\bmissing\b",
    r"\bnot (?:present|there)\b",
)
# Words of a question that asks who was at a meeting, and for nobody in particular.
ATTENDING = frozenset(
    """
    deltog deltaget deltagere deltagerne deltager mødte fremmødte stede afbud meldt meldte sendt sendte
    fraværende fravær mødedeltagere januar februar marts april maj juni juli august september oktober
    november december attended attend attendees participated participants participant present absent
    apologies apologised sent gave january february march may june july october
    """.split()
)

# A question about what was proposed rather than what was decided.
PROPOSAL = _any(r"\b(?:indstil\w*|foresl\w*|forslag\w*|anbefal\w*|propos\w*|recommend\w*|motion)\b")

# Words of a question that say nothing of its subject, Danish and English.
STOP_WORDS = frozenset(
    """
    ad af alle alt anden andet andre at bare begge blev blive bliver bort da dem den denne der
    deres det dette dig din disse dit dog du efter ej eller en end ene eneste enhver er et fandt
    fem fik flere for fordi forrige fra få får før først gjorde gjort god godt gør gøre ham han
    hans har havde have hej hel hende hendes her hos hun hvad hvem hver hvilke hvilken hvilket
    hvis hvor hvordan hvorfor hvorhen hvornår hvoraf hvorvidt i igen ikke ind ingen intet ja jeg
    jer jeres jo kan kom komme kommer kun kunne lad lige lille man mange med meget men mens mere
    mig min mine mit mod må ned nej nogen noget nogle nu når nær næste næsten og også om omkring
    op os over på se sig sin sine sit skal skulle som stor store står så sådan tage tager taget
    tages tag tog til tilbage ud under var ved vi via vil ville vor vores være været da altså fx
    bl mv herunder dermed samt således længe ofte sker skete sket siger sagt sagde står findes
    vedrørende angående ang vedr ift ifm igennem indtil siden mellem inden før navn hedder hed
    fået givet giver gav gælder gjaldt handler bort hvilke fortæl vis mig give lyder lød nævnes
    nævnt omtales omtalt oplyst oplyses ifølge a about above after again all also am an and any
    are as at be because been before being below between both but by can could did do does doing
    down during each few for from further get gets got had has have having he her here hers him
    his how i if in into is it its itself just let me more most my no nor not now of off on once
    only or other our out over own please same say says said she should so some such tell than
    that the their them then there these they this those through to too under until up upon us
    very was we were what when where whether which while who whom whose why will with would you
    your happen happened happens according regarding concerning mention mentioned mentions
    stated much many long often latest current currently seneste nuværende nyeste aktuelle
    aktuelt pt stadig fortsat dato datoen date day dag de must cannot within without may stede
    put going går gik went skriv th st nd rd
    """.split()
)

# Governance words in one language and the other, so that a question in English can be held
# against Danish minutes and the reverse. Compared by stem.
GLOSSARY: tuple[tuple[str, str], ...] = (
    ("beslutning", "decision"), ("besluttede", "decided"), ("besluttet", "decided"), ("godkendt", "approved"),
    ("godkendelse", "approval"), ("godkende", "approve"), ("vedtaget", "adopted"), ("vedtaget", "approved"), ("tiltrådt", "approved"), ("tiltrådt", "adopted"),
    ("tiltrådte", "approved"), ("udsat", "postponed"), ("udsat", "deferred"), ("udsættes", "postponed"),
    ("udsættes", "deferred"), ("udskudt", "postponed"), ("udskudt", "deferred"), ("afvist", "rejected"), ("forkastet", "rejected"),
    ("trukket", "withdrawn"), ("forbehold", "reservation"), ("bemærkning", "remark"), ("bemærkning", "reservation"),
    ("indstilling", "proposal"), ("indstilling", "recommendation"), ("forslag", "proposal"), ("anbefaling", "recommendation"),
    ("styregruppe", "steering committee"), ("styregruppen", "steering group"), ("udvalg", "committee"), ("bestyrelse", "board"), ("råd", "council"),
    ("arbejdsgruppe", "working group"), ("kommissorium", "mandate"), ("kommissorium", "charter"), ("kommissorium", "terms of reference"),
    ("vedtægter", "statutes"), ("vedtægter", "charter"), ("formand", "chair"), ("næstformand", "deputy chair"),
    ("næstformand", "vice chair"), ("sekretariat", "secretariat"), ("medlem", "member"), ("medlemmer", "members"),
    ("deltager", "participant"), ("deltog", "attended"), ("deltog", "participated"), ("afbud", "apologies"), ("afbud", "absent"), ("møde", "meeting"),
    ("referat", "minutes"), ("dagsorden", "agenda"), ("punkt", "item"), ("bilag", "attachment"), ("budget", "budget"),
    ("økonomi", "finances"), ("udgift", "expense"), ("udgift", "cost"), ("omkostning", "cost"), ("pris", "price"), ("gebyr", "fee"),
    ("bevilling", "grant"), ("tilskud", "grant"), ("bidrag", "contribution"), ("finansiering", "funding"), ("finansiering", "financing"),
    ("kontrakt", "contract"), ("aftale", "agreement"), ("licens", "licence"), ("licens", "license"), ("leverandør", "supplier"),
    ("udbud", "tender"), ("database", "database"), ("frist", "deadline"), ("flertal", "majority"), ("stemme", "vote"),
    ("stemmer", "votes"), ("valg", "election"), ("valgt", "elected"), ("direktør", "director"), ("region", "region"), ("regioner", "regions"),
    ("kommune", "municipality"), ("kommuner", "municipalities"), ("universitet", "university"), ("universiteterne", "universities"),
    ("ministerium", "ministry"), ("stat", "state"), ("år", "year"), ("måned", "month"), ("uge", "week"), ("ordinær", "ordinary"),
    ("rejse", "travel"), ("ansøgning", "application"), ("ansøgning", "request"), ("ansøgninger", "requests"), ("ansøgere", "applicants"), ("fond", "fund"),
    ("arbejdsgiver", "employer"), ("stemmeberettigede", "voting"), ("adfærdskodeks", "code of conduct"), ("projekt", "project"),
    ("opgave", "task"), ("opgaver", "tasks"), ("ansvar", "responsibility"), ("formål", "purpose"),
    ("rapport", "report"), ("redegørelse", "report"), ("høring", "consultation"), ("adgang", "access"), ("forsker", "researcher"), ("forskere", "researchers"),
    ("forskning", "research"), ("data", "data"), ("sikkerhed", "security"), ("drift", "operation"), ("drift", "operations"), ("udvikling", "development"),
    ("strategi", "strategy"), ("tidsplan", "schedule"), ("status", "status"), ("orientering", "information"), ("drøftelse", "discussion"),
    ("drøftet", "discussed"), ("ændring", "change"), ("ændringer", "changes"), ("ændret", "changed"), ("ny", "new"), ("nye", "new"), ("national", "national"),
    ("tal", "figure"), ("antal", "number"), ("andel", "share"), ("gæst", "guest"), ("næste", "next"), ("forsøg", "trial"), ("forsøg", "pilot"), ("løn", "salary"),
    ("samarbejde", "cooperation"), ("arkiv", "archive"),
    ("minutter", "minutes"), ("oplæg", "presentation"), ("udløber", "expires"), ("udløber", "expire"), ("værktøj", "tool"), ("repræsentant", "representative"), ("repræsenteret", "represented"),
    ("udpege", "appoint"), ("udpeger", "appoint"), ("udpeget", "appointed"), ("mødes", "meet"), ("beslutningsdygtig", "quorum"), ("klage", "appeal"), ("klage", "complaint"),
)  # fmt: skip
