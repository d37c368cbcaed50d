"""The face for people: each block of a page as Rich's own tables, panels, grids and rules.

Up to 79 columns nothing has sides: some Korean terminals draw box lines two columns wide. From 80
columns on sections are panels, two of them side by side, and numbers and figures are tables.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TextIO, assert_never

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from socar_cli.faces.codes import half_blocks
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Text as Words
from socar_cli.value import changed
from socar_cli.views import page

# Meaning -> its look where 256 colours are known, and elsewhere. Here and nowhere else.
EMERGENCY, NUMBER, MONEY, QUIET, TITLE = "emergency", "number", "money", "quiet", "title"
OPEN, FOUND, ALARM, CALL, PAPER = "open", "found", "alarm", "call", "paper"
LOOKS = {
    EMERGENCY: ("bold not dim color(231) on color(160)", "bold not dim reverse"),  # the only fill
    NUMBER: ("bold not dim color(63)", "bold not dim underline"),  # a number to call
    MONEY: ("bold not dim color(130)", "bold not dim"),  # a rule that costs money
    TITLE: ("bold not dim default", "bold not dim"),  # a heading, a line to type, the answer
    OPEN: ("not dim color(29)", "not dim"),  # somebody is there now
    QUIET: ("not bold dim default", "not bold dim"),  # counts, limits, dates and hints
    FOUND: ("underline", "underline"),  # what was looked for
    ALARM: ("color(160)", ""),  # the border of what to know by heart
    CALL: ("color(63)", ""),  # the border of whom to call
    PAPER: ("color(16) on color(231)", "black on bright_white"),  # a code inverted is hard to scan
}
_BORDERS = {"plain": QUIET, "first": ALARM, "call": CALL, "money": MONEY}  # by their role
WIDE, ROOMY = 80, 96  # columns from which there are panels; all columns of a table
_GAP, _CORNERS = 2, 6  # columns between cells, and of a panel's top line beside its title
_HELD = "\ue000"  # a blank at which no line is broken: Rich breaks at U+00A0 as well
_BREAK = "\x1f"  # nothing, but a line may be broken there
_NUMBER, _DESCRIBED = len("1234-5678"), 40  # columns; so lists of numbers line up with each other
_WHO, _WHO_ROOMY, _STATE = 18, 24, 9  # columns for whose number it is, and whether it is open
_LONGEST_NAME = 30  # of an option; its help stands below a longer one
_LINK_ID = "(?<=\x1b]8;)id=[^;]*(?=;)"  # Rich's is random, and no screen needs one
Colors = Literal["256", "standard"] | None
_Kind = Mapping[str, Any]  # of a column
_RIGID, _FLEXIBLE = {"no_wrap": True}, {"ratio": 1, "width": 1}
_AT_END = {"no_wrap": True, "justify": "right"}


def screen_text(shown: page.Page, stream: TextIO | None, *, width: int, colors: Colors) -> str:
    """Return a page of texts fit for a terminal as `stream` shows it; in `colors` numbers dial."""
    console = Console(
        file=stream,
        width=width,
        height=100,
        color_system=colors,
        theme=Theme({name: look[colors != "256"] for name, look in LOOKS.items()}),
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(_blocks(shown.blocks), crop=False)
    screen = capture.get().replace(_HELD, " ").replace(_BREAK, "")
    screen = re.sub(_LINK_ID, "", screen) if colors else screen
    return "".join(f"{line.rstrip(' ')}\n" for line in screen.splitlines())


class _Fitted:
    """What a function draws by the columns and the console it gets; Rich does not measure it."""

    def __init__(self, draw: Callable[..., RenderableType], *parts: object) -> None:
        self._draw, self._parts = draw, parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._draw(*self._parts, options.max_width, console)


def _blocks(blocks: Iterable[page.Block]) -> Group:
    """Draw blocks under each other."""
    return Group(*(_Fitted(_block, block) for block in blocks))


def _block(block: page.Block, columns: int, console: Console) -> RenderableType:
    """Draw a block; the type check fails where one is forgotten."""
    wide, roomy = console.width >= WIDE, console.width >= ROOMY
    match block:
        case page.Section():
            return _section(block, columns, console)
        case page.Numbers():
            return _numbers(block.rows, columns)
        case page.Lines():
            return _lines(block, columns, console)
        case page.Table():
            return _table(block, roomy=roomy) if wide else _narrow_table(block, columns)
        case page.Pairs():
            return _pairs(block, columns, wide=wide)
        case page.Beside() if roomy or (wide and not block.roomy):
            return _grid([_FLEXIBLE] * len(block.columns), map(_blocks, block.columns), gap=roomy)
        case page.Beside():
            return Group(*map(_blocks, block.columns))
        case page.Either():
            return _blocks(block.wide if wide else block.narrow)
        case page.Footer():
            return _text(block.text, TITLE if block.strong else QUIET if block.signs else "")
        case page.Code():
            return _code(block, columns, console)
        case _:
            assert_never(block)


def _section(block: page.Section, columns: int, console: Console) -> RenderableType:
    """Draw a panel, or a rule with the title where the window has no room for sides."""
    title = _text(f"{block.title} {block.mark}".rstrip(), MONEY if block.role == "money" else TITLE)
    hint, inside = _text(block.hint or block.foot, QUIET), _blocks(block.rows)
    if console.width < WIDE:
        return Group(_rule(title, hint, columns, console), inside)
    if block.hint:
        title = Text.assemble(title, "  ", hint, overflow="fold")
    if not block.rows:
        return title
    if not title:
        return inside
    fits = title.cell_len + _CORNERS <= columns  # Rich would cut a longer one without a sign
    panel = Panel(inside if fits else Group(title, inside), border_style=_BORDERS[block.role])
    panel.title, panel.title_align = title if fits else None, "left"
    panel.subtitle, panel.subtitle_align = _text(block.foot, QUIET), "right"
    return panel


def _lines(block: page.Lines, columns: int, console: Console) -> RenderableType:
    """Hang every sentence on its number or its dash; a single one needs neither."""
    if block.between:
        words = (_signed(_text(row.text, dial=row.dial), row) for row in block.rows)
        return _text(block.between).join(words)
    if len(block.rows) == 1 and not block.counted:
        return _sentence(block.rows[0], columns, console)
    last = max(block.start + len(block.rows) - 1, block.end) if block.counted else 0
    style = QUIET if console.width >= WIDE else ""
    grid = _grid([{**_AT_END, "width": len(str(last)), "style": style}, _FLEXIBLE], gap=1)
    for number, line in enumerate(block.rows, block.start):
        grid.add_row(_text(str(number) if block.counted else "-"), _Fitted(_sentence, line))
    return grid


def _sentence(line: page.Line, columns: int, console: Console) -> RenderableType:
    """Draw a step with its limits below it, its number at the end where there is room."""
    wide, words = console.width >= WIDE, _text(line.text, dial=line.dial, marks=line.marks)
    numbers = [_number(row.number) for row in line.numbers]
    # The mark of a number that has no words of its own stands at the line.
    mark = next((row.mark for row in (line, *line.numbers) if row.mark), "")
    short = _signed(words, changed(line, mark=mark))
    first: RenderableType = short
    notes = (_text(note, QUIET if wide else "", marks=line.marks) for note in line.notes)
    fits = sum(text.cell_len + 1 for text in (short, *numbers)) <= columns
    if numbers and (wide or (fits and line.at_end and len(numbers) == 1)):
        first = _grid([_FLEXIBLE, _AT_END], [short, Group(*numbers)], gap=1)
    elif numbers:
        first = Group(_signed(words, line), _numbers(line.numbers, columns))
    return Group(first, *notes)


def _table(block: page.Table, *, roomy: bool) -> Table:
    """Draw a table without sides, for a panel: amounts at the right, the sum in its footer."""
    table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False, expand=True)
    table.padding, table.show_footer = (0, 1, 0, 0), bool(block.footer)
    table.border_style, table.header_style, table.footer_style = QUIET, TITLE, TITLE
    heads, rows = _cells(block)
    joined = block.joined and not roomy
    number_and_who: list[_Kind] = [_RIGID, {"max_width": _WHO_ROOMY if roomy else _WHO}]
    columns = [*number_and_who[: block.flexible], _FLEXIBLE]
    columns += [_AT_END if block.amounts else _RIGID] * (len(heads) - len(columns))
    if joined:
        heads[-2:] = [_text(f"{heads[-2]}, {heads[-1].plain.lower()}")]
    elif block.joined:
        columns[-1] = {"max_width": _STATE}
    for head, column in zip(heads, columns, strict=False):
        table.add_column(head, overflow="fold", **column)
    for place, lines in zip((0, -1), block.footer, strict=False):
        table.columns[place].footer = _text("\n".join(map(str, lines)))
    for row, texts in zip(block.rows, rows, strict=True):
        cells: list[RenderableType] = [*texts]
        cells[block.flexible] = Group(texts[block.flexible], *(_text(n, QUIET) for n in row.notes))
        if row.open or block.joined:
            cells[-1] = _text(row.cells[-1], OPEN if row.open else QUIET)
        if joined:
            hours = [_text(row.cells[-2], OPEN)] if row.always else filter(None, cells[-2:])
            cells[-2:] = [Group(*hours)]
        table.add_row(*cells)
    return table


def _pairs(block: page.Pairs, columns: int, *, wide: bool) -> RenderableType:
    """Put values behind their names, else below them; lines to type beside each other as well."""
    pairs = [(_text(row.name), _text(row.value, TITLE * block.typed)) for row in block.rows]
    if wide and block.typed and pairs:
        return _pairs_in_rows(pairs, columns)
    short = [name.cell_len for name, _ in pairs if not wide or name.cell_len <= _LONGEST_NAME]
    longest, parts = max(short, default=0), list[RenderableType]()
    for name, value in pairs:
        behind = longest + _GAP if block.typed or longest * 2 <= columns else 0
        below = longest + _GAP if wide else _GAP
        if block.typed or " " not in value.plain:  # too long, it moves as far left as it must
            room = columns - value.cell_len
            behind, below = min(behind, room), min(below, room) if room >= 0 else below
        if behind > name.cell_len:
            parts.append(_grid([{"width": behind, **_RIGID}, _FLEXIBLE], [name, value]))
        else:
            broken = _text(name.plain.replace("|", f"|{_BREAK}"))
            parts += [broken, Padding.indent(value, below)]
    return Group(*parts)


def _pairs_in_rows(pairs: Sequence[tuple[Text, Text]], columns: int) -> RenderableType:
    """Put as many pairs beside each other as there is room for, at least one in a row."""
    for count in range(len(pairs), 0, -1):
        cells: list[Text] = []
        for place, (name, value) in enumerate(pairs):  # whose style must not fill up the cell
            cells += (Text.assemble(" " if place % count else "", name), Text.assemble(value))
        widths = (max(cell.cell_len for cell in cells[n :: count * 2]) for n in range(count * 2))
        if sum(widths) + _GAP * (count * 2 - 1) <= columns:
            break
    rows = (cells[place : place + count * 2] for place in range(0, len(cells), count * 2))
    return _grid([{}] * count * 2, *rows, gap=_GAP)


def _text(
    words: Words, style: str = "", dial: Iterable[Phone] = (), marks: Sequence[str] = ()
) -> Text:
    """Return words in one style, in which numbers dial and what was looked for stands out."""
    text = Text(str(words), style=style, overflow="fold")
    for number in dial:
        for look in (EMERGENCY if number == page.LIFE else NUMBER, f"link {number.address}"):
            text.highlight_words((number,), look)
    for mark in marks:
        text.highlight_words((mark,), FOUND)
    return text


def _number(number: Words) -> Text:
    """Return a number that dials, or the name of somebody who has none."""
    return _text(number, dial=(number,)) if isinstance(number, Phone) else _text(number, TITLE)


def _signed(text: Text, row: page.Signed) -> Text:
    """Return words with the mark of a doubt, whose fact it is, and the numbers of its footnotes.

    Right behind a number a mark would be a key to press, and behind a line to type a part of it:
    there it stands before the words.
    """
    typed = text.plain[-1:].isdigit() or getattr(row, "typed", False)
    before = f"{row.mark} " if row.mark and typed else ""
    behind = f"{_HELD}{row.mark}" if row.mark and not before else ""
    own = f" ({row.own})" if row.own else ""
    refs = f" [{','.join(map(str, row.refs))}]" if row.refs else ""
    return Text.assemble(before, text, behind, own, (refs, QUIET), overflow="fold")


def _grid(columns: Sequence[_Kind], *rows: Iterable[RenderableType], gap: int = 0) -> Table:
    """Return cells beside each other without lines; flexible columns take the rest, unmeasured."""
    grid = Table.grid(padding=(0, gap, 0, 0), pad_edge=False)
    grid.expand = any("ratio" in column for column in columns)
    for column in columns:
        grid.add_column(overflow="fold", **column)
    for row in rows:
        grid.add_row(*row)
    return grid


def _with_state(words: Text, state: Text, columns: int, _: Console) -> RenderableType:
    """Put a state at the right end of a line where both have room, else below the words."""
    between = columns - words.cell_len - state.cell_len
    return Text.assemble(words, " " * between, state) if between > 0 else Group(words, state)


def _rule(title: Text, hint: Text, columns: int, console: Console) -> RenderableType:
    """Draw a line across, a title at its left, a date or hint at its right end or below it."""
    line = Rule(style=QUIET)
    line.characters = "-" if console.options.ascii_only else line.characters  # Rich forgets it
    if not title:
        return line
    room = columns - title.cell_len - 3  # the line before the title and two blanks
    end: RenderableType = line
    if hint and hint.cell_len <= room:
        end = Rule(hint, style=QUIET, align="right") if hint.cell_len + 1 < room else hint
    across = _grid([{"width": 1}, _RIGID, {**_AT_END, **_FLEXIBLE}], [line, title, end], gap=1)
    return Group(title if room < 0 else across, *([hint] if hint and end is line else []))


def _numbers(rows: Sequence[page.NumberRow], columns: int) -> RenderableType:
    """Draw two columns where there is room for them, lines below each other elsewhere."""
    cells = []
    for row in rows:
        # What somebody has written down is known to them by its name.
        named = f"{row.label}: {row.purpose}" if getattr(row.fact, "own", False) else ""
        words = _signed(_text(named or row.purpose or row.label), row)
        first = _Fitted(_with_state, words, _text(row.state)) if row.state else words
        cells.append((_number(row.number), Group(first, *map(_text, row.notes))))
    longest = max((_NUMBER, *(number.cell_len for number, _ in cells)))
    if rows and columns >= min(longest * 3, longest + _DESCRIBED):
        return _grid([{"width": longest, **_RIGID}, _FLEXIBLE], *cells, gap=_GAP)
    return Group(*(part for number, words in cells for part in (number, Padding.indent(words, 1))))


def _cells(block: page.Table) -> tuple[list[Text], list[list[Text]]]:
    """Return headings, and the cells of each row: marks in the flexible one, a number before."""
    heads, rows = [_text(head, TITLE) for head in block.headings], []
    heads[0].append(f" {block.mark}".rstrip())
    for row in block.rows:
        style, flexible = TITLE if row.strong else "", block.flexible
        cells = [_text(cell, style) for cell in row.cells]
        cells[0] = _number(row.cells[0]) if flexible else cells[0]
        cells[flexible] = _signed(_text(row.cells[flexible], style, row.dial, row.marks), row)
        rows.append(cells)
    return heads, rows


def _narrow_table(block: page.Table, columns: int) -> RenderableType:
    """Draw amounts at the right; else columns where each cell fits on its line, else pairs."""
    heads, rows = _cells(block)
    widths = [max(cell.cell_len for cell in column) for column in zip(heads, *rows, strict=True)]
    if sum(widths) + _GAP * (len(widths) - 1) <= columns and not block.amounts:
        return _grid([_RIGID] * len(heads), heads, *rows, gap=_GAP)
    parts: list[RenderableType] = []
    for row, cells in zip(block.rows, rows, strict=True):
        if not block.summed:
            named = zip(map(str, block.headings[1:]), cells[1:], strict=True)
            pairs = (Text.assemble(f"{head}: ", cell, overflow="fold") for head, cell in named)
            parts += [cells[0], *(Padding.indent(pair, _GAP) for pair in pairs)]
        elif columns >= widths[1] * 2 + _GAP:
            parts.append(_grid([_FLEXIBLE, {"width": widths[1], **_AT_END}], cells, gap=_GAP))
        else:
            parts += cells
        parts += (Padding.indent(_text(note), _GAP) for note in row.notes)
    return Group(*parts)


def _code(block: page.Code, columns: int, console: Console) -> Text:
    """Draw a code to scan; without colours light on dark, as terminals mostly are."""
    code = half_blocks(block.number.address, ink=console.color_system is not None)
    if console.options.ascii_only:
        return _text(block.no_picture, QUIET)
    if columns < (needed := code.index("\n")):
        return _text(str(block.too_narrow).format(columns=needed), QUIET)
    return Text(code, PAPER)
