"""How the first screen looks."""

from socar_cli.domain.home import Home
from socar_cli.knowledge.model import Contact
from socar_cli.language import Language, Localized
from socar_cli.views.page import (
    Beside,
    Block,
    Column,
    Hint,
    Hints,
    NumberRow,
    Numbers,
    Page,
    Section,
)
from socar_cli.views.words import action_lines, own_rows

_TITLE = Localized("쏘카 도우미", "SOCAR helper")
_COMMANDS = Localized("명령", "Commands")
_ENGLISH = "English: socar --lang en"
_LINES = (
    (Localized("지금 사고", "Accident"), "socar accident"),
    (Localized("고장", "Breakdown"), "socar breakdown"),
    (Localized("전화번호", "Numbers"), "socar contacts"),
    (Localized("내 부담", "My costs"), "socar costs"),
    (Localized("두고 내림", "Left it"), "socar lost-item"),
    (Localized("궁금한 것", "Questions"), "socar faq"),
)
_IN_WORDS = Localized("말로 하기", "In words")
_WORDS = Localized("socar 주차장 기둥 긁음", "socar scraped a pillar")


def home_page(result: Home, language: Language) -> Page:
    """Return the screen of `socar` alone."""
    rows = tuple(row for contact in result.contacts for row in _rows(contact, language))
    numbers: tuple[Block, ...] = (Numbers(rows),)
    if language is Language.EN:  # who speaks no Korean reads this
        help_with = (action_lines((action,), language, brief=True) for action in result.no_korean)
        numbers = (*numbers, *help_with)
    hint = _ENGLISH if language is Language.KO else ""
    lines = tuple(Hint(name.into(language), line) for name, line in _LINES)
    words = Hint(_IN_WORDS.into(language), _WORDS.into(language), own_words=True)
    left = Section(_TITLE.into(language), numbers, hint=hint)
    right = Section(_COMMANDS.into(language), (Hints((*lines, words)),))
    return Page((Beside((Column((left,)), Column((right,)))),), "home", result)


def _rows(contact: Contact, language: Language) -> tuple[NumberRow, ...]:
    row = NumberRow(
        number=contact.phone or "",
        label=contact.name.into(language),
        purpose=contact.purpose.into(language),
        notes=tuple(note.into(language) for note in contact.notes),
        fact=contact,
    )
    return (row, *own_rows(contact, language))
