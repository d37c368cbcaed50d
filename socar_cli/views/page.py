"""The blocks every screen is made of, and how Rich draws them at each width."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TypeVar

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from socar_cli.knowledge.model import Fact
from socar_cli.language import shown

# Meaning -> style, here and nowhere else. The accent means: a number one can call.
NUMBER = "bold cyan"
TITLE = "bold"
QUIET = "dim"
CAUTION = "yellow"

WIDEST = 100  # longer lines are hard to read
BARE = 40  # up to here no side borders: some Korean terminals draw them two columns wide
ROOMY = 72  # from here rows become a table with a border
_GAP = 2
_SEPARATOR = len(" · ")


@dataclass(frozen=True, slots=True)
class Banner:
    """The title of a screen, and at its right what the screen holds for."""

    left: str
    right: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Put both ends on one line where they fit, and a rule under them."""
        width = options.max_width
        space = width - cell_len(self.left) - cell_len(self.right)
        line = Text(self.left, style=TITLE)
        if self.right:
            line.append(" " * space if space >= _GAP else "\n", style="")
            line.append(self.right, style=QUIET)
        yield line
        yield _rule(width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A row that rests on a fact; `views/provenance.py` writes doubt and footnotes at it."""

    fact: Fact | None = None
    doubt: str = ""
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
            yield self._table(self.headings, longest)
        elif width >= longest * 2 + _GAP:
            yield self._columns(width, longest)
        else:
            yield from self._lines()

    def _table(self, headings: tuple[str, str, str], longest: int) -> Table:
        table = Table(box=box.SQUARE, expand=True, show_lines=False, pad_edge=True)
        table.add_column(Text(headings[0]), no_wrap=True, min_width=longest)
        table.add_column(Text(headings[1]), ratio=1, overflow="fold")
        table.add_column(Text(headings[2]), no_wrap=True, justify="right")
        for row in self.rows:
            words = Text(row.label, style=TITLE)
            if row.purpose:
                words.append(f"  {row.purpose}", style="not bold")
            _signs(row, words)
            for note in row.notes:
                words.append(f"\n{note}", style=QUIET)
            table.add_row(_number(row.number), words, Text(row.state))
        return table

    def _columns(self, width: int, longest: int) -> Table:
        beside = all(_beside(row, longest) <= width for row in self.rows)
        table = Table.grid(padding=(0, _GAP, 0, 0), expand=True, pad_edge=False)
        table.add_column(no_wrap=True, min_width=longest)
        table.add_column(ratio=1, overflow="fold")
        if beside:
            table.add_column(no_wrap=True, justify="right")
        for row in self.rows:
            first, *under = _words(row, beside=beside)
            cells = (_number(row.number), _signs(row, Text(first)))
            table.add_row(*cells, Text(row.state)) if beside else table.add_row(*cells)
            for line in under:
                table.add_row("", Text(line, style=QUIET))
        return table

    def _lines(self) -> Iterator[RenderableType]:
        for row in self.rows:
            yield _number(row.number)
            first, *under = _words(row, beside=False)
            for text in (_signs(row, Text(first)), *map(Text, under)):
                yield Padding(text, (0, 0, 0, 1))


@dataclass(frozen=True, slots=True)
class Line(Signed):
    """One sentence, the numbers it sends one to, and what is said under it."""

    text: str
    numbers: tuple[NumberRow, ...] = ()
    notes: tuple[str, ...] = ()
    mark: str = ""  # how sure it is, in a word


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences under each other, counted when their order matters."""

    lines: tuple[Line, ...]
    counted: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Hang every sentence on its number or its dash."""
        table = Table.grid(padding=(0, 1, 0, 0), expand=True, pad_edge=False)
        table.add_column(no_wrap=True, min_width=len(str(len(self.lines))), justify="right")
        table.add_column(ratio=1, overflow="fold")
        for count, line in enumerate(self.lines, 1):
            sign = Text(str(count) if self.counted else "-", style=QUIET)
            table.add_row(sign, _sentence(line))
        yield table


@dataclass(frozen=True, slots=True)
class Row(Signed):
    """A fact in cells."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A small table of facts: a heading a column, a row a fact."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw a table where every cell fits on its line, else `heading: value` blocks."""
        cells = zip(self.headings, *(row.cells for row in self.rows), strict=True)
        need = sum(max(map(cell_len, column)) + 3 for column in cells) + 1
        if options.max_width >= need:
            table = Table(box=box.SQUARE, expand=True)
            for heading in self.headings:
                table.add_column(Text(heading), no_wrap=True)
            for row in self.rows:
                first, *rest = row.cells
                table.add_row(_signs(row, Text(first, style=TITLE)), *map(Text, rest))
            yield table
            return
        for row in self.rows:
            yield _signs(row, Text(row.cells[0], style=TITLE))
            for heading, value in zip(self.headings[1:], row.cells[1:], strict=True):
                yield Padding(Text(f"{heading}: {value}"), (0, 0, 0, 2))


@dataclass(frozen=True, slots=True)
class Sum(Signed):
    """One line of a reckoning: what for, how much, by which rule."""

    label: str
    amount: str
    notes: tuple[str, ...] = ()
    total: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
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
            under = (*(Text(note, style=QUIET) for note in notes), _under(row, last))
            yield from (Padding(text, (0, 0, 0, 2)) for text in under if text.plain)


@dataclass(frozen=True, slots=True)
class Bar:
    """An amount and how long it is beside the others."""

    label: str
    amount: str
    value: int


@dataclass(frozen=True, slots=True)
class BarGroup(Signed):
    """Amounts that belong to one name."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Bars:
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


@dataclass(frozen=True, slots=True)
class Footer:
    """What holds for the whole screen: how old it is, where it comes from."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Say it quietly."""
        yield Text(self.text, style=QUIET)


Block = Banner | Numbers | Lines | Columns | Sums | Bars | Section | Pairs | Footer


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


AnyBlock = TypeVar("AnyBlock")


def escaped(block: AnyBlock) -> AnyBlock:
    """Return a page, or a part of one, in which every text is fit for a terminal."""
    if not is_dataclass(block) or isinstance(block, Fact | type):
        return block
    changed = {}
    for field in fields(block):
        was = getattr(block, field.name)
        now = _escaped(was)
        if now is not was:
            changed[field.name] = now
    return replace(block, **changed) if changed else block


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


def _under(row: Signed, note: str) -> Text:
    """Return the last note of a row with its signs, or the signs alone."""
    signs = _signs(row, Text(note, style=QUIET))
    return signs if note else signs[_SEPARATOR:]


def _signs(row: Signed, text: Text) -> Text:
    """Add to `text` what makes its fact doubtful, and the numbers of its footnotes."""
    if row.doubt:
        text.append(f" · {row.doubt}", style=CAUTION)
    if row.refs:
        text.append(f" [{','.join(map(str, row.refs))}]", style=QUIET)
    return text


def _rule(width: int) -> Text:
    return Text("─" * width, style=QUIET)


def _number(number: str) -> Text:
    return Text(number, style=NUMBER)


def _words(row: NumberRow, *, beside: bool) -> tuple[str, ...]:
    """Return what stands at the right of a number, line by line."""
    first = row.purpose or row.label
    state = () if beside or not row.state else (row.state,)
    return (first, *state, *row.notes)


def _beside(row: NumberRow, longest: int) -> int:
    """Return the columns a row needs with its state at the end of its first line."""
    words = _signs(row, Text(row.purpose or row.label))
    return longest + words.cell_len + cell_len(row.state) + 2 * _GAP


def _sentence(line: Line) -> RenderableType:
    text = Text(line.text)
    if line.mark:
        text.append(f" · {line.mark}", style=QUIET)
    _signs(line, text)
    under: list[RenderableType] = [Text(note, style=QUIET) for note in line.notes]
    if line.numbers:
        under.insert(0, Numbers(line.numbers))
    return Group(text, *under)
