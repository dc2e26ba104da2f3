"""One document's way through the stages, whatever happens to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from unextract.errors import UnextractError, unexpected
from unextract.pipeline.steps import Steps
from unextract.records import RunError

if TYPE_CHECKING:
    from unextract.load.batches import Batch

_T = TypeVar("_T")

_TOO_BIG = "it needs more memory than a document may take; split the file, or allow more with --memory-limit"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: its rows, or the error that stopped it; seconds a stage."""

    path: Path
    batch: "Batch | None"
    error: RunError | None
    seconds: Mapping[str, float]


def follow(path: Path, steps: Steps, passed: Callable[[str], None] | None = None) -> Outcome:
    """Take `path` through `steps` to the rows that are loaded of it.

    `passed` is called with the name of each stage that is done. No exception
    of a step leaves: it becomes the outcome's error and other files go on.
    """
    from unextract.load.batches import batch

    seconds: dict[str, float] = {}
    stage = "read"

    def timed(name: str, step: Callable[[], _T]) -> _T:
        nonlocal stage
        stage, begun = name, perf_counter()
        result = step()
        seconds[name] = perf_counter() - begun
        if passed is not None:
            passed(name)
        return result

    try:
        edition = timed("read", partial(steps.read, path))
        for name, step in steps.then:
            edition = timed(name, partial(step, edition))
        rows = timed("load", lambda: batch(edition, steps.stated(path, edition.document.source_sha256)))
    except UnextractError as error:
        return Outcome(path, None, run_error(error), seconds)
    except MemoryError:
        return Outcome(path, None, RunError(source_path=str(path), stage=stage, message=_TOO_BIG), seconds)
    except Exception as error:  # a mistake of ours in one document must not cost the others
        return Outcome(path, None, mistake(path, stage, error), seconds)
    return Outcome(path, rows, None, seconds)


def run_error(error: UnextractError) -> RunError:
    """`error` as a row of run_errors."""
    return RunError(source_path=error.source, stage=error.stage, message=f"{error.problem}; {error.remedy}")


def mistake(path: Path, stage: str, error: Exception) -> RunError:
    """An exception nobody foresaw as a row of run_errors."""
    return RunError(source_path=str(path), stage=stage, message=unexpected(error))
