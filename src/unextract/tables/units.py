"""The unit of a cell: from the cell itself, its column, its row, or the note of the whole table."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from unextract.records import FigureKind
from unextract.tables.words import TableWords
from unextract.words import pieces

_BRACKETED = re.compile(r"[(（]\s?([^()（）]{1,40}?)\s?[)）]")
_NOUN_START = re.compile(r"[，。；：、,;:（）()]|的|和|及|与")
_AFTER_COLON = re.compile(r"[：:]")


class Unit(NamedTuple):
    """What values are counted in: `scale` times `unit`; `note` are the words that say so."""

    kind: FigureKind
    unit: str | None
    scale: Decimal = Decimal(1)
    note: str | None = None


PERCENT = Unit(FigureKind.PERCENT, "%")
PLAIN = Unit(FigureKind.COUNT, None)


def stated_unit(text: str, words: TableWords) -> tuple[Unit, tuple[int, int]] | None:
    """The unit that a note in brackets states, and where: 累计收入(百万美元), (千美元), (员额数目)."""
    for found in _BRACKETED.finditer(text):
        unit = unit_of_note(found[1], words)
        if unit is not None:
            return unit, found.span(1)
    return None


def unit_of_note(note: str, words: TableWords) -> Unit | None:
    """The unit that `note` states if it states nothing else."""
    found = words.unit_note.fullmatch(note.strip())
    if found is None:
        return None
    if found["percent"]:
        return PERCENT._replace(note=note)
    scale = words.scales.get(found["scale"] or found["only"] or "", Decimal(1))
    if found["currency"]:
        return Unit(FigureKind.MONEY, words.currencies[found["currency"]], scale, note)
    if found["only"]:
        return Unit(FigureKind.COUNT, "person" if found["persons"] else None, scale, note)
    return _counted(found["noun"], found["counting"], words)._replace(note=note)


def label_unit(label: str, words: TableWords) -> Unit | None:
    """The unit that a row or column label implies: a percentage, a count of its noun, a duration.

    A label may be led by that of its group: 实体平均数目：专门机构 counts 实体.
    """
    for name in _names(label):
        core = re.sub(r"[(（][^()（）]*[)）]", "", name).rstrip(" 。.:：")
        percent = words.percent.search(core)
        if percent is not None and percent.end() == len(core):
            return PERCENT
        counting = words.counting.search(core)
        if counting is not None:
            return _counted(core[: counting.start()], counting["word"], words)
    return None


def _names(label: str) -> Iterator[str]:
    yield label
    parts = _AFTER_COLON.split(label)
    yield from reversed(parts[:-1])


def _counted(noun: str, counting: str, words: TableWords) -> Unit:
    if counting in words.durations:
        return Unit(FigureKind.DURATION, words.durations[counting])
    known = words.counted.get(counting)
    if known:
        return Unit(FigureKind.COUNT, known)
    tail = _NOUN_START.split(noun)[-1].strip()
    cut = [word for word in pieces(tail) if word.strip()] if tail else []
    head = cut[-1] if cut else ""
    if len(head) < 2 and len(cut) > 1:
        head = cut[-2] + head
    if not head:
        return PLAIN
    if head in words.countries:
        return Unit(FigureKind.COUNT, "country")
    if head.endswith(words.persons):
        return Unit(FigureKind.COUNT, "person")
    return Unit(FigureKind.COUNT, words.count_form.format(noun=head))
