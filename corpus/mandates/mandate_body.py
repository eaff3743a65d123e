"""Whose mandate a document is, and of which type, by what it calls itself.

The one thing to know: a form's own field ("Udvalg: …") goes before the title, the title
before the lines under it, and those before what the text says of its name.
"""

import re
from collections.abc import Sequence

from corpus.mandates.provision_headings import is_sentence
from corpus.mandates.readings import Reading
from corpus.model import Document
from corpus.terms import from_words, keys, words
from corpus.text import fold

__all__ = ["body_of", "is_statutes", "mandate_type"]

_YEARS = re.compile(r"\s*[(\[]?(?:19|20)\d{2}(?:\s?[-/–]\s?(?:19|20)?\d{2})?[)\]]?\s*$")
# "Udvalg: Driftsudvalget", "Committee\tAudit Committee"
_FORM = re.compile(
    r"^(?P<label>[^\W\d_][^:\t|]{1,30}?)[*_]{0,2}(?::[*_]{0,2}\s+|\s*[\t|]+\s*)(?P<value>\S.*)$"
)
_TRIM = " .,:;–—-#*_\"“”»«'’‘"


@from_words
def _titles() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    named = sorted({*words("mandate_titles"), *words("mandate_types")}, key=len, reverse=True)
    names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in named)
    loose = {"love for", "lov for", "constitution", "mandate", "mandat", "remit", "opdrag"}
    strict = "|".join(
        r"\s+".join(map(re.escape, name.split())) for name in named if name not in loose
    )
    return (
        # "Kommissorium for X", "Terms of Reference: X", "Bylaws of the X", "Love for X"
        re.compile(
            rf"(?<!\w)(?:{names})\b\s*(?:\([^)]*\)\s*)?(?:for|of|[:.–—-]|(?<=for)|(?<=of the)|(?<=for the))\s*(?:the\s+)?(?P<body>\S.+)$",
            re.IGNORECASE,
        ),
        # "X – Terms of Reference", "Xs kommissorium", "X Charter"
        re.compile(
            rf"^(?P<body>\S.+?)(?P<s>s|['’]s|s['’])?\s*(?:[:,–—-]\s*|\s)(?:draft\s+|revised\s+|udkast til\s+)?(?:{strict})(?!\w)",
            re.IGNORECASE,
        ),
        re.compile(rf"(?<!\w)(?:{strict})(?!\w)", re.IGNORECASE),
    )


@from_words
def _tails() -> re.Pattern[str]:
    versions = "|".join(map(re.escape, words("version_words")))
    adopted = "|".join(map(re.escape, (*words("adoption_phrases"), *words("force_phrases"))))
    return re.compile(
        rf"\s*(?:[(\[](?:{versions}|v)?\s*\.?\s*\d[^)\]]*[)\]]|[(\[][^)\]]*(?:19|20)\d\d[^)\]]*[)\]]"
        rf"|[,;–—-]?\s*\b(?:{versions}|gældende|current|draft|udkast|{adopted})\b.*"
        r"|[,;–—-]\s*v?\d+(?:\.\d+)*|[–—-]\s*\d.*|\bv\d+(?:\.\d+)*)\s*$",
        re.IGNORECASE,
    )


def body_of(document: Document, readings: Sequence[Reading]) -> str | None:
    """Whose mandate a document is, as its title prints it, or None."""
    opening = document.text[:2000].splitlines()
    printed = [line.strip("#*_ \t|") for line in opening if line.strip("#*_ \t|")]
    form = len(printed) > 1 and _is_title(printed[0]) and bool(_FORM.match(printed[1]))
    labels = [match for line in printed[:12] if (match := _FORM.match(line))]
    if named := [m["value"] for m in labels if m["label"].casefold() in words("body_labels")]:
        label = next(m["label"] for m in labels if m["value"] == named[0])
        whole = not _names_body(label) or _names_body(named[0])
        return _cleaned(named[0] if whole else f"{label} {named[0]}")
    if form:
        return None
    if found := _beside(printed):
        return found
    first = _titles()[0].search(printed[0]) if printed else None
    if first and first["body"].casefold().strip(_TRIM) in words("body_nouns"):
        return _cleaned(first["body"])  # "Forretningsorden for bestyrelsen"
    headings = [r.section.heading or "" for r in readings[:3]]
    stem = re.sub(r"\.\w+$", "", document.path.rsplit("/", 1)[-1])
    from_file = fold(re.sub(r"[_-]+", " ", stem)) == fold(document.title)
    for title in (*headings, document.title) if from_file else (document.title, *headings):
        if _titles()[2].search(title) and (found := _named_in(title)):
            return found
    if found := _named_in(document.title):
        return found
    head = document.text[: readings[0].section.span.end] if readings else document.text
    lines = [line.strip("#*_ \t|") for line in head[:3000].splitlines() if line.strip("#*_ \t|")]
    for line in lines[:12]:
        prose = line.startswith((">", "<")) or (is_sentence(line) and line.endswith("."))
        if len(line) > 160 or prose or not _titles()[2].search(line):
            continue
        if found := _named_in(line):
            return found
    lines = printed
    for at, line in enumerate(lines[:8]):
        # "VEDTÆGTER", "for", "Foreningen X"
        if _is_title(line) and at + 1 < len(lines):
            following = lines[at + 1]
            if following.casefold() in ("for", "of") and at + 2 < len(lines):
                following = f"for {lines[at + 2]}"
            if joined := _named_in(f"{line} {following}"):
                return joined
            # "Quality Committee", "Terms of Reference"; "KOMMISSORIUM", "Arbejdsgruppe vedr. X"
            above = lines[at - 1] if at else ""
            for beside in (following, above):
                if _names_body(beside):
                    return _cleaned(beside)
            if at == 1 and keys("mandate_types").get(line.casefold()) == "statutes":
                return _cleaned(above)
    if found := _named_in_text(document.text):
        return found
    return next((_cleaned(line) for line in lines[:3] if _names_body(line)), None)


