"""Giving a file new content all at once, or not at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path beside `target` that takes its place, or vanishes if the block fails.

    Whoever reads `target` sees the old file or the new one. Processes that
    replace files in the same folder take turns, so what the block reads of the
    old file is still there when the new one takes its place. Missing folders
    are made. Raises OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _turn(target.parent):
        new_file = target.with_name(f".{target.name}.new")
        _remove(new_file)
        try:
            yield new_file
            new_file.replace(target)
        finally:
            _remove(new_file)


def _remove(new_file: Path) -> None:
    """Remove the file and DuckDB's log of it, also those of a run that was killed."""
    new_file.unlink(missing_ok=True)
    new_file.with_name(new_file.name + ".wal").unlink(missing_ok=True)


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Wait until no other process holds its turn in `folder`.

    The lock is the operating system's, on the folder itself: it leaves no file
    behind and a killed process gives it up. Where folders cannot be locked
    (Windows, some network file systems) writers are not kept apart.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
