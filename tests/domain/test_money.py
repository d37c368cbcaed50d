"""Amounts of won as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.money import read_won
from socar_cli.errors import UnreadableWonError


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("300000", 300_000),
        ("300,000", 300_000),
        ("30만", 300_000),
        ("30만원", 300_000),
        (" 30만 원 ", 300_000),
        ("300,000원", 300_000),
        ("300,000 won", 300_000),
        ("３００,０００", 300_000),
        ("1,200만", 12_000_000),
        ("0", 0),
        ("0원", 0),
        ("10,000,000,000", 10_000_000_000),
    ],
)
def test_ways_of_writing(text: str, won: int) -> None:
    """Digits, commas and 만 are read to the won."""
    assert read_won(text, option="--repair") == won


@pytest.mark.parametrize(
    "text",
    ["", "-1", "3.5만", "30만만", "1,00", "10,000,000,001", "abc", "1e5", "9" * 5000, "백만", "+5"],
)
def test_other_ways_name_the_option(text: str) -> None:
    """What is no amount, negative or absurd is wrong usage that names the option."""
    with pytest.raises(UnreadableWonError) as caught:
        read_won(text, option="--repair")
    assert caught.value.exit_code == 2
    assert caught.value.message().en.startswith(f"--repair '{text}'")


@given(st.integers(0, 10_000_000_000))
def test_what_the_program_writes_it_reads(amount: int) -> None:
    """Every amount comes back from its own way of writing."""
    won = read_won(str(amount), option="--repair")
    assert (won, read_won(str(won), option="--repair")) == (amount, amount)
