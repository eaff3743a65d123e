"""Items by the style of their headings, where no agenda tells them.

The one thing to know: the styles compete, and the one that explains most lines
in the order of their numbers wins; a list within an item does not count, since
its numbers begin again.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict

from corpus.minutes.agenda import part_at
from corpus.minutes.announcements import letters_of
from corpus.minutes.heading_lines import Candidate, HeadingLines, Start
from corpus.minutes.series import is_motion
from corpus.rows import bare

__all__ = ["counted_items", "follows"]

_FIRST = frozenset({"1", "0", "I", "A", "1.1", "1.0", "01"})
_ROMAN = {"I": 1, "V": 5, "X": 10}


def counted_items(lines: HeadingLines, found: list[Candidate]) -> tuple[float, tuple[Start, ...]]:
    """How much the best style of numbered headings explains, and its items.

    Args:
        lines: of the document.
        found: its candidates, in order.
    """
    weight, chosen = _Styles(lines).best(found)
    return weight, lines.starts(chosen)


class _Styles:
    def __init__(self, lines: HeadingLines) -> None:
        self.lines, self.rows = lines, lines.rows
        self.parts = [at for at in range(len(self.rows)) if part_at(self.rows, at) is not None]

    def best(self, found: list[Candidate]) -> tuple[float, list[Candidate]]:
        numbered = self._without_contents(
            [c for c in found if c.opening is not None and not c.sentence]
        )
        rivals: list[tuple[float, list[Candidate]]] = []
        for level in {self.rows[c.at].level for c in numbered} - {0}:
            chosen = [c for c in numbered if self.rows[c.at].level == level]
            rivals.append((3.2 * len(chosen), chosen))
        for form in ("worded", "paragraph", "running", "coded"):
            same = _whole([c for c in numbered if c.form == form])
            if form in {"running", "coded"} and _are_motions(same):
                continue
            chosen = self._chain(same if form in {"worded", "paragraph"} else _ascending(same))
            if form != "worded" and len(chosen) == 1 and not self._trusted(chosen[0]):
                continue
            rivals.append((3.0 * len(chosen), chosen))
        serial = [c for c in numbered if c.form == "series"]
        if not _are_motions(serial):
            rivals.append((1.5 * len(serial), self._chain(serial)))
        faint = self._faint_chain([c for c in numbered if c.form == "faint"])
        rivals.append((0.6 * len(faint), faint))
        for forms in (("plain",), ("dotless",), ("plain", "dotless"), ("roman",), ("letter",)):
            chosen = self._plain_chain(_whole([c for c in numbered if c.form in forms]))
            fewest = 3 if forms[0] in {"dotless", "letter"} else 2
            if len(chosen) >= fewest or (len(chosen) == 1 and self._trusted(chosen[0])):
                rivals.append((1.0 * self._told(chosen), chosen))
        return max(rivals, key=lambda rival: rival[0], default=(0.0, []))

    def _without_contents(self, numbered: list[Candidate]) -> list[Candidate]:
        """Without lines of a list of contents, which come again over words of their own."""
        places = {c.at for c in numbered}
        later: dict[str, list[str]] = defaultdict(list)
        kept: list[Candidate] = []
        for candidate in reversed(numbered):
            title = letters_of(candidate.opening.title) if candidate.opening else ""
            again = any(one and title.startswith(one) for one in later[candidate.number])
            if not (again and self._is_listed(candidate.at, places)):
                kept.append(candidate)
                later[candidate.number].append(title)
        return kept[::-1]

    def _is_listed(self, at: int, places: set[int]) -> bool:
        """Whether another number stands right above or below a line."""
        return at + 1 in places or at - 1 in places

    def _told(self, chosen: list[Candidate]) -> float:
        """How many have words of their own; a list within an item has none below most of its lines."""
        places = {c.at for c in chosen}
        bare_ones = sum(c.at + 1 in places for c in chosen)
        return len(chosen) if bare_ones * 2 < len(chosen) else (len(chosen) - bare_ones) * 0.5

    def _trusted(self, candidate: Candidate) -> bool:
        return bool(self.rows[candidate.at].level) or self.lines.announces(candidate.at)

    def _chain(self, candidates: list[Candidate]) -> list[Candidate]:
        """Those whose numbers are new, from one part of the meeting to the next."""
        chosen: list[Candidate] = []
        seen: set[str] = set()
        for candidate in candidates:
            number = candidate.number
            if number in seen and self._parted(chosen[-1].at, candidate.at):
                seen = set()
            if number not in seen:
                chosen.append(candidate)
                seen.add(number)
        return chosen

    def _faint_chain(self, candidates: list[Candidate]) -> list[Candidate]:
        """Titles that letters or words count; shorter lists of the same kind stand within them."""
        chosen: list[Candidate] = []
        last = 0
        for candidate in candidates:
            count = self.lines.series.count(candidate.number)
            if last < count <= last + 2 - (not last) and self.lines.heads(candidate):
                chosen.append(candidate)
                last = count
        return chosen if len(chosen) > 2 else []

    def _plain_chain(self, candidates: list[Candidate]) -> list[Candidate]:
        """Those that count up one by one; a list within an item does not count."""
        strict = [c for c in candidates if c.alone]
        marked = [c for c in candidates if self.rows[c.at].bold or self.rows[c.at].level]
        named = [
            c for c in candidates if c.opening and c.opening.title.rstrip("* ")[-1:] not in ".,;"
        ]
        chains = [self._counting(group) for group in (marked, named, strict, candidates)]
        marked_chain, named_chain, strict_chain, loose = chains
        if len(marked_chain) >= 2 and len(marked_chain) * 2 >= len(loose):
            return marked_chain
        if len(strict_chain) >= max(2, len(named_chain), len(loose)):
            return strict_chain
        if len(named_chain) >= max(2, len(loose)):
            return named_chain
        return strict_chain if len(strict_chain) * 2 > len(loose) else loose

    def _counting(self, candidates: list[Candidate]) -> list[Candidate]:
        """The longest count that begins at one of the first numbers; a stray "3.1" may stand above."""
        firsts = [i for i, c in enumerate(candidates) if _opens_count(c.number)][:8]
        rivals = [self._counting_from(candidates[first:]) for first in {0, *firsts}]
        return max(rivals, key=len, default=[])

    def _counting_from(self, candidates: list[Candidate]) -> list[Candidate]:
        chosen: list[Candidate] = []
        last: str | None = None
        numbers = {candidate.number for candidate in candidates}
        for candidate in candidates:
            number = candidate.number
            counts = _opens_count(number) or re.fullmatch(r"\d{1,9}[A-Z]?", number)
            if last is None and not counts:
                continue
            restarts = (
                number in _FIRST and last is not None and self._parted(chosen[-1].at, candidate.at)
            )
            missing = _left_out(last, number) if len(chosen) > 1 else set()
            skips = bool(missing) and not missing & numbers
            skips = skips and candidate.form == chosen[-1].form
            if last is None or restarts or skips or follows(last, number):
                chosen.append(candidate)
                last = number
        if (
            chosen
            and chosen[0].opening
            and chosen[0].opening.number not in _FIRST
            and len(chosen) < 3
        ):
            return []
        return chosen

    def _parted(self, one: int, other: int) -> bool:
        """Whether a heading of another part of the meeting stands between two rows."""
        at = bisect_right(self.parts, one)
        return at < len(self.parts) and self.parts[at] < other


def _opens_count(number: str) -> bool:
    """Whether a count may begin so: "1", "A", and "19.1" at the nineteenth meeting."""
    return number in _FIRST or bool(re.fullmatch(r"\d{1,3}[.-]0?1", number))


def _are_motions(candidates: list[Candidate]) -> bool:
    """Whether most numbers stand before motions, which are made within items."""
    moved = sum(is_motion(bare(c.opening.title)) for c in candidates if c.opening)
    return moved * 2 > len(candidates)


def _whole(candidates: list[Candidate]) -> list[Candidate]:
    """Those that are no part of another: "44/24.1" below 44/24 is a paragraph or a part of it."""
    first: dict[str, int] = {}
    for candidate in candidates:
        first.setdefault(candidate.number.removesuffix(".0"), candidate.at)
        first.setdefault(f"{candidate.number.rpartition('.')[0]}.", candidate.at)
    parents = {n for n, at in first.items() if n[-1:] != "." and at <= first.get(f"{n}.", at)}
    return [
        c
        for c in candidates
        if c.number.endswith(".0") or c.number.rpartition(".")[0] not in parents
    ]


def _ascending(candidates: list[Candidate]) -> list[Candidate]:
    """Those whose running numbers go up, the longest such chain, within one year and one code.

    "61/24" in the list of actions behind 12/25 to 26/25 falls out. Numbers of cases, which
    stand far apart, need not go up.
    """
    parts = [tuple(int(n) for n in re.findall(r"\d{1,9}", c.number)) for c in candidates]
    codes = Counter(re.sub(r"\d", "", c.number[:6]).strip("/.- ") for c in candidates)
    if len(candidates) < 3 or any(len(numbers) < 2 for numbers in parts):
        return candidates
    code = max(codes, key=lambda one: codes[one])
    first, second = (Counter(numbers[place] for numbers in parts) for place in (0, 1))
    fixed = 0 if max(first.values()) > max(second.values()) else 1
    same = (first, second)[fixed]
    year = max(same, key=lambda one: same[one])
    if same[year] * 2 < len(candidates):
        return candidates
    kept = [
        (numbers[1 - fixed], numbers[2:], c)
        for numbers, c in zip(parts, candidates, strict=True)
        if numbers[fixed] == year and c.number.startswith(code)
    ]
    counts = [count for count, _, _ in kept]
    if max(counts) - min(counts) > 20 * len(kept):
        return [c for _, _, c in kept]
    return _longest_ascent(kept)


def _longest_ascent(kept: list[tuple[int, tuple[int, ...], Candidate]]) -> list[Candidate]:
    tails: list[tuple[int, tuple[int, ...]]] = []  # the lowest number that ends a chain of a length
    places: list[int] = []  # and the index of its candidate
    before: list[int] = []
    for index, (count, rest, _) in enumerate(kept):
        length = bisect_left(tails, (count, rest))
        before.append(places[length - 1] if length else -1)
        tails[length : length + 1] = [(count, rest)]
        places[length : length + 1] = [index]
    chain: list[Candidate] = []
    at = places[-1] if places else -1
    while at >= 0:
        chain.append(kept[at][2])
        at = before[at]
    return chain[::-1]


def _left_out(last: str | None, number: str) -> set[str]:
    """The numbers, three at most, that are missing between two: the minutes go from 5 to 7."""
    one = (last or "").partition(".")[0]
    if not (one.isdigit() and number.isdigit()) or int(number) > int(one) + 4:
        return set()
    return {str(n) for n in range(int(one) + 1, int(number))}


def _value(number: str) -> int | None:
    if number.isdigit():
        return int(number)
    if number and set(number) <= set("IVX"):
        values = [_ROMAN[letter] for letter in number]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return ord(number) - 64 if len(number) == 1 and number.isupper() else None


def follows(last: str | None, number: str) -> bool:
    """Whether a number comes next after another: 3 and 4, 4 and 4.1, 4.2 and 5, 4 and 4a."""
    if last is None:
        return True
    last, number = last.removesuffix(".0"), number.removesuffix(".0")
    if len(number) > 1 and number[-1].isupper() and number[-1] == last[-1:] and last[0].isdigit():
        last, number = last[:-1], number[:-1]  # "31F", "32F"
    if match := re.fullmatch(r"(\d+)([a-z])", number):
        before = re.fullmatch(r"(\d+)([a-z]?)", last)
        return bool(before) and before[1] == match[1]  # type: ignore[index]
    if "." in number:
        parent, child = number.rsplit(".", 1)
        if last == parent:
            return child in {"0", "1", "01"}
        sibling = last.rsplit(".", 1)
        if len(sibling) == 2 and sibling[0] == parent:
            return child.isdigit() and sibling[1].isdigit() and int(child) == int(sibling[1]) + 1
        return parent.isdigit() and follows(last.split(".")[0], parent) and child == "1"
    head = re.match(r"\d+", last)
    one = _value(last) or (int(head.group()) if head else None)
    two = _value(number)
    return one is not None and two is not None and one < two <= one + 1
