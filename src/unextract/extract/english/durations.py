"""What an English duration is the time of."""

import re

from unextract.extract.english.clauses import (
    LONGEST,
    PRONOUN,
    Around,
    Earlier,
    clip,
    following,
    has_verb,
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

_ARTICLE_FIRST = re.compile(r"(?:the|an?|its|their) ")
_UNTIL = re.compile(r" (?:until|since|before|after|prior to|following|on from|from) [^.,;()]+")
_HOWEVER = re.compile(r"^(?:However|Moreover|Furthermore|Therefore|Thus), ")
_BEHIND = re.compile(r",? ((?:[^.,;()]|[,.]\d)+)")
_LONG = re.compile(r"^-\w+")  # the ten-year-long war


def _happening(right: str, pack: Pack) -> str:
    """What is said behind a time that opens its sentence: In the past five years, the Fund grew."""
    found = _BEHIND.match(right)
    return found[1] if found is not None and has_verb(found[1], pack) else ""


def lasting(unit: str | None, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """What takes or has so long: a ten-year plan; open for four months; 10 years of imprisonment."""
    if "-" in context.raw and (named := following(_LONG.sub("", context.right), pack)):  # a ten-year plan
        return named
    if re.match(r" of (?!the\b)[a-z]", context.right):
        return following(context.right.removeprefix(" of "), pack)
    period = pack.wordings["period_of"].search(context.clause)
    if period is not None:  # a minimum drying period of two weeks
        return period["what"]
    until = _UNTIL.match(context.right)
    if until is not None:  # five years until 2030, 15 years since the founding
        return clip(trimmed(f"time{until[0]}", pack))
    needed = re.match(r" to [a-z][^.,;()]*", context.right)
    if needed is not None and pack.wordings["taking"].search(
        context.sentence
    ):  # it will take 40 years to empty the lake
        return clip(trimmed(f"time{needed[0]}", pack))
    stretch = pack.wordings["stretch"].search(context.sentence)
    if stretch is not None and unit is not None:  # in the last three years
        said = trimmed(statement(context.sentence[: stretch.start()], pack), pack)
        said = "" if said.startswith(("which ", "that ")) else said or _happening(context.right, pack)
        within = f"{stretch[1]} {unit}s"
        return (
            shortened(
                f"{within} in which {pack.wordings['own_number'].sub('', inside(said))}", LONGEST, 8, pack
            )
            if said
            else within
        )
    if not context.first and earlier.previous and pack.wordings["only_links"].fullmatch(context.own):
        return earlier.previous
    own = context.sentence if context.first else context.clause
    if context.outside is not None and context.inside.strip(" ,;"):
        own = re.sub(r"^(?:where|which|while|when) ", "", context.inside)
    tail = re.sub(
        r"^ ?(?:of|in|to) (?:the )?",
        "",
        pack.wordings["lasting_over"].sub(
            "", pack.wordings["lasting_over"].sub("", untimed(own).rstrip()).rstrip()
        ),
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
    if lasts and lasts.lower() not in pack.words["empty_subject"]:
        return clip(without_article(PRONOUN.sub("", lasts)))
    after = re.match(r"[^,]{0,40}, ((?:[^.,;()]|[,.]\d)+)| (?:of |for )?([a-z][^.,;()\d]+)", context.right)
    return (clip(after[1] or after[2]) if after is not None else None) or earlier.previous
