"""The blocks every screen is made of: values without a look, which each face shows its own way."""

from collections.abc import Iterator
from operator import is_not
from typing import TypeVar

from socar_cli.knowledge.model import Fact
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Language, Localized, Text, shown
from socar_cli.value import Value, changed


class Banner(Value):
    """The title of a screen, and at its right what the screen holds for."""

    left: Text
    right: Text = ""


class Signed(Value, kw_only=True):
    """A row that rests on a fact; `faces/provenance.py` writes doubt and footnotes at it."""

    fact: Fact | None = None
    mark: str = ""  # the sign of a doubt, which the foot of the screen explains
    doubt: Text = ""  # the doubt in words, for a face without signs
    own: Text = ""  # says that the user's own file has a part in it
    refs: tuple[int, ...] = ()  # numbers of footnotes


class NumberRow(Signed):
    """A number to call: what for, whether somebody is there, what to know first."""

    number: Text
    label: Text
    purpose: Text = ""
    state: Text = ""
    notes: tuple[Text, ...] = ()


class Numbers(Value):
    """Numbers under each other; every number stays whole at every width."""

    rows: tuple[NumberRow, ...]
    codes: bool = False  # each with a code to scan, in a face that has pictures


class Line(Signed):
    """One sentence, the numbers it sends one to, and what is said under it."""

    text: Text
    numbers: tuple[NumberRow, ...] = ()
    at_end: bool = False  # a single number stands at the right end, where there is room
    notes: tuple[Text, ...] = ()
    dial: tuple[Phone, ...] = ()  # numbers that stand in the text
    backing: tuple[Text, ...] = ()  # what it rests on, shown where sources are asked for
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

    cells: tuple[Text, ...]


class Columns(Value):
    """A small table of facts, a heading a cell."""

    headings: tuple[Text, ...]
    rows: tuple[Row, ...]
    mark: str = ""  # of a doubt that all rows share


class Sum(Signed):
    """One line of a reckoning: what for, how much, by which rule."""

    label: Text
    amount: Text
    notes: tuple[Text, ...] = ()
    total: bool = False


class Sums(Value):
    """A reckoning, line by line; every amount stays whole at the right."""

    rows: tuple[Sum, ...]


class Bar(Value):
    """An amount and how long it is beside the others."""

    label: Text
    amount: Text
    value: int


class BarGroup(Signed):
    """Amounts that belong to one name."""

    name: Text
    bars: tuple[Bar, ...]


class Bars(Value):
    """Amounts under each other, as bars on one scale."""

    rows: tuple[BarGroup, ...]


class Section(Value):
    """Blocks that belong together under a title; without one only set apart from what is above."""

    title: Text
    rows: tuple["Block", ...]
    framed: bool = False  # where the screen has room for a frame
    hint: Text = ""  # a date or a line to type, at the right of the title
    money: bool = False  # a rule that costs money when it is not kept
    mark: str = ""  # of a doubt that all rows share


class Column(Value):
    """Blocks under each other."""

    rows: tuple["Block", ...]


class Beside(Value):
    """Columns side by side where there is room, else under each other."""

    rows: tuple[Column, ...]


class Pairs(Value):
    """Names and what they stand for, under each other."""

    rows: tuple[tuple[Text, Text], ...]


class Hint(Value):
    """A line to type, and what for."""

    name: Text
    line: Text
    own_words: bool = False  # the words typed tell the language, no option need do so


class Hints(Value):
    """Lines to type next, under each other."""

    rows: tuple[Hint, ...]


class Footer(Value):
    """What holds for the whole screen."""

    text: Text
    quiet: bool = False  # no sentence to read: a date, a source or a hint
    without_signs: Text = ""  # the same for a face that has words at its rows


class Code(Value, kw_only=True):
    """A square of dark and light modules to scan, and what to say where it cannot be drawn."""

    modules: tuple[tuple[bool, ...], ...]  # dark is true; paper all around
    label: Text
    too_narrow: Text
    no_blocks: Text
    no_picture: Text  # for a face that has none


Block = (
    Banner
    | Numbers
    | Lines
    | Series
    | Columns
    | Sums
    | Bars
    | Section
    | Beside
    | Pairs
    | Hints
    | Footer
    | Code
)


class Page(Value):
    """A whole screen, and the result that all of its faces show."""

    blocks: tuple[Block, ...]
    name: str = ""  # of the JSON face; mere text has none
    result: Value | None = None
    heard: Value | None = None  # what was read in words of one's own
    clip: Text = ""  # what goes to the clipboard in place of the whole page
    in_both: bool = False  # languages, in a face that has room for them

    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that the rows of this screen rest on, in their order."""
        rows = (row for block in self.blocks for row in signed_rows(block))
        return tuple(row.fact for row in rows if row.fact is not None)


AnyBlock = TypeVar("AnyBlock")


def typed_with(option: str, page: Page) -> Page:
    """Return a page whose lines to type carry an `option`, so that they lead on in its language."""
    return changed(page, blocks=tuple(_typed_with(option, block) for block in page.blocks))


def _typed_with(option: str, part: object) -> object:
    if isinstance(part, Hint):
        return part if part.own_words else changed(part, line=f"{part.line} {option}")
    if not isinstance(part, Section | Column | Beside | Hints):
        return part
    return changed(part, rows=tuple(_typed_with(option, row) for row in part.rows))


def written(block: AnyBlock, language: Language) -> AnyBlock:
    """Return a page, or a part of one, with every text in one language and fit for a terminal."""
    if not isinstance(block, Value) or isinstance(block, Fact):
        return block
    texts = ((name, was, _written(was, language)) for name, was in vars(block).items())
    new = {name: now for name, was, now in texts if now is not was}
    return changed(block, **new) if new else block


def _written(value: object, language: Language) -> object:
    """Return the same object where nothing had to change."""
    if not value:
        return value
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Localized):
        return shown(value.into(language))
    if isinstance(value, tuple):
        parts = tuple(_written(part, language) for part in value)
        return parts if any(map(is_not, parts, value)) else value
    return written(value, language)


def signed_rows(part: object) -> Iterator[Signed]:
    """Yield every row of a block that may rest on a fact, however deep, in their order."""
    if isinstance(part, Signed):
        yield part
    for row in (*getattr(part, "rows", ()), *getattr(part, "numbers", ())):
        yield from signed_rows(row)
