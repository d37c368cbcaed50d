"""How the rules about money look."""

from socar_cli.domain.costs import CostRules, Estimate, Figures, Option
from socar_cli.knowledge.model import Advice, Fact, Limit, Penalty, Product, Rate
from socar_cli.language import Language, Localized
from socar_cli.views.page import (
    Banner,
    Bar,
    BarGroup,
    Bars,
    Block,
    Columns,
    Line,
    Lines,
    Page,
    Row,
    Section,
    Sum,
    Sums,
)
from socar_cli.views.words import advice_lines, won_words

_TITLE = Localized("내 부담", "What I pay")
_RULE = Localized("기본 규칙과 예외", "The rule and its exceptions")
_PRODUCTS = Localized("면책 상품", "Waiver products")
_HEADINGS = (
    Localized("최대 부담", "You pay at most"),
    Localized("운전자보험", "Driver insurance"),
    Localized("사고 견인", "Tow after accident"),
)
_INSURANCE = {
    True: Localized("포함", "included"),
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
_WITH = Localized("자기부담금 {won}", "Deductible {won}")
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
_BEFORE_LOSS = Localized("휴차료 빼고", "Without loss-of-use")
_AT_LEAST = Localized("적어도", "At least")
_MINE = Localized("{name} · 내 상품", "{name} · yours")
_KNOW = Localized("알아 둘 것", "What to know")


def costs_page(result: CostRules | Estimate, language: Language) -> Page:
    """Return the screen of `socar costs`: the rules, or an accident in figures."""
    if isinstance(result, Estimate):
        return _estimate_page(result, language)
    return _rules_page(result, language)


def _rules_page(result: CostRules, language: Language) -> Page:
    costs = result.costs
    products = Columns(
        tuple(heading.into(language) for heading in _HEADINGS),
        tuple(_product(product, language) for product in costs.products),
    )
    limits = Lines(tuple(_limit(limit, language) for limit in costs.limits))
    penalties = Lines(tuple(_penalty(penalty, language) for penalty in costs.penalties))
    sections = (
        (_RULE, advice_lines(costs.rule, language)),
        (_PRODUCTS, products),
        (_LIMITS, limits),
        (_UNCOVERED, advice_lines(costs.uncovered, language)),
        (_REFUSED, advice_lines(costs.refused, language)),
        (_PENALTIES, penalties),
    )
    return Page(
        (
            Banner(_TITLE.into(language)),
            *(Section(title.into(language), (block,)) for title, block in sections),
        ),
        "costs",
        result,
    )


def _product(product: Product, language: Language) -> Row:
    won = won_words(product.deductible, language)
    cells = (
        _PREMIUM.into(language).format(won=won) if product.premium_only else won,
        _INSURANCE[product.driver_insurance].into(language),
        _TOW[product.tow].into(language),
    )
    return Row(cells, fact=product)


def _limit(limit: Limit, language: Language) -> Line:
    amount = _NO_LIMIT.into(language)
    if limit.amount is not None:
        amount = _UP_TO.into(language).format(won=won_words(limit.amount, language))
    return Line(
        f"{limit.name.into(language)}: {amount}",
        notes=(limit.note.into(language),) if limit.note else (),
        fact=limit,
    )


def _penalty(penalty: Penalty, language: Language) -> Line:
    amount = won_words(penalty.amount, language) if penalty.amount is not None else ""
    name = penalty.name.into(language)
    return Line(
        f"{name}: {amount}" if amount else name,
        notes=(penalty.consequence.into(language),),
        fact=penalty,
    )


def _estimate_page(result: Estimate, language: Language) -> Page:
    if result.refused is not None:
        blocks, title = _refused(result, result.refused, language), _REFUSED_TITLE.into(language)
    elif len(result.options) == 1:
        (option,) = result.options
        blocks, title = _one(result, option, language), _with(option, language)
    else:
        blocks, title = _compared(result, language), _ALL_PRODUCTS.into(language)
    return Page((Banner(_ESTIMATE.into(language), title), *blocks), "costs-estimate", result)


def _with(option: Option, language: Language) -> str:
    return _WITH.into(language).format(won=won_words(option.deductible, language))


def _one(result: Estimate, option: Option, language: Language) -> tuple[Block, ...]:
    rules, figures = result.costs.estimate, option.figures
    lines = [
        _sum(_REPAIR, result.case.repair, language, rules.repair),
        _sum(_DEDUCTIBLE, option.deductible, language, option.product),
        *_loss(result, figures, result.costs.loss_of_use.rate, language),
    ]
    if option.product is not None and option.product.tow:
        lines.append(_sum(_TOWING, 0, language, rules.tow_included))
    elif result.case.tow is not None:
        lines.append(_sum(_TOWING, figures.tow, language, rules.tow))
    if result.case.third_party is not None:
        lines.append(_sum(_THIRD_PARTY, figures.above_limit, language, rules.third_party))
    if figures.loss_of_use:
        totals = [
            _sum(_INSIDE, figures.inside, language, rules.inside, total=True),
            _sum(_ON_TOP, figures.on_top, language, rules.on_top, total=True),
        ]
    else:
        name = _BEFORE_LOSS if result.leaves_out_loss_of_use else _TOTAL
        totals = [_sum(name, figures.inside, language, total=True)]
    return (
        Sums(tuple(lines)),
        Section(_TOTALS.into(language), (Sums(tuple(totals)),), framed=True),
        _notes(result, language),
    )


def _compared(result: Estimate, language: Language) -> tuple[Block, ...]:
    rules = result.costs.estimate
    figures = result.options[0].figures
    lines = [
        _sum(_REPAIR, result.case.repair, language, rules.repair),
        *_loss(result, figures, result.costs.loss_of_use.rate, language),
    ]
    if result.case.tow is not None:
        lines.append(_sum(_TOWING, result.case.tow, language, rules.tow_anyhow))
    if result.case.third_party is not None:
        lines.append(_sum(_THIRD_PARTY, figures.above_limit, language, rules.third_party))
    groups = tuple(_group(option, result, language) for option in result.options)
    return (
        Sums(tuple(lines)),
        Section(_TOTALS.into(language), (Bars(groups),), framed=True),
        _notes(result, language),
    )


def _group(option: Option, result: Estimate, language: Language) -> BarGroup:
    figures = option.figures
    amounts = [(_INSIDE_SHORT, figures.inside), (_ON_TOP_SHORT, figures.on_top)]
    if not figures.loss_of_use:
        name = _BEFORE_LOSS if result.leaves_out_loss_of_use else _TOTAL
        amounts = [(name, figures.inside)]
    bars = tuple(
        Bar(label.into(language), won_words(amount, language), amount) for label, amount in amounts
    )
    name_words = won_words(option.deductible, language)
    if option.product is not None and option.product.premium_only:
        name_words = _PREMIUM.into(language).format(won=name_words)
    if option.chosen:
        name_words = _MINE.into(language).format(name=name_words)
    return BarGroup(name_words, bars, fact=option.product)


def _refused(result: Estimate, figures: Figures, language: Language) -> tuple[Block, ...]:
    rules = result.costs.estimate
    lines = [
        _sum(_REPAIR, result.case.repair, language),
        *_loss(result, figures, result.costs.loss_of_use.rate_refused, language),
    ]
    if result.case.tow is not None:
        lines.append(_sum(_TOWING, figures.tow, language))
    total = _sum(_AT_LEAST, figures.inside, language, rules.minimum, total=True)
    return (
        Sums(tuple(lines)),
        Section(_TOTALS.into(language), (Sums((total,)),), framed=True),
        _notes(result, language),
    )


def _loss(result: Estimate, figures: Figures, rate: Rate, language: Language) -> tuple[Sum, ...]:
    if not result.case.days or figures.day_rate is None:
        return ()
    label = _LOSS.into(language).format(
        rate=won_words(figures.day_rate, language), days=result.case.days
    )
    typed = result.case.day_rate is not None
    fact = None if typed else rate
    notes = () if typed else (rate.text.into(language),)
    return (Sum(label, won_words(figures.loss_of_use, language), notes=notes, fact=fact),)


def _notes(result: Estimate, language: Language) -> Section:
    costs, rules = result.costs, result.costs.estimate
    advice: list[Advice] = []
    if result.leaves_out_loss_of_use:
        advice += costs.loss_of_use.without_rate
    elif result.case.days and result.refused is None:
        advice += rules.why_two
    advice += rules.left_out if result.refused is None else rules.left_out_refused
    lines = [*_advice_lines(advice, language)]
    if result.beyond_old_limit and not result.leaves_out_loss_of_use:
        limit = costs.loss_of_use.day_limit
        lines.insert(0, Line(limit.text.into(language), fact=limit))
    return Section(_KNOW.into(language), (Lines(tuple(lines)),))


def _advice_lines(advice: list[Advice], language: Language) -> tuple[Line, ...]:
    return tuple(
        Line(
            piece.text.into(language),
            notes=(piece.why.into(language),) if piece.why else (),
            fact=piece,
        )
        for piece in advice
    )


def _sum(
    label: Localized,
    amount: int,
    language: Language,
    fact: Fact | None = None,
    *,
    total: bool = False,
) -> Sum:
    notes = (fact.text.into(language),) if isinstance(fact, Advice) else ()
    return Sum(label.into(language), won_words(amount, language), notes, total, fact=fact)
