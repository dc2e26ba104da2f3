"""Where the tests find editions to read, and one warehouse of the samples for all who only look."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample editions."""
    return ROOT / "data" / "raw"


@pytest.fixture(scope="session")
def reports() -> Path:
    """The folder of real reports, which are not part of the repository."""
    folder = Path(os.environ.get("UNEXTRACT_REPORTS", ROOT.parent / "shared" / "reports"))
    if not folder.is_dir():
        pytest.skip(f"no real reports in {folder}; set UNEXTRACT_REPORTS to their folder")
    return folder


@pytest.fixture(scope="session")
def sample_warehouse(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the sample editions; read it, do not change it."""
    from unextract.pipeline import run

    warehouse = tmp_path_factory.mktemp("samples") / "unextract.duckdb"
    run([samples], warehouse=warehouse)
    return warehouse


@pytest.fixture
def patterns(tmp_path: Path) -> Path:
    """A pattern folder with the shipped packs and a catalogue of the test's own."""
    from unextract.packs.files import default_directory

    for folder in default_directory().iterdir():
        if folder.name != "metrics":
            (tmp_path / folder.name).symlink_to(folder)
    (tmp_path / "metrics").mkdir()
    return tmp_path
