"""How the contacts look."""

from socar_cli.domain.contacts import ContactLine, ContactList, Opening
from socar_cli.language import Localized, Text, joined
from socar_cli.value import changed
from socar_cli.views.page import (
    Banner,
    Beside,
    Block,
    Column,
    Footer,
    Hint,
    Hints,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Section,
)
from socar_cli.views.words import ALWAYS, HOLIDAY, moment_words, own_rows, state_words

_TITLE = Localized("연락처", "Whom to call")
_GROUPS = {
    Opening.OPEN: Localized("지금 열림", "Open now"),
    Opening.CLOSED: Localized("지금 닫힘", "Closed now"),
    Opening.UNKNOWN: Localized("그 밖에", "Others"),
}
_MORE = Localized("{count}곳 더", "{count} more")
_ALL = "socar contacts --all"
_NOBODY = Localized("이 시각에 열린 곳이 없습니다", "Nobody is open at that time")
_NO_STATES = Localized(
    "이 기기에서는 지금 열렸는지 계산할 수 없어 시간만 보입니다",
    "This machine cannot tell who is open now: only the hours are shown",
)


def contacts_page(result: ContactList) -> Page:
    """Return the screen of `socar contacts`: one contact, or all of them by the clock."""
    title = Banner(_TITLE, moment_words(result.at))
    unknown = () if result.states_known else (Footer(_NO_STATES),)
    if not result.lines:
        blocks: tuple[Block, ...] = (title, Footer(_NOBODY))
    elif result.only_one:
        blocks = (title, *_one(result.lines[0], result), *unknown)
    else:
        blocks = (*_by_the_clock(result), *unknown)
    return Page(blocks, "contacts", result)


def _one(line: ContactLine, result: ContactList) -> tuple[Block, ...]:
    """Return all that is known of a contact."""
    state, *opens = state_words(line.state, result.at) or ("",)
    row, *own = _rows(line)
    hours, *rest = row.notes if _hours(line) else ("", *row.notes)
    notes = tuple(text for text in (hours, *opens, *rest) if text)
    numbers = Numbers((changed(row, state=state, notes=notes), *own))
    limits = tuple(Line(limit) for limit in line.contact.limits)
    return (numbers, Section("", (Lines(limits),))) if limits else (numbers,)


def _by_the_clock(result: ContactList) -> tuple[Block, ...]:
    """Return who is always there, and beside them the others, open or closed."""
    shown = [line for line in result.lines if line.contact.id not in result.left_out]
    groups = {
        opening: [line for line in shown if line.state.opening is opening] for opening in Opening
    }
    there = _numbers(groups.pop(Opening.ALWAYS))
    always = Section(ALWAYS, (there,), hint=moment_words(result.at))
    others = [_group(opening, lines) for opening, lines in groups.items() if lines]
    if count := len(result.lines) - len(shown):
        more = Hints((Hint(_MORE.format(count=count), _ALL),))
        *_, last = others or [Section("", ())]
        others = [*others[:-1], changed(last, rows=(*last.rows, more))]
    return (Beside((Column((always,)), *((Column(tuple(others)),) if others else ()))),)


def _group(opening: Opening, lines: list[ContactLine]) -> Section:
    hint = HOLIDAY if any(line.state.holiday for line in lines) else ""
    return Section(_GROUPS[opening], (_numbers(lines),), hint=hint)


def _numbers(lines: list[ContactLine]) -> Numbers:
    return Numbers(tuple(row for line in lines for row in _rows(line)))


def _rows(line: ContactLine) -> tuple[NumberRow, ...]:
    contact = line.contact
    purpose: Text = contact.purpose
    route: Text = contact.route or ""
    if contact.hours is None and route:  # what is no desk has but an address
        purpose, route = joined(": ", (purpose, route)), ""
    notes = tuple(text for text in (_hours(line), route, *contact.notes) if text)
    number = contact.phone or contact.name
    row = NumberRow(number, contact.name, purpose, notes=notes, fact=contact)
    return (row, *own_rows(contact))


def _hours(line: ContactLine) -> Text:
    """Return the whole hours, and what they leave open; nothing where somebody is always there.

    Hours without words, as a user's own may be, stand in the grammar of the file.
    """
    contact = line.contact
    if line.state.opening is Opening.ALWAYS or contact.hours is None:
        return ""
    words = contact.hours_words or str(contact.hours)
    caution = (contact.hours_caution,) if contact.hours_caution else ()
    return joined(", ", (words, *caution))
