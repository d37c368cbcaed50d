"""Amounts of won as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.money import days_in, read_won
from socar_cli.errors import UnreadableWonError
from tests.domain.test_moments import each

WAYS = {
    300_000: (
        "300000 | 300,000 | 30만 | 30만원 |  30만 원  | 300,000원 | 300,000 won | ３００,０００ | "
        "300k | 300K won | 300 thousand"
    ),
    250_000: "₩250,000 | ￦250,000 | 250,000 KRW | KRW 250,000 | W250,000 | ₩250 000 | 250.000 won",
    1_200_000: "120만 | 120만원 | 백이십만 원 | 1.2M | 1.2 million won | 1.2 mil",
    0: "0 | 0원",
    500: "0.5k",
    5_000: "5천원",
    10_000: "만원",
    15_000: "만 5천원",
    123_400: "12만 3천 4백원",
    200_000: "2 hundred thousand won",
    255_000: "25만5천원 | 25만 5,000원",
    355_000: "삼십오만오천원",
    800_000: "팔십만원",
    1_205_000: "120만 5000",
    1_250_000: "1 million 250 thousand won | one million and 250 thousand",
    1_500_000: "one and a half million won | 1.500.000 won | 1 500 000 won",
    12_000_000: "1,200만",
    25_000_000: "이천오백만",
    30_000_000: "3천만원",
    100_000_000: "1억 | a hundred million won",
    120_000_000: "1억2천만원",
    150_000_000: "1.5억 원",
    10_000_000_000: "10,000,000,000",
}


def test_ways_of_writing() -> None:
    """Digits, commas and 만 are read to the won."""
    read = {won: [read_won(text, option="--repair") for text in each(WAYS[won])] for won in WAYS}
    assert read == {won: [won] * len(each(WAYS[won])) for won in WAYS}


@pytest.mark.parametrize(
    "text",
    [
        *each(
            " | -1 | +5 | 3.5만 | 30만만 | 백만만 | 만 | 1,00 | 10,000,000,001 | abc | 1e5 | 1e3k"
        ),
        *each("50~60만원 | 500-600k | 3½만원 | hundred | million | 2 hundred | k | ٣만"),
        *each("1.2 | 1.2345k | 101억 | 1.2Mk | 1.200"),
        *each("1 million 2 million | 1 mil 250k | fifty thousand"),
        "9" * 5000,
    ],
)
def test_other_ways_name_the_option(text: str) -> None:
    """What is no amount, negative or absurd is wrong usage that names the option."""
    with pytest.raises(UnreadableWonError) as caught:
        read_won(text, option="--repair")
    assert caught.value.exit_code == 2
    assert caught.value.message().en.startswith(f"--repair '{text[:100]}")


@given(st.integers(0, 10_000_000_000))
def test_what_the_program_writes_it_reads(amount: int) -> None:
    """Every amount comes back from its own way of writing."""
    won = read_won(str(amount), option="--repair")
    assert (won, read_won(str(won), option="--repair")) == (amount, amount)


DAYS = {
    1: "1 day | 하루",
    4: "4일 | 4 일 | 나흘 | 4 days",
    7: "일주일 | A week",
    10: "열흘 | Ten days",
    14: "2주",
    21: "3 weeks",
    30: "한 달",
    None: "4 | 0일 | 0주 | days | 나흘 4일 | 12345일 | ",
}


def test_days() -> None:
    """A number of days has its unit, or is a word that says both."""
    for days, texts in DAYS.items():
        assert {text: days_in(text) for text in each(texts)} == dict.fromkeys(each(texts), days)
