"""What a figure in brackets measures, in Chinese: a share of what is before them, or its own noun."""

import re

from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.nouns import noun_phrase
from unextract.extract.chinese.phrases import (
    LONGEST,
    OPENING,
    clip,
    first_phrase,
    predicate_of,
    says,
    tail_phrase,
    untimed,
    verbs,
)
from unextract.extract.chinese.specified import BARE_HEAD
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind, Role
from unextract.words import pieces

CHANGES = frozenset({Role.INCREASE, Role.DECREASE, Role.BASE})
SHARES = frozenset({FigureKind.PERCENT, FigureKind.FRACTION})
# the items of a list say what of it: 培训内容，包括急救(90%)、通信和测绘(87%)
_LISTED = re.compile(r"^(.*[^，。；：、])，(?:包括|即|例如|其中)[^，。；：]*$")
# 11 个代表团(57.9%)
_COUNT_BEFORE = re.compile(
    r"(?<![-\d.A-Za-z])\d(?:[ ,]?\d)*(?:\.\d+)? ?[万亿]?[多余]? ?[^\d，。；、的%％)）]{1,14}$"
    r"|分之[一二三四五六七八九十]的[^\d，。；、的]{1,14}$|(?:半数|一半)(?:以上)? ?$"
)
# 大多数国家(83%)报告了…: what the part does stands after the bracket
_PART = re.compile(
    r"(?:一?(?:小|大)?部分|(?:大|绝大)?多数|少数|半数) ?(?!以[上下])(?P<of>[^，。；的]{2,12}) ?$"
)
# 几乎所有(99%)国家工作队都…: the whole stands after the bracket
_MOST = re.compile(r"(?:几乎所有|(?:大|绝大)?多数|许多|少数|一些|大约?一半|近半数?) ?$")
# (在沿海地区的 212 000 人中占 1%)
_AMONG = re.compile(r"在?(.{2,}?)(?:之?中|当中)[所仅约]?占约?")
# A place or group of which a bracket says how much it has is named in so few characters
_NAME = 10
_COUNT = re.compile(r"\d[\d ,.]*[万亿]*[多余]?[个名位]?")
# What the first of a list in brackets is one of
_IS = re.compile(r"^.*[^，。；](?:(?<![作成认行视])为|(?<![但还就也])是|包括)(?=[^，。；]{2,}$)")
_COUNT_WORDS = re.compile(r"(?:的?(?:人数|数量|总数|数目|总人数))?(?:最多|最少|最高|最大)?$")


def is_clause(quantity: Quantity, context: Context) -> bool:
    """Whether a bracket says in its own clause what a share does: (10%的女童受此影响), (其中的 3%已…)."""
    inner = (context.bracket or "").rstrip()
    return quantity.kind in SHARES and (
        (not inner and context.right.lstrip().startswith("的")) or inner.endswith(("中", "中的", "中有"))
    )


def _posts(quantity: Quantity, context: Context, outer: str | None, pack: Pack) -> str | None:
    """The posts of a grade among those before the bracket: 从总部调动 9 个员额(1 个 P-5、8 个本国干事)."""
    before = context.before_bracket.rstrip()
    post = next((post for post in pack.words["post"] if before.endswith(post)), None)
    if post is None or outer is None or quantity.kind is not FigureKind.COUNT or not outer.endswith(post):
        return None
    grade = noun_phrase(context.right, pack).head
    return clip(f"{outer.removesuffix(post)}{grade.removesuffix(post)}{post}") if grade else None


def _after_verb(label: str, pack: Pack) -> str:
    """The object at the end of `label`, where a figure is before its verb: 为 2 名译员提供许可证的费用."""
    if not any(c.isdigit() for c in label):
        return label
    words, never = pieces(label), verbs(pack) - pack.words["between"]
    return "".join(words[max((i + 1 for i, word in enumerate(words) if word in never), default=0) :])


def _is_quality(word: str, pack: Pack) -> bool:
    return word in pack.words["attribute"] or word in pack.words["manner"]


