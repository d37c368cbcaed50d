"""What opening hours say at a moment of Korean time."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from socar_cli.knowledge.scalars import Hours

try:
    from opening_hours import OpeningHours
except ImportError:  # no wheel for this machine: hours are shown without their state
    OpeningHours = None  # type: ignore[assignment,misc]

_COUNTRY = "KR"  # whose public holidays count


class Opening(Enum):
    """Whether somebody is there; never a promise that they answer."""

    ALWAYS = "always"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"  # no hours are known, or they cannot be evaluated on this machine


@dataclass(frozen=True, slots=True)
class HoursState:
    """The state at a moment, and the moment it changes (Korean time), if it ever does."""

    opening: Opening
    changes: datetime | None = None
    holiday: bool = False  # a public holiday is what closes it


def hours_state(hours: Hours | None, *, now: datetime) -> HoursState:
    """Return what `hours` mean at `now`, a moment of Korean time."""
    if hours is None or OpeningHours is None:
        return HoursState(Opening.UNKNOWN)
    wall_time = now.replace(tzinfo=None)  # Korea has had one offset since 1988
    expression = OpeningHours(hours, country=_COUNTRY)
    change = expression.next_change(wall_time)
    changes = None if change is None else change.replace(tzinfo=now.tzinfo)
    if expression.is_open(wall_time):
        return HoursState(Opening.OPEN if changes else Opening.ALWAYS, changes)
    holiday = "PH" in hours and OpeningHours("PH", country=_COUNTRY).is_open(wall_time)
    return HoursState(Opening.CLOSED, changes, holiday=holiday)


def states_are_known() -> bool:
    """Tell whether this machine can evaluate opening hours at all."""
    return OpeningHours is not None
