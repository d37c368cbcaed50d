"""How to get back what was left in the car, from the times of the trip where they are known."""

from datetime import date, datetime, timedelta
from enum import Enum, StrEnum

from socar_cli.domain.answers import answer_in
from socar_cli.domain.guide import Action, actions
from socar_cli.domain.moments import months_later, read_moment
from socar_cli.domain.reservation import Reservation
from socar_cli.errors import UnreadableMomentError, UnreadableNextError
from socar_cli.knowledge.circumstances import Answer
from socar_cli.knowledge.model import FoundItem, FromHours, Knowledge, LostItem, LostItemBrief
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


# What the answers say of it.
NEXT = {Answer.YES: Next.BEGUN, Answer.NO: Next.NONE, Answer.UNSURE: Next.UNKNOWN}


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
    finders_from: date | None  # the earliest day on which it may belong to the finder
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
    answer: LostItemAnswer | None = None
    right_after: tuple[Action, ...] = ()
    next_customer: tuple[Action, ...] = ()
    later: tuple[Action, ...] = ()
    brief: Brief | None = None  # None where there is one answer

    @property
    def questionable(self) -> datetime | None:
        """The end that somebody typed although it is still to come: perhaps a slip."""
        trip = self.answer.trip if self.answer else None
        return trip.ended if trip and trip.reservation is None and trip.ended > self.at else None


def plan_lost_item(
    knowledge: Knowledge, trip: Trip | None = None, *, now: datetime
) -> LostItemPlan:
    """Return what to do about something left in the car of `trip`, or of any."""
    item = knowledge.lost_item
    if trip is None:
        brief = brief_way(knowledge)
        return LostItemPlan(at=now, answer=None, brief=brief, **_ways(knowledge, item))
    state = state_of(trip, item.from_hours, now=now)
    late = state is LostItemState.DAY_AFTER
    answer = LostItemAnswer(
        trip=trip,
        state=state,
        from_hours=item.from_hours,
        actions=actions(knowledge, getattr(item.answers, state.value)),
        deadlines=deadlines_of(knowledge, trip.ended) if late else None,
    )
    return LostItemPlan(at=now, answer=answer)


def deadlines_of(knowledge: Knowledge, ended: datetime) -> Deadlines:
    """Return the days that count for something left in the car of a trip that `ended` then."""
    found = knowledge.lost_item.found
    handed_on = (ended + timedelta(days=found.handed_on_days)).date()
    owned = months_later(ended, found.finders_months) if found.finders_months else None
    kept = months_later(ended, found.kept_months)
    return Deadlines(found=found, handed_on=handed_on, finders_from=owned, kept_until=kept)


def brief_way(knowledge: Knowledge) -> Brief:
    """Return in few steps what to do where nothing is known of the trip."""
    return Brief(**_ways(knowledge, knowledge.lost_item.brief))


def _ways(knowledge: Knowledge, item: LostItem | LostItemBrief) -> dict[str, tuple[Action, ...]]:
    """Return what to do in both cases and after, each under its name."""
    names = ("right_after", "next_customer", "later")
    return {name: actions(knowledge, getattr(item, name)) for name in names}


def recorded_trip(reservation: Reservation | None, *, recalled: bool = False) -> Trip | None:
    """Return the trip of a reservation, None without one; `recalled` where nobody named it."""
    if reservation is None:
        return None
    return Trip(
        begins=reservation.start,
        ended=reservation.over,
        upcoming=reservation.upcoming or Next.UNKNOWN,
        reservation=reservation,
        recalled=recalled,
    )


def next_in(knowledge: Knowledge, typed: str | None) -> str | None:
    """Return the name of a `Next` for a word that answers `--next`; any other text as it is."""
    answer = None if typed is None else answer_in(knowledge, typed)
    return typed if answer is None else NEXT[answer]


def typed_trip(ended: str | None, upcoming: str | None, *, now: datetime) -> Trip | None:
    """Return the trip that was typed instead of recorded, None where none was.

    A clock time without its day is for `ended` the latest one that is past, for `upcoming` the
    first one after it. `upcoming` may also be a value of `Next`.
    Raises UnreadableMomentError for `ended`, UnreadableNextError for `upcoming`.
    """
    if ended is None:
        return None
    # Nobody ends by seconds.
    end = read_moment(ended, now=now, past=True).replace(second=0, microsecond=0)
    if upcoming is None or upcoming in set(Next):
        return Trip(ended=end, upcoming=Next(upcoming or Next.UNKNOWN))
    try:
        return Trip(ended=end, upcoming=read_moment(upcoming, now=now, after=end))
    except UnreadableMomentError:
        raise UnreadableNextError(upcoming) from None


def state_of(trip: Trip, since: FromHours, *, now: datetime) -> LostItemState:
    """Return where the trip stands at `now`; a day after its end nothing else counts."""
    if now < trip.ended:
        begun = trip.begins is None or now >= trip.begins
        return LostItemState.RUNNING if begun else LostItemState.NOT_BEGUN
    past, next_time = now - trip.ended, trip.upcoming
    has_begun = now >= next_time if isinstance(next_time, datetime) else next_time is Next.BEGUN
    if past >= timedelta(hours=since.day_after):
        return LostItemState.DAY_AFTER
    if has_begun:
        return LostItemState.NEXT_BEGUN
    if past >= timedelta(hours=since.hours_after):
        return LostItemState.HOURS_AFTER
    is_known = isinstance(next_time, datetime)
    return LostItemState.NEXT_LATER if is_known else LostItemState.NEXT_UNKNOWN
