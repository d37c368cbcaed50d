"""The screen of `socar search`."""

from socar_cli.domain.search import Found, FoundOrHome
from socar_cli.knowledge.model import Contact, Product
from socar_cli.language import Language, Localized, Text, joined
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.contacts import home_page
from socar_cli.views.words import action_lines, call_rows

_LONGEST_LINE = 44  # columns of a line to type beside a title, where a window has 80
_MORE = Localized(
    "그 밖에 {count}건. 낱말을 더하면 줄어듭니다", "{count} more. Add a word to narrow it down"
)
_NOTHING = Localized("이 말에 대해 아는 것이 없습니다", "Nothing is known about these words")


def found_page(result: FoundOrHome, language: Language) -> page.Page:
    """Return what was found, else the first screen, which says that nothing was."""
    if isinstance(result.found, Found):
        return search_page(result.found)
    home = home_page(result.found, language)
    return changed(home, blocks=(*home.blocks, page.Footer(_NOTHING)))


def search_page(result: Found) -> page.Page:
    """Return the screen of `socar search`, the best first: a line each, and where to read on.

    A document, in which nobody can type that, has all that was found.
    """
    lines, rows, whole = [], [], []
    for hit in result.hits:
        fact, marks = hit.fact, hit.marks
        contact = fact if isinstance(fact, Contact) else None
        dial = (contact.phone,) if contact and contact.phone else ()
        # A product has only its amount for a title; of a contact the number is enough.
        title: Text = Localized(hit.title.ko.rstrip("."), hit.title.en.rstrip("."))
        if isinstance(fact, Product):
            title = joined(": ", (Localized("면책 상품", "Waiver product"), title))
        title = joined(" ", (title, *dial))
        text = joined(": ", (title, hit.read_on))
        lines.append(page.Line(text, dial=dial, fact=fact, marks=marks, typed=True))
        rows.append(page.Row((title, hit.read_on), dial=dial, fact=fact, marks=marks))
        passages, calls = hit.passages, tuple(row for call in hit.calls for row in call_rows(call))
        if contact:
            title, passages = contact.name, contact.limits
            calls = call_rows(contact, contact.purpose, contact.notes)
        line = page.Line(title, numbers=calls, notes=passages, fact=fact, marks=marks)
        whole.append(line)
    more = (page.Footer(_MORE.format(count=result.more)),) if result.more else ()
    narrow = page.Lines(tuple(lines), counted=True)
    document = page.Lines(tuple(whole), counted=True)
    headings = Localized("무엇", "What"), Localized("여기서 읽기", "Read it with")
    # A line to type is never broken, and has to leave the title its room.
    fits = all(len(hit.read_on) <= _LONGEST_LINE for hit in result.hits)
    wide = page.Table(headings, tuple(rows)) if fits else narrow
    layouts = page.Either((narrow,), (wide,), (document,))
    section = page.Section(Localized("찾은 것", "Found"), (layouts,))
    ask = (action_lines(result.ask, brief=True),) if result.ask else ()
    return page.Page((*ask, section, *more), "search", result)
