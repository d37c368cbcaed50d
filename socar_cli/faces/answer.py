"""An answer in the face that was chosen: a page signed with what stands behind it, as text."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Literal, TextIO

from socar_cli.domain.provenance import Provenance, all_facts, trace
from socar_cli.knowledge.model import Knowledge
from socar_cli.language import Language
from socar_cli.value import Value, changed
from socar_cli.views.page import Page, typed_with, written


class Face(Enum):
    """How an answer is written: all come from the same frozen result."""

    RICH = "rich"
    PLAIN = "plain"  # one fact a line, no box lines
    JSON = "json"
    HTML = "html"


class Look(Value, kw_only=True):
    """How an answer is to look, and on what."""

    face: Face
    language: Language
    with_sources: bool
    stream: TextIO | None
    usual_language: Language  # a line to type that leads on in another one says so
    width: int  # columns
    colors: Literal["256", "standard"] | None
    ascii_only: bool  # in JSON and HTML


def answer_text(
    page: Page, look: Look, knowledge: Callable[[], Knowledge], *, now: datetime
) -> str:
    """Return a page as text; the `knowledge` is asked for only where the page shows facts."""
    if look.face is Face.JSON and page.result is not None:
        return _json(page, page.result, look, knowledge, now=now)
    signed = changed(_signed(page, look, knowledge, now=now), result=None)
    if look.face is Face.HTML:
        return _html(page, signed, look)
    text = _finished(signed, look, look.language)
    if look.face is not Face.RICH:
        from socar_cli.faces.plain import plain_text

        return plain_text(text)
    from socar_cli.faces.rich import screen_text

    return screen_text(text, look.stream, width=look.width, colors=look.colors)


def _finished(signed: Page, look: Look, language: Language) -> Page:
    """Return a page in a language, with lines to type that lead on in it."""
    text = written(signed, language)
    return text if language is look.usual_language else typed_with(f"--lang {language}", text)


def _html(page: Page, signed: Page, look: Look) -> str:
    """Return a document of the page, the language that was chosen first."""
    from socar_cli.faces.html import html_text

    others = set(Language) - {look.language} if page.in_both else ()
    languages = (look.language, *others)
    parts = [(_finished(signed, look, language), language) for language in languages]
    return html_text(page.name, parts, ascii_only=look.ascii_only)


def _signed(page: Page, look: Look, knowledge: Callable[[], Knowledge], *, now: datetime) -> Page:
    """Return the page with the age of its facts, and on demand their sources."""
    facts = page.facts()
    if not facts:
        return page
    from socar_cli.faces.provenance import signed

    provenance = trace(facts, knowledge(), now=now, with_sources=look.with_sources)
    return signed(page, provenance, with_sources=look.with_sources)


def _json(
    page: Page, result: Value, look: Look, knowledge: Callable[[], Knowledge], *, now: datetime
) -> str:
    """Return the JSON face of a result; its age is that of what the other faces show."""
    from socar_cli.faces.json import json_text

    provenance = Provenance(None, {}, ())
    if facts := tuple(all_facts(result)):
        held = knowledge()
        provenance = changed(
            trace(facts, held, now=now, with_sources=look.with_sources),
            oldest=trace(page.facts(), held, now=now).oldest,
        )
    return json_text(page, result, provenance, look.language, ascii_only=look.ascii_only)
