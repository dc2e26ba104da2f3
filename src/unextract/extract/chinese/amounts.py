"""What an amount is of, in Chinese: the noun after it, the phrase before it, or what was done with it."""

import re
from dataclasses import replace

from unextract.extract.chinese.clauses import Context
from unextract.extract.chinese.measured import measured
from unextract.extract.chinese.nouns import Phrase, noun_phrase
from unextract.extract.chinese.phrases import (
    clip,
    plain_verbs,
    predicate_of,
    tail_phrase,
    untimed,
    verb_phrase,
    verbs,
)
from unextract.extract.chinese.shares import AMONG
from unextract.extract.chinese.specified import BARE_HEAD
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind
from unextract.words import pieces

THAN = re.compile(r"^.*?(?:比|较|低于|高于)(?=所)")
# who gave is no part of what the money is for: 我们为这些计划调集
_FOR_WHOM = re.compile(r"^.*?((?:(?<![作成认行视])为|向|(?<![应面反针相绝核])对)[^，。；]{2,})$")
# What an amount is of, where the text names only what was done with it: 承付了 2.31 亿美元
AMOUNT = {FigureKind.MONEY: "资金"}

# 需要 4 000 美元制作牌匾
_NEEDS = re.compile(r"(?:需要?|要)(?:约|近|超过|至少|再|追加)? ?$")
# 结束长达 70 年之久的分裂
_AS_LONG = re.compile(r"(?:长达|为期|达) ?$")
# … 的 43 家银行: whose it is
_WORTH = re.compile(r" ?的 ?(?:约|近|超过)?\d[\d ,]*[万亿]?[多余]? ?(?:个|家|名|所|项|座)")
# 签署价值 4 500 万美元的协定
_VALUE = re.compile(r"(?:、|，)?(?:总?价值|总值|面值)(?:为|达|约)? ?$")
# What is had is one word or two: 资产, 总价值
_SHORT = 7
# What is measured is named behind its unit, as behind this measure word: 620 吨选举材料
_OF_STUFF = "批"
# 一艘载有 4 200 吨柴油的油轮
_ONE_OF = re.compile(r"^.*一[艘辆架列批座](?=..)")
# Who gives is named in so few characters, and alone
_LONGEST_ACTOR = 14
_JOINED = re.compile("[和与及、]")
# 基金向 12 个国家的 45 个项目提供了
_GIVES = re.compile(
    r" ?([^，。；]{2,24}?)(?:已|还|共|则)*[向为对给][^，。；]*\d[^，。；]*(提供|发放|拨付|捐赠|给予|划拨)"
)
# Verbs of one character that money may have
_MAKES = frozenset("使让")
# 还有八年的时间
_LEADS = frozenset({"为", "达", "达到", "是", "共", "共计", "约为"})
_LEFT = frozenset({"还有", "还", "还剩", "剩", "仅剩"})
# 能够做两年志愿人员: what somebody can or ought to do
_ABLE = frozenset({"能够", "能", "可以", "可", "必须", "须", "应", "应当", "需要", "愿意"})
# Verbs whose object is the length of a term or of a plan, not what is done in it
_TAKING = frozenset({"为期", "通过", "延长", "制定", "任期", "实施", "执行", "批准", "核准", "编制"})


def amount(quantity: Quantity, context: Context, pack: Pack) -> str | None:
    """What a sum, a measure or a duration is of; None where nothing near it says."""
    thing = quantity.kind is FigureKind.MEASURE and not context.right.lstrip().startswith("的")
    phrase = noun_phrase(context.right, pack, None, _OF_STUFF if thing else "")
    if quantity.kind in AMOUNT and "的" in phrase.head and _acts(context.right, pack):
        phrase = Phrase("", context.right, pack)  # 2 亿美元使各方得以提供关键的援助
    clause = THAN.sub("", untimed(context.clause)).strip(" ，、")
    if quantity.kind is FigureKind.DURATION:
        clause = _AS_LONG.sub("", clause)
    named = clause.startswith("所有") or (pieces(clause)[-1:] and pieces(clause)[-1] in _LEADS)  # 所需资金为
    if clause.startswith("所") and not named and quantity.kind in AMOUNT:
        return f"{clause.rstrip('的')}{AMOUNT[quantity.kind]}"  # 比所需的 520 亿美元少
    if (does := _does(quantity, context, clause, pack)) is not None:
        return clip(does)
    clause = _ONE_OF.sub("", clause) if thing else clause
    if thing and "的" in phrase.head and _is_done(clause, pack):  # 载有 4 200 吨柴油的油轮
        phrase = replace(phrase, head=phrase.head.partition("的")[0])
    if any(c.isdigit() for c in phrase.head) and "的" in phrase.head:  # 3 吨纯度达到 5%的铀
        phrase = replace(phrase, head=phrase.head.rpartition("的")[2])
    if (worth := _worth(context, clause, pack)) is not None:
        return worth
    if phrase.head and not any(c.isdigit() for c in phrase.head):
        return _of_noun(quantity, phrase, context, clause, pack)
    return _of_clause(quantity, phrase, clause, pack)


