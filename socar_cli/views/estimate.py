"""How an accident in figures looks: the sum in one sentence, how it comes about, what to know."""

from collections.abc import Iterator

from socar_cli.domain.costs import CostRules, Estimate, Figures, Unknown
from socar_cli.knowledge.model import Advice, Fact, Product, Rate
from socar_cli.knowledge.scalars import Won
from socar_cli.language import Localized, Text, filled, joined
from socar_cli.value import changed
from socar_cli.views.amounts import spoken_won
from socar_cli.views.page import (
    Block,
    Footer,
    Line,
    Lines,
    Page,
    Row,
    Section,
    Table,
    either,
)
from socar_cli.views.words import advice_lines, won_words

_ESTIMATE = Localized("예상 부담", "What this would cost")
_PASTED = Localized(
    "쏘카 예상 부담 (비공식), {case}: {sum}", "SOCAR estimate (unofficial), {case}: {sum}"
)
_ALL_PRODUCTS = Localized("상품별", "Every product")
_REFUSED_TITLE = Localized("면책이 안 될 때", "Without the waiver")
_REPAIR = Localized("수리비 (입력)", "Repair (typed)")
_DEDUCTIBLE = Localized("자기부담금", "Deductible")
_LOSS = Localized("휴차료 {rate} x {days}일", "Loss-of-use {rate} x {days} days")
_TOWING = Localized("사고 견인비", "Towing after the accident")
_THIRD_PARTY = Localized("대물 한도 초과분", "Above the property limit")
_TOTALS = Localized("내는 돈", "You pay")
_TOTAL = Localized("모두", "In all")
_INSIDE = Localized("휴차료 포함이면", "Loss-of-use inside")
_ON_TOP = Localized("휴차료 별도이면", "Loss-of-use on top")
_IF_INSIDE = Localized("포함이면 {won}", "Inside: {won}")
_IF_ON_TOP = Localized("별도면 {won}", "On top: {won}")
_FROM_TO = Localized("{least} ~ {most}", "{least} to {most}")
_NO_RATE = Localized("휴차료 {days}일, 하루 요금 모름", "Loss-of-use {days} days, day fee unknown")
_WHAT, _AMOUNT = Localized("무엇", "What"), Localized("금액", "Amount")
_PART = Localized("아는 것만", "Known so far")
_AT_LEAST = Localized("적어도", "At least")
_MINE = Localized("{name} · 내 상품", "{name} · yours")
_KNOW = Localized("알아 둘 것", "What to know")

_CASE = Localized("수리비 {repair}", "repair {repair}")
_CASE_DEDUCTIBLE = Localized("자기부담금 {won}", "deductible {won}")
_CASE_DAYS = Localized("{days}일", "{days} days")
_CASE_REFUSED = Localized("면책 없이", "no waiver")
_SUM_ALL = Localized("모두 {won}", "In all {won}")
_SUM_LEAST = Localized("적어도 {won}", "At least {won}")
_SUM_RANGE = Localized("상품에 따라 {least} ~ {most}", "{least} to {most}, by the product")
_SUM_YOURS = Localized("내 상품 {won}, {range}", "{won} with yours, {range}")
_SUM_TWO = Localized(
    "{inside}, 휴차료가 따로면 {on_top}", "{inside}, or {on_top} with loss-of-use on top"
)
_PLUS_DAYS = Localized(
    "휴차료 {days}일 (하루 요금 모름)", "{days} days of loss-of-use (day fee unknown)"
)
_NOT_IN = Localized("안 들어간 것: {parts}", "Not in this: {parts}")
_PARTS = {
    Unknown.LOSS_OF_USE: Localized("휴차료", "loss-of-use"),
    Unknown.TOW: Localized("사고 견인", "crash tow"),
    Unknown.THIRD_PARTY: Localized("대물 한도 초과분", "others' property above the limit"),
}
_NO_PRODUCT = Localized(
    "자기부담금 {won}인 상품은 없습니다", "no product has a deductible of {won}"
)
_TOO_LITTLE = Localized("{option} {won}은 너무 적습니다", "{option} {won} is very little")
_USED = Localized("{doubts}. 적은 대로 셈합니다", "{doubts}. Used as typed")
_PREMIUM = Localized("{won} (고급차)", "{won} (premium)")


