"""How doubts, dates and sources look: the same on every screen."""

from collections.abc import Mapping
from typing import Any

from socar_cli.domain.provenance import Doubt, Provenance, oldest_date
from socar_cli.knowledge.model import Fact, Review
from socar_cli.language import Localized, filled
from socar_cli.value import changed
from socar_cli.views import page
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
_OWN = Localized("내 파일", "your file")
_ALL_OLD = Localized("모두 오래됨 ({date})", "all of it old ({date})")
_MORE = Localized("{foot}. 출처: --sources", "{foot}: --sources")
_NO_DOUBT = Localized("출처: --sources", "Sources: --sources")
_OLDEST = Localized("가장 오래된 확인: {date}", "Oldest fact here: {date}")
_UNDATED = Localized("확인 날짜를 모릅니다", "Dates not known")
_MONTH = len("2026-01")  # nearer nobody needs to know how old something is


def signed(shown: page.Page, provenance: Provenance, *, with_sources: bool) -> page.Page:
    """Return a page that marks the facts to doubt, explains the marks, and on demand has sources.

    Where everything that ages is old, the foot says so, and no row is marked.
    """
    doubts = provenance.doubts
    numbers = {source.id: number for number, source in enumerate(provenance.sources, 1)}
    facts = dict.fromkeys(shown.facts())
    aging = [fact for fact in facts if fact.review is Review.YEARLY]
    all_old = len(aging) > 1 and all(doubts.get(fact) is Doubt.OLD for fact in aging)

    def refs(fact: Fact) -> tuple[int, ...]:
        return tuple(numbers[name] for name in fact.sources if name in numbers)

    def sign(part: Any) -> Any:  # noqa: ANN401 - a row, a block or what is in one
        if isinstance(part, page.Line) and numbers:
            part = changed(part, notes=(*part.notes, *part.backing))
        if isinstance(part, page.Signed) and (fact := part.fact):
            signs: dict[str, Any] = {"own": _OWN if fact.own else "", "refs": refs(fact)}
            if doubt := doubts.get(fact):
                date = fact.verified if fact.verified.first_day() else UNKNOWN_DATE
                signs |= {"doubt": _DOUBTS[doubt].format(date=date), "mark": _SIGNS[doubt]}
            part = changed(part, **signs)
        elif isinstance(part, page.Section | page.Table) and (
            shared := _shared_doubt(part, doubts)
        ):
            part = changed(page.mapped(part, _unmarked), mark=_SIGNS[shared])
        return part

    signed_page = page.mapped(shown, sign)
    shown = page.mapped(signed_page, _unmarked) if all_old else signed_page
    blocks: list[page.Block] = [*shown.blocks]
    if provenance.sources:
        conflicts = [
            page.Line(fact.conflict, refs=refs(fact)) for fact in facts if fact.conflict is not None
        ]
        if conflicts:
            title = Localized("자료마다 다른 것", "Where sources disagree")
            blocks.append(page.Section(title, (page.Lines(tuple(conflicts)),)))
        sources = page.Lines(tuple(map(source_line, provenance.sources)), counted=True)
        blocks.append(page.Section(Localized("출처", "Sources"), (sources,)))
    foot = None
    if doubts:
        oldest_old = oldest_date([fact for fact, doubt in doubts.items() if doubt is Doubt.OLD])
        date = oldest_old[:_MONTH] if oldest_old else UNKNOWN_DATE
        foot = (_ALL_OLD if all_old else _FEET[frozenset(doubts.values())]).format(date=date)
    if with_sources:
        oldest = provenance.oldest
        age = _UNDATED if oldest is None else _OLDEST.format(date=oldest)
        last = filled("{foot}. {age}", foot=foot, age=age) if foot else age
    else:
        last = _MORE.format(foot=foot) if foot else _NO_DOUBT
    return changed(shown, blocks=(*blocks, page.Footer(last, signs=True)))


def _unmarked(part: Any) -> Any:  # noqa: ANN401 - as in `page.mapped`
    """Return a part of a page without its mark."""
    return changed(part, mark="") if getattr(part, "mark", "") else part


def _shared_doubt(block: page.Section | page.Table, doubts: Mapping[Fact, Doubt]) -> Doubt | None:
    """Return the doubt that all rows of a block share, where its heading can carry the mark."""
    carries = block.title if isinstance(block, page.Section) else not block.amounts
    rows = tuple(page.signed_rows(block)) if carries else ()
    shared = {doubts.get(row.fact) if row.fact else None for row in rows}
    return shared.pop() if len(rows) > 1 and len(shared) == 1 else None
