"""The screens of `socar costs`: the rules in short or whole, and an estimate in figures."""

from collections.abc import Iterable, Iterator

from socar_cli.domain.costs import DEDUCTIBLE, CostRules, Estimate, Figures
from socar_cli.knowledge.model import Advice, Charge, Fact, Product, Rate
from socar_cli.language import Localized, Text, filled, joined
from socar_cli.value import changed
from socar_cli.views import page
from socar_cli.views.guide import breach_blocks
from socar_cli.views.words import advice_lines, numbers_line, present, spoken_won, won_words

_TITLE = Localized("내 부담", "What I pay")
_HEADINGS = (
    Localized("최대 부담", "At most"),
    Localized("운전자보험", "Driver ins."),
    Localized("사고 견인", "Crash tow"),
)
_UNKNOWN = Localized("모름", "not known")
_INCLUDED = Localized("포함", "yes")
_INSURANCE = {True: _INCLUDED, False: Localized("없음", "no"), None: _UNKNOWN}
_TOW = {True: _INCLUDED, False: Localized("별도", "extra"), None: _UNKNOWN}
_REFUSED = Localized("면책이 거절되는 때", "When the waiver is refused")
_PREMIUM = Localized("{won} (고급차)", "{won} (premium)")
_AMOUNT = Localized("셈하기", "Amount")

_ESTIMATE = Localized("예상 부담", "What this would cost")
_DEDUCTIBLE = Localized("자기부담금", "Deductible")
_LOSS = Localized("휴차료 {rate} x {days}일", "Loss-of-use {rate} x {days} days")
_TOWING = Localized("사고 견인비", "Towing after the accident")
_THIRD_PARTY = Localized("대물 한도 초과분", "Above the property limit")
_YOU_PAY, _WON = Localized("내는 돈", "You pay"), Localized("금액", "Amount")
_INSIDE = Localized("휴차료 포함이면", "Loss-of-use inside")
_ON_TOP = Localized("휴차료 별도이면", "Loss-of-use on top")
_IF_INSIDE = Localized("포함이면 {won}", "Inside: {won}")
_IF_ON_TOP = Localized("별도면 {won}", "On top: {won}")
_NO_RATE = Localized("휴차료 {days}일, 하루 요금 모름", "Loss-of-use {days} days, day fee unknown")

_SUM_LEAST = Localized("적어도 {won}", "At least {won}")
_SUM_RANGE = Localized("상품에 따라 {least} ~ {most}", "{least} to {most}, by the product")
_SUM_YOURS = Localized("내 상품 {won}, {range}", "{won} with yours, {range}")
_SUM_TWO = Localized(
    "{inside}, 휴차료가 따로면 {on_top}", "{inside}, or {on_top} with loss-of-use on top"
)
_PLUS_DAYS = Localized(
    "휴차료 {days}일 (하루 요금 모름)", "{days} days of loss-of-use (day fee unknown)"
)
_KNOW = Localized("알아 둘 것", "What to know")
_CLIP = Localized(
    "쏘카 예상 부담 (비공식), {case}: {sum}", "SOCAR estimate (unofficial), {case}: {sum}"
)
_PARTS = {
    "days": Localized("휴차료", "loss-of-use"),
    "tow": Localized("사고 견인", "crash tow"),
    "third_party": Localized("대물 한도 초과분", "others' property above the limit"),
}


def costs_page(result: CostRules | Estimate, *, whole: bool = False) -> page.Page:
    """Return the screen of `socar costs`: the rules in short or `whole`, or a case in figures."""
    if isinstance(result, Estimate):
        estimate = estimate_page(result)
        return changed(estimate, blocks=(*breach_blocks(result.breach), *estimate.blocks))
    blocks = _rules(result) if whole else _brief(result)
    if result.breach:  # and no word of what the waiver would pay
        blocks = (
            *breach_blocks(result.breach, _TITLE),
            page.Section(_REFUSED, (advice_lines(result.costs.refused),), role="money"),
            page.typed_next((_AMOUNT, "socar costs --repair 1200000 --no-waiver")),
            numbers_line(result.calls),
        )
    return page.Page(blocks, "costs", result)


def doubts_words(result: CostRules | Estimate) -> tuple[Localized, ...]:
    """Return in one line which figures may be slips of the finger; nothing where none is."""
    doubts = result.questionable if isinstance(result, Estimate) else {}
    little = Localized("{option} {won}은 너무 적습니다", "{option} {won} is very little")
    none = Localized("자기부담금 {won}인 상품은 없습니다", "no product has a deductible of {won}")
    said = (
        (none if option == DEDUCTIBLE else little).format(option=option, won=spoken_won(amount))
        for option, amount in doubts.items()
    )
    used = Localized("{doubts}. 적은 대로 셈합니다", "{doubts}. Used as typed")
    return (used.format(doubts=joined(", ", said)),) if doubts else ()


