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
_UNKNOWN, _INCLUDED = Localized("모름", "not known"), Localized("포함", "yes")
_INSURANCE = {True: _INCLUDED, False: Localized("없음", "no"), None: _UNKNOWN}
_TOW = {True: _INCLUDED, False: Localized("별도", "extra"), None: _UNKNOWN}
_REFUSED = Localized("면책이 거절되는 때", "When the waiver is refused")
_AMOUNT = Localized("셈하기", "Amount")

_ESTIMATE = Localized("예상 부담", "What this would cost")
_DEDUCTIBLE = Localized("자기부담금", "Deductible")
_YOU_PAY, _WON = Localized("내는 돈", "You pay"), Localized("금액", "Amount")
_INSIDE = Localized("휴차료 포함이면", "Loss-of-use inside")
_ON_TOP = Localized("휴차료 별도이면", "Loss-of-use on top")
_AT_LEAST = Localized("적어도 {won}", "At least {won}")
_PLUS_DAYS = Localized(
    "{won} + 휴차료 {days}일 (하루 요금 모름)",
    "{won} + {days} days of loss-of-use (day fee unknown)",
)
_PARTS = {
    "days": Localized("휴차료", "loss-of-use"),
    "tow": Localized("사고 견인", "crash tow"),
    "third_party": Localized("대물 한도 초과분", "others' property above the limit"),
}


def costs_page(result: CostRules | Estimate, *, whole: bool = False) -> page.Page:
    """Return the screen of `socar costs`: the rules in short or `whole`, or a case in figures."""
    if isinstance(result, Estimate):
        return _estimate_page(result)
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
    premium: list[page.Line] = []
    for product in in_order:
        if product.premium_only:
            won = spoken_won(product.deductible)
            first = Localized("고급차 {won}", "Premium cars {won}").format(won=won)
            premium.append(page.Line(won if premium else first, fact=product))
    what_i_pay = (
        page.Lines((page.Line(rule.text, fact=rule),)),
        _products(product for product in in_order if not product.premium_only),
        *((page.Lines(tuple(premium), between=", "),) if premium else ()),
    )
    refused = _named(costs.refused)
    title = Localized("{refused} ({all}가지 중 {shown})", "{refused} ({shown} of {all})").format(
        refused=_REFUSED, all=len(costs.refused), shown=len(refused.rows)
    )
    some = page.Section(title, (refused,), role="money")
    every = changed(some, title=_REFUSED, rows=(advice_lines(costs.refused),))
    more = page.Section(
        Localized("더 낼 수 있는 돈", "What may come on top"), (_named(costs.uncovered),)
    )
    columns = (page.Section(_TITLE, what_i_pay),), (more, page.Either((some,), (some,), (every,)))
    return (
        page.Beside(columns),
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
        Localized("면책 상품", "Waiver products"): _products(costs.products),
        Localized("보험이 내는 것", "What the insurance pays"): page.Lines(tuple(limits)),
        Localized("따로 낼 수 있는 것", "What may stay with you"): advice_lines(costs.uncovered),
        _REFUSED: advice_lines(costs.refused),
        Localized("페널티", "Penalties"): page.Lines(tuple(penalties)),
    }
    return (page.Section(_TITLE), *(page.Section(title, (one,)) for title, one in sections.items()))


def _products(products: Iterable[Product]) -> page.Table:
    rows = []
    for one in products:
        name = _product_words(one.deductible, one)
        rows.append(page.Row((name, _INSURANCE[one.driver_insurance], _TOW[one.tow]), fact=one))
    return page.Table(_HEADINGS, tuple(rows))


def _product_words(deductible: int, product: Product | None) -> Localized:
    """Return a deductible, and that its product is for premium cars alone."""
    won = won_words(deductible)
    if product and product.premium_only:
        won = Localized("{won} (고급차)", "{won} (premium)").format(won=won)
    return won


