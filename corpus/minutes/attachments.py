"""Attachments: what an item lists, and whether it lies among the documents."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from corpus.minutes.announcements import Announcement
from corpus.model import Attachment, Section, SectionKind, Span
from corpus.rows import Row, bare, page_line, rows_of
from corpus.terms import from_words, phrases, words
from corpus.text import mend, strip_span

__all__ = ["find_attachments", "has_attachment", "item_attachments"]

# "1.1", "2", "3a", "A"; in "Bilag 2: Kommissorium", "Annex B – Terms of reference", "4) Budget"
_NUMBER = r"(?:\d{1,3}(?:[.-]\d{1,3}){0,2}[a-z]?|[A-Z])(?![\w])"
_BULLET = re.compile(r"^(?:[-*+•–\uf0b7\uf0a7]\s*|o\s(?=[A-ZÆØÅ]))")
_COUNTED = re.compile(
    rf"^\(?(?P<number>{_NUMBER}|[a-z](?=[.)]\s|\s{{1,4}}[A-ZÆØÅ\d]))[.):]?\)?\s{{1,4}}(?:[–-]\s)?(?P<title>\S.*)$"
)
# "[Budget 2025](files/budget-2025.pdf)"
_LINK = re.compile(
    r"\[(?P<title>[^\[\]\n]{2,200})\]\((?P<target>[^()\s]{1,300}\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|md|txt|zip))\)",
    re.IGNORECASE,
)
_ANY_LINK = re.compile(r"\[(?P<title>[^\[\]\n]{2,200})\]\([^()\s]{1,300}\)")
# What a web page says of a file behind its title: "(PDF, 1,4 MB)", "PDF 148 KB", "(docx)"
_FILE_SIZE = re.compile(
    r"\s{0,3}(?:[(\[](?:pdf|docx?|xlsx?|pptx?|zip)[^()\[\]]{0,20}[)\]]|(?:pdf|docx?|xlsx?|pptx?)[\s,]{1,3}\d[\d.,]{0,6}\s?[kmg]b)$",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]{3,}")
_FILLERS = frozenset({"for", "the", "and", "den", "det", "vedr", "bilag", "udkast", "til"})


@from_words
def _labelled() -> re.Pattern[str]:
    """For instance "Bilag 2: Kommissorium. National bestyrelse", "Bilag nr. 3 Budget"."""
    return re.compile(
        rf"^[*_]{{0,2}}(?:{phrases('attachment_words')})(?:\s{{0,2}}(?:nr|no)\.?)?\s{{0,3}}(?P<number>{_NUMBER})?"
        r"[*_]{0,2}\s{0,3}(?P<stop>[.:–-]{0,2})[*_]{0,2}\s*(?P<title>.*)$",
        re.IGNORECASE,
    )


@from_words
def _inner() -> re.Pattern[str]:
    """Where a further attachment begins within a line: "…; Bilag 2: …"."""
    return re.compile(
        rf"(?<=[;,.)\s])\s?(?=(?:{phrases('attachment_words')})\s(?:nr\.?\s)?\d{{1,3}}[a-z]?\s?[.:–-])",
        re.IGNORECASE,
    )


def item_attachments(
    text: str, sections: tuple[Section, ...], entry: Announcement | None
) -> tuple[Attachment, ...]:
    """What an item lists: under its own heading, on labelled lines, in the agenda's column.

    Args:
        text: of the document.
        sections: of the item.
        entry: where the agenda lists the item, or None.
    """
    found: list[Attachment] = []
    for section in sections:
        if section.kind is SectionKind.BILAG:
            found += find_attachments(text, section.body)
        else:
            found += _mentioned(text, section.body)
    if entry is not None and entry.papers and not found:
        found += _from_column(entry)
    unique: dict[tuple[str | None, str], Attachment] = {}
    for one in found:
        unique.setdefault((one.number, one.title.casefold()), one)
    return tuple(unique.values())


def find_attachments(text: str, body: Span) -> tuple[Attachment, ...]:
    """The entries of a section that lists attachments, each over all of its lines."""
    rows = rows_of(text[body.start : body.end], markdown=False)
    filled = _before_page(tuple(row for row in rows if not row.blank and not row.rule))
    if not filled:
        return ()
    opens = [row for row in filled if _opens(row)]
    if not opens or (opens[0] is not filled[0] and not _labelled().match(opens[0].words)):
        # Without bullets a line is an entry; "Bilag: Budget 2025; Regnskab" stands on one.
        opens = [row for at, row in enumerate(filled) if not (at and _goes_on(filled[at - 1], row))]
    ends = [row.span.start for row in opens[1:]] + [filled[-1].span.end]
    found: list[Attachment] = []
    for row, end in zip(opens, ends, strict=True):
        whole = strip_span(text, Span(body.start + row.span.start, body.start + end))
        found.extend(one for part in _parts(text, whole) if (one := _read(text, part)))
    return tuple(found)


def _before_page(rows: tuple[Row, ...]) -> list[Row]:
    """The lines without a page's number and the running header below it."""
    found: list[Row] = []
    turned = False
    for row in rows:
        foot = (
            page_line(row)
            or row.words.isdigit()
            or bare(row.words).casefold() in words("page_links")
        )
        turned = foot or (turned and not _opens(row))
        if not turned:
            found.append(row)
    return found