def doubts_words(result: CostRules | Estimate) -> tuple[Localized, ...]:
    """Return in one line which figures may be slips of the finger; nothing where none is."""
    doubts = result.questionable if isinstance(result, Estimate) else ()
    said = (
        (_NO_PRODUCT if doubt.no_product else _TOO_LITTLE).format(
            option=doubt.option, won=spoken_won(doubt.amount)
        )
        for doubt in doubts
    )
    return (_USED.format(doubts=joined(", ", said)),) if doubts else ()


def estimate_page(result: Estimate) -> Page:
    """Return the screen of a case in figures: one choice, all products, or without the waiver.

    The sum is its answer: where a part is not known, both ways to bill it stand there.
    """
    which = _REFUSED_TITLE if result.refused else "" if result.only else _ALL_PRODUCTS
    case, answer, missing = _case_words(result), _sum_words(result), _missing(result)
    left_out = (Footer(missing),) if missing else ()
    rows, totals = tuple(_rows(result)), _totals(result)
    notes = _notes(result)
    narrow = (
        Section(_ESTIMATE, hint=which),
        Footer(case),
        Footer(answer, strong=True),
        *left_out,
        _sum_table(rows),
        Section(_TOTALS, (totals,)),
        Section(_KNOW, (Lines(notes),)),
    )
    unknown = (Row((_NO_RATE.format(days=result.case.days), "?")),)
    in_table = (*rows, *(unknown if result.leaves_out_loss_of_use else ()))
    hint = joined(" · ", (case, *((which,) if which else ())))
    if result.only or result.refused:
        lines = _total_lines(result)
        footer = ((_TOTALS, *lines), ()) if result.leaves_out_loss_of_use else ((_TOTALS,), lines)
        table = _sum_table(in_table, footer)
        explained = (
            Line(joined(": ", (row.cells[0], *row.notes)), fact=row.fact)
            for row in totals.rows
            if row.notes
        )
        wide: tuple[Block, ...] = (
            Section(_ESTIMATE, (table, *left_out), hint=hint),
            Section(_KNOW, (Lines((*explained, *notes)),)),
        )
    else:
        table = _sum_table(in_table)
        wide = (
            Section(_ESTIMATE, (Footer(answer, strong=True), *left_out, table), hint=hint),
            Section(_TOTALS, (totals,)),
            Section(_KNOW, (Lines(notes),)),
        )
    return Page((either(narrow, wide),), "costs-estimate", result, clip=_sentence(result))


def _sentence(result: Estimate) -> Localized:
    """Return the answer as one sentence for a chat, where nothing else stands beside it."""
    words = _PASTED.format(case=_case_words(result), sum=_sum_words(result))
    missing = _missing(result)
    return filled("{words} ({missing})", words=words, missing=missing) if missing else words


def _missing(result: Estimate) -> Text:
    """Return what is not in the sum and its sentence does not name, nothing where all of it is."""
    named = {Unknown.LOSS_OF_USE} if result.leaves_out_loss_of_use else set()
    left_out = [_PARTS[part] for part in result.unknown if part not in named]
    return _NOT_IN.format(parts=joined(", ", left_out)) if left_out else ""


def _case_words(result: Estimate) -> Text:
    case = result.case
    parts = [_CASE.format(repair=spoken_won(case.repair))]
    if case.deductible is not None:
        parts.append(_CASE_DEDUCTIBLE.format(won=spoken_won(case.deductible)))
    if case.days is not None:
        parts.append(_CASE_DAYS.format(days=case.days))
    if case.no_waiver:
        parts.append(_CASE_REFUSED)
    return joined(", ", parts)


