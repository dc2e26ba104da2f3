"""What saves time must never change a result: hints, and patterns compiled late."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from unextract.packs import Expression, Hints

LITERALS = st.lists(st.text(alphabet="年年度志愿ab", min_size=1, max_size=3), max_size=3)


@given(st.lists(LITERALS, max_size=6), st.text(alphabet="年度志愿abc ", max_size=20))
def test_a_rule_is_tried_where_one_of_its_literals_stands_and_one_without_any_always(rules, text):
    mask = Hints((literals, 1 << place) for place, literals in enumerate(rules)).mask(text)
    for place, literals in enumerate(rules):
        waited_for = not literals or any(literal in text for literal in literals)
        assert bool(mask >> place & 1) == waited_for


def test_an_expression_is_compiled_once_when_it_is_first_tried():
    made = []

    def make() -> regex.Pattern[str]:
        made.append(True)
        return regex.compile("志愿")

    expression = Expression(make)
    assert made == []
    assert expression.search("国际志愿人员") is not None
    assert expression.match("人员") is None
    assert expression.fullmatch("志愿") is not None
    assert [found.start() for found in expression.finditer("志愿志愿")] == [0, 2]
    assert made == [True]
    assert expression.prepare().pattern == "志愿"
