"""Ages, in Chinese: who is so old, and people told by the age that stands before them."""

from collections.abc import Sequence

from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.nouns import noun_phrase
from unextract.extract.chinese.phrases import clip, tail_phrase
from unextract.extract.chinese.specified import bearer
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.words import pieces

# What is itself a number of years
_SPANS = ("年龄", "寿命", "年限")
# 儿童 5 岁前死亡的可能性
_AT_AGE = ("前", "时", "起", "之前", "以前", "生日")


def aged(context: Context, group: str | None, previous: str | None, pack: Pack) -> str | None:
    """Who is so old; `group` was counted last, `previous` measures the last figure."""
    before = context.right.lstrip().startswith(_AT_AGE)
    who = "" if before else _persons(noun_phrase(context.right, pack).head.partition("的")[0], pack)
    if who == "者":  # 18 至 29 岁者占 36%
        return group or "人"
    own = tail_phrase(context.clause, pack) or ""
    return who or (own if own.endswith(_SPANS) else group or own) or previous


def _persons(phrase: str, pack: Pack) -> str:
    """Who has an age: of 儿童死亡数 the children."""
    words = pieces(phrase)
    if "中" in words[1:]:  # 5 至 14 岁儿童中约有 1.6 亿人…
        words = words[: words.index("中", 1)]
        phrase = "".join(words)
    last = next((index for index, word in enumerate(words) if word in pack.words["person"]), len(words))
    alone = words[last + 1 : last + 2] and words[last + 1] in pack.words["phrase_end"]
    return "".join(words[: last + 1]) if alone else phrase


def of_age(
    text: str, quantities: Sequence[Quantity], position: int, found: Sequence[str | None], subject: str
) -> str:
    """`subject` with the age that stands before it: 60 岁及以上的志愿人员达到 167 人."""
    before = quantities[position - 1]
    if found[-1] is None:
        return subject
    between = text[before.end : quantities[position].start].lstrip(" ")
    if (
        between.startswith("的")
        and bearer(subject) == bearer(found[-1])
        and between[1:].lstrip().startswith(subject)
    ):
        begin = quantities[position - 2].start if "range_end" in before.flags else before.start
        return clip(f"{text[begin : before.end]}的{subject}")
    return subject
