"""How the first screen looks."""

from socar_cli.domain.contacts import Home
from socar_cli.knowledge.model import Contact
from socar_cli.language import Language, Localized
from socar_cli.value import changed
from socar_cli.views.page import Block, Numbers, Page, Pair, Pairs, Row, Section, Table, either
from socar_cli.views.running import running_section
from socar_cli.views.words import (
    ALWAYS,
    HOURS,
    NUMBER,
    WHEN,
    WHO,
    action_lines,
    call_rows,
    number_cells,
)

_TITLE = Localized("쏘카 도우미", "SOCAR helper")
_COMMANDS = Localized("명령", "Commands")
_ENGLISH = "English: socar --lang en"
_LINES = (
    Pair(Localized("지금 사고", "Accident"), "socar accident"),
    Pair(Localized("고장", "Breakdown"), "socar breakdown"),
    Pair(Localized("전화번호", "Numbers"), "socar contacts"),
    Pair(Localized("내 부담", "My costs"), "socar costs"),
    Pair(Localized("두고 내림", "Lost item"), "socar lost-item"),
    Pair(Localized("궁금한 것", "Questions"), "socar faq"),
    Pair(
        Localized("말로 하기", "In words"),
        Localized("socar 주차장 기둥 긁음", "socar scraped a pillar"),
        own_words=True,
    ),
)


def home_page(result: Home, language: Language) -> Page:
    """Return the screen of `socar` alone."""
    rows = tuple(row for one in result.contacts for row in call_rows(one, one.purpose, one.notes))
    in_table = tuple(row for one in result.contacts for row in _in_table(one))
    table = Table((NUMBER, WHO, WHEN, HOURS), in_table, flexible=2)
    numbers: tuple[Block, ...] = (either((Numbers(rows),), (table,)),)
    if language is Language.EN:  # who speaks no Korean reads this
        help_with = (action_lines((action,), brief=True) for action in result.no_korean)
        numbers = (*numbers, *help_with)
    blocks = (
        Section(_TITLE, numbers, foot=_ENGLISH if language is Language.KO else ""),
        Section(_COMMANDS, (Pairs(_LINES, typed=True),)),
        *running_section(result.running),
    )
    return Page(blocks, "home", result)


def _in_table(contact: Contact) -> tuple[Row, ...]:
    """Return a contact with its hours, and the user's own number of it."""
    first, *own = call_rows(contact, contact.purpose, contact.notes)
    always = contact.hours is not None and contact.hours.never_closed
    hours = ALWAYS if always else contact.hours_words or ""
    row = changed(number_cells(first, hours), open=always, always=always)
    return (row, *(number_cells(one, "") for one in own))
