"""Which mentions stand side by side as the members of one list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from unextract.gazetteer import Mention
from unextract.lists.words import ListWords

# A list has two members; joined by commas alone, or by blanks alone (in a table), three.
FEWEST = 2
FEWEST_UNMARKED = 3
# After a comma, with a word (…, and C will) or without, another clause may begin.
UNMARKED = frozenset({"comma", "also", "blank"})
# Between two members stands at most a note in brackets.
WIDEST = 300


@dataclass(frozen=True, slots=True)
class Enumeration:
    """`items` in the order of the text, countries at both ends; other places may stand between them."""

    items: tuple[Mention, ...]

    @property
    def start(self) -> int:
        """Where the first member begins."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Where the last member ends."""
        return self.items[-1].end

    @property
    def countries(self) -> tuple[Mention, ...]:
        """The members that are countries."""
        return tuple(item for item in self.items if item.place.kind == "country")


class _Joined(NamedTuple):
    """An item and what joins it to the one before: a group of `ListWords.link`, blank, "" for the first."""

    link: str
    item: Mention


def enumerations(
    text: str, mentions: Sequence[Mention], words: ListWords, *, tabular: bool = False
) -> Iterator[Enumeration]:
    """The lists of countries among `mentions` of `text`; in tables (`tabular`) blanks join as well."""
    for run in _runs(text, mentions, words, tabular):
        if len(run) < FEWEST:  # as most are: names by themselves
            continue
        for part in _parts(text, run, words):
            found = _trimmed(_without_head(text, part, words), text, words)
            if found is not None:
                yield found


def _runs(text: str, mentions: Sequence[Mention], words: ListWords, tabular: bool) -> Iterator[list[_Joined]]:
    """Mentions joined one to the next; those inside a member's note are looked at by themselves."""
    run: list[_Joined] = []
    link: str | None = None
    position = 0
    while position < len(mentions):
        item = mentions[position]
        if _is_party(text, item, words):
            yield run
            run = []
            position += 1
            continue
        if not run or link is None or any(item.place.id == joined.item.place.id for joined in run):
            yield run
            run = []
            link = ""
        run.append(_Joined(link, item))
        following, link = _following(text, mentions, position, words, tabular)
        if following > position + 1:
            yield from _runs(text, mentions[position + 1 : following], words, tabular)
        position = following
    yield run


def _following(
    text: str, mentions: Sequence[Mention], position: int, words: ListWords, tabular: bool
) -> tuple[int, str | None]:
    """The next mention to look at, and what joins it to this one.

    It is the one behind the note of this one, if the two are joined.
    """
    item = mentions[position]
    note = words.note.match(text, item.end)
    behind = position + 1
    while note is not None and behind < len(mentions) and mentions[behind].start < note.end():
        behind += 1
    link = _link(text, item, mentions[behind], words, tabular) if behind < len(mentions) else None
    if link is not None or behind == position + 1:
        return behind, link
    return position + 1, _link(text, item, mentions[position + 1], words, tabular)


def _link(text: str, one: Mention, other: Mention, words: ListWords, tabular: bool) -> str | None:
    if other.start - one.end > WIDEST:
        return None
    found = words.link.fullmatch(text, one.end, other.start)
    if found is not None:
        return found.lastgroup
    if tabular and one.place.kind == other.place.kind == "country":
        return "blank" if words.blank.fullmatch(text, one.end, other.start) else None
    return None


def _is_party(text: str, item: Mention, words: ListWords) -> bool:
    return (
        words.party_after.match(text, item.end) is not None
        or words.party_before.search(text, max(0, item.start - 12), item.start) is not None
    )


def _parts(text: str, run: list[_Joined], words: ListWords) -> Iterator[list[_Joined]]:
    """The lists of a run: a comma joins members only where it is the mark of the whole list."""
    if words.marked:
        links = [joined.link for joined in run]
        commas = links.count("comma")
        if commas and ("mark" in links or commas < FEWEST):
            yield from _cut(run, {place for place, link in enumerate(links) if link == "comma"})
            return
    else:
        closed = {
            place
            for place in range(2, len(run))
            if run[place].link == "comma"
            and run[place - 1].link in ("and", "also")
            # (2031), C and D (2032): a note keeps the list open
            and ")" not in text[run[place - 1].item.end : run[place].item.start]
        }
        if len(run) > FEWEST and run[1].link == "comma" and _is_fronted(text, run, words):
            closed.add(1)
        yield from _cut(run, closed)
        return
    yield run


def _is_fronted(text: str, run: list[_Joined], words: ListWords) -> bool:
    """In A, B and C supported …: the first is where, the others are who; not so in: In A, B and C, …"""
    start, end = run[0].item.start, run[-1].item.end
    return words.fronting.search(text, max(0, start - 16), start) is not None and not text.startswith(
        ",", end
    )


def _cut(run: list[_Joined], places: set[int]) -> Iterator[list[_Joined]]:
    start = 0
    for place in sorted(places):
        yield run[start:place]
        start = place
    yield run[start:]


def _without_head(text: str, part: list[_Joined], words: ListWords) -> list[_Joined]:
    """The part without a last item that only belongs to a longer one: 甲、乙、丙全国委员会、丁."""
    last = part[-1] if part else None
    if last is None or last.link != "mark" or words.longer.match(text, last.item.end) is None:
        return part
    return part[:-1]


def _trimmed(part: list[_Joined], text: str, words: ListWords) -> Enumeration | None:
    """The part from its first country to its last; None where that is no list."""
    countries = [place for place, joined in enumerate(part) if joined.item.place.kind == "country"]
    if len(countries) < FEWEST:
        return None
    kept = part[countries[0] : countries[-1] + 1]
    whole = not text[: kept[0].item.start].strip() and not text[kept[-1].item.end :].strip(" .。")
    if len(kept) == FEWEST and _are_parties(text, kept[0].item, kept[1].item, words):
        return None
    links = {joined.link for joined in kept[1:]}
    if links <= UNMARKED and len(countries) < FEWEST_UNMARKED and not whole:
        return None
    return Enumeration(tuple(joined.item for joined in kept))


def _are_parties(text: str, one: Mention, other: Mention, words: ListWords) -> bool:
    """Whether two countries are named for what is between them: 甲与乙之间的协定."""
    together = words.together.fullmatch(text, one.end, other.start)
    return together is not None or words.between.search(text, max(0, one.start - 16), one.start) is not None
