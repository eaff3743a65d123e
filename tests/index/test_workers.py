import ctypes
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus import DocumentError
from index.workers import Failure, Readers


def double(number: int) -> int:
    return 2 * number


def refuse(_: int) -> int:
    raise DocumentError("it is empty. Save it again, or remove it.")


def stumble(_: int) -> int:
    raise ZeroDivisionError


def hang(_: int) -> int:
    while True:
        pass


def eat(_: int) -> int:
    eaten = bytearray()
    while True:
        eaten += bytes(1 << 24)


def eat_and_abort(_: int) -> int:
    hoard = [bytes([n % 255 + 1]) * (1 << 20) for n in range(110)]
    os.abort()
    return len(hoard)


def crash(_: int) -> int:
    return int(ctypes.string_at(0)[0])


def leave(_: int) -> int:
    os._exit(0)


def nest(depth: int) -> int:
    return nest(depth + 1)


def chat(number: int) -> int:
    print("a library that talks", flush=True)
    os.write(1, b"and talks")
    return number


def where(_: int) -> tuple[int, tuple[str, ...]]:
    time.sleep(0.05)
    return os.getpid(), tuple(sys.modules)


def mixed(number: int) -> int:
    return {3: crash, 5: refuse, 7: stumble, 8: leave}.get(number, double)(number)


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers(size=2, seconds=3, memory=256 << 20) as readers:
        yield readers


def test_results_come_in_the_order_of_the_jobs(readers: Readers) -> None:
    """Whatever finishes first, results stand in the order that the jobs were given in."""
    assert readers.each(double, [(n,) for n in range(50)]) == [2 * n for n in range(50)]


def test_nothing_to_do_starts_nothing() -> None:
    """Where no file changed no process is started."""
    with Readers() as readers:
        assert readers.each(double, []) == []
        assert readers._processes == []


@pytest.mark.parametrize(
    ("job", "kind", "words"),
    [
        (refuse, "refused", "it is empty. Save it again"),
        (stumble, "fault", r"it could not be understood \(ZeroDivisionError\)"),
        (hang, "time", "more than 3 seconds"),
        (eat, "memory", "more than 256 MB of memory"),
        (crash, "crash", "its reader crashed"),
        (leave, "crash", "its reader crashed"),
        (nest, "refused", "nested too deeply"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_each_mishap_has_its_reason(
    readers: Readers, job: Callable[[int], int], kind: str, words: str
) -> None:
    """A file that takes too long, needs too much or crashes its reader is reported with the reason."""
    (failure,) = readers.each(job, [(1,)])
    assert isinstance(failure, Failure)
    assert failure.kind == kind
    assert re.search(words, failure.reason)


def test_process_that_died_full_of_memory_died_of_it() -> None:
    """A library that aborts when memory is short is no crash of the reader's own making."""
    with Readers(size=1, memory=128 << 20) as readers:
        (failure,) = readers.each(eat_and_abort, [(1,)])
    assert isinstance(failure, Failure)
    assert failure.kind == "memory"


def test_neighbours_of_bad_files_are_read(readers: Readers) -> None:
    """A crash costs one file; those before and after it are read."""
    results = readers.each(mixed, [(n,) for n in range(12)])
    failed = {n: one.kind for n, one in enumerate(results) if isinstance(one, Failure)}
    assert failed == {3: "crash", 5: "refused", 7: "fault", 8: "crash"}
    assert [one for one in results if not isinstance(one, Failure)] == [
        2 * n for n in range(12) if n not in failed
    ]


def test_fault_brings_its_traceback_for_the_log(readers: Readers) -> None:
    """The report has one line; where the error came from is for the log."""
    (failure,) = readers.each(stumble, [(1,)])
    assert isinstance(failure, Failure)
    assert "\n" not in failure.reason
    assert "in stumble" in failure.details


def test_output_of_libraries_does_not_disturb(readers: Readers) -> None:
    """What a library prints while it reads goes nowhere near the results."""
    assert readers.each(chat, [(n,) for n in range(4)]) == [0, 1, 2, 3]


def test_two_processes_that_know_no_models(readers: Readers) -> None:
    """Files are read in other processes, two for many files, and none loads what searching needs."""
    found = readers.each(where, [(n,) for n in range(40)])
    pids = {one[0] for one in found if not isinstance(one, Failure)}
    modules = {name for one in found if not isinstance(one, Failure) for name in one[1]}
    assert len(pids) == 2
    assert os.getpid() not in pids
    assert {"torch", "transformers", "faiss", "tantivy"}.isdisjoint(modules)


def test_progress_counts_every_job(readers: Readers) -> None:
    """Progress is told after each file, bad ones too, and ends with all of them."""
    told: list[tuple[int, int]] = []
    readers.each(mixed, [(n,) for n in range(12)], lambda *steps: told.append(steps))
    assert told == [(n, 12) for n in range(1, 13)]


def test_one_job_starts_quickly() -> None:
    """One changed file costs little more than the start of a process that knows the corpus."""

    def pool() -> None:
        with Readers() as readers:
            readers.each(double, [(1,)])

    def bare() -> None:
        subprocess.run([sys.executable, "-c", "import corpus, test_workers"], check=True, env=known)

    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    times: dict[str, float] = {}
    for _ in range(3):
        for name, start in (("bare", bare), ("pool", pool)):
            begun = time.monotonic()
            start()
            times[name] = min(times.get(name, 99.0), time.monotonic() - begun)
    assert times["pool"] < 2 * times["bare"] + 0.3


def test_processes_end_with_the_pool() -> None:
    """Nothing is left running when the pool is closed, not even a reader that hangs."""
    with Readers(size=1, seconds=60) as readers:
        pid = readers.each(where, [(1,)])[0][0]  # type: ignore[index]
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        with pytest.raises(KeyboardInterrupt):
            readers.each(hang, [(1,)])
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


_KILLED = """
import os, sys, time
from index.workers import Readers
from test_workers import hang, where
with Readers(size=1, seconds=60) as readers:
    print(readers.each(where, [(1,)])[0][0], flush=True)
    readers.each(hang, [(1,)])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems end readers by their pipe alone")
def test_readers_die_with_a_killed_parent() -> None:
    """Even when the whole program is killed, no reader is left behind at work."""
    places = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    program = subprocess.Popen(
        [sys.executable, "-c", _KILLED],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": places},
    )
    assert program.stdout is not None
    reader = int(program.stdout.readline())
    program.kill()
    program.wait()
    for _ in range(100):
        if not Path(f"/proc/{reader}/stat").exists() or _is_zombie(reader):
            return
        time.sleep(0.05)
    pytest.fail("the reader lives on")


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True
