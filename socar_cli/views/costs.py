"""How the rules about money look."""

from collections.abc import Iterable

from socar_cli.domain.costs import CostRules, Estimate, Figures, Option, Unknown
from socar_cli.knowledge.model import Advice, Charge, Costs, Fact, Limit, Penalty, Product, Rate
from socar_cli.language import Localized, Text, joined
from socar_cli.views.amounts import spoken_won
from socar_cli.views.guide import numbers_line
from socar_cli.views.page import (
    Banner,
    Bar,
    BarGroup,
    Bars,
    Beside,
    Block,
    Column,
    Columns,
    Footer,
    Hint,
    Hints,
    Line,
    Lines,
    Page,
    Row,
    Section,
    Series,
    Sum,
    Sums,
)
from socar_cli.views.words import advice_lines, won_words

_TITLE = Localized("내 부담", "What I pay")
_RULE = Localized("기본 규칙과 예외", "The rule and its exceptions")
_PRODUCTS = Localized("면책 상품", "Waiver products")
_HEADINGS = (
    Localized("최대 부담", "At most"),
    Localized("운전자보험", "Driver ins."),
    Localized("사고 견인", "Crash tow"),
)
_INSURANCE = {
    True: Localized("포함", "yes"),
    False: Localized("없음", "no"),
    None: Localized("모름", "not known"),
}
_TOW = {**_INSURANCE, False: Localized("별도", "extra")}
_PREMIUM = Localized("{won} (고급차)", "{won} (premium)")
_LIMITS = Localized("보험이 내는 것", "What the insurance pays")
_NO_LIMIT = Localized("한도 없음", "no limit")
_UP_TO = Localized("{won}까지", "up to {won}")
_UNCOVERED = Localized("따로 낼 수 있는 것", "What may stay with you")
_REFUSED = Localized("면책이 거절되는 때", "When the waiver is refused")
_PENALTIES = Localized("페널티", "Penalties")

_ESTIMATE = Localized("예상 부담", "What this would cost")
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
_PART = Localized("아는 것만", "What is known")
_AT_LEAST = Localized("적어도", "At least")
_MINE = Localized("{name} · 내 상품", "{name} · yours")
_KNOW = Localized("알아 둘 것", "What to know")


_MORE = Localized("더 낼 수 있는 돈", "What may come on top")
_SOME_REFUSED = Localized(
    "면책이 거절되는 때 ({all}가지 중 {shown})", "When the waiver is refused ({shown} of {all})"
)
_PREMIUM_CARS = Localized("고급차 {won}", "Premium cars {won}")
_WORK_OUT, _ALL_OF_IT = Localized("셈하기", "Sum"), Localized("끝까지", "All")


def costs_page(result: CostRules | Estimate, *, whole: bool = False) -> Page:
    """Return the screen of `socar costs`: the rules in short or `whole`, or a case in figures."""
    if isinstance(result, Estimate):
        return _estimate_page(result)
    return _rules_page(result) if whole else _brief_page(result)


def _brief_page(result: CostRules) -> Page:
    costs, rule = result.costs, result.costs.estimate.repair
    refused = _named(costs.refused)
    title = _SOME_REFUSED.format(all=len(costs.refused), shown=len(refused.rows))
    hints = (
        Hint(_WORK_OUT, "socar costs --repair 1200000"),
        Hint(_ALL_OF_IT, "socar costs --all"),
    )
    first = Section(
        _TITLE,
        (Lines((Line(rule.text, fact=rule),)), *_products(costs)),
    )
    more = Section(_MORE, (_named(costs.uncovered),))
    lost = Section(title, (refused,), money=True)
    blocks = (
        Beside((Column((first,)), Column((more, lost)))),
        Section("", (Hints(hints),)),
        numbers_line(result.calls),
    )
    return Page(blocks, "costs", result)


def _products(costs: Costs) -> tuple[Block, ...]:
    """Return the usual products, the smallest deductible first, and those of premium cars."""
    in_order = sorted(costs.products, key=lambda product: product.deductible)
    rows = tuple(_product(product) for product in in_order if not product.premium_only)
    premium = [product for product in in_order if product.premium_only]
    words = [spoken_won(product.deductible) for product in premium]
    words[:1] = [_PREMIUM_CARS.format(won=word) for word in words[:1]]
    lines = tuple(Line(word, fact=product) for word, product in zip(words, premium, strict=True))
    table = Columns(_HEADINGS, rows)
    return (table, *((Series(lines),) if lines else ()))


def _named(charges: Iterable[Charge]) -> Series:
    """Return the gravest by their names."""
    return Series(
        tuple(Line(charge.name, fact=charge) for charge in charges if charge.name is not None)
    )


