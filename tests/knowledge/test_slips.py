"""Slips of the finger, against the textbook's table of distances."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_every_pair_of_short_words() -> None:
    """Of all words of up to four of three letters, those at most one apart are slips."""
    words = ["".join(letters) for length in range(5) for letters in product("abc", repeat=length)]
    wrong = [
        (typed, meant)
        for typed, meant in product(words, repeat=2)
        if is_slip(typed, meant) is not (distance(typed, meant) <= 1)
    ]
    assert wrong == []


@settings(max_examples=50)
@given(st.text(max_size=12), st.text(max_size=12), st.data())
def test_any_words(one: str, two: str, data: st.DataObject) -> None:
    """So it is of any words, and of those that differ by little."""
    place = data.draw(st.integers(0, len(one)))
    near = one[:place] + data.draw(st.sampled_from(["", "x", one[place : place + 2][::-1]]))
    near += one[place + data.draw(st.integers(0, 2)) :]
    for other in (two, near):
        assert is_slip(one, other) is (distance(one, other) <= 1)
