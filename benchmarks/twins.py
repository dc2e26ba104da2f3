#!/usr/bin/env python3
"""How well editions are aligned whose true alignment is known.

    twins.py [--lines N] [--seed N]

Makes twin editions of the UN Parallel Corpus development set (line N of one file
translates line N of the other; UNEXTRACT_PARALLEL, else ../shared/parallel beside
the checkout): N lines a document are its paragraphs. Each row of the table
spoils the English edition in another way, as translation and conversion do, and
tells which share of the links found are true (precision), which share of the
true ones are found (recall), the same for figures whose true counterpart
stands on the same line, and milliseconds a document.
"""

import argparse
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from parallel_lines import parallel_lines

from unextract.bilingual import Alignment, Side, Status, align
from unextract.extract import extract
from unextract.packs import Packs, load_packs
from unextract.records import Document, Language, Segment, SegmentKind
from unextract.resolve import resolve


class Paragraph(NamedTuple):
    """A paragraph made of the `lines` of the corpus, with its official number."""

    lines: tuple[int, ...]
    text: str
    number: str | None


Spoil = Callable[[list[Paragraph], random.Random], list[Paragraph]]


def unnumbered(paragraphs: list[Paragraph], _: random.Random) -> list[Paragraph]:
    """No paragraph has a number."""
    return [paragraph._replace(number=None) for paragraph in paragraphs]


