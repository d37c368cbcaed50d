"""How what was found looks."""

from socar_cli.domain.search import Found, FoundOrHome, Hit
from socar_cli.knowledge.model import Contact, Product
from socar_cli.language import Language, Localized, Text, joined
from socar_cli.value import changed
from socar_cli.views.home import home_page
from socar_cli.views.page import Banner, Block, Footer, Line, Lines, Page

_TITLE = Localized("찾은 것", "Found")
_MORE = Localized(
    "그 밖에 {count}건. 낱말을 더하면 줄어듭니다", "{count} more. Add a word to narrow it down"
)
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
    lines = tuple(_line(hit) for hit in result.hits)
    blocks: list[Block] = [Banner(_TITLE), Lines(lines, counted=True)]
    if result.more:
        blocks.append(Footer(_MORE.format(count=result.more)))
    return Page(tuple(blocks), "search", result)


def _line(hit: Hit) -> Line:
    """Return what was found; of a contact also its number, for then one need not read on."""
    contact = hit.fact if isinstance(hit.fact, Contact) else None
    phone = contact.phone if contact else None
    title = joined(" ", (_title(hit), phone)) if phone else _title(hit)
    return Line(
        joined(": ", (title, hit.read_on)),
        dial=(phone,) if phone else (),
        fact=hit.fact,
        marks=hit.marks,
    )


def _title(hit: Hit) -> Text:
    """Return the title; a product has only its amount for one."""
    title = Localized(hit.title.ko.rstrip("."), hit.title.en.rstrip("."))
    return joined(": ", (_PRODUCT, title)) if isinstance(hit.fact, Product) else title
