"""How what was found looks."""

import re

from socar_cli.domain.search import Found, FoundOrHome, Hit
from socar_cli.knowledge.model import Contact, Product
from socar_cli.language import Language, Localized
from socar_cli.value import changed
from socar_cli.views.home import home_page
from socar_cli.views.page import Banner, Block, Footer, Line, Lines, NumberRow, Page
from socar_cli.views.words import call_rows, own_rows

_TITLE = Localized("찾은 것", "Found")
_MORE = Localized(
    "그 밖에 {count}건. 낱말을 더하면 줄어듭니다", "{count} more. Add a word to narrow it down"
)
_NOTHING = Localized("이 말에 대해 아는 것이 없습니다", "Nothing is known about these words")
_PRODUCT = Localized("면책 상품", "Waiver product")
_SENTENCES = re.compile(r"(?<=[.?!])\s+")


def found_page(result: FoundOrHome, language: Language) -> Page:
    """Return what was found, else the first screen, which says that nothing was."""
    if result.found is not None:
        return search_page(result.found, language)
    page = home_page(result.home, language)
    return changed(page, blocks=(*page.blocks, Footer(_NOTHING.into(language))))


def search_page(result: Found, language: Language) -> Page:
    """Return the screen of `socar search`, the best first."""
    lines = tuple(_line(hit, language) for hit in result.hits)
    blocks: list[Block] = [Banner(_TITLE.into(language)), Lines(lines, counted=True)]
    if result.more:
        blocks.append(Footer(_MORE.into(language).format(count=result.more)))
    return Page(tuple(blocks), "search", result)


def _line(hit: Hit, language: Language) -> Line:
    numbers = tuple(row for call in hit.calls for row in _rows(call, hit, language))
    title = _title(hit, language)
    passage = () if _has(title, hit.marks) else _passage(hit, language)
    return Line(
        title,
        numbers=numbers,
        notes=(*passage, hit.read_on),
        fact=None if isinstance(hit.fact, Contact) else hit.fact,
        marks=hit.marks,
    )


def _title(hit: Hit, language: Language) -> str:
    """Return the title; a product has only its amount for one."""
    title = hit.title.into(language)
    return f"{_PRODUCT.into(language)}: {title}" if isinstance(hit.fact, Product) else title


def _rows(contact: Contact, hit: Hit, language: Language) -> tuple[NumberRow, ...]:
    """Return the rows of whom to call; what was found itself says what for, not its name again."""
    if contact is not hit.fact or contact.phone is None:
        return call_rows(contact, language)
    purpose = contact.purpose.into(language)
    row = NumberRow(contact.phone, contact.name.into(language), purpose, fact=contact)
    return (row, *own_rows(contact, language))


def _passage(hit: Hit, language: Language) -> tuple[str, ...]:
    """Return the first sentence that says what was looked for, if one does in this language."""
    purpose = hit.fact.purpose if isinstance(hit.fact, Contact) else None  # stands at its number
    texts = (passage.into(language) for passage in hit.passages if passage != purpose)
    sentences = (sentence for text in texts for sentence in _SENTENCES.split(text))
    return tuple(sentence for sentence in sentences if _has(sentence, hit.marks))[:1]


def _has(text: str, marks: tuple[str, ...]) -> bool:
    return any(mark in text for mark in marks)
