"""Thousands of damaged and hostile files, each read beside a sound one: what crashes, hangs or is lost.

    .venv/bin/python benchmarks/fuzz.py --files 10000 --seed 1

The one thing to know: file n of a seed is always the same, so that a run can be
cut into pieces (``--start``) and what went wrong can be made again (``--keep``).
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from mutations import mutated  # noqa: E402
from seeds import seeds  # noqa: E402

from corpus import WholeDocument, read_whole  # noqa: E402
from index.workers import Failure, Readers  # noqa: E402

BATCH = 100
SLOW = 5.0  # seconds
NEIGHBOUR = ROOT / "corpus" / "sample" / "kommissorier" / "brugerraadet.md"


@dataclass
class Tally:
    """What came of the files so far."""

    read: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    mishaps: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    slow: Counter[str] = field(default_factory=Counter)  # hundredths of a second, by file

    @property
    def files(self) -> int:
        """How many damaged files were tried."""
        return self.read + sum(self.reasons.values()) + sum(self.mishaps.values())


def read_checked(file: Path, root: Path) -> tuple[str, float]:
    """Reads a file and checks what must hold of whatever is read; (title, seconds).

    Raises:
        DocumentError: it is refused.
        AssertionError: a span points outside the text or between its lines.
    """
    begun = time.monotonic()
    whole = read_whole(file, root)
    check(whole)
    return whole.document.title, time.monotonic() - begun


def check(whole: WholeDocument) -> None:
    """Every place that a reading names lies in its text.

    Raises:
        AssertionError: one does not.
    """
    document, text = whole.document, whole.document.text
    assert document.title
    for mark in document.marks:
        assert text[mark.span.start : mark.span.end].strip(), mark
    for word in document.words:
        assert text[word.span.start : word.span.end].strip(), word
    at = 0
    for page in document.pages:
        assert page.start == at <= page.end <= len(text), page
        at = page.end
    for passage in whole.passages:
        assert text[passage.span.start : passage.span.end].strip(), passage
        assert passage.text.strip(), passage


def run(
    files: range,
    seed: int,
    material: Sequence[tuple[str, bytes]],
    *,
    keep: Path | None = None,
    limit: float = 30.0,
) -> Tally:
    """Read these files of a seed, a batch at a time."""
    import fuzz  # by its name, so that the readers can import it too

    tally = Tally()
    with Readers(seconds=limit) as readers, tempfile.TemporaryDirectory() as place:
        root = Path(place)
        sound = root / "neighbour.md"
        sound.write_bytes(NEIGHBOUR.read_bytes())
        for start in range(files.start, files.stop, BATCH):
            batch = [
                _written(root, n, seed, material)
                for n in range(start, min(start + BATCH, files.stop))
            ]
            jobs = [(file, root) for one in batch for file in (one, sound)]
            outcomes = readers.each(fuzz.read_checked, jobs)
            for file, outcome, neighbour in zip(batch, outcomes[::2], outcomes[1::2], strict=True):
                _count(tally, file, outcome, keep)
                tally.lost += isinstance(neighbour, Failure)
                file.unlink()
    return tally


def _written(root: Path, n: int, seed: int, material: Sequence[tuple[str, bytes]]) -> Path:
    chance = random.Random(f"{seed}/{n}")
    name, raw = chance.choice(material)
    file = root / f"{n:06}-{Path(name).stem}{Path(name).suffix}"
    file.write_bytes(mutated(chance, name, raw, material))
    return file


def _count(tally: Tally, file: Path, outcome: object, keep: Path | None) -> None:
    tally.formats[file.suffix] += 1
    if not isinstance(outcome, Failure):
        tally.read += 1
        seconds: float = outcome[1]  # type: ignore[index]
        tally.slow[file.name] = round(100 * seconds)
        if keep is not None and seconds > SLOW:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"slow-{file.name}").write_bytes(file.read_bytes())
    elif outcome.kind == "refused":
        tally.reasons[re.sub(r"\([^)]*\)|\d+", "…", outcome.reason)] += 1
    else:
        where = re.findall(r'File "[^"]*?(\w+/\w+\.py)", line (\d+)', outcome.details)
        place = f" at {where[-1][0]}:{where[-1][1]}" if where else ""
        said = outcome.details.strip().rpartition("\n")[2][:90]
        tally.mishaps[f"{outcome.kind}{place} {said}".strip()] += 1
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / file.name).write_bytes(file.read_bytes())
            (keep / f"{file.name}.why").write_text(f"{outcome.reason}\n{outcome.details}")


def table(tally: Tally, seconds: float) -> Iterator[str]:
    """The lines of the report."""
    formats = ", ".join(f"{count} {name}" for name, count in tally.formats.most_common())
    yield f"| damaged files, each beside a sound one | {tally.files} ({formats}) |"
    yield "|---|---|"
    yield f"| read all the same | {tally.read} |"
    yield f"| refused with a reason | {sum(tally.reasons.values())} |"
    for kind, words in (
        ("time", "took too long"), ("memory", "needed too much memory"), ("crash", "crashed a reader"),
        ("fault", "errors that nobody foresaw"),
    ):  # fmt: skip
        count = sum(number for what, number in tally.mishaps.items() if what.startswith(kind))
        yield f"| {words} | {count} |"
    yield f"| sound neighbours lost | {tally.lost} |"
    slowest = tally.slow.most_common(1)
    yield (
        f"| slowest that was read | {slowest[0][1] / 100:.1f} s, {slowest[0][0]} |"
        if slowest
        else ""
    )
    yield f"| files a second, neighbours counted | {2 * tally.files / seconds:.0f} |"
    yield ""
    for counter in (tally.mishaps, tally.reasons):
        yield from (f"{count:6}  {what}" for what, count in counter.most_common())
        yield ""


def main() -> None:
    """Run what the command line asks for, and print the report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--files", type=int, default=10_000, help="how many damaged files")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other files")
    parser.add_argument("--start", type=int, default=0, help="the first file's number")
    parser.add_argument("--shared", type=Path, help="a folder with real documents to damage too")
    parser.add_argument("--limit", type=float, default=30.0, help="seconds for one file")
    parser.add_argument("--keep", type=Path, help="a folder for files that did harm")
    chosen = parser.parse_args()
    material = seeds(chosen.shared)
    begun = time.monotonic()
    files = range(chosen.start, chosen.start + chosen.files)
    tally = run(files, chosen.seed, material, keep=chosen.keep, limit=chosen.limit)
    for line in table(tally, time.monotonic() - begun):
        print(line)
    sys.exit(1 if tally.mishaps or tally.lost else 0)


if __name__ == "__main__":
    main()