def in_bracket(
    quantity: Quantity,
    context: Context,
    previous: str | None,
    outer: str | None,
    group: str | None,
    pack: Pack,
) -> str | None:
    """`outer` is the subject of the last figure before the bracket."""
    inner = untimed(OPENING.sub("", context.bracket or "")).strip(" ，、")
    right = context.right.lstrip()
    posts = _posts(quantity, context, outer, pack)
    if posts is not None:
        return posts
    if quantity.role in CHANGES:
        return previous or tail_phrase(context.before_bracket, pack)
    part = _PART.search(context.before_bracket) if quantity.kind in SHARES and not inner else None
    if part is not None and (said := predicate_of(right.lstrip(")）"), pack)):
        return clip(f"{said}的{part['of']}")
    if quantity.kind in SHARES and not inner and _MOST.search(context.before_bracket):
        phrase = noun_phrase(right.lstrip(")） "), pack)
        if phrase.head:
            return clip(f"{phrase.predicate}的{phrase.head}" if phrase.predicate else phrase.head)
    if quantity.kind in SHARES:
        beside = not inner and right[:1] not in ("为", "是", "属")
        if beside and previous is not None and _COUNT_BEFORE.search(context.before_bracket):
            return previous  # 11 个代表团(57.9%)
        if (of := re.split(r"[，,；]", inner)[-1].strip()).startswith("占"):
            return clip(f"{outer or previous or group or ''}{of.rstrip('的 ')}")
        if (within := _AMONG.fullmatch(inner)) is not None and outer:
            return clip(f"{_COUNT.sub('', within[1])}中{outer}")
        if right[:1] and right[0] in "为是属":
            return clip(f"{group or previous or ''}中{first_phrase(right[1:])}")
        label = re.split(r"[，、；]", inner)[-1].strip()
        label = "" if label in pack.words["link"] else label
        item = re.split(r"[，；：、)）]", context.before_bracket)[-1].removeprefix("包括")
        before = tail_phrase(named := _IS.sub("", item), pack)
        if previous and before and _is_quality(before, pack) and _is_quality(pieces(previous)[-1], pack):
            return f"{previous.removesuffix(pieces(previous)[-1])}{before}"  # 工作全面(74%)、及时(76%)
        listed = _LISTED.match(context.before_bracket)
        if listed is not None and before and named == item:
            whole = tail_phrase(re.split(r"[，；：]", listed[1])[-1], pack) or ""
            whole = "" if any(c.isdigit() for c in whole) else whole
            return f"{whole}{before}{label}"[-LONGEST:]
        if before and "%" in before and label and outer and len(label) <= BARE_HEAD:
            return clip(f"{label}{outer.rpartition('的')[2]}")  # 识字率为 72%(男性 80%，女性 64%)
        return clip(f"{before or ''}{label}") or previous
    if quantity.kind is FigureKind.AGE and not inner:  # 育龄期(15 至 44 岁)妇女
        who = noun_phrase(right.lstrip(")） "), pack).head.partition("的")[0]
        of_age = tail_phrase(context.before_bracket, pack) or ""
        if who and pieces(who)[-1] in pack.words["person"]:
            return clip(f"{of_age}{who}")
    phrase = noun_phrase(context.right, pack)
    if phrase.head and outer and inner == "来自":
        return clip(f"{outer}来自的{phrase.head}")  # 1 150 种物质（来自 137 个国家）
    if not phrase.head and outer and phrase.predicate.startswith("由"):
        return clip(f"{phrase.predicate}的{outer}")  # 56 家企业（11 家由女性领导）
    if phrase.head:
        return phrase.head
    if quantity.unit == "person" and len(inner) > 2 and inner.endswith("的"):
        return clip(f"{inner.removeprefix('在')}人")  # (在沿海地区的 212 000 人中占 1%)
    if quantity.unit == "person" and phrase.predicate:
        return clip(f"{phrase.predicate}的人")
    label = None
    if quantity.kind is not FigureKind.COUNT:
        label = tail_phrase(re.split("[，、；和]", inner)[-1], pack)
    if (
        label and outer and len(label) <= (BARE_HEAD if says(label, pack) else _NAME)
    ):  # 毛额 25 万美元(净额 22 万美元)
        return clip(f"{outer.removesuffix('毛额')}{label}" if label.endswith("额") else f"{label}{outer}")
    label_before = re.split(r"[，；：、)）]|和|及|与", context.before_bracket)[-1]
    if (
        quantity.kind in (FigureKind.MONEY, FigureKind.MEASURE)
        and not inner
        and not any(c.isdigit() for c in _after_verb(label_before, pack))
    ):
        named = _IS.sub("", _after_verb(label_before, pack))  # 捐助方为甲国(5 美元)、乙国(3 美元)
        own = tail_phrase(named, pack)  # 移动装置(7 200 美元)和台式电话(2 000 美元)
        if own and len(own) > 1:
            return own
    before = tail_phrase(context.before_bracket, pack)
    if before is not None and previous is None and quantity.kind is not FigureKind.COUNT:
        return before
    if before is not None and (previous is None or re.search(r"(?:人数|数)(?:最|$)", before)):
        topic = _COUNT_WORDS.sub("", before)
        return (topic.rpartition("的")[2] if "的" in topic else group) or group or topic
    return previous
