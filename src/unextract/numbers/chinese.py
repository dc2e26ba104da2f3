"""The Chinese number grammar: digits, scale words, and numerals written in characters.

It knows how the language writes numbers and nothing of what is counted.
Sources: GB/T 15835-2011 (use of numerals in publications) for forms in
characters, mixed forms and approximate numbers (概数); the banker's forms are
those of the Renminbi bill rules (正确填写票据和结算凭证的基本规定).
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from unextract.numbers.model import Number

DIGITS = {
    **dict(zip("〇零○一二三四五六七八九两", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": 20, "卅": 30}
SCALES = {"亿": 10**8, "万": 10**4}
FULL_WIDTH = str.maketrans("０１２３４５６７８９．％＋－", "0123456789.%+-")
# Longer literals are codes or rubbish: 10^21 is more than anything a report counts, and what is below
# 10^16 takes 31 characters (九千九百九十九万九千…) before its decimal point.
MOST_DIGITS = 21
MOST_CHARACTERS = 40

_DIGIT = "〇零○一二三四五六七八九"
_RUN = f"{_DIGIT}十百千万亿两廿卅"
_BANKER_DIGIT = "壹贰叁肆伍陆柒捌玖"
_BANKER_UNIT = "拾佰仟"
_SCALE = "万亿|千亿|百亿|十亿|千万|百万|十万|亿|万"
# The 千 of 千瓦 and the 百 of 百帕 belong to the unit.
_KILO = r"[瓦米克升帕伏赫焦]|卡(?![塔车片])|字节"
# 40 多个, 20 余名; not 多边, 余下
_MORE = r"(?:多(?![边样方哈哥米]|利益|学科|语[种文言]|民族|党|伙伴|国办)|余(?![下款额]))"
# 十来个, 20 来名: about; not 十年来, 来自
_AROUND = r"来(?=[ ]?[个名位人次年岁天万亿项家份种条座所吨公])"
# What 上 and 近 must not stand behind for 上百 and 近百 to be numbers: 会上, 基础上, 附近, 最近
_NOT_UPON = "以之在会地际路网线纸岸场身船史础实质度平晚早马世街桌面台海岛陆山车机途程本格则体义论手法水墙报书"
_NOT_NEAR = "最附远邻临靠"

_VAGUE = rf"""
    成[百千]上[千万] | (?<=数以)[十百千万亿]+(?=计)
  | (?<![人总多少件户次份复单岁函参指系])数(?=[十百千万亿])[十百千万亿]+(?!分)
  | 几[十百千]上[百千万]
  | (?:\d+0[ ]?|[一二三四五六七八九两十百千]*[十百千])几[十百千]?[万亿]*
  | 几[十百千万亿]+(?!分)
  | 几(?![内乎何率丁维近])
  | (?<![{_NOT_UPON}])上(?:[百千万亿](?!分)[万亿]?|十[万亿])
  | (?<![{_NOT_NEAR}])近[百千万](?![分{_RUN}])
"""
# A hyphen is a minus where nothing before it can be joined to the number by it: not 2018-2022, P-5, 10% -15%.
# 负 is one unless it is the end of a verb (担负 3 项任务).
_MINUS = r"""
    (?:(?<![\w%‰)\]）」》”/.+~～:：*\-–—−])|(?<=[为是约达于至到从在]))(?<![\d%‰][ ])[\-–−](?=\d)
  | (?<![担肩背身抱自胜欠辜正])负[ ]?(?=\d) | 零下[ ]?(?=\d)
