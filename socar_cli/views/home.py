"""How the first screen looks."""

from socar_cli.domain.home import Home
from socar_cli.knowledge.model import Contact
from socar_cli.language import Language, Localized
from socar_cli.views.page import NumberRow, Numbers, Page, Pairs, Section
from socar_cli.views.words import own_rows

_TITLE = Localized("쏘카 도우미", "SOCAR helper")
_COMMANDS = (
    (Localized("지금 사고", "Accident now"), "socar accident"),
    (Localized("전화번호", "Numbers"), "socar contacts"),
    (Localized("내 부담", "What I pay"), "socar costs"),
    (Localized("두고 내림", "Left behind"), "socar lost-item"),
)


def home_page(result: Home, language: Language) -> Page:
    """Return the screen of `socar` alone."""
    rows = tuple(row for contact in result.contacts for row in _rows(contact, language))
    commands = Pairs(tuple((name.into(language), line) for name, line in _COMMANDS))
    panel = Section(_TITLE.into(language), (Numbers(rows),), framed=True)
    return Page((panel, commands), "home", result)


def _rows(contact: Contact, language: Language) -> tuple[NumberRow, ...]:
    row = NumberRow(
        number=contact.phone or "",
        label=contact.name.into(language),
        purpose=contact.purpose.into(language),
        notes=tuple(note.into(language) for note in contact.notes),
        fact=contact,
    )
    return (row, *own_rows(contact, language))
