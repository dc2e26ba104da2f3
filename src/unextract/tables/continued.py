"""A table that goes on below a break: its first part has the caption, the unit and the heads."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from unextract.records import Segment, SegmentKind
from unextract.tables.body import Body
from unextract.tables.heads import Column, column_of
from unextract.tables.words import TableWords

_ASIDE = (SegmentKind.FURNITURE, SegmentKind.FOOTNOTE)
_LEVEL = " > "


class Opening(NamedTuple):
    """The part of a table that has the caption."""

    table: Segment
    caption: Segment


def openings(segments: Sequence[Segment], captions: Mapping[str, Segment]) -> dict[str, Opening]:
    """The captioned table that each table without a caption may go on from, by the latter's segment_id.

    Nothing stands between them but the page's own lines.
    """
    found: dict[str, Opening] = {}
    opening: Opening | None = None
    for segment in segments:
        if segment.kind is SegmentKind.TABLE:
            caption = captions.get(segment.segment_id)
            if caption is not None:
                opening = Opening(segment, caption)
            elif opening is not None:
                found[segment.segment_id] = opening
        elif segment.kind not in _ASIDE:
            opening = None
    return found


def continued(body: Body, first: Body, words: TableWords) -> Body | None:
    """`body` with the heads and the unit of `first`; None where its columns are not those of `first`."""
    if not body.rows or not first.rows:
        return None
    above = first.rows[-1].heads
    heads = {own: _aligned(own, above, words) for own in {row.heads for row in body.rows}}
    rows = []
    for row in body.rows:
        aligned = heads[row.heads]
        if aligned is None or (not above and body.columns != first.columns):
            return None
        rows.append(row._replace(heads=aligned))
    return body._replace(rows=rows, unit=body.unit or first.unit)


def _aligned(own: Sequence[Column], above: Sequence[Column], words: TableWords) -> tuple[Column, ...] | None:
    """The heads of `own` columns: of one without a head the next of `above`, which must all be used.

    A head may be said again, and a column of its own may stand beside those of `above`.
    """
    if not any(column.label for column in own) and len(own) in (0, len(above)):
        return tuple(above)
    found: list[Column] = []
    used = 0
    for column in own:
        following = above[used] if used < len(above) else None
        if following is not None and _says_again(column, following):
            found.append(following)
            used += 1
        elif column.label:
            group = found[-1].label.split(_LEVEL)[:-1] if found else []
            found.append(column_of([*group, column.label], words))
        else:
            return None
    return tuple(found) if used == len(above) else None


def _says_again(column: Column, above: Column) -> bool:
    return above.label.rpartition(_LEVEL)[2].casefold().startswith(column.label.casefold())
