"""What the members of a list have in common, in the source's words."""

from unextract.lists.words import ListWords

# A topic is a clause, not a paragraph.
LONGEST = 160
# Fewer characters (分布, 我们) leave open what of; then the clause before belongs to them.
SHORTEST = 4
# Where the list stood between the words before and after it.
GAP = " … "


def topic(text: str, start: int, end: int, words: ListWords) -> str | None:
    """What the sentence says of the list `text[start:end]`; None where it says nothing.

    The clause that announces the list (…：A、B), else the clause it stands in
    without it, else the clause after (在 A、B，…) or before it.
    """
    return own_topic(text, start, end, words) or _neighbour(text, start, end, words)


def own_topic(text: str, start: int, end: int, words: ListWords) -> str | None:
    """As `topic`, from the list's own clause and the one that announces it alone."""
    end = _after_note(text, end, words)
    if words.announcing.search(text, max(0, start - 4), start):
        announced = clause_before(text, start, words)
        if announced:
            return announced
    before, earlier = _clauses_before(text, start, words)
    own, after = _said(before, words), _said(_clauses_after(text, end, words)[0], words)
    if not own:
        after = _said(words.tail.sub("", after, count=1) if words.tail.match(after) else after, words)
    if words.including.search(before) or (own and len(own) < SHORTEST):
        own = earlier or own
    if own and after:
        return f"{own}{GAP}{after}"[:LONGEST]
    return (own or after)[:LONGEST] or None


def clause_before(text: str, end: int, words: ListWords) -> str | None:
    """The clause that ends at `end` and says something, such as the one that calls a footnote."""
    begin = max(0, end - 2 * LONGEST)
    stop = end
    for mark in reversed(list(words.clause.finditer(text, begin, end))):
        said = _said(text[mark.end() : stop], words)
        if len(said) >= SHORTEST:
            return said[-LONGEST:]
        stop = mark.start()
    return _said(text[begin:stop], words)[-LONGEST:] or None


def _neighbour(text: str, start: int, end: int, words: ListWords) -> str | None:
    end = _after_note(text, end, words)
    following = _clauses_after(text, end, words)[1]
    return (_said(following, words) or _clauses_before(text, start, words)[1])[:LONGEST] or None


def _after_note(text: str, end: int, words: ListWords) -> int:
    note = words.note.match(text, end)
    return note.end() if note else end


def _clauses_before(text: str, end: int, words: ListWords) -> tuple[str, str]:
    """The clause up to `end`, and what the one before it in the same sentence says."""
    begin = max(0, end - 2 * LONGEST)
    marks = list(words.clause.finditer(text, begin, end))
    if not marks:
        return text[begin:end], ""
    last = marks[-1]
    if words.sentence.match(last[0]):
        return text[last.end() : end], ""
    start = marks[-2].end() if len(marks) > 1 else begin
    return text[last.end() : end], _said(text[start : last.start()], words)


def _clauses_after(text: str, start: int, words: ListWords) -> tuple[str, str]:
    """The clause from `start`, and the one after that in the same sentence."""
    limit = min(len(text), start + 2 * LONGEST)
    first = words.clause.search(text, start, limit)
    if first is None:
        return text[start:limit], ""
    if words.sentence.match(first[0]):
        return text[start : first.start()], ""
    second = words.clause.search(text, first.end(), limit)
    return text[start : first.start()], text[first.end() : second.start() if second else limit]


def _said(clause: str, words: ListWords) -> str:
    """`clause` from its first word that says something; "" where none does."""
    if words.empty.fullmatch(clause):
        return ""
    opened = words.opening.match(clause)
    return (clause[opened.end() :] if opened else clause).rstrip(" ,，.。;；:：(（")
