"""How the contacts look."""

from collections.abc import Sequence

from socar_cli.domain.contacts import ContactLine, ContactList, Opening
from socar_cli.language import Localized, Text, joined
from socar_cli.value import changed
from socar_cli.views.page import (
    Block,
    Footer,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Pair,
    Pairs,
    Row,
    Section,
    Table,
    either,
)
from socar_cli.views.words import (
    ALWAYS,
    HOLIDAY,
    HOURS,
    NOW,
    NUMBER,
    WHEN,
    WHO,
    moment_words,
    number_cells,
    own_rows,
    state_words,
)

_TITLE = Localized("연락처", "Whom to call")
_GROUPS = {
    Opening.ALWAYS: ALWAYS,
    Opening.OPEN: Localized("지금 열림", "Open now"),
    Opening.CLOSED: Localized("지금 닫힘", "Closed now"),
    Opening.UNKNOWN: Localized("그 밖에", "Others"),
}
_OPEN, _CLOSED = Localized("열림", "open"), Localized("닫힘", "closed")
_CLOSED_TODAY = Localized("닫힘 (공휴일)", "closed (holiday)")
_STATES = {Opening.ALWAYS: _OPEN, Opening.OPEN: _OPEN, Opening.CLOSED: _CLOSED}
_MORE = Localized("{count}곳 더", "{count} more")
_ALL = "socar contacts --all"
_NOBODY = Localized("이 시각에 열린 곳이 없습니다", "Nobody is open at that time")
_NO_STATES = Localized(
    "이 기기에서는 지금 열렸는지 계산할 수 없어 시간만 보입니다",
    "This machine cannot tell who is open now: only the hours are shown",
)


def contacts_page(result: ContactList) -> Page:
    """Return the screen of `socar contacts`: one contact, or all of them by the clock."""
    moment = moment_words(result.at)
    if not result.lines:
        blocks: tuple[Block, ...] = (Section(_TITLE, (Footer(_NOBODY),), hint=moment),)
    elif result.only_one:
        [line] = result.lines
        inside = _one(line, result)
        blocks = (
            either(
                (Section(_TITLE, inside, hint=moment),),
                (Section(line.contact.name, inside, hint=moment),),
            ),
        )
    else:
        shown = [line for line in result.lines if line.contact.id not in result.left_out]
        groups, count = _groups(shown), len(result.lines) - len(shown)
        blocks = (
            either(
                _by_the_clock(groups, count, moment),
                _table(groups, count, moment),
                (Section(_TITLE, hint=moment), *_by_the_clock(_groups(result.lines), 0, "")),
            ),
        )
    return Page(
        (*blocks, *(() if result.states_known else (Footer(_NO_STATES),))), "contacts", result
    )


def _one(line: ContactLine, result: ContactList) -> tuple[Block, ...]:
    """Return all that is known of a contact."""
    state, *opens = state_words(line.state, result.at) or ("",)
    row, *own = _rows(line)
    hours, *rest = row.notes if _hours(line) else ("", *row.notes)
    notes = tuple(text for text in (hours, *opens, *rest) if text)
    numbers = Numbers((changed(row, state=state, notes=notes), *own))
    limits = tuple(Line(limit) for limit in line.contact.limits)
    return (numbers, Section("", (Lines(limits),))) if limits else (numbers,)


Groups = list[tuple[Opening, list[ContactLine]]]


def _groups(lines: Sequence[ContactLine]) -> Groups:
    """Return who is always there, then the others, open or closed."""
    groups = [(o, [line for line in lines if line.state.opening is o]) for o in Opening]
    return [(opening, group) for opening, group in groups if group]


def _by_the_clock(groups: Groups, count: int, moment: Text) -> tuple[Block, ...]:
    """Return for a narrow window who is always there, then the others, open or closed."""
    sections: list[Section] = []
    for opening, lines in groups:
        numbers = Numbers(tuple(row for line in lines for row in _rows(line)))
        holiday = HOLIDAY if any(line.state.holiday for line in lines) else ""
        hint = holiday if sections else moment
        sections.append(Section(_GROUPS[opening], (numbers,), hint=hint))
    if count:
        more = Pairs((Pair(_MORE.format(count=count), _ALL),), typed=True)
        sections[-1] = changed(sections[-1], rows=(*sections[-1].rows, more))
    return tuple(sections)


def _table(groups: Groups, count: int, moment: Text) -> tuple[Block, ...]:
    """Return for a wide window the same in one table."""
    rows: list[Row] = []
    for opening, lines in groups:
        for line in lines:
            contact, always = line.contact, opening is Opening.ALWAYS
            hours = contact.hours_words or str(contact.hours or "")
            state = _CLOSED_TODAY if line.state.holiday else _STATES.get(opening, "")
            told = filter(None, (contact.purpose, contact.hours_caution))
            cells = (
                *(contact.phone or contact.name, contact.name if contact.phone else contact.route),
                *(joined(", ", told), ALWAYS if always else hours, state),
            )
            route = contact.route if contact.phone else None
            notes = (route, *contact.notes)
            rows.append(
                Row(
                    tuple(cell or "" for cell in cells),
                    tuple(note for note in notes if note),
                    open=state is _OPEN,
                    always=always,
                    fact=contact,
                )
            )
            rows += (number_cells(row, "", "") for row in own_rows(contact))
    table = Table((NUMBER, WHO, WHEN, HOURS, NOW), tuple(rows), flexible=2, joined=True)
    more = joined("  ", (_MORE.format(count=count), _ALL)) if count else ""
    return (Section(_TITLE, (table,), hint=moment, foot=more),)


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
