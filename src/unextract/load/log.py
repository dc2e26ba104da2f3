"""Recording a run that loads nothing."""

import os
import shutil
from pathlib import Path

import duckdb

from unextract.load import schema
from unextract.load.connect import check_target, reading
from unextract.load.failures import explained
from unextract.load.records import Run
from unextract.load.replace import replacing
from unextract.load.schema import identifier


def record_run(warehouse: Path, run: Run) -> None:
    """Add `run` and its errors to `warehouse` and leave everything else as it is.

    Quicker than `unextract.load.write.write` without batches, to the same
    effect. Raises UnextractError (stage load), the old file untouched.
    """
    check_target(warehouse)
    target = Path(os.path.realpath(warehouse))
    with explained(target, "load"), replacing(target) as new_file:
        with reading(target, "load"):  # keeps writers away from what is copied
            shutil.copyfile(target, new_file)
        with duckdb.connect(str(new_file)) as db:
            columns = [column.name for column in schema.RUNS.columns]
            names = ", ".join(identifier(name) for name in columns)
            marks = ", ".join("?" for _ in columns)
            db.execute("BEGIN")
            db.execute(
                f"INSERT INTO runs ({names}) VALUES ({marks})",
                [
                    list(value) if isinstance(value := getattr(run, name), tuple) else value
                    for name in columns
                ],
            )
            db.execute(
                "INSERT INTO run_errors (run_id, source_path, stage, message)"
                " SELECT ?, unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[])",
                [
                    run.run_id,
                    [error.source_path for error in run.errors],
                    [error.stage for error in run.errors],
                    [error.message for error in run.errors],
                ],
            )
            db.execute("COMMIT")
            db.execute("CHECKPOINT")
