"""Make the golden fixtures of real reports from hand labels.

    python scripts/golden_from_labels.py LABELS REPORTS [--out tests/golden/real]

LABELS is the directory of figures.jsonl: one label a numeral, `start` and `end`
in code points of the report's text, `kind` a kind of figure or a reason not to
be one. REPORTS holds the reports as text; a file belongs to report 003 when its
name starts with 003_. Labels cover stretches of each report; a numeral without
a label ends a stretch, and what lies between two stretches becomes a gap of the
fixture. Paragraph numbers come from our own segmentation, so run this again
when that changes. Facts only are written, never text.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from unextract.errors import UnextractError
from unextract.golden.fixtures import OTHER_UNIT, Entry, renumbered, write_entries
from unextract.golden.found import address
from unextract.read import SUFFIXES, read
from unextract.records import Document, FigureKind, Segment
from unextract.segment import segment

DIGITS = re.compile(r"\d+")
# Where labels end, a number written in words may stand unlabelled: such text counts as unreviewed.
NUMBER_WORDS = re.compile(
    r"[〇零一二两三四五六七八九十百千万亿半几数]"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|hundred|thousand|million|billion)",
    re.IGNORECASE,
)
FIGURES = frozenset(kind.value for kind in FigureKind)
MEASURED_AS_THEMSELVES = frozenset({"person", "country"})

Label = Mapping[str, Any]


class Placed(NamedTuple):
    """A line of the fixture and where in the source it stands."""

    position: int
    entry: Entry


def main() -> int:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("labels", type=Path, help="directory of figures.jsonl")
    arguments.add_argument("reports", type=Path, help="directory of the reports")
    arguments.add_argument("--out", type=Path, default=Path("tests/golden/real"))
    options = arguments.parse_args()
    for report, labels in read_labels(options.labels / "figures.jsonl").items():
        path = text_of(report, options.reports)
        if path is None:
            print(f"report {report}: no readable text edition in {options.reports}, skipped", file=sys.stderr)
            continue
        try:
            document = read(path)
            entries = fixture(document, segment(document), labels)
        except (UnextractError, ValueError) as error:
            print(f"report {report}: {error}", file=sys.stderr)
            return 1
        name = name_of(document)
        out = options.out / f"{re.sub(r'[^A-Za-z0-9]+', '_', name)}.{document.language}.jsonl"
        write_entries(out, entries)
        facts = sum(entry.is_fact for entry in entries)
        gaps = sum(entry.is_gap for entry in entries)
        print(f"{out}: {name}, {facts} facts, {gaps} gaps, {len(entries) - facts - gaps} empty paragraphs")
    return 0


def read_labels(path: Path) -> dict[str, list[Label]]:
    """The labels of each report in the order of its text."""
    reports: dict[str, list[Label]] = {}
    for line in path.read_text("utf-8").splitlines():
        label = json.loads(line, parse_float=Decimal)
        reports.setdefault(label["report"], []).append(label)
    return {
        report: sorted(labels, key=lambda label: label["start"]) for report, labels in sorted(reports.items())
    }


def text_of(report: str, directory: Path) -> Path | None:
    """The text file of `report`; offsets of labels count in text, not in pages."""
    candidates = sorted(directory.glob(f"{report}_*"))
    return next((path for path in candidates if path.suffix in SUFFIXES & {".txt", ".md"}), None)


def name_of(document: Document) -> str:
    return document.symbol or Path(document.source_path).stem


def fixture(document: Document, segments: Sequence[Segment], labels: Sequence[Label]) -> tuple[Entry, ...]:
    """The golden lines of `document`, in the order of its text; ValueError for labels of another text."""
    for label in labels:
        if document.text[label["start"] : label["end"]] != label["raw"]:
            raise ValueError(f"the label at {label['start']} ({label['raw']}) does not quote this text")
    placed = sorted(place(document, segments, labels), key=lambda item: item.position)
    return renumbered(without_repeated_gaps([item.entry for item in placed]))


def place(document: Document, segments: Sequence[Segment], labels: Sequence[Label]) -> Iterator[Placed]:
    unlabelled = _unlabelled_digits(document.text, labels)
    reviewed = _stretches(labels, unlabelled)
    for part in segments:
        paragraph = address(part.kind, part.paragraph)
        facts = [label for label in labels if label["kind"] in FIGURES and _within(part, label["start"])]
        gaps = [at for at in unlabelled if _within(part, at)]
        gaps += _unreviewed_number_words(document.text, part, reviewed)
        if part.kind == "table" or any(
            label["kind"] == "table" and _within(part, label["start"]) for label in labels
        ):
            gaps.append(part.source_start)  # the labels speak of cells there, not of figures
        for label in facts:
            yield Placed(label["start"], fact(document, paragraph, label))
        for at in gaps:
            yield Placed(at, line(document, paragraph, reviewed=False))
        if not facts and not gaps and paragraph is not None:
            yield Placed(part.source_start, line(document, paragraph, reviewed=True))
    for label in labels:
        if label["kind"] in FIGURES and not any(_within(part, label["start"]) for part in segments):
            print(f"{name_of(document)}: the label at {label['start']} stands in no segment", file=sys.stderr)
            yield Placed(label["start"], fact(document, None, label))


def line(document: Document, paragraph: str | None, *, reviewed: bool) -> Entry:
    return Entry(symbol=name_of(document), language=document.language, paragraph=paragraph, reviewed=reviewed)


def fact(document: Document, paragraph: str | None, label: Label) -> Entry:
    """The facts that a label states. It leaves out what the labeller left open."""
    fields = {"kind": label["kind"], "value": label["value"], "unit": _unit(label)}
    fields |= {name: label[name] for name in ("comparator", "role", "period")}
    stated = {name: value for name, value in fields.items() if value is not None or name == "value"}
    place = {
        "symbol": name_of(document), "language": document.language, "paragraph": paragraph, "ordinal": 0
    }  # fmt: skip
    return Entry.model_validate(place | stated | {"reviewed": True})


def _unit(label: Label) -> str | None:
    unit = label["unit"]
    if label["kind"] == "count" and unit is not None and unit not in MEASURED_AS_THEMSELVES:
        return OTHER_UNIT
    return str(unit) if unit is not None else None


def _unlabelled_digits(text: str, labels: Sequence[Label]) -> list[int]:
    covered = {at for label in labels for at in range(label["start"], label["end"])}
    return [m.start() for m in DIGITS.finditer(text) if covered.isdisjoint(range(*m.span()))]


def _stretches(labels: Sequence[Label], unlabelled: Sequence[int]) -> list[tuple[int, int]]:
    """Spans from the first to the last label between two unlabelled numerals."""
    stretches: list[tuple[int, int]] = []
    marks = sorted([(label["start"], label["end"]) for label in labels] + [(at, -1) for at in unlabelled])
    start: int | None = None
    for begin, end in marks:
        if end < 0:
            start = None
        elif start is None:
            start = begin
            stretches.append((begin, end))
        else:
            stretches[-1] = (start, end)
    return stretches


def _within(part: Segment, at: int) -> bool:
    return any(start <= at < end for start, end in part.slices)


def _unreviewed_number_words(text: str, part: Segment, reviewed: Iterable[tuple[int, int]]) -> list[int]:
    spans = list(reviewed)
    return [
        match.start()
        for start, end in part.slices
        for match in NUMBER_WORDS.finditer(text, start, end)
        if not any(first <= match.start() < last for first, last in spans)
    ]


def without_repeated_gaps(entries: Sequence[Entry]) -> list[Entry]:
    """`entries` with one gap where several follow each other, but one for each paragraph with facts."""
    known = {entry.paragraph for entry in entries if entry.is_fact}
    kept: list[Entry] = []
    for entry in entries:
        after_gap = bool(kept) and kept[-1].is_gap
        if (
            entry.is_gap
            and after_gap
            and (entry.paragraph == kept[-1].paragraph or entry.paragraph not in known)
        ):
            continue
        kept.append(entry)
    return kept


if __name__ == "__main__":
    sys.exit(main())
