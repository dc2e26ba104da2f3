"""What is measured where no noun follows a value, in Chinese: the phrase or the verb before it."""

import re

from unextract.extract.chinese.phrases import tail_phrase, verb_phrase
from unextract.packs import Pack
from unextract.words import pieces

# 在秘鲁缩短到 16 天，在肯尼亚缩短到 21 天: a place is not what is measured
_MERE_PLACE = re.compile(r"在(?![线职校册岗任建押])[^的，。；]{2,8}$")
# 把志愿人员增加到, 将时间从 58 天缩短到
_CHANGED = re.compile(
    r"(?:把|将)([^，。；]{2,24}?)(?:(?:从[^，。；]*)?(?:[增减降缩扩升翻]|削减|裁减|核减|提高|提升|保持|维持)[^，。；]{0,4}|[从由])$"
)
# 呼吁各方维持任何性别的比例不超过: what is to be kept so
_KEPT = re.compile(r"(?:确保|保证|维持|保持)([^，。；]{2,16}?(?:比例|占比|比率|水平|率|额))$")
# 2013 年达到: only what leads to the value
_REACHED = re.compile(
    r"^ ?(?:则|又|也)?(?:达到?|增加?[至到]|上?升[至到]|减少?[至到]|下?降[至到]|回升[至到]) ?$"
)


def changed_object(clause: str) -> str | None:
    """What somebody changes or keeps: 把志愿人员增加到, 将回收率保持在; None where nothing."""
    clause = clause.rstrip()
    changed = _CHANGED.search(clause) or _KEPT.search(clause)
    return None if changed is None else changed[1]


def measured(clause: str, predicate: str, pack: Pack) -> str | None:
    """What is measured where no noun follows the value: the phrase before it, its verb, or what is said."""
    changed = changed_object(clause)
    if changed is not None:
        return changed
    own = tail_phrase(clause, pack)
    if own is not None and _MERE_PLACE.fullmatch(own):
        return None
    if own is not None and len(own) >= 2:
        return own
    done = verb_phrase(clause, pack) or ""
    return done if len(done) > 1 else predicate or None


def all_links(clause: str, pack: Pack) -> bool:
    """Whether a clause only leads to its value: 达到, 增至."""
    told = _REACHED.search(clause) is not None
    return told and all(word in pack.words["link"] or not word.strip() for word in pieces(clause))
