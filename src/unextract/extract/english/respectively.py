"""Lists that run in parallel: A, B and C were 5, 6 and 7, respectively."""

import re
from collections.abc import Iterator, Sequence

from unextract.extract.quantities import Quantity
from unextract.packs import Pack

# Between two members of a list, a noun that they share left out.
_JOINED = re.compile(r"(?: [^,;.()\d]{1,30})?(?:,|,? and|,? or| to) ?")
# Between the list and the word that says that it runs in order.
_NEAR = re.compile(r"[^.;]{0,60}")
_ARTICLE = re.compile(r"^(?:The|the|Of) ")
# the number of staff in Geneva, Vienna and Nairobi
_SHARED = re.compile(r".* (?:in|of|for|from|to) (?:the )?(?=[A-Z])")


def in_order(text: str, quantities: Sequence[Quantity], pack: Pack) -> Iterator[tuple[int, str]]:
    """For the figures of each parallel list the item that stands in the same place: (position, item)."""
    for word in pack.words["in_order"]:
        if word not in text:  # sooner known than that it stands nowhere as a word
            continue
        for found in re.finditer(rf"\b{word}\b", text):
            run = _run(text, quantities, found.start())
            if len(run) < 2:
                continue
            first = quantities[run[0]].start
            start = max(text.rfind(mark, 0, first) for mark in (". ", "; ", ": ")) + 1
            yield from zip(run, _items(text[start:first].strip(), len(run), pack), strict=False)


def _run(text: str, quantities: Sequence[Quantity], at: int) -> list[int]:
    """The positions of the figures that are joined to one list right before `at`."""
    last = max((p for p, quantity in enumerate(quantities) if quantity.end <= at), default=None)
    if last is None or not _NEAR.fullmatch(text, quantities[last].end, at):
        return []
    run = [last]
    while run[0] and quantities[run[0] - 1].kind is quantities[last].kind:
        if not _JOINED.fullmatch(text, quantities[run[0] - 1].end, quantities[run[0]].start):
            break
        run.insert(0, run[0] - 1)
    return run


def _items(before: str, count: int, pack: Pack) -> list[str]:
    """The `count` items of the list with which `before` ends, each with the words that all share."""
    others = rf"(?:[^,;()\d]+?, ){{{count - 2}}}"
    verb = rf"(?= {pack.fragments['listing']}[a-z]*\b)"
    listed = re.search(rf"(?:^|[^\w])({others}[^,;()\d]+?,? (?:and|or) [^,;()\d]+?){verb}", before)
    if listed is None:
        return []
    items = [_ARTICLE.sub("", item.strip()) for item in re.split(r",? (?:and|or) |, ", listed[1])]
    if len(items) != count:
        return []
    shared = _SHARED.match(items[0])
    return items if shared is None else [items[0], *(shared[0] + item for item in items[1:])]
