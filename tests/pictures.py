"""Screens as SVG pictures. Rich's own export squeezes Hangul into one column a syllable."""

import re
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

_COLUMN, _LINE, _MARGIN, _BASE = 9, 20, 16, 15
_PAPER, _INK, _QUIET = "#1b1c20", "#dddddd", "#8b8d94"
_COLORS = {6: "#58c4d0", 3: "#d9b35f"}  # by the terminal's number: cyan, yellow
_FONTS = "'Nanum Gothic Coding', 'D2Coding', 'Noto Sans Mono CJK KR', monospace"

_WORDS = re.compile(r"\S+(?: \S+)*")


def picture(screen: str, *, width: int) -> str:
    """Return a screen with its escape sequences as an SVG of `width` columns."""
    console = Console(width=width, force_terminal=True, color_system="standard")
    lines = console.render_lines(Text.from_ansi(screen), pad=False)
    texts = [text for number, line in enumerate(lines) for text in _texts(number, line)]
    size = f"{width * _COLUMN + 2 * _MARGIN} {len(lines) * _LINE + 2 * _MARGIN}"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">',
            f'<rect width="100%" height="100%" rx="8" fill="{_PAPER}"/>',
            f'<g font-family="{_FONTS}" font-size="16" xml:space="preserve">',
            *texts,
            "</g>",
            "</svg>\n",
        )
    )


def _texts(number: int, line: list[Segment]) -> list[str]:
    """Return the text elements of a line, each as wide as its columns."""
    texts, column = [], 0
    for segment in line:
        look = _look(segment.style or Style())
        for part in _WORDS.finditer(segment.text):
            before, words = segment.text[: part.start()], part[0]
            x = _MARGIN + (column + cell_len(before)) * _COLUMN
            y = _MARGIN + number * _LINE + _BASE
            length = cell_len(words) * _COLUMN
            texts.append(
                f'<text x="{x}" y="{y}" textLength="{length}"'
                f' lengthAdjust="spacingAndGlyphs"{look}>{escape(words)}</text>'
            )
        column += cell_len(segment.text)
    return texts


def _look(style: Style) -> str:
    color = _COLORS.get(style.color.number or 0, _INK) if style.color else _INK
    weight = ' font-weight="bold"' if style.bold else ""
    return f' fill="{_QUIET if style.dim else color}"{weight}'
