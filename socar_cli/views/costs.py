"""How the rules about money look."""

from collections.abc import Iterable

from socar_cli.domain.costs import CostRules, Estimate, Figures, Option, Unknown
from socar_cli.knowledge.model import Advice, Charge, Costs, Fact, Limit, Penalty, Product, Rate
from socar_cli.language import Language, Localized
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


def costs_page(result: CostRules | Estimate, language: Language, *, whole: bool = False) -> Page:
    """Return the screen of `socar costs`: the rules in short or `whole`, or a case in figures."""
    if isinstance(result, Estimate):
        return _estimate_page(result, language)
    return _rules_page(result, language) if whole else _brief_page(result, language)


def _brief_page(result: CostRules, language: Language) -> Page:
    costs, rule = result.costs, result.costs.estimate.repair
    refused = _named(costs.refused, language)
    title = _SOME_REFUSED.into(language).format(all=len(costs.refused), shown=len(refused.rows))
    hints = (
        Hint(_WORK_OUT.into(language), "socar costs --repair 1200000"),
        Hint(_ALL_OF_IT.into(language), "socar costs --all"),
    )
    first = Section(
        _TITLE.into(language),
        (Lines((Line(rule.text.into(language), fact=rule),)), *_products(costs, language)),
    )
    more = Section(_MORE.into(language), (_named(costs.uncovered, language),))
    lost = Section(title, (refused,), money=True)
    blocks = (
        Beside((Column((first,)), Column((more, lost)))),
        Section("", (Hints(hints),)),
        numbers_line(result.calls, language),
    )
    return Page(blocks, "costs", result)


def _products(costs: Costs, language: Language) -> tuple[Block, ...]:
    """Return the usual products, the smallest deductible first, and those of premium cars."""
    in_order = sorted(costs.products, key=lambda product: product.deductible)
    rows = tuple(_product(product, language) for product in in_order if not product.premium_only)
    premium = [product for product in in_order if product.premium_only]
    words = [spoken_won(product.deductible, language) for product in premium]
    words[:1] = [_PREMIUM_CARS.into(language).format(won=word) for word in words[:1]]
    lines = tuple(Line(word, fact=product) for word, product in zip(words, premium, strict=True))
    table = Columns(tuple(heading.into(language) for heading in _HEADINGS), rows)
    return (table, *((Series(lines),) if lines else ()))


def _named(charges: Iterable[Charge], language: Language) -> Series:
    """Return the gravest by their names."""
    return Series(
        tuple(
            Line(charge.name.into(language), fact=charge)
            for charge in charges
            if charge.name is not None
        )
    )


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
    said = {
        language: ", ".join(
            (_NO_PRODUCT if doubt.no_product else _TOO_LITTLE)
            .into(language)
            .format(option=doubt.option, won=spoken_won(doubt.amount, language))
            for doubt in doubts
        )
        for language in Language
    }
    return (
        Localized(
            _USED.ko.format(doubts=said[Language.KO]), _USED.en.format(doubts=said[Language.EN])
        ),
    )


def _answer(result: Estimate, language: Language) -> tuple[Block, ...]:
    """Return what was typed, then the sum in one sentence, then what is not in it."""
    left_out = [_PARTS[part].into(language) for part in _silent(result)]
    missing = _NOT_IN.into(language).format(parts=", ".join(left_out))
    lines = (Line(_sum_words(result, language)), *((Line(missing),) if left_out else ()))
    return (Footer(_case_words(result, language)), *(Lines((line,)) for line in lines))


def _silent(result: Estimate) -> tuple[Unknown, ...]:
    """Return the unknown parts that the sentence itself does not name."""
    named = {Unknown.LOSS_OF_USE} if result.leaves_out_loss_of_use else set()
    return tuple(part for part in result.unknown if part not in named)


def _case_words(result: Estimate, language: Language) -> str:
    case = result.case
    parts = (
        (_CASE, True),
        (_CASE_DEDUCTIBLE, case.deductible is not None),
        (_CASE_DAYS, case.days is not None),
        (_CASE_REFUSED, case.no_waiver),
    )
    words = ", ".join(part.into(language) for part, is_typed in parts if is_typed)
    return words.format(
        repair=spoken_won(case.repair, language),
        won=spoken_won(case.deductible or 0, language),
        days=case.days,
    )


def _sum_words(result: Estimate, language: Language) -> str:
    """Return the sum as a sentence; it is a total only where every part is known."""
    words = _known_words(result, language)
    if result.leaves_out_loss_of_use:
        days = _PLUS_DAYS.into(language).format(days=result.case.days)
        return f"{words} + {days}"
    return words


def _known_words(result: Estimate, language: Language) -> str:
    if result.refused is not None:
        return _SUM_LEAST.into(language).format(won=spoken_won(result.refused.inside, language))
    if len(result.options) > 1:
        return _range_words(result, language)
    figures = result.options[0].figures
    if figures.inside != figures.on_top:
        return _both_words(figures, language)
    won = spoken_won(figures.inside, language)
    return won if result.unknown else _SUM_ALL.into(language).format(won=won)


def _both_words(figures: Figures, language: Language) -> str:
    if figures.inside == figures.on_top:
        return spoken_won(figures.inside, language)
    return _SUM_TWO.into(language).format(
        inside=spoken_won(figures.inside, language), on_top=spoken_won(figures.on_top, language)
    )


def _range_words(result: Estimate, language: Language) -> str:
    figures = [option.figures for option in result.options]
    span = _SUM_RANGE.into(language).format(
        least=spoken_won(min(entry.inside for entry in figures), language),
        most=spoken_won(max(entry.on_top for entry in figures), language),
    )
    for option in result.options:
        if option.chosen:
            won = _both_words(option.figures, language)
            return _SUM_YOURS.into(language).format(won=won, range=span)
    return span


def _estimate_page(result: Estimate, language: Language) -> Page:
    if result.refused is not None:
        blocks, title = _refused(result, result.refused, language), _REFUSED_TITLE.into(language)
    elif len(result.options) == 1:
        (option,) = result.options
        blocks, title = _one(result, option, language), ""
    else:
        blocks, title = _compared(result, language), _ALL_PRODUCTS.into(language)
    answer = _answer(result, language)
    return Page(
        (Banner(_ESTIMATE.into(language), title), *answer, *blocks), "costs-estimate", result
    )


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
        name = _PART if result.unknown else _TOTAL
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
        name = _PART if result.unknown else _TOTAL
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
