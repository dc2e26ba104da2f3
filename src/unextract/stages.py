"""The stages one at a time, over artifacts in a folder.

    DIR/read/<document_id>.json → DIR/segment/… → DIR/extract/… → a warehouse

An artifact is an edition as far as the stage got, whole in itself. A stage's
folder holds what its last call made: artifacts of an earlier call go.
"""

import json
import os
import re
import secrets
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from unextract.errors import UnextractError
from unextract.load.failures import explained
from unextract.load.records import Run
from unextract.load.replace import replacing
from unextract.pipeline import steps
from unextract.pipeline.discover import discover
from unextract.pipeline.follow import mistake, run_error
from unextract.pipeline.versions import Versions, current_versions
from unextract.records import Edition, Record, RunError

if TYPE_CHECKING:
    from unextract.read import Editions

_ARTIFACT_NAME = re.compile(r"[0-9a-f]{16}\.json")
_MIXED = "mixed"


class Artifact(Record):
    """An edition as far as `stage` got, and what it was made with.

    `code_version` is "mixed" when an earlier stage was run by other code.
    """

    stage: str
    code_version: str
    pattern_version: str
    stated: str | None
    edition: Edition


class StageSummary(Record):
    """What one stage did: documents that passed it, and those that failed."""

    stage: str
    documents: int
    failures: tuple[RunError, ...]


def read(
    paths: Iterable[str | os.PathLike[str]],
    directory: Path,
    *,
    patterns: Path | None = None,
    editions: "Editions | None" = None,
    engine: str | None = None,
) -> StageSummary:
    """Read the files that `paths` mean into `directory`/read; `engine` opens PDFs.

    Raises UnextractError when an artifact cannot be written; what a file has
    of errors is in the summary's failures.
    """
    from unextract.read import ENGINES, SUFFIXES
    from unextract.read.editions import SIDECAR

    versions = current_versions(patterns)
    found = discover(paths, SUFFIXES, {SIDECAR})

    def artifact(path: Path) -> Artifact:
        edition = steps.read(path, editions=editions, patterns=patterns, engine=engine or ENGINES[0])
        return Artifact(
            stage="read",
            code_version=versions.code,
            pattern_version=versions.patterns,
            stated=steps.stated(path, edition.document.source_sha256, editions=editions),
            edition=edition,
        )

    summary = _make("read", directory, [(str(path), partial(artifact, path)) for path in found.files])
    earlier = tuple(run_error(error) for error in found.errors)
    return summary.model_copy(update={"failures": earlier + summary.failures})


def segment(directory: Path, *, patterns: Path | None = None) -> StageSummary:
    """Segment what is in `directory`/read into `directory`/segment.

    Raises UnextractError when there is nothing or an artifact cannot be written.
    """
    return _advance("segment", "read", directory, steps.segment, current_versions(patterns))


def extract(directory: Path, *, patterns: Path | None = None) -> StageSummary:
    """Extract and resolve the figures of what is in `directory`/segment into `directory`/extract.

    Raises UnextractError when there is nothing, an artifact cannot be written
    or the patterns cannot be read.
    """
    steps.prepare(patterns)

    def step(edition: Edition) -> Edition:
        return steps.resolve(steps.extract(edition, patterns=patterns), patterns=patterns)

    return _advance("extract", "segment", directory, step, current_versions(patterns))


def load(directory: Path, *, warehouse: Path) -> StageSummary:
    """Load what is in `directory`/extract into `warehouse`, as one run.

    Raises UnextractError when there is nothing, when the artifacts were made
    with different patterns or code, or when the warehouse cannot be written.
    """
    from unextract import __version__
    from unextract.load.batches import batch
    from unextract.load.write import write

    started_at = datetime.now(UTC).replace(tzinfo=None)
    artifacts: list[Artifact] = []
    failures: list[RunError] = []
    for path in _artifacts(directory, "extract", "load"):
        try:
            artifacts.append(_open(path, "load"))
        except UnextractError as error:
            failures.append(run_error(error))
    versions = {(artifact.pattern_version, artifact.code_version) for artifact in artifacts}
    if len(versions) > 1:
        raise UnextractError(
            str(directory),
            "load",
            "its artifacts were made with different versions of patterns or code",
            "run `unextract extract` again",
        )
    pattern_version, code_version = next(iter(versions), ("", _MIXED))
    run = Run(
        run_id=f"{started_at:%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(2)}",
        started_at=started_at,
        finished_at=datetime.now(UTC).replace(tzinfo=None),
        tool_version=__version__,
        pattern_version=pattern_version,
        code_version=code_version,
        inputs=(str(directory),),
        documents_loaded=len(artifacts),
        documents_failed=len(failures),
        errors=tuple(failures),
    )
    write(warehouse, [batch(artifact.edition, artifact.stated) for artifact in artifacts], run)
    return StageSummary(stage="load", documents=len(artifacts), failures=tuple(failures))


def _advance(
    stage: str, previous: str, directory: Path, step: Callable[[Edition], Edition], versions: Versions
) -> StageSummary:
    """Make artifacts of `stage` from those of `previous`."""

    def artifact(path: Path) -> Artifact:
        before = _open(path, stage)
        return before.model_copy(
            update={
                "stage": stage,
                "code_version": versions.code if before.code_version == versions.code else _MIXED,
                "pattern_version": versions.patterns,
                "edition": step(before.edition),
            }
        )

    paths = _artifacts(directory, previous, stage)
    return _make(stage, directory, [(str(path), partial(artifact, path)) for path in paths])


def _make(stage: str, directory: Path, makers: Iterable[tuple[str, Callable[[], Artifact]]]) -> StageSummary:
    """Write what each of `makers` makes of its source; a source that fails does not stop the others."""
    folder = directory / stage
    failures: list[RunError] = []
    written: set[str] = set()
    for source, maker in makers:
        try:
            artifact = maker()
        except UnextractError as error:
            failures.append(run_error(error))
            continue
        except Exception as error:  # a mistake of ours in one document must not cost the others
            failures.append(mistake(Path(source), stage, error))
            continue
        path = folder / f"{artifact.edition.document.document_id}.json"
        with explained(path, stage), replacing(path) as new_file:
            new_file.write_text(artifact.model_dump_json(), "utf-8")
        written.add(path.name)
    for path in _named_like_artifacts(folder):
        if path.name not in written:
            path.unlink(missing_ok=True)
    return StageSummary(stage=stage, documents=len(written), failures=tuple(failures))


def _artifacts(directory: Path, stage: str, wanted_by: str) -> list[Path]:
    """The artifacts of `stage`, in order of document id."""
    paths = _named_like_artifacts(directory / stage)
    if not paths:
        problem = f"there is nothing that `unextract {stage}` has made"
        raise UnextractError(
            str(directory), wanted_by, problem, f"run `unextract {stage}` into this folder first"
        )
    return paths


def _named_like_artifacts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.json") if _ARTIFACT_NAME.fullmatch(path.name))


def _open(path: Path, wanted_by: str) -> Artifact:
    """The artifact in `path`; every quotation in it is compared with its text."""
    try:
        data = json.loads(path.read_text("utf-8"))
        text = data["edition"]["document"]["text"]
        return Artifact.model_validate(data, context={"text": text})
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = error.errors()[0]["msg"] if isinstance(error, ValidationError) else type(error).__name__
        problem = f"this is no artifact of `unextract {path.parent.name}` ({what})"
        raise UnextractError(
            str(path), wanted_by, problem, f"run `unextract {path.parent.name}` again"
        ) from error
