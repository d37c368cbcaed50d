"""The blocks every screen is made of, and how Rich draws them at each width."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.style import Style
from rich.table import Table
from rich.text import Text

from socar_cli.knowledge.model import Fact
from socar_cli.knowledge.scalars import Phone

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


@dataclass(frozen=True, slots=True)
class Banner:
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
        yield _rule(width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A row that rests on a fact; `views/provenance.py` writes doubt and footnotes at it."""

    fact: Fact | None = None
    mark: str = ""  # how sure it is, in a word
    doubt: str = ""  # why to check it first; takes the place of the mark
    own: str = ""  # says that the user's own file has a part in it
    refs: tuple[int, ...] = ()  # numbers of footnotes


@dataclass(frozen=True, slots=True)
class NumberRow(Signed):
    """A number to call: what for, whether somebody is there, what to know first."""

    number: str
    label: str
    purpose: str = ""
    state: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
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
            yield self._columns(console, longest)
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

    def _columns(self, console: Console, longest: int) -> Table:
        table = Table.grid(padding=(0, _GAP, 0, 0), expand=True, pad_edge=False)
        table.add_column(no_wrap=True, min_width=longest)
        table.add_column(ratio=1)
        for row in self.rows:
            table.add_row(_number(row.number, console), _Described(row))
        return table

    def _lines(self, console: Console) -> Iterator[RenderableType]:
        for row in self.rows:
            yield _number(row.number, console)
            yield Padding(_Described(row), (0, 0, 0, 1))


@dataclass(frozen=True, slots=True)
class _Described:
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


@dataclass(frozen=True, slots=True)
class Line(Signed):
    """One sentence, the numbers it sends one to, and what is said under it."""

    text: str
    numbers: tuple[NumberRow, ...] = ()
    notes: tuple[str, ...] = ()
    dial: tuple[Phone, ...] = ()  # numbers that stand in the text
    marks: tuple[str, ...] = ()  # what was looked for, as it stands in the text and its notes


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences under each other, counted when their order matters."""

    lines: tuple[Line, ...]
    counted: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Hang every sentence on its number or its dash; a single one needs neither."""
        if len(self.lines) == 1 and not self.counted:
            yield _sentence(self.lines[0], console)
            return
        table = Table.grid(padding=(0, 1, 0, 0), expand=True, pad_edge=False)
        widest = len(str(len(self.lines))) if self.counted else 1
        table.add_column(no_wrap=True, min_width=widest, justify="right")
        table.add_column(ratio=1, overflow="fold")
        for count, line in enumerate(self.lines, 1):
            sign = Text(str(count) if self.counted else "-", style=QUIET)
            table.add_row(sign, _sentence(line, console))
        yield table


@dataclass(frozen=True, slots=True)
class Row(Signed):
    """A fact in cells."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A small table of facts: a heading a cell, the last one for how sure the row is."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw a table where every cell fits on its line, else `heading: value` blocks."""
        rows = [_cells(row) for row in self.rows]
        columns = zip(map(Text, self.headings), *rows, strict=True)
        need = sum(max(cell.cell_len for cell in column) + _FRAME for column in columns) + 1
        if options.max_width >= need:
            table = Table(box=box.SQUARE, expand=True)
            for heading in self.headings:
                table.add_column(Text(heading), no_wrap=True)
            for cells in rows:
                table.add_row(*cells)
            yield table
            return
        for first, *rest, sure in rows:
            yield first.append(" ").append_text(sure)
            for heading, value in zip(self.headings[1:-1], rest, strict=True):
                yield Padding(Text(f"{heading}: ").append_text(value), (0, 0, 0, 2))


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that belong together under a title, in a frame where the screen allows one."""

    title: str
    blocks: tuple["Block", ...]
    framed: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the frame, or on a narrow screen only its upper and lower edge."""
        width = options.max_width
        content = Group(*self.blocks)
        if self.framed and width > BARE:
            yield Panel(
                content, title=Text(self.title, style=TITLE), title_align="left", box=box.SQUARE
            )
            return
        yield Text(self.title, style=TITLE)
        if self.framed:
            yield _rule(width)
        yield content
        if self.framed:
            yield _rule(width)


@dataclass(frozen=True, slots=True)
class Pairs:
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
        table = Table.grid(padding=(0, _GAP, 0, 0), expand=True, pad_edge=False)
        table.add_column(no_wrap=True, min_width=longest)
        table.add_column(ratio=1, overflow="fold")
        for name, value in self.rows:
            table.add_row(Text(name, style=TITLE), Text(value))
        yield table


class Drawing:
    """A block from a module of its own, which few screens import."""

    __slots__ = ()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the block; each kind has its own way."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Footer:
    """What holds for the whole screen: how old it is, where it comes from."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Say it quietly."""
        yield Text(self.text, style=QUIET)


Block = Banner | Numbers | Lines | Columns | Section | Pairs | Drawing | Footer


@dataclass(frozen=True, slots=True)
class Page:
    """A whole screen."""

    blocks: tuple[Block, ...]

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


def _rows(block: Block) -> Iterator[Signed]:
    match block:
        case Section():
            for inner in block.blocks:
                yield from _rows(inner)
        case Lines():
            for line in block.lines:
                yield line
                yield from line.numbers
        case Numbers() | Columns():
            yield from block.rows


def _signs(row: Signed, text: Text) -> Text:
    """Add to `text` whose fact it is when it is the user's, and the numbers of its footnotes."""
    if row.own:
        text.append(f" ({row.own})", style=CAUTION)
    if row.refs:
        text.append(f" [{','.join(map(str, row.refs))}]", style=QUIET)
    return text


def _rule(width: int) -> Text:
    return Text("─" * width, style=QUIET)


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
