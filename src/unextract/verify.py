"""Does a report agree with itself? Its checks, and every one that does not hold."""

import tempfile
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from unextract.errors import UnextractError
from unextract.pair import answering, known_documents
from unextract.records import CheckKind, Record
from unextract.show import DEFAULT_WAREHOUSE


class Verified(Record):
    """A check with what the text says: `raw` and its sentence, `parts` and, where it is another, theirs."""

    kind: CheckKind
    holds: bool
    paragraph: str | None
    page: int | None
    raw: str | None
    subject: str | None
    stated: Decimal
    computed: Decimal
    unit: str | None
    parts: tuple[str, ...]
    sentence: str | None
    other_sentence: str | None


class Verification(Record):
    """A document and its checks in the order of the text."""

    symbol: str | None
    language: str
    source_path: str
    checks: tuple[Verified, ...]

    @property
    def contradictions(self) -> tuple[Verified, ...]:
        """The checks that do not hold."""
        return tuple(check for check in self.checks if not check.holds)

    @property
    def held(self) -> dict[CheckKind, int]:
        """How many checks of each kind hold, most first."""
        return dict(Counter(check.kind for check in self.checks if check.holds).most_common())


def verify(
    target: str | Path | None = None, *, warehouse: Path = DEFAULT_WAREHOUSE, patterns: Path | None = None
) -> tuple[Verification, ...]:
    """The checks of `target`: a file, read on the spot, or a symbol or file name known to `warehouse`.

    Without a target, of every document of the warehouse. A document whose text
    says nothing twice has no checks. Raises UnextractError (stage verify) where
    there is no such document.
    """
    if target is not None and Path(target).is_file():
        return _of_file(Path(target), patterns)
    documents = known_documents(warehouse)
    if target is not None:
        documents = answering(documents, str(target))
        if not documents:
            problem = f"neither a file nor a document of {warehouse}"
            raise UnextractError(
                str(target), "verify", problem, "give a path, or load it first with `unextract run`"
            )
    return _verifications(documents, warehouse)


def _of_file(path: Path, patterns: Path | None) -> tuple[Verification, ...]:
    from unextract.pipeline import run

    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "verify.duckdb"
        summary = run([path], warehouse=fresh, patterns=patterns)
        for failure in summary.failures:
            problem, _, remedy = failure.message.rpartition("; ")
            raise UnextractError(failure.source_path, failure.stage, problem, remedy)
        return _verifications(known_documents(fresh), fresh)


def _verifications(documents: Sequence[dict[str, Any]], warehouse: Path) -> tuple[Verification, ...]:
    from unextract.load import query

    columns = ("document_id", *Verified.model_fields)
    answer = query(warehouse, f"SELECT {', '.join(columns)} FROM checks_in_context")
    checks: dict[str, list[Verified]] = {}
    for document_id, rows in groupby(answer.rows, key=lambda row: str(row[0])):
        for row in rows:
            known = dict(zip(columns[1:], row[1:], strict=True))
            checks.setdefault(document_id, []).append(
                Verified.model_validate(known | {"parts": known["parts"] or ()})
            )
    return tuple(
        Verification(
            symbol=document["symbol"],
            language=document["language"],
            source_path=document["source_path"],
            checks=tuple(checks.get(document["document_id"], ())),
        )
        for document in documents
    )
