"""What Rich draws on: styles by meaning, lines of segments, and the words of a number.

A drawn block is lines of segments, already as wide as they may be, so that blocks hang on a
number or stand in a frame by putting segments before and behind their lines.
"""

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from socar_cli.knowledge.scalars import Phone
from socar_cli.views.page import NumberRow, Signed

# Meaning -> style, here and nowhere else. The accent means: a number one can call.
PLAIN = ""
NUMBER = "bold cyan"
TITLE = "bold"
QUIET = "dim"
CAUTION = "yellow"
FOUND = "bold underline"

GAP = 2

Words = list[Segment]  # on one line, or still to be broken into lines
Drawn = Iterator[Words]


class Sheet:
    """What is drawn on: so many columns of a console, and what its characters can be."""

    def __init__(self, console: Console, options: ConsoleOptions, width: int) -> None:
        """Take `width` columns of the console."""
        self.console = console
        self.width = width
        self.colored = console.color_system is not None
        self.ascii_only = options.ascii_only
        self.encoding = options.encoding
        self._options = options

    def narrowed(self, columns: int) -> "Sheet":
        """Return the same with so many columns less."""
        return Sheet(self.console, self._options, self.width - columns)

    def words(self, text: str, style: str | Style = PLAIN) -> Words:
        """Return a text in one style."""
        return [Segment(text, self.console.get_style(style) if style else None)]

    def wrapped(self, words: Words) -> Drawn:
        """Break words into lines that fit."""
        plain = "".join(part.text for part in words)
        if self._fits(plain):
            yield words
            return
        style = words[0].style if len(words) == 1 else None  # of all, which spares the spans
        text = Text(plain) if style else text_of(words)
        for line in text.wrap(self.console, self.width, overflow="fold"):
            yield [Segment(line.plain, style)] if style else list(line.render(self.console))

    def _fits(self, text: str) -> bool:
        """Tell whether a text needs one line; a sign has two columns at most, which is cheap."""
        if "\n" in text:
            return False
        return len(text) * 2 <= self.width or cell_len(text) <= self.width

    def of_rich(self, renderable: RenderableType) -> Drawn:
        """Let Rich draw something of its own."""
        options = self._options.update_width(self.width)
        yield from self.console.render_lines(renderable, options, pad=False)

    def rule(self) -> Words:
        """Return a line across; `─` may be missing, or two columns wide, outside Unicode."""
        return self.words(("-" if self.ascii_only else "─") * self.width, QUIET)


def hanging(sign: Words, lines: Iterable[Words], indent: int) -> Drawn:
    """Put `sign` before the first of the lines and blanks before the others."""
    lead = [*sign, blanks(indent - columns_of(sign))]
    for line in lines:
        yield [*lead, *line]
        lead = [blanks(indent)]


def beside(lines: Iterable[Words], right: Words, width: int) -> Drawn:
    """Put `right` at the right end of the first of the lines; it has the room."""
    for line in lines:
        space = width - columns_of(line) - columns_of(right)
        yield [*line, blanks(space), *right] if right else line
        right = []


def below(row: NumberRow, sheet: Sheet) -> Iterator[Words]:
    """Say under a number why to check it first, then its notes."""
    if row.doubt:
        yield sheet.words(row.doubt, CAUTION)
    for note in row.notes:
        yield sheet.words(note, QUIET)


def number_words(row: NumberRow, sheet: Sheet) -> Words:
    """Return a number; a terminal dials it when it is clicked."""
    style = dialled(row.number, sheet) if isinstance(row.number, Phone) else NUMBER
    return sheet.words(row.number, style)


def dialled(number: Phone, sheet: Sheet) -> str | Style:
    """Return the style of a number that dials, where a link can be written."""
    if not sheet.colored:  # no link is written, and each would cost a style of its own
        return NUMBER
    return Style.parse(NUMBER).update_link(number.address)


def signs(row: Signed, sheet: Sheet) -> Words:
    """Return whose fact it is when it is the user's, and the numbers of its footnotes."""
    own = sheet.words(f" ({row.own})", CAUTION) if row.own else []
    refs = sheet.words(f" [{','.join(map(str, row.refs))}]", QUIET) if row.refs else []
    return [*own, *refs]


def text_of(words: Words) -> Text:
    """Return words as a text that Rich breaks, styles and measures."""
    return Text.assemble(*((part.text, part.style or PLAIN) for part in words))


def columns_of(words: Words) -> int:
    """Return how many columns words take on one line."""
    return sum(cell_len(part.text) for part in words)


def blanks(columns: int) -> Segment:
    """Return so many columns of nothing."""
    return Segment(" " * columns)
