"""Python's collector of cyclic garbage, told that documents leave little of it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# New objects between two collections; Python's own 700 makes it look through a report's records all the time
_RARELY = 50_000


@contextmanager
def rare_collection() -> Iterator[None]:
    """Collect seldom, and never look through what is there already: a tenth of the time of a run."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_RARELY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
