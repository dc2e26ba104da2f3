"""A process that works without pandas, where it is installed too.

Arrow imports pandas with the first list that it is given, to see whether that is one
of its series: a quarter of a second and 40 MB, in every process, for nothing. Only
for processes of our own: one that a user's program runs in may want pandas later.
"""

import sys
from collections.abc import Sequence
from types import ModuleType


def go_without_pandas() -> None:
    """Let this process find no pandas from now on."""
    sys.meta_path.insert(0, _NoPandas())


class _NoPandas:
    """An importer that says of pandas that it is not there, and nothing of all else."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
