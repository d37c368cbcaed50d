"""An answer in the face that was chosen: a page signed with what stands behind it, as text."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from io import BytesIO, TextIOWrapper
from typing import Literal, TextIO

from socar_cli.domain.provenance import Provenance, all_facts, trace
from socar_cli.knowledge.model import Knowledge
from socar_cli.language import Language
from socar_cli.value import Value, changed
from socar_cli.views.page import Page, in_ascii, localize, typed_with


class Face(Enum):
    """How an answer is written: all come from the same frozen result."""

    RICH = "rich"
    PLAIN = "plain"  # one fact a line, no box lines
    JSON = "json"
    HTML = "html"


class Look(Value, kw_only=True):
    """How an answer is to look, on what, and by which facts at which moment."""

    knowledge: Callable[[], Knowledge]
    now: datetime
    language: Language
    usual_language: Language  # a line to type that leads on in another one says so
    face: Face = Face.RICH
    stream: TextIO | None = None
    with_sources: bool = False
    width: int = 80  # columns
    colors: Literal["256", "standard"] | None = None
    ascii_only: bool = False  # in JSON and HTML
    ascii_lines: bool = False  # in the others, and for signs that some terminals draw too wide


def answer_text(page: Page, look: Look) -> str:
    """Return a page as text; the knowledge is asked for only where the page shows facts."""
    if look.face is Face.JSON and page.result is not None:
        return _json(page, page.result, look)
    if look.face is Face.HTML:
        return _html(page, look)
    text, stream = text_page(page, look), look.stream
    if look.ascii_lines:
        text, stream = in_ascii(text), TextIOWrapper(BytesIO(), encoding="ascii")
    if look.face is not Face.RICH:
        from socar_cli.faces.plain import plain_text

        return plain_text(text)
    from socar_cli.faces.rich import screen_text

    return screen_text(text, stream, width=look.width, colors=look.colors)


def text_page(page: Page, look: Look) -> Page:
    """Return a page with its provenance, in the language of `look`, for any width and colours."""
    return _in_language(_signed(page, look), look, look.language)


def _in_language(page: Page, look: Look, language: Language) -> Page:
    """Return a page in a language; its lines to type ask for that language if need be."""
    text = localize(page, language)
    return text if language is look.usual_language else typed_with(f"--lang {language}", text)


def _html(page: Page, look: Look) -> str:
    """Return a document of the page, the language that was chosen first."""
    from socar_cli.faces.html import document_page, html_text

    page = _signed(document_page(page), look)
    languages = (look.language, *(set(Language) - {look.language} if page.in_both else ()))
    parts = [(_in_language(page, look, language), language) for language in languages]
    contacts = look.knowledge().contacts if page.facts() else ()
    numbers = {number for one in contacts for number in (one.phone, one.own_phone) if number}
    return html_text(page.name, parts, numbers, ascii_only=look.ascii_only)


def _signed(page: Page, look: Look) -> Page:
    """Return the page without its result, with the age of its facts and on demand their sources.

    A document cannot say how to ask for them, so it has their dates.
    """
    facts, page = page.facts(), changed(page, result=None)
    if not facts:
        return page
    from socar_cli.faces.provenance import signed

    provenance = trace(facts, look.knowledge(), now=look.now, with_sources=look.with_sources)
    return signed(page, provenance, with_sources=look.with_sources or look.face is Face.HTML)


def _json(page: Page, result: Value, look: Look) -> str:
    """Return the JSON face of a result; its age is that of what the other faces show."""
    from socar_cli.faces.json import json_text

    provenance = Provenance(None, {}, ())
    if facts := tuple(all_facts(result)):
        held, now = look.knowledge(), look.now
        provenance = trace(facts, held, now=now, with_sources=look.with_sources)
        provenance = changed(provenance, oldest=trace(page.facts(), held, now=now).oldest)
    return json_text(page, result, provenance, look.language, ascii_only=look.ascii_only)
