"""The decision table of `socar lost-item`, to the second."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socar_cli.domain.lost_item import (
    LostItemState,
    Next,
    Trip,
    plan_lost_item,
    recorded_trip,
    state_of,
)
from socar_cli.domain.moments import KOREA
from socar_cli.domain.reservation import Reservation
from socar_cli.knowledge.model import FromHours
from socar_cli.knowledge.scalars import Count
from tests.domain.test_moments import korean
from tests.sealed import built_in_knowledge

HOURS = built_in_knowledge().lost_item.from_hours
NOT_BEGUN, RUNNING, NEXT_UNKNOWN, NEXT_LATER, HOURS_AFTER, NEXT_BEGUN, DAY_AFTER = LostItemState
BOOKED = Reservation(
    id="R-1", start=korean("2026-11-22 14:00:00"), end=korean("2026-11-22 18:00:00")
)
FOLLOWED = Reservation(
    id="R-2",
    start=korean("2026-11-22 14:00:00"),
    end=korean("2026-11-22 18:00:00"),
    upcoming=korean("2026-11-22 19:00:00"),
)
EARLY = Reservation(
    id="R-3",
    start=korean("2026-11-22 14:00:00"),
    end=korean("2026-11-22 18:00:00"),
    returned=korean("2026-11-22 17:30:00"),
)
LATE = Reservation(
    id="R-4",
    start=korean("2026-11-22 14:00:00"),
    end=korean("2026-11-22 18:00:00"),
    upcoming=korean("2026-11-22 18:00:00"),
    returned=korean("2026-11-22 18:20:00"),
)
DAY_LATER_NEXT = Reservation(
    id="R-5",
    start=korean("2026-11-22 14:00:00"),
    end=korean("2026-11-22 18:00:00"),
    upcoming=korean("2026-11-25 10:00:00"),
)
LEAP = Reservation(id="R-6", start=korean("2028-02-28 20:00:00"), end=korean("2028-02-29 00:00:00"))
NEW_YEAR = Reservation(
    id="R-7",
    start=korean("2026-12-31 22:00:00"),
    end=korean("2027-01-01 00:00:00"),
    upcoming=korean("2027-01-01 00:30:00"),
)

INSTANTS = [
    (BOOKED, "2026-11-22 13:59:59", NOT_BEGUN),
    (BOOKED, "2026-11-22 14:00:00", RUNNING),
    (BOOKED, "2026-11-22 14:00:01", RUNNING),
    (BOOKED, "2026-11-22 17:59:59", RUNNING),
    (BOOKED, "2026-11-22 18:00:00", NEXT_UNKNOWN),
    (BOOKED, "2026-11-22 18:00:01", NEXT_UNKNOWN),
    (BOOKED, "2026-11-22 19:59:59", NEXT_UNKNOWN),
    (BOOKED, "2026-11-22 20:00:00", HOURS_AFTER),
    (BOOKED, "2026-11-23 17:59:59", HOURS_AFTER),
    (BOOKED, "2026-11-23 18:00:00", DAY_AFTER),
    (BOOKED, "2026-11-23 18:00:01", DAY_AFTER),
    (FOLLOWED, "2026-11-22 17:59:59", RUNNING),
    (FOLLOWED, "2026-11-22 18:00:00", NEXT_LATER),
    (FOLLOWED, "2026-11-22 18:59:59", NEXT_LATER),
    (FOLLOWED, "2026-11-22 19:00:00", NEXT_BEGUN),
    (FOLLOWED, "2026-11-22 19:00:01", NEXT_BEGUN),
    (FOLLOWED, "2026-11-23 17:59:59", NEXT_BEGUN),
    (FOLLOWED, "2026-11-23 18:00:00", DAY_AFTER),
    (EARLY, "2026-11-22 17:29:59", RUNNING),
    (EARLY, "2026-11-22 17:30:00", NEXT_UNKNOWN),
    (EARLY, "2026-11-22 18:00:00", NEXT_UNKNOWN),
    (EARLY, "2026-11-23 17:29:59", HOURS_AFTER),
    (EARLY, "2026-11-23 17:30:00", DAY_AFTER),
    (LATE, "2026-11-22 18:00:00", RUNNING),
    (LATE, "2026-11-22 18:19:59", RUNNING),
    (LATE, "2026-11-22 18:20:00", NEXT_BEGUN),
    (DAY_LATER_NEXT, "2026-11-22 19:59:59", NEXT_LATER),
    (DAY_LATER_NEXT, "2026-11-23 17:59:59", HOURS_AFTER),
    (DAY_LATER_NEXT, "2026-11-23 18:00:00", DAY_AFTER),
    (DAY_LATER_NEXT, "2026-11-25 10:00:00", DAY_AFTER),
    (LEAP, "2028-02-28 23:59:59", RUNNING),
    (LEAP, "2028-02-29 00:00:00", NEXT_UNKNOWN),
    (LEAP, "2028-02-29 23:59:59", HOURS_AFTER),
    (LEAP, "2028-03-01 00:00:00", DAY_AFTER),
    (NEW_YEAR, "2026-12-31 21:59:59", NOT_BEGUN),
    (NEW_YEAR, "2026-12-31 23:59:59", RUNNING),
    (NEW_YEAR, "2027-01-01 00:00:00", NEXT_LATER),
    (NEW_YEAR, "2027-01-01 00:29:59", NEXT_LATER),
    (NEW_YEAR, "2027-01-01 00:30:00", NEXT_BEGUN),
    (NEW_YEAR, "2027-01-02 00:00:00", DAY_AFTER),
]


@pytest.mark.parametrize(("reservation", "now", "state"), INSTANTS)
def test_decision_table(reservation: Reservation, now: str, state: LostItemState) -> None:
    """One second before, at and after every border the table gives the row it promises."""
    trip = recorded_trip(reservation)
    assert trip is not None
    assert state_of(trip, HOURS, now=korean(now)) is state


@pytest.mark.parametrize(
    ("upcoming", "now", "state"),
    [
        (Next.UNKNOWN, "2026-11-22 17:59:59", RUNNING),
        (Next.BEGUN, "2026-11-22 17:59:59", RUNNING),
        (Next.UNKNOWN, "2026-11-22 18:00:00", NEXT_UNKNOWN),
        (Next.NONE, "2026-11-22 18:00:00", NEXT_UNKNOWN),
        (Next.BEGUN, "2026-11-22 18:00:00", NEXT_BEGUN),
        (Next.NONE, "2026-11-22 19:59:59", NEXT_UNKNOWN),
        (Next.NONE, "2026-11-23 17:59:59", HOURS_AFTER),
        (Next.BEGUN, "2026-11-23 18:00:00", DAY_AFTER),
    ],
)
def test_typed_trip(upcoming: Next, now: str, state: LostItemState) -> None:
    """Without a record the end and what is known of the next booking decide."""
    trip = Trip(ended=korean("2026-11-22 18:00:00"), upcoming=upcoming)
    assert state_of(trip, HOURS, now=korean(now)) is state


def test_the_knowledge_says_after_how_many_hours() -> None:
    """Where the file names other hours, the borders of the table are there."""
    trip = Trip(ended=korean("2026-11-22 18:00:00"))
    hours = FromHours(hours_after=Count(1), day_after=Count(3))
    states = [
        state_of(trip, hours, now=korean(f"2026-11-22 {clock}"))
        for clock in ("18:59:59", "19:00:00", "20:59:59", "21:00:00")
    ]
    assert states == [NEXT_UNKNOWN, HOURS_AFTER, HOURS_AFTER, DAY_AFTER]


seconds = st.integers(0, 5 * 24 * 3600)


@st.composite
def reservations(draw: st.DrawFn) -> Reservation:
    """Draw a reservation that the record would take."""
    start = draw(
        st.datetimes(datetime(1971, 1, 1), datetime(2199, 1, 1))  # noqa: DTZ001 - zone follows
    ).replace(tzinfo=KOREA, microsecond=0)
    end = start + timedelta(seconds=draw(st.integers(1, 5 * 24 * 3600)))
    upcoming = draw(st.none() | seconds.map(lambda gap: end + timedelta(seconds=gap)))
    returned = draw(st.none() | seconds.map(lambda gap: start + timedelta(seconds=gap)))
    return Reservation(id="R", start=start, end=end, upcoming=upcoming, returned=returned)


@given(reservations(), st.integers(-(10**6), 10**6))
def test_exactly_one_row_answers(reservation: Reservation, offset: int) -> None:
    """For every reservation and moment one row applies, and it is the one that is answered."""
    now = reservation.end + timedelta(seconds=offset)
    ended = reservation.returned or reservation.end
    over, day = now >= ended, now >= ended + timedelta(hours=24)
    soon = over and now < ended + timedelta(hours=2)
    upcoming = reservation.upcoming
    begun = upcoming is not None and now >= upcoming
    rows = {
        NOT_BEGUN: not over and now < reservation.start,
        RUNNING: not over and now >= reservation.start,
        NEXT_UNKNOWN: soon and upcoming is None,
        NEXT_LATER: soon and upcoming is not None and not begun,
        HOURS_AFTER: over and not soon and not day and not begun,
        NEXT_BEGUN: over and not day and begun,
        DAY_AFTER: day,
    }
    plan = plan_lost_item(built_in_knowledge(), recorded_trip(reservation), now=now)
    assert plan.answer is not None
    assert [state for state, applies in rows.items() if applies] == [plan.answer.state]
    assert plan.answer.actions
    assert (plan.answer.deadlines is not None) is day


@pytest.mark.parametrize(
    ("ended", "dates"),
    [
        ("2026-11-22 18:00:00", "2026-11-29 2027-05-22 2027-08-22"),
        ("2026-05-31 23:59:59", "2026-06-07 2026-11-30 2027-02-28"),
        ("2027-05-31 00:00:00", "2027-06-07 2027-11-30 2028-02-29"),
        ("2026-12-31 12:00:00", "2027-01-07 2027-06-30 2027-09-30"),
        ("2028-02-29 12:00:00", "2028-03-07 2028-08-29 2028-11-29"),
    ],
)
def test_dates_are_counted_from_the_end(ended: str, dates: str) -> None:
    """Seven days, six and nine calendar months, clamped to the end of the month."""
    trip = Trip(ended=korean(ended))
    plan = plan_lost_item(built_in_knowledge(), trip, now=korean(ended) + timedelta(days=2))
    assert plan.answer is not None
    assert plan.answer.deadlines is not None
    last = plan.answer.deadlines
    assert f"{last.handed_on} {last.finders_from} {last.kept_until}" == dates
