"""What an English share is a share of: its whole, its predicate, or what its clause names."""

import re

from unextract.extract.english.clauses import (
    PRONOUN,
    Around,
    Earlier,
    clip,
    following,
    has_verb,
    noun_of,
    tail_of,
    trimmed,
    unbracketed,
    untimed,
    verbs_of,
    without_article,
)
from unextract.extract.english.objects import agent, done_to
from unextract.extract.english.parts import DASH
from unextract.extract.english.phrases import AGE_OF, across, attributive, in_list, linked_by_verb
from unextract.extract.english.predicates import main_verb, measured
from unextract.extract.english.statements import actor
from unextract.extract.english.units import is_plural, whole_of
from unextract.packs import Pack

_LISTED_SHARE = re.compile(
    r"(?P<other> (?:in|at|among|for|from|with|of) [^,;.()\d]*?)(?:, and|,| and|,? while) (?:only |about )?"
)
_WHOLE_OF = re.compile(
    r"(?:per cent|percent|%|half|thirds?|quarters?) of (?:the |all |its )?([A-Za-z][^,.;:()\d]*)"
)
_RELATED = re.compile(
    r"(?<!^)\b(?:that|which|who) (?P<verb>[a-z]+)(?P<behind>(?: up| for| to)?(?: [a-z]+){0,2} ?)$"
)
_AMOUNT = re.compile(r"of (?:the |its |their )?[$€£][\d.,]+(?: (?:thousand|million|billion))? (?=[a-z])")
# 3 per cent of soldiers and 11 per cent of police
_SECOND = re.compile(r"(?P<other> of [^,;.()\d]*?),? and (?:only |about |some )?")
_END = re.compile(r"[,.](?!\d)| and (?:only |about |some )?(?=\d)")
_ONE_OF = re.compile(r" (?:in|of) (?:every )?\S+$")
_OF_AGE = re.compile(
    r"(?:(?P<copula>is|are|was|were) )?"
    r"(?P<said>(?:under|over|above|below|aged) (?:the age of )?\d+(?: years(?: of age)?)?)(?= and\b|[,.;]|$)"
)
# Young people aged 18 to 29 accounted for; and those over 65 for
_AGED = re.compile(
    r"(?:^|[,;] |\b(?:and|but|while) )(?P<who>(?:[A-Za-z’-]+ ){1,4}?"
    r"(?:aged|ages?|under|over|above|below|between) (?:the ages? of |between |from )?"
    r"\d+(?:(?: to | and |[–-])\d+)?(?: years(?: of age| old)?| and (?:over|above|older|under|younger))?)"
    r"(?: [a-z]+)?(?: for| up)?(?: only| about| some| nearly| around)* ?$"
)
_ARTICLE = re.compile(r"\b(?:an?|the|its|their|record|annual) (?:record |annual |high of )?$")


def _acts(right: str, pack: Pack) -> bool:
    """Whether a verb or participle follows the share: 40 per cent went to farmers."""
    first = right.split()[0] if right else ""
    if not first.isalpha() or not first.islower():
        return False
    known = first in pack.words["finite"] or first in verbs_of(pack)
    return known or first.endswith(("ed", "ing")) or first in pack.words["past_or_participle"]


def _antecedent(context: Around, pack: Pack) -> str | None:
    """What a relative clause says the share of: the filing of an item that accounted for 20 per cent."""
    found = _RELATED.search(context.clause)
    if found is None or pack.wordings["makes_up"].fullmatch(found["verb"]) is None:
        return None
    return agent(context.sentence[: len(context.sentence) - len(found["behind"])], found["verb"], pack)


