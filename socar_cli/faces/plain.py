"""The linear face: one fact a line, no box lines, the same words in the same order."""

import re
from collections.abc import Iterator
from typing import assert_never

from socar_cli.language import Text
from socar_cli.views import page


def plain_text(shown: page.Page) -> str:
    """Return the page as lines a screen reader or a script reads from top to bottom."""
    return "".join(f"{line}\n" for line in _lines_of(shown.blocks))


def _lines_of(blocks: tuple[page.Block, ...]) -> Iterator[Text]:
    """Yield the lines of blocks; the type check fails where a kind is forgotten."""
    for block in blocks:
        match block:
            case page.Numbers():
                for row in block.rows:
                    yield from _number(row)
            case page.Lines():
                for count, line in enumerate(block.rows, block.start):
                    yield from _line(line, f"{count}. " if block.counted else "- ")
            case page.Table():
                yield from _table(block)
            case page.Section():
                hint = block.hint or block.foot
                if not block.rows:
                    yield ", ".join(str(part) for part in (block.title, hint) if part)
                elif block.title:
                    yield f"[{block.title}] {hint}".rstrip()
                yield from _lines_of(block.rows)
            case page.Beside():
                for column in block.columns:
                    yield from _lines_of(column)
            case page.Either():
                yield from _lines_of(block.narrow)
            case page.Pairs():
                yield from (f"{row.name}: {row.value}" for row in block.rows)
            case page.Footer():
                yield re.sub(r"[*?] ", "", str(block.text)) if block.signs else block.text
            case page.Code():
                yield block.no_picture
            case _:
                assert_never(block)


def _table(block: page.Table) -> Iterator[Text]:
    for row in block.rows:
        if block.summed:
            yield f"{row.cells[0]}: {row.cells[1]}{_signs(row)}"
        else:
            first, *rest = zip(block.headings, row.cells, strict=True)
            yield ": ".join(map(str, first)) + _signs(row)
            yield from (f"  {heading}: {value}" for heading, value in rest)
        yield from (f"  {note}" for note in row.notes)


def _number(row: page.NumberRow) -> Iterator[Text]:
    yield f"{row.label}: {row.number}{_signs(row)}"
    yield from (f"  {text}" for text in (row.purpose, row.state, *row.notes) if text)


def _line(line: page.Line, sign: str) -> Iterator[Text]:
    yield f"{sign}{line.text}{_signs(line)}"
    yield from (f"  {text}" for row in line.numbers for text in _number(row))
    yield from (f"  {note}" for note in line.notes)


def _signs(row: page.Signed) -> str:
    """Return the doubt about a row in words, whose fact it is, and the numbers of its footnotes."""
    refs = f" [{','.join(map(str, row.refs))}]" if row.refs else ""
    own, doubt = (f" ({words})" if words else "" for words in (row.own, row.doubt))
    return f"{own}{refs}{doubt}"
