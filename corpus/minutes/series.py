"""Numbers of a body's own: "PL.41 DECLARATIONS", "M 12 Budget", "25/GP/3 Grants", "Matter 4: Rent".

The one thing to know: no list of forms is needed. Lines that open alike and count
up one by one, each a title over words of its own, are a series, whatever stands
before the count; known forms come first; sentences and lists of papers or actions are none.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from corpus.minutes.announcements import Announcement, Opening, opening_of
from corpus.model import SectionKind
from corpus.rows import Row, bare, section_titled
from corpus.terms import from_words, keys, phrases, words

__all__ = ["Series", "find_series", "is_motion"]

_SERIAL = re.compile(
    r"^\**(?P<lead>[\[(#¶§]?\s?(?:[^\W\d_]{1,12}\.?[ ./-]{0,2})?(?:\d{1,4}[./-]){0,2}(?:[A-ZÆØÅ]{1,5}[./-])?)"
    r"(?P<count>\d{1,4})(?P<letter>[A-Z])?(?P<tail>[\])]?[.:)]?)\**(?P<stop>\s{1,3}[–—|-])?\**\s+(?P<title>\S.*)$"
)
_FEWEST = 3
_STEP = 3  # numbers that a series may leave out, and one more
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class Series:
    """How the items of a document open, or "" where none open alike."""

    lead: str = ""

    def opening(self, line: str) -> Opening | None:
        """The number and the title of a line that opens like the series."""
        found = _SERIAL.match(line) if self.lead else None
        if found is None or _key(found) != self.lead:
            return None
        printed = found["lead"].strip(" [(#")
        code = "" if _is_word(printed) else printed
        between = " " if code and found["lead"].endswith(" ") else ""
        number = f"{code}{between}{found['count']}{found['letter'] or ''}"
        return Opening("series", number, found["title"])

    def numbered(self, entry: Announcement) -> Announcement:
        """An entry of the agenda with its number told from its title."""
        opening = self.opening(entry.title) if entry.number is None else None
        return replace(entry, number=opening.number, title=opening.title) if opening else entry


def find_series(rows: tuple[Row, ...]) -> Series:
    """The longest series of titles among the rows."""
    members: dict[str, list[tuple[int, re.Match[str]]]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.blank or row.bullet or row.indent > 12:
            continue
        line = " ".join(row.words.split()) if len(row.words) < 300 else ""
        found = _SERIAL.match(line)
        if found and _may_lead(found) and opening_of(line) is None:
            members[_key(found)].append((at, found))
    chains = {key: _chain(rows, found) for key, found in members.items() if len(found) >= _FEWEST}
    best = max(chains, key=lambda key: chains[key], default="")
    return Series(best) if best and chains[best] >= _FEWEST else Series()


def _key(found: re.Match[str]) -> str:
    return f"{found['lead'].casefold().strip()}{'A' if found['letter'] else ''}"


def _is_word(printed: str) -> bool:
    """Whether a word and no code stands before the count: "Matter 4"."""
    return len(printed) > 2 and printed[1:].rstrip(".").islower()


def _may_lead(found: re.Match[str]) -> bool:
    lead = found["lead"].strip(" .[(#")
    if not lead and not found["letter"]:
        return False
    name = re.sub(r"[\W\d_]+$", "", lead).casefold()
    if lead.isalpha() and lead.islower():
        return False
    section = section_titled(name) or section_titled(f"{name}s")
    titled = section is SectionKind.REFERAT and found["stop"]  # "Resolution 188 - Report"
    other = (section and not titled) or name in keys("months")
    other = other or name in {*words("weekdays"), *words("attachment_words")}
    other = other or (name in words("page_words") and not lead.isupper())
    return not (other or name in words("uncounted_words"))


def _chain(rows: tuple[Row, ...], members: list[tuple[int, re.Match[str]]]) -> int:
    """How many titles with words below them count up, or 0 where many members are other lines."""
    places = {at for at, _ in members}
    heads = [(at, m) for at, m in members if _has_words(rows, at, places)]
    titles = [(at, m) for at, m in heads if _is_title(m["title"])]
    if len(titles) * 4 < len(heads) * 3:
        return 0
    counts = [int(found["count"]) for _, found in titles]
    length = max((_counted(counts[first:]) for first in range(min(8, len(counts)))), default=0)
    return length if length * 4 >= len(titles) * 3 else 0


def _counted(counts: list[int]) -> int:
    """How many numbers go up from the first."""
    length, last = 0, -1
    for count in counts:
        if last < 0 or last < count <= last + _STEP:
            length, last = length + 1, count
    return length


def _has_words(rows: tuple[Row, ...], at: int, places: set[int]) -> bool:
    below = next((i for i in range(at + 1, min(at + 4, len(rows))) if not rows[i].blank), None)
    return below is not None and below not in places


def is_motion(title: str) -> bool:
    """Whether a numbered line moves something or names the mover, rather than titles an item."""
    found = _motion().match(title)
    mover = found is not None and found["word"].casefold().rstrip(".") in words("movers")
    return found is not None and (not mover or len(title.split()) <= 5)


@from_words
def _motion() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>{phrases('motion_openings')}|{phrases('movers')})(?![\w'’])", re.IGNORECASE
    )


def _is_title(printed: str) -> bool:
    title = bare(printed)
    if is_motion(title):
        return False
    if not title or len(title) > _LONGEST or title[0].islower():
        return False
    return printed.rstrip("*_ ")[-1] not in ".,;" or len(title.split()) < 3
