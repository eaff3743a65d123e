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
    r"^\**(?P<lead>[\[(#¶§]?\s?(?:[^\W\d_]{1,12}\.?[ ./-]{0,2}){0,2}(?:\d{1,4}[./-]){0,2}(?:[A-ZÆØÅ]{1,5}[./-])?)"
    r"(?P<count>\d{1,4})(?P<letter>[A-Z])?(?P<tail>[\])]?[.:)]?)\**(?P<stop>\s{1,3}[–—|-])?\**\s+(?P<title>\S.*)$"
)
# "a) Budget", "(iv) Rent", "b. Pool"; "Two: Rent" has its words in the vocabulary
_LETTERED = re.compile(
    r"^\**(?P<open>\()?(?P<count>[a-z]|[ivx]{2,5})(?P<tail>[.)])\**\s+(?P<title>[^\W\d_a-zæøå].*)$"
)
# "(14/25) Budget"
_YEARED = re.compile(r"^\**\((?P<count>\d{1,4})/(?P<year>\d{2,4})\)\**:?\s+(?P<title>\S.*)$")
_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
)
_FEWEST = 3
_STEP = 3  # numbers that a series may leave out, and one more
_LONGEST = 110


@dataclass(frozen=True, slots=True)
class _Member:
    """A line that may belong to a series.

    Attributes:
        key: what lines of one series have in common.
        told: whether a dash, a colon or capitals set the number apart from the title.
        faint: whether the number is a letter or a word, which lists within an item have too.
    """

    key: str
    count: int
    number: str
    title: str
    lead: str = ""
    told: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """How the items of a document open, or "" where none open alike."""

    lead: str = ""
    faint: bool = False

    def opening(self, line: str) -> Opening | None:
        """The number and the title of a line that opens like the series."""
        members = _members(line) if self.lead else ()
        found = next((m for m in members if m.key == self.lead), None)
        form = "faint" if self.faint else "series"
        return Opening(form, found.number, found.title) if found else None

    def count(self, number: str) -> int:
        """What a number of the series counts, be it a letter, a Roman number or a figure."""
        if number.isdigit():
            return int(number)
        if self.lead.startswith("i"):
            return _ROMAN.index(number) + 1 if number in _ROMAN else 0
        return ord(number[0]) - 96

    def numbered(self, entry: Announcement) -> Announcement:
        """An entry of the agenda with its number told from its title."""
        opening = self.opening(entry.title) if entry.number is None else None
        return replace(entry, number=opening.number, title=opening.title) if opening else entry


def find_series(rows: tuple[Row, ...]) -> Series:
    """The longest series of titles among the rows; one of letters or words only for want of another."""
    series: dict[str, list[tuple[int, _Member]]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.blank or row.bullet or row.indent > 12:
            continue
        line = " ".join(row.words.split()) if len(row.words) < 300 else ""
        if line and opening_of(line) is None:
            for member in _members(line):
                if member.faint or _may_lead(member):
                    series[member.key].append((at, member))
    chains = {
        key: (not found[0][1].faint, _chain(rows, found))
        for key, found in series.items()
        if len(found) >= _FEWEST
    }
    strong = {key: chain for key, chain in chains.items() if chain[1] >= _FEWEST}
    best = max(strong, key=lambda key: strong[key], default="")
    return Series(best, faint=not strong[best][0]) if best else Series()


def _members(line: str) -> tuple[_Member, ...]:
    """A line as a member of the series that it may belong to: "i)" is a letter and a Roman one."""
    if found := _YEARED.match(line):
        number = f"{found['count']}/{found['year']}"
        return (
            _Member(f"/{found['year']}", int(found["count"]), number, found["title"], told=True),
        )
    if found := _SERIAL.match(line):
        return (_serial(found),)
    if found := _LETTERED.match(line):
        count, title = found["count"], found["title"]
        style = f"{found['open'] or ''}{found['tail']}"
        letter = _Member(f"a{style}", ord(count[0]) - 96, count, title, faint=True)
        roman = _ROMAN.index(count) + 1 if count in _ROMAN else 0
        both = (letter,) if len(count) == 1 else ()
        return (*both, _Member(f"i{style}", roman, count, title, faint=True)) if roman else both
    if found := _counted_in_words().match(line):
        places = [key.split()[-1] for key in (*words("count_words"),)]
        at = places.index(found["count"].casefold()) % 10 + 1
        return (_Member("one", at, str(at), found["title"], faint=True),)
    return ()


@from_words
def _counted_in_words() -> re.Pattern[str]:
    """For instance "Two: Rent", "Punkt tre – Husleje"."""
    return re.compile(
        rf"^\**(?:(?:{phrases('item_words')})\s)?(?P<count>{phrases('count_words')})"
        r"(?:\s?[:.]|\s[–—-])\**\s+(?P<title>\S.*)$",
        re.IGNORECASE,
    )


def _serial(found: re.Match[str]) -> _Member:
    lead = found["lead"]
    printed = lead.strip(" [(#")
    code = "" if _is_word(printed) else printed
    between = " " if code and lead.endswith(" ") else ""
    number = f"{code}{between}{found['count']}{found['letter'] or ''}"
    key = f"{lead.casefold().strip()}{'A' if found['letter'] else ''}"
    told = (
        bool(found["stop"] and printed)
        or ":" in found["tail"]
        or (printed.isupper() and len(printed) > 4)
    )
    return _Member(key, int(found["count"]), number, found["title"], lead, told)


def _is_word(printed: str) -> bool:
    """Whether a word and no code stands before the count: "Matter 4"."""
    return len(printed) > 2 and printed[1:].rstrip(".").replace(". ", " ").islower()


def _may_lead(member: _Member) -> bool:
    lead = member.lead.strip(" .[(#")
    if not lead and not member.number[-1].isupper() and not member.told:
        return False
    name = re.sub(r"[\W\d_]+$", "", lead).casefold()
    if lead.isalpha() and lead.islower():
        return False
    section = section_titled(name) or section_titled(f"{name}s")
    titled = section is SectionKind.REFERAT and member.told  # "Resolution 188 - Report"
    other = (section and not titled) or name in keys("months")
    other = other or name in {*words("weekdays"), *words("attachment_words")}
    other = other or (name in words("page_words") and not lead.isupper())
    return not (other or name in words("uncounted_words"))


def _chain(rows: tuple[Row, ...], members: list[tuple[int, _Member]]) -> int:
    """How many titles with words below them count up, or 0 where many members are other lines."""
    places = {at for at, _ in members}
    heads = [(at, m) for at, m in members if _has_words(rows, at, places)]
    titles = [m for _, m in heads if _is_title(m.title)]
    if len(titles) * 4 < len(heads) * 3:
        return 0
    counts = [member.count for member in titles]
    firsts = [i for i, m in enumerate(titles[:8]) if not m.faint or m.count == 1]
    length = max((_counted(counts[first:]) for first in firsts), default=0)
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
