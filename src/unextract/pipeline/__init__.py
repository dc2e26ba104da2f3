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
    progress: ProgressListener | None = None,
) -> RunSummary:
    """Load the reports that `paths` (files, folders, globs) mean into the DuckDB file `warehouse`.

    A document whose bytes and versions the warehouse already knows is skipped
    unless `force`. The others are worked on by `jobs` processes (default: the
    cores), or by this one where that is quicker; a document that fails is in
    `failures` of the summary and in run_errors of the warehouse, and the others
    are loaded. `patterns` is a folder of pattern packs to use instead of the
    shipped ones. `progress` hears of every stage that a document has passed.

    Raises UnextractError when the warehouse cannot be used or the pattern packs
    cannot be read: then nothing is loaded.
    """
    from unextract.pipeline.flow import run_steps
    from unextract.pipeline.steps import standard_steps
    from unextract.pipeline.versions import current_versions
    from unextract.read import SUFFIXES
    from unextract.read.editions import SIDECAR

    paths = [paths] if isinstance(paths, str | os.PathLike) else paths
    return run_steps(
        paths,
        steps=standard_steps(patterns, editions),
        suffixes=SUFFIXES,
        companions={SIDECAR},
        versions=current_versions(patterns),
        warehouse=Path(warehouse),
        jobs=jobs or os.cpu_count() or 1,
        force=force,
        progress=progress,
    )
