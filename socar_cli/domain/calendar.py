"""What opening hours say at a moment of Korean time."""

from datetime import datetime

from socar_cli.domain.hours import HoursState, Opening
from socar_cli.knowledge.opening import OpeningHours
from socar_cli.knowledge.scalars import Hours

_COUNTRY = "KR"  # whose public holidays count
_HOLIDAY = "PH"  # a public holiday, in the grammar
_ALWAYS = "24/7"  # in the grammar; no library is needed to read it


def hours_state(hours: Hours | None, *, now: datetime) -> HoursState:
    """Return what `hours` mean at `now`, a moment of Korean time."""
    if hours == _ALWAYS:
        return HoursState(Opening.ALWAYS)
    if hours is None or OpeningHours is None:
        return HoursState(Opening.UNKNOWN)
    wall_time = now.replace(tzinfo=None)  # Korea has had one offset since 1988
    # The holidays of a country are dear to look up, and most hours name none.
    expression = OpeningHours(hours, country=_COUNTRY if _HOLIDAY in hours else None)
    change = expression.next_change(wall_time)
    changes = None if change is None else change.replace(tzinfo=now.tzinfo)
    if expression.is_open(wall_time):
        return HoursState(Opening.OPEN if changes else Opening.ALWAYS, changes)
    holiday = _HOLIDAY in hours and OpeningHours(_HOLIDAY, country=_COUNTRY).is_open(wall_time)
    return HoursState(Opening.CLOSED, changes, holiday=holiday)


def states_are_known() -> bool:
    """Tell whether this machine can evaluate opening hours at all."""
    return OpeningHours is not None
