"""Time that work asks for, when it sees how much of it there is.

A document has a limit of time where somebody keeps one (a run does). Whoever
comes upon a page to read, or upon one that takes OCR, asks for what that takes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_granted_by: ContextVar[Callable[[float], None] | None] = ContextVar("granted_by", default=None)


def ask_for(seconds: float) -> None:
    """Let the work at hand take so much longer; nothing where nobody counts."""
    if (grant := _granted_by.get()) is not None:
        grant(seconds)


@contextmanager
def granting(grant: Callable[[float], None]) -> Iterator[None]:
    """`grant` hears of the seconds that are asked for in the block."""
    token = _granted_by.set(grant)
    try:
        yield
    finally:
        _granted_by.reset(token)
