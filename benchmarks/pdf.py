"""Prints what PDF editions cost beside bare pdfplumber, on the same files in the same run.

    python benchmarks/pdf.py [PATH...]

Without PATH: the PDFs of $UNEXTRACT_REPORTS and of the folders beside it, scans
left out. One process; times are of the processor, so that a busy machine changes them
little. `x pdfplumber` is how many times as fast as pdfplumber's extract_text.
"""

import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

import pypdfium2

from unextract.pipeline.flow import run_steps
from unextract.pipeline.steps import standard_steps
from unextract.pipeline.versions import current_versions
from unextract.read.pdf import ENGINES, read_pdf
from unextract.read.pdf.compose import compose
from unextract.read.pdf.pdfium import read_pages

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 3
# Pages of the files made of others' pages, to see whether memory grows with their number
PAGES = (1, 50, 500)
# What a worker does with one file, and what it takes
ALONE = """
import os, re, sys, time
os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"
from pathlib import Path
from unextract.pipeline.follow import follow
from unextract.pipeline.garbage import rare_collection
from unextract.pipeline.steps import standard_steps
steps = standard_steps(None, None, "pdfium")
steps.prepare()
begun = time.process_time()
with rare_collection():
    outcome = follow(Path(sys.argv[1]), steps)
assert outcome.error is None, outcome.error
peak = re.search("VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(time.process_time() - begun, peak[1])
"""


def main() -> None:
    files = with_text(find_files([Path(argument) for argument in sys.argv[1:]] or default_folders()))
    if not files:
        sys.exit("no PDF files; name some, or set UNEXTRACT_REPORTS")
    pages = sum(len(list(read_pages(file.read_bytes(), str(file)))) for file in files)
    print(f"{len(files)} files, {pages} pages; best of {REPEATS}, processor time, one process\n")
    print(f"{'':34}{'ms/page':>9}{'pages/s':>9}{'x pdfplumber':>14}")
    bare = seconds(lambda: [bare_pdfplumber(file) for file in files], repeats=1)
    measured: list[tuple[str, Callable[[], object]]] = [
        ("pdfium: characters and lines", lambda: [drain(file) for file in files]),
        ("read: text in order, with places", lambda: [compose(read_pages(*given(file))) for file in files]),
        ("read, pages and warnings", lambda: [read_pdf(*given(file)) for file in files]),
        ("whole pipeline, to the warehouse", lambda: whole(files)),
    ]
    print_row("pdfplumber extract_text", bare, pages, bare)
    for name, work in measured:
        print_row(name, seconds(work), pages, bare)
    memory(files)


def print_row(name: str, spent: float, pages: int, bare: float) -> None:
    print(f"{name:34}{1000 * spent / pages:9.2f}{pages / spent:9.0f}{bare / spent:14.1f}")


def find_files(paths: list[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])]


def default_folders() -> list[Path]:
    reports = Path(os.environ.get("UNEXTRACT_REPORTS", ROOT.parent / "shared" / "reports"))
    folders = (reports, reports.parent / "corpus", reports.parent / "renderings")
    return [folder for folder in folders if folder.is_dir()]


def seconds(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Processor seconds of the quickest of several runs."""
    times = []
    for _ in range(repeats):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def given(file: Path) -> tuple[bytes, str]:
    return file.read_bytes(), str(file)


def drain(file: Path) -> None:
    for _ in read_pages(*given(file)):
        pass


def bare_pdfplumber(file: Path) -> None:
    import pdfplumber

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with pdfplumber.open(BytesIO(file.read_bytes())) as document:
        for page in document.pages:
            page.extract_text()
            page.close()


def whole(files: list[Path]) -> None:
    """What `unextract run --jobs 1 --force` does to them, in this process, where it can be timed."""
    steps = standard_steps(None, None, ENGINES[0])._replace(guarded=frozenset())
    with tempfile.TemporaryDirectory() as folder:
        summary = run_steps(
            files,
            steps=steps,
            suffixes={".pdf"},
            versions=current_versions(None),
            warehouse=Path(folder) / "w.duckdb",
            jobs=1,
        )
    assert summary.documents_loaded == len(files), summary.failures


def with_text(files: list[Path]) -> list[Path]:
    """Those that need no OCR, which takes as many seconds as all else takes milliseconds."""
    return [file for file in files if any(page.runs for page in islice(read_pages(*given(file)), 3))]


def memory(files: list[Path]) -> None:
    """The most memory that a process takes for files of one page, and of many."""
    print(f"\n{'pages':>10}{'seconds':>10}{'peak MB':>10}")
    for pages in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            repeated = Path(folder) / "repeated.en.pdf"
            with pypdfium2.PdfDocument.new() as document:
                for file in cycle(files):
                    with pypdfium2.PdfDocument(file) as source:
                        document.import_pages(source, range(min(len(source), pages - len(document))))
                    if len(document) >= pages:
                        break
                document.save(repeated)
            answer = subprocess.run(
                [sys.executable, "-c", ALONE, str(repeated)], capture_output=True, text=True, check=True
            )
        spent, peak = answer.stdout.split()
        print(f"{pages:10}{float(spent):10.1f}{int(peak) / 1024:10.0f}")


if __name__ == "__main__":
    main()
