"""What stands around a figure in a Chinese text: its clause, the bracket it is in, what follows it."""

import re
from dataclasses import dataclass

from unextract.extract.quantities import Quantity

_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_DIGITS = re.compile(r"\d(?! ?\d* ?年)")
# 20 年里翻了一番: the word belongs to the time before
_WITHIN = re.compile(
    r"^ ?(?:里|以来|期间|之内|之间|中(?![心国央东间小部文])|内(?![容部政陆阁])|来(?![自源到]))"
)
_CLAUSE = re.compile("[，：:,•]")


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a figure: its clause up to it, the bracket it is in, what follows its unit.

    `lead` is the clause before its own where that has no figure.
    """

    sentence: str
    clause: str
    bracket: str | None
    before_bracket: str
    right: str
    lead: str = ""


def context_of(text: str, quantity: Quantity, last_end: int, lead: str) -> Context:
    """`last_end` is where the noun of the figure before ends, `lead` the clause up to that figure."""
    at = quantity.start
    stops = text.rfind("。", 0, at), text.rfind("；", 0, at), text.rfind("！", 0, at), text.rfind("？", 0, at)
    start = max(stops) + 1
    sentence = text[start : quantity.start]
    opened = max(sentence.rfind("("), sentence.rfind("（"))
    closed = max(sentence.rfind(")"), sentence.rfind("）"))
    bracket, before = (sentence[opened + 1 :], sentence[:opened]) if opened > closed else (None, "")
    own = text[max(start, last_end) : quantity.start]
    *leads, clause = _CLAUSE.split(own)
    before_it = leads[-1] if leads else ""
    if not _BRACKETED.search(clause):
        clause, closed_clause = re.split(r"[)）]", clause)[-1], clause
        if clause != closed_clause and len(clause) <= 4:  # 病例比上一年(2.7 万例)减少: the clause goes on
            outside = re.split(
                r"[，：:,•]", text[start : max(start, text.rfind("(", start, quantity.start))]
            )[-1]
            clause = clause if _DIGITS.search(outside) else outside + clause
    if start <= last_end:
        clause = _WITHIN.sub("", clause)
    right = text[quantity.noun : quantity.noun + 80]
    if not clause.strip() and own.rstrip()[-1:] in ("：", ":") and not right[:1].isalpha():
        clause = re.split(r"[，：:,\n]", own)[-2]  # a label and its value: 与天气有关的：3200 万
    if right.startswith("计") and text.endswith("数以", 0, quantity.start):
        right = right[1:]  # 数以百万计的人
    if start <= last_end and clause.strip() in ("的", "和", "及", "以及", "、"):
        clause = lead
    return Context(sentence, clause, bracket, before, right, lead=before_it)
