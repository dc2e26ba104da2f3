"""The Chinese number grammar: digits, scale words, and numerals written in characters.

It knows how the language writes numbers and nothing of what is counted.
Sources: GB/T 15835-2011 (use of numerals in publications) for forms in
characters, mixed forms and approximate numbers (概数); the banker's forms are
those of the Renminbi bill rules (正确填写票据和结算凭证的基本规定).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from unextract.numbers.model import Number

DIGITS = {
    **dict(zip("〇零○一二三四五六七八九两", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30}
SCALES = {"亿": 10**8, "万": 10**4}
FULL_WIDTH = str.maketrans("０１２３４５６７８９．％＋－", "0123456789.%+-")

_SCALE = "万亿|千亿|百亿|十亿|千万|百万|十万|亿|万"
_RUN = "〇零○一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
# 40 多个, 20 余名, 400 万 +; not 多边, 余下
_MORE = r"多(?![边样方哈哥米])|余(?![下款额])"
_NUMBER = re.compile(
    rf"""
    (?=[\d{_RUN}数几成上近半])  # five times as fast as letting every branch fail by itself
    (?:
    (?P<arabic>
        (?:\d{{1,3}}(?:[ ,]\d{{3}})+(?!\d)|\d+)(?:\.\d+)?
    )
    (?P<more>[ ]?(?:{_MORE}))?
    (?:[ ]?(?P<scale>{_SCALE}|千(?![瓦米克卡升帕伏])|百(?![分])))?
    (?P<more2>(?:[ ]?(?:{_MORE}))(?!年期))?
    (?P<plus>[ ]?\+(?![\d(]))?
    |
    (?P<vague>
        成[百千]上[千万] | (?<=数以)[十百千万亿]+(?=计)
      | (?<![人总多少件户次份复单岁函参指系])数(?=[十百千万亿])[十百千万亿]+(?!分)
      | [一二三四五六七八九]?十几[万亿]? | 几[十百千万亿]+(?!分)
      | 几(?![内乎何率丁维])
      | (?<![以之在会地际路网线纸岸场身船])上[百千万亿](?!分)[万亿]?
      | 近[百千](?!分)[万亿]? (?![一二三四五六七八九十])
    )
    |
    (?P<word>(?!千[瓦米克卡升帕伏])[{_RUN}]+)(?P<wmore>(?:{_MORE}))?(?P<wscale>[万亿]+)?
    |
    (?P<half>半)
    )
    """,
    re.VERBOSE,
)
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


def scan(text: str) -> Iterator[Number]:
    """Yield every number literal of `text` in order, none overlapping.

    >>> [(n.value, n.comparator) for n in scan("约 1 620 万美元和 40 多万剂")]
    [(Decimal('16200000'), '='), (Decimal('400000'), '>')]
    """
    for match in _NUMBER.finditer(text):
        number = _read(match)
        if number is not None:
            yield number


def _read(match: re.Match[str]) -> Number:
    start, end = match.span()
    arabic = match["arabic"]
    if arabic is not None:
        plain = arabic.replace(" ", "").replace(",", "")
        value = Decimal(plain)
        scale = match["scale"]
        if scale is not None:
            value *= _SCALE_VALUE[scale]
        more = match["more"] or match["more2"] or match["plus"]
        places = len(plain.partition(".")[0])
        return Number(start, end, value, None, ">" if more else "=", True, scale is not None, places)
    word = match["word"]
    if word is not None:
        if match["wscale"] is not None:
            word += match["wscale"]
        low, high = read_range(word)
        comparator = ">" if match["wmore"] is not None else "=" if high is None else "~"
        return Number(start, end, low, high, comparator, False, "万" in word or "亿" in word)
    if match["half"] is not None:
        return Number(start, end, _HALF, None, "=", False)
    return Number(start, end, None, None, "~", False)


def read_range(word: str) -> tuple[Decimal | None, Decimal | None]:
    """The value of a numeral in characters; a pair for an approximate one (二三十).

    >>> read_range("一万五千亿"), read_range("二三十")
    ((Decimal('1500000000000'), None), (Decimal('20'), Decimal('30')))
    """
    near = _APPROXIMATE.fullmatch(word)
    if near is not None:
        low, high, rest = near.groups()
        return read(low + rest), read(high + rest)
    return read(word), None


_APPROXIMATE = re.compile(r"([一二三四五六七八])([二三四五六七八九])([十百千万亿]+)")


def read(word: str) -> Decimal | None:
    """The value of a numeral written in characters; None when it is not one.

    >>> read("一百一十二万三千"), read("两千零六"), read("二〇二二")
    (Decimal('1123000'), Decimal('2006'), Decimal('2022'))
    """
    if all(c in DIGITS for c in word):
        return Decimal("".join(str(DIGITS[c]) for c in word))
    value = _sections(word)
    return None if value is None else Decimal(value)


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
    total, digit, last = 0, None, 10**4
    for character in word:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
        else:
            unit = UNITS[character]
            if unit >= last:
                return None
            if character in "廿卅":
                total, last, digit = total + unit, 10, None
                continue
            total, last, digit = total + (1 if digit is None else digit) * unit, unit, None
    if digit and last > 10 and last < 10**4 and "零" not in word and "〇" not in word and len(word) > 1:
        return total + digit * (last // 10)
    return total + (digit or 0)
