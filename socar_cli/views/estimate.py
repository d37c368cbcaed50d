"""How an accident in figures looks: the sum in one sentence, how it comes about, what to know."""

from collections.abc import Iterator

from socar_cli.domain.costs import CostRules, Estimate, Figures, Option, Unknown
from socar_cli.knowledge.model import Advice, Fact, Product, Rate
from socar_cli.knowledge.scalars import Won
from socar_cli.language import Localized, Text, filled, joined
from socar_cli.views.amounts import spoken_won
from socar_cli.views.page import (
    Banner,
    Bar,
    BarGroup,
    Bars,
    Block,
    Footer,
    Line,
    Lines,
    Page,
    Section,
    Sum,
    Sums,
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
_INSIDE_SHORT, _ON_TOP_SHORT = Localized("포함", "inside"), Localized("별도", "on top")
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
    """Return the screen of a case in figures: one choice, all products, or without the waiver."""
    title: Text = "" if result.only else _ALL_PRODUCTS
    blocks = (
        Banner(_ESTIMATE, _REFUSED_TITLE if result.refused else title),
        *_answer(result),
        Sums(tuple(_reckoning(result))),
        Section(_TOTALS, (_totals(result),), framed=True),
        Section(_KNOW, (Lines(_notes(result)),)),
    )
    return Page(blocks, "costs-estimate", result, clip=_sentence(result))


def _answer(result: Estimate) -> tuple[Block, ...]:
    """Return what was typed, then the sum in one sentence, then what is not in it."""
    missing = _missing(result)
    lines = (_sum_words(result), *((missing,) if missing else ()))
    return (Footer(_case_words(result)), *(Lines((Line(line),)) for line in lines))


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
        words = _SUM_LEAST.format(won=spoken_won(result.refused.inside))
    elif result.only is None:
        words = _range_words(result)
    else:
        words = _both_words(result.figures)
        if not result.unknown and result.figures.inside == result.figures.on_top:
            words = _SUM_ALL.format(won=words)
    if not result.leaves_out_loss_of_use:
        return words
    return joined(" + ", (words, _PLUS_DAYS.format(days=result.case.days)))


def _both_words(figures: Figures) -> Localized:
    inside, on_top = spoken_won(figures.inside), spoken_won(figures.on_top)
    return inside if inside == on_top else _SUM_TWO.format(inside=inside, on_top=on_top)


def _range_words(result: Estimate) -> Localized:
    span = _SUM_RANGE.format(
        least=spoken_won(min(option.figures.inside for option in result.options)),
        most=spoken_won(max(option.figures.on_top for option in result.options)),
    )
    for option in result.options:
        if option.chosen:
            return _SUM_YOURS.format(won=_both_words(option.figures), range=span)
    return span


def _reckoning(result: Estimate) -> Iterator[Sum]:
    """Yield the lines of the sum; the deductible and its product only where there is one choice."""
    case, costs, figures, only = result.case, result.costs, result.figures, result.only
    rules, rates = costs.estimate, costs.loss_of_use
    yield _sum(_REPAIR, case.repair, None if result.refused else rules.repair)
    if only:
        yield _sum(_DEDUCTIBLE, only.deductible, only.product)
    if case.days and figures.day_rate is not None:
        label = _LOSS.format(rate=won_words(figures.day_rate), days=case.days)
        rate = rates.rate_refused if result.refused else rates.rate
        yield _sum(label, figures.loss_of_use, None if case.day_rate is not None else rate)
    if only and only.product and only.product.tow:
        yield _sum(_TOWING, 0, rules.tow_included)
    elif case.tow is not None:
        rule = rules.tow if only else rules.tow_anyhow
        yield _sum(_TOWING, case.tow, None if result.refused else rule)
    if case.third_party is not None:
        yield _sum(_THIRD_PARTY, figures.above_limit, rules.third_party)


def _sum(label: Localized, amount: int, fact: Fact | None = None, *, total: bool = False) -> Sum:
    notes = (fact.text,) if isinstance(fact, Advice | Rate) else ()
    return Sum(label, won_words(amount), notes, total, fact=fact)


def _totals(result: Estimate) -> Block:
    rules, figures = result.costs.estimate, result.figures
    if result.refused is not None:
        return Sums((_sum(_AT_LEAST, figures.inside, rules.minimum, total=True),))
    if result.only is None:
        return Bars(tuple(_group(option, result) for option in result.options))
    if not figures.loss_of_use:
        return Sums((_sum(_total_name(result), figures.inside, total=True),))
    inside = _sum(_INSIDE, figures.inside, rules.inside, total=True)
    return Sums((inside, _sum(_ON_TOP, figures.on_top, rules.on_top, total=True)))


def _group(option: Option, result: Estimate) -> BarGroup:
    figures = option.figures
    amounts = {_total_name(result): figures.inside}
    if figures.loss_of_use:
        amounts = {_INSIDE_SHORT: figures.inside, _ON_TOP_SHORT: figures.on_top}
    bars = tuple(Bar(label, won_words(amount), amount) for label, amount in amounts.items())
    name = deductible_words(option.deductible, option.product)
    if option.chosen:
        name = _MINE.format(name=name)
    return BarGroup(name, bars, fact=option.product)


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
