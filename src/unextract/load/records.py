"""What goes into and comes out of the warehouse besides editions."""

from datetime import datetime

from unextract.records import Record, RunError


class Run(Record):
    """The run that writes; `errors` are those of documents that have no edition.

    Times are UTC, without a zone. `code_version` is stored with every document
    the run loads, so that a later run knows whether the program has changed.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime | None = None
    tool_version: str
    pattern_version: str
    code_version: str
    inputs: tuple[str, ...] = ()
    documents_loaded: int = 0
    documents_skipped: int = 0
    documents_failed: int = 0
    errors: tuple[RunError, ...] = ()


class KnownDocument(Record):
    """A document of the warehouse and the versions its rows were made with."""

    document_id: str
    source_path: str
    source_sha256: str
    reader_version: str
    pattern_version: str
    code_version: str
    stated: str | None


class Tally(Record):
    """What the warehouse holds of some documents, in numbers."""

    paragraphs: int
    numerals: int
    unaccounted: int
    figures_by_kind: dict[str, int]
    checks: int = 0
    contradictions: int = 0
    pairs: tuple[str, ...] = ()

    @property
    def unaccounted_share(self) -> float:
        """Numerals that no rule claimed, 0 to 1; 0 where there are none."""
        return self.unaccounted / self.numerals if self.numerals else 0.0


class Table(Record):
    """The answer to a query: column names, and rows of plain Python values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
