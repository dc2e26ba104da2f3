"""Reading order: rows and columns of a page, decided by gaps and by the order of drawing.

Writers draw text mostly in the order it is read. Where the page leaves two
orders possible, a gutter parts columns when everything left of it was drawn
before anything right of it, or when both sides are running text.
"""

from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from statistics import median

from unextract.read.pdf.blocks import OTHER_SIZE
from unextract.read.pdf.lines import Chunk, Line, line_of

# Points; narrower gaps part words, not columns
_GUTTER = 7.0
# Of a line's height, what lines of one column overlap at most, side by side and above one another
_ROW_OVERLAP, _LINE_OVERLAP = 0.12, 0.35
# A side whose chunks are no wider than so many ems holds labels (1., •, (a)), which belong to their lines
_LABEL_EMS = 4.0
# Fewest characters of a line of running text set in columns
_PROSE_LENGTH = 9
# Share of lines that fill their column, in running text, and what filling means
_FULL_SHARE, _FULL_WIDTH = 0.6, 0.8
# Chunks are level whose baselines differ by no more than this share of the larger size
_LEVEL = 0.45
# Rows that make a table of what would else be two words far apart
_TABLE_ROWS = 2
# Rows so many times further apart than usual belong to different things
_PARTING = 1.25
# Lines of one column begin at one place, to so many points, and are no further apart than this, in ems
_SAME_EDGE, _LINE_DISTANCE = 2.0, 2.0
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
        level: list[Row] = []
        for rows, columns in _settled(band, gutter):
            if not columns:
                level.extend(rows)
                continue
            lines.extend(_level_lines(level, gutter, region, regions))
            level = []
            region = next(regions)
            lines.extend(ordered([chunk for chunk in _flat(rows) if chunk.x1 <= gutter[1]], regions))
            lines.extend(ordered([chunk for chunk in _flat(rows) if chunk.x0 >= gutter[1]], regions))
        lines.extend(_level_lines(level, gutter, region, regions))
    return lines


Row = list[Chunk]
Gap = tuple[float, float]


def _rows(chunks: Sequence[Chunk]) -> list[Row]:
    """Chunks grouped by height, from the top, each row from left to right."""
    rows: list[Row] = []
    low = 0.0
    for chunk in sorted(chunks, key=lambda chunk: (chunk.high, chunk.x0)):
        if rows and _joins(chunk, rows[-1], low):
            rows[-1].append(chunk)
            low = max(low, chunk.low)
        else:
            rows.append([chunk])
            low = chunk.low
    for row in rows:
        row.sort(key=lambda chunk: chunk.x0)
    return rows


def _joins(chunk: Chunk, row: Row, low: float) -> bool:
    """The chunk stands beside the row, which reaches down to `low`, rather than below it."""
    if chunk.high >= low:  # as below nearly every row
        return False
    height = min(chunk.low - chunk.high, low - min(other.high for other in row))
    if chunk.high >= low - _ROW_OVERLAP * height:
        return False
    beside = all(chunk.x0 >= other.x1 or chunk.x1 <= other.x0 for other in row)
    return beside or chunk.high < low - _LINE_OVERLAP * height


def _bands(rows: Sequence[Row]) -> Iterator[tuple[list[Row], Gap | None]]:
    """Runs of rows that one gutter runs through, and rows on their own."""
    at = begun = 0
    while at < len(rows):
        gaps = _gaps(rows[at]) if len(rows[at]) > 1 else []
        if not gaps:
            at += 1
            continue
        end = at + 1
        while end < len(rows):
            narrowed = _through(gaps, rows[end])
            if not narrowed:
                break
            gaps = narrowed
            end += 1
        while at > begun and (narrowed := _through(gaps, rows[at - 1])) and _leads_on(rows[at - 1], rows[at]):
            gaps = narrowed
            at -= 1
        yield from (([row], None) for row in rows[begun:at])
        yield list(rows[at:end]), max(gaps, key=lambda gap: gap[1] - gap[0])
        at = begun = end
    yield from (([row], None) for row in rows[begun:])


def _leads_on(row: Row, below: Row) -> bool:
    """The row is the line above one of those below it: a column that begins higher than its neighbour."""
    above = row[0]
    return len(row) == 1 and any(
        abs(chunk.x0 - above.x0) <= _SAME_EDGE
        and chunk.baseline - above.baseline <= _LINE_DISTANCE * above.size
        and abs(chunk.size - above.size) <= OTHER_SIZE * above.size
        for chunk in below
    )


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


