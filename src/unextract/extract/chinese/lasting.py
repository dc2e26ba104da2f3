"""What a duration measures, in Chinese: the time that something takes, or in which it happens."""

import re
from functools import cache

from unextract.extract.chinese.ends import is_empty, trim_ends
from unextract.extract.chinese.nouns import noun_phrase
from unextract.extract.chinese.phrases import LONGEST, STOP, clip, says, tail_phrase, untimed, verbs
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.packs.alternatives import any_of
from unextract.words import pieces

# 需要 60 年才能实现薪酬平等
_NEEDED = re.compile(r"(?:才能|才可|才会|方能)(?P<done>[^，。；：()（）\d]{2,})")
# 本两年期, 比上一个两年期低: the term itself is named
_TERM = re.compile(r"(本|该|这一个?|上一?个?|下一?个?|前一个?|后一个?) ?$")
_NEEDS = re.compile(r"([^，。；]{3,}?)(?:还|仍|将|至少|大约|约|大概|预计)*需要?(?:约|近|至少|超过)?")
# 在过去三年里, 四年前, 六年来: the quantity is a stretch of time, not what is said of it
_BEFORE = re.compile(
    r"(?:在|与|比|较|和)?"
    r"((?<!提)前|过去|以往|今后|未来|接下来的?|随后的?|之后的|之前的|以前的|以后的|最近|近|连续|(?<!余)下|上|头|最初的?|余下|剩余|其余|在)"
    r"(?:约|近|这|的){0,2} ?(?:一个|个|一)? ?$"
)
_AFTER = re.compile(
    r" ?(?:的?时间)?(?:来|以来|里|内|间|中|期间|之间|之内|之前|之后|以前|以后|前|后)(?![年期款])"
)


_TIME = "的时间"
# The stretch of time itself is named: 过去三年, 袭击头 10 天
_STRETCH = re.compile(
    r"(?:过去|前|今后|未来|最近|近|头|余下|剩余|其余|随后|接下来)[^，。；的]{1,10}(?:年|月|周|天|日|期|时|纪|星期)$"
)
# A mere number of years names nothing that others share.
_ALONE = re.compile(r"[一二两三四五六七八九十几数半百]+个?多?(?:年|月|星期|周|天|日|小时|世纪)")
_NAMED = frozenset({"过去", "前", "今后", "未来", "最近", "近", "头", "余下", "剩余"})
# 2015 年是联合国创立七十周年: of what
_ANNIVERSARY = re.compile(
    r"^.*(?:强调|注意到|重申|欢迎|认识到|指出|庆祝|纪念|启动|举办|举行|标志着?|迎来|正值|适逢|恰逢|值此|回顾|[^立定]是|^是|^在|为)了?(?=[^，。；]{2})"
)
_DURING = re.compile(r" ?在([^，。；]{3,})的 ?$")
# 每隔六个月, 每两年期: how long it is until it happens again
_EACH = re.compile(r"每隔? ?$")
_ONCE = "一次"
_BETWEEN = "的间隔"
_IN = re.compile(r"在([^，。；在了的]{3,20})$")
_JOINED = ("及", "和", "或", "的", "、")
# 每周七天: how much of each week
_PER = re.compile(r" ?每(?:周|星期|天|日|月|年)(?:约|近)? ?$")
# 议程的第一个十年
_NTH = re.compile(r"的?(第[一二三四五六七八九十]个) ?$")
# 对过去一年中缺少成绩表示失望
_LISTS = re.compile(r"[^，。；的]{2,}了[^，。；了]{2,}在[^，。；]*$")
# What is said of a time in one word: 任务在三个月内完成
_ENDING = frozenset({"完成", "结束", "生效", "到期", "解决", "实现"})
_FEELS = re.compile(r"(?<=.{4})(?:表示|感到)[^，]{2,4}$")
# A shorter phrase names no event.
_SHORT_EVENT = 3
# 该署为 76 所学校提供营养餐: who is given something is another figure's
_TO = frozenset({"为", "向", "对", "给"})
_THEN = frozenset({"其后", "之后", "此后", "随后"})
# 几十年来最激烈的竞争: how long there was none such
_MOST = re.compile(r" ?(?:以)?来(?=(?:最|首次|第一|头一|罕见))")
# 15 天内和其后每隔 60 天，…: what is said of both stands after the second
_AND_THEN = re.compile(r" ?(?:和|及|以及)(?:在)?(?:其后|之后|此后|随后)(?:每隔?)? ?")
# What an adverbial clause begins and ends with: 在政府领导下，…
_ADVERBIAL = re.compile(
    r"(?:在|通过|本着|除)[^，。；]*(?:下|中|方面|时|后|外)|(?:根据|按照|随着|鉴于|由于)[^，。；]*"
)
# 经过 20 年的谈判, 度过了 70 年时间: the verb has the time for its object
_SPENT = re.compile(r"(经过了?|历经|度过了?|付出了?) ?(?:约|近)? ?$")
# 比计划提前五年
_AHEAD = re.compile(r"(提前|推迟|延迟|延后)了? ?(?:约|近|至少)? ?$")
_PASSED = re.compile(r" ?(?:已经?)?过去了?(?=[，。；])")


