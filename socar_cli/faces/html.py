"""The face for browsers: one document without scripts that asks for nothing beside it."""

import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from socar_cli.faces.codes import modules_of
from socar_cli.knowledge.scalars import Phone
from socar_cli.language import Language, Localized, Text
from socar_cli.value import changed
from socar_cli.views import page

_NAMES = {Language.KO: "한국어", Language.EN: "English"}
_LINK = Markup('<a class="{kinds}" href="{address}">{text}</a>')
_FOUND = Markup("<mark>{text}</mark>")
_KOREAN = Markup('<span lang="ko">{text}</span>')
_HANGUL = r"([가-힣](?:[가-힣0-9\s·,.]*[가-힣])?)"  # a run that is read in one voice
_REST = r"[^\s<>()]*[^\s<>().,]"  # of an address; what ends a sentence is no part of it
_ADDRESS = rf"https?://{_REST}|(?<![\w.@-])(?:[a-z0-9-]+\.)+(?:kr|com|net|org)\b(?:/{_REST})?"
# No number is part of another, of an amount or of a word, a post on a road or a number plate.
_NUMBER = (
    r"(?<![0-9A-Za-z/-])(?<![0-9][.,:])(?:{numbers})"
    r"(?![0-9A-Za-z-]|[.,:][0-9]| ?km|[가-힣] ?[0-9]{{4}}(?![0-9-]))"
)
_TEMPLATES = Environment(  # what they are given is escaped, and nothing may be missing
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_OPTION = re.compile(r"(?<!\S)--[a-z]")


def document_page(shown: page.Page) -> page.Page:
    """Return a page without what one would have to type, for somebody who has no terminal at hand.

    Help, which is about that, stays as it is.
    """
    return changed(shown, blocks=tuple(_readable(shown.blocks))) if shown.name else shown


def _readable(parts: Iterable[Any]) -> Iterator[Any]:
    """Yield blocks and their rows without lines to type; what is empty then goes, too."""
    for part in parts:
        match part:
            case page.Either():
                yield from _readable(part.document or part.narrow)
            case page.Pairs(typed=True):
                continue
            case page.Line() | page.Footer() if _names_option(part.text):
                continue
            case page.Pair() if _names_option(part.value):
                continue
            case page.Line():
                notes = (note for note in part.notes if not _names_option(note))
                yield changed(part, notes=tuple(notes))
            case page.Beside():
                columns = (tuple(_readable(column)) for column in part.columns)
                yield changed(part, columns=tuple(filter(None, columns)))
            case page.Section(rows=(_, *_)) | page.Lines() | page.Pairs():
                if rows := tuple(_readable(part.rows)):
                    yield changed(part, rows=rows)
            case _:
                yield part


def _names_option(text: Text) -> bool:
    words = (text.ko, text.en) if isinstance(text, Localized) else (text,)
    return any(map(_OPTION.search, words))


def html_text(
    name: str,
    pages: Sequence[tuple[page.Page, Language]],
    numbers: Collection[str],
    *,
    ascii_only: bool,
) -> str:
    """Return pages called `name`, each in its language, side by side in one document.

    Wherever one of the `numbers` to call stands, it dials.
    """
    style = _TEMPLATES.get_template("style.css").render()
    document = _TEMPLATES.get_template("document.html")
    text = document.render(
        name=name,
        parts=[_Part(shown, language, numbers) for shown, language in pages],
        style=style,
        digest=b64encode(sha256(style.encode()).digest()).decode(),
    )
    return text.encode("ascii", "xmlcharrefreplace").decode() if ascii_only else text


class _Part:
    """A page in one language; its macros draw the blocks, and ask here for what is inside."""

    def __init__(self, shown: page.Page, language: Language, numbers: Collection[str]) -> None:
        self.language, self.name = language, _NAMES[language]
        self.program = Localized("socar (비공식)", "socar (unofficial)").in_language(language)
        self.blocks = shown.blocks
        sections = (part for part in page.parts_of(shown.blocks) if isinstance(part, page.Section))
        self.heading = next((one for one in sections if one.title), None)
        self._numbers = numbers
        longest_first = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
        number = _NUMBER.format(numbers=longest_first)
        self._links = f"{_ADDRESS}|{number}" if numbers else _ADDRESS
        self._macros = _TEMPLATES.get_template("blocks.html").module

    @property
    def title(self) -> str:
        """What the page is called, and by whom it is."""
        return f"{self.heading.title} - {self.program}" if self.heading else self.program

    def draw(self, block: page.Block, level: int = 2) -> Markup:
        """Draw a block, headings at their `level`; the first one is that of the page."""
        macro = getattr(self._macros, type(block).__name__.lower())
        drawn: Markup = macro(self, block, 1 if block is self.heading else level)
        return drawn

    def words(self, text: str, marks: tuple[str, ...] = ()) -> Markup:
        """Return a text with numbers and addresses as links; what was looked for stands out."""
        pattern = "|".join((self._links, *map(re.escape, filter(None, marks))))
        pieces = re.split(f"({pattern})", text)
        return Markup("").join(self._piece(piece, marks) for piece in pieces)

    def _piece(self, text: str, marks: tuple[str, ...]) -> Markup:
        if text in self._numbers:
            return self.link(Phone(text))
        if re.fullmatch(_ADDRESS, text):
            address = text if "://" in text else f"https://{text}"
            return _LINK.format(kinds="site", address=address, text=text)
        return _FOUND.format(text=text) if text in marks else self.voiced(text)

    def voiced(self, text: str) -> Markup:
        """Return a text in which an English document marks the Korean for a voice to read it."""
        if self.language is Language.KO:
            return escape(text)
        runs = enumerate(re.split(_HANGUL, text))
        return Markup("").join(_KOREAN.format(text=run) if odd % 2 else run for odd, run in runs)

    def link(self, number: Phone, kinds: str = "call") -> Markup:
        """Return a number that dials, the one that saves lives as a red button."""
        kinds = f"{kinds} life" if number == page.LIFE else kinds
        return _LINK.format(kinds=kinds, address=number.address, text=number)

    def code(self, number: Phone) -> tuple[int, str]:
        """Return a number to scan: how many modules wide, and the dark ones as an SVG path."""
        modules = modules_of(number.address)
        path = ""
        for top, row in enumerate(modules):
            for run in re.finditer("#+", "".join("#" if dark else " " for dark in row)):
                path += f"M{run.start()} {top}h{len(run[0])}v1h-{len(run[0])}z"
        return len(modules), path
