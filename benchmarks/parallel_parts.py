#!/usr/bin/env python3
"""Do both editions of a sentence say the same of a figure: its unit, its comparator, its role, its period?

    parallel_parts.py [--show N] [--part unit|comparator|role|period] [--seed N] [--lines N]

Reads the UN Parallel Corpus development set as parallel.py does. Of each line
the figures count whose kind and value stand once on either side. For each part
the share of them on which both editions agree is printed, and `--show N` of the
rest, drawn with `--seed`: one edition is then wrong, or the translation differs.
A unit is compared where it is a code; what else is counted is named in the
language's own words. A period is compared as the sentence itself states it, before a report supplies
what is left open (自 2018 年以来, to date).
"""

import argparse
import random
import re
import sys
from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from parallel_lines import parallel_lines

from unextract.extract.analysis import analyse
from unextract.extract.dating import Timed
from unextract.extract.quantities import Quantity
from unextract.packs import Pack, load_packs
from unextract.records import FigureKind

PARTS = ("unit", "comparator", "role", "period")
# Units of counts that are codes; those of all other kinds are.
CODES = frozenset({"person", "country"})
Key = tuple[FigureKind, Decimal]


class Said(NamedTuple):
    """What a sentence says of one figure."""

    raw: str
    unit: str
    comparator: str
    role: str
    period: str


def said(text: str, pack: Pack) -> dict[Key, Said]:
    """The figures of one sentence by kind and value; those that it states twice are left out."""
    analysis = analyse(re.sub(r"\s", " ", text), pack)
    if analysis is None:
        return {}
    found: dict[Key, Said] = {}
    times: Counter[Key] = Counter()
    for position, quantity in enumerate(analysis.quantities):
        if quantity.value is None:
            continue
        key = (quantity.kind, quantity.value.normalize())
        times[key] += 1
        found[key] = Said(
            analysis.text[quantity.start : quantity.end],
            unit_code(quantity),
            str(quantity.comparator),
            str(quantity.role),
            written(analysis.periods.get(position)),
        )
    return {key: value for key, value in found.items() if times[key] == 1}


def unit_code(quantity: Quantity) -> str:
    """The unit where it is a code, else only that things are counted."""
    counted = quantity.kind is FigureKind.COUNT and quantity.unit not in CODES
    return "thing" if counted else str(quantity.unit)


def written(timed: Timed | None) -> str:
    """A period as the sentence states it: its ends, and what a report has to supply."""
    if timed is None:
        return "none"
    period = timed.period
    return f"{period.start or ''}..{period.end or ''} {period.needs or ''}".strip()


def main() -> int:
    """Print the share of agreement of each part and what differs; 2 where the corpus is missing."""
    layout = argparse.RawDescriptionHelpFormatter
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    arguments.add_argument(
        "--show", type=int, default=0, metavar="N", help="print N differences of each part"
    )
    arguments.add_argument("--part", choices=PARTS, help="only this part")
    arguments.add_argument("--seed", type=int, default=0, help="which differences are drawn")
    arguments.add_argument("--lines", type=int, metavar="N", help="only N lines, drawn with --seed")
    options = arguments.parse_args()
    texts = parallel_lines()
    if texts is None:
        return 2
    pairs = list(enumerate(zip(*texts, strict=True), 1))
    draw = random.Random(options.seed)
    draw.shuffle(pairs)
    packs = load_packs()
    compared = 0
    differing: dict[str, list[str]] = {part: [] for part in PARTS}
    for line, (zh, en) in pairs[: options.lines]:
        chinese, english = said(zh, packs["zh"]), said(en, packs["en"])
        for key in chinese.keys() & english.keys():
            compared += 1
            for part in PARTS:
                one, other = getattr(chinese[key], part), getattr(english[key], part)
                if one != other:
                    what = f"{line} [{chinese[key].raw}] {one}  ≠  [{english[key].raw}] {other}"
                    differing[part].append(f"{what}\n    {zh}\n    {en}")
    print(f"{compared} figures with one kind and value on both sides")
    for part in [options.part] if options.part else PARTS:
        print(
            f"{part}: {1 - len(differing[part]) / max(1, compared):.4f} equal, {len(differing[part])} differ"
        )
        for text in differing[part][: options.show]:
            print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
