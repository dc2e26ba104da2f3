"""Phrases of a Chinese clause: the noun phrase after a number, the one before it, what is said of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unextract.packs import Pack
from unextract.words import pieces

# Longest phrase kept: a subject names a column, it is no sentence.
LONGEST = 40
# … and the longest verb with its object that stands for a noun phrase.
LONGEST_VERB = 20
# A clause of so few characters is taken whole: 学校和图书馆在同一楼里的比例
SHORT_CLAUSE = 26
STOP = re.compile(
    r"[，。；：！？,;:()（）\[\]]|(?:和|及|、|以及)(?= ?(?:超过|约|近|另外|总?共计?|至少)? ?\d)|——"
)
TIME = re.compile(
    r"(?:截至|自从?|从|在|(?<![意提达得受看收遇涉])到|与|较|同|比)? ?"
    r"(?:19|20)\d\d(?: ?[-–至/] ?(?:19|20)?\d\d)? ?年(?:底|初|末|度)?"
    r"(?: ?\d+ ?月(?:底|初|末|份)?)?(?: ?\d+ ?日)?(?:以来|期间|同期|相比|终了|结束)?的?"
    r"|(?:比|与)?(?:上一?年|去年|前一年)(?:同期|相比)?|每[年月周天日]的?"
)
JOINS = ("和", "及", "以及", "或", "、")
# What may follow a unit and is no part of what is said: 18 个席位中的, 4 210 美元相比
_LOCALIZER = re.compile(r"^(?:之?中|当中|境?内|里|相比之?下?|相较|左右|上下)")
_ADVERBS = re.compile(r"^(?:(?:也|还|目前|曾经?)?(?:都|均|已经?|现已?)) ?(?=[^，。；]{2})")
_JOIN = re.compile("以及|和|及|、")
_JOINS_NEXT = re.compile(r"(?:以及|和|及|、|或|与) ?(?:约|近|超过|至少)? ?$")
OPENING = re.compile(r"^(?:其中|另有|有|而|并|且|还有|以及|和|共有?)+")
# Nouns that end so can say something.
ACTORS = ("队", "府", "国", "国家", "组织", "机构", "署", "厅", "处", "部门", "员", "者", "委员会", "女")
_INSERTION = re.compile(r" ?(?:[（(][^（()）]{0,40}[)）]|，(?:特别是|尤其是|包括|主要是)[^，。；]{1,24}，) ?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase and what its clause says of it."""

    head: str
    predicate: str


def noun_phrase(right: str, pack: Pack, limit: int | None = None) -> Phrase:
    """The noun phrase at the start of `right`, at most `limit` characters; empty where none starts there."""
    if limit is not None and limit < len(right):
        return Phrase(noun_phrase(_before_next(right[:limit], pack), pack).head, "")
    right = _skip_insertion(right).lstrip(" 的+")
    if right[:1].isdigit() or right.startswith(JOINS):  # 22% 12% 6% of a chart: the next value is no noun
        return Phrase("", "")
    stop = STOP.search(right)
    clause = right[: stop.start()] if stop is not None else right
    if not clause:
        return Phrase("", "")
    ends = pack.words["phrase_end"]
    words = pieces(clause)
    if words[1:] and words[0] in pack.words["manner"] and words[1] in ends:
        relative = True  # 4 个正式登记的政党
    else:
        relative = bool(words) and words[0] in ends and len(words[0]) < 3
        relative = relative and not _is_noun(words[0], words[1:2], pack)
        relative = relative and ("的" in words or words[0] not in pack.words["passive"])  # 受影响环境
    if relative:
        # 与军备控制有关的项目, 曾参加选举的妇女: a relative clause before its noun
        modifier, noun = _relative(words, pack)
        if 1 < len(modifier) <= LONGEST and noun and not any(c.isdigit() for c in modifier):
            inner = noun_phrase(noun, pack)
            if inner.head:
                whole = f"{modifier}的{inner.head}"
                return Phrase(whole if len(whole) <= LONGEST else inner.head, "")
        return Phrase("", predicate_of(right, pack))
    length = 0
    title = False
    following = (*words[1:], "")
    for index, word in enumerate(words):
        title = "《" in word or (title and "》" not in word)  # nothing in a title ends the phrase
        person = 1 if word not in pack.words["passive"] else 2  # 参与者, 受关注者
        named = words[index + person : index + person + 1] == ("者",)
        ending = word in ends and not title and not named
        if index and ending and not _is_noun(word, words[index + 1 : index + 2], pack):
            break
        reporting = word in pack.words["saying"] and following[index] in ends
        if index and reporting and words[index - 1].endswith(ACTORS):
            break  # 48 个国家工作队报告使用了…: they report, it is not their report
        length += len(word)
    head = _unquoted(clause[:length]).strip(" 、和及“”")
    rest = clause[length:]
    if not rest.strip() and right[len(clause) : len(clause) + 1] in ("(", "（"):
        after = _INSERTION.match(right, len(clause))
        rest, right = ("", right) if after is None else (right[after.end() :], "")
        return Phrase(_head(head), predicate_of(rest, pack) if rest and not STOP.match(rest) else "")
    return Phrase(_head(head), predicate_of(rest + right[len(clause) :], pack) if rest.strip() else "")


def _before_next(right: str, pack: Pack) -> str:
    """What stands between two figures without what leads to the second: 份文件和儿基会核准的 (13 份)."""
    right = _JOINS_NEXT.sub("", right)
    if not right.rstrip().endswith("的"):
        return right
    joined = [mark.start() for mark in _JOIN.finditer(right)]
    if not joined or STOP.search(right, joined[-1]):
        return right
    ends = pack.words["phrase_end"]
    return right[: joined[-1]] if any(word in ends for word in pieces(right[joined[-1] + 1 :])) else right


