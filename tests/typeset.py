"""Set paragraphs in lines as a converter prints them, so that tests can ask for the paragraphs back."""

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"[!-~]+|[^!-~\s][，。；：、）》”]*|\s+")


def columns(text: str) -> int:
    """Display columns: a Chinese character takes two."""
    return sum(1 if char < "\u2000" else 2 for char in text)


def wrap(text: str, width: int = 70) -> list[str]:
    """Break `text` into lines of at most about `width` columns; a blank at the break goes."""
    lines = [""]
    for token in _TOKEN.findall(text):
        if columns(lines[-1] + token) > width and lines[-1]:
            lines.append("")
        lines[-1] += token if lines[-1] else token.lstrip()
    return [line.rstrip() for line in lines if line.strip()]


def converted(*paragraphs: str, width: int = 70) -> str:
    """Hard-wrapped, an empty line after every line, a blank at the end of each paragraph.

    A paragraph keeps the indent it is given: " 一. …", "  sub-heading".
    """
    out = []
    for paragraph in paragraphs:
        indent = paragraph[: len(paragraph) - len(paragraph.lstrip())]
        lines = wrap(paragraph.strip(), width)
        out.append("\n\n".join([indent + lines[0], *lines[1:]]) + " ")
    return "\n\n".join(out) + "\n"


def single_spaced(*paragraphs: str, width: int = 100) -> str:
    """Hard-wrapped lines without empty lines, paragraph after paragraph."""
    return "\n".join(line for paragraph in paragraphs for line in wrap(paragraph, width)) + "\n"


def squeezed(texts: Iterable[str]) -> list[str]:
    """Without white space: a line break may fall where a blank was."""
    return [re.sub(r"\s", "", text) for text in texts]