def _sum_words(result: Estimate) -> Text:
    """Return the sum as a sentence; it is a total only where every part is known."""
    if result.refused is not None:
        words: Text = _SUM_LEAST.format(won=spoken_won(result.refused.known_or_total))
        if result.leaves_out_loss_of_use:
            words = joined(" + ", (words, _PLUS_DAYS.format(days=result.case.days)))
    elif result.only is None:
        words = _range_words(result)
    elif result.leaves_out_loss_of_use:
        words = joined(", ", _total_lines(result))
    else:
        words = _both_words(result.figures)
        if not result.unknown and result.figures.inside == result.figures.on_top:
            words = _SUM_ALL.format(won=words)
    return words


def _both_words(figures: Figures) -> Localized:
    if figures.inside is None or figures.on_top is None:
        return spoken_won(figures.known)
    inside, on_top = spoken_won(figures.inside), spoken_won(figures.on_top)
    return inside if inside == on_top else _SUM_TWO.format(inside=inside, on_top=on_top)


def _inside_words(figures: Figures) -> Localized:
    """Return the sum with loss of use inside, from what is known up to the deductible."""
    if figures.inside is not None or figures.most is None:
        return spoken_won(figures.known_or_total)
    return _FROM_TO.format(least=spoken_won(figures.known), most=spoken_won(figures.most))


def _on_top_words(figures: Figures, days: int | None) -> Text:
    if figures.on_top is not None:
        return spoken_won(figures.on_top)
    return joined(" + ", (spoken_won(figures.known), _PLUS_DAYS.format(days=days)))


def _total_lines(result: Estimate) -> tuple[Text, ...]:
    """Return the answer in words, a line for each way to bill loss of use."""
    figures = result.figures
    if result.refused is not None and figures.inside is not None:
        return (_SUM_LEAST.format(won=won_words(figures.inside)),)
    if result.refused is not None:
        return (_sum_words(result),)
    if not result.leaves_out_loss_of_use and (
        figures.on_top is None or figures.inside == figures.on_top
    ):
        return (won_words(figures.known_or_total),)
    if figures.inside is not None and figures.on_top is not None:
        inside, on_top = won_words(figures.inside), won_words(figures.on_top)
        return (_IF_INSIDE.format(won=inside), _IF_ON_TOP.format(won=on_top))
    return (
        _IF_INSIDE.format(won=_inside_words(figures)),
        _IF_ON_TOP.format(won=_on_top_words(figures, result.case.days)),
    )


def _range_words(result: Estimate) -> Text:
    figures = [option.figures for option in result.options]
    span: Text = _SUM_RANGE.format(
        least=spoken_won(min(one.known if one.inside is None else one.inside for one in figures)),
        most=spoken_won(max(one.known if one.on_top is None else one.on_top for one in figures)),
    )
    for option in result.options:
        if option.chosen:
            span = _SUM_YOURS.format(won=_both_words(option.figures), range=span)
    if result.leaves_out_loss_of_use:
        return joined(" + ", (span, _PLUS_DAYS.format(days=result.case.days)))
    return span


def _rows(result: Estimate) -> Iterator[Row]:
    """Yield the lines of the sum; the deductible and its product only where there is one choice."""
    case, costs, figures, only = result.case, result.costs, result.figures, result.only
    rules, rates = costs.estimate, costs.loss_of_use
    yield _row(_REPAIR, case.repair, None if result.refused else rules.repair)
    if only:
        yield _row(_DEDUCTIBLE, only.deductible, only.product)
    if figures.loss_of_use and figures.day_rate:
        label = _LOSS.format(rate=won_words(figures.day_rate), days=case.days)
        rate = rates.rate_refused if result.refused else rates.rate
        yield _row(label, figures.loss_of_use, None if case.day_rate is not None else rate)
    if only and only.product and only.product.tow:
        yield _row(_TOWING, 0, rules.tow_included)
    elif case.tow is not None:
        rule = rules.tow if only else rules.tow_anyhow
        yield _row(_TOWING, case.tow, None if result.refused else rule)
    if case.third_party is not None:
        yield _row(_THIRD_PARTY, figures.above_limit or 0, rules.third_party)


