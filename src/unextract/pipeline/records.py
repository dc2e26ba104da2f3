"""What a run tells: events while it works, a summary when it is done."""

from collections.abc import Callable
from datetime import datetime

from unextract.records import Record, RunError


class Progress(Record):
    """`done` of `total` documents have passed `stage`; `source` is the latest of them."""

    stage: str
    done: int
    total: int
    source: str


ProgressListener = Callable[[Progress], None]


class RunSummary(Record):
    """What a run did, and what the warehouse holds of the documents it was given.

    The counts of paragraphs, numerals and figures cover loaded and skipped
    documents. `seconds` is the time spent in each stage, summed over documents
    (in parallel runs more than the clock shows), and preparing the patterns;
    `elapsed` is the clock's. `pairs` are the symbols (else file names) of these
    documents that are there in both languages, once for each pair of editions;
    `checks` counts what the documents say twice, `contradictions` those that do not hold.
    `ignored` are files of scanned folders that no reader reads.
    """

    run_id: str
    warehouse: str
    started_at: datetime
    elapsed: float
    documents_loaded: int
    documents_skipped: int
    documents_failed: int
    paragraphs: int
    numerals: int
    unaccounted: int
    figures_by_kind: dict[str, int]
    checks: int
    contradictions: int
    pairs: tuple[str, ...] = ()
    failures: tuple[RunError, ...]
    incomplete: tuple[RunError, ...]
    ignored: tuple[str, ...]
    seconds: dict[str, float]

    @property
    def figures(self) -> int:
        """The number of figures of all kinds."""
        return sum(self.figures_by_kind.values())

    @property
    def unaccounted_share(self) -> float:
        """Numerals that no rule claimed, 0 to 1; 0 where there are none."""
        return self.unaccounted / self.numerals if self.numerals else 0.0
