"""What a change or an earlier value is of, in Chinese: the phrase before it, or that of the last figure."""

import re

from unextract.extract.chinese.amounts import AMOUNT, THAN
from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.ellipsis import CHANGE, HOW_MANY, SAME, restored
from unextract.extract.chinese.measured import changed_object
from unextract.extract.chinese.nouns import noun_phrase
from unextract.extract.chinese.owners import place_of
from unextract.extract.chinese.phrases import clip, last_verb, says, tail_phrase, untimed
from unextract.extract.chinese.specified import BARE_HEAD
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind
from unextract.words import pieces

_ADDS = re.compile(
    r"(?:增加|减少|增派|增设|新设|裁减|削减|增聘|加派|增编|撤销|裁撤|节省|节约)了? ?(?:约|近|至多|最多)?$"
)


# 比上一年度的批款减少
_COMPARED = re.compile(r" ?[比较](?![例率重为多少大小高低强])[^，。；所]{2,32}$")


# 死亡率下降了，从每 10 万人 339 例降至…: the rate that was named
_OF_SO_MANY = re.compile(r" ?[由从]每 ?[\d一百千万]")
# What a thing has, and is not told by itself: 报告的长度
_DIMENSION = re.compile("[长宽高厚深速进强密温湿]度|篇幅|面积|重量|体积")
# 高于上届会议的
_HIGHER = re.compile(
    r" ?(?:仍?尚?未)?(?:恢复|回升|反弹)[到至]? ?$"
    r"|^ ?比(?:原定|既定|年度|预期|计划|预计)?(?:的)?(?:目标|指标|估计数?|计划|预期)$"
    r"|^ ?(?:远|略|大大|仍)*(?:[高低多少]于?|超过)(?:(?:上|前|此前|去年)[^，。；\d]{0,10}| ?)$"
)
# What something has that was named before
_ATTRIBUTES = HOW_MANY | {"总额", "比例", "比率", "占比", "数额", "总体", "年均", "平均", "实际", "名义"}
# 总收入比预算收入增加了
_THAN_MORE = re.compile(
    r"(?<=[^，。；\d]{3})(?<![占百对同环])比(?![例率重值])[^，。；年\d]{2,10}"
    r"(?=(?:增加|减少|增长|下降|上升|提高|降低)了?(?:约|近|超过)? ?$)"
)
# 从 12 个办事处、114 名人员
_LISTING = ("、", "和", "及")
# 患者的风险比其他人高出
_THAN_OTHERS = re.compile(
    r"(?<=[^，。；\d]{2})(?:(?<![占百对])比(?![例率重值])(?:[^，。；年]{1,20}|[^，。；年]{1,4}年(?:来|平均)[^，。；]{1,8})(?:高出|多出|低|高|多|少|大|小)了?"
    r"|[高低多少]于[^，。；\d]*)$"
)


def added(text: str, quantity: Quantity, context: Context, pack: Pack) -> str | None:
    """What there is more or less of, where the verb has it as its object: 减少 146 个员额."""
    if quantity.kind is not FigureKind.COUNT or not _ADDS.search(context.clause):
        return None
    head = noun_phrase(context.right, pack).head
    head = place_of(quantity, text, head, pack) or head
    if not head:  # 席位比上届增加了 8 席
        return None
    verb = last_verb(context.clause, pack)
    return (f"{verb}的{head}" if verb and len(head) <= BARE_HEAD else head) or None


def changed(quantity: Quantity, context: Context, previous: str | None, pack: Pack) -> str | None:
    """What changed, or had the earlier value; `previous` is what the figure before measures."""
    alike = (
        _COMPARED.match(context.clause)
        or _OF_SO_MANY.match(context.clause)
        or _HIGHER.match(untimed(context.clause))
    )
    if previous is not None and alike is not None:
        return previous  # 比上一年度的批款减少: what was named before does
    listed = quantity.kind is FigureKind.COUNT and context.sentence.rstrip().endswith(_LISTING)
    if previous is not None and listed and (head := noun_phrase(context.right, pack).head):
        return head  # 从 12 个办事处、114 名人员
    if (kept := changed_object(context.clause)) is not None:
        return kept  # 将费用的上限从 6.5%提高至 10%
    own = tail_phrase(_THAN_OTHERS.sub("", _THAN_MORE.sub("", THAN.sub("", context.clause.rstrip()))), pack)
    if own is not None and own.startswith("所") and quantity.kind in AMOUNT:
        return f"{own.rstrip('的')}{AMOUNT[quantity.kind]}"  # 比所需的 520 亿美元少
    if own is not None and (SAME.search(own) or CHANGE.fullmatch(own)):
        return previous or own
    if own is not None and quantity.kind in AMOUNT and pieces(own)[-1] in pack.words["yielding"]:
        return clip(f"{own}的{AMOUNT[quantity.kind]}")  # 为各国节省 200 万美元
    own = restored(own, previous, pack) if own is not None and not own.startswith("同比") else None
    if own is not None and previous is not None and _DIMENSION.fullmatch(own):
        return f"{previous}的{own}"
    named = own is not None and (
        len(own) > 2
        or (len(own) == 2 and not says(own, pack) and own not in _ATTRIBUTES and own[1] not in "高低多少")
    )
    if own is not None and named and own not in pack.words["empty"]:
        return own
    if previous is not None:
        return previous
    before = re.split(r"[，：:,]", context.sentence)
    return next((tail for clause in reversed(before[:-1]) if (tail := tail_phrase(clause, pack))), own)
