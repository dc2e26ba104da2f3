"""Subjects that figures of one list share, in Chinese, because what is said of all stands behind the last."""

import re
from collections.abc import Mapping, Sequence

from unextract.extract.chinese.bracketed import SHARES
from unextract.extract.chinese.phrases import clip
from unextract.extract.quantities import Quantity
from unextract.packs import Pack
from unextract.records import FigureKind
from unextract.words import pieces

# The number and the measure word before what is counted
_HOW_MANY = re.compile(r"^[^\d]{0,3}\d[\d ,.]*[万亿]*[多余+]? ?(?:[名位个项份家所]|\*+)?")
_LISTABLE = frozenset({FigureKind.COUNT, FigureKind.MEASURE})
_AND_MORE = ("、", "和", "及", "以及")
# How far behind a count what is said of it begins
_NEAR = 24
# What happens to people, so that it happens where they are.
_UNDERGOES = re.compile("获|接受|受|得到|[^的]{2,}所涉|帮助|援助")
_AND_SHARE = re.compile(r" ?的([^，。；、]{2,14}?)(?:和|及|以及|、) ?")


def with_siblings(
    text: str,
    quantities: Sequence[Quantity],
    found: list[str | None],
    chained: Mapping[int, tuple[int, int]],
    pack: Pack,
) -> list[str | None]:
    """The subjects of figures whose predicate stands after a later one."""
    for position, (_, last) in chained.items():
        place, whole = found[position], found[last]
        if position == last or place is None or whole is None:
            continue
        said, _, who = whole.rpartition("的")
        if len(who) <= 2 and _UNDERGOES.match(said):  # 69 个国家的 2.16 亿人获得援助
            who = "" if who == "人" else who
            found[position] = clip(f"{who}{said}的{place.rpartition('的')[2]}")
    for position in range(len(found) - 1):
        found[position] = _shared_object(text, quantities, found, position)
    for position in range(len(found) - 2, -1, -1):
        found[position] = _listed(text, quantities, found, position)
    for position in range(len(found) - 2, -1, -1):  # 100%的甲国和 100%的乙国认为…
        here, following = quantities[position], quantities[position + 1]
        name, other = found[position], found[position + 1]
        if here.kind in SHARES and following.kind is here.kind and name and other and "的" in other:
            joined = _AND_SHARE.fullmatch(text, here.end, following.start)
            if text[here.end : following.start].strip() in ("和", "及", "、") and here.unit == following.unit:
                found[position] = other  # 实现了 45%和 46%的指标
            elif joined is not None and joined[1] == name:
                found[position] = clip(f"{other.rpartition('的')[0]}的{name}")
    return found


def _listed(
    text: str, quantities: Sequence[Quantity], found: Sequence[str | None], position: int
) -> str | None:
    """The subject of a count by what is said of its list: 2 400 名妇女、2 100 名儿童和 400 名教师获得援助."""
    here, following = quantities[position], quantities[position + 1]
    name, other = found[position], found[position + 1]
    if name is None or other is None or here.kind not in _LISTABLE or following.kind is not here.kind:
        return name
    said, of, _ = other.rpartition("的")
    told = of and text.find(said, following.end) - following.end in range(_NEAR)
    counted = here.kind is FigureKind.COUNT
    between = _HOW_MANY.sub("", text[here.start if counted else here.noun : following.start]).strip()
    listed = between.endswith(_AND_MORE) and between.rstrip("、和及以 ") == name
    return clip(f"{said}的{name}") if told and listed else name


def _shared_object(
    text: str, quantities: Sequence[Quantity], found: Sequence[str | None], position: int
) -> str | None:
    """The subject of a figure whose verb has its object after the next: 8 国签署、6 国批准公约."""
    name, next_name = found[position], found[position + 1]
    if "、" not in text[quantities[position].end : quantities[position + 1].start]:
        return name
    verb, _, who = (name or "").partition("的")
    did, _, other = (next_name or "").rpartition("的")
    here, following = quantities[position], quantities[position + 1]
    if not verb or who != other or here.unit != following.unit or len(pieces(verb)) > 1:
        return name
    done = pieces(did)[0] if did else ""
    joined = text[here.end : following.start].strip().endswith(f"{verb}、")
    return clip(f"{verb}{did.removeprefix(done)}的{who}") if joined and len(done) < len(did) else name
