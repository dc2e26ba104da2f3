"""Turns reports into a warehouse of the figures they state, each traceable to its characters.

    >>> import unextract
    >>> unextract.run(["data/raw"], warehouse="data/out/unextract.duckdb")  # doctest: +SKIP

The verbs of the command line are functions here, and the records they return
are in `unextract.records`. A verb is imported when it is first used, so
`import unextract` costs nothing. The package of the same name stays importable:
`unextract.read` is the function, `from unextract.read import SUFFIXES` works.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unextract.compare import compare as compare
    from unextract.errors import UnextractError as UnextractError
    from unextract.explain import explain as explain
    from unextract.extract import extract as extract
    from unextract.golden import check as check
    from unextract.load import export as export
    from unextract.load import load as load
    from unextract.load import query as query
    from unextract.load import search as search
    from unextract.load import series as series
    from unextract.packs import load_packs as load_packs
    from unextract.pair import pair as pair
    from unextract.pipeline import run as run
    from unextract.read import read as read
    from unextract.resolve import resolve as resolve
    from unextract.segment import segment as segment
    from unextract.show import show as show
    from unextract.verify import verify as verify

__version__: str

_HOMES = {
    "UnextractError": "unextract.errors",
    "check": "unextract.golden",
    "compare": "unextract.compare",
    "explain": "unextract.explain",
    "export": "unextract.load",
    "extract": "unextract.extract",
    "load": "unextract.load",
    "load_packs": "unextract.packs",
    "pair": "unextract.pair",
    "query": "unextract.load",
    "read": "unextract.read",
    "resolve": "unextract.resolve",
    "run": "unextract.pipeline",
    "search": "unextract.load",
    "series": "unextract.load",
    "segment": "unextract.segment",
    "show": "unextract.show",
    "verify": "unextract.verify",
}

__all__ = [
    "UnextractError", "__version__", "check", "compare", "explain", "export", "extract", "load", "load_packs",
    "pair", "query", "read", "resolve", "run", "search", "segment", "series", "show", "verify",
]  # fmt: skip


class _Package(ModuleType):
    """Importing the module unextract.read must not hide the function unextract.read."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("unextract")
        except PackageNotFoundError:
            return "0+unknown"
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    verb = getattr(import_module(_HOMES[name]), name)
    setattr(sys.modules[__name__], name, verb)
    return verb


def __dir__() -> list[str]:
    return sorted(__all__)