def _relative(words: Sequence[str], pack: Pack) -> tuple[str, str]:
    """A relative clause and its noun: of 为实现权利而工作的组织 the 的 that stands after a verb counts."""
    places = [index for index, word in enumerate(words) if word == "的"]
    after_verb = [index for index in places if index and words[index - 1] in pack.words["phrase_end"]]
    place = next(iter(after_verb or places), None)
    return ("", "") if place is None else ("".join(words[:place]), "".join(words[place + 1 :]))


def _unquoted(phrase: str) -> str:
    """`phrase` up to the end of a quotation that began before it."""
    closing = phrase.find("”")
    return phrase[:closing] if closing > 0 and "“" not in phrase[:closing] else phrase


def _skip_insertion(right: str) -> str:
    found = _INSERTION.match(right)
    return right if found is None else right[found.end() :]


def _head(head: str) -> str:
    return first_words(head.removesuffix("之一").removesuffix("方面"), LONGEST)


def _is_noun(word: str, following: Sequence[str], pack: Pack) -> bool:
    """Whether a word that can be both (报告, 评估) is a noun here: it has no object."""
    if word not in pack.words["either"]:
        return False
    return not following or following[0] in pack.words["phrase_end"] or following[0].isspace()


def predicate_of(rest: str, pack: Pack) -> str:
    """What is said: the clause, and with a verb of saying also the clause that it introduces."""
    rest = _ADVERBS.sub("", _LOCALIZER.sub("", rest.lstrip()))
    if rest[:1].isdigit() or rest.startswith(("的", "即", "包括", "如", "例如", "等")):
        return ""
    stop = STOP.search(rest)
    clause = rest[: stop.start()] if stop is not None else rest
    saying = next((word for word in pack.words["saying"] if clause.startswith(word)), None)
    if saying is not None and len(clause) <= len(saying) + 1 and stop is not None:
        following = rest[stop.end() :]
        second = STOP.search(following)
        clause += following[: second.start()] if second is not None else following
    return first_words(clause.strip(" 了的"), LONGEST - 8)


def tail_phrase(clause: str, pack: Pack) -> str | None:
    """The noun phrase at the end of `clause`, before the words that link it to its value."""
    words = list(pieces(OPENING.sub("", TIME.sub("", clause).strip(" ，、"))))
    link, ends, opening = pack.words["link"], pack.words["phrase_end"], pack.words["opening"]
    if "包括" in words[:-1]:  # the things of a list are told by their own names
        del words[: len(words) - words[::-1].index("包括")]
    while words and (words[-1] in link or words[-1] in opening or words[-1].isspace()):
        words.pop()
    while words and (words[0] in opening or words[0].isspace()):
        words.pop(0)
    whole = trim("".join(words))
    if len(whole) <= SHORT_CLAUSE and words and words[-1] not in ends:
        return whole or None
    start = len(words)
    while start and words[start - 1] not in ends and words[start - 1] not in opening:
        start -= 1
    phrase = trim("".join(words[start:]))
    if len(phrase) < 3 and start > 1:  # the last word alone is no name: take its clause
        phrase = trim("".join(words))
    return trim(_last_words(words, LONGEST)) if len(phrase) > LONGEST else phrase or None


def verb_phrase(clause: str, pack: Pack) -> str | None:
    """The verb before a number with its object: 动员了, 向联合国组织导入."""
    words = list(pieces(OPENING.sub("", TIME.sub("", clause).strip(" ，、"))))
    link, opening = pack.words["link"], pack.words["opening"]
    while words and (words[-1] in link or words[-1].isspace()):
        words.pop()
    while words and (words[0] in opening or words[0].isspace()):
        words.pop(0)
    return trim(_last_words(words, LONGEST_VERB)) or None


def _last_words(words: Sequence[str], longest: int) -> str:
    """The last whole words of at most `longest` characters: a phrase never begins inside a word."""
    start, length = len(words), 0
    while start and length + len(words[start - 1]) <= longest:
        start -= 1
        length += len(words[start])
    while start and start < len(words) and words[start] in ("、", "和", "及", "的", "，"):
        start += 1
    return "".join(words[start:])


def last_verb(clause: str, pack: Pack) -> str:
    words = [word for word in pieces(clause) if word in pack.words["phrase_end"] and len(word) > 1]
    return words[-1] if words else ""


def first_phrase(right: str) -> str:
    stop = STOP.search(right)
    return (right[: stop.start()] if stop is not None else right).strip(" 的")[:20]


def clip(phrase: str) -> str:
    """`phrase` of at most LONGEST characters: words go, the noun at its end stays."""
    phrase = trim(phrase)
    if len(phrase) <= LONGEST:
        return phrase
    modifier, found, head = phrase.rpartition("的")
    if found and 0 < len(head) <= LONGEST // 2:
        modifier = modifier.rpartition("、")[2]  # of many owners the last
        return f"{first_words(modifier, LONGEST - 1 - len(head))}的{head}"
    return first_words(phrase, LONGEST)


def first_words(phrase: str, longest: int) -> str:
    """The first whole words of at most `longest` characters."""
    if len(phrase) <= longest:
        return phrase
    length = 0
    for word in pieces(phrase):
        if length + len(word) > longest:
            break
        length += len(word)
    return trim(phrase[:length])


def trim(phrase: str) -> str:
    """`phrase` without the marks and the 的 at its ends; that of 目的 belongs to the word."""
    phrase = phrase.lstrip(" ，、的“”")
    while phrase[-1:] in (" ", "，", "、", "“", "”") or (
        phrase.endswith("的") and not phrase.endswith("目的")
    ):
        phrase = phrase[:-1]
    return phrase
