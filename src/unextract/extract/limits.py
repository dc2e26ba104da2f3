"""A time limit for the patterns on one segment, so that no pattern can hang a run."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

# Of processor time, so that a busy machine changes nothing. A paragraph takes a millisecond; one that takes
# a second is not being read but fought.
SECONDS = 1.0
# An exception that is raised inside a destructor is lost: the alarm is repeated until somebody hears it.
AGAIN = 0.1


class TooSlowError(Exception):
    """The patterns did not finish a segment in time."""


class Limit(NamedTuple):
    """Between `start()` and `stop()` TooSlowError is raised when the time is over."""

    start: Callable[[], None]
    stop: Callable[[], None]


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[Limit]:
    """A limit that can be started and stopped within the block, once a segment.

    Works by an interval timer of processor time, which interrupts the regex
    engines as well and costs less than a microsecond; passing them a timeout
    would double the time of every match. Where there is no such timer (Windows,
    threads other than the main one) there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield Limit(_nothing, _nothing)
        return
    before = signal.signal(signal.SIGPROF, _raise)
    try:
        yield Limit(lambda: _set(seconds), _stop)
    finally:
        _set(0)
        signal.signal(signal.SIGPROF, before)


def _set(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN if seconds else 0)


def _stop() -> None:
    """The timer off, also where it goes off once more while that is being done."""
    while True:
        try:
            _set(0)
        except TooSlowError:
            continue
        return


def _nothing() -> None:
    """No timer, no limit."""


def _raise(number: int, frame: FrameType | None) -> None:
    raise TooSlowError
