"""Amounts as people say them: computed figures, so each rule has its cases."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.language import Language, Localized
from socar_cli.views.amounts import spoken_won


@pytest.mark.parametrize(
    ("amount", "korean", "english"),
    [
        (0, "0원", "0 won"),
        (900, "900원", "900 won"),
        (9_999, "9,999원", "9,999 won"),
        (10_000, "1만 원", "10,000 won"),
        (300_000, "30만 원", "300,000 won"),
        (361_000, "36만 1,000원", "361,000 won"),
        (1_200_000, "120만 원", "1,200,000 won"),
        (9_990_001, "999만 1원", "9,990,001 won"),
        (10_000_000, "1,000만 원", "10 million won"),
        (12_345_678, "1,234만 5,678원", "12,345,678 won"),
        (100_000_000, "1억 원", "100 million won"),
        (120_000_000, "1억 2,000만 원", "120 million won"),
        (100_000_001, "1억 1원", "100,000,001 won"),
        (10_000_000_000, "100억 원", "10,000 million won"),
    ],
)
def test_an_amount_is_said_in_the_units_of_the_language(
    amount: int, korean: str, english: str
) -> None:
    """만 and 억 in Korean; in English all the noughts, from ten million on the millions."""
    assert spoken_won(amount) == Localized(korean, english)


@given(st.integers(0, 10_000_000_000))
def test_nothing_is_rounded(amount: int) -> None:
    """What is said, read back unit by unit, is the amount to the won."""
    units = {"억": 100_000_000, "만": 10_000, "원": 1, " million won": 1_000_000, " won": 1}
    for language in Language:
        said = re.findall(
            r"([\d,]+)(억|만|원| million won| won)", spoken_won(amount).into(language)
        )
        assert sum(int(part.replace(",", "")) * units[unit] for part, unit in said) == amount
