"""A reservation as the traveller has recorded it."""

from datetime import datetime, timedelta
from enum import Enum

from socar_cli.domain.matching import folded
from socar_cli.errors import ReservationOrderError, SocarError
from socar_cli.knowledge.scalars import Won
from socar_cli.value import Value

_START, _END, _NEXT, _AT = "--start", "--end", "--next", "--at"
LATELY = timedelta(days=30)  # what ended before is not what somebody means now


class Remark(Enum):
    """What was changed in a text before it was stored."""

    MASKED = "masked"  # the last six digits of a resident registration number
    ESCAPED = "escaped"  # bytes that are no text


class Reservation(Value, kw_only=True):
    """One booking of one car; the trip lasts from `start` to just before `end`."""

    id: str  # empty until the record has given one
    start: datetime
    end: datetime
    car: str | None = None
    zone: str | None = None
    deductible: Won | None = None
    upcoming: datetime | None = None  # when the next customer's booking of this car starts
    returned: datetime | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        """Refuse times that no trip can have, by the option that gives them."""
        if self.start >= self.end:
            raise ReservationOrderError(_END, _START)
        if self.upcoming is not None and self.upcoming < self.end:
            raise ReservationOrderError(_NEXT, _END)
        if self.returned is not None and self.returned < self.start:
            raise ReservationOrderError(_AT, _START)

    @property
    def over(self) -> datetime:
        """The instant at which the trip is over: when the car came back, else at its end."""
        return self.returned or self.end

    @property
    def car_key(self) -> str | None:
        """The car without what people type differently, to tell whether two are the same."""
        return None if self.car is None else folded(self.car) or self.car


class Reservations(Value):
    """Every reservation that is recorded."""

    reservations: tuple[Reservation, ...]


class Imported(Value):
    """What was taken from a file."""

    added: int
    known: int  # already recorded, to the letter
    remarks: tuple[Remark, ...]


class LookUp(Value):
    """What the record says of a number: the reservation, or why there is none to show."""

    reservation: Reservation | None = None
    problem: SocarError | None = None
