"""Tables of Rich's, for few screens, as importing them is dear.

Cells come drawn and columns measured, so that Rich need not do either again for each cell.
"""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import SegmentLines
from rich.table import Table

from socar_cli.faces.sheet import (
    GAP,
    QUIET,
    TITLE,
    Drawn,
    Sheet,
    Words,
    below,
    number_words,
    signs,
)
from socar_cli.views.page import NumberRow


def number_table(rows: Sequence[NumberRow], headings: tuple[str, str, str], sheet: Sheet) -> Table:
    """Return numbers, what for, and whether somebody is there; the middle one gets the room."""
    number, purpose, state = headings
    numbers = _widest(number, *(row.number for row in rows)) + GAP
    states = _widest(state, *(row.state for row in rows))
    middle = sheet.narrowed(numbers + GAP + states)
    table = Table(box=None, padding=0, header_style=QUIET)
    table.add_column(_cell([sheet.words(number)]), width=numbers)
    table.add_column(_cell([sheet.words(purpose)]), width=middle.width + GAP)
    table.add_column(_cell([sheet.words(_right(state, states))]), width=states)
    for row in rows:
        number_cell, state_cell = number_words(row, sheet), sheet.words(_right(row.state, states))
        table.add_row(_cell([number_cell]), _cell(_what_for(row, middle)), _cell([state_cell]))
    return table


def _what_for(row: NumberRow, sheet: Sheet) -> Drawn:
    name = sheet.words(f"{row.label}  ", TITLE) if row.label != row.number else []
    for words in ([*name, *sheet.words(row.purpose), *signs(row, sheet)], *below(row, sheet)):
        yield from sheet.wrapped(words)


def _cell(lines: Iterable[Words]) -> SegmentLines:
    return SegmentLines(lines, new_lines=True)


def _widest(*texts: str) -> int:
    return max(map(cell_len, texts))


def _right(text: str, width: int) -> str:
    return " " * (width - cell_len(text)) + text
