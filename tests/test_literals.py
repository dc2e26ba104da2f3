"""The literals read off a pattern stand wherever it matches; what saves time must never change a result."""

import regex
from hypothesis import example, given
from hypothesis import strategies as st

from unextract.packs import load_packs
from unextract.packs.hints import REACH
from unextract.packs.literals import first_characters, needed

ATOMS = st.sampled_from(
    [
        "a",
        "年",
        "人员",
        "[ab]",
        "[^a]",
        r"\d",
        "B",
        "(?i:b)",
        ".",
        "(?<=a)",
        "(?!b)",
        "(?=年)",
        r"\b",
        "^",
        r"\p{Lu}",
    ]
)
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda several: f"(?:{'|'.join(several)})"),
        st.tuples(inner, st.sampled_from("?*+")).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        st.tuples(inner, st.sampled_from(["{2}", "{1,2}", "{0,2}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        inner.map(lambda one: f"(?P<n>{one})"),
    ),
    max_leaves=8,
)
TEXTS = st.text(alphabet="abB年人员1 ", max_size=12)


@given(PATTERNS, TEXTS)
@example("(?:aab|aba)(?i:b)", "abaB")
@example("(?=年)..", "a年人员")
def test_a_literal_of_a_pattern_stands_in_every_text_in_which_it_matches(pattern, text):
    found = regex.search(pattern, text)
    if found is not None:
        everywhere, near = needed(pattern), needed(pattern, within=REACH)
        assert _holds(everywhere, text)
        assert _holds(near, text if near.width is None else found[0])
        assert near.width is None or len(found[0]) <= near.width
        first = first_characters(pattern)
        assert not first or regex.match(f"[{first}]", found[0])


def _holds(side, text):
    plain = text.casefold() if side.folded else text
    return not side.literals or any(literal in plain for literal in side.literals)


def test_most_rules_wait_for_something():
    packs = load_packs()
    for language in ("zh", "en"):
        pack = packs[language]
        rules = [*pack.spans, *pack.times, *pack.comparators, *pack.roles, *pack.timeless]
        assert sum(1 for rule in rules if rule.needs) > 0.9 * len(rules)


def test_a_rule_is_not_tried_in_a_text_without_its_words():
    pack = load_packs()["en"]
    tried = {rule.rule.id for rule in pack.spans if rule.needs & pack.hints.mask("7 Kim") == rule.needs}
    assert "en.ref.resolution" not in tried
    rule = next(rule for rule in pack.spans if rule.rule.id == "en.ref.resolution")
    assert rule.needs & pack.hints.mask("resolution 7") == rule.needs
