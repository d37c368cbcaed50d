"""Moments as people write them."""

import unicodedata
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.moments import KOREA, is_moment, read_moment
from socar_cli.errors import UnreadableMomentError

NOW = datetime(2026, 11, 22, 20, 40, 7, 123, tzinfo=KOREA)


def korean(text: str) -> datetime:
    """Return an exact moment of Korean time."""
    return datetime.fromisoformat(text).replace(tzinfo=KOREA)


def each(texts: str) -> list[str]:
    """Return the texts that stand in one, between bars."""
    return texts.split(" | ")


WAYS = {
    "2026-11-22 14:00": (
        "2026-11-22 14:00 |  2026-11-22T14:00  | 2026.11.22 14:00 | 11-22 14:00 | 오늘 14:00 | "
        "14:00 | 오후 2:00 | 2pm"
    ),
    "2026-11-22 14:00:30": (
        "2026-11-22 14:00:30 | 2026-11-22T14:00:30 | 2026-11-22T14:00:30+09:00 | "
        "2026-11-22T05:00:30Z"
    ),
    "2026-11-22 09:05": "2026-11-22 9:05",
    "2028-02-29 00:00": "2028-02-29 00:00",
    "2026-12-31 23:59": "12-31 23:59",
    "2027-01-02 00:00": "01-02 00:00",
    "2026-05-25 14:00": "5-25 14:00",
    "2027-05-22 14:00": "5-22 14:00",
    "2026-11-22 09:30": "today 9:30 | 9:30 am",
    "2026-11-22 00:00": "00:00",
    "2026-11-22 00:30": "오늘 오전 12:30 | 12:30 AM",
    "2026-11-22 12:30": "11-22 12:30pm",
    "2026-01-02 09:00": "2026/1/2 9:00:00 AM",
    "2026-01-02 23:59:59": "2026. 1. 2. 오후 11:59:59",
    "2026-11-23 14:00": "내일 14:00",
    "2026-11-23 09:00": "내일 09:00 | tomorrow 9:00 | tomorrow at 9am",
    "2026-11-24 15:30": "모레 오후 3시 반",
    "2026-11-20 09:00": "그저께 9시 | day before yesterday 9am",
    "2026-12-01 09:00": "12월 1일 9시 | 12/1 9:00",
    "2026-12-01 21:05": "12월 1일 오후 9:05",
    "2026-11-22 19:40:07": "한 시간 전 | 한시간전에 | an hour ago | one hour ago | 1 hr ago",
    "2026-11-22 18:40:07": "두 시간 전 | 두시간전에 | two hours ago | 2 hrs ago",
    "2026-11-22 19:10:07": (
        "1.5 hours ago | 1시간반전 | 한 시간 반 전 | an hour and a half ago | "
        "one and a half hours ago | 1.5시간 전 | 1 hour and 30 minutes ago"
    ),
    "2026-11-22 20:10:07": (
        "half an hour ago | 반시간 전 | 삼십분 전 | thirty minutes ago | 30 mins ago"
    ),
    "2026-11-22 20:30:07": "10 mins ago | 십분 전 | ten minutes ago | 10분 전에",
    "2026-11-22 20:25:07": "quarter of an hour ago | fifteen minutes ago",
    "2026-11-22 19:55:07": "three quarters of an hour ago | forty five minutes ago",
    "2026-11-22 21:10:07": "+30m",
    "2026-11-23 00:40:07": "+240m",
    "1970-01-01 00:00": "1970-01-01 00:00",
    "2200-12-31 23:59": "2200-12-31 23:59",
}


@pytest.mark.parametrize("moment", WAYS)
def test_ways_of_writing(moment: str) -> None:
    """Every way of writing the house reads is one exact moment of Korean time."""
    texts = each(WAYS[moment])
    read = {text: read_moment(text, now=NOW) for text in texts}
    assert read == dict.fromkeys(texts, korean(moment))


