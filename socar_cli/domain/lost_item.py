"""How to get back what was left in the car."""

from socar_cli.domain.actions import Action, actions
from socar_cli.errors import UnknownReservationError
from socar_cli.knowledge.model import Knowledge
from socar_cli.record import Record


class LostItemPlan(Record):
    """Both cases, and what to do when the item does not turn up."""

    right_after: tuple[Action, ...]
    next_customer: tuple[Action, ...]
    later: tuple[Action, ...]
    problem: UnknownReservationError | None = None


def plan_lost_item(knowledge: Knowledge, reservation: str | None = None) -> LostItemPlan:
    """Return what to do, for the trip that just ended and for the car somebody else has.

    Nothing records reservations yet, so a `reservation` is a problem that the plan names.
    """
    item = knowledge.lost_item
    return LostItemPlan(
        right_after=actions(knowledge, item.right_after),
        next_customer=actions(knowledge, item.next_customer),
        later=actions(knowledge, item.later),
        problem=None if reservation is None else UnknownReservationError(reservation),
    )
