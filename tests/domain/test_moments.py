"""Moments as people write them."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.moments import KOREA, months_later, read_moment
from socar_cli.errors import UnreadableMomentError

NOW = datetime(2026, 11, 22, 20, 40, 7, 123, tzinfo=KOREA)


def korean(text: str) -> datetime:
    """Return an exact moment of Korean time."""
    return datetime.fromisoformat(text).replace(tzinfo=KOREA)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22 14:00", "2026-11-22 14:00:00"),
        ("2026-11-22 14:00:30", "2026-11-22 14:00:30"),
        (" 2026-11-22T14:00 ", "2026-11-22 14:00:00"),
        ("2026-11-22T14:00:30", "2026-11-22 14:00:30"),
        ("2026-11-22T14:00:30+09:00", "2026-11-22 14:00:30"),
        ("2026-11-22T05:00:30Z", "2026-11-22 14:00:30"),
        ("2026-11-22 9:05", "2026-11-22 09:05:00"),
        ("2028-02-29 00:00", "2028-02-29 00:00:00"),
        ("11-22 14:00", "2026-11-22 14:00:00"),
        ("12-31 23:59", "2026-12-31 23:59:00"),
        ("01-02 00:00", "2027-01-02 00:00:00"),
        ("5-25 14:00", "2026-05-25 14:00:00"),
        ("5-22 14:00", "2027-05-22 14:00:00"),
        ("오늘 14:00", "2026-11-22 14:00:00"),
        ("today 9:30", "2026-11-22 09:30:00"),
        ("14:00", "2026-11-22 14:00:00"),
        ("00:00", "2026-11-22 00:00:00"),
        ("+30m", "2026-11-22 21:10:07"),
        ("+240m", "2026-11-23 00:40:07"),
        ("1970-01-01 00:00", "1970-01-01 00:00:00"),
        ("2200-12-31 23:59", "2200-12-31 23:59:00"),
    ],
)
def test_ways_of_writing(text: str, moment: str) -> None:
    """Every way of writing the house reads is one exact moment of Korean time."""
    assert read_moment(text, now=NOW) == korean(moment)


@pytest.mark.parametrize(
    "text",
    [
        *("", "14", "24:00", "12:60", "2026-02-30 12:00", "2026-11-22", "22.11.2026 14:00"),
        *("내일 14:00", "+30", "-30m", "2026/11/22 14:00", "11-31 10:00", "02-29 10:00"),
        *("2026-11-22 14:00 KST", "13-01 10:00", "0001-01-01 00:00", "9999-12-31 23:59"),
        *("1969-12-31 23:59", "2201-01-01 00:00"),
        *("2026-11-22T14:00+99:00", "٢٠٢٦-11-22 14:00", "+99999999m"),
    ],
)
def test_other_ways_are_refused_with_an_example(text: str) -> None:
    """Everything else is wrong usage, and the message shows a way that is read."""
    with pytest.raises(UnreadableMomentError) as caught:
        read_moment(text, now=NOW)
    assert caught.value.exit_code == 2
    assert "2026-11-22 14:00" in caught.value.message().ko


@pytest.mark.parametrize("text", ["11-22 14:00", "오늘 14:00", "14:00", "+30m"])
def test_without_a_now_the_year_must_be_written(text: str) -> None:
    """In a file, whose reader may read it on any day, only whole dates count."""
    with pytest.raises(UnreadableMomentError):
        read_moment(text)


def test_29_february_within_six_months() -> None:
    """A day without a year is the nearest one that a calendar has."""
    assert read_moment("02-29 10:00", now=korean("2027-12-01 00:00")) == korean("2028-02-29 10:00")
    assert read_moment("02-29 10:00", now=korean("2028-06-01 00:00")) == korean("2028-02-29 10:00")


@given(
    now=st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1)),  # noqa: DTZ001 - zone follows
    day=st.dates(datetime(2000, 1, 1).date(), datetime(2000, 12, 31).date()),  # noqa: DTZ001
)
def test_a_day_without_a_year_is_at_most_half_a_year_away(now: datetime, day: datetime) -> None:
    """Whatever the clock says, the date is the nearest and within six months."""
    at = now.replace(tzinfo=KOREA)
    if (day.month, day.day) == (2, 29):
        return
    moment = read_moment(f"{day:%m-%d} 12:00", now=at)
    assert (moment.month, moment.day) == (day.month, day.day)
    assert abs(moment - at) <= timedelta(days=184)


@pytest.mark.parametrize(
    ("moment", "months", "day"),
    [
        ("2026-11-22 18:00", 9, "2027-08-22"),
        ("2026-05-31 18:00", 9, "2027-02-28"),
        ("2027-05-31 18:00", 9, "2028-02-29"),
        ("2026-03-31 00:00", 9, "2026-12-31"),
        ("2026-04-30 00:00", 9, "2027-01-30"),
    ],
)
def test_calendar_months_are_clamped(moment: str, months: int, day: str) -> None:
    """Nine months after the 31st is the last day of a shorter month."""
    assert months_later(korean(moment), months).isoformat() == day