REFUSED = [
    # what no calendar, no clock or no year between 1970 and 2200 has
    *each(" | 14 | 24:00 | 24시 | 12:60 | 2026-02-30 12:00 | 11-31 10:00 | 02-29 10:00"),
    *each("13-01 10:00 | 13월 1일 9시 | 25pm | 오후 14:00 | 오후 13시 | 밤 3시 | 아침 3시"),
    *each("0001-01-01 00:00 | 9999-12-31 23:59 | 1969-12-31 23:59 | 2201-01-01 00:00"),
    *each("오전 9:00 PM | 0:30 PM | ٢٠٢٦-11-22 14:00 | 2026-11-22T14:00+99:00"),
    # a word too few or too many, two moments at once, half of the day that nobody told
    *each("+30 | -30 | +99999999m | 99999시간 전 | -m | 2h | h ago | 시간 전 | 전 | 밤 | 2시간"),
    *each("2026-11-22 14:00 KST | 20:00 어제 9시 | 9시 10시 | 오늘 방금 | 방금 2시간 전"),
    *each("어제 -30m | 9:00-18:00 | 3-4 hours ago | a few days ago | 어제 9:00ish | 두시간"),
    *each("at 8 | yesterday at 8 | last night 1am | 2시 10분 전 | 토요일 오전 9시 오후"),
    # what is not over, or only begins
    *each("until 2pm | by 2pm | ends at 2pm | starts at 2pm | will return at 2pm | due 2pm"),
    # a day that is not definite, or is not over
    *each("0일 전 | 0주 전 | 0 days ago | 1000주 전 | 1000 weeks ago | 오늘 | 오늘 밤 | tonight"),
    *each("내일 | 25일 | 12월 1일 | 오늘 자정 | yesterday midnight | 22.11.2026 14:00"),
]
UNREADABLE_DAYS = each(
    "2월 30일 | nov 31 | 13월 1일 | 25일 | 다음주 | next week | nov | 11월 | 30.11. | 이번 주말 | "
    "22.11.2026 | 2박 3일 | 3~4일 전 | 며칠 전 | 어제 내일"
)
# An hour without its day would be of today.
BESIDE = [f"{day} {hour}" for day in UNREADABLE_DAYS for hour in each("9시 | 9am | 21:00")]
BESIDE += [" ".join(reversed(text.rsplit(" ", 1))) for text in BESIDE]


@pytest.mark.parametrize("past", [False, True])
def test_other_ways_are_refused_with_an_example(*, past: bool) -> None:
    """Everything else is wrong usage, and the message shows a way that is read."""
    assert [text for text in REFUSED + BESIDE if is_moment(text, now=NOW, past=past)] == []
    with pytest.raises(UnreadableMomentError) as caught:
        read_moment("soon", now=NOW, past=past)
    assert caught.value.exit_code == 2
    assert "2026-11-22 14:00" in caught.value.message().ko


def test_a_day_alone_is_over_or_no_moment() -> None:
    """What ended on it ended at its last minute at the latest; nothing begins on it."""
    texts, later = each("2026-11-22 | 어제 | 2일 전"), korean("2026-11-24 00:00")
    assert [text for text in texts if is_moment(text, now=NOW)] == []
    read = {text: read_moment(text, now=later, past=True) for text in texts}
    assert {f"{moment:%H:%M}" for moment in read.values()} == {"23:59"}


@pytest.mark.parametrize(
    "text", each("11-22 14:00 | 오늘 14:00 | 14:00 | +30m | 방금 | 2시간 전 | 월요일 9시")
)
def test_without_a_now_the_year_must_be_written(text: str) -> None:
    """In a file, whose reader may read it on any day, only whole dates count."""
    with pytest.raises(UnreadableMomentError):
        read_moment(text)


DAYS = {
    "2026-11-21": (
        "어제 | yesterday | 11월 21일 | 11/21 | nov 21 | 21 november | 하루 전 | 토요일 | "
        "November 21st | 2026-11-21 | 2026년 11월 21일 | last saturday | 21일"
    ),
    "2026-11-19": "3일 전 | 3 days ago | 사흘 전 | three days ago | 지난 목요일 | thursday",
    "2026-11-20": "그저께 | 이틀 전 | 2일전 | 20일 | 20th of nov | the 20th",
    "2026-11-15": "일주일 전 | a week ago | 1주 전 | last sunday | nov 15, 2026",
    "2026-11-14": "지난주 토요일 | last week saturday",
    "2026-11-08": "이주일 전 | 2 weeks ago",
}
HOURS = {
    "09:00": "9시 | 9am | 9:00 | 오전 9시 | 아홉시 | 아침 아홉 시 | 9:00 AM | 9 in the morning",
    "19:00": "7pm | 19:00 | 오후 일곱시 | 저녁 7시 | 7 pm | 7:00 pm | at 7 in the evening",
    "12:00": "noon | 정오 | 낮 12시 | 12 noon | 12pm",
    "15:30": "오후 세시 반 | 3:30pm | 오후 3시 삼십분 | 오후 3시 30분",
}


