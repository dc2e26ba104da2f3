"""Of two nouns with 的 between them the one that a number counts: six provinces in 六个省的卫生部门."""

import re
from collections.abc import Sequence

from unextract.extract.chinese.nouns import THINGS
from unextract.extract.chinese.phrases import ACTORS, STOP, plain_verbs, verbs
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.words import pieces

# Measure words of what has walls: the noun after 所 is a school, whatever follows it.
_BUILDINGS = frozenset("所座间")
# 访问量, 会议和访问: no noun of what came of it
_COUNTS = frozenset("量数率和及、与或")
# The measure word of what is done
_TIMES = "次"
# … 的 …, no 的 of a title
_OWNED = re.compile(r"((?:《[^》]*》|[^的《])+)的(.*)")
# What ends an adjective, and what a person: 综合性的, 专业化的; 协调员, 参与者
_ADJECTIVES = frozenset("性化型式级际")
_PERSONS = ("员", "者", "人", "民", "家", "长", "生")
# A verb and its object cut as one word
_VERB_OBJECT = 4
_AT = re.compile(r"(?<![现存所正旨])在 ?$")
_THESE = re.compile(r"(?:[这那该]|上述|以上|下列) ?$")
# 两国外长重申: the number counts countries, whoever stands after it
_BARE_COUNTRY = re.compile(r"[\d一二两三四五六七八九十几] ?国$")


def place_of(quantity: Quantity, text: str, head: str, pack: Pack) -> str | None:
    """What is counted where the noun goes on after it: 六个省的卫生部门; None where that is the last noun."""
    if (act := _act_of(quantity, text, head, pack)) is not None:
        return act
    owned = _OWNED.match(head)
    if owned is None:
        return None
    first, rest = owned.groups()
    if rest in pack.words["frame"]:  # 在 44 个评估的基础上
        return first
    words = pieces(first)
    object_too = len(words[0]) == _VERB_OBJECT and words[0][:2] in plain_verbs(pack)  # 提供数据的国家
    if words[0] in verbs(pack) or object_too:  # 来自邻国村庄的平民
        return None
    building = text[quantity.start : quantity.end].rstrip()[-1:] in _BUILDINGS
    named = _THESE.search(text, max(0, quantity.start - 4), quantity.start) is not None  # 这两个领域的努力
    if building or (named and words[-1] not in pack.words["attribute"]) or words[-1] in pack.words["place"]:
        return first
    fitting = pack.words["fitting"]
    measure = text[quantity.start : quantity.end].rstrip()[-1:]
    nouns = tuple(noun[1:] for noun in fitting if noun[0] == measure)
    if measure in THINGS and first.endswith(ACTORS):  # 三项公约秘书处的各部门
        own = next((noun for noun in nouns if first.startswith(noun)), None)
        if own is not None:
            return own
    if nouns and rest.endswith(nouns) and not first.endswith(nouns):
        return None  # 56 家数字行业的企业
    return first if _is_counted(quantity, text, words, pack) else None


def placed(text: str, quantity: Quantity, head: str, pack: Pack) -> tuple[str | None, str]:
    """What is counted in a noun that goes on after it, and the whole as 的 joins it: 法庭的后期阶段."""
    place = place_of(quantity, text, head, pack)
    if place is not None:
        return place, f"{place}的{head.removeprefix(place).lstrip('的')}"
    if quantity.unit == "country" and _BARE_COUNTRY.search(text[: quantity.end]):
        return "国家", f"国家的{head}"
    noun = quantity.groups.get("noun") if quantity.rule.unit == "{noun}" else None
    if noun and head.startswith(noun) and len(head) > len(noun):  # 两法庭工作的后期阶段
        return noun, f"{noun}的{head.removeprefix(noun).lstrip('的')}"
    return None, head


def acted_there(before: str, right: str, pack: Pack) -> tuple[str, str]:
    """Place and verb of 在 12 个国家服务的人员 (`right` follows the figure); else two empty strings."""
    noun, of, _ = right.partition("的")
    if not of or _AT.search(before) is None or STOP.search(noun) is not None:
        return "", ""
    *place, verb = pieces(noun)
    told = any(len(word) > 1 and word in verbs(pack) for word in place)  # 在该国部署了由机构支助的人员
    told = told or (bool(place) and place[0] in verbs(pack))  # 在 21 个已公布的框架中
    acts = place and not told and verb in pack.words["phrase_end"] | pack.words["either"]
    return ("".join(place), verb) if acts else ("", "")


def _act_of(quantity: Quantity, text: str, head: str, pack: Pack) -> str | None:
    """What was done so many times, where the noun goes on with what came of it: 五次会议成果文件."""
    if text[quantity.start : quantity.end].rstrip()[-1:] != _TIMES:
        return None
    acts = [noun[1:] for noun in pack.words["fitting"] if noun[0] == _TIMES]
    ends = [head.find(act) + len(act) for act in acts if act in head]
    rest = head[min(ends) :] if ends and not head.endswith(tuple(acts)) else ""
    return head[: min(ends)] if len(rest) > 1 and rest[0] not in _COUNTS else None


def _is_counted(quantity: Quantity, text: str, words: Sequence[str], pack: Pack) -> bool:
    """Whether the measure word fits the noun before 的, and that is no adjective: 14 名成员的任期."""
    last, measure = words[-1], text[quantity.start : quantity.end].rstrip()[-1:]
    if len(last) < 2 or last[-1] in _ADJECTIVES or last in pack.words["attribute"]:
        return False
    never, between = verbs(pack), pack.words["between"]
    adjective = words[0] in pack.words["attribute"] and last not in pack.words["phrase_end"]  # 正式语文
    manner = words[0] in pack.words["manner"] and not adjective
    if manner or any(word in never and word not in between for word in words):  # 相互关联的主题
        return last in pack.words["head"]
    if quantity.unit == "person":
        return last in pack.words["person"] or last.endswith(_PERSONS)
    return not (measure in THINGS and last.endswith(ACTORS))  # 八份会员国的答复