def is_shared(subject: str) -> bool:
    """Whether the subject of a duration is a thing that other figures may speak of, not its time."""
    of_time = subject.endswith((_TIME, _BETWEEN)) or _STRETCH.search(subject) or _ALONE.fullmatch(subject)
    return not of_time and not subject.endswith("年期") and not any(c.isdigit() for c in subject)


def lasting(text: str, quantity: Quantity, following: Quantity | None, clause: str, pack: Pack) -> str | None:
    """What happens in the time of `quantity`; None where it is no time in which something does.

    `clause` is the clause of the quantity up to it, `following` the next one.
    """
    right = text[quantity.core_end : quantity.core_end + 2 * LONGEST]
    needed = _NEEDED.match(right.lstrip())
    if needed is not None:
        return clip(f"{needed['done'].strip(' 的了')}所需的时间")
    if (term := _TERM.search(clause)) is not None and text[: quantity.end].endswith("年期"):
        return f"{term[1]}{text[quantity.start : quantity.end]}"
    if right.lstrip().startswith(_ONCE) and (again := _again(right.lstrip(), pack)):
        return again
    if (per := _PER.search(clause)) is not None and (does := _by_the(text, quantity, following, pack)):
        return clip(f"{per[0].strip()}{does}{_TIME}")
    each = _EACH.search(clause)
    if each is not None and (interval := _interval(text, quantity, following, clause[: each.start()], pack)):
        return interval
    if text[quantity.start : quantity.end].endswith("周年"):
        own = _ANNIVERSARY.sub("", untimed(clause)).strip(" ，的").removesuffix("第").removeprefix("并")
        return clip(f"{own.removeprefix('在')}周年") if own else None
    if (passed := _PASSED.match(right)) is not None:  # 四年过去了，改革已…
        event = _event(text, quantity.core_end + passed.end(), following, pack)
        return clip(f"{event}{_TIME}") if event else None
    if (needs := _NEEDS.fullmatch(untimed(clause).strip())) is not None and STOP.match(
        right.lstrip() or "。"
    ):
        done = tail_phrase(needs[1], pack)  # 消除童婚还需要 300 年
        return clip(f"{done}所需的时间") if done and says(done, pack) else None
    if (state := _state(pack).search(clause)) is not None:  # 逾期十年以上
        who = tail_phrase(clause[: state.start()], pack) or ""
        return clip(f"{who}{state[1]}{_TIME}")
    if (spent := _spent(clause, right, pack)) is not None:
        return spent
    if (ahead := _AHEAD.search(clause)) is not None:  # 提前五年实现目标
        event = _event(text, quantity.core_end, following, pack)
        return clip(f"{event}{ahead[1]}{_TIME}") if event else None
    if (most := _MOST.match(right)) is not None:
        return clip(STOP.split(right[most.end() :])[0])
    if (nth := _NTH.search(clause)) is not None:
        own = tail_phrase(clause[: nth.start()], pack) or ""
        words = pieces(own)
        start = max((i + 1 for i, word in enumerate(words[:-1]) if word in verbs(pack)), default=0)
        stretch = f"{nth[1]}{text[quantity.start : quantity.end].replace(' ', '')}"
        return clip(f"{''.join(words[start:])}的{stretch}" if own else stretch)
    before, after = _BEFORE.search(clause), _AFTER.match(right)
    if before is not None and before[1] == "连续" and right.startswith("以上"):
        return None
    if before is None and after is None:
        return None
    during = _DURING.match(untimed(clause)) if after is not None else None
    if during is not None and pieces(during[1])[0] in pack.words["phrase_end"]:  # 在实施目标的 6 年中
        return clip(f"{during[1]}{_TIME}")
    owned = before is not None and before[1] != "下" and right.lstrip().startswith("的")
    if before is not None and owned and (what := noun_phrase(right, pack).head):
        whose = _IN.search(clause[: before.start()])
        return clip(f"{whose[1]}的{what}" if whose is not None else what)  # 在战略头 5 年的努力
    own = tail_phrase(clause[: before.start()] if before is not None else clause, pack) or ""
    since = after is not None and after[0].strip() in ("来", "以来") and STOP.match(right, after.end())
    if own and since and before is None:  # 签署和平协定六年来，…
        return clip(f"{own}以来{_TIME}")
    own = own.rpartition("了")[2] if len(own.rpartition("了")[2]) > 1 else own  # 开列了理事会在一周内
    since_then = own if own.endswith("后") and len(own) > _SHORT_EVENT + 1 else ""
    if own and pieces(own)[-1] in pack.words["phrase_end"]:
        until = before is not None and before[1] == "前" and len(own) > _SHORT_EVENT
        if until:  # 于大会召开前六个月
            return clip(f"{own.lstrip('于在')}前{text[quantity.start : quantity.end].replace(' ', '')}")
        if before is None and after is not None and after[0].strip() in ("后", "之后", "以后"):
            return clip(f"{own}{_TIME}")  # 纲领通过 20 年后
        own = ""  # 纳入其下一个十年: no noun
    when = _TIME
    if before is not None and before[1].removesuffix("的") in _NAMED:
        when = f"的{before[1].removesuffix('的')}{text[quantity.start : quantity.end].replace(' ', '')}"
    if own.startswith("在") and before is not None and before[1] != "在":  # 袭击头 10 天
        return clip(f"{own.removeprefix('在')}{when}")
    event = _event(text, quantity.core_end + (0 if after is None else after.end()), following, pack)
    if event:
        if _LISTS.search(clause) is not None and "的" in event:  # 开列了理事会在一周内采取行动的项目
            event = event.rpartition("的")[0]
        return clip(f"{own}{event}{when}")
    if since_then:  # 地震发生后 72 小时内，18 名…
        return clip(f"{since_then.removeprefix('在')}{_TIME}")
    stretch = text[quantity.start : quantity.end].replace(" ", "")
    return (
        own or (before[0][before.start(1) - before.start() :].strip() if before is not None else "") + stretch
    )


