"""The marks in running text that refer to footnotes."""

import heapq
import re
from bisect import bisect_left
from collections.abc import Sequence

from unextract.records import SegmentKind
from unextract.segment.block import ASIDE, Block, Span
from unextract.segment.cuts import Cut
from unextract.segment.signs import either

# A raised number, glued to the word or stop before it, a blank or a stop behind it.
# What it is not glued to: other digits, A/76, (5, $1, 第, 表 …
_RAISED = re.compile(
    r"[1-9⁰¹²³⁴-⁹](?:"  # the one class at the beginning lets `re` skip what is in neither
    r"(?<=[^\s\d/(（\[\-–—_A-Z$€£¥＄￥第图表附][1-9])[0-9]{0,2}(?=\s|$|[，。；：、）)])"
    r"|(?<=[⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]*)"
)
# What a file sets as one
_MARK = re.compile(r"[1-9]\d{0,2}|[⁰¹²³⁴-⁹]+")
_ASCII_STOPS = frozenset(".,:;")
_LATIN_HOST = re.compile(r"[a-z)”’][.,;:]")
_ABBREVIATION = re.compile(r"\b(?:Corr|Add|Rev|Res|No|[Vv]ol|[Pp]ara|pp?|art|sect|ch)\.$")
_BREAKS = frozenset("，。；：！？、")
_HOSTS = frozenset("，。；：！？、）)”》")
# A number that goes on (5 650), or counts something (7 名).
_COUNTS = re.compile(rf"(?:[^\S\n]|\n\s*)?(?:\d{{3}}(?!\d)(?!\s*年)|(?:多|余)?{either('quantity')})")
_READS_ON = re.compile(r"\s+(?:\d{4}\s?年|[^\s\d])|\s*$")
_ONE_BLANK = re.compile(r" (?!\s)")
# Squares and cubes: m², km³.
_POWER = re.compile(r"(?<![A-Za-z])(?:[kcdm]?m|ft|mi|in)$")
_POWERS = frozenset("23")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# A star and its note stand on the same page (characters).
_STAR_REACH = 4000

# A mark whose footnote is not found: behind a stop, and before a blank, a Chinese word or a year (。92022 年)
_LOOSE = re.compile(
    r"(?<=[。；，、！？）)”》])[1-9]\d?(?=$|(?!\s?[和与及至或])[\s\u4e00-\u9fff]|(?:19|20)\d\d\s?年)"
)
# So many that follow one another are marks, whatever became of the footnotes; so many may be lost in between
_FEWEST_LOOSE, _LOST = 3, 2
_NO_TEXT = frozenset({*ASIDE, SegmentKind.TABLE, SegmentKind.CONTENTS})

Found = re.Match[str]


def note_marks(
    text: str, blocks: Sequence[Block], signs: Sequence[Cut], superscripts: Sequence[Span] = ()
) -> list[Cut]:
    """Where running text refers to the footnotes among `blocks`; `signs` are markdown's, which are no marks.

    In plain text a raised number has become a digit glued to the word before
    it. A digit is a mark only where the sequence of marks expects it and a
    footnote of that number follows on the same page; digits that count
    something (5 650, 7 名) never are. A later repetition must follow a stop.
    Where the footnotes are not found, the sequence alone must do.
    """
    notes = [block for block in blocks if block.parts and _is_note(block)]
    numbers = {note.paragraph for note in notes if not text.startswith("<", note.start)}
    raised, plain = _candidates(text, numbers, blocks, frozenset(superscripts))
    marks = [*raised, *_first_marks(text, notes, plain)]
    if not superscripts:
        marks += _unanswered(text, blocks, marks)
    bodies = {note.paragraph: note.start for note in notes}
    for number, places in plain.items():
        marks += [found for found in places if _refers_back(text, found, bodies[number])]
    emphasis = frozenset(at for cut in signs for at in range(cut.start, cut.end) if text[at] == "*")
    starred = [note.start for note in notes if "*" in (note.paragraph or "")]
    stars = [cut for start in starred for cut in _star_before(text, start, emphasis)]
    return [Cut(*found.span(), (*found.span(), "note")) for found in marks] + stars


def _is_note(block: Block) -> bool:
    return block.kind is SegmentKind.FOOTNOTE and block.paragraph is not None


