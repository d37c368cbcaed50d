"""Tables, as Rich lays them out; alone here, importing its tables is dear."""

from collections.abc import Iterable

from rich import box
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from socar_cli.views.drawing import GAP, QUIET, TITLE, Sheet, Words, below, number_words, signs
from socar_cli.views.page import NumberRow


def number_table(
    rows: Iterable[NumberRow], headings: tuple[str, str, str], longest: int, sheet: Sheet
) -> Table:
    """Return numbers of at most `longest` columns, what for, and whether somebody is there."""
    table = Table(box=None, expand=True, pad_edge=False, padding=(0, GAP, 0, 0), header_style=QUIET)
    table.add_column(Text(headings[0]), no_wrap=True, min_width=longest)
    table.add_column(Text(headings[1]), ratio=1, overflow="fold")
    table.add_column(Text(headings[2]), no_wrap=True, justify="right")
    for row in rows:
        table.add_row(_text(number_words(row, sheet)), _what_for(row, sheet), Text(row.state))
    return table


def fact_table(headings: Iterable[str], rows: Iterable[Iterable[Words]]) -> Table:
    """Return a small table, every cell of which fits on its line."""
    table = Table(box=box.SQUARE, expand=True)
    for heading in headings:
        table.add_column(Text(heading), no_wrap=True)
    for cells in rows:
        table.add_row(*map(_text, cells))
    return table


def _what_for(row: NumberRow, sheet: Sheet) -> Text:
    name = sheet.words(f"{row.label}  ", TITLE) if row.label != row.number else []
    first = [*name, *sheet.words(row.purpose), *signs(row, sheet)]
    return Text("\n").join(map(_text, (first, *below(row, sheet))))


def _text(words: Iterable[Segment]) -> Text:
    return Text.assemble(*((part.text, part.style or "") for part in words))
