"""Prints how well the views of a warehouse hold what hand-made labels say belongs in them.

    python benchmarks/views.py WAREHOUSE LABELS

LABELS is a figures.jsonl of labels whose offsets count in the text of the
reports that WAREHOUSE was made of (000_….txt, 001_….txt …). `volunteer_counts`
must hold the counts of people whose labelled subject is a kind of volunteer,
`percentages` and `funding_amounts` the figures of their kinds. Numbers outside
the labelled stretches are left out,
and so are reports that were not loaded as text.
"""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

Label = dict[str, Any]
_VOLUNTEERS = re.compile(r"志愿(?:人员|者|专家)|volunteer", re.IGNORECASE)
# Labels that say nothing of a figure: parts of one, cells, doubtful ones.
_IGNORED = frozenset({"part", "bad", "rank", "table"})


def is_volunteer_count(label: Label) -> bool:
    """Whether a label is a count of volunteers."""
    person = label["kind"] == "count" and label["unit"] == "person"
    return person and bool(_VOLUNTEERS.search(label["subject"] or ""))


BELONGS: dict[str, Callable[[Label], bool]] = {
    "volunteer_counts": is_volunteer_count,
    "percentages": lambda label: label["kind"] in ("percent", "percentage_point"),
    "funding_amounts": lambda label: label["kind"] == "money",
}


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    labels = [json.loads(line) for line in Path(sys.argv[2]).read_text("utf-8").splitlines()]
    labels = [label for label in labels if label["kind"] not in _IGNORED]
    print(f"{'view':<20}{'labelled':>10}{'recall':>8}{'precision':>11}")
    with duckdb.connect(sys.argv[1], read_only=True) as db:
        loaded = {report for report, _ in numbers(db, "figures")}
        labels = [label for label in labels if label["report"] in loaded]
        for view, belongs in BELONGS.items():
            held = numbers(db, view)
            wanted = {place(label) for label in labels if belongs(label)}
            found = {place(label) for label in labels if place(label) in held}
            hits = len(wanted & found)
            recall, precision = hits / max(1, len(wanted)), hits / max(1, len(found))
            print(f"{view:<20}{len(wanted):>10}{recall:>8.3f}{precision:>11.3f}")
            for report, start in sorted(wanted ^ found):
                print(f"    {'missing' if (report, start) in wanted else 'extra'}: {report} at {start}")


def numbers(db: duckdb.DuckDBPyConnection, view: str) -> set[tuple[str, int]]:
    """Report and offset of every character of a number whose figure is in `view`."""
    rows = db.execute(
        f"SELECT d.source_path, n.source_start, n.source_end FROM {view} AS v"
        " JOIN numerals AS n USING (figure_id) JOIN documents AS d ON d.document_id = n.document_id"
        " WHERE d.media_type LIKE 'text/%'"
    ).fetchall()
    return {(Path(path).name[:3], at) for path, start, end in rows for at in range(start, end)}


def place(label: Label) -> tuple[str, int]:
    """Where a label stands."""
    return label["report"], label["start"]


if __name__ == "__main__":
    main()
