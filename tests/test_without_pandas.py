"""Our own processes import no pandas; a user's program may."""

import subprocess
import sys
from pathlib import Path

import pytest

_SAMPLE = "联合国志愿人员\n\n1. 2022年，共有9 456名志愿人员在80个国家服务。\n"
_RUN = """
import sys
from unextract.cli import main
try:
    main()
finally:
    print("pandas" in sys.modules)
"""


def test_a_run_of_the_program_imports_no_pandas(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    (tmp_path / "report.txt").write_text(_SAMPLE, "utf-8")
    arguments = ["run", str(tmp_path / "report.txt"), "--warehouse", str(tmp_path / "w.duckdb")]
    answer = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments], capture_output=True, text=True, check=False
    )
    assert (tmp_path / "w.duckdb").exists(), answer.stderr
    assert answer.stdout.splitlines()[-1] == "False"


def test_a_program_that_uses_the_package_still_has_pandas(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    (tmp_path / "report.txt").write_text(_SAMPLE, "utf-8")
    used = """
import sys, unextract
unextract.run(sys.argv[1], warehouse=sys.argv[2])
import pandas
"""
    subprocess.run(
        [sys.executable, "-c", used, str(tmp_path / "report.txt"), str(tmp_path / "w.duckdb")], check=True
    )
