"""A time limit for the patterns on one segment, so that no pattern can hang a run."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# A paragraph takes a millisecond; one that takes a second is not being read but fought.
SECONDS = 1.0


class TooSlow(Exception):
    """The patterns did not finish a segment in time."""


@contextmanager
def time_limit(seconds: float = SECONDS) -> Iterator[None]:
    """Raise TooSlow in the block once `seconds` have passed.

    Works by an interval timer, which interrupts the regex engines as well and
    costs a microsecond; passing them a timeout would double the time of every
    match. Where there is no such timer (Windows, threads other than the main
    one) the block runs without a limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _raise(number: int, frame: FrameType | None) -> None:
    raise TooSlow
