"""How one number to dial looks."""

from socar_cli.domain.dial import Dial
from socar_cli.language import Localized
from socar_cli.views.page import Banner, Block, Footer, NumberRow, Numbers, Page
from socar_cli.views.words import own_rows

_COPIED = Localized(
    "복사하라고 터미널에 보냈습니다. 안 되면 위 번호를 쓰세요",
    "Sent to the terminal's clipboard. If it did not take it, use the number above",
)


def dial_page(result: Dial, *, copied: bool, above: tuple[Block, ...] = ()) -> Page:
    """Return the screen of `socar contacts WHO --copy`; `above` stands over the number."""
    contact = result.contact
    name = contact.name
    row = NumberRow(result.number, name, contact.purpose, fact=contact)
    last = (Footer(_COPIED),) if copied else ()
    numbers = Numbers((row, *own_rows(contact)))
    return Page((Banner(name), *above, numbers, *last), "dial", result)
