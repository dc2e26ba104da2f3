"""Reading order: rows and columns of a page, decided by gaps and by the order of drawing.

Writers draw text mostly in the order it is read. Where the page leaves two
orders possible, a gutter parts columns when everything left of it was drawn
before anything right of it, or when both sides are running text.
"""

from collections.abc import Iterator, Sequence
from itertools import count
from statistics import median

from unextract.read.pdf.lines import Chunk, Line, line_of

# Points; narrower gaps part words, not columns
_GUTTER = 7.0
# Rows of one column overlap by no more than this share of a line's height
_ROW_OVERLAP = 0.35
# A side whose chunks are no wider than so many ems holds labels (1., •, (a)), which belong to their lines
_LABEL_EMS = 4.0
# Fewest characters of a line of running text set in columns
_PROSE_LENGTH = 9
# Share of lines that fill their column, in running text, and what filling means
_FULL_SHARE, _FULL_WIDTH = 0.6, 0.8
# Rows that make a table of what would else be two words far apart
_TABLE_ROWS = 2
# So many ems apart, two chunks are two lines of text: the ends of a masthead or a running header
_FAR = 6.0


def ordered(chunks: Sequence[Chunk], regions: Iterator[int] | None = None) -> list[Line]:
    """The lines of text that is not inside a ruled table, in reading order."""
    regions = regions or count(1)
    lines: list[Line] = []
    region = next(regions)
    for band, gutter in _bands(_rows(chunks)):
        if gutter is None:
            for row in band:
                lines.extend(_row_lines(row, region))
            continue
        members = [chunk for row in band for chunk in row]
        left = [chunk for chunk in members if chunk.x1 <= gutter[1]]
        right = [chunk for chunk in members if chunk.x0 >= gutter[1]]
        if _are_columns(band, left, right):
            lines.extend(ordered(left, regions))
            lines.extend(ordered(right, regions))
            region = next(regions)
            continue
        if _is_tabular(band, left):
            region = next(regions)
            lines.extend(line_of([[chunk] for chunk in row], "\t", region, table=True) for row in band)
            region = next(regions)
        else:
            for row in band:
                lines.extend(_row_lines(row, region))
    return lines


Row = list[Chunk]
Gap = tuple[float, float]


def _rows(chunks: Sequence[Chunk]) -> list[Row]:
    """Chunks grouped by height, from the top, each row from left to right."""
    rows: list[Row] = []
    low = 0.0
    for chunk in sorted(chunks, key=lambda chunk: (chunk.high, chunk.x0)):
        height = chunk.low - chunk.high
        if rows and chunk.high < low - _ROW_OVERLAP * min(height, low - min(c.high for c in rows[-1])):
            rows[-1].append(chunk)
            low = max(low, chunk.low)
        else:
            rows.append([chunk])
            low = chunk.low
    for row in rows:
        row.sort(key=lambda chunk: chunk.x0)
    return rows


def _bands(rows: Sequence[Row]) -> Iterator[tuple[list[Row], Gap | None]]:
    """Runs of rows that one gutter runs through, and rows on their own."""
    at = 0
    while at < len(rows):
        gaps = _gaps(rows[at]) if len(rows[at]) > 1 else []
        if not gaps:
            yield [rows[at]], None
            at += 1
            continue
        end = at + 1
        while end < len(rows):
            narrowed = _through(gaps, rows[end])
            if not narrowed:
                break
            gaps = narrowed
            end += 1
        while end > at + 1 and len(rows[end - 1]) == 1:
            end -= 1
        gaps = _gaps(rows[at])
        for row in rows[at + 1 : end]:
            gaps = _through(gaps, row)
        yield list(rows[at:end]), max(gaps, key=lambda gap: gap[1] - gap[0])
        at = end


def _gaps(row: Row) -> list[Gap]:
    gaps: list[Gap] = []
    reach = row[0].x1
    for chunk in row[1:]:
        if chunk.x0 - reach >= _GUTTER:
            gaps.append((reach, chunk.x0))
        reach = max(reach, chunk.x1)
    return gaps


def _through(gaps: list[Gap], row: Row) -> list[Gap]:
    """What of the gaps no chunk of the row touches."""
    for chunk in row:
        gaps = [
            part
            for a, b in gaps
            for part in ((a, min(b, chunk.x0)), (max(a, chunk.x1), b))
            if part[1] - part[0] >= _GUTTER
        ]
        gaps = list(dict.fromkeys(gaps))
    return gaps


def _are_columns(band: list[Row], left: Sequence[Chunk], right: Sequence[Chunk]) -> bool:
    if not left or not right or _are_labels(left) or _are_labels(right):
        return False
    if not all(_is_level(row) for row in band):
        return True
    if len(band) < 2 or median(chunk.length for chunk in right) < _PROSE_LENGTH:
        return False
    if max(chunk.place for chunk in left) < min(chunk.place for chunk in right):
        return True
    return len(band) > 3 and _is_running(left) and _is_running(right)


def _are_labels(side: Sequence[Chunk]) -> bool:
    return all(chunk.width <= _LABEL_EMS * chunk.size for chunk in side)


def _is_level(row: Row) -> bool:
    """All chunks stand on one baseline."""
    size = min(chunk.size for chunk in row)
    baselines = [chunk.baseline for chunk in row]
    return max(baselines) - min(baselines) <= 0.5 * size


def _is_running(side: Sequence[Chunk]) -> bool:
    width = max(chunk.x1 for chunk in side) - min(chunk.x0 for chunk in side)
    full = sum(chunk.width >= _FULL_WIDTH * width for chunk in side)
    return full >= _FULL_SHARE * len(side) and median(chunk.length for chunk in side) >= _PROSE_LENGTH


def _is_tabular(band: list[Row], left: Sequence[Chunk]) -> bool:
    wide = [row for row in band if len(row) > 1]
    return len(wide) >= _TABLE_ROWS and not _are_labels(left)


def _row_lines(row: Row, region: int) -> Iterator[Line]:
    """The row as one line, or as several where its chunks are far apart or not level."""
    groups: list[Row] = []
    for chunk in row:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and abs(last.baseline - chunk.baseline) <= 0.5 * min(last.size, chunk.size)
            and chunk.x0 - last.x1 <= _FAR * max(chunk.size, last.size)
        ):
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
    for group in sorted(groups, key=lambda group: (round(group[0].baseline), group[0].x0)):
        yield line_of([group], "", region)
