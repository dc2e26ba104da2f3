"""The UN Parallel Corpus development set: line N of one file translates line N of the other."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def parallel_lines() -> tuple[list[str], list[str]] | None:
    """The Chinese and the English lines, from UNEXTRACT_PARALLEL, else from ../shared/parallel beside the
    checkout; None, said on stderr, where there are none.
    """
    folder = Path(os.environ.get("UNEXTRACT_PARALLEL", ROOT.parent / "shared" / "parallel"))
    files = [next(iter(sorted(folder.glob(f"*.{language}"))), None) for language in ("zh", "en")]
    if files[0] is None or files[1] is None:
        print(f"no parallel corpus in {folder}; set UNEXTRACT_PARALLEL to its folder", file=sys.stderr)
        return None
    zh, en = (path.read_text("utf-8").splitlines() for path in files if path is not None)
    return zh, en
