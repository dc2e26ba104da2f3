"""Two editions as translators and converters leave them, compared by the whole program.

The English one has lost its paragraph numbers, merges two paragraphs, cuts one
in two, moves one, sorts its list by the English names, lacks nothing and has a
paragraph more; one figure (58) was mistyped (85).
"""

from pathlib import Path

import pytest

import unextract
from unextract.bilingual import Status
from unextract.compare import Comparison

EDITIONS = Path(__file__).parent / "editions"


@pytest.fixture(scope="module")
def compared() -> Comparison:
    (found,) = unextract.compare(*(EDITIONS / f"x-2033-7.{language}.txt" for language in ("zh", "en")))
    return found


def test_every_figure_finds_its_twin_wherever_it_stands(compared: Comparison) -> None:
    assert compared.statuses == {Status.AGREE: 31, Status.ONLY_EN: 2, Status.VALUE_DIFFERS: 1}


def test_the_mistyped_figure_and_the_added_ones_are_found(compared: Comparison) -> None:
    stated = [(each.zh.raw, each.en.raw) for each in compared.disagreements]
    assert stated == [("58 个", "85 projects"), (None, "three cities"), (None, "9,400 visitors")]


def test_nothing_else_differs(compared: Comparison) -> None:
    assert compared.differences == {"value": 1}
