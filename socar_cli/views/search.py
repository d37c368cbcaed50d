"""How what was found looks."""

from socar_cli.domain.search import Found, FoundOrHome, Hit
from socar_cli.knowledge.model import Contact, Product
from socar_cli.language import Language, Localized
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
    if result.found is not None:
        return search_page(result.found, language)
    page = home_page(result.home, language)
    return changed(page, blocks=(*page.blocks, Footer(_NOTHING.into(language))))


def search_page(result: Found, language: Language) -> Page:
    """Return the screen of `socar search`, the best first: a line each, and where to read on."""
    lines = tuple(_line(hit, language) for hit in result.hits)
    blocks: list[Block] = [Banner(_TITLE.into(language)), Lines(lines, counted=True)]
    if result.more:
        blocks.append(Footer(_MORE.into(language).format(count=result.more)))
    return Page(tuple(blocks), "search", result)


def _line(hit: Hit, language: Language) -> Line:
    """Return what was found; of a contact also its number, for then one need not read on."""
    contact = hit.fact if isinstance(hit.fact, Contact) else None
    phone = contact.phone if contact else None
    title = _title(hit, language).rstrip(".")
    return Line(
        f"{title} {phone}: {hit.read_on}" if phone else f"{title}: {hit.read_on}",
        dial=(phone,) if phone else (),
        fact=hit.fact,
        marks=hit.marks,
    )


def _title(hit: Hit, language: Language) -> str:
    """Return the title; a product has only its amount for one."""
    title = hit.title.into(language)
    return f"{_PRODUCT.into(language)}: {title}" if isinstance(hit.fact, Product) else title
