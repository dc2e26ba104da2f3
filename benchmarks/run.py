"""Prints what a run costs: wall time cold and unchanged, memory, time per stage, MB/s.

    python benchmarks/run.py [PATH...]

Without PATH: the reports of $UNEXTRACT_REPORTS, else ../shared/reports, else
data/raw. Absolute times belong to one machine; the ratios to the baseline
(starting Python, reading the same files and scanning them with one bare
number regex) are what to compare between machines and commits.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from threading import Event, Thread

from unextract.extract import extract
from unextract.gazetteer import gazetteer
from unextract.load import Run, load
from unextract.metrics import load_catalogue
from unextract.packs import load_packs
from unextract.read import read
from unextract.records import Edition
from unextract.resolve import resolve
from unextract.segment import segment

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 5
# Megabytes of text are what is counted here; benchmarks/pdf.py times the files with pages.
TEXT = (".md", ".txt")
BARE_NUMBER = re.compile(r"\d+(?:[ \u00a0\u2009\u202f,.]\d+)*|[〇零一二两三四五六七八九十百千万亿几数]+")


def main() -> None:
    files = find_files(Path(argument) for argument in sys.argv[1:] or [default_folder()])
    if not files:
        sys.exit(f"no {' or '.join(TEXT)} files in {' '.join(sys.argv[1:]) or default_folder()}")
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{len(files)} files, {size:.3f} MB of UTF-8; medians of {REPEATS}; {os.cpu_count()} cores\n")

    baseline = median_time(lambda: [BARE_NUMBER.findall(path.read_bytes().decode()) for path in files])
    print_stages(files, size, baseline)
    print_runs(files)


def default_folder() -> Path:
    """The real reports where they are at hand, the samples otherwise."""
    shared = Path(os.environ.get("UNEXTRACT_REPORTS", ROOT.parent / "shared" / "reports"))
    return shared if shared.is_dir() else ROOT / "data" / "raw"


def find_files(paths: Iterable[Path]) -> list[Path]:
    found = [file for path in paths for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    return [file for file in found if file.suffix in TEXT]


def print_stages(files: list[Path], size: float, baseline: float) -> None:
    """Each stage alone, in one process: milliseconds, MB/s and the ratio to the baseline."""
    before = time.perf_counter()
    packs = load_packs()
    packing = time.perf_counter() - before
    before = time.perf_counter()
    for language in ("zh", "en"):
        gazetteer(packs.directory, packs.version).mentions("", language)
        load_catalogue(language, packs.directory, packs.version)
    naming = time.perf_counter() - before
    documents = [read(path) for path in files]
    segments = [segment(document) for document in documents]
    pairs = list(zip(documents, segments, strict=True))
    extracted = [extract(document, parts, packs) for document, parts in pairs]
    editions = [resolve(edition, packs) for edition in extracted]

    segmenting = median_time(lambda: [segment(document) for document in documents])
    extracting = median_time(lambda: [extract(document, parts, packs) for document, parts in pairs])
    rows = [
        ("bare number scan", baseline),
        ("prepare patterns, once", packing),
        ("names and metrics, once", naming),
        ("read", median_time(lambda: [read(path) for path in files])),
        ("segment", segmenting),
        ("extract", extracting),
        ("segment + extract", segmenting + extracting),
        ("resolve", median_time(lambda: [resolve(edition, packs) for edition in extracted])),
        ("load", load_time(editions)),
    ]
    print(f"{'stage, one core':<28}{'ms':>9}{'MB/s':>9}{'x scan':>9}")
    for stage, taken in rows:
        print(f"{stage:<28}{taken * 1e3:>9.1f}{size / taken:>9.2f}{taken / baseline:>9.1f}")


def load_time(editions: list[Edition]) -> float:
    """Median seconds to write `editions` into a new warehouse."""
    run = Run(
        run_id="benchmark",
        started_at=datetime.now(UTC).replace(tzinfo=None),
        tool_version="",
        pattern_version="",
        code_version="",
    )
    with tempfile.TemporaryDirectory() as folder:
        files = (Path(folder) / f"{number}.duckdb" for number in count())
        return median_time(lambda: load(next(files), editions, run))


def print_runs(files: list[Path]) -> None:
    """The command line as a user meets it: first run, unchanged second run, memory."""
    start = median_time(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True))
    cold, warm, memory = [], [], []
    for _ in range(REPEATS):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "unextract", "run", *map(str, files)]
            command += ["--warehouse", str(Path(folder) / "bench.duckdb")]
            for taken in (cold, warm):
                seconds, peak = run_and_watch(command)
                taken.append(seconds)
                memory.append(peak)
    print(f"\n{'whole command':<28}{'ms':>9}{'':>9}{'x start':>9}")
    for name, taken in (("start of Python", [start]), ("cold", cold), ("second run, unchanged", warm)):
        median = statistics.median(taken)
        print(f"{name:<28}{median * 1e3:>9.0f}{'':>9}{median / start:>9.1f}")
    if max(memory):
        print(f"{'peak memory, all processes':<28}{max(memory):>9.0f} MB")
    else:
        print("peak memory: not measured on this system (needs Linux's /proc)")


def run_and_watch(command: list[str]) -> tuple[float, float]:
    """Wall time in seconds and peak memory in MB of a command with its child processes."""
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    done, peaks = Event(), [0.0]

    def watch() -> None:
        while not done.wait(0.01):
            peaks.append(tree_memory(process.pid))

    watcher = Thread(target=watch)
    watcher.start()
    _, errors = process.communicate()
    seconds = time.perf_counter() - before
    done.set()
    watcher.join()
    if process.returncode:
        sys.exit(f"{' '.join(command)}\nended with {process.returncode}:\n{errors}")
    return seconds, max(peaks)


def tree_memory(pid: int) -> float:
    """Proportional set size in MB of a process and its descendants: shared pages count once; 0 off Linux."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return own / 1024 + sum(tree_memory(int(child)) for child in children)


def median_time(action: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        before = time.perf_counter()
        action()
        times.append(time.perf_counter() - before)
    return statistics.median(times)


if __name__ == "__main__":
    main()
