"""How the first screen looks."""

from socar_cli.domain.home import Home
from socar_cli.language import Language, Localized
from socar_cli.views.page import Beside, Block, Column, Hint, Hints, Numbers, Page, Section
from socar_cli.views.running import running_section
from socar_cli.views.words import action_lines, call_rows

_TITLE = Localized("쏘카 도우미", "SOCAR helper")
_COMMANDS = Localized("명령", "Commands")
_ENGLISH = "English: socar --lang en"
_LINES = (
    Hint(Localized("지금 사고", "Accident"), "socar accident"),
    Hint(Localized("고장", "Breakdown"), "socar breakdown"),
    Hint(Localized("전화번호", "Numbers"), "socar contacts"),
    Hint(Localized("내 부담", "My costs"), "socar costs"),
    Hint(Localized("두고 내림", "Lost item"), "socar lost-item"),
    Hint(Localized("궁금한 것", "Questions"), "socar faq"),
    Hint(
        Localized("말로 하기", "In words"),
        Localized("socar 주차장 기둥 긁음", "socar scraped a pillar"),
        own_words=True,
    ),
)


def home_page(result: Home, language: Language) -> Page:
    """Return the screen of `socar` alone."""
    rows = (row for one in result.contacts for row in call_rows(one, one.purpose, one.notes))
    numbers: tuple[Block, ...] = (Numbers(tuple(rows)),)
    if language is Language.EN:  # who speaks no Korean reads this
        help_with = (action_lines((action,), brief=True) for action in result.no_korean)
        numbers = (*numbers, *help_with)
    hint = _ENGLISH if language is Language.KO else ""
    left = Section(_TITLE, numbers, hint=hint)
    right = Section(_COMMANDS, (Hints(_LINES),))
    beside = Beside((Column((left,)), Column((right,))))
    return Page((beside, *running_section(result.running)), "home", result)
