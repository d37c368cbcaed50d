"""What an accident costs the driver: the rules, and the arithmetic on them."""

from collections.abc import Mapping
from typing import Any

from socar_cli.domain.guide import Action, breach_terms
from socar_cli.domain.heard import Heard
from socar_cli.domain.money import read_days, read_won
from socar_cli.domain.own_words.settle import Reading
from socar_cli.domain.reservation import Reservation
from socar_cli.errors import MissingOptionError
from socar_cli.knowledge.circumstances import Breach, Situation
from socar_cli.knowledge.model import Contact, Costs, Knowledge, Product
from socar_cli.knowledge.scalars import Won
from socar_cli.value import Value, changed, values_of

_LEAST = 1000  # won; less is the price of nothing
_REPAIR, _DAYS, DEDUCTIBLE = "--repair", "--days", "--deductible"
_AMOUNTS = {  # of a case beside the repair, each with the parameter that gives it
    "tow": "tow",
    "third_party": "third_party_damage",
    "day_fee": "standard_day_fee",
    "day_rate": "loss_of_use_per_day",
    "deductible": "deductible",
}


class CostRules(Value):
    """The rules as the knowledge file has them, and where to report; no figure is computed."""

    costs: Costs
    calls: tuple[Contact, ...]
    breach: tuple[Action, ...] = ()  # what a breach means for waiver and insurance


class Case(Value, kw_only=True):
    """An accident in figures; None where nobody knows."""

    repair: Won
    days: int | None = None
    day_fee: Won | None = None  # the standard fee of a day, before discounts
    day_rate: Won | None = None  # a day of loss-of-use, where it was given itself
    deductible: Won | None = None
    tow: Won | None = None
    third_party: Won | None = None
    no_waiver: bool = False
    compare: bool = False


class Figures(Value, kw_only=True):
    """Every amount in won that the program computes; all others are typed, recorded or in the file.

    A part that nobody gave is None, as is a sum that an unknown loss of use could change; a tow or
    third-party damage that is None is in no sum.
    """

    day_rate: Won | None  # a day of loss of use
    loss_of_use: Won | None
    tow: Won | None  # what of the tow is the driver's
    above_limit: Won | None  # third-party damage that the insurance does not pay
    known: Won  # without loss of use
    most: Won | None  # with loss of use as part of the deductible, if it reaches that
    inside: Won | None  # with loss of use as part of the deductible
    on_top: Won | None  # with loss of use beside the deductible

    @property
    def known_or_total(self) -> Won:
        """The whole sum where it is known, else the part that is."""
        return self.known if self.inside is None else self.inside


class Option(Value, kw_only=True):
    """What the driver pays with one deductible."""

    deductible: Won
    product: Product | None  # None: no product of the file has that deductible
    figures: Figures
    chosen: bool  # asked for, or of the reservation


class Estimate(Value, kw_only=True):
    """An accident and what it costs: one choice or all products, or without the waiver."""

    costs: Costs
    case: Case
    options: tuple[Option, ...]
    refused: Figures | None = None  # what it costs at least when the waiver does not apply
    breach: tuple[Action, ...] = ()  # what a breach means for waiver and insurance

    @property
    def only(self) -> Option | None:
        """The one choice that is reckoned; None where there are several, or no waiver."""
        return self.options[0] if len(self.options) == 1 else None

    @property
    def figures(self) -> Figures:
        """The figures of the first choice, or without a waiver; those of a day hold for all."""
        return self.refused or self.options[0].figures

    @property
    def leaves_out_loss_of_use(self) -> bool:
        """Tell whether days were given and nobody said what a day costs."""
        return bool(self.case.days) and self.figures.day_rate is None

    @property
    def beyond_old_limit(self) -> bool:
        """Tell whether the old terms would have stopped counting the days."""
        return (self.case.days or 0) > self.costs.loss_of_use.day_limit.days

    @property
    def unknown(self) -> tuple[str, ...]:
        """The parts of a case, by their names, that are not in the sum because nobody gave them.

        The sum is a total only where this is empty.
        """
        given = {name for name, value in values_of(self.case) if value is not None}
        if self.options and all(one.product and one.product.tow for one in self.options):
            given.add("tow")  # every product includes it
        return tuple(name for name in ("days", "tow", "third_party") if name not in given)

    @property
    def questionable(self) -> Mapping[str, Won]:
        """The typed amounts that may be slips, by their options, although they are used.

        That is a deductible that no product has, and of the others what is too little to be meant.
        """
        typed = {_option(name): getattr(self.case, field) for field, name in _AMOUNTS.items()}
        chosen = typed.pop(DEDUCTIBLE)
        typed = {_REPAIR: self.case.repair, **typed}
        slips = {option: amount for option, amount in typed.items() if amount and amount < _LEAST}
        if chosen not in {None, *(product.deductible for product in self.costs.products)}:
            slips[DEDUCTIBLE] = chosen
        return slips


