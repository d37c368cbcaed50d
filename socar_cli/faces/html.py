"""The face for browsers: one document without scripts that asks for nothing beside it."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Language
from socar_cli.views.page import Banner, Bars, Beside, Block, Column, Page, Section

_LINK = Markup('<a href="{address}">{text}</a>')
_FOUND = Markup("<mark>{text}</mark>")
_KOREAN = Markup('<span lang="ko">{text}</span>')
_HANGUL = r"([가-힣](?:[가-힣0-9\s·,.]*[가-힣])?)"  # a run that is read in one voice


def html_text(name: str, pages: Sequence[tuple[Page, Language]], *, ascii_only: bool) -> str:
    """Return pages called `name`, each in its language, side by side in one document."""
    style = _templates().get_template("style.css").render()
    document = _templates().get_template("document.html")
    text = document.render(
        name=name,
        parts=[_Part(page, language) for page, language in pages],
        style=Markup(style),  # noqa: S704 - our own file
        digest=b64encode(sha256(style.encode()).digest()).decode(),
    )
    return text.encode("ascii", "xmlcharrefreplace").decode() if ascii_only else text


@cache
def _templates() -> Environment:
    """Return the templates; what they are given is escaped, and nothing may be missing."""
    folder = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(
        loader=folder,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


class _Part:
    """A page in one language; its macros draw the blocks, and ask here for what is inside."""

    def __init__(self, page: Page, language: Language) -> None:
        self.language = language
        self.blocks = page.blocks
        self._heading = next(_titled(page.blocks), None)
        self._macros = _templates().get_template("blocks.html").module

    @property
    def title(self) -> str:
        """What the page is called."""
        match self._heading:
            case Banner(left=title) | Section(title=title):
                return str(title)
        return "socar"

    def draw(self, block: Block, level: int = 2) -> Markup:
        """Draw a block, headings at their `level`; the first one is that of the page."""
        macro = getattr(self._macros, type(block).__name__.lower())
        return Markup(macro(self, block, 1 if block is self._heading else level))  # noqa: S704 - escaped

    def words(self, text: str, dial: tuple[Phone, ...] = (), marks: tuple[str, ...] = ()) -> Markup:
        """Return a text in which numbers dial, what was looked for stands out."""
        special = [*dial, *marks]
        pattern = "|".join(map(re.escape, filter(None, special)))
        pieces = re.split(f"({pattern})", text) if pattern else [text]
        return Markup("").join(self._piece(piece, dial, marks) for piece in pieces)

    def _piece(self, text: str, dial: tuple[Phone, ...], marks: tuple[str, ...]) -> Markup:
        if text in dial:
            return _LINK.format(address=Phone(text).address, text=text)
        if text in marks:
            return _FOUND.format(text=text)
        if self.language is Language.KO:
            return escape(text)
        runs = enumerate(re.split(_HANGUL, text))
        return Markup("").join(_KOREAN.format(text=run) if odd % 2 else run for odd, run in runs)

    def address(self, number: str) -> str:
        """Return what dials a number, nothing where a way stands in its place."""
        return number.address if isinstance(number, Phone) else ""

    def most(self, block: Bars) -> int:
        """Return the longest of all bars, at least 1."""
        return max((bar.value for group in block.rows for bar in group.bars), default=0) or 1

    def code(self, number: Phone) -> tuple[int, str]:
        """Return a number to scan: how many modules wide, and the outline of the dark ones."""
        from socar_cli.views.qr import modules_of

        return self.outline(modules_of(number.address))

    def outline(self, modules: Sequence[Sequence[bool]]) -> tuple[int, str]:
        """Return how many modules wide a code is, and the outline of the dark ones."""
        return len(modules), "".join(_bars(modules))


def _bars(modules: Sequence[Sequence[bool]]) -> Iterator[str]:
    """Yield the dark runs of each row as commands of an SVG path."""
    for top, row in enumerate(modules):
        left = 0
        for dark, run in groupby(row):
            length = len(tuple(run))
            if dark:
                yield f"M{left} {top}h{length}v1h-{length}z"
            left += length


def _titled(blocks: Sequence[Block | Column]) -> Iterator[Block]:
    """Yield the blocks that can be the title of a page, in their order."""
    for block in blocks:
        if isinstance(block, Banner) or (isinstance(block, Section) and block.title):
            yield block
        elif isinstance(block, Section | Beside | Column):
            yield from _titled(block.rows)
