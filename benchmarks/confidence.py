"""Prints how often figures were right, by their confidence and by each flag that lowers it.

    python benchmarks/confidence.py WAREHOUSE LABELS

LABELS is a figures.jsonl of hand-made labels whose offsets count in the text
of the reports that WAREHOUSE was made of (000_….txt, 001_….txt …). A figure is
complete when value, unit class, comparator, role, period and subject are those
of its label; a subject counts as the label's when the two share 40 % of their
pairs of characters, and so for a scope. The factors of `unextract.resolve.confidence` are the
shares printed for the flags, rounded.
"""

import itertools
import json
import re
import sys
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

# Flags that speak of the scope; how alike two phrases must be.
SCOPE = "scope_"
LIKE = 0.4
BANDS = ((0.0, 0.7), (0.7, 0.9), (0.9, 1.01))
_IGNORED = re.compile(r"[\s《》“”\"'()（）的,，、]")


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    pairs = labelled(Path(sys.argv[1]), Path(sys.argv[2]))
    if not pairs:
        sys.exit(f"{sys.argv[1]}: no labelled figure is in this warehouse; load the labelled text reports")
    print(f"{len(pairs)} labelled figures\n\n{'confidence':<22}{'figures':>8}{'complete':>10}")
    for low, high in BANDS:
        band = [all(right(*pair).values()) for pair in pairs if low <= pair[0]["confidence"] < high]
        print(f"{low:.1f} to {min(high, 1):.1f}{'':<12}{len(band):>8}{share(band):>10}")
    flags: dict[str, list[bool]] = defaultdict(list)
    for figure, label in pairs:
        judged = right(figure, label)
        for flag in figure["flags"] or ["(none)"]:
            if not flag.startswith(SCOPE):
                flags[flag].append(judged["subject"] and judged["period"])
            elif label["scope"] is not None:
                flags[flag].append(overlap(figure["scope"], label["scope"]) >= LIKE)
    print(f"\n{'flag':<22}{'figures':>8}{'subject and period right':>26}")
    for flag, judged_figures in sorted(flags.items()):
        note = "  (scope, where one is labelled)" if flag.startswith(SCOPE) else ""
        print(f"{flag:<22}{len(judged_figures):>8}{share(judged_figures):>26}{note}")


def labelled(warehouse: Path, labels: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Figures of the right kind and value with their labels."""
    by_place: dict[tuple[str, int], dict[str, Any]] = {}
    with duckdb.connect(str(warehouse), read_only=True) as db:
        cursor = db.execute(
            "SELECT d.source_path, n.source_start AS anchor, f.* FROM numerals n"
            " JOIN figures f USING (figure_id) JOIN documents d ON d.document_id = f.document_id"
            " WHERE d.media_type LIKE 'text/%'"
        )
        names = [column[0] for column in cursor.description or ()]
        for row in cursor.fetchall():
            figure = dict(zip(names, row, strict=True))
            by_place[Path(figure["source_path"]).name[:3], figure["anchor"]] = figure
    found = []
    for line in labels.read_text("utf-8").splitlines():
        label = json.loads(line)
        figure = by_place.get((label["report"], label["start"]))
        if figure is not None and figure["kind"] == label["kind"]:
            found.append((figure, label))
    return found


def right(figure: dict[str, Any], label: dict[str, Any]) -> dict[str, bool]:
    """Each part of a figure, whether it is the label's; a part without a label is right."""
    value, wanted = figure["value"], label["value"]
    return {
        "value": (value is None) == (wanted is None)
        and (value is None or abs(float(value) - wanted) <= max(2e-3, 1e-6 * abs(wanted))),
        "unit": unit_class(figure["kind"], figure["unit"]) == unit_class(label["kind"], label["unit"]),
        "comparator": label["comparator"] in (None, figure["comparator"]),
        "role": label["role"] in (None, figure["role"]),
        "period": label["period"] is None
        or period(label["period"]) == (figure["period_start"], figure["period_end"]),
        "subject": label["subject"] is None or overlap(figure["subject"], label["subject"]) >= LIKE,
    }


def unit_class(kind: str, unit: str | None) -> str | None:
    return unit if kind != "count" or unit in ("person", "country") else "other"


def period(text: str) -> tuple[date | None, date]:
    """`2022`, `2018/2020`, `2022-03` or `asof:2022-04` as first and last day."""
    first, _, last = text.removeprefix("asof:").partition("/")
    return None if text.startswith("asof:") else edge(first, False), edge(last or first, True)


def edge(text: str, last: bool) -> date:
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


def overlap(one: str | None, other: str) -> float:
    """Dice coefficient of the pairs of characters."""
    first, second = (
        Counter(itertools.pairwise(text)) or Counter([text])
        for text in (_IGNORED.sub("", one or ""), _IGNORED.sub("", other))
    )
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def share(judged: Iterable[bool]) -> str:
    answers = list(judged)
    return f"{sum(answers) / len(answers):.2f}" if answers else "-"


if __name__ == "__main__":
    main()