def read_case(
    params: Mapping[str, Any], heard: Heard | None = None, breach: frozenset[Breach] = frozenset()
) -> Case | None:
    """Return the accident that was typed or told in words, None where nothing was.

    Of the command's parameters those of a case are read, by their names as Typer has them. With a
    `breach` the waiver may be refused, so it is reckoned without. An option wins over words.
    Raises a usage error that names the option for what is missing or absurd.
    """
    told = Reading() if heard is None else heard.reading
    names = ("repair", "days", "reservation", "no_waiver", "compare", *_AMOUNTS.values())
    typed = {name: params[name] for name in names if params.get(name) not in (None, False)}
    if not typed and told.repair is None:
        return None
    repair, days = told.repair, told.days
    if "repair" in typed:
        repair = read_won(typed["repair"], option=_REPAIR)
    if repair is None:
        raise MissingOptionError(_REPAIR)
    if "days" in typed:
        days = read_days(typed["days"], option=_DAYS)
    no_waiver = "no_waiver" in typed or bool(breach)
    amounts = {}
    if not no_waiver and "reservation" not in typed:
        amounts["deductible"] = told.deductible
    for field, name in _AMOUNTS.items():
        if name in typed:
            if days is None and field in {"day_fee", "day_rate"}:
                raise MissingOptionError(_DAYS, _option(name))
            amounts[field] = read_won(typed[name], option=_option(name))
    compare = "compare" in typed
    return Case(repair=repair, days=days, no_waiver=no_waiver, compare=compare, **amounts)


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def costs_of(
    knowledge: Knowledge,
    case: Case | None,
    reservation: Reservation | None = None,
    breach: frozenset[Breach] = frozenset(),
) -> CostRules | Estimate:
    """Return the rules, or for a case what it costs, with the deductible of its reservation.

    What a `breach` means for waiver and insurance is said with either.
    """
    means = breach_terms(knowledge, Situation(breach=breach))
    if case is None:
        called = (name for charge in knowledge.costs.refused for name in charge.call)
        calls = tuple(map(knowledge.contact, dict.fromkeys(called)))
        return CostRules(knowledge.costs, calls, means)
    if reservation is not None:
        case = changed(case, deductible=reservation.deductible)
    return changed(estimate(knowledge, case), breach=means)


def estimate(knowledge: Knowledge, case: Case) -> Estimate:
    """Return what `case` costs: with its deductible, with every product, or without a waiver."""
    costs = knowledge.costs
    rates, day_rate = costs.loss_of_use, case.day_rate
    if day_rate is None and case.day_fee is not None:  # the share of the day fee, half a won up
        share = (rates.rate_refused if case.no_waiver else rates.rate).percent
        day_rate = Won((case.day_fee * share + 50) // 100)
    loss = Won(0) if case.days == 0 else None
    if day_rate is not None and case.days is not None:
        loss = Won(day_rate * case.days)

    def figures(deductible: int | None, tow: Won | None, above: Won | None) -> Figures:
        """Return the sums, where the driver pays at most a deductible of the repair."""
        own = case.repair if deductible is None else min(case.repair, deductible)
        others = (tow or 0) + (above or 0)
        known, inside, on_top = Won(own + others), None, None
        most = None if deductible is None else Won(deductible + others)
        if loss is not None:
            on_top = Won(known + loss)
            inside = on_top if most is None else min(on_top, most)
        elif known == most:  # whatever loss of use is, the deductible has no room for it
            inside = most
        return Figures(
            day_rate=day_rate,
            loss_of_use=loss,
            tow=tow,
            above_limit=above,
            known=known,
            most=most,
            inside=inside,
            on_top=on_top,
        )

    if case.no_waiver:  # what is due at least, as one total: no deductible limits anything
        refused = figures(None, case.tow, None)
        return Estimate(costs=costs, case=case, options=(), refused=refused)
    above = None
    if case.third_party is not None:
        above = Won(max(0, case.third_party - (costs.property_limit.amount or 0)))
    products = {product.deductible: product for product in reversed(costs.products)}
    deductibles = set(products)
    if case.deductible is not None:
        deductibles = {case.deductible, *(products if case.compare else ())}
    options = []
    for amount in sorted(deductibles):
        product = products.get(amount)
        sums = figures(amount, Won(0) if product and product.tow else case.tow, above)
        is_chosen = amount == case.deductible
        options.append(Option(deductible=amount, product=product, figures=sums, chosen=is_chosen))
    return Estimate(costs=costs, case=case, options=tuple(options))
