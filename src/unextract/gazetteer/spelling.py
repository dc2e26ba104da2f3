"""One name, many spellings: what texts and names are brought to before they are compared.

`plain` keeps the length of a text, `Squeezed` does not and knows the way back.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

# Characters of one width each that are the same in a name.
_PLAIN = {"’": "'", "‘": "'", "‑": "-", "‐": "-", "–": "-", "（": "(", "）": ")", "\xa0": " "}
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# White space that a line break left inside a name: between Chinese characters and their brackets, after the
# hyphen of a name, after other white space.
# The blank comes first: it is what `re` can jump to. Then comes what stands before it in any of these places:
# nearly every blank is settled by that alone.
_WITHIN = re.compile(
    rf" (?<=[{_HAN}()·\- ] )"
    rf"(?:(?<=[{_HAN}()·] ) *(?=[{_HAN}()·])|(?<=[^\W\d_]- ) *(?=[A-Z])|(?<=  ) *)"
)
_DIGIT_HAN = re.compile(rf"(?<=\d)(?=[{_HAN}])|(?<=[{_HAN}])(?=\d)")
# A word of capitals, such as an acronym, is written so in any language.
ACRONYM = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*")
# The shortest name that a heading may print in capitals and that is then no acronym.
SHORTEST_IN_CAPITALS = 4


def plain(text: str) -> str:
    """`text` with apostrophes, hyphens and brackets of one sort; as long as before."""
    for sign, other in _PLAIN.items():  # `translate` looks up every character
        if sign in text:
            text = text.replace(sign, other)
    return text


class Squeezed:
    """`plain` of a text without the white space that may stand within a name.

    `source(start, end)` is the span of the text that `self.text[start:end]` stands in.
    """

    __slots__ = ("_cuts", "_removed", "text")

    def __init__(self, text: str) -> None:
        text = plain(text)
        self._cuts: list[int] = []
        self._removed: list[int] = []
        removed = 0
        for gap in _WITHIN.finditer(text):
            self._cuts.append(gap.start() - removed)
            removed += gap.end() - gap.start()
            self._removed.append(removed)
        self.text = _WITHIN.sub("", text) if self._cuts else text

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text; white space at its edges is left out."""
        if not self._cuts:
            return start, end
        return self._source(start), self._source(end - 1) + 1

    def _source(self, position: int) -> int:
        before = bisect_right(self._cuts, position)
        return position + (self._removed[before - 1] if before else 0)


def spellings(name: str, *, capitals: bool) -> Iterator[str]:
    """How `name` may be written: with and without accents, with a blank beside digits, in capitals."""
    name = plain(name)
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    forms = dict.fromkeys((name, bare)) if _is_latin(bare) else {name: None}
    for form in forms:
        yield form
        spaced = _DIGIT_HAN.sub(" ", form)
        if spaced != form:
            yield spaced
        if capitals and len(form) >= SHORTEST_IN_CAPITALS and form.upper() != form:
            yield form.upper()


def _is_latin(name: str) -> bool:
    return name.isascii()
