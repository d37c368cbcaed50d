"""Screens as SVG pictures. Rich's own export squeezes Hangul into one column a syllable."""

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text


class Paper(NamedTuple):
    """What a terminal shows where a style names no colour."""

    paper: str
    ink: str
    quiet: str


DARK = Paper("#1e1e1e", "#dcdcdc", "#8a8a8a")
LIGHT = Paper("#ffffff", "#333333", "#8a8a8a")

_COLUMN, _LINE, _MARGIN, _BASE = 9, 20, 16, 15
_FONTS = "'Nanum Gothic Coding', 'D2Coding', 'Noto Sans Mono CJK KR', monospace"
_PARTS = re.compile(r"─+|[^\s─]+(?: [^\s─]+)*")


def picture(screen: str, *, width: int, paper: Paper = DARK) -> str:
    """Return a screen with its escape sequences as an SVG of `width` columns."""
    console = Console(width=width, force_terminal=True, color_system="256")
    lines = console.render_lines(Text.from_ansi(screen), pad=False)
    wide = width * _COLUMN + 2 * _MARGIN
    high = len(screen.splitlines()) * _LINE + 2 * _MARGIN
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">',
            f'<g font-family="{_FONTS}" font-size="16" xml:space="preserve">',
            f'<rect width="100%" height="100%" rx="8" fill="{paper.paper}"/>',
            *(part for number, line in enumerate(lines) for part in _parts(number, line, paper)),
            "</g>",
            "</svg>\n",
        )
    )


def _parts(number: int, line: list[Segment], paper: Paper) -> list[str]:
    """Return what is drawn of a line: fills, rules, and words as wide as their columns."""
    parts, column, top = [], 0, _MARGIN + number * _LINE
    for segment in line:
        style = segment.style or Style()
        if style.bgcolor:
            x, length = _MARGIN + column * _COLUMN, cell_len(segment.text) * _COLUMN
            fill = style.bgcolor.get_truecolor().hex
            parts.append(
                f'<rect x="{x}" y="{top}" width="{length}" height="{_LINE}" fill="{fill}"/>'
            )
        for part in _PARTS.finditer(segment.text):
            x = _MARGIN + (column + cell_len(segment.text[: part.start()])) * _COLUMN
            parts.append(_drawn(part[0], x, top, _color(style, paper), bold=bool(style.bold)))
        column += cell_len(segment.text)
    return parts


def _drawn(words: str, x: int, top: int, color: str, *, bold: bool) -> str:
    length = cell_len(words) * _COLUMN
    if words[0] == "─":
        return f'<path d="M{x} {top + _LINE // 2}h{length}" stroke="{color}" opacity="0.6"/>'
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x}" y="{top + _BASE}" textLength="{length}" lengthAdjust="spacingAndGlyphs"'
        f' fill="{color}"{weight}>{escape(words)}</text>'
    )


def _color(style: Style, paper: Paper) -> str:
    if style.color and not style.color.is_default:
        return style.color.get_truecolor().hex
    return paper.quiet if style.dim else paper.ink
