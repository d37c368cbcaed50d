"""The face for people: each block of a page as Rich's own tables, panels, grids and rules.

Up to 79 columns nothing has sides: some Korean terminals draw box lines two columns wide. From 80
columns on sections are panels, two of them side by side, and numbers and figures are tables.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Literal, TextIO, assert_never

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.style import Style
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from socar_cli.faces.codes import modules_of
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
_BORDERS = dict(zip(page.Role, (QUIET, ALARM, CALL, MONEY), strict=True))
WIDE, ROOMY, WIDEST = 80, 96, 120  # panels; all columns of a table; longer lines are hard to read
_GAP = 2
_HELD = "\ue000"  # a blank at which no line is broken: Rich breaks at U+00A0 as well
_HALVES = " ▄▀█"  # of a character: none, the lower, the upper, both
_LIFE = "119"  # stands out wherever it stands
_NUMBER = len("1234-5678")  # so that lists of numbers line up with each other
_WHO, _WHO_ROOMY, _DESCRIBED = 18, 24, 40  # columns for whose number it is, and for what it is for
_STATE = 9  # "closed"; that it is for a holiday stands below
_LONGEST_NAME = 30  # of an option; its help stands below a longer one
_CORNERS = 6  # columns of a panel's top line that its title cannot have
_LINK_ID = "(?<=\x1b]8;)id=[^;]*(?=;)"  # Rich's is random, and no screen needs one
Colors = Literal["256", "standard"] | None
_Kind = Mapping[str, Any]  # of a column
_FIRST, _RIGID, _FLEXIBLE = {"width": 1}, {"no_wrap": True}, {"ratio": 1}
_AT_END = {"no_wrap": True, "justify": "right"}


def screen_text(shown: page.Page, stream: TextIO | None, *, width: int, colors: Colors) -> str:
    """Return a page, whose texts are fit for a terminal, as `stream` shows it; nothing is written.

    Numbers dial where there are `colors`.
    """
    console = Console(
        file=stream,
        width=min(width, WIDEST),
        height=100,
        color_system=colors,
        theme=Theme({name: look[colors != "256"] for name, look in LOOKS.items()}),
        force_terminal=colors is not None,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(_Screen(console.width).stack(shown.blocks), crop=False)
    screen = capture.get().replace(_HELD, " ")
    screen = re.sub(_LINK_ID, "", screen) if colors else screen
    return "".join(f"{line.rstrip(' ')}\n" for line in screen.splitlines())


class _Fitted:
    """What is drawn in one of several ways, by the columns and the console that it gets."""

    def __init__(self, draw: Callable[[int, Console], RenderableType]) -> None:
        self._draw = draw

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self._draw(options.max_width, console)


class _Screen:
    """Draws the blocks of a page for a window of so many columns."""

    def __init__(self, columns: int) -> None:
        self._wide, self._roomy = columns >= WIDE, columns >= ROOMY

    def stack(self, blocks: Iterable[page.Block]) -> Group:
        """Draw blocks under each other."""
        return Group(*map(self.drawn, blocks))

    def drawn(self, block: page.Block) -> RenderableType:
        """Draw a block; the type check fails where one is forgotten."""
        match block:
            case page.Section():
                return self._section(block)
            case page.Numbers():
                return _numbers(block.rows)
            case page.Lines():
                return self._lines(block)
            case page.Table():
                return self._table(block) if self._wide else _narrow_table(block)
            case page.Pairs():
                return self._pairs(block)
            case page.Beside():
                columns = [*map(self.stack, block.columns)]
                if not (self._roomy if block.roomy else self._wide):
                    return Group(*columns)
                return _grid([_FLEXIBLE] * len(columns), columns, gap=int(self._roomy))
            case page.Either():
                return self.stack(block.wide if self._wide else block.narrow)
            case page.Footer():
                return _text(block.text, TITLE if block.strong else QUIET if block.signs else "")
            case page.Code():
                return _Fitted(partial(_code, block))
            case _:
                assert_never(block)

    def _section(self, block: page.Section) -> RenderableType:
        """Draw a panel, or a rule with the title where the window has no room for sides."""
        style = MONEY if block.role is page.Role.MONEY else TITLE
        title = _text(f"{block.title} {block.mark}".rstrip(), style)
        inside = self.stack(block.rows)
        if not self._wide:
            return Group(_rule(title, _text(block.hint or block.foot, QUIET)), inside)
        if block.hint:
            title = Text.assemble(title, "  ", (str(block.hint), QUIET), overflow="fold")
        if not block.rows or not title:
            return inside if block.rows else title

        def draw(columns: int, _: Console) -> Panel:
            fits = (
                title.cell_len + _CORNERS <= columns
            )  # Rich would cut a longer one without a sign
            return Panel(
                inside if fits else Group(title, inside),
                title=title if fits else None,
                title_align="left",
                subtitle=_text(block.foot, QUIET) if block.foot else None,
                subtitle_align="right",
                border_style=_BORDERS[block.role],
            )

        return _Fitted(draw)

    def _lines(self, block: page.Lines) -> RenderableType:
        """Hang every sentence on its number or its dash; a single one needs neither."""
        if block.between:
            words = (_signed(_text(row.text, dial=row.dial), row) for row in block.rows)
            return _text(block.between).join(words)
        if len(block.rows) == 1 and not block.counted:
            return self._sentence(block.rows[0])
        last = max(block.start + len(block.rows) - 1, block.end)
        width, style = len(str(last)) if block.counted else 1, QUIET if self._wide else ""
        grid = _grid([{**_AT_END, "min_width": width, "style": style}, _FLEXIBLE], gap=1)
        for number, line in enumerate(block.rows, block.start):
            grid.add_row(str(number) if block.counted else "-", self._sentence(line))
        return grid

    def _sentence(self, line: page.Line) -> RenderableType:
        """Draw a step with its limits below it, its number at the end where there is room."""
        words = _text(line.text, dial=line.dial, marks=line.marks)
        # The mark of a number that has no words of its own stands at the line.
        mark = next((row.mark for row in (line, *line.numbers) if row.mark), "")
        short = _signed(words, changed(line, mark=mark))
        numbers = [_number(row.number) for row in line.numbers]
        first: RenderableType = Group(_signed(words, line), _numbers(line.numbers))
        if numbers and self._wide:
            first = _grid([_FLEXIBLE, _AT_END], [short, Group(*numbers)], gap=1)
        elif line.at_end and len(numbers) == 1:
            first = _at_end(short, numbers[0], first, gap=_GAP)
        style = QUIET if self._wide else ""
        return Group(first, *(_text(note, style, marks=line.marks) for note in line.notes))

    def _table(self, block: page.Table) -> Table:
        """Draw a table without sides, for a panel: amounts at the right, the sum in its footer."""
        table = Table(box=box.SIMPLE, show_edge=False, pad_edge=False, expand=True)
        table.padding, table.show_footer = (0, 1, 0, 0), bool(block.footer)
        table.border_style, table.header_style, table.footer_style = QUIET, TITLE, TITLE
        (heads, rows), joined = _cells(block, block.flexible), block.joined and not self._roomy
        columns: list[_Kind] = [_AT_END if block.amounts else _RIGID] * len(heads)
        who = {"max_width": _WHO_ROOMY if self._roomy else _WHO}
        columns[1 : block.flexible] = [who] * (block.flexible - 1)
        columns[block.flexible] = _FLEXIBLE
        if joined:
            heads[-2:] = [_text(f"{heads[-2]}, {heads[-1].plain.lower()}")]
        elif block.joined:
            columns[-1] = {"max_width": _STATE}
        for head, column in zip(heads, columns, strict=False):
            table.add_column(head, overflow="fold", **column)
        for place, lines in zip((0, -1), block.footer, strict=False):
            table.columns[place].footer = "\n".join(map(str, lines))
        for row, texts in zip(block.rows, rows, strict=True):
            cells: list[RenderableType] = [*texts]
            notes = (_text(note, QUIET) for note in row.notes)
            cells[block.flexible] = Group(texts[block.flexible], *notes)
            if row.open or block.joined:
                cells[-1] = _text(row.cells[-1], OPEN if row.open else QUIET)
            if joined and row.always:
                cells[-2:] = [_text(row.cells[-2], OPEN)]
            elif joined:
                cells[-2:] = [Group(*(cell for cell in cells[-2:] if cell))]
            table.add_row(*cells)
        return table

    def _pairs(self, block: page.Pairs) -> RenderableType:
        """Put names and values in two columns, or under each other."""
        style = TITLE if block.typed else ""
        pairs = [(_text(row.name), _text(row.value, style)) for row in block.rows]
        if self._wide and block.typed:
            return _Fitted(partial(_side_by_side, pairs))
        names = [name.cell_len for name, _ in pairs]
        longest = max((n for n in names if not self._wide or n <= _LONGEST_NAME), default=0)
        indent = longest + _GAP

        def draw(columns: int, _: Console) -> Group:
            parts: list[RenderableType] = []
            for name, value in pairs:
                place = indent if longest * 2 <= columns else 0
                if block.typed:  # a line too long for its column moves as far left as it must
                    place = min(indent, columns - value.cell_len)
                if place > name.cell_len:
                    parts.append(_grid([{"width": place, **_RIGID}, _FLEXIBLE], [name, value]))
                else:
                    parts += [name, Padding.indent(value, indent if self._wide else _GAP)]
            return Group(*parts)

        return _Fitted(draw)


def _side_by_side(pairs: list[tuple[Text, Text]], columns: int, console: Console) -> Table:
    """Put as many lines to type in a row as there is room for, each behind its name."""
    unbounded = console.options.update(max_width=sys.maxsize)
    for count in range(len(pairs), 0, -1):
        cells: list[Text] = []
        for place, (name, value) in enumerate(pairs):
            cells += (Text.assemble(" " if place % count else "", name), Text.assemble(value))
        rows = (cells[place : place + count * 2] for place in range(0, len(cells), count * 2))
        grid = _grid([{}] * count * 2, *rows, gap=_GAP, expand=False)
        if console.measure(grid, options=unbounded).maximum <= columns:
            break
    return grid


def _text(
    words: Words, style: str = "", dial: Iterable[Phone] = (), marks: Iterable[str] = ()
) -> Text:
    """Return words in one style, in which numbers dial and what was looked for stands out."""
    text = Text(str(words), style=style, overflow="fold")
    for number in dial:
        for look in (EMERGENCY if number == _LIFE else NUMBER, Style(link=number.address)):
            text.highlight_words((number,), look)
    for mark in marks:
        text.highlight_words((mark,), FOUND)
    return text


def _number(number: Words) -> Text:
    """Return a number that dials, or the name of somebody who has none."""
    return _text(number, dial=(number,)) if isinstance(number, Phone) else _text(number, TITLE)


def _signed(text: Text, row: page.Signed) -> Text:
    """Return words with the mark of a doubt, whose fact it is, and the numbers of its footnotes.

    Right behind a number a mark would be a key to press: there it stands before the words.
    """
    before = f"{row.mark} " if row.mark and text.plain[-1:].isdigit() else ""
    behind = f"{_HELD}{row.mark}" if row.mark and not before else ""
    own = f" ({row.own})" if row.own else ""
    refs = f" [{','.join(map(str, row.refs))}]" if row.refs else ""
    return Text.assemble(before, text, behind, own, (refs, QUIET), overflow="fold")


def _grid(
    columns: Iterable[_Kind], *rows: Iterable[RenderableType], gap: int = 0, expand: bool = True
) -> Table:
    """Return cells beside each other without lines, as wide as they may be where they `expand`."""
    grid = Table.grid(padding=(0, gap, 0, 0), pad_edge=False, expand=expand)
    for column in columns:
        grid.add_column(**{"overflow": "fold", **column})
    for row in rows:
        grid.add_row(*row)
    return grid


def _at_end(left: Text, right: Text, below: RenderableType, *, gap: int) -> RenderableType:
    """Put a text at the right end of a line where both have room, else show `below` instead."""
    beside = _grid([_FLEXIBLE, _AT_END], [left, right])
    fits = left.cell_len + gap + right.cell_len
    return _Fitted(lambda columns, _: beside if fits <= columns else below)


def _rule(title: Text, hint: Text) -> RenderableType:
    """Draw a line across, a title at its left, a date or hint at its right end or below it."""

    def draw(columns: int, console: Console) -> RenderableType:
        line = Rule(style=QUIET)
        if console.options.ascii_only:  # Rich itself forgets it for a line without a title
            line.characters = "-"
        if not title:
            return line
        room = columns - title.cell_len - 3  # the line before the title and two blanks
        if room < 0:
            return Group(title, hint) if hint else title
        if hint and hint.cell_len + 1 < room:
            return _grid([_FIRST, _RIGID, _FLEXIBLE, _AT_END], [line, title, line, hint], gap=1)
        if hint and hint.cell_len <= room:
            return _grid([_FIRST, _RIGID, {**_AT_END, **_FLEXIBLE}], [line, title, hint], gap=1)
        across = _grid([_FIRST, _RIGID, _FLEXIBLE], [line, title, line], gap=1)
        return Group(across, hint) if hint else across

    return _Fitted(draw)


def _numbers(rows: Sequence[page.NumberRow]) -> RenderableType:
    """Draw two columns where there is room for them, lines below each other elsewhere."""
    numbers, described = [_number(row.number) for row in rows], []
    longest = max((_NUMBER, *(number.cell_len for number in numbers)))
    for row in rows:
        # What somebody has written down is known to them by its name.
        named = f"{row.label}: {row.purpose}" if getattr(row.fact, "own", False) else ""
        words = _signed(_text(named or row.purpose or row.label), row)
        state = _text(row.state)
        first = _at_end(words, state, Group(words, state), gap=1) if row.state else words
        described.append(Group(first, *map(_text, row.notes)))
    cells = [*zip(numbers, described, strict=True)]
    grid = _grid([{"min_width": longest, **_RIGID}, _FLEXIBLE], *cells, gap=_GAP)
    below = Group(*(part for number, words in cells for part in (number, Padding.indent(words, 1))))
    fits = min(longest * 3, longest + _DESCRIBED)
    return _Fitted(lambda columns, _: grid if columns >= fits else below) if rows else below


def _cells(block: page.Table, flexible: int = 0) -> tuple[list[Text], list[list[Text]]]:
    """Return the headings and the cells of each row, its marks in the `flexible` one.

    Before that a number stands. The first heading has the mark of a doubt that all rows share.
    """
    heads, rows = [_text(head, TITLE) for head in block.headings], []
    heads[0] = _text(f"{block.headings[0]} {block.mark}".rstrip(), TITLE)
    for row in block.rows:
        style = TITLE if row.strong else ""
        cells = [_text(cell, style) for cell in row.cells]
        cells[0] = _number(row.cells[0]) if flexible else cells[0]
        cells[flexible] = _signed(_text(row.cells[flexible], style, row.dial, row.marks), row)
        rows.append(cells)
    return heads, rows


def _narrow_table(block: page.Table) -> RenderableType:
    """Draw amounts at the right; else columns where each cell fits on its line, else pairs."""
    heads, rows = _cells(block)
    widths = [max(cell.cell_len for cell in column) for column in zip(heads, *rows, strict=True)]

    def draw(columns: int, _: Console) -> RenderableType:
        if sum(widths) + _GAP * (len(widths) - 1) <= columns and not block.amounts:
            return _grid([_RIGID] * len(heads), heads, *rows, gap=_GAP, expand=False)
        parts: list[RenderableType] = []
        amount = {"min_width": widths[1], **_AT_END}
        for row, cells in zip(block.rows, rows, strict=True):
            if not block.summed:
                named = zip(map(str, block.headings[1:]), cells[1:], strict=True)
                pairs = (Text.assemble(f"{head}: ", cell, overflow="fold") for head, cell in named)
                parts += [cells[0], *(Padding.indent(pair, _GAP) for pair in pairs)]
            elif columns >= widths[1] * 2 + _GAP:
                parts.append(_grid([_FLEXIBLE, amount], cells, gap=_GAP))
            else:
                parts += cells
            parts += (Padding.indent(_text(note), _GAP) for note in row.notes)
        return Group(*parts)

    return _Fitted(draw)


def _code(block: page.Code, columns: int, console: Console) -> Text:
    """Draw a code, two rows a line; without colours light on dark, as terminals mostly are."""
    modules, dark = modules_of(block.number.address), console.color_system is not None
    try:
        _HALVES.encode(console.encoding)
    except (UnicodeEncodeError, LookupError):
        return _text(block.no_blocks, QUIET)
    if columns < len(modules):
        return _text(str(block.too_narrow).format(columns=len(modules)), QUIET)
    below = [*modules[1::2], [False] * len(modules[0])]
    lines = (
        "".join(_HALVES[(up is dark) * 2 + (low is dark)] for up, low in zip(*two, strict=True))
        for two in zip(modules[::2], below, strict=False)
    )
    return Text("\n".join(lines), PAPER)
