"""A time limit for the patterns on one segment, so that no pattern can hang a run."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

# A paragraph takes a millisecond; one that takes a second is not being read but fought.
SECONDS = 1.0
Restart = Callable[[], None]


class TooSlow(Exception):
    """The patterns did not finish a segment in time."""


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[Restart]:
    """Within the block, TooSlow is raised when `seconds` pass between two calls of what the block is given.

    Works by an interval timer, which interrupts the regex engines as well and
    costs less than a microsecond; passing them a timeout would double the time
    of every match. Where there is no such timer (Windows, threads other than
    the main one) there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield lambda: None
        return
    before = signal.signal(signal.SIGALRM, _raise)
    try:
        yield lambda: _set(seconds)
    finally:
        _set(0)
        signal.signal(signal.SIGALRM, before)


def _set(seconds: float) -> None:
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _raise(number: int, frame: FrameType | None) -> None:
    raise TooSlow
