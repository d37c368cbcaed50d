"""The first screen, and those of `socar contacts`: all, one, or a number to dial or to scan."""

from collections.abc import Sequence

from socar_cli.domain.contacts import ContactLine, ContactList, Dial, Home, Opening
from socar_cli.language import Language, Localized, Text, filled, joined
from socar_cli.value import changed
from socar_cli.views import page, words

_TITLE = Localized("연락처", "Whom to call")
_GROUPS = {
    Opening.ALWAYS: words.ALWAYS,
    Opening.OPEN: Localized("지금 열림", "Open now"),
    Opening.CLOSED: Localized("지금 닫힘", "Closed now"),
    Opening.UNKNOWN: Localized("그 밖에", "Others"),
}
_OPEN = Localized("열림", "open")
_STATES = {Opening.ALWAYS: _OPEN, Opening.OPEN: _OPEN, Opening.CLOSED: words.CLOSED}
_ALL = "socar contacts --all"
_NOBODY = Localized("이 시각에 열린 곳이 없습니다", "Nobody is open at that time")
_NO_STATES = Localized(
    "이 기기에서는 지금 열렸는지 계산할 수 없어 시간만 보입니다",
    "This machine cannot tell who is open now: only the hours are shown",
)

_COMMANDS = (
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
    from socar_cli.views.accident import running_section  # noqa: PLC0415 - the others need none

    numbers, rows = [], []
    for contact in result.contacts:
        first, *own = words.call_rows(contact, contact.purpose, contact.notes)
        always = contact.hours is not None and contact.hours.never_closed
        hours = words.ALWAYS if always else contact.hours_words or ""
        row = changed(words.number_cells(first, hours), open=always)
        numbers += [first, *own]
        rows += [row, *(words.number_cells(one, "") for one in own)]
    table = page.Table(words.HEADINGS[:4], tuple(rows), flexible=2)
    inside: tuple[page.Block, ...] = (page.Either((page.Numbers(tuple(numbers)),), (table,)),)
    if language is Language.EN:  # who speaks no Korean reads this
        inside = (*inside, *(words.action_lines((one,), brief=True) for one in result.no_korean))
    english = "English: socar --lang en" if language is Language.KO else ""
    blocks = (
        page.Section(Localized("쏘카 도우미", "SOCAR helper"), inside, foot=english),
        page.Section(Localized("명령", "Commands"), (page.Pairs(_COMMANDS, typed=True),)),
        *running_section(result.running),
    )
    return page.Page(blocks, "home", result)


def contacts_page(result: ContactList) -> page.Page:
    """Return the screen of `socar contacts`: one contact, or all of them by the clock."""
    moment = words.moment_words(result.at)
    title = page.Section(_TITLE, hint=moment)
    block: page.Block
    if not result.lines:
        block = changed(title, rows=(page.Footer(_NOBODY),))
    elif result.only_one:
        section = changed(title, rows=_one(result.lines[0], result))
        block = page.Either((section,), (changed(section, title=result.lines[0].contact.name),))
    else:
        listed = [line for line in result.lines if line.contact.id not in result.left_out]
        narrow: tuple[page.Block, ...] = _by_the_clock(listed, moment)
        table = changed(title, rows=(_table(listed),))
        if count := len(result.lines) - len(listed):
            more = Localized(f"{count}곳 더", f"{count} more")
            narrow = (*narrow, page.Pairs((page.Pair(more, _ALL),), typed=True))
            table = changed(table, foot=joined("  ", (more, _ALL)))
        block = page.Either(narrow, (table,), (title, *_by_the_clock(result.lines)))
    unknown = () if result.states_known else (page.Footer(_NO_STATES),)
    return page.Page((block, *unknown), "contacts", result)


def dial_page(result: Dial, *, qr: bool = False) -> page.Page:
    """Return the screen of a number alone, with `qr` below a code to scan."""
    contact, code = result.contact, (page.Code(result.number),) if qr else ()
    row = page.NumberRow(result.number, contact.name, contact.purpose, fact=contact)
    section = page.Section(contact.name, (*code, page.Numbers((row, *words.own_rows(contact)))))
    return page.Page((section,), "dial", result, clip=result.number)


def _one(line: ContactLine, result: ContactList) -> tuple[page.Block, ...]:
    """Return all that is known of a contact."""
    state, *opens = words.state_words(line.state, result.at) or ("",)
    first, *own = _rows(line, opens)
    numbers = page.Numbers((changed(first, state=state), *own))
    limits = tuple(page.Line(limit) for limit in line.contact.limits)
    return (numbers, page.Section("", (page.Lines(limits),))) if limits else (numbers,)


def _by_the_clock(lines: Sequence[ContactLine], moment: Text = "") -> tuple[page.Section, ...]:
    """Return the contacts for a narrow window: always open, open now, closed now, others."""
    sections: list[page.Section] = []
    for opening in Opening:
        if group := [line for line in lines if line.state.opening is opening]:
            numbers = page.Numbers(tuple(row for line in group for row in _rows(line)))
            is_holiday = any(line.state.holiday for line in group)
            hint: Text = Localized("공휴일", "holiday") if is_holiday else ""
            if not sections:  # the first says when all of this holds
                hint = moment
            sections.append(page.Section(_GROUPS[opening], (numbers,), hint=hint))
    return tuple(sections)


def _table(lines: Sequence[ContactLine]) -> page.Table:
    """Return the contacts for a wide window in one table, in the same order."""
    rows: list[page.Row] = []
    for line in sorted(lines, key=lambda line: list(Opening).index(line.state.opening)):
        contact, opening, route = line.contact, line.state.opening, line.contact.route or ""
        always = opening is Opening.ALWAYS
        state = words.CLOSED_HOLIDAY if line.state.holiday else _STATES.get(opening, "")
        cells = (
            contact.phone or contact.name,
            contact.name if contact.phone else route,
            joined(", ", words.present(contact.purpose, contact.hours_caution)),
            words.ALWAYS if always else contact.hours_words or str(contact.hours or ""),
            state,
        )
        notes = words.present(route if contact.phone else None, *contact.notes)
        rows.append(page.Row(cells, notes=notes, open=state is _OPEN, always=always, fact=contact))
        rows += (words.number_cells(row, "", "") for row in words.own_rows(contact))
    return page.Table(words.HEADINGS, tuple(rows), flexible=2, joined=True)


def _rows(line: ContactLine, opens: Sequence[Text] = ()) -> tuple[page.NumberRow, ...]:
    """Return the number with its hours, when it `opens` next and what else to know, and one's own.

    There are no hours to tell where they are 24; those without words, as a user's own may be, stand
    in the grammar of the file.
    """
    contact, hours = line.contact, line.contact.hours
    purpose, route, timed = contact.purpose, contact.route, None
    if hours is None and route:  # what is no desk has but an address
        purpose, route = filled("{purpose}: {route}", purpose=purpose, route=route), None
    if hours is not None and line.state.opening is not Opening.ALWAYS:
        hours_words = contact.hours_words or str(hours)
        timed = joined(", ", words.present(hours_words, contact.hours_caution))
    notes = words.present(timed, *opens, route, *contact.notes)
    number = contact.phone or contact.name
    row = page.NumberRow(number, contact.name, purpose, notes=notes, fact=contact)
    return (row, *words.own_rows(contact))
