"""The unit of a count in Chinese: its measure word and the noun which that counts."""

import re
from collections.abc import Sequence
from functools import cache

from unextract.extract.chinese.around import whole_before
from unextract.extract.chinese.bracketed import CHANGES
from unextract.extract.chinese.nouns import JOINS, PEOPLE, THINGS, noun_phrase
from unextract.extract.chinese.owners import acted_there, place_of
from unextract.extract.chinese.phrases import ACTORS, STOP, plain_verbs, says, verbs
from unextract.extract.chinese.specified import BARE_HEAD
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind, Role
from unextract.words import pieces

# A clause of so few characters may be one noun: 3 项制止核恐怖主义公约
_SHORT = 12
# What may follow a measure word without its noun.
_JOINED = "和及、或与"
# The measure word of posts.
_POST = "个"
# The categories and grades of posts of the United Nations common system: P-4, D-1, FS-5
_GRADE = re.compile(r"(?:ASG|USG|DSG|(?:P|D|GS|G|FS|NO|NPO|LL|SS|TC)-\d)")
# 六个两年期: a term of years that is counted
_TERM = re.compile(r" ?(?:前|后)?([两二三四五六]年期)")
# … the number of things: 员额数, 小组数目有所增加
_NUMBER_OF = re.compile(r"(?<=[^，。；的]{2})(?:总数|数目|数量|数)(?:从|由|有所..)?$")
# Measure words of what is done or said, which need no noun
_ACTS = frozenset({"次", "点", "方面", "架次", "批", "段", "步", "级", "票", "席"})
_NUMBERS = ("数", "量", "率", "数字", "数目", "值")
# 寻求庇护者的数量, 受益人数
_HOW_MANY = re.compile(r"(?:人数|人口|总人数|人口总数|总数|数量|数目|数)$")
_PEOPLE = ("人", "者", "人员", "难民")
# Whose it is, but not the 的 of 目的地
_OWNER = re.compile(r"^.*(?<!目)的")
_HAN = re.compile("[\u4e00-\u9fff]+")
# 国家和国际两级: the number sums up what stands before it
LEVELS = re.compile("([^，。；在的从]{1,8}(?:、[^，。；、的]{1,8})*[和及与][^，。；、的]{1,8})$")


def title_noun(title: str, pack: Pack) -> str | None:
    """None: the word by which a Chinese title says what is counted is known to the tables themselves."""
    return None


def unit_noun(text: str, quantity: Quantity, end: int, pack: Pack) -> str:
    """The noun that completes a measure word to a unit: 项 before 决议, 评估 after 份区域综合."""
    right = text[quantity.noun : quantity.noun + 80]
    measure = text[quantity.start : quantity.end].rstrip()[-1:]
    if measure == "级" and LEVELS.search(text[: quantity.start]):
        return ""  # 区域和国际两级
    if term := _TERM.match(right):
        return term[1]
    if right.lstrip().startswith("有") and text.endswith("其中", 0, quantity.start):
        return ""  # 其中三个有自己的设施
    begins = max(text.rfind(mark, 0, quantity.start) for mark in "。；") + 1
    if whole_noun := whole_before(text[begins : quantity.start], right, pack):
        return pieces(whole_noun)[-1]
    limit = end - quantity.noun if end < len(text) else None
    whole = noun_phrase(right, pack, limit, measure).head or named(quantity, text, right[:limit], pack)
    whole = acted_there(text[: quantity.start], right, pack)[0] or whole
    head = place_of(quantity, text, whole, pack) or _OWNER.sub("", whole)
    if measure in THINGS and head.endswith(ACTORS):  # 三项公约秘书处的各部门
        parts = pieces(whole)
        fits = (word for word in parts if f"{measure}{word}" in pack.words["fitting"])
        head = next(fits, head)
    head = _member(head, pack)
    *noun, last = pieces(head) or ("",)
    if last in pack.words["either"] and f"{measure}{''.join(noun)}" in pack.words["fitting"]:
        head = "".join(noun)  # 为 9 所学校供资
    if len(head) <= BARE_HEAD:
        return head
    words = pieces(head)
    if len(words) > 1 and len(words[-1]) == 1 and words[-1] in pack.words["head"]:
        return "".join(words[-2:])  # 任务下设人权部
    nouns = [word for word in words if len(word) > 1 and not word[0].isdigit()]
    common = [word for word in nouns if _HAN.fullmatch(word)]  # 两个支队"Arabo"和"Aramo"
    return next(reversed(common or nouns), "")


