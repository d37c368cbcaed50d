"""The blocks that every screen is made of: values without a look; each face draws them its way."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, TypeGuard, TypeVar

from socar_cli.knowledge.model import Fact
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Language, Localized, Text, escape_controls, in_language
from socar_cli.value import Value, changed


class Signed(Value, kw_only=True):
    """A row that states a fact; `faces/answer.py` adds the sign of a doubt and footnotes."""

    fact: Fact | None = None
    mark: str = ""  # the sign of a doubt, which the foot of the screen explains
    doubt: Text = ""  # the doubt in words, for a face without signs
    own: Text = ""  # says that the user's own file has a part in it
    refs: tuple[int, ...] = ()  # numbers of footnotes
    notes: tuple[Text, ...] = ()  # what is said under it
    dial: tuple[Phone, ...] = ()  # numbers that stand in its words
    marks: tuple[str, ...] = ()  # what was looked for, as it stands in its words and notes


class NumberRow(Signed):
    """A number to call: whose it is, when to call it, whether somebody is there."""

    number: Text
    label: Text  # whose number it is
    purpose: Text = ""  # when to call it
    state: Text = ""  # open or closed now


class Numbers(Value):
    """Numbers under each other; every number stays whole at every width."""

    rows: tuple[NumberRow, ...]
    codes: bool = False  # each with a code to scan, in a face that has pictures


class Line(Signed):
    """One sentence, the numbers it sends one to, and what is said under it."""

    text: Text
    numbers: tuple[NumberRow, ...] = ()
    at_end: bool = False  # a single number stands at the right end, where there is room
    backing: tuple[Text, ...] = ()  # what it rests on, shown where sources are asked for
    typed: bool = False  # it ends with a line to type


class Lines(Value):
    """Sentences under each other, numbered when their order matters; or short texts in a row."""

    rows: tuple[Line, ...]
    counted: bool = False
    start: int = 1  # the number of the first line, where a list goes on
    end: int = 0  # the last number of such a list, so that all of it lines up
    between: str = ""  # what parts words in a row


class Row(Signed):
    """A fact in the cells of a table; notes, mark and the rest belong to its flexible column."""

    cells: tuple[Text, ...]
    strong: bool = False  # the one that is the user's own
    open: bool = False  # somebody is there now
    always: bool = False  # somebody is there at any hour


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


# What a section is for, where that decides its look: what is to be known by heart, the number to
# call or the report to SOCAR, a rule that costs money when it is not kept.
Role = Literal["plain", "first", "call", "money"]


class Section(Value):
    """Blocks under a title; without a title a rule separates them from what is above.

    Without blocks it is the title of the whole screen.
    """

    title: Text
    rows: tuple["Block", ...] = ()
    hint: Text = ""  # a moment or what was said, behind the title
    foot: Text = ""  # what was left out, and the line that shows it
    role: Role = "plain"
    mark: str = ""  # of a doubt that all rows share
    anchor: str = ""  # its name where something in a document leads to it


class Beside(Value):
    """Columns of blocks side by side where the window is wide enough, else under each other."""

    columns: tuple[tuple["Block", ...], ...]
    roomy: bool = False  # they need more width than two short lists


class Either(Value):
    """The same facts in two layouts, and in a third for a document, in which nobody can type.

    Faces without columns use the first.
    """

    narrow: tuple["Block", ...]
    wide: tuple["Block", ...]
    document: tuple["Block", ...] = ()  # where it differs from the first


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


def pairs_of(rows: Iterable[tuple[Text, Any]]) -> Pairs:
    """Return names and what they stand for, without those that stand for nothing."""
    return Pairs(tuple(Pair(name, value) for name, value in rows if value))


def typed_next(*lines: tuple[Text, Any]) -> Section:
    """Return lines to type next, each behind what it is for, set apart from what is above."""
    return Section("", (changed(pairs_of(lines), typed=True),))


class Footer(Value):
    """A paragraph about the whole screen, or about the section it stands in."""

    text: Text
    signs: bool = False  # it explains the marks of the rows
    strong: bool = False  # the answer itself


class Code(Value):
    """A number as a code to scan, and what to say where it cannot be drawn."""

    number: Phone
    too_narrow: Text = Localized(
        "QR에는 {columns}칸이 필요합니다. 번호를 거세요",
        "A QR code needs {columns} columns. Dial the number",
    )
    no_picture: Text = Localized(
        "이 화면에는 그림이 없습니다. 번호를 거세요", "No pictures on this screen. Dial the number"
    )


Block = Numbers | Lines | Table | Section | Beside | Either | Pairs | Footer | Code


class Page(Value):
    """A whole screen, and the result that all of its faces show."""

    blocks: tuple[Block, ...]
    name: str = ""  # of the JSON face; mere text has none
    result: Value | None = None
    heard: Value | None = None  # what was read in words of one's own
    life_line: Text = ""  # when to call 119, on an answer to such words
    danger: tuple[str, ...] = ()  # what was told that goes before everything else
    clip: Text = ""  # what goes to the clipboard in place of the whole page
    in_both: bool = False  # languages, in a face that has room for them

    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that the rows of this screen rest on, in their order."""
        return tuple(row.fact for row in signed_rows(self.blocks) if row.fact is not None)


