"""What an English duration is the time of."""

import re

from unextract.extract.english.clauses import (
    EMPTY,
    LONGEST,
    PRONOUN,
    Around,
    Earlier,
    clip,
    following,
    inside,
    phrase_of,
    trimmed,
    untimed,
    verb_place,
    without_article,
)
from unextract.extract.english.predicates import shortened
from unextract.extract.english.statements import statement
from unextract.packs import Pack

_OVER = re.compile(
    r"(?:,? ?\b(?:over|in|for|during|within|after|throughout|of|by|to|at|than|every))?"
    r"(?: (?:the|its|a|an|about|only|just|least|some|another|more|average|total|period))*"
    r"(?: (?:next|last|past|coming|following|previous|first|preceding|prior))*$"
)
_ARTICLE_FIRST = re.compile(r"(?:the|an?|its|their) ")
_UNTIL = re.compile(r" (?:until|since|before|after|prior to|following) [^.,;()]+")
_TAKING = re.compile(r"\b(?:takes?|took|taken|taking|needs?|needed)(?: [a-z]+){0,3} ?$")
_STRETCH = re.compile(
    r"\b(?:in|over|during|for|within|throughout|across|of) (?:the|its|their) (most recent|past|last|next"
    r"|first|coming|previous|preceding|prior|following|final) $"
)
_ONLY_LINK = re.compile(
    r"[ ,]*(?:(?:and|or|within|in|over|for|after|between|older|longer|more|less|than|an?|average|of|only"
    r"|about|under|at|least|most|period|up|to|lasting) ?)*"
)
_HOWEVER = re.compile(r"^(?:However|Moreover|Furthermore|Therefore|Thus), ")
_PERIOD_OF = re.compile(
    r"\b(?:an?|the|its|their) (?P<what>(?!(?:further|additional|initial|total|same|new|longer?|short) )"
    r"(?:[a-z-]+ ){1,3}(?:period|term|time|sentence|delay|tenure)) of(?: about| over| some| at least)? *$"
)
_LONG = re.compile(r"^-\w+")  # the ten-year-long war


def lasting(unit: str | None, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What takes or has so long: a ten-year plan; open for four months; 10 years of imprisonment."""
    if "-" in context.raw and (named := following(_LONG.sub("", context.right), pack)):  # a ten-year plan
        return named
    if re.match(r" of (?!the\b)[a-z]", context.right):
        return following(context.right.removeprefix(" of "), pack)
    period = _PERIOD_OF.search(context.clause)
    if period is not None:  # a minimum drying period of two weeks
        return period["what"]
    until = _UNTIL.match(context.right)
    if until is not None:  # five years until 2030, 15 years since the founding
        return clip(trimmed(f"time{until[0]}", pack))
    needed = re.match(r" to [a-z][^.,;()]*", context.right)
    if needed is not None and _TAKING.search(context.sentence):  # it will take 40 years to empty the lake
        return clip(trimmed(f"time{needed[0]}", pack))
    stretch = _STRETCH.search(context.sentence)
    if stretch is not None and unit is not None:  # in the last three years
        said = trimmed(statement(context.sentence[: stretch.start()], pack), pack)
        said = "" if said.startswith(("which ", "that ")) else said
        within = f"{stretch[1]} {unit}s"
        return shortened(f"{within} in which {inside(said)}", LONGEST, 8, pack) if said else within
    if not context.first and earlier.previous and _ONLY_LINK.fullmatch(context.own):
        return earlier.previous
    own = context.sentence if context.first else context.clause
    if context.outside is not None and context.inside.strip(" ,;"):
        own = re.sub(r"^(?:where|which|while|when) ", "", context.inside)
    tail = re.sub(
        r"^ ?(?:of|in|to) (?:the )?", "", _OVER.sub("", _OVER.sub("", untimed(own).rstrip()).rstrip())
    ).strip()
    piece = tail.rpartition(", ")[2]
    if piece != tail and _ARTICLE_FIRST.match(piece) and verb_place(piece.split(), pack) is None:
        return clip(without_article(trimmed(piece, pack)))  # in 2033, the first treaty in 20 years
    lasts = trimmed(statement(tail, pack), pack) or phrase_of(tail, pack)
    if lasts and not context.first and earlier.previous and verb_place(lasts.split(), pack) == 0:
        return earlier.previous  # four firms were barred for three years
    if lasts and " " not in lasts and lasts.endswith("ed") and earlier.counted:
        lasts = f"{earlier.counted} {lasts}"
    lasts = _HOWEVER.sub("", lasts) if lasts else lasts
    if lasts and lasts.lower() not in EMPTY:
        return clip(without_article(PRONOUN.sub("", lasts)))
    after = re.match(r"[^,]{0,40}, ((?:[^.,;()]|[,.]\d)+)| (?:of |for )?([a-z][^.,;()\d]+)", context.right)
    return (clip(after[1] or after[2]) if after is not None else None) or earlier.previous
