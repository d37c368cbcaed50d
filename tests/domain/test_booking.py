"""From what was typed of a reservation to its times."""

from socar_cli.domain.reservation import booked, edited
from tests.domain.test_moments import NOW, korean


def test_an_end_without_its_day_is_behind_the_start() -> None:
    """A clock time before the start is the one of the next day; a recorded start counts as well."""
    reservation = booked({"start": "22:00", "end": "23:30", "upcoming": "02:00"}, now=NOW)
    times = (reservation.start, reservation.end, reservation.upcoming)
    assert times == tuple(map(korean, ("2026-11-22 22:00", "2026-11-22 23:30", "2026-11-23 02:00")))
    later = edited(reservation, {"end": "01:00"}, now=NOW)
    assert (later.start, later.end) == (times[0], korean("2026-11-23 01:00"))
