"""How long a file may take, from how much there is of it."""

from pathlib import Path

from unextract.read.readers import PDF

# Seconds a page: ten times what a page of a report takes with each engine, all stages together
_PAGE_SECONDS = {"pdfium": 0.2, "pdfplumber": 2.0}
# Seconds a megabyte of anything else: the slowest of them, text, takes 2
_MEGABYTE_SECONDS = 20.0
_MEGABYTE = 2**20
# No page of a PDF takes fewer bytes, whatever the file says of their number
_LEAST_PAGE = 200


def seconds_for(path: Path, engine: str) -> float:
    """Seconds that reading `path` and working on its text may take; 0 for what cannot be opened."""
    try:
        if path.suffix.lower() == PDF:
            from unextract.read.pdf.pdfium import count_pages

            data = path.read_bytes()
            return _PAGE_SECONDS[engine] * min(count_pages(data), len(data) // _LEAST_PAGE)
        return _MEGABYTE_SECONDS * path.stat().st_size / _MEGABYTE
    except OSError:
        return 0.0
