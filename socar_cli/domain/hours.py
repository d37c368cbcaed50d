"""What opening hours can say of a moment; `domain/calendar.py` works it out."""

from datetime import datetime
from enum import Enum

from socar_cli.value import Value


class Opening(Enum):
    """Whether somebody is there; never a promise that they answer."""

    ALWAYS = "always"
    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"  # no hours are known, or they cannot be evaluated on this machine


class HoursState(Value):
    """The state at a moment, and the moment it changes (Korean time), if it ever does."""

    opening: Opening
    changes: datetime | None = None
    holiday: bool = False  # a public holiday is what closes it
