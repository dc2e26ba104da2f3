"""Counts of what was counted before, in Chinese: 200 个站点中的 13 个, 45 个精简为 38 个, 再培训 9 000 名."""

import re
from collections.abc import Sequence

from unextract.extract.chinese.phrases import ACTORS, STOP, clip, verbs
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.words import pieces

# 1 800 个投票站中的 1 340 个
_OF_THE_LAST = re.compile(
    r"\d[\d ,]*[万亿]*[多余]? ?[个项名份家所起次种条][^，。；\d的]{1,12}(?:之?中|当中)的 ?"
    r"(?:约|近|超过|至少)? ?$"
)
_OF_THEM = re.compile(r"([^，。；\d的]{2,8}?)了其中的?$")
_BECAME = re.compile(r"(?:为|到|至) ?$")


def part_of_last(before: str, predicate: str, earlier: Sequence[str | None]) -> str | None:
    """A count without a noun that is a part of the last one; `before` is the text up to it."""
    last = earlier[-1] if earlier else None
    if not last or _OF_THE_LAST.search(before) is None:
        return None
    return clip(f"{predicate}的{last}" if predicate else last)


def of_them(
    quantity: Quantity, clause: str, right: str, quantities: Sequence[Quantity], earlier: Sequence[str | None]
) -> str | None:
    """Of what some are that have their measure word: 发布了 60 项任务，9 人完成了其中的 45 项; or None."""
    did = _OF_THEM.search(clause)
    measure = quantity.groups.get("classifier")
    if did is None or not measure or (right.strip() and STOP.match(right.lstrip()) is None):
        return None
    before = zip(reversed(earlier), reversed(quantities[: len(earlier)]), strict=True)
    whole = next((name for name, other in before if other.groups.get("classifier") == measure and name), None)
    return None if whole is None else clip(f"{did[1]}的{whole.rpartition('的')[2]}")


def counted_again(clause: str, right: str, earlier: Sequence[str | None], pack: Pack) -> str | None:
    """What a count without a noun or predicate counts once more; None where it speaks of something new."""
    if right.strip() and STOP.match(right.lstrip()) is None:
        return None
    if earlier and _BECAME.search(clause) and _only_tells(clause, pack):
        return earlier[-1]  # 45 个办事处精简为 38 个
    *who, verb = pieces(clause.removesuffix("了").strip()) or ("",)
    done = (name for name in reversed(earlier) if name and "的" in name)
    alike = (name for name in done if pieces(name.partition("的")[0])[-1] == verb)
    name = next(alike, None) if verb in pack.words["phrase_end"] | pack.words["either"] else None
    actor = next((i + 1 for i, word in enumerate(who) if word.endswith(ACTORS)), 0)
    if name is None or not actor:  # 计划再培训 9 000 名
        return name
    return clip(f"{''.join(who[:actor])}{verb}的{name.rpartition('的')[2]}")


def _only_tells(clause: str, pack: Pack) -> bool:
    """Whether a clause has no noun."""
    words, never = pack.words, verbs(pack)
    return all(word in never or word in words["link"] or word in words["adverb"] for word in pieces(clause))
