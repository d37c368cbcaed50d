"""How the rules about money look."""

from socar_cli.domain.costs import CostRules
from socar_cli.knowledge.model import Limit, Penalty, Product
from socar_cli.knowledge.scalars import Won
from socar_cli.language import Language, Localized
from socar_cli.views.page import Banner, Columns, Line, Lines, Page, Row, Section
from socar_cli.views.words import advice_lines, sure_words

_TITLE = Localized("내 부담", "What I pay")
_RULE = Localized("기본 규칙과 예외", "The rule and its exceptions")
_PRODUCTS = Localized("면책 상품", "Waiver products")
_HEADINGS = (
    Localized("최대 부담", "You pay at most"),
    Localized("운전자보험", "Driver insurance"),
    Localized("사고 견인", "Tow after accident"),
    Localized("확실함", "How sure"),
)
_INSURANCE = {
    True: Localized("포함", "included"),
    False: Localized("없음", "no"),
    None: Localized("모름", "not known"),
}
_TOW = {**_INSURANCE, False: Localized("별도", "extra")}
_PREMIUM = Localized("{won} (고급차)", "{won} (premium)")
_LIMITS = Localized("상대에게는 보험이", "What the insurance pays others")
_NO_LIMIT = Localized("한도 없음", "no limit")
_UP_TO = Localized("{won}까지", "up to {won}")
_UNCOVERED = Localized("따로 낼 수 있는 것", "What may stay with you")
_REFUSED = Localized("면책이 거절되는 때", "When the waiver is refused")
_PENALTIES = Localized("페널티", "Penalties")
_WON = Localized("{amount}원", "{amount} won")


def costs_page(result: CostRules, language: Language) -> Page:
    """Return the screen of `socar costs`."""
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
        )
    )


def won_words(amount: Won, language: Language) -> str:
    """Return an amount as the knowledge file writes it."""
    return _WON.into(language).format(amount=amount)


def _product(product: Product, language: Language) -> Row:
    won = won_words(product.deductible, language)
    cells = (
        _PREMIUM.into(language).format(won=won) if product.premium_only else won,
        _INSURANCE[product.driver_insurance].into(language),
        _TOW[product.tow].into(language),
    )
    return Row(cells, fact=product, mark=sure_words(product.confidence, language))


def _limit(limit: Limit, language: Language) -> Line:
    amount = _NO_LIMIT.into(language)
    if limit.amount is not None:
        amount = _UP_TO.into(language).format(won=won_words(limit.amount, language))
    return Line(
        f"{limit.name.into(language)}: {amount}",
        notes=(limit.note.into(language),) if limit.note else (),
        mark=sure_words(limit.confidence, language),
        fact=limit,
    )


def _penalty(penalty: Penalty, language: Language) -> Line:
    amount = won_words(penalty.amount, language) if penalty.amount is not None else ""
    name = penalty.name.into(language)
    return Line(
        f"{name}: {amount}" if amount else name,
        notes=(penalty.consequence.into(language),),
        mark=sure_words(penalty.confidence, language),
        fact=penalty,
    )