def _does(quantity: Quantity, context: Context, clause: str, pack: Pack) -> str | None:
    """What money does or is for, by the verb after it: 这笔钱中 3 亿美元推动了, 需要 4 000 美元制作牌匾."""
    noun, right = AMOUNT.get(quantity.kind), context.right.lstrip()
    among = None if right.startswith("的") else AMONG.search(context.clause)
    if among is not None and (does := predicate_of(context.right, pack)):
        return f"{does}的{among[1]}"
    if noun is None:
        return None
    if _NEEDS.search(clause) and next(iter(pieces(right[:8])), "") in verbs(pack):
        return f"{predicate_of(context.right, pack)}所需{noun}"
    return f"{predicate_of(context.right, pack)}的{noun}" if right.startswith("用于") else None


def _worth(context: Context, clause: str, pack: Pack) -> str | None:
    """What those have that are counted next: 集合了资产达 1.3 万亿美元的 43 家银行."""
    found = _WORTH.match(context.right)
    had = tail_phrase(clause, pack) if found is not None else None
    if found is None or not had:
        return None
    holders = noun_phrase(context.right[found.end() :], pack).head
    had = had.rpartition("了")[2]
    return clip(f"{holders}{had}") if holders and had and len(had) < _SHORT else had or None


def _of_noun(quantity: Quantity, phrase: Phrase, context: Context, clause: str, pack: Pack) -> str:
    """The noun after the value, with what the clause says of it."""
    lasts = quantity.kind is FigureKind.DURATION
    if len(phrase.head) > BARE_HEAD:
        return phrase.head.partition("的第")[0]
    said = len(phrase.predicate) > 1 and phrase.predicate not in pack.words["link"]
    if said and not clause and not any(c.isdigit() for c in phrase.predicate):
        return clip(f"{phrase.predicate}的{phrase.head}")
    if lasts and context.right.startswith("之久"):
        return f"{phrase.head}的时间"  # 结束长达 70 年之久的分裂
    clause = clause if lasts else _VALUE.sub("", clause)
    own = tail_phrase(clause, pack)
    if lasts and own and (took := _took(own, phrase.head, pack)):
        return clip(took)
    done = None if own else verb_phrase(clause, pack, alone=True)
    if clause.endswith("使") and said:  # 使 800 公顷退化土地得到恢复
        return clip(f"{phrase.predicate}的{phrase.head}")
    if own in pack.words["phrase_end"]:
        own, done = None, own
    if own and not lasts and pieces(own)[-1] in pack.words["comparing"]:
        own = None  # 供资水平仍低于 2 亿美元的预算
    elif own and not lasts and _is_done(own, pack):
        idle = pack.words["adverb"]
        own, done = None, "".join(word for word in pieces(own) if word not in idle)  # 提供了 150 万美元的捐款
    if done is not None and (len(done) < 2 or done in pack.words["preposition"]):
        done = None  # 通过为期 10 天的演练
    if done is not None and (giver := _giver(context.sentence, clause, pack)):
        done = f"{giver}{done}"
    return clip(f"{own}{phrase.head}" if own else f"{done}的{phrase.head}" if done else phrase.head)


