"""The first screen: `socar` alone."""

from socar_cli.domain.contacts import Home
from socar_cli.language import Language, Localized
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.accident import running_section
from socar_cli.views.words import ALWAYS, HEADINGS, action_lines, call_rows, number_cells

_LINES = (
    page.Pair(Localized("지금 사고", "Accident"), "socar accident"),
    page.Pair(Localized("고장", "Breakdown"), "socar breakdown"),
    page.Pair(Localized("전화번호", "Numbers"), "socar contacts"),
    page.Pair(Localized("내 부담", "My costs"), "socar costs"),
    page.Pair(Localized("두고 내림", "Lost item"), "socar lost-item"),
    page.Pair(Localized("궁금한 것", "Questions"), "socar faq"),
    page.Pair(
        Localized("말로 하기", "In words"),
        Localized("socar 주차장 기둥 긁음", "socar scraped a pillar"),
        own_words=True,
    ),
)


def home_page(result: Home, language: Language) -> page.Page:
    """Return the screen of `socar` alone."""
    numbers, rows = [], []
    for contact in result.contacts:
        first, *own = call_rows(contact, contact.purpose, contact.notes)
        always = contact.hours is not None and contact.hours.never_closed
        hours = ALWAYS if always else contact.hours_words or ""
        row = changed(number_cells(first, hours), open=always)
        numbers += [first, *own]
        rows += [row, *(number_cells(one, "") for one in own)]
    table = page.Table(HEADINGS[:4], tuple(rows), flexible=2)
    inside: tuple[page.Block, ...] = (page.Either((page.Numbers(tuple(numbers)),), (table,)),)
    if language is Language.EN:  # who speaks no Korean reads this
        inside = (*inside, *(action_lines((one,), brief=True) for one in result.no_korean))
    english = "English: socar --lang en" if language is Language.KO else ""
    blocks = (
        page.Section(Localized("쏘카 도우미", "SOCAR helper"), inside, foot=english),
        page.Section(Localized("명령", "Commands"), (page.Pairs(_LINES, typed=True),)),
        *running_section(result.running),
    )
    return page.Page(blocks, "home", result)
