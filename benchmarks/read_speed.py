"""How fast files are read and understood: files a second, and where the time goes.

    .venv/bin/python benchmarks/read_speed.py [FOLDER] [--profile]

FOLDER holds documents; the default is the sample. Each is read, understood and
cut into passages in the processes that a re-index uses.
"""

import argparse
import cProfile
import os
import platform
import pstats
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus import DocumentError, WholeDocument, document_files, read_whole  # noqa: E402
from index.workers import Failure, Readers  # noqa: E402


def timed(folder: Path, size: int | None) -> tuple[float, list[WholeDocument | Failure]]:
    """Seconds for the whole folder, start of the processes counted, and what came of each file."""
    files = document_files(folder)
    begun = time.monotonic()
    with Readers(size=size) as readers:
        outcomes = readers.each(read_whole, [(file, folder, None) for file in files])
    return time.monotonic() - begun, outcomes


def machine() -> str:
    """The processor, its cores, and Python."""
    cpuinfo = Path("/proc/cpuinfo")
    names = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    name = next(
        (n.partition(": ")[2] for n in names if n.startswith("model name")), platform.machine()
    )
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{name}, {os.cpu_count()} cores{load}, Python {platform.python_version()}"


def profiled(folder: Path, lines: int) -> None:
    """Read every file in this process, and print where the time goes."""
    profile = cProfile.Profile()
    for file in document_files(folder):
        profile.enable()
        try:
            read_whole(file, folder)
        except DocumentError:
            pass
        finally:
            profile.disable()
    stats = pstats.Stats(profile).strip_dirs()
    stats.sort_stats("tottime").print_stats(lines)
    stats.sort_stats("cumulative").print_stats(lines)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "corpus" / "sample")
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    chosen = parser.parse_args()
    folder = chosen.folder.resolve()
    print(machine())
    for size in (1, 2):
        seconds, outcomes = timed(folder, size)
        read = [one for one in outcomes if not isinstance(one, Failure)]
        letters = sum(len(one.document.text) for one in read)
        print(
            f"{size} process{'es' * (size > 1)}: {len(outcomes)} files, {letters / 1e6:.2f} million letters, "
            f"{seconds:.1f} s: {len(outcomes) / seconds:.0f} files/s"
        )
    failures = Counter(one.reason for one in outcomes if isinstance(one, Failure))
    for reason, count in failures.most_common():
        print(f"  {count} not read: {reason}")
    if chosen.profile:
        profiled(folder, 25)


if __name__ == "__main__":
    main()