def _of_clause(quantity: Quantity, phrase: Phrase, clause: str, pack: Pack) -> str | None:
    """What the clause before the value measures, or what was done with the money."""
    noun = AMOUNT.get(quantity.kind)
    words = pieces(clause)
    idle = pack.words["link"] - pack.words["phrase_end"] | {"了", "的", "在"}
    last = next((word for word in reversed(words) if word not in idle and not word.isspace()), "")
    if noun is not None and last in pack.words["phrase_end"] and last not in pack.words["link"]:
        done = _by_whom(clause, pack) or verb_phrase(_FOR_WHOM.sub(r"\1", clause), pack)
        if done is None or len(done) < 2:  # 降至: said of the figure before
            return None
        named = last in pack.words["either"] and not clause.endswith("了")  # 规划了 8 500 万美元
        return done if named else clip(f"{done}的{noun}")
    own = measured(clause, phrase.predicate, pack)
    if own and quantity.kind is FigureKind.DURATION and _is_done(own, pack):
        return clip(_going_on(own, pack))
    does = own is not None and own == phrase.predicate and pieces(own)[0] in plain_verbs(pack)
    if noun is not None and own and (does or pieces(own)[-1] in pack.words["yielding"]):
        return clip(f"{own}的{noun}")
    return own


def _giver(sentence: str, clause: str, pack: Pack) -> str:
    """Who gives, where those who are given stand between: 基金向 12 个国家的 45 个项目提供了; or empty."""
    given = _GIVES.match(re.split("[，：]", untimed(sentence))[-1])
    if given is None or not clause.startswith(given[2]):
        return ""
    who = tail_phrase(given[1], pack) or ""
    told = pack.words["pronoun"] | pack.words["phrase_end"]
    named = pieces(who)[1:] if who.startswith("该") else pieces(who)
    return "" if len(who) > _LONGEST_ACTOR or told.intersection(named) else who


def _by_whom(clause: str, pack: Pack) -> str | None:
    """A clause that says for whom somebody gave, with who that was: 基金为该国拨付; None if none is named."""
    given = _FOR_WHOM.match(untimed(clause).strip(" ，、"))
    who = tail_phrase(given[0][: given.start(1)], pack) if given is not None else None
    if given is None or not who or len(who) > _LONGEST_ACTOR or _JOINED.search(who) is not None:
        return None
    told = pack.words["pronoun"] | pack.words["phrase_end"]
    return None if told.intersection(pieces(who)) else f"{who}{verb_phrase(given[1], pack) or ''}"


def _acts(right: str, pack: Pack) -> bool:
    """Whether a verb follows the amount at once: 2 亿美元使各方得以提供关键的援助."""
    first = next(iter(pieces(right.lstrip()[:8])), "")
    return (len(first) > 1 or first in _MAKES) and first in plain_verbs(pack)


def _took(own: str, head: str, pack: Pack) -> str | None:
    """What takes the time that stands between a verb and its object: 完成两年服务, 离期限还有三年时间."""
    words = list(pieces(own))
    while words and (words[-1] in pack.words["link"] or words[-1] in _LEFT):
        words.pop()
    if head == "时间":
        return f"{''.join(words)}的时间" if len(words) < len(pieces(own)) else None
    ends = [index for index, word in enumerate(words) if word in pack.words["phrase_end"]]
    if (
        not ends
        or ends[-1] != len(words) - 1
        or words[-1] in _TAKING
        or words[-1] in pack.words["preposition"]
    ):
        return None
    start = next((index + 1 for index, word in enumerate(words[:-1]) if word in _ABLE), ends[-1])
    return f"{''.join(words[start:])}{head}的时间"


def _going_on(clause: str, pack: Pack) -> str:
    """What goes on for so long: of 辩论在大会开幕后不间断地进行 the time that 辩论进行."""
    words = pieces(clause)
    start = next((index for index, word in enumerate(words) if word in pack.words["phrase_end"]), 0)
    who = "".join(words[:start])
    when = words[start] in pack.words["preposition"]
    return f"{who}{words[-1]}的时间" if len(who) > 1 and when else clause


def _is_done(phrase: str, pack: Pack) -> bool:
    """Whether a clause ends in the verb whose object follows the value."""
    return len(phrase) > 1 and pieces(phrase)[-1] in plain_verbs(pack) - pack.words["link"]
