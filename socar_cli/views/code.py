"""A code to scan, drawn in half blocks."""

from collections.abc import Iterator

from socar_cli.views.drawing import QUIET, Drawn, Sheet, drawn
from socar_cli.views.page import Drawing
from socar_cli.views.plain import lines_of

_PAPER = "black on bright_white"  # both colours are named: a code inverted is hard to scan
_HALVES = " ▄▀█"  # nothing, lower, upper, both


class Code(Drawing, kw_only=True):
    """A square of dark and light modules to scan, and what to say where it cannot be drawn."""

    modules: tuple[tuple[bool, ...], ...]  # dark is true; paper all around
    too_narrow: str
    no_blocks: str
    no_picture: str  # for the face that has none


@drawn.register(Code)
def _(block: Code, sheet: Sheet) -> Drawn:
    """Draw two rows a line; without colours light on dark, as terminals mostly are."""
    if not _carries(sheet.encoding, _HALVES):
        yield from sheet.wrapped(sheet.words(block.no_blocks, QUIET))
        return
    if sheet.width < len(block.modules[0]):
        yield from sheet.wrapped(sheet.words(block.too_narrow, QUIET))
        return
    below = (*block.modules[1:], (False,) * len(block.modules[0]))
    for upper, lower in zip(block.modules[::2], below[::2], strict=True):
        blocks = "".join(
            _HALVES[(above is sheet.colored) * 2 + (under is sheet.colored)]
            for above, under in zip(upper, lower, strict=True)
        )
        yield sheet.words(blocks, _PAPER)


@lines_of.register(Code)
def _(block: Code) -> Iterator[str]:
    yield block.no_picture


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