def _brief(result: CostRules) -> tuple[page.Block, ...]:
    """Return the usual products, the smallest deductible first, and what may come on top."""
    costs, rule = result.costs, result.costs.estimate.repair
    in_order = sorted(costs.products, key=lambda product: product.deductible)
    usual = tuple(_product(product) for product in in_order if not product.premium_only)
    products: list[page.Block] = [
        page.Lines((page.Line(rule.text, fact=rule),)),
        page.Table(_HEADINGS, usual),
    ]
    if premium := [product for product in in_order if product.premium_only]:
        lines = [page.Line(spoken_won(product.deductible), fact=product) for product in premium]
        first = Localized("고급차 {won}", "Premium cars {won}").format(won=lines[0].text)
        lines[0] = changed(lines[0], text=first)
        products.append(page.Lines(tuple(lines), between=", "))
    refused = _named(costs.refused)
    title = Localized("{refused} ({all}가지 중 {shown})", "{refused} ({shown} of {all})").format(
        refused=_REFUSED, all=len(costs.refused), shown=len(refused.rows)
    )
    some = page.Section(title, (refused,), role="money")
    every = changed(some, title=_REFUSED, rows=(advice_lines(costs.refused),))
    on_top = Localized("더 낼 수 있는 돈", "What may come on top")
    more = (
        page.Section(on_top, (_named(costs.uncovered),)),
        page.Either((some,), (some,), (every,)),
    )
    return (
        page.Beside(((page.Section(_TITLE, tuple(products)),), more)),
        page.typed_next(
            (_AMOUNT, "socar costs --repair 1200000"),
            (Localized("끝까지", "All"), "socar costs --all"),
        ),
        numbers_line(result.calls),
    )


def _named(charges: Iterable[Charge]) -> page.Lines:
    """Return the charges that have a name, which are the gravest, in one line."""
    lines = (page.Line(one.name, fact=one) for one in charges if one.name is not None)
    return page.Lines(tuple(lines), between=", ")


def _rules(result: CostRules) -> tuple[page.Block, ...]:
    costs = result.costs
    limits, penalties = [], []
    no_limit, up_to = Localized("한도 없음", "no limit"), Localized("{won}까지", "up to {won}")
    for limit in costs.limits:
        most = no_limit if limit.amount is None else up_to.format(won=won_words(limit.amount))
        text = joined(": ", (limit.name, most))
        limits.append(page.Line(text, notes=present(limit.note), fact=limit))
    for penalty in costs.penalties:
        amount = None if penalty.amount is None else won_words(penalty.amount)
        text = joined(": ", present(penalty.name, amount))
        penalties.append(page.Line(text, notes=(penalty.consequence,), fact=penalty))
    sections: dict[Localized, page.Block] = {
        Localized("기본 규칙과 예외", "The rule and its exceptions"): advice_lines(costs.rule),
        Localized("면책 상품", "Waiver products"): page.Table(
            _HEADINGS, tuple(map(_product, costs.products))
        ),
        Localized("보험이 내는 것", "What the insurance pays"): page.Lines(tuple(limits)),
        Localized("따로 낼 수 있는 것", "What may stay with you"): advice_lines(costs.uncovered),
        _REFUSED: advice_lines(costs.refused),
        Localized("페널티", "Penalties"): page.Lines(tuple(penalties)),
    }
    return (page.Section(_TITLE), *(page.Section(title, (one,)) for title, one in sections.items()))


def _product(product: Product) -> page.Row:
    name = _product_words(product.deductible, product)
    return page.Row((name, _INSURANCE[product.driver_insurance], _TOW[product.tow]), fact=product)


def _product_words(deductible: int, product: Product | None) -> Localized:
    """Return a deductible, and that its product is for premium cars alone."""
    won = won_words(deductible)
    return _PREMIUM.format(won=won) if product and product.premium_only else won


