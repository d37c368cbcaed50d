"""The face for people: how Rich draws each block at each width.

A drawn block is lines of segments, already as wide as they may be, so that blocks hang on a
number or stand in a frame by putting segments before and behind their lines.
"""

import re
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import TextIO

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.panel import Panel
from rich.segment import Segment, SegmentLines
from rich.style import Style
from rich.text import Text

from socar_cli.knowledge.scalars import Phone
from socar_cli.views.page import (
    Banner,
    Bar,
    Bars,
    Block,
    Columns,
    Footer,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Pairs,
    Row,
    Section,
    Signed,
    Sums,
)

# Meaning -> style, here and nowhere else. The accent means: a number one can call.
PLAIN = ""
NUMBER = "bold cyan"
TITLE = "bold"
QUIET = "dim"
CAUTION = "yellow"
FOUND = "bold underline"

WIDEST = 100  # longer lines are hard to read
BARE = 40  # up to here no side borders: some Korean terminals draw them two columns wide
ROOMY = 72  # from here numbers become a table
GAP = 2
_LINK_ID = "(?<=\x1b]8;)id=[^;]*(?=;)"  # Rich's is random, and no screen needs one
_PADDING = 2  # blanks beside a cell
_FRAME = _PADDING + 1  # what a border and the padding add to a column
_BORDERS = _PADDING + 2  # columns that the sides of a frame take, with their padding

Words = list[Segment]  # on one line, or still to be broken into lines
Drawn = Iterator[Words]


