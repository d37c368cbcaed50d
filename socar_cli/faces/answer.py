"""An answer in the face that was chosen: a page with what stands behind it, as text.

How doubts, dates and sources look is the same on every screen.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from io import BytesIO, TextIOWrapper
from typing import Any, Literal, TextIO

from socar_cli.domain.provenance import Doubt, Provenance, all_facts, oldest_date, trace
from socar_cli.knowledge.model import Fact, Knowledge, Review
from socar_cli.language import Language, Localized, Text, joined
from socar_cli.value import Value, changed
from socar_cli.views import page

_SIGNS = {Doubt.OLD: "*", Doubt.UNSURE: "?"}
_DOUBTS = {
    Doubt.OLD: Localized("오래된 정보 {date}", "old fact {date}"),
    Doubt.UNSURE: Localized("불확실", "unsure"),
}
_FEET = {  # by the doubts of a screen
    frozenset({Doubt.OLD}): Localized("* 오래된 정보 ({date})", "* old facts ({date})"),
    frozenset({Doubt.UNSURE}): Localized("? 불확실", "? unsure"),
    frozenset(Doubt): Localized("* 오래된 정보, ? 불확실", "* old facts, ? unsure"),
}
_MONTH = len("2026-01")  # nearer nobody needs to know how old something is


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


def answer_text(shown: page.Page, look: Look) -> str:
    """Return a page as text; the knowledge is asked for only where the page shows facts."""
    if look.face is Face.JSON and shown.result is not None:
        return _json(shown, shown.result, look)
    if look.face is Face.HTML:
        return _html(shown, look)
    text, stream = text_page(shown, look), look.stream
    if look.ascii_lines:
        text, stream = page.in_ascii(text), TextIOWrapper(BytesIO(), encoding="ascii")
    if look.face is not Face.RICH:
        from socar_cli.faces.plain import plain_text

        return plain_text(text)
    from socar_cli.faces.rich import screen_text

    return screen_text(text, stream, width=look.width, colors=look.colors)


def text_page(shown: page.Page, look: Look) -> page.Page:
    """Return a page with its provenance, in the language of `look`, for any width and colours."""
    return _in_language(_signed(shown, look), look, look.language)


def _in_language(shown: page.Page, look: Look, language: Language) -> page.Page:
    """Return a page in a language; its lines to type ask for that language if need be."""
    text = page.localize(shown, language)
    usual = language is look.usual_language
    return text if usual else page.typed_with(f"--lang {language}", text)


def _html(shown: page.Page, look: Look) -> str:
    """Return a document of the page, the language that was chosen first."""
    from socar_cli.faces.html import document_page, html_text

    shown = _signed(document_page(shown), look)
    languages = (look.language, *(set(Language) - {look.language} if shown.in_both else ()))
    parts = [(_in_language(shown, look, language), language) for language in languages]
    contacts = look.knowledge().contacts if shown.facts() else ()
    numbers = {number for one in contacts for number in (one.phone, one.own_phone) if number}
    return html_text(shown.name, parts, numbers, ascii_only=look.ascii_only)


def _json(shown: page.Page, result: Value, look: Look) -> str:
    """Return the JSON face of a result; its age is that of what the other faces show."""
    from socar_cli.faces.json import json_text

    provenance = Provenance(None, {}, ())
    if facts := tuple(all_facts(result)):
        held, now = look.knowledge(), look.now
        provenance = trace(facts, held, now=now, with_sources=look.with_sources)
        provenance = changed(provenance, oldest=trace(shown.facts(), held, now=now).oldest)
    return json_text(shown, result, provenance, look.language, ascii_only=look.ascii_only)


def _signed(shown: page.Page, look: Look) -> page.Page:
    """Return a page that marks the facts to doubt, explains the marks, and on demand has sources.

    It is without its result. Where everything that ages is old, the foot says so, and no row is
    marked.
    """
    shown, facts = changed(shown, result=None), dict.fromkeys(shown.facts())
    if not facts:
        return shown
    from socar_cli.views.words import UNKNOWN_DATE, present, source_line

    provenance = trace(tuple(facts), look.knowledge(), now=look.now, with_sources=look.with_sources)
    doubts = provenance.doubts
    numbers = {source.id: number for number, source in enumerate(provenance.sources, 1)}
    aging = [fact for fact in facts if fact.review is Review.YEARLY]
    all_old = len(aging) > 1 and all(doubts.get(fact) is Doubt.OLD for fact in aging)

    def refs(fact: Fact) -> tuple[int, ...]:
        return tuple(numbers[name] for name in fact.sources if name in numbers)

    def sign(part: Any) -> Any:  # noqa: ANN401 - a row, a block or what is in one
        if isinstance(part, page.Line) and numbers:
            part = changed(part, notes=(*part.notes, *part.backing))
        if isinstance(part, page.Signed) and (fact := part.fact):
            own = Localized("내 파일", "your file") if fact.own else ""
            part = changed(part, own=own, refs=refs(fact))
            if doubt := doubts.get(fact):
                date = fact.verified if fact.verified.first_day() else UNKNOWN_DATE
                words = _DOUBTS[doubt].format(date=date)
                part = changed(part, doubt=words, mark=_SIGNS[doubt])
        if isinstance(part, page.Section | page.Table) and (shared := _shared_doubt(part, doubts)):
            part = changed(page.mapped(part, _unmarked), mark=_SIGNS[shared])
        return part

    shown = page.mapped(shown, sign)
    if all_old:
        shown = page.mapped(shown, _unmarked)
    blocks: list[page.Block] = [*shown.blocks]
    if provenance.sources:
        conflicts = [page.Line(one.conflict, refs=refs(one)) for one in facts if one.conflict]
        if conflicts:
            title = Localized("자료마다 다른 것", "Where sources disagree")
            blocks.append(page.Section(title, (page.Lines(tuple(conflicts)),)))
        sources = page.Lines(tuple(map(source_line, provenance.sources)), counted=True)
        blocks.append(page.Section(Localized("출처", "Sources"), (sources,)))
    foot: Text = ""
    if doubts:
        oldest_old = oldest_date([fact for fact, doubt in doubts.items() if doubt is Doubt.OLD])
        words = _FEET[frozenset(doubts.values())]
        if all_old:
            words = Localized("모두 오래됨 ({date})", "all of it old ({date})")
        foot = words.format(date=oldest_old[:_MONTH] if oldest_old else UNKNOWN_DATE)
    if look.with_sources or look.face is Face.HTML:  # a document cannot say how to ask for them
        age = Localized("확인 날짜를 모릅니다", "Dates not known")
        if provenance.oldest:
            age = Localized("가장 오래된 확인: {date}", "Oldest fact here: {date}")
        foot = joined(". ", present(foot, age.format(date=provenance.oldest)))
    elif foot:
        foot = Localized("{foot}. 출처: --sources", "{foot}: --sources").format(foot=foot)
    else:
        foot = Localized("출처: --sources", "Sources: --sources")
    return changed(shown, blocks=(*blocks, page.Footer(foot, signs=True)))


def _unmarked(part: Any) -> Any:  # noqa: ANN401 - as in `page.mapped`
    """Return a part of a page without its mark."""
    return changed(part, mark="") if getattr(part, "mark", "") else part


def _shared_doubt(block: page.Section | page.Table, doubts: Mapping[Fact, Doubt]) -> Doubt | None:
    """Return the doubt that all rows of a block share, where its heading can carry the mark."""
    carries = block.title if isinstance(block, page.Section) else not block.amounts
    rows = tuple(page.signed_rows(block)) if carries else ()
    shared = {doubts.get(row.fact) if row.fact else None for row in rows}
    return shared.pop() if len(rows) > 1 and len(shared) == 1 else None
