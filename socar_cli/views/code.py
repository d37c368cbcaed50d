"""A code to scan, drawn in half blocks."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from socar_cli.views.page import QUIET, Drawing
from socar_cli.views.plain import lines_of

_PAPER = "black on bright_white"  # both colours are named: a code inverted is hard to scan
_HALVES = " ▄▀█"  # nothing, lower, upper, both


class Code(Drawing, kw_only=True):
    """A square of dark and light modules to scan, and what to say where it cannot be drawn."""

    modules: tuple[tuple[bool, ...], ...]  # dark is true; paper all around
    too_narrow: str
    no_blocks: str
    no_picture: str  # for the face that has none

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw two rows a line; without colours light on dark, as terminals mostly are."""
        colored = console.color_system is not None
        if not _carries(options.encoding, _HALVES):
            yield Text(self.no_blocks, style=QUIET)
        elif options.max_width < len(self.modules[0]):
            yield Text(self.too_narrow, style=QUIET)
        else:
            below = (*self.modules[1:], (False,) * len(self.modules[0]))
            pairs = zip(self.modules[::2], below[::2], strict=True)
            for upper, lower in pairs:
                blocks = "".join(
                    _HALVES[(above is colored) * 2 + (under is colored)]
                    for above, under in zip(upper, lower, strict=True)
                )
                yield Text(blocks, style=_PAPER, no_wrap=True)


@lines_of.register
def _(block: Code) -> Iterator[str]:
    yield block.no_picture


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
