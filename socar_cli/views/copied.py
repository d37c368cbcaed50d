"""What a screen says whose text went to the clipboard."""

from socar_cli.language import Localized
from socar_cli.value import changed
from socar_cli.views.page import Footer, Page

_COPIED = Localized(
    "복사하라고 터미널에 보냈습니다. 안 되면 위 내용을 쓰세요",
    "Sent to the terminal's clipboard. If it did not take it, use what stands above",
)


def copied_page(page: Page) -> Page:
    """Return a page that says it was sent; no terminal confirms that it took it."""
    return changed(page, blocks=(*page.blocks, Footer(_COPIED)))