@pytest.mark.parametrize("hour", HOURS)
@pytest.mark.parametrize("day", DAYS)
def test_a_day_and_an_hour_stand_in_any_order(day: str, hour: str) -> None:
    """Both count, whichever stands first, and in whatever words."""
    pairs = [(one, other) for one in each(DAYS[day]) for other in each(HOURS[hour])]
    orders = ("{} {}", "{}에 {}", "{} at {}", "{}, {}")
    texts = [form.format(*pair) for form in orders for pair in pairs]
    texts += [form.format(*pair[::-1]) for form in (*orders[:2], "{} on {}") for pair in pairs]
    read = {text: read_moment(text, now=NOW, past=True) for text in texts}
    assert read == dict.fromkeys(texts, korean(f"{day} {hour}"))


AT_NIGHT, AT_NOON, LATE = "2026-11-22 00:32", "2026-11-22 12:00", "2026-11-22 23:59"
NEW_YEARS_EVE, LEAP_DAY = "2026-12-31 18:00", "2028-02-29 18:00"
NOWS = (AT_NIGHT, AT_NOON, LATE, NEW_YEARS_EVE, LEAP_DAY, "2028-03-01 09:00")
MOMENTS = {  # at each of these
    "어제 20:00": "11-21 20:00, 11-21 20:00, 11-21 20:00, 12-30 20:00, 02-28 20:00, 02-29 20:00",
    "2시간 전": "11-21 22:32, 11-22 10:00, 11-22 21:59, 12-31 16:00, 02-29 16:00, 03-01 07:00",
    "30분 전": "11-22 00:02, 11-22 11:30, 11-22 23:29, 12-31 17:30, 02-29 17:30, 03-01 08:30",
    "1시간 30분 전": "11-21 23:02, 11-22 10:30, 11-22 22:29, 12-31 16:30, 02-29 16:30, 03-01 07:30",
    "방금": "11-22 00:32, 11-22 12:00, 11-22 23:59, 12-31 18:00, 02-29 18:00, 03-01 09:00",
    "오늘 밤 11시": "11-22 23:00, 11-22 23:00, 11-22 23:00, 12-31 23:00, 02-29 23:00, 03-01 23:00",
    "오늘 밤 12시": "11-23 00:00, 11-23 00:00, 11-23 00:00, 01-01 00:00, 03-01 00:00, 03-02 00:00",
}


@pytest.mark.parametrize("text", MOMENTS)
def test_words_for_moments(text: str) -> None:
    """Each is counted from the clock, past midnight, the end of a year and 29 February."""
    read = (read_moment(text, now=korean(now)) for now in NOWS)
    assert ", ".join(f"{moment:%m-%d %H:%M}" for moment in read) == MOMENTS[text]


SAME = [
    "어제 20:00 | yesterday 20:00 | Yesterday 20:00 | 어제20:00 | 어제 오후 8시 | 어제 저녁 8시",
    "2시간 전 | 2h ago | 2 hours ago | -2h | -120m | 2시간전 | 120분 전 | 2H AGO",
    "30분 전 | -30m | 30m ago | 30 min ago | 30 minutes ago | 30분전",
    "방금 | 방금 전 | just now | +0m | 0분 전",
    "오늘 밤 11시 | today 23:00 | 오늘 23시 | 오늘 밤11시 | 오늘밤 11시 | 밤 11시 | 23:00",
    "02:30 | 새벽 2시 반 | 오전 2시 30분 | 2:30 | 2시 30분",
    "12:00 | 낮 12시 | 오후 12시",
    "00:00 | 새벽 12시 | 오전 12시",
]


@pytest.mark.parametrize("texts", SAME)
@pytest.mark.parametrize("now", NOWS)
def test_other_words_for_the_same_moment(texts: str, now: str) -> None:
    """Both languages, with and without spaces, and in either way of storing Hangul."""
    forms = [*each(texts), *each(unicodedata.normalize("NFD", texts))]
    assert len({read_moment(text, now=korean(now)) for text in forms}) == 1


