"""Words of a pattern pack as an expression that matches any of them."""

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """An alternation, the longest word first; of no words one that never matches.

    Words of Latin letters match as whole words only; a blank in one may be a
    broken line.
    """
    forms = (re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda w: (-len(w), w)))
    bounded = (rf"\b{form}\b" if _is_latin(form) else form for form in forms)
    return "(?:" + ("|".join(bounded) or "(?!)") + ")"


def _is_latin(form: str) -> bool:
    """A form of Latin letters from end to end, so that it needs bounds."""
    return form[:1].isascii() and form[:1].isalpha() and form[-1:].isascii() and form[-1:].isalpha()
