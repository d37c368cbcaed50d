"""Whom people mean by what they type for a contact."""

from collections.abc import Mapping

from socar_cli.domain.matching import find, nearest
from socar_cli.errors import NothingFoundError
from socar_cli.knowledge.model import Knowledge


def contact_names(knowledge: Knowledge) -> Mapping[str, tuple[str, ...]]:
    """Return, for the id of each contact, everything people may type for it."""
    return {
        contact.id: (
            contact.id,
            *contact.aliases,
            contact.name.ko,
            contact.name.en,
            *filter(None, (contact.phone,)),
        )
        for contact in knowledge.contacts
    }


def contacts_named(knowledge: Knowledge, who: str) -> tuple[str, ...]:
    """Return the ids of the contacts that `who` names.

    Raises NothingFoundError, with the nearest names, when that is nobody.
    """
    names = contact_names(knowledge)
    found = find(who, names)
    if not found:
        near = tuple(knowledge.contact(key).name for key in nearest(who, names))
        raise NothingFoundError(who, near, "socar contacts")
    return found