def _candidates(
    text: str, numbers: set[str | None], blocks: Sequence[Block], superscripts: frozenset[Span]
) -> tuple[list[Found], dict[str, list[Found]]]:
    """Numbers of `numbers` in running text: those in raised digits, and by number those that are glued."""
    aside = sorted((block.start, block.end) for block in blocks if block.parts and block.kind in ASIDE)
    starts = [start for start, _ in aside]
    raised: list[Found] = []
    plain: dict[str, list[Found]] = {}
    printed = (_MARK.fullmatch(text, start, end) for start, end in sorted(superscripts))
    glued = (found for found in _RAISED.finditer(text) if found.span() not in superscripts)
    for found in heapq.merge((mark for mark in printed if mark), glued, key=re.Match.start):
        number = found[0].translate(_RAISED_DIGITS)
        if number not in numbers or _is_power(text, found.start(), number):
            continue
        place = bisect_left(starts, found.start() + 1) - 1
        if place >= 0 and found.start() < aside[place][1]:
            continue
        if found[0] != number or found.span() in superscripts:  # whatever stands behind: volunteers¹, who
            raised.append(found)
        elif _is_glued(text, found.start()) and not _COUNTS.match(text, found.end()):
            plain.setdefault(number, []).append(found)
    return raised, plain


def _is_power(text: str, at: int, number: str) -> bool:
    """A raised 2 or 3 behind a unit of length makes it one of area or volume."""
    return number in _POWERS and _POWER.search(text, max(0, at - 3), at) is not None


def _first_marks(text: str, notes: list[Block], plain: dict[str, list[Found]]) -> list[Found]:
    """The mark that each note answers: after the mark before it, above the note, on its page if possible."""
    marks: list[Found] = []
    last = page = 0
    for place, note in enumerate(notes):
        if place and note.zone != notes[place - 1].zone:
            page = notes[place - 1].end
        here = [found for found in plain.get(note.paragraph or "", ()) if last < found.start() < note.start]
        here = [found for found in here if found.start() > page] or here
        if here:
            marks.append(max(here, key=lambda found: _likelihood(text, found)))
            last = marks[-1].start()
    return marks


def _unanswered(text: str, blocks: Sequence[Block], answered: Sequence[Found]) -> list[Found]:
    """Marks that follow one another in number, with those that a footnote answers between them."""
    spans = [(block.start, block.end) for block in blocks if block.parts and block.kind not in _NO_TEXT]
    known = {found.start(): found for found in answered}
    found_here = [
        found
        for start, end in spans
        for found in _LOOSE.finditer(text, start, end)
        if found.start() not in known and not _COUNTS.match(text, found.end())
    ]
    chain = _longest_chain(sorted([*found_here, *answered], key=re.Match.start))
    return [found for found in chain if found.start() not in known] if len(chain) >= _FEWEST_LOOSE else []


def _longest_chain(places: Sequence[Found]) -> list[Found]:
    """Of numbers in the order of the text the most that rise as marks do."""
    lengths: list[int] = []
    befores: list[int | None] = []
    ends: dict[int, int] = {}  # by number, where the longest chain that ends with it does
    for at, found in enumerate(places):
        value = int(found[0].translate(_RAISED_DIGITS))
        held = [ends[lower] for lower in range(value - 1, value - 2 - _LOST, -1) if lower in ends]
        before = max(held, key=lengths.__getitem__, default=None)
        begins = 0 if before is None and value > 1 + _LOST else 1
        lengths.append(begins if before is None else lengths[before] + 1)
        befores.append(before)
        if lengths[at] and (value not in ends or lengths[at] >= lengths[ends[value]]):
            ends[value] = at
    chain: list[Found] = []
    place = max(ends.values(), key=lengths.__getitem__, default=None)
    while place is not None:
        chain.append(places[place])
        place = befores[place]
    return chain


def _refers_back(text: str, found: Found, body: int) -> bool:
    return (
        found.start() > body
        and text[found.start() - 1] in _BREAKS
        and bool(_READS_ON.match(text, found.end()))
    )


def _is_glued(text: str, at: int) -> bool:
    """What stands right before can carry a mark: a full stop can, a decimal point or `No.` cannot."""
    if text[at - 1] not in _ASCII_STOPS:
        return True
    return _LATIN_HOST.match(text, at - 2) is not None and not _ABBREVIATION.search(text, max(0, at - 6), at)


def _likelihood(text: str, found: Found) -> tuple[bool, bool, int]:
    """Marks stand behind stops rather than words, often before two blanks or a line's end; then the first."""
    start, end = found.span()
    return text[start - 1] in _HOSTS, _ONE_BLANK.match(text, end) is None, -start


def _star_before(text: str, at: int, emphasis: frozenset[int]) -> list[Cut]:
    """The last free-standing star above the footnote at `at`, and the blank before it."""
    reach = max(0, at - _STAR_REACH)
    place = text.rfind("*", reach, at)
    while place > 0:
        start = place
        while start and text[start - 1] in "*\\":
            start -= 1
        free = place not in emphasis and text[place + 1].isspace()
        if free and start and text[start - 1] != "\n":
            blank = text[start - 1] == " " and start > 1 and not text[start - 2].isspace()
            return [Cut(start - blank, place + 1)]
        place = text.rfind("*", reach, start)
    return []
