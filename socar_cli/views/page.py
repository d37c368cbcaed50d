"""The blocks every screen is made of: values without a look, which each face shows its own way."""

from collections.abc import Iterator
from operator import is_not
from typing import TypeVar

from socar_cli.knowledge.model import Fact
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import shown
from socar_cli.value import Value, changed


class Banner(Value):
    """The title of a screen, and at its right what the screen holds for."""

    left: str
    right: str = ""


class Signed(Value, kw_only=True):
    """A row that rests on a fact; `faces/provenance.py` writes doubt and footnotes at it."""

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


class Numbers(Value):
    """Numbers under each other; every number stays whole at every width."""

    rows: tuple[NumberRow, ...]
    headings: tuple[str, str, str] | None = None  # of number, purpose and state, in a table


class Line(Signed):
    """One sentence, the numbers it sends one to, and what is said under it."""

    text: str
    numbers: tuple[NumberRow, ...] = ()
    notes: tuple[str, ...] = ()
    dial: tuple[Phone, ...] = ()  # numbers that stand in the text
    backing: tuple[str, ...] = ()  # what it rests on, shown where sources are asked for
    marks: tuple[str, ...] = ()  # what was looked for, as it stands in the text and its notes


class Lines(Value):
    """Sentences under each other, counted when their order matters."""

    rows: tuple[Line, ...]
    counted: bool = False
    start: int = 1  # the number of the first line, where a list goes on
    end: int = 0  # the last number of such a list, so that all of it lines up


class Series(Value):
    """Short words in a row."""

    rows: tuple[Line, ...]
    between: str = ", "


class Row(Signed):
    """A fact in cells."""

    cells: tuple[str, ...]


class Columns(Value):
    """A small table of facts: a heading a cell, and one for how sure a row is, if rows say so."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    sure: str = ""


class Sum(Signed):
    """One line of a reckoning: what for, how much, by which rule."""

    label: str
    amount: str
    notes: tuple[str, ...] = ()
    total: bool = False


class Sums(Value):
    """A reckoning, line by line; every amount stays whole at the right."""

    rows: tuple[Sum, ...]


class Bar(Value):
    """An amount and how long it is beside the others."""

    label: str
    amount: str
    value: int


class BarGroup(Signed):
    """Amounts that belong to one name."""

    name: str
    bars: tuple[Bar, ...]


class Bars(Value):
    """Amounts under each other, as bars on one scale."""

    rows: tuple[BarGroup, ...]


class Section(Value):
    """Blocks that belong together under a title, in a frame where the screen allows one."""

    title: str
    rows: tuple["Block", ...]
    framed: bool = False


class Pairs(Value):
    """Names and what they stand for, under each other."""

    rows: tuple[tuple[str, str], ...]


class Footer(Value):
    """What holds for the whole screen: how old it is, where it comes from."""

    text: str


class Code(Value, kw_only=True):
    """A square of dark and light modules to scan, and what to say where it cannot be drawn."""

    modules: tuple[tuple[bool, ...], ...]  # dark is true; paper all around
    too_narrow: str
    no_blocks: str
    no_picture: str  # for a face that has none


Block = Banner | Numbers | Lines | Series | Columns | Sums | Bars | Section | Pairs | Footer | Code


class Page(Value):
    """A whole screen, and the result that all of its faces show."""

    blocks: tuple[Block, ...]
    name: str = ""  # of the JSON face; mere text has none
    result: Value | None = None

    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that the rows of this screen rest on, in their order."""
        rows = (row for block in self.blocks for row in signed_rows(block))
        return tuple(row.fact for row in rows if row.fact is not None)


AnyBlock = TypeVar("AnyBlock")


def escaped(block: AnyBlock) -> AnyBlock:
    """Return a page, or a part of one, in which every text is fit for a terminal."""
    if not isinstance(block, Value) or isinstance(block, Fact):
        return block
    escapes = ((name, was, _escaped(was)) for name, was in vars(block).items())
    new = {name: now for name, was, now in escapes if now is not was}
    return changed(block, **new) if new else block


def _escaped(value: object) -> object:
    """Return the same object where nothing had to change."""
    if not value:
        return value
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, tuple):
        parts = tuple(map(_escaped, value))
        return parts if any(map(is_not, parts, value)) else value
    return escaped(value)


def signed_rows(part: object) -> Iterator[Signed]:
    """Yield every row of a block that may rest on a fact, however deep, in their order."""
    if isinstance(part, Signed):
        yield part
    for row in (*getattr(part, "rows", ()), *getattr(part, "numbers", ())):
        yield from signed_rows(row)
