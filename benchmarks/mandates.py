"""How well mandates are understood: kind by kind, precision and recall, against marks by hand.

    python benchmarks/mandates.py FOLDER [--misses]

FOLDER holds mandates with marks where something begins: ``{{t}}`` a task, ``{{q,v?}}`` a
quorum that may also be called a rule of voting, ``{{D=5000}}`` a power to decide within a
limit, ``{{R>the Board}}`` one to recommend to a body, ``{{S 2 by=KL}}`` two seats. The last
lines, below ``====``, say ``body=``, ``chair=`` and the like; ``?`` is not scored and ``|``
parts what is equally right.
"""

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.understanding import fold, row
from corpus import Mandate, read_document, understand

KINDS = {
    "p": "purpose", "t": "tasks", "a": "authority", "m": "members", "ap": "appointment",
    "c": "chair", "s": "secretariat", "f": "meeting_frequency", "q": "quorum", "v": "voting",
    "te": "term", "r": "reports_to", "e": "entry_into_force", "am": "amendment", "fi": "finance",
}  # fmt: skip
POWERS = {"D": "decides", "V": "advises", "R": "recommends", "N": "not"}
_MARK = re.compile(r"\{\{(?P<codes>[^{}]+)\}\}")
_CODE = re.compile(r"(?P<code>[A-Za-z]+)(?P<open>\?)?(?:=(?P<limit>\d+))?(?:>(?P<to>.+))?$")
_SEAT = re.compile(r"S(?P<open>\??) (?P<count>\d+)(?:.*?\bby=(?P<by>.+?))?(?: role=.*)?$")


@dataclass(frozen=True, slots=True)
class Truth:
    """Something that begins at a mark: ``field`` is "provision tasks", "power not" or "seat"."""

    field: str
    start: int
    end: int
    sure: bool = True
    facts: tuple[tuple[str, str], ...] = ()

    def holds(self, start: int, end: int) -> bool:
        """Whether words that were found are, in part, these."""
        return start < self.end and end > self.start


def marked(source: str) -> tuple[str, list[Truth], dict[str, str]]:
    """The text without its marks, what they say, and the facts below it."""
    body, _, foot = source.partition("\n====")
    text, at = "", 0
    found: list[Truth] = []
    for match in _MARK.finditer(body):
        text += body[at : match.start()]
        at = match.end()
        found.extend(_truths(match["codes"], len(text)))
    text += body[at:]
    starts = sorted({truth.start for truth in found})
    ended = [replace(one, end=_end(text, one.start, starts)) for one in found]
    head = dict(line.split("=", 1) for line in foot.splitlines() if "=" in line)
    return text + "\n", ended, head


def _truths(codes: str, at: int) -> Iterator[Truth]:
    if seat := _SEAT.match(codes):
        seats = (("count", str(seat["count"])), ("by", seat["by"] or ""))
        yield Truth("seat", at, at, not seat["open"], seats)
        for rule in ("members", "appointment"):  # a seat may be given as a provision too
            yield Truth(f"provision {rule}", at, at, False)
        return
    for code in codes.split(","):
        match = _CODE.match(code)
        if not match:
            raise SystemExit(f"no such mark: {codes}")
        kind = KINDS.get(match["code"])
        said = tuple((k, str(match[k])) for k in ("limit", "to") if match[k])
        name = f"provision {kind}" if kind else f"power {POWERS[match['code']]}"
        yield Truth(name, at, at, not match["open"], said)
        if kind in ("term", "appointment", "chair"):  # all three are rules on members
            yield Truth("provision members", at, at, False)
            yield Truth("provision appointment", at, at, False)
        if kind is None:  # a power may be given as a provision too
            yield Truth("provision authority", at, at, False)
            yield Truth("provision tasks", at, at, False)


def _end(text: str, start: int, starts: Iterable[int]) -> int:
    following = next((other for other in starts if other > start), len(text))
    paragraph = re.compile(r"\n\s*\n").search(text, start)
    return min(following, paragraph.start() if paragraph else len(text))