def _estimate_page(result: Estimate) -> page.Page:
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
    # For a chat one sentence, where nothing else stands beside it.
    clip = Localized(
        "쏘카 예상 부담 (비공식), {case}: {sum}", "SOCAR estimate (unofficial), {case}: {sum}"
    ).format(case=case, sum=answer)
    left_out: tuple[page.Block, ...] = ()
    if result.unknown:  # the sum says by itself that it lacks days of unknown cost
        parts = joined(", ", map(_PARTS.__getitem__, result.unknown))
        not_in = Localized("안 들어간 것: {parts}", "Not in this: {parts}").format(parts=parts)
        left_out = (page.Footer(not_in),)
        clip = filled("{clip} ({not_in})", clip=clip, not_in=not_in)
    said = (page.Footer(answer, strong=True), *left_out)
    rows, totals, notes = tuple(_rows(result)), _totals(result), _notes(result)
    headings = Localized("무엇", "What"), _WON
    reckoned = page.Table(headings, rows, amounts=True, summed=True)
    know = page.Section(Localized("알아 둘 것", "What to know"), (page.Lines(notes),))
    below: tuple[page.Section, ...] = (page.Section(_YOU_PAY, (totals,)), know)
    narrow = (page.Section(_ESTIMATE, hint=which), page.Footer(case), *said, reckoned, *below)
    if no_rate:
        words = Localized(
            "휴차료 {days}일, 하루 요금 모름", "Loss-of-use {days} days, day fee unknown"
        )
        unknown = page.Row((words.format(days=result.case.days), "?"))
        reckoned = changed(reckoned, rows=(*rows, unknown))
    inside: tuple[page.Block, ...] = (*said, reckoned)
    if result.refused or result.only:  # one total, which the table's footer has
        lines = _total_lines(result)
        footer = ((_YOU_PAY, *lines), ()) if no_rate else ((_YOU_PAY,), lines)
        inside = (changed(reckoned, footer=footer), *left_out)
        explained = (
            page.Line(joined(": ", (row.cells[0], *row.notes)), fact=row.fact)
            for row in totals.rows
            if row.notes
        )
        below = (changed(know, rows=(page.Lines((*explained, *notes)),)),)
    wide = (page.Section(_ESTIMATE, inside, hint=joined(" · ", present(case, which))), *below)
    blocks = (*breach_blocks(result.breach), page.Either(narrow, wide))
    return page.Page(blocks, "costs-estimate", result, clip=clip)


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
    figures, days = result.figures, result.case.days
    if result.only:
        if result.leaves_out_loss_of_use:
            return joined(", ", _total_lines(result))
        won, is_all = _spoken(figures), not result.unknown and figures.inside == figures.on_top
        return Localized("모두 {won}", "In all {won}").format(won=won) if is_all else won
    if result.refused:
        answer = _AT_LEAST.format(won=spoken_won(figures.known_or_total))
    else:
        every = [option.figures for option in result.options]
        least = min(one.known_or_total for one in every)
        most = max(one.known if one.on_top is None else one.on_top for one in every)
        answer = Localized(
            "상품에 따라 {least} ~ {most}", "{least} to {most}, by the product"
        ).format(least=spoken_won(least), most=spoken_won(most))
    for option in result.options:
        if option.chosen:
            yours = Localized("내 상품 {won}, {range}", "{won} with yours, {range}")
            answer = yours.format(won=_spoken(option.figures), range=answer)
    return _PLUS_DAYS.format(won=answer, days=days) if result.leaves_out_loss_of_use else answer


def _spoken(figures: Figures) -> Localized:
    """Return a sum in words: one amount, or two where loss of use makes a difference."""
    inside = spoken_won(figures.known_or_total)
    if figures.on_top in {None, figures.inside}:
        return inside
    return Localized(
        "{inside}, 휴차료가 따로면 {on_top}", "{inside}, or {on_top} with loss-of-use on top"
    ).format(inside=inside, on_top=spoken_won(figures.on_top))


