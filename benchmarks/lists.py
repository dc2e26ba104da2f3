"""Prints how often two editions of a sentence list the same countries, and every pair that does not.

    python benchmarks/lists.py FOLDER [LINES [SEED]]

FOLDER holds parallel lines, one file ending in .zh and one in .en. Of the lines
that name three countries or more in Chinese, LINES (100) are drawn by SEED (1),
and compared are the countries named, whatever their order, and the members of
the country lists. A difference is a mistake of one of the two readings, a
freedom of the translator (its forces, that country), or a line cut differently.
"""

import random
import sys
from collections import Counter
from pathlib import Path

from unextract.gazetteer import gazetteer
from unextract.lists.sequences import enumerations
from unextract.lists.words import list_words
from unextract.packs import load_packs

FEWEST = 3


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    pairs = [
        (zh, en)
        for zh, en in zip(lines(folder, "zh"), lines(folder, "en"), strict=True)
        if len(countries(zh, "zh")) >= FEWEST
    ]
    drawn = random.Random(seed).sample(pairs, min(wanted, len(pairs)))
    same_named = same_listed = 0
    for zh, en in drawn:
        named = [Counter(countries(text, language)) for text, language in ((zh, "zh"), (en, "en"))]
        listed = [members(text, language) for text, language in ((zh, "zh"), (en, "en"))]
        same_named += set(named[0]) == set(named[1])
        same_listed += listed[0] == listed[1]
        if set(named[0]) != set(named[1]) or listed[0] != listed[1]:
            print(f"zh {zh}\nen {en}")
            print(f"   named in zh alone {sorted(set(named[0]) - set(named[1]))}, in en alone", end=" ")
            print(f"{sorted(set(named[1]) - set(named[0]))}\n   lists {listed[0]}\n         {listed[1]}\n")
    print(f"{len(drawn)} of {len(pairs)} lines that name {FEWEST} countries or more")
    print(f"same countries named {same_named / max(1, len(drawn)):.2f}")
    print(f"same countries listed {same_listed / max(1, len(drawn)):.2f}")


def lines(folder: Path, language: str) -> list[str]:
    """The lines of the file of `language`."""
    files = sorted(folder.glob(f"*.{language}"))
    if len(files) != 1:
        sys.exit(f"{folder}: there should be one file *.{language}, and there are {len(files)}")
    return files[0].read_text("utf-8").split("\n")


def countries(text: str, language: str) -> list[str]:
    """The countries that `text` names, in its order."""
    found = gazetteer().mentions(text, language)
    return [mention.place.id for mention in found if mention.place.kind == "country"]


def members(text: str, language: str) -> list[list[str]]:
    """The country lists of `text`, their members by id: editions sort them each by its own alphabet."""
    words = list_words(load_packs()[language])
    found = enumerations(text, gazetteer().mentions(text, language), words)
    return sorted(sorted(member.place.id for member in one.countries) for one in found)


if __name__ == "__main__":
    main()
