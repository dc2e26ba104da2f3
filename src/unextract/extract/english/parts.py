"""What an English count without a noun counts: a part of what was counted, or what its clause names."""

import re
from typing import cast

from unextract.extract.english.clauses import (
    Around,
    Earlier,
    clip,
    following,
    has_verb,
    names_subject,
    tail_of,
    trimmed,
    unbracketed,
    untimed,
    verb_place,
    verbs_of,
)
from unextract.extract.english.objects import done_to
from unextract.extract.english.phrases import in_list
from unextract.extract.english.predicates import finite_place, without_main
from unextract.extract.english.units import QUOTED, SPELLED, is_plural, until_stop, whole_of
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.packs.expressions import Match
from unextract.records import Role

_FROM = re.compile(r" (?:from|in|for|to|with|without) (?!\d|whom|which)[^,.;:()\d]*")
_OF_MANY = re.compile(
    rf" of (?:the |its |these |our )?(?:[\w-]+[’']s )?(?:[\d,]+|{SPELLED}) (?:\([^()]*\) of )?(?=[a-z])"
)
DASH = re.compile(r" ?[–—-] (?=[A-Z])")
# A noun with a participle has so many words at most.
_MOST_WORDS = 8
_PART_OF = ("proportion", "percentage", "share")
_HOLDER = re.compile(r"[ ,]*(?:while|and|whereas|but) (?P<who>(?:the )?[A-Z][\w’ -]{2,40}) (?:has|have|had) ")
# What was said of the figure before: were women and
_ALIKE = re.compile(
    r"\b(?P<said>(?:is|are|was|were) [a-z][a-z -]*?),? (?:and|while|but|whereas) (?:only |about |some )?$"
)
_FOLLOWED = re.compile(r"[ ,]*(?:followed by|and|while)? ?(?:the )?[A-Z][\w’ -]{1,50} (?:with|at) ")
_INJURED = re.compile(r" [a-z]{3,}(?:ed|en)\b")


