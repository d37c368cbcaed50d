"""The face for people: how Rich draws each block at each width."""

import re
from typing import TextIO, assert_never

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.panel import Panel
from rich.segment import Segment, SegmentLines
from rich.text import Text

from socar_cli.faces.sheet import (
    CAUTION,
    FOUND,
    GAP,
    PLAIN,
    QUIET,
    TITLE,
    Drawn,
    Sheet,
    Words,
    below,
    beside,
    blanks,
    columns_of,
    dialled,
    hanging,
    number_words,
    signs,
)
from socar_cli.knowledge.scalars import Phone
from socar_cli.views.page import (
    Banner,
    Bar,
    Bars,
    Block,
    Code,
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
    Series,
    Signed,
    Sums,
)

WIDEST = 100  # longer lines are hard to read
BARE = 40  # up to here no side borders: some Korean terminals draw them two columns wide
ROOMY = 72  # from here numbers become a table
_PAPER = "black on bright_white"  # both colours are named: a code inverted is hard to scan
_HALVES = " ▄▀█"  # nothing, lower, upper, both
_LINK_ID = "(?<=\x1b]8;)id=[^;]*(?=;)"  # Rich's is random, and no screen needs one
_PADDING = 2  # blanks beside a cell
_FRAME = _PADDING + 1  # what a border and the padding add to a column
_BORDERS = _PADDING + 2  # columns that the sides of a frame take, with their padding


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


def drawn(block: Block, sheet: Sheet) -> Drawn:  # noqa: C901, PLR0911 - one case a block
    """Draw a block; the type check fails where one is forgotten."""
    match block:
        case Banner():
            return _banner(block, sheet)
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
        case Pairs():
            return _pairs(block, sheet)
        case Footer():
            return _footer(block, sheet)
        case Code():
            return _code(block, sheet)
        case _:
            assert_never(block)


def _banner(block: Banner, sheet: Sheet) -> Drawn:
    left, right = sheet.words(block.left, TITLE), sheet.words(block.right, QUIET)
    if not block.right:
        yield from sheet.wrapped(left)
    elif cell_len(block.left) + GAP + cell_len(block.right) <= sheet.width:
        yield from beside([left], right, sheet.width)
    else:
        yield from sheet.wrapped(left)
        yield from sheet.wrapped(right)
    yield sheet.rule()


def _numbers(block: Numbers, sheet: Sheet) -> Drawn:
    """Draw a table where there is room, two columns on a phone, lines below that."""
    longest = max((cell_len(row.number) for row in block.rows), default=0)
    if block.headings and sheet.width >= ROOMY:
        from socar_cli.faces.tables import number_table  # noqa: PLC0415 - dear, and not always

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
        yield from hanging(sheet.words(sign, QUIET), _sentence(line, inner), widest + 1)


def _series(block: Series, sheet: Sheet) -> Drawn:
    words: Words = []
    for line in block.rows:
        sure = _sure(line, sheet)
        between = sheet.words(block.between) if words else []
        blank = sheet.words(" ") if sure else []
        said = _marked(line.text, PLAIN, (), sheet, line.dial)
        words += [*between, *said, *signs(line, sheet), *blank, *sure]
    yield from sheet.wrapped(words)


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
        styled.highlight_words((number,), dialled(number, sheet))
    for mark in marks:
        styled.highlight_words((mark,), FOUND)
    return list(styled.render(sheet.console))


def _columns(block: Columns, sheet: Sheet) -> Drawn:
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


def _sums(block: Sums, sheet: Sheet) -> Drawn:
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


def _bars(block: Bars, sheet: Sheet) -> Drawn:
    """Draw the bars in what words and amounts leave of the width."""
    bars = [bar for group in block.rows for bar in group.bars]
    words = max((cell_len(bar.label) for bar in bars), default=0)
    amounts = max((cell_len(bar.amount) for bar in bars), default=0)
    room = sheet.width - words - amounts - 3 * GAP
    most = max((bar.value for bar in bars), default=0)
    for group in block.rows:
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


def _section(block: Section, sheet: Sheet) -> Drawn:
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
    for part in block.rows:
        yield from drawn(part, sheet)


def _pairs(block: Pairs, sheet: Sheet) -> Drawn:
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


def _footer(block: Footer, sheet: Sheet) -> Drawn:
    yield from sheet.wrapped(sheet.words(block.text, QUIET))


def _sure(row: Signed, sheet: Sheet) -> Words:
    if row.doubt:
        return sheet.words(f"({row.doubt})", CAUTION)
    return sheet.words(f"({row.mark})", QUIET) if row.mark else []


def _code(block: Code, sheet: Sheet) -> Drawn:
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


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
