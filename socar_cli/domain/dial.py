"""One number to dial: by scanning it, or from the clipboard."""

from socar_cli.domain.who import contacts_named
from socar_cli.errors import NameOneContactError, NoNumberError
from socar_cli.knowledge.model import Contact, Knowledge
from socar_cli.knowledge.scalars import Phone
from socar_cli.value import Value


class Dial(Value):
    """The one contact that was named, and its number."""

    contact: Contact
    number: Phone

    @property
    def address(self) -> str:
        """Return what a telephone dials when it reads it."""
        return self.number.address


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
