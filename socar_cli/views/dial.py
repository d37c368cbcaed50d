"""How one number to dial looks."""

from socar_cli.domain.contacts import Dial
from socar_cli.views.page import Block, NumberRow, Numbers, Page, Section
from socar_cli.views.words import own_rows


def dial_page(result: Dial, *, above: tuple[Block, ...] = ()) -> Page:
    """Return the screen of `socar contacts WHO --copy`; `above` stands over the number."""
    contact = result.contact
    name = contact.name
    row = NumberRow(result.number, name, contact.purpose, fact=contact)
    numbers = Numbers((row, *own_rows(contact)))
    return Page((Section(name, (*above, numbers)),), "dial", result, clip=result.number)
