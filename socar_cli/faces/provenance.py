"""How doubts, dates and sources look: the same on every screen."""

from collections.abc import Mapping
from typing import TypeVar, cast

from socar_cli.domain.provenance import Doubt, Provenance, oldest_date
from socar_cli.knowledge.model import Fact, Review
from socar_cli.language import Localized, Text, filled
from socar_cli.value import Value, changed
from socar_cli.views.page import (
    Block,
    Footer,
    Line,
    Lines,
    Page,
    Section,
    Signed,
    Table,
    signed_rows,
)
from socar_cli.views.words import UNKNOWN_DATE, source_line

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
_ALL_OLD = Localized("모두 오래됨 ({date})", "all of it old ({date})")
_MORE = Localized("{foot}. 출처: --sources", "{foot}: --sources")
_NO_DOUBT = Localized("출처: --sources", "Sources: --sources")
_OWN = Localized("내 파일", "your file")
_OLDEST = Localized("가장 오래된 확인: {date}", "Oldest fact here: {date}")
_UNDATED = Localized("확인 날짜를 모릅니다", "Dates not known")
_CONFLICTS = Localized("자료마다 다른 것", "Where sources disagree")
_SOURCES = Localized("출처", "Sources")
_MONTH = len("2026-01")  # nearer nobody needs to know how old something is
AnyRow = TypeVar("AnyRow", bound=Signed)


def signed(page: Page, provenance: Provenance, *, with_sources: bool) -> Page:
    """Return a page that marks the facts to doubt, explains the marks, and on demand has sources.

    Where everything that ages is old, the foot says so, and no row is marked.
    """
    numbers = {source.id: number for number, source in enumerate(provenance.sources, 1)}
    aging = {fact for fact in page.facts() if fact.review is Review.YEARLY}
    all_old = len(aging) > 1 and all(provenance.doubts.get(fact) is Doubt.OLD for fact in aging)
    signer = _Signer(provenance.doubts, numbers, marked=not all_old)
    foot = _foot(provenance, all_old=all_old)
    last: tuple[Block, ...] = (_age(foot, provenance, with_sources=with_sources),)
    if provenance.sources:
        lines = tuple(source_line(source) for source in provenance.sources)
        footnotes = Section(_SOURCES, (Lines(lines, counted=True),))
        last = (*_conflicts(page, numbers), footnotes, *last)
    return Page((*map(signer.block, page.blocks), *last))


class _Signer:
    """Writes at rows the doubts of their facts, whose these are, and the numbers of footnotes."""

    def __init__(
        self, doubts: Mapping[Fact, Doubt], numbers: Mapping[str, int], *, marked: bool
    ) -> None:
        self._doubts = doubts
        self._numbers = numbers
        self._marked = marked

    def block(self, block: Block) -> Block:
        """Return a block with everything said at its rows, however deep they stand."""
        return cast("Block", self._part(block, marked=self._marked))

    def _part(self, part: object, *, marked: bool) -> object:
        if isinstance(part, Line):
            return self._line(part, marked=marked)
        if isinstance(part, Signed):
            return self._row(part, marked=marked)
        if not isinstance(part, Value) or not hasattr(part, "rows"):
            return part
        shared = self._shared(part) if marked else None
        rows = tuple(self._part(row, marked=marked and shared is None) for row in part.rows)
        return changed(part, rows=rows, **({"mark": _SIGNS[shared]} if shared else {}))

    def _shared(self, block: Value) -> Doubt | None:
        """Return the doubt that all rows of a block share, where its heading can carry the mark."""
        if not (
            (isinstance(block, Table) and not block.amounts)
            or (isinstance(block, Section) and block.title)
        ):
            return None
        rows = tuple(signed_rows(block))
        doubts = {self._doubts.get(row.fact) if row.fact else None for row in rows}
        return doubts.pop() if len(rows) > 1 and len(doubts) == 1 else None

    def _row(self, row: AnyRow, *, marked: bool) -> AnyRow:
        fact = row.fact
        if fact is None:
            return row
        refs = tuple(self._numbers[name] for name in fact.sources if name in self._numbers)
        doubt = self._doubts.get(fact)
        if not (refs or doubt or fact.own):
            return row  # as most are; a copy of each would cost more than the look
        words: Text = ""
        if doubt:
            date = fact.verified if fact.verified.first_day() else UNKNOWN_DATE
            words = _DOUBTS[doubt].format(date=date)
        mark = _SIGNS[doubt] if doubt and marked else ""
        own = _OWN if fact.own else ""
        return changed(row, mark=mark, doubt=words, own=own, refs=refs)

    def _line(self, line: Line, *, marked: bool) -> Line:
        line, backing = self._row(line, marked=marked), line.backing if self._numbers else ()
        if not (line.numbers or backing):
            return line
        numbers = tuple(self._row(row, marked=marked) for row in line.numbers)
        return changed(line, numbers=numbers, notes=(*line.notes, *backing))


def _conflicts(page: Page, numbers: Mapping[str, int]) -> tuple[Block, ...]:
    """Return what the sources of a page disagree about, each with the footnotes of its fact."""
    lines = tuple(
        Line(fact.conflict, refs=tuple(numbers[name] for name in fact.sources))
        for fact in dict.fromkeys(page.facts())
        if fact.conflict is not None
    )
    return (Section(_CONFLICTS, (Lines(lines),)),) if lines else ()


def _foot(provenance: Provenance, *, all_old: bool) -> Localized | None:
    """Return what the marks of a screen mean; nothing where it has none."""
    doubts = frozenset(provenance.doubts.values())
    if not doubts:
        return None
    old = [fact for fact, doubt in provenance.doubts.items() if doubt is Doubt.OLD]
    oldest = oldest_date(old)
    date = oldest[:_MONTH] if oldest else UNKNOWN_DATE
    return (_ALL_OLD if all_old else _FEET[doubts]).format(date=date)


def _age(foot: Localized | None, provenance: Provenance, *, with_sources: bool) -> Footer:
    if with_sources:
        oldest = provenance.oldest
        age = _UNDATED if oldest is None else _OLDEST.format(date=oldest)
        text = filled("{foot}. {age}", foot=foot, age=age) if foot else age
    else:
        text = _MORE.format(foot=foot) if foot else _NO_DOUBT
    return Footer(text, quiet=True, without_signs=Localized(*map(_unsigned, (text.ko, text.en))))


def _unsigned(text: str) -> str:
    for sign in _SIGNS.values():
        text = text.replace(f"{sign} ", "")
    return text
