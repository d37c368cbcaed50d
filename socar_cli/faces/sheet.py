"""What Rich draws on: styles by meaning, lines of segments, and the words of a number.

A drawn block is lines of segments, already as wide as they may be, so that blocks hang on a
number or stand in a frame by putting segments before and behind their lines.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.text import Text as RichText
from rich.theme import Theme

from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Text
from socar_cli.views.page import NumberRow, Signed

# Meaning -> its look where 256 colours are known, and elsewhere. Here and nowhere else.
PLAIN = ""
EMERGENCY, NUMBER, MONEY, QUIET = "emergency", "number", "money", "quiet"
TITLE, FOUND, PAPER = "title", "found", "paper"
LOOKS = {
    EMERGENCY: ("bold color(231) on color(160)", "bold reverse"),  # the only filled one
    NUMBER: ("bold color(32)", "bold underline"),  # a number to call
    MONEY: ("bold color(136)", "bold"),  # the heading of a rule that costs money
    QUIET: ("dim", "dim"),  # dates, sources and hints, nothing else
    TITLE: ("bold", "bold"),
    FOUND: ("underline", "underline"),  # what was looked for
    PAPER: ("color(16) on color(231)", "black on bright_white"),  # a code inverted is hard to scan
}
_LIFE = "119"  # stands out wherever it stands

GAP = 2
HELD = "\ue000"  # a blank at which no line is broken; the last thing written is the blank itself

Words = list[Segment]  # on one line, or still to be broken into lines
Drawn = Iterator[Words]


def theme(colors: str | None) -> Theme:
    """Return the look of each meaning in these colours."""
    return Theme({name: look[colors != "256"] for name, look in LOOKS.items()})


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

    def words(self, text: Text, style: str | Style = PLAIN) -> Words:
        """Return a text in one style."""
        return [Segment(str(text), self.console.get_style(style) if style else None)]

    def wrapped(self, words: Words) -> Drawn:
        """Break words into lines that fit."""
        plain = "".join(part.text for part in words)
        if self._fits(plain):
            yield words
            return
        style = words[0].style if len(words) == 1 else None  # of all, which spares the spans
        spans = ((part.text, part.style or PLAIN) for part in words)
        text = RichText(plain) if style else RichText.assemble(*spans)
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

    def rule(self, title: Sequence[Segment] = (), right: Sequence[Segment] = ()) -> Drawn:
        """Draw a line across, with a title at its left and a date or hint at its right end.

        What has no room there stands above it or below it.
        """
        left = [*self._dashes(1), blanks(1), *title, blanks(1)] if title else []
        room = self.width - columns_of(left)
        if room < 0:
            yield from self.wrapped([*title])
            yield from self.wrapped([*right]) if right else ()
        elif not right or columns_of(right) > room:
            yield [*left, *self._dashes(room)]
            yield from self.wrapped([*right]) if right else ()
        else:
            dashes = [*self._dashes(room - columns_of(right) - 1), blanks(1)]
            yield [*left, *(dashes if columns_of(right) < room else ()), *right]

    def _dashes(self, columns: int) -> Words:
        """Return a line; `─` may be missing, or two columns wide, outside Unicode."""
        return self.words(("-" if self.ascii_only else "─") * columns, QUIET)


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


def number_words(row: NumberRow, sheet: Sheet) -> Words:
    """Return a number; a terminal dials it when it is clicked."""
    if isinstance(row.number, Phone):
        return sheet.words(row.number, dialled(row.number, sheet))
    return sheet.words(row.number)


def dialled(number: Phone, sheet: Sheet) -> str | Style:
    """Return the style of a number that dials, where a link can be written."""
    look = EMERGENCY if number == _LIFE else NUMBER
    if not sheet.colored:  # no link is written, and each would cost a style of its own
        return look
    return sheet.console.get_style(look).update_link(number.address)


def with_signs(words: Words, row: Signed, sheet: Sheet) -> Words:
    """Return words with the mark of a doubt, whose fact it is, and the numbers of its footnotes.

    Right behind a number a mark would be a key to press: there it stands before the words.
    """
    own = sheet.words(f" ({row.own})") if row.own else []
    refs = sheet.words(f" [{','.join(map(str, row.refs))}]", QUIET) if row.refs else []
    if row.mark and words and words[-1].text[-1:].isdigit():
        return [*sheet.words(f"{row.mark} "), *words, *own, *refs]
    mark = sheet.words(f"{HELD}{row.mark}") if row.mark else []
    return [*words, *mark, *own, *refs]


def columns_of(words: Sequence[Segment]) -> int:
    """Return how many columns words take on one line."""
    return sum(cell_len(part.text) for part in words)


def text_columns(text: Text) -> int:
    """Return how many columns a text takes."""
    return cell_len(str(text))


def blanks(columns: int) -> Segment:
    """Return so many columns of nothing."""
    return Segment(" " * columns)
