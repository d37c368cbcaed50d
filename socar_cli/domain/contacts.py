"""Whom to call, when they are there, one number to dial, and the numbers that cannot wait."""

import re
from collections.abc import Iterable
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any

from socar_cli.domain.accident import Running
from socar_cli.domain.guide import Action, actions
from socar_cli.domain.matching import find, nearest
from socar_cli.errors import NameOneContactError, NoNumberError, NothingFoundError
from socar_cli.knowledge.model import ClosedDays, Contact, Knowledge
from socar_cli.knowledge.scalars import Day, Hours, Phone, hours_library
from socar_cli.value import Value

_COUNTRY = "KR"  # whose public holidays count
_HOLIDAY = "PH"  # a public holiday, in the grammar
_CLOSED_ON_HOLIDAYS = r"\bPH\b[^;]*\b(off|closed)\b"


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


class ContactLine(Value):
    """A contact and its state at the moment asked about."""

    contact: Contact
    state: HoursState


class ContactList(Value):
    """The contacts to show, in the order of the knowledge file."""

    lines: tuple[ContactLine, ...]
    at: datetime  # Korean time
    only_one: bool  # a single contact was asked for: show all that is known of it
    states_known: bool  # whether this machine can evaluate opening hours
    left_out: frozenset[str]  # ids that a screen only counts, as they are rarely needed


class Dial(Value):
    """The one contact that was named, and its number."""

    contact: Contact
    number: Phone


class Home(Value):
    """The contacts of the first screen, life first."""

    contacts: tuple[Contact, ...]
    no_korean: tuple[Action, ...]  # who interprets
    running: Running | None


def contacts_named(knowledge: Knowledge, who: str) -> tuple[str, ...]:
    """Return the ids of the contacts that `who` names.

    Raises NothingFoundError, with the nearest names, when that is nobody.
    """
    names = {contact.id: contact.names for contact in knowledge.contacts}
    found = find(who, names)
    if not found:
        near = tuple(knowledge.contact(key).name for key in nearest(who, names))
        raise NothingFoundError(who, near, "socar contacts")
    return found


def list_contacts(
    knowledge: Knowledge,
    *,
    who: str | None = None,
    open_only: bool = False,
    everything: bool = False,
    now: datetime,
) -> ContactList:
    """Return every contact, or those `who` names, or those that are not closed at `now`.

    With `everything`, or when asked for by name, none of them is only counted.
    Raises NothingFoundError, with the nearest names, when `who` names nobody.
    """
    wanted = None if who is None else contacts_named(knowledge, who)
    contacts = [one for one in knowledge.contacts if wanted is None or one.id in wanted]
    closed = knowledge.closed_days
    lines = (ContactLine(one, hours_state(one.hours, closed, now=now)) for one in contacts)
    if open_only:
        lines = (line for line in lines if line.state.opening is not Opening.CLOSED)
    return ContactList(
        lines=tuple(lines),
        at=now,
        only_one=len(contacts) == 1,
        states_known=states_are_known(),
        left_out=frozenset() if everything or who is not None else frozenset(knowledge.rare),
    )


def hours_state(
    hours: Hours | None, closed_days: Iterable[ClosedDays] = (), *, now: datetime
) -> HoursState:
    """Return what opening `hours` (OpenStreetMap's grammar) mean at `now`, in Korean time.

    Where they say that public holidays are free, so are the `closed_days`, even without the
    library that reads opening hours.
    """
    if hours is None:
        return HoursState(Opening.UNKNOWN)
    if hours.never_closed:
        return HoursState(Opening.ALWAYS)
    free = re.search(_CLOSED_ON_HOLIDAYS, hours)
    days = tuple(day for entry in closed_days for day in entry.days) if free else ()
    listed = f"{now:%Y-%m-%d}" in days
    if not states_are_known():
        return HoursState(Opening.CLOSED, holiday=True) if listed else HoursState(Opening.UNKNOWN)
    wall_time = now.replace(tzinfo=None)  # Korea has had one offset since 1988
    expression = _expression(hours, days)
    change = expression.next_change(wall_time)
    changes = None if change is None else change.replace(tzinfo=now.tzinfo)
    if expression.is_open(wall_time):
        return HoursState(Opening.OPEN if changes else Opening.ALWAYS, changes)
    holiday = listed or (_HOLIDAY in hours and _expression(_HOLIDAY).is_open(wall_time))
    return HoursState(Opening.CLOSED, changes, holiday=holiday)


@cache
def _expression(hours: str, closed: tuple[Day, ...] = ()) -> Any:  # noqa: ANN401 - of a library that may be missing
    """Return opening hours that the library evaluates, closed on some days whatever they say."""
    rules = f"{hours}; {','.join(day.in_grammar() for day in closed)} off" if closed else hours
    # The holidays of a country are dear to look up, and most hours name none.
    return hours_library().OpeningHours(rules, country=_COUNTRY if _HOLIDAY in hours else None)


def states_are_known() -> bool:
    """Tell whether this machine can evaluate opening hours at all."""
    return hours_library() is not None


def find_dial(knowledge: Knowledge, who: str | None) -> Dial:
    """Return the number of the one contact that `who` names.

    Raises NameOneContactError when that is not one, NoNumberError when it has no number,
    NothingFoundError, with the nearest names, when it is nobody.
    """
    if who is None:
        raise NameOneContactError(None, ())
    named = tuple(map(knowledge.contact, contacts_named(knowledge, who)))
    if len(named) > 1:
        raise NameOneContactError(who, tuple(contact.name for contact in named))
    contact = named[0]
    number = contact.phone or contact.own_phone
    if number is None:
        raise NoNumberError(contact.name, contact.route)
    return Dial(contact, number)


def carried_contacts(knowledge: Knowledge) -> tuple[Contact, ...]:
    """Return the contacts of the card and of the address book."""
    return tuple(map(knowledge.contact, knowledge.card))


def open_home(knowledge: Knowledge, running: Running | None = None) -> Home:
    """Return the first screen: what `socar` alone shows."""
    contacts = tuple(map(knowledge.contact, knowledge.home))
    return Home(contacts, actions(knowledge, knowledge.no_korean), running)