def _member(phrase: str, pack: Pack) -> str:
    """The first of several nouns; of several modifiers (国际和区域组织) the word they share."""
    words = pieces(phrase)
    place = next((index for index, word in enumerate(words) if word in JOINS and index), len(words))
    if place >= len(words) - 1:
        return "".join(words[:place])
    last, end = words[place - 1], words[-1]
    lone = len(last) < 2 and last not in pack.words["place"]  # 新增水和环境卫生运营商
    acts = last in verbs(pack) or (len(last) == 4 and last[:2] in verbs(pack))  # 解除武装和重返社会干事
    who = last in pack.words["country"] and end not in pack.words["country"]  # 30 项国家和地方法律
    named = end in pack.words["event"] and last not in pack.words["event"]  # 性剥削和性虐待指控
    shared = last in pack.words["attribute"] or lone or named or acts or who
    return end if shared and len(end) > 1 else "".join(words[:place])


def named_units(
    text: str, quantities: Sequence[Quantity], subjects: Sequence[str | None], pack: Pack
) -> list[str | None]:
    """The units; a measure word that stays bare has the noun of the last count of its sentence with it."""
    units: list[str | None] = []
    last: dict[str, tuple[str, int]] = {}
    for quantity, subject in zip(quantities, subjects, strict=True):
        unit = _named_unit(text, quantity, subject, pack) or _persons(quantity, subject, pack)
        measure = quantity.groups.get("classifier")
        if measure == _POST and units and units[-1] in _posts(pack) and _is_listed(text, quantity):
            unit = units[-1]  # 3 个 D-2、12 个 P-5 和 4 个一般事务
        reached = bool(units) and quantities[len(units) - 1].role is Role.BASE  # 从 18 个基地减少到 11 个
        if measure and reached and measure in last and _stands_alone(text, quantity):
            unit = last[measure][0]
        elif measure and unit and measure in last and _stands_alone(text, quantity):
            named, end = last[measure]
            between = text[end : quantity.start]
            here = unit != measure and unit.removeprefix(measure) in between
            unit = unit if here or "。" in between else named  # 4 起诉讼增加到 22 起
        if unit is None and units and quantity.kind is FigureKind.COUNT and quantity.role in CHANGES:
            unit = units[-1]  # 1 450 万名儿童，比 2031 年多 270 万
        if measure and unit and unit != measure and measure not in _ACTS:
            last[measure] = (unit, quantity.end)
        units.append(unit)
    return units


@cache
def _posts(pack: Pack) -> frozenset[str]:
    return frozenset(f"{_POST}{post}" for post in pack.words["post"])


def _is_listed(text: str, quantity: Quantity) -> bool:
    """Whether the quantity goes on with a list."""
    return text[: quantity.start].rstrip().endswith(("、", "和", "及"))


def _persons(quantity: Quantity, subject: str | None, pack: Pack) -> str | None:
    """The unit of a bare number that is how many people there are: 难民人数增至 570 万."""
    if subject is None or quantity.kind is not FigureKind.COUNT:
        return None
    number_of = _HOW_MANY.search(subject)
    if number_of is None:
        people = subject.endswith(_PEOPLE) or pieces(subject)[-1] in pack.words["person"]
        return "person" if people and quantity.unit is None else None  # 登记难民中，甲国人 480 万
    whose = pieces(subject[: number_of.start()].rstrip("的"))
    told = "人" in number_of[0] or (bool(whose) and whose[-1] in pack.words["person"])
    return "person" if told else None


