"""From what was typed of a reservation to its times."""

from datetime import datetime

import pytest

from socar_cli.domain.moments import KOREA
from socar_cli.domain.reservation import booked, edited
from socar_cli.errors import ReservationOrderError, UnreadableMomentError

NOW = datetime(2026, 11, 22, 20, 40, tzinfo=KOREA)


@pytest.mark.parametrize(
    ("start", "end", "moments"),
    [
        ("22:00", "02:00", "2026-11-22 22:00 - 2026-11-23 02:00"),
        ("22:00", "22:00", "2026-11-22 22:00 - 2026-11-23 22:00"),
        ("22:00", "23:30", "2026-11-22 22:00 - 2026-11-22 23:30"),
        ("어제 22:00", "02:00", "2026-11-21 22:00 - 2026-11-22 02:00"),
        ("11-25 14:00", "밤 11시", "2026-11-25 14:00 - 2026-11-25 23:00"),
        ("2026-12-31 22:00", "02:00", "2026-12-31 22:00 - 2027-01-01 02:00"),
        ("2028-02-28 22:00", "02:00", "2028-02-28 22:00 - 2028-02-29 02:00"),
    ],
)
def test_an_end_without_its_day_is_behind_the_start(start: str, end: str, moments: str) -> None:
    """A clock time before the start is the one of the next day."""
    reservation = booked({"start": start, "end": end}, now=NOW)
    times = (reservation.start, reservation.end)
    assert " - ".join(f"{moment:%Y-%m-%d %H:%M}" for moment in times) == moments


@pytest.mark.parametrize("end", ["오늘 02:00", "11-22 02:00", "2026-11-22 02:00", "-30m"])
def test_an_end_with_its_day_before_the_start_is_refused(end: str) -> None:
    """What names its day is taken at its word."""
    with pytest.raises(ReservationOrderError):
        booked({"start": "22:00", "end": end}, now=NOW)


def test_an_edited_end_is_behind_the_recorded_start() -> None:
    """The start that stands in the record counts as a typed one does."""
    reservation = booked({"start": "2026-11-22 22:00", "end": "2026-11-22 23:00"}, now=NOW)
    assert edited(reservation, {"end": "02:00"}, now=NOW).end == datetime(
        2026, 11, 23, 2, tzinfo=KOREA
    )


def test_in_a_file_an_end_needs_its_day() -> None:
    """Without a clock to count from no day is made up."""
    with pytest.raises(UnreadableMomentError):
        booked({"start": "2026-11-22 22:00", "end": "02:00"}, now=None)
