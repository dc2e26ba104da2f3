"""A time limit for the patterns on one segment, so that no pattern can hang a run."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NamedTuple

from unextract.records import Segment, SegmentKind

# A paragraph takes a millisecond; one that takes a second is not being read but fought.
_SECONDS = 1.0
# A table is as long as its pages: 570 rows of 26,000 characters take 0.4 s. None takes more than this.
_CHARACTERS_A_SECOND, _MOST_SECONDS = 20_000, 10.0
# An exception that is raised inside a destructor is lost: the alarm is repeated until somebody hears it.
AGAIN = 0.1


class TooSlowError(Exception):
    """The patterns did not finish a segment in time."""


class Limit(NamedTuple):
    """Between `start(segment)` and `stop()` TooSlowError is raised when the time is over."""

    start: Callable[[Segment], None]
    stop: Callable[[], None]


def seconds_for(segment: Segment) -> float:
    """The processor time that a segment may take."""
    if segment.kind is not SegmentKind.TABLE:
        return _SECONDS
    return min(_MOST_SECONDS, _SECONDS + len(segment.text) / _CHARACTERS_A_SECOND)


@contextmanager
def time_limit() -> Iterator[Limit]:
    """A limit that can be started and stopped within the block, once a segment.

    Counts the time of the processor, so that what other programs do changes no
    result. Works by an interval timer, which interrupts the regex engines as well and
    costs less than a microsecond; passing them a timeout would double the time
    of every match. Where there is no such timer (Windows, threads other than
    the main one) there is no limit.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield Limit(_no_limit, _nothing)
        return
    before = signal.signal(signal.SIGPROF, _raise)
    try:
        yield Limit(lambda segment: _set(seconds_for(segment)), _stop)
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


def _no_limit(_segment: Segment) -> None:
    """No timer, no limit."""


def _nothing() -> None:
    """No timer, no limit."""


def _raise(number: int, frame: FrameType | None) -> None:
    raise TooSlowError