def half_numbered(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """Every other number is lost."""
    return [p._replace(number=None) if chance.random() < 0.5 else p for p in paragraphs]


def renumbered(paragraphs: list[Paragraph], _: random.Random) -> list[Paragraph]:
    """Every number is one higher, as after a paragraph that only one edition has."""
    return [p._replace(number=str(int(p.number or 0) + 1)) for p in paragraphs]


def merged(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """One in five is merged with the next."""
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        if result and len(result[-1].lines) == 1 and chance.random() < 0.2:
            before = result.pop()
            text = f"{before.text} {paragraph.text}"
            result.append(Paragraph(before.lines + paragraph.lines, text, before.number))
        else:
            result.append(paragraph)
    return result


def split(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """One in five is cut in two at a comma or a full stop near its middle."""
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        stops = [m.end() for m in re.finditer(r"[,.;] (?=\D)", paragraph.text)]
        if len(paragraph.text) < 80 or not stops or chance.random() > 0.2:
            result.append(paragraph)
            continue
        at = min(stops, key=lambda stop: abs(stop - len(paragraph.text) // 2))
        result.append(paragraph._replace(text=paragraph.text[:at].strip()))
        result.append(Paragraph(paragraph.lines, paragraph.text[at:].strip(), None))
    return result


def dropped(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """One in ten is missing."""
    return [paragraph for paragraph in paragraphs if chance.random() > 0.1]


def shuffled(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """Runs of five stand in another order, as lists do that each language sorts its way; no numbers."""
    result: list[Paragraph] = []
    for start in range(0, len(paragraphs), 5):
        run = paragraphs[start : start + 5]
        if chance.random() < 0.2:
            chance.shuffle(run)
        result.extend(run)
    return unnumbered(result, chance)


def all_of_it(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """Merged, split, dropped, half without numbers."""
    return half_numbered(dropped(split(merged(paragraphs, chance), chance), chance), chance)


def all_without_numbers(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """Merged, split, dropped, no numbers."""
    return unnumbered(all_of_it(paragraphs, chance), chance)


def numbered(paragraphs: list[Paragraph], _: random.Random) -> list[Paragraph]:
    """As it is."""
    return paragraphs


SPOILS: tuple[Spoil, ...] = (
    numbered, half_numbered, unnumbered, renumbered, merged, split, dropped, shuffled,
    all_of_it, all_without_numbers,
)  # fmt: skip


def edition(paragraphs: Sequence[Paragraph], language: Language, packs: Packs) -> Side:
    """The paragraphs as an edition, its figures extracted."""
    text = "".join(f"{paragraph.text}\n" for paragraph in paragraphs)
    document = Document(
        document_id=language, language=language, source_path=language, source_sha256="", media_type="",
        text=text, reader_version="",
    )  # fmt: skip
    segments, start = [], 0
    for ordinal, paragraph in enumerate(paragraphs):
        end = start + len(paragraph.text)
        segments.append(
            Segment(
                segment_id=f"{language}:{ordinal}", document_id=language, ordinal=ordinal,
                kind=SegmentKind.PARAGRAPH, paragraph=paragraph.number, source_start=start, source_end=end,
                text=re.sub(r"\s", " ", paragraph.text), slices=((start, end),),
            )
        )  # fmt: skip
        start = end + 1
    whole = resolve(extract(document, segments, packs), packs)
    return Side(language, language, whole.segments, whole.figures, {})


class Score(NamedTuple):
    """Counts of links between segments and between figures: found, true, both."""

    links: tuple[int, int, int]
    figures: tuple[int, int, int]
    agreeing: int


def score(
    alignment: Alignment, zh: Sequence[Paragraph], en: Sequence[Paragraph], sides: tuple[Side, Side]
) -> Score:
    """What of `alignment` is true."""
    lines = {f"zh:{i}": set(p.lines) for i, p in enumerate(zh)} | {
        f"en:{i}": set(p.lines) for i, p in enumerate(en)
    }
    true = {
        (f"zh:{i}", f"en:{j}")
        for i, one in enumerate(zh)
        for j, other in enumerate(en)
        if not set(one.lines).isdisjoint(other.lines)
    }
    found = {
        (p.segment_id_zh, p.segment_id_en) for p in alignment.segments if p.segment_id_zh and p.segment_id_en
    }
    home = {figure.figure_id: lines[figure.segment_id] for side in sides for figure in side.figures}
    tied = [p for p in alignment.figures if p.figure_id_zh and p.figure_id_en]
    right = sum(not home[p.figure_id_zh or ""].isdisjoint(home[p.figure_id_en or ""]) for p in tied)
    # with the true alignment of segments every figure has the counterparts of its own line to choose from
    possible = 0
    for line in sorted({line for paragraph in zh for line in paragraph.lines}):
        counts = [sum(line in home[figure.figure_id] for figure in side.figures) for side in sides]
        possible += min(counts)
    agreeing = sum(p.status is Status.AGREE for p in alignment.figures)
    return Score((len(found), len(true), len(found & true)), (len(tied), possible, right), agreeing)


def main() -> int:
    """Print the table; 2 where the corpus is missing."""
    layout = argparse.RawDescriptionHelpFormatter
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    arguments.add_argument("--lines", type=int, default=400, metavar="N", help="paragraphs a document")
    arguments.add_argument("--seed", type=int, default=1, metavar="N", help="of the chances")
    options = arguments.parse_args()
    texts = parallel_lines()
    if texts is None:
        return 2
    packs = load_packs()
    print(f"{'English edition':<22}{'links P':>9}{'R':>8}{'figures P':>11}{'R':>8}{'agree':>7}{'ms':>8}")
    for spoil in SPOILS:
        chance = random.Random(options.seed)
        links, figures, agreeing, milliseconds, documents = [0, 0, 0], [0, 0, 0], 0, 0.0, 0
        for start in range(0, len(texts[0]), options.lines):
            lines = range(start, min(start + options.lines, len(texts[0])))
            zh, en = (
                [Paragraph((line,), text[line], str(line - start + 1)) for line in lines] for text in texts
            )
            en = spoil(en, chance)
            sides = edition(zh, "zh", packs), edition(en, "en", packs)
            begun = time.perf_counter()
            alignment = align(*sides)
            milliseconds += 1000 * (time.perf_counter() - begun)
            documents += 1
            result = score(alignment, zh, en, sides)
            links = [a + b for a, b in zip(links, result.links, strict=True)]
            figures = [a + b for a, b in zip(figures, result.figures, strict=True)]
            agreeing += result.agreeing
        shares = [both / max(1, of) for found, true, both in (links, figures) for of in (found, true)]
        print(
            f"{spoil.__name__:<22}{shares[0]:>9.4f}{shares[1]:>8.4f}{shares[2]:>11.4f}{shares[3]:>8.4f}"
            f"{agreeing:>7}{milliseconds / documents:>8.0f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
