"""A run over steps that the caller chooses."""

import os
import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from unextract.load.ask import known_documents, tally
from unextract.load.connect import check_target
from unextract.load.log import record_run
from unextract.load.records import Run, Tally
from unextract.pipeline.discover import discover
from unextract.pipeline.follow import Outcome, follow, run_error
from unextract.pipeline.garbage import rare_collection
from unextract.pipeline.records import Progress, ProgressListener, RunSummary
from unextract.pipeline.steps import Steps
from unextract.pipeline.unchanged import unchanged
from unextract.pipeline.versions import Versions
from unextract.pipeline.workers import Limits, work_apart

if TYPE_CHECKING:
    from unextract.load.batches import Batch

# Below this many bytes this process is done before workers are: on two cores five reports
# (0.37 MB) took 1.08 s here and 1.21 s in two workers, ten 1.68 s and 1.44 s, eighty 8.8 s and 5.4 s.
POOL_PAYS_FROM = 1024 * 1024


def run_steps(
    paths: Iterable[str | os.PathLike[str]],
    *,
    steps: Steps,
    suffixes: Collection[str],
    companions: Collection[str] = (),
    versions: Versions,
    warehouse: Path,
    jobs: int,
    force: bool = False,
    progress: ProgressListener | None = None,
    pool_pays_from: int = POOL_PAYS_FROM,
    limits: Limits | None = None,
) -> RunSummary:
    """`unextract.pipeline.run` with the stages and versions given; files of `suffixes` are read,
    `companions` are names of files that stand beside them.

    Files that `steps` wants guarded are worked on by workers, within `limits`; the others too when the files
    to work on hold `pool_pays_from` bytes or more.
    """
    begun, started_at = perf_counter(), _now()
    inputs = tuple(str(path) for path in paths)
    check_target(warehouse)
    found = discover(inputs, suffixes, companions)
    known = known_documents(warehouse)
    same = {} if force else unchanged(found.files, known, versions, steps.stated)
    todo = [file for file in found.files if file not in same]
    preparing = perf_counter()
    if todo:
        steps.prepare()
    prepared = perf_counter() - preparing
    jobs = jobs if _size(todo) >= pool_pays_from else 1
    outcomes = _work(todo, steps, jobs, limits or Limits(), progress)

    batches = _distinct(outcomes)
    failures = (
        *(run_error(error) for error in found.errors),
        *(outcome.error for outcome in outcomes if outcome.error is not None),
    )
    run = Run(
        run_id=f"{started_at:%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(2)}",
        started_at=started_at,
        finished_at=_now(),
        tool_version=versions.tool,
        pattern_version=versions.patterns,
        code_version=versions.code,
        inputs=inputs,
        documents_loaded=len(batches),
        documents_skipped=len(same) + sum(outcome.batch is not None for outcome in outcomes) - len(batches),
        documents_failed=len(failures),
        errors=failures,
    )
    ids = [*(batch.document_id for batch in batches), *(document.document_id for document in same.values())]
    loading = perf_counter()
    counts = _load(warehouse, batches, run, ids, progress)
    seconds = {"prepare": prepared} | _seconds((*steps.names, "load"), outcomes)
    seconds["load"] += perf_counter() - loading

    return RunSummary(
        run_id=run.run_id,
        warehouse=str(warehouse),
        started_at=started_at,
        elapsed=perf_counter() - begun,
        documents_loaded=run.documents_loaded,
        documents_skipped=run.documents_skipped,
        documents_failed=run.documents_failed,
        **counts.model_dump(),
        failures=failures,
        incomplete=tuple(error for batch in batches for error in batch.errors),
        ignored=tuple(str(path) for path in found.ignored),
        seconds=seconds,
    )


def _work(
    files: Sequence[Path], steps: Steps, jobs: int, limits: Limits, progress: ProgressListener | None
) -> list[Outcome]:
    """What became of `files`, in their order."""
    meter = _Meter(steps.names, len(files), progress)
    everywhere = jobs > 1 and len(files) > 1
    apart = {file: None for file in files if everywhere or file.suffix.lower() in steps.guarded}
    with rare_collection():
        outcomes = {file: _here(file, steps, meter) for file in files if file not in apart}
    for outcome in work_apart(list(apart), steps, min(jobs, len(apart)), limits, meter.passed):
        outcomes[outcome.path] = outcome
        meter.finish(outcome.path)
    return [outcomes[file] for file in files]


def _here(file: Path, steps: Steps, meter: "_Meter") -> Outcome:
    outcome = follow(file, steps, lambda stage: meter.passed(stage, file))
    meter.finish(file)
    return outcome


class _Meter:
    """Tells a listener how many documents have passed each stage."""

    def __init__(self, stages: Sequence[str], total: int, listener: ProgressListener | None) -> None:
        self._total = total
        self._listener = listener
        self._passed: dict[str, set[Path]] = {stage: set() for stage in stages}

    def passed(self, stage: str, file: Path) -> None:
        """`file` has passed `stage`."""
        done = self._passed.get(stage)
        if done is not None and file not in done:
            done.add(file)
            if self._listener is not None:
                self._listener(Progress(stage=stage, done=len(done), total=self._total, source=str(file)))

    def finish(self, file: Path) -> None:
        """Nothing more is to be done to `file`, wherever it got to."""
        for stage in self._passed:
            self.passed(stage, file)


def _distinct(outcomes: Iterable[Outcome]) -> list["Batch"]:
    """The batches, the first of each document: two copies of a file are one document."""
    batches: dict[str, Batch] = {}
    for outcome in outcomes:
        if outcome.batch is not None:
            batches.setdefault(outcome.batch.document_id, outcome.batch)
    return list(batches.values())


def _load(
    warehouse: Path,
    batches: Sequence["Batch"],
    run: Run,
    ids: Sequence[str],
    progress: ProgressListener | None,
) -> Tally:
    """Write the batches; a run without any is recorded where there is a warehouse to record it in.

    Tells what the warehouse then holds of the documents `ids`.
    """
    if batches:
        from unextract.load.write import write

        held = write(warehouse, batches, run, counted=ids)
        if progress is not None:
            progress(Progress(stage="load", done=len(batches), total=len(batches), source=str(warehouse)))
        return held
    if warehouse.exists():
        record_run(warehouse, run)
    return (
        tally(warehouse, ids) if ids else Tally(paragraphs=0, numerals=0, unaccounted=0, figures_by_kind={})
    )


def _seconds(stages: Iterable[str], outcomes: Sequence[Outcome]) -> dict[str, float]:
    return {stage: sum(outcome.seconds.get(stage, 0.0) for outcome in outcomes) for stage in stages}


def _size(files: Iterable[Path]) -> int:
    """Bytes of the files that can be asked for theirs."""
    return sum(file.stat().st_size for file in files if file.is_file())


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