def _rules_page(result: CostRules) -> Page:
    costs = result.costs
    products = Columns(
        _HEADINGS,
        tuple(_product(product) for product in costs.products),
    )
    limits = Lines(tuple(_limit(limit) for limit in costs.limits))
    penalties = Lines(tuple(_penalty(penalty) for penalty in costs.penalties))
    sections = (
        (_RULE, advice_lines(costs.rule)),
        (_PRODUCTS, products),
        (_LIMITS, limits),
        (_UNCOVERED, advice_lines(costs.uncovered)),
        (_REFUSED, advice_lines(costs.refused)),
        (_PENALTIES, penalties),
    )
    return Page(
        (
            Banner(_TITLE),
            *(Section(title, (block,)) for title, block in sections),
        ),
        "costs",
        result,
    )


def _product(product: Product) -> Row:
    won = won_words(product.deductible)
    cells = (
        _PREMIUM.format(won=won) if product.premium_only else won,
        _INSURANCE[product.driver_insurance],
        _TOW[product.tow],
    )
    return Row(cells, fact=product)


def _limit(limit: Limit) -> Line:
    amount = _NO_LIMIT
    if limit.amount is not None:
        amount = _UP_TO.format(won=won_words(limit.amount))
    return Line(
        joined(": ", (limit.name, amount)),
        notes=(limit.note,) if limit.note else (),
        fact=limit,
    )


def _penalty(penalty: Penalty) -> Line:
    name = penalty.name
    return Line(
        name if penalty.amount is None else joined(": ", (name, won_words(penalty.amount))),
        notes=(penalty.consequence,),
        fact=penalty,
    )


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


def doubts_words(result: CostRules | Estimate) -> tuple[Localized, ...]:
    """Return in one line which figures may be slips of the finger; nothing where none is."""
    doubts = result.questionable if isinstance(result, Estimate) else ()
    if not doubts:
        return ()
    said = (
        (_NO_PRODUCT if doubt.no_product else _TOO_LITTLE).format(
            option=doubt.option, won=spoken_won(doubt.amount)
        )
        for doubt in doubts
    )
    return (_USED.format(doubts=joined(", ", said)),)


def _answer(result: Estimate) -> tuple[Block, ...]:
    """Return what was typed, then the sum in one sentence, then what is not in it."""
    left_out = [_PARTS[part] for part in _silent(result)]
    missing = _NOT_IN.format(parts=joined(", ", left_out))
    lines = (Line(_sum_words(result)), *((Line(missing),) if left_out else ()))
    return (Footer(_case_words(result)), *(Lines((line,)) for line in lines))


def _silent(result: Estimate) -> tuple[Unknown, ...]:
    """Return the unknown parts that the sentence itself does not name."""
    named = {Unknown.LOSS_OF_USE} if result.leaves_out_loss_of_use else set()
    return tuple(part for part in result.unknown if part not in named)


def _case_words(result: Estimate) -> Text:
    case = result.case
    parts = (
        (_CASE.format(repair=spoken_won(case.repair)), True),
        (
            _CASE_DEDUCTIBLE.format(won=spoken_won(case.deductible or 0)),
            case.deductible is not None,
        ),
        (_CASE_DAYS.format(days=case.days), case.days is not None),
        (_CASE_REFUSED, case.no_waiver),
    )
    return joined(", ", (part for part, is_typed in parts if is_typed))


def _sum_words(result: Estimate) -> Text:
    """Return the sum as a sentence; it is a total only where every part is known."""
    words = _known_words(result)
    if result.leaves_out_loss_of_use:
        days = _PLUS_DAYS.format(days=result.case.days)
        return joined(" + ", (words, days))
    return words


def _known_words(result: Estimate) -> Localized:
    if result.refused is not None:
        return _SUM_LEAST.format(won=spoken_won(result.refused.inside))
    if len(result.options) > 1:
        return _range_words(result)
    figures = result.options[0].figures
    if figures.inside != figures.on_top:
        return _both_words(figures)
    won = spoken_won(figures.inside)
    return won if result.unknown else _SUM_ALL.format(won=won)


def _both_words(figures: Figures) -> Localized:
    if figures.inside == figures.on_top:
        return spoken_won(figures.inside)
    return _SUM_TWO.format(inside=spoken_won(figures.inside), on_top=spoken_won(figures.on_top))


def _range_words(result: Estimate) -> Localized:
    figures = [option.figures for option in result.options]
    span = _SUM_RANGE.format(
        least=spoken_won(min(entry.inside for entry in figures)),
        most=spoken_won(max(entry.on_top for entry in figures)),
    )
    for option in result.options:
        if option.chosen:
            won = _both_words(option.figures)
            return _SUM_YOURS.format(won=won, range=span)
    return span


def _estimate_page(result: Estimate) -> Page:
    title: Text = ""
    if result.refused is not None:
        blocks, title = _refused(result, result.refused), _REFUSED_TITLE
    elif len(result.options) == 1:
        (option,) = result.options
        blocks = _one(result, option)
    else:
        blocks, title = _compared(result), _ALL_PRODUCTS
    answer = _answer(result)
    return Page((Banner(_ESTIMATE, title), *answer, *blocks), "costs-estimate", result)


