"""What opening hours say at a moment of Korean time."""

import re
from collections.abc import Iterable
from datetime import datetime

from socar_cli.domain.hours import HoursState, Opening
from socar_cli.knowledge.model import ClosedDays
from socar_cli.knowledge.opening import OpeningHours
from socar_cli.knowledge.scalars import Hours

_COUNTRY = "KR"  # whose public holidays count
_HOLIDAY = "PH"  # a public holiday, in the grammar
_ALWAYS = "24/7"  # in the grammar; no library is needed to read it
_CLOSED_ON_HOLIDAYS = re.compile(r"\bPH\b[^;]*\b(off|closed)\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def hours_state(
    hours: Hours | None, closed_days: Iterable[ClosedDays] = (), *, now: datetime
) -> HoursState:
    """Return what `hours` mean at `now`, a moment of Korean time.

    Where they say that holidays are free, so are the `closed_days`, even without the library.
    """
    if hours == _ALWAYS:
        return HoursState(Opening.ALWAYS)
    if hours is None:
        return HoursState(Opening.UNKNOWN)
    free = _CLOSED_ON_HOLIDAYS.search(hours)
    days = [day for entry in closed_days for day in entry.days] if free else []
    listed = f"{now:%Y-%m-%d}" in days
    if OpeningHours is None:
        return HoursState(Opening.CLOSED, holiday=True) if listed else HoursState(Opening.UNKNOWN)
    wall_time = now.replace(tzinfo=None)  # Korea has had one offset since 1988
    # The holidays of a country are dear to look up, and most hours name none.
    country = _COUNTRY if _HOLIDAY in hours else None
    rules = f"{hours}; {','.join(map(_date, days))} off" if days else hours
    expression = OpeningHours(rules, country=country)
    change = expression.next_change(wall_time)
    changes = None if change is None else change.replace(tzinfo=now.tzinfo)
    if expression.is_open(wall_time):
        return HoursState(Opening.OPEN if changes else Opening.ALWAYS, changes)
    holiday = listed or (
        country is not None and OpeningHours(_HOLIDAY, country=country).is_open(wall_time)
    )
    return HoursState(Opening.CLOSED, changes, holiday=holiday)


def _date(day: str) -> str:
    """Return a day as the grammar writes it."""
    year, month, number = day.split("-")
    return f"{year} {_MONTHS[int(month) - 1]} {number}"


def states_are_known() -> bool:
    """Tell whether this machine can evaluate opening hours at all."""
    return OpeningHours is not None