def _settled(band: list[Row], gutter: Gap) -> Iterator[tuple[list[Row], bool]]:
    """The band cut into stretches that are set in columns and stretches that are not."""
    if _are_running_columns(band, gutter):
        yield band, True
        return
    at = 0
    while at < len(band):
        end = at + 1
        while end < len(band) and _drawn_by_column(band[at : end + 1], gutter):
            end += 1
        yield band[at:end], _are_columns(band[at:end], gutter)
        at = end


def _sides(rows: list[Row], gutter: Gap) -> tuple[list[Chunk], list[Chunk]]:
    chunks = _flat(rows)
    return (
        [chunk for chunk in chunks if chunk.x1 <= gutter[1]],
        [chunk for chunk in chunks if chunk.x0 >= gutter[1]],
    )


def _flat(rows: list[Row]) -> list[Chunk]:
    return [chunk for row in rows for chunk in row]


def _drawn_by_column(rows: list[Row], gutter: Gap) -> bool:
    left, right = _sides(rows, gutter)
    return not left or not right or _is_drawn_before(left, right) or _is_drawn_before(right, left)


def _is_drawn_before(side: Sequence[Chunk], other: Sequence[Chunk]) -> bool:
    return max(chunk.place for chunk in side) < min(chunk.place for chunk in other)


def _are_columns(rows: list[Row], gutter: Gap) -> bool:
    left, right = _sides(rows, gutter)
    if not left or not right or _are_labels(left) or _are_labels(right):
        return False
    if not all(_is_level(row) for row in rows):
        return True
    if min(len(left), len(right)) < 2:
        return False
    return min(median(chunk.length for chunk in side) for side in (left, right)) >= _PROSE_LENGTH


def _are_running_columns(band: list[Row], gutter: Gap) -> bool:
    """Two columns of running text, whatever order they were drawn in."""
    left, right = _sides(band, gutter)
    return min(len(left), len(right)) > 3 and _is_running(left) and _is_running(right)


def _level_lines(rows: list[Row], gutter: Gap, region: int, regions: Iterator[int]) -> Iterator[Line]:
    """The lines of rows that are no columns: cells where several rows have them, else words far apart."""
    for part in _parted(rows):
        wide = [at for at, row in enumerate(part) if len(row) > 1]
        first = end = 0
        if len(wide) >= _TABLE_ROWS and not _are_labels(_sides(part, gutter)[0]):
            first, end = wide[0], wide[-1] + 1
        for row in part[:first]:
            yield from _row_lines(row, region)
        table = next(regions)
        for row in part[first:end]:
            yield line_of([[chunk] for chunk in row], "\t", table, table=True)
        if end:
            region = next(regions)
        for row in part[end:]:
            yield from _row_lines(row, region)


def _parted(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows cut where a row of one chunk stands far below the one above: a title, the end of a table."""
    tops = [min(chunk.high for chunk in row) for row in rows]
    usual = median(below - above for above, below in pairwise(tops)) if len(rows) > 1 else 0.0
    first = 0
    for at in range(1, len(rows)):
        if len(rows[at]) == 1 and tops[at] - tops[at - 1] > _PARTING * usual:
            yield rows[first:at]
            first = at
    if rows:
        yield rows[first:]


def _are_labels(side: Sequence[Chunk]) -> bool:
    return all(chunk.width <= _LABEL_EMS * chunk.size for chunk in side)


def _is_level(row: Row) -> bool:
    """All chunks stand on one baseline."""
    size = max(chunk.size for chunk in row)
    baselines = [chunk.baseline for chunk in row]
    return max(baselines) - min(baselines) <= _LEVEL * size


def _is_running(side: Sequence[Chunk]) -> bool:
    width = max(chunk.x1 for chunk in side) - min(chunk.x0 for chunk in side)
    full = sum(chunk.width >= _FULL_WIDTH * width for chunk in side)
    return full >= _FULL_SHARE * len(side) and median(chunk.length for chunk in side) >= _PROSE_LENGTH


def _row_lines(row: Row, region: int) -> Iterator[Line]:
    """The row as one line, or as several where its chunks are far apart or not level."""
    if len(row) == 1:
        yield line_of([row], "", region)
        return
    groups: list[Row] = []
    for chunk in row:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and abs(last.baseline - chunk.baseline) <= _LEVEL * max(last.size, chunk.size)
            and chunk.x0 - last.x1 <= _FAR * max(chunk.size, last.size)
        ):
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
    for group in sorted(groups, key=lambda group: (round(group[0].baseline), group[0].x0)):
        yield line_of([group], "", region)
