"""The face for people: how Rich draws each block at each width."""

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import Literal, TextIO, assert_never

from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.panel import Panel
from rich.segment import Segment, SegmentLines
from rich.text import Text as RichText

from socar_cli.faces.sheet import (
    FOUND,
    GAP,
    HELD,
    MONEY,
    PAPER,
    PLAIN,
    QUIET,
    TITLE,
    Drawn,
    Sheet,
    Words,
    beside,
    blanks,
    columns_of,
    dialled,
    hanging,
    number_words,
    text_columns,
    theme,
    with_signs,
)
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Text
from socar_cli.value import changed
from socar_cli.views.page import (
    Banner,
    Bar,
    Bars,
    Beside,
    Block,
    Code,
    Columns,
    Footer,
    Hints,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Pairs,
    Row,
    Section,
    Series,
    Sums,
)

WIDEST = 100  # longer lines are hard to read
BARE = 40  # up to here no side borders: some Korean terminals draw them two columns wide
ROOMY = 72  # from here columns stand side by side
_NUMBER = len("1234-5678")  # so that lists of numbers line up with each other
_HALVES = " ▄▀█"  # nothing, lower, upper, both
_LINK_ID = "(?<=\x1b]8;)id=[^;]*(?=;)"  # Rich's is random, and no screen needs one
_PADDING = 2  # blanks beside a cell
_FRAME = _PADDING + 1  # what a border and the padding add to a column
_BORDERS = _PADDING + 2  # columns that the sides of a frame take, with their padding