def _row(
    label: Localized, amount: int | Text, fact: Fact | None = None, *, total: bool = False
) -> Row:
    notes = (fact.text,) if isinstance(fact, Advice | Rate) else ()
    words = won_words(amount) if isinstance(amount, int) else amount
    return Row((label, words), notes, strong=total, fact=fact)


def _totals(result: Estimate) -> Table:
    """Return the answer as a table: one sum, both ways to bill loss of use, or every product."""
    rules, figures, days = result.costs.estimate, result.figures, result.case.days
    if result.refused is not None:
        amount = figures.known_or_total
        rows: tuple[Row, ...] = (_row(_AT_LEAST, amount, rules.minimum, total=True),)
    elif result.only is None:
        return _by_product(result)
    elif figures.loss_of_use:
        rows = (
            _row(_INSIDE, figures.inside or 0, rules.inside, total=True),
            _row(_ON_TOP, figures.on_top or 0, rules.on_top, total=True),
        )
    elif result.leaves_out_loss_of_use:
        rows = (
            _row(_INSIDE, _inside_words(figures), rules.inside, total=True),
            _row(_ON_TOP, _on_top_words(figures, days), rules.on_top, total=True),
        )
    else:
        rows = (_row(_total_name(result), figures.known_or_total, total=True),)
    return changed(_sum_table(rows), headings=(_TOTALS, _AMOUNT))


def _sum_table(rows: tuple[Row, ...], footer: tuple[tuple[Text, ...], ...] = ()) -> Table:
    return Table((_WHAT, _AMOUNT), rows, amounts=True, summed=True, footer=footer)


def _by_product(result: Estimate) -> Table:
    both = bool(result.figures.loss_of_use) or result.leaves_out_loss_of_use
    rows = []
    for option in result.options:
        figures, name = option.figures, deductible_words(option.deductible, option.product)
        if option.chosen:
            name = _MINE.format(name=name)
        cells: tuple[Text, ...] = (won_words(figures.known_or_total),)
        if result.leaves_out_loss_of_use:
            cells = (_inside_words(figures), _on_top_words(figures, result.case.days))
        elif both:
            cells = (won_words(figures.inside or 0), won_words(figures.on_top or 0))
        rows.append(Row((name, *cells), strong=option.chosen, fact=option.product))
    heads = (_INSIDE, _ON_TOP) if both else (_total_name(result),)
    return Table((_DEDUCTIBLE, *heads), tuple(rows), amounts=True)


def deductible_words(deductible: Won, product: Product | None) -> Localized:
    """Return a deductible, and that its product is for premium cars alone."""
    won = won_words(deductible)
    premium = product is not None and product.premium_only
    return _PREMIUM.format(won=won) if premium else won


def _total_name(result: Estimate) -> Localized:
    return _PART if result.unknown else _TOTAL


def _notes(result: Estimate) -> tuple[Line, ...]:
    """Return what to know of the figures, and what is in none of them."""
    rates, rules = result.costs.loss_of_use, result.costs.estimate
    limit: tuple[Line, ...] = ()
    first: tuple[Advice, ...] = ()
    if result.leaves_out_loss_of_use:
        first = rates.without_rate
    else:
        if result.beyond_old_limit:
            limit = (Line(rates.day_limit.text, fact=rates.day_limit),)
        if result.case.days and result.refused is None:
            first = rules.why_two
    left_out = rules.left_out_refused if result.refused else rules.left_out
    return (*limit, *advice_lines((*first, *left_out)).rows)
