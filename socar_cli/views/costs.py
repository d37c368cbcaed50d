"""How the rules about money look, in short and whole."""

from collections.abc import Iterable

from socar_cli.domain.costs import CostRules, Estimate
from socar_cli.knowledge.model import Charge, Costs, Limit, Penalty, Product
from socar_cli.language import Localized, joined
from socar_cli.views.amounts import spoken_won
from socar_cli.views.estimate import deductible_words, estimate_page
from socar_cli.views.guide import numbers_line
from socar_cli.views.page import (
    Beside,
    Block,
    Column,
    Line,
    Lines,
    Page,
    Pair,
    Pairs,
    Role,
    Row,
    Section,
    Table,
    either,
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
_LIMITS = Localized("보험이 내는 것", "What the insurance pays")
_NO_LIMIT = Localized("한도 없음", "no limit")
_UP_TO = Localized("{won}까지", "up to {won}")
_UNCOVERED = Localized("따로 낼 수 있는 것", "What may stay with you")
_REFUSED = Localized("면책이 거절되는 때", "When the waiver is refused")
_PENALTIES = Localized("페널티", "Penalties")

_MORE = Localized("더 낼 수 있는 돈", "What may come on top")
_SOME_REFUSED = Localized(
    "면책이 거절되는 때 ({all}가지 중 {shown})", "When the waiver is refused ({shown} of {all})"
)
_PREMIUM_CARS = Localized("고급차 {won}", "Premium cars {won}")
_HINTS = Pairs(
    (
        Pair(Localized("셈하기", "Amount"), "socar costs --repair 1200000"),
        Pair(Localized("끝까지", "All"), "socar costs --all"),
    ),
    typed=True,
)


def costs_page(result: CostRules | Estimate, *, whole: bool = False) -> Page:
    """Return the screen of `socar costs`: the rules in short or `whole`, or a case in figures."""
    if isinstance(result, Estimate):
        return estimate_page(result)
    return _rules_page(result) if whole else _brief_page(result)


def _brief_page(result: CostRules) -> Page:
    costs, rule = result.costs, result.costs.estimate.repair
    refused = _named(costs.refused)
    title = _SOME_REFUSED.format(all=len(costs.refused), shown=len(refused.rows))
    first = Section(_TITLE, (Lines((Line(rule.text, fact=rule),)), *_products(costs)))
    more = Section(_MORE, (_named(costs.uncovered),))
    some = (Section(title, (refused,), role=Role.MONEY),)
    every = (Section(_REFUSED, (advice_lines(costs.refused),), role=Role.MONEY),)
    blocks = (
        Beside((Column((first,)), Column((more, either(some, some, every))))),
        Section("", (_HINTS,)),
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
    table = Table(_HEADINGS, rows)
    return (table, *((Lines(lines, between=", "),) if lines else ()))


def _named(charges: Iterable[Charge]) -> Lines:
    """Return the gravest by their names."""
    lines = (Line(one.name, fact=one) for one in charges if one.name is not None)
    return Lines(tuple(lines), between=", ")


def _rules_page(result: CostRules) -> Page:
    costs = result.costs
    sections = (
        (_RULE, advice_lines(costs.rule)),
        (_PRODUCTS, Table(_HEADINGS, tuple(map(_product, costs.products)))),
        (_LIMITS, Lines(tuple(map(_limit, costs.limits)))),
        (_UNCOVERED, advice_lines(costs.uncovered)),
        (_REFUSED, advice_lines(costs.refused)),
        (_PENALTIES, Lines(tuple(map(_penalty, costs.penalties)))),
    )
    blocks = (Section(title, (block,)) for title, block in sections)
    return Page((Section(_TITLE), *blocks), "costs", result)


def _product(product: Product) -> Row:
    deductible = deductible_words(product.deductible, product)
    cells = (deductible, _INSURANCE[product.driver_insurance], _TOW[product.tow])
    return Row(cells, fact=product)


def _limit(limit: Limit) -> Line:
    amount = _NO_LIMIT if limit.amount is None else _UP_TO.format(won=won_words(limit.amount))
    text = joined(": ", (limit.name, amount))
    return Line(text, notes=(limit.note,) if limit.note else (), fact=limit)


def _penalty(penalty: Penalty) -> Line:
    amount = () if penalty.amount is None else (won_words(penalty.amount),)
    text = joined(": ", (penalty.name, *amount))
    return Line(text, notes=(penalty.consequence,), fact=penalty)
