"""The numbers that Word shows before paragraphs without writing them into the text."""

import re
from collections import defaultdict
from typing import Any, NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_CHINESE = "〇一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_TENS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_BULLET = "•"


def whole(element: Any, name: str, default: int) -> int:
    """The whole number in an attribute; `default` where it, or the element, is missing or no number.

    Word passes over such attributes as well.
    """
    value = element.get(f"{W}{name}", "") if element is not None else ""
    return int(value) if _WHOLE.fullmatch(value) else default


class Level(NamedTuple):
    """How one level of a list is numbered (ECMA-376, part 1, 17.9.6)."""

    start: int
    form: str
    text: str


class Numbering:
    """Counts the paragraphs of each list as Word would."""

    def __init__(self, part: Any) -> None:
        """`part` is the root of numbering.xml, or None where the file has no lists."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if part is None:
            return
        abstract = {
            element.get(f"{W}abstractNumId"): _levels(element) for element in part.iter(f"{W}abstractNum")
        }
        for number in part.iter(f"{W}num"):
            reference = number.find(f"{W}abstractNumId")
            if reference is None:
                continue
            name, base = number.get(f"{W}numId"), reference.get(f"{W}val")
            levels = dict(abstract.get(base, {}))
            restarted = False
            for override in number.iter(f"{W}lvlOverride"):
                at = whole(override, "ilvl", 0)
                levels.update(_levels(override))
                start = override.find(f"{W}startOverride")
                if start is not None and at in levels:
                    levels[at] = levels[at]._replace(start=whole(start, "val", 1))
                    restarted = True
            self._levels[name] = levels
            # lists that share a definition count on, unless one says where it starts
            self._abstract[name] = f"num {name}" if restarted else f"abstract {base}"

    def label(self, list_id: str, level: int) -> str:
        """The label of the next paragraph of a list, empty where it has none."""
        levels = self._levels.get(list_id, {})
        here = levels.get(level)
        if here is None:
            return ""
        counts = self._counts[self._abstract[list_id]]
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        if here.form == "bullet":
            return _BULLET
        label = here.text
        for at, shown in levels.items():
            label = label.replace(f"%{at + 1}", _number(counts.get(at, shown.start), shown.form))
        return label


def _levels(element: Any) -> dict[int, Level]:
    found = {}
    for level in element.iter(f"{W}lvl"):
        start, form, text = (level.find(f"{W}{name}") for name in ("start", "numFmt", "lvlText"))
        found[whole(level, "ilvl", 0)] = Level(
            whole(start, "val", 1),
            form.get(f"{W}val", "decimal") if form is not None else "decimal",
            text.get(f"{W}val") or "" if text is not None else "",
        )
    return found


def _number(value: int, form: str) -> str:
    """`value` written in a number format of Word (ECMA-376, part 1, 17.18.59)."""
    match form:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            roman = _roman(value)
            return roman.upper() if form == "upperRoman" else roman
        case "chineseCounting" | "chineseCountingThousand" | "ideographDigital" | "taiwaneseCountingThousand":
            return _chinese(value)
        case "none":
            return ""
        case "decimalZero":
            return f"{value:02d}"
        case _:
            return str(value)


def _roman(value: int) -> str:
    letters = ""
    for worth, letter in (*_TENS, *_ROMAN):
        times, value = divmod(value, worth)
        letters += letter * times
    return letters


def _chinese(value: int) -> str:
    if not 0 < value < 100:
        return "".join(_CHINESE[int(digit)] for digit in str(value))
    tens, ones = divmod(value, 10)
    ten = ("" if tens == 1 else _CHINESE[tens]) + "十" if tens else ""
    return ten + (_CHINESE[ones] if ones else "")