def estimate_page(result: Estimate) -> page.Page:
    """Return the screen of a case in figures: one choice, all products, or without the waiver.

    The sum is its answer: where a part is not known, both ways to bill it stand there. A narrow
    window has the answer at the top and the totals as a table; a wide one has them in its footer.
    """
    case, answer, no_rate = _case_words(result), _answer(result), result.leaves_out_loss_of_use
    which: Text = ""
    if result.refused:
        which = Localized("면책이 안 될 때", "Without the waiver")
    elif not result.only:
        which = Localized("상품별", "Every product")
    # The sum says by itself that it lacks days of which nobody said what they cost.
    parts = joined(", ", map(_PARTS.__getitem__, result.unknown))
    not_in = Localized("안 들어간 것: {parts}", "Not in this: {parts}").format(parts=parts)
    left_out = (page.Footer(not_in),) if parts else ()
    said: tuple[page.Block, ...] = (page.Footer(answer, strong=True), *left_out)
    rows, totals, notes = tuple(_rows(result)), _totals(result), _notes(result)
    headings = Localized("무엇", "What"), _WON
    reckoned = page.Table(headings, rows, amounts=True, summed=True)
    you_pay, know = page.Section(_YOU_PAY, (totals,)), page.Section(_KNOW, (page.Lines(notes),))
    title = page.Section(_ESTIMATE, hint=which)
    narrow = (title, page.Footer(case), *said, reckoned, you_pay, know)
    if no_rate:
        unknown = page.Row((_NO_RATE.format(days=result.case.days), "?"))
        reckoned = changed(reckoned, rows=(*rows, unknown))
    inside: tuple[page.Block, ...] = (*said, reckoned)
    below: tuple[page.Block, ...] = (you_pay, know)
    if result.refused or result.only:  # one total, which the table's footer has
        lines = _total_lines(result)
        footer = ((_YOU_PAY, *lines), ()) if no_rate else ((_YOU_PAY,), lines)
        inside = (changed(reckoned, footer=footer), *left_out)
        explained = (
            page.Line(joined(": ", (row.cells[0], *row.notes)), fact=row.fact)
            for row in totals.rows
            if row.notes
        )
        below = (page.Section(_KNOW, (page.Lines((*explained, *notes)),)),)
    wide = (page.Section(_ESTIMATE, inside, hint=joined(" · ", present(case, which))), *below)
    # For a chat one sentence, where nothing else stands beside it.
    clip = _CLIP.format(case=case, sum=answer)
    clip = filled("{clip} ({missing})", clip=clip, missing=not_in) if parts else clip
    return page.Page((page.Either(narrow, wide),), "costs-estimate", result, clip=clip)


def _case_words(result: Estimate) -> Text:
    """Return what was typed."""
    typed = result.case
    parts = [Localized("수리비 {won}", "repair {won}").format(won=spoken_won(typed.repair))]
    if typed.deductible is not None:
        won = spoken_won(typed.deductible)
        parts.append(Localized("자기부담금 {won}", "deductible {won}").format(won=won))
    if typed.days is not None:
        parts.append(Localized(f"{typed.days}일", f"{typed.days} days"))
    if typed.no_waiver:
        parts.append(Localized("면책 없이", "no waiver"))
    return joined(", ", parts)


def _answer(result: Estimate) -> Text:
    """Return the sum as a sentence; it is a total only where every part is known."""
    figures, no_rate = result.figures, result.leaves_out_loss_of_use
    days = (_PLUS_DAYS.format(days=result.case.days),) if no_rate else ()
    if result.refused:
        at_least = _SUM_LEAST.format(won=spoken_won(figures.known_or_total))
        return joined(" + ", (at_least, *days))
    if result.only:
        if no_rate:
            return joined(", ", _total_lines(result))
        won, is_all = _spoken(figures), not result.unknown and figures.inside == figures.on_top
        return Localized("모두 {won}", "In all {won}").format(won=won) if is_all else won
    every = [option.figures for option in result.options]
    least = min(one.known_or_total for one in every)
    most = max(one.known if one.on_top is None else one.on_top for one in every)
    answer = _SUM_RANGE.format(least=spoken_won(least), most=spoken_won(most))
    for option in result.options:
        if option.chosen:
            answer = _SUM_YOURS.format(won=_spoken(option.figures), range=answer)
    return joined(" + ", (answer, *days))


def _spoken(figures: Figures) -> Localized:
    """Return a sum in words: one amount, or two where loss of use makes a difference."""
    inside = spoken_won(figures.known_or_total)
    if figures.on_top in {None, figures.inside}:
        return inside
    return _SUM_TWO.format(inside=inside, on_top=spoken_won(figures.on_top))


