"""What a report says of itself: symbol, title, issuing body, reporting period.

Only what is stated counts: a field that no rule finds stays None.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import dropwhile, takewhile
from pathlib import Path

from unextract.read.front import Front, Line, apart, join, read_front, unmarked
from unextract.read.masthead import Masthead, read_masthead
from unextract.read.period import Period, stated_period
from unextract.read.rules import MetadataRules, Where, load_rules

_BLANKS = re.compile(r"\s+")
# A title of the UN is at most some three lines; more is a masthead nobody knew
_LONGEST_TITLE = 250
_SENTENCE_ENDS = ("。", "；", "！", "？", ".", ";", "!", "?", "，", ",")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What front matter and running headers state; None where they do not."""

    symbol: str | None
    title: str | None
    issuing_body: str | None
    period: Period | None
    masthead: Masthead


def read_metadata(text: str, language: str, directory: Path | None = None) -> Metadata:
    """The metadata stated in the front matter of `text`.

    `directory`: the patterns to use, by default those shipped with the package.
    """
    rules = load_rules(language, directory)
    front = read_front(text, rules)
    title, byline = find_title(front, rules)
    return Metadata(
        symbol=find_symbol(text, front, rules),
        title=title,
        issuing_body=find_issuing_body(front, byline, rules),
        period=find_period(front, rules),
        masthead=read_masthead(front, rules),
    )


def find_symbol(text: str, front: Front, rules: MetadataRules) -> str | None:
    """The document's own symbol; None when only other documents' symbols stand there."""
    for rule, pattern in rules.symbols:
        found = Counter(match["symbol"] for match in pattern.finditer(_region(text, front, rule.where)))
        if rule.where == "head" and found:
            # a masthead may carry two symbols, its own first, and a second page repeats them
            return next(iter(found))
        ranked = found.most_common(2)
        if not ranked or ranked[0][1] < rule.least:
            continue
        # two of equal weight mean doubt
        if len(ranked) == 1 or ranked[0][1] > ranked[1][1]:
            return ranked[0][0]
    return None


def find_title(front: Front, rules: MetadataRules) -> tuple[str | None, Line | None]:
    """The title, wrapped lines joined, and the line that says who reports.

    As the UN's library catalogues it: what the report is on, then who reports.
    """
    for _, pattern in rules.titles:
        if match := pattern.search(front.head):
            return reduce(join, match["title"].split()), None
    lines = _without_agenda(front.lines)
    if titled := [line for line in lines if line.role == "titled"]:
        return _as_title(titled[-1:]), titled[-1]
    byline = next((line for line in reversed(lines) if line.role == "byline"), None)
    run = _run_above(lines, byline) if byline else _first_run(lines, front)
    parts = [_as_title(part) for part in (run, [byline] if byline else []) if part]
    return rules.subtitle.join(parts) or None, byline


def find_issuing_body(front: Front, byline: Line | None, rules: MetadataRules) -> str | None:
    """Who reports, in the words of the byline; else the organ of the masthead."""
    if byline is not None:
        for rule, pattern in rules.lines:
            if rule.role == byline.role and (match := pattern.fullmatch(byline.text)):
                return match["body"]
    organs = (reduce(join, match["organ"].split()) for match in rules.organ.finditer(front.head))
    # of a council and its fund's board the longer name is the nearer one
    return max(organs, key=len, default=None)


def find_period(front: Front, rules: MetadataRules) -> Period | None:
    """The reporting period, if the front matter states one."""
    prepared: dict[Where, str] = {}
    opening = unmarked(front.front)
    for rule, pattern in rules.periods:
        if rule.where not in prepared:
            prepared[rule.where] = _as_sentences(_region(opening, front, rule.where), rules)
        for match in pattern.finditer(prepared[rule.where]):
            if period := stated_period(match.groupdict(), rules.months, rule.years):
                return period
    return None


def _region(text: str, front: Front, where: Where) -> str:
    """The part of a document that a rule looks at, without markdown's marks; `text` is given as it is."""
    if where == "title":
        return "\n".join(line.text for line in front.lines if line.role not in ("furniture", "agenda"))
    if where == "text":
        return text
    return unmarked({"head": front.head, "opening": front.opening, "front": front.front}[where])


def _as_sentences(text: str, rules: MetadataRules) -> str:
    return rules.quoted.sub("", _BLANKS.sub(rules.blank, text))


def _as_title(lines: Sequence[Line]) -> str:
    """Lines put together, without the mark of a footnote to them."""
    return reduce(join, (line.text for line in lines)).rstrip("* ")


def _without_agenda(lines: Sequence[Line]) -> list[Line]:
    """The lines below the agenda item and its title, or all where there is no item.

    The item's title ends where indent, heading level or distance change. Where
    it is set apart as a block, and nothing but who reports follows, it is the
    report's as well; text that has no blocks gives its last line to the report.
    """
    numbers = [index for index, line in enumerate(lines) if line.role == "agenda"]
    if not numbers:
        return list(lines)
    below = list(lines[numbers[-1] + 1 :])
    item = list(takewhile(lambda line: line.role == "text", below))
    for position in range(1, len(item)):
        if apart(item[position - 1], item[position]):
            return below[position:]
    rest = below[len(item) :]
    if any(line.role == "titled" for line in rest):
        return rest
    is_block = bool(item) and item[0].gap > 1 and all(line.gap == 1 for line in item[1:])
    return (item if is_block else item[-1:]) + rest


def _run_above(lines: Sequence[Line], byline: Line) -> list[Line]:
    """The text lines closest above the byline."""
    above = [line for line in lines if line.start < byline.start]
    while above and above[-1].role != "text":
        above.pop()
    run = list(takewhile(lambda line: line.role == "text", reversed(above)))
    while sum(len(line.text) for line in run) > _LONGEST_TITLE:
        run.pop()
    return run[::-1]


def _first_run(lines: Sequence[Line], front: Front) -> list[Line]:
    """The first text lines, as far as they do not read like prose."""
    texts = dropwhile(lambda line: line.role != "text", lines)
    run: list[Line] = []
    for line in takewhile(lambda line: line.role == "text", texts):
        if line.text.endswith(_SENTENCE_ENDS) or (run and line.level != run[0].level):
            break
        run.append(line)
        if not front.summarised and not any(line.role == "agenda" for line in front.lines):
            break
    return run if sum(len(line.text) for line in run) <= _LONGEST_TITLE else []
