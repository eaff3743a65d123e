"""When a mandate is in force: its days, its version, and what it replaces.

The one thing to know: the day that a mandate comes into force wins over the day
on which it was adopted, and of several days of adoption and change the last one
counts, for the text at hand is the text as changed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from corpus.dates import DateMention, find_dates
from corpus.mandates.clauses import sentences_of
from corpus.mandates.readings import Reading
from corpus.model import Document, SectionKind
from corpus.terms import from_words, words
from corpus.text import mend

__all__ = ["Validity", "validity_of"]


@dataclass(frozen=True, slots=True)
class Validity:
    """From when and until when a mandate is in force; None for what it does not say.

    Attributes:
        version: as printed ("2.1", "revideret 2017", "2026").
        replaces: the words that name what it replaces.
    """

    valid_from: date | None
    valid_to: date | None
    version: str | None
    replaces: str | None


@from_words
def _day_phrases() -> tuple[re.Pattern[str], ...]:
    def of(topic: str) -> re.Pattern[str]:
        ordered = sorted(words(topic), key=len, reverse=True)
        names = "|".join(r"\s+".join(map(re.escape, p.split())) for p in ordered)
        return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)

    return (
        of("force_phrases"),
        of("adoption_phrases"),
        of("expiry_phrases"),
        of("amending_words"),
        of("mandate_nouns"),
    )


def validity_of(document: Document, readings: Sequence[Reading]) -> Validity:
    """What a mandate says of its version and of the days on which it begins and ends."""
    sentences = list(_sentences(document, readings))
    force, adoption, expiry, amending, nouns = _day_phrases()
    in_force: list[tuple[bool, date]] = []
    adopted: list[date] = []
    ends: list[date] = []
    for words_, telling in sentences:
        if not re.search(r"(?:19|20)\d\d|[/.-]\d\d(?!\d)", words_):
            continue
        dates = [d for d in find_dates(words_) if d.date and d.year_given]
        own = bool(nouns.search(words_[:80]))
        forced = (_after(dates, match.end(), 45) for match in force.finditer(words_))
        if (own or telling) and (day := next(filter(None, forced), None)):
            in_force.append((own, day))
            ends.extend(_range_end(dates, day, words_))
        if (
            (match := expiry.search(words_))
            and (day := _after(dates, match.end(), 40))
            and (own or telling or match.start() > 0)
        ):
            ends.append(day)
        if telling and (match := adoption.search(words_)):
            if amending.search(words_) or len(dates) > 3:
                adopted.extend(d.date for d in dates if d.date and d.span.start > match.start())
            elif day := _after(dates, match.end(), 90):
                adopted.append(day)
    own_days = [day for own, day in in_force if own] or [day for _, day in in_force]
    valid_from = own_days[0] if own_days else max(adopted, default=None)
    valid_to = next((day for day in ends if valid_from is None or day > valid_from), None)
    return Validity(
        valid_from,
        valid_to,
        _version(document, [words_ for words_, telling in sentences if telling]),
        _replaced([words_ for words_, _ in sentences]),
    )


def _sentences(document: Document, readings: Sequence[Reading]) -> Iterator[tuple[str, bool]]:
    """The sentences, each with whether it stands where mandates tell their own days."""
    text = document.text
    end = max((r.section.span.end for r in readings), default=0)
    for place, reading in enumerate(readings):
        if place < 4 and reading.section.heading:
            yield reading.section.heading, True
        head = reading.section.kind is SectionKind.HOVED or (place == 0)
        telling_heading = any(
            key in ("entry_into_force", "term", "amendment") for key in reading.keys
        )
        for clause in reading.clauses:
            telling = (
                head
                or clause.span.start < 600
                or telling_heading
                or clause.tail
                or clause.span.end > end - 400
            )
            words_ = mend(text, clause.span)
            if telling and clause.cells:
                yield words_, True
                continue
            label = (
                reading.section.heading
                if telling_heading and clause is reading.clauses[0]
                else None
            )
            for span in sentences_of(text, clause):
                sentence = mend(text, span)
                # "Godkendt: 3. maj 2024": the label is the section's heading
                yield (
                    (f"{label}: {sentence}" if label and len(sentence) < 60 else sentence),
                    telling,
                )
    if document.furniture:
        yield mend(text, document.furniture), True


def _after(dates: Sequence[DateMention], at: int, within: int) -> date | None:
    """The first date behind a phrase."""
    for mention in dates:
        if at <= mention.span.start <= at + within:
            return mention.date
    return None


def _range_end(dates: Sequence[DateMention], begin: date, words_: str) -> Iterator[date]:
    """The end of "gælder i perioden 1. januar 2024 – 31. december 2026"."""
    for first, second in pairwise(dates):
        between = words_[first.span.end : second.span.start].strip()
        if (
            first.date == begin
            and second.date
            and re.fullmatch(
                r"(?:[-–—]|til|til og med|to|until|og til|indtil|og gælder (?:til|indtil)(?: og med)?(?: den)?|and (?:expires on|ends on)|t\.o\.m\.)(?:\s+(?:den|d\.))?",
                between,
            )
        ):
            yield second.date


def _version(document: Document, telling: Sequence[str]) -> str | None:
    names = "|".join(sorted(map(re.escape, words("version_words")), key=len, reverse=True))
    numbered = re.compile(
        rf"(?<!\w)(?P<word>{names})(?:\s*(?:nr|no)\b\.?)?\s*[:.]?\s*(?P<number>v?\d+(?:\.\d+){{0,3}})(?![\d./-]*\d)(?!\.?\s*[^\W\d_]+\s+\d{{4}})",
        re.IGNORECASE,
    )
    for words_ in (document.title, *telling):
        if match := numbered.search(words_):
            if re.fullmatch(r"(?:19|20)\d\d", match["number"]):
                return match.group().strip()
            return match["number"]
        if match := re.search(r"(?<![\w.])v(?P<number>\d+(?:\.\d+){1,3})\b", words_, re.IGNORECASE):
            return match["number"]
    year = re.search(
        r"[(\[](?P<year>(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?)[)\]]|[\s,–-](?P<plain>(?:19|20)\d\d(?:[-/]\d{2,4})?)$",
        document.title,
    )
    return (year["year"] or year["plain"]) if year else None


def _replaced(sentences: Sequence[str]) -> str | None:
    phrases = "|".join(map(re.escape, sorted(words("replacement_phrases"), key=len, reverse=True)))
    nouns = "|".join(
        map(re.escape, {*words("mandate_nouns"), *words("mandate_types"), *words("version_words")})
    )
    pattern = re.compile(
        rf"(?<!\w)(?:{phrases})\s+(?P<what>[^;]*?(?<!\w)(?:{nouns}|kommissorie\w*|vedtægt\w*|udgave\w*)(?!\w)[^;]*)$",
        re.IGNORECASE,
    )
    for words_ in sentences:
        if match := pattern.search(words_):
            what = re.split(
                r"(?<!\d)\.\s|,\s(?:og|and|der|som|which)\s|\s(?:og træder|and takes)\s",
                match["what"],
            )[0]
            return re.sub(r"^(?:the|det|den)\s+", "", what.strip(" .")) or None
    return None