def _two_ways(figures: Figures, days: int | None) -> tuple[Text, Text]:
    """Return the sum with loss of use as part of the deductible, and with it on top.

    Where nobody said what a day costs, one is from what is known up to the deductible, and the
    other names the days.
    """
    if figures.on_top is not None:
        return won_words(figures.known_or_total), won_words(figures.on_top)
    known = inside = spoken_won(figures.known)
    if figures.inside is None and figures.most is not None:
        from_to = Localized("{least} ~ {most}", "{least} to {most}")
        inside = from_to.format(least=known, most=spoken_won(figures.most))
    return inside, joined(" + ", (known, _PLUS_DAYS.format(days=days)))


def _total_lines(result: Estimate) -> tuple[Text, ...]:
    """Return the answer in words, a line for each way to bill loss of use."""
    figures = result.figures
    if result.refused:
        if figures.inside is None:
            return (_answer(result),)
        return (_SUM_LEAST.format(won=won_words(figures.inside)),)
    if figures.on_top in {None, figures.inside} and not result.leaves_out_loss_of_use:
        return (won_words(figures.known_or_total),)
    inside, on_top = _two_ways(figures, result.case.days)
    return (_IF_INSIDE.format(won=inside), _IF_ON_TOP.format(won=on_top))


def _rows(result: Estimate) -> Iterator[page.Row]:
    """Yield the lines of the sum; the deductible and its product only where there is one choice."""
    case, costs, figures, only = result.case, result.costs, result.figures, result.only
    rules, rates = costs.estimate, costs.loss_of_use
    repair = Localized("수리비 (입력)", "Repair (typed)")
    yield _row(repair, won_words(case.repair), None if result.refused else rules.repair)
    if only:
        yield _row(_DEDUCTIBLE, won_words(only.deductible), only.product)
    if figures.loss_of_use and figures.day_rate:
        label = _LOSS.format(rate=won_words(figures.day_rate), days=case.days)
        rate = rates.rate_refused if result.refused else rates.rate
        yield _row(label, won_words(figures.loss_of_use), None if case.day_rate else rate)
    if only and only.product and only.product.tow:
        yield _row(_TOWING, won_words(0), rules.tow_included)
    elif case.tow is not None:
        rule = rules.tow if only else rules.tow_anyhow
        yield _row(_TOWING, won_words(case.tow), None if result.refused else rule)
    if case.third_party is not None:
        yield _row(_THIRD_PARTY, won_words(figures.above_limit or 0), rules.third_party)


def _row(label: Localized, amount: Text, fact: Fact | None = None) -> page.Row:
    notes = (fact.text,) if isinstance(fact, Advice | Rate) else ()
    return page.Row((label, amount), notes=notes, fact=fact)


def _totals(result: Estimate) -> page.Table:
    """Return the answer as a table: one sum, both ways to bill loss of use, or every product."""
    rules, figures, days = result.costs.estimate, result.figures, result.case.days
    two = figures.loss_of_use or result.leaves_out_loss_of_use
    known = (
        Localized("아는 것만", "Known so far") if result.unknown else Localized("모두", "In all")
    )
    if not result.refused and not result.only:
        rows = []
        for option in result.options:
            name: Text = _product_words(option.deductible, option.product)
            if option.chosen:
                name = Localized("{name} · 내 상품", "{name} · yours").format(name=name)
            one = (won_words(option.figures.known_or_total),)
            cells = (name, *(_two_ways(option.figures, days) if two else one))
            rows.append(page.Row(cells, strong=option.chosen, fact=option.product))
        headings = (_DEDUCTIBLE, *((_INSIDE, _ON_TOP) if two else (known,)))
        return page.Table(headings, tuple(rows), amounts=True)
    total = won_words(figures.known_or_total)
    rows = [_row(known, total)]
    if result.refused:
        rows = [_row(Localized("적어도", "At least"), total, rules.minimum)]
    elif two:
        inside, on_top = _two_ways(figures, days)
        rows = [_row(_INSIDE, inside, rules.inside), _row(_ON_TOP, on_top, rules.on_top)]
    strong = tuple(changed(row, strong=True) for row in rows)
    return page.Table((_YOU_PAY, _WON), strong, amounts=True, summed=True)


def _notes(result: Estimate) -> tuple[page.Line, ...]:
    """Return what to know of the figures, and what is in none of them."""
    rates, rules = result.costs.loss_of_use, result.costs.estimate
    notes = advice_lines(rules.left_out_refused if result.refused else rules.left_out).rows
    if result.leaves_out_loss_of_use:
        return (*advice_lines(rates.without_rate).rows, *notes)
    if result.case.days and not result.refused:
        notes = (*advice_lines(rules.why_two).rows, *notes)
    if result.beyond_old_limit:
        notes = (page.Line(rates.day_limit.text, fact=rates.day_limit), *notes)
    return notes
