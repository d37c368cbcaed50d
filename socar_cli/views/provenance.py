"""How doubts, dates and sources look: the same on every screen."""

from collections.abc import Mapping
from typing import TypeVar

from socar_cli.domain.provenance import Doubt, Provenance
from socar_cli.knowledge.model import Fact, Source, SourceKind
from socar_cli.language import Language, Localized
from socar_cli.record import changed
from socar_cli.views.page import (
    Bars,
    Block,
    Columns,
    Footer,
    Line,
    Lines,
    Numbers,
    Page,
    Section,
    Signed,
    Sums,
)

_DOUBTS = {
    Doubt.OLD: Localized("{date} 기준, 재확인", "as of {date}, recheck"),
    Doubt.UNSURE: Localized("불확실", "not sure"),
}
_OWN = Localized("내 파일", "your file")
_OLDEST = Localized("가장 오래된 확인: {date}", "Oldest fact here: {date}")
_UNDATED = Localized("확인 날짜를 모릅니다", "Dates not known")
_MORE = Localized("출처: --sources", "Sources: --sources")
_CONFLICTS = Localized("자료마다 다른 것", "Where sources disagree")
_SOURCES = Localized("출처", "Sources")
_KINDS = {
    SourceKind.SOCAR: Localized("쏘카", "SOCAR"),
    SourceKind.STATE: Localized("공공기관", "state"),
    SourceKind.PRESS: Localized("언론", "press"),
    SourceKind.BLOG: Localized("블로그", "blog"),
    SourceKind.COPY: Localized("옛 쏘카 안내 사본", "copy of an old SOCAR page"),
    SourceKind.OTHER: Localized("기타", "other"),
}
AnyRow = TypeVar("AnyRow", bound=Signed)

_UNKNOWN_DATE = Localized("날짜 모름", "no date")


def signed(page: Page, provenance: Provenance, language: Language, *, with_sources: bool) -> Page:
    """Return `page` with its doubts marked, its age under it, and on demand its sources."""
    doubts = {
        fact: _DOUBTS[doubt].into(language).format(date=_date(fact, language))
        for fact, doubt in provenance.doubts.items()
    }
    own = _OWN.into(language)
    numbers = {source.id: number for number, source in enumerate(provenance.sources, 1)}
    blocks = tuple(_signed(block, doubts, numbers, own) for block in page.blocks)
    last: tuple[Block, ...] = ()
    if page.facts():
        last = (_age(provenance, language, with_sources=with_sources),)
    if provenance.sources:
        lines = tuple(source_line(source, language) for source in provenance.sources)
        footnotes = Section(_SOURCES.into(language), (Lines(lines, counted=True),))
        last = (*_conflicts(page, numbers, language), footnotes, *last)
    return Page((*blocks, *last))


def _conflicts(page: Page, numbers: Mapping[str, int], language: Language) -> tuple[Block, ...]:
    """Return what the sources of a page disagree about, each with the footnotes of its fact."""
    lines = tuple(
        Line(fact.conflict.into(language), refs=tuple(numbers[name] for name in fact.sources))
        for fact in dict.fromkeys(page.facts())
        if fact.conflict is not None
    )
    return (Section(_CONFLICTS.into(language), (Lines(lines),)),) if lines else ()


def _signed(  # noqa: PLR0911 - one a kind of block
    block: Block, doubts: Mapping[Fact, str], numbers: Mapping[str, int], own: str
) -> Block:
    """Return `block` with doubts and footnote numbers at the rows that rest on facts."""

    def sign(row: AnyRow) -> AnyRow:
        if row.fact is None:
            return row
        refs = tuple(numbers[name] for name in row.fact.sources if name in numbers)
        return changed(
            row, doubt=doubts.get(row.fact, ""), own=own if row.fact.own else "", refs=refs
        )

    def sign_line(line: Line) -> Line:
        notes = (*line.notes, *(line.backing if numbers else ()))
        return changed(sign(line), numbers=tuple(map(sign, line.numbers)), notes=notes)

    match block:
        case Section():
            inner = tuple(_signed(part, doubts, numbers, own) for part in block.blocks)
            return changed(block, blocks=inner)
        case Lines():
            return changed(block, lines=tuple(map(sign_line, block.lines)))
        case Numbers():
            return changed(block, rows=tuple(map(sign, block.rows)))
        case Columns():
            return changed(block, rows=tuple(map(sign, block.rows)))
        case Sums():
            return changed(block, rows=tuple(map(sign, block.rows)))
        case Bars():
            return changed(block, groups=tuple(map(sign, block.groups)))
    return block


def _age(provenance: Provenance, language: Language, *, with_sources: bool) -> Footer:
    if provenance.oldest is None:
        age = _UNDATED.into(language)
    else:
        age = _OLDEST.into(language).format(date=provenance.oldest)
    return Footer(age if with_sources else f"{age}. {_MORE.into(language)}")


def source_line(source: Source, language: Language) -> Line:
    """Return a source with its kind, its date, and its address where it has one."""
    kind = _KINDS[source.kind].into(language)
    date = str(source.date) if source.date.first_day() else _UNKNOWN_DATE.into(language)
    return Line(
        source.title.into(language),
        notes=(f"{kind} · {date}", *((source.address,) if source.address else ())),
    )


def _date(fact: Fact, language: Language) -> str:
    return str(fact.verified) if fact.verified.first_day() else _UNKNOWN_DATE.into(language)