def _sums(result: Estimate, figures: Figures) -> dict[Localized, Localized]:
    """Return a sum by its name; with loss of use two, as part of the deductible and on top.

    Where nobody said what a day costs, one is from what is known up to the deductible, and the
    other names the days.
    """
    if figures.loss_of_use and figures.on_top:
        return {_INSIDE: won_words(figures.known_or_total), _ON_TOP: won_words(figures.on_top)}
    if not result.leaves_out_loss_of_use:
        all_known = Localized("아는 것만", "Known so far"), Localized("모두", "In all")
        return {all_known[not result.unknown]: won_words(figures.known_or_total)}
    known = inside = spoken_won(figures.known)
    if figures.inside is None and figures.most is not None:
        from_to = Localized("{least} ~ {most}", "{least} to {most}")
        inside = from_to.format(least=known, most=spoken_won(figures.most))
    return {_INSIDE: inside, _ON_TOP: _PLUS_DAYS.format(won=known, days=result.case.days)}


def _total_lines(result: Estimate) -> tuple[Text, ...]:
    """Return the answer in words, a line for each way to bill loss of use."""
    if result.refused:
        least = result.refused.inside
        return (_answer(result) if least is None else _AT_LEAST.format(won=won_words(least)),)
    inside, *on_top = dict.fromkeys(_sums(result, result.figures).values())
    if not on_top:
        return (inside,)
    return (
        Localized("포함이면 {won}", "Inside: {won}").format(won=inside),
        Localized("별도면 {won}", "On top: {won}").format(won=on_top[0]),
    )


def _rows(result: Estimate) -> Iterator[page.Row]:
    """Yield the lines of the sum; the deductible and its product only where there is one choice."""
    case, costs, figures, only = result.case, result.costs, result.figures, result.only
    rules, rates = costs.estimate, costs.loss_of_use
    repair = Localized("수리비 (입력)", "Repair (typed)")
    yield _row(repair, won_words(case.repair), None if result.refused else rules.repair)
    if only:
        yield _row(_DEDUCTIBLE, won_words(only.deductible), only.product)
    if figures.loss_of_use and figures.day_rate:
        loss = Localized("휴차료 {rate} x {days}일", "Loss-of-use {rate} x {days} days")
        label = loss.format(rate=won_words(figures.day_rate), days=case.days)
        rate = rates.rate_refused if result.refused else rates.rate
        yield _row(label, won_words(figures.loss_of_use), None if case.day_rate else rate)
    towing = Localized("사고 견인비", "Towing after the accident")
    if only and only.product and only.product.tow:
        yield _row(towing, won_words(0), rules.tow_included)
    elif case.tow is not None:
        rule = rules.tow if only else rules.tow_anyhow
        yield _row(towing, won_words(case.tow), None if result.refused else rule)
    if case.third_party is not None:
        above = Localized("대물 한도 초과분", "Above the property limit")
        yield _row(above, won_words(figures.above_limit or 0), rules.third_party)


def _row(label: Localized, amount: Text, fact: Fact | None) -> page.Row:
    notes = (fact.text,) if isinstance(fact, Advice | Rate) else ()
    return page.Row((label, amount), notes=notes, fact=fact)


def _totals(result: Estimate) -> page.Table:
    """Return the answer as a table: one sum, both ways to bill loss of use, or every product."""
    rules, sums = result.costs.estimate, _sums(result, result.figures)
    if not result.refused and not result.only:
        products = []
        for option in result.options:
            name: Text = _product_words(option.deductible, option.product)
            if option.chosen:
                name = Localized("{name} · 내 상품", "{name} · yours").format(name=name)
            cells = (name, *_sums(result, option.figures).values())
            products.append(page.Row(cells, strong=option.chosen, fact=option.product))
        return page.Table((_DEDUCTIBLE, *sums), tuple(products), amounts=True)
    facts = {_INSIDE: rules.inside, _ON_TOP: rules.on_top}
    rows = [_row(name, won, facts.get(name)) for name, won in sums.items()]
    if result.refused:
        total = won_words(result.refused.known_or_total)
        rows = [_row(Localized("적어도", "At least"), total, rules.minimum)]
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
