"""Lists of words in patterns: written as trees, they match what they match as lists."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from unextract.packs.fragments import fragments_of
from unextract.packs.model import PatternFile


def _of(words):
    return fragments_of([PatternFile(words={"words": tuple(words)})])


@given(st.lists(st.text("ab.s ", max_size=4), max_size=8), st.text("ab.s ", max_size=8))
def test_a_tree_matches_what_the_list_matches(words, text):
    fragments = _of(words)
    for pattern in ("{words}", "{words}s?$", "{words}{words}$", "(?>{words})a"):
        expected = re.match(pattern.replace("{words}", fragments.listed["words"]), text)
        found = regex.match(fragments.expanded(pattern), text)
        assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize(
    "pattern", ["(?i){words}", "(?i:a){words}", "(?<=(?P<before>{words}))", r"(?<=\)[)](?:({words})) )a"]
)
def test_where_the_order_of_the_words_tells_it_is_kept(pattern):
    fragments = _of(["men", "women", "member"])
    assert fragments.expanded(pattern) == pattern.replace("{words}", "(?:member|women|men)")


@pytest.mark.parametrize("pattern", ["{words}", r"(?<=\() (?P<noun>{words})", "(?<=[(]{words} )({words})"])
def test_elsewhere_common_beginnings_are_matched_once(pattern):
    fragments = _of(["men", "women", "member"])
    assert fragments.expanded(pattern) == pattern.replace("{words}", "(?:(?:me(?:mber|n)|women))")