def screen_text(page: Page, stream: TextIO | None, *, width: int, colored: bool) -> str:
    """Return a page, whose texts are fit for a terminal, as `stream` shows it; nothing is written.

    Links that dial and colours are there when it is to be `colored`.
    """
    console = Console(
        file=stream,
        width=width,
        height=100,
        color_system="standard" if colored else None,
        force_terminal=colored,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(_Screen(page), crop=False)
    screen = capture.get()
    if colored:
        screen = re.sub(_LINK_ID, "", screen)
    return "".join(f"{line.rstrip(' ')}\n" for line in screen.splitlines())


class _Screen:
    """A page as Rich draws it, with a blank line between its blocks."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the blocks under each other, never wider than one can read."""
        sheet = Sheet(console, options, min(options.max_width, WIDEST))
        before: Block | None = None
        for block in self._page.blocks:
            if before is not None and not isinstance(before, Banner):
                yield Segment.line()
            for line in drawn(block, sheet):
                yield from line
                yield Segment.line()
            before = block


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


@singledispatch
def drawn(block: Block, _sheet: Sheet) -> Drawn:
    """Draw a block; each kind of block registers its own way."""
    raise NotImplementedError(block)


@drawn.register(Banner)
def _(block: Banner, sheet: Sheet) -> Drawn:
    left, right = sheet.words(block.left, TITLE), sheet.words(block.right, QUIET)
    if not block.right:
        yield from sheet.wrapped(left)
    elif cell_len(block.left) + GAP + cell_len(block.right) <= sheet.width:
        yield from beside([left], right, sheet.width)
    else:
        yield from sheet.wrapped(left)
        yield from sheet.wrapped(right)
    yield sheet.rule()


@drawn.register(Numbers)
def _(block: Numbers, sheet: Sheet) -> Drawn:
    """Draw a table where there is room, two columns on a phone, lines below that."""
    longest = max((cell_len(row.number) for row in block.rows), default=0)
    if block.headings and sheet.width >= ROOMY:
        from socar_cli.views.tables import number_table  # noqa: PLC0415 - dear, and not always

        yield from sheet.of_rich(number_table(block.rows, block.headings, sheet))
    elif sheet.width >= longest * 3:
        for row in block.rows:
            described = _described(row, sheet.narrowed(longest + GAP))
            yield from hanging(number_words(row, sheet), described, longest + GAP)
    else:
        for row in block.rows:
            yield from sheet.wrapped(number_words(row, sheet))
            yield from hanging([], _described(row, sheet.narrowed(1)), 1)


def _described(row: NumberRow, sheet: Sheet) -> Drawn:
    """Say what a number is for, at the right end whether somebody is there, below its notes."""
    words = [*sheet.words(row.purpose or row.label), *signs(row, sheet)]
    state = sheet.words(row.state)
    if not row.state:
        yield from sheet.wrapped(words)
    elif columns_of(words) + cell_len(row.state) < sheet.width:
        yield from beside([words], state, sheet.width)
    else:
        yield from sheet.wrapped(words)
        yield from sheet.wrapped(state)
    for note in below(row, sheet):
        yield from sheet.wrapped(note)


def below(row: NumberRow, sheet: Sheet) -> Iterator[Words]:
    """Say under a number why to check it first, then its notes."""
    if row.doubt:
        yield sheet.words(row.doubt, CAUTION)
    for note in row.notes:
        yield sheet.words(note, QUIET)


@drawn.register(Lines)
def _(block: Lines, sheet: Sheet) -> Drawn:
    """Hang every sentence on its number or its dash; a single one needs neither."""
    if len(block.lines) == 1 and not block.counted:
        yield from _sentence(block.lines[0], sheet)
        return
    last = max(block.start + len(block.lines) - 1, block.end)
    widest = len(str(last)) if block.counted else 1
    inner = sheet.narrowed(widest + 1)
    for count, line in enumerate(block.lines, block.start):
        sign = f"{count:>{widest}}" if block.counted else "-"
        yield from hanging(sheet.words(sign, QUIET), _sentence(line, inner), widest + 1)


def _sentence(line: Line, sheet: Sheet) -> Drawn:
    words = _marked(line.text, PLAIN, line.marks, sheet, line.dial)
    sure = _sure(line, sheet)
    blank = sheet.words(" ") if sure else []
    yield from sheet.wrapped([*words, *signs(line, sheet), *blank, *sure])
    if line.numbers:
        yield from drawn(Numbers(line.numbers), sheet)
    for note in line.notes:
        yield from sheet.wrapped(_marked(note, QUIET, line.marks, sheet))


def _marked(
    text: str, style: str, marks: tuple[str, ...], sheet: Sheet, dial: tuple[Phone, ...] = ()
) -> Words:
    """Return a text in which what was looked for stands out, and numbers dial."""
    if not marks and not dial:
        return sheet.words(text, style)
    styled = Text().append(text, style)
    for number in dial:
        styled.highlight_words((number,), _dialled(number, sheet))
    for mark in marks:
        styled.highlight_words((mark,), FOUND)
    return list(styled.render(sheet.console))


@drawn.register(Columns)
def _(block: Columns, sheet: Sheet) -> Drawn:
    """Draw a table where every cell fits on its line, else `heading: value` blocks."""
    headings = (*block.headings, *((block.sure,) if block.sure else ()))
    rows = [_cells(row, sheet)[: len(headings)] for row in block.rows]
    table = [tuple(sheet.words(heading, TITLE) for heading in headings), *rows]
    widths = [max(map(columns_of, column)) for column in zip(*table, strict=True)]
    room = sheet.width - sum(width + _FRAME for width in widths) - 1
    if room >= 0 and not sheet.ascii_only:
        yield from _ruled(table, _spread(room, widths), sheet)
        return
    for row in block.rows:
        first, *rest, sure = _cells(row, sheet)
        yield from sheet.wrapped([*first, *(sheet.words(" ") if sure else []), *sure])
        for heading, value in zip(block.headings[1:], rest, strict=True):
            words = [*sheet.words(f"{heading}: "), *value]
            yield from hanging([], sheet.narrowed(GAP).wrapped(words), GAP)


def _ruled(table: list[tuple[Words, ...]], widths: list[int], sheet: Sheet) -> Drawn:
    """Draw a table in a box of Rich's; its own tables are dear to import."""
    edges, side = box.SQUARE, sheet.words(box.SQUARE.mid_left)
    outer = [width + _PADDING for width in widths]
    yield sheet.words(edges.get_top(outer))
    for index, cells in enumerate(table):
        if index == 1:
            yield sheet.words(edges.get_row(outer, "head"))
        line = [*side]
        for width, cell in zip(widths, cells, strict=True):
            line += [blanks(1), *cell, blanks(width - columns_of(cell) + 1), *side]
        yield line
    yield sheet.words(edges.get_bottom(outer))


def _spread(room: int, widths: list[int]) -> list[int]:
    """Return the widths with what is left of a line spread over them."""
    more, rest = divmod(room, len(widths))
    return [width + more + (index < rest) for index, width in enumerate(widths)]


def _cells(row: Row, sheet: Sheet) -> tuple[Words, ...]:
    """Return the cells of a row, and in a last one how sure it is."""
    first, *rest = row.cells
    named = [*sheet.words(first, TITLE), *signs(row, sheet)]
    return (named, *map(sheet.words, rest), _sure(row, sheet))


@drawn.register(Sums)
def _(block: Sums, sheet: Sheet) -> Drawn:
    """Put amounts at the right, or under their words where both do not fit."""
    longest = max((cell_len(row.amount) for row in block.rows), default=0)
    together = sheet.width >= longest * 2 + GAP
    inner = sheet.narrowed(longest + GAP)
    for row in block.rows:
        style = TITLE if row.total else PLAIN
        label, amount = sheet.words(row.label, style), sheet.words(row.amount, style)
        if together:
            yield from beside(inner.wrapped(label), amount, sheet.width)
        else:
            yield from sheet.wrapped(label)
            yield amount
        yield from hanging([], _rule_of(row, row.notes, sheet.narrowed(GAP)), GAP)


def _rule_of(row: Signed, notes: tuple[str, ...], sheet: Sheet) -> Drawn:
    """Say by which rule an amount is due; how sure that is stands behind the last note."""
    *before, last = (sheet.words(note, QUIET) for note in notes or ("",))
    for note in before:
        yield from sheet.wrapped(note)
    words = [*(last if notes else []), *signs(row, sheet)]
    sure = _sure(row, sheet)
    if words or sure:
        yield from sheet.wrapped([*words, *(sheet.words(" ") if words and sure else []), *sure])


@drawn.register(Bars)
def _(block: Bars, sheet: Sheet) -> Drawn:
    """Draw the bars in what words and amounts leave of the width."""
    bars = [bar for group in block.groups for bar in group.bars]
    words = max((cell_len(bar.label) for bar in bars), default=0)
    amounts = max((cell_len(bar.amount) for bar in bars), default=0)
    room = sheet.width - words - amounts - 3 * GAP
    most = max((bar.value for bar in bars), default=0)
    for group in block.groups:
        yield from sheet.wrapped([*sheet.words(group.name, TITLE), *signs(group, sheet)])
        for bar in group.bars:
            if room > 0:
                line = _in_columns(bar, words, amounts)
                length = _length(bar.value, most, room)
                yield [*sheet.words(line), *sheet.words("=" * length, QUIET)]
            else:  # the amount under its word
                for text in (bar.label, bar.amount):
                    yield from hanging([], sheet.narrowed(1).wrapped(sheet.words(text)), 1)


def _in_columns(bar: Bar, words: int, amounts: int) -> str:
    label = bar.label + " " * (words - cell_len(bar.label))
    amount = " " * (amounts - cell_len(bar.amount)) + bar.amount
    return f"  {label}  {amount}  "


def _length(value: int, most: int, room: int) -> int:
    """Return how many signs long a bar is; only nothing has no bar at all."""
    return max(1, value * room // most) if value else 0


@drawn.register(Section)
def _(block: Section, sheet: Sheet) -> Drawn:
    """Draw the frame; where its sides could shift, only its upper and lower edge."""
    if block.framed and sheet.width > BARE and not sheet.ascii_only:
        inner = SegmentLines(_under_each_other(block, sheet.narrowed(_BORDERS)), new_lines=True)
        title = Text(block.title, style=TITLE)
        yield from sheet.of_rich(Panel(inner, title=title, title_align="left", box=box.SQUARE))
        return
    yield from sheet.wrapped(sheet.words(block.title, TITLE))
    if block.framed:
        yield sheet.rule()
    yield from _under_each_other(block, sheet)
    if block.framed:
        yield sheet.rule()


def _under_each_other(block: Section, sheet: Sheet) -> Drawn:
    for part in block.blocks:
        yield from drawn(part, sheet)


@drawn.register(Pairs)
def _(block: Pairs, sheet: Sheet) -> Drawn:
    """Put both in two columns, or under each other where the names take too much room."""
    longest = max(cell_len(name) for name, _ in block.rows)
    indent = longest + GAP if longest * 2 <= sheet.width else 0
    for name, value in block.rows:
        sign, words = sheet.words(name, TITLE), sheet.words(value)
        if indent:
            yield from hanging(sign, sheet.narrowed(indent).wrapped(words), indent)
        else:
            yield from sheet.wrapped(sign)
            yield from hanging([], sheet.narrowed(GAP).wrapped(words), GAP)


@drawn.register(Footer)
def _(block: Footer, sheet: Sheet) -> Drawn:
    yield from sheet.wrapped(sheet.words(block.text, QUIET))


def number_words(row: NumberRow, sheet: Sheet) -> Words:
    """Return a number; a terminal dials it when it is clicked."""
    style = _dialled(row.number, sheet) if isinstance(row.number, Phone) else NUMBER
    return sheet.words(row.number, style)


def _dialled(number: Phone, sheet: Sheet) -> str | Style:
    if not sheet.colored:  # no link is written, and each would cost a style of its own
        return NUMBER
    return Style.parse(NUMBER).update_link(number.address)


def signs(row: Signed, sheet: Sheet) -> Words:
    """Return whose fact it is when it is the user's, and the numbers of its footnotes."""
    own = sheet.words(f" ({row.own})", CAUTION) if row.own else []
    refs = sheet.words(f" [{','.join(map(str, row.refs))}]", QUIET) if row.refs else []
    return [*own, *refs]


def _sure(row: Signed, sheet: Sheet) -> Words:
    if row.doubt:
        return sheet.words(f"({row.doubt})", CAUTION)
    return sheet.words(f"({row.mark})", QUIET) if row.mark else []


def text_of(words: Words) -> Text:
    """Return words as a text that Rich breaks, styles and measures."""
    return Text.assemble(*((part.text, part.style or PLAIN) for part in words))


def columns_of(words: Words) -> int:
    """Return how many columns words take on one line."""
    return sum(cell_len(part.text) for part in words)


def blanks(columns: int) -> Segment:
    """Return so many columns of nothing."""
    return Segment(" " * columns)