LIFE = "119"  # a number that stands out wherever it stands
AnyPart = TypeVar("AnyPart")
_ASCII = str.maketrans({"·": "/", "…": "...", "→": "->"})


def parts_of(part: object) -> Iterator[Value]:
    """Yield blocks and the rows and blocks in them, however deep, in their order."""
    rest = [part]
    while rest:
        part = rest.pop()
        if _is_part(part):
            yield part  # both layouts of `Either` rest on the same facts
            part = part.narrow if isinstance(part, Either) else tuple(vars(part).values())
        if isinstance(part, tuple):
            rest += filter(None, reversed(part))


def signed_rows(part: object) -> Iterator[Signed]:
    """Yield every row in blocks that may rest on a fact, in their order."""
    return (one for one in parts_of(part) if isinstance(one, Signed))


def mapped(part: AnyPart, change: Callable[[Any], Any]) -> AnyPart:
    """Return a page or a part of one with `change` applied to all in it, inner parts first.

    What is empty stays as it is: of most parts few fields are set.
    """
    new: Any = part
    if isinstance(part, tuple):
        new = tuple(mapped(item, change) for item in part)
    elif _is_part(part):
        held = vars(part).items()
        new = changed(part, **{name: mapped(one, change) for name, one in held if one})
    result: AnyPart = change(new)
    return result


def _is_part(part: object) -> TypeGuard[Value]:
    return isinstance(part, Value) and not isinstance(part, (Fact, Localized))


def localize(part: AnyPart, language: Language) -> AnyPart:
    """Return a page, or a part of one, with every text in one language and fit for a terminal."""

    def text(part: object) -> object:
        if not isinstance(part, (str, Localized)):
            return part
        text = escape_controls(str(in_language(part, language)))
        return part if text == part else text  # a telephone number stays one

    return mapped(part, text)


def in_ascii(part: AnyPart) -> AnyPart:
    """Return a page of strings with ASCII for signs that some terminals draw two columns wide."""
    return mapped(part, lambda part: part.translate(_ASCII) if type(part) is str else part)


def typed_with(option: str, page: Page) -> Page:
    """Return a page whose lines to type carry an `option`, so that they lead on in its language."""

    def typed(part: object) -> object:
        if not (isinstance(part, Pairs) and part.typed):
            return part
        rows = [
            row if row.own_words else changed(row, value=f"{row.value} {option}")
            for row in part.rows
        ]
        return changed(part, rows=tuple(rows))

    return mapped(page, typed)
