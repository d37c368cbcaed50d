"""Slips of the finger, against the textbook's table of distances."""

from itertools import product

import pytest

from socar_cli.knowledge.slips import is_slip


def distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance: edits, and swaps of neighbours."""
    rows: list[list[int]] = [[*range(len(other) + 1)]]
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            costs = [rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (left != right)]
            if i > 1 and j > 1 and (one[i - 2], left) == (right, other[j - 2]):
                costs.append(rows[-2][j - 2] + 1)
            row.append(min(costs))
        rows.append(row)
    return rows[-1][-1]


@pytest.mark.parametrize(("letters", "longest"), [("abc", 4), ("ab", 6)])
@pytest.mark.sampled(1)
def test_every_pair_of_short_words(letters: str, longest: int) -> None:
    """Of all words of a few letters, those at most one apart are slips."""
    lengths = range(longest + 1)
    words = ["".join(word) for length in lengths for word in product(letters, repeat=length)]
    for typed, meant in product(words, repeat=2):
        assert is_slip(typed, meant) is (distance(typed, meant) <= 1), (typed, meant)
