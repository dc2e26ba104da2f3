"""docs/cli.md, made from the program's own help.

python -m unextract.cli.reference > docs/cli.md
"""

import inspect
import sys
from collections.abc import Iterator
from typing import Any

import typer

from unextract.cli.program import app
from unextract.golden import fixtures

_INTRODUCTION = """\
# The command line

Made from the program's own help by `python -m unextract.cli.reference`; a test
fails when it is out of date.

Every command has a function of the same name in `import unextract`. Where a
command takes a text, `-` reads it from stdin. Tables, JSON and text go to
stdout; progress, warnings and failures go to stderr, a failure in one sentence.

| exit code | meaning |
|---|---|
| 0 | all is well |
| 1 | something failed: a document not loaded, a warehouse not opened, an example that does not hold |
| 2 | the command was wrong: an unknown option, a missing argument |
| 3 | `check` found differences, or F1 below `--min-f1`; `compare` or `verify` found disagreements |
"""


def reference() -> str:
    """The whole page, in Markdown."""
    sections = (_section(context) for context in contexts(typer.main.get_command(app)))
    return "\n".join([_INTRODUCTION, *sections, _fixtures()])


def contexts(command: Any, name: str = "unextract", parent: Any = None) -> Iterator[Any]:
    """The context of `command` and of all commands below it."""
    context = command.make_context(
        name, [], parent, resilient_parsing=True, terminal_width=100, max_content_width=100
    )
    yield context
    for child_name, child in getattr(command, "commands", {}).items():
        yield from contexts(child, child_name, context)


def _section(context: Any) -> str:
    text = "\n".join(line.rstrip() for line in context.get_help().strip().splitlines())
    return f"## {context.command_path}\n\n```text\n{text}\n```\n"


def _fixtures() -> str:
    summary, _, rest = (inspect.getdoc(fixtures) or "").partition("\n\n")
    return f"## Golden fixtures\n\n{summary}\n\n{rest}\n"


if __name__ == "__main__":
    sys.stdout.write(reference())
