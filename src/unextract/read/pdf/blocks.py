"""Lines to blocks: which of them one paragraph, heading or item is made of, as print shows it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from unextract.read.pdf.lines import ENDS_SENTENCE, Line

# A larger share more than the usual distance of lines parts paragraphs
_APART = 1.22
# Sizes that differ by more than this share are different text
OTHER_SIZE = 0.06
# Headings are larger than the text by this share, or bold
_LARGER = 0.08
_HEADING_LINES = 5
# Titles in italics are shorter; fewer letters are a mark or a variable
_SLANTED_LINES, _SHORTEST_TITLE = 2, 6
# Lines that begin at one place do so to so many points
_LEFT = 2.0
ITEM = re.compile(r"[•●▪■◦‣○◆►·∙–✓❖□]\s|[(（](?:[a-z]|[ivx]{1,5}|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]")

# What begins no sentence, item or heading; Chinese has no capitals to tell
_GOES_ON = re.compile(r"[a-z]|[\u4e00-\u9fff]|\d[\d ,.]*[^\d.\s]|[，。；：、,;:%％)）]")


class Block(NamedTuple):
    """Lines that belong together."""

    lines: tuple[Line, ...]
    heading: bool


def leading_of(lines: Iterable[Line], size: float) -> float:
    """The usual distance of two lines, in ems of their size; `size` is the text's."""
    found: Counter[float] = Counter()
    last: Line | None = None
    for line in lines:
        if last is not None and line.region == last.region and abs(line.size - size) < OTHER_SIZE * size:
            distance = (line.baseline - last.baseline) / line.size
            if 0.8 < distance < 2.5:
                found[round(distance, 1)] += 1
        last = line
    if not found:
        return 1.2
    most = found.most_common(1)[0][1]
    # the closest of the common distances: lines of a paragraph are closer than paragraphs
    return min(distance for distance, times in found.items() if times >= 0.3 * most)


def blocks_of(lines: Sequence[Line], leading: float, size: float) -> Iterator[Block]:
    """The blocks of lines in reading order; `leading` in ems, `size` of the document's text."""
    current: list[Line] = []
    for line in lines:
        if current and _parts(current[-1], line, leading):
            yield _block(current, size)
            current = []
        current.append(line)
    if current:
        yield _block(current, size)


def _parts(above: Line, line: Line, leading: float) -> bool:
    if above.table or line.table:
        return above.table is not line.table or above.region != line.region
    if above.direction != line.direction:
        return True
    if above.region != line.region:
        return not _goes_on_in_column(above, line)
    if abs(above.size - line.size) > OTHER_SIZE * max(above.size, line.size):
        return True
    if above.bold is not line.bold and not _bold_goes_on(above, line):
        return True
    distance = line.baseline - above.baseline
    if not 0 <= distance <= _APART * leading * max(above.size, line.size) + 0.5:
        return True
    text = line.text
    return ITEM.match(text) is not None or (text.startswith("- ") and _is_dashed_item(above, line))


def _goes_on_in_column(above: Line, line: Line) -> bool:
    """The end of a column cuts a sentence: it goes on at the head of the next, further right and higher."""
    if line.x0 <= above.x1 or line.baseline >= above.baseline:
        return False
    pieces = above.pieces[:-1] if above.pieces[-1].raised else above.pieces  # 。¹ ends a sentence, too
    if not pieces or ENDS_SENTENCE.search(pieces[-1].text):
        return False
    same = above.bold is line.bold and abs(above.size - line.size) <= OTHER_SIZE * above.size
    return same and not above.bold and _GOES_ON.match(line.text) is not None


def _bold_goes_on(above: Line, line: Line) -> bool:
    """Bold words of a sentence reach over the end of the line."""
    if not above.pieces[-1].run.bold or not line.pieces[0].run.bold:
        return False
    return not above.bold or line.text[0].islower()


def _is_dashed_item(above: Line, line: Line) -> bool:
    """The dash before a line opens an item: below another one, or left of the lines of another one.

    In prose it opens none.
    """
    if above.text.startswith("- "):
        return abs(above.x0 - line.x0) <= _LEFT
    return above.x0 > line.x0 + _LEFT


def _block(lines: list[Line], size: float) -> Block:
    heading = (
        len(lines) <= _HEADING_LINES
        and not lines[0].table
        and (all(line.bold or line.size > (1 + _LARGER) * size for line in lines) or _is_slanted(lines, size))
    )
    return Block(tuple(lines), heading)


def _is_slanted(lines: Sequence[Line], size: float) -> bool:
    """A title in italics: short, in the size of the text, opened by a capital and ended by no sign."""
    if len(lines) > _SLANTED_LINES or not all(line.italic for line in lines):
        return False
    first, last = lines[0].text, lines[-1].text
    return (
        all(line.size >= (1 - OTHER_SIZE) * size for line in lines)
        and first[0].isupper()
        and last[-1].isalnum()
        and len(first) >= _SHORTEST_TITLE
    )