@cache
def _state(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"({any_of(pack.words['lasting'])})了?(?:已|达|长达|约|近|至少|超过)* ?$")


def _spent(clause: str, right: str, pack: Pack) -> str | None:
    """What took the time that a verb has for its object: 经过 20 年的谈判."""
    spent = _SPENT.search(clause)
    if spent is None:
        return None
    what = noun_phrase(right, pack).head if right.lstrip().startswith("的") else ""
    what = what.removeprefix("时间")
    if what:
        return clip(what if spent[1].startswith("为") else f"{what}{_TIME}")
    own = tail_phrase(clause[: spent.start()], pack) or ""
    return clip(f"{own}{spent[1].rstrip('了')}{_TIME}")


def _interval(
    text: str, quantity: Quantity, following: Quantity | None, clause: str, pack: Pack
) -> str | None:
    """What happens again after each such time: 理事会每隔三年举行一次会议."""
    who = trim_ends(tail_phrase(clause, pack) or "", pack)
    says_more = who.startswith("在") or any(c.isdigit() for c in who)
    if who and (
        who in _THEN or says_more or is_empty(who, pack) or pieces(who)[-1] in pack.words["phrase_end"]
    ):
        who = ""
    event = _event(text, quantity.end, following, pack)
    words = list(pieces(event))
    while words and words[0] in pack.words["modal"] | pack.words["opening"]:
        words.pop(0)
    does = "".join(words)
    does = does.removesuffix(_ONCE)
    if following is not None and does and not STOP.search(text[quantity.end : following.start]):
        thing = noun_phrase(text[following.noun : following.noun + LONGEST], pack).head
        does += thing if len(thing) > 1 else ""
    return clip(f"{who}{does}{_BETWEEN}") if len(does) > 1 else None


