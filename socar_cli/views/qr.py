"""A number as a picture for the telephone in the other hand; alone here, segno is dear."""

import segno

from socar_cli.domain.contacts import Dial
from socar_cli.language import Localized
from socar_cli.views.dial import dial_page
from socar_cli.views.page import Code, Page

_QUIET_ZONE = 4  # modules of paper around the code; scanners count on them
_TOO_NARROW = Localized(
    "QR에는 {columns}칸이 필요합니다. 번호를 거세요",
    "A QR code needs {columns} columns. Dial the number",
)
_NO_BLOCKS = Localized(
    "이 화면의 문자로는 QR을 그릴 수 없습니다. 번호를 거세요",
    "This screen's characters cannot draw a QR code. Dial the number",
)
_NO_PICTURE = Localized(
    "이 화면에는 그림이 없습니다. 번호를 거세요", "No pictures on this screen. Dial the number"
)


def modules_of(address: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of a code that holds an address, dark is true, with paper around."""
    code = segno.make(address, error="m", micro=False)
    return tuple(tuple(map(bool, row)) for row in code.matrix_iter(border=_QUIET_ZONE))


def qr_page(result: Dial) -> Page:
    """Return the screen of `socar contacts WHO --qr`: the code, and the number in any case."""
    modules = modules_of(result.address)
    picture = Code(
        modules=modules,
        label=result.number,
        too_narrow=_TOO_NARROW.format(columns=len(modules[0])),
        no_blocks=_NO_BLOCKS,
        no_picture=_NO_PICTURE,
    )
    return dial_page(result, above=(picture,))
