"""Amounts of won as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.money import days_in, read_won
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
        ("120만", 1_200_000),
        ("120만원", 1_200_000),
        ("1억", 100_000_000),
        ("1.5억 원", 150_000_000),
        ("1.2M", 1_200_000),
        ("1.2 million won", 1_200_000),
        ("300k", 300_000),
        ("300K won", 300_000),
        ("0.5k", 500),
        ("팔십만원", 800_000),
        ("백이십만 원", 1_200_000),
        ("이천오백만", 25_000_000),
        ("3천만원", 30_000_000),
        ("25만5천원", 255_000),
        ("1억2천만원", 120_000_000),
        ("25만 5,000원", 255_000),
        ("120만 5000", 1_205_000),
        ("12만 3천 4백원", 123_400),
        ("₩250,000", 250_000),
        ("￦250,000", 250_000),
        ("250,000 KRW", 250_000),
        ("KRW 250,000", 250_000),
        ("삼십오만오천원", 355_000),
        ("5천원", 5_000),
        ("만원", 10_000),
        ("만 5천원", 15_000),
        ("2 hundred thousand won", 200_000),
        ("300 thousand", 300_000),
        ("1.2 mil", 1_200_000),
    ],
)
def test_ways_of_writing(text: str, won: int) -> None:
    """Digits, commas and 만 are read to the won."""
    assert read_won(text, option="--repair") == won


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "-1",
            "3.5만",
            "30만만",
            "1,00",
            "10,000,000,001",
            "abc",
            "1e5",
            "9" * 5000,
            "백만만",
            "만",
            "+5",
        ),
        *("50~60만원", "500-600k", "3½만원", "hundred", "million", "2 hundred"),
        *("1.2", "1.2345k", "101억", "1.2Mk", "k", "1e3k", "٣만"),
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


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(
            ("4일", 4),
            ("4 일", 4),
            ("나흘", 4),
            ("4 days", 4),
            ("1 day", 1),
            ("하루", 1),
            ("열흘", 10),
            ("일주일", 7),
            ("한 달", 30),
            ("A week", 7),
            ("Ten days", 10),
            ("2주", 14),
            ("3 weeks", 21),
        ),
        *(
            ("4", None),
            ("0일", None),
            ("0주", None),
            ("days", None),
            ("나흘 4일", None),
            ("12345일", None),
            ("", None),
        ),
    ],
)
def test_days(text: str, days: int | None) -> None:
    """A number of days has its unit, or is a word that says both."""
    assert days_in(text) == days
