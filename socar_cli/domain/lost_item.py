"""How to get back what was left in the car, from the times of the trip where they are known."""

from datetime import date, datetime, timedelta
from enum import Enum, StrEnum

from socar_cli.domain.actions import Action, actions
from socar_cli.domain.moments import months_later, read_moment
from socar_cli.domain.reservation import Reservation
from socar_cli.errors import UnreadableMomentError, UnreadableNextError
from socar_cli.knowledge.model import Advice, FoundItem, FromHours, Knowledge
from socar_cli.value import Value


class LostItemState(Enum):
    """Where the trip stands: one row of the decision table, and one field of the answers, each."""

    NOT_BEGUN = "not_begun"
    RUNNING = "running"
    NEXT_UNKNOWN = "next_unknown"
    NEXT_LATER = "next_later"
    HOURS_AFTER = "hours_after"
    NEXT_BEGUN = "next_begun"
    DAY_AFTER = "day_after"


class Next(StrEnum):
    """What is known of the next customer's booking where its time is not."""

    UNKNOWN = "unknown"
    NONE = "no"
    BEGUN = "yes"


class Trip(Value, kw_only=True):
    """The times that decide; the trip is over at the instant it `ended`."""

    begins: datetime | None = None
    ended: datetime  # when the car was returned, else when the booking ends
    upcoming: datetime | Next = Next.UNKNOWN
    reservation: Reservation | None = None
    recalled: bool = False  # nobody named it: it is the one that runs or ended last


class Deadlines(Value, kw_only=True):
    """Days counted from the end of the trip, because nobody knows the day of finding."""

    found: FoundItem
    handed_on: date  # the last day for an institution that found it at once; SOCAR's is not public
    kept_until: date


class LostItemAnswer(Value, kw_only=True):
    """The one answer for a trip at a moment."""

    trip: Trip
    state: LostItemState
    from_hours: FromHours  # hours that tell states apart
    actions: tuple[Action, ...]
    deadlines: Deadlines | None


class Brief(Value, kw_only=True):
    """Both cases and what comes after, in few steps."""

    right_after: tuple[Action, ...]
    next_customer: tuple[Action, ...]
    later: tuple[Action, ...]


class LostItemPlan(Value, kw_only=True):
    """The one answer where the trip is known, else both cases and what comes after."""

    at: datetime
    answer: LostItemAnswer | None
    right_after: tuple[Action, ...]
    next_customer: tuple[Action, ...]
    later: tuple[Action, ...]
    brief: Brief | None  # None where there is one answer

    @property
    def questionable(self) -> datetime | None:
        """The end that somebody typed although it is still to come: perhaps a slip."""
        trip = self.answer.trip if self.answer else None
        return trip.ended if trip and trip.reservation is None and trip.ended > self.at else None


def plan_lost_item(
    knowledge: Knowledge, trip: Trip | None = None, *, now: datetime
) -> LostItemPlan:
    """Return what to do about something left in the car of `trip`, or of any."""
    if trip is not None:
        answer = _answer(knowledge, trip, now)
        return LostItemPlan(
            at=now, answer=answer, right_after=(), next_customer=(), later=(), brief=None
        )
    item = knowledge.lost_item
    return LostItemPlan(
        at=now,
        answer=None,
        right_after=actions(knowledge, item.right_after),
        next_customer=actions(knowledge, item.next_customer),
        later=actions(knowledge, item.later),
        brief=brief_way(knowledge),
    )


def brief_way(knowledge: Knowledge) -> Brief:
    """Return the way back in few steps, for a trip of which nothing is known."""
    brief = knowledge.lost_item.brief
    return Brief(
        right_after=actions(knowledge, brief.right_after),
        next_customer=actions(knowledge, brief.next_customer),
        later=actions(knowledge, brief.later),
    )


def recorded_trip(reservation: Reservation | None, *, recalled: bool = False) -> Trip | None:
    """Return the times of a reservation that decide; `recalled` where nobody named it."""
    if reservation is None:
        return None
    return Trip(
        begins=reservation.start,
        ended=reservation.over,
        upcoming=reservation.upcoming or Next.UNKNOWN,
        reservation=reservation,
        recalled=recalled,
    )


def typed_trip(ended: str | None, upcoming: str | None, *, now: datetime) -> Trip | None:
    """Return the trip that was typed instead of recorded, None where none was.

    A clock time alone is the latest that is past, for what follows the first behind that.
    """
    if ended is None:
        return None
    end = read_moment(ended, now=now, past=True)
    return Trip(ended=end, upcoming=_read_next(upcoming, now, end))


def state_of(trip: Trip, since: FromHours, *, now: datetime) -> LostItemState:
    """Return the last row of the table that applies at `now`."""
    upcoming = trip.upcoming
    over, past = now >= trip.ended, now - trip.ended
    timed = isinstance(upcoming, datetime)
    begun = now >= upcoming if isinstance(upcoming, datetime) else upcoming is Next.BEGUN
    table = (
        (LostItemState.NOT_BEGUN, True),
        (LostItemState.RUNNING, trip.begins is None or now >= trip.begins),
        (LostItemState.NEXT_UNKNOWN, over),
        (LostItemState.NEXT_LATER, over and timed),
        (LostItemState.HOURS_AFTER, over and past >= timedelta(hours=since.hours_after)),
        (LostItemState.NEXT_BEGUN, over and begun),
        (LostItemState.DAY_AFTER, over and past >= timedelta(hours=since.day_after)),
    )
    return [state for state, applies in table if applies][-1]


def _answer(knowledge: Knowledge, trip: Trip, now: datetime) -> LostItemAnswer:
    item = knowledge.lost_item
    state = state_of(trip, item.from_hours, now=now)
    late = state is LostItemState.DAY_AFTER
    advice: tuple[Advice, ...] = getattr(item.answers, state.value)
    return LostItemAnswer(
        trip=trip,
        state=state,
        from_hours=item.from_hours,
        actions=actions(knowledge, advice),
        deadlines=_deadlines(item.found, trip.ended) if late else None,
    )


def _deadlines(found: FoundItem, ended: datetime) -> Deadlines:
    return Deadlines(
        found=found,
        handed_on=(ended + timedelta(days=found.handed_on_days)).date(),
        kept_until=months_later(ended, found.kept_months),
    )


def _read_next(text: str | None, now: datetime, end: datetime) -> datetime | Next:
    if text is None:
        return Next.UNKNOWN
    if text in set(Next):
        return Next(text)
    try:
        return read_moment(text, now=now, after=end)
    except UnreadableMomentError:
        raise UnreadableNextError(text) from None
