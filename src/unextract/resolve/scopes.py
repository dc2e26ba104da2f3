"""Whose or where a figure is: the places and organisations that its clause names.

In this order: the name that the figure stands beside (非洲 12 人, 非洲(12 人),
12%的非洲国家), the names of the figure's own clause that a word marks as its
place or owner (在肯尼亚, 肯尼亚的), the clause behind it (来自非洲), an earlier
clause of the sentence (flag `scope_sentence`), what 其中, 该国 and 委员会 point back to and the place
that opened the paragraph (flag `scope_carried`), the labels of a table's
row, the heading above (flag `scope_heading`). What opens the sentence
(在肯尼亚，…) is added to what its clauses name. A figure whose text names
nothing keeps no scope.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from unextract.gazetteer import WORLD, Gazetteer, gazetteer
from unextract.offsets import Places
from unextract.packs import Packs
from unextract.records import Edition, Figure, PlaceMention, Segment, SegmentKind
from unextract.resolve.scope_headings import named_above
from unextract.resolve.scope_text import (
    Cuts,
    Named,
    Scope,
    Text,
    brackets_of,
    group_of,
    groups,
    is_scoping,
    written,
)
from unextract.resolve.scope_words import ScopeWords, scope_words

# An organisation with so large a part of all mentions of organisations is the report's own.
OWN = 0.3
# … and so many mentions are enough to tell.
FEWEST_OWN = 5
# A name stands beside a figure with no more than a word between them.
NEAR = 16
PLACES = frozenset({"country", "region"})
SENTENCE, CARRIED, HEADING = "scope_sentence", "scope_carried", "scope_heading"


def with_scopes(edition: Edition, figures: Sequence[Figure], packs: Packs) -> list[Figure]:
    """The figures with `scope` and `scope_ids`, where their clause, sentence or table row names one."""
    words = scope_words(packs[edition.document.language])
    mentions: dict[str, list[PlaceMention]] = defaultdict(list)
    for mention in edition.mentions:
        mentions[mention.segment_id].append(mention)
    own = _own_organisation(edition)
    names = gazetteer(packs.directory, packs.version)
    wanted: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        wanted[figure.segment_id].append(figure)
    scopes = _by_labels(edition, names)
    for segment in edition.segments:
        found = wanted.get(segment.segment_id)
        if not found or segment.kind is SegmentKind.TABLE:
            continue
        if segment.segment_id in mentions:
            scopes.update(_segment_scopes(segment, found, mentions[segment.segment_id], own, words))
    for key, (name, place_id) in named_above(edition, names, own, words).items():
        scope = Scope(name, (place_id,), (HEADING,))
        for figure in wanted.get(key, ()):
            scopes.setdefault(figure.figure_id, scope)
    return [_completed(figure, scopes.get(figure.figure_id)) for figure in figures]


def _completed(figure: Figure, scope: Scope | None) -> Figure:
    if scope is None or figure.scope is not None:
        return figure
    return figure.model_copy(
        update={"scope": scope.words, "scope_ids": scope.ids, "flags": (*figure.flags, *scope.flags)}
    )


def _own_organisation(edition: Edition) -> str | None:
    """The organisation a report is about: the one it names far oftener than any other."""
    named = Counter(mention.place_id for mention in edition.mentions if mention.kind == "entity")
    if not named:
        return None
    key, count = named.most_common(1)[0]
    return key if count >= max(OWN * named.total(), FEWEST_OWN) else None


def _by_labels(edition: Edition, names: Gazetteer) -> dict[str, Scope]:
    """The scopes of table cells: what their row's label names, else their column's."""
    language = edition.document.language
    known: dict[str, Scope | None] = {}
    found = {}
    for cell in edition.table_cells:
        if cell.figure_id is None:
            continue
        for label in (cell.row_label, cell.column_label):
            if not label:
                continue
            if label not in known:
                known[label] = _label_scope(label, names, language)
            scope = known[label]
            if scope is not None:
                found[cell.figure_id] = scope
                break
    return found


def _label_scope(label: str, names: Gazetteer, language: str) -> Scope | None:
    mentions = names.mentions(label, language)
    if not mentions:
        return None
    words = label[mentions[0].start : mentions[-1].end]
    return Scope(words, tuple(dict.fromkeys(mention.place.id for mention in mentions)))


def _segment_scopes(
    segment: Segment,
    figures: Sequence[Figure],
    mentions: Sequence[PlaceMention],
    own: str | None,
    words: ScopeWords,
) -> Iterator[tuple[str, Scope]]:
    places = Places(segment.slices)
    named = [
        Named(
            places.text(mention.source_start),
            places.text(mention.source_end - 1) + 1,
            mention.place_id,
            mention.kind,
        )
        for mention in mentions
    ]
    clauses = Cuts(segment.text, words.clause)
    about = Text(
        segment.text,
        named,
        [mention for mention in named if is_scoping(segment.text, mention, own, clauses, words)],
        Cuts(segment.text, words.sentence),
        clauses,
        brackets_of(segment.text),
        words,
        own,
    )
    found: list[tuple[int, str, Scope]] = []
    before: Scope | None = None
    starts = [places.text(figure.source_start) for figure in figures]
    for figure, start in zip(figures, starts, strict=True):
        end = places.text(figure.source_end - 1) + 1
        scope = (
            _beside(about, start, end)
            or _in_sentence(about, start, min((s for s in starts if s > start), default=len(about.text)))
            or _carried(about, start, before)
            or _pointed(about, start)
            or _fronted(about, start)
            or _worldwide(about, start)
        )
        if scope is not None:
            found.append((start, figure.figure_id, scope))
        before = scope
    yield from _in_order(about, found)


def _in_order(about: Text, found: Sequence[tuple[int, str, Scope]]) -> Iterator[tuple[str, Scope]]:
    """Of as many places as figures, each figure its own: in A, B and C 5, 6 and 7, respectively."""
    for _, run in groupby(found, key=lambda row: (row[2].ids, about.sentences.around(row[0]))):
        rows = list(run)
        scope = rows[0][2]
        first, last = about.sentences.around(rows[0][0])
        listed = [m for m in about.named if first <= m.start < last and m.key in scope.ids]
        parallel = len(rows) > 1 and len(rows) == len(scope.ids) == len(listed)
        if parallel and about.words.in_order.search(about.text, first, last):
            for (_, figure_id, _), mention in zip(rows, listed, strict=True):
                yield figure_id, Scope(about.text[mention.start : mention.end], (mention.key,))
        else:
            yield from ((figure_id, scope) for _, figure_id, scope in rows)


def _beside(about: Text, start: int, end: int) -> Scope | None:
    """The name right before or behind the figure `text[start:end]`, or right before its brackets."""
    text, words = about.text, about.words
    bracket = _holding(about, start)
    for mention in about.named:
        if mention.start - end > NEAR or start - mention.end > NEAR or mention.key in (WORLD, about.own):
            continue
        if mention.end <= start and words.beside.fullmatch(text, mention.end, start):
            return written(text, group_of(about, mention))
        if mention.start >= end and words.behind.fullmatch(text, end, mention.start):
            return written(text, group_of(about, mention))
    inside = [m for m in about.named if start <= m.start and m.end <= end and m.key not in (WORLD, about.own)]
    if inside:
        return written(text, inside)
    for mention in about.named:
        if bracket is not None and mention.end <= bracket[0] and not text[mention.end : bracket[0]].strip():
            return written(text, [mention])
    return None


def _in_sentence(about: Text, place: int, following: int) -> Scope | None:
    """What the clause of the figure at `place` names, else a clause of its sentence.

    `following` is the place of the next figure: what stands behind it is its own.
    """
    bracket = _holding(about, place)
    place = place if bracket is None else bracket[0]
    first, last = about.sentences.around(place)
    start, end = about.clauses.around(place)
    opening = _opening(about, first, start)
    own = [mention for mention in _open_in(about, start, end) if mention.key != WORLD]
    if own:
        return written(about.text, [*opening, *groups(about, own)])
    behind = about.clauses.around(min(end + 1, len(about.text)))
    if behind[0] > start and behind[0] < last:
        for mention in about.named:
            if (
                behind[0] <= mention.start < min(behind[1], following)
                and mention.key != WORLD
                and about.words.following.search(about.text, behind[0], mention.start)
            ):
                return written(about.text, group_of(about, mention))
    earlier = [
        mention
        for mention in about.scoping
        if first <= mention.start < min(start, last) and mention.key != WORLD
    ]
    if earlier:
        nearest = _open_in(about, *about.clauses.around(earlier[-1].start))
        return written(about.text, [*opening, *groups(about, nearest)], SENTENCE)
    return None


def _worldwide(about: Text, place: int) -> Scope | None:
    """The world, where the clause names it and nothing else is nearer."""
    return written(about.text, _open_in(about, *about.clauses.around(place)))


def _opening(about: Text, first: int, start: int) -> list[Named]:
    """The places that open the sentence by themselves: 在甲和乙，…"""
    for mention in about.scoping:
        if first <= mention.start < start and mention.kind != "entity":
            group = group_of(about, mention)
            opened = about.words.before.fullmatch(about.text[first : group[0].start].strip())
            if opened and about.clauses.around(mention.start)[0] <= first + 1:
                rest = about.text[group[-1].end : about.clauses.around(group[-1].end)[1]]
                return group if not rest.strip() else []
    return []


def _carried(about: Text, place: int, before: Scope | None) -> Scope | None:
    """What the sentence points back to: 其中 to the figure before, 该国 to the country named last."""
    first, _ = about.sentences.around(place)
    if before is not None and about.words.carrying.match(about.text, first):
        return Scope(before.words, before.ids, (CARRIED,))
    for word, kind in about.words.pointing.items():
        at = about.text.find(word, first, place)
        if at < 0:
            continue
        earlier = [mention for mention in about.named if mention.end <= at and mention.kind == kind]
        if earlier:
            return written(about.text, [earlier[-1]], CARRIED)
    return None


def _pointed(about: Text, place: int) -> Scope | None:
    """The organisation for which a part of its name opens the sentence: 委员会目前…, 该特派团…"""
    first, _ = about.sentences.around(place)
    found = about.words.heads.match(about.text, first)
    if found is None:
        return None
    earlier = [
        mention
        for mention in about.named
        if mention.end <= first
        and mention.kind == "entity"
        and about.text[mention.start : mention.end].endswith(found["head"])
    ]
    return written(about.text, earlier[-1:], CARRIED)


def _fronted(about: Text, place: int) -> Scope | None:
    """The places that open the segment (在甲，…), where it names no others."""
    first, last = about.sentences.around(0)
    if place < last:
        return None
    group = _opening(about, first, last)
    others = {m.key for m in about.named if m.kind in PLACES} - {m.key for m in group}
    return None if others else written(about.text, group, CARRIED)


def _holding(about: Text, place: int) -> tuple[int, int] | None:
    return next(((start, end) for start, end in about.brackets if start < place < end), None)


def _open_in(about: Text, start: int, end: int) -> list[Named]:
    """The scoping mentions of a clause, those in brackets left out."""
    hidden = [(a, b) for a, b in about.brackets if a >= start]
    return [
        mention
        for mention in about.scoping
        if start <= mention.start < end and not any(a < mention.start < b for a, b in hidden)
    ]
