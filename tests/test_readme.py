"""What README.md shows is what the program prints."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_examples_of_the_readme_print_what_it_shows() -> None:
    spec = importlib.util.spec_from_file_location("readme_examples", ROOT / "scripts" / "readme_examples.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme.count("$ unextract ") > 5
    assert script.with_outputs(readme) == readme, "run: python scripts/readme_examples.py"
