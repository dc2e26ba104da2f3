#!/usr/bin/env python3
"""Two languages, one truth: do both editions of a sentence yield the same figures?

    parallel.py [--show N] [--line N]

Reads the UN Parallel Corpus development set (line N of one file translates line
N of the other) from UNEXTRACT_PARALLEL, else from ../shared/parallel beside the
checkout. A pair counts when either side has a figure of kind percent, money,
measure or count that is written with an Arabic numeral; it agrees when the
multisets of (kind, value) of both sides are equal. A value that one side writes
in words (two thirds, 三分之二) may confirm the other side's digits but is not
demanded of it. What remains is counted by its cause (our error in Chinese, in
English, a difference of the translation, a misprint) as judged by a reader in
parallel_causes.toml, and by what differs where nobody has judged yet.

What both say of a figure beyond kind and value is compared by parallel_parts.py.
"""

import argparse
import re
import sys
import time
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from parallel_lines import parallel_lines

from unextract.extract.analysis import Analysis, analyse
from unextract.packs import Pack, load_packs

JUDGED = Path(__file__).with_name("parallel_causes.toml")
NAMES = {
    "zh": "our error in Chinese",
    "en": "our error in English",
    "translation": "the translation differs",
    "misprint": "a misprint of the file",
}
KINDS = frozenset({"percent", "money", "measure", "count"})
_DIGIT = re.compile(r"\d")
Figures = Counter[tuple[str, Decimal]]


class Side(NamedTuple):
    """The figures of one line: those written in digits, those written in words."""

    digits: Figures
    words: Figures
    unaccounted: int


class Difference(NamedTuple):
    """One line on which the editions disagree: what only the one or only the other has."""

    line: int
    only_zh: Figures
    only_en: Figures


def side(text: str, pack: Pack) -> Side:
    """The countable figures of one sentence."""
    analysis = analyse(re.sub(r"\s", " ", text), pack)
    digits: Figures = Counter()
    words: Figures = Counter()
    if analysis is None:
        return Side(digits, words, 0)
    for quantity in analysis.quantities:
        if quantity.kind in KINDS and quantity.value is not None:
            number = analysis.numbers[quantity.place]
            literal = analysis.text[number.start : number.end]
            entry = (str(quantity.kind), quantity.value.normalize())
            (digits if _DIGIT.search(literal) else words)[entry] += 1
    return Side(digits, words, _unaccounted(analysis))


def _unaccounted(analysis: Analysis) -> int:
    known = set(analysis.claimed.claims)
    return sum(
        1
        for index, number in enumerate(analysis.numbers)
        if index not in known
        and not any(q.core_start <= number.start < q.core_end for q in analysis.quantities)
    )


def difference(line: int, zh: Side, en: Side) -> Difference | None:
    """What the two sides of a pair do not share; None where they agree."""
    only_zh = zh.digits - en.digits - en.words
    only_en = en.digits - zh.digits - zh.words
    return Difference(line, only_zh, only_en) if only_zh or only_en else None


def judged() -> dict[int, str]:
    """The cause of each line that a reader has judged."""
    causes = tomllib.loads(JUDGED.read_text("utf-8"))
    return {line: NAMES[cause] for cause, lines in causes.items() for line in lines}


def looks(found: Difference) -> str:
    """Where to look first: values that differ only in kind, in value, or that one side lacks."""
    zh_values, en_values = {v for _, v in found.only_zh}, {v for _, v in found.only_en}
    if zh_values & en_values:
        return "same value, other kind"
    if found.only_zh and found.only_en:
        return "other value"
    kinds = "+".join(sorted({kind for kind, _ in (found.only_zh or found.only_en)}))
    return f"only {'zh' if found.only_zh else 'en'}: {kinds}"


def main() -> int:
    """Print the agreement rate and what the rest disagrees on; 2 where the corpus is missing."""
    layout = argparse.RawDescriptionHelpFormatter
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    arguments.add_argument("--show", type=int, default=0, metavar="N", help="print N of each cause")
    arguments.add_argument("--line", type=int, metavar="N", help="print what both sides of line N yield")
    options = arguments.parse_args()
    texts = parallel_lines()
    if texts is None:
        return 2
    packs = load_packs()
    sides = []
    for language, lines in zip(("zh", "en"), texts, strict=True):
        pack = packs[language]  # compiled here, outside the clock
        start = time.process_time()
        sides.append([side(line, pack) for line in lines])
        seconds = time.process_time() - start
        megabytes = sum(len(line.encode()) for line in lines) / 1e6
        unaccounted = sum(s.unaccounted for s in sides[-1])
        print(f"{language}: {megabytes / seconds:.2f} MB/s, {unaccounted} numerals unaccounted")
    counted = 0
    differences = []
    for line, (zh, en) in enumerate(zip(*sides, strict=True), 1):
        if options.line == line:
            for text, found_there in ((texts[0][line - 1], zh), (texts[1][line - 1], en)):
                print(
                    text,
                    f"digits: {_plain(found_there.digits)}; words: {_plain(found_there.words)}",
                    sep="\n",
                )
        if zh.digits or en.digits:
            counted += 1
            found = difference(line, zh, en)
            if found is not None:
                differences.append(found)
    equal = counted - len(differences)
    print(f"pairs with such a figure: {counted}, equal: {equal} ({equal / max(1, counted):.4f})")
    causes: dict[str, list[Difference]] = {}
    known = judged()
    for found in differences:
        causes.setdefault(known.get(found.line) or f"not judged, {looks(found)}", []).append(found)
    for name, members in sorted(causes.items(), key=lambda item: -len(item[1])):
        print(f"\n{len(members):5}  {name}")
        for found in members[: options.show]:
            print(f"  line {found.line}: only zh {_plain(found.only_zh)}; only en {_plain(found.only_en)}")
            print(f"    {texts[0][found.line - 1]}\n    {texts[1][found.line - 1]}")
    return 0


def _plain(figures: Figures) -> str:
    return ", ".join(f"{kind} {value:f}" for kind, value in figures.elements()) or "none"


if __name__ == "__main__":
    sys.exit(main())
