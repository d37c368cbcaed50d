"""Whom to call, and whether they are there at a moment."""

from datetime import datetime

from socar_cli.domain.calendar import hours_state, states_are_known
from socar_cli.domain.hours import HoursState, Opening
from socar_cli.domain.who import contacts_named
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.value import Value


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
    wanted = {contact.id for contact in knowledge.contacts}
    if who is not None:
        wanted = set(contacts_named(knowledge, who))
    lines = tuple(
        ContactLine(contact, hours_state(contact.hours, knowledge.closed_days, now=now))
        for contact in knowledge.contacts
        if contact.id in wanted
    )
    kept = tuple(line for line in lines if not (open_only and line.state.opening is Opening.CLOSED))
    return ContactList(
        lines=kept,
        at=now,
        only_one=len(wanted) == 1,
        states_known=states_are_known(),
        left_out=frozenset() if everything or who is not None else frozenset(knowledge.rare),
    )