"""
_ARABIC = rf"""
    (?P<arabic>(?:\d{{1,3}}(?:[ ,]\d{{3}})+(?!\d)|\d+)(?:\.\d+)?)
    (?P<more>[ ]?(?:{_MORE}|(?P<around>{_AROUND})))?
    (?:[ ]?(?P<scale>{_SCALE}|千(?!{_KILO})|百(?![分帕])))?
    (?P<rest>  # 1 亿 2 000 万, 3 万 5 千
        (?<=亿)[ ]?(?:\d[ ,]\d{{3}}|\d{{1,4}})(?!\d)(?:\.\d+)?[ ]?[千百十]?万
      | (?<=万)[ ]?\d[ ]?千(?!{_KILO})(?:[ ]?\d[ ]?百(?![分帕]))?
      | (?<=千)[ ]?\d[ ]?百(?![分帕])
    )?
    (?P<more2>[ ]?{_MORE}(?!年期)(?P<scale2>(?<=万[多余])亿)?)?
    (?P<plus>[ ]?\+(?![\d(]))?
"""
_WORD = rf"""
    (?P<word>
        [{_RUN}]+(?!(?<=千)(?:{_KILO})|(?<=百)帕)
      | (?:[{_BANKER_DIGIT}][{_BANKER_UNIT}万亿]|[{_BANKER_UNIT}][万亿])[{_BANKER_DIGIT}{_BANKER_UNIT}零万亿]*
      | [{_BANKER_DIGIT}](?=[元圆角](?:整|正|零|[{_BANKER_DIGIT}]))
    )
    (?:  # 三点五; not 三点意见, 八点三十分, 这一点一般
        (?<![这那第差]一)(?<!第[{_DIGIT}])点(?P<decimals>[{_DIGIT}]++)
        (?![十百千点滴刻项种次名位国方致直再样定般些体起道级切面]|分(?!别|之))
    )?
    (?P<wmore>[ ]?(?:{_MORE}|(?P<waround>{_AROUND})))?
    (?P<wscale>[万亿]+)?
"""
_NUMBER = rf"""
    # five times as fast as letting every branch fail by itself
    (?=[\d{_RUN}{_BANKER_DIGIT}{_BANKER_UNIT}数几成上近半负\-–−])
    (?: (?P<vague>{_VAGUE}) | (?P<minus>{_MINUS})?(?:{_ARABIC}) | {_WORD} | (?P<half>半) )
"""
_SCALE_VALUE = {
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
_HALF = Decimal("0.5")


@cache  # when the first Chinese text comes
def _number() -> re.Pattern[str]:
    return re.compile(_NUMBER, re.VERBOSE)


def scan(text: str) -> Iterator[Number]:
    """Yield every number literal of `text` in order, none overlapping.

    >>> [(n.value, n.comparator) for n in scan("约 1 620 万美元和 40 多万剂")]
    [(Decimal('16200000'), '='), (Decimal('400000'), '>')]
    """
    for match in _number().finditer(text):
        if match["arabic"] is not None:
            yield _read_arabic(match)
        elif match["word"] is not None:
            yield _read_word(match)
        elif match["half"] is not None:
            yield Number(match.start(), match.end(), _HALF, None, "=", False)
        else:
            yield _vague(match)


def _read_arabic(match: re.Match[str]) -> Number:
    start, end = match.span()
    scale = match["scale"]
    more = match["more"] or match["more2"] or match["plus"]
    comparator = "=" if more is None else ">" if match["around"] is None else "~"
    plain = _plain(match["arabic"])
    places = len(plain.partition(".")[0])
    if len(plain) > MOST_DIGITS:
        return Number(start, end, None, None, comparator, True, scale is not None, places)
    value = Decimal(plain)
    if scale is not None:
        value *= _SCALE_VALUE[scale]
        if match["scale2"] is not None:
            value *= SCALES["亿"]
        if match["rest"] is not None:
            value += sum(Decimal(_plain(m[1])) * _SCALE_VALUE[m[2]] for m in _PART.finditer(match["rest"]))
    if match["minus"] is not None:
        value = -value
    return Number(start, end, value, None, comparator, True, scale is not None, places)


def _plain(literal: str) -> str:
    return literal.replace(" ", "").replace(",", "")


_PART = re.compile(r"(\d[\d ,.]*?)[ ]?([十百千]?万|[千百])")


def _read_word(match: re.Match[str]) -> Number:
    word = match["word"]
    scale = match["wscale"] or ""
    scaled = scale != "" or "万" in word or "亿" in word
    comparator = "=" if match["wmore"] is None else ">" if match["waround"] is None else "~"
    decimals = match["decimals"]
    if decimals is None:
        low, high = read_range(word + scale)
        if comparator == "=" and (high is not None or low is None):
            comparator = "~"
        return Number(match.start(), match.end(), low, high, comparator, False, scaled)
    whole, factor = read(word), Decimal(1) if not scale else read(scale)
    value = None
    if whole is not None and factor is not None and len(decimals) <= MOST_DIGITS:
        value = (whole + Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))) * factor
    return Number(match.start(), match.end(), value, None, comparator, False, scaled)


def _vague(match: re.Match[str]) -> Number:
    scaled = "万" in match[0] or "亿" in match[0]
    return Number(match.start(), match.end(), None, None, "~", match[0][0].isdecimal(), scaled)


def read_range(word: str) -> tuple[Decimal | None, Decimal | None]:
    """The value of a numeral in characters; a pair for an approximate one (二三十).

    Neither where the numeral is vague (百十, 千千万万) or none at all.

    >>> read_range("一万五千亿"), read_range("二三十"), read_range("十五六")
    ((Decimal('1500000000000'), None), (Decimal('20'), Decimal('30')), (Decimal('15'), Decimal('16')))
    """
    near = _APPROXIMATE.fullmatch(word)
    if near is not None:
        head, low, high, rest = near.groups()
        return read(head + low + rest), read(head + high + rest)
    return read(word), None


# Two neighbouring digits, also 三五 and 一两: one of them, and nobody says which.
_APPROXIMATE = re.compile(
    r"(|[一二三四五六七八九两]?.{0,30}[十百千万亿])"
    r"(?:(?=一[二两]|二三|两三|三[四五]|四五|五六|六七|七八|八九)(.)(.))([十百千万亿]{0,4})"
)


def read(word: str) -> Decimal | None:
    """The value of a numeral written in characters; None when it is not one.

    >>> read("一百一十二万三千"), read("两千零六"), read("二〇二二")
    (Decimal('1123000'), Decimal('2006'), Decimal('2022'))
    """
    if len(word) > MOST_CHARACTERS or _MANY.match(word):
        return None
    if all(c in DIGITS for c in word):
        return Decimal("".join(str(DIGITS[c]) for c in word)) if len(word) <= MOST_DIGITS else None
    value = _sections(word)
    return None if value is None or value >= 10**MOST_DIGITS else Decimal(value)


# 百十, 千百, 亿万: units heaped up say many; 万一 is a word
_MANY = re.compile("百十|千[百千]|百千|万[一千万]|亿[万亿]")


def _sections(word: str) -> int | None:
    for character, scale in SCALES.items():
        head, found, tail = word.rpartition(character)
        if found:
            left = 1 if not head else _sections(head)
            right = 0 if not tail else _sections(tail.lstrip("零〇○"))
            if left is None or right is None or right >= scale:
                return None
            # 三万五 is 35,000: a lone last digit counts in the next lower unit
            if tail and tail in DIGITS and DIGITS[tail]:
                right = DIGITS[tail] * scale // 10
            return left * scale + right
    return _below_ten_thousand(word)


def _below_ten_thousand(word: str) -> int | None:
    if word and word[0] in TENS:
        word = f"{TENS[word[0]] // 10}十{word[1:]}".translate(_TO_CHARACTERS)
    total, digit, last = 0, None, 10**4
    for character in word:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
        else:
            unit = UNITS.get(character, last)
            if unit >= last:
                return None
            total, last, digit = total + (1 if digit is None else digit) * unit, unit, None
    if digit and last > 10 and last < 10**4 and "零" not in word and "〇" not in word and len(word) > 1:
        return total + digit * (last // 10)
    return total + (digit or 0)


_TO_CHARACTERS = str.maketrans("23", "二三")