def _by_the(text: str, quantity: Quantity, following: Quantity | None, pack: Pack) -> str:
    """What is done so long a week or a day: 每周七天每天 24 小时播出节目."""
    begin = quantity.end
    if following is not None and _PER.fullmatch(text, quantity.end, following.start):
        begin = following.end
    return _event(text, begin, None, pack)


def _again(right: str, pack: Pack) -> str | None:
    """What comes once in such a time: 每两年一次的报告."""
    phrase = right.removeprefix(_ONCE)
    words = pieces(phrase.lstrip(" 的"))
    if words and words[0] in pack.words["either"]:
        return f"{words[0]}{_BETWEEN}"
    head = noun_phrase(phrase, pack).head
    return f"{head}{_BETWEEN}" if head else None


def _event(text: str, begin: int, following: Quantity | None, pack: Pack) -> str:
    """What the clause at `begin` says, up to its first figure or, where it begins with one, of that."""
    rest = text[begin : begin + 2 * LONGEST]
    if rest.lstrip().startswith(_JOINED):  # 下一个十年及以后
        shared = following is not None and _AND_THEN.fullmatch(text, begin, following.start)
        return _event(text, following.end, None, pack) if shared and following is not None else ""
    rest = rest[len(rest) - len(rest.lstrip(" ，,")) :]
    begin = text.find(rest, begin)
    stop = STOP.search(rest)
    clause = rest[: stop.start()] if stop is not None else rest
    if stop is not None and rest[stop.start()] == "，" and _ADVERBIAL.fullmatch(clause):
        return _event(text, begin + stop.end(), following, pack)  # 过去一年中，在政府领导下，…
    if following is None or following.start >= begin + len(clause):
        event = clause
    else:
        event = _before_figure(clause[: max(0, following.start - begin)], text, following, pack)
    event = _FEELS.sub("", untimed(event)).strip(" 的了")
    return event if len(event) > 2 or event in _ENDING else ""


def _before_figure(clause: str, text: str, figure: Quantity, pack: Pack) -> str:
    """What a clause says up to a figure of it; where it only begins there, what it says of the figure."""
    words = list(pieces(clause))
    idle = pack.words["link"] - pack.words["comparing"]
    while words and (words[-1] in idle or not words[-1].strip()):
        words.pop()
    if words and words[-1] in pack.words["comparing"]:  # 利用率低于 80%基准
        limit = noun_phrase(text[figure.noun : figure.noun + LONGEST], pack).head
        return "".join(words) + limit.partition("的")[0]
    if all(word in pack.words["opening"] | pack.words["preposition"] for word in words):
        phrase = noun_phrase(text[figure.noun : figure.noun + 2 * LONGEST], pack)
        return phrase.predicate or phrase.head
    if len(words) == 1 and len(words[0]) > 1 and words[0] in verbs(pack) - pack.words["preposition"]:
        helped = noun_phrase(text[figure.noun : figure.noun + 2 * LONGEST], pack)
        return f"{words[0]}{helped.head}{helped.predicate}"  # 在 12 个月内帮助 4.6 万户家庭重返家园
    if words[-1] in _TO and not any(word in verbs(pack) - pack.words["preposition"] for word in words):
        given = noun_phrase(text[figure.noun : figure.noun + 2 * LONGEST], pack).predicate
        return f"{''.join(words[:-1])}{given}"  # 过去一年里，该署为 76 500 所学校提供营养餐
    return "".join(words)