def _beside(printed: Sequence[str]) -> str | None:
    """The body on the line of the title, or on that above it, where the organisation comes first.

    "Hillside Academy", "Local Governing Body – Terms of Reference"; "OVERBY TOWN COUNCIL",
    "STAFFING COMMITTEE", "TERMS OF REFERENCE".
    """
    for at, line in enumerate(printed[:6]):
        if not at:
            continue
        after = printed[at + 1] if at + 1 < len(printed) else ""
        joins = after.casefold().startswith(("for ", "of ")) or after.casefold() in ("for", "of")
        if (
            _is_title(line)
            and not joins
            and not _names_body(after)
            and _names_body(printed[at - 1])
        ):
            return _cleaned(printed[at - 1])
        match = _titles()[1].search(line)
        if match and _names_body(match["body"]) and not _titles()[0].search(line):
            return _cleaned(match["body"])
    return None


def _is_title(line: str) -> bool:
    """Whether a line is the name of a kind of mandate and nothing else."""
    names = {*words("mandate_titles"), *words("mandate_types")}
    bare = re.sub(r"\s*\([^()]*\)$", "", line.casefold().strip(_TRIM))
    parts = re.split(r"\s+(?:and|og|&)\s+", bare)
    return parts[0] in names and len(bare.split()) <= 6


def _names_body(line: str) -> bool:
    """Whether a short line is a body's name: it holds the noun of one and is no sentence."""
    if not 0 < len(line) <= 100 or ":" in line or is_sentence(line) or line.endswith("."):
        return False
    return any(
        noun == word
        or (len(noun) > 4 and word.endswith(noun))
        or (" " in noun and noun in line.casefold())
        for word in re.findall(r"[\w-]+", line.casefold())
        for noun in _body_nouns()
    )


@from_words
def _body_nouns() -> frozenset[str]:
    """The nouns of bodies, with and without the article at their end."""
    nouns = set(words("body_nouns")) - {"directors", "delegates", "officers", "foundation"}
    return frozenset(
        {
            *nouns,
            *(re.sub(r"(?:et|en)$", "", n) for n in nouns if len(n) > 6),
            "gruppe",
            "arbejdsgruppe",
            "styregruppe",
            "råd",
        }
    )


def _named_in(title: str) -> str | None:
    bare = re.sub(r"\s+", " ", title).strip(_TRIM)
    found = [
        body
        for pattern in _titles()[:2]
        if (match := pattern.search(bare))
        and (body := _cleaned(match["body"]))
        and not _generic(body)
    ]
    # "Steering Committee Charter – OpenHarvest": the body stands before the title
    return next(filter(_names_body, found), found[0] if found else None)


def _cleaned(body: str) -> str | None:
    before = ""
    while before != body:
        before = body
        body = _tails().sub("", _YEARS.sub("", body)).strip(_TRIM)
        body = re.sub(r"^(?:the|for|of|udkast til|draft)\s+", "", body, flags=re.IGNORECASE)
    return body or None


def _generic(body: str) -> bool:
    """Words that are a name of mandates themselves ("project", "Governance") or no name."""
    return not re.search(r"[^\W\d_]{2}", body) or "{" in body or body.casefold() in {
        "project", "projekt", "template", "udkast", "draft", "model", "team", "udvalg", "udvalget",
    }  # fmt: skip


def _named_in_text(text: str) -> str | None:
    phrases = "|".join(r"\s+".join(map(re.escape, p.split())) for p in words("name_phrases"))
    match = re.search(
        rf"\b(?:{phrases})\s*:?\s*(?P<body>[^.\n;]{{2,100}})", text[:20000], re.IGNORECASE
    )
    if not match:
        return None
    quoted = re.match(r"[‘'\"“”»«](?P<name>[^‘’'\"“”»«]{2,80})[’'\"“”»«]", match["body"])
    name = quoted["name"] if quoted else re.split(r",|\s\(|\s(?:og|and)\s", match["body"])[0]
    return name.strip(_TRIM) or None


def mandate_type(document: Document) -> str | None:
    """The type, "remit", "statutes" or "procedure", by what the document calls itself, or None."""
    names = sorted(keys("mandate_types"), key=len, reverse=True)
    path = document.path.rsplit("/", 1)[-1].replace("_", " ").replace("-", " ")
    for words_ in (document.title.casefold(), path.casefold(), document.text[:400].casefold()):
        places = [
            (match.start(), -len(name), name)
            for name in names
            if (match := re.search(rf"{re.escape(name)}(?!\w)", words_))
        ]
        if places:
            return keys("mandate_types")[min(places)[2]]
    return None


def is_statutes(document: Document) -> bool:
    """Whether a mandate is an organisation's statutes, which speak of several bodies."""
    return mandate_type(document) in ("statutes", "procedure")
