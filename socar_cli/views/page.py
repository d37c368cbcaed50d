"""The blocks every screen is made of, and how Rich draws them at each width."""

from collections.abc import Iterator
from itertools import product
from typing import TypeVar

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from socar_cli.knowledge.model import Fact
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import shown
from socar_cli.record import Record, changed, values_of

# Meaning -> style, here and nowhere else. The accent means: a number one can call.
NUMBER = "bold cyan"
TITLE = "bold"
QUIET = "dim"
CAUTION = "yellow"
FOUND = "bold underline"

WIDEST = 100  # longer lines are hard to read
BARE = 40  # up to here no side borders: some Korean terminals draw them two columns wide
ROOMY = 72  # from here rows become a table with a border
_GAP = 2
_FRAME = 3  # what a border and its padding add to a column


class Banner(Record):
    """The title of a screen, and at its right what the screen holds for."""

    left: str
    right: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Put both ends on one line where they fit, and a rule under them."""
        width = options.max_width
        space = width - cell_len(self.left) - cell_len(self.right)
        line = Text().append(self.left, style=TITLE)
        if self.right:
            line.append(" " * space if space >= _GAP else "\n")
            line.append(self.right, style=QUIET)
        yield line
        yield _rule(options)


class Signed(Record, kw_only=True):
    """A row that rests on a fact; `views/provenance.py` writes doubt and footnotes at it."""

    fact: Fact | None = None
    mark: str = ""  # how sure it is, in a word
    doubt: str = ""  # why to check it first; takes the place of the mark
    own: str = ""  # says that the user's own file has a part in it
    refs: tuple[int, ...] = ()  # numbers of footnotes


class NumberRow(Signed):
    """A number to call: what for, whether somebody is there, what to know first."""

    number: str
    label: str
    purpose: str = ""
    state: str = ""
    notes: tuple[str, ...] = ()


class Numbers(Record):
    """Numbers under each other; every number stays whole at every width."""

    rows: tuple[NumberRow, ...]
    headings: tuple[str, str, str] | None = None  # of number, purpose and state, in a table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw a table where there is room, two columns on a phone, lines below that."""
        width = options.max_width
        longest = max((cell_len(row.number) for row in self.rows), default=0)
        if self.headings and width >= ROOMY:
            yield self._table(console, self.headings, longest)
        elif width >= longest * 2 + _GAP:
            yield from self._columns(console, longest)
        else:
            yield from self._lines(console)

    def _table(self, console: Console, headings: tuple[str, str, str], longest: int) -> Table:
        table = Table(
            box=None, expand=True, pad_edge=False, padding=(0, _GAP, 0, 0), header_style=QUIET
        )
        table.add_column(Text(headings[0]), no_wrap=True, min_width=longest)
        table.add_column(Text(headings[1]), ratio=1, overflow="fold")
        table.add_column(Text(headings[2]), no_wrap=True, justify="right")
        for row in self.rows:
            words = Text()
            if row.label != row.number:
                words.append(f"{row.label}  ", style=TITLE)
            _signs(row, words.append(row.purpose))
            table.add_row(
                _number(row.number, console), _under(words, row, row.notes), Text(row.state)
            )
        return table

    def _columns(self, console: Console, longest: int) -> Iterator[RenderableType]:
        for row in self.rows:
            yield _Hanging(_number(row.number, console), _Described(row), longest + _GAP)

    def _lines(self, console: Console) -> Iterator[RenderableType]:
        for row in self.rows:
            yield _number(row.number, console)
            yield Padding(_Described(row), (0, 0, 0, 1))


