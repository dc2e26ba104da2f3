"""A counted noun as the subject of its clause: countries that have reformed."""

import re
from collections.abc import Sequence

from unextract.extract.english.clauses import (
    Around,
    Earlier,
    clip,
    has_verb,
    trimmed,
    unbracketed,
    verb_place,
)
from unextract.extract.english.predicates import finite_place, verb_size, without_be
from unextract.packs import Pack

# What the subject of a clause does, and the words between it and the start of the clause.
_SAID = re.compile(r" [A-Za-z](?:[^.,;:()\d$€£–—]|, (?=[a-z]+ed\b))*[A-Za-z](?!\w)")
_RELATIVE_FIRST = re.compile(r" (?:that|which|who|whose)\b")
_AT_END = re.compile(r" (?:at|by) the (?:end|beginning|start)(?: of)?$")
_OBJECT_ALONE = re.compile(r" (?:the|a|an|its|their) (?:[^.,;:()]|\.\d)+")


def acting(noun: str, right: str, pack: Pack) -> str | None:
    """A noun that is the subject of its clause, with what it does: 63 countries have reformed."""
    if _RELATIVE_FIRST.match(right):
        return None
    right = pack.wordings["aside"].sub("", right) if right.startswith(",") else unbracketed(right)
    many = pack.wordings["in_many_places"].match(right)
    counted = pack.wordings["some_number"].sub(
        "",
        right[many.end() :] if many is not None else pack.wordings["next_number"].split(right, maxsplit=1)[0],
    )
    said = _SAID.match(f" {counted}" if many is not None else counted)
    if said is None:
        return None
    behind = _AT_END.sub("", trimmed(_AT_END.sub("", said[0]), pack)).split()
    if many is not None:  # people in 46 towns gained wells
        verb = finite_place(behind, pack) or _only_past(behind, right, pack)
        if not verb:
            return None
        behind = behind[verb:]
    words = [*noun.split(), *behind]
    last = finite_place(words, pack, len(noun.split()))
    if last == len(words) - 1 and words[last] in pack.words["intransitive"] and right.endswith(words[last]):
        words.insert(last, _pronoun(noun, pack))  # 40 towns agreed.
    if last:
        return clip(" ".join(words))
    place = _only_past(words, right, pack, len(noun.split()))
    if not place:
        return None
    if words[place - 1] == "be":
        return clip(without_be(words, place))
    done_with = words[place + 1 : place + 2] in (["with"], ["by"], ["through"], ["via"])
    if done_with and words[place] not in pack.words["intransitive"]:
        return clip(" ".join(words))  # 3 million pupils reached with radio lessons
    return clip(" ".join((*words[:place], _pronoun(noun, pack), *words[place:])))


def gapped(noun: str, right: str, context: Around, earlier: Earlier, pack: Pack) -> str | None:
    """A noun whose verb is that of the clause before: 75 towns adopted the plan and 17 the budget."""
    following_object = _OBJECT_ALONE.match(right)
    before = (earlier.previous or "").split()
    relative = next((p for p, word in enumerate(before) if p and word in ("that", "who")), None)
    if following_object is None or context.first or relative is None:
        return None
    if has_verb(following_object[0], pack):
        return None
    verb = before[relative + 1 : relative + 1 + verb_size(before[relative + 1 :], pack)]
    return clip(" ".join((noun, before[relative], *verb)) + following_object[0])


def _only_past(words: list[str], right: str, pack: Pack, start: int = 1) -> int | None:
    """The place, from `start` on, of a past that is the only verb of its clause, and no participle."""
    rest = re.split(r"[.,;:](?!\d)", right)[0].split()
    pasts = [place for place in range(len(rest)) if is_past(rest, place, pack)]
    if len(pasts) != 1 or verb_place([word for word in rest if not word.endswith("ed")], pack) is not None:
        return None
    return next((place for place in range(start, len(words)) if is_past(words, place, pack)), None)


def is_past(words: Sequence[str], place: int, pack: Pack) -> bool:
    """Whether the word at `place` is a regular past that no article or preposition makes an adjective."""
    return (
        words[place].endswith("ed")
        and verb_place(["it", words[place]], pack) == 1
        and (not place or words[place - 1].lower() not in pack.words["determining"])
    )


def does_alone(words: Sequence[str], before: str, pack: Pack) -> bool:
    """Whether the past that opens `words` is the verb of a clause that has none in the words `before`.

    Delegates from 17 towns convened for talks; but people in 17 towns affected by floods
    """
    if has_verb(before, pack) or not is_past(words, 0, pack):
        return False
    return words[1:2] not in (["by"], ["with"], ["through"])


def _pronoun(noun: str, pack: Pack) -> str:
    return "who" if noun.split()[-1] in pack.words["person"] else "that"
