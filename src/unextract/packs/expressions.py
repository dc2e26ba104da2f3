"""Regular expressions that are compiled when they are first tried.

Of the metric catalogue's patterns a handful of reports tries a third, and
compiling one takes half a millisecond.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias, cast

import regex

Pattern: TypeAlias = regex.Pattern[str] | re.Pattern[str]
Match: TypeAlias = regex.Match[str] | re.Match[str]


class Expression:
    """A pattern's methods, compiled by `make` before the first of them runs.

    Whatever `make` raises comes out of that first call, or of `prepare`.
    """

    __slots__ = ("_make", "finditer", "fullmatch", "match", "search")

    search: Callable[..., Match | None]
    match: Callable[..., Match | None]
    fullmatch: Callable[..., Match | None]
    finditer: Callable[..., Iterator[Match]]

    def __init__(self, make: Callable[[], Pattern]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet: compile, then keep the compiled methods as one's own."""
        if name not in self.__slots__:
            raise AttributeError(name)
        self.prepare()
        return getattr(self, name)

    def prepare(self) -> Pattern:
        """Compile now; returns the compiled pattern."""
        compiled: Any = self._make()
        self.search, self.match = compiled.search, compiled.match
        self.fullmatch, self.finditer = compiled.fullmatch, compiled.finditer
        return cast(Pattern, compiled)