class _Hanging(Record):
    """Something that hangs on a sign at its left; a table for this would cost far more."""

    sign: Text
    content: RenderableType
    indent: int  # columns from the left edge to the content

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Put the sign before the first line and blanks before the others."""
        inner = options.update_width(options.max_width - self.indent)
        style = console.get_style(self.sign.style)
        lead = list(Segment.apply_style(self.sign.render(console), style))
        blanks = self.indent - self.sign.cell_len
        for line in console.render_lines(self.content, inner, pad=False):
            yield from lead
            yield Segment(" " * blanks)
            yield from line
            yield Segment.line()
            lead, blanks = [], self.indent


class _Described(Record):
    """What stands beside a number: its purpose, its state at the right end, its notes below."""

    row: NumberRow

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Put the state on the first line where it fits, else on the next."""
        row = self.row
        words = _signs(row, Text(row.purpose or row.label))
        space = options.max_width - words.cell_len - cell_len(row.state)
        if row.state:
            words.append(" " * space if space > 0 else "\n").append(row.state)
        yield _under(words, row, row.notes)


class Line(Signed):
    """One sentence, the numbers it sends one to, and what is said under it."""

    text: str
    numbers: tuple[NumberRow, ...] = ()
    notes: tuple[str, ...] = ()
    dial: tuple[Phone, ...] = ()  # numbers that stand in the text
    backing: tuple[str, ...] = ()  # what it rests on, shown where sources are asked for
    marks: tuple[str, ...] = ()  # what was looked for, as it stands in the text and its notes


class Lines(Record):
    """Sentences under each other, counted when their order matters."""

    lines: tuple[Line, ...]
    counted: bool = False
    start: int = 1  # the number of the first line, where a list goes on
    end: int = 0  # the last number of such a list, so that all of it lines up

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Hang every sentence on its number or its dash; a single one needs neither."""
        if len(self.lines) == 1 and not self.counted:
            yield _sentence(self.lines[0], console)
            return
        last = max(self.start + len(self.lines) - 1, self.end)
        widest = len(str(last)) if self.counted else 1
        for count, line in enumerate(self.lines, self.start):
            sign = Text(f"{count:>{widest}}" if self.counted else "-", style=QUIET)
            yield _Hanging(sign, _sentence(line, console), widest + 1)


class Row(Signed):
    """A fact in cells."""

    cells: tuple[str, ...]


class Columns(Record):
    """A small table of facts: a heading a cell, and one for how sure a row is, if rows say so."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    sure: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw a table where every cell fits on its line, else `heading: value` blocks."""
        headings = (*self.headings, *((self.sure,) if self.sure else ()))
        rows = [_cells(row)[: len(headings)] for row in self.rows]
        columns = zip(map(Text, headings), *rows, strict=True)
        need = sum(max(cell.cell_len for cell in column) + _FRAME for column in columns) + 1
        if options.max_width >= need and not options.ascii_only:
            table = Table(box=box.SQUARE, expand=True)
            for heading in headings:
                table.add_column(Text(heading), no_wrap=True)
            for cells in rows:
                table.add_row(*cells)
            yield table
            return
        for row in self.rows:
            first, *rest, sure = _cells(row)
            yield first.append_text(Text(" ") + sure) if sure else first
            for heading, value in zip(self.headings[1:], rest, strict=True):
                yield Padding(Text(f"{heading}: ").append_text(value), (0, 0, 0, 2))


class Sum(Signed):
    """One line of a reckoning: what for, how much, by which rule."""

    label: str
    amount: str
    notes: tuple[str, ...] = ()
    total: bool = False


