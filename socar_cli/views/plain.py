"""The linear face: one fact a line, no box lines, the same words in the same order."""

from collections.abc import Iterator
from functools import singledispatch

from socar_cli.views.page import (
    Banner,
    Bars,
    Block,
    Columns,
    Footer,
    Line,
    Lines,
    NumberRow,
    Numbers,
    Page,
    Pairs,
    Section,
    Signed,
    Sums,
)


def plain_text(page: Page) -> str:
    """Return the page as lines a screen reader or a script reads from top to bottom."""
    lines = (line for block in page.blocks for line in lines_of(block))
    return "\n".join(lines) + "\n"


@singledispatch
def lines_of(block: Block) -> Iterator[str]:
    """Return the lines of a block; each kind of block registers its own way."""
    raise NotImplementedError(block)


@lines_of.register(Banner)
def _(block: Banner) -> Iterator[str]:
    yield " · ".join(part for part in (block.left, block.right) if part)


@lines_of.register(Numbers)
def _(block: Numbers) -> Iterator[str]:
    for row in block.rows:
        yield from _number(row)


@lines_of.register(Lines)
def _(block: Lines) -> Iterator[str]:
    for count, line in enumerate(block.lines, block.start):
        yield from _line(line, f"{count}. " if block.counted else "- ")


@lines_of.register(Columns)
def _(block: Columns) -> Iterator[str]:
    for row in block.rows:
        first, *rest = zip(block.headings, row.cells, strict=True)
        yield ": ".join(first) + _signs(row)
        yield from (f"  {heading}: {value}" for heading, value in rest)


@lines_of.register(Sums)
def _(block: Sums) -> Iterator[str]:
    for row in block.rows:
        yield f"{row.label}: {row.amount}{_signs(row)}"
        yield from (f"  {note}" for note in row.notes)


@lines_of.register(Bars)
def _(block: Bars) -> Iterator[str]:
    for group in block.groups:
        yield group.name + _signs(group)
        yield from (f"  {bar.label}: {bar.amount}" for bar in group.bars)


@lines_of.register(Section)
def _(block: Section) -> Iterator[str]:
    yield f"[{block.title}]"
    for inner in block.blocks:
        yield from lines_of(inner)


@lines_of.register(Pairs)
def _(block: Pairs) -> Iterator[str]:
    yield from (f"{name}: {value}" for name, value in block.rows)


@lines_of.register(Footer)
def _(block: Footer) -> Iterator[str]:
    yield block.text


def _number(row: NumberRow) -> Iterator[str]:
    yield f"{row.label}: {row.number}{_signs(row)}"
    yield from (f"  {text}" for text in (row.purpose, row.state, *row.notes) if text)


def _line(line: Line, sign: str) -> Iterator[str]:
    yield f"{sign}{line.text}" + _signs(line)
    for row in line.numbers:
        yield from (f"  {text}" for text in _number(row))
    yield from (f"  {note}" for note in line.notes)


def _signs(row: Signed) -> str:
    refs = f" [{','.join(map(str, row.refs))}]" if row.refs else ""
    own, sure = (f" ({words})" if words else "" for words in (row.own, row.doubt or row.mark))
    return f"{own}{refs}{sure}"
