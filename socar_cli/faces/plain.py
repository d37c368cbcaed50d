"""The linear face: one fact a line, no box lines, the same words in the same order."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import assert_never

from socar_cli.language import Text
from socar_cli.views.page import (
    Beside,
    Block,
    Code,
    Either,
    Footer,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Pairs,
    Section,
    Signed,
    Table,
)


def plain_text(page: Page) -> str:
    """Return the page as lines a screen reader or a script reads from top to bottom."""
    return "".join(f"{line}\n" for line in _blocks(page.blocks))


def lines_of(block: Block) -> Iterator[Text]:
    """Return the lines of a block; the type check fails where one is forgotten."""
    match block:
        case Numbers():
            return chain.from_iterable(map(_number, block.rows))
        case Lines():
            return _lines(block)
        case Table():
            return _table(block)
        case Section():
            return _section(block)
        case Beside():
            return (line for column in block.rows for line in _blocks(column.rows))
        case Either():
            return _blocks(block.rows[0].rows)
        case Pairs():
            return (f"{row.name}: {row.value}" for row in block.rows)
        case Footer():
            return iter((block.without_signs or block.text,))
        case Code():
            return iter((block.no_picture,))
        case _:
            assert_never(block)


def _lines(block: Lines) -> Iterator[Text]:
    for count, line in enumerate(block.rows, block.start):
        yield from _line(line, f"{count}. " if block.counted else "- ")


def _table(block: Table) -> Iterator[Text]:
    for row in block.rows:
        if block.summed:
            yield f"{row.cells[0]}: {row.cells[1]}{_signs(row)}"
        else:
            first, *rest = zip(block.headings, row.cells, strict=True)
            yield ": ".join(map(str, first)) + _signs(row)
            yield from (f"  {heading}: {value}" for heading, value in rest)
        yield from (f"  {note}" for note in row.notes)


def _section(block: Section) -> Iterator[Text]:
    hint = block.hint or block.foot
    if not block.rows:
        yield ", ".join(str(part) for part in (block.title, hint) if part)
    elif block.title:
        yield f"[{block.title}] {hint}".rstrip()
    yield from _blocks(block.rows)


def _blocks(blocks: Iterable[Block]) -> Iterator[Text]:
    return chain.from_iterable(map(lines_of, blocks))


def _number(row: NumberRow) -> Iterator[Text]:
    yield f"{row.label}: {row.number}{_signs(row)}"
    yield from (f"  {text}" for text in (row.purpose, row.state, *row.notes) if text)


def _line(line: Line, sign: str) -> Iterator[Text]:
    yield f"{sign}{line.text}" + _signs(line)
    for row in line.numbers:
        yield from (f"  {text}" for text in _number(row))
    yield from (f"  {note}" for note in line.notes)


def _signs(row: Signed) -> str:
    refs = f" [{','.join(map(str, row.refs))}]" if row.refs else ""
    own, doubt = (f" ({words})" if words else "" for words in (row.own, row.doubt))
    return f"{own}{refs}{doubt}"