class Sums(Record):
    """A reckoning, line by line; every amount stays whole at the right."""

    rows: tuple[Sum, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Put amounts at the right, or under their words where both do not fit."""
        width = options.max_width
        longest = max((cell_len(row.amount) for row in self.rows), default=0)
        beside = width >= longest * 2 + _GAP
        for row in self.rows:
            label = Text(row.label, style=TITLE if row.total else "")
            amount = Text(row.amount, style=TITLE if row.total else "", no_wrap=True)
            if beside:
                table = Table.grid(padding=(0, _GAP, 0, 0), expand=True, pad_edge=False)
                table.add_column(ratio=1, overflow="fold")
                table.add_column(no_wrap=True, justify="right", min_width=longest)
                table.add_row(label, amount)
                yield table
            else:
                yield label
                yield amount
            *notes, last = row.notes or ("",)
            under = (*(Text(note, style=QUIET) for note in notes), _signed_note(row, last))
            yield from (Padding(text, (0, 0, 0, 2)) for text in under if text.plain)


class Bar(Record):
    """An amount and how long it is beside the others."""

    label: str
    amount: str
    value: int


class BarGroup(Signed):
    """Amounts that belong to one name."""

    name: str
    bars: tuple[Bar, ...]


class Bars(Record):
    """Amounts under each other, as bars on one scale."""

    groups: tuple[BarGroup, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the bars in what words and amounts leave of the width."""
        bars = [bar for group in self.groups for bar in group.bars]
        words = max((cell_len(bar.label) for bar in bars), default=0)
        amounts = max((cell_len(bar.amount) for bar in bars), default=0)
        room = options.max_width - words - amounts - 3 * _GAP
        most = max((bar.value for bar in bars), default=0)
        for group in self.groups:
            yield _signs(group, Text(group.name, style=TITLE))
            for bar in group.bars:
                yield from _bar(bar, words, amounts, _length(bar.value, most, room))


class Section(Record):
    """Blocks that belong together under a title, in a frame where the screen allows one."""

    title: str
    blocks: tuple["Block", ...]
    framed: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the frame; where its sides could shift, only its upper and lower edge."""
        content = Group(*self.blocks)
        if self.framed and options.max_width > BARE and not options.ascii_only:
            yield Panel(
                content, title=Text(self.title, style=TITLE), title_align="left", box=box.SQUARE
            )
            return
        yield Text(self.title, style=TITLE)
        if self.framed:
            yield _rule(options)
        yield content
        if self.framed:
            yield _rule(options)


class Pairs(Record):
    """Names and what they stand for, under each other."""

    rows: tuple[tuple[str, str], ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Put both in two columns, or under each other where the names take too much room."""
        longest = max(cell_len(name) for name, _ in self.rows)
        if longest * 2 > options.max_width:
            for name, value in self.rows:
                yield Text(name, style=TITLE)
                yield Padding(Text(value), (0, 0, 0, 2))
            return
        for name, value in self.rows:
            yield _Hanging(Text(name, style=TITLE), Text(value), longest + _GAP)


class Drawing(Record):
    """A block from a module of its own, which few screens import."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the block; each kind has its own way."""
        raise NotImplementedError


class Footer(Record):
    """What holds for the whole screen: how old it is, where it comes from."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Say it quietly."""
        yield Text(self.text, style=QUIET)


Block = Banner | Numbers | Lines | Columns | Sums | Bars | Section | Pairs | Drawing | Footer


class Page(Record):
    """A whole screen, and the result that all of its faces show."""

    blocks: tuple[Block, ...]
    name: str = ""  # of the JSON face; mere text has none
    result: Record | None = None

    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that the rows of this screen rest on, in their order."""
        rows = (row for block in self.blocks for row in _rows(block))
        return tuple(row.fact for row in rows if row.fact is not None)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the blocks with a blank line between them, never wider than one can read."""
        narrow = options.update_width(min(options.max_width, WIDEST))
        for index, block in enumerate(self.blocks):
            if index and not isinstance(self.blocks[index - 1], Banner):
                yield Text("")
            yield from console.render(block, narrow)


AnyBlock = TypeVar("AnyBlock")


def escaped(block: AnyBlock) -> AnyBlock:
    """Return a page, or a part of one, in which every text is fit for a terminal."""
    if not isinstance(block, Record) or isinstance(block, Fact):
        return block
    new = {}
    for name, was in values_of(block):
        now = _escaped(was)
        if now is not was:
            new[name] = now
    return changed(block, **new) if new else block


def _escaped(value: object) -> object:
    """Return the same object where nothing had to change."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, tuple):
        parts = tuple(map(_escaped, value))
        same = all(part is was for part, was in zip(parts, value, strict=True))
        return value if same else parts
    return escaped(value)


def _rows(block: Block) -> Iterator[Signed]:
    match block:
        case Section():
            for inner in block.blocks:
                yield from _rows(inner)
        case Lines():
            for line in block.lines:
                yield line
                yield from line.numbers
        case Numbers() | Columns() | Sums():
            yield from block.rows
        case Bars():
            yield from block.groups


def _length(value: int, most: int, room: int) -> int:
    """Return how many signs long a bar is; only nothing has no bar at all."""
    return 0 if not value or room <= 0 else max(1, value * room // most)


def _bar(bar: Bar, words: int, amounts: int, length: int) -> Iterator[RenderableType]:
    if length == 0 and bar.value:  # no room for bars: the amount under its word
        yield Padding(Text(bar.label), (0, 0, 0, 1))
        yield Padding(Text(bar.amount), (0, 0, 0, 1))
        return
    label = bar.label + " " * (words - cell_len(bar.label))
    amount = " " * (amounts - cell_len(bar.amount)) + bar.amount
    line = Text(f"  {label}  {amount}  ", no_wrap=True)
    line.append("=" * length, style=QUIET)
    yield line


def _signed_note(row: Signed, note: str) -> Text:
    """Return the last note of a row with its signs, or the signs alone."""
    text = _signs(row, Text(note, style=QUIET))
    if sure := _sure(row):
        text.append(" " if text else "").append_text(sure)
    return text


def _signs(row: Signed, text: Text) -> Text:
    """Add to `text` whose fact it is when it is the user's, and the numbers of its footnotes."""
    if row.own:
        text.append(f" ({row.own})", style=CAUTION)
    if row.refs:
        text.append(f" [{','.join(map(str, row.refs))}]", style=QUIET)
    return text


def _rule(options: ConsoleOptions) -> Text:
    """Return a line across the screen; `─` may be missing, or two columns wide, outside Unicode."""
    return Text(("-" if options.ascii_only else "─") * options.max_width, style=QUIET)


def _number(number: str, console: Console) -> Text:
    style = _dialled(number, console) if isinstance(number, Phone) else NUMBER
    return Text().append(number, style=style)


def _dialled(number: Phone, console: Console) -> str | Style:
    """Return the style of a number that a terminal dials when it is clicked."""
    if console.color_system is None:  # no link is written, and each would cost a style of its own
        return NUMBER
    return Style.parse(NUMBER).update_link(number.address)


def _cells(row: Row) -> tuple[Text, ...]:
    first, *rest = row.cells
    return (_signs(row, Text().append(first, style=TITLE)), *map(Text, rest), _sure(row))


def _sure(row: Signed) -> Text:
    if row.doubt:
        return Text(f"({row.doubt})", style=CAUTION)
    return Text(f"({row.mark})" if row.mark else "", style=QUIET)


def _under(words: Text, row: Signed, notes: tuple[str, ...]) -> Text:
    """Add below `words` what makes the fact of the row doubtful, then its notes."""
    if row.doubt:
        words.append(f"\n{row.doubt}", style=CAUTION)
    for note in notes:
        words.append(f"\n{note}", style=QUIET)
    return words


def _sentence(line: Line, console: Console) -> RenderableType:
    text = Text(line.text)
    for number in line.dial:
        text.highlight_words((number,), style=_dialled(number, console))
    _signs(line, text)
    if sure := _sure(line):
        text.append(" ").append_text(sure)
    numbers = (Numbers(line.numbers),) if line.numbers else ()
    notes = [Text(note, style=QUIET) for note in line.notes]
    for part, mark in product((text, *notes), line.marks):
        part.highlight_words((mark,), style=FOUND)
    return Group(text, *numbers, *notes)