def share(context: Around, earlier: Earlier, pack: Pack) -> str | None:
    right = unbracketed(context.right).lstrip()
    dash = DASH.match(context.right)
    if dash is not None:  # 95 per cent – Client satisfaction rate
        return following(context.right[dash.end() :], pack)
    what = earlier.group or whole_of(context.sentence, pack) or earlier.counted
    if re.match(r"of (?:which|whom|these|those|them)\b", right):
        said = following(pack.wordings["going_back"].sub("", right, count=1), pack)
        whole = (right.startswith("of whom") and earlier.group) or earlier.counted or what
        whole = whole or noun_of(earlier.previous, pack)
        if whole and said and " " not in said and is_plural(said, pack) and not has_verb(f"it {said}", pack):
            return clip(f"{whole} who are {said}")  # 62 per cent of them women
        return clip(f"{whole} {said}" if said and whole else said or whole or "") or earlier.previous
    amount = _AMOUNT.match(right)
    if amount is not None:  # 49 per cent of the $9 million required for its work
        return clip(f"amount {following(right[amount.end() :], pack) or ''}")
    second = _SECOND.fullmatch(context.own) if right.startswith("of ") else None
    if second is not None and (earlier.previous or "").endswith(trimmed(second["other"], pack)):
        return in_list(second["other"], f" {_END.split(right)[0]}", earlier.previous or "", pack)
    if right.startswith("of "):
        named = _antecedent(context, pack)
        if named is not None:
            words = (following(right.removeprefix("of "), pack) or "").split()
            return clip(f"{named} of {' '.join(words[: main_verb(words, pack)])}")
        before = tail_of(context, pack)
        before = before or (None if context.first else actor(context.sentence, pack))
        whole = re.sub(r"^of (?:the |all |its |their |those )?", "", right)
        held = done_to(following(whole, pack) or "", context.sentence, context.clause, pack)
        linking = context.clause.split()[-1:]
        if (
            held is not None
            and held[0] != " "
            and linking[0].lower() not in pack.words["copula"] | {"reach", "making"}
        ):  # women holding 27 per cent of seats
            return clip(held)
        if before and pack.wordings["makes_up"].search(context.clause):
            return clip(untimed(_END.split(f"{before} {right}", maxsplit=1)[0]))
        return following(re.sub(r"^of (?:the |all |its |their |those )?", "", right), pack)
    makes_up = " in " in context.raw and pack.wordings["makes_up"].search(context.clause)
    whole = attributive(context, pack) if makes_up and not context.right.startswith("-") else None
    tail = tail_of(context, pack) if whole else None
    if whole and tail and "rate" not in whole:  # children are 1 in 10 members
        return clip(f"{measured(tail, pack, linked=True)} among {whole}")
    said = following(right, pack)
    if re.match(r"(?:the|its|their|all|these|those) ", right):  # over half their activities
        return clip(without_article(said or "")) or earlier.previous
    if _ONE_OF.search(context.raw) and is_plural(right.split()[0] if right else "", pack):
        return following(right, pack)  # 1 out of every 45 people will be affected
    aged = _OF_AGE.match(right)
    if aged is not None and earlier.previous and not context.first:
        whose = AGE_OF.sub("", earlier.previous)
        if aged["copula"] is None or whose != earlier.previous:  # The average age was 34, with 33 under 30
            return clip(f"{whose} {aged['said']}")
    named_age = None if context.first else _AGED.search(context.sentence)
    if named_age is not None:
        return clip(without_article(named_age["who"]))
    if _acts(right, pack):
        if not re.match(r"[a-z]+ing\b", right) or context.own.endswith(", with "):
            # 89 per cent said so: of those of the sentence before
            whose = actor(context.sentence, pack) if context.own.endswith(", with ") else ""
            if whose and whose.split()[-1] in pack.words["irregular"]:
                what = without_article(whose)  # staff came from 70 countries, with 40 per cent from one
            wholes = _WHOLE_OF.findall(context.sentence)
            what = (noun_of(wholes[-1], pack) if wholes else what) or noun_of(earlier.previous, pack)
        return clip(f"{what} {said}" if what and said else what or said or "") or earlier.previous
    opening = right.split()[:1]
    if opening and opening[0] in pack.words["particles"] and earlier.previous and not context.first:
        other = re.match(
            rf".*(?P<other> {opening[0]} [^,;.()\d]*?),? (?:and|while|but) (?:only |about )?$", context.own
        )
        added = pack.wordings["among"].match(context.right) or re.match(r" [a-z]+ [^,;.()\d]+", context.right)
        if other is not None and added is not None and trimmed(other["other"], pack) in earlier.previous:
            return in_list(other["other"], added[0], earlier.previous, pack)  # went to women and … to men
    listed, behind = _LISTED_SHARE.fullmatch(context.own), pack.wordings["among"].match(context.right)
    if listed is not None and behind is not None and earlier.previous:  # 9 per cent of men and 8 of women
        return in_list(listed["other"], behind[0], earlier.previous, pack)
    whole = attributive(context, pack) if _ARTICLE.search(context.own) else None
    if whole is not None:  # a record 92 per cent completion rate
        return whole
    tail = tail_of(context, pack) or across(context, pack)
    if tail and " " not in tail and tail.endswith("ed"):
        tail = actor(context.sentence, pack) or earlier.previous
    if tail:
        among = pack.wordings["among"].match(context.right)
        goes_on = among is not None and re.match(r",? (?:and )?\d", context.right[among.end() :])
        said_of = among[0] if among is not None and (goes_on or among[0].startswith(" for ")) else ""
        return clip(
            trimmed(measured(tail, pack, "share", linked_by_verb(tail, context, pack)) + said_of, pack)
        )
    clause = PRONOUN.sub(f"{what} " if what else "", context.clause).strip()
    return earlier.previous or clip(clause) or said
