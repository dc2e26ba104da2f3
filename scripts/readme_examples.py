"""Run the examples of README.md on the sample editions and write what they print below them.

    python scripts/readme_examples.py

An example is a block that begins with `$ unextract`. Times are left as they
stand: they are those of the machine that wrote them.
"""

import contextlib
import os
import re
import shlex
import tempfile
from pathlib import Path

from typer.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_EXAMPLE = re.compile(r"(?<=```text\n)\$ unextract (?P<command>.*)\n(?P<output>(?:.*\n)*?)(?=```)")
_SECONDS = re.compile(r"^( seconds +)[\d.]+$", re.MULTILINE)


def with_outputs(readme: str) -> str:
    """`readme` with the output of each of its examples, run in order in a folder of their own."""
    from unextract.cli.program import app

    runner = CliRunner()

    def run(example: re.Match[str]) -> str:
        result = runner.invoke(app, shlex.split(example["command"]))
        lines = [line.rstrip() for line in result.output.rstrip("\n").splitlines()]
        printed = "".join(f"{line}\n" for line in lines)
        if time := _SECONDS.search(example["output"]):
            printed = _SECONDS.sub(time[0], printed)
        return f"$ unextract {example['command']}\n{printed}"

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name in ("data/raw", "tests"):
            link = Path(name)
            link.parent.mkdir(exist_ok=True)
            link.symlink_to(ROOT / name)
        os.environ.pop("UNEXTRACT_LANG", None)
        return _EXAMPLE.sub(run, readme)


if __name__ == "__main__":
    README.write_text(with_outputs(README.read_text("utf-8")), "utf-8")
