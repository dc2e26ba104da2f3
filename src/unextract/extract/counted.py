"""What a count counts, in Chinese: the noun after it, with the words that tell which.

A noun of two characters says little (国家, 人): what they do, what is done to
them or where they are is added, from the clause.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from unextract.extract.clauses import Context
from unextract.extract.nouns import PEOPLE, THINGS, Phrase, noun_phrase
from unextract.extract.phrases import (
    ACTORS,
    LONGEST,
    LONGEST_VERB,
    OPENING,
    STOP,
    TIME,
    clip,
    first_words,
    last_verb,
    predicate_of,
    tail_phrase,
    verb_phrase,
)
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind
from unextract.words import pieces

# A head of so few characters says too little alone (国家, 儿童): what is said of it is added.
SHORT_HEAD = 6
# … and of so few, all of it; of a longer one only the first words.
BARE_HEAD, FIRST_WORDS = 4, 12
# The next figure speaks of the same clause if so few characters lie between.
NEXT = 4
# who has something: CRAF'd 拥有 40 000 名用户; where (在全球) is not who
_HAS = re.compile(r"^(?:(?:在|于|全球|世界)[^，。；]*|([^，。；]*?))(?:目前|现|已|共)?(?:拥有|设有|具有)了?$")
# what the words before the number make of its noun: the one who receives, who is helped, or a mere means
_RECIPIENT = re.compile(
    r"(?:向|对|(?<![数额量率比龄列作成视定称])为|给)(?:(?P<which>[^，。；]{0,80})的)? ?(?:约|近|超过|至少)?$"
)
# where it is, or where it comes from: 在信德省的 12 个县, 来自各大洲的 300 名青年
_FROM = re.compile(r"(?:来自|[分遍]布在|分布于|在)(?P<where>[^，。；在]{1,40})的$")
# 376 000 人已陷入…: nothing more is named
_PEOPLE_ALONE = re.compile(r"[\d万亿多余几十百千+] ?人$")
# Measure words of papers and of what is done more than once: the noun after them may look like a verb.
_PAPERS = frozenset("份篇次")
_AFTER_NOUN = ("的", "，", "。", "、", "；", "(", " ")
# Measure words of what has walls: the noun after 所 is a school, whatever follows it.
_BUILDINGS = frozenset("所座间")
# … 的 …, no 的 of a title
_LISTED = re.compile(r"(?:包括|如)?[^，。；]+(?:和|(?<![惠涉普波])及|、)(?:其他|其余|另外|别的)?(?:的)? ?$")
# 赢得了这些席位中的 3 个
_BARE_COUNTRY = re.compile(r"[\d一二两三四五六七八九十几] ?国$")
_PART_OF = re.compile(r"(?:这些|上述|所有|该)?([^，。；了]{2,20}?)(?:之?中|当中)的? ?$")
_OWNED = re.compile(r"((?:《[^》]*》|[^的《])+)的(.*)")
# What ends an adjective, and what a person: 综合性的, 专业化的; 协调员, 参与者
_ADJECTIVES = frozenset("性化型式级际")
_PERSONS = ("员", "者", "人", "民", "家", "长", "生")
_HELPED = re.compile(r"(?:帮助|协助|支持)了? ?(?:约|近|超过|至少)?$")
_MEANS = re.compile(r"(?:通过|由|将|把|给|应|根据|涵盖|超过|包括) ?(?:约|近|超过|至少)?$")
_JOINED = re.compile(r"^(?:和|及|以及|、|或)$")
_DEMONSTRATIVE = re.compile(r"(?:这|该|其|上述|所有|全部|下一?个?|(?<!目)前) ?$")
# 在巴基斯坦减至 16 天，在乌克兰减至 21 天: a place is not what is measured
_MERE_PLACE = re.compile(r"在[^的，。；]{2,8}$")
_CONJUNCTION = re.compile("和|及|以及|、")
# 把志愿人员增加到, 将时间从 58 天缩短到
_CHANGED = re.compile(
    r"(?:把|将)([^，。；]{2,24}?)(?:从[^，。；]*)?(?:[增减降缩扩升翻]|提高|提升|保持|维持)[^，。；]{0,4}$"
)
# What things and people have: their age, their number
_ATTRIBUTE = re.compile(
    r"的?(?:平均|总|中位)?(?:年龄|人数|数量|数目|总数|总人数|比例|占比|百分比|总额|数额)$"
)
_THESE = re.compile(r"(?:[这那该]|上述|以上|下列) ?$")
PLACE = re.compile(
    r"(?:在|(?<![介由关对处属低高等至基鉴大小多少终])于|来自|分布在|分布于|遍布|覆盖|涉及|(?<![意提达得受看收感直签])到) ?(?:全球|世界|其他|约|近|超过|至少)? ?$"
)
_COMES = re.compile(r"(来自|分布在|分布于|遍布|覆盖|涉及) ?(?:全球|世界|其他|约|近|超过|至少)? ?$")
# Measure words of what is done or said, which need no noun
_ACTS = frozenset({"次", "点", "方面", "架次", "批", "段", "步", "级", "票"})
_NUMBERS = ("数", "量", "率", "数字", "数目", "值")
_HAN = re.compile("[\u4e00-\u9fff]+")
_COPULA = re.compile("(?:完全|都|均|也|全部)?是")
# 与非洲联盟及六个国家合作
_WITH = re.compile("[与同跟][^，。；]{2,}$")
_GIVEN = re.compile(r"提供了?([^，。；的]{2,8})$")
_GIVES = (
    (re.compile(r"^提供了?"), "获得"),
    (re.compile(r"^进行了?"), "接受"),
    (re.compile(r"^分发了?"), "获得"),
)


def counted(
    text: str,
    quantity: Quantity,
    following: Quantity | None,
    inside: Quantity | None,
    context: Context,
    group: str | None,
    pack: Pack,
) -> str | None:
    """`inside` is the count that the quantity says the place of: 12 个国家的 45 个项目."""
    aged = following is not None and following.kind is FigureKind.AGE and following.start - quantity.noun <= 1
    limit = following.start - quantity.noun if following is not None and not aged else None
    if aged and following is not None:  # 300 名 5 岁以下的儿童
        context = replace(context, right=text[following.end : following.end + 80].lstrip(" 的"))
    phrase = _phrase(text, quantity, limit, context, pack)
    clause = _JOINED.sub("", TIME.sub("", context.clause).strip(" ，、").removesuffix("数以"))
    head, predicate = phrase.head or quantity.groups.get("counted") or "", phrase.predicate
    if not head:
        if following is not None and _JOINED.search(text[quantity.noun : following.start].strip()[-2:]):
            # 2 000 多人、500 部车辆参加了演习
            predicate = predicate or noun_phrase(text[following.noun : following.noun + 80], pack).predicate
        if quantity.unit != "person" or not (
            predicate or _RECIPIENT.search(clause) or _HELPED.search(clause)
        ):
            return _unnamed(quantity, clause, predicate, group, pack)
        head = "人"
    after = context.right.partition(head)[2].lstrip()
    aimed = (_RECIPIENT.search(clause) or _WITH.search(clause)) is not None and (
        not after or STOP.match(after) is not None
    )
    if (PLACE.search(clause) or aimed) and (verb := _verb_of(head, pack)):
        # 在 73 个国家服务, 向 25 个实体供资
        head, predicate = head.removesuffix(verb), verb + predicate
    if inside is not None:
        last = noun_phrase(text[inside.noun : inside.noun + 80], pack).head
        last = place_of(inside, text, last, pack) or last
        last = last or ("人" if inside.unit == "person" else "")
        return clip(f"{last}所在的{head}") if last else head
    place = place_of(quantity, text, head, pack)
    if (
        place is None and quantity.unit == "country" and _BARE_COUNTRY.search(text[: quantity.end])
    ):  # 两国外长重申
        place, head = "国家", f"国家的{head}"
    if place is not None:
        if len(place) > SHORT_HEAD and quantity.unit != "country":
            return place
        whole = _specified_place(place, head[len(place) + 1 :], predicate, clause, pack)
        return whole if len(whole) <= LONGEST else f"{clause}的{place}" if clause else place
    gap = "" if following is None else text[quantity.noun + len(phrase.head) : following.start]
    if following is not None and len(gap) <= NEXT and not STOP.search(gap):
        predicate = predicate or noun_phrase(text[following.noun : following.noun + 80], pack).predicate
    if _DEMONSTRATIVE.search(clause):
        return next((name for name in reversed(context.earlier) if name and name.endswith(head)), head)
    if len(head) > SHORT_HEAD:
        return head
    return clip(_specified(quantity, head, predicate, clause, group, pack))


def _phrase(text: str, quantity: Quantity, limit: int | None, context: Context, pack: Pack) -> Phrase:
    """The noun after a count, before the next figure, and what is said of it, also beyond that."""
    measure = text[quantity.start : quantity.end].rstrip()[-1:]
    whole = noun_phrase(context.right, pack, None, measure)
    alone = _PEOPLE_ALONE.search(text[quantity.start : quantity.end]) is not None
    if alone and not context.right.lstrip().startswith("的"):
        return Phrase("", predicate_of(context.right, pack) or whole.predicate)
    phrase = whole if limit is None else noun_phrase(context.right, pack, limit, measure)
    head = phrase.head or _named(quantity, text, context.right, pack)
    if head and measure in _PAPERS:
        after = context.right.partition(head)[2]
        paper = next(iter(pieces(after[:8])), "")
        if paper in pack.words["either"] and after[len(paper) :].startswith(_AFTER_NOUN):
            return Phrase(head + paper, "")  # 9 738 份志愿者报告的数据
    return Phrase(head, phrase.predicate or whole.predicate)


def _unnamed(quantity: Quantity, clause: str, predicate: str, group: str | None, pack: Pack) -> str | None:
    """What a count without a noun counts: 39 份评估中，21 份提到…, 合计接收 612 人."""
    if quantity.unit == "次" and predicate:
        return clip(predicate)  # 先后四次试图通过宪法
    if quantity.unit != "person" and predicate and group:
        return clip(f"{predicate}的{group}")
    part = _PART_OF.search(clause)
    if part is not None and not predicate:
        return part[1]
    own = measured(clause, predicate, pack)
    does = own is not None and pieces(own)[-1] in pack.words["phrase_end"]
    return clip(f"{own}的人") if does and quantity.unit == "person" else own


def _verb_of(head: str, pack: Pack) -> str:
    """The word at the end of `head` that is a verb as well, empty where there is none."""
    words = pieces(head)
    return words[-1] if len(words) > 1 and words[-1] in pack.words["either"] else ""


def _named(quantity: Quantity, text: str, right: str, pack: Pack) -> str:
    """The noun after a measure word that looks like a verb: 3 份报告完全是…, 400 名接触史追查人员."""
    measure = text[quantity.start : quantity.end].rstrip()[-1:]
    words = pieces(right)
    if quantity.unit not in ("person", "country") and words and words[0] in pack.words["either"]:
        return words[0]
    stop = STOP.search(right)
    clause = (right[: stop.start()] if stop is not None else right).strip()
    if not clause or len(clause) > 2 * SHORT_HEAD:
        return ""
    if words[0] in pack.words["phrase_end"] - pack.words["either"] - pack.words["compound"]:
        return ""  # 九名为外部候选人, 31 份来自政府
    if measure in PEOPLE:
        return clause if clause.endswith(ACTORS) else ""
    if quantity.unit in ("person", "country") or len(words[0]) < 2:
        return ""
    words = pieces(clause)
    return "" if words[-1] in pack.words["phrase_end"] or "的" in words else clause  # 3 项制止核恐怖主义公约


def place_of(quantity: Quantity, text: str, head: str, pack: Pack) -> str | None:
    """What is counted where the noun goes on after it: 六个省的卫生部门; None where that is the last noun."""
    owned = _OWNED.match(head)
    if owned is None:
        return None
    first, rest = owned.groups()
    if rest in pack.words["frame"]:  # 在 44 个评估的基础上
        return first
    words = pieces(first)
    if words[0] in pack.words["phrase_end"] - pack.words["either"]:  # 来自邻国村庄的平民
        return None
    building = text[quantity.start : quantity.end].rstrip()[-1:] in _BUILDINGS
    named = _THESE.search(text, max(0, quantity.start - 4), quantity.start) is not None  # 这两个领域的努力
    if building or (named and words[-1] not in pack.words["attribute"]) or words[-1] in pack.words["place"]:
        return first
    fitting = pack.words["fitting"]
    measure = text[quantity.start : quantity.end].rstrip()[-1:]
    if measure + pieces(rest or " ")[-1] in fitting and measure + words[-1] not in fitting:
        return None  # 56 家数字行业的企业
    return first if _is_counted(quantity, text, words, pack) else None


def _is_counted(quantity: Quantity, text: str, words: Sequence[str], pack: Pack) -> bool:
    """Whether the measure word fits the noun before 的, and that is no adjective: 14 名成员的任期."""
    last, measure = words[-1], text[quantity.start : quantity.end].rstrip()[-1:]
    if len(last) < 2 or last[-1] in _ADJECTIVES or last in pack.words["attribute"]:
        return False
    verbs = pack.words["phrase_end"] - pack.words["either"]
    if words[0] in pack.words["manner"] or any(word in verbs for word in words):  # 相互关联的主题
        return last in pack.words["head"]
    if quantity.unit == "person":
        return last in pack.words["person"] or last.endswith(_PERSONS)
    return not (measure in THINGS and last.endswith(ACTORS))  # 八份会员国的答复


def _specified_place(place: str, belonging: str, predicate: str, clause: str, pack: Pack) -> str:
    """A place with what is said of the things that belong to it: 六个省的卫生部门收到了设备."""
    if _RECIPIENT.search(clause) and (received := _received(predicate)):
        return f"{belonging}{received}的{place}"
    if any(c.isdigit() for c in predicate):
        predicate = ""
    if PLACE.search(clause) or clause.endswith("来自"):
        return f"{belonging}所在的{place}" if belonging else place
    if _HELPED.search(clause):
        return f"获帮助{belonging}{predicate}的{place}"
    if predicate:
        return f"{belonging}{predicate}的{place}"
    done, words = clause.rstrip().endswith("了"), pieces(clause.strip())
    if done or (words and len(words[-1]) > 1 and words[-1] in pack.words["phrase_end"]):
        return f"{verb_phrase(clause, pack) or ''}{belonging}的{place}"
    return place if len(place) >= BARE_HEAD else f"{belonging}的{place}"


def _is_nominal(phrase: str, pack: Pack) -> bool:
    """Whether `phrase` is a noun phrase: it has no verb, nor does it begin as an adverbial does."""
    return not any(word in pack.words["phrase_end"] for word in pieces(phrase))


def _of_group(clause: str, pack: Pack) -> str:
    """The verb of a clause that speaks of what was counted before: 代表, 他们讲; empty where it does not."""
    words = [
        w
        for w in pieces(OPENING.sub("", clause))
        if w.strip() and w not in pack.words["adverb"] and w != "了"
    ]
    if words and words[0] in pack.words["pronoun"]:
        words = words[1:] if len(words) < 4 else []
    return words[0] if len(words) == 1 and words[0] in pack.words["relational"] else ""


def bearer(subject: str) -> str:
    """Who has what `subject` names: of 志愿人员的平均年龄 and 志愿人员人数 the volunteers."""
    return _ATTRIBUTE.sub("", subject) or subject


def _received(predicate: str) -> str:
    """What the recipient of an action does: 提供了援助 is 获得援助; empty where it does nothing."""
    return next((to + gives.sub("", predicate) for gives, to in _GIVES if gives.match(predicate)), "")


def _says(clause: str, pack: Pack) -> bool:
    """Whether `clause` has a verb, as a relative clause has and an owner has not."""
    return any(len(word) > 1 and word in pack.words["phrase_end"] for word in pieces(clause))


def _specified(
    quantity: Quantity, head: str, predicate: str, clause: str, group: str | None, pack: Pack
) -> str:
    """A short head with the words that tell which: what it does, what is done to it, where it is."""
    if head == "人" and predicate.startswith(("是", "为")):
        return f"{group}中{predicate[1:]}" if group else predicate[1:]
    if _COPULA.match(predicate):  # what they are besides is not which they are
        predicate = ""
    if PLACE.search(clause) and (quantity.unit == "country" or pieces(head)[-1] in pack.words["place"]):
        agent = tail_phrase(PLACE.sub("", clause), pack) or ""
        comes = _COMES.search(clause)
        if comes is not None and agent and len(agent) <= FIRST_WORDS and _is_nominal(agent, pack):
            return f"{agent}{comes[1]}的{head}"  # 驻地协调员来自 18 个实体
        whole = bearer(group) if group and group != head else ""
        said = predicate or last_verb(clause, pack)
        return f"{whole}{said}的{head}" if whole or said else head
    recipient = _RECIPIENT.search(clause)
    if recipient is not None:
        which = recipient["which"] or ""
        if _says(which, pack) or (which and len(head) <= 2 and head != "人" and "、" not in which):
            return f"{which}的{head}"  # 向目前正在修订选举法的 9 个国家
        received = _received(predicate)
        if not received and len(head) <= BARE_HEAD and (given := _GIVEN.search(predicate)):
            received = f"获得{given[1]}"  # 为 60 个国家打击犯罪提供了支持
        return f"{received}的{head}" if received else head
    if _HELPED.search(clause):
        return f"获帮助{predicate}的{head}" if predicate else f"{verb_phrase(clause, pack)}的{head}"
    if len(head) >= BARE_HEAD and predicate.startswith(tuple(pack.words["located"])):
        predicate = ""
    if len(head) > BARE_HEAD:
        predicate = first_words(predicate, FIRST_WORDS)
    if clause.endswith("的"):
        origin = _FROM.search(clause)
        if predicate and origin is not None and not _says(origin["where"], pack):
            return f"{predicate}的{head}"
        own = tail_phrase(clause, pack)
        return f"{own.removeprefix('在')}的{head}" if own else head
    spoken = group is not None and group != head and _of_group(clause, pack)
    if spoken:
        return f"{bearer(group or '')}{spoken}的{head}"
    if _MEANS.search(clause):
        return head
    owner = _HAS.search(clause)
    if owner is not None:
        return f"{owner[1]}的{head}" if owner[1] else head
    if predicate:
        return (
            predicate if predicate.startswith(head) and len(head) < len(predicate) else f"{predicate}的{head}"
        )
    if _LISTED.search(clause):  # 包括日本、泰国和几个欧洲国家
        return head
    own = verb_phrase(clause, pack, alone=len(head) > BARE_HEAD)
    bare = own and all(len(word) == 1 or word in pack.words["phrase_end"] for word in pieces(own))
    if bare and len(clause.strip("了的 ")) <= LONGEST_VERB:
        own = OPENING.sub("", clause.strip("了的 "))  # 可再增加: the verb that links is all that is said
    return f"{own}的{head}" if own else head


def unit_noun(text: str, quantity: Quantity, pack: Pack) -> str:
    """The noun that completes a measure word to a unit: 项 before 决议, 评估 after 份区域综合."""
    right = text[quantity.noun : quantity.noun + 80]
    measure = text[quantity.start : quantity.end].rstrip()[-1:]
    whole = noun_phrase(right, pack, None, measure).head or _named(quantity, text, right, pack)
    head = place_of(quantity, text, whole, pack) or whole.rpartition("的")[2]
    head = _CONJUNCTION.split(head)[0]
    if head in pack.words["attribute"]:  # 13 个国际和区域组织
        head = pieces(whole)[-1]
    if len(head) <= BARE_HEAD:
        return head
    return next((word for word in reversed(pieces(head)) if len(word) > 1 and not word[0].isdigit()), "")


def named_unit(text: str, quantity: Quantity, subject: str | None, pack: Pack) -> str | None:
    """The unit; a bare measure word takes the noun of what it counts: of 24 份 reports 份报告."""
    measure = quantity.unit
    if subject is None or measure is None or measure != quantity.groups.get("classifier") or measure in _ACTS:
        return measure
    owner, _, noun = subject.rpartition("的")
    words = pieces(noun) or pieces(subject)
    last = words[-1]
    stated = bool(owner) or STOP.match(text, quantity.end) is not None or not _says(noun, pack)
    if not stated or last in pack.words["phrase_end"] | pack.words["attribute"] or last.endswith(_NUMBERS):
        return measure
    if len(noun) > BARE_HEAD or _says(noun, pack):
        noun = last
    if not _HAN.fullmatch(noun) or noun.startswith("每"):
        return measure
    if noun in pack.words["country"]:
        return "country"
    return "person" if noun in pack.words["person"] else f"{measure}{noun}" if len(noun) > 1 else measure


def changed_object(clause: str) -> str | None:
    """What somebody changes or keeps: 把志愿人员增加到, 将回收率保持在; None where nothing."""
    changed = _CHANGED.search(clause)
    return None if changed is None else changed[1]


def measured(clause: str, predicate: str, pack: Pack) -> str | None:
    """What is measured where no noun follows the value: the phrase before it, its verb, or what is said."""
    changed = changed_object(clause)
    if changed is not None:
        return changed
    own = tail_phrase(clause, pack)
    if own is not None and len(own) >= 2 and not _MERE_PLACE.match(own):
        return own
    done = verb_phrase(clause, pack) or ""
    return done if len(done) > 1 else predicate or None
