"""How the contacts look."""

from socar_cli.domain.contacts import ContactLine, ContactList
from socar_cli.domain.hours import Opening
from socar_cli.language import Language, Localized
from socar_cli.views.page import Banner, Block, Footer, Line, Lines, NumberRow, Numbers, Page
from socar_cli.views.words import moment_words, own_rows, state_words

_TITLE = Localized("연락처", "Whom to call")
_HEADINGS = (Localized("번호", "Number"), Localized("용도", "What for"), Localized("지금", "Now"))
_NOBODY = Localized("이 시각에 열린 곳이 없습니다", "Nobody is open at that time")
_NO_STATES = Localized(
    "이 기기에서는 지금 열렸는지 계산할 수 없어 시간만 보입니다",
    "This machine cannot tell who is open now: only the hours are shown",
)


def contacts_page(result: ContactList, language: Language) -> Page:
    """Return the screen of `socar contacts`."""
    blocks: list[Block] = [Banner(_TITLE.into(language), moment_words(result.at, language))]
    if not result.lines:
        blocks.append(Footer(_NOBODY.into(language)))
        return Page(tuple(blocks), "contacts", result)
    number, purpose, state = (heading.into(language) for heading in _HEADINGS)
    rows = tuple(row for line in result.lines for row in _rows(line, result, language))
    blocks.append(Numbers(rows, headings=(number, purpose, state)))
    if result.only_one:
        limits = result.lines[0].contact.limits
        blocks += [Lines(tuple(Line(limit.into(language)) for limit in limits))] if limits else []
    if not result.states_known:
        blocks.append(Footer(_NO_STATES.into(language)))
    return Page(tuple(blocks), "contacts", result)


def _rows(line: ContactLine, result: ContactList, language: Language) -> tuple[NumberRow, ...]:
    contact = line.contact
    state, *opens = state_words(line.state, result.at, language) or ("",)
    notes = tuple(note.into(language) for note in contact.notes)
    route = contact.route.into(language) if contact.route else ""
    row = NumberRow(
        number=contact.phone or contact.name.into(language),
        label=contact.name.into(language),
        purpose=contact.purpose.into(language),
        state=state,
        notes=tuple(text for text in (_hours(line, language), *opens, route, *notes) if text),
        fact=contact,
    )
    return (row, *own_rows(contact, language))


def _hours(line: ContactLine, language: Language) -> str:
    """Return the whole hours, and what they leave open; nothing where somebody is always there.

    Hours without words, as a user's own may be, stand in the grammar of the file.
    """
    contact = line.contact
    if line.state.opening is Opening.ALWAYS or contact.hours is None:
        return ""
    words = contact.hours_words.into(language) if contact.hours_words else str(contact.hours)
    caution = (contact.hours_caution.into(language),) if contact.hours_caution else ()
    return ", ".join((words, *caution))
