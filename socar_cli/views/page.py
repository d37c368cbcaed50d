"""The blocks that every screen is made of: values without a look; each face draws them its way."""

from collections.abc import Callable, Iterator
from enum import Enum
from operator import is_not
from typing import TypeGuard, TypeVar

from socar_cli.knowledge.model import Fact
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Language, Localized, Text, shown
from socar_cli.value import Value, changed


class Signed(Value, kw_only=True):
    """A row that rests on a fact; `faces/provenance.py` writes doubt and footnotes at it."""

    fact: Fact | None = None
    mark: str = ""  # the sign of a doubt, which the foot of the screen explains
    doubt: Text = ""  # the doubt in words, for a face without signs
    own: Text = ""  # says that the user's own file has a part in it
    refs: tuple[int, ...] = ()  # numbers of footnotes


class NumberRow(Signed):
    """A number to call: whose it is, when to call it, whether somebody is there."""

    number: Text
    label: Text  # whose number it is
    purpose: Text = ""  # when to call it
    state: Text = ""  # open or closed now
    notes: tuple[Text, ...] = ()  # what to know first


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
    """Sentences under each other, counted when their order matters; or short words in a row."""

    rows: tuple[Line, ...]
    counted: bool = False
    start: int = 1  # the number of the first line, where a list goes on
    end: int = 0  # the last number of such a list, so that all of it lines up
    between: str = ""  # what parts words in a row


class Row(Signed):
    """A fact in the cells of a table; notes, mark and the rest belong to its flexible column."""

    cells: tuple[Text, ...]
    notes: tuple[Text, ...] = ()
    dial: tuple[Phone, ...] = ()  # numbers that stand in the text
    marks: tuple[str, ...] = ()  # what was looked for, as it stands in the text
    strong: bool = False  # the one that is the user's own
    open: bool = False  # somebody is there now,
    always: bool = False  # and at any hour


class Table(Value):
    """A table with a heading for each column."""

    headings: tuple[Text, ...]
    rows: tuple[Row, ...]
    mark: str = ""  # of a doubt that all rows share
    flexible: int = 0  # the column that takes what the others leave of the width
    joined: bool = False  # where there is less room the last two columns are one
    amounts: bool = False  # all columns but the first hold amounts of money
    summed: bool = False  # its rows are the lines of one sum, which need no headings
    footer: tuple[tuple[Text, ...], ...] = ()  # lines below the first and the last column


class Role(Enum):
    """What a section is for, where that decides its look."""

    PLAIN = "plain"
    FIRST = "first"  # to be known by heart
    CALL = "call"  # has the number to call, or the report to SOCAR
    MONEY = "money"  # a rule that costs money when it is not kept


class Section(Value):
    """Blocks that belong together under a title; without one only set apart from what is above.

    Without blocks it is the title of the whole screen.
    """

    title: Text
    rows: tuple["Block", ...] = ()
    hint: Text = ""  # a moment or what was said, behind the title
    foot: Text = ""  # what was left out, and the line that shows it
    role: Role = Role.PLAIN
    mark: str = ""  # of a doubt that all rows share
    anchor: str = ""  # its name where something in a document leads to it


class Column(Value):
    """Blocks under each other."""

    rows: tuple["Block", ...]


class Beside(Value):
    """Columns side by side where the window is wide enough, else under each other."""

    rows: tuple[Column, ...]
    roomy: bool = False  # they need more width than two short lists


class Either(Value):
    """The same facts in two layouts: first for a narrow window, second for a wide one.

    Faces without columns use the first. A third is for a document, in which nobody can type.
    """

    rows: tuple[Column, ...]


class Pair(Value):
    """A name and what it stands for."""

    name: Text
    value: Text
    own_words: bool = False  # of a line to type: its words tell the language, no option need do so
    anchor: str = ""  # the section of a document that it leads to


class Pairs(Value):
    """Names and what they stand for, under each other."""

    rows: tuple[Pair, ...]
    typed: bool = False  # they are lines to type next


class Footer(Value):
    """What holds for the whole screen, or for the section it stands in."""

    text: Text
    quiet: bool = False  # no sentence to read: a date, a source or a hint
    strong: bool = False  # the answer itself
    without_signs: Text = ""  # the same for a face that has words at its rows


class Code(Value, kw_only=True):
    """A square of dark and light modules to scan, and what to say where it cannot be drawn."""

    modules: tuple[tuple[bool, ...], ...]  # dark is true; paper all around
    label: Text
    too_narrow: Text
    no_blocks: Text
    no_picture: Text  # for a face that has none


Block = Numbers | Lines | Table | Section | Beside | Either | Pairs | Footer | Code


def either(
    narrow: tuple[Block, ...], wide: tuple[Block, ...], document: tuple[Block, ...] = ()
) -> Either:
    """Return blocks for a narrow and for a wide window, and for a document if it has its own."""
    return Either(tuple(map(Column, (narrow, wide, *((document,) if document else ())))))


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
_ASCII = str.maketrans({"·": "/", "…": "...", "→": "->"})


def typed_with(option: str, page: Page) -> Page:
    """Return a page whose lines to type carry an `option`, so that they lead on in its language."""
    return changed(page, blocks=tuple(_typed_with(option, block) for block in page.blocks))


def _typed_with(option: str, part: object) -> object:
    if isinstance(part, Pair):
        return part if part.own_words else changed(part, value=f"{part.value} {option}")
    if isinstance(part, Section | Column | Beside | Either) or _is_typed(part):
        return changed(part, rows=tuple(_typed_with(option, row) for row in part.rows))
    return part


def _is_typed(part: object) -> TypeGuard[Pairs]:
    return isinstance(part, Pairs) and part.typed


def written(block: AnyBlock, language: Language) -> AnyBlock:
    """Return a page, or a part of one, with every text in one language and fit for a terminal."""

    def text(value: Text) -> str:
        return shown(value.into(language) if isinstance(value, Localized) else value)

    return _with_texts(block, text)


def in_ascii(block: AnyBlock) -> AnyBlock:
    """Return a page of strings with ASCII for signs that some terminals draw two columns wide."""
    return _with_texts(block, lambda value: str(value).translate(_ASCII))


def _with_texts(block: AnyBlock, change: Callable[[Text], str]) -> AnyBlock:
    """Return a block with every text changed; the same object where nothing had to be."""
    if not isinstance(block, Value) or isinstance(block, Fact):
        return block

    def part(value: object) -> object:
        if not value:
            return value
        if isinstance(value, str | Localized):
            text = change(value)
            return value if text == value else text
        if isinstance(value, tuple):
            parts = tuple(map(part, value))
            return parts if any(map(is_not, parts, value)) else value
        return _with_texts(value, change)

    texts = ((name, was, part(was)) for name, was in vars(block).items())
    new = {name: now for name, was, now in texts if now is not was}
    return changed(block, **new) if new else block


def signed_rows(part: object) -> Iterator[Signed]:
    """Yield every row of a block that may rest on a fact, however deep, in their order."""
    if isinstance(part, Either):  # both layouts rest on the same facts
        part = part.rows[0]
    if isinstance(part, Signed):
        yield part
    for row in (*getattr(part, "rows", ()), *getattr(part, "numbers", ())):
        yield from signed_rows(row)