def screen_text(
    page: Page, stream: TextIO | None, *, width: int, colors: Literal["256", "standard"] | None
) -> str:
    """Return a page, whose texts are fit for a terminal, as `stream` shows it; nothing is written.

    Links that dial are there where there are `colors`.
    """
    console = Console(
        file=stream,
        width=width,
        height=100,
        color_system=colors,
        theme=theme(colors),
        force_terminal=colors is not None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(_Screen(page), crop=False)
    screen = capture.get().replace(HELD, " ")
    if colors:
        screen = re.sub(_LINK_ID, "", screen)
    return "".join(f"{line.rstrip(' ')}\n" for line in screen.splitlines())


class _Screen:
    """A page as Rich draws it; rules part its blocks."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the blocks under each other, never wider than one can read."""
        sheet = Sheet(console, options, min(options.max_width, WIDEST))
        for line in _under_each_other(self._page.blocks, sheet):
            yield from line
            yield Segment.line()


def drawn(block: Block, sheet: Sheet) -> Drawn:  # noqa: C901, PLR0911, PLR0912 - one case a block
    """Draw a block; the type check fails where one is forgotten."""
    match block:
        case Banner():
            return sheet.rule(sheet.words(block.left, TITLE), _right(block.right, sheet))
        case Numbers():
            return _numbers(block, sheet)
        case Lines():
            return _lines(block, sheet)
        case Series():
            return _series(block, sheet)
        case Columns():
            return _columns(block, sheet)
        case Sums():
            return _sums(block, sheet)
        case Bars():
            return _bars(block, sheet)
        case Section():
            return _section(block, sheet)
        case Beside():
            return _beside(block, sheet)
        case Pairs():
            return _pairs(block, sheet)
        case Hints():
            return _hints(block, sheet)
        case Footer():
            return sheet.wrapped(sheet.words(block.text, QUIET if block.quiet else PLAIN))
        case Code():
            return _code(block, sheet)
        case _:
            assert_never(block)


def _right(text: Text, sheet: Sheet) -> Words:
    return sheet.words(text, QUIET) if text else []


def _numbers(block: Numbers, sheet: Sheet) -> Drawn:
    """Draw two columns where a phone has room for them, lines below that."""
    longest = max((_NUMBER, *(text_columns(row.number) for row in block.rows)))
    if sheet.width >= longest * 3:
        for row in block.rows:
            described = _described(row, sheet.narrowed(longest + GAP))
            yield from hanging(number_words(row, sheet), described, longest + GAP)
    else:
        for row in block.rows:
            yield from sheet.wrapped(number_words(row, sheet))
            yield from hanging([], _described(row, sheet.narrowed(1)), 1)


def _described(row: NumberRow, sheet: Sheet) -> Drawn:
    """Say what a number is for, at the right end whether somebody is there, below its notes."""
    words = with_signs(sheet.words(row.purpose or row.label), row, sheet)
    state = sheet.words(row.state)
    if not row.state:
        yield from sheet.wrapped(words)
    elif columns_of(words) + text_columns(row.state) < sheet.width:
        yield from beside([words], state, sheet.width)
    else:
        yield from sheet.wrapped(words)
        yield from sheet.wrapped(state)
    for note in row.notes:
        yield from sheet.wrapped(sheet.words(note))


def _lines(block: Lines, sheet: Sheet) -> Drawn:
    """Hang every sentence on its number or its dash; a single one needs neither."""
    if len(block.rows) == 1 and not block.counted:
        yield from _sentence(block.rows[0], sheet)
        return
    last = max(block.start + len(block.rows) - 1, block.end)
    widest = len(str(last)) if block.counted else 1
    inner = sheet.narrowed(widest + 1)
    for count, line in enumerate(block.rows, block.start):
        sign = f"{count:>{widest}}" if block.counted else "-"
        yield from hanging(sheet.words(sign), _sentence(line, inner), widest + 1)


def _series(block: Series, sheet: Sheet) -> Drawn:
    words: Words = []
    for line in block.rows:
        between = sheet.words(block.between) if words else []
        said = _marked(line.text, (), sheet, line.dial)
        words += [*between, *with_signs(said, line, sheet)]
    yield from sheet.wrapped(words)


def _sentence(line: Line, sheet: Sheet) -> Drawn:
    words = _marked(line.text, line.marks, sheet, line.dial)
    number = number_words(line.numbers[0], sheet) if line.at_end and line.numbers else []
    short = with_signs(words, _with_doubt_of(line.numbers, line), sheet)
    together = columns_of(short) + GAP + columns_of(number) <= sheet.width
    if number and len(line.numbers) == 1 and together:
        yield from beside([short], number, sheet.width)
    else:
        yield from sheet.wrapped(with_signs(words, line, sheet))
        yield from _numbers(Numbers(line.numbers), sheet)
    for note in line.notes:
        yield from sheet.wrapped(_marked(note, line.marks, sheet))


def _with_doubt_of(numbers: tuple[NumberRow, ...], line: Line) -> Line:
    """Return the line with the mark of its number where that has no words of its own."""
    marks = (row.mark for row in (line, *numbers) if row.mark)
    return changed(line, mark=next(marks, ""))


def _marked(
    text: Text, marks: tuple[str, ...], sheet: Sheet, dial: tuple[Phone, ...] = ()
) -> Words:
    """Return a text in which what was looked for stands out, and numbers dial."""
    if not marks and not dial:
        return sheet.words(text)
    styled = RichText(str(text))
    for number in dial:
        styled.highlight_words((number,), dialled(number, sheet))
    for mark in marks:
        styled.highlight_words((mark,), FOUND)
    return list(styled.render(sheet.console))


def _columns(block: Columns, sheet: Sheet) -> Drawn:
    """Draw a table where every cell fits on its line, else `heading: value` blocks."""
    rows = [_cells(row, sheet) for row in block.rows]
    table = [_headings(block, sheet), *rows]
    widths = [max(map(columns_of, column)) for column in zip(*table, strict=True)]
    room = sheet.width - sum(width + _FRAME for width in widths) - 1
    if room >= 0 and sheet.width > BARE and not sheet.ascii_only:
        yield from _ruled(table, _spread(room, widths), sheet)
    elif sum(widths) + GAP * (len(widths) - 1) <= sheet.width:
        yield from (_in_line(cells, widths) for cells in table)
    else:
        for first, *rest in rows:
            yield from sheet.wrapped(first)
            for heading, value in zip(block.headings[1:], rest, strict=True):
                yield from _indented([*sheet.words(f"{heading}: "), *value], GAP, sheet)


def _headings(block: Columns, sheet: Sheet) -> tuple[Words, ...]:
    first, *rest = block.headings
    marked = f"{first} {block.mark}" if block.mark else first
    return tuple(sheet.words(heading, TITLE) for heading in (marked, *rest))


def _in_line(cells: tuple[Words, ...], widths: list[int]) -> Words:
    """Return cells beside each other, without borders."""
    line: Words = []
    for cell, width in zip(cells, widths, strict=True):
        line += [*cell, blanks(width - columns_of(cell) + GAP)]
    return line[:-1]


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
    first, *rest = row.cells
    return (with_signs(sheet.words(first), row, sheet), *map(sheet.words, rest))


def _sums(block: Sums, sheet: Sheet) -> Drawn:
    """Put amounts at the right, or under their words where both do not fit."""
    longest = max((text_columns(row.amount) for row in block.rows), default=0)
    together = sheet.width >= longest * 2 + GAP
    inner = sheet.narrowed(longest + GAP)
    for row in block.rows:
        style = TITLE if row.total else PLAIN
        label = with_signs(sheet.words(row.label, style), row, sheet)
        amount = sheet.words(row.amount, style)
        if together:
            yield from beside(inner.wrapped(label), amount, sheet.width)
        else:
            yield from sheet.wrapped(label)
            yield amount
        for note in row.notes:
            yield from _indented(sheet.words(note), GAP, sheet)


def _bars(block: Bars, sheet: Sheet) -> Drawn:
    """Draw the bars in what words and amounts leave of the width."""
    bars = [bar for group in block.rows for bar in group.bars]
    words = max((text_columns(bar.label) for bar in bars), default=0)
    amounts = max((text_columns(bar.amount) for bar in bars), default=0)
    room = sheet.width - words - amounts - 3 * GAP
    most = max((bar.value for bar in bars), default=0)
    for group in block.rows:
        yield from sheet.wrapped(with_signs(sheet.words(group.name, TITLE), group, sheet))
        for bar in group.bars:
            if room > 0:
                line = _in_columns(bar, words, amounts)
                length = _length(bar.value, most, room)
                yield [*sheet.words(line), *sheet.words("=" * length)]
            else:  # the amount under its word
                for text in (bar.label, bar.amount):
                    yield from _indented(sheet.words(text), 1, sheet)


def _in_columns(bar: Bar, words: int, amounts: int) -> str:
    label = str(bar.label) + " " * (words - text_columns(bar.label))
    amount = " " * (amounts - text_columns(bar.amount)) + str(bar.amount)
    return f"  {label}  {amount}  "


def _length(value: int, most: int, room: int) -> int:
    """Return how many signs long a bar is; only nothing has no bar at all."""
    return max(1, value * room // most) if value else 0


def _section(block: Section, sheet: Sheet) -> Drawn:
    """Draw a rule with the title and the blocks below it, a frame only where none could shift."""
    title = f"{block.title} {block.mark}" if block.mark else block.title
    style = MONEY if block.money else TITLE
    if block.framed and sheet.width > BARE and not sheet.ascii_only:
        lines = _under_each_other(block.rows, sheet.narrowed(_BORDERS))
        inner = SegmentLines(lines, new_lines=True)
        label = RichText(str(title), style=style)
        yield from sheet.of_rich(Panel(inner, title=label, title_align="left", box=box.SQUARE))
        return
    yield from sheet.rule(sheet.words(title, style) if title else (), _right(block.hint, sheet))
    yield from _under_each_other(block.rows, sheet)


def _under_each_other(blocks: Iterable[Block], sheet: Sheet) -> Drawn:
    for part in blocks:
        yield from drawn(part, sheet)


def _beside(block: Beside, sheet: Sheet) -> Drawn:
    """Draw columns of one width side by side, or what they hold under each other."""
    count = len(block.rows)
    if sheet.width < ROOMY:
        for column in block.rows:
            yield from _under_each_other(column.rows, sheet)
        return
    inner = sheet.narrowed(sheet.width - (sheet.width - GAP * (count - 1)) // count)
    columns = (_under_each_other(column.rows, inner) for column in block.rows)
    for parts in zip_longest(*columns, fillvalue=[]):
        yield _in_line(parts, [inner.width] * count)


def _pairs(block: Pairs, sheet: Sheet) -> Drawn:
    """Put both in two columns, or under each other where the names take too much room."""
    longest = max(text_columns(name) for name, _ in block.rows)
    indent = longest + GAP if longest * 2 <= sheet.width else 0
    for name, value in block.rows:
        yield from _named(name, value, indent, sheet)


def _named(name: Text, value: Text, indent: int, sheet: Sheet) -> Drawn:
    """Put a value so far behind its name, or under it where there is no such place."""
    if indent:
        words = sheet.narrowed(indent).wrapped(sheet.words(value))
        yield from hanging(sheet.words(name), words, indent)
    else:
        yield from sheet.wrapped(sheet.words(name))
        yield from _indented(sheet.words(value), GAP, sheet)


def _indented(words: Words, indent: int, sheet: Sheet) -> Drawn:
    return hanging([], sheet.narrowed(indent).wrapped(words), indent)


def _hints(block: Hints, sheet: Sheet) -> Drawn:
    """Put lines to type in a column; one too long for it moves as far left as it must."""
    longest = max(text_columns(hint.name) for hint in block.rows)
    for hint in block.rows:
        indent = min(longest + GAP, sheet.width - text_columns(hint.line))
        room = indent > text_columns(hint.name)
        yield from _named(hint.name, hint.line, indent if room else 0, sheet)


def _code(block: Code, sheet: Sheet) -> Drawn:
    """Draw two rows a line; without colours light on dark, as terminals mostly are."""
    carried = _carries(sheet.encoding, _HALVES)
    if not carried or sheet.width < len(block.modules[0]):
        why = block.too_narrow if carried else block.no_blocks
        yield from sheet.wrapped(sheet.words(why, QUIET))
        return
    below = (*block.modules[1:], (False,) * len(block.modules[0]))
    for upper, lower in zip(block.modules[::2], below[::2], strict=True):
        blocks = "".join(
            _HALVES[(above is sheet.colored) * 2 + (under is sheet.colored)]
            for above, under in zip(upper, lower, strict=True)
        )
        yield sheet.words(blocks, PAPER)


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
