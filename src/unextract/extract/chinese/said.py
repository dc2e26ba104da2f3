"""What a predicate says of those that are counted, in Chinese: what they do, or only what they are."""

from unextract.extract.chinese.phrases import last_verb, plain_verbs, verbs
from unextract.extract.chinese.specified import COPULA
from unextract.packs import Pack
from unextract.words import pieces

# 由三个方面组成: what they make up is not what they do
_MAKING_UP = frozenset({"组成", "构成"})


def is_said(predicate: str, pack: Pack) -> bool:
    """Whether a predicate says what these things do, and not only what they are."""
    words = pieces(predicate)
    while words and (words[0] in pack.words["adverb"] or words[0] in pack.words["modal"]):
        words = words[1:]
    if not words or COPULA.match(predicate) is not None or predicate in _MAKING_UP:
        return False
    acts = len(words[0]) > 1 and words[0] in verbs(pack) and words[0] not in pack.words["adverb"]
    return acts or (words[0] == "在" and any(len(w) > 1 and w in plain_verbs(pack) for w in words))


def taken_part(predicate: str, clause: str, pack: Pack) -> str:
    """`predicate` with the verb whose object it is: 参与了其中 14 个项目的制定工作."""
    if not predicate or not clause.endswith(("了", "了其中")):
        return predicate
    clause = clause.removesuffix("其中")
    words = pieces(predicate)
    named = len(words) == 2 and words[-1] in pack.words["either"]
    verb = last_verb(clause, pack) if named else ""
    return f"{verb}{predicate}" if not predicate.startswith(verb) else predicate


def verb_of(head: str, pack: Pack) -> str:
    """The word at the end of `head` that is a verb as well, empty where there is none."""
    words = pieces(head)
    doing = len(words) > 1 and words[-1] in pack.words["either"] and words[-2] != "的"
    return words[-1] if doing else ""
