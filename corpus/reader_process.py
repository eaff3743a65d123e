"""The process that reads files: takes one job after another, and gives back what came of each.

The one thing to know: it is started anew by whoever needs it (``index.workers``),
with a pipe and nothing else in common, and may be ended at any time. It imports
no more than reading needs.
"""

import contextlib
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from corpus.errors import DocumentError

__all__ = ["main", "serve"]

# What came of a job: its kind, and the value or the reason.
Outcome = tuple[str, Any]
#: Deep structures are refused by the readers; this is for what they let through.
_RECURSION = 3000


def main() -> None:
    """Serve the pipe whose number is the first argument, with the memory in bytes of the second."""
    serve(Connection(int(sys.argv[1])), int(sys.argv[2]))


def serve(pipe: Connection, memory: int) -> None:
    """Do jobs until the other end closes.

    Args:
        pipe: gives (function, arguments), takes an outcome for each.
        memory: bytes that this process may use; 0 for no limit.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    sys.setrecursionlimit(_RECURSION)
    _die_with_parent()
    if memory:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Linux counts what the process that started this one used before; whoever judges must know.
    pipe.send(("ready", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
    # Libraries complain on standard error of files that they then read, or that are reported anyway.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            function, arguments = pipe.recv()
            pipe.send(_done(function, arguments))


def _done(function: Callable[..., object], arguments: tuple[object, ...]) -> Outcome:
    try:
        return "value", function(*arguments)
    except DocumentError as error:
        return "refused", str(error)
    except MemoryError:
        return "memory", None
    except RecursionError:
        return "refused", "it is nested too deeply. Save its text as a new document."
    except Exception as error:  # noqa: BLE001  # whatever a reader stumbles over concerns one file
        return "fault", (type(error).__name__, traceback.format_exc())


def _die_with_parent() -> None:
    """Ask Linux to end this process with the one that started it, however that ends."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
