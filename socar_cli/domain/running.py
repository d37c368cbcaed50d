"""The trip that runs while somebody asks for help, and what must be done before it ends."""

from datetime import datetime, timedelta

from socar_cli.domain.actions import Action, actions
from socar_cli.domain.reservation import Reservation
from socar_cli.knowledge.model import Knowledge
from socar_cli.value import Value

_A_MINUTE = timedelta(minutes=1)


class Running(Value):
    """A reservation that is not over, how long it still runs, and what to do within it."""

    at: datetime
    reservation: Reservation
    minutes_left: int
    actions: tuple[Action, ...]


def running_trip(
    knowledge: Knowledge, recalled: Reservation | None, *, now: datetime
) -> Running | None:
    """Return the trip of the reservation that runs or ended last, None where it is over."""
    if recalled is None or recalled.over <= now:
        return None
    left = (recalled.over - now) // _A_MINUTE
    return Running(now, recalled, left, actions(knowledge, knowledge.accident.running))
