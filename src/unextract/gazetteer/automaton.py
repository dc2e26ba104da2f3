"""All names of one language, found in one pass over a text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import regex
from ahocorasick_rs import AhoCorasick

from unextract.gazetteer.files import Beside, Inside
from unextract.gazetteer.model import Mention, Named
from unextract.gazetteer.spelling import Squeezed

_ALNUM = regex.compile(r"[\p{Latin}\d]")
# Kinds whose names organisations bear in their own.
LENT = frozenset({"country", "region"})


@dataclass(frozen=True, slots=True)
class _Name:
    """What a name stands for (None: nothing we know), and what must not stand beside it."""

    place: Named | None
    word_before: bool
    word_after: bool
    before: tuple[regex.Pattern[str], ...]
    after: tuple[regex.Pattern[str], ...]


class Automaton:
    """The names of `places`, those of `others` (which only hide names), and their rules."""

    def __init__(
        self,
        places: Mapping[str, Named],
        others: Iterable[str] = (),
        beside: Sequence[Beside] = (),
        inside: Sequence[Inside] = (),
    ) -> None:
        rules = [(regex.compile(rule.names), _behind(rule.before), _compile(rule.after)) for rule in beside]
        self._inside = [(_behind(rule.before), _compile(rule.after)) for rule in inside]
        texts: dict[str, Named | None] = {**dict.fromkeys(others), **places}
        ruled = regex.compile("|".join(rule.names for rule in beside) or "(?!)")
        self._names = [
            _name(text, place, rules if place is not None and ruled.search(text) else ())
            for text, place in texts.items()
        ]
        self._known = frozenset(texts)
        self._search = AhoCorasick(list(texts))

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def mentions(self, text: str, more: "Automaton | None" = None) -> tuple[Mention, ...]:
        """What `text` names, in order: of names that overlap the leftmost, then the longest.

        `more` are names that hold for this text beside the usual ones.
        """
        squeezed = Squeezed(text)
        candidates = list(self._candidates(squeezed.text))
        if more is not None:
            candidates.extend(more._candidates(squeezed.text))
        if not candidates:
            return ()
        candidates.sort(key=lambda candidate: (candidate[0], -candidate[1]))
        found = []
        free = 0
        for start, end, place in candidates:
            if start < free:
                continue
            free = end
            if place is not None and not (place.kind in LENT and self._is_inside(squeezed.text, start, end)):
                found.append(Mention(*squeezed.source(start, end), place))
        return tuple(found)

    def _candidates(self, text: str) -> Iterator[tuple[int, int, Named | None]]:
        names = self._names
        for index, start, end in self._search.find_matches_as_indexes(text, overlapping=True):
            name = names[index]
            if name.word_before and start and _ALNUM.match(text, start - 1):
                continue
            if name.word_after and end < len(text) and _ALNUM.match(text, end):
                continue
            if name.before and any(rule.match(text, start) for rule in name.before):
                continue
            if name.after and any(rule.match(text, end) for rule in name.after):
                continue
            yield start, end, name.place

    def _is_inside(self, text: str, start: int, end: int) -> bool:
        return any(
            (before is None or before.match(text, start)) and (after is None or after.match(text, end))
            for before, after in self._inside
        )


def _name(
    text: str,
    place: Named | None,
    rules: Iterable[tuple[regex.Pattern[str], regex.Pattern[str] | None, regex.Pattern[str] | None]],
) -> _Name:
    mine = [rule for rule in rules if rule[0].search(text)]
    return _Name(
        place,
        _ALNUM.match(text) is not None,
        _ALNUM.match(text, len(text) - 1) is not None,
        tuple(before for _, before, _ in mine if before is not None),
        tuple(after for _, _, after in mine if after is not None),
    )


def _behind(pattern: str | None) -> regex.Pattern[str] | None:
    return regex.compile(f"(?<={pattern})") if pattern else None


def _compile(pattern: str | None) -> regex.Pattern[str] | None:
    return regex.compile(pattern) if pattern else None