def _stands_alone(text: str, quantity: Quantity) -> bool:
    """Whether nothing that could be counted follows the measure word."""
    right = text[quantity.end :].lstrip()
    return not right or right[0] in _JOINED or STOP.match(right) is not None


def _named_unit(text: str, quantity: Quantity, subject: str | None, pack: Pack) -> str | None:
    """The unit; a bare measure word takes the noun of what it counts: of 24 份 reports 份报告."""
    measure = quantity.unit
    noun = _noun_of(quantity)
    if noun in pack.words["country"]:
        return "country"  # 三个受影响最严重的国家
    post = "员额" if _GRADE.fullmatch(noun) else _post(text, quantity, pack)
    if post and measure is not None and not measure.endswith(post):
        return f"{_POST}{post}"
    if subject is None or measure is None or measure != quantity.groups.get("classifier") or measure in _ACTS:
        return measure
    if text[quantity.end :].lstrip()[:1] in ("为", "是"):  # 十大死因中，七个为慢性病
        subject = subject.partition("中")[0]
    owner, _, noun = _NUMBER_OF.sub("", subject).rpartition("的")
    words = pieces(noun) or pieces(subject)
    last = words[-1]
    stated = bool(owner) or STOP.match(text, quantity.end) is not None or not says(noun, pack)
    if (
        not stated
        or (last in verbs(pack) and noun != last)
        or last in pack.words["attribute"]
        or last.endswith(_NUMBERS)
    ):
        return measure
    if len(noun) > BARE_HEAD or says(noun, pack):
        noun = last
    if not _HAN.fullmatch(noun) or noun.startswith("每"):
        return measure
    if noun in pack.words["country"]:
        return "country"
    return "person" if noun in pack.words["person"] else f"{measure}{noun}" if len(noun) > 1 else measure


def _post(text: str, quantity: Quantity, pack: Pack) -> str:
    """The noun of the posts in whose bracket the quantity stands; empty outside one."""
    if quantity.kind is not FigureKind.COUNT or _POST not in text[quantity.start : quantity.end]:
        return ""
    opened = max(text.rfind("(", 0, quantity.start), text.rfind("（", 0, quantity.start))
    if opened < 0:
        return ""
    if any(mark in text[opened : quantity.start] for mark in ")）。；"):
        return ""
    before = text[:opened].rstrip()
    return next((post for post in pack.words["post"] if before.endswith(post)), "")


def _noun_of(quantity: Quantity) -> str:
    """The noun of a unit that is a measure word with its noun; empty for others."""
    measure = quantity.groups.get("classifier")
    return (quantity.unit or "").removeprefix(measure) if measure else ""


def named(quantity: Quantity, text: str, right: str, pack: Pack) -> str:
    """The noun after a measure word that looks like a verb: 3 份报告完全是…, 400 名接触史追查人员."""
    measure = text[quantity.start : quantity.end].rstrip()[-1:]
    words = pieces(right)
    if quantity.unit not in ("person", "country") and words and words[0] in pack.words["either"]:
        return words[0]
    stop = STOP.search(right)
    clause = (right[: stop.start()] if stop is not None else right).strip()
    if not clause or len(clause) > _SHORT:
        return ""
    never, manner = plain_verbs(pack), pack.words["manner"]
    if any(word in never or word in manner for word in (words[0], words[0][:2])):
        return ""  # 九名为外部候选人, 31 份来自政府
    if measure in PEOPLE:
        return clause if clause.endswith(ACTORS) else ""
    if quantity.unit in ("person", "country") or len(words[0]) < 2:
        return ""
    words = pieces(clause)
    return "" if words[-1] in pack.words["phrase_end"] or "的" in words else clause  # 3 项制止核恐怖主义公约
