"""How two lines, or both sides of a cut, join: with one blank, with none, without the hyphen."""

import re

from unextract.segment.lines import Layout

_LINK_SIGN = re.compile(r"://|www\.")
_WIDE = "\u2e80"  # from here on Unicode has Chinese and its punctuation, which join without a blank
_URL = re.compile(r"(?:https?://|www\.)[!-~]*$")
_OPENING = frozenset("([{（“‘《〈「『【$€£#")
_CLOSING = frozenset(")]}）”’》〉」』】，。、；：！？…,.;:!?%")
_CUT_WORD = re.compile(r"[A-Za-z]+-$")
_WORD = re.compile(r"[a-z]+")


def is_latin(char: str) -> bool:
    """A letter or digit of a script that puts blanks between words (Latin, Greek, Cyrillic …)."""
    return char < "\u1100" and char.isalnum()


def needs_blank(left: str, right: str, layout: Layout) -> bool:
    """Whether a blank stands between the lines `left` and `right` as their author wrote them."""
    a, b = left[-1], right[0]
    if a >= _WIDE and b >= _WIDE:
        return False
    if a in "-–—/" or a in _OPENING or b in _CLOSING or b in "–—/":
        return False
    if (
        a.isascii()
        and b.isascii()
        and _LINK_SIGN.search(left)
        and _URL.search(left)
        and _continues_link(left, right)
    ):
        return False
    latin_before, latin_behind = is_latin(a), is_latin(b)
    if latin_before and latin_behind:
        return True
    if latin_before or latin_behind:
        other = b if latin_before else a
        if _is_ideograph(other):
            return layout.spaced_digits
        return other.isascii() and not (other == "%" and not latin_behind)
    return a.isascii() and (b.isascii() or a in ",;.")


def drops_hyphen(left: str, right: str, text: str) -> bool:
    """A word is cut at the line end: elsewhere the document writes it in one piece, never with the hyphen."""
    cut, rest = _CUT_WORD.search(left), _WORD.match(right)
    if not cut or not rest:
        return False
    return cut[0][:-1] + rest[0] in text and cut[0] + rest[0] not in text


def _continues_link(left: str, right: str) -> bool:
    first = right.split(None, 1)[0]
    return left[-1] in ".-_=&?" or "/" in first or "." in first.rstrip(".")


def _is_ideograph(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"
