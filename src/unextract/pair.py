"""Pairing two editions by hand, where their symbols do not tell that they are one report."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from unextract.errors import UnextractError
from unextract.records import Record
from unextract.show import DEFAULT_WAREHOUSE, answers_to


class Paired(Record):
    """A pair of editions: the ids and files of its documents."""

    document_id_zh: str
    document_id_en: str
    source_path_zh: str
    source_path_en: str


def pair(
    one: str | Path,
    other: str | Path,
    *,
    warehouse: Path = DEFAULT_WAREHOUSE,
    remove: bool = False,
    patterns: Path | None = None,
) -> Paired:
    """Pair two editions in `warehouse`, one in Chinese and one in English, in either order.

    Each is a file, loaded first if the warehouse does not hold it, or a
    document of the warehouse: its file's name, its id, or its symbol where that
    tells. The pair is remembered when an edition is loaded again; `remove` takes
    it back. Raises UnextractError (stage pair) where there is no such document
    or the two are in one language.
    """
    documents = [_document(str(target), warehouse, patterns) for target in (one, other)]
    sides = {document["language"]: document for document in documents}
    if set(sides) != {"zh", "en"}:
        language = {"zh": "Chinese", "en": "English"}[documents[0]["language"]]
        problem = f"both editions are in {language}"
        raise UnextractError(f"{one} and {other}", "pair", problem, "give a Chinese and an English one")
    ids = sides["zh"]["document_id"], sides["en"]["document_id"]
    _write(warehouse, ids, remove=remove, inputs=(str(one), str(other)))
    return Paired(
        document_id_zh=ids[0],
        document_id_en=ids[1],
        source_path_zh=sides["zh"]["source_path"],
        source_path_en=sides["en"]["source_path"],
    )


def answering(documents: Sequence[dict[str, Any]], target: str) -> list[dict[str, Any]]:
    """Those of `documents` that `target` means: by path, file name, id or symbol."""
    return [document for document in documents if answers_to(document, target)]


def known_documents(warehouse: Path) -> list[dict[str, Any]]:
    """Id, symbol, language and file of every document of `warehouse`."""
    from unextract.load import query

    columns = ("document_id", "symbol", "language", "source_path")
    answer = query(warehouse, f"SELECT {', '.join(columns)} FROM documents ORDER BY source_path, document_id")
    return [dict(zip(columns, row, strict=True)) for row in answer.rows]


def _document(target: str, warehouse: Path, patterns: Path | None) -> dict[str, Any]:
    path = Path(target)
    if path.is_file():
        return _loaded(path, warehouse, patterns)
    found = answering(known_documents(warehouse), target)
    if not found:
        problem = f"neither a file nor a document of {warehouse}"
        raise UnextractError(target, "pair", problem, "give a path, or load it first with `unextract run`")
    if len(found) > 1:
        names = ", ".join(Path(document["source_path"]).name for document in found)
        raise UnextractError(target, "pair", "several documents answer to this", f"name one of: {names}")
    return found[0]


def _loaded(path: Path, warehouse: Path, patterns: Path | None) -> dict[str, Any]:
    """The document of a file, loaded now unless it is there and unchanged."""
    from unextract.pipeline import run

    summary = run([path], warehouse=warehouse, patterns=patterns)
    for failure in summary.failures:
        problem, _, remedy = failure.message.rpartition("; ")
        raise UnextractError(failure.source_path, failure.stage, problem, remedy)
    real = path.resolve()
    documents = known_documents(warehouse)
    same = [document for document in documents if Path(document["source_path"]).resolve() == real]
    return same[0]


def _write(warehouse: Path, ids: tuple[str, str], *, remove: bool, inputs: tuple[str, str]) -> None:
    from unextract import __version__
    from unextract.load.pairs import HandPairs
    from unextract.load.records import Run
    from unextract.load.write import write

    now = datetime.now(UTC).replace(tzinfo=None)
    run = Run(
        run_id=f"{now:%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(2)}",
        started_at=now,
        finished_at=now,
        tool_version=__version__,
        pattern_version="",
        code_version="",
        inputs=inputs,
    )
    chosen = frozenset({ids})
    write(warehouse, [], run, HandPairs(removed=chosen) if remove else HandPairs(added=chosen))
