"""What a block looks like: running text, a title, a row of numbers. No state, no sequence."""

import re

from unextract.segment.block import Block
from unextract.segment.lines import TAIL, Layout, is_terminal

# Cells without blanks inside, so that no row can be read in more than one way: 12 408 counts as two.
_CELL = r"(?:\(?[-–+]?\d[\d.,]*%?\)?|—|–|-|\.\.\.?|…)"
_ROW_END = re.compile(rf"(?:^|\s){_CELL}\s+{_CELL}$")
_ROW_OF_VALUES = re.compile(rf"(?:^|\s){_CELL}\s+{_CELL}\s+{_CELL}$")
_ONLY_CELLS = re.compile(rf"{_CELL}(?:\s+{_CELL})*")
_ROW_TAIL = 40
_CELL_END = frozenset("0123456789%)—–-.…")
_LEADER_SIGN = re.compile(r"\.\s?\.|……")
_PAGE_END = frozenset("0123456789.…ivx")
# Between the leaders and the page may stand the paragraphs: ..... 1–4   3
_PARAGRAPHS = r"(?:\d{1,3}(?:\s?[-–—]\s?\d{1,3})?\s+)?"
_LEADERS = re.compile(
    rf"(?:\.\s?){{5,}}\s*(?:{_PARAGRAPHS}(?:\d{{1,3}}|[ivx]+))?$|…{{2,}}\s*{_PARAGRAPHS}\d{{1,3}}$"
)
_INNER_STOP = re.compile(r"[。！？](?=.)|[a-z][.!?]\s+[A-Z“]")
_CLOSERS = "[”’\"'』」）)》〉】\\]*_]*"
_STOP = re.compile(rf"(?:[。！？]{_CLOSERS}\d{{0,3}}|[.!?]{_CLOSERS})(?:<sup>\d+</sup>|[⁰¹²³⁴-⁹]+)?$")

_TITLE_COLUMNS = 84
_SENTENCE_COLUMNS = 40


def is_prose(block: Block, layout: Layout) -> bool:
    """Running text: full lines, or sentences."""
    lines = block.parts[0]
    if layout.wrap is None:
        text = block.first.text
        if len(lines) > 1:
            return ends_sentence(block) and block.width >= _SENTENCE_COLUMNS
        return _INNER_STOP.search(text) is not None or (
            ends_sentence(block) and block.width >= _SENTENCE_COLUMNS
        )
    widest = max(line.width for line in lines)
    if len(lines) > 1 and widest >= 0.8 * layout.wrap:
        return True
    return widest >= 0.5 * layout.wrap and (ends_sentence(block) or block.width >= 1.3 * layout.wrap)


def ends_sentence(block: Block) -> bool:
    """The last line ends in a full stop, question or exclamation mark."""
    return (
        is_terminal(block.last)
        and _STOP.search(block.last.text, max(0, len(block.last.text) - TAIL)) is not None
    )


def has_inner_stop(block: Block) -> bool:
    """A sentence ends inside, so that another one follows."""
    return any(_INNER_STOP.search(line.text) for line in block.lines)


def is_title(block: Block, layout: Layout) -> bool:
    """Few enough lines, no sentences, no row of numbers: what a heading looks like."""
    lines = block.parts[0]
    if layout.wrap is None:
        return block.width <= _TITLE_COLUMNS and not block.terminal and not is_row(block)
    return (
        len(lines) <= 3
        and block.width <= 2.6 * layout.wrap
        and not is_row(block)
        and not has_inner_stop(block)
    )


def is_row(block: Block) -> bool:
    """A table row: the block ends in two cells or more."""
    text = block.last.text
    return _ROW_END.search(text, max(0, len(text) - _ROW_TAIL)) is not None


def ends_in_leaders(text: str) -> bool:
    """An entry of a list of contents: dots lead to its page."""
    if text[-1] not in _PAGE_END:
        return False
    return _LEADER_SIGN.search(text) is not None and _LEADERS.search(text) is not None


def ends_in_values(text: str) -> bool:
    """Three cells at least stand at the end of a line: a row of a table, which reads on to nothing."""
    return text[-1] in _CELL_END and _ROW_OF_VALUES.search(text, max(0, len(text) - _ROW_TAIL)) is not None


def is_cells(block: Block) -> bool:
    """Nothing but numbers and dashes."""
    return _ONLY_CELLS.fullmatch(block.last.text) is not None


def is_narrow(block: Block, wrap: int) -> bool:
    """All its lines are far shorter than the page is wide: a column of a table."""
    return all(line.width < 0.62 * wrap for line in block.parts[0])
