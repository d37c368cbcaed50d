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


RANGES = [
    *(
        "50{}60만원",
        "50만{}60만원",
        "50만원{}60만 원",
        "50만5천원{}60만원",
        "500{}600k",
        "500k{}600k",
    ),
    *(
        "₩500,000{}₩600,000",
        "오십만{}육십만원",
        "300 thousand{}400 thousand won",
        "1.2{}1.5 million",
    ),
    *("two{}three million", "500,000원{}600,000원", "½{}1 million"),
]


@pytest.mark.parametrize("between", ["~", "-", " ~ ", "에서 ", " to ", " or "])
def test_a_range_of_sums_is_named(between: str) -> None:
    """Neither end is read: the sum may be either."""
    texts = [form.format(between) for form in RANGES]
    read = {
        text: read_words(built_in_vocabulary(), f"수리비 {text}", Topic.COSTS) for text in texts
    }
    repairs = {text: reading.repair for text, reading in read.items()}
    assert repairs == dict.fromkeys(texts)
    assert [text for text in texts if not read[text].not_understood] == []


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("만원", 10_000),
        ("만5천원", 15_000),
        ("2 hundred thousand", 200_000),
        ("two hundred thousand won", 200_000),
        ("one million", 1_000_000),
        ("half a million won", 500_000),
        ("3.2 mil", 3_200_000),
        ("47만3천2백원", 473_200),
        ("삼백만원", 3_000_000),
        ("3½만원", None),
        ("2½ million", None),
        ("two or three million", None),
        ("one and a half million", 1_500_000),
        ("3 500 000 won", 3_500_000),
        ("₩ 1 200 000", 1_200_000),
        ("350.000 won", 350_000),
        ("W3,500,000", 3_500_000),
        ("1 million 250 thousand won", 1_250_000),
        ("1 million 250k", None),
        ("between 300,000 and 500,000 won", None),
        ("twenty five thousand won", None),
        ("a quarter of a million won", None),
        ("1/2 million", None),
    ],
)
def test_a_sum_in_words_is_whole(text: str, won: int | None) -> None:
    """It is read to the won, or nothing of it is."""
    reading = read_words(built_in_vocabulary(), f"수리비 {text}", Topic.COSTS)
    assert (reading.repair, not reading.not_understood) == (won, won is not None)


@pytest.mark.parametrize("text", ["만원 charge on my card", "요금 만원 나갔어요"])
def test_a_word_for_a_sum_is_named_where_nothing_takes_it(text: str) -> None:
    """As one in digits is."""
    assert "만원" in read_words(built_in_vocabulary(), text).not_understood


@pytest.mark.parametrize(
    "before", ["사고났어요", "지갑 두고 내렸어요", "수리비 30만원", "my car died"]
)
@pytest.mark.parametrize(
    "text",
    [
        *("3일 전", "3 days ago", "a week ago", "이틀 전에", "일주일 전", "11월 20일", "12월 1일"),
        *("2박3일", "2박 3일", "25일 9시", "2월 30일 9시", "9pm tomorrow", "nov 20 9am", "3~4일"),
        *("20 november 9:00", "한 시간 전에", "half an hour ago", "오후 세시", "지난 토요일 9시"),
    ],
)
def test_a_moment_is_no_number_of_days_and_named_whole(text: str, before: str) -> None:
    """Where no answer counts from it, all of it is shown as not understood."""
    reading = read_words(built_in_vocabulary(), f"{before} {text}")
    assert (reading.days, text in reading.not_understood) == (None, True)


@pytest.mark.parametrize("foreign", ["쿠쿠루", "펭귄이", "zwölf", "xyzzy", "кот"])
@pytest.mark.parametrize(
    "beside", ["사고났어요", "가방 두고 내렸어요", "친구가 다쳤어요", "flat tyre"]
)
def test_a_word_nobody_knows_is_named(foreign: str, beside: str) -> None:
    """It is shown whatever else was understood."""
    assert foreign in read_words(built_in_vocabulary(), f"{beside} {foreign}").not_understood


@pytest.mark.parametrize("topic", [Topic.COSTS, Topic.ACCIDENT, Topic.LOST_ITEM])
@pytest.mark.parametrize("words", ["우리사람", "카드사람", "내친구 우리엄마"])
def test_a_person_within_a_word_is_named_with_all_of_it(words: str, topic: Topic) -> None:
    """What begins in the middle of a typed word is said to stand in that one."""
    unread = read_words(built_in_vocabulary(), words, topic).not_understood
    assert unread
    assert {*unread} <= {*words.split()}
