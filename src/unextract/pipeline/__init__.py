"""The whole way, from files to a warehouse: read → segment → extract → resolve → load."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from unextract.pipeline.records import Progress, ProgressListener, RunSummary

if TYPE_CHECKING:
    from unextract.read import Editions

__all__ = ["Progress", "ProgressListener", "RunSummary", "run"]


def run(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    warehouse: str | os.PathLike[str],
    jobs: int | None = None,
    force: bool = False,
    patterns: Path | None = None,
    editions: "Editions | None" = None,
    engine: str | None = None,
    time_limit: float | None = None,
    memory_limit: int | None = None,
    progress: ProgressListener | None = None,
) -> RunSummary:
    """Load the reports that `paths` (files, folders, globs) mean into the DuckDB file `warehouse`.

    A document whose bytes and versions the warehouse already knows is skipped
    unless `force`. The others are worked on by `jobs` processes (default: the
    cores), or by this one where that is quicker; a document that fails is in
    `failures` of the summary and in run_errors of the warehouse, and the others
    are loaded. `patterns` is a folder of pattern packs to use instead of the
    shipped ones; `engine` opens PDFs ("pdfium", or "pdfplumber" for the slow
    reference). PDF, Word and web pages are worked on in processes that are
    killed when one document takes longer than `time_limit` seconds and what is
    allowed for its pages (30 s where None), or more than `memory_limit` MB
    (2048; kept on Linux). `progress` hears of every stage that a document has passed.

    Raises UnextractError when the warehouse cannot be used or the pattern packs
    cannot be read: then nothing is loaded.
    """
    from unextract.pipeline.flow import run_steps
    from unextract.pipeline.steps import standard_steps
    from unextract.pipeline.versions import current_versions
    from unextract.pipeline.workers import Limits
    from unextract.read import ENGINES, SUFFIXES
    from unextract.read.editions import SIDECAR

    paths = [paths] if isinstance(paths, str | os.PathLike) else paths
    return run_steps(
        paths,
        steps=standard_steps(patterns, editions, engine or ENGINES[0]),
        suffixes=SUFFIXES,
        companions={SIDECAR},
        versions=current_versions(patterns, engine),
        warehouse=Path(warehouse),
        jobs=jobs or os.cpu_count() or 1,
        force=force,
        progress=progress,
        limits=Limits(
            Limits().seconds if time_limit is None else time_limit,
            Limits().megabytes if memory_limit is None else memory_limit,
        ),
    )
