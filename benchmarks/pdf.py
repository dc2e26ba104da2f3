"""Prints what PDF editions cost beside bare pdfplumber, on the same files in the same run.

    python benchmarks/pdf.py [PATH...]

Without PATH: the PDFs of $UNEXTRACT_REPORTS and of the folders beside it. One
process; times are of the processor, so that a busy machine changes them
little. `x pdfplumber` is how many times as fast as pdfplumber's extract_text.
"""

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from unextract.read.pdf import read_pdf
from unextract.read.pdf.compose import compose
from unextract.read.pdf.pdfium import read_pages

ROOT = Path(__file__).resolve().parent.parent
REPEATS = 3


def main() -> None:
    files = find_files([Path(argument) for argument in sys.argv[1:]] or default_folders())
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
    """What `unextract run --jobs 1 --force` does, without starting Python."""
    from unextract.pipeline import run

    with tempfile.TemporaryDirectory() as folder:
        summary = run(files, warehouse=Path(folder) / "w.duckdb", jobs=1, force=True)
    assert summary.documents_loaded


if __name__ == "__main__":
    main()