def _found(mandate: Mandate) -> Iterator[Truth]:
    for one in mandate.provisions:
        yield Truth(f"provision {one.kind.value}", one.span.start, one.span.end)
    for power in mandate.powers:
        limit = f"{power.limit:.0f}" if power.limit is not None else ""
        said = (("limit", limit), ("to", power.to or ""))
        yield Truth(f"power {power.kind.value}", power.span.start, power.span.end, True, said)
    for seat in mandate.seats:
        facts = (("count", str(seat.count)), ("by", seat.appointed_by or ""))
        yield Truth("seat", seat.span.start, seat.span.start + 1, True, facts)


def same(wanted: str, found: str) -> bool:
    """Whether a name is one of those that are right, articles aside."""
    plain = [
        re.sub(r"^(?:the|den|det|its)\s", "", fold(one)) for one in (*wanted.split("|"), found)
    ]
    return "?" in wanted or plain[-1] in plain[:-1]


def measure(folder: Path) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]], list[str]]:
    """Hits, misses and false ones by field and by file, and a line for each that is wrong."""
    fields: dict[str, Counter[str]] = defaultdict(Counter)
    files: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: list[str] = []
    for source in sorted(f for f in folder.rglob("*") if f.suffix in (".md", ".txt")):
        for field, outcome, words in _scored(source):
            fields[field][outcome] += 1
            files[source.name][outcome] += 1
            if outcome != "hit":
                wrong.append(
                    f"{source.name}: {outcome:6} {field} · {' '.join(words.split())[:110]}"
                )
    return fields, files, wrong


def _scored(source: Path) -> Iterator[tuple[str, str, str]]:
    """Each fact of one mandate as (field, "hit", "missed" or "false", its words)."""
    text, truths, head = marked(source.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / source.name
        file.write_text(text, "utf-8")
        mandate = understand(read_document(file, Path(place)))
    if not isinstance(mandate, Mandate):
        yield "kind", "missed", "no mandate"
        return
    for name, wanted in head.items():
        value = str(getattr(mandate, name) or "")
        if same(wanted, value):
            yield from [(name, "hit", value)] if wanted.strip("?") else []
            continue
        yield from [(name, "missed", wanted)] if wanted else []
        yield from [(name, "false", value)] if value else []
    found = list(_found(mandate))
    for one in truths:
        yield from _compared(one, [f for f in found if f.field == one.field], text)
    for one in found:
        if not any(t.field == one.field and t.holds(one.start, one.end) for t in truths):
            yield one.field, "false", text[one.start : max(one.end, one.start + 80)]


def _compared(truth: Truth, found: Iterable[Truth], text: str) -> Iterator[tuple[str, str, str]]:
    words = text[truth.start : truth.end]
    match = next((one for one in found if truth.holds(one.start, one.end)), None)
    if truth.sure:
        yield truth.field, "hit" if match else "missed", words
    if match is None:
        return
    values = dict(match.facts)
    for name, wanted in truth.facts:
        field, value = f"{truth.field.split()[0]}.{name}", values.get(name, "")
        if same(wanted, value):
            yield from [(field, "hit", words)] if wanted else []
            continue
        yield from [(field, "missed", f"{wanted} in: {words}")] if wanted else []
        yield from [(field, "false", f"{value} in: {words}")] if value else []


def main() -> None:
    """Print the table, and with ``--misses`` each fact that is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print each fact that is wrong")
    given = parser.parse_args()
    fields, files, wrong = measure(given.folder)
    print(f"{'field':48}{'truth':>7}{'precision':>11}{'recall':>9}")
    for field in sorted(fields):
        print(row(field, fields[field]))
    print(row("all", sum(fields.values(), Counter())))
    print()
    for name in sorted(files):
        print(row(name, files[name]))
    if given.misses:
        print(*wrong, sep="\n")


if __name__ == "__main__":
    main()
