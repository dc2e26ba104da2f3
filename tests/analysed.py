"""One sentence, read by the shipped patterns of its language."""

from unextract.extract.analysis import Analysis, analyse
from unextract.packs import load_packs


def analysed(sentence: str, language: str = "zh") -> Analysis:
    found = analyse(sentence, load_packs(None)[language])
    assert found is not None
    return found