def _opens(row: Row) -> bool:
    return row.bullet or bool(_labelled().match(row.words) or _COUNTED.match(row.words))


def _goes_on(above: Row, row: Row) -> bool:
    return (
        above.words.endswith(("-", ",", "\u00ad")) or row.words[0].islower() or row.words[0] == "("
    )


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The attachments that stand on one line."""
    printed = text[span.start : span.end]
    places = [0, *(m.end() for m in _inner().finditer(printed) if m.start() > 3), len(printed)]
    if len(places) == 2 and re.search(r";|\s·\s", printed):
        places = [0, *(m.end() for m in re.finditer(r";\s*|\s·\s", printed)), len(printed)]
    for start, end in pairwise(places):
        part = strip_span(text, Span(span.start + start, span.start + end), " \t\r\n;,·")
        if part.start < part.end:
            yield part


def _read(text: str, span: Span) -> Attachment | None:
    printed = _BULLET.sub("", mend(text, span)).strip()
    linked = _ANY_LINK.search(printed)
    if linked and len(linked.group()) * 2 > len(printed):
        printed = printed[: linked.start()] + linked["title"] + printed[linked.end() :]
    number, title = None, printed
    if match := _labelled().match(printed):
        lower = match["title"][:1].islower() and not match["stop"] and not match["number"]
        if not lower:  # not "Bilagene eftersendes"
            number, title = match["number"], match["title"]
        if number and not title:
            title = printed
    elif match := _COUNTED.match(printed):
        number, title = match["number"], match["title"]
    title = _FILE_SIZE.sub("", title.strip(" \t*_;|")).strip()
    if title.strip(" .–-").casefold() in {*words("no_attachments"), ""}:
        return None
    return Attachment(number, title, span)


def _mentioned(text: str, body: Span) -> Iterator[Attachment]:
    """Lines such as "Bilag 2: Budget" and links to files outside a list of attachments."""
    for line in re.finditer(r"[^\n]+", text[body.start : body.end]):
        printed = _BULLET.sub("", line.group().strip())
        match = _labelled().match(printed[:300])
        if match and match["number"] and match["stop"].strip() and match["title"]:
            whole = Span(body.start + line.start(), body.start + line.end())
            yield from (
                one for part in _parts(text, strip_span(text, whole)) if (one := _read(text, part))
            )
            continue
        for link in _LINK.finditer(line.group()):
            start = body.start + line.start() + link.start()
            yield Attachment(None, mend(link["title"]), Span(start, start + len(link.group())))


def _from_column(entry: Announcement) -> Iterator[Attachment]:
    for part in re.split(r"[;,]\s*|\s+(?:og|and)\s+", entry.papers):
        printed = part.strip()
        if printed.casefold() in {*words("no_attachments"), ""} or re.fullmatch(
            r"\d{2,4}", printed
        ):
            continue
        match = _labelled().match(printed) or re.fullmatch(
            rf"(?P<number>{_NUMBER})(?P<title>)", printed
        )
        number = match["number"] if match else None
        title = match["title"] if match and match["title"] else printed
        if title == number:
            title = f"Bilag {number}"
        yield Attachment(number, title, entry.span)


def has_attachment(title: str, names: Iterable[str]) -> bool:
    """Whether one of some document names (paths, titles) is an attachment's.

    Every word of the attachment's title of three letters or more must stand in the name, but
    for months.
    """
    wanted = set(_WORDS.findall(title.casefold())) - _FILLERS - set(words("months"))
    return bool(wanted) and any(
        wanted <= set(_WORDS.findall(name.casefold().replace("_", " "))) for name in names
    )
