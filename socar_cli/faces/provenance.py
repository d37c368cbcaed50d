"""How doubts, dates and sources look: the same on every screen."""

from collections.abc import Mapping
from typing import TypeVar, cast

from socar_cli.domain.provenance import Doubt, Provenance
from socar_cli.knowledge.model import Fact
from socar_cli.language import Language, Localized
from socar_cli.value import Value, changed
from socar_cli.views.page import Block, Footer, Line, Lines, Page, Section, Signed
from socar_cli.views.words import UNKNOWN_DATE, source_line

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
AnyRow = TypeVar("AnyRow", bound=Signed)


def signed(page: Page, provenance: Provenance, language: Language, *, with_sources: bool) -> Page:
    """Return a page that shows facts with their doubts, their age, and on demand their sources."""
    numbers = {source.id: number for number, source in enumerate(provenance.sources, 1)}
    signer = _Signer(provenance.doubts, numbers, language)
    last: tuple[Block, ...] = (_age(provenance, language, with_sources=with_sources),)
    if provenance.sources:
        lines = tuple(source_line(source, language) for source in provenance.sources)
        footnotes = Section(_SOURCES.into(language), (Lines(lines, counted=True),))
        last = (*_conflicts(page, numbers, language), footnotes, *last)
    return Page((*map(signer.block, page.blocks), *last))


class _Signer:
    """Writes at rows why to doubt their facts, whose these are, and the numbers of footnotes."""

    def __init__(
        self, doubts: Mapping[Fact, Doubt], numbers: Mapping[str, int], language: Language
    ) -> None:
        self._doubts = {
            fact: _DOUBTS[doubt].into(language).format(date=_date(fact, language))
            for fact, doubt in doubts.items()
        }
        self._numbers = numbers
        self._own = _OWN.into(language)

    def block(self, block: Block) -> Block:
        """Return a block with everything said at its rows, however deep they stand."""
        return cast("Block", self._part(block))

    def _part(self, part: object) -> object:
        if isinstance(part, Line):
            return self._line(part)
        if isinstance(part, Signed):
            return self._row(part)
        if not isinstance(part, Value) or not hasattr(part, "rows"):
            return part
        return changed(part, rows=tuple(map(self._part, part.rows)))

    def _row(self, row: AnyRow) -> AnyRow:
        fact = row.fact
        if fact is None:
            return row
        refs = tuple(self._numbers[name] for name in fact.sources if name in self._numbers)
        doubt = self._doubts.get(fact, "")
        if not (refs or doubt or fact.own):
            return row  # as most are; a copy of each would cost more than the look
        return changed(row, doubt=doubt, own=self._own if fact.own else "", refs=refs)

    def _line(self, line: Line) -> Line:
        line, backing = self._row(line), line.backing if self._numbers else ()
        if not (line.numbers or backing):
            return line
        numbers = tuple(map(self._row, line.numbers))
        return changed(line, numbers=numbers, notes=(*line.notes, *backing))


def _conflicts(page: Page, numbers: Mapping[str, int], language: Language) -> tuple[Block, ...]:
    """Return what the sources of a page disagree about, each with the footnotes of its fact."""
    lines = tuple(
        Line(fact.conflict.into(language), refs=tuple(numbers[name] for name in fact.sources))
        for fact in dict.fromkeys(page.facts())
        if fact.conflict is not None
    )
    return (Section(_CONFLICTS.into(language), (Lines(lines),)),) if lines else ()


def _age(provenance: Provenance, language: Language, *, with_sources: bool) -> Footer:
    if provenance.oldest is None:
        age = _UNDATED.into(language)
    else:
        age = _OLDEST.into(language).format(date=provenance.oldest)
    return Footer(age if with_sources else f"{age}. {_MORE.into(language)}")


def _date(fact: Fact, language: Language) -> str:
    return str(fact.verified) if fact.verified.first_day() else UNKNOWN_DATE.into(language)
