"""The few words of each language that give a report its structure.

Patterns are built of all languages together (`either`), because a Chinese
report cites English sources, and a caption word means the same in any of them.
"""

from typing import NamedTuple


class Signs(NamedTuple):
    """One language's words for the parts of a report, as regular expressions."""

    figure: str
    """Opens a caption, followed by its number."""
    table: str
    """The same for a table."""
    continued: str
    """Ends the caption of a table, or of a part of one, that began on an earlier page."""
    source: str
    """Opens a note below a figure or table, followed by a colon."""
    annex: str
    chapter: str
    summary: str
    """A whole line: what follows is the summary."""
    contents: str
    """A whole line: what follows is a table of contents."""
    section: str
    """A whole line that is a heading wherever it stands."""
    quantity: str
    """What follows a number that counts or measures: such a number is no footnote mark."""
    scale: str
    """Multiplies a number written in digits."""
    share: str
    """A number written in words that can stand alone as digits do."""
    leads: str
    """Ends a line that leads up to a number."""
    unfinished: str
    """Ends a line whose sense needs the next one."""
    rights: str
    """Opens a copyright notice, which is no photo credit."""


CHINESE_NUMERALS = "一二三四五六七八九十"

ZH = Signs(
    figure=rf"(?:附?图|图表|专栏|方框|地图)\s?(?:[{CHINESE_NUMERALS}百]+|\d+(?:\.\d+)?|[A-Z]\b)",
    table=rf"附?表\s?(?:[{CHINESE_NUMERALS}百]+|\d+(?:\.\d+)?|[A-Z]\b)",
    continued=r"[(（]续(?:前|完|上)?[)）]|\b续(?:前|上)?[页表]",
    source=r"(?:资料来源|数据来源|来源|注|说明|缩略语|缩写|简称)",
    annex=rf"(?:附件|附录|附文)(?:[{CHINESE_NUMERALS}]+|\s?\d+|\s?[IVX]+)?",
    chapter=rf"第[{CHINESE_NUMERALS}\d]+[章节]",
    summary=r"摘\s*要|提\s*要|概\s*要|内容提要",
    contents=r"目\s*录|目\s*次|页\s*次|章\s*次",
    section=r"决定要点|建议决定|缩略语|前言|导言|引言|结论|建议|鸣谢|致谢",
    quantity=(
        r"[个名项份次种位人年月日岁时分秒天周届章条款节页号度倍成座所家届只件起批轮场对组套支架艘辆吨亩"
        r"米克升元美欧%％‰百千万亿余多几至、—－-]|国(?:家|际)?(?:数|中)|大(?:洲|类|支柱)"
    ),
    scale=r"[十百千万亿]+",
    share=rf"(?:[{CHINESE_NUMERALS}]+分之[{CHINESE_NUMERALS}]+|一?半)(?:以上|以下|多)?",
    leads=r"[了有达约近超至到过为]",
    unfinished=r"[的了着过和与及或在为由于从向对将把被是有，、：（《“]",
    rights=r"版权",
)

EN = Signs(
    figure=r"(?:Figure|FIGURE|Chart|CHART|Box|BOX|Map|MAP)\s(?:\d+(?:\.\d+)?|[IVX]+|[A-Z]\b)",
    table=r"(?:Table|TABLE)\s(?:\d+(?:\.\d+)?|[IVX]+|[A-Z]\b)",
    continued=r"[(（](?:[Cc]ontinued|CONTINUED|[Cc]oncluded|[Cc]ont(?:['’]d|d?\.))[)）]",
    source=r"(?:Sources?|Notes?|Abbreviations?)",
    annex=r"(?:Annex|ANNEX|Appendix|APPENDIX)(?:\s(?:[IVX]+|\d+|[A-Z]))?",
    chapter=r"(?:Chapter|CHAPTER|Part|PART)\s(?:[IVX]+|\d+)",
    summary=r"Summary|SUMMARY|Executive summary|Abstract",
    contents=r"Contents|CONTENTS|Table of contents",
    section=r"(?:Elements of a|Recommended) decision|Abbreviations|Foreword|Preface|Acknowledgements",
    quantity=r"(?:per\s?cent|million|billion|thousand|years?|months?|days?|countries|persons?|people)\b",
    scale=r"(?:thousand|million|billion|per\s?cent)",
    share=r"(?:[Hh]alf|(?:[Oo]ne|[Tt]wo|[Tt]hree)[ -](?:half|thirds?|quarters?|fifths?))(?: of)?",
    leads=r"\b(?:of|over|about|nearly|some|than)",
    unfinished=r"(?:\b(?:the|a|an|of|and|or|to|in|for|with|by|from|on|at|that|which)|[,:(“])",
    rights=r"Copyright|All rights",
)

LANGUAGES = (ZH, EN)


def either(part: str) -> str:
    """The words for `part` (a field of `Signs`) of every language, as one alternation."""
    return "(?:" + "|".join(getattr(signs, part) for signs in LANGUAGES) + ")"
