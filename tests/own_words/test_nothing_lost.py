"""Each word of content is used, or named as not understood; a sum is used whole or named."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socar_cli.domain.own_words import read_words
from socar_cli.knowledge.model import Topic
from tests.sealed import built_in_vocabulary


@pytest.mark.parametrize("words", ["120만", "250,000원 사고났어요", "₩90,000 분실"])
def test_a_sum_without_a_name_is_named(words: str) -> None:
    """Nothing takes it, so it is said that nobody did."""
    assert read_words(built_in_vocabulary(), words).not_understood == (words.split(maxsplit=1)[0],)


@settings(
    max_examples=200,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    man=st.integers(1, 9999),
    rest=st.integers(0, 9),
    form=st.sampled_from(
        ["{man}만{rest}천원", "{man}만 {rest},000원", "₩{whole:,}", "{whole:,} KRW"]
    ),
)
def test_a_sum_is_read_whole(*, man: int, rest: int, form: str) -> None:
    """Every usual way of writing comes to the same number."""
    whole = man * 10_000 + rest * 1_000
    if rest:
        text = form.format(man=man, rest=rest, whole=whole)
        reading = read_words(built_in_vocabulary(), f"수리비 {text}", Topic.COSTS)
        assert (reading.repair, reading.not_understood) == (whole, ())


@pytest.mark.parametrize("foreign", ["쿠쿠루", "펭귄이", "zwölf", "xyzzy", "кот"])
@pytest.mark.parametrize(
    "beside", ["사고났어요", "가방 두고 내렸어요", "친구가 다쳤어요", "flat tyre"]
)
def test_a_word_nobody_knows_is_named(foreign: str, beside: str) -> None:
    """It is shown whatever else was understood."""
    assert foreign in read_words(built_in_vocabulary(), f"{beside} {foreign}").not_understood
