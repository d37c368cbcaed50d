"""The decision table of `socar lost-item`, to the second."""

from datetime import timedelta

import pytest

from socar_cli.domain.lost_item import (
    LostItemState,
    Next,
    Trip,
    plan_lost_item,
    recorded_trip,
    state_of,
)
from socar_cli.domain.reservation import Reservation
from socar_cli.knowledge.model import FromHours
from socar_cli.knowledge.scalars import Count
from tests.domain.test_moments import korean
from tests.sealed import built_in_knowledge

HOURS = built_in_knowledge().lost_item.from_hours
NOT_BEGUN, RUNNING, NEXT_UNKNOWN, NEXT_LATER, HOURS_AFTER, NEXT_BEGUN, DAY_AFTER = LostItemState
ENDED = korean("2026-11-22 18:00")
SECOND = timedelta(seconds=1)


def recorded(start: str, end: str, **later: str) -> Trip:
    """Return the trip of a reservation with these times."""
    times = {name: korean(text) for name, text in later.items()}
    trip = recorded_trip(Reservation(id="R", start=korean(start), end=korean(end), **times))  # type: ignore[arg-type]
    assert trip is not None
    return trip


def of_november_22nd(**later: str) -> Trip:
    """Return the trip of a reservation from 14:00 to 18:00."""
    return recorded("2026-11-22 14:00", "2026-11-22 18:00", **later)


# A trip, and from when on each state holds once it is over.
TABLE: list[tuple[Trip, dict[LostItemState, str]]] = [
    (
        of_november_22nd(),
        {NEXT_UNKNOWN: "11-22 18:00", HOURS_AFTER: "11-22 20:00", DAY_AFTER: "11-23 18:00"},
    ),
    (
        of_november_22nd(upcoming="2026-11-22 19:00"),
        {NEXT_LATER: "11-22 18:00", NEXT_BEGUN: "11-22 19:00", DAY_AFTER: "11-23 18:00"},
    ),
    (
        of_november_22nd(returned="2026-11-22 17:30"),
        {NEXT_UNKNOWN: "11-22 17:30", HOURS_AFTER: "11-22 19:30", DAY_AFTER: "11-23 17:30"},
    ),
    (
        of_november_22nd(upcoming="2026-11-22 18:00", returned="2026-11-22 18:20"),
        {NEXT_BEGUN: "11-22 18:20", DAY_AFTER: "11-23 18:20"},
    ),
    (
        of_november_22nd(upcoming="2026-11-25 10:00"),
        {NEXT_LATER: "11-22 18:00", HOURS_AFTER: "11-22 20:00", DAY_AFTER: "11-23 18:00"},
    ),
    (
        of_november_22nd(upcoming="2026-11-23 01:00"),
        {
            NEXT_LATER: "11-22 18:00",
            HOURS_AFTER: "11-22 20:00",
            NEXT_BEGUN: "11-23 01:00",
            DAY_AFTER: "11-23 18:00",
        },
    ),
    (
        recorded("2028-02-28 20:00", "2028-02-29 00:00"),
        {NEXT_UNKNOWN: "02-29 00:00", HOURS_AFTER: "02-29 02:00", DAY_AFTER: "03-01 00:00"},
    ),
    (
        recorded("2026-12-31 22:00", "2027-01-01 00:00", upcoming="2027-01-01 00:30"),
        {NEXT_LATER: "01-01 00:00", NEXT_BEGUN: "01-01 00:30", DAY_AFTER: "01-02 00:00"},
    ),
    *(
        (
            Trip(ended=ENDED, upcoming=upcoming),
            {NEXT_UNKNOWN: "11-22 18:00", HOURS_AFTER: "11-22 20:00", DAY_AFTER: "11-23 18:00"},
        )
        for upcoming in (Next.UNKNOWN, Next.NONE)
    ),
    (
        Trip(ended=ENDED, upcoming=Next.BEGUN),
        {NEXT_BEGUN: "11-22 18:00", DAY_AFTER: "11-23 18:00"},
    ),
]


@pytest.mark.parametrize(("trip", "over"), TABLE)
@pytest.mark.sampled(1)
def test_decision_table(trip: Trip, over: dict[LostItemState, str]) -> None:
    """One second before, at and after every border the table gives the row it promises.

    Each row has something to do; days count once a day is over.
    """
    borders = {state: korean(f"{trip.ended.year}-{clock}") for state, clock in over.items()}
    if trip.begins is not None:
        borders = {RUNNING: trip.begins, **borders}
    before = NOT_BEGUN if trip.begins is not None else RUNNING
    for state, border in borders.items():
        moments = (border - SECOND, border, border + SECOND)
        found = [state_of(trip, HOURS, now=moment) for moment in moments]
        assert found == [before, state, state]
        answer = plan_lost_item(built_in_knowledge(), trip, now=border).answer
        assert answer is not None
        assert (answer.state, answer.deadlines is not None) == (state, state is DAY_AFTER)
        assert answer.actions
        before = state


def test_the_knowledge_says_after_how_many_hours() -> None:
    """Where the file names other hours, the borders of the table are there."""
    hours = FromHours(hours_after=Count(1), day_after=Count(3))
    borders = [ENDED + timedelta(hours=1), ENDED + timedelta(hours=3)]
    moments = [moment for border in borders for moment in (border - SECOND, border)]
    states = [state_of(Trip(ended=ENDED), hours, now=moment) for moment in moments]
    assert states == [NEXT_UNKNOWN, HOURS_AFTER, HOURS_AFTER, DAY_AFTER]


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
