"""The assignment is the best there is, whatever the gains."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from unextract.bilingual.assignment import assign

PLACES = st.tuples(st.integers(0, 4), st.integers(0, 4))
GAINS = st.dictionaries(PLACES, st.integers(-3, 9).map(float), max_size=16)


def best(gains: dict[tuple[int, int], float]) -> float:
    """The greatest sum, by trying every assignment of five rows to five columns."""
    return max(
        sum(max(0.0, gains.get((row, column), 0.0)) for row, column in enumerate(columns))
        for columns in permutations(range(5))
    )


@given(GAINS)
def test_no_other_assignment_gains_more(gains: dict[tuple[int, int], float]) -> None:
    assert sum(gains[pair] for pair in assign(gains)) == best(gains)


@given(GAINS)
def test_every_row_and_column_is_used_once_and_no_pair_invented(gains: dict[tuple[int, int], float]) -> None:
    pairs = assign(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gains[pair] > 0 for pair in pairs)


def test_the_nearest_is_left_to_whom_it_serves_better() -> None:
    """A greedy choice would give the first row its favourite and the second nothing."""
    assert assign({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0}) == [(0, 1), (1, 0)]


def test_hundreds_of_candidates_are_no_matter() -> None:
    gains = {(row, column): 10.0 - abs(row - column) for row in range(120) for column in range(120)}
    assert assign(gains) == [(place, place) for place in range(120)]