@pytest.mark.parametrize(
    ("text", "now", "moment"),
    [
        # a clock time is the latest one
        ("23:00", AT_NIGHT, "2026-11-21 23:00"),
        ("밤 11시", AT_NIGHT, "2026-11-21 23:00"),
        ("00:32", AT_NIGHT, "2026-11-22 00:32"),
        ("00:33", AT_NIGHT, "2026-11-21 00:33"),
        ("12:01", AT_NOON, "2026-11-21 12:01"),
        ("11:59", AT_NOON, "2026-11-22 11:59"),
        ("00:00", LATE, "2026-11-22 00:00"),
        ("20:00", NEW_YEARS_EVE, "2026-12-30 20:00"),
        ("20:00", "2027-01-01 00:32", "2026-12-31 20:00"),
        ("20:00", LEAP_DAY, "2028-02-28 20:00"),
        ("20:00", "2028-03-01 09:00", "2028-02-29 20:00"),
        # a moment with its day is what it says
        ("오늘 23:00", AT_NIGHT, "2026-11-22 23:00"),
        ("2026-11-23 14:00", AT_NIGHT, "2026-11-23 14:00"),
        ("+30m", AT_NIGHT, "2026-11-22 01:02"),
    ],
)
def test_of_what_has_ended_the_latest_moment_counts(text: str, now: str, moment: str) -> None:
    """Of what may be several moments it is the last one that is over."""
    assert read_moment(text, now=korean(now), past=True) == korean(moment)


OVER = {
    "2026-11-22 06:00": "오늘 새벽에",
    "2026-11-22 11:00": "this morning",
    "2026-11-22 08:00": "this morning at 8",
    "2026-11-21 23:59": "어제 | yesterday",
    "2026-11-21 23:00": "어제 저녁 | last night at 11",
    "2026-11-22 00:00": "last night | 어젯밤에 | 자정에 | midnight",
    "2026-11-21 15:00": "yesterday afternoon 3pm",
    "2026-11-21 00:00": "11월 20일 밤 12시",
    "2026-11-19 23:59": "3일 전",
    "2026-11-20 23:59": "20 november",
    "2026-11-16 23:59": "월요일에",
    "2026-11-15 23:59": "last sunday",
    "2026-11-22 12:00": "noon",
    "2026-11-23 21:00": "tomorrow at 9pm",
}


@pytest.mark.parametrize("moment", OVER)
def test_of_a_past_day_the_end_counts(moment: str) -> None:
    """Without an hour, a day or a part of one is over at its end."""
    texts = each(OVER[moment])
    read = {text: read_moment(text, now=NOW, past=True) for text in texts}
    assert read == dict.fromkeys(texts, korean(moment))


@pytest.mark.parametrize(
    ("text", "after", "moment"),
    [
        ("02:00", "2026-11-22 20:00", "2026-11-23 02:00"),
        ("20:00", "2026-11-22 20:00", "2026-11-23 20:00"),
        ("22:00", "2026-11-22 20:00", "2026-11-22 22:00"),
        ("18:00", "2026-11-21 14:00", "2026-11-22 18:00"),
        ("18:00", "2026-11-25 14:00", "2026-11-25 18:00"),
        ("02:00", "2026-12-31 20:00", "2027-01-01 02:00"),
        ("02:00", "2028-02-28 20:00", "2028-02-29 02:00"),
        ("오늘 02:00", "2026-11-22 20:00", "2026-11-22 02:00"),
        ("11-22 02:00", "2026-11-22 20:00", "2026-11-22 02:00"),
        ("+240m", "2026-11-25 10:00", "2026-11-25 14:00"),
        ("+4h", "2026-11-25 10:00", "2026-11-25 14:00"),
        ("+1h", "2026-11-25 10:00", "2026-11-25 11:00"),
        ("-30m", "2026-11-25 10:00", "2026-11-22 20:10:07"),
    ],
)
def test_of_what_comes_after_a_clock_time_is_behind_it(text: str, after: str, moment: str) -> None:
    """It is today's where that is later, or else the first one behind; a date stays a date.

    +4h is four hours behind it; what lies back is counted from now.
    """
    assert read_moment(text, now=NOW, after=korean(after)) == korean(moment)


def test_29_february_within_six_months() -> None:
    """A day without a year is the nearest one that a calendar has."""
    for now in ("2027-12-01 00:00", "2028-06-01 00:00"):
        assert read_moment("02-29 10:00", now=korean(now)) == korean("2028-02-29 10:00")


@given(
    now=st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1)),  # noqa: DTZ001 - zone follows
    day=st.dates(datetime(2001, 1, 1).date(), datetime(2001, 12, 31).date()),  # noqa: DTZ001
)
def test_a_day_without_a_year_is_at_most_half_a_year_away(now: datetime, day: datetime) -> None:
    """Whatever the clock says, the date is the nearest and within six months."""
    at = now.replace(tzinfo=KOREA)
    moment = read_moment(f"{day:%m-%d} 12:00", now=at)
    assert (moment.month, moment.day) == (day.month, day.day)
    assert abs(moment - at) <= timedelta(days=184)
