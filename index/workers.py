"""Processes that read files, so that no file can take down or hold up the rest.

The one thing to know: a process that takes too long, needs too much memory or
crashes is ended and replaced, and costs the one file that it was reading. The
processes share nothing with this one but a pipe: models and threads stay here.
"""

import contextlib
import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Generic, TypeVar

from corpus import RecordError

__all__ = ["Failure", "Readers"]

logger = logging.getLogger(__name__)

T = TypeVar("T")
SECONDS = 30.0
MEMORY = 1 << 30
#: How long a process may take until it is ready for its first job; a loaded machine is slow.
_START = 60.0
_DYING = 2.0
#: A process that died having used this share of its memory died of it.
_NEAR = 0.8
_MOST_STARTS_IN_VAIN = 3
_PROGRAM = "from corpus.reader_process import main; main()"
_MEGABYTE = 1 << 20
_RUSAGE_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job gave nothing.

    Attributes:
        kind: "refused" by the reader, or "time", "memory", "crash", or "fault" for an error that
            nobody foresaw.
        reason: what is wrong and what to do, in one line.
        details: of a fault, for the log.
    """

    kind: str
    reason: str
    details: str = ""


class Readers:
    """A few processes that do jobs; they are started when they are needed, and end with the ``with``."""

    def __init__(
        self, *, size: int | None = None, seconds: float = SECONDS, memory: int = MEMORY
    ) -> None:
        """Say what each may use.

        Args:
            size: how many processes; None for one a core, two at the most.
            seconds: for one job.
            memory: bytes for one process.
        """
        self._size = size or max(1, min(2, os.cpu_count() or 1))
        self._seconds, self._memory = seconds, memory
        self._processes: list[_Process] = []

    def __enter__(self) -> "Readers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for process in self._processes:
            process.end()
        self._processes.clear()

    def each(
        self,
        function: Callable[..., T],
        jobs: Sequence[tuple[object, ...]],
        progress: Callable[[int, int], None] | None = None,
    ) -> list[T | Failure]:
        """What a function gives for each job's arguments, in the order of the jobs.

        Args:
            function: of a module that can be imported without loading a model.
            jobs: the arguments, which can be pickled as what it gives can.
            progress: told how many jobs are done, of how many.

        Raises:
            RecordError: no process can be started.
        """
        work = _Work(function, jobs, progress)
        in_vain = 0
        while work.left:
            self._start(work.left)
            for process in self._processes:
                if process.idle and work.waiting:
                    process.take(work.next())
            ended = self._ended()
            for process in ended:
                outcome = process.outcome()
                if process.job is not None:
                    work.done(process.job, outcome)
                elif isinstance(outcome, Failure):
                    in_vain += 1
                process.job = None
                if process.spent:
                    process.end()
                    self._processes.remove(process)
            if in_vain >= _MOST_STARTS_IN_VAIN:
                raise RecordError("No process for reading files can be started. Install anew.")
        return work.results()

    def _start(self, needed: int) -> None:
        while len(self._processes) < min(self._size, needed):
            self._processes.append(_Process(self._seconds, self._memory))

    def _ended(self) -> list["_Process"]:
        """Wait until a process has something to say, or too much time is gone."""
        due = min(process.deadline for process in self._processes)
        said = wait([process.pipe for process in self._processes], max(0.0, due - time.monotonic()))
        now = time.monotonic()
        return [one for one in self._processes if one.pipe in said or one.deadline <= now]


class _Work(Generic[T]):
    """Jobs, and what came of them."""

    def __init__(
        self,
        function: Callable[..., T],
        jobs: Sequence[tuple[object, ...]],
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self._function, self._jobs, self._progress = function, jobs, progress
        self._given = 0
        self._results: dict[int, T | Failure] = {}

    @property
    def waiting(self) -> bool:
        return self._given < len(self._jobs)

    @property
    def left(self) -> int:
        return len(self._jobs) - len(self._results)

    def next(self) -> tuple[int, Callable[..., T], tuple[object, ...]]:
        place = self._given
        self._given += 1
        return place, self._function, self._jobs[place]

    def done(self, place: int, outcome: Any) -> None:
        self._results[place] = outcome
        if self._progress is not None:
            self._progress(len(self._results), len(self._jobs))

    def results(self) -> list[T | Failure]:
        return [self._results[place] for place in range(len(self._jobs))]


class _Process:
    """One process, and the job that it has."""

    def __init__(self, seconds: float, memory: int) -> None:
        self._seconds, self._memory = seconds, memory
        self.job: int | None = None
        self.spent = False
        self._ready, self._inherited = False, 0
        self._due = 0.0
        self.deadline = time.monotonic() + _START
        self.pipe, theirs = multiprocessing.Pipe()
        places = [os.path.abspath(place) for place in sys.path if place]  # noqa: PTH100
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-c", _PROGRAM, str(theirs.fileno()), str(memory)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                start_new_session=True,  # so that it ends together with what it starts itself
                env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
            )

    @property
    def idle(self) -> bool:
        return self._ready and self.job is None and not self.spent

    def take(self, job: tuple[int, Callable[..., object], tuple[object, ...]]) -> None:
        """Send a job; its time begins."""
        self.job, function, arguments = job
        self.deadline = time.monotonic() + self._seconds
        try:
            self.pipe.send((function, arguments))
        except (BrokenPipeError, ConnectionResetError):
            self.deadline = (
                time.monotonic() + _DYING
            )  # it died between two jobs; ``outcome`` sees it

    def outcome(self) -> object:
        """What the process says, or what has become of it."""
        said = self._said()
        self._due, self.deadline = min(self.deadline, time.monotonic() + _DYING), float("inf")
        if said is None:
            self.spent = True
            return self._obituary()
        kind, value = said
        if kind == "ready":
            self._ready, self._inherited = True, value * _RUSAGE_UNIT
            return None
        if kind == "value":
            return value
        if kind == "refused":
            return Failure(kind, value)
        if kind == "memory":
            self.spent = True  # what else it failed to allocate is not known
            return self._out_of_memory()
        name, details = value
        return Failure(kind, f"it could not be understood ({name}). Report this file.", details)

    def _said(self) -> tuple[str, Any] | None:
        try:
            if self.pipe.poll():
                said: tuple[str, Any] = self.pipe.recv()
                return said
        except (EOFError, OSError):
            return None
        except Exception:  # what cannot be unpickled is no result
            logger.exception("a reader's result could not be read")
            return None
        return None

    def _obituary(self) -> Failure:
        peak = self._peak_at_death()
        if peak is not None:
            if self._memory and peak > max(_NEAR * self._memory, self._inherited):
                return self._out_of_memory()
            return Failure("crash", "its reader crashed. Open it, and save it anew.")
        if self.job is None:
            return Failure("time", "its reader did not start.")
        return Failure(
            "time",
            f"reading it took more than {self._seconds:g} seconds. "
            "Split it, or save its text as a new document.",
        )

    def _peak_at_death(self) -> int | None:
        """The most memory that it used, in bytes, where it has died; None while it runs.

        One that has just closed its pipe is given a moment to die.
        """
        while self._process.returncode is None:
            pid, status, used = os.wait4(self._process.pid, os.WNOHANG)
            if pid:
                self._process.returncode = os.waitstatus_to_exitcode(status)
                return used.ru_maxrss * _RUSAGE_UNIT
            if self._due <= time.monotonic():
                return None
            time.sleep(0.005)
        return 0

    def _out_of_memory(self) -> Failure:
        return Failure(
            "memory",
            f"reading it needs more than {_in_words(self._memory)} of memory. "
            "Split it, or save its text as a new document.",
        )

    def end(self) -> None:
        """End the process at once."""
        self.pipe.close()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        if self._process.returncode is None:
            self._process.wait()


def _in_words(size: int) -> str:
    return f"{size >> 30} GB" if size >= 1 << 30 else f"{size // _MEGABYTE} MB"
