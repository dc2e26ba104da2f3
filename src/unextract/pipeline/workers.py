"""Work on files in processes of their own, which may be killed without harm to the rest.

A worker says that it has begun, asks for time as it sees how long its file is,
tells each stage that it has passed, then what became of the file. One that
takes longer, or dies, costs its file; a new worker takes the next.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any, NamedTuple

from unextract.allowance import granting
from unextract.pipeline.follow import Outcome, follow
from unextract.pipeline.garbage import rare_collection
from unextract.pipeline.steps import Steps
from unextract.records import RunError
from unextract.without_pandas import go_without_pandas

Heard = Callable[[str, Path], None]
"""Told of each stage that a file has passed."""

_MEGABYTE = 2**20
# Seconds in which a worker has started, on a machine that is busy with much else
_START = 30.0
# A worker that has been told to end, or killed, is gone within this many seconds
_GONE = 5.0


class Limits(NamedTuple):
    """What one document may take: `seconds` besides those that its steps ask for, and megabytes.

    The longest real report (50 pages) takes 2 s and 250 MB.
    """

    seconds: float = 30.0
    megabytes: int = 2048


@dataclass(frozen=True, slots=True)
class _Begun:
    pass


@dataclass(frozen=True, slots=True)
class _Asked:
    seconds: float


@dataclass(frozen=True, slots=True)
class _Passed:
    stage: str


def work_apart(
    paths: Sequence[Path], steps: Steps, jobs: int, limits: Limits, heard: Heard
) -> Iterator[Outcome]:
    """`paths` taken through `steps` by `jobs` processes; outcomes as they come.

    A file that breaks `limits`, or whose process dies, has an error for its outcome.
    """
    waiting = deque(paths)
    busy: dict[Connection, _Worker] = {}
    idle: list[_Worker] = []
    try:
        while waiting or busy:
            while waiting and len(busy) < jobs:
                worker = idle.pop() if idle else _Worker(steps, limits)
                worker.take(waiting.popleft())
                busy[worker.line] = worker
            soonest = min(worker.deadline for worker in busy.values())
            for line in wait(list(busy), timeout=max(0.0, soonest - monotonic())):
                worker = busy[line]  # type: ignore[index]  # wait() gives back what it was given
                outcome = worker.listen(heard)
                if outcome is not None:
                    del busy[worker.line]
                    if worker.is_alive():
                        idle.append(worker)
                    yield outcome
            for worker in [worker for worker in busy.values() if worker.deadline <= monotonic()]:
                del busy[worker.line]
                yield worker.overdue()
    finally:
        for worker in (*idle, *busy.values()):
            worker.end()


class _Worker:
    """One process and the file it works on."""

    def __init__(self, steps: Steps, limits: Limits) -> None:
        context = _context()
        self.line, far_end = context.Pipe()
        self._steps = steps
        self._limits = limits
        serve = partial(_serve, steps=steps, megabytes=limits.megabytes)
        self._process: Any = context.Process(target=serve, args=(far_end,), daemon=True)  # type: ignore[attr-defined]
        with _without_main():
            self._process.start()
        # so that this end hears when the process dies
        far_end.close()

    def take(self, path: Path) -> None:
        """Begin with `path`."""
        self._path = path
        self._passed: list[str] = []
        self._seconds = max(self._limits.seconds, _START)
        self._begun = monotonic()
        # a worker that has died says so when it is listened to
        with suppress(OSError):
            self.line.send(path)

    @property
    def deadline(self) -> float:
        """When the file must be done, on the monotonic clock."""
        return self._begun + self._seconds

    def is_alive(self) -> bool:
        return bool(self._process.is_alive())

    def listen(self, heard: Heard) -> Outcome | None:
        """The next message; what became of the file if that is it."""
        try:
            message = self.line.recv()
        except (EOFError, OSError):
            return self._died()
        match message:
            case _Begun():
                self._seconds = self._limits.seconds
                self._begun = monotonic()
            case _Asked(seconds):
                self._seconds += seconds
            case _Passed(stage):
                self._passed.append(stage)
                heard(stage, self._path)
            case Outcome():
                return message
        return None

    def overdue(self) -> Outcome:
        """End the process for having taken too long."""
        self._kill()
        return self._failed(
            f"it took longer than the {self._seconds:.0f} s that a document of its size may take; "
            "split the file, or allow more with --time-limit"
        )

    def end(self) -> None:
        """No more files, whatever it does."""
        self._kill()

    def _kill(self) -> None:
        self._process.kill()
        self._process.join(_GONE)
        self.line.close()

    def _died(self) -> Outcome:
        self._process.join(_GONE)
        code = self._process.exitcode
        self._kill()
        if code == -getattr(signal, "SIGKILL", 9):
            problem = (
                "the process that worked on it was killed, perhaps for want of memory; "
                "free memory or split the file"
            )
        else:
            problem = (
                f"the process that worked on it crashed ({_named(code)}), as damaged files make it and those "
                f"that need more than {self._limits.megabytes} MB of memory; "
                "repair the file (qpdf, mutool clean), or allow more with --memory-limit"
            )
        return self._failed(problem)

    def _failed(self, message: str) -> Outcome:
        stage = next((name for name in (*self._steps.names, "load") if name not in self._passed), "load")
        return Outcome(
            self._path, None, RunError(source_path=str(self._path), stage=stage, message=message), {}
        )


def _serve(line: Connection, *, steps: Steps, megabytes: int) -> None:
    """The life of a worker: files come in, outcomes go out."""
    # an interrupted run ends its workers itself
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # the pool that Arrow comes with reserves a gigabyte that it never uses
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    go_without_pandas()
    _limit_memory(megabytes)
    # what every file needs is no file's own time
    import_module("unextract.load.batches")
    steps.prepare()
    with rare_collection(), suppress(EOFError, OSError):  # that is: when the run is gone
        while True:
            path = line.recv()
            line.send(_Begun())
            with granting(lambda seconds: line.send(_Asked(seconds))):
                outcome = follow(path, steps, lambda stage: line.send(_Passed(stage)))
            line.send(outcome)


def _limit_memory(megabytes: int) -> None:
    """Let this process have so much memory and no more, where the system can (Linux does)."""
    if sys.platform == "win32":
        return
    import resource

    wanted = megabytes * _MEGABYTE
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    with suppress(OSError, ValueError):
        resource.setrlimit(
            resource.RLIMIT_DATA, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most)
        )


def _named(code: int | None) -> str:
    """The signal, or the exit code, that a process ended with."""
    if code is None or code >= 0:
        return f"exit code {code}"
    with suppress(ValueError):
        return signal.Signals(-code).name
    return f"signal {-code}"


def _context() -> BaseContext:
    """Workers that start from a clean process: forking this one would copy its threads' locks."""
    return get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")


@contextmanager
def _without_main() -> Iterator[None]:
    """A process started here does not run the caller's script again, which it has no need of.

    multiprocessing imports the script into every new process; one without an
    `if __name__ == "__main__"` would begin its own run in each of them.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
