"""Prints what PDF editions cost beside bare pdfplumber, on the same files in the same run.

    python benchmarks/pdf.py [PATH...] [--memory]

Without PATH: the PDFs of $UNEXTRACT_REPORTS and of the folders beside it, scans
left out. One process; times are of the processor, so that a busy machine changes them
little, and all are measured in turn, so that a slow minute of it is the same for all.
`x pdfplumber` is how many times as fast as pdfplumber's extract_text.
--memory instead runs `unextract run` on files of 1, 50 and 500 pages put together
from these, and prints the most memory that all its processes took (Linux).
"""

import gc
import logging
import os
import re
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
BARE = "pdfplumber extract_text"
# Pages of the files made of others' pages, to see whether memory grows with their number
PAGES = (1, 50, 500)


def main() -> None:
    paths = [Path(argument) for argument in sys.argv[1:] if argument != "--memory"]
    files = with_text(find_files(paths or default_folders()))
    if not files:
        sys.exit("no PDF files; name some, or set UNEXTRACT_REPORTS")
    if "--memory" in sys.argv:
        memory(files)
        return
    pages = sum(len(list(read_pages(file.read_bytes(), str(file)))) for file in files)
    print(f"{len(files)} files, {pages} pages; best of {REPEATS}, processor time, one process\n")
    print(f"{'':34}{'ms/page':>9}{'pages/s':>9}{'x pdfplumber':>14}")
    bare_pdfplumber(files[0])  # what it takes to import is not counted, of neither
    measured: dict[str, Callable[[], object]] = {
        BARE: lambda: [bare_pdfplumber(file) for file in files],
        "pdfium: characters and lines": lambda: [drain(file) for file in files],
        "read: text in order, with places": lambda: [compose(read_pages(*given(file))) for file in files],
        "read, pages and warnings": lambda: [read_pdf(*given(file)) for file in files],
        "whole pipeline, to the warehouse": lambda: whole(files),
    }
    whole(files)  # nor what it takes to compile the patterns
    rounds = [{name: seconds(work) for name, work in measured.items()} for _ in range(REPEATS)]
    least = {name: min(each[name] for each in rounds) for name in measured}
    for name in measured:
        print_row(name, least[name], pages, least[BARE])


def print_row(name: str, spent: float, pages: int, bare: float) -> None:
    print(f"{name:34}{1000 * spent / pages:9.2f}{pages / spent:9.0f}{bare / spent:14.1f}")


def find_files(paths: list[Path]) -> list[Path]:
    return [file for path in paths for file in (sorted(path.glob("*.pdf")) if path.is_dir() else [path])]


def default_folders() -> list[Path]:
    reports = Path(os.environ.get("UNEXTRACT_REPORTS", ROOT.parent / "shared" / "reports"))
    folders = (reports, reports.parent / "corpus", reports.parent / "renderings")
    return [folder for folder in folders if folder.is_dir()]


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of a run; what others left in memory is not looked through for garbage."""
    gc.collect()
    gc.freeze()
    begun = time.process_time()
    work()
    spent = time.process_time() - begun
    gc.unfreeze()
    return spent


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
    """The most memory that `unextract run` takes for a file of one page, and of many."""
    print(f"{'pages':>10}{'seconds':>10}{'peak MB':>10}")
    for pages in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "put_together.en.pdf"
            put_together(files, pages, file)
            begun = time.monotonic()
            arguments = ["-m", "unextract", "run", str(file), "--warehouse", str(Path(folder) / "w.duckdb")]
            run = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
            peak = 0
            while run.poll() is None:
                peak = max(peak, sum(own_kilobytes(process) for process in family(run.pid)))
                time.sleep(0.02)
            assert run.returncode == 0, run.returncode
        print(f"{pages:10}{time.monotonic() - begun:10.1f}{peak / 1024:10.0f}")


def put_together(files: list[Path], pages: int, target: Path) -> None:
    """A PDF of so many pages, those of `files` one after the other and again from the first."""
    with pypdfium2.PdfDocument.new() as document:
        for file in cycle(files):
            with pypdfium2.PdfDocument(file) as source:
                document.import_pages(source, range(min(len(source), pages - len(document))))
            if len(document) >= pages:
                break
        document.save(target)


def family(process: int) -> list[int]:
    """A process and all that it started, also through others."""
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has ended
        return []
    return [process, *(other for child in children for other in family(child))]


def own_kilobytes(process: int) -> int:
    """Its memory, pages that several processes share counted in parts (PSS)."""
    try:
        found = re.search(r"Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text())
    except OSError:
        return 0
    return int(found[1]) if found else 0


if __name__ == "__main__":
    main()
