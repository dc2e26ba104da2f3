"""Lists that run in parallel: A, B and C were 5, 6 and 7, respectively."""

import re
from collections.abc import Iterator, Sequence

from unextract.extract.quantities import Quantity
from unextract.packs import Pack

# Between two members of a list, a noun that they share left out.
_JOINED = re.compile(r"(?: [^,;.()\d]{1,30})?(?:,|,? and|,? or| to) ?$")


def in_order(text: str, quantities: Sequence[Quantity], pack: Pack) -> Iterator[tuple[int, str]]:
    """For the figures of each parallel list the item that stands in the same place: (position, item)."""
    for run in runs(text, quantities, pack):
        first = quantities[run[0]].start
        start = max(text.rfind(mark, 0, first) for mark in (". ", "; ", ": ")) + 1
        items = _items(text[start:first].strip(), len(run))
        if items:
            yield from zip(run, items, strict=True)


def runs(text: str, quantities: Sequence[Quantity], pack: Pack) -> Iterator[list[int]]:
    """The positions of the figures of each parallel list, found by the word that says so."""
    for word in pack.words["in_order"]:
        for found in re.finditer(rf"\b{word}\b", text):
            run = _run(text, quantities, found.start())
            if len(run) > 1:
                yield run


def _run(text: str, quantities: Sequence[Quantity], at: int) -> list[int]:
    """The figures joined to one list right before `at`."""
    last = max((p for p, quantity in enumerate(quantities) if quantity.end <= at), default=None)
    if (
        last is None
        or len(text[quantities[last].end : at]) > 60
        or re.search(r"[.;]", text[quantities[last].end : at])
    ):
        return []
    run = [last]
    while run[0] and quantities[run[0] - 1].kind is quantities[last].kind:
        between = text[quantities[run[0] - 1].end : quantities[run[0]].start]
        if not _JOINED.fullmatch(between + " ") and not _JOINED.fullmatch(between):
            break
        run.insert(0, run[0] - 1)
    return run


def _items(before: str, count: int) -> list[str]:
    """The `count` items of the list that `before` begins with, each with the words that all share."""
    listed = re.search(
        rf"(?:^|[^\w])((?:[^,;()\d]+?, ){{{count - 2}}}[^,;()\d]+?,? (?:and|or) [^,;()\d]+?)"
        r"(?= (?:was|were|is|are|has|had|have|total|amount|account|reach|stood|rose|fell|increas|decreas|grew|declin"
        r"|represent|constitut|made|came|contribut|receiv|cost|remain)[a-z]*\b)",
        before,
    )
    if listed is None:
        return []
    items = [item.strip() for item in re.split(r",? (?:and|or) |, ", listed[1])]
    if len(items) != count:
        return []
    items = [re.sub(r"^(?:The|the|Of) ", "", item) for item in items]
    shared = re.match(r".* (?:in|of|for|from|to) (?:the )?(?=[A-Z])", items[0])
    # the number of staff in Geneva, Vienna and Nairobi
    return items if shared is None else [items[0], *(shared[0] + item for item in items[1:])]
