"""What a Chinese clause leaves out because the clause before it said it: 妇女比例为 63%，而男子则为 76%."""

import re
from collections.abc import Set

from unextract.packs import Pack
from unextract.words import pieces

# 这一比例: the share, rate or number that was named before
SAME = re.compile(
    r"(?:这一|这个|该|同一|此)(?:比例|比率|数字|数目|百分比|占比|经费|金额|款项|数额|数值|总数|总额)$"
)
# How much more or less it is: 总体降幅
CHANGE = re.compile(
    r"(?:总体|总|平均|年均|年度|净|累计|同比|实际)?(?:[增降减涨跌升]幅|增长率|增速|下降率)(?:度)?"
)
_NTH = re.compile(r"第[一二三四五]([剂期轮批次组类级])")
# What was counted before has it: 人数为 2 063 人
HOW_MANY = frozenset({"人数", "总人数", "数量", "总数", "数目", "金额", "总金额", "合计"})
# What a place or a group has that rises and falls
_ATTRIBUTE = re.compile(r"(?:的[^的]{0,12}|所占)?(?:[率数例额量比]|水平|支出|收入|费用|缺口|差距)$")
_OF_PLACE = re.compile(r"的[^的]{1,12}[率数例额量]$")


# 在地方议会中为 33%: only where
_ONLY_WHERE = re.compile(
    r" ?(?:而|但|则)?(在[^，。；的]{2,16}?(?:中|里|内|上|方面|领域|地区|国家|城市|农村))"
    r"(?:则|仅|只|也|都|约|高|大约)*(?:为|是|占|达到?|有) ?"
)
_WHERE = re.compile(r"在[^，。；的]{2,16}?(?:中|里|内|上|方面)(?=[^，。；的]{2})")


def elsewhere(clause: str, previous: str | None) -> str | None:
    """The `previous` subject at the place that a clause names; None where it says more."""
    where = _ONLY_WHERE.fullmatch(clause)
    if where is None or previous is None:
        return None
    if _WHERE.search(previous) is None:
        return f"{where[1]}{previous}" if _ATTRIBUTE.search(previous) else None
    return _WHERE.sub(where[1], previous, count=1)


def restored(own: str, previous: str | None, pack: Pack) -> str:
    """`own` with what the `previous` subject has and its clause leaves out."""
    if previous is None or not own or own == previous:
        return own
    nth = _NTH.fullmatch(own)
    if nth is not None and (first := re.search(rf"第[一二三四五]{nth[1]}", previous)) is not None:
        return previous.replace(first[0], own, 1)  # 第一剂接种率为 83%，第二剂为 74%
    if own in HOW_MANY:  # 志愿人员在 19 个特派团服务，人数为 2 063 人
        return previous
    same = SAME.search(own)
    if same is not None:
        owner = own[: same.start()].rstrip("的")
        if owner.startswith("在"):  # 而在发展中国家这一比例为 41%
            return f"{owner}{previous}"
        return f"{owner}的{previous.rpartition('的')[2]}" if owner else previous
    if own in pack.words["person"] and _ATTRIBUTE.search(previous):
        other = next((word for word in reversed(pieces(previous)) if word in pack.words["person"]), None)
        return previous if other is None else own.join(previous.rsplit(other, 1))
    named, _, who = previous.rpartition("的")
    if own in pack.words["person"] and named and who in pack.words["person"]:
        return f"{named}的{own}"  # 女性有 46%就业，而男性则高达 69%
    if _is_place(own, pack) and (attribute := _OF_PLACE.search(previous)) is not None:
        return f"{own}{attribute[0]}"  # 南部各州的入学率提高了 8%，而北部各州仅提高 2%
    words = pieces(previous)
    places = pack.words["place"] | pack.words["country"]
    end = next((i for i, word in enumerate(words) if _is_land(word, places)), len(words) - 1) + 1
    if (
        _is_land(pieces(own)[-1], places)
        and "的" not in own
        and end < len(words)
        and _ATTRIBUTE.search(previous)
    ):
        return f"{own}{''.join(words[end:])}"  # 低收入国家人均支出为 55 美元，而高收入国家为 8 500 美元
    return own


def _is_land(word: str, places: Set[str]) -> bool:
    """Whether a word is a country or a place, or ends in one: 低收入国家."""
    return word in places or word.endswith(("国家", "地区"))


def _is_place(phrase: str, pack: Pack) -> bool:
    last = pieces(phrase)[-1]
    return "的" not in phrase and (
        last in pack.words["place"] or (last.startswith("各") and last[1:] in pack.words["place"])
    )
