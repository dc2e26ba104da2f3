"""Which of the languages we have patterns for a text is written in."""

import re
from typing import cast

from unextract.records import Language

# Letters of ASCII are counted without a regex, and left out for the others
_LETTERS = re.compile(r"[^\W\d_]+")
_ASCII = bytes(range(128))
_NO_LETTERS = bytes(code for code in _ASCII if not chr(code).isalpha())
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_LATIN = re.compile(r"[\u00c0-\u024f]+")
# A Chinese report with all its links and English sources is above, an English one naming people below
_HAN_SHARE = 0.15
_KNOWN_SHARE = 0.5
_SAMPLE = 40_000
# A_76_137.zh.pdf
_NAMED = re.compile(r"\.(zh|en)\.[A-Za-z]+$")


def detect_language(text: str) -> Language | None:
    """zh or en by the share of Chinese characters among letters; None for other scripts."""
    sample = text[:_SAMPLE]
    plain = len(sample.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    rest = sample.encode("utf-8", "ignore").translate(None, _ASCII).decode("utf-8")
    han, latin, letters = (sum(map(len, kind.findall(rest))) for kind in (_HAN, _LATIN, _LETTERS))
    latin, letters = latin + plain, letters + plain
    if han + latin < _KNOWN_SHARE * letters:
        return None
    return "zh" if han > _HAN_SHARE * letters else "en"


def named_language(name: str) -> Language | None:
    """The language that a file's name states before its suffix, for a file whose text cannot be read."""
    found = _NAMED.search(name.lower())
    return cast("Language", found[1]) if found else None
