"""How doubts, dates and sources look: the same on every screen."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from socar_cli.domain.provenance import Doubt, Provenance
from socar_cli.knowledge.model import Fact, Source, SourceKind
from socar_cli.language import Language, Localized
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
    Doubt.OLD: Localized("오래된 정보 ({date}): 확인 필요", "old ({date}): check first"),
    Doubt.UNSURE: Localized("불확실 ({date}): 확인 필요", "unsure ({date}): check first"),
}
_OLDEST = Localized("가장 오래된 확인: {date}", "Oldest fact here: {date}")
_UNDATED = Localized("확인 날짜를 모릅니다", "Dates not known")
_MORE = Localized("출처: --sources", "Sources: --sources")
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


def signed(
    page: Page, provenance: Provenance, language: Language, *, with_sources: bool = False
) -> Page:
    """Return `page` with its doubts marked, its age under it, and on demand its sources."""
    doubts = {
        fact: _DOUBTS[doubt].into(language).format(date=_date(fact, language))
        for fact, doubt in provenance.doubts.items()
    }
    numbers = {source.id: number for number, source in enumerate(provenance.sources, 1)}
    blocks = tuple(_signed(block, doubts, numbers if with_sources else {}) for block in page.blocks)
    last: tuple[Block, ...] = ()
    if page.facts():
        last = (_age(provenance, language, with_sources=with_sources),)
    if with_sources and provenance.sources:
        lines = tuple(_source(source, language) for source in provenance.sources)
        last = (Section(_SOURCES.into(language), (Lines(lines, counted=True),)), *last)
    return Page((*blocks, *last))


def _signed(  # noqa: PLR0911 - one a kind of block
    block: Block, doubts: Mapping[Fact, str], numbers: Mapping[str, int]
) -> Block:
    """Return `block` with doubts and footnote numbers at the rows that rest on facts."""

    def sign(row: AnyRow) -> AnyRow:
        if row.fact is None:
            return row
        refs = tuple(numbers[name] for name in row.fact.sources if name in numbers)
        return replace(row, doubt=doubts.get(row.fact, ""), refs=refs)

    def sign_line(line: Line) -> Line:
        return replace(sign(line), numbers=tuple(map(sign, line.numbers)))

    match block:
        case Section():
            inner = tuple(_signed(part, doubts, numbers) for part in block.blocks)
            return replace(block, blocks=inner)
        case Lines():
            return replace(block, lines=tuple(map(sign_line, block.lines)))
        case Numbers():
            return replace(block, rows=tuple(map(sign, block.rows)))
        case Columns():
            return replace(block, rows=tuple(map(sign, block.rows)))
        case Sums():
            return replace(block, rows=tuple(map(sign, block.rows)))
        case Bars():
            return replace(block, groups=tuple(map(sign, block.groups)))
    return block


def _age(provenance: Provenance, language: Language, *, with_sources: bool) -> Footer:
    if provenance.oldest is None:
        age = _UNDATED.into(language)
    else:
        age = _OLDEST.into(language).format(date=provenance.oldest)
    return Footer(age if with_sources else f"{age}. {_MORE.into(language)}")


def _source(source: Source, language: Language) -> Line:
    kind = _KINDS[source.kind].into(language)
    date = str(source.date) if source.date.first_day() else _UNKNOWN_DATE.into(language)
    return Line(
        source.title.into(language),
        notes=(f"{kind} · {date}", *((source.address,) if source.address else ())),
    )


def _date(fact: Fact, language: Language) -> str:
    return str(fact.verified) if fact.verified.first_day() else _UNKNOWN_DATE.into(language)
