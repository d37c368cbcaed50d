"""How what was found looks."""

from socar_cli.domain.search import Found, FoundOrHome, Hit
from socar_cli.knowledge.model import Contact, Product
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Language, Localized, Text, joined
from socar_cli.value import changed
from socar_cli.views.home import home_page
from socar_cli.views.page import Block, Footer, Line, Lines, Page, Row, Section, Table, either
from socar_cli.views.words import call_rows

_TITLE = Localized("찾은 것", "Found")
_MORE = Localized(
    "그 밖에 {count}건. 낱말을 더하면 줄어듭니다", "{count} more. Add a word to narrow it down"
)
_WHAT, _READ_ON = Localized("무엇", "What"), Localized("여기서 읽기", "Read it with")
_NOTHING = Localized("이 말에 대해 아는 것이 없습니다", "Nothing is known about these words")
_PRODUCT = Localized("면책 상품", "Waiver product")


def found_page(result: FoundOrHome, language: Language) -> Page:
    """Return what was found, else the first screen, which says that nothing was."""
    if isinstance(result.found, Found):
        return search_page(result.found)
    page = home_page(result.found, language)
    return changed(page, blocks=(*page.blocks, Footer(_NOTHING)))


def search_page(result: Found) -> Page:
    """Return the screen of `socar search`, the best first: a line each, and where to read on."""
    lines, whole = tuple(map(_line, result.hits)), tuple(map(_whole, result.hits))
    table = Table((_WHAT, _READ_ON), tuple(map(_row, result.hits)))
    blocks: tuple[Block, ...] = (
        either(
            (Section(_TITLE, (Lines(lines, counted=True),)),),
            (Section(_TITLE, (table,)),),
            (Section(_TITLE, (Lines(whole, counted=True),)),),
        ),
    )
    if result.more:
        blocks = (*blocks, Footer(_MORE.format(count=result.more)))
    return Page(blocks, "search", result)


def _line(hit: Hit) -> Line:
    """Return what was found and where to read on, in one line."""
    text = joined(": ", (_title(hit), hit.read_on))
    return Line(text, dial=_phones(hit), fact=hit.fact, marks=hit.marks)


def _row(hit: Hit) -> Row:
    """Return the same in two cells."""
    cells = (_title(hit), hit.read_on)
    return Row(cells, dial=_phones(hit), fact=hit.fact, marks=hit.marks)


def _whole(hit: Hit) -> Line:
    """Return what was found with all that it says, for who cannot read on."""
    fact = hit.fact
    if isinstance(fact, Contact):
        numbers, passages = call_rows(fact, fact.purpose, fact.notes), fact.limits
        return Line(fact.name, numbers=numbers, notes=passages, fact=fact, marks=hit.marks)
    numbers = tuple(row for contact in hit.calls for row in call_rows(contact))
    return Line(_title(hit), numbers=numbers, notes=hit.passages, fact=fact, marks=hit.marks)


def _phones(hit: Hit) -> tuple[Phone, ...]:
    """Return the number of a contact, for then one need not read on."""
    phone = hit.fact.phone if isinstance(hit.fact, Contact) else None
    return (phone,) if phone else ()


def _title(hit: Hit) -> Text:
    """Return the title with a contact's number; a product has only its amount for one."""
    title = Localized(hit.title.ko.rstrip("."), hit.title.en.rstrip("."))
    before = (_PRODUCT,) if isinstance(hit.fact, Product) else ()
    return joined(" ", (joined(": ", (*before, title)), *_phones(hit)))
