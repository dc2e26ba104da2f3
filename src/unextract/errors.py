"""One sentence for a person: which file, which stage, what is wrong, what to do."""

import traceback
from pathlib import Path


class UnextractError(Exception):
    """A failure that the user can act on.

    `source` is the file concerned, `stage` one of read, segment, extract,
    resolve, load, patterns, check; `problem` and `remedy` are clauses without
    a full stop.
    """

    def __init__(self, source: str, stage: str, problem: str, remedy: str) -> None:
        self.source = source
        self.stage = stage
        self.problem = problem
        self.remedy = remedy
        super().__init__(source, stage, problem, remedy)

    def __str__(self) -> str:
        return f"{self.source}: {self.stage}: {self.problem}; {self.remedy}."


def unexpected(error: BaseException) -> str:
    """An exception that nobody foresaw as words, with the line of code that raised it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return f"unexpected {what} ({Path(frame.filename).name}:{frame.lineno}); please report it"