def _one(result: Estimate, option: Option) -> tuple[Block, ...]:
    rules, figures = result.costs.estimate, option.figures
    lines = [
        _sum(_REPAIR, result.case.repair, rules.repair),
        _sum(_DEDUCTIBLE, option.deductible, option.product),
        *_loss(result, figures, result.costs.loss_of_use.rate),
    ]
    if option.product is not None and option.product.tow:
        lines.append(_sum(_TOWING, 0, rules.tow_included))
    elif result.case.tow is not None:
        lines.append(_sum(_TOWING, figures.tow, rules.tow))
    if result.case.third_party is not None:
        lines.append(_sum(_THIRD_PARTY, figures.above_limit, rules.third_party))
    if figures.loss_of_use:
        totals = [
            _sum(_INSIDE, figures.inside, rules.inside, total=True),
            _sum(_ON_TOP, figures.on_top, rules.on_top, total=True),
        ]
    else:
        name = _PART if result.unknown else _TOTAL
        totals = [_sum(name, figures.inside, total=True)]
    return (
        Sums(tuple(lines)),
        Section(_TOTALS, (Sums(tuple(totals)),), framed=True),
        _notes(result),
    )


def _compared(result: Estimate) -> tuple[Block, ...]:
    rules = result.costs.estimate
    figures = result.options[0].figures
    lines = [
        _sum(_REPAIR, result.case.repair, rules.repair),
        *_loss(result, figures, result.costs.loss_of_use.rate),
    ]
    if result.case.tow is not None:
        lines.append(_sum(_TOWING, result.case.tow, rules.tow_anyhow))
    if result.case.third_party is not None:
        lines.append(_sum(_THIRD_PARTY, figures.above_limit, rules.third_party))
    groups = tuple(_group(option, result) for option in result.options)
    return (
        Sums(tuple(lines)),
        Section(_TOTALS, (Bars(groups),), framed=True),
        _notes(result),
    )


def _group(option: Option, result: Estimate) -> BarGroup:
    figures = option.figures
    amounts = [(_INSIDE_SHORT, figures.inside), (_ON_TOP_SHORT, figures.on_top)]
    if not figures.loss_of_use:
        name = _PART if result.unknown else _TOTAL
        amounts = [(name, figures.inside)]
    bars = tuple(Bar(label, won_words(amount), amount) for label, amount in amounts)
    name_words = won_words(option.deductible)
    if option.product is not None and option.product.premium_only:
        name_words = _PREMIUM.format(won=name_words)
    if option.chosen:
        name_words = _MINE.format(name=name_words)
    return BarGroup(name_words, bars, fact=option.product)


def _refused(result: Estimate, figures: Figures) -> tuple[Block, ...]:
    rules = result.costs.estimate
    lines = [
        _sum(_REPAIR, result.case.repair),
        *_loss(result, figures, result.costs.loss_of_use.rate_refused),
    ]
    if result.case.tow is not None:
        lines.append(_sum(_TOWING, figures.tow))
    total = _sum(_AT_LEAST, figures.inside, rules.minimum, total=True)
    return (
        Sums(tuple(lines)),
        Section(_TOTALS, (Sums((total,)),), framed=True),
        _notes(result),
    )


def _loss(result: Estimate, figures: Figures, rate: Rate) -> tuple[Sum, ...]:
    if not result.case.days or figures.day_rate is None:
        return ()
    label = _LOSS.format(rate=won_words(figures.day_rate), days=result.case.days)
    typed = result.case.day_rate is not None
    fact = None if typed else rate
    notes = () if typed else (rate.text,)
    return (Sum(label, won_words(figures.loss_of_use), notes=notes, fact=fact),)


def _notes(result: Estimate) -> Section:
    costs, rules = result.costs, result.costs.estimate
    advice: list[Advice] = []
    if result.leaves_out_loss_of_use:
        advice += costs.loss_of_use.without_rate
    elif result.case.days and result.refused is None:
        advice += rules.why_two
    advice += rules.left_out if result.refused is None else rules.left_out_refused
    lines = [*_advice_lines(advice)]
    if result.beyond_old_limit and not result.leaves_out_loss_of_use:
        limit = costs.loss_of_use.day_limit
        lines.insert(0, Line(limit.text, fact=limit))
    return Section(_KNOW, (Lines(tuple(lines)),))


def _advice_lines(advice: list[Advice]) -> tuple[Line, ...]:
    return tuple(
        Line(
            piece.text,
            notes=(piece.why,) if piece.why else (),
            fact=piece,
        )
        for piece in advice
    )


def _sum(
    label: Localized,
    amount: int,
    fact: Fact | None = None,
    *,
    total: bool = False,
) -> Sum:
    notes = (fact.text,) if isinstance(fact, Advice) else ()
    return Sum(label, won_words(amount), notes, total, fact=fact)