def bare_count(quantity: Quantity, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """A count without a noun: a part of what was counted, or what the clause names."""
    if quantity.unit == "person" and earlier.group is not None:
        earlier = earlier._replace(counted=earlier.group)
    right = context.right
    if context.raw.lower() in pack.words["of_people"]:
        return _millions(context, pack)
    dash = DASH.match(right)
    if dash is not None:
        return following(right[dash.end() :], pack)
    if pack_votes := pack.wordings["votes"].fullmatch(context.raw):  # 12 abstentions, one vote against
        return (
            pack_votes[1].replace("vote ", "votes ")
            if "vote" in pack_votes[1] or "abst" in pack_votes[1]
            else f"votes {pack_votes[1]}"
        )
    quoted = QUOTED.match(right)
    if quoted is not None:  # five local “town hall” meetings
        return clip(quoted["noun"])
    of_many = _OF_MANY.match(right)
    if of_many is not None:  # 6 of today’s 26 islands
        return following(right[of_many.end() :], pack)
    back = pack.wordings["going_back"].match(right.lstrip())
    whole = whole_of(context.sentence, pack)
    of_which = pack.wordings["parts_of_these"].search(context.own)
    if whole or back or of_which or re.match(r" others?\b", right):
        shown = None if of_which is None else _shown(context.sentence, pack)
        what = whole or shown or earlier.counted or earlier.previous
        said = following(right.lstrip()[back.end() :] if back else re.sub(r"^ others?", "", right), pack)
        if (
            back
            and said
            and is_plural(said.split()[-1], pack)
            and not has_verb(said, pack)
            and " " not in said
        ):
            return said  # 2,830 of them children
        if what and said and " " not in said and verb_place(["it", said], pack) == 1:  # nine of them left
            said = f"{'who' if what.split()[-1] in pack.words['person'] else 'that'} {said}"
        return clip(f"{what} {said}" if what and said else what or said or "") or None
    if pack.wordings["total_to"].search(context.own) and earlier.counted:  # bringing the total to 112
        return earlier.counted
    alike = _ALIKE.search(context.own)
    if alike is not None and earlier.previous and earlier.previous.endswith(alike["said"]):
        # 30 (60 per cent) were women and 20 were men
        said = following(unbracketed(right).lstrip(), pack) or ""
        if said.startswith(alike["said"].split()[0]):
            return in_list(alike["said"], f" {said}", earlier.previous, pack)
    holder = _HOLDER.fullmatch(context.own)
    if holder is not None and earlier.counted and not context.first:  # Chad has 4 wells, while Fiji has 5
        return clip(f"{earlier.counted} in {holder['who']}")
    if earlier.counted and not context.first and _FOLLOWED.fullmatch(context.own):
        return earlier.counted  # Chad sent 640 nurses, followed by Fiji with 580 and Togo with 310
    from_where = _FROM.match(right)
    if (
        from_where is not None and earlier.counted and not context.first
    ):  # 19 Parties from Asia, one from Fiji
        return clip(trimmed(earlier.counted + from_where[0], pack))
    again = done_to(earlier.counted, context.sentence, context.clause, pack) if earlier.counted else None
    again = None if "umber of" in context.own else again
    if again is not None:  # training 80 nurses, reaching 86
        return clip(again)
    if earlier.role is Role.BASE and context.own.rstrip().endswith((" to", ", to")):
        return earlier.previous  # from 10 in May to 5 in June
    # the number of followers reached 9, and likes stand at 4
    counts = context.first or "umber" in context.own or not names_subject(context.own, pack)
    mentioned = of_number(context.sentence, pack) if counts else None
    if mentioned:
        return mentioned
    tail = tail_of(context, pack)
    verb = (right.split() or [""])[0].lower()
    acted = verb in verbs_of(pack) or verb_place([verb], pack) == 0 or _INJURED.match(right) is not None
    if earlier.counted and acted and (said := following(right, pack)):
        return clip(f"{earlier.counted} {said}")  # three were demoted and three were warned
    if (
        tail
        and " " not in tail
        and tail.endswith("ed")
        and earlier.counted
        and not context.own.startswith(",")
    ):
        return f"{earlier.counted} {tail}"  # 14 complaints came. It closed 11
    return tail or earlier.group or earlier.previous


def _millions(context: Around, pack: Pack) -> str:
    """People of whom only a vague number is told: the millions who died; floods affect millions."""
    told = pack.wordings["telling_which"].match(context.right)
    if told is not None:
        return clip(trimmed(without_main(f"people{told[0]}", 1, pack), pack))
    return clip(done_to("people", context.sentence, context.clause, pack) or "people")


def _shown(sentence: str, pack: Pack) -> str | None:
    """The noun right before its of which, where it is an object: handed in these reviews, of which 14."""
    words = sentence.rpartition("of ")[0].rstrip(" ,").split()
    if len(words) < 3 or words[-2] not in ("these", "those", "the", "such") or not is_plural(words[-1], pack):
        return None
    return None if words[-3].lower() in pack.words["particles"] else words[-1]


def part_of(right: str, pack: Pack) -> str | None:
    """The noun of the whole behind a number: thirty of the recommendations that …"""
    found = pack.wordings["number_of"].match("one" + right)
    words = until_stop(found[1].split(), pack) if found is not None else []
    return " ".join(words) if words and is_plural(words[-1], pack) else None


def of_number(sentence: str, pack: Pack) -> str | None:
    """The noun whose number `sentence` speaks of; None where it speaks of none."""
    plain = untimed(sentence)
    mentioned = cast(list[Match], list(pack.wordings["number_of"].finditer(plain)))
    if not mentioned:
        return None
    last = mentioned[-1]
    if last[0].startswith(_PART_OF):  # the proportion of women has doubled: not the women
        return None
    noun = trimmed(pack.wordings["rising"].sub("", last[1]), pack)
    rest = plain[last.start(1) :].split()
    place = finite_place(rest, pack) if noun.endswith("ing") else None
    if place and place <= _MOST_WORDS:  # the number of pupils suffering from hunger could
        noun = " ".join(rest[:place])
    return clip(noun)
